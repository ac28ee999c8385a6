package brief

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// page is one document while its entries pass by. Its text is let go with it;
// what is kept of it are passages.
type page struct {
	head     *rapporteur.Document // without Text and Furniture
	text     string
	skip     []rapporteur.Furniture
	actors   []rapporteur.Actor
	said     []*rapporteur.Attribution
	covers   []rapporteur.Span // of mentions, places and names of no person
	persons  []rapporteur.Span // names of persons
	proper   []rapporteur.Span // names of anything
	order    int               // among the documents
	offsets  *text.Offsets
	passages map[rapporteur.Span]*passage
	found    map[string]bool // what was looked up in the text before
}

func newPage(r *rapporteur.Reading, order int) *page {
	doc := r.Document
	head := *doc
	head.Text, head.Furniture = "", nil
	p := &page{head: &head, text: doc.Text, skip: doc.Furniture, actors: r.Actors, said: r.Attributions, order: order, passages: map[rapporteur.Span]*passage{}, found: map[string]bool{}}
	for _, a := range r.Actors {
		for _, m := range a.Mentions {
			if m.Form == rapporteur.MentionName {
				p.proper = append(p.proper, m.Span)
			}
			if m.Form != rapporteur.MentionPronoun {
				p.covers = append(p.covers, m.Span)
			}
		}
	}
	for _, l := range r.Places {
		p.proper = append(p.proper, l.Span)
		p.covers = append(p.covers, l.Span)
	}
	for _, n := range r.Names {
		p.proper = append(p.proper, n.Span)
		if n.Type == "PER" {
			p.persons = append(p.persons, n.Span)
		} else {
			p.covers = append(p.covers, n.Span)
		}
	}
	return p
}

// stands reports whether the text holds s as whole words at its end: "the
// Syria", not the beginning of "the Syrian army".
func (p *page) stands(s string) bool {
	key := "\x01" + s
	yes, known := p.found[key]
	if !known {
		for at := 0; !yes; {
			i := strings.Index(p.text[at:], s)
			if i < 0 {
				break
			}
			at += i + len(s)
			next, _ := utf8.DecodeRuneInString(p.text[at:])
			yes = !unicode.IsLetter(next) && !unicode.IsDigit(next) && !strings.HasPrefix(p.text[at:], "-") && !qualifies(p.text[at:])
		}
		p.found[key] = yes
	}
	return yes
}

// qualifies reports whether a name goes on as a part of a longer noun phrase,
// whose article is not the name's: "the Osko news agency".
func qualifies(rest string) bool {
	after, ok := strings.CutPrefix(rest, " ")
	if !ok {
		return false
	}
	w := strings.ToLower(strings.Trim(firstWord(fold(after[:min(len(after), 30)])), ",.;:"))
	r, _ := utf8.DecodeRuneInString(after)
	return unicode.IsLower(r) && !finiteWord(w) && verbs[w] == "" && !headEnders[w] && !clauseOpeners[w] && !auxiliaries[w] && (adjuncts[w] || !strings.HasSuffix(w, "s"))
}

// adjuncts are the nouns in -s that a name stands before: no verbs.
var adjuncts = set(`news series forces services airlines sports`)

// passage is a cited stretch of a document's text.
type passage struct {
	doc        *rapporteur.Document
	span       rapporteur.Span
	start, end int // code points
	quote      string
	whole      bool
	order      int // of the document
}

// passage gives the passage of a span, one for each span.
func (p *page) passage(s rapporteur.Span) *passage {
	if got, ok := p.passages[s]; ok {
		return got
	}
	if p.offsets == nil {
		p.offsets = text.NewOffsets(p.text)
	}
	got := &passage{
		doc: p.head, span: s, order: p.order,
		start: p.offsets.CodePoint(s.Start), end: p.offsets.CodePoint(s.End),
		quote: strings.Clone(fold(s.In(p.text))),
	}
	p.passages[s] = got
	return got
}

// whole is the passage for what no single place in the text shows, such as a
// missing date.
func (p *page) whole() *passage {
	w := *p.passage(rapporteur.Span{Start: 0, End: len(p.text)})
	w.whole, w.quote = true, ""
	return &w
}

