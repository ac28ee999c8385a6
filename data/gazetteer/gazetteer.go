// Package gazetteer carries the packed default gazetteer inside the program.
// README.md says where every part of it comes from and under what licence; it
// is made by
//
//	go run ./data/gazetteer/build -in ../shared/gazetteer
//
// The package holds bytes only and never unpacks them: place.Open does.
package gazetteer

import _ "embed"

// Data is the gazetteer as place.Pack wrote it.
//
//go:embed places.bin
var Data []byte

// Attribution is the line that GeoNames' licence asks for wherever its places
// are shown.
const Attribution = "Places: GeoNames (geonames.org), CC BY 4.0; Who's On First (whosonfirst.org); Natural Earth, public domain."
