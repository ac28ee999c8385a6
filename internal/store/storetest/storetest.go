// Package storetest is the one suite that every store.Store must pass.
//
// It promises to test what the contract says and no more, on texts of an
// invented island. It knows nothing of files, tables or processes; what is
// peculiar to a store is tested beside it.
package storetest

import (
	"context"
	"encoding/json"
	"errors"
	"iter"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

// Run tests the stores that open gives: each call a new and empty one. The
// suite closes them.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	for _, c := range []struct {
		name string
		test func(*testing.T, store.Store)
	}{
		{"empty", testEmpty},
		{"round trip", testRoundTrip},
		{"nil and empty", testNilAndEmpty},
		{"every list is kept", testEveryList},
		{"kept once", testKeptOnce},
		{"versions", testVersions},
		{"no address", testNoAddress},
		{"refused whole", testRefused},
		{"cancelled", testCancelled},
		{"document by ref", testByRef},
		{"documents", testDocuments},
		{"documents by day", testDocumentDays},
		{"entries", testEntries},
		{"entry filters", testEntryFilters},
		{"actors", testAppearances},
		{"actors of versions", testAppearanceVersions},
		{"entries of an actor", testEntriesOfActor},
		{"receipts", testReceipts},
		{"counts", testCounts},
		{"break and nest", testBreak},
		{"search", testSearch},
		{"search versions", testSearchVersions},
		{"search finds any word", testSearchAny},
		{"read while writing", testConcurrent},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t)
			c.test(t, s)
			if err := s.Close(); err != nil {
				t.Errorf("close: %v", err)
			}
		})
	}
}

// JSON is the form in which a reading is compared: what a store must give back.
func JSON(t testing.TB, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Collect lists what an iterator gives and fails on its error.
func Collect[T any](t testing.TB, seq iter.Seq2[T, error]) []T {
	t.Helper()
	var list []T
	for v, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, v)
	}
	return list
}

func add(t testing.TB, s store.Store, want int, readings ...*rapporteur.Reading) {
	t.Helper()
	got, err := s.Add(t.Context(), readings)
	if err != nil {
		t.Fatalf("add: %v", err)
	}
	if got != want {
		t.Fatalf("added %d of %d readings, want %d", got, len(readings), want)
	}
}

// same fails unless the store gives the reading back as its JSON does.
func same(t testing.TB, s store.Store, want *rapporteur.Reading) {
	t.Helper()
	got, err := s.Reading(t.Context(), want.Document.ID)
	if err != nil {
		t.Fatal(err)
	}
	var through rapporteur.Reading
	if err := json.Unmarshal([]byte(JSON(t, want)), &through); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(&through, got); d != "" {
		t.Fatalf("reading of %s (-added +kept):\n%s", want.Document.Ref, d)
	}
	doc, err := s.Document(t.Context(), want.Document.ID)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(through.Document, doc); d != "" {
		t.Fatalf("document %s (-added +kept):\n%s", want.Document.Ref, d)
	}
}

func testEmpty(t *testing.T, s store.Store) {
	ctx := t.Context()
	add(t, s, 0)
	if kept, err := s.Has(ctx, "doc-0"); kept || err != nil {
		t.Errorf("has: %v, %v", kept, err)
	}
	_, err1 := s.Document(ctx, "doc-0")
	_, err2 := s.Reading(ctx, "doc-0")
	_, err3 := s.Entry(ctx, "fig-0")
	_, err4 := s.Receipts(ctx, "doc-0")
	for i, err := range []error{err1, err2, err3, err4} {
		if !errors.Is(err, store.ErrNotFound) {
			t.Errorf("call %d: %v, want ErrNotFound", i+1, err)
		}
	}
	if list := Collect(t, s.Documents(ctx, store.DocumentFilter{})); len(list) > 0 {
		t.Errorf("documents: %v", list)
	}
	if list := Collect(t, s.Entries(ctx, store.EntryFilter{Document: "doc-0"})); len(list) > 0 {
		t.Errorf("entries: %v", list)
	}
	if hits, err := s.Search(ctx, "harbour", 5); len(hits) > 0 || err != nil {
		t.Errorf("search: %v, %v", hits, err)
	}
	c, err := s.Counts(ctx)
	if err != nil || c.Documents+c.Current+len(c.Entries)+int(c.TextBytes) > 0 {
		t.Errorf("counts: %+v, %v", c, err)
	}
}

