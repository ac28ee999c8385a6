package export

import (
	"fmt"
	"io"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/schema"
)

// Entry writes one entry of a record as one line of JSON: the contract's
// object of its kind with "kind" and "document" beside it; every span carries
// its document's ref and its text. doc must be the entry's document, with text.
func Entry(w io.Writer, doc *rapporteur.Document, e rapporteur.Entry) error {
	return newPage(doc, true).entry(w, e)
}

// Document writes what is known of a document, without its text, as one line of JSON.
func Document(w io.Writer, d *rapporteur.Document) error {
	return writeLine(w, schema.DocumentLine{
		Kind: "document", ID: d.ID, Ref: d.Ref, Version: d.Version, Path: null(d.Path), URL: null(d.URL), Outlet: null(d.Outlet),
		Title: null(d.Title), Bylines: list(d.Bylines), Language: null(d.Language), SHA256: d.SHA256,
		Published: schema.Day{Value: null(d.Published.Value), Earliest: null(d.Published.Earliest), Latest: null(d.Published.Latest), How: null(d.Published.How)},
	})
}

func (p *page) entry(w io.Writer, e rapporteur.Entry) error {
	head := schema.EntryHead{Kind: string(e.Kind()), Document: source(p.doc)}
	if of := e.EntryHead().Document; of != p.doc.ID {
		return fmt.Errorf("%s %s belongs to document %s, not to %s", e.Kind(), e.EntryHead().ID, of, p.doc.ID)
	}
	var line any
	switch e := e.(type) {
	case *rapporteur.Figure:
		line = schema.FigureEntry{EntryHead: head, Figure: p.figure(e)}
	case *rapporteur.Attribution:
		line = schema.AttributionEntry{EntryHead: head, Attribution: p.attribution(e)}
	default:
		return fmt.Errorf("%s %s: the JSON contract has no form for this kind", e.Kind(), e.EntryHead().ID)
	}
	if p.bad != nil {
		return fmt.Errorf("%s %s: %w", e.Kind(), e.EntryHead().ID, p.bad)
	}
	return writeLine(w, line)
}
