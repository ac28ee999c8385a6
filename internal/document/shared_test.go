package document_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/document"
)

// shared gives the folder of the shared data beside the repository, or skips
// the test.
func shared(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Skip("no go.mod above the test")
		}
	}
	p := filepath.Join(dir, "..", "shared")
	if _, err := os.Stat(p); err != nil {
		t.Skipf("the shared data is not here: %v", err)
	}
	return p
}

func lines[T any](t testing.TB, path string) (out []T) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		var x T
		if err := json.Unmarshal(s.Bytes(), &x); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		out = append(out, x)
	}
	return out
}

// TestSharedFurniture measures over letters and digits how much of the crises'
// gold furniture is marked, and how much of what is marked is furniture.
// Boxes that sum the report up count neither way.
func TestSharedFurniture(t *testing.T) {
	type row struct {
		Doc, Kind  string
		Start, End int // code points
	}
	dir := filepath.Join(shared(t), "gold", "crises")
	files, _ := filepath.Glob(filepath.Join(dir, "*", "furniture.jsonl"))
	gold := map[string][]row{}
	for _, f := range files {
		for _, g := range lines[row](t, f) {
			gold[g.Doc] = append(gold[g.Doc], g)
		}
	}
	texts, _ := filepath.Glob(filepath.Join(dir, "texts", "*.txt"))
	both, want, marked := 0, 0, 0
	for _, f := range texts {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		doc := open(t, document.Draft{Text: string(b)})
		is, box, got := map[int]bool{}, map[int]bool{}, map[int]bool{}
		var at []int
		for i := range doc.Text {
			at = append(at, i)
		}
		at = append(at, len(doc.Text))
		for _, g := range gold[strings.TrimSuffix(filepath.Base(f), ".txt")] {
			for i := at[g.Start]; i < at[g.End]; i++ {
				if g.Kind == "summary" {
					box[i] = true
				} else {
					is[i] = true
				}
			}
		}
		for _, x := range doc.Furniture {
			for i := x.Start; i < x.End; i++ {
				got[i] = true
			}
		}
		for i, r := range doc.Text {
			if box[i] || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				continue
			}
			if is[i] {
				want++
			}
			if got[i] {
				marked++
			}
			if is[i] && got[i] {
				both++
			}
		}
	}
	p, r := float64(both)/float64(marked), float64(both)/float64(want)
	t.Logf("furniture: precision %.4f recall %.4f", p, r)
	if p < 0.98 || r < 0.95 {
		t.Errorf("furniture: precision %.4f, recall %.4f; at least 0.98, 0.95", p, r)
	}
}

// TestSharedDates holds the dates found in nothing but a text against gold: a
// day within a day of gold's, or a range of at most a week that touches it, is
// right; anything else that is said is wrong.
func TestSharedDates(t *testing.T) {
	dir := shared(t)
	judge := func(p rapporteur.Published, earliest, latest rapporteur.Day) string {
		from, to := p.Earliest, p.Latest
		if p.Value != "" {
			from, to = p.Value, p.Value
		}
		if from == "" || to == "" || from.Add(7) < to {
			return "unknown"
		}
		if from <= latest && earliest <= to {
			return "right"
		}
		return "wrong"
	}
	for _, g := range lines[struct {
		File, Needs      string
		Earliest, Latest rapporteur.Day
	}](t, filepath.Join(dir, "gold", "record", "dates.jsonl")) {
		b, err := os.ReadFile(filepath.Join(dir, "reports", "idlib", g.File))
		if err != nil {
			t.Fatal(err)
		}
		want := "right"
		if strings.Contains(g.Needs, "unknown") {
			want = "unknown"
		}
		if got := judge(open(t, document.Draft{Text: string(b)}).Published, g.Earliest, g.Latest); got != want {
			t.Errorf("%s: %s, want %s", g.File, got, want)
		}
	}
	var manifest []struct {
		Doc  string
		Date rapporteur.Day
		URL  string
	}
	b, err := os.ReadFile(filepath.Join(dir, "gold", "crises", "texts", "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &manifest); err != nil {
		t.Fatal(err)
	}
	for _, m := range manifest {
		b, err := os.ReadFile(filepath.Join(dir, "gold", "crises", "texts", m.Doc+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		if got := judge(open(t, document.Draft{Text: string(b)}).Published, m.Date.Add(-1), m.Date.Add(1)); got == "wrong" {
			t.Errorf("%s: wrong date from its text", m.Doc)
		}
		if got := judge(open(t, document.Draft{Text: string(b), URL: m.URL}).Published, m.Date.Add(-1), m.Date.Add(1)); got == "wrong" {
			t.Errorf("%s: wrong date from its address", m.Doc)
		}
	}
}
