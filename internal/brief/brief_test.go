package brief

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// flood is a small record of a flood that never was.
func flood(t *testing.T) []*report {
	a := newReport(t, "a", "Osko Gazette", "2019-03-02", `The Relief Council said 12,000 people had left their homes.
Mayor Ivo Lindahl denied that the dam had failed.
Nine people drowned in Lower Osko.
“We heard the water before we saw it,” said Ana Duarte, a nurse.
The council promised to reopen the bridge by Friday.`)
	un := a.said("The Relief Council", "Relief Council", "said 12", "12,000 people had left their homes", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	un.Links[0].Cue = []rapporteur.Span{{Start: 19, End: 23}}
	a.counted("12,000", "people", "displaced", 12000, un)
	a.said("Mayor Ivo Lindahl", "Ivo Lindahl", "denied", "that the dam had failed", rapporteur.StanceDenies, rapporteur.FormIndirect)
	a.counted("Nine", "people", "killed", 9, nil).Place = "Lower Osko"
	a.said("Ana Duarte, a nurse", "Ana Duarte", "", "“We heard the water before we saw it,”", rapporteur.StanceAsserts, rapporteur.FormDirect)
	a.said("The council", "Relief Council", "promised", "to reopen the bridge by Friday", rapporteur.StancePromises, rapporteur.FormIndirect)

	b := newReport(t, "b", "Valley Herald", "2021-03-09", `The prefecture said 12,000 people had fled the valley.
Nine people drowned in Lower Osko.
Engineers <b>and</b> divers said nothing | of *the* [dam_1].`)
	p := b.said("The prefecture", "prefecture", "said 12", "12,000 people had fled the valley", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	p.Links[0].Cue = []rapporteur.Span{{Start: 15, End: 19}}
	b.counted("12,000", "people", "displaced", 12000, p)
	b.counted("Nine", "people", "killed", 9, nil).Place = "Lower Osko"
	b.said("Engineers <b>and</b> divers", "", "said nothing", "of *the* [dam_1]", rapporteur.StanceSilent, rapporteur.FormIndirect)

	c := newReport(t, "c", "", "", "Some say the river is still rising.")
	c.said("Some", "", "say", "the river is still rising", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	return []*report{a, b, c}
}

func TestMarkdownOfASmallRecord(t *testing.T) {
	got := print(t, compose(t, Options{Title: "The flood"}, flood(t)...), Markdown)
	for _, want := range []string{
		"# The flood\n\nThree reports, 2 March 2019 to 9 March 2021; one undated. Outlets: Osko Gazette, Valley Herald.",
		"- The Relief Council said 12,000 people had left their homes (Osko Gazette, 2 March 2019) [",
		"- The prefecture said 12,000 people had fled the valley (Valley Herald, 9 March 2021) [",
		"- Osko Gazette, 2 March 2019; also in Valley Herald, 9 March 2021: “Nine people drowned in Lower Osko.” [3][7]",
		"| 12,000 | people |  |  | Relief Council \\> Osko Gazette | 2019-03-02 | [1] same number, different source and date: [6] |",
		"| 12,000 | people |  |  | prefecture \\> Valley Herald | 2021-03-09 | [6] same number, different source and date: [1] |",
		"- Ana Duarte, a nurse: “We heard the water before we saw it” (Osko Gazette, 2 March 2019) [",
		"- Mayor Ivo Lindahl denied that the dam had failed (Osko Gazette, 2 March 2019) [",
		"- The Relief Council promised to reopen the bridge by Friday (Osko Gazette, 2 March 2019) [",
		`- Engineers \<b\>and\</b\> divers said nothing \| of \*the\* \[dam\_1\] (Valley Herald, 9 March 2021) [`,
		"- One report carries no date that can be known: c.txt [",
		"- c.txt, undated report: “Some say the river is still rising.” [",
		"## References\n\nOsko Gazette, a.txt, 2 March 2019 (date given with the report)\n\n- [1] characters 0–59: “The Relief Council said 12,000 people had left their homes.”\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("missing: %s", want)
		}
	}
	if t.Failed() {
		t.Log(got)
	}
}

// Every sentence and row is cited, every citation has its reference, and each
// reference's passage is what stands at its offsets.
func TestEverythingIsCited(t *testing.T) {
	reports := flood(t)
	texts := map[string]string{}
	for _, r := range reports {
		texts[r.Document.ID] = r.Document.Text
	}
	for _, words := range []int{0, 20, 80} {
		b := compose(t, Options{Words: words}, reports...)
		check := func(what string, cites []Cite) {
			if len(cites) == 0 {
				t.Errorf("words %d: %q is not cited", words, what)
			}
			refs := references(b)
			for _, c := range cites {
				if c.N < 1 || c.N > len(refs) || refs[c.N-1].Span != c.Span || refs[c.N-1].Document.ID != c.Document.ID {
					t.Errorf("words %d: citation [%d] of %q has no such reference", words, c.N, what)
				}
			}
		}
		for _, s := range b.Sections {
			for _, g := range s.Groups {
				for _, x := range g.Sentences {
					check(x.Text, x.Cites)
				}
				for _, x := range g.Rows {
					check(x.String(), x.Cites)
				}
			}
		}
		for i, r := range references(b) {
			runes := []rune(texts[r.Document.ID])
			if r.N != i+1 {
				t.Errorf("reference %d is numbered %d", i+1, r.N)
			}
			if got := fold(string(runes[r.Start:r.End])); !r.Whole && short(got) != r.Quote {
				t.Errorf("reference %d: offsets give %q, not %q", r.N, got, r.Quote)
			}
		}
	}
}

// A sentence may hold only words of its passages, names of its chain as the
// chain or the document has them, the
// document's label and date, and the fixed words of this package.
func TestNothingUnsupported(t *testing.T) {
	reports := flood(t)
	checkSupport(t, compose(t, Options{}, reports...), readingsOf(reports))
}

func references(b *Brief) (out []Reference) {
	for _, s := range b.Sources {
		out = append(out, s.References...)
	}
	return out
}

func readingsOf(reports []*report) []*rapporteur.Reading {
	var out []*rapporteur.Reading
	for _, r := range reports {
		out = append(out, r.Reading)
	}
	return out
}

var fixedWords = set(`according to the via that said […] and of by a an no one two three four five six seven eight nine ten figures figure statements statement report reports
	without place period given only in vague word source who is described but not named for which text names at all whom could be resolved
	pronoun speaker carries carry date can known are language languages were read others`)

func checkSupport(t *testing.T, b *Brief, readings []*rapporteur.Reading) {
	t.Helper()
	byID := map[string]*rapporteur.Reading{}
	for _, r := range readings {
		byID[r.Document.ID] = r
	}
	word := regexp.MustCompile(`[\p{L}\p{N}]+`)
	for _, s := range b.Sections {
		for _, g := range s.Groups {
			for _, x := range g.Sentences {
				allowed := maps.Clone(fixedWords)
				allow := func(v string) {
					for _, w := range word.FindAllString(strings.ToLower(v), -1) {
						allowed[w] = true
					}
				}
				for _, c := range x.Cites {
					r := byID[c.Document.ID]
					allow(c.Span.In(r.Document.Text))
					allow(label(r.Document))
					for _, a := range r.Attributions {
						if a.ID == c.Entry {
							for _, l := range a.Links {
								allow(l.Name)
								for _, act := range r.Actors {
									for _, m := range act.Mentions {
										if act.ID == l.Actor && m.Form == rapporteur.MentionName {
											allow(m.In(r.Document.Text)) // as the document names the speaker
										}
									}
								}
							}
						}
					}
					for _, f := range r.Figures {
						if f.ID == c.Entry {
							allow(f.Counts)
						}
					}
				}
				for _, w := range word.FindAllString(strings.ToLower(x.Text), -1) {
					if !allowed[w] && s.ID != "unknown" || !allowed[w] && !regexp.MustCompile(`^\d+$`).MatchString(w) {
						t.Errorf("section %s: %q is not in the sources of %q", s.ID, w, x.Text)
					}
				}
			}
		}
	}
}

func TestSameInputSameBytes(t *testing.T) {
	for _, format := range []string{Markdown, HTML, JSON} {
		for _, o := range []Options{{}, {Words: 40}, {Limit: 1}} {
			want := print(t, compose(t, o, flood(t)...), format)
			reports := flood(t)
			slices.Reverse(reports)
			if got := print(t, compose(t, o, reports...), format); got != want {
				t.Errorf("%s %+v: another order of arrival gives another brief", format, o)
			}
		}
	}
}

func TestLimitSaysWhatIsLeftOut(t *testing.T) {
	var lines []string
	for i := range 30 {
		lines = append(lines, fmt.Sprintf("Observer%d said that gate%d was shut.", i, i))
	}
	r := newReport(t, "a", "Gazette", "2021-05-04", strings.Join(lines, "\n"))
	for i := range 30 {
		a := r.said(fmt.Sprintf("Observer%d said", i), fmt.Sprintf("Observer%d", i), "", fmt.Sprintf("that gate%d was shut", i), rapporteur.StanceAsserts, rapporteur.FormIndirect)
		src := a.Links[0].Source[0]
		a.Links[0].Source[0].End -= len(" said")
		a.Links[0].Cue = []rapporteur.Span{{Start: src.End - 4, End: src.End}}
	}
	b := compose(t, Options{Limit: 7}, r)
	s := section(t, b, "claims")
	if n := len(s.Groups[0].Sentences); n != 7 || s.Left != 23 {
		t.Errorf("%d sentences shown, %d left out; want 7 and 23", n, s.Left)
	}
	if got := print(t, b, Markdown); !strings.Contains(got, "And 23 more: `rapporteur list attributions`") {
		t.Error("the brief does not say what it leaves out")
	}
}

func TestWordsAreAtMost(t *testing.T) {
	for _, words := range []int{9, 10, 15, 40, 500} {
		var out struct {
			Sentences []struct {
				Text     string
				Evidence []struct {
					Ref        string
					Start, End int
				}
			}
		}
		reports := flood(t)
		if err := json.Unmarshal([]byte(print(t, compose(t, Options{Words: words}, reports...), JSON)), &out); err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, s := range out.Sentences {
			n += len(strings.Fields(s.Text))
			for _, e := range s.Evidence {
				r := reports[strings.Index("abc", e.Ref[:1])]
				o := text.NewOffsets(r.Document.Text)
				if got := fold(r.Document.Text[o.Byte(e.Start):o.Byte(e.End)]); got != s.Text {
					t.Errorf("%d words: evidence gives %q for %q", words, got, s.Text)
				}
			}
			if len(s.Evidence) == 0 {
				t.Errorf("%d words: %q has no evidence", words, s.Text)
			}
		}
		if n > words || n == 0 && words >= 10 {
			t.Errorf("asked for %d words at most, got %d", words, n)
		}
	}
}

func TestDigestLeavesWordsWithTheirSpeaker(t *testing.T) {
	r := newReport(t, "a", "Gazette", "2021-05-04", "The dam is perfectly safe and nobody needs to leave the valley today.\nThe mayor wrote this on Tuesday in a short letter to the council.")
	r.said("The mayor", "", "wrote", "The dam is perfectly safe and nobody needs to leave the valley today.", rapporteur.StanceAsserts, rapporteur.FormDirect)
	if got := print(t, compose(t, Options{Words: 40}, r), Markdown); strings.Contains(got, "perfectly safe") {
		t.Errorf("somebody's words stand as the report's own:\n%s", got)
	}
}

func TestFurnitureIsNeverPrinted(t *testing.T) {
	r := newReport(t, "a", "Gazette", "2021-05-04", "Subscribe: 5,000 people did, the editor said.\nThe dam held.")
	a := r.said("the editor", "editor", "said", "5,000 people did", rapporteur.StanceAsserts, rapporteur.FormIndirect)
	r.counted("5,000", "people", "affected", 5000, a)
	r.Document.Furniture = []rapporteur.Furniture{{Span: r.Sentences[0], Why: rapporteur.FurnitureWidget}}
	if got := print(t, compose(t, Options{}, r), Markdown); strings.Contains(got, "Subscribe") || strings.Contains(got, "5,000") {
		t.Errorf("furniture is printed:\n%s", got)
	}
}

func TestAnaphorBringsItsSentence(t *testing.T) {
	r := newReport(t, "a", "Gazette", "2021-05-04", "The army said it had opened a road. The mayor, Ivo Lindahl, denied that.")
	r.Sentences = r.spans("The army said it had opened a road. | The mayor, Ivo Lindahl, denied that.")
	r.said("The mayor, Ivo Lindahl,", "Ivo Lindahl", "denied", "that.", rapporteur.StanceDenies, rapporteur.FormIndirect)
	got := print(t, compose(t, Options{}, r), Markdown)
	if want := "- Gazette, 4 May 2021: “The army said it had opened a road. The mayor, Ivo Lindahl, denied that.” [1]"; !strings.Contains(got, want) {
		t.Errorf("missing %s in\n%s", want, got)
	}
}

func TestPlannedIsNotClaimed(t *testing.T) {
	r := newReport(t, "a", "Gazette", "2021-05-04", "Some 4,000 people could lose their homes.\nThe town plans 200 tents.")
	r.counted("4,000", "people", "displaced_expected", 4000, nil).Stance = rapporteur.FigureConditional
	r.counted("200", "tents", "equipment_deployed", 200, nil).Status = rapporteur.StatusPlanned
	b := compose(t, Options{}, r)
	if s := section(t, b, "ahead"); len(s.Groups) != 1 || len(s.Groups[0].Sentences) != 2 {
		t.Errorf("ahead: %+v", s.Groups)
	}
	for _, s := range b.Sections {
		if s.ID == "claims" {
			t.Errorf("conditional or planned figures stand among the claims: %+v", s)
		}
	}
}

func TestScope(t *testing.T) {
	reports := flood(t)
	for _, c := range []struct {
		o    Options
		want int
	}{{Options{}, 3}, {Options{Outlet: "valley herald"}, 1}, {Options{Document: "a.txt"}, 1}, {Options{From: "2020-01-01"}, 1}, {Options{Outlet: "none"}, 0}} {
		b := compose(t, c.o, reports...)
		if b.Scope.Documents != c.want {
			t.Errorf("%+v: %d documents, want %d", c.o, b.Scope.Documents, c.want)
		}
		for _, r := range references(b) {
			if c.o.Outlet != "" && !strings.EqualFold(r.Document.Outlet, c.o.Outlet) {
				t.Errorf("%+v cites %s", c.o, r.Document.Ref)
			}
		}
		print(t, b, Markdown)
		print(t, b, HTML)
	}
	if _, err := Compose(t.Context(), newMemory(), Options{Document: "nowhere.txt"}); err == nil || !strings.Contains(err.Error(), "nowhere.txt") {
		t.Errorf("error %v does not name the document", err)
	}
	if err := new(Brief).Write(nil, "docx"); err == nil {
		t.Error("an unknown format is taken")
	}
}

// The page is well formed, escaped, without scripts, and all its links inside
// lead somewhere.
func TestHTML(t *testing.T) {
	b := compose(t, Options{Title: "Flood <script>", Link: func(d *rapporteur.Document, s rapporteur.Span) string {
		return fmt.Sprintf("/documents/%s?from=%d&to=%d#span", d.ID, s.Start, s.End)
	}}, flood(t)...)
	page := print(t, b, HTML)
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	var links []string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "script" || n.Data == "b" {
			t.Errorf("there is a <%s>", n.Data)
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "id":
				if ids[a.Val] {
					t.Errorf("id %s stands twice", a.Val)
				}
				ids[a.Val] = true
			case "href":
				links = append(links, a.Val)
			}
		}
	}
	outside := 0
	for _, l := range links {
		if id, ok := strings.CutPrefix(l, "#"); ok && !ids[id] {
			t.Errorf("%s leads nowhere", l)
		} else if !ok {
			outside++
		}
	}
	if outside != len(references(b)) {
		t.Errorf("%d links to documents, want one a reference (%d)", outside, len(references(b)))
	}
	fragment, err := b.Fragment()
	if err != nil {
		t.Fatal(err)
	}
	if s := string(fragment); strings.Contains(s, "<h1") || strings.Contains(s, "<style") || !strings.Contains(s, "<h2") {
		t.Error("the fragment must have no h1 and no style, and headings from h2 down")
	}
}
