package attrib

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// group is a verb with its auxiliaries, negation, adverbs and particle.
type group struct {
	run
	passive, negated, modal, infinitive, participle bool
}

// verbGroup widens the verb [vs, ve) to the left over its adverbs, auxiliaries
// and negation and to the right over its adverb, and says what it saw.
func (f *finder) verbGroup(vs, ve int) group {
	g := group{run: run{vs, ve}}
	g.participle = strings.HasSuffix(f.items[vs].low, "ing")
	for i := vs - 1; i >= f.low && i >= vs-6; i-- {
		t := &f.items[i]
		if t.low == "," && t.quote < 0 && i-3 > f.low && f.items[i-1].quote < 0 && interposed[f.items[i-1].low] && f.items[i-2].low == "," && f.items[i-2].quote < 0 && (f.items[i-3].is(aux) || negations[f.items[i-3].low]) {
			i -= 2 // "has not, however, said"
			continue
		}
		if t.quote >= 0 || !t.word && !t.clitic {
			break
		}
		if j := f.timeLeft(i); j < i {
			i = j + 1
			continue
		}
		if t.low == "to" && g.participle {
			break // in addition to condemning
		}
		if t.low == "to" {
			g.infinitive = true
			if i > f.low && phases[f.items[i-1].low] {
				g.infinitive = false
				if f.items[i-1].low == "refused" || f.items[i-1].low == "declined" || f.items[i-1].low == "failed" {
					g.negated = true
				}
				i--
				g.from = i
				continue
			}
			g.from = i
			break
		}
		if phases[t.low] && t.low != "adds" && (f.items[i+1].low == "by" || strings.HasSuffix(f.items[i+1].low, "ing")) {
			g.from, g.participle = i, false
			continue
		}
		if t.low == "by" && i > f.low && phases[f.items[i-1].low] {
			continue
		}
		if floats[t.low] && i > f.low && f.items[i-1].quote < 0 && (f.items[i-1].is(aux|relative) || f.items[i-1].comma()) {
			g.from = i // "have both argued"
			continue
		}
		if t.low == "early" || t.low == "elsewhere" && i > 0 && f.items[i-1].is(conj) {
			break // "the early reports", never "early said"
		}
		if intensives[t.low] && i+1 < vs && manner(f.items[i+1].low) {
			g.from = i // "very badly wants"
			continue
		}
		if how := manner(t.low) && !t.capital && !t.is(subject); !how && !t.is(aux) && (!t.is(adverb) || t.is(title|subject)) {
			break
		}
		if t.possessive() && i+1 == vs && !strings.HasSuffix(f.items[vs].low, "ing") {
			break
		}
		g.modal = g.modal || modals[t.low] && !(t.low == "would" && (f.nextIs(i+1, "only") || f.nextIs(ve, "only"))) // "would only say": said
		g.negated = g.negated || (negations[t.low] || rarelies[t.low]) && f.items[i+1].low != "only" && f.items[i+1].low != "just"
		if passives[t.low] {
			if g.participle {
				g.participle = false
			} else if !f.hasDone(i, vs, ve) {
				g.passive = true
			}
		}
		g.from = i
	}
	for g.to < len(f.items) && g.to < ve+2 && manner(f.items[g.to].low) && !f.items[g.to].capital && !f.degrees(g.to) && !f.onlyThis(g.to) && (f.items[g.to].low != "early" || g.to+1 < len(f.items) && f.items[g.to+1].quote < 0 && f.items[g.to+1].is(day|prep)) {
		g.to++
	}
	return g
}

// onlyThis reports whether an "only" at i belongs to what is said: "said | only
// the north is open", not "said only that".
func (f *finder) onlyThis(i int) bool {
	n := i + 1
	if f.items[i].low != "only" || n >= len(f.items) || f.items[n].quote >= 0 || !f.phraseStart(n) || complementisers[f.items[n].low] || f.items[n].is(subject) && !f.items[n].is(det) {
		return false
	}
	return f.clauseAt(n, f.bodyEnd(), false)
}

// counterfactual reports whether an auxiliary at b opens a clause that says what
// was not: "Had he said so, …".
func (f *finder) counterfactual(b int) bool {
	if b < 0 || b > 0 && (f.items[b-1].quote >= 0 || !f.items[b-1].comma()) {
		return false
	}
	low := f.items[b].low
	return low == "had" || low == "were" || low == "should"
}

