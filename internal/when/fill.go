package when

import (
	"time"

	"github.com/rapporteur/rapporteur"
)

// direction is where a name without a year or week looks from its base.
type direction int8

const (
	backward direction = -1
	unsure   direction = 0
	forward  direction = 1
)

// turnTo resolves a name behind a word that turns it: "last June", "next
// Friday", "this summer", "the previous Friday".
func (r *resolver) turnTo(x *expr) (date, rapporteur.Span, bool) {
	from, anchor, ok := r.publishedDate(), rapporteur.Span{}, r.dated
	if x.base == narrate || r.p.story {
		m := r.recall(grainOf(x.date))
		if m.known {
			from, anchor, ok = m.d, m.span, true
		} else if x.base == narrate {
			ok = ok && !r.p.story
		}
	}
	if !ok {
		return x.date, rapporteur.Span{}, x.turn == 1
	}
	var d date
	switch x.turn {
	case -1:
		d = nameBefore(from, x.date, 1)
	case 1:
		d = nameAfter(from, x.date, 1)
	default:
		d = nameWithin(from, x.date)
	}
	return r.week(d, x), anchor, x.turn == 1
}

// grainOf is how fine a base a name needs.
func grainOf(d date) unit {
	if d.weekday > 0 || d.day > 0 || d.part != "" || d.clock > 0 {
		return day
	}
	if d.month > 0 || d.season != "" {
		return monthUnit
	}
	return year
}

// fill resolves what is said without a word that turns it.
func (r *resolver) fill(x *expr) (date, rapporteur.Span, bool) {
	d := x.date
	switch {
	case d.figures == 4 && d.span == quarter && d.quarter == 0:
		d.span = noUnit
		if q := r.quarter; q.known && r.index-q.index <= 6 {
			d.quarter = q.d.quarter
			return d, q.span, false
		}
		return d, rapporteur.Span{}, false
	case d.figures > 0:
		return r.week(r.era(d, x), x), rapporteur.Span{}, false
	case d.span != noUnit:
		return d, rapporteur.Span{}, false
	case d.month == 0 && d.weekday == 0 && d.season == "" && d.quarter == 0 && d.half == 0 && (d.part != "" || d.clock > 0):
		return r.clockOnly(d, x)
	case d.day > 0 && d.month == 0:
		if m := r.month; m.known && m.d.hasYear() && r.index-m.index <= 4 {
			out := date{bc: m.d.bc, year: m.d.year, figures: 4, month: m.d.month, day: d.day}
			if int(d.day) <= monthDays[m.d.month] {
				return out, m.span, false
			}
		}
		return d, rapporteur.Span{}, false
	case r.p.story:
		return r.fillStory(x)
	}
	if l := r.prev; l != nil && x.rel == rapporteur.TimeUntil && l.rel == rapporteur.TimeSince && l.date.month > 0 && d.month > 0 &&
		r.year.known && r.year.index == r.index-1 && r.year.d.hasYear() { // the end of a range is in the year of its beginning, or the next
		d.year, d.figures = r.year.d.year, 4
		if order(d, 0) < order(r.year.d, 0) {
			d.year++
		}
		return r.week(d, x), r.year.span, false
	}
	if y, ok := r.sentenceYear(x); ok && d.weekday == 0 {
		d.year, d.figures, d.bc = y.d.year, 4, y.d.bc
		return r.week(d, x), y.span, false
	}
	if !r.dated {
		return d, rapporteur.Span{}, false
	}
	from := r.publishedDate()
	dir := r.p.direction(x)
	back, ahead := r.week(nameBefore(from, d, 0), x), r.week(nameAfter(from, d, 0), x)
	if d.weekday > 0 && d.month == 0 || d.weekend {
		if dir == forward {
			return ahead, rapporteur.Span{}, true
		}
		return back, rapporteur.Span{}, false
	}
	// A month or day is the nearer one, unless the verb says otherwise of two
	// that are not too unlike in distance.
	b, a := r.distance(back), r.distance(ahead)
	switch dir {
	case backward:
		a *= tenseWeight
	case forward:
		b *= tenseWeight
	}
	if a < b {
		return ahead, rapporteur.Span{}, true
	}
	return back, rapporteur.Span{}, false
}

