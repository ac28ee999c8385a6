package eval

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur/schema"
)

// goldActor is an actor of a sample report with its mentions.
type goldActor struct {
	Doc, Name, Kind, Role, Country string
	Aliases, Forms                 []string // Forms: one a mention
	Mentions                       [][2]int
}

// mark is one mention of an actor; both are indexes.
type mark struct {
	pair
	actor int
	form  string
}

// scoredForms are the forms of mention that are asked for. Pronouns, groups
// and modifiers are neither asked for nor wrong to give.
var scoredForms = []string{"name", "nominal", "metonym"}

// actors measures, over the samples, the mentions of actors (found: overlapping
// a gold mention, one to one; strict: the same span), whether those found
// belong to the right actor, and the offices of persons; over the six crises,
// whether the sources of attributions are among the actors: by a mention in the
// source's words, and by name.
//
// An actor is right when one of its names is one of gold's; for what has no name of
// its own, when kind and country are; else when most of its other mentions lie in that
// gold actor and, for a person, the names do not differ.
func actors(ctx context.Context, r *run) ([]Measure, error) {
	rows, err := load[goldActor](r.gold, "idlib/actors.jsonl")
	if err != nil {
		return nil, err
	}
	gold := map[string][]goldActor{}
	for _, g := range rows {
		gold[docID(g.Doc)] = append(gold[docID(g.Doc)], g)
	}
	docs, err := r.gold.samples(sorted(gold)...)
	if err != nil {
		return nil, err
	}
	days, err := load[goldTimes](r.gold, "time/idlib.jsonl") // only for their day, on which offices depend
	if err != nil {
		return nil, err
	}
	for i := range docs {
		for _, d := range days {
			if docID(d.ID) == docs[i].ID {
				docs[i].Date = d.DCT
			}
		}
	}
	got, err := r.read(ctx, docs, false)
	if err != nil {
		return nil, err
	}
	var c actorCounts
	for _, d := range docs {
		if x := got[d.ID]; x != nil {
			r.gradeActors(&c, d, gold[d.ID], x.Actors)
		}
	}
	p, rec, f := prf(float64(c.found), float64(c.given), float64(c.gold))
	_, _, strict := prf(float64(c.strict), float64(c.given), float64(c.gold))
	out := []Measure{
		share("f1", f, "%d of %d gold mentions, %d given", c.found, c.gold, c.given), share("P", p, ""), share("R", rec, ""), share("strict", strict, ""),
		share("actor", ratio(float64(c.right), float64(c.found)), "%d of %d found", c.right, c.found),
		share("role", ratio(float64(c.roleRight), float64(c.roleSaid)), "%d of %d said, of %d persons", c.roleRight, c.roleSaid, c.persons),
	}
	more, err := r.sourceActors(ctx)
	return append(out, more...), err
}

type actorCounts struct {
	gold, given, found, strict, right int
	persons, roleSaid, roleRight      int
}

// gradeActors counts one sample report.
func (r *run) gradeActors(c *actorCounts, d Doc, gold []goldActor, got []schema.Actor) {
	var want, have []mark
	var other []pair
	for i, g := range gold {
		for k, m := range g.Mentions {
			if s := (pair{m[0], m[1]}); slices.Contains(scoredForms, g.Forms[k]) {
				want = append(want, mark{s, i, g.Forms[k]})
			} else {
				other = append(other, s)
			}
		}
	}
	for i, a := range got {
		for _, m := range a.Mentions {
			if form := deref(m.Form); slices.Contains(scoredForms, form) {
				have = append(have, mark{pair{m.Start, m.End}, i, form})
			}
		}
	}
	partners := match(spansOfMarks(want), spansOfMarks(have))
	text := []rune(d.Text)
	votes := make([]map[int]int, len(got)) // gold actors by how many of an actor's mentions lie in them
	for i := range votes {
		votes[i] = map[int]int{}
	}
	for i, k := range partners {
		if k >= 0 {
			votes[have[k].actor][want[i].actor]++
			c.given++
		}
	}
	for _, k := range alone(partners, len(have)) {
		if !slices.Contains(other, have[k].pair) {
			c.given++
			r.miss("extra", d.ID, have[k].start, clip(text, have[k].pair), have[k].form+" of "+got[have[k].actor].Name)
		}
	}
	c.gold += len(want)
	for i, k := range partners {
		g := gold[want[i].actor]
		if k < 0 {
			r.miss("missed", d.ID, want[i].start, clip(text, want[i].pair), want[i].form+" of "+g.Name)
			continue
		}
		c.found++
		if have[k].pair == want[i].pair {
			c.strict++
		}
		a, v := got[have[k].actor], votes[have[k].actor]
		if r.sameActor(g, a) || v[want[i].actor] > 1 && most(v) == want[i].actor && (g.Kind != "person" || samePerson(g.Name, a.Name)) {
			c.right++
		} else {
			r.miss("wrong", d.ID, want[i].start, clip(text, want[i].pair), g.Name+", not "+a.Name)
		}
	}
	for _, g := range gold {
		if g.Kind != "person" {
			continue
		}
		c.persons++
		for _, a := range got {
			if role := deref(a.Role); role != "" && deref(a.Kind) == "person" && samePerson(g.Name, a.Name) {
				c.roleSaid++
				if strings.HasPrefix(fold(g.Role), role) && deref(a.Country) == g.Country {
					c.roleRight++
				} else {
					r.miss("wrong role", d.ID, 0, g.Name, g.Role+" of "+g.Country+", not "+role+" of "+deref(a.Country))
				}
			}
		}
	}
}

