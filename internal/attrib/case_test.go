package attrib

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/casetest"
	"github.com/rapporteur/rapporteur/internal/text"
)

var update = flag.Bool("update", false, "rewrite the expectations of testdata/cases/attrib; read the difference before keeping it")

// TestCases reads every .case file: one attribution a line.
func TestCases(t *testing.T) {
	casetest.Run(t, "attrib", 150, *update, func(t *testing.T, doc *rapporteur.Document) (lines []string) {
		l := text.Split(doc.Text, nil)
		for _, a := range Read(doc, l, engine.Read(l)) {
			check(t, doc, a)
			lines = append(lines, line(doc.Text, a))
		}
		return lines
	})
}

// line writes an attribution as the cases do: the origin's words, then each
// relay's, then what was said.
func line(s string, a *rapporteur.Attribution) string {
	var b strings.Builder
	b.WriteString("attribution")
	in := func(spans []rapporteur.Span) string {
		var parts []string
		for _, x := range spans {
			parts = append(parts, strings.Join(strings.Fields(x.In(s)), " "))
		}
		return strings.Join(parts, " | ")
	}
	for i, l := range a.Links {
		if i == 0 {
			fmt.Fprintf(&b, " source=%q cue=%q", in(l.Source), in(l.Cue))
		} else {
			fmt.Fprintf(&b, " via=%q by=%q", in(l.Source), in(l.Cue))
		}
	}
	fmt.Fprintf(&b, " content=%q", in(a.Content))
	if a.Addressee != "" {
		fmt.Fprintf(&b, " addressee=%q", a.Addressee)
	}
	fmt.Fprintf(&b, " stance=%s form=%s", a.Links[0].Stance, a.Form)
	if a.Anonymous {
		b.WriteString(" anonymous")
	}
	fmt.Fprintf(&b, " chain=%s", strings.Join(a.Chain, " > "))
	return b.String()
}

// check holds what every attribution promises.
func check(t testing.TB, doc *rapporteur.Document, a *rapporteur.Attribution) {
	t.Helper()
	a.EachSpan(func(field string, s rapporteur.Span) {
		if !s.Valid(doc.Text) {
			t.Fatalf("%s: span %v is not valid", field, s)
		}
	})
	if len(a.Links) == 0 || len(a.Content) == 0 || len(a.Evidence) == 0 || a.Evidence[0].Field != "sentence" {
		t.Fatalf("incomplete attribution: %+v", a)
	}
	if len(a.Chain) != len(a.Links)+1 || a.Chain[len(a.Chain)-1] != rapporteur.Article {
		t.Fatalf("chain %q does not fit %d links", a.Chain, len(a.Links))
	}
	for i := 1; i < len(a.Content); i++ {
		if a.Content[i].Start < a.Content[i-1].End {
			t.Fatalf("contents out of order: %v", a.Content)
		}
	}
	if _, err := rapporteur.Receipt(doc, a); err != nil {
		t.Fatal(err)
	}
}
