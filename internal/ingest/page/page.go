// Package page finds the article in an HTML page: its text, and what the page
// itself says of its title, writers, outlet, language and date.
//
// It promises that the text's words are those of the page, in page order,
// that the same page always gives the same text, and that a date is only
// given when the page's own metadata states one. It never runs a script,
// follows a link, reads a clock or invents a date, and it never takes a list
// of links for an article.
package page

import (
	"errors"
	"fmt"
	"hash/maphash"
	"net/url"
	"strings"

	"github.com/rapporteur/rapporteur"
	"golang.org/x/net/html"
)

// Page is the article of one HTML page. Text has its paragraphs parted by
// blank lines, its headings and list items on lines of their own.
type Page struct {
	Title    string
	Bylines  []string
	Outlet   string         // the site's name as the page states it
	URL      string         // the canonical address as the page states it, absolute; empty when it does not
	Language string         // ISO 639-1, as the page states it
	Date     rapporteur.Day // as the page's metadata states it
	Text     string
}

// ErrNoArticle says that the page holds no article: a list of links, a
// script's empty shell, an error page.
var ErrNoArticle = errors.New("no article text found")

// MaxNodes is the number of nodes above which a page's tree is not given to
// the extractors, whose time may grow faster than the page.
const MaxNodes = 400_000

// Extract finds the article in a page. The source must be valid UTF-8; at is
// the page's address, if known. It fails with ErrNoArticle.
func Extract(source, at string) (Page, error) {
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return Page{}, fmt.Errorf("parse the page: %w", err)
	}
	nodes := count(doc)
	if nodes > MaxNodes {
		return Page{}, fmt.Errorf("page has more than %d elements; give the article's text as a .txt file", MaxNodes)
	}
	base, _ := url.Parse(at)
	if base != nil && base.Host == "" {
		base = nil
	}
	meta := readMeta(doc, base)
	p := Page{Title: meta.title, Bylines: meta.bylines, Outlet: meta.outlet, URL: meta.url, Language: meta.language, Date: meta.date}
	r := round{reader: reader{maphash.MakeSeed()}, blocks: blocks(doc)}
	r.hold(doc, base, nodes, meta.body)
	r.weigh()
	p.Text = join(r.article(meta.title))
	if p.Text == "" {
		return p, ErrNoArticle
	}
	return p, nil
}

// Fragment gives the text of a piece of HTML all of which is wanted, such as
// a feed's item.
func Fragment(source string) (string, error) {
	doc, err := html.Parse(strings.NewReader(source))
	if err != nil {
		return "", fmt.Errorf("parse the fragment: %w", err)
	}
	return join(blocks(doc)), nil
}

func count(n *html.Node) int {
	total := 0
	for d := range n.Descendants() {
		_ = d
		total++
	}
	return total
}
