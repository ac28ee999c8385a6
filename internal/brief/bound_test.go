package brief

import (
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
)

// sayer builds a report of one attribution, whose source, cue and content are
// words of its last sentence.
func sayer(t *testing.T, kind rapporteur.ActorKind, stance rapporteur.Stance, text, source, name, cue, content string) (*page, *rapporteur.Attribution) {
	t.Helper()
	r := newReport(t, "a", "Gazette", "2021-05-04", text)
	at := func(words string) []rapporteur.Span {
		i := strings.LastIndex(text, words)
		if i < 0 {
			t.Fatalf("%q is not in the text", words)
		}
		return []rapporteur.Span{{Start: i, End: i + len(words)}}
	}
	a := &rapporteur.Attribution{Form: rapporteur.FormIndirect, Content: at(content)}
	a.Links = []rapporteur.Link{{Source: at(source), Cue: at(cue), Name: name, Stance: stance}}
	a.Head = rapporteur.Head{ID: "att-1", Document: r.Document.ID, Evidence: r.sentenceAt(a.Content[0])}
	if name != "" {
		r.actor(name, at(source)[0])
		r.Actors[0].Kind = kind
		a.Links[0].Actor = "act-" + name
	}
	r.Attributions = append(r.Attributions, a)
	return newPage(r.Reading, 0), a
}

// Words that point back to what stands before them are no line of their own.
func TestLeaningWordsAreNotPhrased(t *testing.T) {
	person, media, group := rapporteur.ActorPerson, rapporteur.ActorMedia, rapporteur.ActorArmedGroup
	for _, c := range []struct {
		text, source, name, cue, content string
		kind                             rapporteur.ActorKind
		leans                            bool
	}{
		{"Ana Duarte said it also hit the depot.", "Ana Duarte", "Ana Duarte", "said", "it also hit the depot", person, true},
		{"Ana Duarte said it was possible that the depot was hit.", "Ana Duarte", "Ana Duarte", "said", "it was possible that the depot was hit", person, false},
		{"Ana Duarte said it might take days to reach Osko.", "Ana Duarte", "Ana Duarte", "said", "it might take days to reach Osko", person, false},
		{"Radio Osko said it was hit by a missile.", "Radio Osko", "Radio Osko", "said", "it was hit by a missile", media, true},
		{"The Vale Front said it would not negotiate.", "The Vale Front", "Vale Front", "said", "it would not negotiate", group, false},
		{"Ana Duarte said she was afraid.", "Ana Duarte", "Ana Duarte", "said", "she was afraid", person, false},
		{"Ana Duarte said they had been freed.", "Ana Duarte", "Ana Duarte", "said", "they had been freed", person, true},
		{"Ana Duarte warned Marland that it would pay.", "Ana Duarte", "Ana Duarte", "warned", "that it would pay", person, false},
		{"Ana Duarte told him that the bridge was shut.", "Ana Duarte", "Ana Duarte", "told him", "that the bridge was shut", person, true},
		{"Ana Duarte said this was out of the question.", "Ana Duarte", "Ana Duarte", "said", "this was out of the question", person, true},
		{"Ana Duarte said this week would be hard.", "Ana Duarte", "Ana Duarte", "said", "this week would be hard", person, false},
		{"Ana Duarte said both pilots had died.", "Ana Duarte", "Ana Duarte", "said", "both pilots had died", person, true},
		{"Ana Duarte said both Osko and Vale were flooded.", "Ana Duarte", "Ana Duarte", "said", "both Osko and Vale were flooded", person, false},
		{"Ana Duarte rejected such offers.", "Ana Duarte", "Ana Duarte", "rejected", "such offers", person, true},
		{"Ana Duarte vowed to block such a move.", "Ana Duarte", "Ana Duarte", "vowed", "to block such a move", person, true},
		{"Ana Duarte said the offer was late and such offers always were.", "Ana Duarte", "Ana Duarte", "said", "the offer was late and such offers always were", person, false},
		{"Ana Duarte said towns such as Osko were empty.", "Ana Duarte", "Ana Duarte", "said", "towns such as Osko were empty", person, false},
		{"Ana Duarte said she could not confirm that.", "Ana Duarte", "Ana Duarte", "said", "she could not confirm that", person, true},
		{"Ana Duarte said steps must be taken to ensure that doesn't happen.", "Ana Duarte", "Ana Duarte", "said", "steps must be taken to ensure that doesn't happen", person, true},
		{"Ana Duarte said that she feared that the dam would break.", "Ana Duarte", "Ana Duarte", "said", "that she feared that the dam would break", person, false},
	} {
		p, a := sayer(t, c.kind, rapporteur.StanceAsserts, c.text, c.source, c.name, c.cue, c.content)
		if got := p.leans(a); got != c.leans {
			t.Errorf("%s\nleans: %t", c.text, got)
		}
		if said := p.phrase(a); c.leans && said != "" {
			t.Errorf("told without what it points to: %s", said)
		}
	}
}

