package figure_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/document"
	"github.com/rapporteur/rapporteur/internal/figure"
	"github.com/rapporteur/rapporteur/internal/reading"
	"github.com/rapporteur/rapporteur/internal/text"
)

var keep = flag.String("keep", "", "folder in which to keep predictions and gold")

// shared finds the development data beside the repository.
func shared(t testing.TB, name string) string {
	p := filepath.Join(root(t), "..", "shared", filepath.FromSlash(name))
	if _, err := os.Stat(p); err != nil {
		t.Skipf("development data %s is not there; put it beside the repository to run this test", name)
	}
	return p
}

func root(t testing.TB) string {
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Skip("no go.mod above the test")
		}
		dir = up
	}
}

type row = map[string]any

func rows(t testing.TB, name string) []row {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			t.Fatal(err)
		}
	}
	var out []row
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		x := row{}
		if err := json.Unmarshal(s.Bytes(), &x); err != nil {
			t.Fatal(err)
		}
		out = append(out, x)
	}
	return out
}

func write(t testing.TB, name string, list []row) string {
	dir := *keep
	if dir == "" {
		dir = t.TempDir()
	}
	p := filepath.Join(dir, name)
	f, err := os.Create(p)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	e := json.NewEncoder(f)
	for _, x := range list {
		if err := e.Encode(x); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

// engine is built once for all of them.
var engine = sync.OnceValues(reading.NewEnglish)

// predict reads a document as the program does and gives the scorer's rows.
func predict(t testing.TB, id string, d document.Draft) []row {
	doc, err := document.New(d)
	if err != nil {
		t.Fatalf("%s: %v", id, err)
	}
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	o := text.NewOffsets(doc.Text)
	var out []row
	for _, f := range e.Read(doc).Figures {
		null := func(d rapporteur.Day) any {
			if d == "" {
				return nil
			}
			return d
		}
		var term any
		for _, i := range figure.Indicators() {
			if i.Term != "" && (i.Term == f.Term) {
				term = i.Term
			}
		}
		out = append(out, row{"doc": id, "start": o.CodePoint(f.Start), "end": o.CodePoint(f.End), "text": f.In(doc.Text), "value_min": f.Min, "value_max": f.Max,
			"qualifier": f.Qualifier, "indicator": f.Indicator, "unit": f.Unit, "status": f.Status, "stance": f.Stance, "as_of": null(f.AsOf), "attribution": f.Chain,
			"time": row{"start": null(f.Period.From), "end": null(f.Period.To)}, "period": f.Period.Text, "place": f.Place, "counts": f.Counts, "term": term,
			"sentence": f.Evidence[0].In(doc.Text)})
	}
	return out
}

func score(t testing.TB, kind, gold, pred string) string {
	py := shared(t, "gold/figures/score.py")
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3 to run the scorer")
	}
	out, err := exec.Command("python3", py, kind, gold, pred).CombinedOutput()
	if err != nil {
		t.Fatalf("scorer: %v\n%s", err, out)
	}
	t.Logf("%s %s\n%s", kind, filepath.Base(gold), out)
	return string(out)
}

func f1(t testing.TB, out, name string) float64 {
	m := regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(name) + ` .*F1 ([0-9.]+)`).FindStringSubmatch(out)
	if m == nil {
		t.Fatalf("no row %q in\n%s", name, out)
	}
	f, _ := strconv.ParseFloat(m[1], 64)
	return f
}

// free tells gold that is neither asked for nor wrong to give, as the shared
// measure does.
func free(g row) bool {
	for _, k := range []string{"optional", "in_furniture", "summary"} {
		if b, ok := g[k].(bool); ok && b {
			return true
		}
	}
	alts, _ := g["alternatives"].([]any)
	for _, a := range alts {
		if m, ok := a.(map[string]any); ok {
			if v, ok := m["type"]; ok && v == nil {
				return true
			}
		}
	}
	return false
}

func over(a, b row) bool { return num(a["start"]) < num(b["end"]) && num(b["start"]) < num(a["end"]) }

