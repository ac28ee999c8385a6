// Package syntax has the parts of the English tagger and parser that the
// engine and its training share: what is looked at in a word, the features of
// each model, and the decoding that goes from scores to tags, heads and
// relations.
//
// Everything here is a pure function of the words and a scorer. It takes time
// linear in the number of words, whatever they are.
package syntax

import (
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur/internal/lang/en/linear"
)

// Word is what the models look at in one word, as hashes.
type Word struct {
	Form   uint64 // as written
	Lower  uint64 // in small letters, every digit a 0
	Suffix [4]uint64
	Prefix [3]uint64
	Shape  uint64 // runs of capitals, small letters, digits, at most two of a kind
	Class  uint64 // has a hyphen, begins with a capital, is all capitals, has a digit
}

// Bits of Class.
const (
	Hyphen = 1 << iota
	Capital
	AllCapital
	Digit
	Letter
)

const edge = 7 // stands for every property of a word beyond the sentence's edge

// Edge is the word beyond either end of a sentence.
var Edge = Word{Form: edge, Lower: edge, Suffix: [4]uint64{edge, edge, edge, edge}, Prefix: [3]uint64{edge, edge, edge}, Shape: edge, Class: 0}

// maxWord is the length in bytes beyond which only a word's beginning and end
// are looked at, so that a megabyte without a space costs no more than a word.
const maxWord = 64

// Look gives the properties of a word.
func Look(form string) Word {
	if len(form) > maxWord {
		form = clip(form)
	}
	var low, shape [2*maxWord + 8]byte
	n, m := 0, 0
	var w Word
	var last byte
	run, lower, upper := 0, false, false
	for i := 0; i < len(form); {
		c := form[i]
		var kind byte
		size := 1
		switch {
		case c >= 'a' && c <= 'z':
			low[n], kind, lower = c, 'x', true
			n++
		case c >= 'A' && c <= 'Z':
			low[n], kind, upper = c|32, 'X', true
			n++
		case c >= '0' && c <= '9':
			low[n], kind = '0', 'd'
			n++
			w.Class |= Digit
		case c < utf8.RuneSelf:
			low[n], kind = c, c
			n++
			if c == '-' {
				w.Class |= Hyphen
			}
		default:
			var r rune
			r, size = utf8.DecodeRuneInString(form[i:])
			kind = 'u'
			switch {
			case r == '’' || r == '‘':
				r, kind = '\'', '\''
			case r == '“' || r == '”':
				r, kind = '"', '"'
			case unicode.IsUpper(r):
				kind, upper = 'X', true
				r = unicode.ToLower(r)
			case unicode.IsLower(r):
				kind, lower = 'x', true
			}
			n += utf8.EncodeRune(low[n:], r)
		}
		if i == 0 && kind == 'X' {
			w.Class |= Capital
		}
		i += size
		if kind == last {
			if run++; run > 2 {
				continue
			}
		} else {
			last, run = kind, 1
		}
		shape[m] = kind
		m++
	}
	if upper || lower {
		w.Class |= Letter
	}
	if upper && !lower {
		w.Class |= AllCapital
	}
	w.Form = linear.Hash(form)
	w.Lower = linear.HashBytes(low[:n])
	w.Shape = linear.HashBytes(shape[:m])
	for k := range w.Suffix {
		w.Suffix[k] = linear.HashBytes(low[max(0, n-k-1):n])
	}
	for k := range w.Prefix {
		w.Prefix[k] = linear.HashBytes(low[:min(n, k+1)])
	}
	return w
}

// clip shortens a long word to its beginning and end, on character boundaries.
func clip(form string) string {
	a, b := maxWord/2, len(form)-maxWord/2+1
	for a > 0 && !utf8.RuneStart(form[a]) {
		a--
	}
	for b < len(form) && !utf8.RuneStart(form[b]) {
		b++
	}
	return form[:a] + form[b:]
}
