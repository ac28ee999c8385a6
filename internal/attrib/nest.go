package attrib

import "strings"

// closing reads a speaker at the end of a unit that began with another's
// words: "X says the dam broke, Y said." Y relays X. It gives the item to go
// on from, or 0.
func (f *finder) closing(start int, g group, s *say, c *cue, t tail) int {
	n := len(f.out)
	if n == 0 || s.source.empty() || c.frames&(frameClause|frameThat) == 0 || g.participle || g.infinitive || !t.content.empty() {
		return 0
	}
	prev := &f.out[n-1]
	if prev.inner >= 0 || !prev.open || prev.pre || s.source == prev.source || start-1 < f.low || !f.breaks(start-1) || g.to < f.bodyEnd() && !f.items[g.to].is(day|prep) && !f.items[g.to].comma() {
		return 0
	}
	last := &prev.content[len(prev.content)-1]
	from := prev.verb.from
	if !prev.source.empty() {
		from = min(from, prev.source.from)
	}
	k := start
	for k > last.from && f.items[k-1].comma() {
		k--
	}
	if k <= last.from || k > last.to {
		return 0
	}
	last.to = k
	prev.open = false
	prev.inner = n
	s.content = []run{{from, k}}
	s.pre = true
	f.out = append(f.out, *s)
	f.low = g.to
	return g.to
}

// parenthesis gives what follows a speaker set between commas, or after "as
// X said," at the start of a unit: "The dam, officials say, may break."
func (f *finder) parenthesis(start int, g group, src run, c *cue, inverted bool) run {
	end := f.bodyEnd()
	if inverted || src.empty() || g.participle || g.infinitive || c.frames&(frameClause|frameThat) == 0 || g.to+2 >= end || !f.items[g.to].comma() {
		return run{}
	}
	next := &f.items[g.to+1]
	if next.quote >= 0 || next.is(conj|relative|sub) || next.low == "that" || strings.HasSuffix(next.low, "ing") && !next.capital {
		return run{}
	}
	as := start == f.low && f.items[start].low == "as"
	if !as && (start-1 <= f.low || f.items[start-1].quote >= 0 || f.items[start-1].low != "," || f.items[start-2].quote >= 0 || src.to < g.from) {
		return run{}
	}
	return run{g.to + 1, end}
}

// attach cuts the content of the statement before where this one begins, or
// notes that this one lies inside it.
func (f *finder) attach(s *say, start int) {
	if len(f.out) == 0 {
		return
	}
	prev := &f.out[len(f.out)-1]
	if !prev.open || len(prev.content) == 0 {
		return
	}
	last := &prev.content[len(prev.content)-1]
	if start < last.from {
		return
	}
	if start > last.to {
		return
	}
	k := start - 1
	if s.pre {
		k = s.content[0].from - 1
	}
	cut := k
	for cut > last.from && f.items[cut].quote < 0 && (f.items[cut].comma() || f.items[cut].is(conj) || f.items[cut].is(sub) && f.items[cut].low != "that" || f.items[cut].is(adverb) || f.items[cut].low == ";") {
		cut--
	}
	if s.pre && f.items[s.content[0].from].quote >= 0 && k >= last.from {
		// A quotation with its own speaker is not the words of the one before.
		if cut := s.content[0].from; cut > last.from {
			last.to = cut
			for last.to > last.from && f.items[last.to-1].quote < 0 && !f.items[last.to-1].word {
				last.to--
			}
		}
		prev.open = false
		return
	}
	own := s.source == prev.source || s.source.to <= prev.verb.from
	parted := k >= last.from && cut < k && (f.items[cut+1].comma() || f.items[cut+1].low == ";" || own)
	if cut >= last.from && f.items[cut].quote >= 0 && cut < k && f.items[k].is(conj) {
		parted = true // called it “…” and Y said
	}
	if own || parted && (f.items[k].is(conj|sub) || f.items[k].comma() || f.items[k].low == ";") && k-cut >= 1 && !f.nextIs(k, "that") {
		if cut+1 > last.from {
			last.to = cut + 1
			prev.open = false
		}
		return
	}
	s.inner = len(f.out) - 1
}
