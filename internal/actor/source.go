package actor

import (
	"slices"

	"github.com/rapporteur/rapporteur"
)

// Sources ties the sources of attributions to the actors of the document: the
// link's actor is the one whose mention shares the most characters with the
// source. A source that no mention touches stays without an actor.
func Sources(actors []rapporteur.Actor, attributions []*rapporteur.Attribution) {
	type meant struct {
		rapporteur.Span
		id string
	}
	var mentions []meant
	for _, a := range actors {
		for _, m := range a.Mentions {
			if m.Form != rapporteur.MentionModifier {
				mentions = append(mentions, meant{m.Span, a.ID})
			}
		}
	}
	slices.SortStableFunc(mentions, func(a, b meant) int { return a.Start - b.Start })
	longest := 0
	for _, m := range mentions {
		longest = max(longest, m.Len())
	}
	for _, a := range attributions {
		for i := range a.Links {
			best := 0
			for _, s := range a.Links[i].Source {
				first, _ := slices.BinarySearchFunc(mentions, s.Start-longest, func(m meant, at int) int { return m.Start - at })
				for _, m := range mentions[first:] {
					if m.Start >= s.End {
						break
					}
					if shared := min(m.End, s.End) - max(m.Start, s.Start); shared > best {
						best, a.Links[i].Actor = shared, m.id
					}
				}
			}
		}
	}
}
