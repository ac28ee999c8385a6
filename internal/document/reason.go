package document

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// Bounds of what may be concluded about a day of publication, in days or
// years. They were set and checked on 12,945 dated articles.
const (
	weekdayReach = 7 // a day further back than this is written as a date, a nearer one as a weekday
	pinYears     = 4 // years after the latest year named in which a yearless date may lie
	windowDays   = 3 // a report comes out on the first weekday it tells of or within the two days after
	tripReach    = 9 // days by which a short journey that is announced may lie ahead
	thisYear     = 2 // months named without a year from which "this year" is sure
	postReach    = 6 // days after which a report no longer shows posts as new
)

// tense is the way a time in the text looks from the day of writing.
type tense uint8

const (
	unclear tense = iota
	past
	ahead
)

// mention is a time named in the text without its year.
type mention struct {
	rapporteur.Span
	weekday int   // 1 Monday … 7 Sunday, 0 none
	date    stamp // month and day, zero for a bare weekday
	weekend bool  // "the weekend of"
	when    tense
	visit   bool // of a journey or talks
	line    rapporteur.Span
}

// reasoned is what the dates and weekdays of the text let one conclude: a
// range of days, or nothing at all. Each rule asks for a yearless date whose
// year only one reading leaves open, and for weekdays that fix the days
// around it; what contradicts itself gives nothing.
func (p *page) reasoned() rapporteur.Published {
	if !reasonable(p.text) {
		return p.atLeast()
	}
	skip := make([]rapporteur.Span, len(p.marks))
	for i, m := range p.marks {
		skip[i] = m.Span
	}
	r := reasoner{text: p.text, layout: text.Split(p.text, skip)}
	r.read()
	for _, rule := range []func() rapporteur.Published{r.fromPosts, r.fromPinned, r.fromVisit} {
		if x := rule(); x.How != "" {
			return x
		}
	}
	return p.atLeast()
}

// reasonable reports whether the text holds anything a rule could start from.
func reasonable(text string) bool {
	return strings.Contains(text, "(@") || strings.Contains(text, "weekend of ") || strings.Contains(text, "day trip") || strings.Contains(text, "day visit")
}

// atLeast is what the pictures tell: the report is no older than the latest
// day in a caption. The end stays open.
func (p *page) atLeast() rapporteur.Published {
	var last stamp
	for _, m := range p.marks {
		if m.Why != rapporteur.FurnitureCaption {
			continue
		}
		for _, d := range dates(p.text, m.Start, m.End, false) {
			if d.on() > last.on() {
				last = d
			}
		}
	}
	if last.on() == "" {
		return rapporteur.Published{}
	}
	return rapporteur.Published{Earliest: last.on(), How: rapporteur.DateReasoned, Evidence: []rapporteur.Evidence{{Field: "caption", Span: last.Span}}}
}

type reasoner struct {
	text     string
	layout   *text.Layout
	mentions []mention // bare weekdays and yearless dates, in text order
	whole    []stamp   // dates with year, month and day
	posts    []stamp   // those of them that date a post shown in the text
	year     int       // latest year named for something past
	named    stamp     // latest month or day named with its year for something past
	months   int       // past months named without a year or day
	yearSpan rapporteur.Span
}

var (
	weekendOf = regexp.MustCompile(`(?i)\bweekend of $`)
	postDate  = regexp.MustCompile(`[—–-] ?[^—–\n]{2,70}\(@\w{1,30}\) ?$`)
	bareMonth = regexp.MustCompile(`(?i)\b(?:in|since|until|from|last|late|early|mid-?) $`)
	yearRE    = regexp.MustCompile(`\b(?:in|since|of|the|during|late|early|from|after) ((?:19|20)\d\d)\b`)
)

