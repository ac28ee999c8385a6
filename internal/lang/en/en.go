// Package en is the language engine for English: a tokeniser, two taggers, a
// lemmatiser, a dependency parser and a finder of names, all linear models
// with weights inside the binary.
//
// It promises that the same layout gives the same analysis on every machine,
// that every span is an exact slice of the text, and that time is linear in
// the text's length. It never does I/O, never changes its weights and keeps
// nothing between calls.
package en

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/data/models"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/lang/en/linear"
	"github.com/rapporteur/rapporteur/internal/lang/en/names"
	"github.com/rapporteur/rapporteur/internal/lang/en/syntax"
	"github.com/rapporteur/rapporteur/internal/text"
)

// Engine reads English. It is immutable and safe for any number of goroutines.
type Engine struct {
	first, second *linear.Table
	firstHash     []uint64 // of the first tagger's labels
	secondHash    []uint64 // of the second's
	xpos, upos    []string // of the second tagger's labels
	xposHash      []uint64
	uposHash      []uint64
	known         linear.Dict
	parser        syntax.Parser
	relations     []string
	lemmas        *syntax.Lemmas
	names         *names.Finder
	scratch       sync.Pool
}

// shipped is the engine with the weights in the binary.
var shipped = sync.OnceValue(func() *Engine {
	e, err := Open(models.English)
	if err != nil {
		panic("the weights in the binary are damaged: " + err.Error())
	}
	return e
})

// New gives the engine with the weights that the binary carries. They are
// opened at the first call.
func New() *Engine { return shipped() }

// Open makes an engine of a weights file (see train). It fails when the file
// is damaged or of another version.
func Open(weights string) (*Engine, error) {
	b, err := linear.OpenBundle(weights)
	if err != nil {
		return nil, err
	}
	e := &Engine{relations: strings.Fields(b["relations"])}
	e.scratch.New = func() any { return new(scratch) }
	var action, label, relabel *linear.Table
	for _, t := range []struct {
		table **linear.Table
		part  string
	}{{&e.first, "tag-first"}, {&e.second, "tag-second"}, {&action, "action"}, {&label, "label"}, {&relabel, "relabel"}} {
		if *t.table, err = linear.Open(b[t.part]); err != nil {
			return nil, fmt.Errorf("%s: %w", t.part, err)
		}
	}
	e.parser = syntax.Parser{Action: action, Label: label, Relabel: relabel, Labels: len(e.relations)}
	for _, x := range strings.Fields(b["xpos"]) {
		e.firstHash = append(e.firstHash, linear.Hash(x))
	}
	for j := range strings.Lines(b["joint"]) {
		j = strings.TrimSpace(j)
		x, u, _ := strings.Cut(j, " ")
		e.secondHash = append(e.secondHash, linear.Hash(j))
		e.xpos, e.upos = append(e.xpos, x), append(e.upos, u)
		e.xposHash, e.uposHash = append(e.xposHash, linear.Hash(x)), append(e.uposHash, linear.Hash(u))
	}
	if len(e.firstHash) != e.first.Labels() || len(e.xpos) != e.second.Labels() || len(e.relations) != label.Labels() {
		return nil, fmt.Errorf("label lists and tables of the weights do not fit: build the weights anew (go run ./train)")
	}
	if e.known, err = linear.OpenDict(b["known"]); err != nil {
		return nil, err
	}
	if e.lemmas, err = syntax.OpenLemmas(b["lemmas"]); err != nil {
		return nil, err
	}
	if e.names, err = names.Open(b); err != nil {
		return nil, err
	}
	return e, nil
}

// scratch is the working memory of one reading.
type scratch struct {
	syntax syntax.Scratch
	names  names.Scratch
	spans  []rapporteur.Span
	words  []syntax.Word
	nodes  []syntax.Node
	first  []uint64
	labels []int
	heads  []int
	rels   []int
}

// Read analyses a text.
func (e *Engine) Read(l *text.Layout) lang.Analysis {
	s := e.scratch.Get().(*scratch)
	defer e.scratch.Put(s)
	s.spans = s.spans[:0]
	sentences := make([]lang.Sentence, 0, len(l.Sentences))
	for _, x := range l.Sentences {
		first := len(s.spans)
		s.spans = cutWords(s.spans, l, x)
		sentences = append(sentences, lang.Sentence{First: first, Last: len(s.spans)})
	}
	return e.analyse(l.Text, s.spans, sentences, s)
}

// Analyse analyses a text whose words and sentences are known.
func (e *Engine) Analyse(in string, words []rapporteur.Span, sentences []lang.Sentence) lang.Analysis {
	s := e.scratch.Get().(*scratch)
	defer e.scratch.Put(s)
	return e.analyse(in, words, sentences, s)
}

func (e *Engine) analyse(in string, words []rapporteur.Span, sentences []lang.Sentence, s *scratch) lang.Analysis {
	a := lang.Analysis{Tokens: make([]rapporteur.Token, len(words)), Sentences: sentences}
	s.words = s.words[:0]
	for i, x := range words {
		a.Tokens[i] = rapporteur.Token{Span: x, Head: rapporteur.NoHead}
		s.words = append(s.words, syntax.Look(x.In(in)))
	}
	s.names.Reset()
	s.nodes = s.nodes[:0]
	for _, x := range a.Sentences {
		e.tag(in, a.Tokens[x.First:x.Last], s.words[x.First:x.Last], s)
	}
	for _, x := range a.Sentences {
		e.parse(a.Tokens[x.First:x.Last], x.First, s)
	}
	a.Names = e.names.Read(in, &a, s.words, &s.names)
	return a
}

// tag gives the words of one sentence their tags and lemmas.
func (e *Engine) tag(in string, tokens []rapporteur.Token, words []syntax.Word, s *scratch) {
	s.labels = syntax.Tag(words, e.first, e.firstHash, s.labels[:0], &s.syntax)
	s.first = s.first[:0]
	for _, x := range s.labels {
		s.first = append(s.first, e.firstHash[x])
	}
	s.labels = syntax.Retag(words, s.first, e.second, e.secondHash, s.labels[:0], &s.syntax)
	for i, x := range s.labels {
		t := &tokens[i]
		t.XPOS, t.UPOS = e.xpos[x], e.upos[x]
		t.Lemma = e.lemmas.Lemma(t.In(in), t.UPOS, t.XPOS)
		s.nodes = append(s.nodes, syntax.NodeOf(&words[i], e.known.Get(words[i].Lower) != 0, e.xposHash[x], e.uposHash[x]))
		s.names.Tag(e.xposHash[x])
	}
}

// parse gives the words of one sentence their heads and relations; first is
// the index of the sentence's first word in the analysis.
func (e *Engine) parse(tokens []rapporteur.Token, first int, s *scratch) {
	n := len(tokens)
	if n == 0 {
		return
	}
	s.heads, s.rels = slices.Grow(s.heads[:0], n)[:n], slices.Grow(s.rels[:0], n)[:n]
	e.parser.Parse(s.nodes[first:first+n], s.heads, s.rels, &s.syntax)
	for i := range tokens {
		tokens[i].Head = -1
		if s.heads[i] >= 0 {
			tokens[i].Head = first + s.heads[i]
		}
		tokens[i].Deprel = e.relations[s.rels[i]]
	}
}
