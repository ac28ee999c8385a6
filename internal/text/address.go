package text

import "strings"

// Bounds of what is looked ahead for, so that no text can make the scan more
// than linear: a mail address's name, a domain's labels.
const (
	maxMailName = 64
	maxLabel    = 63
	maxLabels   = 6
)

// address takes a web or mail address, a handle or a tag.
func (s *scanner) address(r rune) bool {
	rest := s.text[s.at:s.end]
	switch {
	case r == '@' || r == '#':
		if !s.edge() {
			return false
		}
		q := s.segment(s.at + 1)
		first, _ := s.peek(s.at + 1)
		if q == s.at+1 || r == '#' && classOf(first) == digit {
			return false
		}
		s.emit(s.at, q, URL, neither)
		return true
	case r == 'h' || r == 'H' || r == 'w' || r == 'W' || r == 'f' || r == 'F':
		for _, p := range []string{"http://", "https://", "ftp://", "www."} {
			if len(rest) > len(p) && strings.EqualFold(rest[:len(p)], p) && s.edge() {
				if q := s.webEnd(s.at + len(p)); q > s.at+len(p) {
					s.emit(s.at, q, URL, neither)
					return true
				}
			}
		}
	}
	return s.mailAddress()
}

// webEnd finds the end of a web address: before white space, a quotation mark
// or angle bracket, without the punctuation of the sentence around it.
func (s *scanner) webEnd(at int) int {
	from, parens := at, 0
	for at < s.end {
		r, n := s.peek(at)
		if classOf(r) == blank || r == '<' || r == '>' || r == '"' || r == '“' || r == '”' || r == '«' || r == '»' {
			break
		}
		if r == '(' {
			parens++
		} else if r == ')' {
			if parens == 0 {
				break
			}
			parens--
		}
		at += n
	}
	for at > from {
		r, n := back(s.text, at, from)
		if !strings.ContainsRune(".,;:!?'’]…", r) && classOf(r) != hidden {
			break
		}
		at -= n
	}
	return at
}

func (s *scanner) mailAddress() bool {
	if s.mail < s.at {
		s.mail = s.end
		if i := strings.IndexByte(s.text[s.at:s.end], '@'); i >= 0 {
			s.mail = s.at + i
		}
	}
	if s.mail == s.at || s.mail == s.end || s.mail-s.at > maxMailName || !s.edge() {
		return false
	}
	for i := s.at; i < s.mail; i++ {
		if b := s.text[i]; !isASCIIWord(b) && b != '.' && b != '-' && b != '+' && b != '%' || i == s.at && !isASCIIWord(b) {
			return false
		}
	}
	q, labels := s.labels(s.mail + 1)
	if labels < 2 {
		return false
	}
	s.emit(s.at, q, URL, neither)
	return true
}

func isASCIIWord(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_'
}

// labels reads a domain's labels and gives its end and their number.
func (s *scanner) labels(at int) (end, count int) {
	end = at
	for count < maxLabels {
		q := at
		for q < s.end && q-at < maxLabel && (isASCIIWord(s.text[q]) || s.text[q] == '-' && q > at && q+1 < s.end && isASCIIWord(s.text[q+1])) {
			q++
		}
		if q == at {
			break
		}
		end, count = q, count+1
		if q >= s.end || s.text[q] != '.' {
			break
		}
		at = q + 1
	}
	return end, count
}

// domain gives the end of "example.com" when the word so far and what follows
// its stop are one, or 0.
func (s *scanner) domain(start, at int) int {
	q, labels := s.labels(at + 1)
	if labels == 0 || at-start < 2 {
		return 0
	}
	all := s.text[at+1 : q]
	last := all[strings.LastIndexByte(all, '.')+1:]
	if !domains[last] {
		return 0
	}
	if q < s.end && s.text[q] == '/' && q+1 < s.end {
		if r, _ := s.peek(q + 1); isWordRune(r) {
			return s.webEnd(q)
		}
	}
	return q
}