// hasDone reports whether the clitic at i is "has" before a participle: "he's
// said he will", not "he's said to be".
func (f *finder) hasDone(i, vs, ve int) bool {
	t := &f.items[i]
	if !t.clitic || t.low != "'s" && t.low != "’s" || f.items[vs].tag != "VBN" || i == 0 || !f.items[i-1].is(subject) || f.items[i-1].low == "it" {
		return false
	}
	return !f.nextIs(ve, "to") && !f.nextIs(ve, "by")
}

// inverts reports whether what follows the verb is its subject although no
// quotation stands before it: "The bridge is closed, said the mayor."
func (f *finder) inverts(g group, r run) bool {
	if f.items[r.from].is(subject) && !f.items[r.from].is(det) || g.from-1 < f.low {
		return false
	}
	if r.to >= f.bodyEnd() && len(f.out) > 0 && f.items[g.from-1].low == "," && f.outlet(r) {
		return true // "“…,” X wrote on her page, reports the agency."
	}
	if n := r.to + 1; f.items[g.from-1].low == "," && f.items[g.from-1].quote < 0 && n < f.bodyEnd() && f.items[r.to].quote < 0 && f.items[r.to].low == "," && f.items[n].quote < 0 && f.items[n].is(aux) && !f.verbal(f.low, g.from) && (f.canFear(r) || f.items[f.head(r)].capital) {
		return true // "The aim, said the mayor, is …"
	}
	if !f.clausey(f.low, g.from) && !f.verbal(f.low, g.from) || r.to < f.bodyEnd() && !f.items[r.to].comma() && !f.items[r.to].is(day|prep|relative) && !(f.items[r.to].quote < 0 && f.items[r.to].is(det) && f.items[r.from].capital) {
		return false
	}
	left := f.subjectLeft(g.from, f.low)
	return left.empty() || left.from > f.low && f.items[left.from-1].quote < 0
}

// afterQuote reports whether a quotation stands directly before the subject:
// `“…,” the statement read`.
func (f *finder) afterQuote(src run) bool {
	k := src.from - 1
	if k > 0 && f.items[k].low == "as" && f.items[k].quote < 0 {
		k--
	}
	if k > 0 && f.items[k].comma() {
		k--
	}
	return !src.empty() && k >= 0 && f.items[k].quote >= 0 && words(f.quotes[f.items[k].quote].Inner.In(f.text), 4) >= 4
}

