package en_test

import (
	"testing"

	"github.com/rapporteur/rapporteur/internal/lang/en"
	"github.com/rapporteur/rapporteur/internal/lang/en/gold"
)

// TestFloors holds the engine's figures on the words of the development parts; what it
// makes of running text, and names, is held by internal/eval/floors.toml. A
// better model may raise a floor, none may lower one.
func TestFloors(t *testing.T) {
	if testing.Short() {
		t.Skip("scores whole treebanks")
	}
	e := en.New()
	atLeast := func(what string, got, floor float64) {
		t.Helper()
		t.Logf("%s %.2f", what, got)
		if got < floor {
			t.Errorf("%s is %.2f, below %.2f", what, got, floor)
		}
	}
	for _, x := range []struct {
		name                   string
		xpos, upos, lemma, las float64
	}{
		{"ewt-dev", 94.5, 95, 96.5, 82},
		{"gum-open-dev", 96.2, 96.4, 97.7, 82},
	} {
		b, err := gold.ReadTreebank(shared(t, "gold/syntax/"+x.name+".conllu.gz"))
		if err != nil {
			t.Fatal(err)
		}
		s := b.Given(e)
		atLeast(x.name+" XPOS", s.XPOS, x.xpos)
		atLeast(x.name+" UPOS", s.UPOS, x.upos)
		atLeast(x.name+" lemmas", s.Lemma, x.lemma)
		atLeast(x.name+" LAS", s.LAS, x.las)
	}
}
