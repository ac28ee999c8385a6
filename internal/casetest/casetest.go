// Package casetest runs .case files: a text, a line of three dashes, then one
// line for each thing a reader must find in it.
//
// It promises that what is missing fails and so does what is too much. It
// never reads a text itself and is imported by tests only.
package casetest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
)

// rule parts a case's text from its expectations.
const rule = "\n---\n"

// published opens the line, first after the rule, that dates the text:
// "published 2031-04-09", or two days where only bounds are known.
const published = "published "

// Run reads every .case file of testdata/cases/KIND, of which there must be at
// least so many, hands its document to read and compares the lines read gives
// with the file's. With update it writes them into the file instead.
func Run(t *testing.T, kind string, least int, update bool, read func(t *testing.T, doc *rapporteur.Document) []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "cases", kind, "*.case"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < least {
		t.Fatalf("%d cases of %s found, want at least %d", len(files), kind, least)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".case"), func(t *testing.T) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			body, rest, ok := strings.Cut(string(raw), rule)
			if !ok {
				t.Fatalf("no line of three dashes in %s", path)
			}
			doc := &rapporteur.Document{ID: "doc-case", Text: body, SHA256: rapporteur.TextHash(body)}
			head := ""
			if line, after, _ := strings.Cut(rest, "\n"); strings.HasPrefix(line, published) {
				head, rest = line+"\n", after
				switch days := strings.Fields(line)[1:]; len(days) {
				case 1:
					doc.Published.Value = rapporteur.Day(days[0])
				case 2:
					doc.Published.Earliest, doc.Published.Latest = rapporteur.Day(days[0]), rapporteur.Day(days[1])
				default:
					t.Fatalf("bad line %q", line)
				}
			}
			got := read(t, doc)
			if update {
				if err := os.WriteFile(path, []byte(body+rule+head+strings.Join(append(got, ""), "\n")), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			compare(t, strings.Split(rest, "\n"), got)
		})
	}
}

// compare fails for every line that one side has more often than the other.
func compare(t *testing.T, want, got []string) {
	t.Helper()
	rest := slices.Clone(got)
	for _, w := range want {
		if strings.TrimSpace(w) == "" {
			continue
		}
		if i := slices.Index(rest, w); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		} else {
			t.Errorf("missing    %s", w)
		}
	}
	for _, g := range rest {
		t.Errorf("unexpected %s", g)
	}
}
