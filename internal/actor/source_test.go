package actor_test

import (
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/actor"
	"github.com/rapporteur/rapporteur/internal/text"
)

// layout splits a text that has no furniture.
func layout(s string) *text.Layout { return text.Split(s, nil) }

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
	actor.Sources(layout(text), actors, all)
	for i, want := range []string{"okoro", "okoro", "", ""} {
		if got := all[i].Links[0].Actor; got != want {
			t.Errorf("source %d is tied to %q, want %q", i, got, want)
		}
	}
}

// The actor of a source is the one its head names, however much of the source
// others take up.
func TestSourcesTieTheHead(t *testing.T) {
	for _, c := range []struct{ source, actors, want string }{
		{"Ana Duarte, a nurse at the Northern Lights Hospital", "person:Ana Duarte org:the Northern Lights Hospital", "Ana Duarte"},
		{"a clerk with the Harbour Board", "org:the Harbour Board", ""},
		{"the envoy to the island council, Ana Duarte", "office:the envoy org:the island council person:Ana Duarte", "Ana Duarte"},
		{"the envoy, who met Ana Duarte", "office:the envoy person:Ana Duarte", "the envoy"},
		{"Duarte’s letter", "person:Duarte", ""},
		{"Osko and Marland", "state:Osko state:Marland", ""},
		{"Marland", "state:Marland", "Marland"},
		{"Harbour Board chief Ana Duarte", "org:Harbour Board person:Ana Duarte", "Ana Duarte"},
		// A title may hold small words; "supporters of" is none.
		{"Minister of Trade and Fisheries Ana Duarte", "person:Ana Duarte", "Ana Duarte"},
		{"acting Minister of Trade Ana Duarte", "person:Ana Duarte", "Ana Duarte"},
		{"acting Chief of Staff Ana Duarte", "person:Ana Duarte", "Ana Duarte"},
		{"Supporters of President Ana Duarte", "person:Ana Duarte", ""},
		{"the captain's uncle, Dr. Ana Duarte", "person:Ana Duarte", "Ana Duarte"},
		{"an aide to the mayor, Ana Duarte", "person:Ana Duarte", ""},
		{"one of the crew, Ana Duarte", "person:Ana Duarte", "Ana Duarte"},
		// What only stands before the head is no source, but papers are their author's.
		{"a Harbour Board diver", "org:Harbour Board", ""},
		{"a Harbour Board statement", "org:Harbour Board", "Harbour Board"},
		{"Harbour Board Radio", "org:Harbour Board", ""},
		{"the Harbour Board diver", "org:Harbour Board", ""},
		{"the Harbour Board movement", "org:Harbour Board", "Harbour Board"},
		{"Marland airstrikes", "state:Marland", ""},
		{"those opposing Harbour Board", "org:Harbour Board", ""},
		{"Marland officially", "state:Marland", "Marland"},
	} {
		said := "Well: " + c.source + " said so."
		var actors []rapporteur.Actor
		for _, spec := range strings.Split(strings.NewReplacer(" person:", "\x00person:", " org:", "\x00org:", " state:", "\x00state:", " office:", "\x00office:").Replace(c.actors), "\x00") {
			kind, words, _ := strings.Cut(spec, ":")
			a := rapporteur.Actor{ID: words, Kind: rapporteur.ActorKind(kind)}
			form := rapporteur.MentionName
			if words == "" {
				continue
			}
			if strings.HasPrefix(words, "the ") {
				form = rapporteur.MentionNominal
			}
			i := strings.Index(said, words)
			a.Mentions = []rapporteur.Mention{{Span: rapporteur.Span{Start: i, End: i + len(words)}, Form: form}}
			actors = append(actors, a)
		}
		a := &rapporteur.Attribution{Links: []rapporteur.Link{{Source: []rapporteur.Span{{Start: 6, End: 6 + len(c.source)}}}}}
		actor.Sources(layout(said), actors, []*rapporteur.Attribution{a})
		if got := a.Links[0].Actor; got != c.want {
			t.Errorf("%q is tied to %q, want %q", c.source, got, c.want)
		}
	}
}