// unsaid reports whether an unquoted clause is no statement: a condition, a
// question about saying, a mere intention to say, or a noun.
func (f *finder) unsaid(c *cue, g group, s *say, t tail) bool {
	for i := g.from; i < g.to; i++ {
		if f.items[i].quote < 0 && (f.items[i].low == "should" || f.items[i].low == "must") {
			return true // "should have demanded": has not
		}
	}
	if (g.infinitive || g.modal && !g.negated && c.stance != rapporteur.StanceSilent) && c.frames&frameInfinitive == 0 {
		return true
	}
	if s.source.to <= g.from && f.counterfactual(s.source.from-1) {
		return true
	}
	for i := g.from; i < g.to && !g.negated; i++ {
		if low := f.items[i].low; low == "may" || low == "might" {
			return true // "may be planning to enter"
		}
	}
	if f.wondered(s.source, g) {
		return true
	}
	if b := s.source.from; !s.source.empty() && b > 0 && (hypothetical[f.items[b-1].low] || f.items[b-1].low == "what" && (b == 1 || !t.gap)) {
		return true
	}
	if f.items[g.to-1].quote < 0 && nounForms[f.items[g.to-1].low] && !strings.Contains(c.lemma, " ") && !(s.source.from >= g.to && g.from > f.low && f.items[g.from-1].comma()) {
		p := g.from - 1
		sure := g.from < g.to-1 || p >= 0 && f.items[p].is(subject|relative) && !f.items[p].is(det)
		// "Chad fears another": the noun would not stand before a determiner.
		if n := g.to; n < len(f.items) && f.items[n].quote < 0 && f.items[n].is(det|subject|object) && p >= f.low && (f.nounish(p) && !f.items[p].is(prep|det) && !f.items[p].possessive() || stands[f.items[p].low] && p == f.low) {
			sure = true
		}
		if n := g.to; p >= f.low && f.items[p].comma() && s.source.to == p && s.source.from == f.low && n < len(f.items) && f.items[n].quote < 0 && f.items[n].is(det|subject) {
			sure = true // "Chad, which hosts many, fears another"
		}
		if b := s.source.from - 1; b >= 0 && s.source.to == g.from && f.items[b].low == "as" && f.nextIs(g.to, ",") {
			sure = true // "As the radio's Ana Lima reports, …"
		}
		if p >= 0 && f.items[p].comma() && g.participle && t.clause && f.clauseAt(t.content.from, t.content.to, false) {
			sure = true // ", he said, warning the town could fall"
		}
		if !f.agrees(g.to - 1) {
			return true // "a new report"
		}
		if !s.source.empty() && s.source.to == g.from && (s.source.from == 0 || f.breaks(s.source.from-1)) && (g.to >= f.bodyEnd() || f.items[g.to].quote < 0 && f.items[g.to].comma()) && s.source.from > 1 {
			sure = true // "…, Reuters reports."
		}
		if t.infinite && p >= f.low && f.items[p].quote < 0 && (f.items[p].capital || f.items[p].is(body|person)) && !f.items[p].is(det) {
			// "the union hopes to", not "a campaign promise to": the verb agrees.
			sure = strings.HasSuffix(f.items[p].low, "s") != strings.HasSuffix(f.items[g.to-1].low, "s")
		} else if t.infinite && p > f.low && f.items[p].comma() && s.source.to <= p && f.wholeSubject(run{s.source.from, s.source.to}, g) {
			sure = true // "The airport, which is shut, plans to"
		} else if t.infinite && p >= f.low && (f.items[p].is(conj) || f.items[p].quote < 0 && f.nounish(p)) && (f.items[g.to-1].tag == "VBZ" || f.wholeSubject(s.source, g)) {
			sure = true // "the shipping firm plans to"
		}
		that := t.that && f.nextIs(g.to, "that")
		return !sure && !that
	}
	return false
}

// wholeSubject reports whether a singular phrase that opens its clause stands
// before a form in -s that goes on with an infinitive: "The airline | plans to cut".
func (f *finder) wholeSubject(r run, g group) bool {
	if r.empty() || r.to != g.from && !f.items[g.from-1].comma() || r.from > f.low && !f.breaks(r.from-1) || !f.items[r.from].is(det) {
		return false
	}
	n := g.to + 1 // behind "to"
	return !strings.HasSuffix(f.items[r.to-1].low, "s") && strings.HasSuffix(f.items[g.to-1].low, "s") && n < len(f.items) && f.items[n].tag == "VB"
}

// naming reports whether the verb only gives a name to what stands before it:
// `a group called “…”`.
func (f *finder) naming(ve int, g group) bool {
	if f.items[ve].quote < 0 || g.from == 0 || f.items[g.from-1].is(subject) {
		return false
	}
	q := &f.quotes[f.items[ve].quote]
	for i := g.from - 1; i >= f.low && i > g.from-16; i-- {
		if f.items[i].low == "what" {
			return false
		}
	}
	return words(q.Inner.In(f.text), 6) < 6
}

