package brief

import (
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
)

// How a speaker is named in a line.
func TestSpeakersNames(t *testing.T) {
	state, org, person := rapporteur.ActorState, rapporteur.ActorOrganisation, rapporteur.ActorPerson
	for _, c := range []struct {
		name, text, source, actor, called, cue, content string
		kind                                            rapporteur.ActorKind
		mention                                         string // another name of the actor in the text
		want                                            string
	}{
		{"a state has no article of its army's", "The Marland army stood by. The government agreed to halt.", "The government", "Marland", "Marland", "agreed", "to halt", state, "", "Marland agreed to halt"},
		{"a name in the text stays", "America was warned. The U.S. said the tankers were hit by mines.", "The U.S.", "America", "America", "said", "the tankers were hit by mines", state, "America", "The U.S. said the tankers were hit by mines"},
		{"two that speak have their own articles", "Osko and the Marland army said the bridge was shut.", "Osko and the Marland army", "", "Osko and Marland army", "said", "the bridge was shut", "", "", "Osko and the Marland army said the bridge was shut"},
		{"a list is no apposition", "Osko, Vale and Marland said they would assist the council.", "Osko, Vale and Marland", "", "Osko, Vale and Marland", "said", "they would assist the council", org, "", "Osko, Vale and Marland said they would assist the council"},
		{"an apposition cut in the middle goes", "Some had left, according to a statement, notes consistent with the log.", "a statement, notes consistent", "", "", "according to", "Some had left", "", "", "According to a statement, some had left"},
		{"a whole apposition stays", "Some had left, according to Ana Duarte, a nurse from Osko.", "Ana Duarte, a nurse", "Ana Duarte", "Ana Duarte", "according to", "Some had left", person, "", "According to Ana Duarte, a nurse, some had left"},
		{"at least is no place", "The officials say at least four troops died and that nine were hurt.", "The officials", "", "", "say", "at least four troops died and that nine were hurt", "", "", "The officials say at least four troops died and that nine were hurt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, a := sayer(t, c.kind, rapporteur.StanceAsserts, c.text, c.source, "", c.cue, c.content)
			a.Links[0].Name = c.called
			if c.actor != "" {
				form := rapporteur.MentionNominal
				if strings.Contains(c.source, c.actor) || c.mention != "" {
					form = rapporteur.MentionName
				}
				act := rapporteur.Actor{ID: "act-1", Name: c.actor, Kind: c.kind, Mentions: []rapporteur.Mention{{Span: a.Links[0].Source[0], Form: form}}}
				if i := strings.Index(c.text, c.actor); form == rapporteur.MentionName && i >= 0 {
					act.Mentions = append(act.Mentions, rapporteur.Mention{Span: rapporteur.Span{Start: i, End: i + len(c.actor)}, Form: form})
				}
				p.actors = append(p.actors, act)
				a.Links[0].Actor = "act-1"
			}
			for _, voice := range []string{"Osko", "Vale", "Marland", "the Marland army"} {
				if i := strings.Index(c.text, voice); c.called != c.actor && i >= 0 || strings.Contains(c.called, ",") && i >= 0 {
					m := rapporteur.Mention{Span: rapporteur.Span{Start: i, End: i + len(voice)}, Form: rapporteur.MentionName}
					p.actors = append(p.actors, rapporteur.Actor{ID: "act-" + voice, Name: voice, Kind: rapporteur.ActorState, Mentions: []rapporteur.Mention{m}})
				}
			}
			if got := p.phrase(a); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// A place's name may stand first in a line that turns the sentence round; a
// plural with a capital may not.
func TestNamesStandFirst(t *testing.T) {
	text := "Osko would gain from the dam, the mayor said."
	p, a := sayer(t, "", rapporteur.StanceAsserts, text, "the mayor", "", "said", "Osko would gain from the dam")
	if got := p.phrase(a); got != "" {
		t.Errorf("nothing tells that Osko is a name: %s", got)
	}
	p, a = sayer(t, "", rapporteur.StanceAsserts, text, "the mayor", "", "said", "Osko would gain from the dam")
	p.proper = append(p.proper, rapporteur.Span{Start: 0, End: 4})
	if got, want := p.phrase(a), "According to the mayor, Osko would gain from the dam"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
