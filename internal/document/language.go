package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/RadhiFadlillah/whatlanggo"
)

// Bounds of the language test: how much text it looks at, how little text may
// still be named, and the share of English function words that settles it.
const (
	maxSample    = 3000 // bytes
	minLetters   = 60
	englishShare = 0.22
	minSure      = 0.9 // whatlanggo's confidence below which nothing is said
)

// functionWords are the commonest English words that other languages written
// in Latin letters do not share.
var functionWords = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`the of and to that is was for with as by at from be are were has have had not this which it its
		their they he she his her who will would said been but about after when there more than into over also other could`) {
		m[w] = true
	}
	return m
}()

// language names the text's language as ISO 639-1; empty when the text is too
// short or too mixed to tell.
func language(text string) string {
	sample := text
	if len(sample) > maxSample {
		at := maxSample
		for !utf8.RuneStart(sample[at]) {
			at--
		}
		sample = sample[:at]
	}
	letters, words, english := 0, 0, 0
	for w := range strings.FieldsFuncSeq(sample, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		words++
		letters += utf8.RuneCountInString(w)
		if functionWords[lowerASCII(w)] {
			english++
		}
	}
	if words >= 8 && float64(english) >= englishShare*float64(words) {
		return "en"
	}
	if letters < minLetters {
		return ""
	}
	info := whatlanggo.Detect(sample)
	if info.Confidence < minSure && !(info.Lang == whatlanggo.Eng && float64(english) > englishShare/2*float64(words)) {
		return ""
	}
	return info.Lang.Iso6391()
}