// read collects the times of every sentence.
func (r *reasoner) read() {
	for si, s := range r.layout.Sentences {
		in := s.In(r.text)
		found := dates(r.text, s.Start, s.End, false)
		visit := len(found) > 0 && visitRE.MatchString(in)
		for _, d := range found {
			before := tail(r.text[s.Start:d.Start])
			if d.year > 0 {
				if x := d.on(); x != "" {
					r.whole = append(r.whole, d)
					if postDate.MatchString(before) {
						r.posts = append(r.posts, d)
					}
				}
				if r.tenseAt(si, d.Span) == past {
					r.saw(d.year, d.Span)
					if d.year > r.named.year || d.year == r.named.year && d.month > r.named.month {
						r.named = d
					}
				}
				continue
			}
			if d.day == 0 && r.tenseAt(si, d.Span) == past && bareMonth.MatchString(before) {
				r.months++
			}
			if d.day > 0 && makeDay(2020, d.month, d.day) != "" {
				m := mention{Span: d.Span, weekday: d.weekday, date: d, when: r.tenseAt(si, d.Span), line: s.Span}
				m.weekend = weekendOf.MatchString(before)
				m.visit = m.when == ahead && visit
				r.mentions = append(r.mentions, m)
			}
		}
		for _, m := range yearRE.FindAllStringSubmatchIndex(in, -1) {
			span := rapporteur.Span{Start: s.Start + m[2], End: s.Start + m[3]}
			if r.tenseAt(si, span) == past {
				r.saw(number(span.In(r.text)), span)
			}
		}
		for t := s.First; t < s.Last; t++ {
			at := r.layout.Tokens[t].Start
			for len(found) > 0 && found[0].End <= at {
				found = found[1:]
			}
			w := weekdays[r.layout.Form(t)]
			if w == 0 || len(found) > 0 && found[0].Start <= at || t > s.First && habitual[strings.ToLower(r.layout.Form(t-1))] {
				continue
			}
			r.mentions = append(r.mentions, mention{Span: r.layout.Tokens[t].Span, weekday: w, when: r.tenseAt(si, r.layout.Tokens[t].Span), line: s.Span})
		}
	}
}

// saw keeps the latest year the text names for something past.
func (r *reasoner) saw(year int, s rapporteur.Span) {
	if year > r.year {
		r.year, r.yearSpan = year, s
	}
}

// tail is the end of a text, long enough for what is looked for before a date.
func tail(s string) string {
	const most = 160
	if len(s) <= most {
		return s
	}
	at := len(s) - most
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at++
	}
	return s[at:]
}

// tenseAt tells the tense of what is said to be at the time in span: by the
// nearest word before it in the sentence that shows one, else by the first after it.
func (r *reasoner) tenseAt(sentence int, span rapporteur.Span) tense {
	s := r.layout.Sentences[sentence]
	at := r.layout.TokenAt(span.Start)
	for i := at - 1; i >= s.First && at-i <= maxTenseWords; i-- {
		if t := r.cue(i, s.First); t != unclear {
			return t
		}
	}
	for i := r.layout.TokenAt(span.End); i < s.Last && i-at <= maxTenseWords; i++ {
		if t := r.cue(i, s.First); t != unclear {
			return t
		}
	}
	return unclear
}

// maxTenseWords is how far from a time its verb is sought.
const maxTenseWords = 16

// cue tells the tense that token i shows.
func (r *reasoner) cue(i, first int) tense {
	w := strings.ToLower(r.layout.Form(i))
	switch {
	case aheadWords[w]:
		return ahead
	case w == "to" && i > first && aheadBeforeTo[strings.ToLower(r.layout.Form(i-1))]:
		return ahead
	case pastWords[w]:
		return past
	case len(w) > 4 && strings.HasSuffix(w, "ed") && !noPast[w]:
		return past
	}
	return unclear
}

// window gives the days on which a report can have come out that tells of
// something on its first past weekday, counted from that day: up to two days
// later, and before the next weekday it names.
func (r *reasoner) window() (weekday, length int, evidence []rapporteur.Evidence, ok bool) {
	var when [8]tense
	for _, m := range r.mentions {
		if m.date.month != 0 || m.when == unclear {
			continue
		}
		if when[m.weekday] != unclear && when[m.weekday] != m.when {
			return 0, 0, nil, false // the same weekday past and to come
		}
		when[m.weekday] = m.when
		if m.when == past && weekday == 0 {
			weekday = m.weekday
			evidence = append(evidence, rapporteur.Evidence{Field: "weekday", Span: m.Span})
		}
	}
	if weekday == 0 {
		return 0, 0, nil, false
	}
	for length = 1; length < windowDays; length++ {
		if when[(weekday-1+length)%7+1] != unclear {
			break
		}
	}
	return weekday, length, evidence, true
}

