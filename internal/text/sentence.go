package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ending is what a token does at its place to the sentence.
type ending uint8

const (
	goesOnEnd ending = iota // nothing
	stopEnd                 // full stop
	askEnd                  // question or exclamation mark
	dotsEnd                 // ellipsis
	wordEnd                 // an abbreviation's own stop
)

func (s *scanner) form(i int) string { return s.tokens[i].In(s.text) }

func (s *scanner) ending(i int) ending {
	t := s.tokens[i]
	switch s.text[t.Start] {
	case '.':
		if t.Kind == Punct {
			if t.Len() == 1 {
				return stopEnd
			}
			return dotsEnd
		}
	case '!', '?':
		return askEnd
	case 0xE2, 0xE3, 0xD8: // … ‽ 。 ؟
		switch s.form(i) {
		case "…":
			return dotsEnd
		case "‽", "。", "؟":
			return askEnd
		}
	}
	if t.Kind == Word && t.Len() > 1 && s.text[t.End-1] == '.' {
		return wordEnd
	}
	return goesOnEnd
}

// sentenceEnd gives the token after the sentence that begins at token first,
// within the paragraph just scanned.
func (s *scanner) sentenceEnd(first int) int {
	n := len(s.tokens)
	for i := first; i < n; i++ {
		if i > first && s.form(i) == "•" {
			return i
		}
		e := s.ending(i)
		if e == goesOnEnd {
			continue
		}
		// Further stops (". . .", "?!" apart) and the quotation marks and
		// brackets that close behind them belong to the same end.
		j, quoted, closed := i+1, false, false
		for j < n {
			if x := s.ending(j); x != goesOnEnd && x != wordEnd && s.tokens[j].Start-s.tokens[j-1].End <= 1 {
				if e == dotsEnd || x == stopEnd && e == stopEnd {
					x = dotsEnd
				}
				e, j = x, j+1
				continue
			}
			if e != wordEnd && s.note(j) {
				j += 3
				continue
			}
			if s.tokens[j].Kind != Punct || !s.closes(j) {
				break
			}
			closed = true
			quoted = quoted || s.sides[j] == closing && !strings.ContainsRune(")]}", rune(s.text[s.tokens[j].Start]))
			j++
		}
		if j >= n || s.breaks(i, j, e, closed, quoted) {
			return j
		}
		i = j - 1
	}
	return n
}

// closes reports whether token j closes a quotation or bracket and hangs on
// the token before it, or ends the paragraph.
func (s *scanner) closes(j int) bool {
	if s.sides[j] == closing {
		return s.tokens[j].Start == s.tokens[j-1].End || s.single || j == len(s.tokens)-1 ||
			s.form(j) != "\"" && s.form(j) != "'"
	}
	return j == len(s.tokens)-1 && s.sides[j] == opening && (s.form(j) == "\"" || s.form(j) == "'")
}

// note reports whether a note's mark ("[12]") begins at token j.
func (s *scanner) note(j int) bool {
	return j+2 < len(s.tokens) && s.form(j) == "[" && s.tokens[j+1].Kind == Number && s.form(j+2) == "]"
}

// breaks reports whether a sentence ends before token j, given that token i
// with ending e stands before it, with closing marks between if closed, a quotation
// mark among them if quoted.
func (s *scanner) breaks(i, j int, e ending, closed, quoted bool) bool {
	t := s.tokens[j]
	glued := t.Start == s.tokens[j-1].End
	lead := j // the first token that is no opening mark
	for lead < len(s.tokens)-1 && s.tokens[lead].Kind == Punct && s.sides[lead] == opening {
		lead++
	}
	r, _ := utf8.DecodeRuneInString(s.text[s.tokens[lead].Start:])
	if glued {
		return e != wordEnd && s.gluedStart(i, lead, r)
	}
	if e == wordEnd {
		return s.abbreviationBreaks(i, j, lead, r, quoted)
	}
	upper := unicode.IsUpper(r) || unicode.IsTitle(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
	switch {
	case t.Kind == Clitic:
		return false
	case lead > j: // a quotation or bracket opens
		return e == stopEnd || e == askEnd || upper
	case t.Kind == Punct:
		switch s.form(j) {
		case ",", ";", ":", "/":
			return false
		case "-", "–", "—", "--", "―":
			if j+1 < len(s.tokens) {
				after, _ := utf8.DecodeRuneInString(s.text[s.tokens[j+1].Start:])
				return !unicode.IsLower(after) && e == stopEnd
			}
			return false
		}
		return true
	case upper:
		return !(quoted && e == askEnd && s.speechTag(j))
	case unicode.IsLower(r):
		if closed || e == dotsEnd {
			return false
		}
		return s.smallStart(i, j, e)
	}
	return e != dotsEnd || !unicode.IsDigit(r)
}

// smallStart reports whether a sentence begins with the small letters of token
// j although a stop is all that stands before: a name like iPhone, or careless
// writing after a word too long to be an abbreviation nobody listed.
func (s *scanner) smallStart(i, j int, e ending) bool {
	f := s.form(j)
	for _, r := range f[1:] {
		if unicode.IsUpper(r) {
			return true
		}
	}
	if i == 0 || e == askEnd {
		return s.form(i) != "!"
	}
	return s.tokens[i-1].Kind != Word || s.tokens[i-1].Len() > 4 || openers[strings.ToUpper(f[:1])+f[1:]]
}

// gluedStart reports whether a sentence begins at token lead though no white
// space parts it from the stop at i ("control.Turkey").
func (s *scanner) gluedStart(i, lead int, r rune) bool {
	if i == 0 || s.tokens[lead].Kind != Word || !unicode.IsUpper(r) {
		return false
	}
	w := s.form(lead)
	if len(w) > 1 { // a capital alone or a capitalised word, not "BBC" or "iPad"
		next, _ := utf8.DecodeRuneInString(w[utf8.RuneLen(r):])
		if !unicode.IsLower(next) {
			return false
		}
	}
	p := s.tokens[i-1]
	last, _ := utf8.DecodeLastRuneInString(s.form(i - 1))
	return p.Kind == Word && p.Len() > 1 && unicode.IsLower(last) || p.Kind == Punct && s.sides[i-1] == closing || p.Kind == Clitic || p.Kind == Number
}

// abbreviationBreaks reports whether the abbreviation at i, whose stop is part
// of it, also ends its sentence.
func (s *scanner) abbreviationBreaks(i, j, lead int, r rune, quoted bool) bool {
	w := s.form(i)
	w = w[:len(w)-1]
	if k := strings.LastIndexByte(w, '-'); k >= 0 {
		w = w[k+1:]
	}
	c := stopOf(w)
	if c == noStop {
		c = acronym
		if _, n := utf8.DecodeRuneInString(w); n == len(w) {
			c = titled // an initial
		}
	}
	if !unicode.IsUpper(r) {
		return false
	}
	word := s.form(lead)
	switch c {
	case titled, numbered:
		return quoted
	case clock:
		return !zones[strings.TrimSuffix(word, ".")]
	case final:
		return true
	}
	return quoted || openers[word] || lead > j && s.form(j) != "(" && s.form(j) != "["
}

// speechTag reports whether the tokens from j on are a name of up to four
// words and a verb of speech: what follows a question in quotation marks.
func (s *scanner) speechTag(j int) bool {
	for k := j; k < len(s.tokens) && k <= j+4; k++ {
		f := s.form(k)
		if k > j && speech[f] {
			return true
		}
		r, _ := utf8.DecodeRuneInString(f)
		if s.tokens[k].Kind != Word || !unicode.IsUpper(r) {
			return false
		}
	}
	return false
}
