package attrib

import "strings"

// voice.go reads quotations that a sentence holds or points to without a verb
// of saying: "used the words “…”", "campaigned under the slogan “…”", "ended
// the letter with “…”", "“…” Those words of the mayor's".

// voiced reads such a phrase with its verb at i and gives the item to go on
// from, or i when there is none.
func (f *finder) voiced(i int) int {
	t := &f.items[i]
	if !t.word || t.capital || !wieldings[t.low] && !brackets[t.low] {
		return i
	}
	q := f.wording(i)
	if brackets[t.low] {
		q = f.bracket(i)
	}
	if q == i {
		return i
	}
	g := f.verbGroup(i, i+1)
	if g.passive || g.infinitive || g.modal || g.negated {
		return i
	}
	src := f.subjectOf(g)
	if r := f.treeSubject(i, g); !r.empty() {
		src = r
	}
	if src.empty() || !f.canFear(src) && !f.inquires(src) {
		return i
	}
	v := q
	for !f.items[v-1].word && !f.items[v-1].clitic {
		v--
	}
	s := say{cue: wordsCue, source: src, verb: run{i, v}, content: []run{{q, q + 1}}, inner: -1}
	f.attach(&s, min(src.from, i))
	f.out = append(f.out, s)
	f.low = q + 1
	return f.low
}

// wording gives the quotation that the noun for words behind the verb at i
// holds: "used the term | “…”"; i when there is none.
func (f *finder) wording(i int) int {
	for k := i + 1; k < min(len(f.items), i+widest); k++ {
		t := &f.items[k]
		if t.quote >= 0 || !t.word && !t.clitic || f.verbish(k) {
			break
		}
		if n := f.like(k + 1); wordings[t.low] && n < len(f.items) && f.items[n].quote >= 0 {
			return n
		}
	}
	return i
}

// like steps over "such as" and the like at i, and over a comma.
func (f *finder) like(i int) int {
	switch {
	case f.nextIs(i, "like"), f.nextIs(i, ","), f.nextIs(i, ":"):
		return i + 1
	case f.nextIs(i, "such") && f.nextIs(i+1, "as"):
		return i + 2
	}
	return i
}

// bracket gives the quotation that something began or ended with, its verb at
// i: "closed the letter with | “…”"; i when there is none.
func (f *finder) bracket(i int) int {
	for k := i + 1; k+1 < min(len(f.items), i+widest); k++ {
		t := &f.items[k]
		if t.quote >= 0 || !t.word && !t.clitic || f.verbish(k) {
			break
		}
		if t.low == "with" {
			n := k + 1
			for n < min(len(f.items), k+4) && f.items[n].quote < 0 && (f.items[n].is(det) || strings.HasPrefix(f.items[n].tag, "JJ") || f.items[n].low == "," || wordings[f.items[n].low]) {
				n++
			}
			if n < len(f.items) && f.items[n].quote >= 0 && f.words(n, 3) {
				return n
			}
		}
	}
	return i
}

// turned reads `X said …, but she had a warning: “…”`: what stands behind the
// colon is no longer within the statement before.
func (f *finder) turned() {
	q := f.bodyEnd()
	if q < len(f.items) && f.items[q].quote >= 0 {
		q++
	}
	if q--; q < 6 || f.items[q].quote < 0 || f.items[q-1].low != ":" || f.items[q-1].quote >= 0 || !f.words(q, 5) {
		return
	}
	k := q - 2
	for k > 0 && !(f.breaks(k) && f.items[k+1].is(conj)) {
		k--
	}
	who := k + 2
	if f.items[k].quote >= 0 {
		k++ // its comma stands within the marks
	}
	if k <= 0 || who+1 >= q || !f.items[who].is(subject) || f.items[who].is(det|relative) || !f.verbish(who+1) {
		return
	}
	over := false
	for i := range f.out {
		s := &f.out[i]
		if s.verb.from > k || s.source.from > k {
			return // somebody speaks there already
		}
		for n := range s.content {
			if c := &s.content[n]; c.from < k && c.to > q {
				c.to, s.open, over = k, false, true
			}
		}
	}
	if over {
		f.out = append(f.out, say{cue: colonCue, source: run{who, who + 1}, verb: run{who + 1, q - 1}, content: []run{{q, q + 1}}, inner: -1, open: true})
	}
}

