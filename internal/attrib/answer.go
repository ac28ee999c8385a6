package attrib

import (
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// rejoinders reads ", a charge the army rejects" and ", which it denies" behind
// another's statement: a second statement on the same content.
func (f *finder) rejoinders() {
	for i := 1; i+3 < len(f.items); i++ {
		if !f.breaks(i) || f.items[i+1].quote >= 0 {
			continue
		}
		k := i + 1
		switch t := &f.items[k]; {
		case t.low == "which", t.low == "something":
			k++
		case (t.low == "a" || t.low == "an") && nounCues[f.items[k+1].low] != nil:
			k += 2
			if f.nextIs(k, "that") || f.nextIs(k, "which") {
				k++
			}
		default:
			continue
		}
		if !f.phraseStart(k) {
			continue
		}
		var c *cue
		v, size := k+1, 0
		for ; v < min(len(f.items), k+widest) && f.items[v].quote < 0 && f.items[v].word && !negations[f.items[v].low]; v++ {
			if c, size = f.cueAt(v); c != nil && c.stance == rapporteur.StanceDenies && c.frames&frameBare != 0 {
				break
			}
			c = nil
		}
		if c == nil {
			continue
		}
		n := v
		if f.items[n-1].low == "to" && n-2 > k && phases[f.items[n-2].low] {
			n -= 2 // sought to deny
		}
		for n > k+1 && (f.items[n-1].is(aux|adverb) || manner(f.items[n-1].low)) {
			n--
		}
		end := v + size
		if end < f.bodyEnd() && (f.items[end].quote >= 0 || !f.items[end].comma() && !f.items[end].is(conj|day|prep)) {
			continue
		}
		at := i
		if f.items[i].quote >= 0 {
			at++ // its comma stands within the marks
		}
		f.rejoin(at, say{cue: c, source: run{k, n}, verb: run{n, end}, inner: -1, pre: true})
	}
}

// rejoin gives the statement s the content of the one that ends at the comma i,
// of another speaker, and ends that one there.
func (f *finder) rejoin(i int, s say) {
	for k := len(f.out) - 1; k >= 0; k-- {
		o := &f.out[k]
		if len(o.content) == 0 || o.source == s.source || o.source.empty() || o.source.from > i {
			continue
		}
		last := &o.content[len(o.content)-1]
		if last.from >= i || last.to < i {
			continue
		}
		if last.to > i {
			last.to, o.open = i, false
		}
		s.content = slices.Clone(o.content)
		if faults[o.cue.lemma] && s.source.to-s.source.from == 1 && f.items[s.source.from].is(subject) && !o.pre {
			s.whom = run{last.from, f.nounRight(last.from, i, true)} // "accused the firm of it, which it denies"
		}
		for j := range f.out { // what was read of the rejoinder itself
			if r := f.out[j].verb; r.from >= i && r.to <= s.verb.to {
				f.out[j].content = nil
			} else if r.from == s.verb.to+1 && strings.HasSuffix(f.items[r.from].low, "ing") {
				f.out[j].source = s.source // ", which residents denied, saying …"
			}
		}
		f.out = append(f.out, s)
		return
	}
}

// unproven reads "the report could not be independently verified" with its
// "not" at i, and "X could not be reached for comment", and gives the item to
// go on from, or i when there is none.
func (f *finder) unproven(i int) int {
	if !negations[f.items[i].low] || i == 0 || f.items[i].quote >= 0 {
		return i
	}
	from := i
	if f.items[i-1].quote < 0 && f.items[i-1].is(aux) {
		from--
	}
	k := i + 1
	for k < len(f.items) && f.items[k].quote < 0 && (passives[f.items[k].low] || manner(f.items[k].low) || f.items[k].is(adverb)) {
		k++
	}
	if k >= len(f.items) || k == i+1 && !verifies[f.items[k].low] || f.items[k].quote >= 0 {
		return i
	}
	subj := f.subjectLeft(from, f.low)
	if subj.empty() || f.relative(subj) {
		return i
	}
	s := say{cue: silentCue, verb: run{from, k + 1}, inner: -1, unspoken: true}
	switch w := f.items[k].low; {
	case provens[w] && !f.items[subj.from].is(subject):
		s.content, s.pre = []run{subj}, true
	case verifies[w] && f.items[from].quote < 0 && modals[f.items[from].low] && k+1 < f.bodyEnd() && f.phraseStart(k+1):
		n := f.objectEnd(run{k + 1, f.bodyEnd()})
		s.source, s.content = subj, []run{{k + 1, n}} // "Reuters could not verify the footage"
	case w == "reached" && f.nextIs(k+1, "for") && k+2 < f.bodyEnd() && f.items[k+2].quote < 0:
		s.source, s.verb.to, s.content = subj, k+2, []run{{k + 2, k + 3}}
	default:
		return i
	}
	f.out = append(f.out, s)
	f.low = k + 1
	return f.low
}

// quotedAs reads "Reuters quoted a witness as saying that …" with its cue at
// [vs, ve): the words are the witness's, through Reuters. It gives the item to
// go on from, or vs.
func (f *finder) quotedAs(g group, vs, ve int) int {
	if g.participle || g.infinitive || ve >= len(f.items) || f.items[ve].quote >= 0 || g.passive && f.items[ve].low != "by" {
		return vs
	}
	by := ve
	if g.passive {
		by++ // "was quoted by the radio as saying"
	}
	n := f.nounRight(by, len(f.items), true)
	if n > by && n < len(f.items) && f.items[n].low != "as" {
		n = f.nounRight(by, len(f.items), false) // "quoted a statement from the ministry as saying"
	}
	for k := n; n > by && f.nextIs(n, ",") && k+2 < min(len(f.items), n+16) && f.items[k].quote < 0 && !f.verbish(k); k++ {
		if f.items[k].low == "," && f.items[k+1].low == "as" && f.items[k+2].quote < 0 && strings.HasSuffix(f.items[k+2].low, "ing") {
			n = k + 1 // "quoted Ana Lima, head of the port in May, as saying"
			break
		}
	}
	if n == by || n+2 >= len(f.items) || f.items[n].low != "as" || f.items[n].quote >= 0 || f.items[n+1].quote >= 0 {
		return vs
	}
	c, size := f.cueAt(n + 1)
	if c == nil || size != 1 || c.frames&(frameClause|frameThat) == 0 || !strings.HasSuffix(f.items[n+1].low, "ing") {
		return vs
	}
	t := f.after(c, n+2)
	src, who := f.subjectOf(g), run{by, n}
	if f.items[n-1].quote < 0 && f.items[n-1].low == "," {
		who.to--
	}
	if g.passive {
		src, who = run{by, n}, f.subjectLeft(g.from, f.low)
		g.to = by
	}
	if k := src.from - 1; !src.empty() && !who.empty() && !g.passive && f.afterQuote(src) && (t.content.empty() || !t.direct && !f.accepts(c, t)) {
		for f.items[k].quote < 0 {
			k--
		}
		// `“…,” the radio quoted X as saying`
		f.out = append(f.out, say{cue: accordingTo, source: src, verb: g.run, content: []run{{k, k + 1}}, pre: true, inner: -1})
		f.out = append(f.out, say{cue: c, source: who, verb: run{n, n + 2}, content: []run{{k, k + 1}}, pre: true, inner: len(f.out) - 1})
		f.low = n + 2
		return f.low
	}
	if src.empty() || who.empty() || t.content.empty() || !f.accepts(c, t) {
		return vs
	}
	open := t.content.to == f.bodyEnd()
	o := say{cue: accordingTo, source: src, verb: g.run, content: []run{t.content}, inner: -1, open: open}
	f.attach(&o, min(src.from, g.from))
	f.out = append(f.out, o)
	f.out = append(f.out, say{cue: c, source: who, verb: run{n, n + 2}, content: []run{t.content}, inner: len(f.out) - 1, open: open})
	f.low = n + 2
	return f.low
}
