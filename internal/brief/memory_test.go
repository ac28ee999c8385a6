package brief

import (
	"cmp"
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

// memory is a record in memory, enough of store.Store for a brief.
type memory struct {
	store.Store // what a brief does not call panics
	readings    []*rapporteur.Reading
}

func newMemory(readings ...*rapporteur.Reading) *memory {
	m := &memory{readings: slices.Clone(readings)}
	day := func(r *rapporteur.Reading) string {
		return cmp.Or(string(r.Document.Published.Value), string(r.Document.Published.Earliest), "~")
	}
	slices.SortStableFunc(m.readings, func(a, b *rapporteur.Reading) int {
		return cmp.Or(cmp.Compare(day(a), day(b)), strings.Compare(a.Document.Ref, b.Document.Ref))
	})
	return m
}

func (m *memory) Reading(_ context.Context, id string) (*rapporteur.Reading, error) {
	for _, r := range m.readings {
		if r.Document.ID == id {
			return r, nil
		}
	}
	return nil, store.ErrNotFound
}

func (m *memory) Document(_ context.Context, id string) (*rapporteur.Document, error) {
	for _, r := range m.readings {
		if r.Document.ID == id || r.Document.Ref == id {
			d := *r.Document
			return &d, nil
		}
	}
	return nil, store.ErrNotFound
}

func (m *memory) Documents(_ context.Context, f store.DocumentFilter) iter.Seq2[*rapporteur.Document, error] {
	return func(yield func(*rapporteur.Document, error) bool) {
		for _, r := range m.readings {
			d := *r.Document
			from, to := days(&d)
			if f.Outlet != "" && !strings.EqualFold(f.Outlet, d.Outlet) ||
				(f.From != "" || f.To != "") && from == "" || f.From != "" && to < f.From || f.To != "" && from > f.To {
				continue
			}
			d.Text, d.Furniture = "", nil
			if !yield(&d, nil) {
				return
			}
		}
	}
}

func (m *memory) Entries(_ context.Context, f store.EntryFilter) iter.Seq2[rapporteur.Entry, error] {
	return func(yield func(rapporteur.Entry, error) bool) {
		for _, r := range m.readings {
			if f.Document != "" && f.Document != r.Document.ID {
				continue
			}
			entries := r.Entries()
			slices.SortStableFunc(entries, func(a, b rapporteur.Entry) int { return cmp.Compare(first(a), first(b)) })
			for _, e := range entries {
				if !yield(e, nil) {
					return
				}
			}
		}
	}
}

func first(e rapporteur.Entry) int { return e.EntryHead().Evidence[0].Start }
