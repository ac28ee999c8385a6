package export

import (
	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/schema"
)

func (p *page) attribution(a *rapporteur.Attribution) schema.Attribution {
	out := schema.Attribution{
		ID: a.ID, Chain: make([]schema.Link, len(a.Links)), Content: p.spans(a.Content), Form: null(a.Form),
		Anonymous: a.Anonymous, Addressee: null(a.Addressee), Evidence: p.evidence(a.Evidence),
	}
	for i, l := range a.Links {
		out.Chain[i] = schema.Link{
			Source: p.spans(l.Source), Cue: p.spans(l.Cue),
			Name: null(l.Name), Actor: null(l.Actor), Stance: null(l.Stance),
		}
	}
	return out
}
