package attrib

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// quoteSoon reports whether a quotation follows within the unit.
func (f *finder) quoteSoon(i int) bool {
	for ; i < len(f.items); i++ {
		if f.items[i].quote >= 0 {
			return true
		}
	}
	return false
}

// tail is what follows a verb group.
type tail struct {
	addressee run
	content   run
	quoted    bool // the content holds a quotation
	direct    bool // only an adverbial stands between verb and quotation
	that      bool // a complementiser opens the content
	clause    bool // the content opens like a clause: a noun phrase
	infinite  bool // "to" opens the content
	gap       bool // a verb opens the content: its subject stands before the speaker
}

// after reads what follows a verb group that ends at i.
func (f *finder) after(c *cue, i int) tail {
	var t tail
	end := f.bodyEnd()
	from := i
	if i < end && particles[f.items[i].low] && c.frames&frameObject == 0 && i+1 < end && (f.items[i+1].quote >= 0 || f.items[i+1].low == "," || f.items[i+1].low == ":") {
		i++
	}
	if c.frames&frameAddressee != 0 && i < end {
		n := f.addressees(i, end)
		if n > i && !(n == i+1 && f.items[i].capital && calendar[f.items[i].low]) { // not "asked Thursday"
			t.addressee = run{i, n}
			i = n
		}
	}
	if c.frames&frameObject != 0 {
		// The object is part of what was said: called him "…".
		if n := t.addressee.to; n > from && (n >= end || f.items[n].quote < 0 && f.items[n].low != "to" && f.items[n].low != "not" && !complementisers[f.items[n].low] && !f.items[n].is(prep)) {
			t.addressee = run{} // "urged calm"
		}
		if from < end && f.items[from].comma() && !f.quoteNext(from) {
			return t // "As the general spoke, …"
		}
		for from+1 < end && f.items[from].quote < 0 && f.items[from].capital && calendar[f.items[from].low] && f.items[from+1].quote < 0 && f.items[from+1].word && !f.items[from+1].possessive() {
			from++ // denied Tuesday it was so
		}
		if from+2 < end && f.items[from].quote < 0 && early[f.items[from].low] && f.items[from+1].quote < 0 && f.items[from+1].capital && calendar[f.items[from+1].low] && f.items[from+2].quote < 0 && f.items[from+2].word {
			from += 2 // confirmed late Friday plans
		}
		t.content = run{from, end}
		t.clause = true
		if from < end && f.items[from].quote < 0 && !f.items[from].word && f.quoteNext(from) {
			t.content.from = from + 1
			t.direct = true
		}
		if from < end && (f.items[from].low == "for" || f.items[from].low == "as") && f.items[from].quote < 0 && f.quoteNext(from+1) {
			t.content.from = from + 1
		}
		if from < end && f.items[from].quote >= 0 {
			t.direct = true
		}
		f.cutTail(&t)
		return t
	}
	// Adverbials between the verb and its content.
	timed := -1
	for i < end {
		w := &f.items[i]
		if w.quote >= 0 {
			if f.programme(i, from) {
				i++
				continue
			}
			t.direct = true
			break
		}
		if dashes[w.low] && i > from && c.frames&(frameClause|frameThat) != 0 {
			if n := f.dashedThat(i, end); n > i {
				i = n // said in his speech -- his first in May -- that
				continue
			}
		}
		if i == from && w.low == "it" {
			// "explained it this way: “…”"
			for n := i + 1; n < min(end, i+4) && f.items[n].quote < 0; n++ {
				if f.items[n].low == ":" && f.quoteNext(n) {
					i, w = n, &f.items[n]
				}
			}
		}
		if w.low == ":" || w.low == "," || w.comma() {
			if f.quoteNext(i) {
				t.direct = true
				i++
			} else if w.low == ":" {
				i++
				t.clause, t.that = true, true
			} else if i+1 < end && f.items[i+1].low == "that" {
				i++
				continue
			} else if i+2 < end && f.items[i+1].is(det) && f.items[i+2].quote >= 0 && f.words(i+2, 4) {
				i++
				t.direct, t.clause = true, true // added, a “minister should go”
			} else if i > from && w.low == "," && c.frames&frameClause != 0 && !strings.HasSuffix(f.items[i+1].low, "ing") && f.nextComma(f.low, from) == 0 && !f.endsSpeaking(i+1, end) && (f.existential(i+1) || f.items[i+1].quote < 0 && f.phraseStart(i+1) && f.clauseAt(i+1, end, false)) {
				i++
				t.clause = true // said during the talks, there was a way
			} else if n := f.aside(i, end); n > i && !(f.items[i+1].is(conj) && f.spokenFor(n)) {
				i = n
				t.direct = f.items[n].quote >= 0
				t.that = !t.direct
			} else {
				return t // ", adding", ", who": nothing said here
			}
			break
		}
		if complementisers[w.low] {
			t.that = true
			break
		}
		if (w.low == "with" || w.low == "by") && f.quoteNext(i+1) {
			i++ // responded with, “…”
			continue
		}
		if c.lemma == "ask" && !t.addressee.empty() && i == t.addressee.to && (w.low == "about" || w.low == "for") && f.phraseStart(i+1) {
			t.content, t.that = run{i + 1, end}, true // asked the mayor about his ties
			t.content.to = f.objectEnd(t.content)
			return t
		}
		if w.low == "to" && (i == from || i == t.addressee.to || i == timed) {
			if i == from && i+1 < end && f.phraseStart(i+1) && (f.items[i+1].is(person|det|object) || f.items[i+1].capital) && c.frames&frameInfinitive == 0 {
				n := f.nounRight(i+1, end, true)
				if n > i+1 {
					t.addressee = run{i + 1, n}
					i = n
					continue
				}
			}
			t.infinite = true
			break
		}
		if w.low == "not" && f.nextIs(i+1, "to") && (i == from || i == t.addressee.to || i == timed) {
			t.infinite = true // promise not to
			break
		}
		if f.existential(i) {
			t.clause = true
			break
		}
		if (w.low == "this" || w.low == "last" || w.low == "next") && i+1 < end && f.items[i+1].quote < 0 && (f.items[i+1].is(day) || seasons[f.items[i+1].low]) {
			i, from = i+2, i+2 // threatened this week to
			continue
		}
		near := i == from || i == t.addressee.to || i == timed // only a time stands between
		if w.tag == "CD" && i > from && f.items[i-1].is(day) && calendar[strings.TrimSuffix(f.items[i-1].low, ".")] && f.nextIs(i+1, "that") {
			i++
			continue // announced Jan. 17 that
		}
		if w.low == "as" && i+3 < end && f.items[i+2].quote < 0 && f.items[i+2].low == "as" && (f.items[i+1].low == "recently" || f.items[i+1].low == "late" || f.items[i+1].low == "early") {
			i += 3 // said as recently as Monday that
			continue
		}
		if n := f.timeSpan(i, end); n > i {
			i = n // said six weeks after the flood that
			if near {
				timed = i
			}
			continue
		}
		if w.low == "only" && f.onlyThis(i) {
			t.clause = true // said only the north is open
			break
		}
		if w.low == "even" && i+1 < end && f.items[i+1].quote < 0 && f.items[i+1].is(sub) {
			t.clause = true // says even if it rains the dam holds
			break
		}
		if ordinals[w.low] && i+1 < end && f.items[i+1].quote < 0 && strings.HasPrefix(f.items[i+1].tag, "N") {
			t.clause = true // thinks third parties matter
			break
		}
		if w.is(day) && w.capital && i+1 < end && f.items[i+1].quote < 0 && f.items[i+1].clitic && f.items[i+1].possessive() {
			t.clause = true // said Monday's raid was a mistake
			break
		}
		if w.is(day) && !w.is(det) || w.is(adverb) && !w.is(degree) && !w.is(subject|det) {
			i++
			if near {
				timed = i
			}
			continue
		}
		if f.adverbial(i) && f.behindClause(i, end) == i {
			n := f.adverbialEnd(i, end)
			if n > i {
				if near && i+1 < end && f.items[i+1].is(day) {
					timed = n
				}
				i = n
				continue
			}
		}
		if n := f.behindClause(i, end); n > i && c.frames&(frameClause|frameThat) != 0 {
			i = n // said since the jet was downed that
			continue
		}
		if w.is(sub) && w.low != "that" {
			if clauseSubs[w.low] {
				return t
			}
		}
		if w.is(conj) || !w.word && !w.currency() {
			return t
		}
		if n := f.nounRight(i, end, true); mails[c.lemma] && n > i && f.nextIs(n, "saying") && f.quoteNext(n+1) {
			t.addressee, i = run{i, n}, n+1 // "emailed residents saying: “…”"
			continue
		}
		led := strings.HasSuffix(w.low, "ed") && w.tag != "VBD" && i+1 < end && f.items[i+1].quote < 0 && (strings.HasPrefix(f.items[i+1].tag, "N") || strings.HasPrefix(f.items[i+1].tag, "J")) // said increased raids have
		t.gap = i == from && f.verbish(i) && !strings.HasSuffix(w.low, "ing") && !led
		t.clause = led || f.phraseStart(i) || strings.HasSuffix(w.low, "ing")
		break
	}
	if i >= end {
		return t
	}
	t.content = run{i, end}
	f.cutTail(&t)
	return t
}

