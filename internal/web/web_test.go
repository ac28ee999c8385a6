package web

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

var (
	update = flag.Bool("update", false, "write the golden files anew")
	listen = flag.String("serve", "", "show the sample record at this address until interrupted, to look at")
)

func newHandler(t testing.TB, s store.Store) http.Handler {
	t.Helper()
	h, err := New(s, Options{Title: "sample.db", Version: "0.0.0"})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func get(t testing.TB, h http.Handler, address string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil))
	return w
}

// addresses names one address of every page and of every state that has one.
func addresses(t testing.TB, m *memory) map[string]string {
	t.Helper()
	flood, err := m.Document(t.Context(), "flood.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := m.find(flood.ID)
	return map[string]string{
		"home":               "/",
		"documents":          "/documents",
		"documents-narrowed": "/documents?outlet=the+sandbar+post&from=2031-05-01&to=2031-06-01",
		"documents-none":     "/documents?outlet=nobody",
		"document":           documentAddress(flood.ID),
		"document-span":      documentAddress(flood.ID) + "?span=150-162",
		"document-marks":     documentAddress(flood.ID) + "?marks=when,who,where",
		"entry-figure":       entryAddress(r.Figures[0].ID),
		"entry-quotation":    entryAddress(r.Attributions[1].ID),
		"document-json":      documentAddress(flood.ID) + ".json",
		"entry-json":         entryAddress(r.Figures[1].ID) + ".json",
		"figures":            "/figures",
		"quotations":         "/quotations",
		"brief":              "/brief",
		"search":             "/search?q=counted",
		"search-none":        "/search?q=zebra",
		"not-found":          "/documents/doc-0000000000000000",
		"bad-request":        "/documents?from=last+week",
	}
}

// foreign are the parts of pages that other packages, the outlines or the style
// sheet's digest make; the golden files leave them out.
var foreign = regexp.MustCompile(`\bd="[^"]*"|-[0-9a-f]{12}(?:\.css|\.svg)|<p class="lede" dir="auto">.*</p>`)

func TestGolden(t *testing.T) {
	m := sample(t)
	h := newHandler(t, m)
	for name, address := range addresses(t, m) {
		if name == "brief" || strings.HasSuffix(address, ".json") {
			continue // made by package brief and package export, and tested there
		}
		t.Run(name, func(t *testing.T) {
			file := filepath.Join("testdata", name+".golden.html")
			got := foreign.ReplaceAllString(get(t, h, address).Body.String(), "-")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatalf("%v; run the test with -update", err)
			}
			if d := cmp.Diff(string(want), got); d != "" {
				t.Errorf("%s (-want +got):\n%s", address, d)
			}
		})
	}
}

func TestStatus(t *testing.T) {
	m := sample(t)
	h := newHandler(t, m)
	tests := []struct {
		method, address string
		want            int
	}{
		{"GET", "/", 200},
		{"HEAD", "/", 200},
		{"GET", "/healthz", 200},
		{"GET", "/documents/flood.txt?span=1-2", 303},
		{"GET", "/documents/a%2Fb%3F%22%3E%3Cimg%20src=x%20onerror=alert%281%29%3E", 303},
		{"GET", "/nothing", 404},
		{"GET", "/documents/", 404},
		{"GET", "/documents/nothing", 404},
		{"GET", "/entries/fig-000000000000", 404},
		{"GET", "/entries/fig-000000000000.json", 404},
		{"GET", "/documents/doc-0000000000000000.json", 404},
		{"GET", "/static/style.css", 404},
		{"GET", "/static/..%2Fweb.go", 404},
		{"GET", "/documents?page=0", 400},
		{"GET", "/documents?page=99999999999999999999", 400},
		{"GET", "/documents?to=2031-13-01", 400},
		{"GET", "/quotations?form=shouted", 400},
		{"GET", "/figures?page=7", 200},
		{"GET", "/documents/flood.txt?marks=who,why", 303},
		{"GET", documentAddress(m.readings[0].Document.ID) + "?marks=who,why", 400},
		{"GET", documentAddress(m.readings[0].Document.ID) + "?marks=,where,", 200},
		{"GET", "/brief?document=nothing", 404},
		{"GET", "/brief?document=flood.txt&from=2031-01-01", 200},
		{"POST", "/", 405},
		{"DELETE", "/documents/flood.txt", 405},
		{"OPTIONS", "/", 405},
	}
	for _, tt := range tests {
		t.Run(tt.method+" "+tt.address, func(t *testing.T) {
			w := httptest.NewRecorder()
			h.ServeHTTP(w, httptest.NewRequest(tt.method, tt.address, nil))
			if w.Code != tt.want {
				t.Errorf("status %d, want %d", w.Code, tt.want)
			}
			for _, s := range securityHeaders {
				if w.Header().Get(s[0]) != s[1] {
					t.Errorf("%s: %q", s[0], w.Header().Get(s[0]))
				}
			}
			if tt.method == "HEAD" && w.Body.Len() > 0 {
				t.Errorf("HEAD answered with %d bytes", w.Body.Len())
			}
			if w.Code >= 400 && w.Header().Get("Cache-Control") != "no-store" {
				t.Error("a fault may be cached")
			}
		})
	}
}

