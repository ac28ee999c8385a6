package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
)

// Widths in characters between which a block of lines counts as wrapped by
// hand rather than as lines of their own.
const (
	minWrap = 35
	maxWrap = 130
)

// line is one line of the text without its break and outer white space.
type line struct {
	rapporteur.Span
	width int // characters, those it is indented by too
	word  int // characters of its first word
}

// paragraphs finds the paragraphs of a stretch of text: its lines, where those
// that were only wrapped at a fixed width are joined again.
func paragraphs(text string, start, end int) []rapporteur.Span {
	var out []rapporteur.Span
	var block []line
	flush := func() {
		if len(block) > 0 {
			out = unwrap(text, block, out)
			block = block[:0]
		}
	}
	for at := start; at < end; {
		stop, next := lineEnd(text, at, end)
		s := trim(text, at, stop)
		if s.Start == s.End {
			flush()
		} else {
			block = append(block, measure(text, s, s.Start-at))
		}
		at = next
	}
	flush()
	return out
}

// lineEnd gives the end of the line that begins at the offset and the start of
// the next.
func lineEnd(text string, at, end int) (stop, next int) {
	for i := at; i < end; i++ {
		switch text[i] {
		case '\n', '\v', '\f':
			return i, i + 1
		case '\r':
			if i+1 < end && text[i+1] == '\n' {
				return i, i + 2
			}
			return i, i + 1
		case 0xE2: // U+2028 and U+2029
			if i+2 < end && text[i+1] == 0x80 && (text[i+2] == 0xA8 || text[i+2] == 0xA9) {
				return i, i + 3
			}
		}
	}
	return end, end
}

func trim(text string, start, end int) rapporteur.Span {
	for start < end {
		r, n := peek(text, start, end)
		if c := classOf(r); c != blank && c != hidden {
			break
		}
		start += n
	}
	for end > start {
		r, n := back(text, end, start)
		if c := classOf(r); c != blank && c != hidden {
			break
		}
		end -= n
	}
	return rapporteur.Span{Start: start, End: end}
}

func measure(text string, s rapporteur.Span, indent int) line {
	l := line{Span: s}
	in := s.In(text)
	if len(in) > 4*maxWrap { // too long to be a wrapped line
		l.width = maxWrap + 1
		return l
	}
	l.word = utf8.RuneCountInString(in)
	l.width = l.word + indent
	if i := strings.IndexFunc(in, unicode.IsSpace); i >= 0 {
		l.word = utf8.RuneCountInString(in[:i])
	}
	return l
}

// unwrap appends the block's paragraphs to out. A block whose every line is as
// full as its width allows, and in which a line goes on in small letters (or in
// capitals like all the rest, as on a teleprinter), was wrapped: all its lines
// are joined. Elsewhere a line is joined to the one
// before only when that is long, does not end a sentence, and this begins small.
func unwrap(text string, block []line, out []rapporteur.Span) []rapporteur.Span {
	width, wrapped, small := 0, len(block) > 2, !hasLower(text, block)
	for _, l := range block {
		width = max(width, l.width)
	}
	wrapped = wrapped && width >= minWrap && width <= maxWrap
	for i := 1; i < len(block); i++ {
		small = small || goesOn(text, block[i-1], block[i])
		if block[i-1].width+1+block[i].word <= width && !startsItem(text, block[i]) {
			wrapped = false
		}
	}
	cur := block[0].Span
	for i := 1; i < len(block); i++ {
		l := block[i]
		if !startsItem(text, l) && (wrapped && small || block[i-1].width >= minWrap && block[i-1].width <= maxWrap && goesOn(text, block[i-1], l)) {
			cur.End = l.End
			continue
		}
		out = append(out, cur)
		cur = l.Span
	}
	return append(out, cur)
}

// goesOn reports whether the line b continues a's sentence: a has no stop at
// its end and b begins with a small letter.
func goesOn(text string, a, b line) bool {
	last, _ := back(text, a.End, a.Start)
	first, _ := peek(text, b.Start, b.End)
	return unicode.IsLower(first) && !strings.ContainsRune(".!?:…”\"", last)
}

// hasLower reports whether a line of the block holds a small letter.
func hasLower(text string, block []line) bool {
	for _, l := range block {
		if strings.IndexFunc(l.In(text), unicode.IsLower) >= 0 {
			return true
		}
	}
	return false
}

// startsItem reports whether the line begins a list item.
func startsItem(text string, l line) bool {
	in := l.In(text)
	r, n := utf8.DecodeRuneInString(in)
	if strings.ContainsRune("•·‣◦▪■●►▶✓", r) {
		return true
	}
	if strings.ContainsRune("-–—*", r) {
		next, _ := utf8.DecodeRuneInString(in[n:])
		return unicode.IsSpace(next)
	}
	i := 0
	for i < len(in) && i < 2 && in[i] >= '0' && in[i] <= '9' {
		i++
	}
	return i > 0 && i+1 < len(in) && (in[i] == '.' || in[i] == ')') && in[i+1] == ' '
}
