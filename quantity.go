package rapporteur

// Qualifier is the word that bounds a number, kept because it is part of what
// was said. The values are those of the figures gold (gold/figures/README.md).
type Qualifier string

// Qualifiers. The bounds of a quantity follow from them: exact and about give
// both ends, more than and at least only the lower, nearly, less than and up
// to only the upper; a vague word ("dozens") gives the least it can mean.
const (
	QualifierExact    Qualifier = "exact"
	QualifierAbout    Qualifier = "about"
	QualifierMoreThan Qualifier = "more_than"
	QualifierAtLeast  Qualifier = "at_least"
	QualifierLessThan Qualifier = "less_than"
	QualifierUpTo     Qualifier = "up_to"
	QualifierNearly   Qualifier = "nearly"
	QualifierVague    Qualifier = "vague"
)

// Change is the direction a quantity is said to move in, one of the marks of
// the CQE annotation: = ~ > < up down.
type Change string

// Changes.
const (
	ChangeEqual Change = "="
	ChangeAbout Change = "~"
	ChangeMore  Change = ">"
	ChangeLess  Change = "<"
	ChangeUp    Change = "up"
	ChangeDown  Change = "down"
)

// QuantityKind parts what is counted from what is measured or merely named.
type QuantityKind string

// Kinds of quantity. Only a count can become a figure.
const (
	QuantityCount    QuantityKind = "count"
	QuantityOrdinal  QuantityKind = "ordinal"
	QuantityMoney    QuantityKind = "money"
	QuantityPercent  QuantityKind = "percent"
	QuantityAge      QuantityKind = "age"
	QuantityDistance QuantityKind = "distance"
	QuantityDuration QuantityKind = "duration"
	QuantityMeasure  QuantityKind = "measure" // any other unit: weight, temperature, speed, magnitude
	QuantityBare     QuantityKind = "bare"    // a number without a unit: a score, an index, a rank
)

// Quantity is a number or range as a text states it. Its Span covers the
// qualifier and the number, without the unit or noun.
type Quantity struct {
	Span
	Number    Span         `json:"number"` // the number alone
	Min       *float64     `json:"min"`    // nil: open
	Max       *float64     `json:"max"`    // nil: open
	Qualifier Qualifier    `json:"qualifier,omitempty"`
	Change    Change       `json:"change,omitempty"`
	Kind      QuantityKind `json:"kind"`
	Unit      string       `json:"unit,omitempty"`     // normalised: "persons", "dollar", "percentage", "kilometre"
	UnitSpan  Span         `json:"unit_span,omitzero"` // the unit or the head noun counted
	Noun      Span         `json:"noun,omitzero"`      // the noun phrase counted, modifiers included
}
