package eval

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// stretch is a range of days; a zero end is open.
type stretch struct{ from, to time.Time }

// days is how many days the stretch's last is after its first.
func (s stretch) days() int { return int(s.to.Sub(s.from).Hours()) / 24 }

func (s stretch) closed() bool { return !s.from.IsZero() && !s.to.IsZero() }

var isoDay = regexp.MustCompile(`^(\d{4})(?:-(\d\d))?(?:-(\d\d))?`)

// day is the first (or last) day of an ISO day, month or year; zero when s is none.
func day(s string, last bool) time.Time {
	m := isoDay.FindStringSubmatch(s)
	if m == nil {
		return time.Time{}
	}
	year, _ := strconv.Atoi(m[1])
	month, _ := strconv.Atoi(m[2])
	date, _ := strconv.Atoi(m[3])
	switch {
	case date > 0:
		return time.Date(year, time.Month(month), date, 0, 0, 0, 0, time.UTC)
	case !last:
		return time.Date(year, time.Month(max(month, 1)), 1, 0, 0, 0, 0, time.UTC)
	case month == 0:
		month = 12
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC)
}

// span reads an ISO day, month, year or "a/b" as its first and last day.
func span(s string) (stretch, bool) {
	if s == "" {
		return stretch{}, false
	}
	a, b, two := strings.Cut(s, "/")
	if !two {
		b = a
	}
	return between(a, b)
}

// between is the stretch from the first day of a to the last of b.
func between(a, b string) (stretch, bool) {
	r := stretch{day(a, false), day(b, true)}
	return r, !r.from.IsZero() || !r.to.IsZero()
}
