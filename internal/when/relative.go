package when

import "github.com/rapporteur/rapporteur"

// ruleDeictic reads "today", "yesterday", "tomorrow", "tonight", "the day
// before yesterday", "the day after tomorrow".
func (p *parser) ruleDeictic(i int) (expr, int) {
	k, extra := i, 0
	if a := p.skip(i, "the"); p.is(a, "day") && p.is(a+1, "before", "after") && p.is(a+2, "yesterday", "tomorrow", "last") {
		extra = p.at(a + 1).e.shift
		k = a + 2
		if p.is(k, "last") {
			x, e := p.ruleWeekday(k)
			if e == 0 {
				return expr{}, 0
			}
			y := expr{typ: rapporteur.TimeDate, base: spoken, unit: day, shift: extra, moved: true, from: &x}
			return y, e
		}
	}
	if !p.has(k, deictic) {
		return expr{}, 0
	}
	x := expr{typ: rapporteur.TimeDate, base: spoken, unit: day, shift: p.at(k).e.shift + extra, moved: true}
	if p.is(k, "tonight") {
		x.typ, x.date.part = rapporteur.TimeTime, "NI"
	}
	k++
	// "tomorrow week" is rare; "today's" stays outside.
	return x, k
}

// ruleWeekday reads a weekday by itself or with a word that turns it: "last
// Monday", "this coming Sunday", "the previous Friday", "Monday last week".
func (p *parser) ruleWeekday(i int) (expr, int) {
	x := expr{typ: rapporteur.TimeDate}
	k, b, turn, ok := p.turned(i)
	if !ok {
		k = i
	}
	if !p.weekdayName(k) {
		return expr{}, 0
	}
	x.date.weekday = int8(p.at(k).e.day)
	end := k + 1
	if ok {
		x.base, x.turn, x.hard = b, turn, true
		return x, end
	}
	if y, e := p.ruleRelative(p.skip(end, "of")); e > 0 && y.unit == week && y.moved && y.typ == rapporteur.TimeDate {
		return x.within(y), e
	}
	if p.is(end, "last") {
		x.base, x.turn, x.hard = spoken, -1, true
		end++
	} else if p.is(end, "next") && !p.has(end+1, unitWord) {
		x.base, x.turn, x.hard = spoken, 1, true
		end++
	}
	return x, end
}

// turned reads the words that turn a name: "last", "this past", "the
// following", "that same".
func (p *parser) turned(i int) (end int, b base, turn int8, ok bool) {
	k := p.skip(i, "the")
	switch {
	case p.is(k, "this") && p.is(k+1, "past", "last"):
		return k + 2, spoken, -1, true
	case p.is(k, "this") && p.is(k+1, "coming", "next", "upcoming"):
		return k + 2, spoken, 1, true
	case p.is(k, "this", "current"):
		return p.skip(k+1, "same"), spoken, 2, true
	case p.is(k, "past") && k > i:
		return k + 1, spoken, -1, true
	case p.has(k, which):
		w := p.at(k).e
		b = spoken
		if k > i && p.is(k, "next") {
			b = narrate
		}
		return k + 1, b, int8(w.shift), true
	case p.is(k, "that") && p.has(k+1, month|weekday) && !leads[p.at(k-1).e.form] && p.at(k-1).sentence == p.at(k).sentence && k > 0:
		return i, free, 0, false // "she said that Monday's vote"
	case p.is(k, "that", "same"):
		k = p.skip(k+1, "same", "very")
		return k, narrate, 2, true
	case p.has(k, told) && (k > i || !p.is(k, "prior", "subsequent")):
		return k + 1, narrate, int8(p.at(k).e.shift), true
	}
	return i, free, 0, false
}

// ruleNamed reads a month, season, quarter, part of the day or holiday behind
// a word that turns it: "last June", "this summer", "next Christmas".
func (p *parser) ruleNamed(i int) (expr, int) {
	k, b, turn, ok := p.turned(i)
	if !ok {
		return expr{}, 0
	}
	var x expr
	e := 0
	switch {
	case p.has(k, month):
		if x, e = p.ruleDay(k); e == 0 {
			if m, f := p.monthName(k); f > 0 {
				x, e = expr{typ: rapporteur.TimeDate, date: date{month: m}}, f
			}
		}
	case p.has(k, season):
		if p.is(k, "fall", "spring") && p.is(k+1, "of") {
			return expr{}, 0
		}
		x, e = expr{typ: rapporteur.TimeDate, date: date{season: p.at(k).e.season}}, k+1
	case p.has(k, part) && !p.is(k, "overnight"):
		x, e = expr{typ: rapporteur.TimeTime, date: date{part: p.at(k).e.part}, base: b, unit: day, shift: int(turn), moved: true}, k+1
		if turn == 2 {
			x.shift = 0
		}
		return x, e
	default:
		if p.at(k).cap {
			x, e = p.ruleHoliday(k)
		} else if n, f := p.ordinalNumber(k); f > 0 && !p.at(f).hyphen && p.at(f).e.unit == quarter && p.has(f, unitWord) && n < 5 {
			x, e = expr{typ: rapporteur.TimeDate, date: date{quarter: int8(n)}}, f+1
		}
	}
	if e == 0 || x.date.figures > 0 || x.moved {
		return expr{}, 0
	}
	x.base, x.turn, x.hard = b, turn, true
	return x, e
}

