package attrib

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// breaks reports whether the item is a comma, or a quotation that ends in one.
func (f *finder) breaks(i int) bool {
	t := &f.items[i]
	return t.comma() || t.quote >= 0 && endsComma(f.quotes[t.quote].Inner.In(f.text))
}

// endsSoon reports whether nothing or only an adverbial follows at i.
func (f *finder) endsSoon(i int) bool {
	if i >= f.bodyEnd() {
		return true
	}
	t := &f.items[i]
	return t.quote < 0 && (t.comma() || t.low == ":" || t.is(prep|adverb|day|sub|conj) || strings.HasSuffix(t.low, "ing"))
}

// apposition reports whether the chunk [from, to) between commas describes the
// name before it ("executive director of the council", "who fled") rather than
// the circumstances ("speaking in Oslo", "on Monday").
func (u *unit) apposition(from, to int) bool {
	if from >= to {
		return false
	}
	t := &u.items[from]
	if t.quote >= 0 || !t.word {
		return false
	}
	if t.is(relative) {
		return true
	}
	if from+1 < to && early[t.low] && u.items[from+1].quote < 0 && u.items[from+1].is(day) {
		return false // ", early on Monday"
	}
	if from+2 < to && u.items[from+1].low == "of" && u.items[from+2].is(relative) {
		return false // ", all of whom"
	}
	if strings.HasSuffix(t.low, "ing") && !t.capital || t.is(adverb) && !t.is(title) || t.is(sub|conj|aux) || t.is(subject) && !t.is(det) {
		return false
	}
	if t.is(prep) {
		return t.low == "from" || t.low == "of" && !u.topic(from, to)
	}
	if t.form[0] >= '0' && t.form[0] <= '9' && to-from > 1 && len(t.form) < 4 {
		return false // an age stands alone
	}
	return t.is(det) || u.nounish(from)
}

// topic reports whether the "of" at item i says what was spoken of rather than
// where somebody belongs: "said Ana Lima of her rivals", "of the port's plans".
func (u *unit) topic(i, to int) bool {
	if i+2 >= to || !u.items[i+1].is(det) {
		return false
	}
	if owner(u.items[i+1].low) != "" {
		return true
	}
	for k := i + 2; k < to; k++ {
		if u.items[k].capital {
			return false
		}
	}
	return true
}

// chunkLeft gives where the comma chunk that ends before end begins.
func (u *unit) chunkLeft(end, low int) int {
	low = max(low, end-reach)
	for i := end; i > low; i-- {
		t := &u.items[i-1]
		if t.quote >= 0 && (t.final || t.Len() > 40) {
			return i
		}
		switch t.low {
		case ",", "—", "―", "–", ";", ":", "--":
			return i
		}
	}
	return low
}

