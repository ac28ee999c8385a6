package attrib

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// closing reads a speaker at the end of a unit that began with another's
// words: "X says the dam broke, Y said." Y relays X. It gives the item to go
// on from, or 0.
func (f *finder) closing(start int, g group, s *say, c *cue, t tail) int {
	n := len(f.out)
	if n == 0 || s.source.empty() || c.lemma == "put it" || c.frames&(frameClause|frameThat) == 0 || g.participle || g.infinitive || !t.content.empty() {
		return 0
	}
	end := max(g.to, s.addressee.to)
	if s.source.from >= g.to { // ", reports X"
		if end = s.source.to; start == 0 || f.items[g.from].is(aux) || f.items[start-1].low != "," && !(f.items[start-1].quote >= 0 && f.breaks(start-1)) {
			return 0
		}
	}
	root := f.root()
	prev := &f.out[root]
	if by := f.relays(prev, s, start); by {
		s.content, s.pre, prev.inner = append([]run(nil), prev.content...), true, n
		f.out = append(f.out, *s)
		f.low = end
		return end
	}
	beside := len(prev.content) > 0 && prev.content[len(prev.content)-1].to == start-1 && s.source.from >= start // "worries that …, X says"
	ended := len(prev.content) > 0 && prev.content[len(prev.content)-1].to == start                              // `claimed it was “no need,” Y noted`
	last0 := len(f.out) - 1
	behind := root == last0 && len(prev.content) > 0 && !prev.pre && prev.content[len(prev.content)-1].to < start-1 && s.source.from >= start && s.source.to == g.from && (f.items[start-1].low == "," || f.items[start-1].quote >= 0) && prev.source.from == 0 // "plan to impose fines, including on banks, the palace said"
	over := len(prev.content) > 0 && prev.content[len(prev.content)-1].to > start                                                                                                                                                                               // "agreed to meet, the palace said | after the call"
	if d := &f.items[min(end, len(f.items)-1)]; end < f.bodyEnd() && d.quote < 0 && dashes[d.low] {
		for i := start - 1; i > prev.verb.to; i-- {
			if f.items[i].quote < 0 && f.items[i].low == d.low {
				return 0 // "described it -- a loss, the envoy said -- as bad"
			}
		}
	}
	if prev.negated && f.items[start-1].quote >= 0 && f.words(start-1, 8) {
		return 0 // "The ministry did not say why, only that “…,” X said"
	}
	if !prev.open && !beside && !ended && !over && !behind || prev.pre && prev.cue != hearsayCue && prev.cue != officialCue || s.source == prev.source || start-1 < f.low || !f.breaks(start-1) || end < f.bodyEnd() && !f.items[end].is(day|prep) && !f.items[end].comma() {
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
	if k <= last.from || k > last.to && !behind {
		return 0
	}
	for j := root; j < n; j++ {
		for i := range f.out[j].content {
			if c := &f.out[j].content[i]; c.to > k {
				c.to = max(k, c.from)
				f.out[j].open = false
			}
		}
	}
	if by := f.echoed(s.source); !by.empty() {
		s.source, s.pre = by, true
		s.content = append([]run(nil), prev.content...)
		f.out = append(f.out, *s) // "…, a claim the army denies": two speak of one matter
		f.low = g.to
		return g.to
	}
	for prev.inner = n; root > 0 && f.reasoned(&f.out[root-1], &f.out[root]); {
		root--
		f.out[root].inner = n
		from = min(from, f.out[root].source.from)
	}
	from = f.whole(from)
	s.content = []run{{from, k}}
	s.pre = true
	f.out = append(f.out, *s)
	f.low = g.to
	return g.to
}

// reasoned reports whether b gives the reason or the time of a: "The men refused
// to leave, | as they believe that …".
func (f *finder) reasoned(a, b *say) bool {
	if a.inner >= 0 || a.pre || a.source.empty() || a.source.to > a.verb.from || len(a.content) != 1 || b.source.from < 1 {
		return false
	}
	w := b.source.from - 1
	if t := &f.items[w]; t.quote >= 0 || !t.is(sub) || t.low == "that" {
		return false
	}
	for w > 0 && f.items[w-1].comma() {
		w--
	}
	return a.content[0].to == w
}

// relays reports whether s, which ends its unit, relays a statement that has
// its speaker behind it: "The dam broke, Haddad said on Monday, | the agency
// reported".
func (f *finder) relays(prev *say, s *say, start int) bool {
	if !prev.pre || prev.open || prev.inner >= 0 || len(prev.content) != 1 || prev.source.empty() || prev.cue == hearsayCue || prev.cue == officialCue || prev.source == s.source {
		return false
	}
	said := max(prev.verb.to, prev.source.to)
	if said >= start || prev.content[0].to > min(prev.verb.from, prev.source.from) || !f.breaks(start-1) || f.items[start-1].quote >= 0 {
		return false
	}
	if h := &f.items[f.head(s.source)]; !h.capital && !h.is(medium|body) {
		return false
	}
	return f.saidWhen(said, start) == start-1 || said == start-1
}

// citing reads "Reuters said, citing X" with the participle at [g.from, ve):
// what Reuters said came from X. It gives the item to go on from, or 0.
func (f *finder) citing(c *cue, g group, ve int) int {
	n := len(f.out)
	if n == 0 || !g.participle || g.from != ve-1 || !sourcings[f.items[g.from].low] || g.from == 0 || !f.items[g.from-1].comma() {
		return 0
	}
	by := n - 1
	for f.out[by].inner > by { // what "according to" relays stands before it
		by = f.out[by].inner
	}
	o := &f.out[by]
	if o.cue.frames&(frameClause|frameThat) == 0 || o.source.empty() || o.object || len(o.content) == 0 || !o.pre && !o.open {
		return 0
	}
	end := f.nounRight(ve, f.bodyEnd(), true)
	if end == ve || !f.canCite(run{ve, end}) || f.idiom(c, ve-1, ve) {
		return 0
	}
	if last := &o.content[len(o.content)-1]; o.open && last.to > g.from {
		last.to = g.from - 1 // "reported that …, citing X"
		o.open = false
		if last.to <= last.from {
			return 0
		}
	}
	f.out = append(f.out, say{cue: c, source: run{ve, end}, verb: g.run, content: append([]run(nil), o.content...), inner: by, pre: true})
	f.low = end
	return end
}

// quoting reads "X, quoting Y, said that …": what statement k says came from Y.
func (f *finder) quoting(k int) {
	s := &f.out[k]
	i := s.source.to
	if s.source.empty() || i+2 >= s.verb.from || f.items[i].quote >= 0 || f.items[i].low != "," || f.items[i+1].quote >= 0 || !sourcings[f.items[i+1].low] || s.cue.frames&(frameClause|frameThat) == 0 {
		return
	}
	end := f.nounRight(i+2, s.verb.from, true)
	if end == i+2 || !f.canCite(run{i + 2, end}) {
		return
	}
	c, _ := f.cueAt(i + 1)
	if c == nil || c.frames&(frameClause|frameThat) == 0 {
		c = accordingTo
	}
	for j := range f.out[:k] {
		if f.out[j].verb.from == i+1 {
			f.out[j].content = nil // "citing Y" is no statement of its own
		}
	}
	f.out = append(f.out, say{cue: c, source: run{i + 2, end}, verb: run{i + 1, i + 2}, content: append([]run(nil), s.content...), inner: k, open: s.open})
}

// canCite reports whether a phrase names somebody or a body that told
// something, not a cause or a reason: "citing fears".
func (f *finder) canCite(r run) bool {
	h := &f.items[f.head(r)]
	if h.quote >= 0 || mute[h.low] || nounCues[h.low] != nil {
		return false
	}
	return h.capital || h.is(person|body) || h.is(medium) || things[h.low]
}

// whole gives where the sentence that a closing speaker relays begins: all of
// it is his when nothing before item from belongs to another.
func (f *finder) whole(from int) int {
	for k := range f.out[:len(f.out)-1] {
		s := &f.out[k]
		if s.inner < 0 {
			return from
		}
	}
	b := 0
	for b < from && (f.items[b].quote >= 0 || !f.items[b].word || f.items[b].is(conj)) {
		if f.items[b].quote >= 0 {
			return from
		}
		b++
	}
	return b
}

// attach cuts the content of the statement before where this one begins, or
// notes that this one lies inside it.
func (f *finder) attach(s *say, start int) {
	if len(f.out) == 0 {
		return
	}
	prev := &f.out[len(f.out)-1]
	if b := start - 1; !prev.open && prev.inner >= 0 && prev.inner < len(f.out)-1 && b > 0 && f.items[b].quote < 0 && f.items[b].low == "while" && !f.regains(s, start) {
		prev = &f.out[prev.inner] // "X said they did not think so while Y said"
	}
	if f.regains(s, start) || !prev.open || len(prev.content) == 0 {
		return
	}
	last := &prev.content[len(prev.content)-1]
	if prev.cue == hearsayCue && len(prev.content) == 2 && s.source == prev.content[0] && s.verb.from == last.from {
		s.inner = len(f.out) - 1 // "is said to have screamed": somebody unnamed relays it
		return
	}
	if start < last.from {
		return
	}
	if start > last.to {
		return
	}
	if b := start - 1; b > last.from && f.items[b].low == "(" && f.items[b].quote < 0 && last.to > start && f.items[last.to-1].low == ")" {
		last.to, prev.open = b, false // a bracket that somebody else fills
		return
	}
	k := start - 1
	if s.pre {
		k = s.content[0].from - 1
	}
	if k < 0 { // "“…,” X, who has laid out the acts, told me": the words stand before both
		last.to, prev.open = min(last.to, max(start-1, last.from)), false
		return
	}
	cut := k
	for cut > last.from && f.items[cut].quote < 0 && !(f.items[cut].low == "once" && f.items[cut-1].low == "at") && (f.items[cut].comma() || f.items[cut].is(conj) || f.items[cut].is(sub) && f.items[cut].low != "that" || f.items[cut].is(adverb) || f.items[cut].low == ";" || f.items[cut].low == ":") {
		cut--
	}
	if f.items[k].low == "," && f.items[k].quote < 0 && s.source.to <= prev.verb.from {
		// "…, and, in an interview with the radio, said": the circumstance is no part of what was said before.
		for c := k - 1; c > last.from+1 && c > k-14 && f.items[c].quote < 0; c-- {
			if f.items[c].low == "," && f.items[c-1].quote < 0 && f.items[c-1].is(conj) && f.items[c+1].quote < 0 && f.items[c+1].is(prep) {
				k, cut = c-1, c-2
				break
			}
		}
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
	if w := k - 1; w > last.from && k == start-1 && f.items[k].quote < 0 && f.items[k].low == "while" && f.items[w].quote < 0 && f.items[w].low == "that" && prev.cue.frames&frameClause != 0 {
		s.inner = len(f.out) - 1 // "is that while the mayor wants …, no town will"
		return
	}
	own := s.source == prev.source || !s.source.empty() && s.source.from == prev.source.from || s.source.to <= prev.verb.from
	parted := k >= last.from && cut < k && (f.items[cut+1].comma() || f.items[cut+1].low == ";" || f.items[cut+1].low == ":" || own || f.items[k].low == "while" && f.items[k].quote < 0 && f.verbal(last.from, k))
	if b := start - 1; !own && cut < k && b == k && f.items[k].quote < 0 && (f.items[k].low == "and" || f.items[k].low == "but") && s.cue == prev.cue && s.source.from == start && f.verbal(last.from, k) {
		parted = true // "Chad said it was hit and Niger said it was not"
	}
	if prev.object && cut < k && cut > last.from && f.items[k].is(conj) {
		parted = true // asked for a boat and Y said
	}
	if cut >= last.from && f.items[cut].quote >= 0 && cut < k && f.items[k].is(conj) {
		parted = true // called it “…” and Y said
	}
	if s.inner < 0 && prev.inner >= 0 && prev.inner < len(f.out)-1 && (own || parted) && !f.items[cut+1].comma() {
		o := &f.out[prev.inner] // "Y says that X called it a lie and said …": Y relays both
		if k := len(o.content); k > 0 && o.open && o.content[k-1].to > start {
			s.inner = prev.inner
		}
	}
	if !own && parted && f.jointly(s, prev) {
		s.inner = len(f.out) - 1
		return
	}
	if own || parted && (f.items[k].is(conj|sub) || f.items[k].comma() || f.items[k].low == ";" || f.items[k].low == ":") && k-cut >= 1 && !f.nextIs(k, "that") {
		if cut+1 > last.from {
			last.to = cut + 1
			prev.open = false
			if !own && s.inner < 0 {
				f.closeAt(start, cut+1) // "X said the talks showed the way, but Y said": X's words end, too
			}
			if n := last.to - 1; own && n > last.from && f.items[n].quote < 0 && (f.items[n].low == "by" || f.items[n].is(prep) && f.items[n-1].quote >= 0) {
				last.to = n // "defended the raid | by saying"
			}
		}
		return
	}
	s.inner = len(f.out) - 1
}

// closeAt ends at item to the contents that run over item at.
func (f *finder) closeAt(at, to int) {
	for k := range f.out {
		if s := &f.out[k]; s.open && len(s.content) > 0 {
			if c := &s.content[len(s.content)-1]; c.from < to && c.to > at {
				c.to, s.open = to, false
			}
		}
	}
}

// regains cuts the contents where the speaker of the whole goes on: "X said that
// Y denied it, | adding …". It reports whether he does.
func (f *finder) regains(s *say, start int) bool {
	root := f.root()
	if root == len(f.out)-1 || s.source.empty() || f.out[root].source.empty() || s.source.from != f.out[root].source.from || start <= f.out[root].verb.to || f.items[start].quote >= 0 || !f.out[root].open {
		return false
	}
	goesOn := strings.HasSuffix(f.items[start].low, "ing") && f.items[start-1].comma() || f.items[start-1].is(conj)
	if !goesOn {
		return false
	}
	k := start - 1
	if f.items[k].is(conj) && f.items[k-1].comma() {
		k--
	}
	for i := root; i < len(f.out); i++ {
		for j := range f.out[i].content {
			if c := &f.out[i].content[j]; c.to > k && c.from < k {
				c.to = k
				f.out[i].open = false
			}
		}
	}
	return true
}

// root gives the statement that the last one lies in, itself when in none.
func (f *finder) root() int {
	n := len(f.out) - 1
	for f.out[n].inner >= 0 && f.out[n].inner < n {
		n = f.out[n].inner
	}
	return n
}

// rootOr gives the statement that the last one lies in; none where there are no
// statements.
func (f *finder) rootOr(none int) int {
	if len(f.out) == 0 {
		return none
	}
	return f.root()
}

// clauseComma ends the content of a relative clause at the comma that closes
// the clause: the next verb is the main clause's.
func (f *finder) clauseComma(r run) int {
	for i := r.from; i+1 < r.to; i++ {
		if i == r.from && f.items[i].quote < 0 {
			continue
		}
		if f.items[i].quote >= 0 && f.breaks(i) && f.items[i+1].quote < 0 && (f.verbish(i+1) || cues[f.items[i+1].low] != nil) && !strings.HasSuffix(f.items[i+1].low, "ing") {
			return i + 1 // `, who calls him a “liar,” said`
		}
		n := i + 1
		if f.items[i].comma() && f.items[n].is(adverb) && !f.items[n].is(aux) && n+1 < r.to {
			n++ // ", who wrote of it, once said"
		}
		if f.items[i].comma() && (f.verbish(n) && !strings.HasSuffix(f.items[n].low, "ing") || f.items[n].is(aux)) {
			return i
		}
	}
	return r.to
}

// mainClause gives the comma behind which a clause of its own follows in r; its
// end when there is none.
func (f *finder) mainClause(r run) int {
	for i := r.from + 1; i+1 < r.to; i++ {
		if f.items[i].low != "," || f.items[i].quote >= 0 || f.items[i+1].quote >= 0 {
			continue
		}
		if t := &f.items[i+1]; t.is(subject) && !t.is(det|relative) || f.phraseStart(i+1) && f.clauseFrom(i+1, r.to) {
			return i
		}
	}
	return r.to
}

// preFromQuote gives the first of the quotations and marks that end at k.
func (f *finder) preFromQuote(k int) int {
	for k > 0 && (f.items[k-1].quote >= 0 || !f.items[k-1].word) {
		k--
	}
	for f.items[k].quote < 0 {
		k++
	}
	return k
}

// opening reads a participle that a sentence begins with, "Announcing the
// talks, the mayor …", and gives the item to go on from, or 0: the subject
// stands behind the comma.
func (f *finder) opening(c *cue, g group) int {
	first := g.from == 0 || g.from == 1 && (f.items[0].low == "in" || f.items[0].low == "by") || f.timed(g.from) || g.from > 0 && g.from <= 3 && prefixes[f.items[0].low] && (f.items[g.from-1].low == "to" || f.items[g.from-1].low == "from" || g.from == 1)
	if !g.participle || !first || len(f.out) > 0 || c.frames&(frameBare|frameThat|frameClause) == 0 {
		return 0
	}
	t := f.after(c, g.to)
	if t.content.empty() || t.quoted && t.direct || !f.accepts(c, t) {
		return 0
	}
	for i := t.content.from + 1; i < t.content.to; i++ {
		if f.items[i].low != "," || f.items[i].quote >= 0 || i+1 >= len(f.items) || !f.phraseStart(i+1) {
			continue
		}
		end := f.nounRight(i+1, len(f.items), false)
		next := f.subjectRight(i + 1)
		if end == i+1 || next.to >= len(f.items) || !f.verbish(next.to) && !f.items[next.to].comma() && !f.items[next.to].is(adverb|day) {
			continue // "Citing fears, costs and …"
		}
		if _, ok := cues[f.items[next.to].low]; !ok && !f.verbish(next.to) {
			continue
		}
		s := say{cue: c, source: next, verb: g.run, addressee: t.addressee, content: []run{{t.content.from, i}}, inner: -1, negated: g.negated}
		if f.cannotSpeak(c, next) {
			return 0
		}
		f.out = append(f.out, s)
		f.low = i
		return i
	}
	return 0
}

// timed reports whether nothing but when a participle at item i happened stands
// before it: "After", "Less than an hour after", "Two days before".
func (f *finder) timed(i int) bool {
	if i == 0 || i > 7 || f.items[i-1].low != "after" && f.items[i-1].low != "before" {
		return false
	}
	for k := 0; k < i-1; k++ {
		if t := &f.items[k]; t.quote >= 0 || !t.word || !t.is(det|day|degree|adverb) && t.tag != "CD" && !mute[t.low] && t.low != "than" && t.low != "shortly" && t.low != "soon" {
			return false
		}
	}
	return true
}

// pledge gives the pronoun of a clause that may say what its own speaker will
// do, "said it would send two ships"; none when it is no such clause.
func (u *unit) pledge(s *say) string {
	if s.cue.frames&frameQuote == 0 || s.source.empty() || len(s.content) != 1 || s.pre {
		return ""
	}
	i, end := s.content[0].from, s.content[0].to
	if i < end && u.items[i].low == "that" {
		i++
	}
	if i+2 >= end || u.items[i].quote >= 0 || !owns[u.items[i].low] {
		return ""
	}
	who := u.items[i].low
	if m := u.items[i+1].low; m != "will" && m != "would" && m != "'ll" && m != "’ll" {
		return ""
	}
	for i += 2; i < end && (u.items[i].is(adverb) || manner(u.items[i].low)); i++ {
	}
	if i >= end || u.items[i].quote >= 0 || !u.items[i].word || idle[u.items[i].low] || negations[u.items[i].low] {
		return ""
	}
	return who
}

// pledged gives the pronoun of a quotation that says first what its speaker
// will do: “We will rebuild the bridge.”
func (k *linker) pledged(u *unit, s *say) string {
	if s.cue.stance != rapporteur.StanceAsserts || s.source.empty() || len(s.content) == 0 {
		return ""
	}
	q := u.items[s.content[0].from].quote
	if q < 0 {
		return ""
	}
	inner := k.quotes[q].Inner.In(k.text)
	inner = strings.ReplaceAll(strings.ToLower(inner[:min(len(inner), 80)]), "’", "'")
	w := strings.Fields(strings.ReplaceAll(inner, "'ll ", " will "))
	if len(w) < 4 || w[0] != "we" && w[0] != "i" {
		return ""
	}
	i := 1
	for i < len(w) && classes[w[i]]&adverb != 0 {
		i++
	}
	if i >= len(w) || w[i] != "will" && w[i] != "shall" {
		return ""
	}
	for i++; i < len(w) && (classes[w[i]]&adverb != 0 || negations[w[i]] || manner(w[i]) || w[i] == "continue" || w[i] == "to"); i++ {
	}
	if i >= len(w) || idle[strings.Trim(w[i], ",.")] {
		return ""
	}
	return w[0]
}
