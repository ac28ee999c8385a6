package when

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// monthDays is how many days a month can have.
var monthDays = [13]int{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// leads are words before which or after which a month or a year that is also
// another word or number is a date.
var leads = set("in since by until till of from to between and or during through throughout before after late early mid last next this for on around about circa post pre " +
	"c. fiscal past earlier later through ending ended begun beginning start end middle")

// monthName reads a month. May, March and the short names that are also words
// need a company that dates have.
func (p *parser) monthName(i int) (int8, int) {
	w := p.at(i)
	if w.e.roles&month == 0 {
		return 0, 0
	}
	if w.e.roles&capital != 0 && !p.dateCompany(i) {
		return 0, 0
	}
	return int8(w.e.month), i + 1
}

// weekdayName reports whether word i is a weekday; a short name needs a date
// or a full stop beside it ("Sun" is also a company and a star).
func (p *parser) weekdayName(i int) bool {
	w := p.at(i)
	if w.e.roles&weekday == 0 {
		return false
	}
	return w.e.roles&capital == 0 || p.text[w.End-1] == '.' && !p.at(i+1).cap || p.has(p.comma(i+1), month) || p.at(p.comma(i+1)).num > 0 && p.has(p.comma(i+1)+1, month)
}

// dateCompany reports whether a word stands where a month does.
func (p *parser) dateCompany(i int) bool {
	n := p.at(i + 1)
	b := p.at(i - 1)
	switch {
	case n.num > 0 && n.num < 2200, p.has(i+1, ordinal), b.num > 0 && b.num < 32 && b.figures < 3:
		return true
	case leads[b.e.form] && (p.at(i).e.form != "march" || !p.is(i+1, "on", "to", "for")), p.is(i+1, "of") && p.at(i+2).num > 31:
		return true
	case p.mark(i+1, ",") && yearLike(p.at(i+2)):
		return true
	case p.is(i-1, "st", "nd", "rd", "th") && b.glued, p.has(i-1, month):
		return true
	}
	return p.has(i-1, month|weekday|edge|edgeNoun|which|every) || p.mark(i-1, "(")
}

func yearLike(w *word) bool { return w.figures == 4 && w.num >= 1000 && w.num < 2200 }

// yearName reads the number of a year where a date has led the reader to
// expect one: "1984", "'84" is read elsewhere.
func (p *parser) yearName(i int) (date, int) {
	if w := p.at(i); yearLike(w) && !p.has(i+1, era) && (!p.at(i+1).glued || p.at(i+1).kind != w.kind && !p.is(i+1, "s")) {
		return date{year: w.num, figures: 4}, i + 1
	}
	if w := p.at(i); w.num > 0 && w.figures <= 4 {
		if p.has(i+1, era) && p.at(i+1).e.shift < 0 {
			return date{year: w.num, figures: 4, bc: true}, i + 2
		}
		if p.has(i+1, era) && !p.is(i+1, "ad") {
			return date{year: w.num, figures: 4}, i + 2
		}
	}
	if p.has(i, era) && p.at(i).e.shift > 0 && p.at(i+1).num > 0 && p.at(i+1).figures <= 4 {
		return date{year: p.at(i + 1).num, figures: 4}, i + 2
	}
	return p.spokenYear(i)
}

// spokenYear reads "nineteen ninety-six", "two thousand".
func (p *parser) spokenYear(i int) (date, int) {
	e := p.at(i).e
	if e.roles&number == 0 || e.number < 10 || e.number > 20 {
		return date{}, 0
	}
	k := i + 1
	if t := p.at(k).e; t.roles&number != 0 && t.number >= 10 {
		n := t.number
		k++
		if u := p.at(k).e; u.roles&number != 0 && u.number < 10 && n >= 20 {
			n, k = n+u.number, k+1
		}
		return date{year: e.number*100 + n, figures: 4}, k
	}
	return date{}, 0
}

// trailingYear reads the year after a day or month: ", 1984", "of 1984", "1984".
func (p *parser) trailingYear(i int) (date, int) {
	if d, k := p.yearName(i); k > 0 {
		return d, k
	}
	if p.mark(i, ",") || p.is(i, "of", "in") {
		if d, k := p.yearName(i + 1); k > 0 && (!p.is(i, "in") || d.figures == 4) {
			return d, k
		}
	}
	if p.mark(i, "'") || p.mark(i, "’") || p.mark(i, "‘") {
		if w := p.at(i + 1); w.figures == 2 && w.glued {
			return date{year: nearCentury(w.num), figures: 4}, i + 2
		}
	}
	return date{}, 0
}

// nearCentury gives the year of two figures.
func nearCentury(n int) int {
	if n < 40 {
		return 2000 + n
	}
	return 1900 + n
}

// dayNumber reads the number of a day in a month: "8", "8th", "the eighth" with its article.
func (p *parser) dayNumber(i int) (int8, int) {
	if n, k := p.ordinalNumber(i); k > 0 && n <= 31 {
		return int8(n), k
	}
	if w := p.at(i); w.num > 0 && w.num <= 31 && w.figures <= 2 && !(p.at(i+1).glued && p.at(i+1).kind == w.kind) && !p.at(i+1).hyphen {
		if p.at(i+1).glued && (p.is(i+1, "h", "s") || p.mark(i+1, "%")) {
			return 0, 0
		}
		return int8(w.num), i + 1
	}
	return 0, 0
}

// monthDay reads "Feb. 8", "February 8th, 2020", "8 February", "the 8th of February 2020".
func (p *parser) monthDay(i int) (date, int) {
	if m, k := p.monthName(i); k > 0 {
		d, e := p.dayNumber(p.skip(k, "the"))
		if e > 0 && int(d) <= monthDays[m] && !p.has(e, halfDay) && !p.countsOn(e) {
			out := date{month: m, day: d}
			if y, f := p.trailingYear(e); f > 0 {
				return out.over(y), f
			}
			return out, e
		}
		return date{}, 0
	}
	k := p.skip(i, "the")
	d, e := p.dayNumber(k)
	if e == 0 {
		return date{}, 0
	}
	e = p.skip(p.skip(e, "day"), "of")
	m, f := p.monthName(e)
	if f == 0 || int(d) > monthDays[m] {
		return date{}, 0
	}
	out := date{month: m, day: d}
	if y, g := p.trailingYear(f); g > 0 {
		return out.over(y), g
	}
	return out, f
}

// countsOn reports whether the number before word i goes on or counts
// something: "Feb. 8 percent", "May 10,000".
func (p *parser) countsOn(i int) bool {
	return p.mark(i, "%") || p.has(i, scale) || p.is(i, "million", "percent") && p.at(i).num < 0
}

// numericDate reads ISO dates and, where only one reading is possible,
// dates with slashes or full stops.
func (p *parser) numericDate(i int) (date, int) {
	w := p.at(i)
	if w.kind != numberKind || w.num >= 0 || w.Len() < 6 || w.Len() > 10 {
		return date{}, 0
	}
	s := p.text[w.Start:w.End]
	var n [3]int
	var width [3]int
	k, sep := 0, byte(0)
	for j := range len(s) {
		c := s[j]
		switch {
		case isFigure(c):
			n[k] = n[k]*10 + int(c-'0')
			width[k]++
		case (c == '-' || c == '/' || c == '.') && (sep == 0 || sep == c) && k < 2:
			sep = c
			k++
		default:
			return date{}, 0
		}
	}
	switch {
	case width[0] == 4 && k >= 1 && n[1] >= 1 && n[1] <= 12 && (k == 1 && sep == '-' || k == 2 && n[2] >= 1 && n[2] <= monthDays[n[1]]):
		if n[0] < 1000 || n[0] > 2199 || width[1] > 2 || width[2] > 2 {
			return date{}, 0
		}
		return date{year: n[0], figures: 4, month: int8(n[1]), day: int8(n[2])}, i + 1
	case k == 2 && (width[2] == 4 || width[2] == 2 && sep == '/') && width[0] <= 2 && width[1] <= 2:
		y := n[2]
		if width[2] == 2 {
			y = nearCentury(y)
		}
		a, b := n[0], n[1]
		switch { // day first unless only month first is possible; with both possible the day is not known
		case a >= 1 && a <= 12 && b >= 1 && b <= 12 && a != b && sep == '/':
			return date{year: y, figures: 4}, i + 1
		case b >= 1 && b <= 12 && a >= 1 && a <= monthDays[b]:
			return date{year: y, figures: 4, month: int8(b), day: int8(a)}, i + 1
		case a >= 1 && a <= 12 && b >= 1 && b <= monthDays[a] && sep == '/':
			return date{year: y, figures: 4, month: int8(a), day: int8(b)}, i + 1
		}
	}
	return date{}, 0
}

// ruleDay reads a day of the calendar, with or without its weekday.
func (p *parser) ruleDay(i int) (expr, int) {
	if d, k := p.numericDate(i); k > 0 {
		return expr{typ: rapporteur.TimeDate, date: d}, k
	}
	if k := p.weekdayAt(i); k > 0 {
		k = p.comma(k)
		if d, e := p.monthDay(p.skip(k, "the")); e > 0 {
			return expr{typ: rapporteur.TimeDate, date: d}, e
		}
		if d, e := p.numericDate(k); e > 0 {
			return expr{typ: rapporteur.TimeDate, date: d}, e
		}
	}
	if d, k := p.monthDay(i); k > 0 {
		x := expr{typ: rapporteur.TimeDate, date: d}
		if y, e := p.yearPhrase(k); e > 0 && d.figures == 0 {
			return x.within(y), e
		}
		return x, k
	}
	return expr{}, 0
}

// yearPhrase reads a year that is told by reference after a day or month:
// "last year", "of the same year", "of that year", "this year".
func (p *parser) yearPhrase(i int) (expr, int) {
	k := p.skip(i, "of", "in")
	x, e := p.ruleRelative(k)
	if e > 0 && x.unit == year && x.moved && x.typ == rapporteur.TimeDate {
		return x, e
	}
	return expr{}, 0
}

// within puts a name inside a container that is told by reference.
func (x expr) within(outer expr) expr {
	x.base, x.unit, x.shift, x.moved = outer.base, outer.unit, outer.shift, true
	return x
}

// ruleMonth reads a month with or without its year.
func (p *parser) ruleMonth(i int) (expr, int) {
	m, k := p.monthName(i)
	if k == 0 {
		return expr{}, 0
	}
	x := expr{typ: rapporteur.TimeDate, date: date{month: m}}
	if y, e := p.trailingYear(k); e > 0 {
		x.date = x.date.over(y)
		return x, e
	}
	if y, e := p.yearPhrase(k); e > 0 {
		return x.within(y), e
	}
	return x, k
}

// ruleYear reads the number of a year alone.
func (p *parser) ruleYear(i int) (expr, int) {
	x := expr{typ: rapporteur.TimeDate}
	k := i
	switch {
	case p.seq(i, "the", "year") > 0:
		k = i + 2
	case p.seq(i, "the", "years") > 0 && yearLike(p.at(i+2)):
		k = i + 2
	case p.is(i, "year"):
		k = i + 1
	case p.is(i, "the") && p.is(i+1, "fiscal", "financial"):
		k = p.skip(i+2, "year")
	case p.is(i, "the") && yearLike(p.at(i+1)) && p.is(i+2, "period", "quarter"):
		k = i + 1
	case p.is(i, "fiscal", "financial"):
		k = p.skip(i+1, "year")
	case p.is(i, "fy") && (p.at(i+1).figures == 4 || p.at(i+1).figures == 2 && p.at(i+1).glued):
		k = i + 1
		if w := p.at(k); w.figures == 2 {
			return expr{typ: rapporteur.TimeDate, date: date{year: nearCentury(w.num), figures: 4, fiscal: true}}, k + 1
		}
	case p.is(i, "post", "pre") && p.at(i+1).glued && p.at(i+1).figures == 4:
		k = i + 1
		x.mod = map[string]string{"post": "AFTER", "pre": "BEFORE"}[p.at(i).e.form]
	case (p.mark(i, "'") || p.mark(i, "’") || p.mark(i, "‘")) && p.at(i+1).figures == 2 && p.at(i+1).glued && !p.at(i+2).glued && leads[p.at(i-1).e.form]:
		x.date = date{year: nearCentury(p.at(i + 1).num), figures: 4}
		return x, i + 2
	}
	d, e := p.yearName(k)
	if e == 0 || k == i && !p.yearCompany(i, e) {
		return expr{}, 0
	}
	x.date = d
	x.date.fiscal = p.is(k-1, "fiscal", "financial", "fy") || p.is(k-2, "fiscal", "financial")
	if p.is(i, "the") && k == i+1 && p.is(e, "period", "quarter") && !p.at(e).hyphen { // "the 1988 period": of the quarter spoken of
		x.date.span = quarter
		e++
	}
	return x, e
}

// yearCompany reports whether a bare number stands where a year does rather
// than where it counts something.
func (p *parser) yearCompany(i, end int) bool {
	if end > i+1 { // with its era, or in words
		return p.has(i, era) || p.has(end-1, era) || leads[p.at(i-1).e.form]
	}
	w, b, n := p.at(i), p.at(i-1), p.at(i+1)
	if labels[b.e.form] || b.e == unknown && b.kind == wordKind && labels[strings.ToLower(p.text[b.Start:b.End])] {
		return false
	}
	if b.glued && b.kind == symbolKind || p.mark(i-1, "$") || p.mark(i-1, "£") || p.mark(i-1, "€") || p.mark(i-1, "#") || p.mark(i+1, "%") || p.has(i+1, scale) {
		return false
	}
	if b.e.roles&(month|season|edge|ordinal|which) != 0 || p.is(i-1, "in", "since", "until", "till", "by", "of", "during", "circa", "fiscal", "year", "years") {
		return w.num >= 1400 || p.is(i-1, "in", "since", "until", "year", "circa")
	}
	if p.is(i-1, "and", "or") && yearLike(p.at(i-2)) {
		return true
	}
	if n.num < 0 && n.e == unknown && n.kind == wordKind && !n.glued && !n.cap && counted(p.text[n.Start:n.End]) {
		return false
	}
	if p.has(i+1, unitsWord) || w.num < 1400 {
		return false
	}
	switch {
	case leads[b.e.form], b.e.form == "the", p.mark(i-1, "("), p.mark(i-1, "-"), p.mark(i-1, "–"):
		return true
	case p.possessive(i-1) > 0 || p.possessive(i+1) > 0:
		return true
	case n.kind == punctKind || i+1 >= len(p.words) || w.sentence != n.sentence, b.sentence != w.sentence:
		return w.num >= 1700
	}
	return w.num >= 1800 && w.num < 2060 && !b.glued
}

// counted reports whether a small word looks like the plural of something
// that is counted.
func counted(s string) bool {
	return len(s) > 3 && s[len(s)-1] == 's' && s[len(s)-2] != 's' && s[len(s)-2] != 'u' || s == "people" || s == "men" || s == "women" || s == "children" || s == "percent" || s == "km" || s == "miles"
}

// weekdayAt reads a weekday, with the word that turns it, before a date that
// says which one it is.
func (p *parser) weekdayAt(i int) int {
	if k, _, _, ok := p.turned(i); ok && p.weekdayName(k) {
		return k + 1
	}
	if p.weekdayName(i) {
		return i + 1
	}
	return 0
}

// ruleDayOfMonth reads a day whose month the text has named: "on the 15th".
func (p *parser) ruleDayOfMonth(i int) (expr, int) {
	if !p.is(i, "the") || p.at(i+1).num <= 0 || !p.is(i-1, "on", "by", "until", "since", "before", "after", "from", "of", "to") {
		return expr{}, 0
	}
	n, k := p.ordinalNumber(i + 1)
	if k == 0 || n > 31 || p.at(k).e.unit != noUnit || !p.clauseEnds(k) && !p.is(k, "the", "a", "an", "he", "she", "they", "it", "was", "were", "of") || p.is(k, "of") && !p.is(k+2, "month") {
		return expr{}, 0
	}
	return expr{typ: rapporteur.TimeDate, date: date{day: int8(n)}}, k
}
