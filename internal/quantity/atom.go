package quantity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// shape is what an atom is made of.
type shape uint8

const (
	letters shape = iota
	digits
	hyphen // - – − and the like; a dash between words too
	sign   // any other character
	opaque // an address or a handle: never looked into
)

// atom is a piece of a token: numbers need "150-vehicle" and "3.6bn" cut.
type atom struct {
	rapporteur.Span
	low   string // lower-case form, typographic apostrophes made plain
	shape shape
	glued bool // nothing stands between it and the atom before
	upper bool // holds an upper-case letter

	allUpper bool // and no lower-case one
	shout    bool // the whole sentence is in capitals, which then mean nothing
}

// lex cuts a sentence into atoms.
func lex(l *text.Layout, s text.Sentence) []atom {
	out := make([]atom, 0, 2*(s.Last-s.First))
	at := s.Start
	for t := s.First; t < s.Last; t++ {
		if l.Tokens[t].Kind != text.URL {
			continue
		}
		out = lexRun(out, l.Text, at, l.Tokens[t].Start)
		out = append(out, atom{Span: l.Tokens[t].Span, shape: opaque})
		at = l.Tokens[t].End
	}
	out = lexRun(out, l.Text, at, s.End)
	for i := range out {
		if out[i].shape == letters && !out[i].capital() {
			return out
		}
	}
	for i := range out {
		out[i].shout = true
	}
	return out
}

// capital reports whether an atom could stand in a sentence all in capitals.
func (a atom) capital() bool { return a.upper && a.allUpper }

func lexRun(out []atom, s string, at, end int) []atom {
	for at < end {
		r, n := utf8.DecodeRuneInString(s[at:end])
		if unicode.IsSpace(r) {
			at += n
			continue
		}
		a := atom{Span: rapporteur.Span{Start: at}, glued: len(out) > 0 && out[len(out)-1].End == at}
		switch {
		case isDigit(r), r == '.' && at+1 < end && isDigit(rune(s[at+1])) && !a.glued:
			a.shape, a.End = digits, digitsEnd(s, at, end)
		case unicode.IsLetter(r):
			a.shape, a.End = letters, lettersEnd(s, at, end)
			w := s[a.Start:a.End]
			a.low = strings.ToLower(w)
			a.upper = w != a.low
			a.allUpper = a.upper && w == strings.ToUpper(w)
			if strings.Contains(a.low, "’") {
				a.low = strings.ReplaceAll(a.low, "’", "'")
			}
		case r == '-' || r == '–' || r == '−' || r == '‑' || r == '‐':
			a.shape, a.End, a.low = hyphen, at+n, "-"
		default:
			a.shape, a.End = sign, at+n
		}
		if a.low == "" {
			a.low = s[a.Start:a.End]
		}
		out = append(out, a)
		at = a.End
	}
	return out
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// digitsEnd finds the end of a number written in digits: separators inside
// it, and thousands set apart by (narrow) spaces.
func digitsEnd(s string, at, end int) int {
	i := at
	for i < end && (isDigit(rune(s[i])) || (s[i] == '.' || s[i] == ',') && i+1 < end && isDigit(rune(s[i+1]))) {
		i++
	}
	if comma := strings.IndexByte(s[at:i], ','); comma >= 0 && !grouped(s[at:i]) {
		return at + max(comma, 1) // "1,2,3" is a list
	}
	if i-at > 3 || strings.ContainsAny(s[at:i], ".,") {
		return i
	}
	for {
		r, n := utf8.DecodeRuneInString(s[i:end])
		if r != ' ' && r != '\u00a0' && r != '\u202f' && r != '\u2009' {
			return i
		}
		j := i + n
		for j < end && isDigit(rune(s[j])) {
			j++
		}
		if j-i-n != 3 || j+1 < end && strings.IndexByte(".,-:/", s[j]) >= 0 && isDigit(rune(s[j+1])) {
			return i
		}
		i = j
	}
}

// grouped reports whether the commas of a number stand between thousands.
func grouped(s string) bool {
	whole, _, _ := strings.Cut(s, ".")
	parts := strings.Split(whole, ",")
	for k, p := range parts {
		// Indian grouping has pairs before the last three: 12,34,567.
		if k > 0 && len(p) != 3 && (len(p) != 2 || k == len(parts)-1) || k == 0 && (len(p) == 0 || len(p) > 3) {
			return false
		}
	}
	return true
}

// lettersEnd finds the end of a word: letters and marks, inner apostrophes,
// and the stops of abbreviations such as "U.S." and "p.m.".
func lettersEnd(s string, at, end int) int {
	i, count := at, 0
	for i < end {
		r, n := utf8.DecodeRuneInString(s[i:end])
		if unicode.IsLetter(r) || unicode.IsMark(r) {
			i += n
			count++
			continue
		}
		if r == '\'' || r == '’' {
			if next, _ := utf8.DecodeRuneInString(s[i+n : end]); i+n < end && unicode.IsLetter(next) {
				i += n
				continue
			}
		}
		if r == '.' && count == 1 {
			next, m := utf8.DecodeRuneInString(s[i+n : end])
			if i+n < end && unicode.IsLetter(next) && i+n+m < end && s[i+n+m] == '.' {
				i += n
				count = 0
				continue
			}
			if strings.ContainsRune(s[at:i], '.') {
				i += n // the last stop of the abbreviation
			}
		}
		return i
	}
	return i
}
