// Package outline carries the outlines of land and the borders between
// countries inside the program. README.md says where they come from and under
// what licence; they are made by
//
//	go run ./data/map/build -in ../shared/gazetteer
//
// The package holds bytes only and never unpacks them: locator.Unpack does.
package outline

import _ "embed"

// Data is the outlines as locator.Pack wrote them.
//
//go:embed outline.bin
var Data []byte
