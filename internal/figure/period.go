package figure

import (
	"strconv"
	"strings"
	"time"

	"github.com/rapporteur/rapporteur"
)

// period finds the time phrase nearest to the number and resolves it against
// the day of publication where plain rules are safe; else its days stay empty.
func (c *clause) period(s *slot, day rapporteur.Day) (rapporteur.Period, rapporteur.Span) {
	bestA, bestB, best := 0, 0, 1<<30
	for k := max(0, s.start-far); k < len(c.low) && k < s.end+far; k++ {
		b := c.timePhrase(k)
		if b == k {
			continue
		}
		d := k - s.end
		if k < s.start {
			d = s.start - b
		}
		for x := min(k, s.start); x < max(k, s.start); x++ {
			if c.low[x] == ";" || blocks[c.low[x]] && x != k {
				d += 8
			}
		}
		if !c.reporting(k, b) && d < best {
			bestA, bestB, best = k, b, d
		}
		k = b - 1
	}
	if bestB == bestA {
		return rapporteur.Period{}, rapporteur.Span{}
	}
	sp := c.span(bestA, bestB)
	return rapporteur.Period{Text: sp.In(c.l.Text), Interval: resolve(c.low[bestA:bestB], day)}, sp
}

// reporting reports whether the phrase dates the statement, not the deed: "officials said on Tuesday".
func (c *clause) reporting(a, b int) bool {
	for k := a - 1; k >= 0 && k >= a-2; k-- {
		if speaks[c.low[k]] != "" {
			return true
		}
	}
	return b < len(c.low) && b+2 < len(c.low) && (c.low[b] == "it" || c.low[b] == "he" || c.low[b] == "she") && speaks[c.low[b+1]] != ""
}

// timePhrase gives the token after the time phrase that starts at token k; k when none does.
func (c *clause) timePhrase(k int) int {
	w := c.low[k]
	get := func(i int) string {
		if i < len(c.low) {
			return c.low[i]
		}
		return ""
	}
	n := k
	switch w {
	case "since", "in", "on", "during", "by", "until", "from", "between", "over", "throughout":
		n++
		if get(n) == "then" && w == "since" {
			return n + 1
		}
	case "yesterday", "today":
		return k + 1
	case "overnight":
		if weekday(get(k+1)) >= 0 {
			return k + 2
		}
		return k + 1
	}
	if get(n) == "the" {
		n++
	}
	if x := get(n); x == "early" || x == "late" || x == "mid" || x == "last" && weekday(get(n+1)) >= 0 {
		n++
	}
	x := get(n)
	x = strings.TrimPrefix(x, "mid-")
	switch {
	case weekday(x) >= 0 && c.form(n) != c.low[n]:
		n++
		if dayPart[get(n)] {
			n++
		}
		return n
	case month(x) > 0 && c.form(n) != c.low[n]:
		n++
		if get(n) == "." && len(x) < 5 && isDay(get(n+1)) {
			n++
		}
		if isDay(get(n)) {
			n++
			if get(n) == "," && isYear(get(n+1)) {
				n++
			}
		}
		if isYear(get(n)) {
			n++
		}
		return n
	case isDay(x) && month(get(n+1)) > 0 && n < len(c.low)-1 && c.form(n+1) != c.low[n+1]:
		n += 2
		if w == "between" && get(n) == "and" && isDay(get(n+1)) && month(get(n+2)) > 0 {
			n += 3
		}
		if isYear(get(n)) {
			n++
		}
		return n
	case isYear(x) && n > k && w != "by":
		return n + 1
	case x == "this" && dayPart[get(n+1)]:
		return n + 2
	case x == "this" || x == "last" || x == "past" || x == "recent":
		m := n + 1
		if _, ok := count(get(m)); ok || get(m) == "few" || get(m) == "several" {
			m++
		}
		if spell[get(m)] {
			return m + 1
		}
	case w == "over" && x == "weekend":
		return n + 1
	case w == "so" && get(k+1) == "far" && get(k+2) == "this" && spell[get(k+3)]:
		return k + 4
	}
	return k
}

var dayPart = wordSet("morning afternoon evening night")
var spell = wordSet("day days week weeks month months year years hours weekend")

var weekdays, months = calendar()

// calendar names the days and months, the months cut short too.
func calendar() (map[string]int, map[string]time.Month) {
	days, names := map[string]int{}, map[string]time.Month{"sept": time.September}
	for d := time.Sunday; d <= time.Saturday; d++ {
		days[strings.ToLower(d.String())] = int(d)
	}
	for m := time.January; m <= time.December; m++ {
		full := strings.ToLower(m.String())
		names[full], names[full[:3]] = m, m
	}
	return days, names
}

// weekday gives the number of a weekday's name, -1 for other words.
func weekday(w string) int {
	if d, ok := weekdays[w]; ok {
		return d
	}
	return -1
}

