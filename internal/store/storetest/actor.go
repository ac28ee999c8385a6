package storetest

import (
	"cmp"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

// appearing gives the appearances of readings in the order of the contract.
func appearing(readings []*rapporteur.Reading) []*store.Appearance {
	var list []*store.Appearance
	for _, r := range listed(readings) {
		said := store.Statements(r)
		for i := range r.Actors {
			a, d := r.Actors[i], *r.Document
			d.Text, d.Furniture = "", nil
			list = append(list, &store.Appearance{Document: &d, Forms: store.Forms(r.Document.Text, &a), Mentions: len(a.Mentions), Statements: said[a.ID], Actor: a})
			list[len(list)-1].Actor.Mentions = nil
		}
	}
	return sortAppearances(list)
}

// sortAppearances puts them by actor, then document: the contract orders the
// actors only.
func sortAppearances(list []*store.Appearance) []*store.Appearance {
	slices.SortFunc(list, func(a, b *store.Appearance) int {
		return cmp.Or(cmp.Compare(a.Actor.ID, b.Actor.ID), cmp.Compare(a.Document.ID, b.Document.ID))
	})
	return list
}

func testAppearances(t *testing.T, s store.Store) {
	readings := shuffled(25, 900)
	add(t, s, 25, readings...)
	all := appearing(readings)
	if len(all) < 40 {
		t.Fatalf("only %d appearances in the samples", len(all))
	}
	one := all[0].Actor.ID
	for _, c := range []struct {
		filter store.ActorFilter
		want   func(*store.Appearance) bool
	}{
		{store.ActorFilter{}, func(*store.Appearance) bool { return true }},
		{store.ActorFilter{ID: one}, func(a *store.Appearance) bool { return a.Actor.ID == one }},
		{store.ActorFilter{Kind: rapporteur.ActorPerson}, func(a *store.Appearance) bool { return a.Actor.Kind == rapporteur.ActorPerson }},
		{store.ActorFilter{Country: "nrk"}, func(a *store.Appearance) bool { return a.Actor.Country == "NRK" }},
		{store.ActorFilter{ID: "act-nobody"}, func(*store.Appearance) bool { return false }},
	} {
		var want []*store.Appearance
		for _, a := range all {
			if c.want(a) {
				want = append(want, a)
			}
		}
		got := Collect(t, s.Appearances(t.Context(), c.filter))
		if !slices.IsSortedFunc(got, func(a, b *store.Appearance) int { return cmp.Compare(a.Actor.ID, b.Actor.ID) }) {
			t.Errorf("%+v: not by actor", c.filter)
		}
		if d := gocmp.Diff(want, sortAppearances(got)); d != "" {
			t.Errorf("%+v (-want +got):\n%s", c.filter, d)
		}
	}
}

// A text that replaces another under its locator takes the actors of the
// other out of the list.
func testAppearanceVersions(t *testing.T, s store.Store) {
	old, fresh := Version(4, 1, 1200), Version(4, 2, 600)
	add(t, s, 1, old)
	add(t, s, 1, fresh)
	for _, a := range Collect(t, s.Appearances(t.Context(), store.ActorFilter{})) {
		if a.Document.ID != fresh.Document.ID {
			t.Errorf("%s is listed in the version that was replaced", a.Actor.Name)
		}
	}
}

func testEntriesOfActor(t *testing.T, s store.Store) {
	readings := shuffled(12, 1500)
	add(t, s, 12, readings...)
	id := appearing(readings)[0].Actor.ID
	var want []string
	for _, e := range Collect(t, s.Entries(t.Context(), store.EntryFilter{})) {
		if a, ok := e.(*rapporteur.Attribution); ok && a.Links[0].Actor == id {
			want = append(want, a.ID)
		}
	}
	list := func(f store.EntryFilter) (got []string) {
		for _, e := range Collect(t, s.Entries(t.Context(), f)) {
			got = append(got, e.EntryHead().ID)
		}
		return got
	}
	if got := list(store.EntryFilter{Actor: id}); len(want) < 4 || !slices.Equal(got, want) {
		t.Fatalf("entries of %s: %v, want %v", id, got, want)
	}
	if got := list(store.EntryFilter{Actor: id, Limit: 2, Offset: 1}); !slices.Equal(got, want[1:3]) {
		t.Errorf("a page of two from one: %v, want %v", got, want[1:3])
	}
	if got := list(store.EntryFilter{Actor: "act-nobody"}); len(got) != 0 {
		t.Errorf("nobody said %v", got)
	}
}
