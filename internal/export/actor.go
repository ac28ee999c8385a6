package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/reconcile"
	"github.com/rapporteur/rapporteur/internal/store"
	"github.com/rapporteur/rapporteur/schema"
)

// Actors writes actors with every mention in their documents (Actor.In), one
// line of JSON each, in the order given. It reads each document once and holds
// all mentions.
func Actors(ctx context.Context, w io.Writer, s store.Store, actors []*reconcile.Actor) error {
	mentions := make(map[string][]schema.Mention, len(actors))
	wanted := map[string]map[string]bool{} // by document
	var docs []*rapporteur.Document
	for _, a := range actors {
		mentions[a.ID] = []schema.Mention{}
		for _, d := range a.In {
			if wanted[d.ID] == nil {
				wanted[d.ID] = map[string]bool{}
				docs = append(docs, d)
			}
			wanted[d.ID][a.ID] = true
		}
	}
	reconcile.ByDay(docs)
	for _, d := range docs {
		r, err := s.Reading(ctx, d.ID)
		if err != nil {
			return fmt.Errorf("reading of %s: %w", d.ID, err)
		}
		p := newPage(r.Document, true)
		for i := range r.Actors {
			if a := &r.Actors[i]; wanted[d.ID][a.ID] {
				for _, m := range p.actor(a).Mentions {
					text := strings.Clone(*m.Text) // not the whole document's
					m.Text = &text
					mentions[a.ID] = append(mentions[a.ID], m)
				}
			}
		}
		if p.bad != nil {
			return p.bad
		}
	}
	for _, a := range actors {
		line := schema.ActorLine{
			ID: a.ID, Name: a.Name, Kind: null(a.Kind), Country: null(a.Country), Sector: null(a.Sector),
			Roles: []schema.Role{}, Aliases: list(a.Aliases), Documents: []schema.Source{}, Mentions: mentions[a.ID], Statements: a.Statements,
		}
		for _, r := range a.Roles {
			line.Roles = append(line.Roles, schema.Role{Role: r.Role, From: null(r.From), To: null(r.To), Documents: r.Documents})
		}
		for _, d := range a.In {
			line.Documents = append(line.Documents, source(d))
		}
		if err := writeLine(w, line); err != nil {
			return err
		}
	}
	return nil
}

// ActorTable writes actors as CSV.
func ActorTable(w io.Writer, actors []*reconcile.Actor) error {
	t, err := newSheet(w, []string{"id", "name", "kind", "country", "sector", "roles", "aliases", "documents", "mentions", "statements"})
	if err != nil {
		return err
	}
	for _, a := range actors {
		t.text(a.ID, a.Name, string(a.Kind), a.Country, a.Sector, a.RoleLine(), strings.Join(a.Aliases, "; "))
		t.count(a.Documents)
		t.count(a.Mentions)
		t.count(a.Statements)
		if err := t.end(); err != nil {
			return err
		}
	}
	return t.close()
}
