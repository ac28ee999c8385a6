package web

import (
	"cmp"
	"container/heap"
	"slices"

	"github.com/rapporteur/rapporteur"
)

// A layer is one reason for which characters stand out. Layers may lie over
// one another; a segment carries all of those that cover it.
type layer uint16

const (
	layerQuote     layer = 1 << iota // somebody's very words
	layerReported                    // what somebody said, in the outlet's words
	layerFigure                      // qualifier and number
	layerSource                      // who says it
	layerCue                         // the word that says that it is said
	layerField                       // any other field of an entry
	layerDate                        // what the publication date rests on
	layerHeadline                    // the document's title
	layerFurniture                   // part of the page, not of the report
	layerFocus                       // what the address of the page asks to show
	layerWho                         // an actor; this and the next two only where asked for
	layerWhere                       // a place
	layerWhen                        // a time
	layerDenied                      // what is denied or not said
	layerUnsure                      // what is hedged, threatened, promised or asked

	layerCount = iota
)

// evidence are the layers that an entry rests on.
const evidence = layerQuote | layerReported | layerFigure | layerSource | layerCue | layerField | layerFocus

// layerNames are the class names of the layers in the style sheet.
var layerNames = [layerCount]string{"quote", "reported", "figure", "source", "cue", "field", "date", "headline", "furniture", "focus", "who", "where", "when", "denied", "unsure-said"}

// names lists the class names of the layers in l.
func (l layer) names() []string {
	var out []string
	for i, n := range layerNames {
		if l&(1<<i) != 0 {
			out = append(out, n)
		}
	}
	return out
}

// mark is a stretch of text that stands out.
type mark struct {
	rapporteur.Span
	layer  layer  // exactly one
	anchor string // the id that its first segment gets; empty: none
	link   string // where its characters lead; empty: nowhere
	title  string // what a reader is told of it
}

// segment is a stretch of text over which nothing changes.
type segment struct {
	rapporteur.Span
	layers layer
	top    int   // index of the shortest linked mark that covers it, the later of equals; -1 for none
	starts []int // indices of the marks that begin with it, in order of the marks
}

// segments cuts text at both ends of every mark and at every offset in cuts,
// so that marks may nest and overlap as they like. The segments follow one
// another without gap and together are the text. Marks and cuts that do not
// lie in the text on character boundaries are passed over. It takes
// O(n log n) time for n marks, however deep they lie over one another.
func segments(text string, cuts []int, marks []mark) []segment {
	if text == "" {
		return nil
	}
	valid := make([]int, 0, len(marks))
	edges := make([]int, 0, 2*len(marks)+len(cuts)+2)
	edges = append(edges, 0, len(text))
	for i, m := range marks {
		if m.Valid(text) {
			valid = append(valid, i)
			edges = append(edges, m.Start, m.End)
		}
	}
	for _, c := range cuts {
		if 0 < c && c < len(text) && (rapporteur.Span{Start: c, End: len(text)}).Valid(text) {
			edges = append(edges, c)
		}
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)

	byStart := slices.Clone(valid)
	slices.SortStableFunc(byStart, func(a, b int) int { return cmp.Compare(marks[a].Start, marks[b].Start) })
	byEnd := valid
	slices.SortStableFunc(byEnd, func(a, b int) int { return cmp.Compare(marks[a].End, marks[b].End) })

	var depth [layerCount]int // how many open marks lie on each layer
	shift := func(m mark, by int) {
		for i := range depth {
			if m.layer&(1<<i) != 0 {
				depth[i] += by
			}
		}
	}
	open := &shortest{marks: marks}
	out := make([]segment, 0, len(edges)-1)
	for i, start := range edges[:len(edges)-1] {
		s := segment{Span: rapporteur.Span{Start: start, End: edges[i+1]}, top: -1}
		for len(byEnd) > 0 && marks[byEnd[0]].End <= start {
			shift(marks[byEnd[0]], -1)
			byEnd = byEnd[1:]
		}
		for len(byStart) > 0 && marks[byStart[0]].Start == start {
			k := byStart[0]
			byStart = byStart[1:]
			shift(marks[k], 1)
			s.starts = append(s.starts, k)
			if marks[k].link != "" {
				heap.Push(open, k)
			}
		}
		for open.Len() > 0 && marks[open.at[0]].End <= start {
			heap.Pop(open)
		}
		if open.Len() > 0 {
			s.top = open.at[0]
		}
		for j, n := range depth {
			if n > 0 {
				s.layers |= 1 << j
			}
		}
		out = append(out, s)
	}
	return out
}

// shortest is a heap of indices of marks, the shortest first. A mark that has
// ended stays until it comes to the top.
type shortest struct {
	marks []mark
	at    []int
}

func (h *shortest) Len() int { return len(h.at) }
func (h *shortest) Less(i, j int) bool {
	a, b := h.at[i], h.at[j]
	if la, lb := h.marks[a].Len(), h.marks[b].Len(); la != lb {
		return la < lb
	}
	return a > b
}
func (h *shortest) Swap(i, j int) { h.at[i], h.at[j] = h.at[j], h.at[i] }
func (h *shortest) Push(x any)    { h.at = append(h.at, x.(int)) }
func (h *shortest) Pop() any {
	last := h.at[len(h.at)-1]
	h.at = h.at[:len(h.at)-1]
	return last
}
