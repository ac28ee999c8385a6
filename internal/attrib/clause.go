package attrib

import "strings"

// clause.go keeps what cannot be somebody out of the sources.

// withSubject finds who speaks in "with the mayor, Ana Lima, insisting that":
// the phrase behind a "with" that opens a chunk, when nothing but that phrase's
// own appositions and participles stands between it and the participle.
func (f *finder) withSubject(g group) run {
	if !g.participle || g.from == 0 || f.items[g.from-1].quote >= 0 || !f.items[g.from-1].comma() && !f.items[g.from-1].is(conj) {
		return run{}
	}
	for i := g.from - 2; i >= f.low && i > g.from-16; i-- {
		t := &f.items[i]
		if t.quote >= 0 || t.low == ";" || t.is(relative|sub) || t.is(aux) {
			return run{}
		}
		if t.low != "with" {
			continue
		}
		if i > 0 && (f.items[i-1].quote >= 0 || !f.items[i-1].comma()) {
			return run{}
		}
		n := f.nounRight(i+1, g.from, false)
		if n == i+1 || n == g.from || !f.items[n].comma() && f.items[n].tag != "VBG" {
			return run{}
		}
		r := run{i + 1, n}
		if n > i+2 && f.items[n-1].tag == "VBG" {
			return run{i + 1, n - 1} // "with the president cursing, stating"
		}
		if h := f.subjectRight(i + 1); h.to > r.to && h.to < g.from && f.items[h.to].comma() {
			r = h
		}
		return r
	}
	return run{}
}

// withPhrase narrows a phrase that a verb stands in to what its "with" governs:
// "the film ends with | a voice".
func (f *finder) withPhrase(r run) run {
	for i := r.from + 1; i+1 < r.to; i++ {
		if f.items[i].quote < 0 && f.items[i].low == "with" && f.items[i-1].quote < 0 && (strings.HasPrefix(f.items[i-1].tag, "VB") || f.verbal(r.from, i) || r.from > 0 && f.items[r.from-1].quote < 0 && (strings.HasPrefix(f.items[r.from-1].tag, "VB") || f.items[r.from-1].tag == "RP")) {
			return run{i + 1, r.to}
		}
		if t := &f.items[i]; t.quote < 0 && (t.tag == "VBD" || t.tag == "VBZ" || t.tag == "VBP") && (f.items[i-1].is(relative) || f.items[i-1].low == "that") && f.phraseStart(i+1) {
			return run{i + 1, r.to} // "a tape that had | the senator bragging"
		}
	}
	return r
}

// joinedObject drops from a phrase a participle joined to it: "her head and
// carrying | signs".
func (f *finder) joinedObject(r run) run {
	for i := r.to - 2; i > r.from; i-- {
		if f.items[i].tag == "VBG" && !f.items[i].capital && f.items[i-1].is(conj) {
			return run{i + 1, r.to}
		}
	}
	return r
}

// raised gives who is made to speak by the verb before an infinitive with a
// quotation: "prompted the league to state, “…”".
func (f *finder) raised(g group) run {
	if !g.infinitive || !f.quoteNext(g.to) {
		return run{}
	}
	v := f.inTree(g.to - 1)
	if v < 0 {
		return run{}
	}
	h := f.tree.words[v].Head
	if h < 0 || h > v || !raisers[f.tree.words[h].Lemma] {
		return run{}
	}
	o := f.tree.dependent(h, "obj")
	if o <= h || o > v {
		return run{}
	}
	return f.subjectRun(o, g)
}

// behindObject drops from a phrase what is the object of a verb before it: "he
// rubbed his hands and the envoy said".
func (u *unit) behindObject(r run, low int) run {
	if r.from <= low || u.items[r.from-1].quote >= 0 || u.items[r.from-1].is(aux) || u.items[r.from-1].tag != "VBD" && u.items[r.from-1].tag != "VBZ" {
		return r
	}
	for i := r.to - 2; i > r.from; i-- {
		if u.items[i].low == "and" && u.items[i+1].quote < 0 {
			r.from = i + 1
			return r
		}
	}
	return r
}

// degrees reports whether the adverb at i belongs to what follows it: "showed
// heavily damaged cars", "said nearly all".
func (f *finder) degrees(i int) bool {
	if i+1 >= len(f.items) || f.items[i+1].quote >= 0 {
		return false
	}
	n := &f.items[i+1]
	return n.tag == "JJ" || n.tag == "VBN" || n.tag == "CD" || n.is(det) && (f.items[i].low == "nearly" || f.items[i].low == "only" || f.items[i].low == "roughly")
}

// aloof reports whether a preposition before the participle says that nothing
// was said by it: "stopped short of", "refrained from", "in the name of".
func (f *finder) aloof(g group) bool {
	if g.from == 0 || f.items[g.from-1].quote >= 0 {
		return false
	}
	switch f.items[g.from-1].low {
	case "of", "from":
		if g.from < 2 {
			return false
		}
		p := &f.items[g.from-2]
		return shunned[p.low] || f.items[g.from-1].low == "of" && strings.HasPrefix(p.tag, "N") && !p.capital && nounCues[p.low] == nil // "the cost of welcoming them"
	case "without", "against":
		return true
	}
	return false
}

