package attrib

import "strings"

// carry.go finds whose verb it is that is not inverted.

// subjectOf finds the subject of a verb group that is not inverted.
func (f *finder) subjectOf(g group) run {
	if n := len(f.out); n > 0 && f.out[n-1].cue == hearsayCue && len(f.out[n-1].content) == 2 && (f.out[n-1].content[1].to == g.from || g.infinitive && f.out[n-1].content[1].from == g.from) {
		return f.out[n-1].content[0] // "a video believed to be old shows …"
	}
	if r := f.raised(g); !r.empty() {
		return r
	}
	if b := g.from - 1; !g.participle && !g.infinitive && b > f.low && f.items[b].low == "that" && f.items[b-1].quote < 0 && f.nounish(b-1) && !f.items[b-1].possessive() {
		return run{b, b + 1} // "a sign that said"
	}
	if !g.participle && !g.infinitive {
		if r := f.subjectRelative(g); !r.empty() {
			return r
		}
		if r := f.subjectLeft(g.from, f.low); !r.empty() {
			if b := r.from - 1; b-1 > f.low && r.to == g.from && f.items[b].low == "in" && f.items[b-1].comma() && f.items[f.head(r)].is(medium) {
				if h := f.subjectHead(b-1, f.low); !h.empty() {
					return h // "X, in a statement, called"
				}
			}
			if l := f.leading(g.from); f.items[g.from-1].quote < 0 && f.items[g.from-1].comma() && !l.empty() && l.to+1 < r.from && f.items[l.from].capital && f.items[l.to].quote < 0 && f.items[l.to].low == "," {
				k, doing := l.to+1, false
				for k < g.from && !f.isFinite(k) && !f.items[k].is(relative) {
					doing = doing || f.items[k].tag == "VBG" && f.items[k-1].comma()
					k++
				}
				if k == g.from && doing {
					return l // "Ana Lima, noting the death of a man of 26, of Ohio, by fire, | said"
				}
			}
			for i := r.from + 1; i+1 < r.to && f.items[r.from].capital; i++ {
				if f.items[i].quote < 0 && f.items[i].low == "," && f.items[i+1].quote < 0 && f.items[i+1].tag == "VBG" && !f.items[i+1].capital {
					r.to = i // "Ana Lima, head of the port, | noting the loss of it, said"
				}
			}
			return f.ownSubject(r)
		}
	}
	if r, ok := f.bearer(g); ok {
		return r
	}
	if n := len(f.out); n > 0 && g.participle && g.from > f.low && (f.items[g.from-1].low == "of" || f.items[g.from-1].low == "for" && !(g.to < len(f.items) && f.items[g.to].quote >= 0)) && f.items[g.from-1].quote < 0 && accusings[f.out[n-1].cue.lemma] && f.out[n-1].open && f.quoteNext(g.to) {
		if from := f.out[n-1].content[0].from; f.nounRight(from, g.from, true) == g.from-1 {
			return run{from, g.from - 1} // "accused | his neighbour | of saying, “…”"
		}
	}
	if r := f.meansOf(g); !r.empty() {
		return r
	}
	if r := f.withSubject(g); !r.empty() {
		return r
	}
	if c := g.from - 1; c > f.low+1 && f.items[c].is(conj) && f.items[c-1].quote < 0 && dashes[f.items[c-1].low] {
		for k := c - 2; k > f.low; k-- {
			if f.items[k].quote < 0 && f.items[k].low == f.items[c-1].low {
				if r := f.leading(k); !r.empty() {
					return r // "The men fumed at the sale – as others were freed – and said"
				}
			}
		}
	}
	if len(f.out) > 0 {
		return f.carriedSubject(g)
	}
	if g.from > 0 {
		p := &f.items[g.from-1]
		if p.quote < 0 && (p.is(conj) || p.comma() || g.participle || g.infinitive || p.is(adverb) || p.is(day)) {
			if g.participle || p.is(conj) {
				if r := f.treeSubject(g.to-1, g); !r.empty() {
					reduced := r.to-r.from == 1 && f.items[r.from].is(subject) && r.from > 0 && strings.HasPrefix(f.items[r.from-1].tag, "N") // "what she gave but noted": not she
					if l := f.leading(g.from); l.from <= r.from && (r.to <= l.to || reduced && !l.empty()) {
						return l // the tree has lost its beginning
					}
					return r
				}
			}
			return f.leading(g.from)
		}
		if !g.participle && !p.is(sub) && p.quote < 0 && p.is(object) {
			return f.leading(g.from)
		}
	}
	return run{}
}

