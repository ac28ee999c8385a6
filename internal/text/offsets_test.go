package text_test

import (
	"testing"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur/internal/text"
	"pgregory.net/rapid"
)

func checkOffsets(t interface{ Fatalf(string, ...any) }, in string) {
	o := text.NewOffsets(in)
	n := 0
	for i := range in {
		if got := o.CodePoint(i); got != n {
			t.Fatalf("%q: byte %d is code point %d, not %d", in, i, n, got)
		}
		if got := o.Byte(n); got != i {
			t.Fatalf("%q: code point %d begins at byte %d, not %d", in, n, i, got)
		}
		n++
	}
	if got := o.CodePoint(len(in)); got != n {
		t.Fatalf("%q: end is code point %d, not %d", in, n, got)
	}
	if o.Byte(n) != len(in) || o.Byte(n+7) != len(in) {
		t.Fatalf("%q: code points past the end do not give its end", in)
	}
}

func TestOffsets(t *testing.T) {
	for _, in := range []string{"", "a", "é", "aéb", "“x” 😀", "北京 a"} {
		checkOffsets(t, in)
	}
	rapid.Check(t, func(t *rapid.T) { checkOffsets(t, rapid.String().Draw(t, "in")) })
}

func FuzzOffsets(f *testing.F) {
	f.Add("aé“😀")
	f.Fuzz(func(t *testing.T, in string) {
		if utf8.ValidString(in) {
			checkOffsets(t, in)
		}
	})
}
