// Package match reads what a user searches for and finds it in a text.
//
// It promises that any input is a query, that the words it finds are spans of
// the text's own characters, and that a text and a query are cut and folded
// alike, so that what an index over [Index] finds, [Query.Snippet] can show. It
// takes time linear in the text. It never stems, ranks or guesses a spelling.
package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/rapporteur/rapporteur"
)

// maxWord is the length in bytes to which a folded word is cut, so that a
// megabyte without a space cannot swell an index.
const maxWord = 96

// word is a run of letters, digits and their marks.
type word struct {
	rapporteur.Span
	form string // folded: no case, no accents
}

// folder cuts text into words. It is not safe for use by several goroutines.
type folder struct{ caser cases.Caser }

func newFolder() *folder { return &folder{caser: cases.Fold()} }

// each calls f with the words of text in order until f gives false.
func (fo *folder) each(text string, f func(word) bool) {
	start, ascii := -1, true
	end := func(at int) bool {
		if start < 0 {
			return true
		}
		w := word{Span: rapporteur.Span{Start: start, End: at}}
		start = -1
		w.form = fo.fold(text[w.Start:w.End], ascii)
		ascii = true
		return w.form == "" || f(w)
	}
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case inWord(r):
			if start < 0 {
				start = i
			}
			ascii = ascii && r < utf8.RuneSelf
		case start >= 0 && r >= utf8.RuneSelf && unicode.Is(unicode.M, r):
			ascii = false // an accent or vowel sign belongs to the letter before it
		default:
			if !end(i) {
				return
			}
		}
		i += n
	}
	end(len(text))
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// fold takes case and accents away and cuts what is too long.
func (fo *folder) fold(s string, ascii bool) string {
	if ascii {
		return strings.ToLower(s[:min(len(s), maxWord)])
	}
	// No fold makes a character shorter than a third of it, so this much of a
	// very long word is enough to fill maxWord.
	s = norm.NFD.String(fo.caser.String(cut(s, 8*maxWord)))
	return cut(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, s), maxWord)
}

// cut gives the longest prefix of s of at most n bytes that ends on a
// character boundary.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// Index gives the folded words of a text with single spaces between them: what
// a full-text index is to hold for it.
func Index(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	newFolder().each(text, func(w word) bool {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.form)
		return true
	})
	return b.String()
}

// maxQuery is how many words of a query count. Words beyond it are passed
// over, which can only widen what is found.
const maxQuery = 64

// Query is what is searched for: every phrase of it must be found.
type Query struct {
	Phrases [][]string // folded words, one or more each, no phrase twice
}

// Parse reads a query. Words between double quotes, straight or curly, are a
// phrase, and so are words written together (al-Assad); an unclosed quote runs
// to the end. It knows no operators.
func Parse(input string) Query {
	var q Query
	seen := map[string]bool{}
	fo, room := newFolder(), maxQuery
	add := func(part string) {
		var phrase []string
		fo.each(part, func(w word) bool {
			if room == 0 {
				return false
			}
			room--
			phrase = append(phrase, w.form)
			return true
		})
		if key := strings.Join(phrase, " "); len(phrase) > 0 && !seen[key] {
			seen[key] = true
			q.Phrases = append(q.Phrases, phrase)
		}
	}
	quoted := false
	for part := range strings.SplitSeq(strings.Map(oneQuote, input), `"`) {
		if quoted {
			add(part)
		} else {
			for w := range strings.FieldsSeq(part) {
				add(w)
			}
		}
		quoted = !quoted
	}
	return q
}

// oneQuote makes curly double quotes straight.
func oneQuote(r rune) rune {
	switch r {
	case '“', '”', '„', '‟', '«', '»':
		return '"'
	}
	return r
}
