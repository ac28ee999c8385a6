// Package brief writes the brief of a record: what is claimed and by whom,
// the figures side by side, quotations, denials, plans, and what is not known.
//
// It promises that every sentence is cited to a document and a span, that a
// sentence holds nothing but characters of that span, names of the entry's
// chain and actors, and the fixed words of this package, and that the same record gives
// the same bytes. It names a speaker only where the text shows the source to be
// somebody who can speak (voice.go) and quotes the report's own sentence
// otherwise. It never states a claim as a fact, never adds up, averages
// or merges figures, and never holds more of the record than it prints.
package brief

import (
	"fmt"
	"io"

	"github.com/rapporteur/rapporteur"
)

// Options narrow a brief and shape it.
type Options struct {
	Title    string // the heading; empty: one is made from the scope
	Words    int    // at most this many words of sentences, citations not counted; 0: the full brief
	Document string // only this document, by ID or Ref
	Outlet   string // only documents of this outlet, case folded
	From, To rapporteur.Day
	Limit    int // entries a section; an indicator gets a third of it; 0: DefaultLimit
	// Link gives the address of a span in a document's page, for HTML. Nil: none.
	Link func(doc *rapporteur.Document, s rapporteur.Span) string
}

// DefaultLimit is how many entries a section shows.
const DefaultLimit = 60

// Brief is a composed brief, ready to be written.
type Brief struct {
	Title    string
	Scope    Scope
	Sections []Section // none is empty
	Sources  []Source  // the cited documents, in the order of the record
	link     func(*rapporteur.Document, rapporteur.Span) string
}

// Scope says what the brief rests on.
type Scope struct {
	Documents int
	Undated   int            // documents without a known day
	From, To  rapporteur.Day // of the dated documents
	Outlets   []Outlet       // the most prolific first, at most ten
	MoreOut   int            // outlets beyond those
	Digest    bool           // sentences were chosen to fit Options.Words
}

// Outlet is a publisher and how many of the documents are its.
type Outlet struct {
	Name      string
	Documents int
}

// Section is a part of the brief.
type Section struct {
	ID      string // for links: "claims", "figures", "quotes", "disputed", "ahead", "unknown", "digest"
	Heading string
	Note    string // how to read the section; no claim about the crisis
	Groups  []Group
	Left    int    // entries that were left out for their number
	Command string // how to see those
}

// Group is a run of sentences or rows under one subheading.
type Group struct {
	Heading   string // empty: none
	Sentences []Sentence
	Rows      []Row
}

// Sentence is a cited statement about what was said. Text holds no citation
// numbers; they are printed after it.
type Sentence struct {
	Text   string // what is printed, without the end stop where Open
	Open   bool   // Text has no end stop of its own; citations go before the one printed
	Source string // outlets and dates, printed in brackets or before a quotation
	Quote  bool   // Text is the report's own sentence, printed in quotation marks after Source
	Cites  []Cite // never empty

	content []rapporteur.Span // what of the cited document's text somebody is told to have said
	weight  int               // its words
}

// Row is a line of the figures table. All cells are slices of the text,
// names, days, or fixed words.
type Row struct {
	Value  string // qualifier and number as written
	Counts string // what is counted
	Place  string
	Period string
	Source string // the chain, "UN > Haaretz > outlet"
	AsOf   string // ISO day of the statement, or "undated"
	Also   string // other documents with the very sentence
	Notes  []Note

	value  bounds
	origin string
	status rapporteur.FigureStatus
	Cites  []Cite
}

// Note is a remark on a row that points to other rows' citations.
type Note struct {
	Text string
	Refs []int
}

// Cite points from a sentence to its source.
type Cite struct {
	N        int                  // number among the references
	Document *rapporteur.Document // without Text and Furniture
	Span     rapporteur.Span      // in bytes
	Entry    string               // ID of the entry; empty for a sentence or a whole document
	passage  *passage
}

// Source is a cited document with its cited passages. Their numbers run on
// from source to source.
type Source struct {
	Document   *rapporteur.Document // without Text and Furniture
	References []Reference
}

// Reference is a cited passage.
type Reference struct {
	N          int
	Document   *rapporteur.Document
	Span       rapporteur.Span
	Start, End int    // code points
	Quote      string // the passage, white space folded, cut at a sentence end when long
	Whole      bool   // the whole text is meant
	Link       string // from Options.Link
}

// Formats that Write knows.
const (
	Markdown = "md"
	HTML     = "html"
	JSON     = "json"
)

// Write renders the brief in a format: "md", "html" (a whole page) or "json".
func (b *Brief) Write(w io.Writer, format string) error {
	switch format {
	case Markdown:
		return b.markdown(w)
	case HTML:
		return b.page(w)
	case JSON:
		return b.json(w)
	}
	return fmt.Errorf("brief format %q: it must be md, html or json", format)
}
