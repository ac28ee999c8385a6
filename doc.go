// Package rapporteur is the vocabulary of the record: documents, spans,
// readings and the entries a reading yields.
//
// It promises that every value says where it comes from: an [Entry] carries
// evidence spans into the kept text of its [Document] and the chain of those
// who said it. It never does I/O, keeps no state, reads no clock and imports
// nothing else of this module, so that every other package can share it.
//
// Unknown is a value: an empty string, an empty [Day] or a nil bound means
// that the text does not say, and no reader may fill it by guessing.
package rapporteur

// Engine is the version of the reading rules and weights. It is part of every
// [Reading]: the same document read by the same engine gives the same bytes.
const Engine = "0.1.0"

// Schema names the JSON contract in which readings are printed.
const Schema = "rapporteur/reading/v1"
