package attrib

import "strings"

// row.go reads the others of a subject: "A, B and C".

// joint extends "B and C" to "A, B and C".
func (u *unit) joint(r run, low int) run {
	if p := r.from - 2; p >= low && p >= 0 && u.items[p+1].low == "and" && u.items[p+1].quote < 0 && u.items[p].quote < 0 && plainSubjects[u.items[p].low] {
		return run{p, r.to} // "she and the mayor"
	}
	if b := u.series(r.from, low); b < r.from {
		return run{b, r.to}
	}
	and, pair := false, false
	for i := r.from; i < r.to; i++ {
		and = and || u.items[i].low == "and"
		pair = pair || and && i > r.from && u.items[i-1].low == "and" && (u.items[i].is(det) || u.items[i].is(person) && strings.HasSuffix(u.items[i].low, "s"))
	}
	for i := r.to; i < min(len(u.items), r.to+4); i++ {
		pair = pair && (u.items[i].quote >= 0 || u.items[i].low != ",") // "The aim, doctors and nurses say, is"
	}
	if b := r.from - 1; pair && b > 0 && low == 0 && u.items[b].quote < 0 && u.items[b].low == "," && (!u.items[r.from].capital || u.items[r.from].is(det)) {
		if n := u.seriesTo(b, low, r.from); n < r.from {
			return run{n, r.to} // "The army, the police and the mayor"
		}
	}
	for range 4 {
		if !and || r.from-1 <= low || u.items[r.from-1].low != "," || !u.items[r.from].capital {
			return r
		}
		b := u.nounLeft(r.from-1, low)
		if b >= r.from-1 || !u.items[b].capital && !(u.items[b].low == "the" && u.items[b+1].capital) || u.items[b].is(lone|day) && u.items[b].low != "the" || b > low && !u.items[b-1].comma() && u.items[b-1].quote < 0 {
			return r
		}
		r.from = b
	}
	return r
}

// row extends a subject to the others of its row: "Ana Lima | , James Ruiz and
// Kelly Marsh", where a verb follows the last.
func (u *unit) row(r run, to int) run {
	if !u.items[r.from].capital || r.to >= to || u.items[r.to].quote >= 0 || u.items[r.to].low != "," {
		return r
	}
	and := false
	end := r.to
	for end < to && u.items[end].quote < 0 && (u.items[end].low == "," || u.items[end].low == "and") {
		k := end + 1
		if k < to && u.items[end].low == "," && u.items[k].low == "and" {
			k++
		}
		if k >= to || u.items[k].quote >= 0 || !u.items[k].capital || u.items[k].is(day|lone) {
			return r
		}
		and = and || u.items[k-1].low == "and"
		n := u.nounRight(k, to, true)
		for i := k; i < n; i++ {
			and = and || u.items[i].low == "and"
		}
		if n == k {
			return r
		}
		if end = n; and {
			break
		}
	}
	if and && end < to && u.items[end].quote < 0 && u.verbish(end) {
		return run{r.from, end}
	}
	return r
}

// listed reports whether a comma stands in the phrase that ends at item i, not
// before low: the phrase is a list.
func (u *unit) listed(i, low int) bool {
	for ; i > low; i-- {
		if u.items[i].low == "," {
			return true
		}
	}
	return false
}

// series gives where a row of names begins that ends in ", and" before item
// from and stands first in its sentence: "The Red Cross, the army, and".
func (u *unit) series(from, low int) int {
	k := from - 1
	if k-2 < low || low > 0 || u.items[k].low != "and" || u.items[k-1].low != "," {
		return from
	}
	return u.seriesTo(k-1, low, from)
}

// seriesTo gives where the row of names that ends before the comma at b begins,
// from where there is none.
func (u *unit) seriesTo(b, low, from int) int {
	for range 4 {
		n := u.nounLeft(b, low)
		if n == b || !u.items[b-1].capital && !u.items[b-1].is(body|person) {
			return from
		}
		if n == low {
			return n
		}
		if u.items[n-1].low != "," {
			return from
		}
		b = n - 1
	}
	return from
}
