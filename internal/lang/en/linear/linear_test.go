package linear_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur/internal/lang/en/linear"
	"pgregory.net/rapid"
)

func rows(rng *rand.Rand, n, labels int) []linear.Row {
	out := make([]linear.Row, n)
	for i := range out {
		out[i] = linear.Row{Feature: linear.Mix2(1, rng.Uint64(), 2), Weights: make([]float32, labels)}
		for range 1 + rng.IntN(3) {
			out[i].Weights[rng.IntN(labels)] = float32(rng.NormFloat64() * 100)
		}
	}
	return out
}

// TestPack holds that a packed table gives each feature's weights back, to the
// precision of a code, and that features it does not know score nothing.
func TestPack(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, labels := range []int{3, 40, 109} {
		rs := rows(rng, 5000, labels)
		var top float32
		for _, r := range rs {
			for _, w := range r.Weights {
				top = max(top, w-r.Weights[0], r.Weights[0]-w, w, -w)
			}
		}
		data, kept := linear.Pack(labels, 1000, rs, top)
		if kept < 4700 {
			t.Errorf("%d labels: only %d of 5000 features found a place", labels, kept)
		}
		table, err := linear.Open(string(data))
		if err != nil {
			t.Fatal(err)
		}
		scores := make([]int32, labels)
		one, _ := linear.Pack(labels, 1, []linear.Row{{Feature: 1, Weights: append(make([]float32, labels-1), top)}}, top)
		single, err := linear.Open(string(one))
		if err != nil {
			t.Fatal(err)
		}
		single.Score([]uint64{1}, scores)
		unit := top / float32(scores[labels-1])
		bad := 0
		for _, r := range rs {
			table.Score([]uint64{r.Feature}, scores)
			for i, w := range r.Weights {
				if labels == 3 {
					w -= r.Weights[0]
				}
				got := float32(scores[i]) * unit
				if d := max(got-w, w-got); d > max(0.02*max(w, -w), 3*unit) {
					bad++
					break
				}
			}
		}
		if bad > 5000-kept+30 { // a check byte may be taken by another feature
			t.Errorf("%d labels: %d features have other weights than they were given", labels, bad)
		}
		known := 0
		for range 5000 {
			table.Score([]uint64{linear.Mix(9, rng.Uint64())}, scores)
			for _, s := range scores {
				if s != 0 {
					known++
					break
				}
			}
		}
		if known > 250 {
			t.Errorf("%d labels: %d of 5000 unknown features score something", labels, known)
		}
	}
}

func TestDict(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringN(1, 8, -1), 1, 200).Draw(t, "words")
		values := map[uint64]byte{}
		for i, w := range words {
			values[linear.Hash(w)] = byte(i%255) + 1
		}
		d, err := linear.OpenDict(string(linear.PackDict(values)))
		if err != nil {
			t.Fatal(err)
		}
		for h, v := range values {
			if got := d.Get(h); got != v {
				t.Fatalf("%x gives %d, not %d", h, got, v)
			}
		}
	})
}

func TestBundle(t *testing.T) {
	parts := map[string][]byte{"a": []byte("one"), "b": {}, "long name": []byte(strings.Repeat("x", 70000))}
	data := linear.PackBundle(parts)
	b, err := linear.OpenBundle(string(data))
	if err != nil {
		t.Fatal(err)
	}
	for n, p := range parts {
		if b[n] != string(p) {
			t.Errorf("part %q is changed", n)
		}
	}
	for _, cut := range []int{0, 3, 5, 9, len(data) - 1} {
		if b, err := linear.OpenBundle(string(data[:cut])); err == nil && len(b) == len(parts) {
			t.Errorf("a file cut at %d bytes is taken for whole", cut)
		}
	}
}

// FuzzOpen holds that a damaged table is an error or at least no panic.
func FuzzOpen(f *testing.F) {
	data, _ := linear.Pack(4, 3, rows(rand.New(rand.NewPCG(1, 1)), 20, 4), 300)
	f.Add(string(data))
	f.Add("")
	f.Fuzz(func(t *testing.T, in string) {
		if table, err := linear.Open(in); err == nil && table.Labels() < 0 {
			t.Error("a table with fewer than no labels")
		}
		if _, err := linear.OpenBundle(in); err == nil && len(in) < 4 {
			t.Error("a bundle without its mark")
		}
	})
}
