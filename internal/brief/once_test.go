package brief

import (
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
)

// bulleted counts the lines of a brief, references apart, that hold the words.
func bulleted(t *testing.T, r *report, words string) int {
	t.Helper()
	b, err := Compose(t.Context(), newMemory(r.Reading), Options{})
	if err != nil {
		t.Fatal(err)
	}
	text, _, _ := strings.Cut(print(t, b, Markdown), "## References")
	return strings.Count(text, words)
}

// A sentence that several entries would quote whole stands in one place.
func TestNothingIsQuotedTwice(t *testing.T) {
	r := newReport(t, "a", "Gazette", "2021-05-04", "Nine people drowned when the dam broke, officials of no rank are said to have feared and denied.")
	r.counted("Nine", "people", "killed", 9, nil)
	r.said("officials of no rank", "", "denied.", "the dam broke", rapporteur.StanceDenies, rapporteur.FormIndirect)
	r.said("of no rank", "", "feared", "Nine people drowned when", rapporteur.StanceHedges, rapporteur.FormIndirect)
	if n := bulleted(t, r, "Nine people drowned when the dam broke, officials"); n != 1 {
		t.Errorf("the sentence stands %d times", n)
	}
}

// What a speaker's words hold is not told again as a part of them, nor what
// the next in the chain passes on.
func TestPartsAreNotToldAgain(t *testing.T) {
	r := newReport(t, "a", "Gazette", "2021-05-04", "The mayor said the road was shut and the ferry was full, adding that the ferry was full.")
	r.said("The mayor", "", "said the", "the road was shut and the ferry was full, adding that the ferry was full", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	r.Attributions[0].Links[0].Cue = []rapporteur.Span{{Start: 10, End: 14}}
	r.said("The mayor", "", "adding", "that the ferry was full.", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	r.Attributions[1].Content[0].End--
	if n := bulleted(t, r, "adding that the ferry was full"); n != 1 {
		t.Errorf("told %d times", n)
	}
	if n := bulleted(t, r, "According to the mayor, the ferry was full"); n != 0 {
		t.Error("a part is told again")
	}
	s := newReport(t, "a", "Gazette", "2021-05-04", "The army agreed to leave the town by noon, the ministry reported.")
	outer := s.said("the ministry", "", "reported", "The army agreed to leave the town by noon", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	inner := s.said("The army", "", "agreed", "to leave the town by noon", rapporteur.StanceConcedes, rapporteur.FormIndirect)
	inner.Links = append(inner.Links, outer.Links[0])
	if n := bulleted(t, s, "agreed to leave the town by noon"); n != 1 {
		t.Errorf("passed on words are told %d times", n)
	}
}

// A wish is no report held with reserve.
func TestWishesStandAhead(t *testing.T) {
	r := newReport(t, "a", "Gazette", "2021-05-04", "The mayor wants a new bridge over the river.\nThe mayor believes the old one is safe.")
	a := r.said("", "", "wants", "a new bridge over the river", rapporteur.StanceHedges, rapporteur.FormIndirect)
	a.Links[0].Source = []rapporteur.Span{{Start: 0, End: 9}}
	b := r.said("", "", "believes", "the old one is safe", rapporteur.StanceHedges, rapporteur.FormIndirect)
	b.Links[0].Source = []rapporteur.Span{{Start: 45, End: 54}}
	p := newPage(r.Reading, 0)
	if got := p.stanceGroup(a); got != groupWanted || p.kindOf(a) != sayAhead {
		t.Errorf("a wish stands under %q", got)
	}
	if got := p.stanceGroup(b); got != groupHedged || p.kindOf(b) != sayDisputed {
		t.Errorf("a belief stands under %q", got)
	}
}

// Among the sources that are not named stand only those who can speak.
func TestUnnamedSourcesCanSpeak(t *testing.T) {
	r := newReport(t, "a", "Gazette", "2021-05-04",
		"The evidence shows that the dam broke.\nA nurse said that the ward was full.\nThe toll is expected to rise, said Ana Duarte.\nThe road is expected to open.\nWhich says little of the dam's age.")
	r.said("The evidence", "", "shows", "that the dam broke", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	r.said("A nurse", "", "said that", "the ward was full", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	r.said("", "", "toll is expected", "to rise", rapporteur.StanceHedges, rapporteur.FormIndirect)
	r.said("Ana Duarte", "Ana Duarte", "said Ana", "The toll is expected to rise", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	r.said("", "", "road is expected", "to open", rapporteur.StanceHedges, rapporteur.FormIndirect)
	r.said("Which", "", "says", "little of the dam's age", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	b, err := Compose(t.Context(), newMemory(r.Reading), Options{})
	if err != nil {
		t.Fatal(err)
	}
	text, _, _ := strings.Cut(print(t, b, Markdown), "## References")
	for _, want := range []string{"One statement by a source who is described but not named: “A nurse”", "One statement for which the text names no source at all"} {
		if !strings.Contains(text, want) {
			t.Errorf("lacks %q in\n%s", want, text)
		}
	}
	for _, never := range []string{"“The evidence”", "“Which”"} {
		if strings.Contains(text, never) {
			t.Errorf("%s is counted among the speakers", never)
		}
	}
}

func TestFirstSentenceEndsWithItsQuotation(t *testing.T) {
	for in, want := range map[string]string{
		`notes "it has a name of its own." 10:30 a.m. ET`: `notes "it has a name of its own."`,
		`fell by 3. 5 per cent`:                           `fell by 3. 5 per cent`,
	} {
		if got, _ := firstSentence(in); got != want {
			t.Errorf("firstSentence(%q) = %q", in, got)
		}
	}
}

// A sentence of which a frame can tell but a part is quoted whole instead.
func TestWholeSentenceForItsRest(t *testing.T) {
	r := newReport(t, "a", "Gazette", "2021-05-04", "The council said the hostages were freed at noon, adding that they had been held since May.")
	r.said("The council", "", "said the", "the hostages were freed at noon", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	r.Attributions[0].Links[0].Cue = []rapporteur.Span{{Start: 12, End: 16}}
	r.Attributions[0].Content[0] = rapporteur.Span{Start: 17, End: 48}
	r.said("The council", "", "adding", "that they had been held since May", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	r.actor("council", r.span("The council"))
	r.Actors[0].Kind = rapporteur.ActorPerson
	r.Attributions[1].Links[0].Actor = "act-council"
	if n := bulleted(t, r, "adding that they had been held since May"); n != 1 {
		t.Errorf("what they had been is told %d times", n)
	}
	if n := bulleted(t, r, "the hostages were freed at noon"); n != 1 {
		t.Errorf("that they were freed is told %d times", n)
	}
}

// A sentence is not quoted whole under its stance for words that a line in a
// frame has.
func TestFramedWordsAreNotQuotedAgain(t *testing.T) {
	r := newReport(t, "a", "Gazette", "2021-05-04", "The mayor told the harbour board that the new toll was a gift to smugglers, in protest.")
	r.said("The mayor", "", "told", "that the new toll was a gift to smugglers", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	r.said("", "", "protest", "the new toll was a gift to smugglers", rapporteur.StanceDenies, rapporteur.FormIndirect)
	if n := bulleted(t, r, "the new toll was a gift to smugglers"); n != 1 {
		t.Errorf("told %d times", n)
	}
}

// A word or two that no frame can tell is no reason to quote the sentence.
func TestLittleRest(t *testing.T) {
	r := newReport(t, "a", "Gazette", "2021-05-04", "Announcing the talks, the mayor said the harbour would stay open.")
	r.said("the mayor", "", "said", "the harbour would stay open", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	a := r.said("the mayor", "", "Announcing", "the talks", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	a.Links[0].Cue = r.spans("Announcing")
	if n := bulleted(t, r, "The mayor said the harbour would stay open"); n != 1 {
		t.Errorf("told %d times", n)
	}
	if n := bulleted(t, r, "Announcing the talks"); n != 0 {
		t.Error("quoted whole for two words")
	}
}
