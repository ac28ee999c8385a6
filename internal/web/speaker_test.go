package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
)

// clinic is a record of two documents in which one speaker denies, then
// concedes, and another speaks of her.
func clinic(t testing.TB) *memory {
	t.Helper()
	duarte := rapporteur.Actor{ID: "act-duarte", Name: "Ana Duarte", Kind: rapporteur.ActorPerson, Role: "doctor", Country: "PRT"}
	board := rapporteur.Actor{ID: "act-board", Name: "Harbour Board", Kind: rapporteur.ActorOrganisation}
	tie := func(s *script, ids ...string) {
		for i, id := range ids {
			s.r.Attributions[i].Links[0].Actor = id
		}
	}
	first := newScript(t, rapporteur.Document{Ref: "a", Outlet: "Osko Gazette", Language: "en",
		Text: "Ana Duarte denied that the clinic had turned patients away.\nShe said the ward was <full>.\nDuarte is a liar, the Harbour Board said."})
	first.r.Document.Published = rapporteur.Published{Value: "2031-05-04", Earliest: "2031-05-04", Latest: "2031-05-04"}
	first.said(rapporteur.FormIndirect, rapporteur.StanceDenies, "Ana Duarte", "denied", []string{"that the clinic had turned patients away"}, "Ana Duarte").
		said(rapporteur.FormIndirect, rapporteur.StanceAsserts, "She", "said", []string{"the ward was <full>"}, "Ana Duarte").
		said(rapporteur.FormIndirect, rapporteur.StanceAsserts, "the Harbour Board", "Board said", []string{"Duarte is a liar"}, "Harbour Board").
		actor(duarte, "Ana Duarte", "Duarte is|Duarte").actor(board, "Harbour Board")
	first.r.Actors[0].Mentions[1].Span = first.span("Duarte is")
	first.r.Actors[0].Mentions[1].End -= len(" is")
	tie(first, "act-duarte", "act-duarte", "act-board")
	second := newScript(t, rapporteur.Document{Ref: "b", Outlet: "Valley Herald", Language: "en",
		Text: "Ana Duarte admitted that the clinic had turned patients away."})
	second.r.Document.Published = rapporteur.Published{Value: "2031-05-09", Earliest: "2031-05-09", Latest: "2031-05-09"}
	second.said(rapporteur.FormIndirect, rapporteur.StanceConcedes, "Ana Duarte", "admitted", []string{"that the clinic had turned patients away"}, "Ana Duarte").actor(duarte, "Ana Duarte")
	tie(second, "act-duarte")
	m := &memory{}
	for _, s := range []*script{first, second} {
		if _, err := m.Add(t.Context(), []*rapporteur.Reading{s.r}); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

// body asks for a page and gives what it shows.
func body(t *testing.T, h http.Handler, path string) string {
	t.Helper()
	w := get(t, h, path)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: status %d", path, w.Code)
	}
	return w.Body.String()
}

func TestSpeakers(t *testing.T) {
	h := newHandler(t, clinic(t))
	page := body(t, h, "/actors")
	if !strings.Contains(page, `<a href="/actors/act-duarte">Ana Duarte</a>`) || !strings.Contains(page, "person, doctor, Portugal") {
		t.Errorf("the list of speakers has no Ana Duarte:\n%s", page)
	}
	for path, there := range map[string]bool{"/actors?name=duarte": true, "/actors?name=duart": false, "/actors?kind=organisation": false, "/actors?kind=person&all=1": true} {
		if got := strings.Contains(body(t, h, path), "act-duarte"); got != there {
			t.Errorf("%s lists Ana Duarte: %v", path, got)
		}
	}
	if w := get(t, h, "/actors?kind=robot"); w.Code != http.StatusBadRequest {
		t.Errorf("an unknown kind: status %d", w.Code)
	}
	if w := get(t, h, "/actors/act-nobody"); w.Code != http.StatusNotFound {
		t.Errorf("an unknown actor: status %d", w.Code)
	}
}

func TestSpeakerPage(t *testing.T) {
	h := newHandler(t, clinic(t))
	page := body(t, h, "/actors/act-duarte")
	for _, want := range []string{
		"<h1 dir=\"auto\">Ana Duarte</h1>", "3 statements, 2 documents",
		"</strong>: denied, then conceded", ">Ana Duarte denied that the clinic had turned patients away.</a>", ">Ana Duarte admitted that the clinic had turned patients away.</a>",
		`<b class="stance denies">denies</b>`, `<b class="stance concedes">concedes</b>`,
		"the ward was &lt;full&gt;", "as “She”", ">Osko Gazette</a>", `<time datetime="2031-05-09">`,
		`<a href="/actors/act-board">Harbour Board</a> <span class="aside">1×`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("missing: %s", want)
		}
	}
	if strings.Index(page, "the ward was") > strings.LastIndex(page, "turned patients away") {
		t.Error("the later statement stands first")
	}
	if t.Failed() {
		t.Log(page)
	}
	only := body(t, h, "/actors/act-duarte?stance=concedes")
	if strings.Contains(only, "the ward was") || !strings.Contains(only, `<option value="concedes" selected>`) {
		t.Error("the filter by stance lets others through")
	}
	if none := body(t, h, "/actors/act-duarte?outlet=Valley+Herald&stance=denies"); !strings.Contains(none, "No statement fits.") {
		t.Error("nothing says that nothing fits")
	}
	if other := body(t, h, "/actors/act-board"); strings.Contains(other, "possible reversal") {
		t.Error("a reversal of another speaker is shown")
	}
}
