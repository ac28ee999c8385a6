package attrib

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// sham.go tells words that only look like cues from cues: nouns and participles
// that describe, and phrases with a sense of their own.

// shamNoun reports whether the form at vs, a noun as often as a verb, is a noun
// by what stands around it: "unfair claims that have", "two other Chad states",
// "angry protests", "a Kurdish state".
func (f *finder) shamNoun(vs int) bool {
	low, p := f.items[vs].low, &f.items[vs-1]
	if p.quote < 0 && !(p.capital && strings.HasSuffix(low, "s")) && knownAs[p.low+"_"+low] {
		return true // via executive order, the news reports
	}
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
	case p.low == "that" && !strings.HasPrefix(p.tag, "W") && strings.HasSuffix(t.low, "ed") && t.tag != "VBD":
		return noun // "news broke that accused killer Ana Lima was"
	case strings.HasSuffix(t.low, "ed") && t.tag != "VBD" && strings.HasPrefix(p.tag, "N") && !p.capital && !p.is(person|body|title) && (f.items[n].low == "in" || f.items[n].low == "at") && vs >= 2 && f.nounLeft(vs, f.low) <= f.low+1:
		m := f.adverbialEnd(n, f.bodyEnd())
		return m > n && m < f.bodyEnd() && f.isFinite(m) // "the movie cited in the raid came"
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
	case "claim":
		m := f.nounRight(n, len(f.items), true)
		return m > n+1 && f.items[m-1].quote < 0 && lives[f.items[m-1].low] && !f.nextIs(m, "were") && !f.nextIs(m, "had") // "the storm claimed 40 lives"
	case "cite":
		m := f.nounRight(n, len(f.items), true)
		for k := m + 1; m > n && f.items[vs].low == "citing" && f.nextIs(m, "as") && k < min(len(f.items), m+4); k++ {
			if f.items[k].quote < 0 && instances[f.items[k].low] {
				return true // "citing the port as an example"
			}
		}
	case "recall":
		m := f.nounRight(n, len(f.items), true)
		for k := n; k < m; k++ {
			if recalled[f.items[k].low] {
				return true
			}
		}
	case "say":
		return f.items[vs].low == "say" && vs > 0 && f.items[vs-1].quote < 0 && f.items[vs-1].low == "," && f.items[n].comma() && f.items[n].low != ":" && !f.quoteNext(n) // "two boys, say, or three"
	case "implore":
		return f.nextIs(n, "to") && f.nextIs(n+1, "differ") || f.nextIs(n, "guilty") || f.nextIs(n, "not") && f.nextIs(n+1, "guilty") || f.nextIs(n, "no") && f.nextIs(n+1, "contest")
	case "add":
		return f.nextIs(n, "to") && !f.quoteSoon(n) && n+1 < len(f.items) && f.items[n+1].is(det)
	case "be hopeful":
		return f.items[vs].low == "hopeful" && f.items[n].capital && vs > 0 && f.items[vs-1].quote < 0 && !f.items[vs-1].is(aux|adverb)
	}
	return false
}

