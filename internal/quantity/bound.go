package quantity

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// phraseTable finds phrases by the word they end (or begin) with.
type phraseTable map[string][]phrase

type phrase struct {
	words []string
	q     rapporteur.Qualifier
}

// phrases indexes phrases by their first and, under another key, their last word.
func phrases(in map[rapporteur.Qualifier][]string) phraseTable {
	t := phraseTable{}
	for q, list := range in {
		for _, s := range list {
			w := strings.Fields(s)
			t["<"+w[0]] = append(t["<"+w[0]], phrase{w, q})
			t[">"+w[len(w)-1]] = append(t[">"+w[len(w)-1]], phrase{w, q})
		}
	}
	return t
}

// ending finds the longest phrase that ends just before atom i.
func (t phraseTable) ending(a []atom, i, floor int) (q rapporteur.Qualifier, start int) {
	start = i
	if i == 0 {
		return "", i
	}
	for _, p := range t[">"+a[i-1].low] {
		if n := len(p.words); i-n >= floor && i-n < start && same(a[i-n:i], p.words) {
			q, start = p.q, i-n
		}
	}
	return q, start
}

// starting finds the longest phrase that starts at atom i.
func (t phraseTable) starting(a []atom, i int) (q rapporteur.Qualifier, end int) {
	end = i
	if i >= len(a) {
		return "", i
	}
	for _, p := range t["<"+a[i].low] {
		if n := len(p.words); i+n <= len(a) && i+n > end && same(a[i:i+n], p.words) {
			q, end = p.q, i+n
		}
	}
	return q, end
}

func same(a []atom, words []string) bool {
	for k, w := range words {
		if a[k].low != w {
			return false
		}
	}
	return true
}

// before finds the qualifier before the number that starts at atom i, and the
// first atom of number and qualifier. Of several the outermost holds, save
// that a bare "some" or "an estimated" gives way to the bound inside it.
func (r *reader) before(i int) (first int, q rapporteur.Qualifier) {
	i = r.withArticle(i)
	first = i
	if i > r.done && r.atoms[i-1].shape == hyphen && r.atoms[i].glued && i > r.done+1 && r.atoms[i-2].low == "sub" {
		return i - 2, rapporteur.QualifierLessThan
	}
	for {
		p, s := qualifiers.ending(r.atoms, first, r.done)
		if s == first {
			return first, q
		}
		if q == "" || p != rapporteur.QualifierAbout {
			q = p
		}
		first = s
	}
}

// withArticle takes in the article that makes a scale a number ("a dozen")
// and the sign of a negative one.
func (r *reader) withArticle(i int) int {
	if i > r.done && r.atoms[i].shape == digits && r.negative(i) {
		return i - 1
	}
	if i <= r.done || r.atoms[i-1].low != "a" && r.atoms[i-1].low != "an" {
		return i
	}
	w := r.atoms[i].low
	if _, ok := scale[w]; ok || w == "couple" || w == "pair" || w == "handful" || w == "few" || w == "third" || w == "quarter" || w == "half" {
		return i - 1
	}
	return i
}

// after finds a qualifier behind the number that ends before atom j.
func (r *reader) after(j int) (end int, q rapporteur.Qualifier) {
	q, end = afterwards.starting(r.atoms, j)
	if q != "" && r.atoms[j].low == "+" && !r.atoms[j].glued {
		return j, ""
	}
	if q == rapporteur.QualifierAtLeast && (r.atoms[j].low == "at" || r.atoms[j].low == "plus") && end < len(r.atoms) && r.atoms[end].shape != sign {
		return j, "" // "20 plus the guards", "of the 20 at least five"
	}
	return end, q
}

// bound applies a qualifier to a stated number or range.
func bound(q rapporteur.Qualifier, lo, hi *float64) (*float64, *float64) {
	switch q {
	case rapporteur.QualifierMoreThan, rapporteur.QualifierAtLeast:
		return lo, nil
	case rapporteur.QualifierLessThan, rapporteur.QualifierUpTo, rapporteur.QualifierNearly:
		return nil, hi
	}
	return lo, hi
}

// rangeEnd reads the upper end of a range whose lower end is a, standing at
// [i, j) with its unit up to uEnd: "6-8", "30 to 40", "between 5% and 10%".
// It gives that number with its first atom and the atom after it.
func (r *reader) rangeEnd(i, j, uEnd int, a numeral) (b numeral, start, end int, ok bool) {
	if a.vague || a.ordinal || a.share || a.indefinite {
		return b, j, j, false
	}
	k := max(j, uEnd)
	if k+1 >= len(r.atoms) {
		return b, j, j, false
	}
	switch c := r.atoms[k]; {
	case c.shape == hyphen && (c.glued == r.atoms[k+1].glued), c.low == "to", c.low == "through":
		if r.atoms[k+1].low == "-" && c.low == "to" {
			k++
		}
	case c.low == "or":
		// "two or three": neighbours only.
	case c.low == "and":
		if !r.between(i) {
			return b, j, j, false
		}
	default:
		return b, j, j, false
	}
	n := k + 1
	if c := r.currencyAt(n); c > n {
		n = c
	}
	if n >= len(r.atoms) || n+1 < len(r.atoms) && r.atoms[k].shape == hyphen && r.atoms[n].shape == letters && !a.word {
		return b, j, j, false
	}
	b, end = r.numeral(n)
	if end == n || b.vague || b.ordinal || b.share || b.lo == nil || b.indefinite {
		return b, j, j, false
	}
	low := a.scaled(b)
	if *low.lo >= *b.lo || low.negative {
		return b, j, j, false
	}
	if r.atoms[k].low == "or" && *b.lo > 2**low.lo+2 {
		return b, j, j, false
	}
	if r.clocked(end) {
		return b, j, j, false
	}
	return b, n, end, true
}

// between reports whether "between" opens the range whose number starts at
// atom i.
func (r *reader) between(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if r.atoms[k].low == "between" {
			return true
		}
		if r.atoms[k].shape == letters && currencyCode[r.atoms[k].In(r.text)] == "" {
			if _, s := qualifiers.ending(r.atoms, k+1, 0); s == k+1 {
				return false
			}
		}
	}
	return false
}

// changes reports whether "from" before atom i opens a change and not a range:
// a verb of change stands before it.
func (r *reader) changes(i int) bool {
	first, _ := r.before(i)
	if c := first - 1; c < 0 || r.atoms[c].low != "from" {
		return false
	}
	for k := first - 2; k >= 0 && k >= first-8; k-- {
		if w := r.atoms[k].low; rising[w] || falling[w] {
			return true
		}
	}
	return false
}
