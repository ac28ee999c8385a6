package reading_test

import (
	"encoding/json"
	"strings"
	"sync"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/document"
	"github.com/rapporteur/rapporteur/internal/reading"
)

func TestNewChecksTheRow(t *testing.T) {
	none := func(*reading.Draft) {}
	for name, c := range map[string]struct {
		stages []reading.Stage
		want   string
	}{
		"in order":     {[]reading.Stage{{Gives: "a", Read: none}, {Gives: "b", Needs: []reading.Part{"a"}, Read: none}}, ""},
		"out of order": {[]reading.Stage{{Gives: "b", Needs: []reading.Part{"a"}, Read: none}, {Gives: "a", Read: none}}, `stage "b" needs "a"`},
		"twice":        {[]reading.Stage{{Gives: "a", Read: none}, {Gives: "a", Read: none}}, `two stages give "a"`},
	} {
		_, err := reading.New(c.stages...)
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

const report = `Ferry overturns off Port Selwyn

At least 14 people were killed and 30 were injured when a ferry overturned off Mombasa on Tuesday, Kenya's interior minister, Grace Okoro, said.

"We heard the hull strike the rocks," she told reporters in Nairobi. The United Nations denied that the boat was its own.

Published: April 9, 2031 06:12 PM
`

func read(t testing.TB, e *reading.Engine) *rapporteur.Reading {
	t.Helper()
	doc, err := document.New(document.Draft{Ref: "ferry", Text: report})
	if err != nil {
		t.Fatal(err)
	}
	return e.Read(doc)
}

func TestEveryPartIsRead(t *testing.T) {
	e, err := reading.NewEnglish()
	if err != nil {
		t.Fatal(err)
	}
	r := read(t, e)
	for name, n := range map[string]int{
		"sentences": len(r.Sentences), "tokens": len(r.Tokens), "names": len(r.Names), "actors": len(r.Actors), "places": len(r.Places),
		"times": len(r.Times), "quantities": len(r.Quantities), "attributions": len(r.Attributions), "figures": len(r.Figures),
	} {
		if n == 0 {
			t.Errorf("no %s", name)
		}
	}
	r.EachSpan(func(list string, s rapporteur.Span) {
		if !s.Valid(report) {
			t.Errorf("%s: span %v does not lie in the text", list, s)
		}
	})
	tied := 0
	for _, x := range r.Entries() {
		if _, err := rapporteur.Receipt(r.Document, x); err != nil {
			t.Error(err)
		}
		if len(x.EntryHead().Evidence) == 0 || len(x.EntryHead().Chain) == 0 {
			t.Errorf("%s has no evidence or no chain", x.EntryHead().ID)
		}
	}
	for _, a := range r.Attributions {
		for _, l := range a.Links {
			if l.Actor != "" {
				tied++
			}
		}
	}
	if tied == 0 {
		t.Error("no source is tied to its actor")
	}
}

// TestSameBytes: one engine serves many goroutines, and two engines agree.
func TestSameBytes(t *testing.T) {
	e, err := reading.NewEnglish()
	if err != nil {
		t.Fatal(err)
	}
	want, err := json.Marshal(read(t, e))
	if err != nil {
		t.Fatal(err)
	}
	other, err := reading.NewEnglish()
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			engine := e
			if i%2 == 1 {
				engine = other
			}
			for range 5 {
				if got, _ := json.Marshal(read(t, engine)); string(got) != string(want) {
					t.Error("the same document gives other bytes")
				}
			}
		})
	}
	wg.Wait()
}

// BenchmarkRead is the speed of all readers together on one core.
func BenchmarkRead(b *testing.B) {
	e, err := reading.NewEnglish()
	if err != nil {
		b.Fatal(err)
	}
	doc, err := document.New(document.Draft{Ref: "ferry", Text: strings.Repeat(report[:strings.Index(report, "Published")], 20)})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(doc.Text)))
	tokens := 0
	for b.Loop() {
		tokens += len(e.Read(doc).Tokens)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkNewEnglish(b *testing.B) {
	for b.Loop() {
		if _, err := reading.NewEnglish(); err != nil {
			b.Fatal(err)
		}
	}
}