// TestFaults has the record fail under every page: the reader gets a page in
// the house style that tells nothing of the machine, and the log the reason.
func TestFaults(t *testing.T) {
	m := sample(t)
	h := newHandler(t, m)
	all := addresses(t, m)
	m.fail = errors.New("disk /dev/secret is on fire")
	for name, address := range all {
		if name == "bad-request" {
			continue
		}
		w := get(t, h, address)
		if w.Code != http.StatusInternalServerError || !strings.Contains(w.Body.String(), "</html>") {
			t.Errorf("%s: status %d, body %.100q", address, w.Code, w.Body)
		}
		if strings.Contains(w.Body.String(), "secret") {
			t.Errorf("%s tells what only the log may know", address)
		}
	}
	if w := get(t, h, "/healthz"); w.Code != http.StatusServiceUnavailable {
		t.Errorf("/healthz: status %d", w.Code)
	}
}

type panicking struct{ store.Store }

func (panicking) Counts(context.Context) (store.Counts, error) { panic("boom") }

func TestPanicIsAPage(t *testing.T) {
	w := get(t, newHandler(t, panicking{sample(t)}), "/")
	if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "boom") {
		t.Errorf("status %d, body %s", w.Code, w.Body)
	}
}

// TestHost asks over a real loopback connection, by names that may and may not
// lead there.
func TestHost(t *testing.T) {
	h, err := New(sample(t), Options{Hosts: []string{"record.example"}})
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(h)
	defer srv.Close()
	for host, want := range map[string]int{
		"": 200, "localhost": 200, "LOCALHOST:8080": 200, "rapporteur.localhost": 200, "127.0.0.1:8080": 200, "[::1]:8080": 200, "[::1]": 200,
		"record.example": 200, "Record.Example.:80": 200, "attacker.example": 421, "localhost.attacker.example:8080": 421,
	} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, srv.URL+"/", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = host
		resp, err := srv.Client().Do(r)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
		if resp.StatusCode != want {
			t.Errorf("host %q: status %d, want %d", host, resp.StatusCode, want)
		}
	}
}

func TestCaching(t *testing.T) {
	h := newHandler(t, sample(t))
	first := get(t, h, "/figures")
	tag := first.Header().Get("ETag")
	if tag == "" || first.Header().Get("Cache-Control") != "no-cache" {
		t.Fatalf("ETag %q, Cache-Control %q", tag, first.Header().Get("Cache-Control"))
	}
	r := httptest.NewRequest("GET", "/figures", nil)
	r.Header.Set("If-None-Match", `"other", W/`+tag)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusNotModified || w.Body.Len() > 0 {
		t.Errorf("status %d with %d bytes, want 304 without", w.Code, w.Body.Len())
	}
	files, err := newStatic()
	if err != nil {
		t.Fatal(err)
	}
	css := get(t, h, files.address("style.css"))
	if css.Code != 200 || !strings.Contains(css.Header().Get("Cache-Control"), "immutable") || !strings.HasPrefix(css.Header().Get("Content-Type"), "text/css") {
		t.Errorf("style sheet: %d %v", css.Code, css.Header())
	}
}

// TestEscaping looks for markup of the sample's texts on every page that shows
// any of it.
func TestEscaping(t *testing.T) {
	m := sample(t)
	h := newHandler(t, m)
	pages := []string{"/", "/documents", "/figures", "/quotations", "/brief", "/brief?outlet=%22%3E%3Cscript%3E", "/search?q=Nobody",
		"/search?q=%22%3E%3Cscript%3E", "/figures?indicator=%22%3E%3Cscript%3E", "/documents?outlet=%22%3E%3Cscript%3E"}
	for _, r := range m.readings {
		pages = append(pages, documentAddress(r.Document.ID))
		for _, e := range r.Entries() {
			pages = append(pages, entryAddress(e.EntryHead().ID))
		}
	}
	for _, address := range pages {
		body := strings.ToLower(get(t, h, address).Body.String())
		for _, bad := range []string{"<script", "<img src=x", "<em>any", `href="javascript`, "<b>loud"} {
			if strings.Contains(body, bad) {
				t.Errorf("%s shows %q as markup", address, bad)
			}
		}
	}
}

