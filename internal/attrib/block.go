package attrib

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// block.go reads a unit together with the quotation behind it: what a colon at
// a paragraph's end leads to, `X agreed. “…”`, `“….” X said.`

// withBlock gives unit i, and when it ends its paragraph with a colon, with
// the next paragraph's opening quotation or its whole text as a last item. The
// number is that of the last unit in it.
func (k *linker) withBlock(i int, end bool) (*unit, int) {
	u := &k.units[i]
	n := len(u.items)
	if w := k.stopped(i); w != nil {
		return w, i + 1
	}
	if !end || i+1 >= len(k.units) || u.items[n-1].low != ":" || u.titled() && k.units[i+1].items[0].quote < 0 {
		return u, i
	}
	next := &k.units[i+1]
	last := i + 1
	q := next.items[0].quote
	if q < 0 && poster.MatchString(k.layout.Paragraphs[next.paragraph].In(k.text)) {
		return u, i // a post with its own signature
	}
	if q >= 0 {
		if !bare(next) {
			return u, i
		}
		return &unit{items: append(u.items[:n:n], item{Span: k.quotes[q].Span, quote: q}), paragraph: u.paragraph}, last
	}
	for last+1 < len(k.units) && k.units[last+1].paragraph == next.paragraph {
		last++
	}
	w := k.joined(u, i+1, last)
	if !k.byOutlet(w) {
		// What has speakers of its own may be the report's, which never says "we".
		for m := i + 2; m <= last; m++ {
			if !k.units[m].first() && len(k.find(&k.units[m])) > 0 {
				last = m - 1
			}
		}
		k.quotes = k.quotes[:len(k.quotes)-1]
		w = k.joined(u, i+1, last)
	}
	if words(k.quotes[len(k.quotes)-1].In(k.text), 6) < 6 || next.labelled() {
		return u, i
	}
	return w, last
}

// first reports whether the unit speaks in the first person.
func (u *unit) first() bool {
	for i := range u.items {
		if t := &u.items[i]; t.quote < 0 && firstPersons[t.low] && (t.low != "us" || !t.capital) {
			return true
		}
	}
	return false
}

// joined gives unit u with the words of the units from first to last as one
// quotation behind it.
func (k *linker) joined(u *unit, first, last int) *unit {
	end := k.units[last].items
	s := rapporteur.Span{Start: k.units[first].items[0].Start, End: end[len(end)-1].End}
	k.quotes = append(k.quotes, quote{Span: s, Inner: s, Paragraph: k.units[first].paragraph, Closed: true})
	n := len(u.items)
	return &unit{items: append(u.items[:n:n], item{Span: s, quote: len(k.quotes) - 1}), paragraph: u.paragraph}
}

// byOutlet reports whether an outlet gives what unit u ends with.
func (k *linker) byOutlet(u *unit) bool {
	says := k.find(u)
	if len(says) == 0 {
		return false
	}
	s := &says[len(says)-1]
	return s.inner < 0 && u.outlet(s.source)
}

// labelled reports whether the unit begins with a word or two and a colon, as
// the points of a list do: "Water supply: The council …".
func (u *unit) labelled() bool {
	for i := 1; i < min(5, len(u.items)); i++ {
		if u.items[i].low == ":" {
			return true
		}
	}
	return false
}

// stopped gives unit i with the quotation behind it when the unit says who
// speaks but not what: `Ana Lima agreed. “…”`, `X said in a statement. “…”`.
func (k *linker) stopped(i int) *unit {
	if i+1 >= len(k.units) || !bare(&k.units[i+1]) || k.units[i+1].paragraph != k.units[i].paragraph {
		return nil
	}
	u, q := &k.units[i], &k.units[i+1].items[0]
	n := len(u.items)
	if i > 0 && bare(&k.units[i-1]) && k.units[i-1].paragraph == u.paragraph && k.spoken(i-1) {
		return nil // `“…” X said. “…”`: X closes the first
	}
	if n < 2 || n > 40 || u.items[n-1].low != "." || q.quote < 0 || words(k.quotes[q.quote].Inner.In(k.text), 4) < 4 {
		return nil
	}
	before := k.find(u)
	w := &unit{items: append(u.items[:n-1:n-1], *q), paragraph: u.paragraph}
	says := k.find(w)
	if len(says) != len(before)+1 {
		return nil
	}
	last := &says[len(says)-1]
	if v := &w.items[last.verb.from]; len(before) > 0 && before[0].pre && u.items[0].quote >= 0 && (nounForms[v.low] || nounCues[v.low] != nil) && !strings.HasSuffix(v.low, "ed") {
		return nil // `“…,” X said, with a nod to the report. “…”`
	}
	for i := range before {
		for _, c := range before[i].content {
			if c.from <= last.verb.from && last.verb.from < c.to {
				return nil // "called for talks. “…”": no verb
			}
		}
	}
	for i := last.verb.from; i < last.verb.to; i++ {
		if modals[w.items[i].low] {
			return nil
		}
	}
	if c := last.content; last.source.empty() || last.inner >= 0 || len(c) != 1 || c[0] != (run{n - 1, n}) || last.cue == colonCue || k.spoken(i+1) {
		return nil
	}
	return w
}

// merged gives bare unit i with the unit behind it, when that one may be no
// more than its speaker: “….” X said.
func (k *linker) merged(i int) *unit {
	if i < 0 || i+1 >= len(k.units) || !bare(&k.units[i]) || k.units[i].paragraph != k.units[i+1].paragraph {
		return nil
	}
	a, b := k.units[i].items, k.units[i+1].items
	if len(b) > 14 || b[0].quote >= 0 {
		return nil
	}
	return &unit{items: append(a[:len(a):len(a)], b...), paragraph: k.units[i].paragraph}
}

// spoken reports whether bare unit i has its speaker in the unit behind it.
func (k *linker) spoken(i int) bool {
	m := k.merged(i)
	if m == nil || len(k.find(&k.units[i+1])) > 0 {
		return false
	}
	says := k.find(m)
	return len(says) > 0 && says[0].pre
}
