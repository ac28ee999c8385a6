package attrib

import (
	"slices"
	"strings"
)

// whole.go looks at a unit's statements together: which words only lead to a
// quotation, and whose the quotations are that no cue has.

// some reports whether the quotation at item i has some words.
func (f *finder) some(i int) bool { return f.items[i].quote >= 0 && f.words(i, 3) }

// introduced takes from contents the words that lead to a quotation and are no
// part of what was said: "declared to supporters, “…”", "talked about the port:
// “…”", "That matched the account of X, who said “…”".
func (f *finder) introduced() {
	for k := range f.out {
		s := &f.out[k]
		if n := len(s.content); n > 1 && f.relative(s.source) && s.content[0].to <= s.source.from && s.content[n-1].from >= s.verb.to {
			s.content, s.pre = s.content[1:], false // "…, who said “…”"
		} else if n == 1 && s.pre && f.relative(s.source) && f.breaks(max(0, s.source.from-1)) && s.content[0].to < s.source.from && f.otherHas(k, s.content[0]) {
			s.content = nil // `“…,” said X, who has written six books`
		}
		for i := range s.content {
			if c := &s.content[i]; f.led(*c) && c.from < s.verb.from && f.items[c.to-2].low == ":" {
				c.from = c.to - 1 // "X recalls the day: “…,” he says"
			}
		}
	}
	for k := range f.out {
		s := &f.out[k]
		for i := range s.content {
			c := &s.content[i]
			if q := c.to - 1; !f.led(*c) || c.from < s.verb.from {
				continue
			} else if colon := f.items[q-1].low == ":"; colon && f.closed(q, k) {
				f.apart(k, q)
				c.to = q - 1
			} else if (colon || f.items[q-1].low == ",") && f.leadsOnly(s, *c, q) {
				c.from = q
			}
		}
	}
}

// led reports whether a content is words, a mark and one quotation.
func (f *finder) led(c run) bool {
	q := c.to - 1
	return q > c.from && f.some(q) && !f.quoteIn(c.from, q) && !f.items[q-1].word
}

// otherHas reports whether a statement other than k has the content c.
func (f *finder) otherHas(k int, c run) bool {
	for i := range f.out {
		if i != k && slices.Contains(f.out[i].content, c) {
			return true
		}
	}
	return false
}

// leadsOnly reports whether the words of the content c before the quotation at
// q only say to whom, where, of what or in what the words are said.
func (f *finder) leadsOnly(s *say, c run, q int) bool {
	stem, _, _ := strings.Cut(s.cue.lemma, " ") // talk about
	if s.object && !addressings[stem] || !addressings[stem] && s.cue.frames&frameQuote == 0 {
		return false
	}
	if f.verbal(c.from, q-1) && !topical[stem] {
		return false
	}
	t := &f.items[c.from]
	if t.is(prep|adverb|day) && !t.is(sub) {
		return true
	}
	if f.items[q-1].low != ":" {
		return false
	}
	if topical[stem] {
		return true
	}
	h := f.items[f.head(run{c.from, q - 1})].low
	return f.items[f.head(run{c.from, q - 1})].is(medium) || utterances[h] || wordings[h]
}

// closed reports whether a statement other than k has the quotation at item q
// before its cue: “…,” X said.
func (f *finder) closed(q, k int) bool {
	for i := range f.out {
		if s := &f.out[i]; i != k && s.verb.from > q && slices.Contains(s.content, run{q, q + 1}) {
			return true
		}
	}
	return false
}

// apart parts statement k from the one that has the quotation at item q.
func (f *finder) apart(k, q int) {
	for i := range f.out {
		s := &f.out[i]
		if s.verb.from <= q || !slices.Contains(s.content, run{q, q + 1}) {
			continue
		}
		if f.out[k].inner == i {
			f.out[k].inner = -1
		}
		if s.inner == k {
			s.inner = -1
		}
	}
}

// secondHalves gives to a speaker the quotations behind the cue that go on with the
// one before it: “…,” X said, and “…”. “…,” X wrote to Y, “…”.
func (f *finder) secondHalves() {
	for i := range f.items {
		if i == 0 || !f.some(i) || f.items[i-1].quote >= 0 {
			continue
		}
		k := f.begun(i)
		if k < 0 {
			continue
		}
		comma := f.items[i-1].comma()
		if f.covered(i) {
			if !comma || f.items[i-1].low != "," || !f.cutBefore(i, k) {
				continue
			}
		}
		from := i
		if !comma {
			for from > 0 && f.items[from-1].quote < 0 && !f.items[from-1].comma() && i-from < 9 {
				from--
			}
			if from == 0 || !f.items[from-1].comma() || f.hasVerb(from, i) || from <= f.out[k].verb.from {
				continue
			}
			for from < i && (f.items[from].is(conj) || strings.HasSuffix(f.items[i-1].low, ".")) {
				from++ // also "who lives in Nogales, Ariz. | “…”"
			}
		}
		last := f.out[k].content[len(f.out[k].content)-1]
		for n := range f.out {
			if s := &f.out[n]; len(s.content) > 0 && s.content[len(s.content)-1].to == last.to {
				s.content = append(s.content[:len(s.content):len(s.content)], run{from, i + 1})
			}
		}
	}
}

