package export

import (
	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/schema"
)

func (p *page) quantity(q *rapporteur.Quantity) schema.Quantity {
	return schema.Quantity{
		Span: p.quote(q.Span), Min: number(q.Min), Max: number(q.Max), Qualifier: null(q.Qualifier),
		Unit: null(q.Unit), Change: null(q.Change), Kind: null(q.Kind),
	}
}

func (p *page) figure(f *rapporteur.Figure) schema.Figure {
	return schema.Figure{
		ID: f.ID, Span: p.quote(f.Span), Min: number(f.Min), Max: number(f.Max), Qualifier: null(f.Qualifier),
		Indicator: null(f.Indicator), Term: null(f.Term), Unit: null(f.Unit), Counts: null(f.Counts), Place: null(f.Place),
		Period: schema.Period{Text: null(f.Period.Text), From: null(f.Period.From), To: null(f.Period.To)},
		AsOf:   null(f.AsOf), Status: null(f.Status), Stance: null(f.Stance),
		Chain: list(f.Chain), Attribution: null(f.Attribution), Evidence: p.evidence(f.Evidence),
	}
}