// opensSub reports whether the statement is a clause of time or cause with
// which its sentence begins: "After the union announced a truce, the …".
func (f *finder) opensSub(src run, g group) bool {
	if src.empty() || src.from == 0 || src.to > g.from || src.from > 4 || f.items[src.from-1].quote >= 0 {
		return false
	}
	w := f.items[src.from-1].low
	return (parts[w] || w == "as" || w == "before" || w == "since") && f.items[src.from-1].is(sub|prep)
}

// mainComma gives the comma behind which the main clause begins, in a content
// that runs over it; the content's end when there is none.
func (f *finder) mainComma(r run) int {
	for i := r.from + 1; i+2 < r.to; i++ {
		t, n := &f.items[i], &f.items[i+1]
		if t.quote >= 0 || t.low != "," || n.quote >= 0 {
			continue
		}
		if f.existential(i + 1) {
			return i // "While X said that …, there is no proof"
		}
		if !f.phraseStart(i + 1) {
			continue
		}
		if e := f.nounRight(i+1, r.to, false); e > i+1 && e < r.to && (f.isFinite(e) || f.items[e].is(adverb) && e+1 < r.to && f.isFinite(e+1)) {
			return i
		}
	}
	return r.to
}

// resumed gives where the main clause goes on behind a relative clause that
// holds a quotation: "who has called it “a trap”, | has been".
func (f *finder) resumed(r run) int {
	for i := r.from + 1; i+1 < r.to; i++ {
		if !f.breaks(i) || f.items[i+1].quote >= 0 || !f.items[i+1].is(aux) || negations[f.items[i+1].low] {
			continue
		}
		if f.items[i].quote >= 0 {
			return i + 1
		}
		return i
	}
	return r.to
}

// clausal reports whether what was gathered as a source is no phrase: a finite
// verb stands in it outside a relative clause, or it begins with a verb and its
// object. Then the true subject is another.
func (f *finder) clausal(r run) bool {
	if r.to-r.from == 1 && f.items[r.from].tag == "VBG" && !f.items[r.from].capital {
		return true // "leaving doubts"
	}
	for i := r.from; i < r.to; i++ {
		t := &f.items[i]
		if t.quote >= 0 || t.is(relative) || t.low == "that" && strings.HasPrefix(t.tag, "W") {
			return false
		}
		if t.capital || !t.word || plainEd[t.low] || nounForms[t.low] || t.is(title|person|body|office) || strings.Contains(t.low, "-") {
			continue
		}
		switch t.tag {
		case "VB":
			if i > r.from && f.items[i-1].low == "to" && f.items[r.from].capital {
				continue // "Ana Lima, a favourite to win"
			}
			return true
		case "VBD", "VBZ", "VBP", "MD":
			if i > r.from && i+1 < r.to && f.items[i+1].is(prep) && (t.tag == "VBD" || t.low == "close") {
				continue // "officials briefed on the talks", "people close to him"
			}
			return true
		}
	}
	return false
}

