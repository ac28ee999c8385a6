package when

import "github.com/rapporteur/rapporteur"

// rule is a named piece of the grammar: it reads an expression that begins at
// a word.
type rule struct {
	name string
	read func(p *parser, i int) (expr, int)
}

// grammar gives the rules. The longest reading wins; of equally long ones the
// first.
func grammar() []rule {
	return []rule{
		{"clock", (*parser).ruleClock},
		{"day part", (*parser).ruleDayPart},
		{"day", (*parser).ruleDay},
		{"shifted", (*parser).ruleShifted},
		{"year earlier", (*parser).ruleYearEarlier},
		{"quarter", (*parser).ruleQuarter},
		{"deictic", (*parser).ruleDeictic},
		{"relative", (*parser).ruleRelative},
		{"named", (*parser).ruleNamed},
		{"weekday", (*parser).ruleWeekday},
		{"month", (*parser).ruleMonth},
		{"day of month", (*parser).ruleDayOfMonth},
		{"decade", (*parser).ruleDecade},
		{"century", (*parser).ruleCentury},
		{"season", (*parser).ruleSeason},
		{"holiday", (*parser).ruleHoliday},
		{"year", (*parser).ruleYear},
		{"set", (*parser).ruleSet},
		{"duration", (*parser).ruleDuration},
		{"definite", (*parser).ruleDefinite},
		{"reference", (*parser).ruleReference},
	}
}

// pointGrammar gives the rules whose reading can be a point that others lean on.
func pointGrammar() []rule {
	return []rule{
		{"clock", (*parser).ruleClock},
		{"day part", (*parser).ruleDayPart},
		{"day", (*parser).ruleDay},
		{"quarter", (*parser).ruleQuarter},
		{"deictic", (*parser).ruleDeictic},
		{"relative", (*parser).ruleRelative},
		{"named", (*parser).ruleNamed},
		{"weekday", (*parser).ruleWeekday},
		{"month", (*parser).ruleMonth},
		{"decade", (*parser).ruleDecade},
		{"century", (*parser).ruleCentury},
		{"season", (*parser).ruleSeason},
		{"holiday", (*parser).ruleHoliday},
		{"year", (*parser).ruleYear},
		{"definite", (*parser).ruleDefinite},
	}
}

func (p *parser) best(i int, of []rule) (expr, int) {
	var x expr
	end := 0
	for _, r := range of {
		if y, e := r.read(p, i); e > end {
			x, end = y, e
			x.rule = r.name
		}
	}
	return x, end
}

// point reads a point in time, without the words that qualify it. Points lean
// on points ("two days before the day before Christmas") only so deep.
func (p *parser) point(i int) (expr, int) {
	if p.depth >= maxDepth {
		return expr{}, 0
	}
	p.depth++
	x, end := p.best(i, p.points)
	p.depth--
	return x, end
}

const maxDepth = 3

// starters can open an expression.
const starters = month | weekday | weekdays | unitWord | unitsWord | season | part | namedClock | deictic | number | scale | ordinal | vague | which | told |
	past | edge | edgeNoun | reference | setWord | every | era | approx

// opens are the plain words that can open an expression.
var opens = set("the a an half couple dozens scores per more less at up no not as well close fy q h fiscal financial year one these those only just some most post pre " +
	"additional another first final its their his her under future right")

// read reads the whole expression that begins at word i, its qualifiers with it.
func (p *parser) read(i int, last *expr) (expr, int) {
	w := p.at(i)
	switch {
	case w.num >= 0, w.e.roles&starters != 0, w.kind == numberKind, opens[w.e.form], p.mark(i, "'"), p.mark(i, "’"), p.mark(i, "‘"):
	case w.cap && w.Len() < 16:
		if h, _ := p.holiday(i); h == nil {
			return expr{}, 0
		}
	default:
		return expr{}, 0
	}
	if w.glued && w.kind == wordKind && !p.startsGlued(i, last) {
		return expr{}, 0
	}
	x, end := p.best(i, p.rules)
	if y, e := p.ruleRangeEnd(i, last); e >= end && e > 0 {
		x, end = y, e
		x.rule = "range end"
	}
	if y, e := p.edged(i); e > end {
		x, end = y, e
	}
	if y, e := p.qualified(i); e > end {
		x, end = y, e
	}
	if end == 0 || !p.endsWell(end) {
		return expr{}, 0
	}
	x.start, x.end = i, end
	return x, end
}

// startsGlued reports whether an expression may begin at a word that stands
// on the one before: after another expression, or after an opening mark.
func (p *parser) startsGlued(i int, last *expr) bool {
	b := p.at(i - 1)
	if !p.at(i).hyphen {
		return b.kind != wordKind && b.kind != numberKind || p.has(i, month|weekday) && p.at(i).cap
	}
	return last != nil && last.end == i && p.has(i, month|weekday)
}

