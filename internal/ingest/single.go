package ingest

import (
	"errors"
	"fmt"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/document"
	"github.com/rapporteur/rapporteur/internal/ingest/page"
)

// fromText makes the draft of a plain text.
func fromText(from origin, data []byte) (document.Draft, error) {
	text, err := decodeText(data, from.charset)
	if err != nil {
		return document.Draft{}, err
	}
	return document.Draft{Ref: from.ref, Path: from.path, URL: from.url, Text: text}, nil
}

// fromHTML makes the draft of a page.
func fromHTML(from origin, data []byte) (document.Draft, error) {
	source, err := decodeHTML(data, from.charset)
	if err != nil {
		return document.Draft{}, err
	}
	return fromPage(from, source)
}

// fromPage makes the draft of a page in UTF-8.
func fromPage(from origin, source string) (document.Draft, error) {
	p, err := page.Extract(source, from.url)
	if errors.Is(err, page.ErrNoArticle) {
		return document.Draft{}, fmt.Errorf("%w; save the article's text as a .txt file", err)
	}
	if err != nil {
		return document.Draft{}, err
	}
	d := document.Draft{
		Ref: from.ref, Path: from.path, URL: from.url, Outlet: p.Outlet, Title: p.Title, Bylines: p.Bylines, Language: p.Language, Text: p.Text,
	}
	if d.URL == "" {
		d.URL = p.URL
	}
	if p.Date.Known() {
		d.Date, d.DateHow = p.Date, rapporteur.DateMetadata
	}
	return d, nil
}