// isFinite reports whether a finite verb stands at i.
func (f *finder) isFinite(i int) bool {
	t := &f.items[i]
	if t.quote >= 0 {
		return false
	}
	switch t.tag {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return t.is(aux) && !negations[t.low]
}

// manner steps left from i over an adverb of manner.
func (f *finder) manner(i int) int {
	if i > 1 && f.items[i-1].quote < 0 && strings.HasSuffix(f.items[i-1].low, "ly") && f.items[i-1].tag == "RB" {
		return i - 1
	}
	return i
}

// echoed gives who speaks in what stands as a source of "…, a claim the army
// denies": the phrase behind the noun that sums up what was said; none when r
// is no such thing.
func (f *finder) echoed(r run) run {
	if t := &f.items[r.from]; t.quote >= 0 || t.low != "a" && t.low != "an" {
		return run{}
	}
	for i := r.from + 1; i+1 < r.to; i++ {
		t, n := &f.items[i], &f.items[i+1]
		if t.quote >= 0 || t.is(prep|conj) {
			return run{}
		}
		if (verdicts[t.low] || nounCues[t.low] != nil) && n.quote < 0 && (n.capital || n.is(det|subject|person|body)) {
			return run{i + 1, r.to}
		}
	}
	return run{}
}

// faceless reports whether nothing about a phrase says that it can speak.
func (f *finder) faceless(r run) bool {
	h := &f.items[f.head(r)]
	return h.quote < 0 && !h.capital && !stands[h.low] && !h.is(person|title|body|subject|relative|medium) && !things[h.low] && !witnesses[h.low] && (!strings.HasSuffix(h.low, "s") || mute[h.low] || h.is(day)) && !plurals[h.low]
}

// ownTreeSubject gives the verb's own subject by the tree, before it.
func (f *finder) ownTreeSubject(vs int, g group) run {
	if k := f.subjectWord(vs, "nsubj"); k >= 0 {
		return f.subjectRun(k, g)
	}
	return run{}
}

// elsewise reports whether the verb has another sense by what it governs:
// "showed up", "dismissed 400 officers", "called on a reporter".
func (f *finder) elsewise(c *cue, g group, src run, t tail) bool {
	if g.to < len(f.items) && turns[f.items[g.to].low] && !f.quoteNext(g.to+1) && !f.afterQuote(src) {
		return true
	}
	if i := src.from; src.to == i+1 && f.items[i].is(det) && !f.items[i].is(subject) && (f.items[i].low == "this" || f.items[i].low == "that") && f.items[i].tag == "DT" && (c.lemma == "explain" || c.lemma == "show") {
		return true // "This explains why": nobody does
	}
	if t.that || t.infinite || t.content.empty() {
		return false
	}
	has := func(words ...string) bool {
		for i := t.content.from; i < min(t.content.to, t.content.from+18); i++ {
			for _, w := range words {
				if f.items[i].low == w {
					return true
				}
			}
		}
		return false
	}
	switch c.lemma {
	case "claim":
		return has("lives", "life")
	case "implore":
		return f.nextIs(g.to, "the") && f.nextIs(g.to+1, "question")
	case "thank":
		return f.nextIs(g.to, "to")
	case "dismiss":
		n := max(f.nounRight(t.content.from, t.content.to, true), t.content.from+1)
		h := &f.items[f.head(run{t.content.from, n})]
		return h.is(person|title) && !has("as")
	case "call on":
		return !has("to", "for")
	case "show":
		if src.empty() {
			return false
		}
		h := &f.items[f.head(src)]
		return !things[h.low] && !h.is(medium) && has("sign", "signs") || (h.is(person|title) || h.is(subject) && h.low != "it" && !h.is(det)) && !things[h.low] && !f.clauseAt(t.content.from, t.content.to, false)
	case "emphasise":
		if src.empty() || f.relative(src) {
			return false
		}
		h := &f.items[f.head(src)]
		return h.quote < 0 && !h.capital && !h.is(person|title|body|subject|medium) && !things[h.low] && !strings.HasSuffix(h.low, "s")
	}
	return false
}

// verbLed reports whether what looks like a subject begins with a verb and its
// object, "embrace some leaps of logic": the true subject stands further left.
func (f *finder) verbLed(r run) bool {
	t := &f.items[r.from]
	if t.quote >= 0 || t.capital || !t.word || t.class&(det|subject|degree|adverb|title|person|office|relative) != 0 {
		return false
	}
	for i := r.from + 1; i < min(r.to, r.from+3); i++ {
		w, p := &f.items[i], &f.items[i-1]
		if w.quote < 0 && w.is(det) && !w.is(degree) && !p.is(prep|conj|degree|det) && !p.possessive() && p.word {
			return true
		}
	}
	return false
}

// ownSubject drops from a subject the object of the statement before it: "asked
// for a boat and the mayor said".
func (f *finder) ownSubject(r run) run {
	if len(f.out) == 0 {
		return r
	}
	prev := &f.out[len(f.out)-1]
	last := &prev.content[len(prev.content)-1]
	for i := r.to - 2; prev.open && r.from > last.from+1 && i > r.from; i-- {
		// "said it was shot down over its land and | Chad said"
		if t, n := &f.items[i-1], &f.items[i+1]; f.items[i].low == "and" && t.quote < 0 && n.quote < 0 && !t.capital && n.capital && f.verbal(last.from, r.from) {
			return run{i + 1, r.to}
		}
	}
	if !prev.open || r.from > last.from+1 || r.to <= last.from || minds[prev.cue.lemma] || claims[prev.cue.lemma] {
		return r
	}
	for i := r.to - 2; i > r.from; i-- {
		if f.items[i].low == "and" || f.items[i].low == "but" {
			r.from = i + 1
			return r
		}
	}
	return r
}

// fromPlace gives the person before "of Basra, Iraq," or "22, of Basra, Iraq,"
// when r is such a place; r itself when it is none.
func (u *unit) fromPlace(r run, low int) run {
	k := r.from - 1
	if k-2 <= low || u.items[k].low != "of" && u.items[k].low != "from" || !u.items[r.from].capital || !u.items[k-1].comma() {
		return r
	}
	end := k - 1
	if n := end - 1; n-1 > low && u.items[n].quote < 0 && u.items[n].tag == "CD" && u.items[n-1].comma() {
		end = n - 1
	}
	if b := u.nounLeft(end, low); b < end && u.items[b].capital && !u.items[b].is(day|lone) {
		return run{b, r.to}
	}
	return r
}
