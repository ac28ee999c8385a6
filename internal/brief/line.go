package brief

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// Line describes an entry in one sentence without citations: who said it,
// through whom, in which report. r is the reading it is of; its actors say who
// can be named as a speaker. An entry whose spans do not lie in the text is
// described by its kind and ID.
func Line(e rapporteur.Entry, r *rapporteur.Reading) string {
	p, doc := newPage(r, 0), r.Document
	span := p.sentence(e)
	if !span.Valid(doc.Text) {
		return string(e.Kind()) + " " + e.EntryHead().ID
	}
	switch e := e.(type) {
	case *rapporteur.Attribution:
		if e.Form == rapporteur.FormDirect {
			if q := p.quotation(e); q != "" {
				return q
			}
		} else if s := p.phrase(e); s != "" {
			return s + "."
		}
	case *rapporteur.Figure:
		if e.Span.Valid(doc.Text) {
			return p.figureLine(e)
		}
	}
	return label(doc) + ": " + marks(short(p.slice(span)))
}

// figureLine describes a figure by its cells.
func (p *page) figureLine(f *rapporteur.Figure) string {
	var b strings.Builder
	b.WriteString(marks(p.slice(f.Span)))
	b.WriteString(strings.TrimPrefix(p.counted(f), p.slice(f.Span)))
	b.WriteString(" (" + strings.ToLower(heading(f.Indicator)))
	switch {
	case f.Status == rapporteur.StatusPlanned || f.Status == rapporteur.StatusProjected:
		b.WriteString(", " + string(f.Status))
	case f.Stance == rapporteur.FigureForecast || f.Stance == rapporteur.FigureConditional:
		b.WriteString(", " + string(f.Stance))
	}
	b.WriteString(")")
	if f.Place != "" {
		b.WriteString("; place: " + fold(f.Place))
	}
	if f.Period.Text != "" {
		b.WriteString("; period: " + fold(f.Period.Text))
	}
	b.WriteString("; according to " + chain(f.Chain, label(p.head)))
	if f.AsOf != "" {
		b.WriteString(", as of " + humanDay(f.AsOf))
	}
	return b.String() + "."
}