// TestOneName holds that a source and its actor bear one name.
func TestOneName(t *testing.T) {
	for _, c := range []struct {
		text, source, name, had, form string
		kind                          rapporteur.ActorKind
		mention                       string
		want                          string
		actor                         bool
	}{
		{text: "Pretoria said no.", source: "Pretoria", had: "Pretoria", mention: "Pretoria", form: "metonym", name: "South Africa", kind: rapporteur.ActorState, want: "South Africa", actor: true},
		{text: "Ana Lima left. He said no.", source: "He", had: "Ade Bello", mention: "Ana Lima", form: "name", name: "Ana Lima", kind: rapporteur.ActorPerson, want: "Ade Bello"},
		{text: "Ana Lima left. She said no.", source: "She", had: "Ana Lima", mention: "Ana Lima", form: "name", name: "Ana Lima", kind: rapporteur.ActorPerson, want: "Ana Lima", actor: true},
		{text: "Two miners said no.", source: "Two miners", mention: "Two miners", form: "nominal", name: "miners", kind: rapporteur.ActorUnnamedSource, actor: true},
		{text: "Chad denied it. Its army said no.", source: "Its army", mention: "Its army", form: "nominal", name: "Chadian military", kind: rapporteur.ActorArmedForces, want: "Chadian military", actor: true},
		{text: "Without Chad nobody moved. Chad said no.", source: "Chad", had: "Without Chad", mention: "Chad", form: "name", name: "Chad", kind: rapporteur.ActorState, want: "Chad", actor: true},
		{text: "Ana Lima, a nurse and mother, said no.", source: "Ana Lima, a nurse and mother", had: "Ana Lima, a nurse and mother", mention: "Ana Lima", form: "name", name: "Ana Lima", kind: rapporteur.ActorPerson, want: "Ana Lima", actor: true},
		{text: "Lima said no.", source: "Lima", had: "Ana Lima", mention: "Lima", form: "name", name: "Lima", kind: rapporteur.ActorPerson, want: "Ana Lima", actor: true},
		{text: "Chad, Mali and some pilots said no.", source: "Chad, Mali and some pilots", had: "Chad, Mali and pilots", mention: "Chad", form: "name", name: "Chad", kind: rapporteur.ActorState, want: "Chad, Mali and pilots", actor: true},
		{text: "The tidal Harbour Watch said no.", source: "The tidal Harbour Watch", had: "tidal Harbour Watch", mention: "Harbour Watch", form: "name", name: "Harbour Watch", kind: rapporteur.ActorOrganisation, want: "Harbour Watch", actor: true},
		{text: "The ministry, which runs the port, said no.", source: "The ministry, which runs the port", had: "ministry", mention: "The ministry", form: "nominal", name: "Chadian ports ministry", kind: rapporteur.ActorMinistry, want: "Chadian ports ministry", actor: true},
		{text: "Chad said yes. Every Chadian president said no.", source: "Every Chadian president", mention: "Every Chadian president", form: "nominal", name: "Ana Lima", kind: rapporteur.ActorPerson},
		{text: "An officer of the army said no.", source: "An officer of the army", mention: "the army", form: "nominal", name: "Chadian army", kind: rapporteur.ActorArmedForces},
	} {
		at := func(s string) rapporteur.Span {
			i := strings.Index(c.text, s)
			return rapporteur.Span{Start: i, End: i + len(s)}
		}
		actors := []rapporteur.Actor{{ID: "act-1", Name: c.name, Kind: c.kind, Country: "TCD", Mentions: []rapporteur.Mention{{Span: at(c.mention), Form: rapporteur.MentionForm(c.form)}}}}
		a := &rapporteur.Attribution{Links: []rapporteur.Link{{Source: []rapporteur.Span{at(c.source)}, Name: c.had}}}
		a.Chain = []string{c.had, rapporteur.Article}
		actor.Sources(layout(c.text), actors, []*rapporteur.Attribution{a})
		if got := a.Links[0]; got.Name != c.want || (got.Actor != "") != c.actor || a.Chain[0] != c.want {
			t.Errorf("%q: name %q, actor %q, chain %q; want %q, tied %v", c.source, got.Name, got.Actor, a.Chain, c.want, c.actor)
		}
	}
}

// TestOfficialIsNoBody holds that "the official", whom the reader of
// attributions ties to a body, is left unnamed.
func TestOfficialIsNoBody(t *testing.T) {
	said := "They left Osko Airport. The official said no."
	mention := func(words, form string) []rapporteur.Mention {
		i := strings.Index(said, words)
		return []rapporteur.Mention{{Span: rapporteur.Span{Start: i, End: i + len(words)}, Form: rapporteur.MentionForm(form)}}
	}
	actors := []rapporteur.Actor{
		{ID: "act-1", Name: "Osko Airport", Kind: rapporteur.ActorOrganisation, Mentions: mention("Osko Airport", "name")},
		{ID: "act-2", Name: "official", Kind: rapporteur.ActorUnnamedSource, Mentions: mention("The official", "nominal")},
	}
	a := &rapporteur.Attribution{Links: []rapporteur.Link{{Source: []rapporteur.Span{actors[1].Mentions[0].Span}, Name: "Osko Airport"}}}
	a.Chain = []string{"Osko Airport", rapporteur.Article}
	actor.Sources(layout(said), actors, []*rapporteur.Attribution{a})
	if got := a.Links[0]; got.Name != "" || got.Actor != "act-2" || a.Chain[0] != "official" || !a.Anonymous {
		t.Errorf("name %q, actor %q, chain %q, anonymous %v; want the official, unnamed", got.Name, got.Actor, a.Chain, a.Anonymous)
	}
}

