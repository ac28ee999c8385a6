package when

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// ruleDecade reads "the 1990s", "'80s", "mid-1990s", "the nineties".
func (p *parser) ruleDecade(i int) (expr, int) {
	k := p.skip(i, "the")
	quote := p.mark(k, "'") || p.mark(k, "’") || p.mark(k, "‘")
	if quote {
		k++
	}
	x := expr{typ: rapporteur.TimeDate}
	w := p.at(k)
	if w.num >= 0 && w.num%10 == 0 && p.at(k+1).glued {
		s := k + 1
		if p.mark(s, "'") || p.mark(s, "’") {
			s++
		}
		if p.is(s, "s") || p.mark(k+1, "'s") || p.mark(k+1, "’s") {
			if !p.is(s, "s") {
				s = k + 1
			}
			switch {
			case w.figures == 4 && w.num >= 1000 && w.num < 2100:
				x.date = date{year: w.num / 10, figures: 3}
			case w.figures == 2 && w.num >= 20 && (quote || p.is(i, "the") && w.num >= 60) && !p.has(k-1, approx):
				x.date = date{year: 190 + w.num/10, figures: 3}
			case w.figures == 3 && p.has(s+1, era):
				x.date = date{year: w.num / 10, figures: 3}
			default:
				return expr{}, 0
			}
			if p.has(s+1, era) {
				x.date.bc = p.at(s+1).e.shift < 0
				return x, s + 2
			}
			return x, s + 1
		}
	}
	if e := p.at(k).e; e.roles&decadeName != 0 && p.is(i, "the") && e.number >= 20 {
		x.date = date{year: 190 + e.number/10, figures: 3}
		return x, k + 1
	}
	if e := p.at(k).e; e.roles&number != 0 && e.number == 19 && p.has(k+1, decadeName) {
		x.date = date{year: 190 + p.at(k+1).e.number/10, figures: 3}
		return x, k + 2
	}
	return expr{}, 0
}

// ruleCentury reads "the 20th century", "eighteenth-century", "the 4th century BC".
func (p *parser) ruleCentury(i int) (expr, int) {
	n, k := p.ordinalNumber(p.skip(i, "the"))
	if k == 0 || n > 30 || p.at(k).e.unit != century || !p.has(k, unitWord) {
		return expr{}, 0
	}
	x := expr{typ: rapporteur.TimeDate, date: date{year: n - 1, figures: 2}}
	if k++; p.has(k, era) {
		x.date.bc = p.at(k).e.shift < 0
		k++
	}
	return x, k
}

// ruleQuarter reads quarters and halves of a year: "the third quarter of
// 1989", "third-quarter", "Q3 2019", "the first half", "this year's third quarter".
func (p *parser) ruleQuarter(i int) (expr, int) {
	x := expr{typ: rapporteur.TimeDate}
	var k int
	var container expr
	if c, e := p.ruleRelative(i); e > 0 && c.unit == year && c.moved && p.possessive(e) > 0 {
		container, k = c, p.possessive(e)
	} else if k = p.skip(i, "the", "its", "their"); yearLike(p.at(k)) && !p.at(k+1).glued {
		container, k = expr{date: date{year: p.at(k).num, figures: 4}}, k+1
	}
	if p.is(k, "fiscal") {
		x.date.fiscal = true
		k++
	}
	if p.is(k, "q", "h") && p.at(k+1).glued && p.at(k+1).num >= 1 && p.at(k+1).num <= 4 && p.at(k+1).figures == 1 {
		if n := int8(p.at(k + 1).num); p.is(k, "q") {
			x.date.quarter = n
		} else if n < 3 {
			x.date.half = n
		} else {
			return expr{}, 0
		}
		k += 2
	} else {
		n, e := p.ordinalNumber(k)
		if p.is(k, "latter", "last") {
			n, e = 2, k+1
		}
		switch {
		case e == 0:
			return expr{}, 0
		case p.at(e).hyphen && k > i && p.at(i).num < 0 && container.date.figures == 0 && !container.moved && !(p.is(i, "fiscal") && k == i+1):
			return expr{}, 0 // "the third-quarter results": only "third-quarter"
		case p.has(e, unitWord) && p.at(e).e.unit == quarter && n <= 4 && !p.is(k, "last", "latter"):
			x.date.quarter, k = int8(n), e+1
		case p.is(e, "half") && n <= 2:
			// "the first half" of anything but a year is not a date.
			x.date.half, k = int8(n), e+1
		default:
			return expr{}, 0
		}
	}
	switch {
	case container.moved:
		return x.within(container), k
	case container.date.figures > 0:
		x.date = x.date.over(container.date)
		return x, k
	}
	if y, e := p.trailingYear(k); e > 0 {
		x.date = x.date.over(y)
		return x, e
	}
	of := p.skip(k, "of", "in")
	if y, e := p.ruleYear(of); e > 0 {
		x.date = x.date.over(y.date)
		return x, e
	}
	if y, e := p.yearPhrase(k); e > 0 {
		return x.within(y), e
	}
	if x.date.half > 0 {
		if of > k {
			if d, e := p.ruleDecade(of); e > 0 { // "the last half of the '60s"
				d.mod = [3]string{"", "START", "END"}[x.date.half]
				return d, e
			}
			if p.seq(of, "the", "year") > 0 {
				x.base, x.unit, x.moved = narrate, year, true
				return x, of + 2
			}
		}
		return expr{}, 0
	}
	return x, k
}

