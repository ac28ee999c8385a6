package schema

import "encoding/json"

// Reading is one line of `rapporteur read --json`: all that one document
// yields. Every list but Tokens is present, if empty.
type Reading struct {
	Schema       string        `json:"schema"` // "rapporteur/reading/v1"
	Engine       string        `json:"engine"`
	Document     Document      `json:"document"`
	Sentences    []Span        `json:"sentences"`
	Tokens       []Token       `json:"tokens,omitzero"` // nil unless asked for
	Names        []Name        `json:"names"`
	Actors       []Actor       `json:"actors"`
	Places       []Place       `json:"places"`
	Times        []Time        `json:"times"`
	Quantities   []Quantity    `json:"quantities"`
	Attributions []Attribution `json:"attributions"`
	Figures      []Figure      `json:"figures"`
	Events       []Unread      `json:"events"`
	Contacts     []Unread      `json:"contacts"`
	Agreements   []Unread      `json:"agreements"`
	Threats      []Unread      `json:"threats"`
	Sites        []Unread      `json:"sites"`
	Disputes     []Unread      `json:"disputes"`
}

// Unread is an item of a kind the schema describes and this version of the
// engine does not read yet: its lists are always empty.
type Unread = json.RawMessage

// Span is a half-open range of code points of a document's text.
type Span struct {
	Ref   string  `json:"ref,omitempty"` // the document's ref; only where lines of several documents are printed
	Start int     `json:"start"`
	End   int     `json:"end"`
	Text  *string `json:"text,omitempty"` // the slice, where shown
}

// Evidence is a span and the field of the entry it is the receipt for.
type Evidence struct {
	Field string `json:"field"`
	Span
}

// Document is the report that was read.
type Document struct {
	ID        string      `json:"id"`
	Ref       string      `json:"ref"`
	Path      *string     `json:"path"`
	URL       *string     `json:"url"`
	Outlet    *string     `json:"outlet"`
	Title     *string     `json:"title"`
	Bylines   []string    `json:"bylines"`
	Published Published   `json:"published"`
	Language  *string     `json:"language"` // ISO 639-1
	Text      string      `json:"text"`     // exactly as given; of HTML, the report's text
	SHA256    string      `json:"sha256"`   // of the text's UTF-8 bytes, lower-case hex
	Furniture []Furniture `json:"furniture"`
}

// Published says when a document was published and how that is known.
type Published struct {
	Value    *string    `json:"value"` // ISO day; null when the day is not certain
	Earliest *string    `json:"earliest"`
	Latest   *string    `json:"latest"`
	How      *string    `json:"how"`
	Evidence []Evidence `json:"evidence"`
}

// Furniture is a part of the text that is not the report, and why it is not.
type Furniture struct {
	Span
	Why string `json:"why"`
}

// Token is a word, number or sign of the text. What no tagger or parser has
// told is null.
type Token struct {
	Span
	Form   string  `json:"form"` // always the slice
	Lemma  *string `json:"lemma"`
	UPOS   *string `json:"upos"`
	XPOS   *string `json:"xpos"`
	Head   *int    `json:"head"` // index among the tokens; -1: root
	Deprel *string `json:"deprel"`
}

// Name is a named entity.
type Name struct {
	Span
	Type string `json:"type"` // PER, ORG, LOC, NORP, …
}

// Actor is somebody who acts, speaks or is acted upon.
type Actor struct {
	ID       string    `json:"id"`
	Name     string    `json:"name"`
	Kind     *string   `json:"kind"`
	Country  *string   `json:"country"` // ISO 3166 alpha-3
	Sector   *string   `json:"sector"`
	Role     *string   `json:"role"`
	Mentions []Mention `json:"mentions"`
}

// Mention is a place where an actor is meant.
type Mention struct {
	Span
	Form *string `json:"form"`
}

// Place is a toponym and what it was resolved to.
type Place struct {
	Span
	Name      *string  `json:"name"`
	Kind      *string  `json:"kind"`
	GeoNameID *int64   `json:"geonameid"`
	Lat       *float64 `json:"lat"`
	Lon       *float64 `json:"lon"`
	Country   *string  `json:"country"` // ISO 3166 alpha-3
	Adm1      *string  `json:"adm1"`
	Metonym   *bool    `json:"metonym"`
	Demonym   *bool    `json:"demonym"`
}

// Time is a time expression.
type Time struct {
	Span
	Type  *string `json:"type"`
	Value *string `json:"value"` // TIMEX3
	Mod   *string `json:"mod"`
	From  *string `json:"from"`
	To    *string `json:"to"`
}

// Quantity is a number or range as the text states it.
type Quantity struct {
	Span
	Min       *Number `json:"min"` // null: open or unknown
	Max       *Number `json:"max"`
	Qualifier *string `json:"qualifier"`
	Unit      *string `json:"unit"`
	Change    *string `json:"change"`
	Kind      *string `json:"kind"`
}

// Attribution says that a content comes from somebody. Its chain runs origin
// first; the article itself is no link.
type Attribution struct {
	ID        string     `json:"id"`
	Chain     []Link     `json:"chain"`
	Content   []Span     `json:"content"`
	Form      *string    `json:"form"`
	Anonymous bool       `json:"anonymous"`
	Addressee *string    `json:"addressee"`
	Evidence  []Evidence `json:"evidence"`
}

// Link is one voice of an attribution's chain.
type Link struct {
	Source []Span  `json:"source"`
	Cue    []Span  `json:"cue"`
	Name   *string `json:"name"`
	Actor  *string `json:"actor"`
	Stance *string `json:"stance"`
}

// Figure is a number about people, forces or incidents with its scope and the
// names of those who said it, origin first, ending in "article".
type Figure struct {
	ID string `json:"id"`
	Span
	Min         *Number    `json:"min"`
	Max         *Number    `json:"max"`
	Qualifier   *string    `json:"qualifier"`
	Indicator   *string    `json:"indicator"`
	Term        *string    `json:"term"`
	Unit        *string    `json:"unit"`
	Counts      *string    `json:"counts"`
	Place       *string    `json:"place"`
	Period      Period     `json:"period"`
	AsOf        *string    `json:"as_of"`
	Status      *string    `json:"status"`
	Stance      *string    `json:"stance"`
	Chain       []string   `json:"chain"`
	Attribution *string    `json:"attribution"`
	Evidence    []Evidence `json:"evidence"`
}

// Period is a stretch of time in the text's words and, where known, in days.
type Period struct {
	Text *string `json:"text"`
	From *string `json:"from"`
	To   *string `json:"to"`
}
