package lang_test

import (
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/lang"
)

func TestCoNLLU(t *testing.T) {
	const in = "Boats\nsank. Why"
	at := func(a, b int) rapporteur.Span { return rapporteur.Span{Start: a, End: b} }
	a := lang.Analysis{
		Tokens: []rapporteur.Token{
			{Span: at(0, 5), Lemma: "boat", UPOS: "NOUN", XPOS: "NNS", Head: 1, Deprel: "nsubj"},
			{Span: at(6, 10), Lemma: "sink", UPOS: "VERB", XPOS: "VBD", Head: -1, Deprel: "root"},
			{Span: at(10, 11), Lemma: ".", UPOS: "PUNCT", XPOS: ".", Head: 1, Deprel: "punct"},
			{Span: at(12, 15), Head: rapporteur.NoHead},
		},
		Sentences: []lang.Sentence{{First: 0, Last: 3}, {First: 3, Last: 3}, {First: 3, Last: 4}},
	}
	var b strings.Builder
	if err := lang.CoNLLU(&b, in, a); err != nil {
		t.Fatal(err)
	}
	want := `# sent_id = 1
# text = Boats sank.
1	Boats	boat	NOUN	NNS	_	2	nsubj	_	_
2	sank	sink	VERB	VBD	_	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

# sent_id = 3
# text = Why
4	Why	_	_	_	_	_	_	_	_

`
	want = strings.Replace(want, "4\tWhy", "1\tWhy", 1)
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
