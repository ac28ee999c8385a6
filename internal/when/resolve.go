package when

import (
	"strings"
	"time"

	"github.com/rapporteur/rapporteur"
)

// memory is what the text last spoke of, at each fineness: the day that "the
// next day" follows, the year that "in April" belongs to.
type memory struct {
	d     date
	span  rapporteur.Span
	index int // of the expression; how old it is
	known bool
	said  bool // its year stands in the text
}

// resolver turns expressions into values one after the other.
type resolver struct {
	p         *parser
	published time.Time
	prev      *expr // the expression before
	dated     bool  // the day of publication is known
	day       memory
	month     memory
	quarter   memory
	year      memory
	flow      memory // of a story: the year it has got to
	aside     int    // a year it has only glanced at
	index     int
}

// recall gives the memory fine enough to step whole units from.
func (r *resolver) recall(u unit) memory {
	switch {
	case u <= fortnight:
		return r.day
	case u == monthUnit:
		return r.month
	case u == quarter:
		return r.quarter
	}
	return r.year
}

// seed gives a story that opens without a year the first one it names.
func (r *resolver) seed(found []expr) {
	if !r.p.story {
		return
	}
	for i := range found {
		if x := &found[i]; x.date.figures == 4 && x.value == "" && !r.p.at(x.start).aside && (!r.dated || x.date.year <= r.published.Year()-farYears) {
			s := rapporteur.Span{Start: r.p.words[x.start].Start, End: r.p.words[x.end-1].End}
			r.year = memory{d: date{bc: x.date.bc, year: x.date.year, figures: 4}, span: s, index: i, known: true}
			r.flow = r.year
			return
		}
	}
}

// follow moves a story's year. A year alone that is not this or the next is a
// glance back or ahead until it is named again or a month with it.
func (r *resolver) follow(m memory) {
	ahead := m.d.year - r.flow.d.year
	if m.d.bc {
		ahead = -ahead
	}
	if !r.flow.known || m.d.bc != r.flow.d.bc || m.d.month > 0 || ahead >= 0 && ahead <= 1 || m.d.year == r.aside {
		r.flow, r.aside = m, 0
		return
	}
	r.aside = m.d.year
}

// remember keeps a resolved expression for those that lean on it.
func (r *resolver) remember(x *expr, d date, s rapporteur.Span) {
	if x.base == narrate && x.moved && x.shift < 0 { // a look back is an aside
		return
	}
	if r.p.story && x.base == spoken || x.range_ && d.grain() == year {
		return
	}
	m := memory{d: d, span: s, index: r.index, known: true, said: x.date.figures == 4}
	if d.figures != 4 {
		if d.figures == 3 || d.figures == 2 {
			r.year = m
		}
		return
	}
	r.year = m
	r.follow(m)
	if d.quarter > 0 && !(x.moved && x.shift < 0) { // the quarter compared with is not the one spoken of
		r.quarter = m
	}
	if d.week > 0 && d.month == 0 { // a week's day and month are not known
		r.day = memory{}
		return
	}
	if d.month == 0 {
		if d.season == "" {
			r.day, r.month = memory{}, memory{}
		}
		return
	}
	r.month = m
	if d.day == 0 {
		r.day = memory{}
		return
	}
	r.day = m
}

// resolve gives the value of an expression: its date as far as it follows,
// what it was reckoned from, and whether it looks forward.
func (r *resolver) resolve(x *expr) (d date, anchor rapporteur.Span, forward bool) {
	if x.from != nil {
		return r.stepFrom(x)
	}
	switch {
	case x.moved:
		return r.step(x)
	case x.turn != 0 || x.hard:
		return r.turnTo(x)
	}
	return r.fill(x)
}

// publishedDate is the day of speaking as a date.
func (r *resolver) publishedDate() date { return ofTime(r.published) }

// stepFrom resolves "two days before Christmas", "the weekend of Feb. 8".
func (r *resolver) stepFrom(x *expr) (date, rapporteur.Span, bool) {
	from, anchor, forward := r.resolve(x.from)
	if x.shift == 0 {
		t, ok := from.time()
		if !ok {
			return date{span: x.unit}, anchor, forward
		}
		d := ofWeek(t)
		d.weekend = x.unit == weekend
		return d, anchor, forward
	}
	return shiftDate(from, x), anchor, forward
}

