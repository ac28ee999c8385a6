// Package lang is what the readers know of a language engine: text in; words
// with tags, lemmas, heads and relations (Universal Dependencies v2) and names
// with types out.
//
// It promises that every word and name is an exact slice of the text and that
// heads stay inside their sentence. It holds no engine itself and never
// guesses: what an engine does not know is empty.
package lang

import (
	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// Engine reads one language. It keeps nothing between calls and may be used by
// any number of goroutines; the same layout always gives the same analysis.
type Engine interface {
	Read(l *text.Layout) Analysis
}

// Sentence is a run of words [First, Last) of an Analysis.
type Sentence struct {
	First, Last int
}

// Analysis is what an engine makes of a text. Words are in text order; they
// are those of Universal Dependencies, finer than the tokens of the layout.
type Analysis struct {
	Tokens    []rapporteur.Token // Head: index in Tokens, -1 for the root of a sentence
	Sentences []Sentence         // one for each sentence of the layout, in the same order
	Names     []Name             // in text order, never overlapping
}

// Type is the type of a name.
type Type string

// Types of name.
const (
	Person       Type = "PER"
	Organisation Type = "ORG"  // governments, armies, armed groups, parties, companies, outlets
	Location     Type = "LOC"  // states, provinces, towns, rivers, regions
	Nationality  Type = "NORP" // nationalities, religious or political groups: "Syrian", "Kurds"
	Facility     Type = "FAC"  // bridges, camps, airports, crossings, roads
	Event        Type = "EVENT"
	Vehicle      Type = "VEHICLE" // vehicles, aircraft and ships by type or name
	Weapon       Type = "WEAPON"
	Misc         Type = "MISC" // works, laws, products, languages, whatever else bears a name
)

// Name is a named entity.
type Name struct {
	rapporteur.Span
	Type        Type
	First, Last int // words [First, Last) of the Analysis
}