// notSaid reports whether nothing is said by the cue: a noun, a passive, a
// participle or infinitive that belongs to something else.
func (f *finder) notSaid(c *cue, g group, vs, ve int) bool {
	switch {
	case g.from == 1 && f.nextIs(0, "that") && c.lemma == "say" && f.items[vs].low == "said" && f.nextIs(ve, ","):
		return true // "That said, …"
	case g.passive && c.frames&framePassive == 0 || f.noun(vs, g):
		return true
	case ve < len(f.items) && f.items[ve].low == "by" && strings.HasSuffix(f.items[ve-1].low, "ed") && !f.quoteNext(ve):
		return true // "a statement released by"
	case g.from == vs && vs > 0 && ve < len(f.items) && f.items[vs].tag == "VBN" && f.items[vs-1].is(medium) && f.items[ve].quote < 0 && (f.items[ve].is(day|prep) || ve+1 < len(f.items) && f.items[ve].is(det) && f.items[ve+1].is(day)):
		return true // "a statement released on Thursday"
	case c.lemma == "call" && g.from == vs && vs > 1 && f.nounish(vs-1) && ve < len(f.items) && f.items[ve].quote < 0 && f.items[ve].capital && f.items[vs-2].low == "a" && f.isFinite(min(f.nounRight(ve, len(f.items), true), len(f.items)-1)):
		return true // "a band called Redfoot got"
	case namings[c.lemma] && f.quoteNext(ve) && f.naming(ve, g):
		return true
	case g.infinitive && len(f.out) == 0 && !f.quoteSoon(ve):
		return true
	case g.from > 0 && f.items[g.from-1].low == "as" && strings.HasSuffix(f.items[ve-1].low, "ed") && ve < len(f.items) && (f.items[ve].is(prep) || !f.items[ve].word || f.items[ve].low == "to"):
		return true // as agreed in May
	case g.participle && g.from > 0 && f.items[g.from-1].low == "without" && c.lemma != "say":
		return true // "bombing the town without telling soldiers from civilians": nothing was told
	case c.lemma == "find" && f.nextIs(ve, "out"), c.lemma == "continue" && ve < len(f.items) && f.items[ve].tag == "VBG":
		return true
	case (c.lemma == "continue" || c.lemma == "begin") && (f.nextIs(ve, "to") || g.infinitive):
		return true // "continues to see “a threat”"
	case g.from == vs && vs > 0 && f.items[vs].tag == "VBN" && c.lemma != "ask" && strings.HasPrefix(f.items[vs-1].tag, "N") && ve < len(f.items) && f.items[ve].quote < 0 && f.items[ve].is(sub) && f.items[ve].is(prep) && vs > 1 && f.items[vs-2].is(prep):
		return true // "among patients admitted since May"
	case g.participle && vs > 0 && g.from == vs && (f.items[vs-1].low == "before" || f.items[vs-1].low == "after") && minds[c.lemma]:
		return true // "before knowing what had happened"
	case f.unnaming(ve):
		return true // "who asked not to be named"
	case vs > 0 && (f.shamNoun(vs) || f.shamParticiple(vs, g)), f.idiom(c, vs, ve):
		return true
	case strings.HasSuffix(f.items[ve-1].low, "ed") && ve+2 < len(f.items) && f.items[ve].quote < 0 && f.timeThenBy(ve):
		return true // "a notice issued last month by"
	case len(f.out) > 0 && f.out[len(f.out)-1].verb.to == vs && nounForms[f.items[vs].low] && len(f.out[len(f.out)-1].content) > 0 && f.out[len(f.out)-1].content[0].from == vs:
		return true // "expressed hope for a deal"
	case g.from < vs && f.items[g.from].low == "having" && len(f.out) > 0 && f.out[len(f.out)-1].verb.to == g.from && !f.quoteNext(ve):
		return true // "denied having ordered the raid"
	case g.participle && len(f.out) > 0 && f.out[len(f.out)-1].verb.to == g.from && (f.out[len(f.out)-1].cue.frames&frameClause != 0 || f.out[len(f.out)-1].cue.stance == rapporteur.StanceDenies):
		return true // "analysts say urging Chad to talk should be first"
	case c.lemma == "want" && ve < len(f.items) && f.items[ve].quote < 0 && clauseSubs[f.items[ve].low]:
		return true // "whoever they want when they arrive"
	case f.items[vs].low == "regarding":
		return true // a preposition
	case c.lemma == "deny" && f.withholds(ve):
		return true // "denied them the right to fish"
	case c.lemma == "charge" && f.nextIs(ve, "with"):
		return true // "the man charged with the theft"
	case g.participle && g.from > 1 && f.items[g.from-1].low == "for" && reasons[f.items[g.from-2].low]:
		return true // "the grounds for denying it"
	case g.from == vs && vs > 0 && ve < len(f.items) && f.items[ve].tag == "NNS" && strings.HasSuffix(f.items[vs].low, "ed") && (f.items[vs-1].tag == "CD" && c.frames&frameBare != 0 || f.items[vs-1].is(det) && f.items[vs].tag != "VBD" && f.items[vs-1].low == "most"):
		return true // "746 pledged delegates"
	case g.infinitive && c.lemma == "speak" && g.from+1 == vs && f.nextIs(ve, "points"):
		return true // "kept to talking points"
	case g.participle && !f.quoteNext(ve) && f.aloof(g):
		return true // "steered clear of criticising her"
	}
	n := len(f.out)
	if n > 0 && g.infinitive && g.from > f.low && f.out[n-1].open && (f.items[g.from-1].tag == "VBN" || f.items[g.from-1].tag == "JJ") && g.from > f.out[n-1].content[len(f.out[n-1].content)-1].from+1 {
		return true // "said it was important to say so"
	}
	if n == 0 || !g.infinitive || f.quoteNext(ve) || !f.out[n-1].open || f.out[n-1].cue.frames&frameInfinitive == 0 || len(f.out[n-1].content) == 0 {
		return false
	}
	last := f.out[n-1].content[len(f.out[n-1].content)-1]
	return last.from == g.from || // "plans to deny": one statement
		(c.frames&frameClause == 0 || c.lemma == "agree") && last.from < g.from && g.from < last.to // "urged them to answer the plea, to defend the region"
}

// timeThenBy reports whether a time and "by" stand at i: "on Monday by".
func (f *finder) timeThenBy(i int) bool {
	n := i
	for n < len(f.items) && n < i+4 && f.items[n].quote < 0 && (f.items[n].is(day) || n == i && f.items[n].low == "on") {
		n++
	}
	return n > i && n < len(f.items) && f.items[n].low == "by"
}

// withholds reports whether what follows a "deny" at i is somebody and what he
// was not given: "denied | them the right".
func (f *finder) withholds(i int) bool {
	n := f.nounRight(i, len(f.items), true)
	if i < len(f.items) && f.items[i].is(object) && !f.items[i].is(det) {
		n = i + 1
	}
	if n == i || n >= len(f.items) || f.items[n].quote >= 0 {
		return false
	}
	m := f.nounRight(n, len(f.items), true)
	return m > n && withheld[f.items[m-1].low]
}

// unnaming reports whether what follows the verb at i only says that somebody
// is not named: "not to be named", "his name used".
func (f *finder) unnaming(i int) bool {
	if f.nextIs(i, "not") {
		i++
	}
	if f.nextIs(i, "to") && f.nextIs(i+1, "be") {
		return i+2 < len(f.items) && unnamings[f.items[i+2].low]
	}
	for i < len(f.items) && owners[f.items[i].low] {
		i++
	}
	return i+1 < len(f.items) && (f.items[i].low == "name" || f.items[i].low == "names") && unnamings[f.items[i+1].low]
}