func testRoundTrip(t *testing.T, s store.Store) {
	readings := Samples(0, 12, 2000)
	add(t, s, 12, readings...)
	for _, r := range readings {
		if r.Document.Version != 1 {
			t.Errorf("%s: version %d after adding, want 1", r.Document.Ref, r.Document.Version)
		}
		if kept, err := s.Has(t.Context(), r.Document.ID); !kept || err != nil {
			t.Errorf("has %s: %v, %v", r.Document.Ref, kept, err)
		}
		same(t, s, r)
		for _, e := range r.Entries() {
			got, err := s.Entry(t.Context(), e.EntryHead().ID)
			if err != nil {
				t.Fatal(err)
			}
			if JSON(t, got) != JSON(t, e) {
				t.Fatalf("entry %s: %s", e.EntryHead().ID, cmp.Diff(e, got))
			}
		}
	}
}

func testNilAndEmpty(t *testing.T, s store.Store) {
	none := Text("none", "", "One line.")
	empty := Text("empty", "", "Another line.")
	empty.Sentences, empty.Quantities = []rapporteur.Span{}, []rapporteur.Quantity{}
	empty.Attributions, empty.Figures = []*rapporteur.Attribution{}, []*rapporteur.Figure{}
	odd := Text("odd\"<&>\u2028", "Tïtle 🌊 \x00 end", "Tab\tNUL\x00, BOM \ufeff and 𝔘nicode, ﷽ \r\n end ")
	odd.Engine = "0.0.0-odd"
	add(t, s, 3, none, empty, odd)
	same(t, s, none)
	same(t, s, empty)
	same(t, s, odd)
}

// testEveryList fails when rapporteur.Reading gains a list of entries that the
// store does not give back.
func testEveryList(t *testing.T, s store.Store) {
	r := Text("lists", "", "Words for every list.")
	span := rapporteur.Span{Start: 0, End: 5}
	v := reflect.ValueOf(r).Elem()
	entry := reflect.TypeFor[rapporteur.Entry]()
	lists := 0
	for i := range v.NumField() {
		f := v.Field(i)
		if f.Kind() != reflect.Slice || !f.Type().Elem().Implements(entry) {
			continue
		}
		lists++
		e := reflect.New(f.Type().Elem().Elem())
		head := e.Interface().(rapporteur.Entry).EntryHead()
		head.ID, head.Document = e.Interface().(rapporteur.Entry).EntryHead().ID, r.Document.ID
		head.ID = rapporteur.EntryID(e.Interface().(rapporteur.Entry).Kind(), r.Document.ID, span, 0)
		head.Evidence, head.Chain = []rapporteur.Evidence{{Field: "sentence", Span: span}}, []string{rapporteur.Article}
		if own := e.Elem().FieldByName("Span"); own.IsValid() {
			own.Set(reflect.ValueOf(span))
		}
		f.Set(reflect.Append(f, e))
	}
	if got := len(r.Entries()); got != lists {
		t.Fatalf("Reading.Entries gives %d entries of %d lists", got, lists)
	}
	add(t, s, 1, r)
	same(t, s, r)
}

