package text

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
)

// fields yields the words of a table.
func fields(words string) iter.Seq[string] { return strings.FieldsSeq(words) }

// scanner cuts one paragraph into tokens.
type scanner struct {
	text       string
	start, end int // the paragraph
	at         int
	tokens     []Token
	sides      []side // of each token, parallel to tokens
	first      int    // first token of the paragraph
	double     bool   // a straight double quotation mark is open
	single     bool   // a single quotation mark is open
	mail       int    // offset of the next @, end when there is none
}

func (s *scanner) peek(at int) (rune, int) { return peek(s.text, at, s.end) }

func (s *scanner) emit(start, end int, k Kind, d side) {
	s.tokens = append(s.tokens, Token{Span: rapporteur.Span{Start: start, End: end}, Kind: k})
	s.sides = append(s.sides, d)
	s.at = end
}

// scan cuts the paragraph [start, end).
func (s *scanner) scan(start, end int) {
	s.start, s.end, s.at, s.first = start, end, start, len(s.tokens)
	s.double, s.single, s.mail = false, false, -1
	s.listMark()
	for s.at < end {
		r, n := s.peek(s.at)
		c := classOf(r)
		switch {
		case c == blank || c == hidden:
			s.at += n
		case s.address(r):
		case c == digit || r == '.' && s.bareFraction():
			s.number()
		case c == letter:
			s.word(s.at, s.at)
		default:
			s.mark(r, n, c)
		}
	}
}

// listMark takes "1." or "2)" at the start of a paragraph as one token.
func (s *scanner) listMark() {
	at := s.at
	for {
		r, n := s.peek(at)
		if c := classOf(r); n == 0 || c != blank && c != hidden {
			break
		}
		at += n
	}
	q := at
	for q < s.end && q-at < 2 && s.text[q] >= '0' && s.text[q] <= '9' {
		q++
	}
	if q == at || q+1 >= s.end || s.text[q] != '.' && s.text[q] != ')' {
		return
	}
	if r, _ := s.peek(q + 1); classOf(r) == blank {
		s.emit(at, q+1, Punct, neither)
	}
}

// edge reports whether what stands before the scan's place lets a new word begin.
func (s *scanner) edge() bool {
	r, _ := back(s.text, s.at, s.start)
	return r < 0 || !isWordRune(r)
}

// bareFraction reports whether the stop at the scan's place begins ".22".
func (s *scanner) bareFraction() bool {
	r, _ := s.peek(s.at + 1)
	b, _ := back(s.text, s.at, s.start)
	return r >= '0' && r <= '9' && (b < 0 || classOf(b) == blank || classOf(b) == symbol || sideOf(b) == opening)
}

// digits gives the end of the run of digits.
func (s *scanner) digits(at int) int {
	for {
		r, n := s.peek(at)
		if n == 0 || classOf(r) != digit {
			return at
		}
		at += n
	}
}

// number takes digits with their separators, and letters written onto them.
func (s *scanner) number() {
	start, at := s.at, s.at
	if s.text[at] == '.' {
		at++
	}
	first := s.digits(at)
	run := first - at // length of the first run: 2018-09 is a month, 10-15 a range
	comma := run <= 3
	at = first
	for runs := 1; at < s.end; runs++ {
		b := s.text[at]
		q := s.digits(at + 1)
		n := q - at - 1
		if n <= 0 {
			break
		}
		ok := false
		switch b {
		case '.', ':':
			ok = true
		case ',':
			ok = comma && (n == 3 || n == 2)
		case '/':
			ok = n <= 4
		case '-':
			ok = n == 2 && (runs == 1 && run == 4 && s.text[at+1:q] <= "12" || runs == 2 && s.text[start+min(4, at-start)] == '-')
		}
		if !ok {
			break
		}
		at = q
	}
	r, n := s.peek(at)
	if n > 0 && classOf(r) == letter {
		q := s.segment(at)
		suffix := s.text[at:q]
		if units[suffix] || acronymEnd(s.text, at, s.end) > 0 {
			s.emit(start, at, Number, neither)
			s.word(at, at)
			return
		}
		s.word(start, at)
		return
	}
	if n > 0 && isHyphen(r) {
		if x, _ := s.peek(at + n); x >= 0 && classOf(x) == letter {
			s.word(start, at+n)
			return
		}
	}
	s.emit(start, at, Number, neither)
}

// segment gives the end of the run of letters and digits, with the hidden
// characters between them.
func (s *scanner) segment(at int) int {
	for {
		r, n := s.peek(at)
		if n == 0 {
			return at
		}
		switch classOf(r) {
		case letter, digit:
			at += n
			continue
		case hidden:
			q := at + n
			for {
				r, n = s.peek(q)
				if n == 0 || classOf(r) != hidden {
					break
				}
				q += n
			}
			if n > 0 && isWordRune(r) {
				at = q
				continue
			}
		}
		return at
	}
}

// acronymEnd gives the end of single letters with stops ("U.S.", "a.m.",
// "U.S") that begin at the offset, or 0.
func acronymEnd(text string, at, end int) int {
	n := 0
	upper := false
	for at < end {
		r, size := peek(text, at, end)
		if classOf(r) != letter || n > 0 && unicode.IsUpper(r) != upper {
			break
		}
		upper = unicode.IsUpper(r)
		q := at + size
		if q < end && text[q] == '.' {
			at, n = q+1, n+1
			continue
		}
		if next, _ := peek(text, q, end); n > 0 && (next < 0 || !isWordRune(next)) {
			at, n = q, n+1
		}
		break
	}
	if n < 2 {
		return 0
	}
	if strings.HasPrefix(text[at:end], "..") && text[at-1] == '.' { // an ellipsis follows
		at--
	}
	return at
}