// noun reports whether the form at vs is a noun here: "the report", "his call".
func (f *finder) noun(vs int, g group) bool {
	if b := g.from - 1; g.from < vs && b >= 0 && f.items[b].quote < 0 && f.items[b].is(prep) && !f.items[b].is(sub) && manner(f.items[g.from].low) && strings.HasSuffix(f.items[vs].low, "ed") && vs+1 < len(f.items) && strings.HasPrefix(f.items[vs+1].tag, "N") {
		return true // in widely reported comments
	}
	if g.from < vs || vs == 0 {
		return false
	}
	p := &f.items[vs-1]
	low := f.items[vs].low
	if n := vs + 1; n < len(f.items) && f.items[n].quote >= 0 && nounForms[low] && f.predicated(n) {
		return true // that caution “avoids errors”
	} else if n < len(f.items) && f.items[n].quote < 0 {
		if c, _ := f.cueAt(n); c != nil && nounForms[low] && f.bareForm(vs) && surelyFinite(f.items[n].low) && !p.is(subject|relative|aux) {
			return true // "the | report | states"
		}
	}
	if p.quote >= 0 {
		return vs > 1 && f.items[vs-2].quote < 0 && (f.items[vs-2].possessive() || f.items[vs-2].is(det) && nounForms[low]) && !p.final // NBC's “Today” show, the “last or next” question
	}
	if p.low == "the" && f.items[vs].tag == "NN" && f.bareForm(vs) && !f.quoteNext(vs+1) {
		return true // "close to the show"
	}
	if f.items[0].low == "as" && f.nextIs(vs+1, ",") && p.capital && strings.HasSuffix(low, "s") && f.nounLeft(vs, 0) == 1 {
		return false // "As the radio's Ana Lima reports, …"
	}
	if (!nounForms[low] || p.capital) && !f.between(g).empty() {
		return false // `“…,” a voice over says`
	}
	if (p.low == "these" || p.low == "those") && nounForms[low] && strings.HasSuffix(low, "s") {
		return true // these calls for more troops
	}
	if p.low == "of" && nounForms[low] {
		return true // secretary of state
	}
	if vs > 1 && nounForms[low] && !pasts[low] && p.word && !p.capital && p.class&(person|body|title) == 0 && f.nounish(vs-1) && (f.items[vs-2].possessive() || owners[f.items[vs-2].low]) {
		return true // "her sudden remark", "the model's new estimates"
	}
	if nounForms[low] && f.bareForm(vs) && !p.capital && p.word && !f.agrees(vs) && p.class&(person|body|title|subject|relative|aux) == 0 && f.nounish(vs-1) && f.quoteNext(vs+1) && !f.nextIs(vs+1, ":") {
		return true // "labelled the phone call “…”"
	}
	if f.taggedNoun(vs) {
		return true
	}
	if nounForms[low] && (p.form[0] >= '0' && p.form[0] <= '9' || p.is(det) && (vs > 1 && f.items[vs-2].is(det) || singles[p.low] && !strings.HasSuffix(low, "s") && !strings.HasSuffix(low, "ed"))) || nounForms[low] && (p.tag == "JJ" && !p.capital || !f.nextIs(vs+1, "that")) && f.bareForm(vs) && f.single(vs) {
		return true // "185,000 views", "the many references", "one short message"
	}
	if nounForms[low] && f.nextIs(vs+1, "of") && f.nounish(vs-1) && !f.items[vs-1].capital {
		return true // "the centrist views of his day"
	}
	if p.is(det) && (!stands[p.low] || nounForms[low] && strings.HasPrefix(f.items[vs].tag, "N")) || p.possessive() && nounForms[low] && !f.nextIs(vs+1, ":") {
		return true
	}
	if p.possessive() && !strings.HasSuffix(low, "ing") || p.is(prep) && !p.is(sub) && !strings.HasSuffix(low, "ing") {
		return !f.quoteNext(vs + 1)
	}
	if classes[low]&medium != 0 && !p.is(subject|relative) {
		if n := vs + 1; n < len(f.items) && f.items[n].quote < 0 && f.items[n].is(det|object) && f.agrees(vs) {
			return false // "critics call it a trap": no noun stands before an article
		}
		return !f.quoteNext(vs+1) && !f.nextIs(vs+1, "that") && !p.is(subject)
	}
	return false
}

// surelyFinite reports whether the form of a cue is that of a finite verb.
func surelyFinite(low string) bool {
	return surely[low] && !strings.HasSuffix(low, "ing") || low == "states" || low == "shows" || low == "finds" || low == "found" || low == "showed"
}