func testKeptOnce(t *testing.T, s store.Store) {
	a, b := Sample(1, 900), Sample(2, 900)
	add(t, s, 2, a, b, Sample(1, 900))
	again := Sample(1, 900)
	again.Engine, again.Figures = "9.9.9", nil
	add(t, s, 1, again, Sample(3, 900), Sample(2, 900))
	if again.Document.Version != 0 {
		t.Errorf("a document passed over was given version %d", again.Document.Version)
	}
	same(t, s, a)
	c, err := s.Counts(t.Context())
	if err != nil || c.Documents != 3 || c.Current != 3 {
		t.Errorf("counts %+v, %v; want 3 documents", c, err)
	}
}

func testVersions(t *testing.T, s store.Store) {
	first, second, third := Version(4, 1, 900), Version(4, 2, 900), Version(4, 3, 900)
	add(t, s, 2, first, Sample(5, 900))
	add(t, s, 2, second, third)
	for i, r := range []*rapporteur.Reading{first, second, third} {
		if r.Document.Version != i+1 {
			t.Errorf("version %d, want %d", r.Document.Version, i+1)
		}
		same(t, s, r)
	}
	if ids := documentIDs(t, s, store.DocumentFilter{Limit: 10}); !slices.Equal(sorted(ids), sorted([]string{third.Document.ID, Sample(5, 900).Document.ID})) {
		t.Errorf("current documents: %v", ids)
	}
	if ids := documentIDs(t, s, store.DocumentFilter{AllVersions: true}); len(ids) != 4 {
		t.Errorf("all documents: %v", ids)
	}
	for _, e := range Collect(t, s.Entries(t.Context(), store.EntryFilter{})) {
		if d := e.EntryHead().Document; d == first.Document.ID || d == second.Document.ID {
			t.Fatalf("an old version's entry %s is listed as current", e.EntryHead().ID)
		}
	}
	all := len(first.Entries()) + len(second.Entries()) + len(third.Entries()) + len(Sample(5, 900).Entries())
	if n := len(Collect(t, s.Entries(t.Context(), store.EntryFilter{AllVersions: true}))); n != all {
		t.Errorf("%d entries of all versions, want %d", n, all)
	}
	if n := len(Collect(t, s.Entries(t.Context(), store.EntryFilter{Document: first.Document.ID}))); n != len(first.Entries()) {
		t.Errorf("%d entries of the old version, want %d", n, len(first.Entries()))
	}
	// An old text again is nothing new: the newest stays the newest.
	add(t, s, 0, Version(4, 1, 900))
	if d, err := s.Document(t.Context(), first.Document.Ref); err != nil || d.ID != third.Document.ID {
		t.Errorf("the document by its ref is %v, %v; want version 3", d, err)
	}
}

func testNoAddress(t *testing.T, s store.Store) {
	add(t, s, 2, Text("", "one", "A text of no address."), Text("", "two", "Another text of no address."))
	if ids := documentIDs(t, s, store.DocumentFilter{}); len(ids) != 2 {
		t.Errorf("%d documents listed: those without locator must not be versions of each other", len(ids))
	}
}

