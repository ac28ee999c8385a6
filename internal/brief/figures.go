package brief

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// bounds is what a row is compared by.
type bounds struct {
	min, max  *float64
	qualifier rapporteur.Qualifier
}

// same reports whether two values are the same number; a vague word is never
// the same as another.
func (b bounds) same(o bounds) bool {
	eq := func(x, y *float64) bool { return (x == nil) == (y == nil) && (x == nil || *x == *y) }
	return b.qualifier != rapporteur.QualifierVague && o.qualifier != rapporteur.QualifierVague &&
		(b.min != nil || b.max != nil) && eq(b.min, o.min) && eq(b.max, o.max)
}

// chain prints those who said it, origin first, the document last.
func chain(names []string, doc string) string {
	out := make([]string, 0, len(names)+1)
	for _, n := range names {
		if n != rapporteur.Article && n != "" {
			out = append(out, fold(n))
		}
	}
	if len(out) == 0 {
		return doc + " (own voice)"
	}
	return strings.Join(append(out, doc), " > ")
}

// originOf names the first voice of a chain; a document's own voice is its own.
func originOf(names []string, d *rapporteur.Document) string {
	if len(names) > 0 && names[0] != rapporteur.Article {
		return strings.ToLower(fold(names[0]))
	}
	return "\x00" + d.ID
}

// compare notes on a row which others of its indicator give the same number,
// so that nobody takes a coincidence for agreement.
func compare(r *Row, rows []Row) {
	var otherBoth, otherSource, sameSource []int
	for i := range rows {
		o := &rows[i]
		if o == r || !r.value.same(o.value) || o.Cites[0].N == r.Cites[0].N {
			continue
		}
		n := o.Cites[0].N
		switch {
		case o.origin == r.origin:
			sameSource = append(sameSource, n)
		case o.AsOf != r.AsOf:
			otherBoth = append(otherBoth, n)
		default:
			otherSource = append(otherSource, n)
		}
	}
	note := func(text string, refs []int) {
		if len(refs) > 0 {
			slices.Sort(refs)
			r.Notes = append(r.Notes, Note{text, slices.Compact(refs)})
		}
	}
	note("same number, different source and date:", otherBoth)
	note("same number, different source:", otherSource)
	note("same number and source:", sameSource)
}

// figureSection lays the figures side by side, indicator by indicator.
func (k *collector) figureSection() Section {
	s := Section{
		ID: "figures", Heading: "Figures side by side", Command: "rapporteur list figures",
		Note: "Numbers stand as written; none was added up, averaged or merged. A source line runs from the origin to the report that prints it.",
	}
	for _, h := range sortedHeadings(k.figures) {
		shelf := k.figures[h]
		s.Left += shelf.left
		items := slices.Clone(shelf.items)
		slices.SortFunc(items, chronological)
		g := Group{Heading: h}
		for _, it := range items {
			r := *it.row
			if len(it.also) > 0 {
				r.Also = alsoIn(it.also, label)
				r.Cites = append(slices.Clone(r.Cites), it.also...)
			}
			if r.status == rapporteur.StatusPlanned || r.status == rapporteur.StatusProjected {
				r.Notes = append(r.Notes, Note{Text: string(r.status)})
			}
			g.Rows = append(g.Rows, r)
		}
		s.Groups = append(s.Groups, g)
	}
	return s
}

// alsoIn names the documents of further citations, each once.
func alsoIn(cites []Cite, name func(*rapporteur.Document) string) string {
	var names []string
	for _, c := range cites {
		if n := name(c.Document); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	if len(names) > maxExamples {
		names = append(names[:maxExamples], number(len(names)-maxExamples)+" more")
	}
	return strings.Join(names, "; ")
}

// sortedKeys lists a map's keys in order, so that sums come out the same.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// sortedHeadings orders headings by importance, unlisted ones by name.
func sortedHeadings(m map[string]*shelf) []string {
	place := func(h string) int {
		if i := slices.IndexFunc(indicators, func(x indicator) bool { return x.heading == h }); i >= 0 {
			return i
		}
		return len(indicators)
	}
	return slices.SortedFunc(maps.Keys(m), func(a, b string) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), strings.Compare(a, b))
	})
}
