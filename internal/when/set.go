package when

import (
	"github.com/rapporteur/rapporteur"
)

// ruleSet reads what comes round: "every Monday", "each year", "daily",
// "Mondays", "Tuesday nights", "per month".
func (p *parser) ruleSet(i int) (expr, int) {
	x := expr{typ: rapporteur.TimeSet}
	switch {
	case p.has(i, setWord):
		if p.at(i).cap && p.at(i-1).cap && p.at(i-1).sentence == p.at(i).sentence || p.at(i).cap && p.at(i+1).cap || p.at(i+1).hyphen { // the name of a paper
			return expr{}, 0
		}
		if p.is(i, "quarterly") && !p.is(i-1, "is", "are", "be", "paid", "reported") {
			return expr{}, 0
		}
		x.value = p.at(i).e.value
		return x, i + 1
	case p.has(i, weekdays) && p.at(i).cap:
		x.date.weekday = int8(p.at(i).e.day)
		return x.standing(), i + 1
	case p.has(i, weekday) && p.has(i+1, parts):
		x.date.weekday, x.date.part = int8(p.at(i).e.day), p.at(i+1).e.part
		return x.standing(), i + 2
	case p.is(i, "per") && p.has(i+1, unitWord) && p.at(i+1).e.unit >= minute && !p.at(i).cap:
		x.value = duration(amount{n: 1}, p.at(i+1).e.unit)
		return x, i + 2
	case !p.has(i, every):
		return expr{}, 0
	}
	k := i + 1
	a := amount{n: 1}
	switch {
	case p.is(k, "other"), p.is(k, "second") && p.has(k+1, unitWord|weekday):
		a.n, k = 2, k+1
	case p.is(k, "few"):
		a, k = amount{vague: true}, k+1
	default:
		if n, e := p.numeral(k); e > 0 && p.has(e, unitsWord|unitWord) {
			a.n, k = float64(n), e
		} else if n, e := p.ordinalNumber(k); e > 0 && p.has(e, unitWord) && n > 1 {
			a.n, k = float64(n), e
		}
	}
	switch {
	case p.has(k, weekday):
		x.date.weekday = int8(p.at(k).e.day)
		if k++; p.has(k, part|parts) {
			x.date.part = p.at(k).e.part
			k++
		}
		return x.standing(), k
	case p.has(k, month) && p.at(k).cap:
		x.date.month = int8(p.at(k).e.month)
		if d, e := p.dayNumber(k + 1); e > 0 {
			x.date.day, k = d, e-1
		}
		return x.standing(), k + 1
	case p.has(k, season):
		x.date.season = p.at(k).e.season
		return x.standing(), k + 1
	case p.has(k, part):
		x.date.part = p.at(k).e.part
		return x.standing(), k + 1
	case p.has(k, unitWord|unitsWord) && (p.at(k).e.unit != second || !p.has(k, ordinal)):
		x.value = duration(a, p.at(k).e.unit)
		return x, k + 1
	}
	return expr{}, 0
}

// standing gives the value of a set that names its member.
func (x expr) standing() expr {
	x.value = x.date.value()
	x.date = date{}
	return x
}

// phrases are references in several words; the longest wins.
var phrases = readPhrases(phraseTable)

// ruleReference reads references without a day of their own.
func (p *parser) ruleReference(i int) (expr, int) {
	x := expr{typ: rapporteur.TimeDate}
	for _, ph := range phrases[p.at(i).e.form] {
		if p.at(i).e != unknown && p.seq(i, ph.words...) > 0 && (ph.before == "" || p.is(i-1, ph.beforeWords...)) {
			x.value = ph.value
			e := i + len(ph.words)
			if p.at(e).hyphen || p.possessive(e) > 0 && ph.words[len(ph.words)-1] != "now" {
				continue
			}
			return x, e
		}
	}
	w := p.at(i)
	if w.e.roles&reference != 0 {
		if p.is(i, "now") && (p.is(i+1, "that") || p.at(i+1).hyphen && !p.is(i+1, "former")) {
			return expr{}, 0
		}
		x.value = w.e.value
		return x, i + 1
	}
	// "current" is a reference before a noun that is not itself a time, in a
	// story "recent" and "future" too.
	n := p.at(i + 1)
	if v := adjectives[w.e.form]; v != "" && n.kind == wordKind && n.sentence == w.sentence && !n.glued && n.e.roles&(unitWord|unitsWord|season|month) == 0 && (p.story || !p.is(i, "future", "recent")) && !p.is(i+1, "and", "or", "to") {
		if w.cap && n.cap || w.hyphen {
			return expr{}, 0
		}
		x.value = v
		return x, i + 1
	}
	return expr{}, 0
}