// step resolves units counted from the day of speaking or from what was told.
func (r *resolver) step(x *expr) (date, rapporteur.Span, bool) {
	var from date
	var anchor rapporteur.Span
	var ok bool
	switch x.base {
	case spoken:
		from, ok = r.publishedDate(), r.dated
		if r.p.story && x.rule != "deictic" { // a story's "this month" is its own
			if m := r.recall(x.unit); m.known && x.shift == 0 {
				from, anchor, ok = m.d, m.span, true
			}
		}
	default:
		m := r.recall(x.unit)
		from, anchor, ok = m.d, m.span, m.known
		switch {
		case ok || !r.dated || r.p.story:
		case x.unit == quarter && x.shift == 0: // what is reported is the quarter that has ended
			past := *x
			past.shift = -1
			return shiftDate(r.publishedDate(), &past), rapporteur.Span{}, false
		case x.unit >= week && x.shift < 0: // "a year earlier" compares with now
			from, ok = r.publishedDate(), true
		}
	}
	if m := r.month; !ok && x.unit == day && x.shift == 0 && x.base == narrate && m.known && m.d.day == 0 && m.d.figures == 4 { // "the same day" of a month
		return date{bc: m.d.bc, year: m.d.year, figures: 4, month: m.d.month, span: day}.over(x.date), m.span, false
	}
	if !ok {
		d := x.date
		if d.span == noUnit {
			d.span = x.unit
		}
		return d, rapporteur.Span{}, x.shift > 0
	}
	d := shiftDate(from, x)
	if x.date.weekday > 0 && d.week > 0 && d.figures == 4 { // "Monday last week"
		t := monday(d.year, int(d.week)).AddDate(0, 0, int(x.date.weekday)-1)
		d = ofTime(t).over(date{part: x.date.part, hour: x.date.hour, minute: x.date.minute, second: x.date.second, clock: x.date.clock})
		return d, anchor, x.shift > 0
	}
	return d, anchor, x.shift > 0
}

// shiftDate steps from a date and lays what is said over the result.
func shiftDate(from date, x *expr) date {
	if x.vague {
		return date{}
	}
	said := x.date
	n := x.shift
	switch x.unit {
	case second, minute, hour:
		return from
	case day:
		t, ok := from.time()
		if !ok {
			d := date{bc: from.bc, year: from.year, figures: from.figures, month: from.month, span: day}
			if n == 0 {
				d.day = from.day
			}
			return d.over(said)
		}
		return ofTime(t.AddDate(0, 0, n)).over(said)
	case week, weekend:
		t, ok := from.time()
		if !ok && from.week > 0 && from.figures == 4 && !from.bc {
			t, ok = monday(from.year, int(from.week)), true
		}
		if !ok {
			return date{bc: from.bc, year: from.year, figures: from.figures, span: x.unit}.over(said)
		}
		if x.from != nil && n != 0 { // "a week from Monday" is a Monday
			return ofTime(t.AddDate(0, 0, 7*n)).over(said)
		}
		d := ofWeek(t.AddDate(0, 0, 7*n))
		d.weekend = x.unit == weekend
		return d.over(said)
	case monthUnit:
		if from.month == 0 || from.figures != 4 {
			return date{bc: from.bc, year: from.year, figures: from.figures, span: monthUnit}.over(said)
		}
		m := from.year*12 + int(from.month) - 1 + n
		return date{bc: from.bc, year: m / 12, figures: 4, month: int8(m%12 + 1)}.over(said)
	case quarter:
		q := from.quarter
		if q == 0 && from.month > 0 {
			q = (from.month + 2) / 3
		}
		if q == 0 || from.figures != 4 {
			return date{year: from.year, figures: from.figures, span: quarter}.over(said)
		}
		k := from.year*4 + int(q) - 1 + n
		return date{year: k / 4, figures: 4, quarter: int8(k%4 + 1)}.over(said)
	case year:
		return addYears(from, n, 4).over(said)
	case decade:
		if n != 0 && strings.HasSuffix(x.rule, "shifted") {
			return addYears(from, 10*n, 4).over(said)
		}
		return addYears(from, 10*n, 3).over(said)
	case century:
		if n != 0 && strings.HasSuffix(x.rule, "shifted") {
			return addYears(from, 100*n, 4).over(said)
		}
		return addYears(from, 100*n, 2).over(said)
	}
	return said
}

// addYears steps years and keeps as many figures of the result.
func addYears(from date, n int, keep int8) date {
	d := date{bc: from.bc, year: from.year, figures: from.figures}
	cut := map[int8]int{4: 1, 3: 10, 2: 100}
	if d.figures == 0 || cut[d.figures] == 0 {
		return date{}
	}
	if d.figures < keep {
		return date{}
	}
	full := d.year * cut[d.figures]
	if d.bc {
		full -= n
		if full <= 0 {
			d.bc, full = false, 1-full
		}
	} else if full += n; full <= 0 {
		return date{}
	}
	d.year, d.figures = full/cut[keep], keep
	return d
}

// finer gives the earnings-report reading of "a year ago": as fine as what
// the sentence speaks of.
func (r *resolver) finer(x *expr, d date) date {
	if x.unit != year || !x.moved || x.shift >= 0 || x.date != (date{span: quarter}) && x.date != (date{}) || !strings.HasSuffix(x.rule, "shifted") && x.rule != "year earlier" {
		return d
	}
	q := r.quarter
	if !q.known || r.index-q.index > 6 || d.figures != 4 {
		d.span = noUnit
		return d
	}
	d.span = noUnit
	d.quarter, d.year = q.d.quarter, q.d.year+x.shift
	return d
}
