package web

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// formatDay writes a day for readers; what is no day is given back as it is.
func formatDay(d rapporteur.Day) string {
	if !d.Known() {
		return string(d)
	}
	return d.Time().Format("2 January 2006")
}

// formatInterval writes a stretch of days; empty when nothing is known of it.
func formatInterval(i rapporteur.Interval) string {
	switch {
	case i.IsZero():
		return ""
	case i.From == i.To:
		return formatDay(i.From)
	case i.To == "":
		return "from " + formatDay(i.From)
	case i.From == "":
		return "until " + formatDay(i.To)
	default:
		return formatDay(i.From) + " to " + formatDay(i.To)
	}
}

func languageName(code string) string {
	return cmp.Or(languageNames[code], code, "language not known")
}

// oneLine puts a title that runs over lines on one.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// spaced writes a value of a closed list as words.
func spaced(s string) string { return strings.ReplaceAll(s, "_", " ") }

// formatQuantity writes a number or range with the word that bounds it. An
// open end stays open.
func formatQuantity(lo, hi *float64, q rapporteur.Qualifier) string {
	var s string
	switch {
	case lo == nil && hi == nil:
		return "no number"
	case hi == nil:
		s = formatNumber(*lo)
	case lo == nil:
		s = formatNumber(*hi)
	case *lo == *hi:
		s = formatNumber(*lo)
	default:
		s = formatNumber(*lo) + " to " + formatNumber(*hi)
	}
	switch q {
	case rapporteur.QualifierAbout:
		return "about " + s
	case rapporteur.QualifierMoreThan:
		return "more than " + s
	case rapporteur.QualifierAtLeast:
		return "at least " + s
	case rapporteur.QualifierLessThan:
		return "less than " + s
	case rapporteur.QualifierUpTo:
		return "up to " + s
	case rapporteur.QualifierNearly:
		return "nearly " + s
	case rapporteur.QualifierVague:
		if hi == nil {
			s += " or more"
		}
		return s + ", vague"
	}
	switch {
	case hi == nil:
		return s + " or more"
	case lo == nil:
		return s + " or less"
	}
	return s
}

// formatNumber writes a number with commas between the thousands.
func formatNumber(f float64) string {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return strconv.FormatFloat(f, 'g', -1, 64)
	}
	s := strconv.FormatFloat(math.Abs(f), 'f', -1, 64)
	whole, rest, cut := strings.Cut(s, ".")
	var b strings.Builder
	if f < 0 {
		b.WriteString("−")
	}
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(r)
	}
	if cut {
		b.WriteString("." + rest)
	}
	return b.String()
}

// formatSize writes a number of bytes in a unit that suits it.
func formatSize(n int64) string {
	const k = 1024
	switch {
	case n < k:
		return formatNumber(float64(n)) + " bytes"
	case n < k*k:
		return strconv.FormatFloat(float64(n)/k, 'f', 1, 64) + " KiB"
	case n < k*k*k:
		return strconv.FormatFloat(float64(n)/(k*k), 'f', 1, 64) + " MiB"
	}
	return strconv.FormatFloat(float64(n)/(k*k*k), 'f', 1, 64) + " GiB"
}