// adjectives are references only before a noun.
var adjectives = map[string]string{"current": "PRESENT_REF", "recent": "PAST_REF", "future": "FUTURE_REF"}

// ruleRangeEnd reads the bare number that ends or begins a range or list: the
// 10 of "Feb. 8-10", the 6 of "6-7 February", the 96 of "1995-96", the 22 of
// "15 and 22 February".
func (p *parser) ruleRangeEnd(i int, last *expr) (expr, int) {
	w := p.at(i)
	if w.num <= 0 || w.figures > 4 {
		return expr{}, 0
	}
	x := expr{typ: rapporteur.TimeDate, range_: true}
	// after: the expression before ends at the dash
	if last != nil && last.end == i-1 && (p.dash(i-1) || p.is(i-1, "and", "to", "through", "or")) && last.typ == rapporteur.TimeDate {
		if d, e := p.dayNumber(i); e > 0 && last.date.day > 0 && last.date.month > 0 && d > last.date.day && int(d) <= monthDays[last.date.month] && !p.has(e, month) && !p.has(e, halfDay) && !p.at(e).glued {
			if last.date.figures > 0 && !p.dash(i-1) {
				return expr{}, 0
			}
			x.date = date{year: last.date.year, figures: last.date.figures, bc: last.date.bc, month: last.date.month, day: d}
			if y, f := p.trailingYear(e); f > 0 && last.date.figures == 0 {
				x.date = x.date.over(y)
				e = f
			} else if p.at(e).kind == wordKind && !p.dash(i-1) && p.at(e).sentence == w.sentence && !p.clauseEnds(e) {
				return expr{}, 0
			}
			return x, e
		}
		if last.date.grain() == year && p.dash(i-1) && w.figures == 2 && last.date.year%100 < w.num && !p.at(i+1).glued {
			x.date = date{year: last.date.year/100*100 + w.num, figures: 4}
			return x, i + 1
		}
		if last.date.grain() == year && p.dash(i-1) && w.figures == 4 && w.num >= last.date.year && w.num < 2200 {
			x.date = date{year: w.num, figures: 4}
			return x, i + 1
		}
	}
	// before: the number after the dash has the month
	k := i + 1
	if !(p.dash(k) || p.is(k, "and", "to", "or", "through")) {
		return expr{}, 0
	}
	d, e := p.dayNumber(i)
	if e == k && (p.dash(k) || p.at(i-1).kind != punctKind || p.is(k, "and", "to", "or")) {
		if y, f := p.monthDay(k + 1); f > 0 && y.day > d && y.month > 0 && !p.has(k+1, month) {
			x.date = date{year: y.year, figures: y.figures, month: y.month, day: d}
			return x, e
		}
	}
	if p.dash(k) && w.figures <= 4 { // "499-493 BC", "1914-18"
		if y, f := p.yearName(k + 1); f > 0 && y.bc && w.num > y.year {
			x.date = date{year: w.num, figures: 4, bc: true}
			return x, i + 1
		}
		if n := p.at(k + 1); yearLike(w) && (yearLike(n) && n.num > w.num || n.figures == 2 && n.num > w.num%100) && n.glued && w.num < 2060 && !p.at(k+2).glued && !p.at(i).glued {
			x.date = date{year: w.num, figures: 4}
			return x, i + 1
		}
	}
	return expr{}, 0
}

// dash reports whether word i is a dash without white space before it, or a
// dash between two numbers.
func (p *parser) dash(i int) bool {
	w := p.at(i)
	return w.kind != wordKind && i > 0 && i < len(p.words) && hyphenAt(p.text, w.Start) == w.Len() && w.Len() > 0 && (w.glued || p.at(i+1).num >= 0)
}
