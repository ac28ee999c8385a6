package document

import (
	"strings"
	"unicode"

	"github.com/rapporteur/rapporteur"
)

// What makes a headline another report's: so many content words of it, of
// which at most a quarter stand in the report, which has to be long enough to
// tell. A standfirst or crosshead of the report's own repeats its words.
const (
	minStrangeWords = 5
	minStrangeBody  = 800 // bytes
	minWord         = 4   // letters of a content word
	stem            = 5   // letters by which two forms of a word are taken for one
)

// strangers marks headlines of other reports that stand above or below this
// one, where a page has its links.
func (p *page) strangers() {
	var body map[string]bool
	first := true
	for i := range p.lines {
		l := &p.lines[i]
		if !l.headline() || !l.top && !l.bottom {
			continue
		}
		if first && l.top { // the report's own
			first = false
			continue
		}
		if body == nil {
			if body = p.bodyWords(); body == nil {
				return
			}
		}
		words, known := 0, 0
		for w := range contentWords(l.text) {
			words++
			if body[w] {
				known++
			}
		}
		if words >= minStrangeWords && 4*known <= words {
			p.take(l, rapporteur.FurnitureWidget)
		}
	}
}

// bodyWords gives the stems of the words in the report's paragraphs; nil when
// there are too few to tell.
func (p *page) bodyWords() map[string]bool {
	out, n := map[string]bool{}, 0
	for i := range p.lines {
		if l := &p.lines[i]; !l.taken && l.stop {
			n += len(l.text)
			for w := range contentWords(l.text) {
				out[w] = true
			}
		}
	}
	if n < minStrangeBody {
		return nil
	}
	return out
}

// contentWords calls yield with the stem of every longer word.
func contentWords(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
			r := []rune(w)
			if len(r) < minWord {
				continue
			}
			if !yield(string(r[:min(stem, len(r))])) {
				return
			}
		}
	}
}
