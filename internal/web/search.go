package web

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// searchLimit is how many documents a search names.
const searchLimit = 50

type searchView struct {
	Query string
	Hits  []hitView
	Cut   bool // there are more
}

type hitView struct {
	documentView
	Place  string // address of the first match, marked
	Before bool   // the text goes on before the snippet
	After  bool
	Runs   []run
}

// search finds words in the kept texts.
func (h *handler) search(r *http.Request) (*answer, error) {
	v := searchView{Query: strings.TrimSpace(r.URL.Query().Get("q"))}
	a := &answer{template: "search", title: "Search", section: "search", query: v.Query}
	if v.Query != "" {
		a.title = "Search: " + v.Query
		hits, err := h.store.Search(r.Context(), v.Query, searchLimit+1)
		if err != nil {
			return nil, fmt.Errorf("searching: %w", err)
		}
		if v.Cut = len(hits) > searchLimit; v.Cut {
			hits = hits[:searchLimit]
		}
		docs := newShelf(h.store)
		for _, hit := range hits {
			k, err := docs.document(r.Context(), hit.Document.ID)
			if err != nil {
				return nil, fmt.Errorf("searching: %w", err)
			}
			one := hitView{documentView: viewDocument(k.Document), Place: documentAddress(k.ID)}
			if hit.Span.Valid(k.Text) {
				marks := make([]mark, len(hit.Matches))
				for i, m := range hit.Matches {
					marks[i] = mark{Span: m, layer: layerFocus}
				}
				one.Place = k.address(hit.Span)
				if len(hit.Matches) > 0 {
					one.Place = k.address(hit.Matches[0])
				}
				one.Before, one.After = hit.Span.Start > 0, hit.Span.End < len(k.Text)
				one.Runs = snippet(k.Text, hit.Span, marks)
			}
			v.Hits = append(v.Hits, one)
		}
	}
	a.view = v
	return a, nil
}

// snippet gives a stretch of text with its marks.
func snippet(text string, within rapporteur.Span, marks []mark) []run {
	var out []run
	for _, s := range segments(text, []int{within.Start, within.End}, marks) {
		if within.Contains(s.Span) {
			out = append(out, run{Text: s.In(text), Mark: s.layers&evidence != 0, Class: strings.Join(s.layers.names(), " ")})
		}
	}
	return out
}
