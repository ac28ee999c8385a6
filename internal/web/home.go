package web

import (
	"context"
	"fmt"
	"net/http"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

// recentDocuments is how many documents the first page names.
const recentDocuments = 8

type homeView struct {
	Empty      bool
	Documents  string
	Older      int // documents of which a newer version is kept
	Figures    string
	Quotations string
	TextSize   string
	Recent     []documentView
	Undated    bool // Recent holds documents without a date, since none has one
}

// home shows the record: what it holds and where to go.
func (h *handler) home(r *http.Request) (*answer, error) {
	counts, err := h.store.Counts(r.Context())
	if err != nil {
		return nil, fmt.Errorf("counting the record: %w", err)
	}
	v := homeView{
		Empty:      counts.Documents == 0,
		Documents:  formatNumber(float64(counts.Current)),
		Older:      counts.Documents - counts.Current,
		Figures:    formatNumber(float64(counts.Entries[rapporteur.KindFigure])),
		Quotations: formatNumber(float64(counts.Entries[rapporteur.KindAttribution])),
		TextSize:   formatSize(counts.TextBytes),
	}
	recent, err := h.recent(r.Context(), counts.Current)
	if err != nil {
		return nil, fmt.Errorf("listing documents: %w", err)
	}
	for _, d := range recent {
		v.Recent = append(v.Recent, viewDocument(d))
	}
	v.Undated = len(recent) > 0 && !newest(recent[0]).Known()
	return &answer{template: "home", title: "The record", section: "record", view: v}, nil
}

// recent gives the last dated documents, the newest first; undated ones when
// no document has a date. A store lists documents by day with the undated
// last, so it looks at the end of the list first and at more of it only when
// too many there have no date.
func (h *handler) recent(ctx context.Context, current int) ([]*rapporteur.Document, error) {
	for window := 8 * recentDocuments; ; window *= 8 {
		offset := max(0, current-window)
		var dated, undated []*rapporteur.Document
		for d, err := range h.store.Documents(ctx, store.DocumentFilter{Offset: offset}) {
			switch {
			case err != nil:
				return nil, err
			case newest(d).Known():
				dated = append(dated, d)
			case len(undated) < recentDocuments:
				undated = append(undated, d)
			}
		}
		if offset > 0 && len(dated) < recentDocuments {
			continue
		}
		if len(dated) == 0 {
			return undated, nil
		}
		out := make([]*rapporteur.Document, 0, recentDocuments)
		for i := len(dated) - 1; i >= 0 && len(out) < recentDocuments; i-- {
			out = append(out, dated[i])
		}
		return out, nil
	}
}

// newest is the day by which a document is listed.
func newest(d *rapporteur.Document) rapporteur.Day {
	if d.Published.Value != "" {
		return d.Published.Value
	}
	return d.Published.Earliest
}
