package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur/internal/store/sqlite"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// TestCrawl follows every link and form of every page that can be reached from
// the first one, and holds each page to what browsers and screen readers need.
func TestCrawl(t *testing.T) {
	m := sample(t)
	t.Run("memory", func(t *testing.T) { crawl(t, newHandler(t, m)) })
	t.Run("sqlite", func(t *testing.T) {
		s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "sample.db"), sqlite.Options{Create: true})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if _, err := s.Add(t.Context(), m.readings); err != nil {
			t.Fatal(err)
		}
		crawl(t, newHandler(t, s))
	})
}

func crawl(t *testing.T, h http.Handler) {
	pages := map[string]*pageFacts{}
	queue := []string{"/", "/search?q=counted", "/documents?versions=all"}
	for len(queue) > 0 {
		address := queue[0]
		queue = queue[1:]
		if pages[address] != nil {
			continue
		}
		if len(pages) > 500 {
			t.Fatal("more than 500 pages in a small record: an address leads to ever new ones")
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
		if w.Code != http.StatusOK {
			t.Errorf("%s: status %d", address, w.Code)
		}
		f := &pageFacts{ids: map[string]int{}}
		pages[address] = f
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			continue
		}
		root, err := html.Parse(w.Body)
		if err != nil {
			t.Errorf("%s: %v", address, err)
			continue
		}
		f.read(root)
		for _, p := range f.problems() {
			t.Errorf("%s: %s", address, p)
		}
		for _, l := range f.links {
			if to, _, ok := inside(address, l); ok {
				queue = append(queue, to)
			}
		}
	}
	for address, f := range pages {
		for _, l := range f.links {
			to, fragment, ok := inside(address, l)
			if ok && fragment != "" && pages[to].ids[fragment] == 0 {
				t.Errorf("%s: %s leads to an id that is not there", address, l)
			}
		}
	}
	if len(pages) < 30 {
		t.Errorf("only %d pages were reached", len(pages))
	}
}

// inside resolves a link; ok is false when it leads out of the site.
func inside(from, link string) (to, fragment string, ok bool) {
	base, err := url.Parse(from)
	if err != nil {
		return "", "", false
	}
	u, err := base.Parse(link)
	if err != nil || u.Host != "" || u.Scheme != "" {
		return "", "", false
	}
	fragment = u.Fragment
	u.Fragment, u.RawFragment = "", ""
	return u.String(), fragment, true
}

// pageFacts is what a page says of itself.
type pageFacts struct {
	ids      map[string]int
	links    []string
	labels   map[string]bool // ids that a label is for
	fields   []string        // ids of form fields, empty for a field without
	refs     []string        // ids named by aria-labelledby
	headings []int
	count    map[atom.Atom]int
	inline   []string // what the content security policy would refuse
	unnamed  []string // elements that need a name and have none
	title    string
	lang     string
}

func (f *pageFacts) read(n *html.Node) {
	if f.labels == nil {
		f.labels, f.count = map[string]bool{}, map[atom.Atom]int{}
	}
	if n.Type == html.ElementNode {
		a := map[string]string{}
		for _, x := range n.Attr {
			a[x.Key] = x.Val
			if strings.HasPrefix(x.Key, "on") || x.Key == "style" {
				f.inline = append(f.inline, n.Data+" "+x.Key)
			}
		}
		if n.Namespace == "" { // a picture has a title of its own
			f.count[n.DataAtom]++
		}
		if id, ok := a["id"]; ok {
			f.ids[id]++
		}
		if r := a["aria-labelledby"]; r != "" {
			f.refs = append(f.refs, strings.Fields(r)...)
		}
		switch n.DataAtom {
		case atom.Html:
			f.lang = a["lang"]
		case atom.Title:
			if f.title == "" {
				f.title = textOf(n)
			}
		case atom.A, atom.Link:
			f.links = append(f.links, a["href"])
			if n.DataAtom == atom.A && strings.TrimSpace(textOf(n)) == "" {
				f.unnamed = append(f.unnamed, "a "+a["href"])
			}
		case atom.Img:
			if _, ok := a["alt"]; !ok {
				f.unnamed = append(f.unnamed, "img "+a["src"])
			}
		case atom.Nav:
			if a["aria-label"] == "" {
				f.unnamed = append(f.unnamed, "nav")
			}
		case atom.Button, atom.Th, atom.H1, atom.H2:
			if strings.TrimSpace(textOf(n)) == "" {
				f.unnamed = append(f.unnamed, n.Data)
			}
		case atom.Form:
			f.links = append(f.links, a["action"])
			if !strings.EqualFold(a["method"], "get") {
				f.unnamed = append(f.unnamed, "form that is not GET")
			}
		case atom.Input, atom.Select, atom.Textarea:
			if a["type"] != "hidden" {
				f.fields = append(f.fields, a["id"])
			}
		case atom.Label:
			f.labels[a["for"]] = true
		case atom.Script, atom.Style, atom.Iframe, atom.Object:
			f.inline = append(f.inline, n.Data)
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' && '1' <= n.Data[1] && n.Data[1] <= '6' {
			f.headings = append(f.headings, int(n.Data[1]-'0'))
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		f.read(c)
	}
}

func (f *pageFacts) problems() []string {
	var out []string
	for id, n := range f.ids {
		if n > 1 || id == "" || strings.ContainsAny(id, " \t\n") {
			out = append(out, "id "+id+" is there more than once or is no id")
		}
	}
	for _, id := range f.fields {
		if id == "" || !f.labels[id] {
			out = append(out, "field "+id+" has no label")
		}
	}
	for id := range f.labels {
		if f.ids[id] == 0 {
			out = append(out, "label for "+id+", which is not there")
		}
	}
	for _, id := range f.refs {
		if f.ids[id] == 0 {
			out = append(out, "aria-labelledby "+id+", which is not there")
		}
	}
	for _, x := range f.inline {
		out = append(out, "inline "+x)
	}
	for _, x := range f.unnamed {
		out = append(out, x+" has no name")
	}
	for _, once := range []atom.Atom{atom.H1, atom.Main, atom.Title, atom.Footer} {
		if f.count[once] != 1 {
			out = append(out, once.String()+" is not there exactly once")
		}
	}
	last := 0
	for _, h := range f.headings {
		if h > last+1 {
			out = append(out, "a heading level is left out")
		}
		last = h
	}
	if strings.TrimSpace(f.title) == "" || f.lang == "" {
		out = append(out, "no title or no language")
	}
	return out
}

func textOf(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(textOf(c))
	}
	return b.String()
}
