// Package attrib reads according to whom: which words of a report are
// somebody's, whose, and through whom they came.
//
// It promises that a content is never given to a source the text does not
// give it to; where the text names none, the source stays empty. It never
// merges two statements.
package attrib

import (
	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// Read lists the attributions of a document in the order of their contents.
// Heads carry ID, Document, Evidence and Chain.
func Read(doc *rapporteur.Document, l *text.Layout) []*rapporteur.Attribution { return nil }