// subjectLeft finds the subject that ends before the verb group at end: "X",
// "X, head of Y,". It looks no further left than low.
func (u *unit) subjectLeft(end, low int) run {
	// "The mayor on Monday said"
	for end-1 > low && u.items[end-1].quote < 0 && u.items[end-1].is(day) && (u.items[end-1].capital && !u.nameDay(end-1) || u.items[end-1].is(adverb)) {
		end--
		if end-1 > low && u.items[end-1].is(prep) {
			end--
		} else if end-1 > low && u.items[end-1].is(adverb) && !u.items[end-1].is(title) {
			end--
		}
	}
	if end-2 > low && (u.items[end-1].is(day) || seasons[u.items[end-1].low]) && !u.items[end-1].capital && (u.items[end-2].low == "last" || u.items[end-2].low == "this" || u.items[end-2].low == "next") {
		end -= 2 // "The minister last month proposed"
	}
	if end <= low {
		return run{}
	}
	t := &u.items[end-1]
	if t.quote >= 0 {
		return run{}
	}
	if t.is(relative) || t.is(subject) && !t.is(det) || t.is(subject) && end-1 == low {
		if p := end - 3; p >= low && u.items[p+1].low == "and" && u.items[p+1].quote < 0 && u.items[p].quote < 0 && plainSubjects[u.items[p].low] {
			return run{p, end} // "he and others"
		}
		return run{end - 1, end}
	}
	if !t.comma() {
		b := u.nounLeft(end, low)
		if b >= end {
			return run{}
		}
		if b-2 > low && u.items[b-1].low == "," && u.items[b-1].quote < 0 {
			// "“…,” Ana Lima, head of the clinic told the paper"
			if h := u.nounLeft(b-1, low); h < b-1 && h > 0 && u.items[h].capital && u.items[h-1].quote >= 0 && u.items[h-1].final && u.apposition(b, end) {
				return run{h, end}
			}
		}
		if w := u.items[b].form; end-b == 1 && b-2 > low && len(w) < 7 && strings.HasSuffix(w, ".") && u.items[b].capital && u.items[b-1].low == "," && !u.items[b].is(title) {
			if h := u.subjectHead(b-1, low); !h.empty() && u.items[h.to-1].capital {
				return run{h.from, end} // "The embassy in Lima, D.C. said"
			}
		}
		if b-1 > low && u.items[b-1].quote < 0 && u.items[b-1].low == "whose" {
			b-- // "Haddad, | whose campaign | touts"
		}
		return u.joint(u.behindObject(u.unplaced(run{b, end}), low), low)
	}
	if t.low != "," {
		for k := end - 2; k > low+1 && k > end-3*reach/2; k-- {
			if u.items[k].quote < 0 && u.items[k].low == t.low {
				if h := u.subjectHead(k, low); !h.empty() && u.items[h.from].capital {
					if u.apposition(k+1, end-1) && !u.items[k+1].is(relative) && end-1-k < 12 {
						h.to = end - 1
					}
					return h // "Ana Lima — a nurse in Goma, where he had been a guard — said"
				}
				break
			}
		}
	}
	// X, …, said
	c1 := end - 1
	c0 := u.chunkLeft(c1, low)
	if c0 <= low || !u.items[c0-1].comma() {
		return run{}
	}
	head := u.subjectHead(c0-1, low)
	if head.empty() {
		return run{}
	}
	if k := head.to - 1; k-2 > head.from && u.items[k].is(day) && u.items[k].capital && u.items[k-1].low == "on" && u.items[k-2].capital {
		head.to -= 2 // "Ana Lima on Thursday, at the Hill, said"
	}
	if h := &u.items[u.head(head)]; h.quote < 0 && !h.capital && !h.is(person|title|body) && u.items[c0].capital && u.items[c0].is(title) && c0+1 < c1 && u.items[c0+1].capital {
		return run{c0, c1} // "after the vote in Ohio, Governor X (R-OH), said"
	}
	if p := head.from - 1; p > low && u.items[p].is(prep) && !u.items[p].is(sub) {
		// "The report, which was sent to the council, which paid for it, said"
		if c := u.chunkLeft(p, low); c > low+1 && u.items[c].is(relative) && u.items[c-1].comma() {
			if h := u.subjectHead(c-1, low); !h.empty() {
				return run{h.from, c1}
			}
		}
	}
	if h := u.fromPlace(head, low); h.from < head.from {
		return run{h.from, c1}
	}
	if u.apposition(c0, c1) || u.items[c0].low == "and" && c0+1 < c1 && u.items[c0+1].capital && u.items[head.from].capital && u.nounRight(c0+1, c1, false) == c1 && u.listed(c0-2, head.from) {
		head.to = c1 // also "Ana Lima, a pilot, and Ben Ruiz of the port, said"
	}
	return head
}