// unitName reads one unit in the singular, with the words that say of which
// kind it is: "fiscal year", "trading day".
func (p *parser) unitName(i int) (unit, int) {
	i = p.skip(i, "fiscal", "calendar", "school", "academic", "financial", "trading", "working", "business", "full", "whole", "entire")
	if p.has(i, unitWord) && (p.at(i).e.unit != second || !p.has(i, ordinal)) {
		return p.at(i).e.unit, i + 1
	}
	if p.is(i, "year") {
		return year, i + 1
	}
	return noUnit, 0
}

// ruleRelative reads a unit of the calendar behind a word that turns it:
// "this week", "last year", "the following month", "that day".
func (p *parser) ruleRelative(i int) (expr, int) {
	x := expr{typ: rapporteur.TimeDate, moved: true}
	k, b, turn, ok := p.turned(i)
	if !ok {
		return expr{}, 0
	}
	u, e := p.unitName(k)
	if e == 0 || u < day {
		return expr{}, 0
	}
	if p.at(e).hyphen || p.is(k-1, "last") && p.is(e, "of") { // "last week-long", "the last week of"
		return expr{}, 0
	}
	if p.seq(e, "or", "so") > 0 && turn == 1 {
		e += 2
		x.mod = "APPROX"
	}
	x.base, x.unit, x.shift = b, u, int(turn)
	if turn == 2 {
		x.shift = 0
	}
	if p.is(i, "the") && b == spoken { // "the last week": the time up to now, or the last of something
		switch {
		case u == weekend:
		case p.is(k-1, "past", "last"):
			if p.is(e, "of") {
				return expr{}, 0
			}
			return expr{typ: rapporteur.TimeDuration, unit: u, look: -1, value: duration(amount{n: 1}, u)}, e
		case p.is(k-1, "coming", "upcoming"):
			x.shift = 1
		}
	}
	switch {
	case p.is(i, "current") && !p.has(i, unitWord) && i+1 == k && p.is(i-1, "the"):
	case u == day && p.has(e, part) && !p.is(e, "overnight"):
		x.typ, x.date.part = rapporteur.TimeTime, p.at(e).e.part
		e++
	}
	return x, e
}

// ruleDefinite reads a unit with a plain article, where the words after or
// before show that it is the present one: "the end of the month", "earlier in
// the week", "the weekend".
func (p *parser) ruleDefinite(i int) (expr, int) {
	if !p.is(i, "the") {
		return expr{}, 0
	}
	if p.is(i+1, "latest", "most") { // "the latest quarter", "the latest period"
		k := p.skip(i+1, "most")
		if k = p.skip(k, "latest", "recent"); p.is(k, "quarter", "period") && k > i+1 {
			return expr{typ: rapporteur.TimeDate, base: narrate, unit: quarter, moved: true}, k + 1
		}
		return expr{}, 0
	}
	u, e := p.unitName(i + 1)
	if e == 0 || p.at(e).hyphen || p.at(e).glued && p.at(e).kind == wordKind {
		return expr{}, 0
	}
	x := expr{typ: rapporteur.TimeDate, base: narrate, unit: u, moved: true}
	if !p.story {
		x.base = spoken
	}
	switch {
	case u == weekend:
		if y, f := p.ofDay(e); f > 0 { // "the weekend of Feb. 8"
			return p.weekOf(y, weekend), f
		}
		x.turn, x.moved, x.base, x.date.weekend = 0, false, free, true
		return x, e
	case u == week && p.is(e, "of"):
		if y, f := p.ofDay(e); f > 0 {
			return p.weekOf(y, week), f
		}
		return expr{}, 0
	case u == quarter && !p.is(e, "of"):
		x.base = narrate
		return x, e
	case u == year && p.is(i+1, "full") && !p.is(e, "of", "after", "before"):
		return x, e
	case (u == monthUnit || u == year || u == week) && p.is(i-1, "of", "in", "within", "throughout") && (p.is(i-2, "end", "beginning", "start", "middle", "rest", "part", "half", "most", "remainder", "close", "days", "weeks", "months", "time", "course", "quarter") || p.has(i-2, edge)):
		return x, e
	case u == day && p.is(e, "before", "after") && p.clauseEnds(e+1), u == day && p.is(e, "following", "previous"):
		x.base, x.shift = narrate, p.at(e).e.shift
		return x, e + 1
	case u == day && p.is(e, "before", "after"):
		if y, f := p.point(e + 1); f > 0 {
			x.shift, x.from = p.at(e).e.shift, &y
			return x, f
		}
	case (u == year || u == monthUnit || u == week) && p.is(i-1, "for", "of", "during", "throughout") && u == year && !p.is(e, "of"):
		return expr{typ: rapporteur.TimeDuration, unit: u, value: duration(amount{n: 1}, u)}, e
	}
	return expr{}, 0
}

