package actor

import (
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// The two readers at times hold a pronoun for two actors. Whoever the report
// itself spoke of later is the one: the reader of attributions misses subjects
// that neither speak nor open a sentence, the reader of actors takes who is
// only named in somebody's words. In the same sentence the reader of
// attributions is the surer, for it follows the speaker.

// told measures how far the report's own words are apart.
type told struct {
	begins []int             // where its sentences begin, but those within quoted words
	quoted []rapporteur.Span // words of somebody, whole, by start
}

// newTold notes the words that the attributions quote.
func newTold(l *text.Layout, attributions []*rapporteur.Attribution) told {
	var t told
	for _, a := range attributions {
		if a.Form == rapporteur.FormDirect {
			t.quoted = append(t.quoted, a.Content...)
		}
	}
	slices.SortStableFunc(t.quoted, func(a, b rapporteur.Span) int { return a.Start - b.Start })
	for i := range l.Sentences {
		// The mark that opens a quotation may lie before its content.
		if at := l.Sentences[i].Start; !t.inside(at) && !t.inside(at+mark) {
			t.begins = append(t.begins, at)
		}
	}
	return t
}

// mark is the most bytes of a mark that opens a quotation.
const mark = 3

// inside reports whether the byte at an offset is quoted.
func (t *told) inside(at int) bool {
	i, found := slices.BinarySearchFunc(t.quoted, at, func(s rapporteur.Span, at int) int { return s.Start - at })
	if found {
		return true
	}
	for k := i - 1; k >= max(0, i-3); k-- {
		if at < t.quoted[k].End {
			return true
		}
	}
	return false
}

// steps counts the sentences of the report that begin between two offsets.
func (t *told) steps(from, to int) int {
	a, _ := slices.BinarySearch(t.begins, from+1)
	b, _ := slices.BinarySearch(t.begins, to+1)
	return max(0, b-a)
}

// since gives how many sentences before an offset the report last spoke of an
// actor: by name or description, or by a pronoun that is a source.
func (t *binder) since(id string, at int) int {
	last := -1
	if a := t.byID[id]; a != nil {
		for _, m := range a.Mentions {
			if m.End <= at && m.Start > last && m.Form != rapporteur.MentionPronoun && m.Form != rapporteur.MentionModifier && !t.told.inside(m.Start) && !compared(t.text[:m.Start]) {
				last = m.Start
			}
		}
	}
	if s, ok := t.spoke[id]; ok && s < at {
		last = max(last, s)
	}
	if last < 0 {
		return len(t.told.begins) + 1
	}
	return t.told.steps(last, at)
}

// compared reports whether a text ends in a word that sets another beside whom
// the sentence is about: "Like | Lima, he said".
func compared(before string) bool {
	f := strings.Fields(before[max(0, len(before)-12):])
	if len(f) == 0 {
		return false
	}
	switch strings.ToLower(f[len(f)-1]) {
	case "like", "unlike", "besides":
		return true
	}
	return false
}

// rather reports whether the pronoun at an offset stands for actor b rather
// than for a, whom the reader of attributions takes.
func (t *binder) rather(a, b, pronoun string, at int) bool {
	same, other := t.times(b, pronoun, at)
	if !t.named(b) || other > same {
		return false
	}
	if one := pronoun == "he" || pronoun == "she"; one && t.person[b] && !t.person[a] {
		return true // "he" is no newspaper
	}
	return t.since(b, at) < t.since(a, at)
}

// times counts how often the text calls a person by a pronoun, in any case, and
// how often by that of the other sex, but for the one at an offset.
func (t *binder) times(id, pronoun string, but int) (same, other int) {
	a := t.byID[id]
	if a == nil || pronoun != "he" && pronoun != "she" {
		return 0, 0
	}
	for _, m := range a.Mentions {
		if m.Form != rapporteur.MentionPronoun || m.Start == but || !m.Valid(t.text) {
			continue
		}
		sex := "he"
		switch bareSource(m.In(t.text)) {
		case "she", "her", "hers", "herself":
			sex = "she"
		}
		if sex == pronoun {
			same++
		} else {
			other++
		}
	}
	return same, other
}
