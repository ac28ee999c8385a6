package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
)

// line is a non-blank line of the text without its outer white space.
type line struct {
	rapporteur.Span
	text   string
	lower  string // text with ASCII capitals made small: same offsets
	first  string // first word in small letters
	index  int    // among the non-blank lines
	stop   bool   // ends like a sentence
	long   bool   // long enough for a paragraph of the report
	quotes bool   // has double quotation marks
	top    bool   // before the report's first paragraph, or it
	bottom bool   // after its last paragraph, or it
	why    rapporteur.FurnitureKind
	taken  bool // wholly furniture
}

// minBody is the length in bytes from which a line that ends like a sentence
// counts as a paragraph of the report when the page's edges are sought.
const minBody = 110

// maxTop is how many lines of the page's head are looked at for bylines,
// dates and the dateline.
const maxTop = 14

// split cuts the text into its non-blank lines.
func split(text string) []line {
	var out []line
	for at := 0; at < len(text); {
		end, next := lineEnd(text, at)
		if s := trim(text, at, end); s.Start < s.End {
			out = append(out, newLine(text, s, len(out)))
		}
		at = next
	}
	edges(out)
	return out
}

// lineEnd gives the end of the line that begins at the offset and the start of
// the next.
func lineEnd(text string, at int) (end, next int) {
	for i := at; i < len(text); i++ {
		switch text[i] {
		case '\n', '\r', '\v', '\f':
			return i, i + 1
		case 0xE2: // U+2028 and U+2029
			if strings.HasPrefix(text[i:], "\u2028") || strings.HasPrefix(text[i:], "\u2029") {
				return i, i + 3
			}
		}
	}
	return len(text), len(text)
}

// trim takes white space and zero-width characters off both ends.
func trim(text string, start, end int) rapporteur.Span {
	bare := func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }
	in := strings.TrimRightFunc(text[start:end], bare)
	end = start + len(in)
	start = end - len(strings.TrimLeftFunc(in, bare))
	return rapporteur.Span{Start: start, End: end}
}

func newLine(text string, s rapporteur.Span, index int) line {
	l := line{Span: s, text: s.In(text), index: index}
	l.lower = lowerASCII(l.text)
	l.first = firstWord(l.lower)
	l.quotes = strings.ContainsAny(l.text, "\"“”")
	end := strings.TrimRight(l.text, "\"”’')]» ")
	l.stop = strings.HasSuffix(end, ".") || strings.HasSuffix(end, "!") || strings.HasSuffix(end, "?") || strings.HasSuffix(end, "…") || strings.HasSuffix(end, ":")
	l.long = len(l.text) >= minBody
	return l
}

// lowerASCII makes ASCII capitals small and leaves every offset as it is.
func lowerASCII(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 'A' && s[i] <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if b[i] >= 'A' && b[i] <= 'Z' {
					b[i] += 'a' - 'A'
				}
			}
			return string(b)
		}
	}
	return s
}

// firstWord gives the first word of a line in small letters, marks before it
// skipped; the marks themselves when there is no word.
func firstWord(lower string) string {
	start := 0
	for start < len(lower) {
		r, n := utf8.DecodeRuneInString(lower[start:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			break
		}
		start += n
	}
	end := start
	for end < len(lower) {
		r, n := utf8.DecodeRuneInString(lower[end:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '-' {
			break
		}
		end += n
	}
	return lower[start:end]
}

// edges marks which lines stand at the page's head and foot.
func edges(lines []line) {
	body := func(l *line) bool { return l.long && l.stop && !captionStart(l) }
	for i := range lines {
		if i >= maxTop {
			break
		}
		lines[i].top = true
		if body(&lines[i]) {
			break
		}
	}
	for i := len(lines) - 1; i >= 0 && len(lines)-i <= 2*maxTop; i-- {
		lines[i].bottom = true
		if body(&lines[i]) && len(lines)-i > 3 {
			break
		}
	}
}

// captionStart reports whether the line begins as picture captions do, so that
// it is not taken for the report's first paragraph.
func captionStart(l *line) bool {
	switch l.first {
	case "file", "enlarge", "hide", "photo", "photos", "image", "toggle", "facebook":
		return true
	}
	return strings.HasPrefix(l.lower, "in this ") || strings.HasPrefix(l.lower, "this photo")
}
