package quantity

import (
	"math"
	"strconv"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// numeral is a number as written.
type numeral struct {
	lo, hi     *float64
	mantissa   float64 // the number before its last scale: 3.6 of "3.6 million"
	scale      float64 // that scale, 1 without one
	word       bool    // written in words
	plain      bool    // digits only: no separator, no scale
	decimal    bool
	vague      bool // "dozens", "several"
	indefinite bool // "several", "many", "both", "no"
	ordinal    bool
	negative   bool
	share      bool // a part of a whole
}

func exactly(v float64) (lo, hi *float64) { return value(v), value(v) }

// scaled gives the lower end of a range its upper end's scale: "5 to 10
// million". Vague ends and ends of the same size are left as they are.
func (a numeral) scaled(b numeral) numeral {
	if a.scale == 1 && b.scale > 1 && a.lo != nil && b.mantissa > 0 && *a.lo < b.mantissa {
		a.lo, a.hi = exactly(*a.lo * b.scale)
	}
	return a
}

// numeral reads the number that starts at atom i and gives the atom after it;
// i when there is none.
func (r *reader) numeral(i int) (numeral, int) {
	at := r.atoms[i]
	switch at.shape {
	case digits:
		return r.inDigits(i)
	case letters:
		return r.inWords(i)
	case sign:
		if v, ok := fractionSign[at.low]; ok && !at.glued {
			n := numeral{mantissa: v, scale: 1, share: true}
			n.lo, n.hi = exactly(v)
			return n, i + 1
		}
	}
	return numeral{}, i
}

func (r *reader) inDigits(i int) (numeral, int) {
	at := r.atoms[i]
	v, ok := parse(at.low)
	if !ok {
		return numeral{}, i
	}
	n := numeral{mantissa: v, scale: 1, decimal: strings.ContainsRune(at.low, '.')}
	n.plain = len(at.low) == digitRun(at.low)
	j := i + 1
	if j < len(r.atoms) && r.atoms[j].glued {
		if f, ok := fractionSign[r.atoms[j].low]; ok {
			v += f
			n.mantissa, n.plain = v, false
			j++
		}
	}
	if d, k := r.divisor(j); d > 1 {
		n.share = true
		n.lo, n.hi = exactly(v / d)
		return n, k
	}
	if p, k := r.power(j); k > j {
		v *= p
		n.lo, n.hi = exactly(v)
		n.decimal, n.plain = true, false
		return n, k
	}
	if r.gluedWord(j) && ordinalEnding[r.atoms[j].low] {
		n.ordinal = true
		n.lo, n.hi = exactly(v)
		return n, j + 1
	}
	v, j = r.scales(j, v, &n)
	n.negative = r.negative(i)
	n.lo, n.hi = exactly(v)
	return n, j
}

// divisor reads the lower half of "1/16 of"; 0 when there is none.
func (r *reader) divisor(j int) (float64, int) {
	if j+2 >= len(r.atoms) || r.atoms[j].low != "/" && r.atoms[j].low != "⁄" || !r.atoms[j].glued || r.atoms[j+1].shape != digits || !r.atoms[j+1].glued || r.atoms[j+2].low != "of" {
		return 0, j
	}
	v, _ := parse(r.atoms[j+1].low)
	return v, j + 2
}

// power reads the "×10−8" of a number in scientific notation.
func (r *reader) power(j int) (float64, int) {
	if j+1 >= len(r.atoms) || r.atoms[j].low != "×" || r.atoms[j+1].low != "10" || !r.atoms[j+1].glued {
		return 1, j
	}
	k := j + 2
	if k+1 >= len(r.atoms) || r.atoms[k].shape != hyphen || !r.atoms[k].glued || r.atoms[k+1].shape != digits || !r.atoms[k+1].glued {
		return 10, k
	}
	k++
	v, _ := parse(r.atoms[k].low)
	return math.Pow(10, -min(v, 30)), k + 1
}

// scales multiplies v by the scales that stand at atom j.
func (r *reader) scales(j int, v float64, n *numeral) (float64, int) {
	for j < len(r.atoms) {
		k := j
		if r.atoms[k].shape == hyphen && r.atoms[k].glued && k+1 < len(r.atoms) && r.atoms[k+1].glued {
			k++ // "300-million-dollar"
		}
		w := r.atoms[k]
		f, ok := scale[w.low]
		if !ok && w.shape == letters {
			f, ok = letterScale[w.low]
			if ok && !w.glued {
				ok = len(w.low) > 1 // "3.6 bn", but "5 m" is metres
			}
			if ok && w.low == "m" {
				ok = r.million(k)
			}
			if ok && w.low == "b" && !w.upper {
				ok = r.money(j)
			}
		}
		if !ok {
			break
		}
		n.mantissa, n.scale, n.plain = v, f, false
		v *= f
		j = k + 1
	}
	return v, j
}

// million tells "$12m" and "12m tonnes" from "a 12m wall": the letter is a
// million after a currency or where something is counted.
func (r *reader) million(k int) bool {
	if r.money(k) {
		return true
	}
	if k+1 >= len(r.atoms) || r.atoms[k+1].shape != letters {
		return false
	}
	if r.atoms[k+1].low == "of" {
		return true
	}
	for n := k + 1; n < len(r.atoms) && n < k+6; n++ {
		w := r.atoms[n].low
		if r.atoms[n].shape != letters || function[w] && w != "and" {
			return false
		}
		if u, ok := units[w]; ok && len(w) > 2 && u.kind != rapporteur.QuantityDistance || plural(w) {
			return true
		}
	}
	return false
}

// money reports whether a currency stands before the digits that end at atom k.
func (r *reader) money(k int) bool {
	for b := k - 1; b >= 0 && b >= k-4; b-- {
		a := r.atoms[b]
		if a.shape == digits || a.shape == hyphen {
			continue
		}
		return currencySign[a.low] != "" || a.upper && currencyCode[r.atoms[b].In(r.text)] != ""
	}
	return false
}

func (r *reader) gluedWord(j int) bool {
	return j < len(r.atoms) && r.atoms[j].shape == letters && r.atoms[j].glued
}

// negative reports a minus before the digits at atom i: "-5", "minus 20".
func (r *reader) negative(i int) bool {
	if i == 0 {
		return false
	}
	b := r.atoms[i-1]
	if b.shape == hyphen && r.atoms[i].glued {
		return !b.glued || i > 1 && r.atoms[i-2].low == "minus"
	}
	return b.low == "minus"
}

func parse(s string) (float64, bool) {
	if strings.Count(s, ".") > 1 {
		return 0, false
	}
	clean := strings.Map(func(c rune) rune {
		if isDigit(c) || c == '.' {
			return c
		}
		return -1
	}, s)
	v, err := strconv.ParseFloat(clean, 64)
	if err != nil || math.IsInf(v, 0) || v >= 1e18 {
		return 0, false
	}
	return v, true
}

func digitRun(s string) int {
	n := 0
	for n < len(s) && isDigit(rune(s[n])) {
		n++
	}
	return n
}

// inWords reads a number that starts with a word.
func (r *reader) inWords(i int) (numeral, int) {
	w := r.atoms[i].low
	n := numeral{scale: 1, word: true}
	if v, ok := ordinals[w]; ok {
		if _, share := fraction[w]; !share || !r.follows(i, "of") || i == 0 || r.atoms[i-1].low != "a" && r.atoms[i-1].low != "one" {
			n.ordinal = true
			n.lo, n.hi = exactly(v)
			return n, i + 1
		}
	}
	if v, ok := vagueScale[w]; ok {
		return r.vagueScale(i, v)
	}
	if v, ok := indefinite[w]; ok {
		return r.indefinite(i, v)
	}
	switch w {
	case "half", "third", "quarter", "fourth":
		return r.share(i)
	case "couple", "pair", "handful":
		return r.couple(i, w)
	}
	v, j, ok := r.compose(i, &n)
	if !ok {
		return n, i
	}
	if d, k := r.parts(j, v); k > j {
		n.share = true
		n.lo, n.hi = exactly(d)
		return n, k
	}
	n.lo, n.hi = exactly(v)
	return n, j
}

// parts reads "two-thirds", "one fourth of", "one in five" behind the number v
// that ends before atom j.
func (r *reader) parts(j int, v float64) (float64, int) {
	k := j
	if k+1 < len(r.atoms) && r.atoms[k].shape == hyphen && r.atoms[k].glued {
		k++
	}
	if k < len(r.atoms) {
		if f, ok := fraction[r.atoms[k].low]; ok && v < 10 && (v > 1 && strings.HasSuffix(r.atoms[k].low, "s") || v == 1 && r.follows(k, "of")) {
			return v * f, k + 1
		}
	}
	if j < len(r.atoms) && (r.atoms[j].low == "in" || r.atoms[j].low == "out") && v < 10 {
		k = j + 1
		if r.atoms[j].low == "out" && k < len(r.atoms) && r.atoms[k].low == "of" {
			k++
		}
		if k < len(r.atoms) && (k == j+2) == (r.atoms[j].low == "out") {
			if d, ok := small[r.atoms[k].low]; ok && d > v && k+1 < len(r.atoms) && (r.counted(k+1) || function[r.atoms[k+1].low]) {
				if _, isUnit := units[r.atoms[k+1].low]; !isUnit { // not "two in three days"
					return v / d, k + 1
				}
			}
		}
	}
	return 0, j
}

// compose adds up number words: "two hundred and five thousand".
func (r *reader) compose(i int, n *numeral) (float64, int, bool) {
	total, group := 0.0, -1.0
	j, end := i, i
	tens, any := false, false
	for j < len(r.atoms) {
		a := r.atoms[j]
		if a.shape == hyphen {
			if !a.glued || j+1 >= len(r.atoms) || !r.atoms[j+1].glued || j == i {
				break
			}
			j++
			continue
		}
		if a.shape != letters {
			break
		}
		if a.low == "and" {
			if j == i || n.scale == 1 && n.mantissa == 0 || j+1 >= len(r.atoms) || !r.adds(j+1) || r.atoms[j-1].shape != letters && r.atoms[j-1].shape != hyphen {
				break
			}
			if _, ok := scale[r.atoms[end-1].low]; !ok {
				break
			}
			j++
			continue
		}
		if v, ok := small[a.low]; ok {
			switch {
			case group < 0:
				group = v
			case v < 10 && tens:
				group += v
			case group >= 100 && math.Mod(group, 100) == 0:
				group += v
			default:
				v = -1
			}
			if v < 0 {
				break
			}
			tens = v >= 20
			j++
			end, any = j, true
			continue
		}
		f, ok := scale[a.low]
		if !ok || !any && !r.article(i) {
			break
		}
		n.mantissa, n.scale = math.Max(group, 1), f
		if f == 100 || f == 12 {
			group = math.Max(group, 1) * f
		} else {
			total += math.Max(group, 1) * f
			if group < 0 && total > f { // "million thousand"
				break
			}
			group = -1
		}
		tens = false
		j++
		end, any = j, true
	}
	if !any {
		return 0, i, false
	}
	if n.scale == 1 {
		n.mantissa = math.Max(group, 0)
	}
	return total + math.Max(group, 0), end, true
}

// adds reports whether the word at atom j can be added after "and".
func (r *reader) adds(j int) bool { return small[r.atoms[j].low] > 0 }

// article reports whether "a" or "an" before atom i makes a bare scale word a
// number ("a dozen"), or nothing does and the word stands alone ("million-euro").
func (r *reader) article(i int) bool {
	if i == 0 {
		return false
	}
	b := r.atoms[i-1].low
	return b == "a" || b == "an" || b == "per" || b == "half" || b == "the" && r.atoms[i].low == "dozen"
}

func (r *reader) follows(i int, w string) bool { return i+1 < len(r.atoms) && r.atoms[i+1].low == w }

// vagueScale reads "dozens", "tens of thousands".
func (r *reader) vagueScale(i int, v [2]float64) (numeral, int) {
	n := numeral{scale: 1, word: true, vague: true, lo: value(v[0])}
	if r.follows(i, "of") && i+2 < len(r.atoms) {
		a, ok := vagueOf[r.atoms[i].low]
		b, ok2 := vagueOfScale[r.atoms[i+2].low]
		if ok && ok2 {
			n.lo, n.hi = value(2*a*b), value(10*a*b-1)
			if a == 12 || a == 20 {
				n.hi = nil
			}
			return n, i + 3
		}
	}
	if i > 0 && r.atoms[i].low == "tens" { // "tens" alone is rare, and often a name's part
		return numeral{}, i
	}
	return n, i + 1
}

// indefinite reads "several", "a few", "many", with a scale ("several
// hundred", "a few dozen").
func (r *reader) indefinite(i int, v [2]float64) (numeral, int) {
	n := numeral{scale: 1, word: true, vague: true, indefinite: true}
	w := r.atoms[i].low
	if v[0] >= 0 {
		n.lo = value(v[0])
	}
	if v[1] >= 0 {
		n.hi = value(v[1])
		n.vague = false
	}
	if i+1 < len(r.atoms) && (w == "several" || w == "few" || w == "many") {
		if f, ok := scale[r.atoms[i+1].low]; ok {
			least := 2.0 // "a few hundred" may be two hundred
			if w == "several" {
				least = 3
			}
			n.lo, n.scale, n.indefinite = value(least*f), f, false
			return n, i + 2
		}
	}
	return n, i + 1
}

// share reads "half a million" as a number and "half of the town" as a part.
func (r *reader) share(i int) (numeral, int) {
	w := r.atoms[i].low
	n := numeral{scale: 1, word: true}
	v := fraction[w]
	j := i + 1
	if j < len(r.atoms) && r.atoms[j].low == "of" {
		j++
	}
	if j+1 < len(r.atoms) && (r.atoms[j].low == "a" || r.atoms[j].low == "an") {
		if f, ok := scale[r.atoms[j+1].low]; ok {
			n.mantissa, n.scale = v, f
			n.lo, n.hi = exactly(v * f)
			return n, j + 2
		}
	}
	// A share of something: "half the town", "a third of those".
	if i+1 < len(r.atoms) && (r.follows(i, "of") && (w == "half" || i > 0 && r.atoms[i-1].low == "a") || w == "half" && r.follows(i, "the")) && (i == 0 || ordinals[r.atoms[i-1].low] == 0) {
		n.share = true
		n.lo, n.hi = exactly(v)
		return n, i + 1
	}
	return n, i
}

// couple reads "a couple of", "a pair of", "a handful of".
func (r *reader) couple(i int, w string) (numeral, int) {
	if i == 0 || r.atoms[i-1].low != "a" || !r.follows(i, "of") {
		return numeral{}, i
	}
	n := numeral{scale: 1, word: true, vague: true, indefinite: true}
	if w != "handful" {
		n.lo, n.hi = exactly(2)
	}
	return n, i + 2
}
