package main

import (
	"context"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/brief"
)

type briefCmd struct {
	recordFlag
	scopeFlags
	outputFlag
	Format string `enum:"md,html,json" default:"md" help:"md, html or json (default: md)."`
	JSON   bool   `name:"json" help:"The same as --format json."`
	Words  int    `placeholder:"N" help:"At most this many words."`
	Title  string `help:"The brief's heading."`
}

// Help is shown below the flags.
func (briefCmd) Help() string {
	return `What is claimed and by whom, figures side by side with their chains, quotations by speaker, what is
unknown. Every sentence is cited to a document and the characters it rests on.

  rapporteur brief                            Markdown on the terminal
  rapporteur brief --format html -o brief.html
  rapporteur brief --from 2020-02-01 --words 300`
}

// scopeFlags narrow a command to some of the record's documents.
type scopeFlags struct {
	Document string         `placeholder:"ID" help:"Only this document, by id or ref."`
	Outlet   string         `help:"Only documents of this outlet."`
	From     rapporteur.Day `placeholder:"DAY" help:"Only documents published on this day (YYYY-MM-DD) or later."`
	To       rapporteur.Day `placeholder:"DAY" help:"Only documents published on this day or earlier."`

	AllVersions bool `help:"Also documents that have a newer version."`
}

func (c *briefCmd) Run(ctx context.Context, a *app) error {
	s, err := c.openRead(ctx, a)
	if err != nil {
		return err
	}
	defer s.Close()
	b, err := brief.Compose(ctx, s, brief.Options{Title: c.Title, Words: c.Words, Document: c.Document, Outlet: c.Outlet, From: c.From, To: c.To})
	if err != nil {
		return err
	}
	format := c.Format
	if c.JSON {
		format = "json"
	}
	return c.write(a, func(w writer) error { return b.Write(w, format) })
}
