package export_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/document"
	"github.com/rapporteur/rapporteur/internal/export"
	"github.com/rapporteur/rapporteur/internal/reading"
	"github.com/rapporteur/rapporteur/schema"
)

// compiled gives the published schemas, ready to validate with.
func compiled(t *testing.T) (readings, entries *jsonschema.Schema) {
	t.Helper()
	c := jsonschema.NewCompiler()
	for file, raw := range map[string][]byte{schema.ReadingFile: schema.ReadingV1, schema.EntryFile: schema.EntryV1} {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if err := c.AddResource(schema.Base+file, doc); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
	}
	var out [2]*jsonschema.Schema
	for i, file := range []string{schema.ReadingFile, schema.EntryFile} {
		s, err := c.Compile(schema.Base + file)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		out[i] = s
	}
	return out[0], out[1]
}

// valid checks one printed line: it is one line, it holds to the schema and its spans slice.
func valid(s *jsonschema.Schema, line []byte) error {
	if n := bytes.Count(line, []byte("\n")); n != 1 || !bytes.HasSuffix(line, []byte("\n")) {
		return fmt.Errorf("%d line ends in what should be one line", n)
	}
	if !utf8.Valid(line) {
		return fmt.Errorf("not UTF-8")
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
	if err != nil {
		return err
	}
	return s.Validate(v)
}

// checkSlices checks every object with start and end below v against the text: in
// range, not empty, and equal to the "text" or "form" beside it.
func checkSlices(v any, runes []rune) (n int, err error) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			m, err := checkSlices(x, runes)
			if n += m; err != nil {
				return n, err
			}
		}
	case map[string]any:
		if start, ok := v["start"].(float64); ok {
			end, _ := v["end"].(float64)
			if start < 0 || end <= start || int(end) > len(runes) {
				return n, fmt.Errorf("span %v-%v in a text of %d code points", start, end, len(runes))
			}
			n++
			slices := []string{"text"}
			if _, token := v["lemma"]; token { // the form of a mention or an attribution is a word for it
				slices = append(slices, "form")
			}
			for _, field := range slices {
				if s, ok := v[field].(string); ok && s != string(runes[int(start):int(end)]) {
					return n, fmt.Errorf("%s %q is not the slice %q", field, s, string(runes[int(start):int(end)]))
				}
			}
		}
		for _, x := range v {
			m, err := checkSlices(x, runes)
			if n += m; err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

// check prints a reading and its entries and checks every line.
func check(r *rapporteur.Reading, opts export.Options, readings, entries *jsonschema.Schema) (spans int, err error) {
	var buf bytes.Buffer
	if err := export.Reading(&buf, r, opts); err != nil {
		return 0, err
	}
	runes := []rune(r.Document.Text)
	lines := [][]byte{bytes.Clone(buf.Bytes())}
	schemas := []*jsonschema.Schema{readings}
	for _, e := range r.Entries() {
		buf.Reset()
		if err := export.Entry(&buf, r.Document, e); err != nil {
			return 0, err
		}
		lines, schemas = append(lines, bytes.Clone(buf.Bytes())), append(schemas, entries)
	}
	for i, line := range lines {
		if err := valid(schemas[i], line); err != nil {
			return spans, fmt.Errorf("%w in %.2000s", err, line)
		}
		var v map[string]any
		if err := json.Unmarshal(line, &v); err != nil {
			return spans, err
		}
		n, err := checkSlices(v, runes)
		if spans += n; err != nil {
			return spans, fmt.Errorf("%w in %.2000s", err, line)
		}
	}
	return spans, nil
}

func TestFixtureHoldsToSchema(t *testing.T) {
	readings_, entries := compiled(t)
	for _, r := range readings(t) {
		n, err := check(r, export.Options{Tokens: true}, readings_, entries)
		if err != nil {
			t.Error(err)
		}
		if n < 10 {
			t.Errorf("%s: only %d spans were checked", r.Document.Ref, n)
		}
	}
}

// TestRealReadingHoldsToSchema reads texts of our own with the engine.
func TestRealReadingHoldsToSchema(t *testing.T) {
	readings_, entries := compiled(t)
	engine, err := reading.NewEnglish()
	if err != nil {
		t.Fatal(err)
	}
	drafts := []document.Draft{
		{Ref: "dam", Title: "Dam bursts", Outlet: "Lowland Times", Date: "2029-11-02", DateHow: rapporteur.DateMetadata, Text: dam},
		{Ref: "bare", Text: "7"},
		{Ref: "one word", Text: strings.Repeat("x", 10000)},
	}
	for _, d := range reports() {
		drafts = append(drafts, document.Draft{Ref: d.Ref, URL: d.URL, Title: d.Title, Outlet: d.Outlet, Text: d.Text})
	}
	for _, d := range drafts {
		doc, err := document.New(d)
		if err != nil {
			t.Fatal(err)
		}
		r := engine.Read(doc)
		if _, err := check(r, export.Options{Tokens: true}, readings_, entries); err != nil {
			t.Error(err)
		}
	}
}

// dam is an invented report with most of what a reading can hold.
const dam = `PORT AMELIE, Nov. 2 (Lowland Press) — Nearly 4,500 people were driven from their homes when the Kessu dam burst on Thursday, the governor’s office said.

“We have buried 31 of our neighbours,” said Hana Odwar, a nurse in the village of Teremi. “Nobody warned us.”

The water ministry denied that it had known of cracks. According to the relief agency Open Hands, between 200 and 250 houses were destroyed and several hundred families are sheltering in schools.

Army engineers reported that a second breach could displace 10,000 more, a spokesman told Radio Amelie.

Published: 2 November 2029

Share this story`

// TestSpansSlice: whatever the text and wherever the spans, every offset that
// is printed with a text slices to it.
func TestSpansSlice(t *testing.T) {
	readings_, entries := compiled(t)
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.SliceOfN(rapid.RuneFrom([]rune("ab \n\"\\<&’–é\u0301漢😀\u2028\u200b\u00a0")), 1, 60).Draw(t, "text")
		doc := &rapporteur.Document{ID: "doc-0123456789abcdef", Ref: "r", Text: string(letters)}
		doc.SHA256 = rapporteur.TextHash(doc.Text)
		bounds := []int{}
		for i := range doc.Text {
			bounds = append(bounds, i)
		}
		bounds = append(bounds, len(doc.Text))
		span := func(name string) rapporteur.Span {
			i := rapid.IntRange(0, len(bounds)-2).Draw(t, name+" start")
			return rapporteur.Span{Start: bounds[i], End: bounds[rapid.IntRange(i+1, len(bounds)-1).Draw(t, name+" end")]}
		}
		evidence := []rapporteur.Evidence{{Field: "sentence", Span: span("evidence")}}
		head := rapporteur.Head{Document: doc.ID, Evidence: evidence, Chain: []string{rapporteur.Article}}
		doc.Furniture = []rapporteur.Furniture{{Span: span("furniture"), Why: rapporteur.FurnitureNotice}}
		r := &rapporteur.Reading{
			Engine: "x", Document: doc, Sentences: []rapporteur.Span{span("sentence")},
			Tokens:       []rapporteur.Token{{Span: span("token"), Head: rapporteur.NoHead}, {Span: span("root"), UPOS: "VERB", Head: -1}},
			Quantities:   []rapporteur.Quantity{{Span: span("quantity"), Kind: rapporteur.QuantityBare}},
			Figures:      []*rapporteur.Figure{{Head: head, Span: span("figure")}},
			Attributions: []*rapporteur.Attribution{{Head: head, Links: []rapporteur.Link{{Cue: []rapporteur.Span{span("cue")}}}, Content: []rapporteur.Span{span("content")}}},
		}
		r.Figures[0].ID, r.Attributions[0].ID = "fig-0123456789ab", "att-0123456789ab"
		if _, err := check(r, export.Options{Tokens: true}, readings_, entries); err != nil {
			t.Fatal(err)
		}
	})
}
