// Package web shows a record in a browser: the texts with their evidence
// marked, who, where and when they speak of, every entry with its chain and
// its receipt, figures and quotations side by side, what each speaker is
// reported to have said, the brief and the search.
//
// It promises that every page works without scripts, that nothing is loaded
// from anywhere else, and that text of a record is always shown as text,
// whatever is written in it. It never changes the record: it answers GET and
// HEAD and nothing else.
package web

import (
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"

	outline "github.com/rapporteur/rapporteur/data/map"
	"github.com/rapporteur/rapporteur/internal/store"
	"github.com/rapporteur/rapporteur/internal/web/locator"
)

// Options says how the pages present themselves.
type Options struct {
	Title   string       // the record's name, shown beside the program's; may be empty
	Version string       // the program's version; may be empty
	Logger  *slog.Logger // nil: nothing is logged
	Hosts   []string     // names, besides localhost, by which pages on a loopback address may be asked for
}

// New makes the handler that shows the record s. It fails when a template
// does not parse, which is a fault of the program. Timeouts are the caller's.
func New(s store.Store, o Options) (http.Handler, error) {
	if s == nil {
		return nil, errors.New("web: no record to show; open one first")
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	files, err := newStatic()
	if err != nil {
		return nil, err
	}
	pages, err := newPages()
	if err != nil {
		return nil, err
	}
	atlas, err := locator.New(outline.Data)
	if err != nil {
		return nil, fmt.Errorf("web: map: %w", err)
	}
	countries, err := newCountries()
	if err != nil {
		return nil, err
	}
	h := &handler{store: s, options: o, static: files, pages: pages, atlas: atlas, countries: countries}

	mux := http.NewServeMux()
	mux.Handle("GET /{$}", h.page(h.home))
	mux.Handle("GET /documents", h.page(h.documents))
	mux.Handle("GET /documents/{id}", h.page(h.document))
	mux.Handle("GET /entries/{id}", h.page(h.entry))
	mux.Handle("GET /figures", h.page(h.figures))
	mux.Handle("GET /quotations", h.page(h.quotations))
	mux.Handle("GET /actors", h.page(h.actors))
	mux.Handle("GET /actors/{id}", h.page(h.speaker))
	mux.Handle("GET /brief", h.page(h.brief))
	mux.Handle("GET /search", h.page(h.search))
	mux.Handle("GET /healthz", http.HandlerFunc(h.health))
	mux.Handle("GET /static/{name}", h.page(h.file))
	mux.Handle("GET /", h.page(func(*http.Request) (*answer, error) { return nil, store.ErrNotFound }))
	return h.guard(mux), nil
}

// handler holds what all pages share. It is immutable once made.
type handler struct {
	store     store.Store
	options   Options
	static    *static
	pages     map[string]*template.Template
	atlas     *locator.Atlas
	countries map[string]string // English names by ISO 3166-1 alpha-3
}

// health says that the record can be read.
func (h *handler) health(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if _, err := h.store.Counts(r.Context()); err != nil {
		h.options.Logger.Error("the record cannot be read", "error", err)
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = w.Write([]byte("the record cannot be read\n"))
		return
	}
	_, _ = w.Write([]byte("ok\n"))
}
