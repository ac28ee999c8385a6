// Package document makes a Document of what ingest read: it hashes the text,
// tells its language, marks its furniture and works out when it was published
// and how that is known.
//
// It promises that the text is kept exactly as given, that furniture is
// marked only where a rule is sure of it, so that no sentence of the report is
// lost, and that a date it cannot know stays unknown. It never reads a clock, a
// file or the network. The rules for furniture are data: furniture.toml.
package document

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"unicode"

	"github.com/rapporteur/rapporteur"
)

// Draft is what ingest knows of one report. Only Text is required; it must be
// valid UTF-8.
type Draft struct {
	Ref      string
	Path     string
	URL      string
	Outlet   string
	Title    string
	Bylines  []string
	Language string                // ISO 639-1, when the input says so
	Date     rapporteur.Day        // when the input says so
	DateHow  rapporteur.DateSource // how the input knows Date: given or metadata
	Text     string
}

// ErrEmpty says that a draft has no text.
var ErrEmpty = errors.New("no text in it")

// New makes the document. It fails with ErrEmpty when the text has no letter or digit.
func New(d Draft) (*rapporteur.Document, error) {
	if strings.IndexFunc(d.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0 {
		return nil, ErrEmpty
	}
	doc := &rapporteur.Document{
		Ref: d.Ref, Path: d.Path, URL: d.URL, Outlet: d.Outlet, Title: d.Title, Bylines: d.Bylines,
		Language: d.Language, Text: d.Text, SHA256: rapporteur.TextHash(d.Text),
	}
	h := sha256.Sum256([]byte(strings.Join(append([]string{cmp.Or(d.URL, d.Ref), d.Outlet, d.Title, string(d.Date), doc.SHA256}, d.Bylines...), "\x00")))
	doc.ID = "doc-" + hex.EncodeToString(h[:8])
	if doc.Language == "" {
		doc.Language = language(d.Text)
	}
	p := &page{text: d.Text, lines: split(d.Text), outlet: d.Outlet, names: d.Bylines}
	doc.Furniture = p.furniture()
	doc.Title, doc.TitleSpan = p.title(d.Title)
	doc.Published = p.published(d.Date, d.DateHow, d.URL)
	return doc, nil
}
