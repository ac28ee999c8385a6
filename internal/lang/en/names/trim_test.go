package names_test

import (
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur/internal/lang/en/names"
)

func TestTrim(t *testing.T) {
	for _, x := range []struct {
		in     string
		person bool
		want   string
	}{
		{"Mr Kaplan", true, "Kaplan"},
		{"the National Front", false, "National Front"},
		{"Prime Minister Ana Duarte 's", true, "Ana Duarte"},
		{"President", true, ""},
		{"General Motors", false, "General Motors"},
		{"“ Ahti ,", true, "Ahti"},
		{"Harbour Times ’", false, "Harbour Times"},
		{"Sheikh", true, ""},
	} {
		w := strings.Fields(x.in)
		a, b := names.Trim(func(i int) string { return w[i] }, 0, len(w), x.person)
		if got := strings.Join(w[a:b], " "); got != x.want {
			t.Errorf("%q (person %v) is trimmed to %q, not %q", x.in, x.person, got, x.want)
		}
	}
}

func TestTags(t *testing.T) {
	tags := names.NewTags([]string{"O", "B-PER", "I-PER", "L-PER", "U-PER", "B-ORG", "L-ORG"})
	const o, b, in, l, u, borg, lorg = 0, 1, 2, 3, 4, 5, 6
	for _, x := range []struct {
		before, label int
		last, want    bool
	}{
		{-1, o, false, true}, {-1, b, false, true}, {-1, in, false, false}, {-1, l, false, false}, {-1, u, true, true},
		{b, in, false, true}, {b, l, true, true}, {b, o, false, false}, {b, lorg, false, false}, {b, in, true, false},
		{l, b, false, true}, {l, b, true, false}, {l, in, false, false}, {borg, lorg, true, true},
	} {
		if got := tags.After(x.before, x.label, x.last); got != x.want {
			t.Errorf("label %d after %d (last: %v): %v", x.label, x.before, x.last, got)
		}
	}
}
