// Package quantity reads numbers: how many, of what, and how the number is
// bounded.
//
// It promises spans that cover qualifier and number exactly and bounds that
// the words warrant. It never averages a range and never turns a vague word
// into a number without saying that it is vague. Numbers that only name or
// date something ("Resolution 2254", "F-16", "9/11", "5 p.m.") are no
// quantities and are left out.
package quantity

import (
	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// Read lists the quantities of a text in text order; no two overlap. It takes
// time linear in the length of the text.
func Read(l *text.Layout) []rapporteur.Quantity {
	var out []rapporteur.Quantity
	for _, s := range l.Sentences {
		r := reader{text: l.Text, atoms: lex(l, s)}
		out = append(out, r.read()...)
	}
	return out
}

// reader reads one sentence.
type reader struct {
	text  string
	atoms []atom
	done  int // atoms before this one belong to quantities already read
	out   []rapporteur.Quantity
}

func (r *reader) read() []rapporteur.Quantity {
	for i := 0; i < len(r.atoms); {
		if n := r.named(i); n > i {
			i = n
			continue
		}
		if n := r.one(i); n > i {
			i = n
			continue
		}
		i++
	}
	return r.out
}

// one reads the quantity whose number starts at atom i and gives the atom
// after it, or i when none starts there.
func (r *reader) one(i int) int {
	a, j := r.numeral(i)
	if j == i {
		return i
	}
	if !a.word && !a.ordinal && r.label(i, j) {
		return j
	}
	u, uEnd := r.unit(i, j, a)
	b := a
	ranged := false
	if v, start, k, ok := r.rangeEnd(i, j, uEnd, a); ok {
		vu, vuEnd := r.unit(start, k, v)
		// "rose from 20 to 45" is two numbers, not a range, and so is "rose 3 % to 45";
		// the second is read in its turn.
		if !r.changes(i) && (u.name == "" || u.name == vu.name || vu.name == "" && u.start >= 0) {
			if u.name == "" || u.start < 0 {
				u = unit{name: vu.name, kind: vu.kind, span: vu.span, start: u.start}
			}
			a = a.scaled(v)
			b, j, uEnd, ranged = v, k, vuEnd, true
		}
	}
	if !a.vague && !a.ordinal && r.notCounted(i, j, a, u, ranged) {
		return j
	}
	q := rapporteur.Quantity{Number: rapporteur.Span{Start: r.atoms[i].Start, End: r.atoms[j-1].End}, Kind: u.kind, Unit: u.name, Qualifier: rapporteur.QualifierExact}
	last := j
	lo, hi := a.lo, b.hi
	if a.vague || b.vague {
		q.Qualifier = rapporteur.QualifierVague
	}
	first, qual := r.before(u.first(i))
	last2, after := r.after(j)
	if after != "" {
		last, qual = last2, after
	}
	if qual != "" && q.Qualifier != rapporteur.QualifierVague {
		q.Qualifier = qual
		lo, hi = bound(qual, lo, hi)
	}
	q.Min, q.Max = lo, hi
	if a.negative && !ranged {
		q.Min, q.Max = negate(q.Max), negate(q.Min)
	}
	q.Span = rapporteur.Span{Start: r.atoms[first].Start, End: r.atoms[last-1].End}
	if u.span.End > 0 {
		q.UnitSpan = u.span
	}
	next := last
	switch {
	case a.ordinal:
		q.Kind, q.Unit = rapporteur.QuantityOrdinal, ""
		if n, ok := r.noun(j, false); ok {
			q.UnitSpan, q.Noun = r.atoms[n.head].Span, n.span(r.atoms)
		}
	case u.kind == "":
		q.Kind = rapporteur.QuantityBare
		if n, ok := r.noun(max(last, j), lo != nil && *lo == 1 && hi != nil && *hi == 1); ok {
			q.Kind = rapporteur.QuantityCount
			q.UnitSpan, q.Noun = r.atoms[n.head].Span, n.span(r.atoms)
			q.Unit = UnitOf(r.atoms[n.head].low)
		} else if !a.decimal || a.scale > 1 {
			q.Kind = rapporteur.QuantityCount // the noun is left out: "586,000 were displaced"
		}
		if q.Kind == rapporteur.QuantityCount && q.Noun.IsZero() && r.pronoun(i, j) {
			return j
		}
	default:
		next = max(next, uEnd)
	}
	if (a.indefinite || a.ordinal) && !r.worthCounting(i, j, q) {
		return j
	}
	q.Change = r.change(first, i, q)
	r.out = append(r.out, q)
	r.done = next
	return next
}

func negate(v *float64) *float64 {
	if v == nil {
		return nil
	}
	n := -*v
	return &n
}

func value(v float64) *float64 { return &v }
