package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/rapporteur/rapporteur/internal/export"
)

type exportCmd struct {
	recordFlag
	scopeFlags
	entryFlags
	outputFlag
	Format string `short:"f" default:"jsonl" help:"One of the formats below (default: ${default})."`
	Kind   string `enum:",documents,quotes,attributions,figures" default:"" help:"Which table, for csv: documents, quotes, attributions or figures."`
}

// Help is shown below the flags.
func (exportCmd) Help() string {
	var b strings.Builder
	b.WriteString("Formats:\n")
	for _, f := range export.Formats() {
		fmt.Fprintf(&b, "  %-12s %s\n", f.Name, f.What)
	}
	b.WriteString("\n  rapporteur export -o record.jsonl\n  rapporteur export --format hxl --indicator displaced -o displaced.csv")
	return b.String()
}

func (c *exportCmd) Run(ctx context.Context, a *app) error {
	s, err := c.openRead(ctx, a)
	if err != nil {
		return err
	}
	defer s.Close()
	if c.Document != "" {
		return fmt.Errorf("--document narrows 'list' and 'brief'; for one document's reading use 'rapporteur show --json %s'", c.Document)
	}
	return c.write(a, func(w writer) error {
		return export.Write(ctx, w, c.Format, s, export.Filter{Documents: c.scopeFlags.filter(), Entries: c.entryFlags.filter(c.Kind)})
	})
}
