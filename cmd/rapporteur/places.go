package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/rapporteur/rapporteur/data/gazetteer"
	"github.com/rapporteur/rapporteur/internal/place"
)

type placesCmd struct {
	Lookup lookupCmd `cmd:"" help:"Show what a name may stand for, and why."`
}

type lookupCmd struct {
	Name  []string `arg:"" help:"The name, as a report spells it."`
	Limit int      `default:"10" placeholder:"N" help:"At most this many candidates (default: ${default})."`
}

// Help is shown below the flags.
func (lookupCmd) Help() string {
	return `  rapporteur places lookup Saraqeb
  rapporteur places lookup "Maarat al-Numan"`
}

func (c *lookupCmd) Run(a *app) error {
	g, err := place.Open(gazetteer.Data)
	if err != nil {
		return fmt.Errorf("opening the gazetteer: %w", err)
	}
	name := strings.Join(c.Name, " ")
	found := g.Lookup(name, c.Limit)
	if len(found) == 0 {
		return fmt.Errorf("%q is not in the gazetteer", name)
	}
	t := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	for _, x := range found {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\n", x.Name, x.Kind, x.Country, x.Why)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.stdout, "\n%s\n", gazetteer.Attribution)
	return err
}
