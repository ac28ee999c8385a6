package attrib

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// passive reads a statement with a passive verb: "X was asked whether", "X was
// condemned by Y". It gives the item to go on from, or 0.
func (f *finder) passive(c *cue, g group, ve int) int {
	end := f.bodyEnd()
	if g.passive && g.negated && !g.modal && untold[c.lemma] && (ve >= end || !f.items[ve].word || f.items[ve].is(prep|conj|day)) && !f.nextIs(ve, "by") {
		if subj := f.subjectLeft(g.from, f.low); !subj.empty() && !f.items[subj.from].is(subject) {
			f.out = append(f.out, say{cue: silentCue, verb: run{g.from, ve}, content: []run{subj}, pre: true, inner: -1, unspoken: true})
			f.low = ve
			return ve
		}
	}
	if !g.passive || g.participle || g.infinitive || g.modal || c.frames&framePassive != 0 || ve+1 >= end && c.lemma != "ask" || f.items[ve-1].low == "saying" {
		return 0
	}
	subj := f.subjectLeft(g.from, f.low)
	if subj.empty() || f.cannotSpeak(c, subj) && c.frames&frameAddressee != 0 {
		return 0
	}
	s := say{cue: c, verb: run{g.from, ve}, inner: -1, open: true, negated: g.negated}
	k := ve
	if f.nextIs(k, "by") && k+1 < end {
		n := f.nounRight(k+1, end, true)
		t := &f.items[k+1]
		if n == k+1 || strings.HasSuffix(t.low, "ing") || t.is(day) || t.is(object) && !t.is(det) || f.cannotSpeak(c, run{k + 1, n}) {
			return 0
		}
		s.source, s.verb.to = run{k + 1, n}, k+1
		k = n
	}
	if s.source.empty() && faults[c.lemma] && (f.items[k].low == "for" || f.items[k].low == "of") && k+2 < end {
		stop := f.objectEnd(run{k + 1, end})
		s.verb.to, s.content, s.open = k+1, []run{{k + 1, stop}}, stop == end
		f.attach(&s, subj.from)
		f.out = append(f.out, s)
		f.low = k + 1
		return k + 1
	}
	if !s.source.empty() && faults[c.lemma] && k+2 < end && f.items[k].quote < 0 && (f.items[k].low == "for" || f.items[k].low == "of") {
		stop := f.objectEnd(run{k + 1, end})
		s.content, s.open = []run{{k + 1, stop}}, stop == end // "was accused by the union of stealing the vote"
		f.attach(&s, subj.from)
		f.out = append(f.out, s)
		f.low = k + 1
		return k + 1
	}
	told := c.frames&frameAddressee != 0 && k < end && (complementisers[f.items[k].low] || f.quoteNext(k))
	if !told && c.lemma == "ask" && s.source.empty() && f.items[k].low == "about" && f.phraseStart(k+1) {
		stop := f.objectEnd(run{k + 1, end})
		s.addressee, s.verb.to, s.content, s.open = subj, k+1, []run{{k + 1, stop}}, false
		f.attach(&s, subj.from)
		f.out = append(f.out, s)
		f.low = stop
		return stop
	}
	if !told && c.frames&frameAddressee != 0 && !s.source.empty() {
		if n := f.described(k, end); f.quoteNext(n) { // "was told by a nurse who works nights, “…”"
			s.source.to, k, told = n, n, true
		}
	}
	if c.lemma == "ask" && s.source.empty() && k >= end && subj.from-1 > f.low && f.breaks(subj.from-1) {
		from := f.preFrom(subj.from - 1)
		stop := subj.from - 1
		if f.items[stop].quote >= 0 {
			stop++
		}
		s.addressee, s.content, s.pre, s.open = subj, []run{{from, stop}}, true, false // "Would he go, he was asked."
		f.out = append(f.out, s)
		f.low = k
		return k
	}
	switch {
	case told:
		if f.items[k].comma() {
			k++
		}
		if f.items[k].low == ":" {
			k++
		}
		t := tail{content: run{k, end}}
		f.cutTail(&t)
		s.addressee, s.content, s.open = subj, []run{t.content}, t.content.to == end
	case !s.source.empty() && c.frames&(frameBare|frameObject) != 0 && !(c.frames&frameAddressee != 0 && f.canFear(subj)):
		if subj.to-subj.from == 1 && f.items[subj.from].is(relative|subject) {
			return 0 // "it was announced by X" says nothing by itself
		}
		s.content, s.pre = []run{subj}, true
		if k < end && f.items[k].word && !f.items[k].is(conj|sub|day) && (f.items[k].low == "as" || f.items[k].low == "for" || f.items[k].low == "of" || f.items[k].quote >= 0) {
			s.content = append(s.content, run{k, end})
		} else {
			s.open = false
		}
	default:
		return 0
	}
	f.attach(&s, subj.from)
	f.out = append(f.out, s)
	f.low = max(k, s.verb.to)
	return f.low
}

