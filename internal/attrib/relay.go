package attrib

import (
	"slices"
	"sort"
	"strings"
)

// relayed reads what others say inside quotations: in `The Herald reports:
// “Officials said …”` the Herald relays officials. Of what anybody else is
// quoted with only plain reports of others' words are taken, not what the
// speaker says of himself or of another's mind.
func (k *linker) relayed() {
	order := make([]int, len(k.quotes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return k.quotes[a].Start - k.quotes[b].Start })
	read := 0 // where the last quotation that was read ends
	for _, st := range slices.Clone(k.out) {
		if st.told {
			continue
		}
		outlet := st.unit.outlet(st.src)
		if !outlet && (st.verb.IsZero() || st.carried != nil) {
			continue
		}
		for _, c := range st.content {
			i := sort.Search(len(order), func(i int) bool { return k.quotes[order[i]].Start >= c.Start })
			for ; i < len(order) && k.quotes[order[i]].Start < c.End; i++ {
				q := k.quotes[order[i]]
				if q.Depth > 0 || q.Start < read || !c.Contains(q.Span) || words(q.Inner.In(k.text), 8) < 8 {
					continue
				}
				read = q.End
				j := i + 1
				for j < len(order) && k.quotes[order[j]].Start < q.End {
					j++
				}
				k.within(q, order[i+1:j], st, outlet)
			}
		}
	}
}

// within reads the statements inside the words of the quotation q that by
// gives; inner are the quotations that begin inside it.
func (k *linker) within(q quote, inner []int, by *statement, outlet bool) {
	in, level := q.Inner, 1
	if q.Inner == q.Span {
		level = 0 // a block without marks
	}
	inner = slices.DeleteFunc(slices.Clone(inner), func(i int) bool { return k.quotes[i].Depth != level || !in.Contains(k.quotes[i].Span) })
	l := k.layout
	c := cutter{l: l, quotes: k.quotes, sentence: -1}
	first := sort.Search(len(l.Sentences), func(i int) bool { return l.Sentences[i].End > in.Start })
	hidden, n := in.Start, 0
	for s := first; s < len(l.Sentences) && l.Sentences[s].Start < in.End; s++ {
		for t := l.Sentences[s].First; t < l.Sentences[s].Last; t++ {
			tok := l.Tokens[t]
			if tok.Start < in.Start || tok.End > in.End {
				continue
			}
			for ; n < len(inner) && k.quotes[inner[n]].Start < tok.End; n++ {
				if k.quotes[inner[n]].End > hidden {
					c.quote(inner[n])
					hidden = k.quotes[inner[n]].End
				}
			}
			if tok.Start >= hidden {
				c.word(tok, s)
			}
		}
	}
	c.flush(by.paragraph)
	k.tree.tag(c.out)
	k.inner = append(k.inner, c.out...)
	kept := len(k.out)
	cur, last, pending := k.cur, k.last, k.pending
	k.cur, k.pending = nil, nil
	for i := range c.out {
		if u := &c.out[i]; bare(u) {
			k.bare(u, false)
		} else {
			k.cur = nil
			k.narrated(u, false, nil)
		}
	}
	k.cur, k.last, k.pending = cur, last, pending
	if !outlet {
		k.out = append(k.out[:kept], slices.DeleteFunc(k.out[kept:], func(st *statement) bool { return !k.reports(st) })...)
	}
	for _, st := range k.out[kept:] {
		st.within, st.level = true, level
		end := st
		for end.outer != nil && end.outer != by {
			end = end.outer
		}
		if end != by && end.depth() < longestChain {
			end.outer = by
		}
	}
}

// reports tells whether a statement inside a quotation gives another's words:
// a finite cue of saying with a clause, and somebody who can speak, who is
// neither "I" nor "you" nor the empty air.
func (k *linker) reports(st *statement) bool {
	if st.cue.frames&(frameClause|frameThat) == 0 || minds[st.cue.lemma] || strings.HasPrefix(st.cue.lemma, "be ") || st.negated || st.src.empty() {
		return false
	}
	if strings.HasSuffix(strings.ToLower(st.verb.In(k.text)), "ing") {
		return false
	}
	f := finder{unit: st.unit}
	h := &st.unit.items[f.head(st.src)]
	if h.quote >= 0 || h.is(subject|object|relative) || !h.capital && !h.is(person|title|body) || h.capital && st.src.from == f.head(st.src) && h.is(lone) {
		return false
	}
	n := 0
	for _, c := range st.content {
		n += words(c.In(k.text), 4)
	}
	return n >= 4
}