// unplaced takes from a subject the words that say when or in what: "Ana Lima |
// on several occasions", "at the same time | Ana Lima".
func (u *unit) unplaced(r run) run {
	for i := r.from + 1; i < r.to; i++ {
		t, p := &u.items[i], &u.items[i-1]
		if t.quote >= 0 || p.quote >= 0 {
			break
		}
		if t.capital && !p.capital && mute[p.low] && p.word {
			r.from = i
			continue
		}
		if !t.is(prep) || !p.capital || t.low == "of" || i+2 >= r.to || u.items[i+1].capital {
			continue
		}
		if h := &u.items[r.to-1]; h.quote < 0 && (mute[h.low] || junctures[h.low] || h.low == "point" || h.is(day|medium)) && !h.capital {
			r.to = i
			break
		}
	}
	return r
}

// subjectHead finds the phrase that ends before end and, when that is itself
// an apposition, the name before it.
func (u *unit) subjectHead(end, low int) run {
	if end <= low {
		return run{}
	}
	if t := &u.items[end-1]; t.is(subject) && !t.is(det) {
		return run{end - 1, end}
	}
	b := u.nounLeft(end, low)
	if b >= end {
		return run{}
	}
	r := run{b, end}
	for range 3 {
		if r.from-1 <= low || !u.items[r.from-1].comma() || u.items[r.from].capital && !u.items[r.from].is(det) && !u.label(r) || u.items[r.from].is(prep) {
			break
		}
		h := u.nounLeft(r.from-1, low)
		if h >= r.from-1 || !u.items[h].capital || strings.HasSuffix(u.items[h].low, "ing") && h == 0 || u.items[h].is(day) || u.items[h].is(lone) && !u.items[h].is(det) || h > 0 && u.items[h-1].is(prep) && u.items[h-1].low != "of" {
			break // also "In Basra, | the governor"
		}
		r.from = h
	}
	return u.joint(r, low)
}

// label reports whether the phrase is a seat set behind a name: "R-S.C.".
func (u *unit) label(r run) bool {
	p, seat, ok := strings.Cut(u.items[r.from].form, "-")
	return ok && r.to-r.from == 1 && len(p) <= 3 && p == upper(p) && seat == upper(seat[:min(1, len(seat))])+seat[min(1, len(seat)):] && len(seat) > 1
}

