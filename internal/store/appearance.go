package store

import (
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// Appearance is an actor in one document.
type Appearance struct {
	Document *rapporteur.Document // without Text and Furniture; actors of one document may share it
	Actor    rapporteur.Actor     // without Mentions
	// Forms are the names by which the document calls the actor, each once, in
	// the order of their first mention, white space folded: no pronouns, no
	// descriptions ("the minister").
	Forms      []string
	Mentions   int // of any form
	Statements int // attributions whose origin the actor is
}

// ActorFilter narrows Appearances.
type ActorFilter struct {
	ID      string               // Actor.ID; empty: all
	Kind    rapporteur.ActorKind // empty: all
	Country string               // ISO 3166-1 alpha-3, case folded; empty: all
}

// Forms lists the names by which a text calls an actor, for Appearance.Forms.
func Forms(text string, a *rapporteur.Actor) []string {
	out := []string{}
	for _, m := range a.Mentions {
		if m.Form != rapporteur.MentionName && m.Form != rapporteur.MentionMetonym || !m.Valid(text) {
			continue
		}
		if form := strings.Join(strings.Fields(m.In(text)), " "); !slices.Contains(out, form) {
			out = append(out, form)
		}
	}
	return out
}

// Statements counts a reading's attributions by the actor who is their origin.
func Statements(r *rapporteur.Reading) map[string]int {
	n := map[string]int{}
	for _, a := range r.Attributions {
		if len(a.Links) > 0 && a.Links[0].Actor != "" {
			n[a.Links[0].Actor]++
		}
	}
	return n
}

// Voices reports whether an actor of ids is a link of the entry's chain.
func Voices(e rapporteur.Entry, ids map[string]bool) bool {
	a, ok := e.(*rapporteur.Attribution)
	return ok && slices.ContainsFunc(a.Links, func(l rapporteur.Link) bool { return l.Actor != "" && ids[l.Actor] })
}
