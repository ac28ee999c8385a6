package document

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
)

// wire are the agencies and broadcasters that sign a dateline.
const wire = `AP|Associated Press|Reuters|REUTERS|Thomson Reuters Foundation|AFP|CNN(?: Business)?|BBC|dpa|DPA|UPI|Xinhua|TASS|Tass|IRNA|SANA|WAM|ANSA|EFE|Kyodo|Yonhap|PTI|IANS|ANI|` +
	`Bloomberg|IRIN|VOA|RFE/RL|RFI|MENA|SPA|QNA|KUNA|AA|Anadolu|JTA|RNS|KHN|CBS|CBS News|ABC|NBC|NPR|CNBC|UN News|OCHA|UNHCR|ICRC|TNH|MEE|NNA|PNA|SUNA|WAFA|ACAN-EFE|Sputnik`

var (
	dateIn = `(?:,? (?:` + dayWord + `,? )?(?:` + monthWord + `\.? \d{1,2}|\d{1,2}(?:st|nd|rd|th)? ` + monthWord + `)\.?(?:,? (?:19|20)\d\d)?)?`
	place  = `\p{Lu}[\p{L}.'’-]+(?: (?:\p{L}|\p{Lu}[\p{L}.'’-]*|de|la|el|al|of|the|and)[\p{L}.'’-]*){0,3}`
	// "LIMA, Peru, Feb. 7 (Reuters) -", "Lima (CNN)", "(CNN) --"
	wireDateline = regexp.MustCompile(`^(?:` + place + `(?:[,/] ?` + place + `){0,3}` + dateIn + `,? ?)?[(\[](?:` + wire + `)[)\]](?: ?(?:--+|—|–|―|-|:)+)? *`)
	// "LIMA, Peru —", "GENEVA/NEW YORK, 5 May 2020 –"
	capsDateline = regexp.MustCompile(`^(\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]*){0,4})(?:[,/] ?` + place + `){0,3}` + dateIn + `(?: ?[(\[][^()\[\]]{2,30}[)\]])? ?(?:--+|—|–|―|- |: ) *`)
	// "Lima, 5 May 2020 –", "Port-au-Prince, January 15 -"
	datedDateline = regexp.MustCompile(`^` + place + `(?:[,/] ?` + place + `){0,2},? ?[,(|] ?(?:` + dayWord + `,? )?(?:` + monthWord + `\.? \d{1,2}|\d{1,2}(?:st|nd|rd|th)? ` + monthWord + `)\.?(?:,? (?:19|20)\d\d)?\)? ?(?:[(\[][^()\[\]]{2,30}[)\]] ?)?(?:--+|—|–|―|-|:) *`)
)

// noPlace are capitals that open a line but are no dateline.
var noPlace = map[string]bool{
	"UPDATE": true, "UPDATED": true, "BREAKING": true, "WATCH": true, "EXCLUSIVE": true, "ANALYSIS": true, "OPINION": true, "VIDEO": true,
	"PHOTOS": true, "CORRECTION": true, "NOTE": true, "FACT": true, "LIVE": true, "READ": true, "MORE": true, "RELATED": true, "WARNING": true,
	"THE": true, "A": true, "AN": true, "Q": true, "I": true, "FILE": true, "URGENT": true, "DEVELOPING": true, "CLAIM": true, "VERDICT": true,
	"MYTH": true, "TRUE": true, "FALSE": true, "REPORT": true, "EDITORIAL": true, "COMMENTARY": true, "WHO": true, "WHAT": true, "WHEN": true,
	"WHERE": true, "WHY": true, "HOW": true, "NEW": true, "ALSO": true, "NO": true, "YES": true, "OK": true, "SEE": true, "BUT": true, "AND": true,
}

// dateline marks the place, agency and date that open the report, and keeps
// the date. Only the prefix is furniture: the sentence after it is the report's.
func (p *page) dateline() {
	seen := 0
	for i := range p.lines {
		l := &p.lines[i]
		if !l.top && i > 0 && !p.lines[i-1].top || seen > 5 {
			return
		}
		if l.taken {
			continue
		}
		seen++
		n := datelineEnd(l.text)
		if n == 0 {
			continue
		}
		p.mark(l.Start, l.Start+n, rapporteur.FurnitureDateline)
		for _, d := range dates(p.text, l.Start, l.Start+n, false) {
			p.dated = d
		}
		return
	}
}

// datelineEnd gives the length of the dateline that the text begins with.
func datelineEnd(s string) int {
	if len(s) < 40 {
		return 0
	}
	head := s[:min(len(s), 160)]
	if n := len(wireDateline.FindString(head)); n > 0 && n < len(s) {
		r, _ := utf8.DecodeRuneInString(s[n:])
		if unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune("“\"'‘$", r) || s[n-1] == ' ' && strings.ContainsAny(head[:n], "-—–") {
			return n
		}
	}
	for _, re := range []*regexp.Regexp{capsDateline, datedDateline} {
		m := re.FindStringSubmatchIndex(head)
		if m == nil || m[1] >= len(s) {
			continue
		}
		if len(m) > 2 {
			w := head[m[2]:m[3]]
			first, _, _ := strings.Cut(w, " ")
			bare := !strings.ContainsAny(head[m[3]:m[1]], ",/(0123456789")
			if utf8.RuneCountInString(w) < 3 || noPlace[strings.Trim(first, ".:")] || bare && utf8.RuneCountInString(w) < 4 ||
				strings.ContainsRune(head[:m[1]], ':') && bare {
				continue
			}
		}
		r, _ := utf8.DecodeRuneInString(s[m[1]:])
		if unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune("“\"'‘$(", r) {
			return m[1]
		}
	}
	return 0
}

