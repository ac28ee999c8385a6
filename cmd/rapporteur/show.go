package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/brief"
	"github.com/rapporteur/rapporteur/internal/export"
	"github.com/rapporteur/rapporteur/internal/store"
	"github.com/rapporteur/rapporteur/internal/text"
)

type showCmd struct {
	recordFlag
	ID      string `arg:"" help:"Id of an entry, or id or ref of a document."`
	JSON    bool   `name:"json" help:"Print it as JSON; offsets are code points."`
	Context int    `default:"1" placeholder:"N" help:"Sentences of context before and after (default: ${default})."`
}

// Help is shown below the flags.
func (showCmd) Help() string {
	return `  rapporteur show fig-1a2b3c4d5e6f     an entry, its chain, and its sentence in context
  rapporteur show 002_report           a document, its date and how that is known`
}

func (c *showCmd) Run(ctx context.Context, a *app) error {
	s, err := c.openRead(ctx, a)
	if err != nil {
		return err
	}
	defer s.Close()
	e, err := s.Entry(ctx, c.ID)
	if err == nil {
		r, err := s.Reading(ctx, e.EntryHead().Document)
		if err != nil {
			return err
		}
		if c.JSON {
			return export.Entry(a.stdout, r.Document, e)
		}
		return c.entry(a.stdout, r, e)
	}
	if !errors.Is(err, store.ErrNotFound) {
		return err
	}
	doc, err := s.Document(ctx, c.ID)
	if errors.Is(err, store.ErrNotFound) {
		return fmt.Errorf("%q is neither an entry nor a document of %s; 'rapporteur list figures' and 'list documents' give ids", c.ID, c.Record)
	}
	if err != nil {
		return err
	}
	r, err := s.Reading(ctx, doc.ID)
	if err != nil {
		return err
	}
	if c.JSON {
		return export.Reading(a.stdout, r, export.Options{})
	}
	return c.document(a.stdout, r)
}

// entry prints what the entry says, who says it, and where it stands.
func (c *showCmd) entry(w writer, r *rapporteur.Reading, e rapporteur.Entry) error {
	doc, head := r.Document, e.EntryHead()
	o := text.NewOffsets(doc.Text)
	fmt.Fprintf(w, "%s  %s\n\n%s\n\n", head.ID, e.Kind(), brief.Line(e, r))
	fmt.Fprintf(w, "chain     %s\n", strings.Join(head.Chain, " > "))
	fmt.Fprintf(w, "document  %s  %s\n\n", doc.ID, documentLine(doc))
	for _, line := range c.passage(r, e) {
		fmt.Fprintf(w, "  %s\n", line)
	}
	fmt.Fprintf(w, "\nevidence (code points of the text)\n")
	e.EachSpan(func(field string, s rapporteur.Span) {
		if field == "sentence" {
			return
		}
		fmt.Fprintf(w, "  %-10s %6d-%-6d  %s\n", field, o.CodePoint(s.Start), o.CodePoint(s.End), cell(s.In(doc.Text), 100))
	})
	return nil
}

// passage gives the sentences an entry rests on with some before and after,
// the entry's own characters between « and ».
func (c *showCmd) passage(r *rapporteur.Reading, e rapporteur.Entry) []string {
	var own []rapporteur.Span
	e.EachSpan(func(field string, s rapporteur.Span) {
		if field == "value" || field == "content" {
			own = append(own, s)
		}
	})
	slices.SortFunc(own, func(a, b rapporteur.Span) int { return a.Start - b.Start })
	own = slices.Compact(own)
	if len(own) == 0 {
		return nil
	}
	first := slices.IndexFunc(r.Sentences, func(s rapporteur.Span) bool { return s.End > own[0].Start })
	last := first
	for last+1 < len(r.Sentences) && r.Sentences[last+1].Start < own[len(own)-1].End {
		last++
	}
	if first < 0 {
		return nil
	}
	var out []string
	for i := max(0, first-c.Context); i <= min(len(r.Sentences)-1, last+c.Context); i++ {
		s := r.Sentences[i]
		var b strings.Builder
		at := s.Start
		for _, m := range own {
			start, end := max(m.Start, at), min(m.End, s.End)
			if start >= end {
				continue
			}
			b.WriteString(r.Document.Text[at:start] + "«" + r.Document.Text[start:end] + "»")
			at = end
		}
		b.WriteString(r.Document.Text[at:s.End])
		out = append(out, strings.Join(strings.Fields(b.String()), " "))
	}
	return out
}

// document prints what is known of a document, and its text.
func (c *showCmd) document(w writer, r *rapporteur.Reading) error {
	d := r.Document
	o := text.NewOffsets(d.Text)
	row := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w, "%-10s %s\n", name, value)
		}
	}
	row("document", d.ID)
	row("ref", d.Ref)
	row("version", fmt.Sprint(d.Version))
	row("title", d.Title)
	row("outlet", d.Outlet)
	row("bylines", strings.Join(d.Bylines, "; "))
	row("url", d.URL)
	row("path", d.Path)
	row("language", d.Language)
	row("published", dateOf(d))
	row("known by", string(d.Published.How))
	for _, e := range d.Published.Evidence {
		row("", fmt.Sprintf("%d-%d  %s", o.CodePoint(e.Start), o.CodePoint(e.End), cell(e.In(d.Text), 90)))
	}
	row("sha256", d.SHA256)
	row("holds", fmt.Sprintf("%d sentences, %d attributions, %d figures, %d pieces of furniture", len(r.Sentences), len(r.Attributions), len(r.Figures), len(d.Furniture)))
	for _, f := range d.Furniture {
		row("furniture", fmt.Sprintf("%d-%d  %s: %s", o.CodePoint(f.Start), o.CodePoint(f.End), f.Why, cell(f.In(d.Text), 80)))
	}
	_, err := fmt.Fprintf(w, "\n%s\n", strings.TrimRight(d.Text, "\n"))
	return err
}
