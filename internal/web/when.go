package web

import (
	"strconv"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// formatWhen says what a time expression was resolved to; empty when nothing
// is known of it.
func formatWhen(t rapporteur.When) string {
	day := formatInterval(t.Interval)
	if day == "" {
		day = refWords[t.Value]
	}
	if day == "" {
		day = formatDuration(t.Value)
	} else if _, clock, ok := strings.Cut(t.Value, "T"); ok && !strings.HasPrefix(t.Value, "P") && refWords[t.Value] == "" {
		day = strings.Join(nonEmpty(day, formatClock(clock)), ", ")
	}
	if day == "" {
		return ""
	}
	if t.Type == rapporteur.TimeSet {
		day += ", again and again"
	}
	mod := modWords[t.Mod]
	if !t.Interval.IsZero() && t.Mod != "APPROX" {
		mod = "" // the days say it already
	}
	relation := string(t.Relation)
	if strings.HasPrefix(day, "from ") || strings.HasPrefix(day, "until ") {
		relation = "" // so does an open end
	}
	return strings.Join(nonEmpty(relation, mod, day), " ")
}

// formatClock writes the part of a TIMEX3 time after its T.
func formatClock(s string) string {
	if w := dayPartWords[s]; w != "" {
		return w
	}
	if len(s) >= 5 && s[2] == ':' {
		return s[:5]
	}
	if len(s) == 2 && '0' <= s[0] && s[0] <= '2' && '0' <= s[1] && s[1] <= '9' {
		return s + ":00"
	}
	return ""
}

// formatDuration writes an ISO 8601 duration ("P4M", "PT36H", "PXD") in words;
// empty for what is none.
func formatDuration(s string) string {
	rest, ok := strings.CutPrefix(s, "P")
	if !ok {
		return ""
	}
	var parts []string
	hours := false
	for rest != "" {
		if rest[0] == 'T' {
			hours, rest = true, rest[1:]
			continue
		}
		n := strings.IndexFunc(rest, func(r rune) bool { return (r < '0' || r > '9') && r != '.' && r != 'X' })
		if n < 1 {
			return ""
		}
		number, unit := rest[:n], durationWords[hours][rest[n]]
		rest = rest[n+1:]
		if unit == "" {
			return ""
		}
		if number != "1" {
			unit = plural(unit)
		}
		if strings.Contains(number, "X") {
			number = "some"
		} else if f, err := strconv.ParseFloat(number, 64); err == nil {
			number = formatNumber(f)
		} else {
			return ""
		}
		parts = append(parts, number+" "+unit)
	}
	return strings.Join(parts, " ")
}

func plural(unit string) string {
	if s, ok := strings.CutSuffix(unit, "y"); ok && unit != "day" {
		return s + "ies"
	}
	return unit + "s"
}
