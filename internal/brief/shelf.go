package brief

import (
	"cmp"
	"slices"

	"github.com/rapporteur/rapporteur"
)

// item is an entry that may come into a section.
type item struct {
	key      string // entries of one key say the same words; empty: never the same
	group    string // subheading it falls under
	score    int    // more is better
	day      rapporteur.Day
	order    [2]int // document, place in its text: the order of the record
	sentence Sentence
	row      *Row
	also     []Cite
	page     *rapporteur.Document
}

// better orders items for keeping: by score, then the newer, then the order
// of the record. No two items are equal.
func better(a, b *item) int {
	return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.day, a.day), slices.Compare(a.order[:], b.order[:]))
}

// shelf keeps the best items up to its limit, so that a record of any size
// takes the room of what is printed.
type shelf struct {
	limit int
	items []*item // best first
	byKey map[string]*item
	left  int // items that found no room
}

func newShelf(limit int) *shelf { return &shelf{limit: limit, byKey: map[string]*item{}} }

// put takes an item in; a copy of one it has becomes a further citation there.
func (s *shelf) put(it *item) {
	if it.key != "" {
		if first, ok := s.byKey[it.key]; ok {
			if first.page != it.page { // within one document a repetition adds nothing
				first.also = append(first.also, it.cite())
			}
			return
		}
	}
	i, _ := slices.BinarySearchFunc(s.items, it, better)
	if i >= s.limit {
		s.left++
		return
	}
	s.items = slices.Insert(s.items, i, it)
	if it.key != "" {
		s.byKey[it.key] = it
	}
	if len(s.items) > s.limit {
		last := s.items[s.limit]
		delete(s.byKey, last.key)
		s.items = s.items[:s.limit]
		s.left++
	}
}

// cite is the item's own citation.
func (it *item) cite() Cite {
	if it.row != nil {
		return it.row.Cites[0]
	}
	return it.sentence.Cites[0]
}

// chronological orders items for reading: by day, the undated last, then the
// order of the record.
func chronological(a, b *item) int {
	if (a.day == "") != (b.day == "") {
		if a.day == "" {
			return 1
		}
		return -1
	}
	return cmp.Or(cmp.Compare(a.day, b.day), slices.Compare(a.order[:], b.order[:]))
}

// trim leaves no more than limit items on the shelves together. The fullest
// give first, so that a rare indicator is not crowded out by a common one.
func trim(shelves map[string]*shelf, limit int) {
	total, most := 0, 0
	for _, s := range shelves {
		total += len(s.items)
		most = max(most, len(s.items))
	}
	for each := most; total > limit && each > 1; each-- {
		for _, name := range sortedKeys(shelves) {
			if s := shelves[name]; len(s.items) == each && total > limit {
				delete(s.byKey, s.items[each-1].key)
				s.items = s.items[:each-1]
				s.left++
				total--
			}
		}
	}
}
