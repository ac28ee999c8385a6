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
	"github.com/rapporteur/rapporteur/internal/attrib"
	"github.com/rapporteur/rapporteur/internal/figure"
	"github.com/rapporteur/rapporteur/internal/quantity"
	"github.com/rapporteur/rapporteur/internal/text"
	"github.com/rapporteur/rapporteur/internal/when"
)

// Part names something a stage needs or gives.
type Part string

// Parts of a reading.
const (
	Layout       Part = "layout"
	Times        Part = "times"
	Quantities   Part = "quantities"
	Attributions Part = "attributions"
	Figures      Part = "figures"
)

// Draft is a reading in the making. A stage reads the parts it declared and
// sets the one it gives.
type Draft struct {
	rapporteur.Reading
	Layout *text.Layout
}

// Stage is one step of the reading.
type Stage struct {
	Gives Part
	Needs []Part
	Read  func(*Draft)
}

// Engine is a checked row of stages.
type Engine struct{ stages []Stage }

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
	return &Engine{stages: stages}, nil
}

// English lists the stages that read an English report.
func English() []Stage {
	return []Stage{
		{Gives: Layout, Read: func(d *Draft) {
			skip := make([]rapporteur.Span, len(d.Document.Furniture))
			for i, f := range d.Document.Furniture {
				skip[i] = f.Span
			}
			d.Layout = text.Split(d.Document.Text, skip)
			for _, s := range d.Layout.Sentences {
				d.Sentences = append(d.Sentences, s.Span)
			}
			d.Tokens = make([]rapporteur.Token, len(d.Layout.Tokens))
			for i, t := range d.Layout.Tokens {
				d.Tokens[i] = rapporteur.Token{Span: t.Span, Head: rapporteur.NoHead}
			}
		}},
		{Gives: Times, Needs: []Part{Layout}, Read: func(d *Draft) { d.Times = when.Read(d.Document, d.Layout) }},
		{Gives: Quantities, Needs: []Part{Layout}, Read: func(d *Draft) { d.Quantities = quantity.Read(d.Layout) }},
		{Gives: Attributions, Needs: []Part{Layout}, Read: func(d *Draft) { d.Attributions = attrib.Read(d.Document, d.Layout) }},
		{Gives: Figures, Needs: []Part{Layout, Quantities, Times, Attributions}, Read: func(d *Draft) {
			d.Figures = figure.Read(d.Document, d.Layout, d.Quantities, d.Times, d.Attributions)
		}},
	}
}

// Read reads one document.
func (e *Engine) Read(doc *rapporteur.Document) *rapporteur.Reading {
	d := &Draft{Reading: rapporteur.Reading{Engine: rapporteur.Engine, Document: doc}}
	for _, s := range e.stages {
		s.Read(d)
	}
	return &d.Reading
}
