package eval_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/document"
	"github.com/rapporteur/rapporteur/internal/eval"
	"github.com/rapporteur/rapporteur/internal/export"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/reading"
	"github.com/rapporteur/rapporteur/internal/text"
	"github.com/rapporteur/rapporteur/schema"
)

// shared gives the folder of shared data beside the repository; the test is
// skipped where it is not there.
func shared(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if filepath.Dir(dir) == dir {
			t.Skip("no go.mod above this test")
		}
		dir = filepath.Dir(dir)
	}
	out := filepath.Join(dir, "..", "shared")
	if _, err := os.Stat(filepath.Join(out, "eval", "run.py")); err != nil {
		t.Skip("the shared gold data is not beside the repository: ", err)
	}
	return out
}

func openGold(t testing.TB) (*eval.Gold, string) {
	t.Helper()
	dir := shared(t)
	gold, err := eval.Open(filepath.Join(dir, "gold"))
	if err != nil {
		t.Fatal(err)
	}
	return gold, dir
}

// programs gives the program that a kind is measured on: with the language
// engine, which takes most of the time, only where the kind depends on it. Pages
// are not its work; it refuses them.
func programs(t testing.TB) func(kind string) eval.Program {
	t.Helper()
	known, err := reading.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	whole, err := reading.New(reading.English(known)...)
	if err != nil {
		t.Fatal(err)
	}
	surface, err := reading.EnglishSurface()
	if err != nil {
		t.Fatal(err)
	}
	p := eval.Program{Aliases: known.Actors.Aliases, Parse: func(_ context.Context, in string) ([]byte, error) {
		var buf bytes.Buffer
		err := lang.CoNLLU(&buf, in, known.Language.Read(text.Split(in, nil)))
		return buf.Bytes(), err
	}}
	return func(kind string) eval.Program {
		p.Read = readWith(surface)
		switch kind {
		case "names", "place", "actors", "attribution", "chains", "figures":
			p.Read = readWith(whole)
		}
		return p
	}
}

// readWith reads documents as the program does and gives what its users would
// decode.
func readWith(e *reading.Engine) eval.Read {
	return func(_ context.Context, docs []eval.Doc) (map[string]*schema.Reading, error) {
		var buf bytes.Buffer
		for _, d := range docs {
			doc, err := document.New(document.Draft{Ref: d.ID, Text: d.Text, Title: d.Title, Outlet: d.Source, URL: d.URL, Date: rapporteur.Day(d.Date), DateHow: rapporteur.DateGiven})
			if errors.Is(err, document.ErrEmpty) {
				continue
			}
			if err != nil {
				return nil, err
			}
			if err := export.Reading(&buf, e.Read(doc), export.Options{}); err != nil {
				return nil, err
			}
		}
		return eval.Decode(&buf)
	}
}

