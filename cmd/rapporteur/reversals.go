package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/export"
	"github.com/rapporteur/rapporteur/internal/reconcile"
	"github.com/rapporteur/rapporteur/internal/store"
)

// listReversals prints pairs of statements that may be reversals, speaker by
// speaker.
func (c *listCmd) listReversals(ctx context.Context, w writer, s store.Store, docs []*rapporteur.Document, keep func(rapporteur.Entry) bool) error {
	said := map[string][]reconcile.Statement{}
	var actors []string
	for _, d := range docs {
		r, err := s.Reading(ctx, d.ID)
		if err != nil {
			return err
		}
		for _, a := range r.Attributions {
			if len(a.Links) == 0 || a.Links[0].Actor == "" || !keep(a) {
				continue
			}
			id := a.Links[0].Actor
			if st, ok := reconcile.NewStatement(a, r.Document); ok {
				if said[id] == nil {
					actors = append(actors, id)
				}
				said[id] = append(said[id], st)
			}
		}
	}
	n := 0
	for _, id := range actors {
		for _, v := range reconcile.Reversals(said[id]) {
			if c.Limit > 0 && n == c.Limit {
				return nil
			}
			n++
			if err := c.reversal(ctx, w, s, id, v); err != nil {
				return err
			}
		}
	}
	return nil
}

// reversal prints one pair with both sentences, their days and sources.
func (c *listCmd) reversal(ctx context.Context, w writer, s store.Store, actor string, v reconcile.Reversal) error {
	var sides [2]export.Side
	name := actor
	for i, id := range []string{v.Earlier, v.Later} {
		e, err := s.Entry(ctx, id)
		if err != nil {
			return err
		}
		r, err := s.Reading(ctx, e.EntryHead().Document)
		if err != nil {
			return err
		}
		sides[i] = export.Side{Document: r.Document, Entry: e}
		for _, a := range r.Actors {
			if a.ID == actor {
				name = a.Name
			}
		}
	}
	if c.JSON {
		return export.Reversal(w, actor, name, v, sides)
	}
	fmt.Fprintf(w, "%s: possible reversal (%s); both speak of %s\n", name, v.Kind, strings.Join(v.Shared, ", "))
	for _, x := range sides {
		fmt.Fprintf(w, "  %s  %s  %s  %s  %s\n", x.Entry.EntryHead().ID, dateOf(x.Document), cell(outletOf(x.Document), 24), stanceOf(x.Entry), cell(x.Sentence(), 400))
	}
	return nil
}