// dashedThat gives the "that" behind what two dashes set apart, the first at i; i
// where there is none.
func (f *finder) dashedThat(i, end int) int {
	for k := i + 1; k+1 < min(end, i+20) && f.items[k].quote < 0; k++ {
		if f.items[k].low == f.items[i].low {
			if f.items[k+1].quote < 0 && f.items[k+1].low == "that" {
				return k + 1
			}
			return i
		}
	}
	return i
}

// timeSpan gives the end of a time that begins at i: "late | Wednesday", "a few
// days ago", "five days after the attack"; i where none does.
func (f *finder) timeSpan(i, end int) int {
	w := &f.items[i]
	if i+1 < end && f.items[i+1].quote < 0 && f.items[i+1].is(day) && (w.low == "late" || w.low == "early") {
		return i + 1
	}
	if i+2 < end && (w.low == "late" || w.low == "early") && f.nextIs(i+1, "on") && f.items[i+2].quote < 0 && f.items[i+2].is(day) {
		return i + 1 // late | on Monday
	}
	n := i
	if w.low == "a" && (f.nextIs(i+1, "few") || f.nextIs(i+1, "couple")) {
		n = i + 2
		if f.nextIs(n, "of") {
			n++
		}
	} else if w.tag == "CD" || w.low == "several" || w.low == "some" || w.low == "many" || w.low == "a" {
		n = i + 1
	}
	if n > i && n < end && f.items[n].low == "times" && w.low != "a" {
		return n + 1 // said many times
	}
	if n == i || n+1 >= end || f.items[n].quote >= 0 || !f.items[n].is(day) && !mute[f.items[n].low] {
		return i
	}
	switch f.items[n+1].low {
	case "ago", "later", "earlier":
		return n + 2
	case "after", "before":
		if m := f.nounRight(n+2, end, true); m > n+2 {
			return m
		}
	}
	return i
}

