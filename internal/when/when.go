// Package when finds the time expressions of a text and says which day, week,
// month or length of time each one means, as TIMEX3 does.
//
// A span grammar finds the expression and what it says by itself (a value with
// gaps: "8 February of some year"); an anchor then fills the gaps: the day of
// publication for "yesterday", what the text last spoke of for "two days
// later". It promises that spans lie in the text, in order and apart, that the
// same document always gives the same times, and that it reads in time linear
// in the text. It never guesses: what does not follow stays X in the value,
// and an unknown day of publication leaves "Monday" as XXXX-WXX-1.
//
// Values follow the conventions of TempEval-3: the preposition stays outside
// the span, weeks are those of ISO 8601, early and late parts are the value of
// the whole with a mod. Intervals are days, both inclusive, and only those
// that hold for certain: "early December" is the first half of the month,
// "the coming weeks" has no end, a season has no days because it depends on
// which half of the globe is meant.
package when

import (
	"time"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// Read finds the time expressions of a document in text order, those of its
// furniture too, from which nothing else is reckoned. The layout is the
// document's text cut up without the furniture. When only the
// earliest and latest day of publication are known, it gives the values that
// are the same for both.
func Read(doc *rapporteur.Document, l *text.Layout) []rapporteur.When {
	p := &parser{text: l.Text, words: lexDocument(doc, l), rules: grammar(), points: pointGrammar()}
	day := doc.Published.Value
	p.story = p.narrative(day, doc.Published)
	found := p.parse()
	if day.Known() || !doc.Published.Earliest.Known() || !doc.Published.Latest.Known() {
		return p.resolveAll(found, day)
	}
	unknown := p.resolveAll(found, "")
	first, last := p.resolveAll(found, doc.Published.Earliest), p.resolveAll(found, doc.Published.Latest)
	for i := range unknown {
		if first[i] == last[i] {
			unknown[i] = first[i]
		}
	}
	return unknown
}

// resolveAll gives every expression its value, one after the other.
func (p *parser) resolveAll(found []expr, day rapporteur.Day) []rapporteur.When {
	r := &resolver{p: p, dated: day.Known(), published: day.Time()}
	out := make([]rapporteur.When, 0, len(found))
	r.seed(found)
	for i := range found {
		x := &found[i]
		w := rapporteur.When{Type: x.typ, Mod: x.mod, Relation: x.rel, Value: x.value}
		w.Span = rapporteur.Span{Start: p.words[x.start].Start, End: p.words[x.end-1].End}
		r.index = i
		switch {
		case p.story && x.rule == "deictic" && x.shift == 0 && x.date == (date{}):
			w.Value = "PRESENT_REF"
		case x.value != "":
			w.Future = x.look > 0 || x.value == "FUTURE_REF"
			w.Interval = r.lengthInterval(x)
		case x.moved && (x.vague || x.unit > noUnit && x.unit <= hour):
			w.Value, w.Future = "PAST_REF", false
			if x.shift > 0 {
				w.Value, w.Future = "FUTURE_REF", true
			}
		default:
			d, anchor, ahead := r.resolve(x)
			if d = r.finer(x, d); d.year < 0 || d.year > 9999 { // no value can be written for it
				d = date{span: x.unit}
			}
			w.Value, w.Anchor, w.Future = d.value(), anchor, ahead
			w.Interval, w.Zone = r.interval(d, x), d.zone
			w.Future = ahead || x.rule == "edge" && x.look > 0 && x.base == spoken
			if _, ok := d.time(); d.day > 0 && d.month > 0 && d.figures == 4 && !d.bc && !ok { // 29 February of a common year
				d.figures = 0
				w.Value, w.Interval = d.value(), rapporteur.Interval{}
			}
			if p.is(x.start, "overnight") && w.To != "" { // it ends in the morning
				w.To = w.To.Add(1)
			}
			if !p.at(x.start).aside {
				r.remember(x, d, w.Span)
			}
		}
		r.prev = x
		out = append(out, w)
	}
	return out
}

// Within gives those of times, which are in text order, that lie wholly in s.
func Within(times []rapporteur.When, s rapporteur.Span) []rapporteur.When {
	lo, hi := 0, len(times)
	for lo < hi {
		mid := (lo + hi) / 2
		if times[mid].Start < s.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	end := lo
	for end < len(times) && times[end].End <= s.End {
		end++
	}
	return times[lo:end:end]
}

// Placed gives the days in which something lies that is placed by the
// expression's relation: "since early December" runs from December's first day
// to the day of publication, "by the end of the month" up to its last day.
// An end that does not follow is empty.
func Placed(w rapporteur.When, published rapporteur.Day) rapporteur.Interval {
	i := w.Interval
	switch w.Relation {
	case rapporteur.TimeSince:
		if i.From == "" || published.Known() && i.From > published {
			return rapporteur.Interval{From: i.From}
		}
		return rapporteur.Interval{From: i.From, To: published}
	case rapporteur.TimeUntil, rapporteur.TimeBy:
		return rapporteur.Interval{To: i.To}
	case rapporteur.TimeBefore:
		return rapporteur.Interval{To: i.From.Add(-1)}
	case rapporteur.TimeAfter:
		return rapporteur.Interval{From: i.To.Add(1)}
	}
	return i
}

// interval gives the days of an expression. "Earlier" and "later" compare with
// the day of speaking, where it is known, and do not halve what they stand before.
func (r *resolver) interval(d date, x *expr) rapporteur.Interval {
	if x.rule != "edge" || x.look == 0 {
		return interval(d, x.mod)
	}
	i := interval(d, "")
	if now := dayOf(r.published); r.dated && x.base == spoken && i.From <= now && now <= i.To {
		if x.look < 0 {
			i.To = now
		} else {
			i.From = now
		}
	}
	return i
}

// interval gives the days of a date, narrowed to the half that its mod names.
func interval(d date, mod string) rapporteur.Interval {
	from, to, ok := d.bounds()
	if !ok {
		return rapporteur.Interval{}
	}
	n := int(to.Sub(from).Hours()/24) + 1
	years := to.Year() - from.Year() + 1
	whole := from.YearDay() == 1 && to.Equal(from.AddDate(years, 0, -1)) // years part between months: "late 2018" begins in July
	switch mod {
	case "START":
		if whole {
			to = from.AddDate(0, 6*years, -1)
			break
		}
		to = from.AddDate(0, 0, (n+1)/2-1)
	case "END":
		if whole {
			from = from.AddDate(0, 6*years, 0)
			break
		}
		from = to.AddDate(0, 0, -((n+1)/2 - 1))
	case "MID":
		from, to = from.AddDate(0, 0, n/4), to.AddDate(0, 0, -(n/4))
	case "BEFORE":
		return rapporteur.Interval{To: dayOf(from.AddDate(0, 0, -1))}
	case "AFTER":
		return rapporteur.Interval{From: dayOf(to.AddDate(0, 0, 1))}
	}
	return rapporteur.Interval{From: dayOf(from), To: dayOf(to)}
}

// lengthInterval gives the days of a length of time that ends or begins at
// the day of publication: "the past four months", "the next two weeks".
func (r *resolver) lengthInterval(x *expr) rapporteur.Interval {
	if x.typ != rapporteur.TimeDuration || x.look == 0 || !r.dated || r.p.story {
		return rapporteur.Interval{}
	}
	end := r.published
	if x.vague || x.mod != "" {
		if x.look < 0 {
			return rapporteur.Interval{To: dayOf(end)}
		}
		return rapporteur.Interval{From: dayOf(end)}
	}
	t, ok := r.away(x)
	switch {
	case !ok:
		return rapporteur.Interval{}
	case x.look < 0:
		return rapporteur.Interval{From: dayOf(t), To: dayOf(end)}
	}
	return rapporteur.Interval{From: dayOf(end), To: dayOf(t)}
}

// away steps a whole amount of units from the day of publication.
func (r *resolver) away(x *expr) (time.Time, bool) {
	n := x.shift * int(x.look)
	if x.shift == 0 {
		return time.Time{}, false
	}
	switch x.unit {
	case hour:
		return r.published.AddDate(0, 0, int(x.look)*((x.shift+23)/24)), true
	case day:
		return r.published.AddDate(0, 0, n), true
	case week:
		return r.published.AddDate(0, 0, 7*n), true
	case fortnight:
		return r.published.AddDate(0, 0, 14*n), true
	case monthUnit:
		return r.published.AddDate(0, n, 0), true
	case quarter:
		return r.published.AddDate(0, 3*n, 0), true
	case year:
		return r.published.AddDate(n, 0, 0), true
	case decade:
		return r.published.AddDate(10*n, 0, 0), true
	}
	return time.Time{}, false
}

// dayOf gives the day of t; none outside the years that can be written.
func dayOf(t time.Time) rapporteur.Day {
	if t.Year() < 1 || t.Year() > 9999 {
		return ""
	}
	return rapporteur.DayOf(t)
}
