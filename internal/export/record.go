package export

import (
	"context"
	"fmt"
	"io"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

// writeJSONL is the export of the record byte for byte: what reading the same
// texts again would print. It takes old versions too, since they are kept.
func writeJSONL(ctx context.Context, w io.Writer, s store.Store, f Filter) error {
	f.Documents.AllVersions, f.Documents.ByID = true, true
	docs, err := documents(ctx, s, f.Documents)
	if err != nil {
		return err
	}
	for _, d := range docs {
		r, err := s.Reading(ctx, d.ID)
		if err != nil {
			return fmt.Errorf("reading of %s: %w", d.ID, err)
		}
		if err := Reading(w, r, Options{}); err != nil {
			return err
		}
	}
	return nil
}

// documents lists the filter's documents without their texts. The list is
// drawn whole before anything else is asked of the store, because a store need
// not answer two questions at once.
func documents(ctx context.Context, s store.Store, f store.DocumentFilter) ([]*rapporteur.Document, error) {
	var out []*rapporteur.Document
	for d, err := range s.Documents(ctx, f) {
		if err != nil {
			return nil, fmt.Errorf("list documents: %w", err)
		}
		out = append(out, d)
	}
	return out, nil
}

// walk calls do with every entry of one kind (or of any, when kind is empty)
// that passes the filter, document by document.
func walk(ctx context.Context, s store.Store, f Filter, kind rapporteur.Kind, do func(p *page, e rapporteur.Entry) error) error {
	docs, err := documents(ctx, s, f.Documents)
	if err != nil {
		return err
	}
	want := f.Entries
	want.Kind, want.Limit, want.Offset = kind, 0, 0
	want.AllVersions = f.Documents.AllVersions
	for _, d := range docs {
		want.Document = d.ID
		var entries []rapporteur.Entry
		for e, err := range s.Entries(ctx, want) {
			if err != nil {
				return fmt.Errorf("entries of %s: %w", d.ID, err)
			}
			if f.Keep == nil || f.Keep(e) {
				entries = append(entries, e)
			}
		}
		if len(entries) == 0 {
			continue
		}
		doc, err := s.Document(ctx, d.ID)
		if err != nil {
			return fmt.Errorf("document %s: %w", d.ID, err)
		}
		p := newPage(doc, true)
		for _, e := range entries {
			if err := do(p, e); err != nil {
				return err
			}
			if p.bad != nil {
				return fmt.Errorf("%s %s: %w", e.Kind(), e.EntryHead().ID, p.bad)
			}
		}
	}
	return nil
}

// only refuses a filter for another kind than the one a format holds.
func only(f Filter, kind rapporteur.Kind) error {
	if f.Entries.Kind != "" && f.Entries.Kind != kind {
		return fmt.Errorf("this format holds entries of kind %q, not %q", kind, f.Entries.Kind)
	}
	return nil
}
