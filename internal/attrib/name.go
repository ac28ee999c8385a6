package attrib

import (
	"slices"
	"sort"
	"strings"
)

// name is what is known of a source's name.
type name struct {
	text      string // resolved; empty when nothing in the document names the source
	phrase    string // without a name: the words that describe the source, for a pronoun those it stands for
	anonymous bool   // no name stands for it anywhere
	person    bool
	plural    bool
	female    bool
	male      bool
}

// namer resolves sources in the order of the text.
type namer struct {
	text   string
	full   map[string][]fullName // by last word, folded
	first  map[string][]fullName // by first word, folded
	lower  map[string]bool       // words that stand uncapitalised somewhere
	inside map[string]bool       // words that have a capital inside a sentence
	heard  map[string]bool       // last words of the names of those who speak outside headlines
	known  map[string]bool       // the roles that are kept
	roles  []role                // who was given which title, in text order
	said   []*statement          // resolved so far
	subj   []seen                // persons and bodies that stood as subjects, in order
}

// fullName is a name of two words or more and where it stands.
type fullName struct {
	at   int
	text string
}

// seen is somebody who stood as a subject, and where.
type seen struct {
	at int
	name
}

// resolve gives every statement its source's name.
func resolve(k *linker) {
	n := &namer{known: map[string]bool{}, inside: map[string]bool{}, text: k.text, full: map[string][]fullName{}, first: map[string][]fullName{}, lower: map[string]bool{}}
	for i := range k.units {
		n.collect(&k.units[i])
	}
	for i := range k.inner {
		n.collect(&k.inner[i])
	}
	next := 0
	for _, st := range k.out {
		for next < len(k.units) && len(k.units[next].items) > 0 && k.units[next].items[0].Start <= st.unit.items[0].Start {
			n.noteSubject(&k.units[next])
			next++
		}
		if st.carried != nil {
			st.name = st.carried.name
		} else {
			st.name = n.of(st.unit, st.src)
			if o := st.outer; o != nil && st.src.to-st.src.from == 1 && fits(st.unit.items[st.src.from].low, o.name) {
				st.name = o.name // "X said he had asked": X's own words are about X
			}
		}
		if st.source.IsZero() {
			st.name.anonymous = true
		}
		n.said = append(n.said, st)
		if st.name.text == "" && st.name.phrase == "" && !st.source.IsZero() && !st.unit.items[st.src.from].is(subject) {
			st.name.phrase = bareWords(st.unit.span(st.unit.described(st.src)).In(n.text))
		}
		if st.name.text != "" || !st.source.IsZero() && (st.name.person || st.name.plural || st.name.phrase != "") {
			n.subj = append(n.subj, seen{st.source.Start, st.name})
		}
	}
	n.heard = map[string]bool{}
	for _, st := range n.said {
		if st.cue != headed && st.name.text != "" {
			n.heard[fold(lower(lastWord(st.name.text)))] = true
		}
	}
	k.out = slices.DeleteFunc(k.out, func(st *statement) bool { return !n.vouched(st) })
}

// described gives the words of a source that say who it is, without the count
// before them and the participle behind: "a number of | herders", "a survey |
// published on Thursday".
func (u *unit) described(r run) run {
	for i := r.from + 1; i+1 < r.to; i++ {
		if u.items[i].low == "number" && u.items[i+1].low == "of" && u.items[r.from].low != "the" {
			r.from = i + 2
			break
		}
	}
	for i := r.from + 1; i < r.to; i++ {
		if t := &u.items[i]; t.quote < 0 && !t.capital && strings.HasSuffix(t.low, "ed") && u.nounish(i-1) && !u.nounish(i) && !manner(u.items[i-1].low) {
			r.to = i
		}
		if u.items[i].is(relative) {
			for k := i + 1; k < r.to; k++ {
				if unnamings[u.items[k].low] {
					r.to = i // "a witness | who asked not to be named"
				}
			}
		}
	}
	return r
}