// ruleSeason reads seasons: "the summer of 1918", "summer 2007", "last fall",
// "1982 summer".
func (p *parser) ruleSeason(i int) (expr, int) {
	x := expr{typ: rapporteur.TimeDate}
	k := p.skip(i, "the")
	if yearLike(p.at(k)) && p.has(k+1, season) && !p.at(k+1).cap {
		x.date = date{year: p.at(k).num, figures: 4, season: p.at(k + 1).e.season}
		return x, k + 2
	}
	if !p.has(k, season) {
		return expr{}, 0
	}
	x.date.season = p.at(k).e.season
	end := k + 1
	if y, e := p.trailingYear(end); e > 0 {
		x.date = x.date.over(y)
		// "winter 2019-20" is the winter that began in 2019.
		if h := p.at(e); h.glued && hyphenAt(p.text, h.Start) > 0 && p.at(e+1).glued && p.at(e+1).figures == 2 && p.at(e+1).num == (y.year+1)%100 {
			e += 2
		}
		return x, e
	}
	if y, e := p.yearPhrase(end); e > 0 {
		return x.within(y), e
	}
	if !p.seasonCompany(i, k, end) {
		return expr{}, 0
	}
	return x, end
}

// seasonCompany tells the season from the verb and from names ("fall",
// "spring", "Winter Olympics").
func (p *parser) seasonCompany(i, k, end int) bool {
	w := p.at(k)
	if w.cap && p.at(end).cap && p.at(end).sentence == w.sentence {
		return false
	}
	if p.is(k, "fall", "spring") {
		ok := p.is(i-1, "in", "this", "last", "next", "since", "by", "until", "during", "early", "late", "each", "every", "coming", "past", "following", "previous", "that", "of") || p.has(i-1, edge)
		if p.is(k, "fall") {
			return ok && !p.is(end, "of", "in", "from", "to", "into", "short", "under", "within", "apart", "behind", "the", "by") && (i < k || !p.is(i-1, "of", "by", "to", "that", "past"))
		}
		return ok || i == k && p.mark(end, ",") && p.at(i-1).sentence != w.sentence || p.is(i-1, "the")
	}
	return true
}

// ruleHoliday reads the name of a holiday of the table, with its year if it
// has one.
func (p *parser) ruleHoliday(i int) (expr, int) {
	if !p.at(i).cap {
		return expr{}, 0
	}
	h, k := p.holiday(i)
	if h == nil {
		return expr{}, 0
	}
	x := expr{typ: rapporteur.TimeDate, date: date{season: h.key}}
	switch {
	case p.is(k, "week"):
		x.unit = week
		k++
	case p.is(k, "weekend"):
		x.unit = weekend
		k++
	case p.is(k, "season", "period"):
		return expr{}, 0
	}
	if y, e := p.trailingYear(k); e > 0 {
		x.date = x.date.over(y)
		return x, e
	}
	if y, e := p.yearPhrase(k); e > 0 && x.unit == noUnit {
		return x.within(y), e
	}
	return x, k
}

// holiday finds the longest holiday name that begins at word i.
func (p *parser) holiday(i int) (*holiday, int) {
	w := p.at(i)
	var list []*holiday
	if w.Len() < 16 {
		list = holidays[strings.ToLower(p.text[w.Start:w.End])]
	}
next:
	for _, h := range list {
		k := i
		for _, part := range h.words {
			w := p.at(k)
			if w.Len() != len(part) || !strings.EqualFold(p.text[w.Start:w.End], part) {
				continue next
			}
			k++
		}
		return h, k
	}
	return nil, 0
}