// TestReceipt tampers with the record in every way that a receipt guards against.
func TestReceipt(t *testing.T) {
	tests := []struct {
		name   string
		tamper func(*memory, *rapporteur.Reading)
		want   string
	}{
		{"untouched", func(*memory, *rapporteur.Reading) {}, "holds"},
		{"text", func(_ *memory, r *rapporteur.Reading) {
			r.Document.Text = strings.Replace(r.Document.Text, "4,200", "9,200", 1)
		}, "broken"},
		{"text and hash", func(_ *memory, r *rapporteur.Reading) {
			r.Document.Text = strings.Replace(r.Document.Text, "4,200", "9,200", 1)
			r.Document.SHA256 = rapporteur.TextHash(r.Document.Text)
		}, "broken"},
		{"span moved", func(_ *memory, r *rapporteur.Reading) { r.Figures[0].Span.End++ }, "broken"},
		{"span outside", func(_ *memory, r *rapporteur.Reading) { r.Figures[0].Span.End = 1 << 20 }, "broken"},
		{"receipt lost", func(m *memory, r *rapporteur.Reading) { delete(m.receipts[r.Document.ID], r.Figures[0].ID) }, "missing"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := sample(t)
			doc, _ := m.Document(t.Context(), "flood.txt")
			r := m.find(doc.ID)
			tt.tamper(m, r)
			h := newHandler(t, m)
			address := entryAddress(r.Figures[0].ID)
			w := get(t, h, address)
			if w.Code != 200 || !strings.Contains(w.Body.String(), `class="receipt `+tt.want+`"`) {
				t.Errorf("status %d, want the receipt to be %q in:\n%s", w.Code, tt.want, w.Body)
			}
			if w := get(t, h, documentAddress(doc.ID)); w.Code != 200 {
				t.Errorf("the document's page: status %d", w.Code)
			}
		})
	}
}

func TestSpanIsShown(t *testing.T) {
	m := sample(t)
	h := newHandler(t, m)
	doc, _ := m.Document(t.Context(), "flood.txt")
	k := keep(doc)
	at := strings.Index(doc.Text, "people left the valley")
	s := rapporteur.Span{Start: at, End: at + len("people left the valley")}
	address, _, _ := strings.Cut(k.address(s), "#")
	body := get(t, h, address).Body.String()
	if !strings.Contains(body, `<span id="hl">`) || !strings.Contains(body, "focus") {
		t.Errorf("%s marks nothing", address)
	}
	for _, bad := range []string{"5-5", "9-3", "0-99999", "-1-4", "x", "1-2-3"} {
		if body := get(t, h, documentAddress(doc.ID)+"?span="+bad).Body.String(); strings.Contains(body, `id="hl"`) || !strings.Contains(body, `role="alert"`) {
			t.Errorf("span %s: no word that it is not in the text", bad)
		}
	}
}

// TestBrief follows the references of the brief to the characters they name.
func TestBrief(t *testing.T) {
	m := sample(t)
	h := newHandler(t, m)
	links := regexp.MustCompile(`href="(/documents/[^"]*\?span=[0-9-]+)#hl"`).FindAllStringSubmatch(get(t, h, "/brief").Body.String(), -1)
	if len(links) < 5 {
		t.Errorf("only %d references lead into a text", len(links))
	}
	for _, l := range links {
		if body := get(t, h, l[1]).Body.String(); !strings.Contains(body, `id="hl"`) {
			t.Errorf("%s marks nothing", l[1])
		}
	}
	if body := get(t, h, "/brief?document=notice").Body.String(); strings.Contains(body, "4,200") || !strings.Contains(body, "1,500") {
		t.Errorf("the brief of one document is of others:\n%s", body)
	}
}

func TestJSON(t *testing.T) {
	m := sample(t)
	h := newHandler(t, m)
	all := addresses(t, m)
	for _, name := range []string{"document-json", "entry-json"} {
		w := get(t, h, all[name])
		if !json.Valid(w.Body.Bytes()) || w.Header().Get("Content-Type") != jsonType {
			t.Errorf("%s: %s %.200s", all[name], w.Header().Get("Content-Type"), w.Body)
		}
	}
}

