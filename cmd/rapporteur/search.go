package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

type searchCmd struct {
	recordFlag
	Words []string `arg:"" help:"Words to find; a phrase in double quotes."`
	Limit int      `default:"20" placeholder:"N" help:"At most this many hits (default: ${default})."`
	JSON  bool     `name:"json" help:"One hit a line as JSON; offsets are code points of the document's text."`
}

// Help is shown below the flags.
func (searchCmd) Help() string {
	return `  rapporteur search ceasefire
  rapporteur search '"observation posts" surrounded' --json`
}

func (c *searchCmd) Run(ctx context.Context, a *app) error {
	s, err := c.openRead(ctx, a)
	if err != nil {
		return err
	}
	defer s.Close()
	hits, err := s.Search(ctx, strings.Join(c.Words, " "), c.Limit)
	if err != nil {
		return err
	}
	for _, h := range hits {
		if c.JSON {
			doc, err := s.Document(ctx, h.Document.ID)
			if err != nil {
				return err
			}
			o := text.NewOffsets(doc.Text)
			hit := map[string]any{"document": map[string]any{"id": doc.ID, "ref": doc.Ref, "outlet": doc.Outlet, "title": doc.Title, "published": doc.Published.Value},
				"start": o.CodePoint(h.Span.Start), "end": o.CodePoint(h.Span.End), "text": h.Span.In(doc.Text)}
			if err := json.NewEncoder(a.stdout).Encode(hit); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(a.stdout, "%s  %s\n    %s\n", h.Document.ID, documentLine(h.Document), strings.Join(strings.Fields(emphasise(h.Snippet, h.Span, h.Matches)), " "))
	}
	if len(hits) == 0 {
		fmt.Fprintf(a.stderr, "nothing found for %q\n", strings.Join(c.Words, " "))
	}
	return nil
}

// emphasise puts the matches of a snippet between asterisks.
func emphasise(snippet string, span rapporteur.Span, matches []rapporteur.Span) string {
	var b strings.Builder
	at := 0
	for _, m := range matches {
		start, end := m.Start-span.Start, m.End-span.Start
		if start < at || end > len(snippet) {
			continue
		}
		b.WriteString(snippet[at:start] + "*" + snippet[start:end] + "*")
		at = end
	}
	return b.String() + snippet[at:]
}

// documentLine names a document in one line.
func documentLine(d *rapporteur.Document) string {
	parts := []string{dateOf(d)}
	if d.Outlet != "" {
		parts = append(parts, d.Outlet)
	}
	if d.Title != "" {
		parts = append(parts, d.Title)
	} else {
		parts = append(parts, d.Ref)
	}
	return strings.Join(parts, "  ")
}