// carriedSubject finds the subject of a verb behind another statement: "X
// condemned it and said …", "…, adding that …" have that of the verb before.
func (f *finder) carriedSubject(g group) run {
	prev := &f.out[len(f.out)-1]
	if r := prev.source; r.to-r.from == 1 && f.items[r.from].is(relative) && g.from > 0 && f.breaks(g.from-1) {
		// "X, who said …, told …"
		if m := f.mainSubject(g.to-1, g); !m.empty() {
			return m
		}
		b := r.from
		for b > 0 && f.items[b-1].comma() {
			b--
		}
		if h := f.subjectHead(b, 0); !h.empty() {
			return h
		}
	}
	if p := &f.items[g.from-1]; g.participle && p.quote < 0 && p.low == "," {
		// "X said it had asked, but both refused, citing"
		for k := g.from - 3; k > prev.verb.to; k-- {
			if f.items[k].quote >= 0 || !f.items[k].is(conj) || !f.items[k-1].comma() {
				continue
			}
			n := f.nounRight(k+1, g.from, true)
			if f.items[k+1].quote < 0 && stands[f.items[k+1].low] {
				n = max(n, k+2)
			}
			if n > k+1 && n < g.from-1 && f.verbish(n) {
				return run{k + 1, n}
			}
		}
	}
	if p := &f.items[g.from-1]; p.quote < 0 && dashes[p.low] && !g.participle {
		k := prev.source.from - 1
		for k > f.low && f.items[k].quote < 0 && f.items[k].low != p.low {
			k--
		}
		if k > 0 && f.items[k-1].is(relative) {
			return run{k - 1, k} // "the film, which — as X notes — promises"
		}
		if r := f.treeSubject(g.to-1, g); !r.empty() && r.to <= k {
			return r
		}
	}
	if prev.inner >= 0 && f.items[g.from-1].is(conj) && f.dashClosed(prev.source.from, g.from) {
		return f.out[prev.inner].source // "The source described it — a loss, X had said — and said"
	}
	if b := g.from - 2; b > f.low && f.items[b+1].is(conj) && f.items[b].comma() && prev.inner >= 0 {
		return f.out[f.root()].source // "X said that Y knew of it, and accused …"
	} else if b > f.low && f.items[b+1].is(conj) && f.items[b].comma() {
		if r := f.treeSubject(g.to-1, g); !r.empty() && r.to < prev.source.from && f.hasThat(r.to, prev.source.from) {
			return r // "X denied the claim that Y had sold it, and said …"
		}
	}
	if p := &f.items[g.from-1]; g.participle && nounCues[f.items[prev.verb.from].low] == prev.cue && p.quote < 0 && p.is(sub) && !p.is(relative) {
		if r := f.leading(g.from); !r.empty() && r.to <= prev.source.from {
			return r // "X has cited Y's denials, while saying"
		}
	}
	if nounCues[f.items[prev.verb.from].low] == prev.cue && !prev.source.empty() && !g.participle {
		if r := f.treeSubject(g.to-1, g); !r.empty() {
			return r // "X stood by his demand for a vote and has given no sign"
		}
		if r := f.leading(g.from); !r.empty() && r.to <= prev.source.from && g.from > 0 && f.items[g.from-1].is(conj) {
			return r
		}
	}
	if c := g.from - 1; c > f.low && g.modal && !g.negated && f.items[c].is(conj) && prev.open && !f.breaks(c-1) && prev.cue.frames&(frameClause|frameThat) != 0 && f.verbal(prev.content[len(prev.content)-1].from, c) {
		return run{} // "X argued that they are few and would be willing"
	}
	if c := g.from - 1; c > f.low && f.items[c].is(conj) && prev.open && f.items[prev.verb.to-1].tag == "VBD" && (f.items[g.to-1].tag == "VBP" || f.items[g.to-1].tag == "VBZ") && !f.breaks(c-1) {
		return run{} // "X said the men are ready and want to go"
	}
	if prev.source.empty() && prev.inner >= 0 {
		return f.out[f.root()].source // "X said he had no reports of it but confirmed"
	}
	if prev.open && g.from > prev.content[len(prev.content)-1].from && !f.goesOnFor(g) {
		return run{} // "X said the army had not yet | acknowledged it": not X
	}
	return prev.source
}

