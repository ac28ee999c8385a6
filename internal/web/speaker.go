package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/reconcile"
	"github.com/rapporteur/rapporteur/internal/store"
)

// speakerView is the page of one actor: all it is reported to have said.
type speakerView struct {
	actorLine
	Roles     []roleView
	Outlets   []choice // of the statements
	Stances   []choice
	Filtered  bool
	All       string // address of the page without filters
	Reversals []reversalView
	Turns     []turn
	About     []speakerAbout
	Pager     pager
	LeftOut   string // documents that were not looked at for their number; empty: none
}

type roleView struct{ Role, When string }

// reversalView is a pair of statements that may not sit together.
type reversalView struct {
	Kind  string
	Sides [2]sideView
}

type sideView struct {
	entryView
	Sentence string
}

// speakerAbout is somebody in whose words the actor is spoken of.
type speakerAbout struct {
	Name, Address string
	Times         string
	Example       string // address of the first place
	n             int
}

const (
	mostSpoken = 1000 // documents of an actor that its page looks at, the newest of them
	mostAbout  = 20   // who else is listed
)

// speaker shows what one actor said, over time and outlets.
func (h *handler) speaker(r *http.Request) (*answer, error) {
	ctx, q, id := r.Context(), r.URL.Query(), r.PathValue("id")
	page, err := pageNumber(q)
	if err != nil {
		return nil, err
	}
	var list []*store.Appearance
	for a, err := range h.store.Appearances(ctx, store.ActorFilter{ID: id}) {
		if err != nil {
			return nil, fmt.Errorf("actor %s: %w", id, err)
		}
		list = append(list, a)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("actor %s: %w", id, store.ErrNotFound)
	}
	actor := reconcile.Merge(list)
	v := speakerView{actorLine: h.actorLine(actor), All: actorAddress(id)}
	v.Aliases = oneLine(strings.Join(actor.Aliases, ", "))
	v.roles(actor)
	docs := actor.In
	if n := len(docs) - mostSpoken; n > 0 {
		docs = docs[n:]
		v.LeftOut = formatNumber(float64(n))
	}
	s := spoken{id: id, about: map[string]*speakerAbout{}}
	for _, d := range docs {
		if err := s.read(ctx, h.store, d.ID); err != nil {
			return nil, fmt.Errorf("actor %s: %w", id, err)
		}
	}
	v.Reversals = s.reversals()
	v.About = s.others()
	outlet, stance := q.Get("outlet"), q.Get("stance")
	v.Outlets, v.Stances = s.choices(outlet, stance)
	v.Filtered = outlet != "" || stance != ""
	said := slices.DeleteFunc(s.said, func(x statementView) bool {
		return outlet != "" && x.Document.Outlet != outlet || stance != "" && string(x.stance) != stance
	})
	first := min(len(said), (page-1)*pageSize)
	last := min(len(said), first+pageSize)
	for _, x := range said[first:last] {
		if n := len(v.Turns); n > 0 && v.Turns[n-1].Document.ID == x.Document.ID {
			v.Turns[n-1].Quotations = append(v.Turns[n-1].Quotations, x.entryView)
			continue
		}
		v.Turns = append(v.Turns, turn{Who: x.Who, Document: x.Document, Quotations: []entryView{x.entryView}})
	}
	v.Pager = newPager(r, page, last-first, last < len(said))
	return &answer{template: "speaker", title: v.Name, section: "actors", view: v}, nil
}

func (v *speakerView) roles(a *reconcile.Actor) {
	for _, r := range a.Roles {
		v.Roles = append(v.Roles, roleView{r.Role, formatInterval(rapporteur.Interval{From: r.From, To: r.To})})
	}
}

// spoken gathers what an actor said and in whose words it is spoken of.
type spoken struct {
	id         string
	said       []statementView
	statements []reconcile.Statement
	about      map[string]*speakerAbout
}

type statementView struct {
	entryView
	stance   rapporteur.Stance
	sentence string
}