// described gives where the description of a speaker that begins at k ends:
// "who works nights, |", ", the mayor |"; k when there is none.
func (f *finder) described(k, end int) int {
	n := k
	if n < end && f.items[n].low == "," && f.items[n].quote < 0 {
		n++
	}
	if n >= end || n == k && !f.items[n].is(relative) || !f.items[n].is(relative) && !f.items[n].is(det) && !f.nounish(n) {
		return k
	}
	for ; n < min(end, k+reach); n++ {
		if t := &f.items[n]; t.quote >= 0 || t.low == ":" || t.low == "," && !(n+2 < end && f.items[n+1].is(conj) && f.items[n+2].is(aux)) {
			return n
		}
	}
	return k
}

// hearsay reads "reportedly": inside a verb group it is a relay without a
// name, alone it gives the whole clause to nobody in particular.
func (f *finder) hearsay() {
	end := f.bodyEnd()
next:
	for i := range f.items {
		if f.items[i].quote >= 0 || !hearsayWords[f.items[i].low] {
			continue
		}
		from, to := 0, end
		for k := range f.out {
			s := &f.out[k]
			if s.verb.from <= i && i < s.verb.to {
				s.hearsay = run{i, i + 1}
				if i == s.verb.from {
					s.verb.from++
				}
				continue next
			}
			for _, c := range s.content {
				if c.from <= i && i < c.to {
					continue next
				}
			}
			first := s.verb.from
			if !s.source.empty() {
				first = min(first, s.source.from)
			}
			if len(s.content) > 0 {
				first = min(first, s.content[0].from)
			}
			switch {
			case first > i && s.source.from > i && nounCues[f.items[s.verb.from].low] == s.cue:
				// "has reportedly rebuffed calls by X to …": the whole is hearsay
			case first > i:
				to = min(to, first)
			default:
				from = max(from, s.verb.to, s.source.to)
				for _, c := range s.content {
					from = max(from, c.to)
				}
			}
		}
		from, to = f.clauseAround(i, from, to)
		for from < i && f.items[from].quote < 0 && (!f.items[from].word || f.items[from].is(conj)) {
			from++
		}
		for to > i && f.items[to-1].quote < 0 && (!f.items[to-1].word && !f.items[to-1].clitic || f.items[to-1].is(conj)) {
			to--
		}
		if i-from < 1 && to-i < 3 {
			continue
		}
		s := say{cue: hearsayCue, verb: run{i, i + 1}, inner: -1, pre: i > from}
		for _, c := range []run{{from, i}, {i + 1, to}} {
			if !c.empty() {
				s.content = append(s.content, c)
			}
		}
		f.out = append(f.out, s)
	}
}

// clauseAround narrows [from, to) to the clause of the adverb at i where that
// is plain: a relative clause, "who was reportedly held, …", or the second of
// two verbs, "was ousted and reportedly held".
func (f *finder) clauseAround(i, from, to int) (int, int) {
	k := i - 1
	for k > from && f.items[k].quote < 0 && f.items[k].is(aux) {
		k--
	}
	if k < from || f.items[k].quote >= 0 {
		return from, to
	}
	switch {
	case f.items[k].is(relative):
		for j := i + 1; j < to; j++ {
			if f.items[j].comma() {
				return k, j
			}
		}
		return k, to
	case f.items[k].is(conj) && k > from && f.hasVerb(from, k):
		return k + 1, to
	}
	return from, to
}

