package when

import (
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// word is what the grammar reads: a token of the layout, or a part of one that
// was written with hyphens ("nine-year-old") or with letters on figures
// ("1980s", "5pm").
type word struct {
	rapporteur.Span
	e        *entry // what the lexicon knows; never nil
	num      int    // of plain figures; -1
	figures  int    // how many figures
	sentence int
	glued    bool // stands on the word before without white space
	hyphen   bool // glued by a hyphen or dash within one token
	cap      bool // begins with a capital
	aside    bool // stands in a part of the page that is not the report
	kind     text.Kind
}

var unknown = &entry{}

// lexer turns a layout into words.
type lexer struct {
	l     *text.Layout
	words []word
	buf   [24]byte
}

func lex(l *text.Layout) []word {
	x := lexer{l: l, words: make([]word, 0, len(l.Tokens)+len(l.Tokens)/8)}
	s := 0
	for i, t := range l.Tokens {
		for s+1 < len(l.Sentences) && i >= l.Sentences[s].Last {
			s++
			x.stop()
		}
		first := len(x.words)
		if t.Kind == text.Word || t.Kind == text.Number {
			x.split(t)
		} else {
			x.add(t.Start, t.End, t.Kind)
		}
		for k := first; k < len(x.words); k++ {
			x.words[k].sentence = s
		}
	}
	return x.words
}

// stop sets an empty word between two sentences, which no expression crosses.
func (x *lexer) stop() {
	if n := len(x.words); n > 0 {
		end := x.words[n-1].End
		x.words = append(x.words, word{Span: rapporteur.Span{Start: end, End: end}, num: -1, e: unknown, kind: text.Punct, sentence: -1})
	}
}

// lexDocument gives the words of the report and, as asides, of the furniture,
// in text order.
func lexDocument(doc *rapporteur.Document, l *text.Layout) []word {
	report := lex(l)
	if len(doc.Furniture) == 0 {
		return report
	}
	var rest []rapporteur.Span
	at := 0
	for _, f := range doc.Furniture {
		if f.Start > at {
			rest = append(rest, rapporteur.Span{Start: at, End: f.Start})
		}
		at = max(at, f.End)
	}
	if at < len(l.Text) {
		rest = append(rest, rapporteur.Span{Start: at, End: len(l.Text)})
	}
	asides := lex(text.Split(l.Text, rest))
	out := make([]word, 0, len(report)+len(asides)+2*len(rest))
	for i, k := 0, 0; i < len(report) || k < len(asides); {
		var w word
		if k >= len(asides) || i < len(report) && report[i].Start < asides[k].Start {
			w = report[i]
			i++
		} else {
			w = asides[k]
			w.aside, w.sentence = true, w.sentence+len(l.Sentences)
			k++
		}
		if n := len(out); n > 0 && out[n-1].aside != w.aside {
			if w.Start < out[n-1].End { // a layout that was cut otherwise: the report's own words win
				continue
			}
			x := lexer{words: out}
			x.stop()
			out = x.words
		}
		out = append(out, w)
	}
	return out
}

// split cuts a token at its hyphens and where figures meet letters.
func (x *lexer) split(t text.Token) {
	in := x.l.Text
	for at := t.Start; at < t.End; {
		end := at
		if n := apostropheAt(in, at); n > 0 && at == t.Start && at+n < t.End && isFigure(in[at+n]) { // "'80s"
			x.add(at, at+n, text.Punct)
			at += n
			end = at
		}
		for end < t.End {
			if n := hyphenAt(in, end); n > 0 {
				if t.Kind == text.Number && !nextYear(in[t.Start:t.End]) { // "2018-09", "2020-02-07"
					end += n
					continue
				}
				break
			}
			if end > at && isFigure(in[end-1]) && isLetter(in[end]) || end > at && isLetter(in[end-1]) && isFigure(in[end]) {
				break
			}
			end++
		}
		if end > at {
			k := t.Kind
			if isFigure(in[at]) {
				k = text.Number
			}
			x.add(at, end, k)
			x.words[len(x.words)-1].hyphen = at > t.Start && hyphenBefore(in, at)
		}
		if n := hyphenAt(in, end); end < t.End && n > 0 {
			if t.Kind == text.Number {
				x.add(end, end+n, text.Punct)
			}
			end += n
		}
		at = max(end, at+1)
	}
}

func (x *lexer) add(start, end int, k text.Kind) {
	in := x.l.Text
	w := word{Span: rapporteur.Span{Start: start, End: end}, num: -1, e: unknown, kind: k}
	if n := len(x.words); n > 0 {
		last := x.words[n-1].End
		w.glued = start == last || start-last <= 3 && hyphenAt(in, last) == start-last
	}
	c := in[start]
	w.cap = c >= 'A' && c <= 'Z'
	if isFigure(c) {
		w.num, w.figures = figures(in[start:end])
	} else {
		w.e = x.look(in[start:end], w.cap)
	}
	x.words = append(x.words, w)
}

// look finds a word in the lexicon, whatever its case and without its last stop.
func (x *lexer) look(form string, cap bool) *entry {
	if len(form) > len(x.buf) {
		return unknown
	}
	b := x.buf[:len(form)]
	for i := range len(form) {
		c := form[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		b[i] = c
	}
	if n := len(b); n > 2 && b[n-1] == '.' {
		b = b[:n-1]
	}
	e := lexicon[string(b)]
	if e == nil || e.roles&capital != 0 && !cap {
		return unknown
	}
	return e
}

// figures gives the value of plain figures and how many there are; -1 when
// they hold anything but thousands' commas.
func figures(s string) (value, count int) {
	for i := range len(s) {
		switch c := s[i]; {
		case isFigure(c):
			if count++; count > 9 {
				return -1, count
			}
			value = value*10 + int(c-'0')
		case c == ',' && i > 0 && len(s)-i > 3:
			count += 10 // no year or day is written so
		default:
			return -1, count
		}
	}
	return value, count
}

func isFigure(c byte) bool { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// hyphenAt gives the width of the hyphen or dash at the offset; 0 when there is none.
func hyphenAt(s string, at int) int {
	if at >= len(s) {
		return 0
	}
	if s[at] == '-' {
		return 1
	}
	for _, h := range [...]string{"‐", "‑", "–"} {
		if strings.HasPrefix(s[at:], h) {
			return len(h)
		}
	}
	return 0
}

// nextYear reports whether figures are a year and the one after it, "2007-08",
// rather than a month.
func nextYear(s string) bool {
	if len(s) != 7 || s[4] != '-' {
		return false
	}
	a, _ := figures(s[:4])
	b, _ := figures(s[5:])
	return b == (a+1)%100
}

// apostropheAt gives the width of the apostrophe at the offset; 0 when there is none.
func apostropheAt(s string, at int) int {
	for _, a := range [...]string{"'", "’", "‘"} {
		if strings.HasPrefix(s[at:], a) {
			return len(a)
		}
	}
	return 0
}

func hyphenBefore(s string, at int) bool {
	return at > 0 && s[at-1] == '-' || at > 2 && s[at-3] == 0xE2 && s[at-2] == 0x80 && s[at-1] >= 0x90 && s[at-1] <= 0x94
}