// TestWhom holds whom a pronoun stands for where the two readers differ.
func TestWhom(t *testing.T) {
	for _, c := range []struct {
		text, pronoun, attrib, actor string
		direct                       string            // quoted by the first attribution
		more                         map[string]string // other pronouns, and whose they are
		want                         string
	}{
		// Of the same sentence: whom the reader of attributions takes.
		{text: "Ana Lima told Ade Bello that he was wrong.", pronoun: "he", attrib: "Ana Lima", actor: "Ade Bello", want: "Ana Lima"},
		// The report spoke of another since.
		{text: "Ade Bello said no. The sea rose. On Monday, Ola Diaz set out alone. He called it a test.", pronoun: "He", attrib: "Ade Bello", actor: "Ola Diaz", want: "Ola Diaz"},
		// Who is only named in somebody's words was not spoken of by the report.
		{text: "Ade Bello spoke first. The sea rose. Like Ola Diaz, he called it a test.", pronoun: "he", attrib: "Ade Bello", actor: "Ola Diaz", want: "Ade Bello"},
		{text: "Ade Bello rose to speak. “We all owe Ola Diaz a boat,” he said.", pronoun: "he", attrib: "Ade Bello", actor: "Ola Diaz", direct: "We all owe Ola Diaz a boat", want: "Ade Bello"},
		{text: "The Harbour Post broke the story. The tale of Ola Diaz drew many readers, and he wrote back.", pronoun: "he", attrib: "Harbour Post", actor: "Ola Diaz", want: "Ola Diaz"},
		// He is no woman, she no man.
		{text: "Ola Diaz took her seat. Ade Bello and his men went out. The house waited. The ship of Ola Diaz, he said, was late.", pronoun: "he", attrib: "Ade Bello", actor: "Ola Diaz", more: map[string]string{"her": "Ola Diaz", "his": "Ade Bello"}, want: "Ade Bello"},
		// No person is "it", and nothing else "he".
		{text: "The Harbour Post went on. He wrote at night.", pronoun: "He", attrib: "Harbour Post", actor: "", want: ""},
		{text: "Ana Lima went on. It was said to be late.", pronoun: "It", attrib: "Ana Lima", actor: "", want: ""},
		// A person's name that the reader of actors does not know gives way.
		{text: "Even Ola Diaz set out. It rained. He called it a test.", pronoun: "He", attrib: "Even Ola Diaz", actor: "Ola Diaz", want: "Ola Diaz"},
	} {
		at := func(s string) rapporteur.Span {
			i := strings.Index(strings.NewReplacer(",", " ", ".", " ").Replace(" "+c.text), " "+s+" ")
			if i < 0 {
				i = strings.Index(c.text, s) // several words
			}
			return rapporteur.Span{Start: i, End: i + len(s)}
		}
		var actors []rapporteur.Actor
		for _, name := range []string{"Ana Lima", "Ade Bello", "Ola Diaz", "Harbour Post"} {
			if !strings.Contains(c.text, name) {
				continue
			}
			a := rapporteur.Actor{ID: name, Name: name, Kind: rapporteur.ActorPerson}
			if name == "Harbour Post" {
				a.Kind = rapporteur.ActorMedia
			}
			for i := 0; ; {
				k := strings.Index(c.text[i:], name)
				if k < 0 {
					break
				}
				a.Mentions = append(a.Mentions, rapporteur.Mention{Span: rapporteur.Span{Start: i + k, End: i + k + len(name)}, Form: rapporteur.MentionName})
				i += k + len(name)
			}
			if name == c.actor {
				a.Mentions = append(a.Mentions, rapporteur.Mention{Span: at(c.pronoun), Form: rapporteur.MentionPronoun})
			}
			for p, who := range c.more {
				if who == name {
					a.Mentions = append(a.Mentions, rapporteur.Mention{Span: at(p), Form: rapporteur.MentionPronoun})
				}
			}
			actors = append(actors, a)
		}
		a := &rapporteur.Attribution{Form: rapporteur.FormDirect, Links: []rapporteur.Link{{Source: []rapporteur.Span{at(c.pronoun)}, Name: c.attrib}}}
		a.Chain = []string{c.attrib, rapporteur.Article}
		if c.direct != "" {
			a.Content = []rapporteur.Span{at(c.direct)}
		}
		actor.Sources(layout(c.text), actors, []*rapporteur.Attribution{a})
		if got := a.Links[0]; got.Actor != c.want || got.Name != c.want || c.want != "" && a.Chain[0] != c.want || a.Anonymous != (c.want == "") {
			t.Errorf("%q in %q: name %q, actor %q, chain %q; want %s", c.pronoun, c.text, got.Name, got.Actor, a.Chain, c.want)
		}
	}
}

