package quantity

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// unit is a measure or currency found beside a number.
type unit struct {
	name  string
	kind  rapporteur.QuantityKind
	span  rapporteur.Span
	start int // first atom of a currency before the number, else -1
}

// first gives the first atom of number and currency sign.
func (u unit) first(i int) int {
	if u.start >= 0 && u.name != "" {
		return u.start
	}
	return i
}

// currencyAt gives the atom after a currency sign or code at atom i; i when
// there is none.
func (r *reader) currencyAt(i int) int {
	k := i
	for k < len(r.atoms) && k < i+3 {
		a := r.atoms[k]
		if currencySign[a.low] != "" || a.upper && currencyCode[a.In(r.text)] != "" || a.low == "=" && k > i {
			k++
			continue
		}
		break
	}
	return k
}

// unit finds the unit of the number at [i, j) and the atom after it (j when
// the unit stands before the number or there is none).
func (r *reader) unit(i, j int, a numeral) (unit, int) {
	if u, ok := r.currencyBefore(i); ok {
		return u, j
	}
	none := unit{start: -1}
	if j >= len(r.atoms) || a.ordinal {
		return none, j
	}
	if u, ok := r.aged(i, j, a); ok {
		return u, j
	}
	if a.share {
		return unit{name: "share", kind: rapporteur.QuantityPercent, start: -1}, j
	}
	k := j
	if r.atoms[k].shape == hyphen && r.atoms[k].glued && k+1 < len(r.atoms) && r.atoms[k+1].glued {
		k++
	}
	// "20-odd years", "100 or more miles", "three and a half years" keep their unit further on.
	if e, q := r.after(k); q != "" && e > k {
		k = e
	}
	for n := 4; n >= 1; n-- {
		if k+n > len(r.atoms) {
			continue
		}
		key, ok := r.key(k, n)
		if !ok {
			continue
		}
		m, ok := units[key]
		if !ok || !r.fits(k, m, key) {
			continue
		}
		end := k + n
		u := unit{name: m.name, kind: m.kind, start: -1, span: rapporteur.Span{Start: r.atoms[k].Start, End: r.atoms[end-1].End}}
		if m.kind == rapporteur.QuantityDuration {
			if e := r.old(end); e > end {
				u.kind, u.name = rapporteur.QuantityAge, m.name
				u.span.End, end = r.atoms[e-1].End, e
			}
		}
		return u, end
	}
	return none, j
}

// key joins the forms of n atoms from k: words by a blank, signs as they are.
func (r *reader) key(k, n int) (string, bool) {
	if n == 1 {
		return r.atoms[k].low, r.atoms[k].shape != digits
	}
	var b strings.Builder
	for x := k; x < k+n; x++ {
		if r.atoms[x].shape == digits {
			return "", false
		}
		if x > k && !r.atoms[x].glued {
			b.WriteByte(' ')
		}
		b.WriteString(r.atoms[x].low)
	}
	return b.String(), true
}

// fits keeps short unit signs from words: "5m" is a measure, "5 m" may not be,
// and "in" is hardly ever an inch.
func (r *reader) fits(k int, m measure, key string) bool {
	a := r.atoms[k]
	return (!m.glued || a.glued) && (!m.upper || a.upper) && key != "in" && !(key == "pound" && a.upper)
}

// old finds what makes a duration an age: "old", "-old", "years of age".
func (r *reader) old(j int) int {
	if j < len(r.atoms) && r.atoms[j].shape == hyphen && j+1 < len(r.atoms) {
		if w := r.atoms[j+1].low; w == "old" || w == "olds" {
			return j + 2
		}
	}
	if j < len(r.atoms) && (r.atoms[j].low == "old" || r.atoms[j].low == "olds") {
		return j + 1
	}
	if j+1 < len(r.atoms) && r.atoms[j].low == "of" && r.atoms[j+1].low == "age" {
		return j + 2
	}
	return j
}

// aged finds the age that needs no unit: "aged 12", "the age of 12" and, in
// apposition to a name, "…, 34, …".
func (r *reader) aged(i, j int, a numeral) (unit, bool) {
	u := unit{name: "year", kind: rapporteur.QuantityAge, start: -1}
	if a.lo == nil || *a.lo < 1 || *a.lo > 120 || a.decimal || i == 0 {
		return u, false
	}
	first, _ := r.before(i)
	if first == 0 {
		return u, false
	}
	switch b := r.atoms[first-1]; {
	case b.low == "aged" || b.low == "ages":
		return u, true
	case b.low == "age" || b.low == "of" && first >= 2 && r.atoms[first-2].low == "age":
		_, isUnit := units[r.atoms[j].low]
		return u, !isUnit
	case b.low == "," && first >= 3 && !a.word:
		n, p := r.atoms[first-2], r.atoms[first-3]
		next := r.atoms[j].low
		return u, n.upper && n.shape == letters && p.upper && p.shape == letters && !months[n.low] && !weekdays[n.low] &&
			(next == "," || next == "." || next == "and" || next == ")" || next == ";")
	}
	return u, false
}

// currencyBefore finds a currency sign or code before the number at atom i.
func (r *reader) currencyBefore(i int) (unit, bool) {
	s := i
	name := ""
	for s > r.done && s > i-3 {
		a := r.atoms[s-1]
		switch {
		case a.low == "=" && s > r.done+1 && r.atoms[s-2].low == "y" && a.glued:
		case a.low == "-" && a.glued && r.atoms[s].glued:
		case currencySign[a.low] != "":
			if name == "" || currencySign[a.low] != "dollar" {
				name = currencySign[a.low]
			}
		case a.upper && currencyCode[a.In(r.text)] != "" && (r.atoms[s].glued || len(a.low) == 3):
			name = currencyCode[a.In(r.text)]
		default:
			a.low = ""
		}
		if a.low == "" || a.shape == letters && name == "" {
			break
		}
		s--
	}
	for s < i && r.atoms[s].low == "-" {
		s++
	}
	if name == "" || s == i {
		return unit{start: -1}, false
	}
	// "between $10 to $15" is fine; "T-72" and the like have no currency.
	return unit{name: name, kind: rapporteur.QuantityMoney, start: s, span: rapporteur.Span{Start: r.atoms[s].Start, End: r.atoms[i-1].End}}, true
}
