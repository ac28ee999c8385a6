package export_test

import (
	"bytes"
	"context"
	"flag"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with testdata/name, or writes it with -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	got = bytes.ReplaceAll(got, []byte("Rapporteur "+rapporteur.Engine), []byte("Rapporteur ENGINE"))
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (go test ./internal/export -update writes it)", err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", path, diff)
	}
}

// reports are texts of our own on an invented flood, with characters of one to
// four bytes before every span that matters.
func reports() []*rapporteur.Document {
	known := rapporteur.Published{Value: "2031-03-04", Earliest: "2031-03-04", Latest: "2031-03-04", How: rapporteur.DateGiven}
	return []*rapporteur.Document{
		{
			ID: "doc-00000000000000a1", Ref: "río.txt", Version: 1, Path: "in/río.txt", URL: "https://example.org/río?a=1&b=2",
			Outlet: "The Santa Elvira Courier", Title: "=River <rises>", Bylines: []string{"Inés Peña", "@desk"}, Language: "en", Published: known,
			Text: "SANTA ELVIRA — “At least 1,200 families have left,” Mayor Inés Peña told Radio Río 😀 on Tuesday.\n\n" +
				"The Red Crescent put the number of displaced at 3.6 million & rising. Share this ☂ page",
		},
		{ID: "doc-00000000000000b2", Ref: "two words.txt", Version: 1, Text: "Dozens were hurt, an official said."},
	}
}

func f64(x float64) *float64 { return &x }

// readings gives the reports with entries laid on by hand, so that the goldens
// test the printing and not the readers.
func readings(t *testing.T) []*rapporteur.Reading {
	t.Helper()
	var out []*rapporteur.Reading
	for _, doc := range reports() {
		doc.SHA256 = rapporteur.TextHash(doc.Text)
		out = append(out, &rapporteur.Reading{Engine: "test", Document: doc})
	}
	at := func(r *rapporteur.Reading, words string) rapporteur.Span {
		i := strings.Index(r.Document.Text, words)
		if i < 0 {
			t.Fatalf("%q is not in the text of %s", words, r.Document.Ref)
		}
		return rapporteur.Span{Start: i, End: i + len(words)}
	}
	ev := func(r *rapporteur.Reading, pairs ...string) (out []rapporteur.Evidence) {
		for i := 0; i < len(pairs); i += 2 {
			out = append(out, rapporteur.Evidence{Field: pairs[i], Span: at(r, pairs[i+1])})
		}
		return out
	}

	a := out[0]
	first := at(a, "“At least 1,200 families have left,” Mayor Inés Peña told Radio Río 😀 on Tuesday.")
	second := at(a, "The Red Crescent put the number of displaced at 3.6 million & rising.")
	a.Document.Furniture = []rapporteur.Furniture{
		{Span: at(a, "SANTA ELVIRA —"), Why: rapporteur.FurnitureDateline},
		{Span: at(a, "Share this ☂ page"), Why: rapporteur.FurnitureWidget},
	}
	a.Document.Published.Evidence = ev(a, "weekday", "Tuesday")
	a.Sentences = []rapporteur.Span{first, second}
	a.Quantities = []rapporteur.Quantity{
		{Span: at(a, "At least 1,200"), Number: at(a, "1,200"), Min: f64(1200), Qualifier: rapporteur.QualifierAtLeast, Change: rapporteur.ChangeMore,
			Kind: rapporteur.QuantityCount, Unit: "households"},
		{Span: at(a, "3.6 million"), Number: at(a, "3.6 million"), Min: f64(3.6e6), Max: f64(3.6e6), Qualifier: rapporteur.QualifierExact, Kind: rapporteur.QuantityCount},
	}
	says := &rapporteur.Attribution{
		Head: rapporteur.Head{Document: a.Document.ID, Chain: []string{"Inés Peña", "Radio Río", rapporteur.Article}},
		Links: []rapporteur.Link{
			{Source: []rapporteur.Span{at(a, "Mayor Inés Peña")}, Cue: []rapporteur.Span{at(a, "told")}, Name: "Inés Peña", Stance: rapporteur.StanceAsserts},
			{Source: []rapporteur.Span{at(a, "Radio Río")}, Stance: rapporteur.StanceAsserts},
		},
		Content: []rapporteur.Span{at(a, "At least 1,200 families have left,")}, Form: rapporteur.FormDirect,
		Addressee: "Radio Río", AddresseeSpan: at(a, "Radio Río"),
	}
	says.ID = rapporteur.EntryID(rapporteur.KindAttribution, a.Document.ID, says.Content[0], 0)
	says.Evidence = ev(a, "sentence", first.In(a.Document.Text), "cue", "told")
	a.Attributions = []*rapporteur.Attribution{says}
	a.Figures = []*rapporteur.Figure{
		{
			Head: rapporteur.Head{Document: a.Document.ID, Chain: says.Chain, Attribution: says.ID, Evidence: ev(a, "sentence", first.In(a.Document.Text), "unit", "families")},
			Span: at(a, "At least 1,200"), Min: f64(1200), Qualifier: rapporteur.QualifierAtLeast, Indicator: "displaced", Term: "Displaced",
			Unit: "households", Counts: "families", AsOf: "2031-03-04", Status: rapporteur.StatusObserved, Stance: rapporteur.FigureClaimed,
		},
		{
			Head: rapporteur.Head{Document: a.Document.ID, Chain: []string{"The Red Crescent", rapporteur.Article}, Evidence: ev(a, "sentence", second.In(a.Document.Text))},
			Span: at(a, "3.6 million"), Min: f64(3.6e6), Max: f64(3.6e6), Qualifier: rapporteur.QualifierExact, Indicator: "displaced", Term: "Displaced",
			Unit: "persons", Counts: "displaced", Place: "-", AsOf: "2031-03-04", Status: rapporteur.StatusObserved, Stance: rapporteur.FigureAsserted,
			Period: rapporteur.Period{Text: "since January", Interval: rapporteur.Interval{From: "2031-01-01", To: "2031-03-04"}},
		},
	}

	b := out[1]
	b.Sentences = []rapporteur.Span{{Start: 0, End: len(b.Document.Text)}}
	b.Tokens = []rapporteur.Token{
		{Span: at(b, "Dozens"), Lemma: "dozen", UPOS: "NOUN", XPOS: "NNS", Head: 1, Deprel: "nsubj:pass"},
		{Span: at(b, "hurt"), Head: -1, Deprel: "root"},
		{Span: at(b, ","), Head: rapporteur.NoHead},
	}
	b.Attributions = []*rapporteur.Attribution{{
		Head:    rapporteur.Head{Document: b.Document.ID, Chain: []string{"an official", rapporteur.Article}, Evidence: ev(b, "sentence", b.Document.Text)},
		Links:   []rapporteur.Link{{Source: []rapporteur.Span{at(b, "an official")}, Cue: []rapporteur.Span{at(b, "said")}, Stance: rapporteur.StanceAsserts}},
		Content: []rapporteur.Span{at(b, "Dozens were hurt")}, Form: rapporteur.FormIndirect, Anonymous: true,
	}}
	b.Figures = []*rapporteur.Figure{{
		Head: rapporteur.Head{Document: b.Document.ID, Chain: []string{"an official", rapporteur.Article}, Evidence: ev(b, "sentence", b.Document.Text)},
		Span: at(b, "Dozens"), Min: f64(24), Qualifier: rapporteur.QualifierVague, Indicator: "injured", Unit: "persons", Status: rapporteur.StatusObserved, Stance: rapporteur.FigureClaimed,
	}}
	for _, r := range out {
		for _, f := range r.Figures {
			f.ID = rapporteur.EntryID(rapporteur.KindFigure, r.Document.ID, f.Span, 0)
		}
		for _, x := range r.Attributions {
			x.ID = rapporteur.EntryID(rapporteur.KindAttribution, r.Document.ID, x.Content[0], 0)
		}
	}
	return out
}

