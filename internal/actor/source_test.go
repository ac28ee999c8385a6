package actor_test

import (
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/actor"
)

func TestSources(t *testing.T) {
	const text = "Grace Okoro of the coast guard said the ferry was full. She said it was late. Nobody else spoke."
	at := func(words string) rapporteur.Span {
		i := strings.Index(text, words)
		return rapporteur.Span{Start: i, End: i + len(words)}
	}
	actors := []rapporteur.Actor{
		{ID: "okoro", Mentions: []rapporteur.Mention{{Span: at("Grace Okoro"), Form: rapporteur.MentionName}, {Span: at("She"), Form: rapporteur.MentionPronoun}}},
		{ID: "guard", Mentions: []rapporteur.Mention{{Span: at("guard"), Form: rapporteur.MentionNominal}}},
		{ID: "backer", Mentions: []rapporteur.Mention{{Span: at("Nobody else"), Form: rapporteur.MentionModifier}}},
	}
	said := func(source string) *rapporteur.Attribution {
		return &rapporteur.Attribution{Links: []rapporteur.Link{{Source: []rapporteur.Span{at(source)}}}}
	}
	all := []*rapporteur.Attribution{said("Grace Okoro of the coast guard"), said("She"), said("Nobody else"), {Links: []rapporteur.Link{{}}}}
	actor.Sources(actors, all)
	for i, want := range []string{"okoro", "okoro", "", ""} {
		if got := all[i].Links[0].Actor; got != want {
			t.Errorf("source %d is tied to %q, want %q", i, got, want)
		}
	}
}