// collect notes the full names of a unit: two or more capitalised words that
// are no titles.
func (n *namer) collect(u *unit) {
	for i := 0; i < len(u.items); {
		if !u.items[i].capital || u.items[i].quote >= 0 {
			if u.items[i].word {
				n.lower[u.items[i].low] = true
			}
			i++
			continue
		}
		if i > 0 {
			n.inside[u.items[i].low] = true
		}
		j := i
		for j < len(u.items) && (u.nickname(j, i) || u.items[j].capital || j > i && nameParticles[u.items[j].low] && j+1 < len(u.items) && u.items[j+1].capital) && (u.items[j].quote < 0 || u.nickname(j, i)) {
			j++
		}
		from := i
		for m := i; m < j; m++ {
			if u.items[m].is(title|office|day) || m == i && (u.items[m].is(lone) || askers[u.items[m].low] && u.items[m].tag != "NNP" || u.sided(run{i, j})) {
				from = m + 1
			}
		}
		if j-from >= 2 {
			full := u.span(run{from, j}).In(n.text)
			f := fullName{u.items[from].Start, tidy(full)}
			n.collectRole(u, i, from, j, f)
			last, first := fold(u.items[j-1].low), fold(u.items[from].low)
			n.full[last] = append(n.full[last], f)
			if first != last {
				n.first[first] = append(n.first[first], f)
			}
		}
		i = j + 1
	}
}

// noteSubject remembers whom a unit begins with.
func (n *namer) noteSubject(u *unit) {
	r := u.leading(len(u.items))
	if r.empty() || !u.items[r.from].word {
		return
	}
	if u.items[r.from].is(subject) {
		return
	}
	nm := n.of(u, r)
	h := &u.items[u.head(r)]
	if nm.text == "" && (nm.person || h.is(person|body)) {
		nm.phrase = bareWords(u.span(r).In(n.text))
	}
	if nm.text != "" || nm.phrase != "" {
		n.subj = append(n.subj, seen{u.items[r.from].Start, nm})
	}
}

// of names the source that stands at r in u.
func (n *namer) of(u *unit, r run) name {
	if r.empty() {
		return name{anonymous: true}
	}
	at := u.items[r.from].Start
	first := &u.items[r.from]
	if u.relative(r) {
		b := r.from
		for b > 0 && u.items[b-1].comma() {
			b--
		}
		for b > 1 && u.items[b-1].is(day) {
			b--
			if b > 1 && u.items[b-1].is(prep) {
				b--
			}
		}
		if h := u.nameLeft(b); !h.empty() {
			return n.of(u, h) // "a day for Secretary of State Ana Lima, who": she, not the day
		}
		if h := u.subjectHead(b, 0); !h.empty() {
			if b == r.from && first.low != "which" {
				h = u.placed(h)
			}
			h = u.doneTo(h)
			if u.items[h.from].tag == "RP" && h.from+1 < h.to {
				h.from++ // "handed out | bottles"
			}
			nm := n.of(u, h)
			if nm.text == "" && nm.phrase == "" {
				for i := h.to - 1; i > h.from && !u.items[u.head(h)].is(person|body); i-- {
					if u.items[i].is(det) {
						h.from = i // "steps to peace in a meeting, which": the meeting
						break
					}
				}
				nm.phrase = bareWords(u.span(h).In(n.text))
			}
			return nm
		}
		return name{anonymous: true}
	}
	if r.to-r.from == 1 && first.is(subject) && !first.is(det) {
		return n.pronoun(first.low, at)
	}
	if who := owner(first.low); r.to-r.from == 1 && who != "" {
		return n.pronoun(who, at) // "her fear that"
	}
	if parts := u.parts(r); len(parts) > 1 {
		return n.several(u, parts)
	}
	chunks := u.chunks(r)
	nm := n.one(u, chunks[0], at)
	if nm.text == "" {
		for _, c := range chunks[1:] {
			// "a spokesman for the port, Ali Kaya,"
			if alt := n.one(u, c, at); alt.person && strings.Contains(alt.text, " ") && u.items[c.to-1].capital && u.plainChunk(c) {
				alt.anonymous = false
				return alt
			}
		}
	}
	return nm
}

// placed gives those who are somewhere in place of where they are: "deputies in
// Lima who".
func (u *unit) placed(h run) run {
	p := h.from - 1
	if p < 1 || !u.items[h.from].capital || u.items[p].low != "in" && u.items[p].low != "from" && u.items[p].low != "at" {
		return h
	}
	if t := &u.items[p-1]; t.quote >= 0 || t.capital || !t.is(person) && t.tag != "NNS" {
		return h
	}
	if k := u.nounLeft(p, 0); k < p {
		return run{k, p}
	}
	return h
}

// doneTo gives those whom a participle clause ends with: "…, giving hope to
// the miners, who".
func (u *unit) doneTo(h run) run {
	for i := h.from; i < h.to; i++ {
		if u.items[i].tag != "VBG" || u.items[i].capital || i > 0 && !u.items[i-1].comma() {
			continue
		}
		for k := h.to - 2; k > i; k-- {
			if u.items[k].is(prep) && u.items[k].low != "of" {
				return run{k + 1, h.to}
			}
		}
	}
	return h
}

