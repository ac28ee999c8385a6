package export

import (
	"fmt"
	"math"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
	"github.com/rapporteur/rapporteur/schema"
)

// page turns one document's byte spans into the contract's code points.
type page struct {
	doc    *rapporteur.Document
	index  *text.Offsets
	across bool  // lines of several documents: every span carries ref and text
	bad    error // the first span that does not lie in the text
}

func newPage(doc *rapporteur.Document, across bool) *page {
	return &page{doc: doc, index: text.NewOffsets(doc.Text), across: across}
}

// offsets gives the code points of a span. A span that does not lie in the
// text is remembered in p.bad, because a wrong receipt must not be printed.
func (p *page) offsets(s rapporteur.Span) (start, end int) {
	if !s.Valid(p.doc.Text) {
		if p.bad == nil {
			p.bad = fmt.Errorf("document %s (%s): span %d-%d does not lie in its text of %d bytes", p.doc.ID, p.doc.Ref, s.Start, s.End, len(p.doc.Text))
		}
		return 0, 0
	}
	return p.index.CodePoint(s.Start), p.index.CodePoint(s.End)
}

// span gives a span without its text, where one document is printed.
func (p *page) span(s rapporteur.Span) schema.Span {
	if p.across {
		return p.quote(s)
	}
	start, end := p.offsets(s)
	return schema.Span{Start: start, End: end}
}

// quote gives a span with its text.
func (p *page) quote(s rapporteur.Span) schema.Span {
	out := schema.Span{}
	out.Start, out.End = p.offsets(s)
	if p.across {
		out.Ref = p.doc.Ref
	}
	slice := p.slice(s)
	out.Text = &slice
	return out
}

// slice is a span's text, empty when the span does not lie in the document's.
func (p *page) slice(s rapporteur.Span) string {
	if p.offsets(s); p.bad != nil {
		return ""
	}
	return s.In(p.doc.Text)
}

func (p *page) spans(list []rapporteur.Span) []schema.Span {
	out := make([]schema.Span, len(list))
	for i, s := range list {
		out[i] = p.span(s)
	}
	return out
}

func (p *page) evidence(list []rapporteur.Evidence) []schema.Evidence {
	out := make([]schema.Evidence, len(list))
	for i, e := range list {
		out[i] = schema.Evidence{Field: e.Field, Span: p.quote(e.Span)}
	}
	return out
}

// null turns the vocabulary's empty string, which is "unknown", into the contract's null.
func null[S ~string](s S) *string {
	if s == "" {
		return nil
	}
	out := string(s)
	return &out
}

// number gives a bound; an open or infinite one is null.
func number(f *float64) *schema.Number {
	if f == nil || math.IsInf(*f, 0) || math.IsNaN(*f) {
		return nil
	}
	n := schema.Number(*f)
	return &n
}

// list keeps a list present when it is empty.
func list(names []string) []string {
	if names == nil {
		return []string{}
	}
	return names
}
