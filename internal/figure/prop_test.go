package figure_test

import (
	"strings"
	"testing"
	"time"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/figure"
	"github.com/rapporteur/rapporteur/internal/quantity"
	"github.com/rapporteur/rapporteur/internal/text"
	"github.com/rapporteur/rapporteur/internal/when"
	"pgregory.net/rapid"
)

func read(s string) (*rapporteur.Document, []*rapporteur.Figure) {
	doc := &rapporteur.Document{ID: "doc-test", Text: s, SHA256: rapporteur.TextHash(s)}
	doc.Published.Value = "2021-06-09"
	l := text.Split(s, nil)
	return doc, figure.Read(doc, l, quantity.Read(l), when.Read(doc, l), nil, nil)
}

// Sentences put together from words of the trade, in any order, still give
// figures that hold together, in text order, and the same ones each time.
func TestFiguresHoldTogether(t *testing.T) {
	words := strings.Fields(`killed injured displaced fled people soldiers homes destroyed 12 forty at least more than between and to , . ; “ ” ( ) said Reuters that the
		were have could expected to flee of including dozens several many no one toll rose – hundreds of thousands in Lima since March on Monday families 3.5 million camp`)
	rapid.Check(t, func(r *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 60).Draw(r, "words"), " ")
		doc, a := read(s)
		_, b := read(s)
		if len(a) != len(b) {
			r.Fatalf("%d figures, then %d, in %q", len(a), len(b), s)
		}
		last := -1
		for i, f := range a {
			if f.Start < last || f.ID != b[i].ID {
				r.Fatalf("figure %d out of order or unsteady in %q", i, s)
			}
			last = f.End
			if _, err := rapporteur.Receipt(doc, f); err != nil {
				r.Fatal(err)
			}
			if n := len(f.Chain); n == 0 || f.Chain[n-1] != rapporteur.Article {
				r.Fatalf("chain %q", f.Chain)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"At least 40 people, including five children, were killed in Abéché on Monday, the governor said.",
		"ARMY: 12 REBELS DEAD", "“Twenty – no, 30 – were hurt,” she said.", "10–12 000 fled; 3,5 million (½) home", "\u200f٣ people dead\x00", "1 of 2 of 3 of 4 killed",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "�")
		doc, got := read(s)
		for _, x := range got {
			check(t, doc, x)
		}
	})
}

// A long text without an end of sentence must not take more than its share of time.
func TestLinear(t *testing.T) {
	for name, unit := range map[string]string{
		"numbers": "12 people killed and ", "word": "a", "digits": "9", "hyphens": "5-", "quote": "“12 ", "said": "the army said 5 ", "commas": "3, ",
	} {
		cost := func(n int) time.Duration {
			s := strings.Repeat(unit, n/len(unit))
			start := time.Now()
			read(s)
			return time.Since(start)
		}
		d := cost(1 << 17)
		t.Logf("%s %v", name, d)
		if d > 5*time.Second {
			t.Errorf("%s: 128 KiB took %v", name, d)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	s := strings.Repeat("At least 40 people were killed and more than 200 injured when shells hit the market in Abéché on Monday, the governor said. "+
		"The fighting has displaced 12,000 families since early May. Talks resumed without a date. The town is home to half a million people.\n", 200)
	doc := &rapporteur.Document{ID: "doc-bench", Text: s}
	l := text.Split(s, nil)
	q := quantity.Read(l)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		figure.Read(doc, l, q, when.Read(doc, l), nil, nil)
	}
}
