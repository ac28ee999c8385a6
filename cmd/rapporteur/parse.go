package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/rapporteur/rapporteur/internal/ingest"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/lang/en"
	"github.com/rapporteur/rapporteur/internal/text"
)

type parseCmd struct {
	Inputs []string `arg:"" name:"input" help:"Files, or - for standard input."`
}

// Help is shown below the flags.
func (parseCmd) Help() string {
	return `Prints CoNLL-U: words, tags, lemmas, heads and relations (Universal Dependencies v2), so that the field's own
tools can check the language engine. Nothing of the text is left out, furniture neither.

  rapporteur parse report.txt
  rapporteur parse - < report.txt`
}

func (c *parseCmd) Run(ctx context.Context, a *app) error {
	out := bufio.NewWriter(a.stdout)
	engine := en.New()
	failed, done := 0, 0
	for item, err := range ingest.Open(ctx, c.Inputs, ingest.Options{Stdin: a.stdin}) {
		if err == nil {
			var draft, fault = item.Draft(ctx)
			if err = fault; err == nil {
				done++
				err = parseText(out, engine, draft.Text)
				if err != nil {
					return err
				}
				continue
			}
		}
		failed++
		fmt.Fprintf(a.stderr, "rapporteur: %v\n", err)
	}
	if err := out.Flush(); err != nil {
		return err
	}
	switch {
	case failed > 0 && done == 0:
		return errors.New("none of the inputs could be read")
	case failed > 0:
		return partialError{failed: failed, done: done}
	}
	return nil
}

// parseText prints the CoNLL-U of a text.
func parseText(w io.Writer, engine lang.Engine, in string) error {
	return lang.CoNLLU(w, in, engine.Read(text.Split(in, nil)))
}