// pointed reads `“…” That line from the mayor …`, with the quotation as unit i
// and who said it in the unit behind, and reports whether it did.
func (k *linker) pointed(i int) bool {
	if i+1 >= len(k.units) || k.units[i].paragraph != k.units[i+1].paragraph {
		return false
	}
	u := &k.units[i+1]
	f := &finder{unit: u, quotes: k.quotes, text: k.text}
	if len(u.items) < 5 || !pointers[u.items[0].low] {
		return false
	}
	n := 1
	for n < 4 && u.items[n].quote < 0 && !wordings[u.items[n].low] && !utterances[u.items[n].low] {
		n++
	}
	if p := &u.items[n]; p.quote >= 0 || !wordings[p.low] && !utterances[p.low] || n+2 >= len(u.items) || u.items[n+1].low != "from" && u.items[n+1].low != "by" && u.items[n+1].low != "of" {
		return false
	}
	src := run{n + 2, f.nounRight(n+2, len(u.items), true)}
	if src.empty() || !u.items[f.head(src)].capital && !u.items[f.head(src)].is(person|body) {
		return false
	}
	st := &statement{cue: wordsCue, unit: u, src: src, source: u.span(src), verb: u.span(run{n, n + 2}), paragraph: u.paragraph, quoted: true}
	for j := range k.units[i].items {
		if q := k.units[i].items[j].quote; q >= 0 {
			st.content = append(st.content, k.quotes[q].Span)
		}
	}
	k.out = append(k.out, st)
	k.cur, k.last, k.pending = st, st, nil
	return true
}

// endBefore ends the contents that run over item i before it.
func (f *finder) endBefore(i int) {
	for k := range f.out {
		for n := range f.out[k].content {
			if c := &f.out[k].content[n]; c.from < i && c.to > i {
				c.to, f.out[k].open = i, false
			}
		}
	}
}

// dubbed reads "what officials called an act of spite" and "which critics call
// unfair" with the verb that ends at ve: the words behind it are theirs. It
// gives the item to go on from, or 0.
func (f *finder) dubbed(c *cue, g group, ve int) int {
	end := f.bodyEnd()
	as := depictings[c.lemma]
	if !as && !callings[c.lemma] || g.passive || g.participle || g.infinitive || g.modal || g.negated {
		return 0
	}
	k := ve
	if as {
		if !f.nextIs(k, "as") {
			return 0
		}
		k++
	}
	src := f.subjectLeft(g.from, f.low)
	b := src.from - 1
	if src.empty() || src.to != g.from || b < f.low || f.items[b].quote >= 0 || f.relative(src) || k >= end || f.items[k].quote >= 0 {
		return 0
	}
	if w := &f.items[b]; w.low != "what" && !w.is(relative) && !(w.low == "that" && strings.HasPrefix(w.tag, "W")) {
		return 0
	}
	n := f.nounRight(k, end, true)
	if n == k || n < len(f.items) && f.items[n].quote >= 0 || !f.items[k].is(det) && !strings.HasPrefix(f.items[k].tag, "JJ") && !strings.HasPrefix(f.items[k].tag, "N") || f.cannotSpeak(c, src) || f.quoteIn(k, n) {
		return 0
	}
	s := say{cue: c, source: src, verb: run{g.from, k}, content: []run{{k, n}}, inner: -1}
	if c.wider != nil {
		s.cue = c.wider
	}
	if b > 0 && f.items[b].is(relative) && f.items[b-1].comma() {
		f.endBefore(b - 1) // "…, which they call a trap"
	}
	f.attach(&s, src.from)
	f.out = append(f.out, s)
	f.low = n
	return n
}

// dubbedBy reads "an office described by the senator as “a shield”" with the
// participle at [vs, ve), and gives the item to go on from, or 0.
func (f *finder) dubbedBy(c *cue, g group, vs, ve int) int {
	end := f.bodyEnd()
	as := depictings[c.lemma]
	if !as && !callings[c.lemma] || g.passive || g.from != vs || f.items[vs].tag != "VBN" || !f.nextIs(ve, "by") || ve+2 >= end {
		return 0
	}
	src := run{ve + 1, f.nounRight(ve+1, end, true)}
	k := src.to
	if src.empty() || f.cannotSpeak(c, src) || as && !f.nextIs(k, "as") {
		return 0
	}
	if as {
		if k++; f.nextIs(k, "being") || f.nextIs(k, "having") {
			k++
		}
	}
	n := f.nounRight(k, end, true)
	if q := f.det(k); q < end && f.items[q].quote >= 0 {
		n = q + 1
	}
	if n == k || k >= end {
		return 0
	}
	f.out = append(f.out, say{cue: c, source: src, verb: run{vs, ve + 1}, content: []run{{k, n}}, inner: -1})
	f.low = n
	return n
}

// det steps over the determiner at i.
func (f *finder) det(i int) int {
	if i < len(f.items) && f.items[i].quote < 0 && f.items[i].is(det) {
		return i + 1
	}
	return i
}
