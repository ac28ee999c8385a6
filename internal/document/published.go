package document

import (
	"regexp"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// published works out when the document was published and how that is known:
// what the input says, a "Published:" or "Updated:" line, the dateline, the
// date alone under the headline, the page's address, reasoning. The first that
// gives a day wins. Without any, Earliest alone may be known, from the dates
// of captions.
func (p *page) published(given rapporteur.Day, how rapporteur.DateSource, url string) rapporteur.Published {
	if given.Known() {
		return rapporteur.Published{Value: given, Earliest: given, Latest: given, How: how}
	}
	if x, ok := p.printedLines(); ok {
		return x
	}
	if d := p.dated.on(); d != "" {
		return exactly(d, rapporteur.DateDateline, p.dated.Span)
	}
	if d := p.bare.on(); d != "" && p.latest() <= d {
		return exactly(d, rapporteur.DatePublished, p.bare.Span)
	}
	if d := urlDay(url); d != "" {
		return rapporteur.Published{Value: d, Earliest: d, Latest: d, How: rapporteur.DateURL}
	}
	return p.reasoned()
}

func exactly(d rapporteur.Day, how rapporteur.DateSource, s rapporteur.Span) rapporteur.Published {
	return rapporteur.Published{Value: d, Earliest: d, Latest: d, How: how, Evidence: []rapporteur.Evidence{{Field: "published", Span: s}}}
}

var (
	publishedLine = regexp.MustCompile(`(?i)^\W*(?:(?:first|originally|web|story|publish|pub|release|publication) ?)?(?:published|posted|issued|created|released?|publication date|date)\b(?: date)?(?: on| at)?\s?[:|–—-]?\s`)
	updatedLine   = regexp.MustCompile(`(?i)\b(?:updated?|modified|edited)\b`)
)

// printedLines reads the lines at the page's head and foot that say when it
// was published and last changed.
func (p *page) printedLines() (rapporteur.Published, bool) {
	var out rapporteur.Published
	for i := range p.lines {
		l := &p.lines[i]
		if l.why != rapporteur.FurnitureDateLine || !l.top && !l.bottom {
			continue
		}
		at := 0 // "Published: 1 May 2020 Updated: 2 May 2020" on one line
		if m := updatedLine.FindStringIndex(l.text); m != nil && publishedLine.MatchString(l.text) {
			at = m[0]
		}
		parts := []rapporteur.Span{l.Span}
		if at > 0 {
			parts = []rapporteur.Span{{Start: l.Start, End: l.Start + at}, {Start: l.Start + at, End: l.End}}
		}
		for _, s := range parts {
			d, ok := headerDate(p.text, s)
			if !ok {
				continue
			}
			field, in := "published", s.In(p.text)
			switch {
			case updatedLine.MatchString(in):
				if field = "updated"; out.Latest < d.on() {
					out.Latest = d.on()
				}
			case publishedLine.MatchString(in):
				if out.Earliest == "" || d.on() < out.Earliest {
					out.Earliest = d.on()
				}
			default:
				continue
			}
			out.Evidence = append(out.Evidence, rapporteur.Evidence{Field: field, Span: s})
		}
	}
	switch {
	case out.Earliest == "" && out.Latest == "":
		return rapporteur.Published{}, false
	case out.Earliest == "":
		out.Value, out.Earliest, out.How = out.Latest, out.Latest, rapporteur.DateUpdated
	case out.Latest < out.Earliest:
		out.Value, out.Latest, out.How = out.Earliest, out.Earliest, rapporteur.DatePublished
	default:
		out.Value, out.How = out.Earliest, rapporteur.DatePublished
	}
	return out, true
}

// latest is the latest whole date of the text below its headline; empty when
// there is none.
func (p *page) latest() rapporteur.Day {
	var last rapporteur.Day
	for _, d := range dates(p.text, 0, len(p.text), false) {
		if x := d.on(); x > last {
			last = x
		}
	}
	return last
}

var urlDate = regexp.MustCompile(`(?i)[/_-]((?:19|20)\d\d)(?:[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])|[/_-](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[/_-](\d{1,2}))(?:[/_.?-]|$)`)

// urlDay reads the day from a page's address; unknown when the address has
// none, or two that differ.
func urlDay(url string) rapporteur.Day {
	url, _, _ = strings.Cut(url, "?")
	var day rapporteur.Day
	for _, m := range urlDate.FindAllStringSubmatch(url, -1) {
		var d rapporteur.Day
		if m[2] != "" {
			d = makeDay(number(m[1]), number(m[2]), number(m[3]))
		} else {
			d = makeDay(number(m[1]), monthOf(m[4]), number(m[5]))
		}
		if d == "" || day != "" && d != day {
			return ""
		}
		day = d
	}
	return day
}
