package rapporteur_test

import (
	"testing"

	"github.com/rapporteur/rapporteur"
)

func TestReceiptCoversEveryField(t *testing.T) {
	text := "The coast guard said at least 14 people were killed off Port Selwyn on Tuesday."
	doc := &rapporteur.Document{ID: "doc-1", Text: text, SHA256: rapporteur.TextHash(text)}
	four := 14.0
	make := func() *rapporteur.Figure {
		return &rapporteur.Figure{
			Head: rapporteur.Head{ID: "fig-1", Document: "doc-1", Chain: []string{"coast guard", rapporteur.Article},
				Evidence: []rapporteur.Evidence{{Field: "sentence", Span: rapporteur.Span{Start: 0, End: len(text)}}}},
			Span: rapporteur.Span{Start: 21, End: 32}, Min: &four, Qualifier: rapporteur.QualifierAtLeast, Indicator: "killed", Unit: "persons",
		}
	}
	receipt := func(doc *rapporteur.Document, f *rapporteur.Figure) string {
		t.Helper()
		r, err := rapporteur.Receipt(doc, f)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	want := receipt(doc, make())
	if got := receipt(doc, make()); got != want {
		t.Fatalf("the same entry has receipts %s and %s", want, got)
	}
	more := 40.0
	for name, change := range map[string]func(*rapporteur.Figure){
		"value":     func(f *rapporteur.Figure) { f.Min = &more },
		"span":      func(f *rapporteur.Figure) { f.Span.End++ },
		"indicator": func(f *rapporteur.Figure) { f.Indicator = "injured" },
		"chain":     func(f *rapporteur.Figure) { f.Chain = []string{rapporteur.Article} },
		"evidence":  func(f *rapporteur.Figure) { f.Evidence[0].Field = "unit" },
	} {
		f := make()
		change(f)
		if receipt(doc, f) == want {
			t.Errorf("changing the %s does not change the receipt", name)
		}
	}
	other := text[:21] + "at least 41" + text[32:]
	if receipt(&rapporteur.Document{ID: "doc-1", Text: other, SHA256: doc.SHA256}, make()) == want {
		t.Error("changing the text under a span does not change the receipt")
	}
	f := make()
	f.Span.End = len(text) + 1
	if _, err := rapporteur.Receipt(doc, f); err == nil {
		t.Error("a span outside the text has a receipt")
	}
}

func TestSpanValid(t *testing.T) {
	const text = "Maß für"
	for _, c := range []struct {
		span rapporteur.Span
		want bool
	}{
		{rapporteur.Span{Start: 0, End: 2}, true},
		{rapporteur.Span{Start: 2, End: 4}, true},   // ß takes two bytes
		{rapporteur.Span{Start: 2, End: 3}, false},  // ends inside it
		{rapporteur.Span{Start: 3, End: 5}, false},  // begins inside it
		{rapporteur.Span{Start: 1, End: 1}, false},  // empty
		{rapporteur.Span{Start: -1, End: 2}, false}, // before the text
		{rapporteur.Span{Start: 0, End: len(text)}, true},
		{rapporteur.Span{Start: 0, End: len(text) + 1}, false},
	} {
		if got := c.span.Valid(text); got != c.want {
			t.Errorf("%v.Valid = %v, want %v", c.span, got, c.want)
		}
	}
}

func TestDay(t *testing.T) {
	if d := rapporteur.Day("2020-02-28").Add(2); d != "2020-03-01" {
		t.Errorf("two days after 28 February 2020 is %s", d)
	}
	for _, d := range []rapporteur.Day{"", "2020-02-30", "2020", "yesterday"} {
		if d.Known() || d.Add(1) != "" {
			t.Errorf("%q is taken for a day", d)
		}
	}
}
