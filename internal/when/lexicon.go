package when

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// role is a set of parts that a word can play in a time expression.
type role uint64

const (
	month role = 1 << iota
	weekday
	weekdays
	unitWord
	unitsWord
	season
	seasons
	part
	parts
	namedClock
	halfDay
	deictic
	number
	scale
	ordinal
	decadeName
	vague
	which
	told
	past
	edge
	edgeNoun
	step
	toldStep
	reference
	setWord
	every
	era
	zone
	approx
	plain
	capital // the word counts only with a capital
)

// roleNames are the roles as words.tsv writes them; a capital there asks for
// a capital in the text.
var roleNames = map[string]role{
	"month": month, "weekday": weekday, "weekdays": weekdays, "unit": unitWord, "units": unitsWord, "season": season,
	"seasons": seasons, "part": part, "parts": parts, "named": namedClock, "half": halfDay, "deictic": deictic,
	"number": number, "scale": scale, "ordinal": ordinal, "decade": decadeName, "vague": vague, "which": which,
	"told": told, "past": past, "edge": edge, "edgenoun": edgeNoun, "step": step, "toldstep": toldStep, "ref": reference,
	"set": setWord, "every": every, "era": era, "zone": zone, "approx": approx, "plain": plain,
}

// entry is what the lexicon knows of a word.
type entry struct {
	form   string
	roles  role
	month  int    // 1 January
	day    int    // of the week, 1 Monday
	unit   unit   // of unitWord and unitsWord
	number int    // of number, ordinal, decadeName, scale
	shift  int    // of deictic, which, told, past, step, toldStep, halfDay, era
	season string // SP SU FA WI
	part   string // MO MI AF EV NI DT
	clock  int    // hour of namedClock
	edge   string // START MID END
	value  string // of reference and setWord
	zone   string // hours from UTC
	approx string // mod
}

//go:embed words.tsv
var wordTable string

var lexicon = readLexicon(wordTable)

func readLexicon(table string) map[string]*entry {
	m := map[string]*entry{}
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		r, ok := roleNames[strings.ToLower(f[1])]
		if len(f) != 3 || !ok {
			panic(fmt.Sprintf("when: words.tsv: bad line %q", line))
		}
		e := m[f[0]]
		if e == nil {
			e = &entry{form: f[0]}
			m[f[0]] = e
		}
		e.roles |= r
		if f[1][0] < 'a' {
			e.roles |= capital
		}
		e.set(r, f[2])
	}
	return m
}

func (e *entry) set(r role, v string) {
	n, _ := strconv.Atoi(v)
	switch r {
	case month:
		e.month = n
	case weekday, weekdays:
		e.day = n
	case unitWord, unitsWord:
		e.unit = unitNames[v]
	case number, ordinal, decadeName, scale:
		e.number = n
	case deictic, which, told, past, step, toldStep, halfDay, era:
		e.shift = n
	case season, seasons:
		e.season = v
	case part, parts:
		e.part = v
	case namedClock:
		e.clock, _ = strconv.Atoi(v[:2])
	case edge, edgeNoun:
		e.edge = v
	case reference, setWord:
		e.value = v
	case zone:
		e.zone = v
	case approx:
		e.approx = v
	}
}

// unit is a stretch of the calendar.
type unit int8

const (
	noUnit unit = iota
	second
	minute
	hour
	day
	week
	weekend
	fortnight
	monthUnit
	quarter
	year
	decade
	century
	millennium
)

var unitNames = map[string]unit{
	"second": second, "minute": minute, "hour": hour, "day": day, "week": week, "weekend": weekend, "fortnight": fortnight,
	"month": monthUnit, "quarter": quarter, "year": year, "decade": decade, "century": century, "millennium": millennium,
}

// letter is the unit's letter in an ISO 8601 duration, with its T where the
// unit is of the clock.
func (u unit) letter() string {
	return [...]string{"", "TS", "TM", "TH", "D", "W", "WE", "W", "M", "Q", "Y", "DE", "CE", "ML"}[u]
}
