// Package models embeds the weights of the language engines. They are made by
// the command in train; README.md says from what data and how good they are.
package models

import _ "embed"

// English is the weights file of the English engine.
//
//go:embed en.weights
var English string
