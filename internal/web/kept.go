package web

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
	"github.com/rapporteur/rapporteur/internal/text"
)

// kept is a document together with what it takes to give its offsets as code
// points, as the pages' addresses do.
type kept struct {
	*rapporteur.Document
	offsets *text.Offsets
	actors  map[string]*rapporteur.Actor // by ID; nil where only the document is at hand
}

func keep(d *rapporteur.Document) *kept { return &kept{Document: d, offsets: text.NewOffsets(d.Text)} }

// keepReading keeps a reading's document with its actors.
func keepReading(r *rapporteur.Reading) *kept {
	k := keep(r.Document)
	k.actors = make(map[string]*rapporteur.Actor, len(r.Actors))
	for i := range r.Actors {
		k.actors[r.Actors[i].ID] = &r.Actors[i]
	}
	return k
}

// points gives a span in code points, "12-34". The span must be valid.
func (k *kept) points(s rapporteur.Span) string {
	return strconv.Itoa(k.offsets.CodePoint(s.Start)) + "-" + strconv.Itoa(k.offsets.CodePoint(s.End))
}

// anchor is the id that a span's marks get on the document's page.
func (k *kept) anchor(s rapporteur.Span) string { return "s-" + k.points(s) }

// address leads to the span on the document's page, marked.
func (k *kept) address(s rapporteur.Span) string {
	if !s.Valid(k.Text) {
		return documentAddress(k.ID)
	}
	return documentAddress(k.ID) + "?span=" + k.points(s) + "#hl"
}

// said gives the characters of the spans, with a gap shown between them.
// Spans that do not lie in the text are passed over.
func (k *kept) said(spans []rapporteur.Span) string {
	var parts []string
	for _, s := range spans {
		if s.Valid(k.Text) {
			parts = append(parts, s.In(k.Text))
		}
	}
	return strings.Join(parts, " … ")
}

// shelf fetches documents, by ID or ref, with their actors, once a request.
type shelf struct {
	store store.Store
	kept  map[string]*kept
}

func newShelf(s store.Store) *shelf { return &shelf{store: s, kept: map[string]*kept{}} }

func (s *shelf) document(ctx context.Context, id string) (*kept, error) {
	if k, ok := s.kept[id]; ok {
		return k, nil
	}
	r, err := s.store.Reading(ctx, id)
	if errors.Is(err, store.ErrNotFound) { // a ref, perhaps
		var d *rapporteur.Document
		if d, err = s.store.Document(ctx, id); err == nil {
			r, err = s.store.Reading(ctx, d.ID)
		}
	}
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", id, err)
	}
	s.kept[id] = keepReading(r)
	return s.kept[id], nil
}
