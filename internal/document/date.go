package document

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/rapporteur/rapporteur"
)

// stamp is a calendar date as a text writes it. What it does not say is 0.
type stamp struct {
	rapporteur.Span
	year, month, day int
	weekday          int // 1 Monday … 7 Sunday
}

// on gives the stamp as a calendar day; unknown unless it is whole and real.
func (s stamp) on() rapporteur.Day {
	if s.year == 0 || s.month == 0 || s.day == 0 {
		return ""
	}
	return makeDay(s.year, s.month, s.day)
}

// makeDay gives the day, or unknown when there is none such in the calendar.
func makeDay(year, month, day int) rapporteur.Day {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day || int(t.Month()) != month || year < 1800 || year > 2199 {
		return ""
	}
	return rapporteur.DayOf(t)
}

// weekdayOf is 1 for Monday to 7 for Sunday.
func weekdayOf(d rapporteur.Day) int { return (int(d.Time().Weekday())+6)%7 + 1 }

// days is the number of days from a to b.
func days(a, b rapporteur.Day) int { return int(b.Time().Sub(a.Time()).Hours() / 24) }

const (
	monthWord = `(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)`
	dayWord   = `(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?`
)

// datePattern reads "Friday, Feb. 7, 2020", "7th of February 2020", "Feb. 7",
// "September 2018" and the like. Groups: weekday, day before the month, month,
// day after it, year.
const datePattern = `(?:\b(` + dayWord + `)\b\.?,? (?:the )?)?(?:\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? )?\b(` + monthWord + `)\b\.?(?: (\d{1,2})(?:st|nd|rd|th)?\b)?(?:(?:,| of)? ((?:19|20)\d\d)\b)?`

var (
	dateRE      = regexp.MustCompile(datePattern)
	looseDateRE = regexp.MustCompile(`(?i)` + strings.Replace(datePattern, `(?:\b(`+dayWord+`)\b`, `(?:(`+dayWord+`)\b`, 1)) // also glued to a word before
	isoDateRE   = regexp.MustCompile(`\b((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})\b`)
	numDateRE   = regexp.MustCompile(`\b(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d\d)\b`)
)

// dates finds the dates with a month's name in text[start:end].
func dates(text string, start, end int, loose bool) []stamp {
	re := dateRE
	if loose {
		re = looseDateRE
	}
	var out []stamp
	for _, m := range re.FindAllStringSubmatchIndex(text[start:end], -1) {
		get := func(k int) string {
			if m[2*k] < 0 {
				return ""
			}
			return text[start+m[2*k] : start+m[2*k+1]]
		}
		s := stamp{Span: rapporteur.Span{Start: start + m[0], End: start + m[1]}, month: monthOf(get(3)), weekday: weekdayNamed(get(1))}
		s.year, _ = strconv.Atoi(get(5))
		s.day, _ = strconv.Atoi(get(2))
		if after, _ := strconv.Atoi(get(4)); after > 0 {
			if s.day > 0 { // "on 7 February 20 men": the second number is another matter
				s.year = 0
			} else {
				s.day = after
			}
		}
		if s.day > 31 {
			continue
		}
		out = append(out, s)
	}
	return out
}

// headerDate finds the one whole date of a line at a page's edge, in words or
// in figures. Figures whose order is open ("03/04/2020") count only when
// day and month are the same either way.
func headerDate(text string, s rapporteur.Span) (stamp, bool) {
	for _, d := range dates(text, s.Start, s.End, true) {
		if d.on() != "" {
			return d, true
		}
	}
	in := s.In(text)
	if m := isoDateRE.FindStringSubmatchIndex(in); m != nil {
		d := stamp{Span: rapporteur.Span{Start: s.Start + m[0], End: s.Start + m[1]}}
		d.year, d.month, d.day = number(in[m[2]:m[3]]), number(in[m[4]:m[5]]), number(in[m[6]:m[7]])
		return d, d.on() != ""
	}
	if m := numDateRE.FindStringSubmatchIndex(in); m != nil {
		d := stamp{Span: rapporteur.Span{Start: s.Start + m[0], End: s.Start + m[1]}, year: number(in[m[6]:m[7]])}
		a, b := number(in[m[2]:m[3]]), number(in[m[4]:m[5]])
		american := americanClock.MatchString(in)
		switch {
		case a == b, a > 12:
			d.day, d.month = a, b
		case b > 12, american:
			d.day, d.month = b, a
		default:
			return stamp{}, false
		}
		return d, d.on() != ""
	}
	return stamp{}, false
}

// americanClock tells a line by a newspaper that writes the month first.
var americanClock = regexp.MustCompile(`\b(?:ET|EST|EDT|CT|CST|CDT|MT|MST|MDT|PT|PST|PDT)\b`)

func number(s string) int { n, _ := strconv.Atoi(s); return n }

// monthOf gives the number of the month by its first three letters.
func monthOf(s string) int {
	if len(s) < 3 {
		return 0
	}
	return strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(s[:3]))/3 + 1
}

// weekdayNamed gives the number of the weekday by its first three letters.
func weekdayNamed(s string) int {
	if len(s) < 3 {
		return 0
	}
	return strings.Index("montuewedthufrisatsun", strings.ToLower(s[:3]))/3 + 1
}
