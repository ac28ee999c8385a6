package when

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// duration writes an amount of units as TIMEX3 does.
func duration(a amount, u unit) string {
	n := "X"
	if !a.vague {
		if u == fortnight {
			a.n *= 2
		}
		whole := int(a.n)
		if f := a.n - float64(whole); f == 0.5 && whole < 1000 {
			switch u {
			case year:
				return months(whole)
			case hour:
				return clockHalf("PT", whole, "H", "30M")
			case minute:
				return clockHalf("PT", whole, "M", "30S")
			}
		}
		n = strconv.FormatFloat(a.n, 'f', -1, 64)
	}
	switch u {
	case second, minute, hour:
		return "PT" + n + u.letter()[1:]
	case weekend:
		return "P" + n + "WE"
	case decade:
		if !a.vague {
			return fmt.Sprintf("P%sY", strconv.FormatFloat(a.n*10, 'f', -1, 64))
		}
	case century:
		if !a.vague {
			return fmt.Sprintf("P%sY", strconv.FormatFloat(a.n*100, 'f', -1, 64))
		}
	}
	return "P" + n + u.letter()
}

func months(years int) string {
	if years == 0 {
		return "P6M"
	}
	return fmt.Sprintf("P%dY6M", years)
}

func clockHalf(head string, whole int, letter, half string) string {
	if whole == 0 {
		return head + half
	}
	return head + strconv.Itoa(whole) + letter + half
}

// verbsBeforeLast make "last" a verb.
var verbsBeforeLast = []string{"can", "could", "will", "would", "may", "might", "should", "must", "to", "not"}

// fillers stand between an amount and its unit without changing either.
var fillers = set("more full additional extra consecutive straight successive trading working business calendar solid further long whole fiscal school academic short single")

// ruleDuration reads an amount of units: "two weeks", "half an hour",
// "nine-year-old", "decades-long", "a year and a half", "the past four
// months", "the coming weeks", "the first nine months".
func (p *parser) ruleDuration(i int) (expr, int) {
	x := expr{typ: rapporteur.TimeDuration}
	k := i
	if b := p.at(i - 1); p.at(i).num >= 0 && p.at(i).glued && p.at(i-2).num >= 0 && hyphenAt(p.text, b.Start) > 0 { // the end of a range
		return expr{}, 0
	}
	if p.is(k, "the", "these", "those", "his", "her", "its", "their") {
		k++
	}
	head := k
	switch {
	case p.is(k, "past", "last", "previous", "preceding", "latest"):
		x.look, k = -1, k+1
	case p.is(k, "next", "coming", "following", "upcoming"):
		x.look, k = 1, k+1
	case p.is(k, "recent"):
		x.look, k = -1, k+1
	case p.is(k, "first", "final", "initial", "opening", "same", "early", "ensuing"):
		k++
	case p.is(k, "additional", "extra", "another", "single", "full"):
		k++
	}
	turned := k > head
	first := turned && p.is(head, "first", "last", "final", "opening")
	single := false
	if p.is(k, "past", "last", "next", "coming") && k == head+1 {
		k++
	}
	a, e := p.count(k)
	switch {
	case e > 0:
	case p.has(k, unitsWord):
		a, e = amount{vague: true}, k
	case p.is(head, "another", "additional", "single") && turned:
		a, e = amount{n: 1}, k
	case first && head > i && p.has(k, unitWord) && p.is(k+1, "of") && p.at(k).e.unit > hour:
		a, e, single = amount{n: 1}, k, true
	case p.has(k, unitWord) && p.at(k+1).hyphen && p.is(k+1, "long", "old") && k == i: // "day-long"
		a, e = amount{n: 1}, k
	default:
		return expr{}, 0
	}
	if p.is(e, "past", "last", "previous", "coming", "next", "following") && e > k { // "the four previous weeks"
		if x.look = -1; p.is(e, "coming", "next", "following") {
			x.look = 1
		}
		e++
	}
	for n := 0; n < 2 && fillers[p.at(e).e.form]; n++ {
		e++
	}
	hyphen := p.at(e).hyphen
	if hyphen && (head > i || p.is(k, "a", "an") && k == i || turned) && !p.is(e+1, "period") {
		return expr{}, 0 // "the 30-day truce": only "30-day"
	}
	if !p.has(e, unitsWord) && !p.has(e, unitWord) {
		return expr{}, 0
	}
	x.unit = p.at(e).e.unit
	if p.is(k, "a", "an") && e == k+1 && (p.has(e, unitsWord) || p.at(e+1).hyphen && p.is(e+1, "long", "old")) { // "a decades-long"
		return expr{}, 0
	}
	if x.unit == quarter && !turned && !fillers[p.at(e-1).e.form] { // "a quarter of them", "three-quarters"
		return expr{}, 0
	}
	if p.is(head, "last") && head == i && p.is(i-1, verbsBeforeLast...) { // "could last nine months"
		return expr{}, 0
	}
	if x.unit == second && p.has(e, ordinal) && !hyphen && !(a.n == 1 && p.is(k, "one")) {
		return expr{}, 0
	}
	if w := p.at(e); w.Len() <= 3 && p.is(e, "min", "sec", "hr", "yr") && p.at(k).num < 0 {
		return expr{}, 0
	}
	e++
	if p.seq(e, "and", "a", "half") > 0 {
		a.n += 0.5
		e += 3
	}
	x.value = duration(a, x.unit)
	x.shift = int(a.n)
	if !a.vague { // "two hours and thirty minutes", "a minute and a half"
		if b, f := p.count(p.skip(e, "and")); f > 0 && p.has(f, unitsWord|unitWord) && p.at(f).e.unit < x.unit && !b.vague && !p.has(f+1, step|toldStep) {
			if v := compound(x.value, duration(b, p.at(f).e.unit)); v != "" {
				x.value, e = v, f+1
			}
		}
	}
	x.mod, x.vague = a.mod, a.vague
	if first && p.is(e, "of") { // "the first two months of 1951"
		if y, f := p.point(e + 1); f > 0 && y.date != (date{}) && y.date.grain() > x.unit {
			x.look = 0
			return x, f
		}
		if single {
			return expr{}, 0
		}
	}
	if hyphen && p.is(e, "period") && !p.at(e).hyphen {
		e++
	} else if e = p.durationTail(e, &x); e == 0 {
		return expr{}, 0
	}
	return p.bareUnits(i, head, k, e, x, a, turned)
}

