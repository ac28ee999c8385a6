package web

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// securityHeaders stand on every answer. The pages need their own style sheet,
// icon and forms and nothing else.
var securityHeaders = [][2]string{
	{"Content-Security-Policy", "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
	{"X-Content-Type-Options", "nosniff"},
	{"Referrer-Policy", "no-referrer"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"X-Frame-Options", "DENY"},
}

// guard sets the security headers, lets only reading through, logs what was
// asked and turns a panic into the page that says so.
func (h *handler) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, s := range securityHeaders {
			w.Header().Set(s[0], s[1])
		}
		seen := &observed{ResponseWriter: w, status: http.StatusOK}
		began := time.Now()
		defer func() {
			if p := recover(); p != nil {
				if err, ok := p.(error); ok && errors.Is(err, http.ErrAbortHandler) {
					panic(p)
				}
				h.options.Logger.Error("page panicked", "path", r.URL.Path, "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
				if !seen.began {
					h.write(seen, r, h.fault(r, fmt.Errorf("panic: %v", p)))
				}
			}
			h.options.Logger.Info("request", "method", r.Method, "path", r.URL.Path, "status", seen.status, "took", time.Since(began).Round(time.Microsecond))
		}()
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			h.write(seen, r, &answer{status: http.StatusMethodNotAllowed, template: "fault", title: "Only reading",
				view: "These pages show the record and never change it, so they answer GET and HEAD only."})
			return
		}
		if !h.knows(r) {
			h.write(seen, r, &answer{status: http.StatusMisdirectedRequest, template: "fault", title: "Another name",
				view: "These pages are for this machine only and answer to localhost. They were asked for by another name."})
			return
		}
		next.ServeHTTP(seen, r)
	})
}

// knows reports whether the request names a host that a loopback address may
// be asked for by. A page elsewhere whose own name was made to lead here would
// otherwise read the record through the reader's browser. On other addresses
// the record was opened to the network by choice, and any name will do.
func (h *handler) knows(r *http.Request) bool {
	local, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	if !ok || !local.IP.IsLoopback() {
		return true
	}
	name := r.Host
	if host, _, err := net.SplitHostPort(name); err == nil {
		name = host
	}
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	if name == "localhost" || strings.HasSuffix(name, ".localhost") || net.ParseIP(strings.Trim(name, "[]")) != nil {
		return true
	}
	return slices.ContainsFunc(h.options.Hosts, func(s string) bool { return strings.EqualFold(s, name) })
}

// observed remembers what was answered.
type observed struct {
	http.ResponseWriter
	status int
	began  bool
}

func (o *observed) WriteHeader(status int) {
	if !o.began {
		o.status, o.began = status, true
	}
	o.ResponseWriter.WriteHeader(status)
}

func (o *observed) Write(b []byte) (int, error) {
	o.began = true
	return o.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController find the writer.
func (o *observed) Unwrap() http.ResponseWriter { return o.ResponseWriter }
