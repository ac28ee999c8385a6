package brief

import (
	"cmp"
	"iter"
	"slices"
)

// once leaves every sentence that is quoted whole in one place: under its
// indicator, else where its stance puts it, else among the quotations, else
// among the other statements. A passage that another one holds goes too,
// except among the figures.
func once(sections []Section) {
	type place struct {
		rank, order int
		s           *Sentence
	}
	var all []place
	for i := range sections {
		for j := range sections[i].Groups {
			g := &sections[i].Groups[j]
			for n := range g.Sentences {
				all = append(all, place{rankOf(sections[i].ID, g.Heading), len(all), &g.Sentences[n]})
			}
		}
	}
	slices.SortFunc(all, func(a, b place) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.order, b.order)) })
	drop := map[*Sentence]bool{}
	for i, a := range all {
		if a.s.Quote && a.rank > 0 && framed(a.s, func(yield func(*Sentence) bool) {
			for _, b := range all {
				if !b.s.Quote && !drop[b.s] && !yield(b.s) {
					return
				}
			}
		}) {
			drop[a.s] = true
			continue
		}
		for k, b := range all {
			x, y := a.s.Cites[0].passage, b.s.Cites[0].passage
			if i == k || drop[b.s] || !b.s.Quote || x.doc.ID != y.doc.ID || !y.span.Contains(x.span) {
				continue
			}
			switch {
			case !a.s.Quote: // told in a frame; the passage that goes on from there tells it too
				drop[a.s] = drop[a.s] || a.rank == rankOther && b.rank == rankOther && x.span != y.span
			case x.span == y.span && k < i, x.span != y.span && a.rank > 0:
				drop[a.s] = true
			}
		}
	}
	for i := range sections {
		for j := range sections[i].Groups {
			g := &sections[i].Groups[j]
			var kept []Sentence
			for n := range g.Sentences {
				if !drop[&g.Sentences[n]] {
					kept = append(kept, g.Sentences[n])
				}
			}
			g.Sentences = kept
		}
		sections[i].Groups = slices.DeleteFunc(sections[i].Groups, func(g Group) bool { return len(g.Sentences)+len(g.Rows) == 0 })
	}
}

// rankOf says where a repeated sentence stays: the lowest wins.
func rankOf(section, group string) int {
	switch {
	case section == "claims" && group != "" && group != groupOther:
		return 0
	case section == "disputed":
		return 1
	case section == "ahead":
		return 2
	case section == "quotes":
		return 3
	}
	return rankOther
}

// rankOther is the rank of a statement under no indicator and of no stance.
const rankOther = 4

// framed reports whether a line that is told in a frame has, of the same
// passage, all that a sentence quoted whole is there for.
func framed(s *Sentence, others iter.Seq[*Sentence]) bool {
	if len(s.content) == 0 {
		return false
	}
	for o := range others {
		if o.Cites[0].passage == s.Cites[0].passage && covered(s.content, o.content) {
			return true
		}
	}
	return false
}