func TestPages(t *testing.T) {
	m := &memory{}
	for i := range 2*pageSize + 3 {
		s := newScript(t, rapporteur.Document{Ref: fmt.Sprintf("%04d.txt", i), Outlet: "Delta", Text: "Seven huts burnt, he said."})
		s.figure("Seven", rapporteur.Figure{Min: number(7), Max: number(7), Indicator: "attacks", Counts: "huts"}, "he")
		if _, err := m.Add(t.Context(), []*rapporteur.Reading{s.r}); err != nil {
			t.Fatal(err)
		}
	}
	h := newHandler(t, m)
	for _, list := range []string{"/documents?outlet=delta", "/figures?name=he"} {
		rows := 0
		for page := 1; page <= 4; page++ {
			body := get(t, h, fmt.Sprintf("%s&page=%d", list, page)).Body.String()
			rows += strings.Count(body, `scope="row"`)
			if got, want := strings.Contains(body, `rel="next"`), page < 3; got != want {
				t.Errorf("%s page %d: a next page: %v", list, page, got)
			}
			if got, want := strings.Contains(body, `rel="prev"`), page > 1; got != want && page < 4 {
				t.Errorf("%s page %d: a page before: %v", list, page, got)
			}
		}
		if rows != 2*pageSize+3 {
			t.Errorf("%s: %d rows on all pages, want %d", list, rows, 2*pageSize+3)
		}
	}
}

func TestEmpty(t *testing.T) {
	h := newHandler(t, &memory{})
	if body := get(t, h, "/").Body.String(); !strings.Contains(body, "rapporteur read") {
		t.Error("an empty record does not tell what to do")
	}
	for _, address := range []string{"/documents", "/figures", "/quotations", "/brief", "/brief?outlet=x", "/search", "/search?q=x"} {
		if w := get(t, h, address); w.Code != 200 {
			t.Errorf("%s: status %d", address, w.Code)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	if _, err := New(nil, Options{}); err == nil {
		t.Error("no record, no error")
	}
}

// big is a document with n figures, each inside a quotation.
func big(t testing.TB, n int) *memory {
	const line = "Some 12 huts burnt, he said.\n"
	s := newScript(t, rapporteur.Document{Ref: "big", Outlet: "Delta", Text: strings.Repeat(line, n/2)})
	s.r.Sentences = nil
	for i := range n / 2 {
		at := i * len(line)
		s.r.Sentences = append(s.r.Sentences, rapporteur.Span{Start: at, End: at + len(line) - 1})
		f := &rapporteur.Figure{Span: rapporteur.Span{Start: at, End: at + 7}, Min: number(12), Max: number(12), Indicator: "attacks", Counts: "huts"}
		a := &rapporteur.Attribution{Form: rapporteur.FormIndirect, Content: []rapporteur.Span{{Start: at, End: at + 18}},
			Links: []rapporteur.Link{{Name: "he", Stance: rapporteur.StanceAsserts, Source: []rapporteur.Span{{Start: at + 20, End: at + 22}}}}}
		for _, h := range []*rapporteur.Head{&f.Head, &a.Head} {
			h.Document, h.Chain = s.r.Document.ID, []string{"he", rapporteur.Article}
		}
		f.ID = rapporteur.EntryID(rapporteur.KindFigure, s.r.Document.ID, f.Span, 0)
		a.ID = rapporteur.EntryID(rapporteur.KindAttribution, s.r.Document.ID, a.Content[0], 0)
		s.r.Figures, s.r.Attributions = append(s.r.Figures, f), append(s.r.Attributions, a)
	}
	m := &memory{}
	if _, err := m.Add(t.Context(), []*rapporteur.Reading{s.r}); err != nil {
		t.Fatal(err)
	}
	return m
}

// TestBigDocument holds a page of 10,000 entries to a bound that only a fault
// in the way of its making, not a slow machine, should break.
func TestBigDocument(t *testing.T) {
	m := big(t, 10_000)
	h := newHandler(t, m)
	began := time.Now()
	w := get(t, h, documentAddress(m.readings[0].Document.ID))
	if took := time.Since(began); w.Code != 200 || took > 5*time.Second {
		t.Errorf("status %d after %v", w.Code, took)
	}
	if n := strings.Count(w.Body.String(), `<mark class="reported figure">`); n != 5_000 {
		t.Errorf("%d figures marked, want 5,000", n)
	}
}

func BenchmarkBigDocument(b *testing.B) {
	m := big(b, 10_000)
	h := newHandler(b, m)
	address := documentAddress(m.readings[0].Document.ID)
	for b.Loop() {
		get(b, h, address)
	}
}

// TestServe shows the sample for somebody to look at: go test -run TestServe -serve localhost:8099
func TestServe(t *testing.T) {
	if *listen == "" {
		t.Skip("shows the sample record only when -serve says where")
	}
	t.Log(http.ListenAndServe(*listen, newHandler(t, sample(t))))
}
