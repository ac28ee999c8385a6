package attrib

import "strings"

// speaker finds who speaks by the verb group at g where the words beside it do
// not say so and a quotation hangs on it: by the tree, or by how
// the sentence begins.
func (f *finder) speaker(vs int, g group) run {
	if r := f.treeSubject(vs, g); !r.empty() {
		return r
	}
	if r := f.leading(g.from); !r.empty() && r.to <= g.from {
		return r
	}
	return run{}
}

// treeSubject gives the subject that the tree gives to the verb at item vs,
// where it is somebody or something that stands before the verb.
func (f *finder) treeSubject(vs int, g group) run {
	v := f.inTree(vs)
	if v < 0 {
		return run{}
	}
	k := f.subjectIn(v)
	if k < 0 || k > v {
		return run{}
	}
	return f.subjectRun(k, g)
}

// subjectRun gives the items of the subject whose head is word k; none where
// they do not stand before the verb group.
func (f *finder) subjectRun(k int, g group) run {
	r := f.runOf(f.tree.subtree(k))
	if r.empty() || r.to > g.from || f.items[r.from].quote >= 0 || r.from > 0 && f.items[r.from-1].is(prep) && !f.items[r.from].is(prep) {
		return run{} // "Unlike many, X said": what hangs on a preposition is no subject
	}
	for i := r.from; i < r.to && f.items[i].Start < f.tree.words[k].Start; i++ {
		if f.items[i].comma() {
			r.from = i + 1 // an adverbial that the tree hangs on the subject
		}
	}
	// The subject's own words: no clause or quotation that the tree hangs on it.
	for i := r.from; i < r.to; i++ {
		if t := &f.items[i]; t.quote >= 0 && t.final || t.is(relative) || i > r.from && i+1 < r.to && t.quote < 0 && t.low == "," && f.items[i+1].quote < 0 && f.items[i+1].low == "on" {
			r.to = i // also "Ana Lima, | on the other hand"
		}
	}
	for r.to > r.from && f.items[r.to-1].quote < 0 && !f.items[r.to-1].word && !f.items[r.to-1].clitic && f.items[r.to-1].low != ")" {
		r.to--
	}
	if r.to-2 > r.from && f.items[r.to-1].is(day) && f.items[r.to-1].capital && f.items[r.to-2].is(prep) {
		r.to -= 2 // "President Lima on Sunday"
	}
	for r.to-1 > r.from && f.items[r.to-1].tag == "RB" && manner(f.items[r.to-1].low) {
		r.to-- // "Ana Lima subsequently"
	}
	if r.to-2 > r.from && f.items[r.to-1].is(adverb) && !f.items[r.to-1].capital && f.items[r.to-2].comma() {
		r.to -= 2 // "Ana Lima, meanwhile"
	}
	if r.to-r.from == 1 && f.items[r.from].low == "that" {
		return run{}
	}
	if r.empty() || mute[f.items[f.head(r)].low] || !f.items[r.from].word {
		return run{}
	}
	return r
}

// mainSubject gives the subject of the sentence for a participle behind a
// comma, ", saying “…”", which belongs to the main clause whatever stands
// between them.
func (f *finder) mainSubject(vs int, g group) run {
	if f.tree == nil || !g.participle || g.from == 0 || !f.items[g.from-1].comma() {
		return run{}
	}
	t := f.tree
	v := t.word(f.items[vs].Span)
	if v < 0 {
		return run{}
	}
	root := v
	for range 20 {
		h := t.words[root].Head
		if h < 0 {
			break
		}
		root = h
	}
	if root >= v || t.words[root].UPOS != "VERB" {
		return run{}
	}
	k := t.dependent(root, "nsubj", "nsubj:pass")
	if k < 0 || k > root {
		return run{}
	}
	return f.subjectRun(k, g)
}

