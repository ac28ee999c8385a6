package attrib

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

var predictions = flag.String("predictions", "", "keep the predictions on the attribution gold in `prefix`-train.jsonl and -dev.jsonl")

// gold finds the attribution gold beside the repository, or skips.
func gold(t testing.TB, elem ...string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
	path := filepath.Join(append([]string{dir, "..", "shared", "gold"}, elem...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no gold at %s", filepath.Join(elem...))
	}
	return path
}

type article struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Outlet string `json:"outlet"`
}

func articles(t testing.TB, path string) []article {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<26)
	var out []article
	for sc.Scan() {
		var a article
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		out = append(out, a)
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// outer is an attribution as the gold has it: the outermost speaker only.
type outer struct {
	Source  [][2]int `json:"source"`
	Cue     [][2]int `json:"cue"`
	Content [][2]int `json:"content"`
}

// outermost turns chains into the gold's flat attributions: the last link
// speaks, and what the links before it say is part of its content.
func outermost(s string, as []*rapporteur.Attribution) []outer {
	o := text.NewOffsets(s)
	points := func(spans ...rapporteur.Span) [][2]int {
		out := [][2]int{}
		for _, x := range spans {
			out = append(out, [2]int{o.CodePoint(x.Start), o.CodePoint(x.End)})
		}
		return out
	}
	type said struct{ source, cue, content []rapporteur.Span }
	var all []*said
	by := map[rapporteur.Span]*said{}
	for _, a := range as {
		last := a.Links[len(a.Links)-1]
		content := slices.Clone(a.Content)
		for _, l := range a.Links[:len(a.Links)-1] {
			content = append(append(content, l.Source...), l.Cue...)
		}
		if len(last.Cue) > 0 {
			if x := by[last.Cue[0]]; x != nil {
				x.content = append(x.content, content...)
				continue
			}
		}
		x := &said{last.Source, last.Cue, content}
		if len(last.Cue) > 0 {
			by[last.Cue[0]] = x
		}
		all = append(all, x)
	}
	var out []outer
	for _, x := range all {
		slices.SortFunc(x.content, func(a, b rapporteur.Span) int { return a.Start - b.Start })
		joined := x.content[:1:1]
		for _, c := range x.content[1:] {
			if p := &joined[len(joined)-1]; c.Start <= p.End || gap.MatchString(s[p.End:c.Start]) {
				p.End = max(p.End, c.End)
			} else {
				joined = append(joined, c)
			}
		}
		out = append(out, outer{points(x.source...), points(x.cue...), points(joined...)})
	}
	return out
}

var gap = regexp.MustCompile(`^[^\pL\pN]*(that)?[^\pL\pN]*$`)

// predict writes predictions for a part of the gold and returns the file.
func predict(t testing.TB, part string) (goldFile, predFile string) {
	t.Helper()
	goldFile = gold(t, "attribution", part+".jsonl.gz")
	predFile = filepath.Join(t.TempDir(), part+".jsonl")
	if *predictions != "" {
		predFile = *predictions + "-" + part + ".jsonl"
	}
	f, err := os.Create(predFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := json.NewEncoder(f)
	for _, a := range articles(t, goldFile) {
		l := text.Split(a.Text, nil)
		got := Read(&rapporteur.Document{ID: a.ID, Text: a.Text, Outlet: a.Outlet}, l, engine.Read(l))
		as := outermost(a.Text, got)
		if as == nil {
			as = []outer{}
		}
		if err := w.Encode(map[string]any{"id": a.ID, "attributions": as}); err != nil {
			t.Fatal(err)
		}
	}
	return goldFile, predFile
}

var number = regexp.MustCompile(`\d*\.\d+`)

// figures runs the gold's scorer and gives the named row's decimal numbers.
func figures(t *testing.T, part string) func(row string) []float64 {
	t.Helper()
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3 to run the scorer with")
	}
	g, p := predict(t, part)
	out, err := exec.Command("python3", gold(t, "attribution", "score.py"), g, p).CombinedOutput()
	if err != nil {
		t.Fatalf("score.py: %v\n%s", err, out)
	}
	t.Logf("%s\n%s", part, out)
	return func(row string) []float64 {
		m := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(row) + `\s(.*)$`).FindSubmatch(out)
		if m == nil {
			t.Fatalf("score.py printed no row %q", row)
		}
		var v []float64
		for _, s := range number.FindAllString(string(m[1]), -1) {
			x, err := strconv.ParseFloat(s, 64)
			if err != nil {
				t.Fatal(err)
			}
			v = append(v, x)
		}
		return v
	}
}

// TestTrain logs the figures on the training articles, for error analysis; it
// holds nothing.
func TestTrain(t *testing.T) {
	if *predictions == "" {
		t.Skip("only with -predictions")
	}
	figures(t, "train")
}

// TestDev holds the figures on the development articles, which the rules were
// not made on, a little below what was reached.
func TestDev(t *testing.T) {
	if testing.Short() {
		t.Skip("scores 84 articles")
	}
	row := figures(t, "dev")
	for _, floor := range []struct {
		row  string
		col  int
		name string
		min  float64
	}{
		{"detection", 0, "precision", 0.86},
		{"detection", 2, "F1", 0.72},
		{"content partial", 2, "F1", 0.765},
		{"source exact", 2, "F1", 0.69},
		{"form=direct", 0, "recall", 0.92},
		{"form=direct", 1, "precision", 0.94},
		{"form=mixed", 0, "recall", 0.78},
		{"form=indirect", 0, "recall", 0.52},
		{"form=indirect", 1, "precision", 0.84},
		{"kind=say", 0, "recall", 0.85},
	} {
		if got := row(floor.row)[floor.col]; got < floor.min {
			t.Errorf("%s %s is %.3f, the floor is %.2f", floor.row, floor.name, got, floor.min)
		}
	}
}