// begun gives the statement whose quotation stands before its cue, ends in a
// comma and may go on at item i; -1 for none.
func (f *finder) begun(i int) int {
	for k := len(f.out) - 1; k >= 0; k-- {
		s := &f.out[k]
		if len(s.content) == 0 || s.verb.from > i {
			continue
		}
		c := s.content[len(s.content)-1]
		q := &f.items[c.to-1]
		if !s.pre || c.to > s.verb.from || q.quote < 0 || s.source.empty() || !endsComma(f.quotes[q.quote].Inner.In(f.text)) {
			continue
		}
		for n := range f.out {
			if o := &f.out[n]; n != k && o.verb.from > s.verb.from && o.verb.from < i && o.source != s.source {
				return -1 // somebody else has spoken since
			}
		}
		return k
	}
	return -1
}

// covered reports whether item i lies in a content.
func (f *finder) covered(i int) bool {
	for k := range f.out {
		for _, c := range f.out[k].content {
			if c.from <= i && i < c.to {
				return true
			}
		}
	}
	return false
}

// cutBefore ends at the comma before the quotation at item i the contents that
// took it in from a phrase between the two halves of what statement k gives:
// “…,” said X, dismissing the question, “…”. It reports whether that is so.
func (f *finder) cutBefore(i, k int) bool {
	for n := range f.out {
		for _, c := range f.out[n].content {
			if c.from <= i && i < c.to && (f.out[n].verb.from < f.out[k].verb.from || f.out[n].verb.from > i || c.to != i+1 || c.from >= i-1) {
				return false
			}
		}
	}
	for n := range f.out {
		for j := range f.out[n].content {
			if c := &f.out[n].content[j]; c.from <= i && i < c.to {
				c.to = i - 1
			}
		}
	}
	return true
}

// carriers drops the statements that only say in what somebody's words come when
// the words follow: "issued a statement | indicating that …".
func (f *finder) carriers() {
	for k := range f.out {
		s := &f.out[k]
		if !doings[s.cue.lemma] || s.pre || len(s.content) != 1 || !f.items[f.head(s.content[0])].is(medium) {
			continue
		}
		for i := range f.out {
			if o := &f.out[i]; i != k && o.source == s.source && o.verb.from > s.content[0].from && o.verb.from < s.content[0].to && strings.HasSuffix(f.items[o.verb.from].low, "ing") {
				s.content = nil
				break
			}
		}
	}
}

// returns ends the clauses that somebody gives where the report's own voice
// comes back: "said the bridge was shut, | but she went home". On the training
// part of the gold that is mostly so of a pronoun behind "but" or "and"; not of
// "and that", nor of a noun.
func (f *finder) returns() {
	for k := range f.out {
		s := &f.out[k]
		if s.pre || len(s.content) != 1 || s.cue.frames&(frameClause|frameThat) == 0 || s.source.empty() {
			continue
		}
		c := &s.content[0]
		if c.from < s.verb.to || f.quoteIn(c.from, c.to) || !f.verbal(c.from, c.to) {
			continue
		}
		for i := c.from + 2; i+2 < c.to; i++ {
			if f.items[i].quote < 0 && f.verbal(c.from, i) && f.ownVoice(c.from, i) {
				f.closeAll(i, c.to)
				break
			}
		}
	}
}

// ownVoice reports whether a pronoun begins a clause of the report's own behind
// the comma at item i.
func (f *finder) ownVoice(from, i int) bool {
	t, n, m := &f.items[i], &f.items[i+1], &f.items[i+2]
	if t.low == "," && n.quote < 0 && m.quote < 0 && (n.low == "but" || n.low == "and") && m.tag == "VBD" && !m.is(aux) && f.present(from, i) {
		return true // "said they will go on, and tried"
	}
	return t.low == "," && n.quote < 0 && m.quote < 0 && (n.low == "but" || n.low == "and") && m.is(subject) && !m.is(det|relative) && m.low != "i" && m.low != "we" && m.low != "you"
}

// present reports whether the first finite verb in [from, to) is in the present or
// the future.
func (f *finder) present(from, to int) bool {
	for i := from; i < to; i++ {
		switch t := &f.items[i]; {
		case t.quote >= 0:
			return false
		case t.tag == "VBD":
			return false
		case t.tag == "VBZ" || t.tag == "VBP" || t.tag == "MD":
			return t.low != "would" && t.low != "could" && t.low != "might"
		}
	}
	return false
}

// closeAll ends at item i the contents that run over it to item to.
func (f *finder) closeAll(i, to int) {
	for k := range f.out {
		for j := range f.out[k].content {
			if c := &f.out[k].content[j]; c.from < i && c.to > i && c.to <= to {
				c.to, f.out[k].open = i, false
			}
		}
	}
	for k := range f.out {
		if s := &f.out[k]; s.inner >= 0 && s.verb.from >= i && s.verb.from < to {
			s.inner = -1 // it lies behind what was cut
		}
	}
}