func spansOfMarks(list []mark) []pair {
	out := make([]pair, len(list))
	for i, m := range list {
		out[i] = m.pair
	}
	return out
}

// most is the index with the most votes, the lowest of those that have as many.
func most(votes map[int]int) int {
	best, n := -1, 0
	for k, c := range votes {
		if c > n || c == n && k < best {
			best, n = k, c
		}
	}
	return best
}

// sameActor reports whether an actor is the one of gold by its names, or by
// kind and country where there is no name to compare.
func (r *run) sameActor(g goldActor, a schema.Actor) bool {
	for _, n := range append([]string{g.Name}, g.Aliases...) {
		for _, m := range r.namesOf(a) {
			if slices.Equal(bareName(n), bareName(m)) {
				return true
			}
		}
	}
	kind, country := deref(a.Kind), deref(a.Country)
	if len(g.Aliases) == 0 && kind == g.Kind && (country == "" || country == g.Country) {
		return true // a description
	}
	switch g.Kind {
	case "state", "ministry", "armed_forces", "office", "delegation":
		return kind == g.Kind && country == g.Country
	case "person":
		return kind == "person" && samePerson(g.Name, a.Name)
	}
	return false
}

// namesOf gives what an actor is called, by the program's own tables too.
func (r *run) namesOf(a schema.Actor) []string {
	out := []string{a.Name}
	if r.program.Aliases != nil {
		out = append(out, r.program.Aliases(a.ID)...)
	}
	return out
}

// particles are written in a name or left out: "Bashar al-Assad", "Bashar Assad".
var particles = []string{"al", "el", "as", "ad", "ul", "an"}

// bareName is a name's folded words without articles and particles, unless
// nothing else is there.
func bareName(name string) []string {
	all := words(fold(name))
	if out := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return w == "the" || slices.Contains(particles, w) }); len(out) > 0 {
		return out
	}
	return all
}

// samePerson reports whether two names may be one person's: the same last
// word, and, where both have a first name, the same one or its initial, or all
// words of one in the other.
func samePerson(a, b string) bool {
	x, y := bareName(a), bareName(b)
	if len(x) == 0 || len(y) == 0 || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 1 || x[0] == y[0] || len(x[0]) == 1 && strings.HasPrefix(y[0], x[0]) || len(y[0]) == 1 && strings.HasPrefix(x[0], y[0]) {
		return true
	}
	return !slices.ContainsFunc(x, func(w string) bool { return !slices.Contains(y, w) })
}

// sourceActors looks for the sources of the crises' gold chains among the
// actors.
func (r *run) sourceActors(ctx context.Context) ([]Measure, error) {
	crises, err := r.gold.crises()
	if err != nil {
		return nil, err
	}
	files, err := r.gold.named("crises", "attributions.jsonl")
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, errors.New("no gold attributions below crises")
	}
	var docs []Doc
	text := map[string][]rune{}
	for _, c := range crises {
		for _, d := range c.docs {
			docs = append(docs, d)
			text[d.ID] = []rune(d.Text)
		}
	}
	got, err := r.read(ctx, docs, false)
	if err != nil {
		return nil, err
	}
	var sources, touched, all, named int
	for _, file := range files {
		rows, err := load[row](r.gold, file)
		if err != nil {
			return nil, err
		}
		for _, g := range rows {
			id := docID(g.str("doc"))
			x := got[id]
			if x == nil {
				continue
			}
			for _, l := range g.list("chain") {
				link, _ := l.(map[string]any)
				if link == nil || row(link).str("name") == "" {
					continue
				}
				for name := range strings.SplitSeq(row(link).str("name"), "; ") {
					all++
					if slices.ContainsFunc(x.Actors, func(a schema.Actor) bool { return r.called(a, name, text[id]) }) {
						named++
					} else {
						r.miss("no actor", id, 0, name, "")
					}
				}
				if in := spansOf(link["source"]); len(in) > 0 {
					sources++
					if slices.ContainsFunc(x.Actors, func(a schema.Actor) bool { return touch(in[:1], mentionSpans(a)) }) {
						touched++
					} else {
						r.miss("no mention", id, in[0].start, clip(text[id], in[0]), "")
					}
				}
			}
		}
	}
	return []Measure{
		share("crises_name", ratio(float64(named), float64(all)), "%d of %d names of sources", named, all),
		share("crises_mention", ratio(float64(touched), float64(sources)), "%d of %d sources with a mention in them", touched, sources),
	}, nil
}

func mentionSpans(a schema.Actor) []pair {
	out := make([]pair, len(a.Mentions))
	for i, m := range a.Mentions {
		out[i] = pair{m.Start, m.End}
	}
	return out
}

// called reports whether an actor bears a name: its own, one of the tables, or
// as one of its mentions is written; a person also a longer or shorter form of it.
func (r *run) called(a schema.Actor, name string, text []rune) bool {
	mine := r.namesOf(a)
	for _, s := range mentionSpans(a) {
		mine = append(mine, clip(text, s))
	}
	want := bareName(name)
	return slices.ContainsFunc(mine, func(m string) bool {
		have := bareName(m)
		return slices.Equal(have, want) || deref(a.Kind) == "person" && len(want) > 1 && len(have) > 1 && samePerson(m, name)
	})
}
