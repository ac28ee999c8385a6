package place_test

import (
	"bufio"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/data/gazetteer"
	"github.com/rapporteur/rapporteur/internal/place"
	"github.com/rapporteur/rapporteur/internal/text"
)

// shared gives the path of a file of the shared data beside the repository, or
// skips the test.
func shared(t testing.TB, name string) string {
	t.Helper()
	p := filepath.Join(root(t), "..", "shared", name)
	if _, err := os.Stat(p); err != nil {
		t.Skipf("the shared data is not here: %v", err)
	}
	return p
}

func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
	}
}

func open(t testing.TB) *place.Gazetteer {
	t.Helper()
	g, err := place.Open(gazetteer.Data)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

type goldDoc struct {
	ID, URL, Title, Text string
	Toponyms             []struct{ Start, End int }
}

func gold(t testing.TB, path string) []goldDoc {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []goldDoc
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		var d goldDoc
		if err := json.Unmarshal(s.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

// floors are what the reader must reach on each development set: how right it
// is on given spans, and end to end. They are measured figures, a little lower.
var floors = []struct {
	set                        string
	gold, country, strict, end float64
}{
	{"geowebnews_dev", 0.77, 0.94, 0.845, 0.765},
	{"lgl", 0.83, 0.94, 0.83, 0.75},
	{"geovirus", 0.84, 0.97, 0.855, 0.83},
}

// TestScore measures the reader with the shared scorer.
func TestScore(t *testing.T) {
	g := open(t)
	script := shared(t, "gold/place/score.py")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 for the shared scorer")
	}
	for _, f := range floors {
		path := shared(t, "gold/place/"+f.set+".jsonl")
		docs := gold(t, path)
		given := filepath.Join(t.TempDir(), "given.jsonl")
		found := filepath.Join(t.TempDir(), "found.jsonl")
		plain := filepath.Join(t.TempDir(), "plain.jsonl")
		var a, b, c strings.Builder
		for _, d := range docs {
			doc := &rapporteur.Document{ID: d.ID, URL: d.URL, Title: d.Title, Text: d.Text}
			l, off := text.Split(d.Text, nil), text.NewOffsets(d.Text)
			spans := make([]rapporteur.Span, len(d.Toponyms))
			for i, tp := range d.Toponyms {
				spans[i] = rapporteur.Span{Start: off.Byte(tp.Start), End: off.Byte(tp.End)}
			}
			write(&a, d.ID, off, place.Resolve(doc, l, g, spans), true)
			ps := place.Read(doc, l, g, nil)
			write(&b, d.ID, off, ps, true)
			write(&c, d.ID, off, ps, false)
		}
		for p, s := range map[string]string{given: a.String(), found: b.String(), plain: c.String()} {
			if err := os.WriteFile(p, []byte(s), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		score := func(pred string) string {
			out, err := exec.Command(python, script, path, pred).CombinedOutput()
			if err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			return string(out)
		}
		onGold, onFound, noAdj := score(given), score(found), score(plain)
		if testing.Verbose() {
			t.Logf("%s on gold spans\n%s\nend to end\n%s\nwithout adjectives\n%s", f.set, onGold, onFound, noAdj)
		}
		floor := func(what, out, label string, k int, want float64) {
			if got := figure(out, label, k); got < want {
				t.Errorf("%s: %s %.4f, want at least %.4f", f.set, what, got, want)
			}
		}
		floor("acc@161 on gold spans", onGold, "acc@161km", 0, f.gold)
		floor("country on gold spans", onGold, "country ", 0, f.country)
		floor("recognition strict F1", onFound, "recognition strict", 2, f.strict)
		floor("acc@161 end to end", onFound, "acc@161km", 0, f.end)
	}
}

var decimal = regexp.MustCompile(`\d+\.\d+`)

func figure(out, label string, k int) float64 {
	for l := range strings.Lines(out) {
		if rest, ok := strings.CutPrefix(l, label); ok {
			rest = strings.ReplaceAll(rest, "@161km", "")
			if n := decimal.FindAllString(rest, -1); k < len(n) {
				v, _ := strconv.ParseFloat(n[k], 64)
				return v
			}
		}
	}
	return 1 // the set has no such figure
}

func write(b *strings.Builder, id string, off *text.Offsets, ps []rapporteur.Place, adjectives bool) {
	type top struct {
		Start   int      `json:"start"`
		End     int      `json:"end"`
		Lat     *float64 `json:"lat,omitempty"`
		Lon     *float64 `json:"lon,omitempty"`
		ID      int64    `json:"geonameid,omitempty"`
		Country string   `json:"country,omitempty"`
		Name    string   `json:"name"`
	}
	tops := []top{}
	for _, p := range ps {
		if adjectives || !p.Demonym {
			tops = append(tops, top{off.CodePoint(p.Start), off.CodePoint(p.End), p.Lat, p.Lon, p.GeoNameID, iso2[p.Country], p.Name})
		}
	}
	j, _ := json.Marshal(map[string]any{"id": id, "toponyms": tops})
	b.Write(append(j, '\n'))
}
