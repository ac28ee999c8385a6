package when

import (
	_ "embed"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"time"
)

// holiday is a day of the year with a name. Its day follows from the rule:
// a month and day, the n-th weekday of a month, or days from Easter Sunday.
// Holidays of other calendars move through the year and are not in the table.
type holiday struct {
	key   string // "@" and its number, where a date keeps it
	words []string
	rule  string
}

//go:embed holidays.tsv
var holidayTable string

var holidayList, holidays = readHolidays(holidayTable)

func readHolidays(table string) ([]*holiday, map[string][]*holiday) {
	var list []*holiday
	by := map[string][]*holiday{}
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		name, rule, ok := strings.Cut(line, "\t")
		if !ok {
			panic(fmt.Sprintf("when: holidays.tsv: bad line %q", line))
		}
		h := &holiday{key: "@" + strconv.Itoa(len(list)), words: strings.Fields(name), rule: rule}
		list = append(list, h)
		by[h.words[0]] = append(by[h.words[0]], h)
	}
	for _, l := range by {
		sort.SliceStable(l, func(a, b int) bool { return len(l[a].words) > len(l[b].words) })
	}
	return list, by
}

// holidayOf gives the holiday that a date's season field names.
func holidayOf(key string) *holiday {
	if !strings.HasPrefix(key, "@") {
		return nil
	}
	n, err := strconv.Atoi(key[1:])
	if err != nil || n >= len(holidayList) {
		return nil
	}
	return holidayList[n]
}

// in gives the holiday's day in a year.
func (h *holiday) in(y int) time.Time {
	at := func(m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	f := strings.Fields(h.rule)
	n := make([]int, len(f))
	for i := range f {
		n[i], _ = strconv.Atoi(f[i])
	}
	switch f[0] {
	case "easter":
		return easter(y).AddDate(0, 0, n[1])
	case "nth": // n weekday month [days after]
		t := at(n[3], 1)
		if n[1] > 0 {
			t = t.AddDate(0, 0, (n[2]-isoDay(t)+7)%7+7*(n[1]-1))
		} else {
			t = at(n[3]+1, 0)
			t = t.AddDate(0, 0, -((isoDay(t) - n[2] + 7) % 7))
		}
		if len(n) > 4 {
			t = t.AddDate(0, 0, n[4])
		}
		return t
	}
	return at(n[0], n[1])
}

// easter gives Easter Sunday of the western churches in the Gregorian
// calendar (the anonymous computus printed by Meeus).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return time.Date(y, time.Month(n/31), n%31+1, 0, 0, 0, 0, time.UTC)
}
