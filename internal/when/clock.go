package when

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// clockTime reads a time of the clock: "10:35 a.m.", "9 a.m. EDT", "0401
// GMT", "17:53:20", "five o'clock in the morning", "noon", "1700hrs".
func (p *parser) clockTime(i int) (date, int) {
	w := p.at(i)
	if w.e.roles&namedClock != 0 {
		return date{hour: int8(w.e.clock), clock: 2}, i + 1
	}
	var d date
	k := i + 1
	switch {
	case w.num >= 0:
		d.hour, d.clock = int8(min(w.num, 127)), 1
		switch {
		case w.figures == 4 && w.num/100 < 24 && w.num%100 < 60 && (p.zoneName(k) || p.is(k, "hrs", "hours", "h") && (p.nearHour(i) || p.at(k).glued) || p.is(i-1, "at", "by", "until", "from") && (p.is(k, "on") && p.has(k+1, weekday) || p.has(k, weekday))):
			d = date{hour: int8(w.num / 100), minute: int8(w.num % 100), clock: 2}
			return p.zoned(d, p.skip(k, "hrs", "hours", "h"))
		case w.figures > 2 || w.num > 24:
			return date{}, 0
		}
	case w.kind == numberKind && w.Len() <= 8:
		if d = p.clockFigures(i); d.clock == 0 {
			return date{}, 0
		}
	case w.e.roles&number != 0 && w.e.number > 0 && w.e.number <= 12:
		d.hour, d.clock = int8(w.e.number), 1
	default:
		return date{}, 0
	}
	switch {
	case p.has(k, halfDay) && d.hour <= 12:
		d.hour = d.hour%12 + int8(p.at(k).e.shift)
		k++
	case p.is(k, "o'clock", "o’clock"):
		if k++; p.is(k, "in") && p.is(k+1, "the") && p.has(k+2, part) || p.seq(k, "at", "night") > 0 {
			d.hour, k = p.halfOf(k, d.hour)
		}
	case d.clock == 1 && p.seq(k, "in", "the") > 0 && p.has(k+2, part) && d.hour <= 12 && (w.num >= 0 || w.e.roles&number != 0):
		d.hour, k = p.halfOf(k, d.hour)
	case d.clock == 1:
		return date{}, 0
	default: // with minutes
		if p.mark(i-1, "$") || p.mark(k, "%") || p.at(i).glued && !p.mark(i-1, "(") && !p.mark(i-1, "-") && !p.mark(i-1, "–") {
			return date{}, 0
		}
		if k == p.skip(k, "hrs", "hours", "h") && !p.zoneName(k) && !p.clockCompany(i, k) { // the length of a film
			return date{}, 0
		}
		k = p.skip(k, "hrs", "hours", "h")
		if p.text[w.Start:w.End][p.at(i).Len()-3] == '.' && !p.zoneName(k) {
			return date{}, 0
		}
	}
	if d.hour > 24 || d.clock == 1 && d.hour > 23 && d.minute > 0 {
		return date{}, 0
	}
	return p.zoned(d, k)
}

// zoned gives a clock time the zone that follows it.
func (p *parser) zoned(d date, k int) (date, int) {
	e := p.zoneAfter(k)
	if e > k {
		d.zone = strings.TrimSuffix(p.text[p.at(k).Start:p.at(e-1).End], " time")
	}
	return d, e
}

// clockCompany reports whether hours and minutes stand where a clock time
// does: after a preposition or a day, before one, or in a range.
func (p *parser) clockCompany(i, k int) bool {
	switch {
	case p.nearHour(i), p.is(i-1, "between", "since", "till", "and", "at", "of", "T"), p.seq(k, "local", "time") > 0, p.is(k, "on", "today", "yesterday", "tomorrow"):
		return true
	case p.has(i-1, weekday|deictic|month), p.has(k, weekday|month), p.mark(i-1, ",") && p.has(i-2, weekday|deictic), yearLike(p.at(i - 1)):
		return true
	}
	return p.dash(k) && p.at(k+1).kind == numberKind || p.dash(i-1) && p.at(i-2).kind == numberKind
}

// nearHour reports whether the words before figures show that they are a clock time.
func (p *parser) nearHour(i int) bool {
	return p.is(i-1, "at", "by", "until", "from", "to", "around", "about", "before", "after")
}

// halfOf reads "in the morning", "at night" after an hour.
func (p *parser) halfOf(k int, h int8) (int8, int) {
	end, pm := k+3, false
	if p.is(k, "at") {
		end, pm = k+2, h > 5 && h < 12
	} else {
		switch p.at(k + 2).e.part {
		case "AF", "EV":
			pm = true
		case "NI":
			pm = h > 5
		}
	}
	if pm && h < 12 {
		h += 12
	}
	return h, end
}

// clockFigures reads "17:53", "7.30" and "17:53:20".
func (p *parser) clockFigures(i int) date {
	w := p.at(i)
	s := p.text[w.Start:w.End]
	var n, width [3]int
	k, sep := 0, byte(0)
	for j := range len(s) {
		switch c := s[j]; {
		case isFigure(c):
			n[k] = n[k]*10 + int(c-'0')
			width[k]++
		case (c == ':' || c == '.') && (sep == 0 || sep == c) && k < 2 && j > 0:
			sep = c
			k++
		default:
			return date{}
		}
	}
	if k == 0 || width[0] > 2 || width[1] != 2 || n[0] > 24 || n[1] > 59 || k == 2 && (width[2] != 2 || n[2] > 59) {
		return date{}
	}
	if sep == '.' && (k == 2 || !p.has(i+1, halfDay) && !p.zoneName(i+1)) {
		return date{}
	}
	return date{hour: int8(n[0]), minute: int8(n[1]), second: int8(n[2]), clock: int8(k + 1)}
}

