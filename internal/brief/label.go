package brief

import (
	"path"
	"strconv"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// label names a document in running text and in tables alike: its outlet, else
// its headline in quotation marks, else the caller's name for it.
func label(d *rapporteur.Document) string {
	switch {
	case d.Outlet != "":
		return fold(d.Outlet)
	case d.Title != "":
		return "“" + clip(strings.Map(single, fold(d.Title)), longestLabel) + "”"
	case d.Ref != "":
		return fold(path.Base(d.Ref))
	}
	return d.ID
}

// longestLabel is how much of a headline names its document, in bytes: most
// headlines whole.
const longestLabel = 80

// single makes a double quotation mark inside a headline a single one.
func single(r rune) rune {
	switch r {
	case '“':
		return '‘'
	case '”':
		return '’'
	case '"':
		return '\''
	}
	return r
}

// clip shortens s to at most n bytes at the end of a word.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	cut := strings.LastIndexByte(s[:n+1], ' ')
	if cut <= 0 {
		return s
	}
	return strings.TrimRight(s[:cut], " ,;:-–—") + " …"
}

// humanDay prints a day as "7 February 2020".
func humanDay(d rapporteur.Day) string {
	if !d.Known() {
		return ""
	}
	return d.Time().Format("2 January 2006")
}

// dateOf says when a document was published, as far as is known.
func dateOf(d *rapporteur.Document) string {
	from, to := days(d)
	p := d.Published
	switch {
	case from == "":
		return undated
	case from == to && p.Value != "":
		return humanDay(from)
	case p.Earliest == "":
		return "not after " + humanDay(to)
	case p.Latest == "":
		return "not before " + humanDay(from)
	}
	f, t := from.Time(), to.Time()
	switch {
	case f.Year() != t.Year():
		return humanDay(from) + " – " + humanDay(to)
	case f.Month() != t.Month():
		return f.Format("2 January") + " – " + humanDay(to)
	}
	return strconv.Itoa(f.Day()) + "–" + humanDay(to)
}

// undated stands where a day would.
const undated = "undated report"

// sourceLine is the outlet and date that a sentence comes from.
func sourceLine(d *rapporteur.Document) string { return label(d) + ", " + dateOf(d) }

// number prints a count with thousands separated.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

var numberWords = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

// spelled prints a count in words up to ten.
func spelled(n int) string {
	if n < len(numberWords) {
		return numberWords[n]
	}
	return number(n)
}

// count prints a number and its noun: "one report", "12 reports".
func count(n int, noun string) string {
	if n == 1 {
		return "one " + noun
	}
	return spelled(n) + " " + noun + "s"
}
