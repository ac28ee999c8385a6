package attrib

import "strings"

// before.go reads what stands before the cue and its speaker.

// side is what stands directly before a verb group.
type side struct {
	edge  bool // nothing, a quotation, or a comma
	quote bool // a quotation, with or without a comma
}

// before says what stands before item i.
func (f *finder) before(i int) side {
	if i <= f.low {
		return side{edge: true, quote: i > 0 && f.items[i-1].quote >= 0}
	}
	p := &f.items[i-1]
	if p.quote >= 0 {
		return side{true, true}
	}
	if p.comma() {
		return side{true, i-2 >= 0 && f.items[i-2].quote >= 0 && !f.dashedOff(i-2)}
	}
	return side{}
}

// dashedOff reports whether the quotation at item i stands between two dashes,
// so that it belongs to what stands before it: "when he ended — “…” — the drums".
func (f *finder) dashedOff(i int) bool {
	return i > 0 && i+1 < len(f.items) && f.items[i-1].comma() && f.items[i-1].low != "," && f.items[i+1].quote < 0 && f.items[i+1].low == f.items[i-1].low
}

// preFrom gives where a content that ends before start begins.
func (f *finder) preFrom(start int) int {
	from := f.low
	for from < start && f.items[from].quote < 0 && (!f.items[from].word || f.items[from].is(conj) && f.items[from].low != "nor") && f.items[from].low != "(" {
		from++
	}
	return from
}

// preContent gives the content that stands before the cue, if there is one.
// start is where the subject, or the inverted verb, begins.
func (f *finder) preContent(start int, inverted bool, g group, c *cue, after tail) run {
	k := start - 1
	for k >= f.low && f.items[k].comma() {
		k--
	}
	if k < f.low || c.frames&(frameQuote|frameClause) == 0 {
		return run{}
	}
	from := f.preFrom(k)
	if f.dashedOff(k) {
		return run{}
	}
	if f.items[k].quote >= 0 {
		q := &f.quotes[f.items[k].quote]
		if !after.content.empty() && !after.direct && !inverted && (after.that || after.clause) && start-1 == k && from < k && words(q.Inner.In(f.text), 5) < 5 {
			return run{} // Of the "corridor" X said that …
		}
		if start-1 == k && !inverted && from == k && words(q.Inner.In(f.text), 4) < 4 && stops(q.Inner.In(f.text)) == 0 && !endsComma(q.Inner.In(f.text)) {
			return run{} // "Radio Hope" listeners said …
		}
		if n := len(f.out); n > 0 && (after.quoted && after.direct || f.out[n-1].cue.lemma == "ask" && strings.HasSuffix(q.Inner.In(f.text), "?")) && !inverted && len(f.out[n-1].content) > 0 && !f.out[n-1].pre && f.out[n-1].content[len(f.out[n-1].content)-1].to == k+1 {
			return run{} // `called it “a loss,” and Y shouted “…”`: the first is another's
		}
		if k > from && f.items[k-1].quote < 0 && (f.items[k-1].low == ":" || f.items[k-1].low == "(") {
			return run{k, k + 1} // `spoke up, with one reserve: “…,” the guard said`
		}
		if from == 0 && k > 1 && (f.items[0].low == "asked" || after.direct && !inverted && strings.HasSuffix(f.items[0].low, "ed") && f.items[1].low == "to" || f.items[0].low == "when" && f.items[1].low == "asked") {
			return run{} // `Asked whether it was “safe,” most said no`
		}
		return run{from, k + 1}
	}
	if start-1 == k || !f.items[k+1].comma() {
		return run{}
	}
	// A clause, then ", X said".
	if !inverted && !after.content.empty() && !after.direct && f.accepts(c, after) {
		return run{}
	}
	if !inverted && strings.HasSuffix(f.items[from].low, "ed") && f.items[from].capital && from == 0 {
		return run{} // "Asked about it, X said"
	}
	if f.items[from].is(sub) && !leads[f.items[from].low] && (from > 0 || !themes[f.items[from].low]) && (inverted || !after.content.empty() || !f.mainBehind(from, k+1)) {
		return run{} // "When the rain stopped, X said …"
	}
	if k-from < 2 && !f.some(from) || g.participle || c.frames&frameClause == 0 && (f.items[from].quote < 0 || !f.words(from, 4)) {
		return run{}
	}
	if f.items[from].is(prep|adverb) && !f.clausey(from, k+1) {
		return run{}
	}
	if after.direct && f.items[after.content.from].quote >= 0 && f.predicated(after.content.from) && !f.hasVerb(from, k+1) && f.phraseStart(from) {
		return run{from, k + 1} // "The next step, X said, “is to wait.”"
	}
	if after.direct && (!f.clausey(from, k+1) || g.to < len(f.items) && f.items[after.content.from-1].low == ":" || strings.HasSuffix(f.items[from].low, "ing") || strings.HasSuffix(f.items[from].low, "ed")) {
		return run{} // an adverbial before X said: "…"
	}
	return run{from, k + 1}
}

// mainBehind reports whether a main clause follows the subordinate clause or the
// phrase that [from, to) begins with: "When the rain stopped, | the dam broke",
// "After the raid | the town was empty".
func (f *finder) mainBehind(from, to int) bool {
	for c := from + 1; c+2 < to; c++ {
		if f.items[c].comma() && f.hasVerb(c+1, to) {
			return true
		}
	}
	if !f.items[from].is(prep) {
		return false
	}
	n := f.nounRight(from+1, to, false)
	return n > from+1 && n+1 < to && f.items[n].quote < 0 && (f.items[n].is(det|subject) || f.items[n].capital) && f.hasVerb(n, to)
}

// hasVerb reports whether a verb or a subject pronoun stands in [from, to).
func (f *finder) hasVerb(from, to int) bool {
	for i := from; i < to; i++ {
		if f.verbish(i) || f.items[i].is(subject) {
			return true
		}
	}
	return false
}

// clausey reports whether a verb or a quotation of some words stands in
// [from, to): `“… to protect” the camp`.
func (f *finder) clausey(from, to int) bool {
	if f.hasVerb(from, to) {
		return true
	}
	for i := from; i < to; i++ {
		if f.items[i].quote >= 0 && f.words(i, 4) {
			return true
		}
	}
	return false
}

// endsComma reports whether a quotation's words end in a comma or dash, so
// that the sentence goes on.
func endsComma(inner string) bool {
	inner = strings.TrimRight(inner, " \t\u00a0’'”\"")
	return strings.HasSuffix(inner, ",") || strings.HasSuffix(inner, "—") || strings.HasSuffix(inner, "―") || strings.HasSuffix(inner, "–") || strings.HasSuffix(inner, "-")
}