// month gives the month that a word names, 0 for other words.
func month(w string) time.Month { return months[strings.TrimSuffix(w, ".")] }

func isYear(w string) bool {
	return len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && w[2] >= '0' && w[2] <= '9' && w[3] >= '0' && w[3] <= '9'
}

func isDay(w string) bool {
	n, err := strconv.Atoi(w)
	return err == nil && n > 0 && n < 32 && len(w) <= 2
}

var counts = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "24": 24}

func count(w string) (int, bool) {
	if n, ok := counts[w]; ok {
		return n, true
	}
	n, err := strconv.Atoi(w)
	return n, err == nil && n > 0 && n < 1000
}

// resolve gives the days of a time phrase, seen from the day of publication;
// nothing where a plain rule does not give them.
func resolve(p []string, day rapporteur.Day) rapporteur.Interval {
	since := p[0] == "since"
	year, mon, dom := 0, time.Month(0), 0
	for i, w := range p {
		switch {
		case isYear(w):
			year = atoi(w)
		case month(w) > 0 && mon == 0:
			mon = month(w)
		case isDay(w) && dom == 0 && mon == 0 && i+1 < len(p) && month(p[i+1]) > 0, isDay(w) && dom == 0 && mon > 0 && (i == 0 || month(p[i-1]) > 0 || p[i-1] == "."):
			dom = atoi(w)
		}
	}
	if p[0] == "between" || p[0] == "until" || p[0] == "by" || p[0] == "from" {
		return rapporteur.Interval{}
	}
	vague := false
	for _, w := range p {
		if w == "early" && !since || w == "late" || strings.HasPrefix(w, "mid") {
			vague = true
		}
	}
	if !day.Known() && year == 0 {
		return rapporteur.Interval{}
	}
	pub := day.Time()
	iv := rapporteur.Interval{}
	switch {
	case mon > 0:
		if year == 0 {
			year = pub.Year()
			if time.Date(year, mon, max(dom, 1), 0, 0, 0, 0, time.UTC).After(pub) {
				year--
			}
		}
		if vague {
			return iv
		}
		first := time.Date(year, mon, max(dom, 1), 0, 0, 0, 0, time.UTC)
		last := first
		if dom == 0 {
			last = first.AddDate(0, 1, -1)
		}
		iv = span(first, last)
	case year > 0:
		iv = span(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(year, 12, 31, 0, 0, 0, 0, time.UTC))
	default:
		iv = relative(p, pub)
	}
	if since && iv.From != "" {
		iv.To = day
	}
	if day.Known() && iv.To > day {
		iv.To = day
	}
	return iv
}

// relative resolves phrases that count from the day of publication.
func relative(p []string, pub time.Time) rapporteur.Interval {
	text := strings.Join(p, " ")
	if p[0] == "overnight" {
		return rapporteur.Interval{}
	}
	for _, w := range p {
		if d := weekday(w); d >= 0 {
			back := (int(pub.Weekday()) - d + 7) % 7
			if strings.Contains(text, "last ") && back == 0 {
				back = 7
			}
			t := pub.AddDate(0, 0, -back)
			return span(t, t)
		}
	}
	switch {
	case text == "today" || text == "this morning":
		return span(pub, pub)
	case text == "yesterday":
		return span(pub.AddDate(0, 0, -1), pub.AddDate(0, 0, -1))
	case strings.HasSuffix(text, "this month"):
		return span(pub.AddDate(0, 0, 1-pub.Day()), pub)
	case strings.HasSuffix(text, "this year"):
		return span(time.Date(pub.Year(), 1, 1, 0, 0, 0, 0, time.UTC), pub)
	case text == "last month":
		first := pub.AddDate(0, 0, 1-pub.Day()).AddDate(0, -1, 0)
		return span(first, first.AddDate(0, 1, -1))
	case text == "last year":
		return span(time.Date(pub.Year()-1, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(pub.Year()-1, 12, 31, 0, 0, 0, 0, time.UTC))
	}
	if !strings.Contains(text, "past ") && !strings.Contains(text, "last ") {
		return rapporteur.Interval{}
	}
	for i, w := range p {
		n, ok := count(w)
		if !ok || i+1 >= len(p) {
			continue
		}
		switch p[i+1] {
		case "days":
			return span(pub.AddDate(0, 0, -n), pub)
		case "weeks":
			return span(pub.AddDate(0, 0, -7*n), pub)
		case "months":
			return span(pub.AddDate(0, -n, 0), pub)
		case "years":
			return span(pub.AddDate(-n, 0, 0), pub)
		}
	}
	return rapporteur.Interval{}
}

func span(a, b time.Time) rapporteur.Interval {
	return rapporteur.Interval{From: rapporteur.DayOf(a), To: rapporteur.DayOf(b)}
}

func atoi(w string) int { n, _ := strconv.Atoi(w); return n }
