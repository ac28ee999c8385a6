// Package demo holds ten short reports on the crisis in northwest Syria of
// 2018 to 2020, so that the program can be tried without a network, a key or
// a file of one's own.
//
// The texts were written for this project and are no journalism: the outlets,
// reporters, local officials and residents in them are invented, and so is
// everything that those people say. README.md says what each report is there
// to show.
package demo

import (
	"embed"
	"io/fs"
)

//go:embed *.txt *.html *.jsonl
var reports embed.FS

// Reports gives the reports: eight .txt files, one .html and one .jsonl, named
// in reading order, in one flat folder that holds nothing else.
func Reports() fs.FS { return reports }
