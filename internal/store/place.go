package store

import (
	"strings"

	"golang.org/x/text/cases"

	"github.com/rapporteur/rapporteur"
)

// Place is where an entry stands in its document's text, by which every store
// orders entries: a figure's own span, the first content of an attribution,
// and for any other kind the first evidence that is not the whole sentence.
// It is zero for an entry without any span.
func Place(e rapporteur.Entry) rapporteur.Span {
	switch e := e.(type) {
	case *rapporteur.Figure:
		return e.Span
	case *rapporteur.Attribution:
		if len(e.Content) > 0 {
			return e.Content[0]
		}
	}
	evidence := e.EntryHead().Evidence
	for _, ev := range evidence {
		if ev.Field != "sentence" {
			return ev.Span
		}
	}
	if len(evidence) > 0 {
		return evidence[0].Span
	}
	return rapporteur.Span{}
}

// Names gives the folded names of an entry's chain without the article, for
// EntryFilter.Name.
func Names(e rapporteur.Entry) []string {
	var names []string
	for _, n := range e.EntryHead().Chain {
		if n != "" && n != rapporteur.Article {
			names = append(names, Fold(n))
		}
	}
	return names
}

// Fold makes strings equal that differ in case only.
func Fold(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return cases.Fold().String(s)
		}
	}
	return strings.ToLower(s)
}
