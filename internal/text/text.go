// Package text cuts a document's text into paragraphs, sentences and tokens,
// and turns byte offsets into code points and back.
//
// It promises that every span slices back to exactly the characters it names,
// that nothing but white space and zero-width characters lies between two
// tokens, and that the same text always gives the same cut. It never changes, normalises or copies the
// text, and it knows no language beyond its list of abbreviations.
package text

import "github.com/rapporteur/rapporteur"

// Kind is the shape of a token.
type Kind uint8

// Kinds of token.
const (
	Word   Kind = iota // letters, with inner apostrophes, hyphens, stops, digits: al-Assad, U.S., Feb., 12-year-old, 1990s, example.com
	Number             // digits with their separators: 1,800  3.6  17:53  2018-09  9/11
	Clitic             // 's ’s 'll n't and the like, split from the word before; the apostrophe of a plural's possessive
	Punct              // quotation marks, brackets, dashes, stops, the marker of a list item (• or 1.)
	Symbol             // $ % & and the like
	URL                // web and mail addresses, @handles, #tags
)

// Token is the smallest unit readers look at.
type Token struct {
	rapporteur.Span
	Kind Kind
}

// Sentence is a run of tokens [First, Last) of one paragraph.
type Sentence struct {
	rapporteur.Span     // from the first character of the first token to the last of the last
	First, Last     int // tokens
	Paragraph       int // index of its paragraph
}

// Paragraph is a run of sentences [First, Last) without a line break between,
// but for the breaks of lines that were wrapped at a fixed width.
type Paragraph struct {
	rapporteur.Span      // from the first character of the first sentence to the last of the last
	First, Last     int  // sentences
	Heading         bool // a short line that does not end in a stop: a headline, a crosshead
}

// Layout is a text cut up. It is immutable once made and safe for use by
// several goroutines.
type Layout struct {
	Text       string
	Tokens     []Token
	Sentences  []Sentence
	Paragraphs []Paragraph
}

// Form gives the characters of token i.
func (l *Layout) Form(i int) string { return l.Tokens[i].In(l.Text) }

// SentenceOf gives the index of the sentence that holds the byte offset, or of
// the last one before it; -1 when there is none.
func (l *Layout) SentenceOf(offset int) int {
	lo, hi := 0, len(l.Sentences)
	for lo < hi {
		mid := (lo + hi) / 2
		if l.Sentences[mid].Start <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo - 1
}

// TokenAt gives the index of the first token that ends after the byte offset;
// len(l.Tokens) when there is none.
func (l *Layout) TokenAt(offset int) int {
	lo, hi := 0, len(l.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if l.Tokens[mid].End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