// durationTail reads what may follow the unit and is part of the expression.
func (p *parser) durationTail(e int, x *expr) int {
	switch {
	case p.at(e).hyphen && p.is(e, "old"):
		if p.ofPerson(e + 1) {
			return 0
		}
		e++
	case p.at(e).hyphen && p.is(e, "long"):
		e++
	case p.at(e).hyphen:
		return 0
	case p.is(e, "old") && !p.at(e+1).hyphen, p.seq(e, "of", "age") > 0: // an age of somebody, which is a quantity
		return 0
	case p.is(e, "long") && !p.at(e+1).hyphen:
		e++
	case p.seq(e, "or", "so") > 0:
		x.mod = "APPROX"
		e += 2
	case p.seq(e, "or", "more") > 0:
		x.mod = "EQUAL_OR_MORE"
		e += 2
	case p.seq(e, "or", "less") > 0:
		x.mod = "EQUAL_OR_LESS"
		e += 2
	case p.is(e, "or", "and") && x.vague && p.has(e+1, unitsWord): // "weeks or months"
		e += 2
	case p.is(e, "ahead") && x.vague:
		x.look = 1
		e++
	}
	return e
}

// ofPerson reports whether the age that ends before word i is somebody's
// ("the six-year-old", "a 44-year-old teacher") rather than something's
// ("the nine-year-old war").
func (p *parser) ofPerson(i int) bool {
	w := p.at(i)
	if w.kind != wordKind || w.cap || w.e != unknown || w.sentence != p.at(i-1).sentence || p.cueOf(i) != 0 {
		return true
	}
	s := p.text[w.Start:w.End]
	for _, tail := range persons.tails {
		if strings.HasSuffix(s, tail) {
			return !persons.not[s]
		}
	}
	return persons.words[s]
}

// compound joins two ISO durations, the finer behind: PT1H and PT30M.
func compound(a, b string) string {
	switch {
	case len(b) > 2 && b[:2] == "PT" && len(a) > 2 && a[:2] == "PT":
		return a + b[2:]
	case len(b) > 2 && b[:2] == "PT":
		return a + "T" + b[2:]
	}
	return a + b[1:]
}

// bareUnits decides on what has no amount, and on amounts that are none:
// plural units alone, "a day" as a rate.
func (p *parser) bareUnits(i, head, k, e int, x expr, a amount, turned bool) (expr, int) {
	switch {
	case p.is(k, "a", "an") && k == i && p.rate(i):
		x.typ = rapporteur.TimeSet
		return x, e
	case a.vague && turned && p.is(head, "recent", "past") && x.unit == year && !p.has(k, vague) && p.has(k, unitsWord) && i == head:
		x.value, x.typ, x.look = "PAST_REF", rapporteur.TimeDate, 0
	case a.vague && p.is(k, "some", "many") && p.has(k+1, unitWord):
		return expr{}, 0
	case p.is(i, "these", "those") && p.is(k, "days"):
		if p.is(i, "these") {
			return expr{typ: rapporteur.TimeDate, value: "PRESENT_REF"}, e
		}
		return expr{}, 0
	case p.is(i, "the", "those", "these", "his", "her", "its", "their") && head == k && p.has(k, unitsWord):
		return expr{}, 0
	case p.is(i, "his", "her", "its", "their") && !turned:
		return expr{}, 0
	case p.is(k, "one") && k == i && x.unit == day && e == k+2 && p.clauseEnds(k+2) && !p.is(k-1, "in", "than", "least", "for"):
	}
	return x, e
}

// rate reports whether "a day" says how often: "twice a day", "$3 a day",
// "400 barrels a day", "eight hours a day".
func (p *parser) rate(i int) bool {
	b := p.at(i - 1)
	if b.sentence != p.at(i).sentence || p.has(i+2, step|toldStep) {
		return false
	}
	if b.kind == wordKind && p.has(i-1, unitsWord) || p.is(i-1, "once", "twice", "times", "percent") || b.num >= 0 || b.kind == symbolKind || p.has(i-1, scale) {
		return !p.is(i+2, "ago", "earlier", "later")
	}
	if b.kind == wordKind && b.e == unknown && counted(p.text[b.Start:b.End]) && p.at(i-2).num >= 0 {
		return true
	}
	return b.kind == wordKind && p.text[b.Start:b.End] == "million" || b.kind == wordKind && p.text[b.Start:b.End] == "billion"
}
