package rapporteur

import "time"

// Day is a calendar day in ISO 8601 form ("2020-02-07"); empty is unknown.
// Days compare and sort as strings.
type Day string

// DayOf gives the calendar day of t in t's own location.
func DayOf(t time.Time) Day { return Day(t.Format(time.DateOnly)) }

// Known reports whether d is a real calendar day.
func (d Day) Known() bool { _, err := time.Parse(time.DateOnly, string(d)); return err == nil }

// Time is midnight UTC of the day; the zero time when the day is unknown.
func (d Day) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Add gives the day n days later; unknown stays unknown.
func (d Day) Add(n int) Day {
	if !d.Known() {
		return ""
	}
	return DayOf(d.Time().AddDate(0, 0, n))
}

// Interval is a range of days, both inclusive; an empty end is open or unknown.
type Interval struct {
	From Day `json:"from,omitempty"`
	To   Day `json:"to,omitempty"`
}

// IsZero reports whether nothing is known of the interval.
func (i Interval) IsZero() bool { return i == Interval{} }
