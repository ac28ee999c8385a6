package quantity_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/rapporteur/rapporteur/internal/document"
	"github.com/rapporteur/rapporteur/internal/quantity"
	"github.com/rapporteur/rapporteur/internal/text"
)

var keep = flag.String("keep", "", "folder in which to keep the predictions")

// shared finds the development data beside the repository.
func shared(t testing.TB, name string) string {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Skip("no go.mod above the test")
		}
		dir = up
	}
	p := filepath.Join(dir, "..", "shared", filepath.FromSlash(name))
	if _, err := os.Stat(p); err != nil {
		t.Skipf("development data %s is not there; put it beside the repository to run this test", name)
	}
	return p
}

// TestNewsQuant holds the bar for numbers in news sentences.
func TestNewsQuant(t *testing.T) {
	gold := shared(t, "gold/figures/newsquant.jsonl")
	score := shared(t, "gold/figures/score.py")
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3 to run the scorer")
	}
	data, err := os.ReadFile(gold)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if *keep != "" {
		dir = *keep
	}
	var pred bytes.Buffer
	enc := json.NewEncoder(&pred)
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var g struct{ ID, Text string }
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		doc, err := document.New(document.Draft{Ref: g.ID, Text: g.Text})
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range quantity.Read(text.Split(doc.Text, nil)) {
			row := map[string]any{"doc": g.ID, "value_min": q.Min, "value_max": q.Max, "unit": q.Unit, "qualifier": q.Change, "text": q.In(doc.Text), "kind": q.Kind}
			if err := enc.Encode(row); err != nil {
				t.Fatal(err)
			}
		}
	}
	file := filepath.Join(dir, "newsquant.jsonl")
	if err := os.WriteFile(file, pred.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("python3", score, "newsquant", gold, file).CombinedOutput()
	if err != nil {
		t.Fatalf("scorer: %v\n%s", err, out)
	}
	t.Logf("\n%s", out)
	if f := f1(t, out, "value "); f < 0.80 {
		t.Errorf("value F1 %.3f, want at least 0.80", f)
	}
}

func f1(t *testing.T, out []byte, row string) float64 {
	m := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(row) + `.*F1 ([0-9.]+)`).FindSubmatch(out)
	if m == nil {
		t.Fatalf("no row %q in\n%s", row, out)
	}
	f, err := strconv.ParseFloat(string(m[1]), 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
