package attrib

import "github.com/rapporteur/rapporteur"

// impersonal reads "X is believed to …", "it is feared that …" and "X seems to
// …" and gives the item to go on from, or 0.
func (f *finder) impersonal(c *cue, g group, ve int) int {
	end := f.bodyEnd()
	if len(f.out) == 0 || !f.out[len(f.out)-1].open {
		if end := f.awaited(g, ve, end); end > 0 {
			return end
		}
	}
	raising := c.frames&frameRaising != 0 && !g.passive && !g.infinitive
	bare := !g.passive && g.from == ve-1 && ve+1 < end && supposed[f.items[ve-1].low] && f.items[ve].low == "to" && g.from > f.low && f.nounish(g.from-1) && !f.items[ve+1].capital && !f.items[ve+1].is(det) && !f.before(f.nounLeft(g.from, f.low)).quote
	if !g.passive && !bare && !raising || g.modal || g.participle || ve >= end || !raising && !impersonals[f.items[ve-1].low] || len(f.out) > 0 && f.out[len(f.out)-1].open {
		return 0
	}
	to := ve
	if raising && (f.items[to].low == "likely" || f.items[to].low == "unlikely" || f.items[to].low == "set" || f.items[to].low == "certain") {
		to++
	}
	if to >= end {
		return 0
	}
	next := f.items[to].low
	subj := f.subjectLeft(g.from, f.low)
	if by := f.passiveSubject(ve - 1); !by.empty() && (subj.empty() || by.from < subj.from && by.to == subj.to) {
		subj = by // "The group, whose name means …, is believed to"
	}
	if !subj.empty() && subj.to-subj.from == 1 && f.items[subj.from].low == "who" {
		return 0 // "Ana Lima, who is expected to win, said": a remark on the speaker
	}
	it := !subj.empty() && f.items[subj.from].low == "it" && subj.to == subj.from+1
	clause := next == "that" || it && !raising && f.items[to].quote < 0 && f.clauseAt(to, end, false)
	if subj.empty() || next != "to" && !clause {
		return 0
	}
	if raising && (f.nextIs(ve, "to") && !f.nextIs(to+1, "be") && !f.nextIs(to+1, "have") || g.negated && !f.nextIs(to+1, "be") || !it && f.items[subj.from].is(subject) && !f.items[subj.from].is(det|relative)) {
		return 0 // "he seemed to mock her" is how it looked, no claim
	}
	s := say{cue: hearsayCue, verb: g.run, inner: -1, content: []run{{ve, end}}, open: true, negated: g.negated}
	if firm[f.items[ve-1].low] {
		s.cue = officialCue
	}
	if !clause {
		stop := f.objectEnd(run{to, end})
		if bare {
			stop = min(stop, f.clauseComma(run{to, end}))
			for j := to + 3; j < stop; j++ {
				if f.verbish(j) && f.items[j-1].quote < 0 && f.items[j-1].word && f.items[j-1].class&(aux|conj|relative|sub|adverb|prep) == 0 && !f.verbish(j-1) {
					stop = j // "a tape believed to be old | was shown"
				}
			}
		}
		s.content = []run{subj, {ve, stop}}
		s.pre, s.open = true, stop == end
	} else if !it {
		return 0
	}
	f.out = append(f.out, s)
	f.low = ve
	return ve
}

// awaited reads "the raid had been expected for days", whose subject is what
// was thought, and gives the item to go on from, or 0.
func (f *finder) awaited(g group, ve, end int) int {
	if !g.passive || !awaiteds[f.items[ve-1].low] || ve < end && f.items[ve].word && !f.items[ve].is(day|conj|sub) && f.items[ve].low != "for" && !(f.items[ve].is(prep) && ve+1 < end && f.items[ve+1].is(day)) || f.nextIs(ve, "that") {
		return 0
	}
	subj := f.subjectLeft(g.from, f.low)
	if subj.empty() || f.items[subj.from].is(subject) && !f.items[subj.from].is(det) || f.relative(subj) {
		return 0
	}
	f.out = append(f.out, say{cue: hearsayCue, verb: run{g.from, ve}, inner: -1, content: []run{subj}, pre: true, negated: g.negated})
	f.low = ve
	return ve
}

// hearsayCue is the cue of words that say somebody unnamed told it.
var hearsayCue = &cue{lemma: "reportedly", frames: frameClause, stance: rapporteur.StanceHedges}

// officialCue is the cue of what was made known by nobody that is named.
var officialCue = &cue{lemma: "be announced", frames: frameClause, stance: rapporteur.StanceAsserts}
