package export

import (
	"context"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

// writeCSV writes the table of the filter's entry kind; no kind is the
// documents themselves.
func writeCSV(ctx context.Context, w io.Writer, s store.Store, f Filter) error {
	switch f.Entries.Kind {
	case "":
		return csvDocuments(ctx, w, s, f)
	case rapporteur.KindFigure:
		return csvFigures(ctx, w, s, f)
	case rapporteur.KindAttribution:
		return csvAttributions(ctx, w, s, f)
	}
	return fmt.Errorf("no table for entries of kind %q: choose %s, %s or none for the documents",
		f.Entries.Kind, rapporteur.KindFigure, rapporteur.KindAttribution)
}

func csvDocuments(ctx context.Context, w io.Writer, s store.Store, f Filter) error {
	t, err := newSheet(w, []string{"id", "ref", "version", "outlet", "title", "bylines", "published", "earliest", "latest", "how",
		"language", "url", "path", "characters", "sha256"})
	if err != nil {
		return err
	}
	docs, err := documents(ctx, s, f.Documents)
	if err != nil {
		return err
	}
	for _, d := range docs {
		whole, err := s.Document(ctx, d.ID)
		if err != nil {
			return fmt.Errorf("document %s: %w", d.ID, err)
		}
		p := whole.Published
		t.text(whole.ID, whole.Ref)
		t.count(whole.Version)
		t.text(whole.Outlet, whole.Title, strings.Join(whole.Bylines, "; "))
		t.text(string(p.Value), string(p.Earliest), string(p.Latest), string(p.How), whole.Language, whole.URL, whole.Path)
		t.count(utf8.RuneCountInString(whole.Text))
		t.text(whole.SHA256)
		if err := t.end(); err != nil {
			return err
		}
	}
	return t.close()
}

// csvSource is the head of every table of entries: which entry, in which document.
var csvSource = []string{"id", "document", "ref", "outlet", "title", "published"}

func (s *sheet) source(e rapporteur.Entry, d *rapporteur.Document) {
	s.text(e.EntryHead().ID, d.ID, d.Ref, d.Outlet, d.Title, string(d.Published.Value))
}

func csvFigures(ctx context.Context, w io.Writer, s store.Store, f Filter) error {
	t, err := newSheet(w, append(append([]string{}, csvSource...), "text", "qualifier", "min", "max", "unit", "counts", "indicator", "term",
		"place", "period", "from", "to", "as_of", "status", "stance", "chain", "attribution", "sentence", "evidence"))
	if err != nil {
		return err
	}
	err = walk(ctx, s, f, rapporteur.KindFigure, func(p *page, e rapporteur.Entry) error {
		g := e.(*rapporteur.Figure)
		t.source(g, p.doc)
		t.text(p.slice(g.Span), string(g.Qualifier))
		t.number(g.Min)
		t.number(g.Max)
		t.text(g.Unit, g.Counts, g.Indicator, g.Term, g.Place, g.Period.Text, string(g.Period.From), string(g.Period.To),
			string(g.AsOf), string(g.Status), string(g.Stance), chain(g.Chain), g.Attribution, p.sentence(g), p.receipts(g))
		return t.end()
	})
	if err != nil {
		return err
	}
	return t.close()
}

func csvAttributions(ctx context.Context, w io.Writer, s store.Store, f Filter) error {
	t, err := newSheet(w, append(append([]string{}, csvSource...), "chain", "source", "cue", "stance", "form", "anonymous", "addressee",
		"content", "sentence", "evidence"))
	if err != nil {
		return err
	}
	err = walk(ctx, s, f, rapporteur.KindAttribution, func(p *page, e rapporteur.Entry) error {
		a := e.(*rapporteur.Attribution)
		var sources, cues, stances []string // a cell each, link by link like the chain
		for _, l := range a.Links {
			sources = append(sources, p.slices(l.Source))
			cues = append(cues, p.slices(l.Cue))
			stances = append(stances, string(l.Stance))
		}
		t.source(a, p.doc)
		t.text(chain(a.Chain), chain(sources), chain(cues), chain(stances), string(a.Form))
		t.text(map[bool]string{true: "yes", false: "no"}[a.Anonymous])
		t.text(a.Addressee, p.slices(a.Content), p.sentence(a), p.receipts(a))
		return t.end()
	})
	if err != nil {
		return err
	}
	return t.close()
}