// nameLeft gives the person's name with its titles that ends before end; none
// when no such name does.
func (u *unit) nameLeft(end int) run {
	b, titled := end, false
	for b > 0 && u.items[b-1].quote < 0 {
		t := &u.items[b-1]
		of := t.low == "of" && titled && b > 1 && u.items[b-2].capital && u.items[b-2].is(title|office)
		if !t.capital && !of && !nameParticles[t.low] || t.is(day) || t.is(lone) && b == 1 {
			break
		}
		titled = true
		b--
	}
	for i := b; i < end; i++ {
		if u.items[i].is(title) && u.items[end-1].capital && u.items[end-1].class&(title|office|body) == 0 {
			return run{b, end}
		}
	}
	return run{}
}

// nickname reports whether a quotation of one word stands inside a name that
// began at item from: Amos "Bolt" Ruiz.
func (u *unit) nickname(i, from int) bool {
	t := &u.items[i]
	return t.quote >= 0 && t.Len() < 22 && i > from && u.items[i-1].quote < 0 && u.items[i-1].capital && i+1 < len(u.items) && u.items[i+1].capital && u.items[i+1].quote < 0
}

// sided reports whether a run is a person's name with a word before it that
// says whose man or woman it is: "Socialist Ana Lima".
func (u *unit) sided(r run) bool {
	if r.to-r.from != 3 || !sides[u.items[r.from].low] {
		return false
	}
	for i := r.from; i < r.to; i++ {
		if t := &u.items[i]; t.quote >= 0 || !t.capital || i > r.from && t.class&(body|title|office|prep|det) != 0 {
			return false
		}
	}
	return !strings.HasSuffix(u.items[r.to-1].low, "s")
}

