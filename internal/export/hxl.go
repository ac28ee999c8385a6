package export

import (
	"context"
	"io"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

// hxlColumns are the columns of the HXL table with their tags. Numeric columns
// hold numbers or nothing; the qualifier has a column of its own.
var hxlColumns = []struct{ title, tag string }{
	{"figure", "#meta+id"},
	{"indicator", "#indicator+name"},
	{"qualifier", "#indicator+qualifier"},
	{"at least", "#indicator+num+min"},
	{"at most", "#indicator+num+max"},
	{"unit", "#indicator+unit"},
	{"from", "#date+start"},
	{"to", "#date+end"},
	{"as of", "#date+reported"},
	{"place", "#loc+name"},
	{"said by", "#meta+source"},
	{"status", "#status"},
	{"stance", "#status+stance"},
	{"address", "#meta+url"},
	{"evidence", "#meta+evidence"},
	{"sentence", "#description"},
}

func writeHXL(ctx context.Context, w io.Writer, s store.Store, f Filter) error {
	if err := only(f, rapporteur.KindFigure); err != nil {
		return err
	}
	var titles, tags []string
	for _, c := range hxlColumns {
		titles, tags = append(titles, c.title), append(tags, c.tag)
	}
	t, err := newSheet(w, titles, tags)
	if err != nil {
		return err
	}
	err = walk(ctx, s, f, rapporteur.KindFigure, func(p *page, e rapporteur.Entry) error {
		g := e.(*rapporteur.Figure)
		t.text(g.ID, g.Indicator, string(g.Qualifier))
		t.number(g.Min)
		t.number(g.Max)
		t.text(g.Unit, string(g.Period.From), string(g.Period.To), string(g.AsOf), g.Place, chain(g.Chain),
			string(g.Status), string(g.Stance), p.doc.URL, p.receipts(g), p.sentence(g))
		return t.end()
	})
	if err != nil {
		return err
	}
	return t.close()
}
