package rapporteur

import (
	"strings"
	"testing"
)

func TestFigureCounted(t *testing.T) {
	for _, c := range []struct{ text, value, counts, want string }{
		{"Dozens of people fled.", "Dozens", "people", "Dozens of people"},
		{"One of the trucks burned.", "One", "trucks", "One of the trucks"},
		{"12,000 people fled.", "12,000", "people", "12,000 people"},
		{"People fled, hundreds by boat.", "hundreds", "people", "hundreds of people"},
		{"The dead were 40, all people of Osko.", "40", "people", "40 people"},
		{"A 150-vehicle column came.", "150", "vehicle", "150 vehicle"},
		{"Nine.", "Nine", "", "Nine"},
	} {
		i := strings.Index(c.text, c.value)
		f := &Figure{Span: Span{Start: i, End: i + len(c.value)}, Counts: c.counts}
		if got := f.Counted(c.text); got != c.want {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
		f.Span.End = len(c.text) + 9
		if got := f.Counted(c.text); got != "" {
			t.Errorf("a span outside the text gives %q", got)
		}
	}
}