// one names a single source from the chunk that holds its head.
func (n *namer) one(u *unit, r run, at int) name {
	from, to := r.from, r.to
	if to-from > 1 && reflexives[u.items[to-1].low] {
		to--
		r.to-- // the army itself
	}
	if to-from > 1 && whoever[u.items[from].low] && !u.items[from+1].capital && strings.HasSuffix(u.items[from+1].low, "ing") {
		return name{anonymous: true, plural: true, phrase: tidy(u.span(r).In(n.text))} // "those opposing X"
	}
	for from < to && (u.items[from].is(det|adverb) && !u.items[from].is(title) || !u.items[from].word || from+1 < to && compound(u.items[from].low)) {
		from++
	}
	if from >= to {
		return name{anonymous: true}
	}
	if u.sided(run{from, to}) {
		from++
	}
	headEnd := to
	for i := from + 1; i < to; i++ {
		if u.items[i].is(prep|relative) && !nameParticles[u.items[i].low] {
			headEnd = i
			break
		}
	}
	h := &u.items[headEnd-1]
	if negatives[u.items[from].low] {
		return name{anonymous: true, plural: true, phrase: tidy(u.span(r).In(n.text))}
	}
	if h.is(title) && h.capital && headEnd < to && u.items[to-1].capital && !u.items[to-1].is(title|body) {
		// "Secretary of State Ana Lima": a title may hold a preposition.
		whole := tidy(u.span(run{from, to}).In(n.text))
		all := n.full[fold(u.items[to-1].low)]
		i := sort.Search(len(all), func(i int) bool { return all[i].at >= u.items[headEnd].Start })
		if i < len(all) {
			f := all[i]
			if f.at < u.items[to-1].End && u.onlyTitles(headEnd+1, f.at) && strings.HasSuffix(whole, " "+f.text) {
				return name{text: f.text, person: true, female: h.is(female), male: h.is(male)}
			}
		}
	}
	if b := &u.items[r.from]; r.from < from && headEnd-from == 1 && h.capital && !h.is(title|body) && (b.low == "a" || b.low == "an") {
		return name{anonymous: true, person: true} // "a Russian"
	}
	// Past a possessor: "Haddad's lawyer".
	start := from
	for i := from; i < headEnd-1; i++ {
		if u.items[i].possessive() || strings.HasSuffix(u.items[i].low, "'s") || strings.HasSuffix(u.items[i].low, "’s") {
			start = i + 1
		}
	}
	out := name{}
	for i := start; i < headEnd; i++ {
		out.female = out.female || u.items[i].is(female)
		out.male = out.male || u.items[i].is(male)
	}
	named := h.capital && !calendar[h.low] // "figures released Wednesday" bear no name
	switch {
	case headEnd == 1 && (h.is(person) || (n.lower[h.low] || agentive(h.low)) && len(n.full[fold(h.low)]) == 0):
		named = false // a plain noun that begins a sentence
	case h.is(title) && !h.is(body):
		p := headEnd - 2
		named = named && p >= start && u.items[p].capital && !u.items[p].is(title|office|body|lone)
	}
	if named {
		// The name behind the last title.
		b := start
		for i := start; i < headEnd-1; i++ {
			if u.items[i].is(title|person|office) && !u.items[headEnd-1].is(body) || !u.items[i].capital && !nameParticles[u.items[i].low] && !u.items[i].is(title) {
				b = i + 1
				out.person = out.person || u.items[i].is(title|person|office)
			}
		}
		e := headEnd
		if b == start && !out.person {
			// A body goes on behind its preposition: Ministry of Defence.
			for e+1 < to && u.items[e].is(prep) && (u.items[e+1].capital || u.items[e+1].is(det) && e+2 < to && u.items[e+2].capital) && (h.is(body) || headEnd-b >= 2 || u.items[e].low == "of") {
				e++
				for e < to && (u.items[e].capital || u.items[e].is(det) || u.items[e].low == "and") {
					e++
				}
			}
			for e > headEnd && !u.items[e-1].capital {
				e--
			}
		}
		for b < headEnd-1 && u.items[b].is(day) {
			b++
		}
		out.text = tidy(u.span(run{b, e}).In(n.text))
		if b == start && e == headEnd && from < start && out.text != "" && h.is(body) {
			out.text = tidy(u.span(run{from, e}).In(n.text)) // Turkey's Foreign Ministry
		}
		if !h.is(body) {
			out.person = out.person || e == headEnd && e-b >= 2 && (r.from == from || !u.items[r.from].is(det))
			if f := n.lookup(h.low, at, headEnd-b); f != "" && !strings.Contains(out.text, " ") {
				out.text = f
				out.person = true
			}
		}
		return out
	}
	if h.is(body) && !h.is(person) {
		for i := from; i < headEnd; i++ {
			if u.items[i].capital {
				out.text = tidy(u.span(run{from, headEnd}).In(n.text))
				return out
			}
		}
	}
	out.person = h.is(person) || h.is(title)
	out.plural = strings.HasSuffix(h.low, "s")
	if h.is(title) {
		if who := n.inRole(u, run{from, to}); who != "" {
			out.text = who
			return out
		}
	}
	// "the official", "the ministry": the nearest source so described.
	if r.from < from && u.items[r.from].low == "the" && headEnd == to {
		if prev := n.described(u.items[from:headEnd]); prev != nil {
			prev.female, prev.male = prev.female || out.female, prev.male || out.male
			return *prev
		}
	}
	if h.is(medium) || things[h.low] {
		for i := headEnd; i+1 < to; i++ {
			if u.items[i].low == "by" || u.items[i].low == "from" {
				if maker := n.one(u, run{i + 1, to}, at); maker.text != "" {
					return maker // "a report by the Mehr agency"
				}
			}
		}
		return out
	}
	out.anonymous = !h.is(body) || h.is(person)
	for i := from; i < headEnd; i++ {
		if u.items[i].capital && !out.person && (i > 0 || n.inside[u.items[i].low] || len(u.items[i].form) >= 3 && u.items[i].form == upper(u.items[i].form) && !strings.Contains(u.items[i].form, ".")) {
			out.anonymous = false
			out.text = tidy(u.span(run{from, headEnd}).In(n.text))
			break
		}
	}
	return out
}

// onlyTitles reports whether the words from i up to the byte offset belong to
// a title: "of Foreign Affairs".
func (u *unit) onlyTitles(i, offset int) bool {
	for ; i < len(u.items) && u.items[i].Start < offset; i++ {
		if !u.items[i].is(title | office | det) {
			return false
		}
	}
	return true
}

// lookup finds the full name that a last name stands for: the nearest before
// the place, else the first after it.
func (n *namer) lookup(last string, at, length int) string {
	if length > 1 {
		return ""
	}
	all := n.full[fold(last)]
	if len(all) == 0 {
		all = n.first[fold(last)]
	}
	if len(all) == 0 {
		return ""
	}
	i := sort.Search(len(all), func(i int) bool { return all[i].at > at })
	return all[max(0, i-1)].text
}
