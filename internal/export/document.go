package export

import (
	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/schema"
)

func (p *page) document() schema.Document {
	d := p.doc
	out := schema.Document{
		ID: d.ID, Ref: d.Ref, Path: null(d.Path), URL: null(d.URL), Outlet: null(d.Outlet), Title: null(d.Title),
		Bylines: list(d.Bylines), Language: null(d.Language), Text: d.Text, SHA256: d.SHA256,
		Published: schema.Published{
			Value: null(d.Published.Value), Earliest: null(d.Published.Earliest), Latest: null(d.Published.Latest),
			How: null(d.Published.How), Evidence: p.evidence(d.Published.Evidence),
		},
		Furniture: make([]schema.Furniture, len(d.Furniture)),
	}
	for i, f := range d.Furniture {
		out.Furniture[i] = schema.Furniture{Span: p.span(f.Span), Why: string(f.Why)}
	}
	return out
}

// source is the document in short, as it stands beside an entry.
func source(d *rapporteur.Document) schema.Source {
	return schema.Source{ID: d.ID, Ref: d.Ref, Outlet: null(d.Outlet), Title: null(d.Title), Published: null(d.Published.Value)}
}