// goesOnFor reports whether the verb group may go on for the speaker of the
// statement before: what stands before it joins it to his verb, "and | said",
// ", | adding", "but on Tuesday | wrote", "by | saying", "a statement | saying".
func (f *finder) goesOnFor(g group) bool {
	i := g.from - 1
	p := &f.items[i]
	if p.low == "yet" && i > 0 && negations[f.items[i-1].low] {
		return false // "had not yet | acknowledged"
	}
	if p.quote >= 0 || p.comma() || p.is(conj) || dashes[p.low] {
		return !f.serial(g)
	}
	if g.participle && (p.is(prep) || p.is(medium)) || g.infinitive && (p.low == "only" || f.quoteNext(g.to) && p.tag != "VBN" && p.tag != "JJ") {
		return true
	}
	for i > f.low && i > g.from-4 && f.items[i].quote < 0 && f.items[i].is(day|adverb|prep) {
		i--
	}
	return i < g.from-1 && (f.items[i].quote >= 0 || f.items[i].comma() || f.items[i].is(conj))
}

// serial reports whether the verb is the last of a row inside the content
// before it: "X said the president has signed it, called Y, and | declined".
func (f *finder) serial(g group) bool {
	prev := &f.out[len(f.out)-1]
	c := g.from - 2
	if g.participle || c < 2 || !f.items[c+1].is(conj) || f.items[c].low != "," || prev.cue.frames&(frameClause|frameThat) == 0 || prev.object {
		return false
	}
	for i := prev.content[len(prev.content)-1].from + 1; i < c; i++ {
		if t := &f.items[i]; t.low == "," && t.quote < 0 && f.items[i+1].quote < 0 && (f.items[i+1].tag == "VBD" || f.items[i+1].tag == "VBN") && !f.items[i+1].is(aux) {
			return true
		}
	}
	return false
}

// dashClosed reports whether item i stands between two dashes the second of which
// stands before end.
func (f *finder) dashClosed(i, end int) bool {
	for k := i; k < end; k++ {
		if d := &f.items[k]; d.quote < 0 && dashes[d.low] {
			for j := i - 1; j > f.low-reach && j > 0; j-- {
				if f.items[j].quote < 0 && f.items[j].low == d.low {
					return true
				}
			}
			return false
		}
	}
	return false
}

// hasThat reports whether a "that" stands in [from, to).
func (f *finder) hasThat(from, to int) bool {
	for i := from; i < to; i++ {
		if f.items[i].low == "that" {
			return true
		}
	}
	return false
}

// subjectRelative finds the subject of a verb behind a relative clause that is
// a statement itself: "residents who want to leave said …". The clause's
// content ends there.
func (f *finder) subjectRelative(g group) run {
	n := len(f.out)
	if n == 0 || g.from == 0 || f.breaks(g.from-1) || !surely[f.items[g.to-1].low] {
		return run{}
	}
	prev := &f.out[n-1]
	r := prev.source
	if !prev.open || prev.pre || r.to-r.from != 1 || !f.items[r.from].is(relative) || r.from == 0 || f.breaks(r.from-1) {
		return run{}
	}
	last := &prev.content[len(prev.content)-1]
	if f.items[last.from].low != "to" && prev.cue.frames&frameBare == 0 || g.from <= last.from+1 || g.from > last.from+12 || !f.nounish(g.from-1) || f.items[g.from-1].is(subject) {
		return run{}
	}
	for i := last.from; i < g.from; i++ {
		if f.items[i].comma() || f.items[i].is(conj|sub|relative) {
			return run{}
		}
	}
	h := f.nounLeft(r.from, 0)
	if h == r.from {
		return run{}
	}
	last.to = g.from
	prev.open = false
	return run{h, g.from}
}
