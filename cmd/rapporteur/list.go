package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/brief"
	"github.com/rapporteur/rapporteur/internal/export"
	"github.com/rapporteur/rapporteur/internal/reconcile"
	"github.com/rapporteur/rapporteur/internal/store"
)

type listCmd struct {
	recordFlag
	scopeFlags
	entryFlags
	outputFlag
	Kind      string `arg:"" enum:"documents,quotes,attributions,figures,events,contacts,agreements,threats,sites,disputes" help:"documents, quotes (direct speech), attributions (all speech) or figures. Events, contacts, agreements, threats, sites and disputes are not read yet: their lists are empty."`
	Stance    string `placeholder:"STANCE" help:"Only attributions of this stance of their origin: asserts, denies, concedes, hedges, warns, promises, demands, asks or silent."`
	Reversals bool   `help:"Only pairs of attributions that may be reversals: the same speaker on the same matter, later and with another stance. Both are listed, and why."`
	JSON      bool   `name:"json" xor:"format" help:"One JSON object a line; offsets are code points."`
	CSV       bool   `name:"csv" xor:"format" help:"Comma-separated, with a header."`
	Limit     int    `placeholder:"N" help:"At most this many lines."`
}

// Help is shown below the flags.
func (listCmd) Help() string {
	return `  rapporteur list documents
  rapporteur list figures --indicator displaced
  rapporteur list quotes --speaker "health ministry" --json
  rapporteur list attributions --speaker lavrov --stance denies --from 2020-02-01
  rapporteur list attributions --speaker lavrov --reversals`
}

// entryFlags narrow a command to some entries.
type entryFlags struct {
	Speaker   string `placeholder:"TEXT" help:"Only entries with this in a name of their chain, and what actors of this name (a surname, an alias) say, also where the text has but a pronoun."`
	Indicator string `placeholder:"WORD" help:"Only figures of this indicator: killed, displaced, …"`
}

// filter makes the store's filter for a kind as the command line names it.
func (f entryFlags) filter(kind string) store.EntryFilter {
	out := store.EntryFilter{Name: f.Speaker, Indicator: f.Indicator}
	switch kind {
	case "documents", "":
	case "quotes":
		out.Kind, out.Form = rapporteur.KindAttribution, rapporteur.FormDirect
	default:
		out.Kind = rapporteur.Kind(strings.TrimSuffix(kind, "s"))
	}
	return out
}

// documents lists the documents the scope takes in, in the record's order.
func (f scopeFlags) documents(ctx context.Context, s store.Store) ([]*rapporteur.Document, error) {
	only := ""
	if f.Document != "" {
		doc, err := s.Document(ctx, f.Document)
		if err != nil {
			return nil, fmt.Errorf("document %q: %w", f.Document, err)
		}
		only = doc.ID
	}
	var out []*rapporteur.Document
	for d, err := range s.Documents(ctx, f.filter()) {
		if err != nil {
			return nil, err
		}
		if only == "" || d.ID == only {
			out = append(out, d)
		}
	}
	return out, nil
}

func (f scopeFlags) filter() store.DocumentFilter {
	return store.DocumentFilter{Outlet: f.Outlet, From: f.From, To: f.To, AllVersions: f.AllVersions || f.Document != ""}
}

func (c *listCmd) Run(ctx context.Context, a *app) error {
	if err := c.check(); err != nil {
		return err
	}
	s, err := c.openRead(ctx, a)
	if err != nil {
		return err
	}
	defer s.Close()
	docs, err := c.documents(ctx, s)
	if err != nil {
		return err
	}
	keep, err := c.keep(ctx, s)
	if err != nil {
		return err
	}
	return c.write(a, func(w writer) error {
		switch {
		case c.Reversals:
			return c.listReversals(ctx, w, s, docs, keep)
		case c.CSV:
			entries := c.entryFlags.filter(c.Kind)
			entries.Name = "" // keep knows more names
			return export.Write(ctx, w, "csv", s, export.Filter{Documents: c.scopeFlags.filter(), Entries: entries, Keep: keep})
		case c.Kind == "documents":
			return c.listDocuments(w, docs)
		default:
			return c.listEntries(ctx, w, s, docs, keep)
		}
	})
}

// stances are those --stance takes.
var stances = []rapporteur.Stance{rapporteur.StanceAsserts, rapporteur.StanceDenies, rapporteur.StanceConcedes, rapporteur.StanceHedges, rapporteur.StanceWarns,
	rapporteur.StancePromises, rapporteur.StanceDemands, rapporteur.StanceAsks, rapporteur.StanceSilent}

