package attrib

import "strings"

// parenthesis gives what follows a speaker set between commas, or after "as
// X said," at the start of a unit: "The dam, officials say, may break."
func (f *finder) parenthesis(start int, g group, src run, c *cue, inverted bool) run {
	end := f.bodyEnd()
	if n := g.to; n < end && f.items[n].quote < 0 && f.items[n].is(object) && c.frames&frameAddressee != 0 {
		g.to++ // ", officials told me, "
	}
	if n := g.to; n < end && f.items[n].quote < 0 && !f.items[n].comma() && c.frames&frameAddressee != 0 && !f.items[n].is(object|sub) {
		if m := f.addresseeEnd(n, end); m > n && m+1 < end && f.items[m].low == "," && f.items[m].quote < 0 && (f.verbish(m+1) || f.isFinite(m+1)) {
			g.to = m // "The port, a witness told the Herald, was"
		}
	}
	if n := f.saidWhen(g.to, end); n > g.to && n+2 < end && f.items[n].low == "," && !f.relative(src) && (f.items[start].low == "as" || f.verbish(n+1) || f.isFinite(n+1) || len(f.out) == 0 && !f.hasVerb(f.low, start)) {
		g.to = n
	}
	if inverted || src.empty() || g.participle || g.infinitive || c.frames&(frameClause|frameThat) == 0 || g.to+2 >= end || !f.items[g.to].comma() {
		return run{}
	}
	if f.endsSpeaking(g.to+1, end) {
		return run{} // ", Haddad said, Reuters reported": who relays it
	}
	next := &f.items[g.to+1]
	split := next.quote < 0 && next.is(conj|sub) && g.to+3 == len(f.items) && f.items[g.to+2].quote >= 0 && f.words(g.to+2, 3)                                                                                    // "not only sings, he said, but “will dance.”"
	split = split || next.quote < 0 && (next.low == "and" || next.low == "but") && g.to+3 < end && f.isFinite(g.to+2) && f.items[g.to+2].tag != ""                                                                // "He had no party, she added, and had passed"
	split = split || next.quote >= 0 && !next.final && g.to+2 < end && f.items[g.to+2].quote < 0 && f.items[g.to+2].word && start-1 > f.low && f.items[start-1].quote < 0 && !f.verbal(f.preFrom(start), start-1) // "The first step, she said, “must” be"
	split = split || next.quote >= 0 && f.predicated(g.to+1) && start-1 > f.low && f.items[start-1].quote < 0 && !f.verbal(f.preFrom(start), start-1)                                                             // "The next step, she said, “is to wait.”"
	if !split && (next.quote >= 0 || next.is(conj|relative|sub) || next.low == "that" || strings.HasSuffix(next.low, "ing") && !next.capital) {
		return run{}
	}
	as := f.items[start].low == "as" && (start == f.low || f.joinsOnly(start) || start-2 >= f.low && f.items[start-1].is(conj) && f.breaks(start-2))
	if k := start - 1; k > f.low && f.items[k].quote >= 0 && f.items[k-1].quote < 0 && f.items[k-1].word && src.to >= g.from {
		if inner := f.quotes[f.items[k].quote].Inner.In(f.text); words(inner, 4) < 4 && endsComma(inner) {
			return run{g.to + 1, end} // `If it is “no,” he said, then …`
		}
	}
	if !as && (start-1 <= f.low || f.items[start-1].quote >= 0 || f.items[start-1].low != "," || f.items[start-2].quote >= 0 || src.to < g.from) {
		return run{}
	}
	return run{g.to + 1, max(end, g.to+2)}
}

// endsSpeaking reports whether nothing but a speaker and his verb stands in
// [i, end): "Reuters reported".
func (f *finder) endsSpeaking(i, end int) bool {
	n := f.nounRight(i, end, false)
	if n == i || n >= end {
		return false
	}
	c, size := f.cueAt(n)
	return c != nil && n+size == end
}

// saidWhen steps over when and where something was said: ", officials said | on
// Monday in Geneva, |".
func (f *finder) saidWhen(i, end int) int {
	for n := i; n < end && f.items[n].quote < 0; {
		switch t := &f.items[n]; {
		case t.low == ",":
			return n
		case t.is(day):
			n++
		case t.is(prep) && !t.is(sub) && !t.is(degree):
			e := f.adverbialEnd(n, end)
			if e == n {
				return i
			}
			n = e
		default:
			return i
		}
	}
	return i
}
