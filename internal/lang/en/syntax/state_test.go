package syntax_test

import (
	"testing"

	"github.com/rapporteur/rapporteur/internal/lang/en/syntax"
	"pgregory.net/rapid"
)

// tree draws a projective tree with one root: whatever way the actions go,
// they make one.
func tree(t *rapid.T, n int) []int {
	var q syntax.State
	q.Reset(make([]syntax.Node, n))
	for !q.Done() {
		var may []int
		for a := range syntax.Action {
			if q.Allowed(a) {
				may = append(may, a)
			}
		}
		if len(may) == 0 {
			t.Fatalf("no action is allowed with %d on the stack before word %d of %d", len(q.Stack), q.Next, n)
		}
		q.Take(may[rapid.IntRange(0, len(may)-1).Draw(t, "choice")], 0)
	}
	return append([]int(nil), q.Head[:n]...)
}

// TestOracle holds that any run of allowed actions makes a tree of one root,
// and that following actions of cost nothing makes the very tree they are
// costed by.
func TestOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "words")
		gold := tree(t, n)
		roots := 0
		for d, h := range gold {
			if h == n {
				roots++
			}
			for k, x := 0, d; x != n; k, x = k+1, gold[x] {
				if k > n {
					t.Fatalf("%v goes round", gold)
				}
			}
		}
		if roots != 1 {
			t.Fatalf("%v has %d roots", gold, roots)
		}
		var q syntax.State
		q.Reset(make([]syntax.Node, n))
		costs := append(append([]int(nil), gold...), -5)
		for !q.Done() {
			next := -1
			for a := range syntax.Action {
				if q.Allowed(a) && q.Cost(a, costs) == 0 {
					next = a
					break
				}
			}
			if next < 0 {
				t.Fatalf("no free action towards %v at word %d with the stack %v", gold, q.Next, q.Stack)
			}
			q.Take(next, 0)
		}
		for i, h := range gold {
			if q.Head[i] != h {
				t.Fatalf("free actions made %v, not %v", q.Head[:n], gold)
			}
		}
		seen := map[int]bool{n: true}
		order := q.Link()
		for _, d := range order {
			if !seen[q.Head[d]] {
				t.Fatalf("word %d comes before its head in %v", d, order)
			}
			seen[d] = true
		}
		if len(order) != n {
			t.Fatalf("%d of %d words are in the order", len(order), n)
		}
	})
}

func TestLook(t *testing.T) {
	a, b := syntax.Look("Ankara’s"), syntax.Look("ankara's")
	if a.Lower != b.Lower {
		t.Error("curly and straight apostrophes differ in small letters")
	}
	for form, class := range map[string]uint64{
		"UN": syntax.Capital | syntax.AllCapital | syntax.Letter, "Élan": syntax.Capital | syntax.Letter, "x-1": syntax.Hyphen | syntax.Digit | syntax.Letter, "—": 0,
	} {
		if got := syntax.Look(form).Class; got != class {
			t.Errorf("%q is of class %b, not %b", form, got, class)
		}
	}
	if syntax.Look("2019").Lower != syntax.Look("1764").Lower {
		t.Error("numbers of one length differ in small letters")
	}
}

func TestLemma(t *testing.T) {
	l, err := syntax.OpenLemmas("-s\tNNS\t1\t\n-ies\tNNS\t3\ty\nmen\tNOUN\tman\nSept.\tPROPN\tSeptember\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range [][4]string{
		{"Boats", "NOUN", "NNS", "boat"}, {"cities", "NOUN", "NNS", "city"}, {"Men", "NOUN", "NNS", "man"}, {"sheep", "NOUN", "NNS", "sheep"},
		{"Paris", "PROPN", "NNP", "Paris"}, {"Sept.", "PROPN", "NNP", "September"}, {"”", "PUNCT", "''", "\""}, {"Two", "NUM", "CD", "two"}, {"s", "NOUN", "NNS", "s"},
	} {
		if got := l.Lemma(x[0], x[1], x[2]); got != x[3] {
			t.Errorf("%s %s %s has the lemma %q, not %q", x[0], x[1], x[2], got, x[3])
		}
	}
	for _, bad := range []string{"one two\n", "-s\tNNS\tx\ty\n"} {
		if _, err := syntax.OpenLemmas(bad); err == nil {
			t.Errorf("%q is taken for a lemma list", bad)
		}
	}
}