// zoneName reports whether word i is a zone in capitals.
func (p *parser) zoneName(i int) bool {
	w := p.at(i)
	return w.e.roles&zone != 0 && w.cap && (w.Len() == 1 || p.text[w.Start+1] < 'a')
}

// zoneAfter steps over the zone, or "local time", after a clock time.
func (p *parser) zoneAfter(i int) int {
	switch {
	case p.zoneName(i):
		return i + 1
	case p.seq(i, "local", "time") > 0:
		return i + 2
	case p.at(i).cap && p.is(i+1, "time") && p.at(i).kind == wordKind: // "9 a.m. Eastern time"
		return i + 2
	case p.at(i).cap && p.at(i+1).cap && p.is(i+2, "time"):
		return i + 3
	}
	return i
}

// ruleClock reads a clock time with or without its day.
func (p *parser) ruleClock(i int) (expr, int) {
	d, k := p.clockTime(i)
	if k == 0 {
		return expr{}, 0
	}
	x := expr{typ: rapporteur.TimeTime, date: d}
	to := p.skip(p.comma(k), "on")
	if y, e := p.dayPoint(to); e > 0 {
		if p.has(e, part) && !p.is(e, "overnight") { // "11pm on Monday night"
			e++
		}
		return y.clocked(x), e
	}
	if y, e := p.partOf(to); e > 0 && y.moved {
		y.date.part = ""
		return y.clocked(x), e
	}
	return x, k
}

// clocked lays a clock time or a part of the day over a day.
func (x expr) clocked(top expr) expr {
	x.date = x.date.over(top.date)
	x.typ = rapporteur.TimeTime
	if x.mod == "" {
		x.mod = top.mod
	}
	return x
}

// partOf reads "this morning", "that night", "the next morning".
func (p *parser) partOf(i int) (expr, int) {
	x, e := p.ruleNamed(i)
	if e > 0 && x.date.part != "" && x.date.day == 0 && x.date.month == 0 {
		return x, e
	}
	return expr{}, 0
}

// dayPoint reads any expression whose value is one day.
func (p *parser) dayPoint(i int) (expr, int) {
	for _, r := range [...]func(*parser, int) (expr, int){(*parser).ruleDay, (*parser).ruleWeekday, (*parser).ruleDeictic, (*parser).ruleHoliday} {
		if x, e := r(p, i); e > 0 {
			return x, e
		}
	}
	if x, e := p.ruleRelative(i); e > 0 && x.unit == day && x.typ == rapporteur.TimeDate {
		return x, e
	}
	return expr{}, 0
}

// ruleDayPart reads a day with its part or clock time: "Friday night",
// "tomorrow afternoon", "the night of May 4, 1831", "mid-afternoon
// yesterday", "May 7, 5:30pm", "the next morning".
func (p *parser) ruleDayPart(i int) (expr, int) {
	if x, e := p.dayPoint(i); e > 0 {
		k := p.comma(e)
		if p.has(e, part) && !p.is(e, "overnight") {
			return x.clocked(expr{date: date{part: p.at(e).e.part}}), e + 1
		}
		if p.has(e, edge) && p.has(e+1, part) {
			return x.clocked(expr{date: date{part: p.at(e + 1).e.part}, mod: p.at(e).e.edge}), e + 2
		}
		if d, f := p.clockTime(p.skip(k, "at")); f > 0 && (k == e || d.clock > 1) {
			return x.clocked(expr{date: d}), f
		}
		return expr{}, 0
	}
	k := p.skip(i, "the")
	mod := ""
	if p.has(k, edge) {
		mod = p.at(k).e.edge
		if k++; p.seq(k, "in", "the") > 0 {
			k += 2
		}
	}
	if h := p.skip(k, "morning"); p.is(h, "hours") && (mod == "START" || p.is(k-1, "wee", "small") || p.is(k, "wee", "small")) || p.is(k, "wee", "small") && p.is(k+1, "hours") {
		h = p.skip(p.skip(h, "wee", "small"), "morning") + 1
		x := expr{typ: rapporteur.TimeTime, date: date{part: "MO"}, mod: "START"}
		if y, e := p.dayPoint(p.skip(h, "of", "on")); e > 0 && y.date.part == "" {
			return y.clocked(x), e
		}
		return x, h
	}
	if !p.has(k, part) {
		return expr{}, 0
	}
	x := expr{typ: rapporteur.TimeTime, date: date{part: p.at(k).e.part}, mod: mod}
	if y, e := p.dayPoint(p.skip(k+1, "of", "on")); e > 0 && y.date.part == "" {
		return y.clocked(x), e
	}
	if y, e := p.dayPoint(p.skip(k+1, "of", "on")); e > 0 {
		return y, e
	}
	switch {
	case p.is(k, "overnight"):
		if p.is(k+1, "stay", "stays") || p.at(k+1).kind == wordKind && p.at(k+1).e == unknown && !p.clauseEnds(k+1) && p.is(i-1, "an", "the", "a") {
			return expr{}, 0
		}
		return x, k + 1
	case mod != "" && k == i+1 && !p.is(i, "earlier", "later"):
		return x, k + 1
	case (p.is(i, "the") || p.is(i-1, "the")) && p.is(i-1, "in", "during", "into", "through") && k == i+1:
		return x, k + 1
	case p.is(i-1, "at", "by", "before", "until", "till", "after", "since") && !p.is(k, "part") && k == i:
		return x, k + 1
	}
	return expr{}, 0
}
