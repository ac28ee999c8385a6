package web

import (
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
)

// What leads to somebody's words is shown with what stands between, and a
// number stands beside what it counts as English has it.
func TestWordsBetweenAreShown(t *testing.T) {
	s := newScript(t, rapporteur.Document{Ref: "a", Outlet: "Osko Gazette", Language: "en",
		Text: "The council denied claims by Marland about the raid.\nThe mayor said dozens of people fled."})
	s.said(rapporteur.FormIndirect, rapporteur.StanceDenies, "The council", "denied", []string{"about the raid"}, "Harbour Council").
		figure("dozens", rapporteur.Figure{Indicator: "displaced", Counts: "people", Unit: "persons"})
	m := &memory{}
	if _, err := m.Add(t.Context(), []*rapporteur.Reading{s.r}); err != nil {
		t.Fatal(err)
	}
	h := newHandler(t, m)
	if page := body(t, h, "/quotations"); !strings.Contains(page, `<span class="lead">denied claims by Marland</span>`) {
		t.Error("the quotation does not say what was denied")
	}
	if page := body(t, h, "/documents/"+s.r.Document.ID); !strings.Contains(page, ">dozens of people</a>") {
		t.Error("the figure beside the text is not English")
	}
}
