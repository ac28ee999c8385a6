package attrib

import (
	"slices"
	"sort"
)

// relayed reads what others say inside the words that an outlet is quoted
// with: in `The Herald reports: “Officials said …”` the Herald relays officials.
func (k *linker) relayed() {
	order := make([]int, len(k.quotes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return k.quotes[a].Start - k.quotes[b].Start })
	read := 0 // where the last quotation that was read ends
	for _, st := range slices.Clone(k.out) {
		if st.told || !st.unit.outlet(st.src) {
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
				k.within(q, order[i+1:j], st)
			}
		}
	}
}

// within reads the statements inside the words of the quotation q that by
// gives; inner are the quotations that begin inside it.
func (k *linker) within(q quote, inner []int, by *statement) {
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
	k.inner = append(k.inner, c.out...)
	kept := len(k.out)
	cur, last, pending := k.cur, k.last, k.pending
	for i := range c.out {
		k.cur, k.pending = nil, nil
		if u := &c.out[i]; !bare(u) {
			k.narrated(u, false, nil)
		}
	}
	k.cur, k.last, k.pending = cur, last, pending
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
