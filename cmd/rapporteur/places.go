package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/rapporteur/rapporteur/data/gazetteer"
	"github.com/rapporteur/rapporteur/internal/place"
	"github.com/rapporteur/rapporteur/internal/store/atlas"
)

type placesCmd struct {
	Lookup lookupCmd     `cmd:"" help:"Show what a name may stand for, and why."`
	Import importCmd     `cmd:"" help:"Add the places of dumps of GeoNames or Who's On First to the reading."`
	List   placesListCmd `cmd:"" help:"List what was imported."`
}

type lookupCmd struct {
	recordFlag
	placesFlag
	Name  []string `arg:"" help:"The name, as a report spells it."`
	Limit int      `default:"10" placeholder:"N" help:"At most this many candidates (default: ${default})."`
}

// Help is shown below the flags.
func (lookupCmd) Help() string {
	return `  rapporteur places lookup Saraqeb
  rapporteur places lookup "Maarat al-Numan"`
}

func (c *lookupCmd) Run(ctx context.Context, a *app) (err error) {
	g, err := place.Open(gazetteer.Data)
	if err != nil {
		return fmt.Errorf("opening the gazetteer: %w", err)
	}
	_, done, err := extend(ctx, g, c.recordFlag, c.placesFlag)
	if err != nil {
		return err
	}
	defer func() { _ = done() }() // it was only read
	defer func() {
		if fault := recover(); fault != nil {
			e, ok := lookupFault(fault)
			if !ok {
				panic(fault)
			}
			err = e
		}
	}()
	name := strings.Join(c.Name, " ")
	found := g.Lookup(name, c.Limit)
	if len(found) == 0 {
		return fmt.Errorf("%q is not in the gazetteer", name)
	}
	t := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	for _, x := range found {
		id := ""
		if x.GeoNameID != 0 {
			id = "geonames.org/" + strconv.FormatInt(x.GeoNameID, 10)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", x.Name, x.Kind, x.Country, x.Adm1, id, x.Why)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.stdout, "\n%s\n", gazetteer.Attribution)
	return err
}

type importCmd struct {
	recordFlag
	Files []string `arg:"" name:"file" help:"Dumps: GeoNames (19 columns; plain, .gz or .zip) or packs of Who's On First (a head line that begins with wof_id)."`
}

// Help is shown below the flags.
func (importCmd) Help() string {
	return `Country dumps are at download.geonames.org/export/dump (SY.zip, UA.zip …). The places are kept in a file beside the
record (rapporteur.db: rapporteur.places), and every reading into that record uses them together with those built in.
What was read before stays as it was read. A dump is used whole or not at all; an interrupted import is resumed by the
same command, and importing a dump twice changes nothing.

  rapporteur places import SY.zip LB.zip
  rapporteur places import --record crisis.db allCountries.zip`
}

func (c *importCmd) Run(ctx context.Context, a *app) error {
	w, err := atlas.Create(ctx, c.placesPath())
	if err != nil {
		return err
	}
	failed, done := 0, 0
	for _, file := range c.Files {
		before, after, err := c.take(ctx, a, w, file)
		switch {
		case ctx.Err() != nil:
			return errors.Join(fmt.Errorf("interrupted in %s; run the same command again to go on", file), w.Close())
		case err != nil:
			failed++
			fmt.Fprintf(a.stderr, "rapporteur: %v\n", err)
		case before.Finished:
			done++
			fmt.Fprintf(a.stderr, "%s: imported before, as %s\n", file, after.Name)
		default:
			done++
			again := ""
			if before.Lines > 0 {
				again = fmt.Sprintf(", going on from line %d", before.Lines+1)
			}
			fmt.Fprintf(a.stderr, "%s: %d places of %d lines into %s%s\n", file, after.Places, after.Lines, c.placesPath(), again)
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	fmt.Fprintln(a.stderr, gazetteer.Attribution)
	switch {
	case failed > 0 && done == 0:
		return fmt.Errorf("nothing was imported (%d failed)", failed)
	case failed > 0:
		return partialError{failed: failed, done: done}
	}
	return nil
}

// take imports one file, with a progress bar on a terminal.
func (c *importCmd) take(ctx context.Context, a *app, w *atlas.Writer, file string) (before, after atlas.Import, err error) {
	bar := progress{}
	if info, err := os.Stat(file); err == nil && onTerminal(a.stderr) {
		// A dump is gone through twice: for its digest, and for its places.
		bar.bar = progressbar.NewOptions64(2*info.Size(), progressbar.OptionSetWriter(a.stderr), progressbar.OptionSetDescription(filepath.Base(file)),
			progressbar.OptionShowBytes(true), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	defer bar.clear()
	return w.Take(ctx, atlas.Dump{Name: filepath.Base(file), Open: func() (io.ReadCloser, error) { return openDump(file, bar.add) }})
}

type placesListCmd struct{ recordFlag }

func (c *placesListCmd) Run(ctx context.Context, a *app) error {
	all, err := atlas.Imports(ctx, c.placesPath())
	if err != nil {
		return err
	}
	t := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	for _, x := range all {
		state := "in use"
		if !x.Finished {
			state = "unfinished, not used: import it again to go on"
		}
		fmt.Fprintf(t, "%s\t%d places\t%d lines\tsha256 %s\t%s\n", x.Name, x.Places, x.Lines, x.SHA256[:12], state)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.stdout, "\n%s\n", gazetteer.Attribution)
	return err
}
