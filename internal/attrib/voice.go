package attrib

import "strings"

// voice.go reads quotations that a sentence holds without a verb of saying:
// "used the words “…”", "campaigned under the slogan “…”", "ended the letter
// with “…”".

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
