package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/rapporteur/rapporteur/data/demo"
	"github.com/rapporteur/rapporteur/internal/brief"
	"github.com/rapporteur/rapporteur/internal/reading"
)

type demoCmd struct {
	outputFlag
	Serve bool   `help:"Show the pages instead of printing the brief."`
	Addr  string `default:"localhost:8080" help:"With --serve: address to listen on (default: ${default})."`
	Keep  string `placeholder:"FILE" help:"Keep the record in this file instead of a temporary one."`
}

// Help is shown below the flags.
func (demoCmd) Help() string {
	return `Ten short reports, written for this program, on northwest Syria in 2018 to 2020, with the traps real reports
set: one number from two sources, a denial, a chain of sources, a deadline, a page's print date, a wire copy.`
}

func (c *demoCmd) Run(ctx context.Context, a *app) error {
	dir, err := os.MkdirTemp("", "rapporteur-demo-")
	if err != nil {
		return fmt.Errorf("making a temporary folder for the demo: %w", err)
	}
	defer os.RemoveAll(dir)
	reports := filepath.Join(dir, "reports")
	if err := os.CopyFS(reports, demo.Reports()); err != nil {
		return fmt.Errorf("unpacking the demo's reports: %w", err)
	}
	record := recordFlag{Record: filepath.Join(dir, defaultRecord)}
	if c.Keep != "" {
		record.Record = c.Keep
	}
	s, err := record.openWrite(ctx, a)
	if err != nil {
		return err
	}
	defer s.Close()
	engine, err := reading.NewEnglish()
	if err != nil {
		return fmt.Errorf("building the reading engine: %w", err)
	}
	r := &reader{engine: engine, known: s.Has}
	if _, err := r.run(ctx, a, []string{reports}, &keeper{store: s}); err != nil {
		return fmt.Errorf("reading the demo: %w", err)
	}
	const title = "Northwest Syria, 2018-2020: ten demonstration reports"
	if c.Serve {
		return serve(ctx, a, s, title, c.Addr)
	}
	b, err := brief.Compose(ctx, s, brief.Options{Title: title})
	if err != nil {
		return err
	}
	return c.write(a, func(w writer) error { return b.Write(w, "md") })
}
