package brief

import (
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/data/demo"
	"github.com/rapporteur/rapporteur/internal/document"
	"github.com/rapporteur/rapporteur/internal/reading"
)

var update = flag.Bool("update", false, "write the golden files anew")

// demoReadings reads the built-in reports. The one HTML page is cut by hand
// here, because pages are ingest's work and not what is tested.
func demoReadings(t testing.TB) []*rapporteur.Reading {
	t.Helper()
	engine, err := reading.NewEnglish()
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(demo.Reports(), "*")
	if err != nil {
		t.Fatal(err)
	}
	var out []*rapporteur.Reading
	for _, name := range names {
		b, err := fs.ReadFile(demo.Reports(), name)
		if err != nil {
			t.Fatal(err)
		}
		d := document.Draft{Ref: name, Text: string(b)}
		switch filepath.Ext(name) {
		case ".html":
			d.Outlet, d.Title, d.Text = article(t, d.Text)
			d.Date, d.DateHow = "2020-02-14", rapporteur.DateMetadata
		case ".jsonl":
			var v struct {
				Title, Source, Text string
				Date                rapporteur.Day
			}
			if err := json.Unmarshal(b, &v); err != nil {
				t.Fatal(err)
			}
			d.Outlet, d.Title, d.Text, d.Date, d.DateHow = v.Source, v.Title, v.Text, v.Date, rapporteur.DateGiven
		}
		doc, err := document.New(d)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out = append(out, engine.Read(doc))
	}
	return out
}

// article gives the paragraphs of a page's article.
func article(t testing.TB, page string) (outlet, title, text string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	words := func(n *html.Node) string {
		var b strings.Builder
		for c := range n.Descendants() {
			if c.Type == html.TextNode {
				b.WriteString(c.Data)
			}
		}
		return b.String()
	}
	var paragraphs []string
	for n := range root.Descendants() {
		switch n.DataAtom {
		case atom.Meta:
			if attr(n, "property") == "og:site_name" {
				outlet = attr(n, "content")
			}
		case atom.H1:
			title = words(n)
		case atom.P:
			if n.Parent.DataAtom == atom.Article && attr(n, "class") == "" {
				paragraphs = append(paragraphs, words(n))
			}
		}
	}
	return outlet, title, strings.Join(paragraphs, "\n\n")
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// The brief of the built-in reports, as an analyst gets it.
func TestDemoGolden(t *testing.T) {
	readings := demoReadings(t)
	b, err := Compose(t.Context(), newMemory(readings...), Options{Title: "Northwest Syria, 2018–2020"})
	if err != nil {
		t.Fatal(err)
	}
	checkSupport(t, b, readings)
	golden(t, "demo.md", print(t, b, Markdown))
	short, err := Compose(t.Context(), newMemory(readings...), Options{Words: 80})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "demo80.json", print(t, short, JSON))
}

// What the reports were written to trap a reader with (data/demo/README.md).
func TestDemoTraps(t *testing.T) {
	b, err := Compose(t.Context(), newMemory(demoReadings(t)...), Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := print(t, b, Markdown)
	for _, never := range []string{"June 2020", "2020-06", "Editor", "basil", "Most Popular", "90,000", "olive groves on the road", "Sign up"} {
		if strings.Contains(got, never) {
			t.Errorf("%q is furniture and stands in the brief", never)
		}
	}
	lines := func(words string) (n int) {
		for line := range strings.Lines(got) {
			if strings.Contains(line, words) && strings.HasPrefix(line, "- ") && !strings.HasPrefix(line, "- [") {
				n++
			}
		}
		return n
	}
	if n := lines("586,000 people had been uprooted"); n != 1 {
		t.Errorf("a wire text that two outlets print is told %d times", n)
	}
	if n := strings.Count(got, "same number, different source and date:"); n < 2 {
		t.Error("nothing says that the two 800,000 are no agreement")
	}
	if n := strings.Count(got, "undated report"); n == 0 || b.Scope.Undated != 1 {
		t.Errorf("%d reports are undated, want one", b.Scope.Undated)
	}
}

func BenchmarkCompose(b *testing.B) {
	m := newMemory(demoReadings(b)...)
	for b.Loop() {
		if _, err := Compose(b.Context(), m, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; look at it and run: go test ./internal/brief -update", file)
	}
}
