package web

import (
	"cmp"
	"fmt"
	"html/template"
	"net/http"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/brief"
)

type briefView struct {
	Title            string
	Outlet, From, To string // as asked for
	Document         *documentView
	Filtered         bool
	Empty            bool
	Body             template.HTML // made by html/template in package brief, so it is escaped
}

// brief shows what is claimed and by whom, every sentence cited.
func (h *handler) brief(r *http.Request) (*answer, error) {
	ctx, q := r.Context(), r.URL.Query()
	from, err := parseDay("from", q.Get("from"))
	if err != nil {
		return nil, err
	}
	to, err := parseDay("to", q.Get("to"))
	if err != nil {
		return nil, err
	}
	v := briefView{Outlet: strings.TrimSpace(q.Get("outlet")), From: string(from), To: string(to)}
	docs := newShelf(h.store)
	o := brief.Options{Outlet: v.Outlet, From: from, To: to}
	if id := q.Get("document"); id != "" {
		k, err := docs.document(ctx, id)
		if err != nil {
			return nil, err
		}
		d := viewDocument(k.Document)
		v.Document, o.Document = &d, k.ID
	}
	v.Filtered = v.Document != nil || v.Outlet != "" || from != "" || to != ""
	var failed error
	o.Link = func(d *rapporteur.Document, s rapporteur.Span) string {
		k, err := docs.document(ctx, d.ID) // d comes without its text
		if err != nil {
			failed = cmp.Or(failed, err)
			return documentAddress(d.ID)
		}
		return k.address(s)
	}
	b, err := brief.Compose(ctx, h.store, o)
	if err = cmp.Or(err, failed); err != nil {
		return nil, fmt.Errorf("brief: %w", err)
	}
	if v.Body, err = b.Fragment(); err != nil {
		return nil, fmt.Errorf("brief: %w", err)
	}
	v.Title, v.Empty = b.Title, b.Scope.Documents == 0
	return &answer{template: "brief", title: "Brief", section: "brief", view: v}, nil
}
