// Package document makes a Document of what ingest read: it hashes the text,
// tells its language, marks its furniture and works out when it was published
// and how that is known.
//
// It promises that the text is kept exactly as given and that a date it
// cannot know stays unknown. It never reads a clock, a file or the network.
package document

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"

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
	if strings.TrimSpace(d.Text) == "" {
		return nil, ErrEmpty
	}
	doc := &rapporteur.Document{
		Ref: d.Ref, Path: d.Path, URL: d.URL, Outlet: d.Outlet, Title: d.Title, Bylines: d.Bylines,
		Language: d.Language, Text: d.Text, SHA256: rapporteur.TextHash(d.Text),
	}
	h := sha256.Sum256([]byte(strings.Join(append([]string{doc.Locator(), d.Outlet, d.Title, string(d.Date), doc.SHA256}, d.Bylines...), "\x00")))
	doc.ID = "doc-" + hex.EncodeToString(h[:8])
	if d.Date.Known() {
		doc.Published = rapporteur.Published{Value: d.Date, Earliest: d.Date, Latest: d.Date, How: d.DateHow}
	}
	return doc, nil
}
