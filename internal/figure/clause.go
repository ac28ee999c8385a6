package figure

import (
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/quantity"
	"github.com/rapporteur/rapporteur/internal/text"
)

// clause is a sentence with the numbers in it.
type clause struct {
	l     *text.Layout
	s     text.Sentence
	shout bool     // the whole sentence is in capitals
	low   []string // lower-case forms of its tokens, typographic apostrophes made plain
	slots []*slot
	in    []*slot // the slot that a token belongs to, or nil
}

// slot is a number of a sentence that may become a figure.
type slot struct {
	q          *rapporteur.Quantity
	start, end int    // tokens of qualifier, number and counted noun
	num        int    // token after the number
	head       string // the counted noun, lower-case singular; empty when left out
	unit       string // its unit
	listed     bool   // the noun table knows the noun
	capital    bool   // the noun is written with a capital
	echo       *slot  // what a number without a noun most likely counts: "destroyed 31 homes and damaged 300"
	barred     bool   // can be no figure, whatever stands beside it
	link       *link
}

// link says why a slot is a figure.
type link struct {
	t        *trigger
	role     role
	trigger  rapporteur.Span
	at       int // the trigger's first token
	modal    modality
	negated  bool
	borrowed bool // taken over from the number that it stands beside
}

// form gives token k as written.
func (c *clause) form(k int) string { return c.l.Form(c.s.First + k) }

// span covers tokens [a, b).
func (c *clause) span(a, b int) rapporteur.Span {
	return rapporteur.Span{Start: c.l.Tokens[c.s.First+a].Start, End: c.l.Tokens[c.s.First+b-1].End}
}

// plain reports whether token k is written without a capital that means anything.
func (c *clause) plain(k int) bool { return c.shout || c.form(k) == c.low[k] }

// newClause lays the quantities of a sentence over its tokens.
func newClause(l *text.Layout, s text.Sentence, q []rapporteur.Quantity) *clause {
	c := &clause{l: l, s: s, low: make([]string, s.Last-s.First), in: make([]*slot, s.Last-s.First)}
	for k := range c.low {
		w := strings.ToLower(c.form(k))
		c.low[k] = strings.ReplaceAll(w, "’", "'")
	}
	c.shout = true
	for k := range c.low {
		if w := c.form(k); strings.ToUpper(w) != w {
			c.shout = false
			break
		}
	}
	for i := range q {
		x := &q[i]
		if x.Kind != rapporteur.QuantityCount {
			continue
		}
		v := &slot{q: x, start: l.TokenAt(x.Start) - s.First, num: l.TokenAt(x.End-1) - s.First + 1}
		v.end = v.num
		if !x.Noun.IsZero() {
			v.end = max(v.end, l.TokenAt(x.Noun.End-1)-s.First+1)
			head := strings.ReplaceAll(x.UnitSpan.In(l.Text), "’", "'")
			v.head, v.unit = quantity.Singular(strings.ToLower(head)), x.Unit
			v.listed = quantity.Listed(head)
			v.capital = head != strings.ToLower(head)
		}
		if v.start < 0 || v.end > len(c.low) {
			continue
		}
		if n := len(c.slots); v.head == "" && n > 0 {
			v.echo = c.slots[n-1]
			if v.echo.head == "" {
				v.echo = v.echo.echo
			}
		}
		c.slots = append(c.slots, v)
		for k := v.start; k < v.end; k++ {
			c.in[k] = v
		}
	}
	return c
}
