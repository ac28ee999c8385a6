package text

import "unicode"

// mark takes punctuation or a symbol: runs of the same stop, dash or rule are
// one token, quotation marks get the way they face.
func (s *scanner) mark(r rune, n int, c class) {
	start, at := s.at, s.at+n
	kind := Symbol
	if c == punct {
		kind = Punct
	}
	switch r {
	case '.', '-', '–', '—', '*', '=', '~', '·', '•', '#', '+', '−', '―':
		at = s.run(at, r)
		if r == '*' && at-start == 1 {
			kind = Punct
		}
		if r == '•' || r == '·' || at-start > 2*n {
			kind = Punct
		}
	case '!', '?':
		for {
			x, m := s.peek(at)
			if x != '!' && x != '?' {
				break
			}
			at += m
		}
	case '`':
		at = s.run(at, r)
		kind = Punct
		s.emit(start, at, kind, opening)
		return
	case '"', '＂':
		d := s.facing(start, at, s.double)
		s.double = d == opening
		s.emit(start, at, Punct, d)
		return
	case '\'', '’', '＇', '‘':
		s.apostrophe(r, start, at)
		return
	}
	if kind == Symbol && r > 0x2000 {
		at = s.emoji(at)
	}
	s.emit(start, at, kind, sideOf(r))
}

func (s *scanner) run(at int, r rune) int {
	for {
		x, n := s.peek(at)
		if x != r || n == 0 {
			return at
		}
		at += n
	}
}

// emoji takes what makes one picture of several characters: skin tones and
// pictures joined by a zero-width joiner.
func (s *scanner) emoji(at int) int {
	for {
		r, n := s.peek(at)
		switch {
		case n == 0:
			return at
		case unicode.IsMark(r) || r >= 0x1F3FB && r <= 0x1F3FF:
			at += n
		case r == 0x200D:
			x, m := s.peek(at + n)
			if m == 0 || classOf(x) != symbol {
				return at
			}
			at += n + m
		default:
			return at
		}
	}
}

// facing tells the side of a straight quotation mark: by the white space
// around it or, in doubt, by whether one is open.
func (s *scanner) facing(start, end int, open bool) side {
	before, _ := back(s.text, start, s.start)
	after, _ := s.peek(end)
	free := func(r rune) bool { return r < 0 || classOf(r) == blank || classOf(r) == hidden }
	b := free(before) || sideOf(before) == opening || before == '—' || before == '–'
	a := free(after) || sideOf(after) == closing || after == ',' || after == '.' || after == ';' || after == '?' || after == '!' || after == '—' || after == '–'
	switch {
	case b && !a:
		return opening
	case a && !b:
		return closing
	case open:
		return closing
	}
	return opening
}

// apostrophe takes a single mark: a doubled one (” as a closing quotation
// mark), the apostrophe of an elided word or decade, the possessive of a
// plural, or a quotation mark.
func (s *scanner) apostrophe(r rune, start, end int) {
	next, n := s.peek(end)
	if r == '\'' && next == '\'' {
		s.emit(start, end+n, Punct, s.facing(start, end+n, true))
		return
	}
	before, _ := back(s.text, start, s.start)
	if before < 0 || !isWordRune(before) {
		q := s.segment(end)
		w := s.text[end:q]
		decade := len(w) == 3 && w[0] >= '0' && w[0] <= '9' && w[1] == '0' && w[2] == 's'
		if r != '‘' && (elided[w] || decade) || r == '‘' && decade {
			s.emit(start, q, Word, neither)
			return
		}
	}
	if r == '‘' {
		s.single = true
		s.emit(start, end, Punct, opening)
		return
	}
	if !s.single && (before == 's' || before == 'S' || before == 'z' || before == 'x') && r != '＇' {
		s.emit(start, end, Clitic, neither)
		return
	}
	d := closing
	if r == '\'' {
		d = s.facing(start, end, s.single)
	}
	s.single = d == opening
	s.emit(start, end, Punct, d)
}
