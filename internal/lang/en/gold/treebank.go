// Package gold reads the data that the English engine is trained on and
// measured with, and measures it: treebanks in CoNLL-U, names in columns or
// stand-off JSON. It belongs to training, measuring and tests; nothing that reads imports it.
package gold

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/lang"
)

// Token is a word of a treebank.
type Token struct {
	Form, Lemma, UPOS, XPOS, Deprel string
	Head                            int // index in the sentence, its length for the root
	Chars                           rapporteur.Span
}

// Treebank is the sentences of a CoNLL-U file. Words are those with whole
// numbers as ids; multi-word ranges only say where white space is.
type Treebank struct {
	Sentences [][]Token
	Text      string // the running text: sentences as written, a blank line between paragraphs
}

// ReadTreebank reads a CoNLL-U file. A Token's Chars is its place among the
// non-blank characters of Text; words whose forms do not make up the written
// form share its place but for a mark of their rank.
func ReadTreebank(r io.Reader) (*Treebank, error) {
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<24)
	t := &Treebank{}
	var b strings.Builder
	var cur []Token
	var sent string
	pos, tight, paragraph := 0, false, false
	var group struct { // the multi-word token being read
		left, chars, at, rank int
		form, forms           string
	}
	for s.Scan() {
		l := s.Text()
		switch {
		case l == "":
			if len(cur) == 0 {
				continue
			}
			for i := range cur {
				if cur[i].Head--; cur[i].Head < 0 {
					cur[i].Head = len(cur)
				}
			}
			t.Sentences = append(t.Sentences, cur)
			if paragraph && b.Len() > 0 {
				x := strings.TrimRight(b.String(), " \n")
				b.Reset()
				b.WriteString(x + "\n\n")
			}
			b.WriteString(sent)
			if !tight {
				b.WriteByte(' ')
			}
			cur, paragraph = nil, false
		case strings.HasPrefix(l, "# newdoc"), strings.HasPrefix(l, "# newpar"):
			paragraph = true
		case strings.HasPrefix(l, "# text = "):
			sent = l[len("# text = "):]
		case l[0] != '#':
			c := strings.Split(l, "\t")
			if len(c) < 10 || strings.Contains(c[0], ".") {
				continue
			}
			tight = strings.Contains(c[9], "SpaceAfter=No")
			if from, to, ok := strings.Cut(c[0], "-"); ok {
				a, _ := strconv.Atoi(from)
				z, _ := strconv.Atoi(to)
				group.left, group.chars, group.at, group.rank, group.form, group.forms = z-a+1, letters(c[1]), pos, 0, c[1], ""
				continue
			}
			h, err := strconv.Atoi(c[6])
			if err != nil {
				return nil, fmt.Errorf("treebank line %q has no head: %w", l, err)
			}
			n := letters(c[1])
			tok := Token{Form: c[1], Lemma: c[2], UPOS: c[3], XPOS: c[4], Head: h, Deprel: c[7], Chars: rapporteur.Span{Start: pos, End: pos + n}}
			pos += n
			if group.left > 0 {
				group.left--
				group.rank++
				group.forms += c[1]
				if group.left == 0 {
					if group.forms != group.form {
						for k := range group.rank - 1 {
							cur[len(cur)-1-k].Chars = rapporteur.Span{Start: group.at, End: -1 - k}
						}
						tok.Chars = rapporteur.Span{Start: group.at, End: -99}
					}
					pos = group.at + group.chars
				}
			}
			cur = append(cur, tok)
		}
	}
	t.Text = strings.TrimRight(b.String(), " \n") + "\n"
	return t, s.Err()
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

// Reader is an engine that can also be given the words.
type Reader interface {
	lang.Engine
	Analyse(text string, words []rapporteur.Span, sentences []lang.Sentence) lang.Analysis
}

// Score is how well an engine does on a treebank, in per cent.
type Score struct {
	Words                       int
	XPOS, UPOS, Lemma, UAS, LAS float64 // LAS without subtypes, as the CoNLL 2018 task counts
	LASFull                     float64 // with subtypes
	TokenF1, SentenceF1, RawLAS float64 // only from Raw
	RawXPOS, RawUPOS, RawUAS    float64
}

// Given scores the engine on the treebank's own words and sentences.
func (t *Treebank) Given(e Reader) Score {
	var b strings.Builder
	var words []rapporteur.Span
	var sentences []lang.Sentence
	for _, s := range t.Sentences {
		x := lang.Sentence{First: len(words)}
		for _, w := range s {
			words = append(words, rapporteur.Span{Start: b.Len(), End: b.Len() + len(w.Form)})
			b.WriteString(w.Form + " ")
		}
		x.Last = len(words)
		sentences = append(sentences, x)
	}
	a := e.Analyse(b.String(), words, sentences)
	var r Score
	var xpos, upos, lemma, uas, las, full int
	for i, s := range t.Sentences {
		first := sentences[i].First
		for j, g := range s {
			w := a.Tokens[first+j]
			r.Words++
			count(&xpos, w.XPOS == g.XPOS)
			count(&upos, w.UPOS == g.UPOS)
			count(&lemma, w.Lemma == g.Lemma)
			right := w.Head == first+g.Head && g.Head < len(s) || w.Head < 0 && g.Head == len(s)
			count(&uas, right)
			count(&las, right && base(w.Deprel) == base(g.Deprel))
			count(&full, right && w.Deprel == g.Deprel)
		}
	}
	of := func(n int) float64 { return 100 * float64(n) / float64(max(r.Words, 1)) }
	r.XPOS, r.UPOS, r.Lemma, r.UAS, r.LAS, r.LASFull = of(xpos), of(upos), of(lemma), of(uas), of(las), of(full)
	return r
}

func count(n *int, ok bool) {
	if ok {
		*n++
	}
}

func base(rel string) string {
	rel, _, _ = strings.Cut(rel, ":")
	return rel
}
