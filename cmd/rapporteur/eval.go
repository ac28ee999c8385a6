package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/eval"
	"github.com/rapporteur/rapporteur/internal/export"
	"github.com/rapporteur/rapporteur/internal/ingest"
	"github.com/rapporteur/rapporteur/internal/reading"
	"github.com/rapporteur/rapporteur/schema"
)

type evalCmd struct {
	Kind   string `arg:"" help:"What to score; 'all' is every kind below."`
	Misses bool   `help:"List where reading and gold differ (names, time, place, actors)."`
	Gold   string `arg:"" optional:"" default:"../shared/gold" help:"Folder of the gold data (default: ${default})."`
}

// Help is shown below the flags.
func (evalCmd) Help() string {
	var b strings.Builder
	b.WriteString("Kinds:\n")
	for _, k := range eval.Kinds() {
		fmt.Fprintf(&b, "  %-12s %s\n", k.Name, k.What)
	}
	b.WriteString("\nExits with 1 when a figure lies below its floor.\n\n  rapporteur eval figures ../shared/gold\n  rapporteur eval all")
	return b.String()
}

func (c *evalCmd) Run(ctx context.Context, a *app) error {
	gold, err := eval.Open(c.Gold)
	if err != nil {
		return err
	}
	floors, err := eval.Bars()
	if err != nil {
		return err
	}
	known, err := reading.Embedded()
	if err != nil {
		return err
	}
	engine, err := reading.New(reading.English(known)...)
	if err != nil {
		return fmt.Errorf("building the reading engine: %w", err)
	}
	program := eval.Program{
		Read: func(ctx context.Context, docs []eval.Doc) (map[string]*schema.Reading, error) {
			return contractReadings(ctx, engine, docs)
		},
		Parse: func(_ context.Context, in string) ([]byte, error) {
			var out bytes.Buffer
			err := parseText(&out, known.Language, in)
			return out.Bytes(), err
		},
		Aliases: known.Actors.Aliases,
	}
	kinds := eval.Kinds()
	if c.Kind != "all" {
		kinds = slices.DeleteFunc(kinds, func(k eval.Kind) bool { return k.Name != c.Kind })
		if len(kinds) == 0 {
			return fmt.Errorf("there is no kind %q; 'rapporteur eval --help' lists them", c.Kind)
		}
	}
	var missed []string
	for _, k := range kinds {
		result, err := eval.Score(ctx, k.Name, gold, program)
		if err != nil {
			return fmt.Errorf("%s: %w", k.Name, err)
		}
		fmt.Fprintf(a.stdout, "%s: %s\n", k.Name, k.What)
		held, err := eval.Table(a.stdout, result, floors[k.Name])
		if err != nil {
			return err
		}
		if c.Misses {
			for _, m := range result.Misses {
				fmt.Fprintf(a.stdout, "%s\t%s\t%d\t%q\t%s\n", m.What, m.Doc, m.Start, m.Quote, m.Note)
			}
		}
		fmt.Fprintln(a.stdout)
		if !held {
			missed = append(missed, k.Name)
		}
	}
	if len(missed) > 0 {
		return fmt.Errorf("below a floor, or the contract was broken: %s", strings.Join(missed, ", "))
	}
	return nil
}

// contractReadings reads documents the way `read --json` does, from JSON Lines
// to JSON Lines, so that what is scored is what users get.
func contractReadings(ctx context.Context, engine *reading.Engine, docs []eval.Doc) (map[string]*schema.Reading, error) {
	var in bytes.Buffer
	enc := json.NewEncoder(&in)
	for _, d := range docs {
		if err := enc.Encode(d); err != nil {
			return nil, fmt.Errorf("document %s: %w", d.ID, err)
		}
	}
	pr, pw := io.Pipe()
	go func() {
		out := &jsonLines{w: pw}
		r := &reader{engine: engine, known: knowsNothing, opts: ingest.Options{Stdin: &in}}
		_, err := r.run(ctx, &app{stderr: io.Discard}, []string{"-"}, out)
		var partial partialError
		if errors.As(err, &partial) { // a page without an article may be refused; the scorer counts what is missing
			err = nil
		}
		pw.CloseWithError(err)
	}()
	return eval.Decode(pr)
}

// jsonLines is a sink that prints readings.
type jsonLines struct{ w io.Writer }

func (j *jsonLines) take(_ context.Context, r *rapporteur.Reading) error {
	return export.Reading(j.w, r, export.Options{})
}
func (*jsonLines) finish(context.Context) error { return nil }

// knowsNothing is the known of a run that stores nothing.
func knowsNothing(context.Context, string) (bool, error) { return false, nil }
