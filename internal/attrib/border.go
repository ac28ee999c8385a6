package attrib

import (
	"slices"
	"strings"
)

// border.go mends where contents end: what the report itself adds behind them
// is not said by anybody.

// swallowed reports whether the participle of s goes on within the content of
// the statement before, so that its speaker is not the one before: "said the
// party had won votes by mocking him", "said suits were filed questioning it".
func (f *finder) swallowed(s *say, g group) bool {
	n := len(f.out)
	if n == 0 || !g.participle && f.items[g.from].low != "being" || s.pre || g.from == 0 {
		return false
	}
	prev := &f.out[n-1]
	if !prev.open || len(prev.content) == 0 || s.source != prev.source {
		return false
	}
	last := prev.content[len(prev.content)-1]
	p := &f.items[g.from-1]
	if g.from <= last.from+1 || g.from >= last.to || p.quote >= 0 || !p.word && !p.clitic {
		return false
	}
	verbal := f.verbal(last.from, g.from-1)
	switch {
	case p.low == "about" || p.low == "of" || p.low == "against":
		return true // "had concerns about citing “…”"
	case p.low == "by" && !verbal:
		return false // "defended the raid by saying": the same speaker
	case p.is(prep) && !p.is(sub) && p.low != "by":
		// "criticised him for saying"
	case !verbal:
		return false
	case p.is(conj):
		return !strings.HasSuffix(f.items[prev.verb.to-1].low, "ing") && f.progressive(last.from, g.from-1)
	case p.low == "as" && g.from > 1 && f.items[g.from-2].low == "well":
		// "accused of leaking it as well as denying it"
	case p.is(sub | adverb | day):
		return false // "while insisting", "on Monday saying"
	}
	for i := last.from; i < g.from; i++ {
		if f.items[i].quote >= 0 {
			return false
		}
	}
	return true
}

// verbal reports whether a verb stands in [from, to), by the word or by the
// engine's tag.
func (u *unit) verbal(from, to int) bool {
	for i := from; i < to; i++ {
		if t := &u.items[i]; t.quote < 0 && (u.verbish(i) || strings.HasPrefix(t.tag, "V") || t.tag == "MD") {
			return true
		}
	}
	return false
}

// progressive reports whether a participle in "-ing" stands in [from, to).
func (f *finder) progressive(from, to int) bool {
	for i := from; i < to; i++ {
		if f.items[i].quote < 0 && f.items[i].tag == "VBG" {
			return true
		}
	}
	return false
}

// gerundEnd ends a content that begins with a gerund, which has no finite verb
// of its own, before one: "denied buying the ferry | but was evasive about it".
func (f *finder) gerundEnd(r run) int {
	for i := r.from + 1; i+1 < r.to; i++ {
		t, n := &f.items[i], &f.items[i+1]
		if t.quote >= 0 || t.is(sub|relative) || t.low == "that" {
			break
		}
		if (t.low == "and" || t.low == "but") && n.quote < 0 && n.is(aux) && f.isFinite(i+1) {
			return i
		}
	}
	return r.to
}

// unbracket drops from the end of a content the bracket that closes a remark
// begun before it.
func (f *finder) unbracket(s *say) {
	for n := range s.content {
		r := &s.content[n]
		if r.empty() || f.items[r.to-1].low != ")" || f.items[r.to-1].quote >= 0 {
			continue
		}
		open := 0
		for i := r.from; i < r.to; i++ {
			switch {
			case f.items[i].quote >= 0:
			case f.items[i].low == "(":
				open++
			case f.items[i].low == ")":
				open--
			}
		}
		if open < 0 {
			if r.to--; r.to > r.from && f.items[r.to-1].quote < 0 && isStop(f.items[r.to-1].form) {
				r.to--
			}
		}
	}
}

// twice reports whether s, which begins at item start, gives a quotation once
// more to whom the statement before has given it: `X said, “…,” he said.`
func (f *finder) twice(s *say, start int) bool {
	n := len(f.out)
	if n == 0 || start == 0 || f.items[start-1].quote < 0 || s.source.to-s.source.from != 1 || !f.items[s.source.from].is(subject) {
		return false
	}
	prev := &f.out[n-1]
	return !prev.pre && len(prev.content) == 1 && prev.content[0] == (run{start - 1, start}) && prev.source.to <= prev.verb.from &&
		prev.cue.frames&frameInverted != 0 && f.words(start-1, 4) && f.breaks(start-1) && (prev.verb.to == start-1 || prev.verb.to == start-2 && f.items[start-2].comma())
}

// jointly reports whether what the statement before is left with is no clause
// but the first part of this one's subject: "said his groups and other studies
// show". The subject is then the whole.
func (f *finder) jointly(s *say, prev *say) bool {
	last := prev.content[len(prev.content)-1]
	from := last.from
	if from < s.source.from && f.items[from].low == "that" {
		from++
	}
	k := s.source.from - 1
	if s.source.empty() || s.pre || s.source.to > s.verb.from || k <= from || f.items[k].low != "and" || prev.cue.frames&frameClause == 0 || from >= k {
		return false
	}
	for i := from; i < k; i++ {
		t := &f.items[i]
		if !f.nounish(i) && !t.is(det|conj|degree) && !(t.low == "he" || t.low == "she" || t.low == "they" || t.low == "it") || t.quote >= 0 || !t.word && !t.clitic || emptied[t.low] {
			return false
		}
	}
	if f.verbal(from, k) {
		return false
	}
	s.source.from = from
	return true
}