// behindClause gives the "that" behind a clause of time that begins at i; i where
// none does.
func (f *finder) behindClause(i, end int) int {
	if w := f.items[i].low; w != "since" && w != "after" && w != "when" && w != "as" && w != "before" {
		return i
	}
	finite := false
	for k := i + 1; k < min(end, i+30); k++ {
		t := &f.items[k]
		if t.quote >= 0 || t.low == "," || t.low == ";" {
			break
		}
		if finite = finite || f.isFinite(k); finite && t.low == "that" && t.tag == "IN" && !strings.HasPrefix(f.items[k-1].tag, "V") {
			return k
		}
	}
	return i
}

// aside reports where a quotation begins that stands behind a chunk between
// commas: "said on Monday, when the news broke, “…”". It gives i when none does.
func (f *finder) aside(i, end int) int {
	for k := i + 1; k < min(end, i+24); k++ {
		t := &f.items[k]
		if t.quote >= 0 {
			return i
		}
		if t.low == "," && k+1 < end && f.items[k+1].quote < 0 && (f.items[k+1].is(prep|det) || f.items[k+1].low[0] <= '9') && !f.finite(i, k) {
			continue // "said on the radio, in reference to the flood, in May, “…”"
		}
		if t.low == "," || t.low == ":" {
			if k+1 < end && (f.items[k+1].quote >= 0 || f.items[k+1].low == "that") {
				return k + 1 // "said, without evidence, that"
			}
			return i
		}
		if c, _ := f.cueAt(k); c != nil {
			return i
		}
	}
	return i
}