// endsWell reports whether an expression may end before word i: not inside a
// compound ("1967-style", "May-December" is two).
func (p *parser) endsWell(i int) bool {
	n := p.at(i)
	if i >= len(p.words) || !n.glued || n.kind != wordKind && n.kind != numberKind {
		return true
	}
	if n.hyphen {
		return p.has(i, month|weekday) || p.has(i-1, month|weekday|deictic|namedClock)
	}
	return p.mark(i-1, "-") || n.cap
}

// edged reads an early, middle or late part of a point: "early December",
// "mid-1996", "the end of the month", "earlier this week", "later that
// year", "late in 1947", "early in the morning of 3 May".
func (p *parser) edged(i int) (expr, int) {
	k := p.skip(i, "the", "very")
	var mod string
	var look int8
	switch {
	case p.has(k, edgeNoun) && p.is(k+1, "of") && (k > i || p.is(k, "middle", "end")),
		p.is(k, "early", "latter", "late", "better", "good") && p.is(k+1, "part") && p.is(k+2, "of"):
		mod = p.at(k).e.edge
		if p.is(k+1, "part") {
			k++
		}
		if p.is(k-1, "latter") {
			mod = "END"
		}
		k += 2
	case p.is(k, "rest", "remainder", "most", "part", "course") && p.is(k+1, "of"):
		k += 2
		if p.is(k, "the") && p.is(k+1, "rest") && p.is(k+2, "of") {
			k += 3
		}
		if x, e := p.point(k); e > 0 && x.date.grain() != day && x.typ == rapporteur.TimeDate && (k > i+3 || k == i+3) {
			x.rule = "rest of"
			return x, e
		}
		return expr{}, 0
	case p.has(k, unitWord) && p.possessive(k+1) > 0 && p.is(k+2, "end") && k == i: // "month's end"
		return expr{rule: "unit's end", typ: rapporteur.TimeDate, base: p.present(), unit: p.at(k).e.unit, moved: true, mod: "END"}, k + 3
	case p.is(k, "year", "month") && (p.is(k+1, "end")) && (k == i || p.at(k+1).hyphen): // "year-end"
		x := expr{rule: "unit's end", typ: rapporteur.TimeDate, base: p.present(), unit: p.at(k).e.unit, moved: true, mod: "END"}
		if y, e := p.trailingYear(k + 2); e > 0 {
			x.date, x.moved, x.base = y, false, free
			return x, e
		}
		return x, k + 2
	case p.has(k, edge):
		mod = p.at(k).e.edge
		spoken := p.is(k, "earlier", "later")
		if spoken {
			look = int8(p.at(k).e.shift)
		}
		if k++; p.is(k, "to") && p.has(k+1, edge) { // "mid-to-late"
			k += 2
		}
		if p.is(k, "in", "on") {
			k++
		} else if p.is(k-1, "middle") {
			return expr{}, 0
		}
		if p.is(k, "month", "year") || !spoken && p.has(k, unitWord|unitsWord) {
			return expr{}, 0
		}
	default:
		return expr{}, 0
	}
	x, e := p.point(k)
	if e == 0 {
		if !p.is(k, "the") {
			return expr{}, 0
		}
		u, f := p.unitName(k + 1)
		if f == 0 || u < week || p.at(f).hyphen {
			return expr{}, 0
		}
		x, e = expr{typ: rapporteur.TimeDate, base: p.present(), unit: u, moved: true}, f
	}
	if x.typ == rapporteur.TimeDuration || x.typ == rapporteur.TimeSet || x.mod != "" && x.mod != mod || x.value != "" {
		return expr{}, 0
	}
	if p.is(i, "the") && k == i+2 && p.has(k, month) { // "the late October storm": without its article
		return expr{}, 0
	}
	x.rule, x.mod, x.look = "edge", mod, look
	return x, e
}

// present is what "the month" is counted from: the day of speaking in news,
// what was last told in a story.
func (p *parser) present() base {
	if p.story {
		return narrate
	}
	return spoken
}

