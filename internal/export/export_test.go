package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/export"
	"github.com/rapporteur/rapporteur/internal/store"
)

func TestReadingGolden(t *testing.T) {
	var buf bytes.Buffer
	for i, r := range readings(t) {
		var opts export.Options
		if i == 1 {
			opts.Tokens = true
		}
		if err := export.Reading(&buf, r, opts); err != nil {
			t.Fatal(err)
		}
	}
	golden(t, "reading.jsonl", buf.Bytes())
}

func TestEntryGolden(t *testing.T) {
	var buf bytes.Buffer
	for _, r := range readings(t) {
		for _, e := range r.Entries() {
			if err := export.Entry(&buf, r.Document, e); err != nil {
				t.Fatal(err)
			}
		}
	}
	golden(t, "entries.jsonl", buf.Bytes())
}

func TestDocumentGolden(t *testing.T) {
	var buf bytes.Buffer
	for _, r := range readings(t) {
		short := *r.Document
		short.Text, short.Furniture = "", nil
		if err := export.Document(&buf, &short); err != nil {
			t.Fatal(err)
		}
	}
	golden(t, "documents.jsonl", buf.Bytes())
}

func TestWriteGolden(t *testing.T) {
	figures := export.Filter{Entries: store.EntryFilter{Kind: rapporteur.KindFigure}}
	for _, c := range []struct {
		format, file string
		filter       export.Filter
	}{
		{"jsonl", "record.jsonl", export.Filter{}},
		{"csv", "documents.csv", export.Filter{}},
		{"csv", "figures.csv", figures},
		{"csv", "attributions.csv", export.Filter{Entries: store.EntryFilter{Kind: rapporteur.KindAttribution}}},
		{"annotations", "annotations.jsonld", export.Filter{}},
		{"hxl", "hxl.csv", export.Filter{}},
		{"helix", "helix.csv", figures},
	} {
		t.Run(c.file, func(t *testing.T) {
			var first, second bytes.Buffer
			for _, w := range []io.Writer{&first, &second} {
				if err := export.Write(t.Context(), w, c.format, shelf{readings: readings(t)}, c.filter); err != nil {
					t.Fatal(err)
				}
			}
			if !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Error("two exports of one record differ")
			}
			golden(t, c.file, first.Bytes())
		})
	}
}

