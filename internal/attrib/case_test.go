package attrib

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

var update = flag.Bool("update", false, "rewrite the expectations of testdata/cases/attrib; read the difference before keeping it")

// caseRule parts a case's text from its expectations.
const caseRule = "\n---\n"

// TestCases reads every .case file: a text, a line of three dashes, then one
// attribution a line. What is missing fails, and so does what is too much.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("../../testdata/cases/attrib/*.case")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 150 {
		t.Fatalf("%d cases found, want at least 150", len(files))
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".case"), func(t *testing.T) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			body, rest, ok := strings.Cut(string(raw), caseRule)
			if !ok {
				t.Fatalf("no line of three dashes in %s", path)
			}
			want := slices.DeleteFunc(strings.Split(rest, "\n"), func(l string) bool { return strings.TrimSpace(l) == "" })
			doc := &rapporteur.Document{ID: "doc-case", Text: body, SHA256: rapporteur.TextHash(body)}
			var got []string
			for _, a := range Read(doc, text.Split(body, nil)) {
				check(t, doc, a)
				got = append(got, line(body, a))
			}
			if *update {
				if err := os.WriteFile(path, []byte(body+caseRule+strings.Join(append(got, ""), "\n")), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			for _, w := range want {
				if !slices.Contains(got, w) {
					t.Errorf("missing    %s", w)
				}
			}
			for _, g := range got {
				if !slices.Contains(want, g) {
					t.Errorf("unexpected %s", g)
				}
			}
			if len(got) != len(want) {
				t.Errorf("%d attributions, want %d", len(got), len(want))
			}
		})
	}
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