// ofDay reads "of" and a day.
func (p *parser) ofDay(i int) (expr, int) {
	if !p.is(i, "of") {
		return expr{}, 0
	}
	return p.ruleDay(i + 1)
}

// weekOf turns a day into the week or weekend that holds it.
func (p *parser) weekOf(x expr, u unit) expr {
	return expr{typ: rapporteur.TimeDate, base: spoken, unit: u, moved: true, from: &x}
}

// clauseEnds reports whether a clause ends before word i.
func (p *parser) clauseEnds(i int) bool {
	if i >= len(p.words) || p.at(i).sentence != p.at(i-1).sentence {
		return true
	}
	return p.at(i).kind == punctKind && !p.mark(i, "\"") && !p.mark(i, "“") || p.is(i, "in", "at", "on", "and", "with", "when", "by", "that", "to")
}

// ruleShifted reads an amount of units away from something: "two days ago",
// "a year earlier", "six weeks later", "two days before Christmas", "three
// months from now".
func (p *parser) ruleShifted(i int) (expr, int) {
	x := expr{typ: rapporteur.TimeDate, moved: true}
	k := p.skip(p.skip(p.skip(i, "just", "only", "some"), "a"), "mere")
	if k == i || !p.is(k-1, "mere") {
		k = p.skip(i, "just", "only")
	}
	a, e := p.count(k)
	if e == 0 {
		a, e = amount{vague: true}, k // "months ago"
		if !p.has(e, unitsWord) {
			return expr{}, 0
		}
	}
	hyphen := false
	if p.is(i, "year", "month", "week", "day") && e == i {
		hyphen = true
	}
	e = p.skip(e, "more", "full", "short", "long", "whole", "trading", "business", "working", "calendar")
	if !p.has(e, unitWord|unitsWord) || hyphen {
		return expr{}, 0
	}
	u := p.at(e).e.unit
	e++
	if p.seq(e, "and", "a", "half") > 0 {
		a.n += 0.5
		e += 3
	}
	if p.seq(e, "or", "so") > 0 || p.seq(e, "or", "more") > 0 {
		a.mod = "APPROX"
		e += 2
	}
	back, end := p.stepAfter(e, &x)
	if end == 0 {
		return expr{}, 0
	}
	x.unit, x.vague, x.mod = u, a.vague, a.mod
	n := int(a.n)
	if a.n != float64(n) { // half units step in the next finer one
		switch u {
		case year:
			n, u = int(a.n*12), monthUnit
		case decade:
			n, u = int(a.n*10), year
		case hour:
			n, u = int(a.n*60), minute
		default:
			x.vague = true
		}
		x.unit = u
	}
	if u == fortnight {
		n, x.unit = 2*n, week
	}
	if x.shift = n * back; x.vague {
		x.shift = back
	}
	return x, end
}

// stepAfter reads what follows an amount and makes it a step.
func (p *parser) stepAfter(e int, x *expr) (back, end int) {
	switch {
	case p.has(e, step):
		x.base = spoken
		return p.at(e).e.shift, e + 1
	case p.seq(e, "from", "now") > 0:
		x.base = spoken
		return 1, e + 2
	case p.seq(e, "from", "today") > 0:
		x.base = spoken
		return 1, e + 2
	case p.is(e, "before", "after", "prior", "from", "since"):
		back = 1
		if p.is(e, "before", "prior") {
			back = -1
		}
		to := e + 1
		if p.is(e, "prior") {
			to = p.skip(to, "to")
		}
		if y, f := p.point(to); f > 0 && (y.date.figures > 0 || y.date.month > 0 || y.date.weekday > 0 || y.date.season != "" || y.base == spoken) && !p.is(e, "since") {
			x.base, x.from = spoken, &y
			return back, f
		}
		if p.is(e, "before", "after") && p.clauseEnds(e+1) {
			x.base = narrate
			return back, e + 1
		}
	case p.has(e, toldStep):
		x.base = narrate
		return p.at(e).e.shift, e + 1
	}
	return 0, 0
}

// ruleYearEarlier reads the attributes of business news: "year-earlier",
// "year-ago", "the year-earlier quarter", "a year-ago period".
func (p *parser) ruleYearEarlier(i int) (expr, int) {
	k := p.skip(p.skip(i, "the"), "comparable", "corresponding")
	if !p.is(k, "year") || !p.at(k+1).hyphen || !p.is(k+1, "earlier", "ago") {
		return expr{}, 0
	}
	x := expr{typ: rapporteur.TimeDate, base: spoken, unit: year, shift: -1, moved: true, date: date{span: quarter}}
	e := k + 2
	if n, f := p.ordinalNumber(e); f > 0 && p.at(f).e.unit == quarter && n < 5 {
		x.date.quarter = int8(n)
		return x, f + 1
	}
	if p.is(e, "quarter", "period") {
		e++
	} else if k > i {
		e = k + 2
	}
	return x, e
}