// fromPosts reasons from posts that the report shows with their full dates:
// it came out in the days after the latest of them, when its own first weekday
// is that post's.
func (r *reasoner) fromPosts() rapporteur.Published {
	var last stamp
	for _, d := range r.posts {
		if d.on() > last.on() {
			last = d
		}
	}
	if last.on() == "" {
		return rapporteur.Published{}
	}
	for _, d := range r.whole {
		if d.on() > last.on() {
			return rapporteur.Published{}
		}
	}
	weekday, _, evidence, ok := r.window()
	if !ok || weekday != weekdayOf(last.on()) {
		return rapporteur.Published{}
	}
	return between(last.on(), last.on().Add(postReach), append(evidence, rapporteur.Evidence{Field: "date", Span: last.Span}))
}

// fromPinned reasons from a past date without its year that is tied to a
// weekday, so that the calendar leaves one year for it after the latest year
// that the text names. Being written as a date it lies a week back or more; the
// report came out in the first days after that which its weekdays allow.
func (r *reasoner) fromPinned() rapporteur.Published {
	weekday, length, evidence, ok := r.window()
	if !ok || r.year == 0 {
		return rapporteur.Published{}
	}
	var last mention
	for _, m := range r.mentions {
		if m.date.month == 0 || m.when == ahead {
			continue
		}
		if last.date.month == 0 || m.date.month > last.date.month || m.date.month == last.date.month && m.date.day > last.date.day {
			last = m
		}
	}
	if last.date.month == 0 || last.when != past || !last.weekend {
		return rapporteur.Published{}
	}
	var day rapporteur.Day
	for y := r.year; y <= r.year+pinYears; y++ {
		d := makeDay(y, last.date.month, last.date.day)
		if d == "" || r.named.year > 0 && d < makeDay(r.named.year, r.named.month, 1) {
			continue
		}
		w := weekdayOf(d)
		if w < 6 {
			continue
		}
		if day != "" {
			return rapporteur.Published{} // two years would do
		}
		day = d
	}
	if day == "" {
		return rapporteur.Published{}
	}
	from := day.Add(weekdayReach)
	for weekdayOf(from) != weekday {
		from = from.Add(1)
	}
	return between(from, from.Add(length-1), append(evidence,
		rapporteur.Evidence{Field: "date", Span: last.Span}, rapporteur.Evidence{Field: "year", Span: r.yearSpan}))
}

// fromVisit reasons from a journey of a day or two announced for a date
// without its year. Such are announced some days ahead, so the report came out
// in the last days before it which its weekdays allow. The year is sure only
// when the text names its latest past month with a year, less than a year
// before, and other past months without: those are this year's.
func (r *reasoner) fromVisit() rapporteur.Published {
	weekday, length, evidence, ok := r.window()
	if !ok || r.named.year == 0 || r.named.year != r.year || r.months < thisYear {
		return rapporteur.Published{}
	}
	var visit mention
	for _, m := range r.mentions {
		if m.date.month == 0 {
			continue
		}
		if !m.visit || visit.date.month != 0 {
			return rapporteur.Published{} // another date beside it: too much is open
		}
		visit = m
	}
	if visit.date.month == 0 || visit.weekday != 0 || visit.date.month == r.named.month {
		return rapporteur.Published{}
	}
	year := r.named.year
	if visit.date.month < r.named.month {
		year++
	}
	day := makeDay(year, visit.date.month, visit.date.day)
	if day == "" {
		return rapporteur.Published{}
	}
	from := day.Add(-1)
	for weekdayOf(from) != weekday {
		from = from.Add(-1)
	}
	to := min(from.Add(length-1), day.Add(-1))
	if days(from, day) > tripReach {
		return rapporteur.Published{}
	}
	return between(from, to, append(evidence,
		rapporteur.Evidence{Field: "date", Span: visit.Span}, rapporteur.Evidence{Field: "year", Span: r.yearSpan}))
}

// between gives a reasoned range; its Value only when it is one day.
func between(from, to rapporteur.Day, evidence []rapporteur.Evidence) rapporteur.Published {
	p := rapporteur.Published{Earliest: from, Latest: to, How: rapporteur.DateReasoned, Evidence: evidence}
	if from == to {
		p.Value = from
	}
	return p
}
