// Package reading turns one Document into one Reading: a fixed row of stages,
// each of which says what it needs and what it gives.
//
// It promises that a Reading depends on the Document and the engine's version
// alone. It never does I/O and keeps nothing between documents, so one Engine
// serves any number of goroutines.
package reading

import (
	"fmt"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/text"
)

// Part names something a stage needs or gives.
type Part string

// Parts of a reading.
const (
	Layout       Part = "layout"
	Syntax       Part = "syntax"
	Places       Part = "places"
	Actors       Part = "actors"
	Times        Part = "times"
	Quantities   Part = "quantities"
	Attributions Part = "attributions"
	Sources      Part = "sources" // attributions tied to actors
	Figures      Part = "figures"
)

// Draft is a reading in the making. A stage reads the parts it declared and
// sets the one it gives.
type Draft struct {
	rapporteur.Reading
	Layout *text.Layout
	Syntax lang.Analysis
}

// Stage is one step of the reading.
type Stage struct {
	Gives Part
	Needs []Part
	Read  func(*Draft)
}

// Engine is a checked row of stages.
type Engine struct {
	stages  []Stage
	version string
}

// New checks that every stage's needs are given by a stage before it and that
// no part is given twice.
func New(stages ...Stage) (*Engine, error) {
	given := map[Part]bool{}
	for _, s := range stages {
		for _, n := range s.Needs {
			if !given[n] {
				return nil, fmt.Errorf("stage %q needs %q, which no stage before it gives", s.Gives, n)
			}
		}
		if given[s.Gives] {
			return nil, fmt.Errorf("two stages give %q", s.Gives)
		}
		given[s.Gives] = true
	}
	return &Engine{stages: stages, version: rapporteur.Engine}, nil
}

// Version is the version of the rules and weights, and after a plus sign a
// digest of what a user added to them. Two engines of one version read alike.
func (e *Engine) Version() string { return e.version }

// Read reads one document.
func (e *Engine) Read(doc *rapporteur.Document) *rapporteur.Reading {
	d := &Draft{Reading: rapporteur.Reading{Engine: e.version, Document: doc}}
	for _, s := range e.stages {
		s.Read(d)
	}
	return &d.Reading
}
