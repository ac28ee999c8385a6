package attrib

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/rapporteur/rapporteur"
)

//go:embed cues.tsv
var cueTable string

// frame is how a cue takes its content; see cues.tsv.
type frame uint16

const (
	frameQuote frame = 1 << iota
	frameInverted
	frameClause
	frameThat
	frameAddressee
	frameObject
	frameInfinitive
	framePassive
	frameBare
	frameTally
	frameRaising
	frameWitness
	frameEvidence
)

var frameLetters = map[rune]frame{
	'q': frameQuote, 'i': frameInverted, 'c': frameClause, 't': frameThat,
	'a': frameAddressee, 'o': frameObject, 'v': frameInfinitive, 'p': framePassive,
	'x': frameBare, 'n': frameTally, 'r': frameRaising, 'w': frameWitness, 'e': frameEvidence,
}

// cue is one entry of the lexicon.
type cue struct {
	lemma  string
	frames frame
	stance rapporteur.Stance
	wider  *cue // the cue that it is where it takes an object without a quotation; nil for none
}

// cueForm is one inflected form: its words after the first, and its cue.
type cueForm struct {
	rest []string
	cue  *cue
}

// cues maps the first word of a form to the forms that begin with it, the
// longest first.
var cues = mustCues(cueTable)

// mustCues reads the lexicon. It panics on a bad line, because the table is
// part of the program.
func mustCues(table string) map[string][]cueForm {
	m := map[string][]cueForm{}
	for n, line := range strings.Split(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			panic(fmt.Sprintf("cues.tsv line %d: want 4 fields, found %d", n+1, len(f)))
		}
		c := &cue{lemma: f[0], stance: rapporteur.Stance(f[3])}
		for _, r := range f[2] {
			fr, ok := frameLetters[r]
			if !ok {
				panic(fmt.Sprintf("cues.tsv line %d: unknown frame %q", n+1, r))
			}
			c.frames |= fr
		}
		if c.frames&frameEvidence != 0 {
			c.wider = &cue{lemma: c.lemma, frames: c.frames | frameClause | frameBare, stance: c.stance}
		} else if callings[c.lemma] {
			c.wider = &cue{lemma: c.lemma, frames: c.frames | frameBare, stance: c.stance}
		}
		for _, form := range strings.Fields(f[1]) {
			for _, w := range spellOut(strings.Split(form, "_")) {
				forms := append(m[w[0]], cueForm{w[1:], c})
				for i := len(forms) - 1; i > 0 && len(forms[i].rest) > len(forms[i-1].rest); i-- {
					forms[i], forms[i-1] = forms[i-1], forms[i]
				}
				m[w[0]] = forms
			}
		}
	}
	return m
}

// spellOut gives every row of words that a form stands for: one word of each
// part's alternatives.
func spellOut(parts []string) [][]string {
	rows := [][]string{nil}
	for _, p := range parts {
		var longer [][]string
		for _, row := range rows {
			for _, w := range strings.Split(p, "|") {
				if w == "" {
					longer = append(longer, row)
				} else {
					longer = append(longer, append(row[:len(row):len(row)], w))
				}
			}
		}
		rows = longer
	}
	return rows
}
