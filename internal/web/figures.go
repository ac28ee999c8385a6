package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/figure"
	"github.com/rapporteur/rapporteur/internal/store"
)

type figuresView struct {
	Indicator, Name string // as asked for
	Filtered        bool
	Definition      string // of the indicator asked for
	Indicators      []choice
	Figures         []entryView
	Pager           pager
}

// choice is an option of a select.
type choice struct {
	Value, Name string
	Chosen      bool
}

// figures lists figures side by side, each with its scope and its chain.
func (h *handler) figures(r *http.Request) (*answer, error) {
	q := r.URL.Query()
	v := figuresView{Indicator: strings.TrimSpace(q.Get("indicator")), Name: strings.TrimSpace(q.Get("name"))}
	v.Filtered = v.Indicator != "" || v.Name != ""
	page, err := pageNumber(q)
	if err != nil {
		return nil, err
	}
	found, more, err := h.entriesOf(r.Context(), store.EntryFilter{Kind: rapporteur.KindFigure, Indicator: v.Indicator, Name: v.Name}, page)
	if err != nil {
		return nil, err
	}
	v.Figures, v.Pager = found, newPager(r, page, len(found), more)
	known := v.Indicator == ""
	for _, i := range figure.Indicators() {
		v.Indicators = append(v.Indicators, choice{i.Name, spaced(i.Name), i.Name == v.Indicator})
		if i.Name == v.Indicator {
			known, v.Definition = true, i.Definition
		}
	}
	if !known {
		v.Indicators = append(v.Indicators, choice{v.Indicator, spaced(v.Indicator), true})
	}
	slices.SortFunc(v.Indicators, func(a, b choice) int { return cmp.Compare(a.Name, b.Name) })
	return &answer{template: "figures", title: "Figures", section: "figures", view: v}, nil
}