// shelf is a store of a few readings in memory. What export does not ask of a
// store is left to the nil interface and would panic.
type shelf struct {
	store.Store
	readings []*rapporteur.Reading
}

func (s shelf) find(id string) *rapporteur.Reading {
	i := slices.IndexFunc(s.readings, func(r *rapporteur.Reading) bool { return r.Document.ID == id })
	if i < 0 {
		return nil
	}
	return s.readings[i]
}

func (s shelf) Document(_ context.Context, id string) (*rapporteur.Document, error) {
	if r := s.find(id); r != nil {
		return r.Document, nil
	}
	return nil, store.ErrNotFound
}

func (s shelf) Reading(_ context.Context, id string) (*rapporteur.Reading, error) {
	if r := s.find(id); r != nil {
		return r, nil
	}
	return nil, store.ErrNotFound
}

func (s shelf) Documents(_ context.Context, f store.DocumentFilter) iter.Seq2[*rapporteur.Document, error] {
	return func(yield func(*rapporteur.Document, error) bool) {
		list := slices.Clone(s.readings)
		if f.ByID {
			slices.SortFunc(list, func(a, b *rapporteur.Reading) int { return strings.Compare(a.Document.ID, b.Document.ID) })
		}
		for _, r := range list {
			if f.Outlet != "" && !strings.EqualFold(f.Outlet, r.Document.Outlet) {
				continue
			}
			short := *r.Document
			short.Text, short.Furniture = "", nil
			if !yield(&short, nil) {
				return
			}
		}
	}
}

func (s shelf) Entries(_ context.Context, f store.EntryFilter) iter.Seq2[rapporteur.Entry, error] {
	return func(yield func(rapporteur.Entry, error) bool) {
		for _, e := range s.find(f.Document).Entries() {
			if (f.Kind == "" || f.Kind == e.Kind()) && !yield(e, nil) {
				return
			}
		}
	}
}
