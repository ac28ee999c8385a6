package when

import (
	"fmt"
	"time"
)

// date is a place in the calendar or clock as far as it is known: what a text
// says, and after resolving what follows from it. Zero fields are not known.
type date struct {
	bc      bool
	year    int  // as said: 1984; of a decade 198, of a century 19
	figures int8 // of the year that are known: 4 a year, 3 a decade, 2 a century
	half    int8
	quarter int8
	season  string
	month   int8
	week    int8 // ISO; year is then the ISO year
	weekend bool
	weekday int8
	day     int8
	part    string
	hour    int8
	minute  int8
	second  int8
	clock   int8   // parts of the clock time that are known: 1 the hour, 2 the minute, 3 the second
	fiscal  bool   // of an accounting year, whose days are not the calendar's
	zone    string // of the clock time, as printed
	span    unit   // unit the expression names without a value, for underspecified output
}

// hasYear reports whether the whole year is known.
func (d date) hasYear() bool { return d.figures == 4 }

// grain is the finest unit that is known or named.
func (d date) grain() unit {
	switch {
	case d.clock > 0:
		return hour
	case d.day > 0 || d.weekday > 0 || d.part != "":
		return day
	case d.weekend:
		return weekend
	case d.week > 0:
		return week
	case d.month > 0:
		return monthUnit
	case d.quarter > 0 || d.half > 0 || d.season != "":
		return quarter
	case d.figures == 4:
		return year
	case d.figures == 3:
		return decade
	case d.figures == 2:
		return century
	}
	return noUnit
}

// over lays what is said in top over d.
func (d date) over(top date) date {
	if top.figures > 0 {
		d.bc, d.year, d.figures = top.bc, top.year, top.figures
	}
	if top.half > 0 {
		d.half = top.half
	}
	if top.quarter > 0 {
		d.quarter = top.quarter
	}
	if top.season != "" {
		d.season = top.season
	}
	if top.month > 0 {
		d.month = top.month
	}
	if top.week > 0 {
		d.week = top.week
	}
	if top.weekend {
		d.weekend = true
	}
	if top.weekday > 0 {
		d.weekday = top.weekday
	}
	if top.day > 0 {
		d.day = top.day
	}
	if top.part != "" {
		d.part = top.part
	}
	if top.clock > 0 {
		d.hour, d.minute, d.second, d.clock, d.zone = top.hour, top.minute, top.second, top.clock, top.zone
	}
	d.fiscal = d.fiscal || top.fiscal
	return d
}

// value writes the date as TIMEX3 does, X for what is not known.
func (d date) value() string {
	y := "XXXX"
	switch d.figures {
	case 4:
		y = fmt.Sprintf("%04d", d.year)
	case 3:
		y = fmt.Sprintf("%03d", d.year)
	case 2:
		y = fmt.Sprintf("%02d", d.year)
	}
	if d.bc {
		y = "BC" + y
	}
	s := y
	switch {
	case d.month > 0 && d.day > 0:
		s = fmt.Sprintf("%s-%02d-%02d", y, d.month, d.day)
	case d.month > 0 && (d.part != "" || d.clock > 0 || d.span == day):
		s = fmt.Sprintf("%s-%02d-XX", y, d.month)
	case d.month > 0:
		s = fmt.Sprintf("%s-%02d", y, d.month)
	case d.weekday > 0:
		s = fmt.Sprintf("%s-WXX-%d", y, d.weekday)
	case d.week > 0 && d.weekend:
		s = fmt.Sprintf("%s-W%02d-WE", y, d.week)
	case d.week > 0:
		s = fmt.Sprintf("%s-W%02d", y, d.week)
	case d.weekend:
		s = y + "-WXX-WE"
	case d.season != "":
		s = y + "-" + d.season
	case d.quarter > 0:
		s = fmt.Sprintf("%s-Q%d", y, d.quarter)
	case d.half > 0:
		s = fmt.Sprintf("%s-H%d", y, d.half)
	case d.day > 0:
		s = fmt.Sprintf("%s-XX-%02d", y, d.day)
	case d.part != "" || d.clock > 0 || d.span == day:
		s = y + "-XX-XX"
	case d.span == week:
		s = y + "-WXX"
	case d.span == weekend:
		s = y + "-WXX-WE"
	case d.span == monthUnit:
		s = y + "-XX"
	case d.span == quarter:
		s = y + "-QX"
	}
	switch {
	case d.clock == 3:
		s += fmt.Sprintf("T%02d:%02d:%02d", d.hour, d.minute, d.second)
	case d.clock > 0:
		s += fmt.Sprintf("T%02d:%02d", d.hour, d.minute)
	case d.part != "":
		s += "T" + d.part
	}
	return s
}

// ofTime gives the date of a day.
func ofTime(t time.Time) date {
	return date{year: t.Year(), figures: 4, month: int8(t.Month()), day: int8(t.Day())}
}

// ofWeek gives the date of the ISO week that holds t.
func ofWeek(t time.Time) date {
	y, w := t.ISOWeek()
	return date{year: y, figures: 4, week: int8(w)}
}

// time gives the day at UTC midnight; false when it is not known or before our era.
func (d date) time() (time.Time, bool) {
	if d.bc || d.figures != 4 || d.month == 0 || d.day == 0 {
		return time.Time{}, false
	}
	t := time.Date(d.year, time.Month(d.month), int(d.day), 0, 0, 0, 0, time.UTC)
	return t, t.Day() == int(d.day)
}

// monday gives the first day of an ISO week.
func monday(year, week int) time.Time {
	t := time.Date(year, 1, 4, 0, 0, 0, 0, time.UTC)
	return t.AddDate(0, 0, 7*(week-1)-(isoDay(t)-1))
}

// isoDay gives the day of the week, 1 for Monday to 7 for Sunday.
func isoDay(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// bounds gives the first and last day of a date; false when they are not known.
func (d date) bounds() (from, to time.Time, ok bool) {
	at := func(y, m, dd int) time.Time { return time.Date(y, time.Month(m), dd, 0, 0, 0, 0, time.UTC) }
	if d.bc || d.figures == 0 || d.year == 0 || d.fiscal {
		return from, to, false
	}
	switch d.figures {
	case 2:
		return at(d.year*100, 1, 1), at(d.year*100+99, 12, 31), true
	case 3:
		return at(d.year*10, 1, 1), at(d.year*10+9, 12, 31), true
	}
	y := d.year
	switch {
	case d.month > 0 && d.day > 0:
		t, ok := d.time()
		return t, t, ok
	case d.month > 0 && (d.part != "" || d.clock > 0 || d.span == day):
		return from, to, false
	case d.month > 0:
		return at(y, int(d.month), 1), at(y, int(d.month)+1, 0), true
	case d.weekday > 0 || d.day > 0:
		return from, to, false
	case d.week > 0:
		from = monday(y, int(d.week))
		if d.weekend {
			return from.AddDate(0, 0, 5), from.AddDate(0, 0, 6), true
		}
		return from, from.AddDate(0, 0, 6), true
	case d.season != "": // which months it has depends on the half of the globe
		return from, to, false
	case d.quarter > 0:
		return at(y, int(d.quarter)*3-2, 1), at(y, int(d.quarter)*3+1, 0), true
	case d.half > 0:
		return at(y, int(d.half)*6-5, 1), at(y, int(d.half)*6+1, 0), true
	case d.part != "" || d.clock > 0 || d.span != noUnit || d.weekend:
		return from, to, false
	}
	return at(y, 1, 1), at(y, 12, 31), true
}