// according reads "according to X" and the like at i and gives where it ends,
// or i when there is none.
func (f *finder) according(i int) int {
	t := &f.items[i]
	var to int
	switch {
	case t.low == "according" && f.nextIs(i+1, "to"):
		to = i + 2
	case t.low == "in" && f.nextIs(i+1, "the") && i+3 < len(f.items) && eyes[f.items[i+2].low] && f.items[i+3].low == "of":
		to = i + 4
	case t.low == "as" && i+3 < len(f.items) && relayeds[f.items[i+1].low] && f.items[i+2].low == "by":
		to = i + 3
	default:
		if _, n := f.inView(i); n == i {
			return i
		}
		to = i + 1
	}
	src := f.relaySource(to)
	past := 0 // where the phrase ends, when not with its source
	if owner, n := f.inView(i); n > i {
		src, past = owner, n
	}
	if to < len(f.items) && f.items[to].quote < 0 && f.items[to].is(object) && !f.items[to].is(det) {
		src = run{to, to + 1}
	}
	if n := f.insider(src.to); !src.empty() {
		src.to = n // "two people briefed on the talks"
	}
	if n := f.participle(src.to); n > src.to && !src.empty() {
		src.to = n // "a survey conducted by the radio for the union"
	}
	if n := src.to; !src.empty() && past == 0 && i > 0 && f.items[i-1].comma() && n < len(f.items) && f.items[n].is(relative) {
		if c := f.nextComma(n, min(f.bodyEnd(), n+widest)); c > 0 && c+1 < f.bodyEnd() && f.verbish(c+1) && !f.quoteIn(n, c) {
			src.to = c // "The effect, according to lawyers who saw the decree, is that"
		}
	}
	if n := src.to; !src.empty() && past == 0 && i == 0 && n+1 < len(f.items) && f.items[n].quote < 0 && (f.items[n].is(relative) || f.items[n].low == "that" && f.verbish(n+1)) {
		if c := f.nextComma(n, min(f.bodyEnd(), n+widest+6)); c > n+2 && !f.quoteIn(n, c) && f.clauseFrom(c+1, f.bodyEnd()) {
			src.to = c // "According to experts who went there, rebels are …"
		}
	}
	if src.empty() || src.to-src.from == 1 && (f.items[src.from].low == "the" || f.items[src.from].low == "a") {
		return i
	}
	if n := src.to; i == 0 && past == 0 && !src.empty() && n+1 < len(f.items) && f.items[n].quote < 0 && f.items[n].low == "," {
		if c, _ := f.cueAt(n + 1); c != nil && f.isFinite(n+1) {
			if p := f.nextComma(src.from, n); p > src.from {
				src.to = p // "According to the report, | the spokesman, Ana Lima, said"
			}
		}
	}
	if n := f.nounRight(to, len(f.items), false); i == 0 && past == 0 && n < src.to && n+1 < src.to && f.items[n-1].capital && f.items[n+1].capital && f.items[n+1].class&(title|office|body|det) == 0 {
		src.to = n // "According to the paper Al Bayan, Ana Lima, …, said": no second name for the first
	}
	s := say{cue: accordingTo, source: src, verb: run{i, to}, inner: -1}
	if past > 0 {
		s.verb = run{past - 1, past}
	}
	past = max(past, src.to)
	end := f.bodyEnd()
	k := i - 1
	for k >= 0 && f.items[k].comma() {
		k--
	}
	from := 0
	if k > 0 && k == i-1 && f.items[k].quote < 0 && (f.items[k].low == ":" || f.items[k].low == ";" || f.items[k].is(conj) && f.items[k-1].low == "," && past == src.to) {
		from = i // "It has been seen: according to X, …"
	} else if r := f.lastRelative(k); r > 0 {
		from = r // "X says …, which stood at 40, according to Y": Y tells the clause
	} else if n := len(f.out); n > 0 {
		prev := &f.out[n-1]
		if r := &f.out[f.root()]; prev.inner >= 0 && r.open && i > 0 && f.items[i-1].comma() && src.to >= f.bodyEnd() && len(r.content) > 0 && !r.pre {
			for j := range f.out {
				if c := f.out[j].content; f.out[j].open && len(c) > 0 && c[len(c)-1].to > k+1 && c[len(c)-1].from < k+1 {
					c[len(c)-1].to, f.out[j].open = k+1, false
				}
			}
			prev = r // "X said she thought it was so, according to Y": Y tells what X said
		}
		from = prev.verb.from
		if !prev.source.empty() && prev.source.from < from {
			from = prev.source.from
		}
		if len(prev.content) > 0 && prev.content[0].from < from {
			from = prev.content[0].from
		}
		last := &prev.content[len(prev.content)-1]
		if prev.open && last.to > k+1 && last.from < k+1 {
			last.to = k + 1 // the relay's words are no part of it
			prev.open = false
		}
	}
	for j := k; j > from; j-- {
		if t := &f.items[j]; t.quote < 0 && t.capital && f.items[j-1].quote >= 0 && stops(f.quotes[f.items[j-1].quote].Inner.In(f.text)) != 0 {
			from = j // `asked, “Is it open?” The road is …, according to X`
		}
	}
	for from <= k && f.items[from].quote < 0 && (f.items[from].is(conj) || !f.items[from].word && f.items[from].low != "(") {
		from++
	}
	next := past
	for next < end && f.items[next].quote < 0 && (f.items[next].comma() || f.items[next].low == ":" && f.quoteNext(next)) {
		next++
	}
	split := i > 0 && f.items[i-1].quote < 0 && f.items[i-1].comma() && next > past && next < end && k >= from && f.items[k].quote < 0 && (f.verbish(next) || f.isFinite(k) && !f.nextIs(next, "and")) // "The dam, according to X, may break"
	if !split && i > 0 && f.items[i-1].quote < 0 && next > past && next < end && k >= from {
		// `One of the “gravest faults,” according to X, is`, "By May, according to X, the men were"
		split = f.items[k].quote >= 0 && f.items[next].quote < 0 && f.items[next].is(aux) && !f.hasVerb(from, k) ||
			f.items[k].quote < 0 && f.items[from].quote < 0 && f.items[from].is(prep|day) && !f.clausey(from, k+1) && f.items[next].quote < 0 && f.clauseFrom(next, end)
	}
	if k >= from && f.items[k].quote < 0 && openings[f.items[k].low] {
		// "where, according to X, …": the clause goes on behind the relay.
		if n := f.nounRight(to, end, false); n > to && n+1 < end && f.items[n].comma() {
			s.source, src, past, next, k = run{to, n}, run{to, n}, n, n+1, from-1
		}
	}
	if k-from >= 2 || k-from == 1 && f.hasVerb(from, k+1) || split || k >= 0 && f.items[k].quote >= 0 {
		s.content = append(s.content, run{from, k + 1})
		s.pre = true
	}
	if !s.pre && past == src.to && (next >= end || next == past && i == 0) {
		// What looked like an apposition was the content.
		if n := f.nounRight(to, end, false); n > to && n < end && f.items[n].comma() {
			s.source, src, past, next = run{to, n}, run{to, n}, n, n+1
		}
	}
	if next > past && next < end && (!s.pre || split || f.items[next].quote >= 0) && !f.items[next].is(relative|conj) {
		stop := next
		for stop < end && (f.items[stop].quote >= 0 || f.items[stop].low != ";") {
			stop++
		}
		s.content = append(s.content, run{next, stop})
		s.open = stop == end
	}
	if !s.pre && next == past && past == src.to && next < end && (from == i || i == 0) && f.items[next].quote < 0 && (f.items[next].is(det|subject|degree) || f.items[next].tag == "CD") && f.clauseFrom(next, end) {
		s.content = append(s.content, run{next, end}) // "According to X the road is open"
		s.open = true
	}
	if s.pre && next == past && next < end && f.items[k].is(relative) && f.verbish(next) {
		s.content = append(s.content, run{next, f.clauseComma(run{next, end})}) // "which according to X may"
	}
	if len(s.content) == 0 {
		return i
	}
	// X said, according to Y: Y relays what X said.
	if n := len(f.out); n > 0 && s.pre && s.content[0].from <= f.out[n-1].verb.from && f.out[n-1].inner < 0 {
		f.out[n-1].inner = n
	} else if r := f.rootOr(-1); r >= 0 && s.pre && r < n-1 && s.content[0].from <= f.out[r].verb.from && src.to >= f.bodyEnd() {
		f.out[r].inner = n
	}
	f.out = append(f.out, s)
	f.low = max(past, src.to)
	return f.low
}