// tenseWeight is how many times farther the date on the verb's side may lie
// before the nearer one is taken all the same.
const tenseWeight = 4

// distance is how many days a date lies from the day of publication; 0 when
// it holds that day.
func (r *resolver) distance(d date) int {
	if m := map[string]int8{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[d.season]; m > 0 {
		d = date{year: d.year, figures: d.figures, month: m} // near enough to choose a year by
	}
	from, to, ok := d.bounds()
	switch {
	case !ok:
		return 1 << 30
	case r.published.Before(from):
		return int(from.Sub(r.published).Hours() / 24)
	case r.published.After(to):
		return int(r.published.Sub(to).Hours() / 24)
	}
	return 0
}

// era gives a bare year of a text on years before our era its era.
func (r *resolver) era(d date, x *expr) date {
	for i := x.start; i < x.end; i++ {
		if r.p.has(i, era) {
			return d
		}
	}
	if r.p.bc && d.figures == 4 && !d.bc && d.year < 1000 && r.year.known && r.year.d.bc {
		d.bc = true
	}
	return d
}

// clockOnly gives a clock time or part of the day the day the text last spoke of.
func (r *resolver) clockOnly(d date, x *expr) (date, rapporteur.Span, bool) {
	if r.dated && !r.p.story && r.p.is(x.start, "overnight") && r.p.direction(x) == backward && !(r.day.known && r.p.sentenceOf(r.day.span.Start) == r.p.at(x.start).sentence) {
		return ofTime(r.published.AddDate(0, 0, -1)).over(d), rapporteur.Span{}, false
	}
	if m := r.day; m.known && r.index-m.index <= 4 {
		day := m.d
		day.part, day.clock = "", 0
		return day.over(d), m.span, false
	}
	return d, rapporteur.Span{}, false
}

// sentenceYear gives the year that the same sentence has named before.
func (r *resolver) sentenceYear(x *expr) (memory, bool) {
	m := r.year
	if !m.known || m.d.figures != 4 || m.d.week > 0 || r.p.sentenceOf(m.span.Start) != r.p.at(x.start).sentence {
		return m, false
	}
	if r.p.words[x.start].Start-m.span.End > 40 {
		return m, false
	}
	return m, m.said && (m.d.year != r.published.Year() || !r.dated)
}

// fillStory resolves a name in a text that tells of the past in its order.
func (r *resolver) fillStory(x *expr) (date, rapporteur.Span, bool) {
	d := x.date
	switch {
	case d.weekday > 0 && d.month == 0 || d.weekend:
		if m := r.day; m.known {
			return r.week(nameAfter(m.d, d, 0), x), m.span, false
		}
		return d, rapporteur.Span{}, false
	case r.flow.known && r.flow.d.figures == 4:
		m := r.flow
		d.year, d.figures, d.bc = m.d.year, 4, m.d.bc
		if l := r.month; l.known && l.d.figures == 4 && l.d.year == m.d.year && d.month > 0 && !d.bc && l.d.month-d.month >= turnOfYear {
			d.year++
		}
		return r.week(d, x), m.span, false
	}
	return d, rapporteur.Span{}, false
}

// turnOfYear is how many months a story must go back within a year for the
// month to be one of the next year.
const turnOfYear = 8

// week turns a holiday into its day, and that day into its week or weekend.
func (r *resolver) week(d date, x *expr) date {
	h := holidayOf(d.season)
	if h == nil {
		return d
	}
	if d.figures != 4 || d.bc {
		return d
	}
	t := h.in(d.year)
	if x.unit == week || x.unit == weekend {
		out := ofWeek(t)
		out.weekend = x.unit == weekend
		return out
	}
	return ofTime(t).over(date{part: d.part, hour: d.hour, minute: d.minute, second: d.second, clock: d.clock})
}

// inYear gives the date a name has in a year.
func inYear(d date, y int, bc bool) date {
	d.year, d.figures, d.bc = y, 4, bc
	return d
}

// nameBefore gives the last time that a name fits at or before the base, or
// with apart 1 the last before it.
func nameBefore(from, d date, apart int) date {
	if d.weekday > 0 && d.month == 0 {
		t, ok := from.time()
		if !ok {
			return d
		}
		n := (isoDay(t)-int(d.weekday)+7-apart)%7 + apart
		return weekdayAt(t.AddDate(0, 0, -n), d)
	}
	if d.weekend {
		t, ok := from.time()
		if !ok {
			return d
		}
		if isoDay(t) < 6 {
			t = t.AddDate(0, 0, -7)
		}
		w := ofWeek(t)
		w.weekend = true
		return w
	}
	y := from.year
	if base := order(from, from.year); order(d, y) > base || apart > 0 && order(d, y) >= floor(base, d) {
		y--
	}
	return inYear(d, y, from.bc)
}

// nameAfter gives the next time that a name fits at or after the base, or with
// apart 1 the next after it.
func nameAfter(from, d date, apart int) date {
	if d.weekday > 0 && d.month == 0 {
		t, ok := from.time()
		if !ok {
			return d
		}
		n := (int(d.weekday)-isoDay(t)+7-apart)%7 + apart
		return weekdayAt(t.AddDate(0, 0, n), d)
	}
	if d.weekend {
		t, ok := from.time()
		if !ok {
			return d
		}
		w := ofWeek(t)
		w.weekend = true
		return w
	}
	y := from.year
	if base := floor(order(from, from.year), d); order(d, y) < base || apart > 0 && order(d, y) == base {
		y++
	}
	return inYear(d, y, from.bc)
}

// nameWithin gives the name in the base's own week or year.
func nameWithin(from, d date) date {
	if d.weekday > 0 && d.month == 0 {
		t, ok := from.time()
		if !ok {
			return d
		}
		return weekdayAt(t.AddDate(0, 0, int(d.weekday)-isoDay(t)), d)
	}
	if d.weekend {
		return nameAfter(from, d, 0)
	}
	return inYear(d, from.year, from.bc)
}

func weekdayAt(t time.Time, d date) date {
	d.weekday = 0
	return ofTime(t).over(d)
}

// order is where in its year a date or name begins, in days of a year of months of 32.
func order(d date, y int) int {
	switch {
	case holidayOf(d.season) != nil:
		t := holidayOf(d.season).in(y)
		return int(t.Month())*32 + t.Day()
	case d.month > 0:
		return int(d.month)*32 + int(d.day)
	case d.season != "":
		return map[string]int{"SP": 3, "SU": 6, "FA": 9, "WI": 12}[d.season] * 31
	case d.quarter > 0:
		return (int(d.quarter)*3 - 2) * 31
	case d.half > 0:
		return (int(d.half)*6 - 5) * 31
	}
	return 0
}

// floor is the order of the base cut to the fineness of the name, so that
// this month or quarter still counts as ahead.
func floor(n int, d date) int {
	switch {
	case holidayOf(d.season) != nil || d.day > 0:
		return n
	case d.month > 0:
		return n / 31 * 31
	case d.quarter > 0:
		return ((n/32-1)/3*3 + 1) * 31
	case d.half > 0:
		return ((n/32-1)/6*6 + 1) * 31
	}
	return n / 31 * 31
}

func (p *parser) sentenceOf(offset int) int {
	lo, hi := 0, len(p.words)
	for lo < hi {
		mid := (lo + hi) / 2
		if p.words[mid].End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return p.at(lo).sentence
}
