package place

import (
	_ "embed"
	"strings"
)

//go:embed given.txt
var givenText string

//go:embed common.txt
var commonText string

// given are given names; common are names of places that are plain English
// words, which a capital at a sentence's or headline's beginning does not make
// places.
var given, common = lines(givenText), lines(commonText)

func lines(text string) map[string]bool {
	m := map[string]bool{}
	for l := range strings.Lines(text) {
		if !strings.HasPrefix(l, "#") {
			for w := range strings.FieldsSeq(l) {
				m[w] = true
			}
		}
	}
	return m
}