// agree scores the readings that read gives with both scorers and compares
// every figure, and the documents that each handed over.
func agree(t *testing.T, kind string, gold *eval.Gold, dir string, program eval.Program) {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3: ", err)
	}
	tmp := t.TempDir()
	predictions, log := filepath.Join(tmp, "predictions.jsonl"), filepath.Join(tmp, "asked.jsonl")
	answers, parses, asked := map[string]*schema.Reading{}, map[string]string{}, map[string]bool{}
	parse := func(ctx context.Context, in string) ([]byte, error) {
		out, err := program.Parse(ctx, in)
		parses[in] = string(out)
		return out, err
	}
	ours, err := eval.Score(t.Context(), kind, gold, eval.Program{Parse: parse, Aliases: program.Aliases, Read: func(ctx context.Context, docs []eval.Doc) (map[string]*schema.Reading, error) {
		for _, d := range docs {
			line, err := json.Marshal(d)
			if err != nil {
				return nil, err
			}
			asked[string(line)] = true
		}
		got, err := program.Read(ctx, docs)
		maps.Copy(answers, got)
		return got, err
	}})
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	for _, id := range slices.Sorted(maps.Keys(answers)) {
		line, err := json.Marshal(answers[id])
		if err != nil {
			t.Fatal(err)
		}
		file.Write(append(line, '\n'))
	}
	if err := os.WriteFile(predictions, file.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for in := range parses {
		line, err := json.Marshal(map[string]string{"parse": in})
		if err != nil {
			t.Fatal(err)
		}
		asked[string(line)] = true
	}
	line, err := json.Marshal(parses)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(predictions+".parses", line, 0o600); err != nil {
		t.Fatal(err)
	}
	script, err := filepath.Abs(filepath.Join("testdata", "agree.py"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), python, script, "score", filepath.Join(dir, "eval"), kind, predictions, log)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	raw, err := cmd.Output()
	if err != nil {
		t.Fatalf("python: %v\n%s", err, stderr.String())
	}
	var theirs struct {
		Figures  map[string]float64
		Problems []string
	}
	if err := json.Unmarshal(raw, &theirs); err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
	for name, want := range theirs.Figures {
		got, ok := ours.Value(name)
		if !ok {
			t.Errorf("%s: no measure %s", kind, name)
		} else if math.Abs(got-want) > precision(kind) {
			t.Errorf("%s %s: %.9f here, %.9f in Python", kind, name, got, want)
		} else {
			t.Logf("%-20s %.6f", name, got)
		}
	}
	if (len(ours.Problems) > 0) != (len(theirs.Problems) > 0) {
		t.Errorf("problems %q here, %q in Python", ours.Problems, theirs.Problems)
	}
	sameDocs(t, asked, log)
}

// precision is how exactly the Python scorer prints a kind's figures.
func precision(kind string) float64 {
	switch kind {
	case "figures":
		return 0.00051
	case "html", "time", "place":
		return 0.000051
	}
	return 1e-9
}

// sameDocs compares the documents handed over with those of the Python side,
// field by field.
func sameDocs(t *testing.T, asked map[string]bool, log string) {
	t.Helper()
	canon := func(line []byte) string {
		var v map[string]any
		if err := json.Unmarshal(line, &v); err != nil {
			t.Fatal(err)
		}
		for k, x := range v {
			if x == "" {
				delete(v, k)
			}
		}
		out, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return string(out)
	}
	ours, theirs := map[string]bool{}, map[string]bool{}
	for line := range asked {
		ours[canon([]byte(line))] = true
	}
	raw, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(raw) {
		theirs[canon(line)] = true
	}
	cut := func(s string) string { return s[:min(len(s), 150)] }
	for line := range ours {
		if !theirs[line] {
			t.Errorf("only handed over here: %s…", cut(line))
		}
	}
	for line := range theirs {
		if !ours[line] {
			t.Errorf("only handed over by Python: %s…", cut(line))
		}
	}
}

// TestAgreesOnEngine: on what the program reads today.
func TestAgreesOnEngine(t *testing.T) {
	gold, dir := openGold(t)
	programs := programs(t)
	for _, k := range eval.Kinds() {
		if k.Name == "html" || k.Name == "actors" { // a page's text is ingest's work, not the engine's; actors have no Python scorer
			continue
		}
		t.Run(k.Name, func(t *testing.T) { agree(t, k.Name, gold, dir, programs(k.Name)) })
	}
}

// TestAgreesOnNoise: on gold that was damaged at random, so that every branch
// of the scorers is taken and no figure is 0 or 1.
func TestAgreesOnNoise(t *testing.T) {
	gold, dir := openGold(t)
	seeds := 2
	if testing.Short() {
		seeds = 1
	}
	for seed := range seeds {
		noise := newNoise(t, dir, uint64(seed))
		for _, k := range eval.Kinds() {
			if k.Name == "actors" {
				continue
			}
			t.Run(fmt.Sprintf("%s/%d", k.Name, seed), func(t *testing.T) {
				agree(t, k.Name, gold, dir, eval.Program{Read: noise.read, Parse: noise.parse})
			})
		}
	}
}
