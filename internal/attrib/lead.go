package attrib

import "github.com/rapporteur/rapporteur"

// dashed reads `Turnout fell in the north - Karim Haddad: “…”`: a heading, a
// dash, and who is quoted.
func (f *finder) dashed() bool {
	i := 0 // the colon
	for i+1 < len(f.items) && (f.items[i].low != ":" || f.items[i].quote >= 0 || f.items[i+1].quote < 0) {
		i++
	}
	if i < 4 || i+1 >= len(f.items) || i+2 < len(f.items) && f.items[i+2].quote < 0 && f.items[i+2].word {
		return false
	}
	d := i - 1
	for d > 0 && d > i-8 && f.items[d].quote < 0 && (f.items[d].word || f.items[d].low == ".") {
		d--
	}
	src := run{d + 1, i}
	if from := f.excerpted(src); !from.empty() {
		src = from
	}
	if d < 2 || f.items[d].quote >= 0 || !f.items[d].comma() || f.items[d].low == "," || src.empty() || f.hasVerb(d+1, i) {
		return false
	}
	if h := &f.items[f.head(src)]; !h.capital && !h.is(person|title|body|medium) && !things[h.low] {
		return false
	}
	for k := src.from; k < i; k++ {
		if f.items[k].is(prep|aux|sub) && !f.items[k].capital && !nameParticles[f.items[k].low] && f.items[k].low != "of" {
			return false
		}
	}
	f.out = append(f.out, say{cue: colonCue, source: src, verb: run{i, i + 1}, content: []run{{i + 1, i + 2}}, inner: -1})
	return true
}

// own reads a noun that stands for somebody's words with the quotation that it
// is or was, at i: `Haddad’s reply was: “…”`, `his motto to the pupils is “…”`,
// `the mayor’s “no more boats” promise`. It gives the item to go on from, or i.
func (f *finder) own(i int) int {
	t := &f.items[i]
	if i == 0 || !t.word || t.capital || !utterances[t.low] {
		return i
	}
	end := f.bodyEnd()
	if end < len(f.items) && f.items[end].quote >= 0 {
		end++
	}
	p := &f.items[i-1]
	if p.quote >= 0 && i > 1 && (f.items[i-2].possessive() || owners[f.items[i-2].low]) && !p.final {
		s := say{cue: utteranceCue(t.low), verb: run{i, i + 1}, content: []run{{i - 1, i}}, inner: -1, pre: true}
		if s.source = f.holder(i - 1); s.source.empty() || words(f.quotes[p.quote].Inner.In(f.text), 2) < 2 {
			return i
		}
		f.out = append(f.out, s)
		f.low = i + 1
		return f.low
	}
	b := i
	for b > f.low+1 && b > i-4 && f.items[b-1].quote < 0 && f.items[b-1].word && !f.items[b-1].possessive() && !owners[f.items[b-1].low] && (f.nounish(b-1) || f.items[b-1].is(degree)) {
		b-- // his only | answer
	}
	if b == 0 || f.items[b-1].quote >= 0 || !f.items[b-1].possessive() && !owners[f.items[b-1].low] {
		return i
	}
	if nounCues[t.low] != nil && i+2 < end && f.items[i+1].quote < 0 && (f.nextIs(i+1, "to") && f.items[i+2].tag == "VB" || nounCues[t.low].frames&frameObject != 0 && f.items[i+1].is(prep)) {
		return i // "the union's call to strike was “a trap”": that is what another thinks of it
	}
	k := i + 1
	if k < end && (f.items[k].is(prep) || f.items[k].is(day)) {
		for k < end && k < i+2*widest && f.items[k].quote < 0 && (f.items[k].word || f.items[k].low == "(" || f.items[k].low == ")") && !copulas[f.items[k].low] {
			k++
		}
	}
	if k >= end || !copulas[f.items[k].low] {
		return i
	}
	for k++; k < end && f.items[k].quote < 0 && (f.items[k].comma() || f.items[k].low == ":" || f.items[k].is(adverb)); k++ {
	}
	if k >= end || f.items[k].quote < 0 && (f.items[k].low != "that" || k+2 >= end) {
		return i
	}
	s := say{cue: utteranceCue(t.low), source: f.holder(b), verb: run{b, k}, inner: -1, open: true}
	if s.source.empty() || f.cannotSpeak(s.cue, s.source) {
		return i
	}
	if f.items[k].quote < 0 { // "his answer was that the wells had run dry"
		for s.verb.to > i+1 && f.items[s.verb.to-1].quote < 0 && !f.items[s.verb.to-1].word {
			s.verb.to--
		}
		s.content = []run{{k, end}}
		f.attach(&s, s.source.from)
		f.out = append(f.out, s)
		f.low = k
		return k
	}
	for s.verb.to > i+1 && f.items[s.verb.to-1].quote < 0 && !f.items[s.verb.to-1].word {
		s.verb.to--
	}
	t2 := tail{content: run{k, end}, direct: true}
	f.cutTail(&t2)
	s.content, s.open = []run{t2.content}, t2.content.to == end
	f.attach(&s, s.source.from)
	f.out = append(f.out, s)
	f.low = k
	return k
}

