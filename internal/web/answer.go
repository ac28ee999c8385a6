package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/rapporteur/rapporteur/internal/store"
)

// answer is what a page's handler gives back: a view for a template, or the
// body itself, or another address to go to.
type answer struct {
	status   int    // 0: 200
	template string // the page's template, without ".html"
	title    string // of the page, without the site's name
	section  string // the part of the site it belongs to, as in the navigation
	query    string // what stands in the search box
	view     any

	body        []byte // instead of a template
	contentType string // of body
	cache       string // Cache-Control; empty: ask again each time, by ETag

	redirect string // instead of either
}

// badRequest is a fault of who asks; its text is shown to them.
type badRequest string

func (b badRequest) Error() string { return string(b) }

// frame is what the layout template sees.
type frame struct {
	Site, Version string
	Title         string
	Section       string
	Query         string
	Style, Icon   string // addresses of the static files
	View          any
}

//go:embed templates/*.html
var templateFiles embed.FS

// newPages parses every page of templates together with the layout.
func newPages() (map[string]*template.Template, error) {
	base, err := template.New("layout.html").ParseFS(templateFiles, "templates/layout.html", "templates/parts.html", "templates/about.html")
	if err != nil {
		return nil, fmt.Errorf("web: templates: %w", err)
	}
	names, err := fs.Glob(templateFiles, "templates/*.html")
	if err != nil {
		return nil, fmt.Errorf("web: templates: %w", err)
	}
	pages := map[string]*template.Template{}
	for _, n := range names {
		page, err := base.Clone()
		if err == nil {
			page, err = page.ParseFS(templateFiles, n)
		}
		if err != nil {
			return nil, fmt.Errorf("web: template %s: %w", n, err)
		}
		pages[strings.TrimSuffix(path.Base(n), ".html")] = page
	}
	return pages, nil
}

// page turns a page's handler into an http.Handler: it renders the answer, or
// the page that says what went wrong.
func (h *handler) page(f func(*http.Request) (*answer, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		a, err := f(r)
		if err != nil {
			if r.Context().Err() != nil && errors.Is(err, context.Canceled) {
				return // nobody is there to be answered
			}
			a = h.fault(r, err)
		}
		h.write(w, r, a)
	})
}

// fault is the page that says what went wrong. Only faults of who asks are
// told in detail; ours go to the log.
func (h *handler) fault(r *http.Request, err error) *answer {
	var bad badRequest
	switch {
	case errors.Is(err, store.ErrNotFound):
		return &answer{status: http.StatusNotFound, template: "fault", title: "Not in the record",
			view: "There is nothing at this address. The record may be another than the one the link was made for, or the link was cut short."}
	case errors.As(err, &bad):
		return &answer{status: http.StatusBadRequest, template: "fault", title: "That cannot be asked", view: bad.Error()}
	default:
		h.options.Logger.Error("page failed", "path", r.URL.Path, "error", err)
		return &answer{status: http.StatusInternalServerError, template: "fault", title: "The record could not be read",
			view: "Something went wrong while this page was made. Nothing in the record was changed; what happened stands in the log of rapporteur serve."}
	}
}

// write renders the answer whole before it sends the first byte, so that a
// page is never cut off in its middle.
func (h *handler) write(w http.ResponseWriter, r *http.Request, a *answer) {
	if a.redirect != "" {
		http.Redirect(w, r, a.redirect, http.StatusSeeOther)
		return
	}
	if a.template != "" {
		body, err := h.render(a)
		if err != nil && a.template != "fault" {
			a = h.fault(r, err)
			body, err = h.render(a)
		}
		if err != nil {
			h.options.Logger.Error("page failed", "path", r.URL.Path, "error", err)
			http.Error(w, "the page could not be made", http.StatusInternalServerError)
			return
		}
		a.body, a.contentType = body, "text/html; charset=utf-8"
	}
	head := w.Header()
	head.Set("Content-Type", a.contentType)
	switch {
	case a.status >= http.StatusBadRequest:
		head.Set("Cache-Control", "no-store")
	default:
		sum := sha256.Sum256(a.body)
		tag := `"` + hex.EncodeToString(sum[:12]) + `"`
		head.Set("ETag", tag)
		head.Set("Cache-Control", "no-cache")
		if a.cache != "" {
			head.Set("Cache-Control", a.cache)
		}
		if matchesTag(r.Header.Get("If-None-Match"), tag) {
			head.Del("Content-Type")
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	head.Set("Content-Length", fmt.Sprint(len(a.body)))
	if a.status != 0 {
		w.WriteHeader(a.status)
	}
	if r.Method != http.MethodHead {
		_, _ = w.Write(a.body) // a failed write means that the reader has gone
	}
}

// render executes the answer's template in the layout.
func (h *handler) render(a *answer) ([]byte, error) {
	page, ok := h.pages[a.template]
	if !ok {
		return nil, fmt.Errorf("no template %q", a.template)
	}
	var b bytes.Buffer
	err := page.ExecuteTemplate(&b, "layout.html", frame{
		Site: h.options.Title, Version: h.options.Version, Title: a.title, Section: a.section, Query: a.query,
		Style: h.static.address("style.css"), Icon: h.static.address("icon.svg"),
		View: a.view,
	})
	if err != nil {
		return nil, fmt.Errorf("template %s: %w", a.template, err)
	}
	return b.Bytes(), nil
}

// matchesTag reports whether an If-None-Match header names the tag.
func matchesTag(header, tag string) bool {
	for t := range strings.SplitSeq(header, ",") {
		if t = strings.TrimPrefix(strings.TrimSpace(t), "W/"); t == tag || t == "*" {
			return true
		}
	}
	return false
}
