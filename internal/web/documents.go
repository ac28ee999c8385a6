package web

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/rapporteur/rapporteur/internal/store"
)

type documentsView struct {
	Outlet, From, To string // as asked for
	Filtered         bool
	AllVersions      bool
	Documents        []documentView
	Pager            pager
}

// documents lists the documents of the record by day.
func (h *handler) documents(r *http.Request) (*answer, error) {
	q := r.URL.Query()
	v := documentsView{Outlet: strings.TrimSpace(q.Get("outlet")), AllVersions: q.Get("versions") == "all"}
	from, err := parseDay("from", q.Get("from"))
	if err != nil {
		return nil, err
	}
	to, err := parseDay("to", q.Get("to"))
	if err != nil {
		return nil, err
	}
	page, err := pageNumber(q)
	if err != nil {
		return nil, err
	}
	v.From, v.To = string(from), string(to)
	v.Filtered = v.Outlet != "" || from != "" || to != ""
	found, more, err := take(h.store.Documents(r.Context(), store.DocumentFilter{
		AllVersions: v.AllVersions, Outlet: v.Outlet, From: from, To: to,
		Limit: pageSize + 1, Offset: (page - 1) * pageSize,
	}), pageSize)
	if err != nil {
		return nil, fmt.Errorf("listing documents: %w", err)
	}
	for _, d := range found {
		row := viewDocument(d)
		receipts, err := h.store.Receipts(r.Context(), d.ID) // one for every entry, and cheaper than the entries
		if err != nil {
			return nil, fmt.Errorf("counting the entries of %s: %w", d.ID, err)
		}
		row.Entries = len(receipts)
		v.Documents = append(v.Documents, row)
	}
	v.Pager = newPager(r, page, len(found), more)
	return &answer{template: "documents", title: "Documents", section: "documents", view: v}, nil
}
