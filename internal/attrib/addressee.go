package attrib

import "strings"

// addressees gives where those spoken to end: "asked | Haddad, Lima and Okoro |
// to", "asked | the parties - the League and the Front - | why".
func (f *finder) addressees(i, end int) int {
	n := f.addresseeEnd(i, end)
	if n == i || n >= end || !f.items[n].comma() {
		return n
	}
	m := n
	for m < end && m < n+16 && f.items[m].quote < 0 && (f.items[m].comma() || f.items[m].low == "and") {
		e := f.nounRight(m+1, end, true)
		if e == m+1 || f.items[m+1].quote < 0 && strings.HasPrefix(f.items[m+1].tag, "V") {
			if f.items[m].low != "," && m > n && f.items[m].low == f.items[n].low {
				m++ // the second dash
			}
			break
		}
		m = e
	}
	if m > n+1 && m < end && f.items[m].quote < 0 && (f.items[m].low == "to" || f.items[m].low == "about" || f.items[m].low == "for" || complementisers[f.items[m].low]) {
		return m
	}
	return n
}

// nounsRight gives the end of the noun phrases joined by "and" that begin at i,
// also where the last is followed by a verb: "the north and the east | are".
func (f *finder) nounsRight(i, end int) int {
	n := f.nounRight(i, end, false)
	for n > i && n+1 < end && f.items[n].quote < 0 && f.items[n].low == "and" {
		m := f.nounRight(n+1, end, false)
		if m == n+1 {
			break
		}
		n = m
	}
	return n
}

// addresseeEnd gives where the person spoken to ends: "told | the council |".
func (f *finder) addresseeEnd(i, end int) int {
	w := &f.items[i]
	if w.quote >= 0 || !w.word || complementisers[w.low] {
		return i
	}
	her := w.low == "her" && i+1 < end && f.nounish(i+1) && !f.items[i+1].is(det) // her aunt
	if w.is(object) && !her {
		if w.low == "it" || w.low == "you" && i+1 < end && f.verbish(i+1) {
			return i
		}
		if i+2 < end && f.items[i+1].quote < 0 && f.items[i+1].low == "and" && f.phraseStart(i+2) && (f.items[i+2].is(det|object) || f.items[i+2].capital) && !f.items[i+2].is(day) {
			if n := f.nounRight(i+2, end, true); n > i+2 && n < end && (f.items[n].quote >= 0 || complementisers[f.items[n].low] || f.items[n].low == "to" || f.items[n].low == "about") {
				return n // told him and his aides that
			}
		}
		return i + 1
	}
	if w.is(subject) {
		return i
	}
	n := f.nounRight(i, end, true)
	for k := i + 1; k+1 < n; k++ {
		if f.items[k].low == "of" && f.items[k].quote < 0 && f.items[k-1].capital && topics[f.items[f.head(run{k + 1, n})].low] {
			return k // "told the Herald | of the plan"
		}
	}
	for k := i + 1; k < n; k++ {
		if f.items[k].quote >= 0 && f.words(k, 3) {
			return k // asking Chad | “to take steps” to
		}
	}
	for k := i + 1; k < n && n < end && f.isFinite(n); k++ {
		if f.items[k].capital && f.items[k-1].is(person) && !f.items[k-1].capital && strings.HasSuffix(f.items[k-1].low, "s") {
			return k // "told reporters | Ana Lima was"
		}
	}
	for k := i + 1; k < n && n < end && f.isFinite(n); k++ {
		if t := &f.items[k-1]; t.capital && outlets[t.low] && !f.items[k].capital && (f.items[k].tag == "NNS" || f.items[k].is(person)) && !f.items[k].possessive() {
			return k // "told the BBC | opponents had"
		}
	}
	if m := f.nounsRight(i, end); m > n && m < end && f.isFinite(m) && f.items[m].tag != "" {
		return i // "warned gains in the north are not …"
	}
	for k := i + 1; k < n-1 && n < end && f.items[k-1].capital && !f.items[k].possessive() && f.isFinite(n); k++ {
		if f.items[k].capital && outlets[f.items[k].low] && f.items[k+1].capital {
			return k + 1 // "tell Hope News | Ana Lima will"
		}
	}
	if n > i && n < end && f.verbish(n) {
		return i // "warned the dam would break": no one addressed
	}
	return n
}
