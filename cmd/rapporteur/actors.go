package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/export"
	"github.com/rapporteur/rapporteur/internal/reconcile"
	"github.com/rapporteur/rapporteur/internal/store"
)

type actorsCmd struct {
	recordFlag
	outputFlag
	Name    string `placeholder:"TEXT" help:"Only actors who are called so: a surname, an alias."`
	Kind    string `placeholder:"KIND" help:"Only actors of this kind: person, state, ministry, office, delegation, armed_forces, armed_group, organisation, media, unnamed_source, population or bloc."`
	Country string `placeholder:"CODE" help:"Only actors of this country (ISO 3166-1 alpha-3)."`
	About   string `placeholder:"TEXT" help:"Only documents with these words; words in double quotes are a phrase."`
	JSON    bool   `name:"json" xor:"format" help:"One JSON object a line, with every mention; offsets are code points."`
	CSV     bool   `name:"csv" xor:"format" help:"Comma-separated, with a header."`
	Limit   int    `placeholder:"N" help:"At most this many actors."`
}

// Help is shown below the flags.
func (actorsCmd) Help() string {
	return `Who is in the record, those in the most documents first. Whom several documents name is one line.

  rapporteur actors --kind person --country TUR
  rapporteur actors --name lavrov --json
  rapporteur actors --about '"observation posts"'`
}

func (c *actorsCmd) Run(ctx context.Context, a *app) error {
	kinds := []rapporteur.ActorKind{"", rapporteur.ActorPerson, rapporteur.ActorState, rapporteur.ActorMinistry, rapporteur.ActorOffice, rapporteur.ActorDelegation,
		rapporteur.ActorArmedForces, rapporteur.ActorArmedGroup, rapporteur.ActorOrganisation, rapporteur.ActorMedia, rapporteur.ActorUnnamedSource, rapporteur.ActorPopulation, rapporteur.ActorBloc}
	if !slices.Contains(kinds, rapporteur.ActorKind(c.Kind)) {
		return fmt.Errorf("kind %q: it must be one of %s", c.Kind, strings.Trim(fmt.Sprint(kinds[1:]), "[]"))
	}
	s, err := c.openRead(ctx, a)
	if err != nil {
		return err
	}
	defer s.Close()
	actors, err := c.list(ctx, s)
	if err != nil {
		return err
	}
	return c.write(a, func(w writer) error {
		switch {
		case c.JSON:
			return export.Actors(ctx, w, s, actors)
		case c.CSV:
			return export.ActorTable(w, actors)
		}
		t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
		for _, x := range actors {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%d documents\t%d statements\t%s\t%s\n", x.ID, cell(x.Name, 40), x.Kind, cmp.Or(x.Country, "-"), cmp.Or(x.Sector, "-"),
				x.Documents, x.Statements, cell(x.RoleLine(), 48), cell(strings.Join(x.Aliases, "; "), 60))
		}
		return t.Flush()
	})
}

// list gives the actors that pass the filters, those in most documents first.
func (c *actorsCmd) list(ctx context.Context, s store.Store) ([]*reconcile.Actor, error) {
	var only map[string]bool
	if c.About != "" {
		hits, err := s.Search(ctx, c.About, 0)
		if err != nil {
			return nil, fmt.Errorf("--about %q: %w", c.About, err)
		}
		only = map[string]bool{}
		for _, h := range hits {
			only[h.Document.ID] = true
		}
	}
	seq := func(yield func(*store.Appearance, error) bool) {
		for x, err := range s.Appearances(ctx, store.ActorFilter{Kind: rapporteur.ActorKind(c.Kind), Country: c.Country}) {
			if err == nil && only != nil && !only[x.Document.ID] {
				continue
			}
			if !yield(x, err) {
				return
			}
		}
	}
	var out []*reconcile.Actor
	for x, err := range reconcile.Actors(seq) {
		if err != nil {
			return nil, err
		}
		if c.Name == "" || x.Called(c.Name) {
			out = append(out, x)
		}
	}
	reconcile.ByWeight(out)
	if c.Limit > 0 && len(out) > c.Limit {
		out = out[:c.Limit]
	}
	return out, nil
}
