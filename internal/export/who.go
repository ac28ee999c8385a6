package export

import (
	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/schema"
)

func (p *page) actor(a *rapporteur.Actor) schema.Actor {
	out := schema.Actor{
		ID: a.ID, Name: a.Name, Kind: null(a.Kind), Country: null(a.Country), Sector: null(a.Sector), Role: null(a.Role),
		Mentions: make([]schema.Mention, len(a.Mentions)),
	}
	for i, m := range a.Mentions {
		out.Mentions[i] = schema.Mention{Span: p.quote(m.Span), Form: null(m.Form)}
	}
	return out
}

func (p *page) place(l *rapporteur.Place) schema.Place {
	metonym, demonym := l.Metonym, l.Demonym
	out := schema.Place{
		Span: p.quote(l.Span), Name: null(l.Name), Kind: null(l.Kind), Lat: l.Lat, Lon: l.Lon,
		Country: null(l.Country), Adm1: null(l.Adm1), Metonym: &metonym, Demonym: &demonym,
	}
	if l.GeoNameID != 0 {
		id := l.GeoNameID
		out.GeoNameID = &id
	}
	return out
}

func (p *page) time(w *rapporteur.When) schema.Time {
	return schema.Time{Span: p.quote(w.Span), Type: null(w.Type), Value: null(w.Value), Mod: null(w.Mod), From: null(w.From), To: null(w.To)}
}
