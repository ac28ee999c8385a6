package when

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// goldDir finds ../shared/gold/time beside the repository; the test is
// skipped where it is absent.
func goldDir(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			gold := filepath.Join(dir, "..", "shared", "gold", "time")
			if _, err := os.Stat(gold); err != nil {
				t.Skip("../shared/gold/time is not here: the scores are not measured")
			}
			return gold
		}
	}
	t.Fatal("no go.mod above the working directory")
	return ""
}

type goldTime struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Type  string `json:"type"`
	Value string `json:"value"`
}

type goldDocument struct {
	ID      string         `json:"id"`
	Day     rapporteur.Day `json:"dct"`
	Text    string         `json:"text"`
	Timexes []goldTime     `json:"timexes"`
}

func (g goldDocument) read() []rapporteur.When {
	doc := &rapporteur.Document{Text: g.Text, Published: rapporteur.Published{Value: g.Day}}
	return Read(doc, text.Split(g.Text, nil))
}

func readGold(t testing.TB, path string) []goldDocument {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("gold is not here: %v", err)
	}
	defer f.Close()
	var out []goldDocument
	for s := bufio.NewReader(f); ; {
		line, err := s.ReadBytes('\n')
		if len(line) > 1 {
			var d goldDocument
			if err := json.Unmarshal(line, &d); err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			out = append(out, d)
		}
		if err != nil {
			return out
		}
	}
}

// score runs the shared scorer and gives the F1 of each measure.
func score(t testing.TB, dir, set string, args ...string) map[string]float64 {
	t.Helper()
	path := filepath.Join(t.TempDir(), set)
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	enc := json.NewEncoder(f)
	for _, g := range readGold(t, filepath.Join(dir, set)) {
		times := []goldTime{}
		for _, w := range g.read() {
			times = append(times, goldTime{Start: w.Start, End: w.End, Text: w.In(g.Text), Type: string(w.Type), Value: w.Value})
		}
		if err := enc.Encode(map[string]any{"id": g.ID, "timexes": times}); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	args = append([]string{filepath.Join(dir, "score.py"), filepath.Join(dir, set), path, "--bytes"}, args...)
	if v := os.Getenv("WHEN_ERRORS"); v != "" {
		args = append(args, "--errors", "--by-type")
	}
	out, err := exec.Command("python3", args...).CombinedOutput()
	if errors.Is(err, exec.ErrNotFound) {
		t.Skip("python3 is not here: the scores are not measured")
	}
	if err != nil {
		t.Fatalf("score.py: %v\n%s", err, out)
	}
	if v := os.Getenv("WHEN_ERRORS"); v != "" {
		if err := os.WriteFile(filepath.Join(v, set+".errors"), out, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	m := map[string]float64{}
	for line := range strings.Lines(string(out)) {
		f := strings.Fields(line)
		for i := range f {
			if f[i] == "F1" && i+1 < len(f) {
				m[f[0]], _ = strconv.ParseFloat(f[i+1], 64)
			}
		}
	}
	return m
}

// TestScores holds the floors. TimeBank, AQUAINT and WikiWars train were used
// to tune the rules, so their figures are figures on seen data; the samples
// were not. WHEN_ERRORS names a folder for the lists of errors.
func TestScores(t *testing.T) {
	dir := goldDir(t)
	for _, c := range []struct {
		set            string
		relaxed, value float64
		args           []string
	}{
		{"tbaq_timebank.jsonl", 0.935, 0.81, nil},
		{"tbaq_aquaint.jsonl", 0.932, 0.755, nil},
		{"wikiwars_train.jsonl", 0.945, 0.865, []string{"--ignore-no-value"}},
		{"idlib.jsonl", 0.96, 0.96, nil},
	} {
		t.Run(c.set, func(t *testing.T) {
			m := score(t, dir, c.set, c.args...)
			t.Logf("strict %.4f  relaxed %.4f  type %.4f  value %.4f", m["strict"], m["relaxed"], m["type"], m["value"])
			if m["relaxed"] < c.relaxed {
				t.Errorf("relaxed F1 %.4f, want at least %.3f", m["relaxed"], c.relaxed)
			}
			if m["value"] < c.value {
				t.Errorf("value F1 %.4f, want at least %.3f", m["value"], c.value)
			}
		})
	}
}

// TestWeekdays asks of every bare weekday of the gold whose day is known that
// it looks the right way from the day of writing.
func TestWeekdays(t *testing.T) {
	dir := goldDir(t)
	for _, c := range []struct {
		set   string
		floor float64
	}{{"idlib.jsonl", 0.95}, {"tbaq_timebank.jsonl", 0.90}, {"tbaq_aquaint.jsonl", 0.90}} {
		right, all := 0, 0
		for _, g := range readGold(t, filepath.Join(dir, c.set)) {
			o := text.NewOffsets(g.Text)
			at := map[int]rapporteur.When{}
			for _, w := range g.read() {
				at[o.CodePoint(w.Start)] = w
			}
			for _, x := range g.Timexes {
				e := lexicon[strings.ToLower(x.Text)]
				if e == nil || e.roles&weekday == 0 || !rapporteur.Day(x.Value).Known() {
					continue
				}
				all++
				if w, ok := at[x.Start]; ok && len(w.Value) >= 10 && (w.Value[:10] > string(g.Day)) == (x.Value > string(g.Day)) {
					right++
				}
			}
		}
		share := float64(right) / float64(all)
		t.Logf("%s: %d of %d bare weekdays look the right way (%.3f)", c.set, right, all, share)
		if share < c.floor {
			t.Errorf("%s: %.3f of bare weekdays look the right way, want %.2f", c.set, share, c.floor)
		}
	}
}