// holder gives whose noun stands at i, the owner alone: "the pull of | Haddad's".
func (f *finder) holder(i int) run {
	r := f.possessor(i)
	for k := r.to - 2; k > r.from; k-- {
		if f.items[k-1].low == "of" && (f.items[k].capital || f.items[k].is(det)) {
			r.from = k
			break
		}
	}
	return r
}

// utteranceCue gives the cue of a noun that stands for somebody's words: its
// own where it has one.
func utteranceCue(noun string) *cue {
	if c := nounCues[noun]; c != nil {
		return &cue{lemma: c.lemma, frames: c.frames | frameQuote, stance: c.stance}
	}
	return wordsCue
}

// wordsCue is the cue of "in the mayor's words".
var wordsCue = &cue{lemma: "words", frames: frameQuote | frameClause, stance: rapporteur.StanceAsserts}

// inWords reads "In the mayor's words, …" and "…, in the words of the mayor"
// with the "in" at i, and gives the item to go on from, or i.
func (f *finder) inWords(i int) int {
	if f.items[i].low != "in" || i+3 >= len(f.items) {
		return i
	}
	end := f.bodyEnd()
	if end < len(f.items) && f.items[end].quote >= 0 {
		end++
	}
	var src run
	w := i + 1
	if f.nextIs(i+1, "the") && f.nextIs(i+2, "words") && f.nextIs(i+3, "of") {
		src = run{i + 4, f.nounRight(i+4, end, true)}
		w = src.to
	} else {
		for w < end && w < i+widest && f.items[w].quote < 0 && f.items[w].low != "words" {
			w++
		}
		if w >= end || f.items[w].low != "words" || w == i+1 {
			return i
		}
		b := w
		for b > i+1 && !f.items[b-1].possessive() && !owners[f.items[b-1].low] {
			b--
		}
		if b == i+1 {
			return i
		}
		if src = f.possessor(b); src.from != i+1 {
			return i
		}
		w++
	}
	if src.empty() || w < end && (f.items[w].quote >= 0 || !f.items[w].comma()) {
		return i
	}
	s := say{cue: wordsCue, source: src, verb: run{w - 1, w}, inner: -1}
	if src.from == i+4 {
		s.verb = run{i, i + 4}
	}
	if f.quoteNext(w) {
		k := w
		if f.items[k].quote < 0 {
			k++
		}
		t := tail{content: run{k, end}, direct: true}
		f.cutTail(&t)
		s.content, s.open = []run{t.content}, t.content.to == end
		f.attach(&s, i)
		f.out = append(f.out, s)
		f.low = k
		return k
	}
	return i
}

// inView finds whose view "in his view" or "in the professor's opinion" at i is
// and where the phrase ends; i when there is none.
func (f *finder) inView(i int) (run, int) {
	if f.items[i].low != "in" || f.items[i].quote >= 0 {
		return run{}, i
	}
	if n := len(f.out); n > 0 && f.out[n-1].verb.to == i {
		return run{}, i // "the judge wrote in his opinion, “…”"
	}
	w := i + 1
	for w < len(f.items) && w < i+widest && f.items[w].quote < 0 && (f.items[w].word || f.items[w].clitic) && !views[f.items[w].low] {
		w++
	}
	if w >= len(f.items) || w < i+2 || !views[f.items[w].low] || !f.items[w-1].possessive() && !owners[f.items[w-1].low] {
		return run{}, i
	}
	src := f.possessor(w)
	if src.from != i+1 || w+1 < len(f.items) && (f.items[w+1].quote >= 0 || f.items[w+1].word) {
		return run{}, i
	}
	return src, w + 1
}

// presented reads `Here is Haddad in 1992: “…”` at a unit's beginning.
func (f *finder) presented() bool {
	if len(f.items) < 4 || f.items[0].low != "here" {
		return false
	}
	i := 1
	if f.items[i].quote < 0 && (copulas[f.items[i].low] || f.items[i].clitic) {
		i++
	}
	if i == 1 {
		return false
	}
	n := f.nounRight(i, len(f.items), true)
	if n == i || !f.items[f.head(run{i, n})].capital {
		return false
	}
	c := n
	for c < len(f.items)-1 && f.items[c].quote < 0 && f.items[c].low != ":" && c < n+14 {
		c++
	}
	if c+1 >= len(f.items) || f.items[c].low != ":" || f.items[c].quote >= 0 || f.items[c+1].quote < 0 {
		return false
	}
	f.out = append(f.out, say{cue: colonCue, source: run{i, n}, verb: run{c, c + 1}, content: []run{{c + 1, max(f.bodyEnd(), c+2)}}, inner: -1, open: true})
	return true
}

// wherein reports whether ", to which X said" begins at the comma i.
func (f *finder) wherein(i, end int) bool {
	return i+2 < end && f.items[i].low == "," && f.items[i].quote < 0 && f.items[i+1].low == "to" && f.items[i+2].low == "which"
}