// qualifiers are the words before an amount or date that bound it, the
// longest first.
var qualifiers = []struct {
	words []string
	mod   string
}{
	{[]string{"no", "more", "than"}, "EQUAL_OR_LESS"},
	{[]string{"no", "less", "than"}, "EQUAL_OR_MORE"},
	{[]string{"not", "more", "than"}, "EQUAL_OR_LESS"},
	{[]string{"as", "long", "as"}, "EQUAL_OR_LESS"},
	{[]string{"as", "many", "as"}, "EQUAL_OR_LESS"},
	{[]string{"well", "over"}, "MORE_THAN"},
	{[]string{"well", "under"}, "LESS_THAN"},
	{[]string{"just", "over"}, "MORE_THAN"},
	{[]string{"just", "under"}, "LESS_THAN"},
	{[]string{"more", "than"}, "MORE_THAN"},
	{[]string{"less", "than"}, "LESS_THAN"},
	{[]string{"at", "least"}, "EQUAL_OR_MORE"},
	{[]string{"at", "most"}, "EQUAL_OR_LESS"},
	{[]string{"up", "to"}, "EQUAL_OR_LESS"},
	{[]string{"close", "to"}, "LESS_THAN"},
	{[]string{"only", "about"}, "APPROX"},
	{[]string{"under"}, "LESS_THAN"},
	{[]string{"some"}, "APPROX"},
}

// qualified reads an expression behind the words that bound it: "nearly two
// years", "about a decade", "around Nov. 1", "at least 30 days".
func (p *parser) qualified(i int) (expr, int) {
	k, mod := i, ""
	for _, q := range qualifiers {
		if e := p.seq(i, q.words...); e > 0 {
			k, mod = e, q.mod
			break
		}
	}
	if k == i {
		if !p.has(i, approx) {
			return expr{}, 0
		}
		k, mod = i+1, p.at(i).e.approx
	}
	length := p.has(k, number|scale|vague) || p.at(k).num >= 0 || p.is(k, "a", "an", "half", "the")
	var x expr
	e := 0
	if length {
		x, e = p.best(k, []rule{{"duration", (*parser).ruleDuration}, {"shifted", (*parser).ruleShifted}})
	}
	if e > 0 {
		if p.is(k, "the") && mod != "EQUAL_OR_MORE" && mod != "EQUAL_OR_LESS" || x.typ == rapporteur.TimeSet || p.is(k, "the") && x.look == 0 && p.is(i, "over", "within") || p.is(k, "the") && p.is(i, "over", "within") {
			return expr{}, 0
		}
		x.rule, x.mod = "qualified "+x.rule, mod
		return x, e
	}
	if mod != "APPROX" || p.is(i, "some") {
		return expr{}, 0
	}
	if x, e = p.point(k); e > 0 && (x.date != date{}) && x.mod == "" {
		x.rule, x.mod = "qualified "+x.rule, mod
		return x, e
	}
	if x, e = p.edged(k); e > 0 && x.mod == "END" && p.is(k, "year") {
		x.mod = mod
		return x, e
	}
	return expr{}, 0
}

// parse reads all expressions from left to right.
func (p *parser) parse() []expr {
	var out []expr
	for i := 0; i < len(p.words); {
		var last *expr
		if n := len(out); n > 0 && out[n-1].end >= i-2 {
			last = &out[n-1]
		}
		x, end := p.read(i, last)
		if end == 0 {
			i++
			continue
		}
		x.rel = p.relation(&x, last)
		out = append(out, x)
		if x.date.bc {
			p.bc = true
		}
		i = end
	}
	return out
}

// relation reads the preposition before an expression.
func (p *parser) relation(x *expr, last *expr) rapporteur.TimeRelation {
	i := x.start - 1
	if last != nil && last.end == i && (p.dash(i) || p.is(i, "to", "and", "through")) {
		begun := p.is(last.start-1, "from", "between")
		if p.dash(i) || begun || p.is(i, "to", "through") {
			last.rel = rapporteur.TimeSince
			if l := &last.date; l.figures == 0 && x.date.figures == 4 && l.month > 0 && !last.moved && last.value == "" && // "from June 5 to June 9, 2018"
				l.month*32+l.day <= x.date.month*32+x.date.day {
				l.year, l.figures, l.bc = x.date.year, 4, x.date.bc
			}
			return rapporteur.TimeUntil
		}
	}
	if p.is(i, "by") && p.possessive(x.end) > 0 {
		return "" // "triggered by Saturday's quake": no deadline
	}
	return relations[p.at(i).e.form]
}

// relations of prepositions.
var relations = map[string]rapporteur.TimeRelation{
	"since": rapporteur.TimeSince, "from": rapporteur.TimeSince, "until": rapporteur.TimeUntil, "till": rapporteur.TimeUntil, "through": rapporteur.TimeUntil,
	"by": rapporteur.TimeBy, "before": rapporteur.TimeBefore, "after": rapporteur.TimeAfter, "during": rapporteur.TimeDuring, "throughout": rapporteur.TimeDuring,
	"within": rapporteur.TimeDuring,
}