// spokenFor reports whether the quotation at item i has its own speaker behind
// an inverted verb: `“…,” said the mayor`.
func (f *finder) spokenFor(i int) bool {
	if f.items[i].quote < 0 || !f.items[i].final || i+2 >= len(f.items) {
		return false
	}
	c, n := f.cueAt(i + 1)
	return c != nil && c.frames&frameInverted != 0 && f.phraseStart(i+1+n)
}

// finite reports whether an auxiliary or a subject pronoun stands in [from, to).
func (f *finder) finite(from, to int) bool {
	for i := from; i < to; i++ {
		if f.items[i].quote < 0 && f.items[i].is(aux|subject) && !f.items[i].is(det) {
			return true
		}
	}
	return false
}

// existential reports whether "there is" stands at i.
func (f *finder) existential(i int) bool {
	t := &f.items[i]
	return t.low == "there" && i+1 < len(f.items) && (f.items[i+1].is(aux) || strings.HasPrefix(f.items[i+1].low, "appear") || strings.HasPrefix(f.items[i+1].low, "seem"))
}

// adverbial reports whether the preposition at i opens an adverbial rather
// than a number ("at least two") or a clause.
func (f *finder) adverbial(i int) bool {
	w := &f.items[i]
	switch {
	case w.low == "at":
		return !f.nextIs(i+1, "least") && !f.nextIs(i+1, "most")
	case w.low == "over":
		return true
	case w.low == "between" && i+1 < len(f.items) && f.items[i+1].tag == "CD":
		return false // estimated between 5 and 8
	case !w.is(prep) || w.is(degree):
		return false
	}
	return !w.is(sub) || adverbialSubs[w.low]
}

// adverbialEnd gives where the adverbial that begins with the preposition at i
// ends: "in an interview with the paper |".
func (f *finder) adverbialEnd(i, end int) int {
	n := i + 1
	for n < end && f.items[n].is(day) && !(n+1 < end && f.items[n+1].possessive()) {
		n++
	}
	if n > i+1 && n < end && (f.items[n].is(subject|det) || f.items[n].capital) {
		return n // "on Friday | he had"
	}
	if n > i+1 && n < end && f.items[n-1].capital && f.items[n].quote < 0 && (f.items[n].tag == "NNS" || nounForms[f.items[n].low]) {
		if m := f.nounRight(n, end, true); m > n && m < end && f.isFinite(m) && f.items[m].is(aux) {
			return n // "on Friday | talks were over"
		}
	}
	if n == i+1 && n < end && f.items[n].is(prep) {
		n++
	}
	if n < end && f.items[n].quote >= 0 {
		return n
	}
	if n < end && strings.HasSuffix(f.items[n].low, "ing") {
		n++
	}
	stop := f.nounRight(n, end, true)
	if stop == n && n == i+1 {
		return i
	}
	if stop+2 < end && stop > n && f.items[stop].quote < 0 && !f.items[stop].capital && strings.HasSuffix(f.items[stop].low, "ed") && f.items[stop+1].is(prep) {
		if m := f.nounRight(stop+2, end, true); m > stop+2 && (f.quoteNext(m) || f.nextIs(m, "that")) {
			return m // "noted in an essay printed in the Review, “…”"
		}
	}
	if stop < end && f.items[stop].is(aux) {
		return i // "said in total 30 were": no adverbial after all
	}
	return stop
}

