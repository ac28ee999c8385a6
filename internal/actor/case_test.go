package actor

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

var update = flag.Bool("update", false, "rewrite the expectations of testdata/cases/actor; read the difference before keeping it")

// caseRule parts a case's text from its expectations.
const caseRule = "\n---\n"

// TestCases reads every .case file: a text, a line of three dashes, if need be
// the day it was published, then one actor a line. What is missing fails, and
// so does what is too much.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("../../testdata/cases/actor/*.case")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 60 {
		t.Fatalf("%d cases found, want at least 60", len(files))
	}
	tab := table(t)
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
			doc := &rapporteur.Document{ID: "doc-case", Text: body}
			head := ""
			if line, after, _ := strings.Cut(rest, "\n"); strings.HasPrefix(line, "published ") {
				doc.Published.Value = rapporteur.Day(strings.TrimPrefix(line, "published "))
				head, rest = line+"\n", after
			}
			want := slices.DeleteFunc(strings.Split(rest, "\n"), func(l string) bool { return strings.TrimSpace(l) == "" })
			actors := Read(doc, text.Split(body, nil), tab, nil)
			hold(t, body, actors)
			var got []string
			for _, a := range actors {
				got = append(got, line(body, a))
			}
			if *update {
				if err := os.WriteFile(path, []byte(body+caseRule+head+strings.Join(append(got, ""), "\n")), 0o644); err != nil {
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
		})
	}
}

// line writes an actor as the cases do. Modifiers stand in their own list.
func line(s string, a rapporteur.Actor) string {
	var b strings.Builder
	fmt.Fprintf(&b, "actor %q kind=%s", a.Name, a.Kind)
	if a.Country != "" {
		fmt.Fprintf(&b, " country=%s", a.Country)
	}
	if a.Sector != "" {
		fmt.Fprintf(&b, " sector=%s", a.Sector)
	}
	if a.Role != "" {
		fmt.Fprintf(&b, " role=%q", a.Role)
	}
	var full, mods []string
	for _, m := range a.Mentions {
		w := strings.Join(strings.Fields(m.In(s)), " ")
		if m.Form == rapporteur.MentionModifier {
			mods = append(mods, w)
		} else {
			full = append(full, w)
		}
	}
	if len(full) > 0 {
		fmt.Fprintf(&b, " mentions=%q", strings.Join(full, "|"))
	}
	if len(mods) > 0 {
		fmt.Fprintf(&b, " modifiers=%q", strings.Join(mods, "|"))
	}
	return b.String()
}
