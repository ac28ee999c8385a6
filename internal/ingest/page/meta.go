package page

import (
	"net/url"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
	"golang.org/x/net/html"
)

// meta is what a page says of itself.
type meta struct {
	title, outlet, url, language string
	bylines                      []string
	date                         rapporteur.Day
	body                         string // the article's text, when the metadata repeats it
}

// Names under which pages state things in <meta>, the most trusted first.
var (
	titleNames  = []string{"og:title", "citation_title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "twitter:title", "headline"}
	authorNames = []string{"author", "authors", "byl", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "citation_author", "article:author"}
	outletNames = []string{"og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "application-name", "publisher"}
	dateNames   = []string{
		"article:published_time", "article.published", "og:article:published_time", "og:published_time", "datepublished", "date_published", "dateposted",
		"parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publication-date", "published_time", "publisheddate",
		"cxenseparse:recs:publishtime", "dc.date.issued", "dc.date.created", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "dc.issued", "dc.created",
		"citation_publication_date", "citation_date", "article_date_original", "originalpublicationdate", "ptime", "rbpubdate", "bt:pubdate", "date.created", "created", "date",
	}
)

// readMeta reads the page's metadata. Of several statements the first in the
// tables' order counts, then the first on the page.
func readMeta(doc *html.Node, base *url.URL) meta {
	named := map[string][]string{} // meta name, property or itemprop → contents in page order
	var m meta
	var ld linked
	var heads []string
	var pageTitle, canonical string
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "html":
			m.language = language(attr(n, "lang"), m.language)
		case "meta":
			value := strings.TrimSpace(attr(n, "content"))
			for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
				if name := strings.ToLower(strings.TrimSpace(attr(n, key))); name != "" && value != "" {
					named[name] = append(named[name], value)
				}
			}
		case "link":
			if strings.EqualFold(attr(n, "rel"), "canonical") && canonical == "" {
				canonical = attr(n, "href")
			}
		case "title":
			if pageTitle == "" && (n.Parent == nil || n.Parent.Data == "head") {
				pageTitle = words(n)
			}
		case "h1":
			if t := words(n); t != "" {
				heads = append(heads, t)
			}
		case "script":
			if strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") && n.FirstChild != nil {
				ld.read(n.FirstChild.Data)
			}
		default:
			if strings.EqualFold(attr(n, "itemprop"), "datePublished") || n.Data == "time" && (hasAttr(n, "pubdate") || hasClass(n, "entry-date") && hasClass(n, "published")) {
				for _, key := range []string{"datetime", "content"} {
					if v := attr(n, key); v != "" {
						named["datepublished"] = append(named["datepublished"], v)
					}
				}
			}
		}
	}
	m.title = first(ld.headline, firstOf(named, titleNames), single(heads), bareTitle(pageTitle))
	if len(heads) == 1 && letters(heads[0]) != letters(m.title) && strings.Contains(letters(m.title), letters(heads[0])) {
		m.title = heads[0] // "Headline - The Outlet"
	}
	m.outlet = first(firstOf(named, outletNames[:1]), ld.publisher, firstOf(named, outletNames[1:]))
	m.bylines = ld.authors
	if len(m.bylines) == 0 {
		m.bylines = bylines(named)
	}
	m.url = address(base, canonical, firstOf(named, []string{"og:url", "twitter:url"}), ld.url)
	m.language = language(ld.language, language(firstOf(named, []string{"og:locale", "content-language", "dc.language"}), m.language))
	m.date = published(named, ld.date)
	m.body = ld.body
	return m
}

func firstOf(named map[string][]string, names []string) string {
	for _, n := range names {
		for _, v := range named[n] {
			if v = clean(v); v != "" {
				return v
			}
		}
	}
	return ""
}

// bylines reads the writers' names. An address, a handle or a user name that
// is no name as printed is left out.
func bylines(named map[string][]string) []string {
	for _, n := range authorNames {
		var out []string
		for _, v := range named[n] {
			out = appendName(out, v)
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// appendName adds a writer's name as printed, less "By", once.
func appendName(to []string, name string) []string {
	name = clean(name)
	if rest, ok := strings.CutPrefix(strings.ToLower(name), "by "); ok {
		name = strings.TrimSpace(name[len(name)-len(rest):])
	}
	if name == "" || strings.Contains(name, "://") || strings.HasPrefix(name, "@") || strings.HasPrefix(name, "www.") || len(name) > 200 || slices.Contains(to, name) {
		return to
	}
	return append(to, name)
}

// bareTitle takes the site's name off a window title: the last part after a
// bar or a spaced dash, when what is left is the longer.
func bareTitle(s string) string {
	for _, sep := range []string{" | ", " — ", " – ", " - ", " « ", " » ", " :: "} {
		if i := strings.LastIndex(s, sep); i > len(s)/2 {
			return strings.TrimSpace(s[:i])
		}
	}
	return s
}

// address is the first of the candidates that names a page: absolute, http or
// https, and more than a site's front door.
func address(base *url.URL, candidates ...string) string {
	for _, c := range candidates {
		u, err := url.Parse(strings.TrimSpace(c))
		if err != nil || c == "" {
			continue
		}
		if base != nil {
			u = base.ResolveReference(u)
		}
		if (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && (strings.Trim(u.Path, "/") != "" || u.RawQuery != "") {
			u.Fragment = ""
			return u.String()
		}
	}
	return ""
}

// language gives the ISO 639-1 code that a language tag starts with, else the
// fallback.
func language(tag, fallback string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	if i := strings.IndexAny(tag, "-_,; "); i >= 0 {
		tag = tag[:i]
	}
	if len(tag) != 2 || tag[0] < 'a' || tag[0] > 'z' || tag[1] < 'a' || tag[1] > 'z' {
		return fallback
	}
	return tag
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

func hasClass(n *html.Node, class string) bool {
	return slices.Contains(strings.Fields(attr(n, "class")), class)
}

// words is the text of an element on one line.
func words(n *html.Node) string {
	var sb strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			sb.WriteString(d.Data)
		}
	}
	return clean(sb.String())
}

// clean puts a value on one line, with HTML entities that were escaped twice
// made characters.
func clean(s string) string {
	return strings.Join(strings.Fields(html.UnescapeString(s)), " ")
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

func single(values []string) string {
	if len(values) == 1 {
		return values[0]
	}
	return ""
}

// Language gives the ISO 639-1 code that a language tag such as "pt-BR"
// starts with; empty when it starts with none.
func Language(tag string) string { return language(tag, "") }