// sentence is the span an entry is cited by: its sentence, and what of its
// content and source runs over into neighbouring ones.
func (p *page) sentence(e rapporteur.Entry) rapporteur.Span {
	var s rapporteur.Span
	for _, v := range e.EntryHead().Evidence {
		if v.Valid(p.text) && (s.IsZero() || v.Field == "sentence") {
			s = v.Span
			if v.Field == "sentence" {
				break
			}
		}
	}
	whole := s
	e.EachSpan(func(_ string, v rapporteur.Span) {
		if v.Valid(p.text) {
			whole.Start, whole.End = min(whole.Start, v.Start), max(whole.End, v.End)
		}
	})
	if whole != s {
		whole = p.widen(whole)
	}
	if whole.Len() > maxPassage || p.inFurniture(whole) {
		return s
	}
	return whole
}

// widen takes a span that runs over several sentences to the ends of the
// outer ones, so that a citation does not begin or stop in the middle of one.
func (p *page) widen(s rapporteur.Span) rapporteur.Span {
	end := s.End
	for end < len(p.text) && end-s.End < maxPassage && p.text[end] != '\n' && strings.IndexByte(".?!", p.text[end-1]) < 0 {
		end++
	}
	wide := rapporteur.Span{Start: p.sentenceStart(s.Start), End: end}
	if !wide.Valid(p.text) || strings.TrimSpace(wide.In(p.text)) == "" {
		return s
	}
	return wide
}

// sentenceStart looks back for the beginning of the sentence or line that
// holds the byte offset at.
func (p *page) sentenceStart(at int) int {
	start := at
	for start > 0 && at-start < maxPassage && p.text[start-1] != '\n' {
		before := strings.TrimRight(p.text[max(0, start-24):start-1], "\"”’')")
		if p.text[start-1] == ' ' && before != "" && strings.IndexByte(".?!", before[len(before)-1]) >= 0 && !abbreviated(before[:len(before)-1]) {
			break
		}
		start--
	}
	return start
}

// withContext takes the sentence before into a passage that opens with a
// pronoun, where one stands in the same paragraph.
func (p *page) withContext(s rapporteur.Span) rapporteur.Span {
	if !pronouns[strings.ToLower(firstWord(p.slice(s)))] {
		return s
	}
	if wide := p.withSentenceBefore(s); wide.Len() <= maxQuote {
		return wide
	}
	return s
}

// withAntecedent takes the sentence before into a passage, also from the
// paragraph before: many reports make every sentence a paragraph.
func (p *page) withAntecedent(s rapporteur.Span) rapporteur.Span {
	blank := strings.TrimRight(p.text[:s.Start], " \n")
	if s.Start-len(blank) > 4 || blank == "" || strings.IndexByte(".?!\",;:", blank[len(blank)-1]) < 0 && !strings.HasSuffix(blank, "”") {
		return p.withSentenceBefore(s)
	}
	wide := rapporteur.Span{Start: p.sentenceStart(len(blank) - 1), End: s.End}
	if !wide.Valid(p.text) || wide.Len() > maxQuote || p.inFurniture(wide) {
		return s // too long to be printed to its end, where the statement stands
	}
	return wide
}

// withSentenceBefore takes the sentence before into a passage.
func (p *page) withSentenceBefore(s rapporteur.Span) rapporteur.Span {
	end := len(strings.TrimRight(p.text[:s.Start], " "))
	if end == 0 || p.text[end-1] == '\n' {
		return s
	}
	wide := rapporteur.Span{Start: p.sentenceStart(end - 1), End: s.End}
	if !wide.Valid(p.text) || wide.Len() > maxPassage || p.inFurniture(wide) {
		return s
	}
	return wide
}

// maxPassage bounds a citation that runs over several sentences, in bytes.
const maxPassage = 900

func (p *page) inFurniture(s rapporteur.Span) bool {
	return slices.ContainsFunc(p.skip, func(f rapporteur.Furniture) bool { return f.Overlaps(s) })
}

// slice is the text of a span with white space folded; empty when the span
// does not lie in the text.
func (p *page) slice(s rapporteur.Span) string {
	if !s.Valid(p.text) {
		return ""
	}
	return fold(s.In(p.text))
}

// fold makes every run of white space one blank and drops it at both ends.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// covered reports whether every span of list lies in one of the others.
func covered(list, others []rapporteur.Span) bool {
	return !slices.ContainsFunc(list, func(s rapporteur.Span) bool {
		return !slices.ContainsFunc(others, func(o rapporteur.Span) bool { return o.Contains(s) })
	})
}
