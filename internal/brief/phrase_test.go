package brief

import (
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
)

func TestPhrase(t *testing.T) {
	const asserts = rapporteur.StanceAsserts
	for _, c := range []struct {
		name                       string
		text                       string
		source, person, cue, words string
		stance                     rapporteur.Stance
		want                       string // empty: the sentence must be quoted
	}{
		{"source, cue, content", "The harbour master said that two ferries had been turned back.", "The harbour master", "", "said", "that two ferries had been turned back", asserts,
			"The harbour master said that two ferries had been turned back"},
		{"a relative that", "The council paid for the wall that the harbour master says he wants to build at the pier.", "the harbour master", "", "says", "he wants to build at the pier", asserts,
			""},
		{"content first", "Two ferries had been turned back, the harbour master said.", "the harbour master", "", "said", "Two ferries had been turned back", asserts,
			"According to the harbour master, two ferries had been turned back"},
		{"according to, a name that the text gives an article", "At least 40 people were hurt, according to the Relief Council. The Relief Council is in Osko.", "the Relief Council", "Relief Council", "according to", "At least 40 people were hurt", asserts,
			""},
		{"according to", "At least 40 people were hurt, according to a nurse.", "a nurse", "", "according to", "At least 40 people were hurt", asserts,
			"According to a nurse, at least 40 people were hurt"},
		{"pronoun with a name", "He warned that the dam could break.", "He", "Ivo Lindahl", "warned", "that the dam could break", rapporteur.StanceWarns,
			"Ivo Lindahl warned that the dam could break"},
		{"pronoun without a name", "He warned that the dam could break.", "He", "", "warned", "that the dam could break", rapporteur.StanceWarns, ""},
		{"colouring verb after its content", "The dam could break within days, engineers have warned.", "engineers", "", "have warned", "The dam could break within days", rapporteur.StanceWarns,
			"Engineers have warned that the dam could break within days"},
		{"split content", "The bridge, she said, had been closed.", "she", "Ana Duarte", "said", "The bridge | had been closed", asserts,
			"According to Ana Duarte, the bridge had been closed"},
		{"fragment", "The worst in years, the mayor said.", "the mayor", "", "said", "The worst in years", asserts, ""},
		{"negation is kept", "The mayor did not say where the money went.", "The mayor", "", "did not say", "where the money went", rapporteur.StanceSilent,
			"The mayor did not say where the money went"},
		{"negation cannot be turned round", "Where the money had gone, the mayor did not say.", "the mayor", "", "did not say", "Where the money had gone", asserts, ""},
		{"denial keeps its verb", "The army denied that it had shelled the market.", "The army", "", "denied", "that it had shelled the market", rapporteur.StanceDenies,
			"The army denied that it had shelled the market"},
		{"passive", "The mayor was told that the bridge had been closed.", "The mayor", "", "was told", "that the bridge had been closed", asserts, ""},
		{"possessive source", "The mayor's warnings that the bridge had cracks went unheard.", "The mayor", "", "warnings", "that the bridge had cracks", rapporteur.StanceWarns, ""},
		{"infinitive", "Rain led the mayor to say that the bridge had been closed.", "the mayor", "", "to say", "that the bridge had been closed", asserts, ""},
		{"participle", "The road was open, the mayor said, adding that buses were running.", "the mayor", "", "adding", "that buses were running", asserts,
			"According to the mayor, buses were running"},
		{"apposition", "Ana Duarte, a nurse, said the ward was full.", "Ana Duarte, a nurse,", "Ana Duarte", "said", "the ward was full", asserts,
			"Ana Duarte, a nurse, said the ward was full"},
		{"apposition after according to", "The ward was full, said Ana Duarte, a nurse.", "Ana Duarte, a nurse", "Ana Duarte", "said", "The ward was full", asserts,
			"According to Ana Duarte, a nurse, the ward was full"},
		{"source cut out of a name", "The Channel Nine station said the bridge had been closed.", "station", "station", "said", "the bridge had been closed", asserts, ""},
		{"capital that may be a name", "Flights will resume on Saturday, the mayor said.", "the mayor", "", "said", "Flights will resume on Saturday", asserts, ""},
		{"capital that is a name elsewhere", "Osko will get a new bridge, the mayor said, and all of Osko will pay.", "the mayor", "", "said,", "Osko will get a new bridge", asserts,
			"According to the mayor, Osko will get a new bridge"},
		{"office without an article", "Nine people were hurt, harbour office says.", "harbour office", "", "says", "Nine people were hurt", asserts,
			"According to the harbour office, nine people were hurt"},
		{"mixed content", "The mayor called the plan “a gift to looters” in a letter.", "The mayor", "", "called", "the plan “a gift to looters” in a letter", asserts,
			"The mayor called the plan “a gift to looters” in a letter"},
		{"unbalanced quotation", "The mayor said the plan was “a gift to looters. We reject it.”", "The mayor", "", "said", "the plan was “a gift to looters. We reject it.”", asserts,
			""},
		{"second sentence of a content is marked as cut", "The mayor said the road was closed. The bridge was closed too.", "The mayor", "", "said", "the road was closed. The bridge was closed too.", asserts,
			"The mayor said the road was closed […]"},
		{"only points back", "The mayor denied that.", "The mayor", "", "denied", "that", rapporteur.StanceDenies, ""},
		{"initials keep their stop", "The envoy said he would fly to the U.S.", "The envoy", "", "said", "he would fly to the U.S.", asserts,
			"The envoy said he would fly to the U.S."},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newReport(t, "a", "Gazette", "2021-05-04", c.text)
			if c.name == "according to, a name that the text gives an article" {
				c.text = "At least 40 people were hurt, according to Relief Council.\nThe Relief Council is in Osko."
				r = newReport(t, "a", "Gazette", "2021-05-04", c.text)
				c.source, c.words = "", "At least 40 people were hurt"
				c.want = "According to the Relief Council, at least 40 people were hurt"
			}
			a := r.said(c.source, c.person, c.cue, c.words, c.stance, rapporteur.FormIndirect)
			if got := newPage(r.Reading, 0).phrase(a); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestPhraseRelays(t *testing.T) {
	r := newReport(t, "a", "Gazette", "2021-05-04", "The union said 300 miners were on strike, the Valley Herald reported.\nThe union told Radio Osko that pay was late.\nThe bridge had reportedly fallen, the mayor said.")
	a := r.said("The union said 300", "", "300 miners were on strike", "the Valley Herald reported", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	a.Links = []rapporteur.Link{
		{Source: []rapporteur.Span{{Start: 0, End: 9}}, Cue: []rapporteur.Span{{Start: 10, End: 14}}, Stance: rapporteur.StanceAsserts},
		{Source: r.spans("the Valley Herald"), Cue: r.spans("reported."), Name: "Valley Herald", Stance: rapporteur.StanceAsserts},
	}
	a.Content = r.spans("300 miners were on strike")
	r.actor("Valley Herald", r.span("Valley Herald"))
	r.actor("Radio Osko", r.span("Radio Osko"))
	p := newPage(r.Reading, 0)
	if got, want := p.phrase(a), "The union (via Valley Herald) said 300 miners were on strike"; got != want {
		t.Errorf("relay: got %q, want %q", got, want)
	}
	b := r.said("", "miners' union", "told", "that pay was late", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	b.Links[0].Source = []rapporteur.Span{{Start: 70, End: 79}}
	b.Links = append(b.Links, rapporteur.Link{Name: "Radio Osko", Stance: rapporteur.StanceAsserts})
	if got, want := p.phrase(b), "The miners' union told Radio Osko that pay was late"; got != want {
		t.Errorf("channel named in the text: got %q, want %q", got, want)
	}
	d := r.said("the mayor", "", "said.", "The bridge had reportedly fallen", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	d.Links = append(d.Links, rapporteur.Link{Stance: rapporteur.StanceHedges})
	if got := p.phrase(d); got != "" {
		t.Errorf("a hedged report must be quoted, got %q", got)
	}
}

// Who is no speaker gets no frame: the sentence itself is quoted.
func TestOnlySpeakersAreNamed(t *testing.T) {
	for _, c := range []struct {
		name, text, source, actor, person, cue, words string
		kind                                          rapporteur.ActorKind
		want                                          string
	}{
		{"a pronoun whose name is no actor's", "It argued that the dam would hold.", "It", "", "Western Lowlands", "argued", "that the dam would hold", "", ""},
		{"a pronoun that two readers resolve apart", "Ana Duarte was there. He argued that the dam would hold.", "He", "Ana Duarte", "Ivo Lindahl", "argued", "that the dam would hold", rapporteur.ActorPerson, ""},
		{"a dateline", "PORT OSKO said that the dam would hold.", "PORT OSKO", "", "PORT OSKO", "said", "that the dam would hold", "", ""},
		{"an imperative before the name", "Enter Duarte, who argued that the dam would hold.", "Enter Duarte", "Duarte", "Enter Duarte", "argued", "that the dam would hold", rapporteur.ActorPerson, ""},
		{"a noun for a verb", "Ana Duarte claim that the dam would hold is false.", "Ana Duarte", "Ana Duarte", "Ana Duarte", "claim", "that the dam would hold", rapporteur.ActorPerson, ""},
		{"no person, body or document", "The leaflets said that the dam would hold.", "The leaflets", "", "", "said", "that the dam would hold", "", ""},
		{"a name stuck to other words", "By the time Marland said that the dam would hold, it had gone.", "the time Marland", "Marland", "Marland", "said", "that the dam would hold", rapporteur.ActorState, ""},
		{"a name too long is left aside", "Neither Duarte said so before. Duarte said that the dam would hold.", "Duarte", "Duarte", "Neither Duarte", "said that", "the dam would hold", rapporteur.ActorPerson, "Duarte said that the dam would hold"},
		{"a content cut before its end", "Duarte called for the rebels to pull back and wait.", "Duarte", "Duarte", "Duarte", "called", "for the rebels to pull", rapporteur.ActorPerson, ""},
		{"title and name", "Former Deputy Mayor Ana Duarte said that the dam would hold.", "Former Deputy Mayor Ana Duarte", "Ana Duarte", "Ana Duarte", "said", "that the dam would hold", rapporteur.ActorPerson, "Former Deputy Mayor Ana Duarte said that the dam would hold"},
		{"two who speak", "Engineers and divers said that the dam would hold.", "Engineers and divers", "", "", "said", "that the dam would hold", "", "Engineers and divers said that the dam would hold"},
		{"a condition before it", "If Duarte demanded such a toll, the port would close.", "Duarte", "Duarte", "Duarte", "demanded", "such a toll", rapporteur.ActorPerson, ""},
		{"a clause on a noun", "The toll Marland announced it would drop was a gift.", "Marland", "Marland", "Marland", "announced", "it would drop", rapporteur.ActorState, ""},
		{"half a sentence", "Duarte said that while the dam was safe. Nobody slept.", "Duarte", "Duarte", "Duarte", "said", "that while the dam was safe", rapporteur.ActorPerson, ""},
		{"where, not what", "Duarte said at a meeting on Friday.", "Duarte", "Duarte", "Duarte", "said", "at a meeting on Friday", rapporteur.ActorPerson, ""},
		{"after a time", "On Friday Duarte said that the dam would hold.", "Duarte", "Duarte", "Duarte", "said", "that the dam would hold", rapporteur.ActorPerson, "Duarte said that the dam would hold"},
		{"a noun cut out of its phrase", "The [Marland] president said that the dam would hold.", "president", "", "", "said", "that the dam would hold", "", ""},
		{"a document", "The report said that the dam would hold.", "The report", "", "", "said", "that the dam would hold", "", "The report said that the dam would hold"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newReport(t, "a", "Gazette", "2021-05-04", c.text)
			a := &rapporteur.Attribution{Form: rapporteur.FormIndirect, Content: r.spans(c.words)}
			at := func(words string) rapporteur.Span {
				i := strings.LastIndex(c.text, words)
				return rapporteur.Span{Start: i, End: i + len(words)}
			}
			a.Links = []rapporteur.Link{{Source: []rapporteur.Span{at(c.source)}, Cue: []rapporteur.Span{at(c.cue)}, Name: c.person, Stance: rapporteur.StanceAsserts}}
			if c.actor != "" {
				r.actor(c.actor, at(c.actor))
				r.Actors[0].Kind = c.kind
				a.Links[0].Actor = "act-" + c.actor
			}
			if got := newPage(r.Reading, 0).phrase(a); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// What one person says that another says is not told without the first.
func TestRetold(t *testing.T) {
	r := newReport(t, "a", "Gazette", "2021-05-04", "The mayor said the engineers want a new dam.")
	r.said("The mayor", "", "said", "the engineers want a new dam", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	inner := r.said("the engineers", "", "want", "a new dam", rapporteur.StanceDemands, rapporteur.FormIndirect)
	if got := newPage(r.Reading, 0).phrase(inner); got != "" {
		t.Errorf("the mayor's word stands as the report's: %s", got)
	}
	inner.Links = append(inner.Links, r.Attributions[0].Links[0])
	if got := newPage(r.Reading, 0).phrase(inner); got == "" {
		t.Error("a chain that holds both is not told")
	}
}

func TestQuotedFragmentsKeepTheirSentence(t *testing.T) {
	r := newReport(t, "a", "Gazette", "2021-05-04", "Ana Duarte called on “the whole island to stand together” and left.")
	a := r.said("Ana Duarte", "Ana Duarte", "called on", "“the whole island to stand together”", rapporteur.StanceDemands, rapporteur.FormDirect)
	if got := newPage(r.Reading, 0).quotation(a); got != "" {
		t.Errorf("half a sentence stands as what she said: %s", got)
	}
}

func TestUnquote(t *testing.T) {
	for in, want := range map[string]string{
		"“We wait,”":                  "We wait",
		"\"We wait.\"":                "We wait.",
		"“We wait”.":                  "We wait.",
		"“We wait”,":                  "We wait",
		"“We wait.\"":                 "We wait.",
		"\"We wait,”":                 "We wait",
		"\"We “wait”,”":               "We “wait”",
		"“The quotation never closes": "The quotation never closes",
		"no marks":                    "no marks",
		"“Is it ‘safe’?”":             "Is it ‘safe’?",
		"":                            "",
	} {
		if got := unquote(in); got != want {
			t.Errorf("unquote(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestShortCutsAtSentenceEnds(t *testing.T) {
	long := ""
	for range 12 {
		long += "The road to the north was closed again on Tuesday morning. "
	}
	got := short(fold(long))
	if len(got) > maxQuote+8 || got[len(got)-len("morning. […]"):] != "morning. […]" {
		t.Errorf("short gives %q", got)
	}
	if one := "A sentence " + long[:400]; short("x"+fold(one[:200])) != "x"+fold(one[:200]) {
		t.Error("a short passage was changed")
	}
}

func FuzzPhrase(f *testing.F) {
	f.Add("The mayor said that the bridge fell.", 0, 9, 10, 14, 15, 35)
	f.Add("“Ça va”, dit-il. \u2028 ğ", 0, 3, 4, 7, 8, 12)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d, e, g int) {
		doc := &rapporteur.Document{ID: "doc-1", Ref: "r", Text: text}
		span := func(x, y int) []rapporteur.Span { return []rapporteur.Span{{Start: x, End: y}} }
		at := &rapporteur.Attribution{Links: []rapporteur.Link{{Source: span(a, b), Cue: span(c, d)}}, Content: span(e, g)}
		at.Head = rapporteur.Head{ID: "att-1", Document: "doc-1", Evidence: []rapporteur.Evidence{{Field: "sentence", Span: rapporteur.Span{Start: 0, End: len(text)}}}}
		Line(at, &rapporteur.Reading{Document: doc})
		at.Form = rapporteur.FormDirect
		Line(at, &rapporteur.Reading{Document: doc})
	})
}
