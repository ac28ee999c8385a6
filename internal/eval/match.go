package eval

import (
	"cmp"
	"slices"
)

// match pairs predicted spans with gold ones, one to one: equal spans first,
// then those that share the most code points. It gives for every gold span the
// index of its partner, or -1.
func match(gold, predicted []pair) []int {
	type candidate struct {
		unequal, shared, gold, predicted int
	}
	var all []candidate
	for i, g := range gold {
		for k, p := range predicted {
			if n := min(g.end, p.end) - max(g.start, p.start); n > 0 {
				c := candidate{1, n, i, k}
				if g == p {
					c.unequal = 0
				}
				all = append(all, c)
			}
		}
	}
	slices.SortFunc(all, func(a, b candidate) int {
		return cmp.Or(a.unequal-b.unequal, b.shared-a.shared, a.gold-b.gold, a.predicted-b.predicted)
	})
	out, used := slices.Repeat([]int{-1}, len(gold)), make([]bool, len(predicted))
	for _, c := range all {
		if out[c.gold] < 0 && !used[c.predicted] {
			out[c.gold], used[c.predicted] = c.predicted, true
		}
	}
	return out
}

// alone gives the predicted spans that no gold span was paired with.
func alone(partners []int, predicted int) []int {
	var out []int
	for k := range predicted {
		if !slices.Contains(partners, k) {
			out = append(out, k)
		}
	}
	return out
}

// clip is the text of a span as far as it lies in the text.
func clip(text []rune, s pair) string {
	from := min(max(0, s.start), len(text))
	return string(text[from:min(max(from, s.end), len(text))])
}