// A line that leans is printed with the sentence before it, also from the
// paragraph before, unless its own sentence has what it points to.
func TestLeaningLineHasItsAntecedent(t *testing.T) {
	for _, c := range []struct{ text, source, cue, content, want string }{
		{"Two helicopters came down near Osko.\n\nAna Duarte said both pilots had died.", "Ana Duarte", "said", "both pilots had died",
			"Two helicopters came down near Osko. Ana Duarte said both pilots had died."},
		{"The fair was over.\n\nTwo helicopters came down near Osko and their crews were missing, but Ana Duarte said both pilots had died.", "Ana Duarte", "said", "both pilots had died",
			"Two helicopters came down near Osko and their crews were missing, but Ana Duarte said both pilots had died."},
	} {
		p, a := sayer(t, rapporteur.ActorPerson, rapporteur.StanceAsserts, c.text, c.source, "Ana Duarte", c.cue, c.content)
		k := &collector{composer: &composer{}}
		if got := k.attributed(p, a, p.sentence(a)); got.Text != c.want || !got.Quote {
			t.Errorf("got  %q\nwant %q", got.Text, c.want)
		}
	}
}

// What the report or somebody else says is no part of the speaker's words.
func TestContentStopsWithItsSpeaker(t *testing.T) {
	says, denies := rapporteur.StanceAsserts, rapporteur.StanceDenies
	for _, c := range []struct {
		text, cue, content string
		stance             rapporteur.Stance
		want               string
	}{
		{"While Ana Duarte has denied taking part, she has mined the road before.", "has denied", "taking part, she has mined the road before", denies,
			"Ana Duarte has denied taking part"},
		{"Ana Duarte claimed that crime had risen, but it is lower than ever.", "claimed", "that crime had risen, but it is lower than ever", says,
			"Ana Duarte claimed that crime had risen […]"},
		{"Ana Duarte claimed that crime had risen, but they’re counting wrong.", "claimed", "that crime had risen, but they’re counting wrong", says,
			"Ana Duarte claimed that crime had risen […]"},
		{"Ana Duarte claimed that crime had risen, but that it would fall.", "claimed", "that crime had risen, but that it would fall", says,
			"Ana Duarte claimed that crime had risen, but that it would fall"},
		{"Ana Duarte denied Marland was behind the raid and the paper then dropped the charge.", "denied", "Marland was behind the raid and the paper then dropped the charge", denies,
			"Ana Duarte denied Marland was behind the raid […]"},
		{"Ana Duarte denied that the army and the police had met.", "denied", "that the army and the police had met", denies,
			"Ana Duarte denied that the army and the police had met"},
		{"Ana Duarte said the road was mined, prompting the bishop to call for calm.", "said", "the road was mined, prompting the bishop to call for calm", says,
			"Ana Duarte said the road was mined"},
	} {
		p, a := sayer(t, rapporteur.ActorPerson, c.stance, c.text, "Ana Duarte", "Ana Duarte", c.cue, c.content)
		if got := p.phrase(a); got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
}

func TestContentStopsAtAnotherSpeaker(t *testing.T) {
	r := newReport(t, "a", "Gazette", "2021-05-04", "The mayor said the team would return on Friday, and drivers said the road was shut.")
	a := r.said("The mayor", "", "said the team", "the team would return on Friday, and drivers said the road was shut", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	a.Links[0].Cue = []rapporteur.Span{{Start: 10, End: 14}}
	r.said("drivers", "", "said the road", "the road was shut", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	if got, want := newPage(r.Reading, 0).phrase(a), "The mayor said the team would return on Friday"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Who is left out of a source, or only passes on another's words, is not
// named alone.
func TestSourcesThatLeaveSomebodyOut(t *testing.T) {
	for _, c := range []struct{ text, source, cue, content string }{
		{"The mayor, as well as the bishop, said the bridge was shut.", "The mayor", "said", "the bridge was shut"},
		{"The council, also known as the Six, and the bishop, a mild man, said the bridge was shut.", "The council", "said", "the bridge was shut"},
		{"The newspaper quoted an officer as saying the bridge was shut.", "The newspaper", "saying", "the bridge was shut"},
		{"An officer was quoted by the newspaper on Monday as saying the bridge was shut.", "the newspaper", "saying", "the bridge was shut"},
	} {
		p, a := sayer(t, "", rapporteur.StanceAsserts, c.text, c.source, "", c.cue, c.content)
		if got := p.phrase(a); got != "" {
			t.Errorf("%s\ntold as: %s", c.text, got)
		}
	}
	p, a := sayer(t, "", rapporteur.StanceAsserts, "The council, which met at noon, and which Ana leads, said the bridge was shut.", "The council", "", "said", "the bridge was shut")
	if p.phrase(a) == "" {
		t.Error("a clause on the source is taken for another speaker")
	}
}

// The chain of two stands in the text's own words where they run through both.
func TestNestedWordsKeepTheirFrame(t *testing.T) {
	for _, c := range []struct{ text, inner, innerCue, outer, outerCue, content, want string }{
		{"The mayor said the army had offered “more” than before but that it was not enough.", "the army", "had offered", "The mayor", "said", "“more” than before but that it was not enough",
			"The mayor said the army had offered “more” than before but that it was not enough"},
		{"The army agreed to leave the town, the ministry reported.", "The army", "agreed", "the ministry", "reported", "to leave the town",
			"According to the ministry, the army agreed to leave the town"},
	} {
		p, a := sayer(t, "", rapporteur.StanceAsserts, c.text, c.inner, "", c.innerCue, c.content)
		at := func(words string) []rapporteur.Span {
			i := strings.Index(c.text, words)
			return []rapporteur.Span{{Start: i, End: i + len(words)}}
		}
		a.Links = append(a.Links, rapporteur.Link{Source: at(c.outer), Cue: at(c.outerCue), Stance: rapporteur.StanceAsserts})
		if got := p.phrase(a); got != c.want {
			t.Errorf("got  %q\nwant %q", got, c.want)
		}
	}
}

// Classes found by reading briefs of reports beside their sentences.
func TestReadLines(t *testing.T) {
	for _, c := range []struct{ name, text, source, called, cue, content, want string }{
		{"that as a subject", "Ana Duarte said that was out of the question.", "Ana Duarte", "Ana Duarte", "said", "that was out of the question", ""},
		{"the outlet's its", "As for the money, Ana Duarte said its origins were murky.", "Ana Duarte", "Ana Duarte", "said", "its origins were murky", ""},
		{"a joining word left over", "Ana Duarte claimed that the council had jailed its rivals and, in turn, lost the town.", "Ana Duarte", "Ana Duarte", "claimed", "that the council had jailed its rivals and, in turn", "Ana Duarte claimed that the council had jailed its rivals […]"},
		{"a verb with an object of its own", "The win had long been expected, as polls indicated a slump.", "polls", "", "indicated", "The win had long been expected", ""},
		{"a day later is no object", "The bridge had been closed, the mayor said a day later.", "the mayor", "", "said", "The bridge had been closed", "According to the mayor, the bridge had been closed"},
		{"the speaker's own pronoun", "Ana Duarte thanked the crew, saying she looked forward to the fair.", "Ana Duarte", "Ana Duarte", "saying", "she looked forward to the fair", "Ana Duarte said she looked forward to the fair"},
		{"a word that joins on", "Instead, the council will meet on Friday, the mayor said.", "the mayor", "", "said", "Instead, the council will meet on Friday", "According to the mayor, the council will meet on Friday"},
		{"they before who speaks", "They also hit a mill, the activists reported.", "the activists", "", "reported", "They also hit a mill", ""},
		{"an object pronoun", "Rebels accused them of using gas.", "Rebels", "", "accused", "them of using gas", ""},
		{"whom a body's her means", "The embassy said her rights were violated.", "The embassy", "", "said", "her rights were violated", ""},
		{"a host's guest", "The mayor's hosts told her that the fair was on.", "The mayor's hosts", "", "told her", "that the fair was on", "The mayor's hosts told her that the fair was on"},
		{"a plan is no verb", "Both had agreed on a military plan to push the rebels out, said the mayor.", "the mayor", "", "said", "a military plan to push the rebels out", ""},
		{"a source cut out of a word", "The P5+1 officials said the talks were shut.", "1 officials", "", "said", "the talks were shut", ""},
		{"the report's doubt", "Ana Duarte said the chief was hit, yet such claims have been false before.", "Ana Duarte", "Ana Duarte", "said", "the chief was hit, yet such claims have been false before", "Ana Duarte said the chief was hit"},
		{"that with a helping verb", "Ana Duarte said that would depend on the terms.", "Ana Duarte", "Ana Duarte", "said", "that would depend on the terms", ""},
		{"a noun phrase in -ing", "Dozens signed a memo calling on the council to order targeted repairs of the dam, the mayor said.", "the mayor", "", "said", "a memo calling on the council to order targeted repairs of the dam", ""},
		{"a capital of the sentence's", "Local government confirmed the dam had failed.", "Local government", "", "confirmed", "the dam had failed", "The local government confirmed the dam had failed"},
		{"one person is no they", "Ana Duarte left. They thought the dam was safe.", "They", "Ana Duarte", "thought", "the dam was safe", ""},
		{"a speaker who speaks of the same", "Ana Duarte read it. She asks that Ana Duarte be freed.", "She", "Ana Duarte", "asks", "that Ana Duarte be freed", ""},
		{"what became of it", "The mayor condemned the raid but that hasn't stopped the talk.", "The mayor", "", "condemned", "the raid but that hasn't stopped the talk", "The mayor condemned the raid"},
		{"an adjective in -ed", "They wanted to start, said the mayor, a long-threatened sit-in demanding repairs.", "the mayor", "", "said", "a long-threatened sit-in demanding repairs", ""},
		{"about something", "Ana Duarte wrote, saying about the toll, it was contrary to law.", "Ana Duarte", "Ana Duarte", "saying", "about the toll, it was contrary to law", ""},
		{"for the first time that", "Ana Duarte wrote, saying for the first time that talks should be held.", "Ana Duarte", "Ana Duarte", "saying", "time that talks should be held", ""},
		{"an insertion with as", "The vote will come sooner, as Ana Duarte promised her party, she steps down.", "Ana Duarte", "Ana Duarte", "promised", "she steps down", ""},
		{"a second writer behind the first", "The dam had been seen to crack, wrote Ana Duarte, and Ivo Lindahl, a diver.", "Ana Duarte", "Ana Duarte", "wrote", "The dam had been seen to crack", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, a := sayer(t, rapporteur.ActorPerson, rapporteur.StanceAsserts, c.text, c.source, c.called, c.cue, c.content)
			if got := p.phrase(a); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// What stands on either side of an insertion keeps its comma, but a subject its verb.
func TestInsertionsLeaveTheirComma(t *testing.T) {
	for text, want := range map[string]string{
		"The posts had been hit before, the mayor notes, most recently the one at Vale.": "According to the mayor, the posts had been hit before, most recently the one at Vale",
		"The post of the guard, the mayor notes, stated that it was hit.":                "According to the mayor, the post of the guard stated that it was hit",
		"The post at Vale, the mayor notes, had been hit before.":                        "According to the mayor, the post at Vale had been hit before",
	} {
		p, a := sayer(t, "", rapporteur.StanceAsserts, text, "the mayor", "", "notes", "The post")
		i := strings.Index(text, ", the mayor notes, ")
		a.Content = []rapporteur.Span{{Start: 0, End: i}, {Start: i + len(", the mayor notes, "), End: len(text) - 1}}
		if got := p.phrase(a); got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

// "They say" stands for no one body's name, and a soldier for no army.
func TestNamesThatDoNotFit(t *testing.T) {
	p, a := sayer(t, rapporteur.ActorState, rapporteur.StanceAsserts, "Marland is near. They say the dam is safe.", "They", "Marland", "say", "the dam is safe")
	p.actors[0].Mentions = append(p.actors[0].Mentions, rapporteur.Mention{Span: rapporteur.Span{Start: 0, End: 7}, Form: rapporteur.MentionName})
	if got := p.phrase(a); got != "" {
		t.Errorf("told as %q", got)
	}
	p, a = sayer(t, rapporteur.ActorArmedForces, rapporteur.StanceAsserts, "The Marland army is near. The soldier said the dam was safe.", "The soldier", "Marland army", "said", "the dam was safe")
	p.actors[0].Mentions = []rapporteur.Mention{{Span: rapporteur.Span{Start: 4, End: 16}, Form: rapporteur.MentionName}, {Span: a.Links[0].Source[0], Form: rapporteur.MentionNominal}}
	if got, want := p.phrase(a), "The soldier said the dam was safe"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	p, a = sayer(t, rapporteur.ActorMedia, rapporteur.StanceAsserts, "The Vestan news agency was there. The agency said the dam was safe.", "The agency", "Vestan", "said", "the dam was safe")
	p.actors[0].Mentions = []rapporteur.Mention{{Span: rapporteur.Span{Start: 4, End: 10}, Form: rapporteur.MentionName}, {Span: a.Links[0].Source[0], Form: rapporteur.MentionNominal}}
	if got, want := p.phrase(a), "Vestan said the dam was safe"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A quotation that a sentence end cuts is quoted from where it opens, and a
// reporter's question is no demand.
func TestSentencesQuotedWhole(t *testing.T) {
	text := "\"The dam is safe. Nobody slept,\" Ana Duarte of no rank said."
	p, _ := sayer(t, rapporteur.ActorPerson, rapporteur.StanceAsserts, text, "Ana Duarte", "Ana Duarte", "said", "Nobody slept")
	from := strings.Index(text, "Nobody")
	if got := verbatim(p, rapporteur.Span{Start: from, End: len(text)}, "att-1"); got.Text != text {
		t.Errorf("the quotation is cut: %s", got.Text)
	}
	r := newReport(t, "a", "Gazette", "2021-05-04", "Asked whether troops would leave, nobody of any rank had words.")
	r.said("", "", "Asked", "whether troops would leave", rapporteur.StanceAsks, rapporteur.FormIndirect)
	if n := bulleted(t, r, "Asked whether troops"); n != 0 {
		t.Error("the reporter's question stands as a demand")
	}
}