// cutTail ends a content that is a quotation where the quotation ends, if the
// report goes on in its own voice, and notes whether the content is quoted.
func (f *finder) cutTail(t *tail) {
	for i := t.content.from; i < t.content.to; i++ {
		w := &f.items[i]
		if i > t.content.from && f.wherein(i, t.content.to) {
			t.content.to = i
			return
		}
		if w.quote >= 0 {
			t.quoted = true
			if n := i + 1; w.final && (t.direct || endsComma(f.quotes[w.quote].Inner.In(f.text))) && n < t.content.to && f.items[n].quote < 0 && strings.HasSuffix(f.items[n].low, "ing") && !f.items[n].capital && endsComma(f.quotes[w.quote].Inner.In(f.text)) {
				t.content.to = n // `joked, “…,” drawing jeers`
				return
			} else if w.final && n < t.content.to && f.items[n].quote < 0 && (f.items[n].is(det|subject) || f.items[n].capital) && endsComma(f.quotes[w.quote].Inner.In(f.text)) {
				t.content.to = n // `called it “a loss,” the men chanted`
				return
			} else if n+1 < t.content.to && f.items[n].quote < 0 && f.items[n].low == "and" && f.items[n+1].quote < 0 && f.items[n+1].is(det) && f.clauseFrom(n+1, t.content.to) {
				t.content.to = n // `called it “a trap” and the army left`
				return
			} else if n < t.content.to && f.items[n].quote < 0 && f.items[n].capital && stops(f.quotes[w.quote].Inner.In(f.text)) != 0 {
				t.content.to = n // `asked, “Is it safe?” He answered …`
				return
			}
			if t.direct && i+1 < t.content.to {
				n := &f.items[i+1]
				if n.quote < 0 && n.is(prep) && !n.is(sub) && !w.final && (words(f.quotes[w.quote].Inner.In(f.text), 3) < 3 || words(f.quotes[w.quote].Inner.In(f.text), 5) < 5 && f.quoteIn(i+1, t.content.to)) {
					continue // offered "condolences" to the families
				}
				if n.quote < 0 && (n.is(sub|prep|adverb) || n.comma() || n.is(conj) && !f.quoteIn(i+1, t.content.to)) {
					t.content.to = i + 1
					return
				}
			}
			continue
		}
	}
}

// programme reports whether the quotation at i is the title of a programme
// that something was said to or on, verb where its verb ends: told the radio's "Morning Talk", said on "Newshour".
func (f *finder) programme(i, verb int) bool {
	if i == 0 || f.words(i, 8) {
		return false
	}
	p := &f.items[i-1]
	if p.possessive() {
		return true
	}
	if p.low != "on" && !(i == verb && tells[p.low]) {
		return false
	}
	for w := range strings.FieldsSeq(f.quotes[f.items[i].quote].Inner.In(f.text)) {
		if c, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(c) && !unicode.IsDigit(c) && !small[w] {
			return false
		}
	}
	return true
}

// quoteIn reports whether a quotation stands in [i, end).
func (f *finder) quoteIn(i, end int) bool {
	for ; i < end; i++ {
		if f.items[i].quote >= 0 {
			return true
		}
	}
	return false
}

// afterInverted looks behind `said X` for a second part of the quotation.
func (f *finder) afterInverted(i int) tail {
	var t tail
	end := f.bodyEnd()
	for ; i < end && i < len(f.items); i++ {
		w := &f.items[i]
		if w.quote >= 0 {
			if !f.items[i-1].comma() && f.items[i-1].low != ":" {
				return t // also the title of a programme: told the radio's “Morning Talk”
			}
			t.content, t.quoted, t.direct = run{i, end}, true, true
			f.cutTail(&t)
			return t
		}
		if c, _ := f.cueAt(i); c != nil {
			return t
		}
	}
	return t
}
