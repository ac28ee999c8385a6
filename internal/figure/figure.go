// Package figure reads figures: numbers about people, forces and incidents,
// with their scope and the chain of those who gave them.
//
// It promises that ordinals, ages, distances and durations are never figures
// and that a figure said by somebody carries that chain. A number without a
// recognised word that says what it measures is no figure. It never compares
// or adds up; that is reconcile's work.
package figure

import (
	"sort"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
	"github.com/rapporteur/rapporteur/internal/when"
)

// Read lists the figures of a document in text order, given its quantities,
// times, places and attributions. It takes time linear in the length of the text.
func Read(doc *rapporteur.Document, l *text.Layout, q []rapporteur.Quantity, times []rapporteur.When, places []rapporteur.Place, a []*rapporteur.Attribution) []*rapporteur.Figure {
	var out []*rapporteur.Figure
	quoted := newContents(a)
	next := 0
	for _, s := range l.Sentences {
		from := next
		for next < len(q) && q[next].Start < s.End {
			next++
		}
		if from == next {
			continue
		}
		c := newClause(l, s, q[from:next])
		for _, x := range c.slots {
			x.link = c.find(x)
		}
		c.spread()
		for _, x := range c.slots {
			if x.link != nil {
				out = append(out, c.figure(doc, x, when.Within(times, s.Span), places, quoted))
			}
		}
	}
	return out
}

// figure makes the figure of a linked slot.
func (c *clause) figure(doc *rapporteur.Document, s *slot, times []rapporteur.When, places []rapporteur.Place, quoted contents) *rapporteur.Figure {
	ind := indicatorOf[s.link.t.Indicator]
	if s.link.t.Camp != "" && c.camp(s.link) {
		ind = indicatorOf[s.link.t.Camp]
	}
	m := s.link.modal
	if ind.Name == "displaced_expected" {
		m = max(m, forecast)
	}
	if s.link.t.Term != "" {
		ind.Term = s.link.t.Term
	}
	if m == forecast && ind.Name == "displaced" {
		ind = indicatorOf["displaced_expected"]
	}
	f := &rapporteur.Figure{
		Span: s.q.Span, Min: s.q.Min, Max: s.q.Max, Qualifier: s.q.Qualifier,
		Indicator: ind.Name, Term: ind.Term, Unit: c.unit(s, ind), Status: m.status(), Stance: m.stance(),
		AsOf: doc.Published.Value,
	}
	f.ID = rapporteur.EntryID(rapporteur.KindFigure, doc.ID, f.Span, 0)
	f.Document = doc.ID
	f.Factuality = m.factuality()
	f.Evidence = append(f.Evidence, rapporteur.Evidence{Field: "sentence", Span: c.s.Span}, rapporteur.Evidence{Field: "value", Span: s.q.Span})
	add := func(field string, sp rapporteur.Span) {
		if !sp.IsZero() {
			f.Evidence = append(f.Evidence, rapporteur.Evidence{Field: field, Span: sp})
		}
	}
	if !s.q.UnitSpan.IsZero() {
		add("unit", s.q.UnitSpan)
	}
	if !s.q.Noun.IsZero() {
		f.Counts = s.q.Noun.In(c.l.Text)
		add("counts", s.q.Noun)
	}
	add("indicator", s.link.span())
	if sp := c.place(s); !sp.IsZero() && !demonym(places, sp) {
		f.Place = sp.In(c.l.Text)
		add("place", sp)
	}
	if p, sp := c.period(s, times, doc.Published.Value); !sp.IsZero() {
		f.Period = p
		add("period", sp)
	}
	c.attribute(f, quoted, add)
	return f
}

// demonym reports whether the name is an adjective or a people and so no
// ground ("died in Syrian attacks"), as far as the places of the document tell.
func demonym(places []rapporteur.Place, s rapporteur.Span) bool {
	i := sort.Search(len(places), func(i int) bool { return places[i].End > s.Start })
	return i < len(places) && places[i].Overlaps(s) && places[i].Demonym
}

// camp reports whether a camp is named behind the trigger.
func (c *clause) camp(l *link) bool {
	for k := l.at; k < len(c.low) && k < l.at+8; k++ {
		if c.low[k] == "camp" || c.low[k] == "camps" {
			return true
		}
	}
	return false
}

// unit gives the unit of a figure: the indicator's own, save that households
// are counted as such and that things go by their noun.
func (c *clause) unit(s *slot, ind Indicator) string {
	if s.unit == "" && s.echo != nil && ind.Unit == "*" {
		return s.echo.unit
	}
	if ind.Unit == "*" {
		return s.unit
	}
	if ind.Unit == "persons" && s.unit == "households" {
		return "households"
	}
	return ind.Unit
}

// contents finds the attribution whose content holds a span.
type contents []content

type content struct {
	rapporteur.Span
	a *rapporteur.Attribution
}

func newContents(a []*rapporteur.Attribution) contents {
	var out contents
	for _, x := range a {
		for _, s := range x.Content {
			out = append(out, content{s, x})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	return out
}

// holding gives the innermost attribution that holds the span, nil without one.
func (c contents) holding(s rapporteur.Span) *rapporteur.Attribution {
	i := sort.Search(len(c), func(i int) bool { return c[i].Start > s.Start })
	for n := 0; i > 0 && n < 16; n++ {
		i--
		if c[i].End >= s.End {
			return c[i].a
		}
	}
	return nil
}
