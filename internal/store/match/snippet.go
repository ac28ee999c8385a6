package match

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
)

// Width is about how many characters a snippet has.
const Width = 160

// occurrence is a place where a phrase stands.
type occurrence struct {
	rapporteur.Span
	phrase int
}

// Snippet gives the part of the text that shows most phrases of the query
// close together, the first such part, and the matched words in it. A text
// that holds none of them gives its beginning and no matches.
func (q Query) Snippet(text string) (rapporteur.Span, []rapporteur.Span) {
	core := densest(q.find(text), len(q.Phrases))
	if core.IsZero() {
		start := len(text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
		return widen(text, rapporteur.Span{Start: start, End: start}), nil
	}
	span := widen(text, core)
	return span, q.marks(text, span)
}

// find lists where the phrases stand, by their starts.
func (q Query) find(text string) []occurrence {
	byLast := map[string][]int{}
	longest := 0
	for i, p := range q.Phrases {
		last := p[len(p)-1]
		byLast[last] = append(byLast[last], i)
		longest = max(longest, len(p))
	}
	if longest == 0 {
		return nil
	}
	var found []occurrence
	recent := make([]word, longest) // a ring of the words just read
	n := 0
	newFolder().each(text, func(w word) bool {
		recent[n%longest] = w
		n++
	phrases:
		for _, i := range byLast[w.form] {
			p := q.Phrases[i]
			if len(p) > n {
				continue
			}
			for k := range p {
				if recent[(n-len(p)+k)%longest].form != p[k] {
					continue phrases
				}
			}
			start := recent[(n-len(p))%longest].Start
			found = append(found, occurrence{rapporteur.Span{Start: start, End: w.End}, i})
		}
		return true
	})
	slices.SortStableFunc(found, func(a, b occurrence) int { return cmp.Compare(a.Start, b.Start) })
	return found
}

// densest gives the first stretch of at most Width bytes that holds the most
// different phrases; a single occurrence may be longer. Zero when there is none.
func densest(found []occurrence, phrases int) rapporteur.Span {
	var best rapporteur.Span
	most, distinct, first := 0, 0, 0
	count := make([]int, phrases)
	for last, o := range found {
		if count[o.phrase]++; count[o.phrase] == 1 {
			distinct++
		}
		for first < last && o.End-found[first].Start > Width {
			if count[found[first].phrase]--; count[found[first].phrase] == 0 {
				distinct--
			}
			first++
		}
		if distinct > most {
			most = distinct
			best = rapporteur.Span{Start: found[first].Start, End: o.End}
			for _, inner := range found[first:last] {
				best.End = max(best.End, inner.End)
			}
		}
	}
	return best
}

// widen grows core to about Width characters on both sides, ends it between
// words where there is a space to end at, and trims white space.
func widen(text string, core rapporteur.Span) rapporteur.Span {
	if n := runes(text, core.Start, core.End, Width); n < core.End {
		core.End = n // one phrase longer than a snippet
	}
	room := Width - utf8.RuneCountInString(core.In(text))
	s := rapporteur.Span{Start: back(text, core.Start, room/3), End: 0}
	room -= utf8.RuneCountInString(text[s.Start:core.Start])
	s.End = runes(text, core.End, len(text), room)
	room -= utf8.RuneCountInString(text[core.End:s.End])
	s.Start = back(text, s.Start, room)

	if s.Start > 0 && !spaceBefore(text, s.Start) {
		for at, r := range text[s.Start:core.Start] {
			if unicode.IsSpace(r) {
				s.Start += at
				break
			}
		}
	}
	if s.End < len(text) && !spaceAt(text, s.End) {
		for at := s.End; at > max(core.End, s.Start); {
			r, n := utf8.DecodeLastRuneInString(text[:at])
			at -= n
			if unicode.IsSpace(r) {
				s.End = max(at, core.End)
				break
			}
		}
	}
	for s.Start < s.End && spaceAt(text, s.Start) {
		_, n := utf8.DecodeRuneInString(text[s.Start:])
		s.Start += n
	}
	for s.Start < s.End && spaceBefore(text, s.End) {
		_, n := utf8.DecodeLastRuneInString(text[:s.End])
		s.End -= n
	}
	return s
}

// runes gives the offset n characters after from, at most to.
func runes(text string, from, to, n int) int {
	for ; n > 0 && from < to; n-- {
		_, size := utf8.DecodeRuneInString(text[from:])
		from += size
	}
	return min(from, to)
}

// back gives the offset n characters before from, at least 0.
func back(text string, from, n int) int {
	for ; n > 0 && from > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	return from
}

func spaceAt(text string, at int) bool {
	r, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.IsSpace(r)
}

func spaceBefore(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return unicode.IsSpace(r)
}

// marks gives the words of all phrases that stand wholly in the span, in order.
func (q Query) marks(text string, span rapporteur.Span) []rapporteur.Span {
	var words []word
	newFolder().each(span.In(text), func(w word) bool { words = append(words, w); return true })
	marked := make([]bool, len(words))
	for _, p := range q.Phrases {
		for i := 0; i+len(p) <= len(words); i++ {
			if slices.EqualFunc(words[i:i+len(p)], p, func(w word, form string) bool { return w.form == form }) {
				for k := range p {
					marked[i+k] = true
				}
			}
		}
	}
	var spans []rapporteur.Span
	for i, w := range words {
		if marked[i] {
			spans = append(spans, rapporteur.Span{Start: span.Start + w.Start, End: span.Start + w.End})
		}
	}
	return spans
}
