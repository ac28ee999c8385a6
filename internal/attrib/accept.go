package attrib

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// accepts reports whether the cue takes the content that follows it.
func (f *finder) accepts(c *cue, t tail) bool {
	if t.infinite {
		return c.frames&frameInfinitive != 0 || t.quoted && c.frames&frameQuote != 0
	}
	if t.quoted && c.frames&frameObject != 0 {
		return c.lemma != "speak" || t.direct || !f.aired(t.content)
	}
	if callings[c.lemma] && c.wider == nil {
		return true
	}
	if c.frames&frameTally != 0 && f.tally(t.content) {
		return true
	}
	if c.stance == rapporteur.StancePromises && !t.quoted && f.amount(t.content) {
		return true // pledged 20 million dollars
	}
	if c.frames&frameBare != 0 && f.items[t.content.from-1].low == "no" {
		k := t.content.from
		for k < min(t.content.to, t.content.from+4) && f.items[k].quote < 0 && !wordless[f.items[k].low] && !untellings[f.items[k].low] {
			k++
		}
		return k < min(t.content.to, t.content.from+4) && f.items[k].quote < 0 // "offered no details", not "offered no way out"
	}
	if c.frames&frameBare != 0 && !t.quoted && f.bareObject(c, t.content) {
		return true
	}
	if c.frames&frameObject != 0 && c.frames&(frameQuote|frameClause|frameThat) == 0 {
		return false
	}
	if t.quoted && t.direct && c.frames&(frameQuote|frameObject) != 0 {
		return true
	}
	if c.lemma == "find" && f.items[t.content.from].low == "what" {
		return false // "found what he called a leak"
	}
	if t.that && c.frames&(frameClause|frameThat) != 0 {
		return true
	}
	if t.quoted && c.frames&(frameQuote|frameClause|frameThat|frameAddressee) != 0 {
		return t.clause || t.that
	}
	if c.frames&frameClause != 0 && !t.quoted && t.gap {
		return true
	}
	return c.frames&frameClause != 0 && t.clause && f.clauseAt(t.content.from, t.content.to, c.lemma == "say")
}

// aired reports whether the first quotation in r is what somebody spoke on: live
// on “Newshour”.
func (f *finder) aired(r run) bool {
	for i := r.from + 1; i < r.to; i++ {
		if f.items[i].quote >= 0 {
			return f.items[i-1].quote < 0 && (f.items[i-1].low == "on" || f.items[i-1].low == "at" || f.items[i-1].low == "in")
		}
	}
	return false
}

// verdict reports whether the words behind "called" say what their object is:
// "him a traitor", "the vote a sham".
func (f *finder) verdict(r run) bool {
	if r.empty() || f.items[r.from].quote >= 0 {
		return false
	}
	n := r.from + 1
	if !f.items[r.from].is(object) || f.items[r.from].is(det) {
		n = f.nounRight(r.from, r.to, false)
	}
	if n > r.from+1 && n <= r.to && f.items[n-1].quote < 0 && f.items[n-1].tag == "JJ" && strings.HasPrefix(f.items[n-2].tag, "N") || n == r.from+1 && n < r.to && f.items[n].tag == "JJ" && f.items[r.from].is(object) {
		return true // "the seizures lawful", "him reckless"
	}
	if n == r.from || n+1 >= r.to || f.items[n].quote >= 0 || f.items[n].low != "a" && f.items[n].low != "an" {
		return false
	}
	h := &f.items[f.head(run{n, f.nounRight(n, r.to, true)})]
	return h.quote < 0 && !mute[h.low] && !h.is(day)
}

// confessed reports whether the object of "admitted" is a deed or a fault, not
// somebody who was let in.
func (f *finder) confessed(r run) bool {
	t := &f.items[r.from]
	if t.quote < 0 && strings.HasSuffix(t.low, "ing") && !t.capital {
		return true // admitted shelling the market
	}
	n := f.nounRight(r.from, r.to, true)
	return n > r.from && confessables[f.items[f.head(run{r.from, n})].low]
}

// amount reports whether a number opens the words.
func (f *finder) amount(r run) bool {
	if r.to-r.from < 2 {
		return false
	}
	t := &f.items[r.from]
	return t.quote < 0 && (t.form[0] >= '0' && t.form[0] <= '9' || t.currency())
}

// tally reports whether the words after a verb set a number: "put the number
// of dead at 40", "put it at …".
func (f *finder) tally(r run) bool {
	said := false
	for i := r.from; i < min(r.to, r.from+14); i++ {
		t := &f.items[i]
		if t.quote >= 0 || t.comma() {
			return false
		}
		said = said || tallies[t.low]
		if said && t.low == "at" && i+1 < r.to {
			return true
		}
	}
	return false
}

// bareObject reports whether the words after a verb are its object.
func (f *finder) bareObject(c *cue, r run) bool {
	if c.lemma == "declare" && !r.empty() && f.items[r.from].low == "war" {
		return false // to declare war is an act
	}
	if c.lemma == "admit" && !r.empty() && !f.confessed(r) {
		return false // "the hospital admitted 40 men"
	}
	if !r.empty() && r.to-r.from < 2 && c.stance == rapporteur.StanceSilent && f.items[r.from].quote < 0 && f.items[r.from].is(object) {
		return true // would neither confirm nor deny it
	}
	if r.empty() || r.to-r.from < 2 && (f.items[r.from].class&(adverb|day|object|subject|conj|prep) != 0 || !f.nounish(r.from)) {
		return false
	}
	if t := &f.items[r.from]; t.quote < 0 && manner(t.low) && !t.capital && r.to-r.from > 2 {
		r.from++ // found virtually nothing
	}
	t := &f.items[r.from]
	if f.items[r.from].quote < 0 && (t.is(prep) && r.from+1 < r.to && f.items[r.from+1].is(day) && !t.is(degree) || r.to-r.from < 3 && (t.is(adverb) || t.tag == "RB") && !t.is(det)) {
		return false // "a deal that the council rejected in March"
	}
	// "officials expected in Oslo" have expected nothing.
	if emptied[t.low] || t.quote < 0 && t.is(prep) && !t.is(degree) && c.frames&frameObject != 0 && !strings.Contains(c.lemma, " ") && f.items[r.from-1].quote < 0 && strings.HasSuffix(f.items[r.from-1].low, "ed") {
		return false
	}
	return t.quote < 0 && (t.currency() || f.phraseStart(r.from) || (t.tag == "NNS" || t.tag == "NN") && nounForms[t.low] || t.is(object) || t.is(prep) && !t.is(day) || complementisers[t.low])
}

// clauseAt reports whether a clause, not a mere noun phrase, stands at from.
func (f *finder) clauseAt(from, to int, liberal bool) bool {
	if liberal {
		return f.hasVerb(from, to)
	}
	if t := &f.items[from]; to-from > 1 && t.is(subject) && !t.is(det) || f.existential(from) {
		return true
	}
	n := f.nounRight(from, to, false)
	if n >= to {
		return false
	}
	if m := f.nounsRight(from, to); m > n && m < to && f.isFinite(m) {
		return true
	}
	t := &f.items[n]
	return t.quote < 0 && (f.verbish(n) || t.is(det|subject|object|adverb))
}