// TestRecordIsWhatWasRead: exporting a record gives the very lines that
// printing its readings gives, in the order of document ids.
func TestRecordIsWhatWasRead(t *testing.T) {
	list := readings(t)
	for _, order := range [][]int{{0, 1}, {1, 0}} {
		var got, want bytes.Buffer
		if err := export.Write(t.Context(), &got, "jsonl", shelf{readings: []*rapporteur.Reading{list[order[0]], list[order[1]]}}, export.Filter{}); err != nil {
			t.Fatal(err)
		}
		first, second := list[0], list[1]
		if second.Document.ID < first.Document.ID {
			first, second = second, first
		}
		for _, r := range []*rapporteur.Reading{first, second} {
			if err := export.Reading(&want, r, export.Options{}); err != nil {
				t.Fatal(err)
			}
		}
		if got.String() != want.String() {
			t.Errorf("order %v: the record's export is not the readings' lines", order)
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	for _, c := range []struct {
		format string
		kind   rapporteur.Kind
		want   string
	}{
		{"xlsx", "", `unknown export format "xlsx": choose one of jsonl, csv, annotations, hxl, helix`},
		{"csv", rapporteur.KindSite, `no table for entries of kind "site"`},
		{"hxl", rapporteur.KindAttribution, `holds entries of kind "figure"`},
		{"helix", rapporteur.KindEvent, `holds entries of kind "figure"`},
	} {
		err := export.Write(t.Context(), io.Discard, c.format, shelf{readings: readings(t)}, export.Filter{Entries: store.EntryFilter{Kind: c.kind}})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s of %q: error %v, want one with %q", c.format, c.kind, err, c.want)
		}
	}
}

// TestBadSpan: a span that cuts a character or lies outside is an error that
// names the document, in every form.
func TestBadSpan(t *testing.T) {
	for name, bad := range map[string]rapporteur.Span{"cuts a character": {Start: 14, End: 20}, "outside": {Start: 3, End: 5000}, "empty": {}} {
		list := readings(t)
		list[0].Figures[0].Span = bad
		var errs []error
		errs = append(errs, export.Reading(io.Discard, list[0], export.Options{}), export.Entry(io.Discard, list[0].Document, list[0].Figures[0]))
		for _, f := range export.Formats() {
			kind := rapporteur.KindFigure
			errs = append(errs, export.Write(t.Context(), io.Discard, f.Name, shelf{readings: list}, export.Filter{Entries: store.EntryFilter{Kind: kind}}))
		}
		for i, err := range errs {
			if err == nil || !strings.Contains(err.Error(), "does not lie in its text") || !strings.Contains(err.Error(), list[0].Document.ID) {
				t.Errorf("span that is %s, form %d: error %v", name, i, err)
			}
		}
	}
}

func TestEntryOfAnotherDocument(t *testing.T) {
	list := readings(t)
	if err := export.Entry(io.Discard, list[1].Document, list[0].Figures[0]); err == nil {
		t.Error("an entry was printed with another document's name")
	}
}

// TestCellsAreNeutral: no cell of any table begins with a character that a
// spreadsheet takes for a formula, save numbers and the HXL tags.
func TestCellsAreNeutral(t *testing.T) {
	for _, kind := range []rapporteur.Kind{"", rapporteur.KindFigure, rapporteur.KindAttribution} {
		for _, start := range []string{"=1+1", "+1", "-1 man", "@x", "\tx", "\rx"} {
			list := readings(t)
			for _, r := range list {
				r.Document.Ref, r.Document.Title, r.Document.Outlet, r.Document.Path = start, start, start, start
			}
			list[0].Figures[0].Chain = []string{start, rapporteur.Article}
			list[0].Figures[0].Min = f64(-5)
			var buf bytes.Buffer
			if err := export.Write(t.Context(), &buf, "csv", shelf{readings: list}, export.Filter{Entries: store.EntryFilter{Kind: kind}}); err != nil {
				t.Fatal(err)
			}
			rows, err := csv.NewReader(&buf).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			guarded := 0
			for _, row := range rows {
				for _, cell := range row {
					if _, err := strconv.ParseFloat(cell, 64); err == nil || cell == "" {
						continue
					}
					if strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
						t.Errorf("%s table: cell %q is live", kind, cell)
					}
					if strings.HasPrefix(cell, "'"+start) {
						guarded++
					}
				}
			}
			if guarded == 0 {
				t.Errorf("%s table: no cell kept %q", kind, start)
			}
		}
	}
}

// TestNumbersStayNumbers: no exponent in any form, whatever the size.
func TestNumbersStayNumbers(t *testing.T) {
	list := readings(t)
	list[0].Figures[1].Min, list[0].Figures[1].Max = f64(3.6e21), f64(0.0000001)
	list[0].Quantities[1].Min = f64(math.Inf(1)) // more digits than a float holds
	var buf bytes.Buffer
	if err := export.Reading(&buf, list[0], export.Options{}); err != nil {
		t.Fatal(err)
	}
	var line struct {
		Figures    []struct{ Min, Max json.RawMessage }
		Quantities []struct{ Min json.RawMessage }
	}
	if err := json.Unmarshal(buf.Bytes(), &line); err != nil {
		t.Fatal(err)
	}
	for got, want := range map[string]string{
		string(line.Figures[1].Min): "3600000000000000000000", string(line.Figures[1].Max): "0.0000001",
		string(line.Figures[0].Max): "null", string(line.Quantities[1].Min): "null",
	} {
		if got != want {
			t.Errorf("number printed as %s, want %s", got, want)
		}
	}
}

func BenchmarkReading(b *testing.B) {
	doc := &rapporteur.Document{ID: "doc-0000000000000000", Text: strings.Repeat("Some 1,200 people – of 40 villages – left, Ana Müller said. ", 100)}
	r := &rapporteur.Reading{Engine: rapporteur.Engine, Document: doc}
	for i := range 100 {
		s := rapporteur.Span{Start: i * 66, End: i*66 + 10}
		if !s.Valid(doc.Text) {
			continue
		}
		r.Sentences = append(r.Sentences, s)
		r.Quantities = append(r.Quantities, rapporteur.Quantity{Span: s, Min: f64(1200), Kind: rapporteur.QuantityCount})
		r.Figures = append(r.Figures, &rapporteur.Figure{Span: s, Min: f64(1200), Head: rapporteur.Head{Chain: []string{"article"}, Evidence: []rapporteur.Evidence{{Field: "sentence", Span: s}}}})
	}
	b.SetBytes(int64(len(doc.Text)))
	for b.Loop() {
		if err := export.Reading(io.Discard, r, export.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
