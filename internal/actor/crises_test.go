package actor

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// TestCrises asks of six other crises whether the sources of their
// attributions are among the actors: by a mention inside the source's words,
// and by a name or alias equal to the source's (a described source, "Kathmandu
// residents", by the mention alone).
func TestCrises(t *testing.T) {
	tab := table(t)
	dir := shared(t, "gold", "crises")
	raw, err := os.ReadFile(filepath.Join(dir, "texts", "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var manifest []struct{ Doc, Date string }
	if err := json.Unmarshal(raw, &manifest); err != nil {
		t.Fatal(err)
	}
	day := map[string]rapporteur.Day{}
	for _, m := range manifest {
		day[m.Doc] = rapporteur.Day(m.Date)
	}
	type gold struct {
		Doc   string
		File  string
		Chain []struct {
			Source [][2]int
			Name   string
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "*", "attributions.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	read := map[string][]rapporteur.Actor{}
	texts := map[string]string{}
	var links, touched, names, found int
	missing := map[string]int{}
	for _, f := range files {
		for _, g := range jsonl[gold](t, f) {
			if read[g.Doc] == nil {
				body, err := os.ReadFile(filepath.Join(dir, "texts", g.File))
				if err != nil {
					t.Fatal(err)
				}
				texts[g.Doc] = string(body)
				doc := &rapporteur.Document{ID: "doc-" + g.Doc, Text: string(body), Published: rapporteur.Published{Value: day[g.Doc]}}
				l := text.Split(doc.Text, nil)
				read[g.Doc] = Read(doc, l, tab, engineNames(l))
			}
			off := text.NewOffsets(texts[g.Doc])
			for _, link := range g.Chain {
				if link.Name == "" {
					continue
				}
				for _, name := range strings.Split(link.Name, "; ") {
					names++
					hit := false
					for _, a := range read[g.Doc] {
						hit = hit || named(tab, a, name, texts[g.Doc])
					}
					if hit {
						found++
					} else {
						missing[g.Doc[:4]+": "+name]++
					}
				}
				if len(link.Source) == 0 {
					continue
				}
				links++
				s := rapporteur.Span{Start: off.Byte(link.Source[0][0]), End: off.Byte(link.Source[0][1])}
				if slices.ContainsFunc(read[g.Doc], func(a rapporteur.Actor) bool {
					return slices.ContainsFunc(a.Mentions, func(m rapporteur.Mention) bool { return m.Overlaps(s) })
				}) {
					touched++
				} else if testing.Verbose() {
					t.Logf("  no mention in source %q", s.In(texts[g.Doc]))
				}
			}
		}
	}
	if testing.Verbose() {
		for n, c := range missing {
			t.Logf("  no actor %s (%d)", n, c)
		}
	}
	t.Logf("source names found among actors: %d of %d = %.3f; sources with a mention in them: %d of %d = %.3f", found, names, ratio(found, names), touched, links, ratio(touched, links))
	if ratio(found, names) < floorNames {
		t.Errorf("%.3f of source names found, want at least %.2f", ratio(found, names), floorNames)
	}
}

const floorNames = 0.83

// named reports whether an actor bears a name: its own, a table alias, or as
// one of its mentions is written.
func named(tab *Table, a rapporteur.Actor, name, body string) bool {
	mine := append(tab.Aliases(a.ID), a.Name)
	for _, m := range a.Mentions {
		mine = append(mine, m.In(body))
	}
	want := core(strings.TrimPrefix(name, "The "))
	for _, m := range mine {
		got := core(strings.TrimPrefix(strings.TrimPrefix(m, "the "), "The "))
		if slices.Equal(got, want) || a.Kind == rapporteur.ActorPerson && len(want) > 1 && sameName(got, want) && len(got) > 1 {
			return true
		}
	}
	return false
}
