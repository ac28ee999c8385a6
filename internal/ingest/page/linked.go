package page

import (
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// articleTypes are the schema.org types whose statements are about the
// page's article.
var articleTypes = set(`Article NewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle OpinionNewsArticle
	ReportageNewsArticle ReviewNewsArticle Report BlogPosting LiveBlogPosting SocialMediaPosting TechArticle ScholarlyArticle
	AdvertiserContentArticle SatiricalArticle DiscussionForumPosting`)

// linked is what the page's JSON-LD says of its article.
type linked struct {
	headline, publisher, url, language, date, body string
	authors                                        []string
}

// maxDepth bounds how deep a JSON-LD block is searched.
const maxDepth = 8

// read takes in one JSON-LD script. Scripts that are no JSON say nothing; the
// common fault of raw control characters in strings is mended.
func (l *linked) read(src string) {
	src = strings.TrimSpace(src)
	src = strings.TrimSuffix(strings.TrimPrefix(src, "<!--"), "-->")
	var v any
	if json.Unmarshal([]byte(src), &v) != nil {
		mended := strings.Map(func(c rune) rune {
			if c < ' ' {
				return ' '
			}
			return c
		}, src)
		if json.Unmarshal([]byte(mended), &v) != nil {
			return
		}
	}
	l.visit(v, 0)
}

func (l *linked) visit(v any, depth int) {
	if depth > maxDepth {
		return
	}
	switch x := v.(type) {
	case []any:
		for _, e := range x {
			l.visit(e, depth+1)
		}
	case map[string]any:
		if slices.ContainsFunc(texts(x["@type"]), func(t string) bool { return articleTypes[t] }) {
			l.article(x)
			return
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement"} {
			l.visit(x[key], depth+1)
		}
	}
}

func (l *linked) article(x map[string]any) {
	keep := func(to *string, values ...any) {
		for _, v := range values {
			if s, ok := v.(string); ok && *to == "" {
				*to = clean(s)
			}
		}
	}
	keep(&l.headline, x["headline"], x["name"])
	keep(&l.url, x["url"])
	if page, ok := x["mainEntityOfPage"].(map[string]any); ok {
		keep(&l.url, page["@id"])
	}
	keep(&l.date, x["datePublished"], x["dateCreated"])
	keep(&l.language, x["inLanguage"])
	if p, ok := x["publisher"].(map[string]any); ok {
		keep(&l.publisher, p["name"])
	}
	if len(l.authors) == 0 {
		l.authors = names(x["author"], nil)
		if len(l.authors) == 0 {
			l.authors = names(x["creator"], nil)
		}
	}
	if s, ok := x["articleBody"].(string); ok && l.body == "" {
		l.body = plain(s)
	}
}

// names lists persons and organisations, given as strings, objects or lists.
func names(v any, to []string) []string {
	switch x := v.(type) {
	case string:
		return appendName(to, x)
	case map[string]any:
		for _, n := range texts(x["name"]) {
			to = appendName(to, n)
		}
	case []any:
		for _, e := range x {
			to = names(e, to)
		}
	}
	return to
}

func texts(v any) []string {
	switch x := v.(type) {
	case string:
		return []string{x}
	case []any:
		var out []string
		for _, e := range x {
			if s, ok := e.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}

// plain is a text that may be HTML, escaped once more or not.
func plain(s string) string {
	s = html.UnescapeString(s)
	if !strings.Contains(s, "<") {
		return s
	}
	t, err := Fragment(s)
	if err != nil {
		return s
	}
	return t
}