// check refuses flags that do not go together.
func (c *listCmd) check() error {
	said := c.Kind == "attributions" || c.Kind == "quotes"
	switch {
	case c.Stance != "" && !slices.Contains(stances, rapporteur.Stance(c.Stance)):
		return fmt.Errorf("--stance %q: it must be one of %s", c.Stance, strings.Trim(fmt.Sprint(stances), "[]"))
	case c.Stance != "" && !said:
		return fmt.Errorf("--stance narrows attributions and quotes, not %s", c.Kind)
	case c.Reversals && c.Kind != "attributions":
		return fmt.Errorf("--reversals goes with 'list attributions'")
	case c.Reversals && (c.CSV || c.Stance != ""):
		return fmt.Errorf("--reversals goes with --speaker, --outlet, --from, --to, --limit and --json only")
	}
	return nil
}

// keep gives the filter of --speaker and --stance.
func (c *listCmd) keep(ctx context.Context, s store.Store) (func(rapporteur.Entry) bool, error) {
	ids := map[string]bool{}
	if c.Speaker != "" && c.Kind != "documents" {
		for x, err := range reconcile.Actors(s.Appearances(ctx, store.ActorFilter{})) {
			if err != nil {
				return nil, err
			}
			if x.Called(c.Speaker) {
				ids[x.ID] = true
			}
		}
	}
	name := store.Fold(c.Speaker)
	return func(e rapporteur.Entry) bool {
		if c.Stance != "" {
			if a, ok := e.(*rapporteur.Attribution); !ok || len(a.Links) == 0 || a.Links[0].Stance != rapporteur.Stance(c.Stance) {
				return false
			}
		}
		return c.Speaker == "" || store.Voices(e, ids) || slices.ContainsFunc(store.Names(e), func(n string) bool { return strings.Contains(n, name) })
	}, nil
}

func (c *listCmd) listDocuments(w writer, docs []*rapporteur.Document) error {
	if c.Limit > 0 && len(docs) > c.Limit {
		docs = docs[:c.Limit]
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, d := range docs {
		if c.JSON {
			if err := export.Document(w, d); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", d.ID, dateOf(d), cell(d.Outlet, 24), cell(d.Ref, 32), cell(d.Title, 72))
	}
	return t.Flush()
}

func (c *listCmd) listEntries(ctx context.Context, w writer, s store.Store, docs []*rapporteur.Document, keep func(rapporteur.Entry) bool) error {
	n := 0
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	f := c.entryFlags.filter(c.Kind)
	f.Name = "" // keep knows more names
	for _, d := range docs {
		var entries []rapporteur.Entry
		f.Document, f.AllVersions = d.ID, true
		for e, err := range s.Entries(ctx, f) {
			if err != nil {
				return err
			}
			if keep(e) {
				entries = append(entries, e)
			}
		}
		if len(entries) == 0 {
			continue
		}
		r, err := s.Reading(ctx, d.ID)
		if err != nil {
			return err
		}
		doc := r.Document
		for _, e := range entries {
			if c.Limit > 0 && n == c.Limit {
				return t.Flush()
			}
			n++
			if c.JSON {
				if err := export.Entry(w, doc, e); err != nil {
					return err
				}
				continue
			}
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", e.EntryHead().ID, dateOf(doc), cell(outletOf(doc), 24), stanceOf(e), cell(strings.Join(e.EntryHead().Chain, " > "), 48), cell(brief.Line(e, r), 140))
		}
	}
	return t.Flush()
}

// outletOf names who published a document, or its ref.
func outletOf(d *rapporteur.Document) string { return cmp.Or(d.Outlet, d.Ref) }

// stanceOf is the stance of an attribution's origin; a dash for other entries.
func stanceOf(e rapporteur.Entry) string {
	if a, ok := e.(*rapporteur.Attribution); ok && len(a.Links) > 0 {
		return string(a.Links[0].Stance)
	}
	return "-"
}

// dateOf gives a document's day, or the days it lies between, or says that none is known.
func dateOf(d *rapporteur.Document) string {
	switch p := d.Published; {
	case p.Value != "":
		return string(p.Value)
	case p.Earliest != "" || p.Latest != "":
		return string(p.Earliest) + "/" + string(p.Latest)
	}
	return "undated"
}

// cell makes a text fit a table's column of n characters: one line, cut with an ellipsis.
func cell(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