// taggedNoun reports whether the engine takes the form at vs for a noun and
// nothing around it speaks against that: "Nevada and other early states vote".
func (f *finder) taggedNoun(vs int) bool {
	p, t := &f.items[vs-1], &f.items[vs]
	if !firstNouns[t.low] || !strings.HasPrefix(t.tag, "N") || p.is(subject|relative|aux) || f.titled || f.quoteNext(vs+1) {
		return false
	}
	if n := vs + 1; n < len(f.items) && (f.items[n].is(object) || f.items[n].is(det) && t.tag != "NNS" || f.items[n].low == "that" && f.items[n].tag == "IN" && t.tag != "NNS" || f.items[n].low == "not") {
		return false // "critics call it a trap", "states that the dam holds"
	}
	if p.tag == "JJ" && !p.capital {
		return true // "in red states"
	}
	if vs+1 >= f.bodyEnd() || f.items[vs+1].comma() {
		return !f.quoteIn(0, vs) && f.chunkLeft(vs, 0) == 0 // "…, Reuters reports."
	}
	if c, _ := f.cueAt(vs); c != nil && c.frames&frameInfinitive == 0 {
		return true
	}
	if !f.nextIs(vs+1, "to") || !p.capital {
		return true
	}
	k := f.nounLeft(vs, 0) - 1
	return k >= 0 && (f.isFinite(k) || f.items[k].is(prep) && !f.items[k].is(sub)) // "restated Chad plans to"
}

// manner reports whether a word is an adverb of manner by its ending: "firmly",
// not "family".
func manner(low string) bool { return strings.HasSuffix(low, "ly") && !lyNouns[low] }

// timeLeft steps over a time inside a verb group, "has this week called", and
// gives the auxiliary before it; i when there is none.
func (f *finder) timeLeft(i int) int {
	j := i
	if f.items[i].low == "past" && i-3 > f.low && f.items[i-1].low == "the" && f.items[i-2].low == "in" && f.items[i-3].is(aux) {
		return i - 3 // "has in the past called"
	}
	for j > f.low && j > i-5 && f.items[j].quote < 0 && f.items[j].word && (f.items[j].is(day) || f.items[j].low == "this" || f.items[j].low == "on" || f.items[j].low == "late" || f.items[j].low == "in") {
		j--
	}
	if j < i && f.items[j].is(aux) && f.items[i].is(day) {
		return j
	}
	return i
}

// agrees reports whether the cue that ends at i can be a verb behind the word
// before it: a bare form needs a plural.
func (f *finder) agrees(i int) bool {
	low := f.items[i].low
	if i == 0 || strings.HasSuffix(low, "s") || strings.HasSuffix(low, "ed") || strings.HasSuffix(low, "ing") || strings.HasSuffix(low, "t") && !nounForms[low] {
		return true
	}
	p := &f.items[i-1]
	return p.quote >= 0 || !p.word || strings.HasSuffix(p.low, "s") || p.is(subject|relative|aux|adverb) || p.low == "to" || plurals[p.low] || strings.HasSuffix(p.low, "men") || f.modified(i-1)
}

// bareForm reports whether the word at i has no ending of a verb: "message".
func (f *finder) bareForm(i int) bool {
	low := f.items[i].low
	return !pasts[low] && !strings.HasSuffix(low, "s") && !strings.HasSuffix(low, "ed") && !strings.HasSuffix(low, "ing")
}

// single reports whether an article or "this", an adjective aside, stands
// before i: "a simple | message".
func (f *finder) single(i int) bool {
	p := &f.items[i-1]
	if p.quote >= 0 || !p.word || p.class&(day|person|title) != 0 || !f.nounish(i-1) {
		return false
	}
	k := i - 2
	for k > f.low && k > i-5 && f.items[k].quote < 0 && f.nounish(k) && !f.items[k].is(det) && (f.items[k].capital == p.capital) && (p.capital || f.items[k].tag == "JJ") {
		k-- // "a White House | plan", "a common battle | cry"
	}
	if k < 0 || (p.capital || p.is(body)) && f.items[k].low == "that" {
		return false // "said that police plan"
	}
	return singles[f.items[k].low]
}

// modified reports whether a preposition stands within the phrase that ends at
// i, so that its number cannot be told from its last word.
func (f *finder) modified(i int) bool {
	for k := i; k >= f.low && k > i-8; k-- {
		if f.items[k].quote >= 0 || !f.items[k].word {
			return k < i
		}
		if f.items[k].is(prep | conj) {
			return true
		}
	}
	return false
}

// wondered reports whether the verb of r stands in a question that nobody has
// answered: "What would | the founders | say if …?".
func (f *finder) wondered(r run, g group) bool {
	b := r.from - 1
	return !r.empty() && b > 0 && r.to == g.from && f.items[b].quote < 0 && modals[f.items[b].low] && f.items[len(f.items)-1].low == "?"
}
