package reading

import (
	"fmt"
	"slices"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/data/gazetteer"
	"github.com/rapporteur/rapporteur/internal/actor"
	"github.com/rapporteur/rapporteur/internal/attrib"
	"github.com/rapporteur/rapporteur/internal/figure"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/lang/en"
	"github.com/rapporteur/rapporteur/internal/place"
	"github.com/rapporteur/rapporteur/internal/quantity"
	"github.com/rapporteur/rapporteur/internal/text"
	"github.com/rapporteur/rapporteur/internal/when"
)

// Knowledge is what the stages know beside the text. It is read-only while
// documents are read.
type Knowledge struct {
	Language lang.Engine
	Places   *place.Gazetteer
	Actors   *actor.Table
	// Added names what a user added to the places and actors that the binary
	// carries, so that the engine's version tells readings with it from those
	// without: dot-separated words of letters and digits, "" for nothing.
	Added string
}

// Embedded opens the knowledge that the binary carries.
func Embedded() (Knowledge, error) {
	g, err := place.Open(gazetteer.Data)
	if err != nil {
		return Knowledge{}, fmt.Errorf("opening the gazetteer: %w", err)
	}
	t, err := actor.Load()
	if err != nil {
		return Knowledge{}, fmt.Errorf("opening the table of actors: %w", err)
	}
	return Knowledge{Language: en.New(), Places: g, Actors: t}, nil
}

// NewEnglish builds the engine that reads English with the knowledge that the
// binary carries.
func NewEnglish() (*Engine, error) {
	k, err := Embedded()
	if err != nil {
		return nil, err
	}
	return k.Engine()
}

// Engine builds the engine that reads English with this knowledge.
func (k Knowledge) Engine() (*Engine, error) {
	e, err := New(English(k)...)
	if err == nil && k.Added != "" {
		e.version += "+" + k.Added
	}
	return e, err
}

// English lists the stages that read an English report.
func English(k Knowledge) []Stage {
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
		}},
		{Gives: Syntax, Needs: []Part{Layout}, Read: func(d *Draft) {
			d.Syntax = k.Language.Read(d.Layout)
			d.Tokens = d.Syntax.Tokens
			for _, n := range d.Syntax.Names {
				d.Names = append(d.Names, rapporteur.Name{Span: n.Span, Type: string(n.Type)})
			}
		}},
		{Gives: Times, Needs: []Part{Layout}, Read: func(d *Draft) { d.Times = when.Read(d.Document, d.Layout) }},
		{Gives: Places, Needs: []Part{Layout, Syntax}, Read: func(d *Draft) {
			d.Places = place.Read(d.Document, d.Layout, k.Places, d.Syntax.Names)
		}},
		{Gives: Actors, Needs: []Part{Layout, Syntax}, Read: func(d *Draft) {
			d.Actors = actor.Read(d.Document, d.Layout, k.Actors, d.Names)
		}},
		{Gives: Quantities, Needs: []Part{Layout}, Read: func(d *Draft) { d.Quantities = quantity.Read(d.Layout) }},
		{Gives: Attributions, Needs: []Part{Layout, Syntax}, Read: func(d *Draft) { d.Attributions = attrib.Read(d.Document, d.Layout, d.Syntax) }},
		{Gives: Sources, Needs: []Part{Layout, Actors, Attributions}, Read: func(d *Draft) { actor.Sources(d.Layout, d.Actors, d.Attributions) }},
		{Gives: Figures, Needs: []Part{Layout, Quantities, Times, Places, Attributions}, Read: func(d *Draft) {
			d.Figures = figure.Read(d.Document, d.Layout, d.Quantities, d.Times, d.Places, d.Attributions)
		}},
	}
}

// EnglishSurface builds the engine without syntax, names and actors, which take
// most of the time, for measuring what needs none of them.
func EnglishSurface() (*Engine, error) {
	g, err := place.Open(gazetteer.Data)
	if err != nil {
		return nil, fmt.Errorf("opening the gazetteer: %w", err)
	}
	k := Knowledge{Language: lang.None{}, Places: g}
	return New(slices.DeleteFunc(English(k), func(s Stage) bool { return s.Gives == Actors || s.Gives == Sources })...)
}
