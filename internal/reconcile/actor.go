// Package reconcile sets beside each other what several documents hold: who is
// one and the same, and where somebody's words do not sit together over time.
//
// It promises that its answers follow from what it is given alone, whatever
// the order of arrival, and that it changes nothing of it. It never decides
// which of two statements is true.
package reconcile

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

// Actor is one actor over all documents that have it.
type Actor struct {
	rapporteur.Actor          // name, country and sector as most documents have them; no Mentions, no Role
	Aliases          []string // other names for it, in the most documents first
	Roles            []Role   // by first day, the undated last
	Mentions         int
	Documents        int
	Statements       int                    // attributions whose origin it is
	In               []*rapporteur.Document // ByDay; without Text and Furniture
}

// Role is an office or description that documents give an actor.
type Role struct {
	Role      string
	From, To  rapporteur.Day // of the first and the last document with it; empty when none of them is dated
	Documents int
}

// Actors merges appearances, which must come with those of one actor together,
// into actors, one each ID.
func Actors(seq iter.Seq2[*store.Appearance, error]) iter.Seq2[*Actor, error] {
	return func(yield func(*Actor, error) bool) {
		var one []*store.Appearance
		for a, err := range seq {
			if err != nil {
				yield(nil, err)
				return
			}
			if len(one) > 0 && one[0].Actor.ID != a.Actor.ID {
				if !yield(Merge(one), nil) {
					return
				}
				one = one[:0]
			}
			one = append(one, a)
		}
		if len(one) > 0 {
			yield(Merge(one), nil)
		}
	}
}

// Merge makes one actor of its appearances, of which there must be one.
func Merge(list []*store.Appearance) *Actor {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b *store.Appearance) int {
		return cmp.Or(comparePublished(a.Document, b.Document), cmp.Compare(a.Document.ID, b.Document.ID))
	})
	names, countries, sectors, kinds, forms := tally{}, tally{}, tally{}, tally{}, tally{}
	out := &Actor{Actor: rapporteur.Actor{ID: list[0].Actor.ID}, Aliases: []string{}, Roles: []Role{}, Documents: len(list)}
	for _, a := range list {
		names.add(a.Actor.Name)
		countries.add(a.Actor.Country)
		sectors.add(a.Actor.Sector)
		kinds.add(string(a.Actor.Kind))
		for _, f := range a.Forms {
			forms.add(f)
		}
		out.Mentions += a.Mentions
		out.Statements += a.Statements
		out.In = append(out.In, a.Document)
		out.role(a)
	}
	out.Name, out.Country, out.Sector, out.Kind = names.most(), countries.most(), sectors.most(), rapporteur.ActorKind(kinds.most())
	for _, f := range forms.sorted() {
		if f != out.Name {
			out.Aliases = append(out.Aliases, f)
		}
	}
	slices.SortStableFunc(out.Roles, func(a, b Role) int {
		return cmp.Or(cmp.Compare(cmp.Or(a.From, "~"), cmp.Or(b.From, "~")), cmp.Compare(a.Role, b.Role))
	})
	return out
}

// role takes in the role of one appearance.
func (a *Actor) role(in *store.Appearance) {
	if in.Actor.Role == "" {
		return
	}
	i := slices.IndexFunc(a.Roles, func(r Role) bool { return r.Role == in.Actor.Role })
	if i < 0 {
		a.Roles = append(a.Roles, Role{Role: in.Actor.Role})
		i = len(a.Roles) - 1
	}
	r := &a.Roles[i]
	r.Documents++
	from, to := Days(in.Document)
	if from != "" && (r.From == "" || from < r.From) {
		r.From = from
	}
	r.To = max(r.To, to)
}

// RoleLine prints the roles with the days of the documents that give them.
func (a *Actor) RoleLine() string {
	var out []string
	for _, r := range a.Roles {
		switch {
		case r.From == "":
			out = append(out, r.Role)
		case r.From == r.To:
			out = append(out, r.Role+" ("+string(r.From)+")")
		default:
			out = append(out, r.Role+" ("+string(r.From)+" to "+string(r.To)+")")
		}
	}
	return strings.Join(out, "; ")
}

// Days gives the first and last day a document may have been published on; the
// other bound stands for one that is not known, and both are empty when
// neither is.
func Days(d *rapporteur.Document) (from, to rapporteur.Day) {
	p := d.Published
	if p.Value != "" {
		return p.Value, p.Value
	}
	return cmp.Or(p.Earliest, p.Latest), cmp.Or(p.Latest, p.Earliest)
}

// ByDay orders documents by day, the undated last, then by ID.
func ByDay(list []*rapporteur.Document) {
	slices.SortFunc(list, func(a, b *rapporteur.Document) int {
		return cmp.Or(comparePublished(a, b), cmp.Compare(a.ID, b.ID))
	})
}

// comparePublished orders documents by day, the undated last.
func comparePublished(a, b *rapporteur.Document) int {
	day := func(d *rapporteur.Document) rapporteur.Day { from, _ := Days(d); return cmp.Or(from, "~") }
	return cmp.Compare(day(a), day(b))
}

// ByWeight orders actors: those in more documents first, then by statements,
// mentions, name and ID.
func ByWeight(list []*Actor) {
	slices.SortFunc(list, func(a, b *Actor) int {
		return cmp.Or(cmp.Compare(b.Documents, a.Documents), cmp.Compare(b.Statements, a.Statements), cmp.Compare(b.Mentions, a.Mentions),
			cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
}

// tally counts strings; the empty one does not count.
type tally map[string]int

func (t tally) add(s string) {
	if s != "" {
		t[s]++
	}
}

// most is the most frequent string, the first of equals; empty for none.
func (t tally) most() string {
	if s := t.sorted(); len(s) > 0 {
		return s[0]
	}
	return ""
}

// sorted lists the strings, the most frequent first, equals in order.
func (t tally) sorted() []string {
	var out []string
	for s := range t {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(t[b], t[a]), cmp.Compare(a, b)) })
	return out
}

// Called reports whether every word of name is a word of one of the actor's
// names, case folded: "lavrov" and "sergei lavrov", but not "lav".
func (a *Actor) Called(name string) bool {
	want := words(name)
	if len(want) == 0 {
		return false
	}
	return slices.ContainsFunc(append([]string{a.Name}, a.Aliases...), func(n string) bool {
		have := words(n)
		return !slices.ContainsFunc(want, func(w string) bool { return !slices.Contains(have, w) })
	})
}

func words(s string) []string {
	return strings.FieldsFunc(store.Fold(s), func(r rune) bool { return strings.ContainsRune(" \t\n,.;:’'\"“”()", r) })
}
