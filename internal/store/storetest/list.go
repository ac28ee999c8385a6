package storetest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

// shuffled gives n samples in an order that is none of a list's.
func shuffled(n, size int) []*rapporteur.Reading {
	list := Samples(0, n, size)
	rand.New(rand.NewPCG(7, 7)).Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

// listed gives documents in the order of the contract.
func listed(readings []*rapporteur.Reading) []*rapporteur.Reading {
	list := slices.Clone(readings)
	day := func(r *rapporteur.Reading) string {
		p := r.Document.Published
		return string(cmp.Or(p.Value, p.Earliest, "unknown"))
	}
	slices.SortFunc(list, func(a, b *rapporteur.Reading) int {
		return cmp.Or(cmp.Compare(day(a), day(b)), cmp.Compare(a.Document.Ref, b.Document.Ref),
			cmp.Compare(a.Document.Version, b.Document.Version), cmp.Compare(a.Document.ID, b.Document.ID))
	})
	return list
}

func ids(readings []*rapporteur.Reading) []string {
	var list []string
	for _, r := range readings {
		list = append(list, r.Document.ID)
	}
	return list
}

func testDocuments(t *testing.T, s store.Store) {
	readings := shuffled(40, 300)
	add(t, s, 40, readings...)
	want := listed(readings)
	got := Collect(t, s.Documents(t.Context(), store.DocumentFilter{}))
	if len(got) != len(want) {
		t.Fatalf("%d documents, want %d", len(got), len(want))
	}
	for i, d := range got {
		w := *want[i].Document
		w.Text, w.Furniture = "", nil
		if diff := gocmp.Diff(&w, d); diff != "" {
			t.Fatalf("document %d (-want +got):\n%s", i, diff)
		}
	}
	page := documentIDs(t, s, store.DocumentFilter{Limit: 7, Offset: 10})
	if !slices.Equal(page, ids(want)[10:17]) {
		t.Errorf("a page of 7 from 10 is %v", page)
	}
	if rest := documentIDs(t, s, store.DocumentFilter{Offset: 38}); !slices.Equal(rest, ids(want)[38:]) {
		t.Errorf("from 38 on: %v", rest)
	}
	if by := documentIDs(t, s, store.DocumentFilter{ByID: true}); !slices.Equal(by, sorted(ids(want))) {
		t.Errorf("by ID: %v", by)
	}
	for outlet, same := range map[string]string{"îLES hebdo": "Îles Hebdo", "RADIO NORDKAP": "Radio Nordkap", "Radio": "no such"} {
		var wanted []string
		for _, r := range want {
			if r.Document.Outlet == same {
				wanted = append(wanted, r.Document.ID)
			}
		}
		if got := documentIDs(t, s, store.DocumentFilter{Outlet: outlet}); !slices.Equal(got, wanted) {
			t.Errorf("outlet %q: %v, want %v", outlet, got, wanted)
		}
	}
}

func testDocumentDays(t *testing.T, s store.Store) {
	for i, p := range []rapporteur.Published{
		{},
		{Value: "2031-05-10", Earliest: "2031-05-10", Latest: "2031-05-10"},
		{Earliest: "2031-05-05", Latest: "2031-05-12"},
		{Earliest: "2031-05-20"},
		{Latest: "2031-05-03"},
		{Value: "2031-05-15"},
	} {
		r := Text(fmt.Sprintf("r%d", i), "", fmt.Sprintf("Text number %d.", i))
		r.Document.Published = p
		add(t, s, 1, r)
	}
	for _, c := range []struct {
		from, to rapporteur.Day
		want     string
	}{
		{"", "", "r2 r1 r5 r3 r0 r4"},
		{"2031-05-11", "", "r2 r5 r3"},
		{"", "2031-05-09", "r2 r4"},
		{"2031-05-10", "2031-05-10", "r2 r1"},
		{"2031-06-01", "2031-06-30", "r3"},
		{"2031-04-01", "2031-04-30", "r4"},
	} {
		var refs []string
		for _, d := range Collect(t, s.Documents(t.Context(), store.DocumentFilter{From: c.from, To: c.to})) {
			refs = append(refs, d.Ref)
		}
		if got := strings.Join(refs, " "); got != c.want {
			t.Errorf("from %q to %q: %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

// entryIDs gives the IDs that the contract wants for the readings.
func entryIDs(readings []*rapporteur.Reading, keep func(rapporteur.Entry) bool) []string {
	var list []string
	for _, r := range listed(readings) {
		entries := r.Entries()
		slices.SortFunc(entries, func(a, b rapporteur.Entry) int {
			return cmp.Or(cmp.Compare(store.Place(a).Start, store.Place(b).Start), cmp.Compare(a.EntryHead().ID, b.EntryHead().ID))
		})
		for _, e := range entries {
			if keep(e) {
				list = append(list, e.EntryHead().ID)
			}
		}
	}
	return list
}

func listEntries(t testing.TB, s store.Store, f store.EntryFilter) []string {
	t.Helper()
	var list []string
	for _, e := range Collect(t, s.Entries(t.Context(), f)) {
		list = append(list, e.EntryHead().ID)
	}
	return list
}

func testEntries(t *testing.T, s store.Store) {
	readings := shuffled(20, 1200)
	add(t, s, 20, readings...)
	want := entryIDs(readings, func(rapporteur.Entry) bool { return true })
	got := listEntries(t, s, store.EntryFilter{})
	if d := gocmp.Diff(want, got); d != "" {
		t.Errorf("entries (-want +got):\n%s", d)
	}
	if page := listEntries(t, s, store.EntryFilter{Limit: 5, Offset: 33}); !slices.Equal(page, want[33:38]) {
		t.Errorf("a page of 5 from 33: %v, want %v", page, want[33:38])
	}
}

func testEntryFilters(t *testing.T, s store.Store) {
	readings := shuffled(20, 1200)
	add(t, s, 20, readings...)
	one := readings[4].Document.ID
	named := func(part string) func(rapporteur.Entry) bool {
		return func(e rapporteur.Entry) bool {
			return slices.ContainsFunc(store.Names(e), func(n string) bool { return strings.Contains(n, store.Fold(part)) })
		}
	}
	for _, c := range []struct {
		filter store.EntryFilter
		keep   func(rapporteur.Entry) bool
		none   bool
	}{
		{filter: store.EntryFilter{Kind: rapporteur.KindFigure}, keep: func(e rapporteur.Entry) bool { return e.Kind() == rapporteur.KindFigure }},
		{filter: store.EntryFilter{Document: one}, keep: func(e rapporteur.Entry) bool { return e.EntryHead().Document == one }},
		{filter: store.EntryFilter{Name: "VARRENHOLT"}, keep: named("varrenholt")},
		{filter: store.EntryFilter{Name: "Žofie l"}, keep: named("žofie l")},
		{filter: store.EntryFilter{Name: "ŽOFIE LÁN", Kind: rapporteur.KindAttribution}, keep: func(e rapporteur.Entry) bool {
			return e.Kind() == rapporteur.KindAttribution && named("žofie lán")(e)
		}},
		{filter: store.EntryFilter{Form: rapporteur.FormMixed}, keep: func(e rapporteur.Entry) bool {
			a, ok := e.(*rapporteur.Attribution)
			return ok && a.Form == rapporteur.FormMixed
		}},
		{filter: store.EntryFilter{Indicator: "displaced"}, keep: func(e rapporteur.Entry) bool {
			f, ok := e.(*rapporteur.Figure)
			return ok && f.Indicator == "displaced"
		}},
		{filter: store.EntryFilter{Name: "article"}, none: true},
		{filter: store.EntryFilter{Name: "%"}, none: true},
		{filter: store.EntryFilter{Kind: rapporteur.KindThreat}, none: true},
		{filter: store.EntryFilter{Form: rapporteur.FormMixed, Indicator: "displaced"}, none: true},
	} {
		if c.none {
			c.keep = func(rapporteur.Entry) bool { return false }
		}
		want := entryIDs(readings, c.keep)
		if len(want) == 0 && !c.none {
			t.Fatalf("filter %+v: the samples have no such entry", c.filter)
		}
		if d := gocmp.Diff(want, listEntries(t, s, c.filter)); d != "" {
			t.Errorf("filter %+v (-want +got):\n%s", c.filter, d)
		}
	}
}

func testReceipts(t *testing.T, s store.Store) {
	readings := Samples(0, 6, 1200)
	add(t, s, 6, readings...)
	for _, r := range readings {
		want := map[string]string{}
		for _, e := range r.Entries() {
			receipt, err := rapporteur.Receipt(r.Document, e)
			if err != nil {
				t.Fatal(err)
			}
			want[e.EntryHead().ID] = receipt
		}
		got, err := s.Receipts(t.Context(), r.Document.ID)
		if err != nil {
			t.Fatal(err)
		}
		if d := gocmp.Diff(want, got); d != "" {
			t.Errorf("receipts of %s (-want +got):\n%s", r.Document.Ref, d)
		}
	}
}

func testCounts(t *testing.T, s store.Store) {
	want := store.Counts{Entries: map[rapporteur.Kind]int{}, Engines: map[string]int{}}
	readings := append(Samples(0, 9, 900), Version(3, 2, 900), Version(3, 3, 900))
	readings[1].Engine += "+other"
	for _, r := range readings {
		want.Documents++
		want.Engines[r.Engine]++
		want.TextBytes += int64(len(r.Document.Text))
		for _, e := range r.Entries() {
			want.Entries[e.Kind()]++
		}
	}
	want.Current = want.Documents - 2
	add(t, s, len(readings), readings...)
	got, err := s.Counts(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if d := gocmp.Diff(want, got); d != "" {
		t.Errorf("counts (-want +got):\n%s", d)
	}
}

// testBreak leaves lists early, many times, and asks and adds inside of them.
func testBreak(t *testing.T, s store.Store) {
	add(t, s, 20, Samples(0, 20, 900)...)
	for range 200 {
		for _, err := range s.Documents(t.Context(), store.DocumentFilter{}) {
			if err != nil {
				t.Fatal(err)
			}
			break
		}
		for _, err := range s.Entries(t.Context(), store.EntryFilter{}) {
			if err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	n := 0
	for d, err := range s.Documents(t.Context(), store.DocumentFilter{}) {
		if err != nil {
			t.Fatal(err)
		}
		for e, err := range s.Entries(t.Context(), store.EntryFilter{Document: d.ID}) {
			if err != nil {
				t.Fatal(err)
			}
			if got, err := s.Entry(t.Context(), e.EntryHead().ID); err != nil || got.EntryHead().Document != d.ID {
				t.Fatalf("entry in a list in a list: %v, %v", got, err)
			}
		}
		add(t, s, 1, Sample(100+n, 300))
		n++
	}
	if n < 20 {
		t.Errorf("%d documents listed while adding, want the 20 from before at least", n)
	}
}