// subjectRight finds the subject that follows an inverted verb at i: "said X,
// head of Y".
func (u *unit) subjectRight(i int) run {
	if i+1 < len(u.items) && u.verbish(i) && strings.HasSuffix(u.items[i].low, "ed") && u.nounish(i+1) {
		if end := u.nounRight(i+1, len(u.items), false); end > i+1 && u.items[end-1].capital {
			return run{i, end} // said undecided voter Ana Lima
		}
	}
	if i >= len(u.items) || !u.phraseStart(i) || u.items[i].is(day) || u.items[i].is(object) && !u.items[i].is(det) {
		return run{}
	}
	end := u.nounRight(i, len(u.items), false)
	if end == i {
		return run{}
	}
	if u.items[end-1].possessive() && end+1 < len(u.items) && u.items[end].quote < 0 && u.items[end].is(day) && u.items[end].capital {
		if n := u.nounRight(end+1, len(u.items), false); n > end+1 {
			end = n // reads the mayor's Friday letter
		}
	}
	if n := u.insider(end); n > end && n == len(u.items)-1 || n > end && n < len(u.items) && !u.items[n].word {
		return run{i, n}
	}
	r := run{i, end}
	if u.items[i].is(subject) && !u.items[i].is(det) {
		return r
	}
	for k := i + 1; k < end; k++ {
		if u.items[k].low == "of" && u.items[k-1].capital && (owner(u.items[min(k+1, end-1)].low) != "" || topics[u.items[u.head(run{k + 1, end})].low]) {
			return run{i, k}
		}
	}
	for range 3 {
		if r.to+1 >= len(u.items) || u.items[r.to].low != "," {
			break
		}
		c := r.to + 1
		stop := c
		for stop < len(u.items) && !u.items[stop].comma() && u.items[stop].quote < 0 && !isStop(u.items[stop].form) && stop < c+reach {
			stop++
		}
		if !u.apposition(c, stop) {
			break
		}
		if u.items[c].is(relative) {
			if u.finished(stop) && (u.items[c].low != "whose" || u.verbal(c+1, stop)) {
				r.to = stop
				if n := stop + 1; n+1 < len(u.items) && u.items[stop].quote < 0 && u.items[stop].low == "," && u.items[stop-1].capital && u.items[n].quote < 0 && u.items[n].capital && u.items[n+1].quote < 0 && !u.items[n+1].word {
					r.to = n + 1 // ", who spoke from Laredo, | Texas"
				}
			}
			break
		}
		from := c
		if u.items[c].is(prep) {
			from++
		}
		n := u.nounRight(from, stop, false)
		if n == from {
			break
		}
		if n < stop && (u.verbish(n) && (u.items[from].capital || !strings.HasSuffix(u.items[n].low, "ed")) || u.items[n].low == "than") {
			break // a clause of its own
		}
		r.to = n
		if n < stop {
			if u.items[n].is(relative) {
				if u.finished(stop) {
					r.to = stop // ", an old farmer who founded two firms"
				}
			}
			break
		}
	}
	if k := r.to; k+2 < len(u.items) && u.items[k].low == "," && u.items[k].quote < 0 && u.items[k+1].low == "and" && r.to > end {
		// ", head of water, roads | and schools"
		if n := u.nounRight(k+2, len(u.items), false); n > k+2 && (n >= len(u.items)-1 || u.items[n].quote < 0 && !u.items[n].word) && u.listed(r.to-1, end) {
			r.to = n
		}
	}
	if k := r.to - 1; k > i+1 && u.items[k].quote < 0 && u.items[k].tag == "VBG" && !u.items[k].capital && u.nounish(k-1) && u.items[k-1].quote < 0 && k+1 < len(u.items) && u.items[k+1].quote < 0 && (u.items[k+1].is(prep) || u.items[k+1].is(det)) {
		r.to = k // a lawyer | specializing in
	}
	return r
}

// finished reports whether a clause that ends before end can end there: not
// in "who", "is also" or `called him a` and a quotation.
func (u *unit) finished(end int) bool {
	t := &u.items[end-1]
	return t.class&(det|aux|relative|prep|adverb) == 0 && (end >= len(u.items) || u.items[end].quote < 0 || u.items[end-1].comma())
}

// leading finds the phrase a unit's clause begins with: the likely subject of
// its main verb.
func (u *unit) leading(to int) run {
	i := 0
	for i < to && i < reach {
		t := &u.items[i]
		switch {
		case t.quote >= 0:
			return run{}
		case t.is(subject) && !t.is(det):
			return run{i, i + 1}
		case i+1 < to && frontings[t.low+"_"+u.items[i+1].low], (t.low == "less" || t.low == "more") && u.timeAfter(i+1, to), i == 0 && t.tag == "RB" && manner(t.low) && to > 1 && u.items[1].low == ",", t.is(day) && !t.is(det), early[t.low] && i+1 < to && u.items[i+1].is(day|prep), t.is(sub|prep) && !t.is(degree), t.is(adverb) && !t.is(title|det), strings.HasSuffix(t.low, "ing") && !t.is(title), u.verbish(i):
			// An adverbial in front: go on behind its comma.
			for i < to && !u.items[i].comma() && u.items[i].quote < 0 {
				i++
			}
			i++
		case t.is(conj) || !t.word:
			i++
		default:
			end := u.nounRight(i, to, false)
			if end == i {
				return run{}
			}
			if h := &u.items[u.head(run{i, end})]; h.quote < 0 && (h.is(day) && !h.capital || mute[h.low] && end < to && u.items[end].is(adverb)) && end < to {
				for i = end; i < to && !u.items[i].comma() && u.items[i].quote < 0; i++ {
				}
				i++ // "Eight years ago, he"
				continue
			}
			return u.row(run{i, end}, to)
		}
	}
	return run{}
}

