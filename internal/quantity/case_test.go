package quantity_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/quantity"
	"github.com/rapporteur/rapporteur/internal/text"
	"pgregory.net/rapid"
)

// TestCases reads testdata/cases/quantity: a text, a line of three dashes,
// then one quantity a line. What is missing fails, and so does what is too much.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("../../testdata/cases/quantity/*.case")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".case"), func(t *testing.T) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			body, rest, ok := strings.Cut(string(raw), "\n---\n")
			if !ok {
				t.Fatal("no line of three dashes")
			}
			var got []string
			for _, q := range quantity.Read(text.Split(body, nil)) {
				got = append(got, line(body, q))
			}
			if g, w := strings.Join(got, "\n"), strings.TrimSpace(rest); g != w {
				t.Errorf("got\n%s\nwant\n%s", g, w)
			}
		})
	}
}

func line(text string, q rapporteur.Quantity) string {
	bound := func(v *float64) string {
		if v == nil {
			return "-"
		}
		return strconv.FormatFloat(*v, 'f', -1, 64)
	}
	s := fmt.Sprintf("quantity %q min=%s max=%s qualifier=%s kind=%s", q.In(text), bound(q.Min), bound(q.Max), q.Qualifier, q.Kind)
	if q.Unit != "" {
		s += " unit=" + q.Unit
	}
	if !q.Noun.IsZero() {
		s += " noun=" + q.Noun.In(text)
	}
	return s
}

// holds checks what every quantity must hold to.
func holds(t interface{ Errorf(string, ...any) }, s string, qs []rapporteur.Quantity) {
	last := 0
	for _, q := range qs {
		if q.Start < last || !q.Valid(s) || !q.Number.Valid(s) || q.Number.Start < q.Start || q.Number.End > q.End {
			t.Errorf("span %v, number %v after %d in %q", q.Span, q.Number, last, s)
		}
		if !q.Noun.IsZero() && (!q.Noun.Valid(s) || q.UnitSpan.IsZero()) {
			t.Errorf("noun %v of %q", q.Noun, s)
		}
		if q.Min != nil && q.Max != nil && *q.Min > *q.Max {
			t.Errorf("bounds upside down: %v–%v of %q in %q", *q.Min, *q.Max, q.In(s), s)
		}
		if q.Kind == "" || q.Qualifier == "" || q.Change == "" {
			t.Errorf("incomplete: %+v in %q", q, s)
		}
		last = q.End
	}
}

func TestQuantitiesHoldTogether(t *testing.T) {
	words := strings.Fields(`5 12 1,800 3.6 million bn % $ £ between and to - – or more than nearly at least an estimated a dozen half several dozens of hundreds thousands one two twenty
		five years old km people Monday May 2019 11 Sept. a.m. first second 10th Article F-16 ( ) , . / 6-8 m k lakh posts “ ” from rose`)
	rapid.Check(t, func(r *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 40).Draw(r, "words"), rapid.SampledFrom([]string{" ", "", "  "}).Draw(r, "gap"))
		holds(r, s, quantity.Read(text.Split(s, nil)))
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"between 5 and 10 million people", "€3,5 – 4½ %", "two-and-a-half", "9" + strings.Repeat("0", 400), "1⁄0 of it", "U.S.$5bn 10×10−8", "one out of three hundreds of thousands"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "�")
		holds(t, s, quantity.Read(text.Split(s, nil)))
	})
}

// A long text without an end of sentence must not take more than its share of time.
func TestLinear(t *testing.T) {
	for name, unit := range map[string]string{"numbers": "12 people and ", "digits": "9", "hyphens": "5-", "and": "hundred and ", "commas": "3, ", "slashes": "1/", "stops": "a.", "from": "from 3 to "} {
		s := strings.Repeat(unit, (1<<18)/len(unit))
		l := text.Split(s, nil)
		start := time.Now()
		quantity.Read(l)
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%s: 256 KiB took %v", name, d)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	s := strings.Repeat("At least 40 people were killed and between 200 and 250 injured on 4 May, the governor said. Aid worth $3.6m reached 12,000 families in two weeks.\n", 300)
	l := text.Split(s, nil)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		quantity.Read(l)
	}
}
