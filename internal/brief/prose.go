package brief

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// startsWithLetter reports whether s begins with a letter or digit.
func startsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// firstSentence cuts s after its first sentence; cut says that more followed.
func firstSentence(s string) (first string, cut bool) {
	for i, r := range s {
		if r != '.' && r != '?' && r != '!' {
			continue
		}
		rest := strings.TrimLeft(s[i+1:], "\"”’')")
		if rest == "" {
			return s, false
		}
		after := strings.TrimLeft(rest, " “\"‘(")
		next, _ := utf8.DecodeRuneInString(after)
		closed := len(s)-i-1 > len(rest) // `…." 10:30`: the quotation ended with its sentence
		if rest[0] == ' ' && (closed && unicode.IsDigit(next) || unicode.IsUpper(next) || strings.HasPrefix(strings.TrimLeft(rest, " "), "“")) && !abbreviated(s[:i]) {
			return s[:len(s)-len(rest)], true
		}
	}
	return s, false
}

// abbreviated reports whether the stop after s belongs to its last word: an
// initial, a title or a month.
func abbreviated(s string) bool {
	w := lastWord(s)
	return len(w) <= 2 || len(w) <= 4 && w[0] >= 'A' && w[0] <= 'Z' || strings.Contains(w, ".")
}

// balanced reports whether every double quotation mark and bracket is closed.
func balanced(s string) bool {
	return strings.Count(s, "\"")%2 == 0 && strings.Count(s, "“") == strings.Count(s, "”") && strings.Count(s, "(") == strings.Count(s, ")")
}

// startsQuoted reports whether s begins inside a quotation: its first double
// mark closes one.
func startsQuoted(s string) bool {
	i := strings.IndexAny(s, "\"“”")
	if i < 0 || strings.HasPrefix(s[i:], "“") {
		return false
	}
	return strings.HasPrefix(s[i:], "”") || i > 0 && strings.IndexByte(" ([—-'", s[i-1]) < 0
}

// trimStop drops what ends a sentence, but not a question or an exclamation.
func trimStop(s string) string {
	s = strings.TrimRight(s, " ,;:")
	if t := strings.TrimRight(s, "."); !strings.Contains(lastWord(t), ".") { // the stop of "U.S." stays
		s = strings.TrimRight(t, " ,;:")
	}
	for _, q := range []string{"”", "\""} {
		for _, stop := range []string{",", "."} {
			if strings.HasSuffix(s, stop+q) {
				return s[:len(s)-len(stop)-len(q)] + q
			}
		}
	}
	return s
}

// small lowers the first letter of a sentence's opening word when that is no
// name: a word of the list, or one that the text itself writes small and never
// capital after a small word.
func (p *page) small(s string) string {
	w := firstWord(s)
	r, n := utf8.DecodeRuneInString(w)
	if !unicode.IsUpper(r) || strings.Contains(w, ".") || n == len(w) && w != "A" {
		return s
	}
	lower := string(unicode.ToLower(r)) + w[n:]
	if openers[lower] || strings.ToLower(w) == lower && p.writes(lower) && !p.writes(w) {
		return lower + s[len(w):]
	}
	return s
}

// writes reports whether a word stands in the text after a small word, and
// looks only once.
func (p *page) writes(w string) bool {
	key := "\x00" + w
	if yes, known := p.found[key]; known {
		return yes
	}
	p.found[key] = false
	for at := 0; ; {
		i := strings.Index(p.text[at:], " "+w)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+1+len(w)
		before, _ := utf8.DecodeLastRuneInString(p.text[:start])
		after, _ := utf8.DecodeRuneInString(p.text[end:])
		if (unicode.IsLower(before) || before == ',') && !unicode.IsLetter(after) {
			p.found[key] = true
			return true
		}
		at = end
	}
}

// capital raises the first letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }
