package attrib

import "strings"

// sham.go tells words that only look like cues from cues: nouns and participles
// that describe, and phrases with a sense of their own.

// shamNoun reports whether the form at vs, a noun as often as a verb, is a noun
// by what stands around it: "unfair claims that have", "two other Chad states",
// "angry protests", "a Kurdish state".
func (f *finder) shamNoun(vs int) bool {
	low, p := f.items[vs].low, &f.items[vs-1]
	if !nounForms[low] || p.quote >= 0 || !p.word || p.is(subject|relative|aux) && !p.is(det) || p.low == "to" || f.quoteNext(vs+1) {
		return false
	}
	if n := vs + 2; f.nextIs(vs+1, "that") && n < len(f.items) && f.items[n].quote < 0 && f.items[n].is(aux) && strings.HasSuffix(low, "s") && p.tag == "JJ" {
		return true // "unfair claims that have clogged the courts"
	}
	if f.nextIs(vs+1, "that") {
		return false
	}
	if n := vs + 1; f.bareForm(vs) && p.capital && p.tag == "JJ" && !strings.HasSuffix(p.low, "s") && (n >= f.bodyEnd() || f.items[n].quote < 0 && f.items[n].comma()) {
		return true // "a Kurdish state,"
	}
	if p.tag == "JJ" && !p.capital && strings.HasSuffix(low, "s") && !stands[p.low] {
		return true // "angry protests"
	}
	if !strings.HasSuffix(low, "s") || strings.HasSuffix(p.low, "s") || !f.nounish(vs-1) || p.is(person) {
		return false
	}
	for k := vs - 1; k >= f.low && k > vs-6 && f.items[k].quote < 0 && (f.nounish(k) || f.items[k].is(det)); k-- {
		if t := &f.items[k]; t.tag == "CD" && t.low != "one" || several[t.low] {
			return true // "two other Chad states": the number wants a plural
		}
	}
	return false
}

// shamParticiple reports whether the participle at vs describes the noun behind
// it: "North Korea's promising reply", "two proposed roads", or says what was
// done with the noun before it: "the truce announced on Friday holds".
func (f *finder) shamParticiple(vs int, g group) bool {
	t, p := &f.items[vs], &f.items[vs-1]
	n := vs + 1
	if g.from != vs || n >= len(f.items) || f.items[n].quote >= 0 || p.quote >= 0 {
		return false
	}
	noun := strings.HasPrefix(f.items[n].tag, "N") && !f.items[n].is(object|det|day)
	switch {
	case p.possessive() && strings.HasSuffix(t.low, "ing"):
		return noun && !f.items[n].capital
	case strings.HasSuffix(t.low, "ed") && t.tag != "VBD" && (p.tag == "CD" || several[p.low]):
		return noun
	case strings.HasSuffix(t.low, "ed") && strings.HasPrefix(p.tag, "N") && f.items[n].is(day) && !p.is(person|body|title) && !p.capital:
		for n < len(f.items) && f.items[n].quote < 0 && f.items[n].is(day) {
			n++
		}
		return n < len(f.items) && f.isFinite(n) && f.items[n].quote < 0
	}
	return false
}

// idiom reports whether the cue at [vs, ve) and what follows it mean something
// else: "recalled its ambassador", "beg to differ", "presidential hopeful Ana".
func (f *finder) idiom(c *cue, vs, ve int) bool {
	n := ve
	if n >= len(f.items) || f.items[n].quote >= 0 {
		return false
	}
	switch c.lemma {
	case "recall":
		m := f.nounRight(n, len(f.items), true)
		for k := n; k < m; k++ {
			if recalled[f.items[k].low] {
				return true
			}
		}
	case "beg", "plead", "ask", "request":
		return f.nextIs(n, "to") && f.nextIs(n+1, "differ")
	case "be hopeful":
		return f.items[vs].low == "hopeful" && f.items[n].capital && vs > 0 && f.items[vs-1].quote < 0 && !f.items[vs-1].is(aux|adverb)
	}
	return false
}