// remarks ends contents before a remark of the report on what was said:
// "…, a move that", "— a claim the army denies".
func (f *finder) remarks() {
	for i := range f.out {
		s := &f.out[i]
		if len(s.content) == 0 || s.verb.empty() {
			continue
		}
		last := &s.content[len(s.content)-1]
		if last.from < s.verb.to && s.pre || last.to-last.from < 4 {
			continue
		}
		for k := last.from + 2; k+2 < last.to; k++ {
			if t := &f.items[k]; t.quote >= 0 || !t.comma() || !f.remark(k+1, last.to) && !f.background(last.from, k, last.to) {
				continue
			}
			last.to, s.open = k, false
			f.part(i, k)
			break
		}
	}
}

// remark reports whether [from, to) is such a remark: an article and a noun
// for what was done by saying so, with nothing behind that goes on.
func (f *finder) remark(from, to int) bool {
	if t := &f.items[from]; t.quote >= 0 || t.low != "a" && t.low != "an" {
		return false
	}
	for i := from + 1; i < min(to, from+5); i++ {
		t := &f.items[i]
		if t.quote >= 0 || !t.word || t.is(prep|conj|relative|sub) {
			return false
		}
		if verdicts[t.low] && (i+1 >= to || f.items[i+1].quote < 0 && !f.nounNext(i+1)) {
			return !f.resumes(i+1, to)
		}
	}
	return false
}

// background reports whether the last chunk of a content, behind the comma at
// item k, tells who or what was just named, or what came of saying so: a relative
// clause, behind a bare object a phrase, "echoing". Three in five of them are the report's own.
func (f *finder) background(from, k, to int) bool {
	t := &f.items[k+1]
	if t.quote >= 0 || f.items[k].low != "," {
		return false
	}
	phrase := (t.low == "a" || t.low == "an") && !f.verbal(from, k) || upshots[t.low]
	if !phrase && t.low != "which" && t.low != "who" && t.low != "where" {
		return false
	}
	for i := k + 2; i < to; i++ {
		n := &f.items[i]
		if n.quote >= 0 || n.comma() || n.low == ";" || !phrase && i < k+4 && modals[n.low] {
			return false // "…, which would cost lives" is still the speaker's
		}
	}
	return true
}

// adjectival reports whether the participle at i stands before its noun: "a
// sealed, unread letter".
func (f *finder) adjectival(i int) bool {
	return (f.items[i].tag == "JJ" || f.items[i].tag == "VBN") && i+1 < len(f.items) && f.items[i+1].quote < 0 && (f.items[i+1].tag == "NN" || f.items[i+1].tag == "NNS")
}

// goesOn reports whether a finite verb stands at i, an adverb before it aside:
// "…, but also used the day to".
func (f *finder) goesOn(i, to int) bool {
	for i+1 < to && f.items[i].quote < 0 && (f.items[i].tag == "RB" || f.items[i].is(adverb) && !f.items[i].is(aux)) {
		i++
	}
	return f.isFinite(i) && f.items[i].tag != ""
}

// nounNext reports whether the word at i goes on with the noun before it, in
// lower case: "a claim form".
func (f *finder) nounNext(i int) bool {
	t := &f.items[i]
	return t.word && !t.capital && strings.HasPrefix(t.tag, "NN") && !t.is(det|prep|relative|sub|subject)
}

// resumes reports whether the clause around a remark goes on behind it: a
// comma and then a verb or "and".
func (f *finder) resumes(from, to int) bool {
	for i := from; i+1 < to; i++ {
		if f.items[i].comma() && f.items[i+1].quote < 0 && (f.items[i+1].is(aux|conj) || f.verbish(i+1) && !strings.HasSuffix(f.items[i+1].low, "ing")) {
			return true
		}
	}
	return false
}

// part frees the statements that lay in the content of statement i behind
// item k, which it has lost.
func (f *finder) part(i, k int) {
	for j := range f.out {
		if s := &f.out[j]; s.inner == i && s.verb.from >= k && !slices.ContainsFunc(s.content, func(r run) bool { return r.from < k }) {
			s.inner = f.out[i].inner
		}
	}
}

// secondVerb ends a content that begins with a verb at the next finite verb that
// has nothing between it and a noun: that one has the clause around for subject.
func (f *finder) secondVerb(r run) int {
	for i := r.from + 2; i < r.to; i++ {
		t, p := &f.items[i], &f.items[i-1]
		if t.quote >= 0 || p.quote >= 0 || t.comma() || t.is(relative|sub|subject) && !t.is(det|prep) || t.low == "that" || t.tag == "VBN" && !(i+1 < r.to && f.nounish(i+1)) {
			return r.to
		}
		if (t.tag == "VBZ" || t.tag == "VBD") && strings.HasPrefix(p.tag, "N") && f.isFinite(i) {
			return i
		}
	}
	return r.to
}

// inStatement takes from the end of a content where its words were given: "said
// the port was shut | in a statement on Monday".
func (f *finder) inStatement() {
	for i := range f.out {
		s := &f.out[i]
		n := len(s.content)
		if n == 0 || s.source.empty() || s.content[n-1].from < s.verb.to || s.cue == accordingTo {
			continue
		}
		last := &s.content[n-1]
		for k := last.to - 3; k > last.from && k > last.to-9; k-- {
			if t := &f.items[k]; t.quote >= 0 || t.low != "in" || !(f.items[k+1].low == "a" || f.items[k+1].low == "an") || f.items[k-1].quote >= 0 {
				continue
			}
			to := f.nounRight(k+1, last.to, true)
			if h := &f.items[to-1]; to == k+1 || h.quote >= 0 || !givens[h.low] {
				break
			}
			for to < last.to && f.items[to].quote < 0 && (f.items[to].is(day) || f.items[to].low == "on" || f.items[to].low == "late" || f.items[to].low == "early") {
				to++
			}
			if c, _ := f.cueAt(k - 1); to < last.to || c != nil {
				break // "said the move was announced in a statement"
			}
			last.to = k
			break
		}
	}
}