// TestFaceless holds that "the official" is somebody whom the text names only
// when it spoke of that one since it spoke of an official.
func TestFaceless(t *testing.T) {
	for _, c := range []struct{ text, source, want string }{
		{"Ana Lima spoke. An official came. The official said no.", "The official", ""},
		{"An official came. It rained. Ana Lima spoke. The official said no.", "The official", "Ana Lima"},
		{"Ana Lima spoke. An envoy came. The envoy said no.", "The envoy", "Ana Lima"},
	} {
		at := func(s string) rapporteur.Mention {
			i := strings.Index(c.text, s)
			return rapporteur.Mention{Span: rapporteur.Span{Start: i, End: i + len(s)}, Form: rapporteur.MentionNominal}
		}
		name := at("Ana Lima")
		name.Form = rapporteur.MentionName
		first := "An " + strings.TrimPrefix(c.source, "The ")
		actors := []rapporteur.Actor{
			{ID: "lima", Name: "Ana Lima", Kind: rapporteur.ActorPerson, Mentions: []rapporteur.Mention{name}},
			{ID: "other", Name: c.source, Kind: rapporteur.ActorUnnamedSource, Mentions: []rapporteur.Mention{at(first), at(c.source)}},
		}
		a := &rapporteur.Attribution{Links: []rapporteur.Link{{Source: []rapporteur.Span{at(c.source).Span}, Name: "Ana Lima"}}}
		a.Chain = []string{"Ana Lima", rapporteur.Article}
		actor.Sources(layout(c.text), actors, []*rapporteur.Attribution{a})
		if got := a.Links[0]; got.Name != c.want || a.Anonymous != (c.want == "") {
			t.Errorf("%q: name %q, anonymous %v, chain %q; want %q", c.text, got.Name, a.Anonymous, a.Chain, c.want)
		}
	}
}

// TestSameWords holds that a pronoun which the reader of attributions gives the
// words of an earlier source is whom those words stood for, however they name
// others, too.
func TestSameWords(t *testing.T) {
	const s = "Chad's state-run Sahel Press agency said no. On Friday it said yes."
	at := func(w string) rapporteur.Span {
		i := strings.Index(s, w)
		return rapporteur.Span{Start: i, End: i + len(w)}
	}
	actors := []rapporteur.Actor{
		{ID: "chad", Name: "Chad", Kind: rapporteur.ActorState, Country: "TCD", Mentions: []rapporteur.Mention{{Span: at("Chad"), Form: rapporteur.MentionName}, {Span: at("it"), Form: rapporteur.MentionPronoun}}},
		{ID: "press", Name: "Sahel Press", Kind: rapporteur.ActorMedia, Country: "TCD", Mentions: []rapporteur.Mention{{Span: at("Sahel Press agency"), Form: rapporteur.MentionName}}},
	}
	words := "Chad's state-run Sahel Press agency"
	said := func(source string) *rapporteur.Attribution {
		a := &rapporteur.Attribution{Links: []rapporteur.Link{{Source: []rapporteur.Span{at(source)}, Name: words}}}
		a.Chain = []string{words, rapporteur.Article}
		return a
	}
	all := []*rapporteur.Attribution{said(words), said("it")}
	actor.Sources(layout(s), actors, all)
	for i, a := range all {
		if a.Links[0].Actor != "press" {
			t.Errorf("source %d is tied to %q, want press", i, a.Links[0].Actor)
		}
	}
}

// TestUnknownOutlet holds that "it" is no other body where the reader of actors
// does not know the one that the reader of attributions follows.
func TestUnknownOutlet(t *testing.T) {
	const s = "Harbour Post was quoted by the Quay Herald. On Friday it said no."
	at := func(w string) rapporteur.Span {
		i := strings.Index(s, w)
		return rapporteur.Span{Start: i, End: i + len(w)}
	}
	actors := []rapporteur.Actor{{ID: "post", Name: "Harbour Post", Kind: rapporteur.ActorOrganisation, Mentions: []rapporteur.Mention{{Span: at("Harbour Post"), Form: rapporteur.MentionName}, {Span: at("it"), Form: rapporteur.MentionPronoun}}}}
	a := &rapporteur.Attribution{Links: []rapporteur.Link{{Source: []rapporteur.Span{at("it")}, Name: "Quay Herald"}}}
	a.Chain = []string{"Quay Herald", rapporteur.Article}
	actor.Sources(layout(s), actors, []*rapporteur.Attribution{a})
	if l := a.Links[0]; l.Actor != "" || l.Name != "Quay Herald" {
		t.Errorf("it is %q, tied to %q; want Quay Herald, untied", l.Name, l.Actor)
	}
}