// read takes in one document.
func (s *spoken) read(ctx context.Context, from store.Store, id string) error {
	r, err := from.Reading(ctx, id)
	if err != nil {
		return fmt.Errorf("reading of %s: %w", id, err)
	}
	k := keepReading(r)
	list := slices.Clone(r.Attributions)
	slices.SortStableFunc(list, func(a, b *rapporteur.Attribution) int {
		return cmp.Compare(store.Place(a).Start, store.Place(b).Start)
	})
	var mentions []rapporteur.Mention
	for _, a := range r.Actors {
		if a.ID == s.id {
			mentions = a.Mentions
		}
	}
	for _, a := range list {
		switch {
		case len(a.Links) == 0:
		case a.Links[0].Actor == s.id:
			v := viewEntry(a, k)
			s.said = append(s.said, statementView{v, a.Links[0].Stance, sentenceOf(a, k)})
			if st, ok := reconcile.NewStatement(a, r.Document); ok {
				s.statements = append(s.statements, st)
			}
		case speaksOf(a, mentions):
			s.spokenOf(a, k)
		}
	}
	return nil
}

// sentenceOf is the sentence an entry stands in, on one line.
func sentenceOf(e rapporteur.Entry, k *kept) string {
	for _, ev := range e.EntryHead().Evidence {
		if ev.Field == "sentence" && ev.Valid(k.Text) {
			return oneLine(ev.In(k.Text))
		}
	}
	return ""
}

// speaksOf reports whether an actor is mentioned in the words of an attribution.
func speaksOf(a *rapporteur.Attribution, mentions []rapporteur.Mention) bool {
	return slices.ContainsFunc(a.Content, func(c rapporteur.Span) bool {
		return slices.ContainsFunc(mentions, func(m rapporteur.Mention) bool {
			return m.Form != rapporteur.MentionModifier && c.Contains(m.Span)
		})
	})
}

// spokenOf counts an attribution in which somebody else speaks of the actor.
func (s *spoken) spokenOf(a *rapporteur.Attribution, k *kept) {
	v := viewEntry(a, k)
	key := a.Links[0].Actor
	if key == "" {
		key = "\x00" + a.Links[0].Name
	}
	if a.Links[0].Actor == "" && a.Links[0].Name == "" {
		return // nobody whose name could stand in the list
	}
	x := s.about[key]
	if x == nil {
		x = &speakerAbout{Name: oneLine(v.Who), Address: v.WhoPage, Example: v.Place}
		s.about[key] = x
	}
	x.n++
	x.Times = formatNumber(float64(x.n))
}

// others lists who speaks of the actor, the most frequent first.
func (s *spoken) others() []speakerAbout {
	out := make([]speakerAbout, 0, len(s.about))
	for _, x := range s.about {
		out = append(out, *x)
	}
	slices.SortFunc(out, func(a, b speakerAbout) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Example, b.Example))
	})
	return out[:min(len(out), mostAbout)]
}

// reversals pairs the statements that may not sit together, and marks them.
func (s *spoken) reversals() []reversalView {
	at := make(map[string]int, len(s.said))
	for i := range s.said {
		at[s.said[i].ID] = i
	}
	var out []reversalView
	for _, v := range reconcile.Reversals(s.statements) {
		pair := reversalView{Kind: string(v.Kind)}
		for i, id := range []string{v.Earlier, v.Later} {
			x := &s.said[at[id]]
			pair.Sides[i] = sideView{x.entryView, x.sentence}
			x.Reversal = string(v.Kind)
		}
		out = append(out, pair)
	}
	return out
}

// choices lists the outlets and stances of the statements, as filters.
func (s *spoken) choices(outlet, stance string) (outlets, stances []choice) {
	names, kinds := map[string]bool{}, map[rapporteur.Stance]bool{}
	for _, x := range s.said {
		names[x.Document.Outlet], kinds[x.stance] = true, true
	}
	for n := range names {
		outlets = append(outlets, choice{n, n, n == outlet})
	}
	for k := range kinds {
		stances = append(stances, choice{string(k), word(stanceWords, k), string(k) == stance})
	}
	byName := func(a, b choice) int { return cmp.Compare(a.Name, b.Name) }
	slices.SortFunc(outlets, byName)
	slices.SortFunc(stances, byName)
	return outlets, stances
}
