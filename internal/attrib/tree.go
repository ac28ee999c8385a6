package attrib

import (
	"sort"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/lang"
)

// tree is the dependency analysis of the document as this reader asks for it.
// A subtree is a run of words: the engine's trees are projective. The zero
// tree knows nothing.
type tree struct {
	words []rapporteur.Token
	first []int // the first word of each word's subtree
	last  []int // and the last
	child []int // the first of a word's dependents in text order; -1 for none
	next  []int // the next dependent of the same head; -1 for none
}

// newTree reads the heads of an analysis.
func newTree(a lang.Analysis) *tree {
	n := len(a.Tokens)
	t := &tree{words: a.Tokens, first: make([]int, n), last: make([]int, n), child: make([]int, n), next: make([]int, n)}
	open := make([]int, n) // dependents whose subtree is not known yet
	for i := range n {
		t.first[i], t.last[i], t.child[i], t.next[i] = i, i, -1, -1
	}
	for i := n - 1; i >= 0; i-- {
		if h := a.Tokens[i].Head; h >= 0 && h < n {
			t.next[i], t.child[h] = t.child[h], i
			open[h]++
		}
	}
	// From the leaves up, so that a deep tree costs no more than a flat one.
	var ready []int
	for i := range n {
		if open[i] == 0 {
			ready = append(ready, i)
		}
	}
	for len(ready) > 0 {
		i := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		h := a.Tokens[i].Head
		if h < 0 || h >= n {
			continue
		}
		t.first[h], t.last[h] = min(t.first[h], t.first[i]), max(t.last[h], t.last[i])
		if open[h]--; open[h] == 0 {
			ready = append(ready, h)
		}
	}
	return t
}

// word gives the first word that begins in the span; -1 when there is none.
func (t *tree) word(s rapporteur.Span) int {
	i := sort.Search(len(t.words), func(i int) bool { return t.words[i].Start >= s.Start })
	if i == len(t.words) || t.words[i].Start >= s.End {
		return -1
	}
	return i
}

// tag notes on the items of units what the engine takes them for.
func (t *tree) tag(us []unit) {
	i := 0
	for k := range us {
		for n := range us[k].items {
			it := &us[k].items[n]
			if it.quote >= 0 {
				continue
			}
			if i >= len(t.words) || t.words[i].Start != it.Start {
				i = sort.Search(len(t.words), func(i int) bool { return t.words[i].Start >= it.Start })
			}
			if i < len(t.words) && t.words[i].Start == it.Start {
				it.tag = t.words[i].XPOS
				if p := max(n-1, 0); it.clitic && it.tag == "VBZ" && (us[k].items[p].is(subject|relative) || us[k].items[p].low == "there") {
					it.class |= aux // he's said
				}
				i++
			}
		}
		us[k].retag()
	}
}

// dependent gives the first dependent of word i with one of the relations; -1
// when there is none.
func (t *tree) dependent(i int, relations ...string) int {
	for k := t.child[i]; k >= 0; k = t.next[k] {
		for _, r := range relations {
			if t.words[k].Deprel == r {
				return k
			}
		}
	}
	return -1
}

// subtree gives the characters of word i and all that hangs on it.
func (t *tree) subtree(i int) rapporteur.Span {
	return rapporteur.Span{Start: t.words[t.first[i]].Start, End: t.words[t.last[i]].End}
}

// finiteAt reports whether the word that begins at a byte is a finite verb.
func (t *tree) finiteAt(start int) bool {
	i := t.word(rapporteur.Span{Start: start, End: start + 1})
	return i >= 0 && (t.words[i].XPOS == "VBZ" || t.words[i].XPOS == "VBD" || t.words[i].XPOS == "VBN")
}