func num(x any) float64 {
	switch v := x.(type) {
	case float64:
		return v
	case int:
		return float64(v)
	}
	return 0
}

// TestOwnGold scores the annotated reports: the Idlib ones and those of six
// other crises. Both were looked at while the rules were made, so they say what
// the rules can do, not what they do on unseen text.
func TestOwnGold(t *testing.T) {
	open := map[string]bool{}
	for _, i := range figure.Indicators()[:13] {
		open[i.Name] = true
	}
	run := func(name string, gold []row, docs map[string]document.Draft, bar float64) {
		var must, may, pred []row
		for _, g := range gold {
			if free(g) {
				may = append(may, g)
			} else {
				must = append(must, g)
			}
		}
		lies := func(p row, list []row) bool {
			for _, g := range list {
				if g["doc"] == p["doc"] && over(g, p) {
					return true
				}
			}
			return false
		}
		said := map[any]bool{}
		for id, d := range docs {
			for _, p := range predict(t, id, d) {
				if lies(p, must) || !lies(p, may) {
					pred = append(pred, p)
					said[p["indicator"]] = true
				}
			}
		}
		for _, g := range must {
			if ind, _ := g["indicator"].(string); !open[ind] {
				alts, _ := g["alternatives"].([]any)
				for i := range said {
					alts = append(alts, row{"indicator": i})
				}
				g["alternatives"] = alts
			}
		}
		out := score(t, "idlib", write(t, name+".gold.jsonl", must), write(t, name+".pred.jsonl", pred))
		if f := f1(t, out, "span + value"); f < bar {
			t.Errorf("%s: span + value F1 %.3f, want at least %.2f", name, f, bar)
		}
	}
	docs := map[string]document.Draft{}
	for _, id := range []string{"000", "002", "004"} {
		m, _ := filepath.Glob(filepath.Join(shared(t, "reports/idlib"), id+"_*.txt"))
		if len(m) != 1 {
			t.Skipf("report %s is not there", id)
		}
		b, err := os.ReadFile(m[0])
		if err != nil {
			t.Fatal(err)
		}
		docs[id] = document.Draft{Ref: id, Text: string(b)}
	}
	run("idlib", rows(t, shared(t, "gold/figures/idlib.jsonl")), docs, 0.75)

	dir := shared(t, "gold/crises")
	meta := map[string]document.Draft{}
	m, _ := filepath.Glob(filepath.Join(dir, "texts", "manifest.json"))
	if len(m) == 1 {
		b, err := os.ReadFile(m[0])
		if err != nil {
			t.Fatal(err)
		}
		var list []struct{ Doc, Date, Source, Title, URL string }
		if err := json.Unmarshal(b, &list); err != nil {
			t.Fatal(err)
		}
		for _, x := range list {
			meta[x.Doc] = document.Draft{Ref: x.Doc, Date: rapporteur.Day(x.Date), DateHow: rapporteur.DateGiven, Outlet: x.Source, Title: x.Title, URL: x.URL}
		}
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*", "figures.jsonl"))
	var gold []row
	docs = map[string]document.Draft{}
	for _, f := range files {
		for _, g := range rows(t, f) {
			id := g["doc"].(string)
			d := meta[id]
			b, err := os.ReadFile(filepath.Join(dir, "texts", id+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			d.Text = string(b)
			docs[id] = d
			gold = append(gold, g)
		}
	}
	run("crises", gold, docs, 0.75)
}

// TestPublicGold reports how many of the analysts' figures are found with
// their term and unit, and how many victims of attacks with the right effect.
func TestPublicGold(t *testing.T) {
	for kind, file := range map[string]string{"idmc": "gold/figures/idmc.jsonl", "muc4": "gold/figures/muc4.jsonl.gz"} {
		gold := shared(t, file)
		var pred []row
		for _, g := range rows(t, gold) {
			id := g["id"].(string)
			pred = append(pred, predict(t, id, document.Draft{Ref: id, Text: g["text"].(string)})...)
		}
		score(t, kind, gold, write(t, kind+".pred.jsonl", pred))
	}
}