// word takes a word that begins at start and of which the part before from is
// already known to belong to it, and parts its clitics.
func (s *scanner) word(start, from int) {
	at := from
	if start == from {
		if n := degree(s.text[start:s.end]); n > 0 {
			s.part(start, start+n)
			return
		}
	}
	for {
		stopped := false
		if q := acronymEnd(s.text, at, s.end); q > 0 {
			at, stopped = q, s.text[q-1] == '.'
		} else {
			at = s.segment(at)
		}
		r, n := s.peek(at)
		if r == '.' && !stopped {
			if q := s.domain(start, at); q > 0 {
				s.emit(start, q, Word, neither)
				if strings.IndexByte(s.text[start:q], '/') >= 0 {
					s.tokens[len(s.tokens)-1].Kind = URL
				}
				return
			}
			if s.ownsStop(start, at) {
				at++
				r, n = s.peek(at)
			}
		}
		if n == 0 {
			break
		}
		next, size := s.peek(at + n)
		join := false
		switch {
		case size == 0:
		case isHyphen(r):
			join = isWordRune(next)
		case isApostrophe(r):
			join = classOf(next) == letter
		case r == '&':
			join = unicode.IsUpper(next) && at-start <= 3 && s.text[start:at] == strings.ToUpper(s.text[start:at])
		}
		if !join {
			break
		}
		at += n
	}
	s.part(start, at)
}

// degree gives the length of the academic degree or double rank that text
// begins with, 0 for none.
func degree(text string) int {
	for _, d := range degrees[text[0]&31] {
		if strings.HasPrefix(text, d) {
			n := len(d)
			if n < len(text) && text[n] == '.' {
				return n + 1
			}
			if r, _ := peek(text, n, len(text)); r < 0 || !isWordRune(r) {
				return n
			}
		}
	}
	return 0
}

// part emits the word with its clitics split off.
func (s *scanner) part(start, end int) {
	w := s.text[start:end]
	if i := parted[strings.ToLower(shortASCII(w))]; i > 0 {
		s.emit(start, start+i, Word, neither)
		s.emit(start+i, end, Word, neither)
		return
	}
	cuts := [3]int{}
	n, e := 0, end
	for n < len(cuts) {
		c := cliticStart(s.text[start:e])
		if c <= 0 {
			break
		}
		cuts[n] = start + c
		e, n = start+c, n+1
	}
	s.emit(start, e, Word, neither)
	for ; n > 0; n-- {
		stop := end
		if n > 1 {
			stop = cuts[n-2]
		}
		s.emit(cuts[n-1], stop, Clitic, neither)
	}
}

// shortASCII is w when it is short enough to be in the table of parted words.
func shortASCII(w string) string {
	if len(w) > 6 {
		return ""
	}
	return w
}

// cliticStart gives the offset at which w's last clitic begins, or 0.
func cliticStart(w string) int {
	from := max(0, len(w)-6)
	for i := len(w) - 1; i > from; i-- {
		if !utf8.RuneStart(w[i]) {
			continue
		}
		r, n := utf8.DecodeRuneInString(w[i:])
		if !isApostrophe(r) {
			continue
		}
		switch tail := w[i+n:]; {
		case clitics[tail]:
			return i
		case (tail == "t" || tail == "T") && i > 1 && (w[i-1] == 'n' || w[i-1] == 'N'):
			return i - 1
		}
		return 0
	}
	return 0
}

// ownsStop reports whether the stop at the offset belongs to the word before it.
func (s *scanner) ownsStop(start, at int) bool {
	rest := s.text[at:s.end]
	if strings.HasPrefix(rest, "...") {
		return false
	}
	w := s.text[start:at]
	for i := len(w) - 1; i > 0 && len(w)-i < 8; i-- { // "R-Ky.", "mid-Sept."
		if w[i] == '-' {
			w, start = w[i+1:], start+i+1
			break
		}
	}
	r, n := peek(w, 0, len(w))
	if n == len(w) && unicode.IsUpper(r) && abbreviations[w] == noStop {
		return s.isInitial(at + 1)
	}
	next, q := s.skipBlank(at + 1)
	switch stopOf(w) {
	case noStop:
		return false
	case numbered:
		return next >= 0 && classOf(next) == digit
	case ambiguous:
		b, _ := back(s.text, s.backBlank(start), s.start)
		return b == ',' || (next == ',' || next == ')') && q == at+1 || next >= 0 && unicode.IsLower(next)
	}
	return true
}

// isInitial reports whether the single capital whose stop ends at the offset
// is somebody's initial: a name goes on after it, and none ends before it.
func (s *scanner) isInitial(at int) bool {
	next, q := s.skipBlank(at)
	if next < 0 || !unicode.IsUpper(next) || openers[s.text[q:s.segment(q)]] {
		return false
	}
	if len(s.tokens) == s.first {
		return true
	}
	last := len(s.tokens) - 1
	prev := s.tokens[last].In(s.text)
	r, _ := utf8.DecodeRuneInString(prev)
	if ranked[strings.ToLower(prev)] {
		return false
	}
	return s.text[at-2] != 'I' || s.tokens[last].Kind == Punct || unicode.IsUpper(r) || prev[len(prev)-1] == '.'
}

func (s *scanner) skipBlank(at int) (rune, int) {
	for {
		r, n := s.peek(at)
		if c := classOf(r); n == 0 || c != blank && c != hidden {
			return r, at
		}
		at += n
	}
}

func (s *scanner) backBlank(at int) int {
	for {
		r, n := back(s.text, at, s.start)
		if c := classOf(r); n == 0 || c != blank && c != hidden {
			return at
		}
		at -= n
	}
}
