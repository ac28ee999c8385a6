package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

// annotation is a Web Annotation (W3C Recommendation of 2017). A target is one
// span; both of its selectors name the same characters.
type annotation struct {
	Context    string       `json:"@context"`
	ID         string       `json:"id"`
	Type       string       `json:"type"`
	Motivation string       `json:"motivation"`
	Generator  generator    `json:"generator"`
	Body       []annotBody  `json:"body"`
	Target     []annotPlace `json:"target"`
}

type generator struct {
	Type string `json:"type"`
	Name string `json:"name"`
}

type annotBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Format  string `json:"format"`
	Value   string `json:"value"`
}

type annotPlace struct {
	Type     string `json:"type"`
	Source   string `json:"source"`
	Selector [2]any `json:"selector"`
}

// positionSelector counts in code points from the text's beginning.
type positionSelector struct {
	Type  string `json:"type"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type quoteSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix"`
	Suffix string `json:"suffix"`
}

// quoteContext is how many code points a quote's prefix and suffix have at most.
const quoteContext = 32

func writeAnnotations(ctx context.Context, w io.Writer, s store.Store, f Filter) error {
	return walk(ctx, s, f, f.Entries.Kind, func(p *page, e rapporteur.Entry) error {
		a := annotation{
			Context: "http://www.w3.org/ns/anno.jsonld", ID: "urn:rapporteur:" + e.EntryHead().ID, Type: "Annotation",
			Motivation: "describing", Generator: generator{Type: "Software", Name: "Rapporteur " + rapporteur.Engine},
		}
		var tag, says string
		var spans []rapporteur.Span
		switch e := e.(type) {
		case *rapporteur.Figure:
			tag, says, spans = e.Indicator, describeFigure(e), []rapporteur.Span{e.Span}
		case *rapporteur.Attribution:
			tag, says, spans = "", describeAttribution(e), e.Content
		default:
			return fmt.Errorf("%s %s: no annotation for this kind", e.Kind(), e.EntryHead().ID)
		}
		tags := []string{string(e.Kind())}
		if tag != "" {
			tags = append(tags, tag)
		}
		a.Body = append(a.Body, annotBody{Type: "TextualBody", Purpose: "describing", Format: "text/plain", Value: says})
		for _, t := range tags {
			a.Body = append(a.Body, annotBody{Type: "TextualBody", Purpose: "tagging", Format: "text/plain", Value: t})
		}
		for _, span := range spans {
			a.Target = append(a.Target, p.target(span))
		}
		if p.bad != nil {
			return fmt.Errorf("%s %s: %w", e.Kind(), e.EntryHead().ID, p.bad)
		}
		return writeLine(w, a)
	})
}

// target is a span as an annotation's target. A document without an address
// has the IRI of its id.
func (p *page) target(s rapporteur.Span) annotPlace {
	out := annotPlace{Type: "SpecificResource", Source: p.doc.URL}
	if out.Source == "" {
		out.Source = "urn:rapporteur:" + p.doc.ID
	}
	start, end := p.offsets(s)
	if p.bad != nil {
		return out
	}
	text := p.doc.Text
	out.Selector = [2]any{
		positionSelector{Type: "TextPositionSelector", Start: start, End: end},
		quoteSelector{
			Type: "TextQuoteSelector", Exact: s.In(text),
			Prefix: text[p.index.Byte(max(0, start-quoteContext)):s.Start],
			Suffix: text[s.End:p.index.Byte(end+quoteContext)],
		},
	}
	return out
}

// describeFigure is the annotation's one line for people: scope and chain.
func describeFigure(f *rapporteur.Figure) string {
	var parts []string
	for _, s := range []string{f.Counts, f.Place, f.Period.Text} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	parts = append(parts, string(f.Qualifier), string(f.Status), string(f.Stance), "according to "+chain(f.Chain))
	return strings.Join(parts, "; ")
}

func describeAttribution(a *rapporteur.Attribution) string {
	stances := make([]string, len(a.Links))
	for i, l := range a.Links {
		stances[i] = string(l.Stance)
	}
	return "according to " + chain(a.Chain) + "; " + chain(stances) + "; " + string(a.Form)
}