// timeAfter reports whether "than" at item i begins a time: "Less | than an hour
// later,", "More | than two weeks after".
func (u *unit) timeAfter(i, to int) bool {
	if i >= to || u.items[i].low != "than" {
		return false
	}
	for k := i + 1; k < min(to, i+4); k++ {
		if t := &u.items[k]; t.quote < 0 && (t.is(day) || t.low == "hour" || t.low == "minutes" || t.low == "decade" || t.low == "decades") {
			return true
		}
	}
	return false
}

// head gives the item that a noun phrase turns on: the last before its first
// preposition, relative or comma.
func (u *unit) head(r run) int {
	h := r.from
	for i := r.from; i < r.to; i++ {
		t := &u.items[i]
		if i > r.from && (t.quote >= 0 || t.comma() || t.low == "(" || t.is(relative) || t.is(prep) && (!t.is(degree) || t.low == "at" && i+1 < r.to && u.items[i+1].low != "least" && u.items[i+1].low != "most") && !nameParticles[t.low]) {
			break
		}
		if i > r.from && t.tag == "VBN" && !t.capital && (i+1 >= r.to || !strings.HasPrefix(u.items[i+1].tag, "N") && u.items[i+1].tag != "JJ" && u.items[i+1].tag != "VBN") {
			break // "videos | posted online"
		}
		h = i
	}
	for h > r.from && (u.items[h].clitic || reflexives[u.items[h].low]) {
		h--
	}
	return h
}

// denied reports whether the subject says that nobody spoke: "Neither side".
func (f *finder) denied(r run) bool {
	t := &f.items[r.from]
	if negatives[t.low] {
		return t.low != "few" || r.from == 0 || f.items[r.from-1].low != "a"
	}
	return r.from > 0 && (negatives[f.items[r.from-1].low] || f.items[r.from-1].low == "nor")
}

// refusal reports whether a verb of refusing that ends at i refuses to speak.
func (f *finder) refusal(c *cue, i int) bool {
	if c.lemma != "refuse" && c.lemma != "decline" {
		return false
	}
	for k := i; k < min(len(f.items), i+4); k++ {
		if sayings[f.items[k].low] {
			return true
		}
	}
	return false
}

// refuseCue is the cue of a refusal to act; to refuse to speak is silence.
var refuseCue = &cue{lemma: "refuse", frames: frameInfinitive, stance: rapporteur.StanceDenies}

// requestCue is the cue of "asked X to": a demand, no question.
var requestCue = &cue{lemma: "ask", frames: frameQuote | frameInfinitive | frameAddressee, stance: rapporteur.StanceDemands}

// insider gives where what somebody knows of ends, behind the phrase that ends
// at end: "two people | briefed on the talks", "with direct knowledge of them".
func (u *unit) insider(end int) int {
	k := end
	if k > 0 && k < len(u.items) && u.items[k-1].quote < 0 && insiders[u.items[k-1].low+"_"+u.items[k].low] {
		k--
	}
	if k+2 >= len(u.items) || u.items[k].quote >= 0 {
		return end
	}
	n := k + 2
	if u.items[k].low == "with" {
		for n = k + 1; n < k+4 && n+1 < len(u.items) && u.items[n].low != "knowledge"; n++ {
		}
		if n+2 >= len(u.items) || u.items[n].low != "knowledge" || u.items[n+1].low != "of" {
			return end
		}
		n += 2
	} else if !insiders[u.items[k].low+"_"+u.items[k+1].low] {
		return end
	}
	if m := u.nounRight(n, len(u.items), false); m > n {
		return m
	}
	if u.items[n].is(object) {
		return n + 1
	}
	return end
}
