package page

import (
	"regexp"
	"strings"
	"time"

	"github.com/markusmobius/go-htmldate"
	"github.com/rapporteur/rapporteur"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds of a believable date of a page. They are fixed so that the same page
// has the same date whenever it is read.
var (
	earliest = time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC)
	latest   = time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC)
)

var isoDay = regexp.MustCompile(`^(\d{4})-?(\d{2})-?(\d{2})(?:\D|$)`)

// layouts are the other ways in which metadata writes moments, those that can
// be read in one way only: a day and a month as two numbers are not here.
var layouts = []string{
	time.RFC1123Z, time.RFC1123, "Mon, 2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006", "Mon Jan 2 15:04:05 MST 2006", time.RFC850,
	"2006/01/02 15:04:05", "2006/01/02", "2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", "January 2, 2006 15:04", "January 2, 2006, 3:04 pm", "2 January 2006 15:04",
}

// Day reads a moment as metadata and feeds write it and gives its calendar
// day in the zone it is written in; empty when it is not understood.
func Day(s string) rapporteur.Day {
	s = strings.Join(strings.Fields(s), " ")
	if m := isoDay.FindStringSubmatch(s); m != nil {
		return believable(rapporteur.Day(m[1] + "-" + m[2] + "-" + m[3]))
	}
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil {
			return believable(rapporteur.DayOf(t))
		}
	}
	return ""
}

func believable(d rapporteur.Day) rapporteur.Day {
	if !d.Known() || d.Time().Before(earliest) || d.Time().After(latest) {
		return ""
	}
	return d
}

// published is the day the page's metadata states, empty when it states none.
func published(named map[string][]string, fromLinked string) rapporteur.Day {
	try := func(names []string) rapporteur.Day {
		for _, n := range names {
			for _, v := range named[n] {
				if d := Day(v); d != "" {
					return d
				}
			}
		}
		return ""
	}
	if d := try(dateNames[:1]); d != "" {
		return d
	}
	if d := Day(fromLinked); d != "" {
		return d
	}
	if d := try(dateNames); d != "" {
		return d
	}
	return unusual(named)
}

// unusual asks htmldate about the statements of a publication date that are
// written in some other way. It is shown these statements only, because on a
// whole page it guesses.
func unusual(named map[string][]string) rapporteur.Day {
	head := &html.Node{Type: html.ElementNode, Data: "head", DataAtom: atom.Head}
	for _, name := range dateNames {
		for _, v := range named[name] {
			head.AppendChild(&html.Node{Type: html.ElementNode, Data: "meta", DataAtom: atom.Meta, Attr: []html.Attribute{{Key: "property", Val: dateNames[0]}, {Key: "content", Val: v}}})
		}
	}
	if head.FirstChild == nil {
		return ""
	}
	page := &html.Node{Type: html.ElementNode, Data: "html", DataAtom: atom.Html}
	page.AppendChild(head)
	doc := &html.Node{Type: html.DocumentNode}
	doc.AppendChild(page)
	res, err := htmldate.FromDocument(doc, htmldate.Options{UseOriginalDate: true, SkipExtensiveSearch: true, MinDate: earliest, MaxDate: latest})
	if err != nil || res.IsZero() {
		return ""
	}
	return believable(rapporteur.DayOf(res.DateTime))
}