// ownClause gives the subject of the clause of place or time that a participle
// behind a comma hangs on: "…, where the workers had gathered, chanting “…”".
func (f *finder) ownClause(vs int, g group) run {
	v := f.inTree(vs)
	if v < 0 || !g.participle || g.from == 0 || !f.items[g.from-1].comma() || f.tree.words[v].Deprel != "advcl" {
		return run{}
	}
	h := f.tree.words[v].Head
	if h < 0 || h > v {
		return run{}
	}
	if k := f.tree.dependent(h, "advmod", "mark"); k < 0 || k > h || !settings[f.tree.words[k].Lemma] {
		return run{}
	}
	k := f.tree.dependent(h, "nsubj", "nsubj:pass")
	if k < 0 || k > h {
		return run{}
	}
	return f.subjectRun(k, g)
}

// widest is how many items may stand between a quotation and its verb.
const widest = 9

// whoBetween gives the words between a quotation and the verb behind it when a
// relative clause without commas is among them: `“…,” a fisher who gave his
// name as Lima said`.
func (f *finder) whoBetween(g group) run {
	k, who := g.from-1, false
	for k >= f.low && k >= g.from-16 && f.items[k].quote < 0 && (f.items[k].word || f.items[k].clitic) {
		who = who || f.items[k].is(relative) || nameds[f.items[k].low]
		k--
	}
	if !who || k < 0 || k < g.from-16 {
		return run{}
	}
	from := k + 1
	if f.items[k].comma() && k > 0 {
		k--
	}
	if q := f.items[k].quote; q < 0 || !f.words(k, 4) || !f.items[k].final && from == k+1 || !f.phraseStart(from) || f.items[from].is(sub|relative|conj|prep|subject) && !f.items[from].is(det) {
		return run{}
	}
	return run{from, g.from}
}

// between gives the words between a quotation and the verb behind it: `“…,” a
// child can be heard asking`, `“…,” a voice over says`.
func (f *finder) between(g group) run {
	k := g.from - 1
	for k >= f.low && k >= g.from-widest && f.items[k].quote < 0 && f.items[k].word {
		k--
	}
	if k < 0 || k < g.from-widest {
		return run{}
	}
	from := k + 1
	if f.items[k].comma() && k > 0 {
		k--
	}
	q := f.items[k].quote
	if q < 0 || words(f.quotes[q].Inner.In(f.text), 4) < 4 || !f.items[k].final && from == k+1 || !f.phraseStart(from) || f.items[from].is(sub|relative|conj) {
		return run{}
	}
	to := from + 1
	for to < g.from && !f.items[to].is(aux) && !(manner(f.items[to].low) && to > from) {
		to++
	}
	return run{from, to}
}

// cannotSpeak reports whether what stands as a subject is a time or a
// happening, to which no words belong. Evidence may come from a happening.
func (f *finder) cannotSpeak(c *cue, r run) bool {
	h := &f.items[f.head(r)]
	if h.quote >= 0 || !h.word {
		return false
	}
	if n := f.head(r); h.low == "number" && n > r.from && f.items[n-1].low != "the" && n+1 < r.to && f.items[n+1].low == "of" {
		return false // a number of witnesses
	}
	if doings[c.lemma] && !h.capital && !h.is(subject|relative|person|title|body|medium) && h.tag != "NNS" {
		return true // "the plan offers a contrast to …"
	}
	named := h.capital && f.head(r) > 0 && !f.titled && !calendar[h.low]
	if named || !mute[h.low] {
		return false
	}
	return !evidence[c.lemma] || h.is(day)
}

// inquires reports whether a subject is an inquiry or a document, which finds
// something by saying so.
func (f *finder) inquires(r run) bool {
	h := &f.items[f.head(r)]
	return h.quote < 0 && (h.is(medium) || things[h.low] || inquiries[h.low])
}

// canFear reports whether a subject is somebody: a name, a person, a body, a
// pronoun, or a plural of people.
func (f *finder) canFear(r run) bool {
	h := &f.items[f.head(r)]
	if h.low == "it" || mute[h.low] || things[h.low] {
		return false
	}
	return h.capital || h.is(person|title|body|subject) || strings.HasSuffix(h.low, "s")
}
