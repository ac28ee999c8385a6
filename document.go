package rapporteur

import (
	"crypto/sha256"
	"encoding/hex"
)

// Document is one report as published. Its text is kept exactly as read and
// never normalised; everything else points into it.
type Document struct {
	ID        string      `json:"id"`                  // "doc-" and 16 hex digits, from URL or ref, metadata and text; never from the path
	Ref       string      `json:"ref"`                 // the caller's own name for it: an id, a file name, a URL
	Version   int         `json:"version,omitempty"`   // 1 for the first text seen under a locator; given by the store
	Path      string      `json:"path,omitempty"`      // where it was read from
	URL       string      `json:"url,omitempty"`       // where it was published
	Outlet    string      `json:"outlet,omitempty"`    // who published it
	Title     string      `json:"title,omitempty"`     // its headline
	TitleSpan Span        `json:"title_span,omitzero"` // where the headline stands in the text, if it does
	Bylines   []string    `json:"bylines,omitempty"`   // who wrote it, as printed
	Published Published   `json:"published"`           // when, and how that is known
	Language  string      `json:"language,omitempty"`  // ISO 639-1
	Text      string      `json:"text"`                // the report's text, valid UTF-8
	SHA256    string      `json:"sha256"`              // of Text, lower-case hex
	Furniture []Furniture `json:"furniture,omitempty"`
}

// Locator is what makes two texts versions of one document: its URL if it has
// one, else the path and ref it was read under. Files of one name in two
// folders are two documents.
func (d *Document) Locator() string {
	switch {
	case d.URL != "":
		return d.URL
	case d.Path != "":
		return d.Path + "#" + d.Ref
	}
	return d.Ref
}

// TextHash is the SHA-256 of a text in lower-case hex.
func TextHash(text string) string {
	h := sha256.Sum256([]byte(text))
	return hex.EncodeToString(h[:])
}

// Published says when a document was published and how that is known. Value
// is set only when the day is certain; Earliest and Latest bound it otherwise.
type Published struct {
	Value    Day        `json:"value,omitempty"`
	Earliest Day        `json:"earliest,omitempty"`
	Latest   Day        `json:"latest,omitempty"`
	How      DateSource `json:"how,omitempty"`
	Evidence []Evidence `json:"evidence,omitempty"` // empty when the date does not stand in the text
}

// DateSource is the way a publication date came to be known.
type DateSource string

// How a publication date is known, the most trusted first.
const (
	DateGiven     DateSource = "given"     // the caller said so
	DateMetadata  DateSource = "metadata"  // the page's or feed's own metadata
	DatePublished DateSource = "published" // a "Published:" line in the text
	DateUpdated   DateSource = "updated"   // an "Updated:" line in the text
	DateDateline  DateSource = "dateline"  // the dateline opening the report
	DateURL       DateSource = "url"       // the date in the page's address
	DateReasoned  DateSource = "reasoned"  // weekday arithmetic on dated events in the text
	DateUnknown   DateSource = ""          // the text does not say
)

// Furniture is a part of the text that is not the report.
type Furniture struct {
	Span
	Why FurnitureKind `json:"why"`
}

// FurnitureKind says what a piece of furniture is.
type FurnitureKind string

// Kinds of furniture.
const (
	FurnitureCaption   FurnitureKind = "caption"    // a picture's caption or its repetition
	FurnitureCredit    FurnitureKind = "credit"     // byline, agency or picture credit
	FurnitureDateline  FurnitureKind = "dateline"   // "KABUL, Afghanistan (AP) —"
	FurniturePrintDate FurnitureKind = "print-date" // the day the page was printed or captured
	FurnitureDateLine  FurnitureKind = "date-line"  // "Published:", "Updated:" lines
	FurnitureWidget    FurnitureKind = "widget"     // sign-up boxes, share buttons, comment notices, related links
	FurnitureHeading   FurnitureKind = "heading"    // headings of removed or unrelated parts
	FurnitureSeparator FurnitureKind = "separator"  // rules such as "___"
	FurnitureNotice    FurnitureKind = "notice"     // copyright, disclaimers, standing lines of a series
)
