// Package schema is the contract with other programs: the JSON Schema of what
// Rapporteur prints, and Go types that hold it.
//
// It promises that the types and the schema name the same fields, that every
// offset is in Unicode code points and that a null is "unknown", never "none
// looked for". It never reads a text and imports nothing of this module, so
// that a program that only wants to decode readings can import it alone.
package schema

import _ "embed"

// Names of the schemas in this package, as their "$id" ends.
const (
	ReadingFile = "reading.v1.schema.json"
	EntryFile   = "entry.v1.schema.json"
	ActorFile   = "actor.v1.schema.json"

	ReversalFile = "reversal.v1.schema.json"
)

// Base is what a schema's "$id" begins with; the rest is its file's name.
const Base = "https://github.com/rapporteur/rapporteur/schema/"

// ReadingV1 is the JSON Schema (2020-12) of a Reading.
//
//go:embed reading.v1.schema.json
var ReadingV1 []byte

// EntryV1 is the JSON Schema (2020-12) of a FigureEntry or AttributionEntry.
// It refers to ReadingV1.
//
//go:embed entry.v1.schema.json
var EntryV1 []byte

// ActorV1 is the JSON Schema (2020-12) of an ActorLine. It refers to ReadingV1
// and EntryV1.
//
//go:embed actor.v1.schema.json
var ActorV1 []byte

// ReversalV1 is the JSON Schema (2020-12) of a ReversalLine. It refers to EntryV1.
//
//go:embed reversal.v1.schema.json
var ReversalV1 []byte