// printDate marks the day that a page's first lines give above its headline:
// the day it was printed or saved, often run together with the city.
func (p *page) printDate() {
	for i := range p.lines {
		l := &p.lines[i]
		if i > 1 || l.long {
			return
		}
		if l.taken || len(l.text) > 90 {
			continue
		}
		d, ok := headerDate(p.text, l.Span)
		if !ok || d.weekday == 0 && d.Start > l.Start && i > 0 {
			continue
		}
		if (i == 0 || d.Start > l.Start && !p.headlineBefore(i)) && onlyPlace(p.text[l.Start:d.Start]) && onlyClock(p.text[d.End:l.End]) && p.headlineAfter(i) {
			p.take(l, rapporteur.FurniturePrintDate)
			return
		}
	}
}

// onlyPlace reports whether the text is empty or a few capitalised words.
func onlyPlace(s string) bool {
	s = strings.Trim(s, " ,|·-–—:•")
	return s == "" || placeRE.MatchString(s)
}

var placeRE = regexp.MustCompile(`^\p{Lu}[\p{L}.'’-]*(?:,? (?:\p{Lu}[\p{L}.'’-]*|of|and|de|la)){0,5}$`)

// onlyClock reports whether the text is empty or a time of day.
func onlyClock(s string) bool { return clockRE.MatchString(s) }

var clockRE = regexp.MustCompile(`^[\s,|·–—:•-]*(?:(?:at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)? ?(?:[aApP]\.?[mM]\.?)?)?[\s,|·–—:•-]*(?:\(?[A-Z]{2,4}\)?(?:[+-]\d+)?)?[\s,|·–—:•-]*(?:\d+ min(?:ute)?s? read)?\W*$`)

// headline reports whether the line could be one: not long, no stop, several words.
func (l *line) headline() bool {
	return !l.taken && !l.stop && len(l.text) < 200 && strings.Count(l.text, " ") >= 3
}

func (p *page) headlineBefore(i int) bool {
	for k := range p.lines[:i] {
		if p.lines[k].headline() {
			return true
		}
	}
	return false
}

func (p *page) headlineAfter(i int) bool {
	for k := i + 1; k < len(p.lines) && p.lines[k].top; k++ {
		if p.lines[k].headline() {
			return true
		}
	}
	return false
}

// bareDate marks a line at the page's head that is a date and nothing else,
// with a byline or a time at most. Below the headline, with no other headline
// after it, it is the day of publication; elsewhere nobody can tell.
func (p *page) bareDate() {
	for i := range p.lines {
		l := &p.lines[i]
		if !l.top || l.long {
			return
		}
		if l.taken || len(l.text) > 60 {
			continue
		}
		d, ok := headerDate(p.text, l.Span)
		if !ok || strings.Trim(p.text[l.Start:d.Start], " |·-–—•(") != "" || !onlyClock(p.text[d.End:l.End]) {
			continue
		}
		if p.headlineBefore(i) && !p.headlineAfter(i) && p.bare.on() == "" {
			p.bare = d
		}
		p.take(l, rapporteur.FurnitureDateLine)
	}
}

// title finds the headline that the page prints above its report: the line
// that is, or shares most words with, the title the input gave; without one,
// the first line of the page, when it looks like a headline.
func (p *page) title(given string) (string, rapporteur.Span) {
	seen := 0
	for i := range p.lines {
		l := &p.lines[i]
		if !l.top || seen > 4 {
			break
		}
		if l.taken || l.long && l.stop {
			continue
		}
		seen++
		if given == "" {
			if l.headline() && len(p.lines) > i+1 && !startsSmall(l.text) {
				return l.text, l.Span
			}
			return "", rapporteur.Span{}
		}
		if fold(l.text) == fold(given) || sharedWords(l.lower, lowerASCII(given)) {
			return given, l.Span
		}
	}
	return given, rapporteur.Span{}
}

func startsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// sharedWords reports whether two headlines have three quarters of the longer
// one's words in common.
func sharedWords(a, b string) bool {
	have := map[string]bool{}
	n := 0
	for w := range strings.FieldsSeq(a) {
		have[strings.Trim(w, ",.:;'’‘“”\"")] = true
		n++
	}
	m, both := 0, 0
	for w := range strings.FieldsSeq(b) {
		m++
		if have[strings.Trim(w, ",.:;'’‘“”\"")] {
			both++
		}
	}
	return max(n, m) >= 4 && 4*both >= 3*max(n, m)
}
