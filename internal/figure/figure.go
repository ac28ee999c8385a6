// Package figure reads figures: numbers about people, forces and incidents,
// with their scope and the chain of those who gave them.
//
// It promises that ordinals, ages, distances and durations are never figures
// and that a figure said by somebody carries that chain. It never compares or
// adds up; that is reconcile's work.
package figure

import (
	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// Read lists the figures of a document in text order.
func Read(doc *rapporteur.Document, l *text.Layout, q []rapporteur.Quantity, a []*rapporteur.Attribution) []*rapporteur.Figure {
	return nil
}
