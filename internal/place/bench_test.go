package place_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/data/gazetteer"
	"github.com/rapporteur/rapporteur/internal/place"
	"github.com/rapporteur/rapporteur/internal/text"
)

// BenchmarkOpen measures the cold start: the time to unpack the gazetteer and
// the memory it keeps.
func BenchmarkOpen(b *testing.B) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var g *place.Gazetteer
	for b.Loop() {
		var err error
		if g, err = place.Open(gazetteer.Data); err != nil {
			b.Fatal(err)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MiB-kept")
	runtime.KeepAlive(g)
}

// corpus is the text of all cases, some megabytes of it.
func corpus(tb testing.TB, size int) string {
	tb.Helper()
	files, err := filepath.Glob(filepath.Join(root(tb), "testdata", "cases", "place", "*.case"))
	if err != nil || len(files) == 0 {
		tb.Fatalf("no cases: %v", err)
	}
	var all strings.Builder
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		body, _, _ := strings.Cut(string(raw), "\n---\n")
		all.WriteString(body + "\n\n")
	}
	return strings.Repeat(all.String(), size/all.Len()+1)
}

// BenchmarkRead measures the reading of articles of some 4 kB, without the
// cutting into tokens.
func BenchmarkRead(b *testing.B) {
	g := open(b)
	body := corpus(b, 4000)
	doc, l := &rapporteur.Document{Text: body}, text.Split(body, nil)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		place.Read(doc, l, g, nil)
	}
}

// BenchmarkReadLong measures one document of a megabyte.
func BenchmarkReadLong(b *testing.B) {
	g := open(b)
	body := corpus(b, 1<<20)
	doc, l := &rapporteur.Document{Text: body}, text.Split(body, nil)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		place.Read(doc, l, g, nil)
	}
}