// lastRelative gives the relative pronoun behind a comma whose clause ends at
// item k within another's statement; 0 for none.
func (f *finder) lastRelative(k int) int {
	n := len(f.out)
	if n == 0 || !f.out[n-1].open || f.out[n-1].pre {
		return 0
	}
	last := &f.out[n-1].content[len(f.out[n-1].content)-1]
	for i := k; i > last.from+1 && i > k-widest-4; i-- {
		if t := &f.items[i]; t.quote >= 0 {
			return 0
		} else if t.comma() {
			if !f.items[i+1].is(relative) {
				return 0
			}
			last.to = i
			f.out[n-1].open = false
			return i + 1
		}
	}
	return 0
}

// relaySource gives whom "according to" names, the phrase that begins at item
// i: also "July's polling", "recently leaked letters" and, where it opens its
// sentence, "the officer in charge that night".
func (f *finder) relaySource(i int) run {
	b := i
	if i+1 < len(f.items) && f.items[i].quote < 0 && (manner(f.items[i].low) || f.items[i].is(day) && f.items[i+1].possessive()) {
		if b++; f.items[b].possessive() {
			b++
		}
	}
	if t := &f.items[min(b, len(f.items)-1)]; b > i && t.quote < 0 && (t.tag == "VBN" || t.tag == "JJ") {
		b++
	}
	src := f.subjectRight(b)
	if src.empty() {
		return src
	}
	src.from = i
	for k := b + 1; k+1 < src.to; k++ {
		if t := &f.items[k]; t.tag == "CD" && f.items[k-1].quote < 0 && strings.HasPrefix(f.items[k-1].tag, "N") && f.items[k+1].tag == "NNS" && f.clauseFrom(k, f.bodyEnd()) {
			src.to = k // "According to police | 12 men were killed"
			break
		}
	}
	for k := b + 1; k+2 < src.to; k++ {
		if f.items[k].low == "," && f.items[k+1].is(relative) {
			if c, _ := f.cueAt(k + 2); c != nil && c.frames&frameClause != 0 {
				src.to = k // "according to the agency, which said …"
			}
			break
		}
	}
	if n := f.nounRight(b, src.to, false); n > b && n+1 < src.to && f.items[n].comma() && f.items[n+1].word {
		open := src.to < f.bodyEnd() && (f.items[src.to].quote >= 0 || f.items[src.to].word && !f.items[src.to].is(prep|conj|day))
		if open || mute[f.items[f.head(run{n + 1, src.to})].low] {
			src.to = n // "According to one count, the number of …", "…, police beat | him": no apposition
		}
	}
	if last := src.to - 1; last > src.from && f.items[last].tag == "VBG" && !f.items[last].capital {
		src.to = last // "according to the complaint | accusing him"
	}
	if i < 3 || f.joinsOnly(i-2) {
		for n := src.to; n < min(f.bodyEnd(), src.to+14); n++ {
			if t := &f.items[n]; t.quote >= 0 || f.isFinite(n) || t.is(subject) && !t.is(det) {
				break
			} else if t.low == "," {
				src.to = n
				break
			}
		}
	}
	return src
}

// participle gives where "published on Thursday" at i ends: at the next comma or
// the unit's end; i when no participle stands there.
func (f *finder) participle(i int) int {
	end := f.bodyEnd()
	if i >= end || i == 0 || f.items[i].quote >= 0 || f.items[i].capital || !strings.HasSuffix(f.items[i].low, "ed") && f.items[i].tag != "VBN" || !f.nounish(i-1) {
		return i
	}
	n := i + 1
	for n < end && n < i+16 && f.items[n].quote < 0 && f.items[n].word {
		if t := &f.items[n]; t.is(aux|sub|relative|subject) && !t.is(det|prep) {
			return i
		}
		n++
	}
	if n < end && (f.items[n].quote >= 0 || f.items[n].low != ",") {
		return i
	}
	return n
}

// accordingTo is the cue of relays.
var accordingTo = &cue{lemma: "according to", frames: frameQuote | frameClause, stance: rapporteur.StanceAsserts}