func testRefused(t *testing.T, s store.Store) {
	add(t, s, 1, Sample(1, 900))
	for _, c := range []struct {
		name  string
		spoil func(*rapporteur.Reading)
		names func(*rapporteur.Reading) string // what the error must name
	}{
		{"span beyond the text", func(r *rapporteur.Reading) { r.Figures[0].End = len(r.Document.Text) + 1 }, func(r *rapporteur.Reading) string { return r.Figures[0].ID }},
		{"span inside a character", func(r *rapporteur.Reading) {
			i := strings.Index(r.Document.Text, "🌊")
			r.Attributions[1].Content = []rapporteur.Span{{Start: i + 1, End: i + 4}}
		}, func(r *rapporteur.Reading) string { return r.Attributions[1].ID }},
		{"empty span", func(r *rapporteur.Reading) { r.Figures[1].Span = rapporteur.Span{} }, func(r *rapporteur.Reading) string { return r.Figures[1].ID }},
		{"same ID twice", func(r *rapporteur.Reading) { r.Figures[1].ID = r.Figures[0].ID }, func(r *rapporteur.Reading) string { return r.Figures[0].ID }},
		{"entry without ID", func(r *rapporteur.Reading) { r.Figures[1].ID = "" }, docID},
		{"entry of another document", func(r *rapporteur.Reading) { r.Figures[1].Document = "doc-other" }, func(r *rapporteur.Reading) string { return r.Figures[1].ID }},
		{"another text", func(r *rapporteur.Reading) { r.Document.Text += "." }, docID},
		{"no text", func(r *rapporteur.Reading) { r.Document.Text = "" }, docID},
		{"no ID", func(r *rapporteur.Reading) { r.Document.ID = "" }, func(*rapporteur.Reading) string { return "reading 2" }},
		{"no document", func(r *rapporteur.Reading) { r.Document = nil }, func(*rapporteur.Reading) string { return "reading 2" }},
	} {
		bad := Sample(3, 1500)
		c.spoil(bad)
		before, after := Sample(2, 900), Sample(4, 900)
		n, err := s.Add(t.Context(), []*rapporteur.Reading{before, bad, after})
		if err == nil || n != 0 {
			t.Errorf("%s: added %d, %v; want an error", c.name, n, err)
			continue
		}
		if !strings.Contains(err.Error(), c.names(bad)) {
			t.Errorf("%s: the error does not name %q: %v", c.name, c.names(bad), err)
		}
		if before.Document.Version != 0 {
			t.Errorf("%s: a refused batch set a version", c.name)
		}
		if got, err := s.Counts(t.Context()); err != nil || got.Documents != 1 {
			t.Errorf("%s: %d documents kept (%v), want the 1 from before", c.name, got.Documents, err)
		}
	}
	add(t, s, 3, Samples(2, 5, 900)...)
}

func docID(r *rapporteur.Reading) string { return r.Document.ID }

func testCancelled(t *testing.T, s store.Store) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Add(ctx, Samples(0, 3, 900)); !errors.Is(err, context.Canceled) {
		t.Errorf("add: %v, want context.Canceled", err)
	}
	if c, err := s.Counts(t.Context()); err != nil || c.Documents != 0 {
		t.Errorf("counts after a cancelled add: %+v, %v", c, err)
	}
	add(t, s, 3, Samples(0, 3, 900)...)
	ctx, cancel = context.WithCancel(t.Context())
	defer cancel()
	var last error
	n := 0
	for _, err := range s.Entries(ctx, store.EntryFilter{}) {
		last = err
		n++
		cancel()
	}
	if all := len(Collect(t, s.Entries(t.Context(), store.EntryFilter{}))); !errors.Is(last, context.Canceled) && n < all {
		t.Errorf("a cancelled list ended after %d of %d entries with %v", n, all, last)
	}
}

func testByRef(t *testing.T, s store.Store) {
	a, b := Sample(2, 900), Sample(4, 900)
	b.Document.Ref = a.Document.Ref // another address, the same name
	add(t, s, 2, a, b)
	if d, err := s.Document(t.Context(), a.Document.Ref); err != nil || d.ID != b.Document.ID {
		t.Errorf("by a ref of two: %v, %v; want the last added", d, err)
	}
	named := Text(a.Document.ID, "", "A report whose name is another's ID.")
	add(t, s, 1, named)
	if d, err := s.Document(t.Context(), a.Document.ID); err != nil || d.ID != a.Document.ID {
		t.Errorf("by ID: %v, %v; an ID goes before a ref", d, err)
	}
}

func documentIDs(t testing.TB, s store.Store, f store.DocumentFilter) []string {
	t.Helper()
	var ids []string
	for _, d := range Collect(t, s.Documents(t.Context(), f)) {
		ids = append(ids, d.ID)
	}
	return ids
}

func sorted(s []string) []string { s = slices.Clone(s); slices.Sort(s); return s }
