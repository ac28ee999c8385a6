// Package eval measures readings against gold data: it hands gold documents to
// the program, takes back the JSON contract as users get it, and counts.
//
// It promises the figures of the Python scorers that stand beside the gold
// data, kind by kind, and a test holds it to that. It never reads a document
// itself and never looks at gold while a document is being read.
package eval

import (
	"context"
	"fmt"
	"strings"

	"github.com/rapporteur/rapporteur/schema"
)

// Doc is a document as handed to the program: a line of the JSON Lines that
// `rapporteur read` takes. Either Text or HTML is set.
type Doc struct {
	ID      string `json:"id"`
	Text    string `json:"text,omitempty"`
	HTML    string `json:"html,omitempty"`
	Title   string `json:"title,omitempty"`
	Date    string `json:"date,omitempty"` // ISO day
	Source  string `json:"source,omitempty"`
	URL     string `json:"url,omitempty"`
	Authors string `json:"authors,omitempty"`
}

// Read reads documents and gives their readings by Doc.ID, which is
// document.ref in the contract. A document that cannot be read is left out;
// an error stops the measuring.
type Read func(ctx context.Context, docs []Doc) (map[string]*schema.Reading, error)

// Program is what is measured, as its users meet it.
type Program struct {
	Read Read
	// Parse gives the CoNLL-U of a text, which `rapporteur parse` prints.
	Parse func(ctx context.Context, text string) ([]byte, error)
	// Aliases gives further names of an actor by its id in the readings; nil:
	// there are none.
	Aliases func(id string) []string
}

// Measure is one figure of a kind.
type Measure struct {
	Name  string
	Value float64
	Count bool   // a number of things; else a share from 0 to 1
	Note  string // the counts behind it, for people
}

// Result is what measuring a kind gave.
type Result struct {
	Kind     string
	Measures []Measure
	Problems []string // where the readings broke the contract: documents missing, texts changed, spans that do not slice
	Misses   []Miss   // where reading and gold differ, of the kinds that tell
}

// Miss is one difference between reading and gold.
type Miss struct {
	What  string // missed, extra, wrong, …
	Doc   string
	Start int    // in code points
	Quote string // the text in question
	Note  string
}

// Value gives a measure by its name.
func (r *Result) Value(name string) (float64, bool) {
	for _, m := range r.Measures {
		if m.Name == name {
			return m.Value, true
		}
	}
	return 0, false
}

// Kind is something that can be measured.
type Kind struct {
	Name string
	What string

	score func(ctx context.Context, r *run) ([]Measure, error)
}

// Kinds lists what can be measured, in the order to show it.
func Kinds() []Kind {
	return []Kind{
		{"attribution", "who is quoted with what: outermost attributions of news articles (PolNeAR)", attribution},
		{"chains", "through whom it came: hand-made chains of the samples and of six crises", chains},
		{"figures", "how many: the samples, six crises, NewsQuant, IDMC, MUC-4", figures},
		{"syntax", "words, tags, trees and sentences of running text (EWT, GUM)", syntax},
		{"names", "who and what is named: persons, places, organisations (Worldwide newswire, Universal NER)", names},
		{"time", "when: TIMEX3 in news, in histories of wars and in the samples", times},
		{"place", "where: toponyms found and resolved (GeoWebNews, LGL, GeoVirus)", places},
		{"actors", "who acts and speaks: the samples; sources in six crises", actors},
		{"dates", "when a document was published, from its text alone", dates},
		{"furniture", "what on a page is not the report", furniture},
		{"html", "the report in a web page", html},
	}
}

// Score measures one kind. It fails on an unknown kind, on gold that is not
// there and when nothing at all was read.
func Score(ctx context.Context, kind string, gold *Gold, program Program) (*Result, error) {
	var names []string
	for _, k := range Kinds() {
		if k.Name != kind {
			names = append(names, k.Name)
			continue
		}
		r := &run{gold: gold, program: program}
		m, err := k.score(ctx, r)
		if err != nil {
			return nil, fmt.Errorf("measure %s: %w", kind, err)
		}
		return &Result{Kind: kind, Measures: m, Problems: r.problems, Misses: r.misses}, nil
	}
	return nil, fmt.Errorf("unknown kind %q: choose one of %s", kind, strings.Join(names, ", "))
}

// run is one measuring of one kind.
type run struct {
	gold     *Gold
	program  Program
	problems []string
	misses   []Miss
}

func (r *run) miss(what, doc string, start int, quote, note string) {
	r.misses = append(r.misses, Miss{what, doc, start, quote, note})
}

// read has documents read and checks what the contract promises of every
// reading. partial: some documents may be refused.
func (r *run) read(ctx context.Context, docs []Doc, partial bool) (map[string]*schema.Reading, error) {
	got, err := r.program.Read(ctx, docs)
	if err != nil {
		return nil, err
	}
	if len(docs) > 0 && len(got) == 0 {
		return nil, fmt.Errorf("none of %d documents came back with its id as document.ref", len(docs))
	}
	var missing, changed, crooked int
	for _, d := range docs {
		x, ok := got[d.ID]
		if !ok {
			missing++
			continue
		}
		if d.HTML == "" {
			if x.Document.Text != d.Text {
				changed++
			}
			crooked += crookedSpans(x)
		}
	}
	if !partial && missing > 0 {
		r.problem("%d of %d documents missing", missing, len(docs))
	}
	if changed > 0 {
		r.problem("%d texts changed", changed)
	}
	if crooked > 0 {
		r.problem("%d spans do not slice to their text", crooked)
	}
	return got, nil
}

func (r *run) problem(format string, args ...any) {
	r.problems = append(r.problems, fmt.Sprintf(format, args...))
}

// crookedSpans counts the shown texts of a reading that are not the slices
// their offsets name.
func crookedSpans(x *schema.Reading) int {
	runes := []rune(x.Document.Text)
	n := 0
	check := func(s schema.Span) {
		if s.Text != nil && (s.Start < 0 || s.End < s.Start || s.End > len(runes) || string(runes[s.Start:s.End]) != *s.Text) {
			n++
		}
	}
	for _, n := range x.Names {
		check(n.Span)
	}
	for _, a := range x.Actors {
		for _, m := range a.Mentions {
			check(m.Span)
		}
	}
	for _, p := range x.Places {
		check(p.Span)
	}
	for _, t := range x.Times {
		check(t.Span)
	}
	for _, q := range x.Quantities {
		check(q.Span)
	}
	for _, f := range x.Figures {
		check(f.Span)
		for _, e := range f.Evidence {
			check(e.Span)
		}
	}
	for _, a := range x.Attributions {
		for _, e := range a.Evidence {
			check(e.Span)
		}
	}
	return n
}

// share is a measure from 0 to 1 with the counts behind it.
func share(name string, v float64, note string, args ...any) Measure {
	return Measure{Name: name, Value: v, Note: fmt.Sprintf(note, args...)}
}

// number is a measure that counts.
func number(name string, n int) Measure { return Measure{Name: name, Value: float64(n), Count: true} }

// prf is precision, recall and their harmonic mean; what has no denominator is 0.
func prf(tp, predicted, gold float64) (p, r, f float64) {
	p, r = ratio(tp, predicted), ratio(tp, gold)
	return p, r, harmonic(p, r)
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

func harmonic(p, r float64) float64 { return ratio(2*p*r, p+r) }
