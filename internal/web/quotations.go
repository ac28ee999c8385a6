package web

import (
	"net/http"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

type quotationsView struct {
	Name, Form string // as asked for
	Filtered   bool
	Forms      []choice
	Turns      []turn
	Pager      pager
}

// turn is a run of quotations of one voice in one document.
type turn struct {
	Who, WhoPage string
	Unclear      string
	Document     documentView
	Quotations   []entryView
}

// quotations lists who said what, by speaker as they come in the documents.
func (h *handler) quotations(r *http.Request) (*answer, error) {
	q := r.URL.Query()
	v := quotationsView{Name: strings.TrimSpace(q.Get("name")), Form: q.Get("form")}
	known := v.Form == ""
	for _, f := range []rapporteur.Form{rapporteur.FormDirect, rapporteur.FormIndirect, rapporteur.FormMixed} {
		v.Forms = append(v.Forms, choice{string(f), word(formWords, f), string(f) == v.Form})
		known = known || string(f) == v.Form
	}
	if !known {
		return nil, badRequest("form: it is one of direct, indirect and mixed.")
	}
	v.Filtered = v.Name != "" || v.Form != ""
	page, err := pageNumber(q)
	if err != nil {
		return nil, err
	}
	found, more, err := h.entriesOf(r.Context(), store.EntryFilter{
		Kind: rapporteur.KindAttribution, Name: v.Name, Form: rapporteur.Form(v.Form),
	}, page)
	if err != nil {
		return nil, err
	}
	for _, e := range found {
		if n := len(v.Turns); n > 0 && v.Turns[n-1].Who == e.Who && v.Turns[n-1].Document.ID == e.Document.ID {
			v.Turns[n-1].Quotations = append(v.Turns[n-1].Quotations, e)
			continue
		}
		v.Turns = append(v.Turns, turn{e.Who, e.WhoPage, e.Unclear, e.Document, []entryView{e}})
	}
	v.Pager = newPager(r, page, len(found), more)
	return &answer{template: "quotations", title: "Quotations", section: "quotations", view: v}, nil
}
