package en_test

import (
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur/data/models"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/lang/en"
	"github.com/rapporteur/rapporteur/internal/lang/en/gold"
	"github.com/rapporteur/rapporteur/internal/text"
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

// BenchmarkEngine gives the speed of all steps together on one core, from raw
// text to names.
func BenchmarkEngine(b *testing.B) {
	bank, err := gold.ReadTreebank(shared(b, "gold/syntax/gum-open-dev.conllu.gz"))
	if err != nil {
		b.Fatal(err)
	}
	e, n := en.New(), 0
	b.SetBytes(int64(len(bank.Text)))
	b.ReportAllocs()
	for b.Loop() {
		n += len(e.Read(text.Split(bank.Text, nil)).Tokens)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkOpen gives the time to open the weights.
func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := en.Open(models.English); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLong reads one sentence of 100,000 words.
func BenchmarkLong(b *testing.B) {
	l := text.Split(strings.Repeat("the ship left port and ", 20000), nil)
	var a lang.Analysis
	for b.Loop() {
		a = en.New().Read(l)
	}
	b.ReportMetric(float64(len(a.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
