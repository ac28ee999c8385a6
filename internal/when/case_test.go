package when

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

var update = flag.Bool("update", false, "rewrite the expectations of testdata/cases/when; read the difference before keeping it")

// caseRule parts a case's text from its expectations.
const caseRule = "\n---\n"

// TestCases reads every .case file: an optional line "date: 2020-02-07" (or
// "date: 2020-02-05 2020-02-08" where only bounds are known), a text, a line
// of three dashes, then one time a line. What is missing fails, and so does
// what is too much.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("../../testdata/cases/when/*.case")
	if err != nil {
		t.Fatal(err)
	}
	times := 0
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".case"), func(t *testing.T) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			head, rest, ok := strings.Cut(string(raw), caseRule)
			if !ok {
				t.Fatalf("no line of three dashes in %s", path)
			}
			doc := caseDocument(t, head)
			want := slices.DeleteFunc(strings.Split(rest, "\n"), func(l string) bool { return strings.TrimSpace(l) == "" })
			var got []string
			for _, w := range Read(doc, text.Split(doc.Text, nil)) {
				got = append(got, line(doc.Text, w))
			}
			if *update {
				if err := os.WriteFile(path, []byte(head+caseRule+strings.Join(append(got, ""), "\n")), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			times += len(want)
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
		})
	}
	if times < 60 && !*update {
		t.Errorf("%d expressions in the cases, want at least 60", times)
	}
}

// caseDocument makes the document of a case.
func caseDocument(t *testing.T, head string) *rapporteur.Document {
	t.Helper()
	doc := &rapporteur.Document{Text: head}
	if first, rest, ok := strings.Cut(head, "\n"); ok && strings.HasPrefix(first, "date:") {
		doc.Text = rest
		switch days := strings.Fields(first)[1:]; len(days) {
		case 1:
			doc.Published.Value = rapporteur.Day(days[0])
		case 2:
			doc.Published.Earliest, doc.Published.Latest = rapporteur.Day(days[0]), rapporteur.Day(days[1])
		default:
			t.Fatalf("bad date line %q", first)
		}
	}
	return doc
}

// line writes a time as the cases do; fields that are empty are left out.
func line(in string, w rapporteur.When) string {
	var b strings.Builder
	fmt.Fprintf(&b, "when %q type=%s value=%s", w.In(in), w.Type, w.Value)
	field := func(name, v string) {
		if v != "" {
			fmt.Fprintf(&b, " %s=%s", name, v)
		}
	}
	field("mod", w.Mod)
	field("relation", string(w.Relation))
	field("from", string(w.From))
	field("to", string(w.To))
	field("zone", w.Zone)
	if w.Future {
		b.WriteString(" future")
	}
	if !w.Anchor.IsZero() {
		fmt.Fprintf(&b, " anchor=%q", w.Anchor.In(in))
	}
	return b.String()
}
