package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/rapporteur/rapporteur/internal/place"
	"github.com/rapporteur/rapporteur/internal/reading"
	"github.com/rapporteur/rapporteur/internal/store/atlas"
)

// placesPath is the file beside the record that holds imported places.
func (r recordFlag) placesPath() string {
	return strings.TrimSuffix(r.Record, filepath.Ext(r.Record)) + ".places"
}

// placesFlag and actorsFlag are the user's own files, which win over ours.
type placesFlag struct {
	Places []string `sep:"none" placeholder:"FILE" help:"Your own places; they win over all others. One a line, tab-separated: name, aliases (| between), kind, latitude, longitude, country."`
}

type actorsFlag struct {
	Actors []string `sep:"none" placeholder:"FILE" help:"Your own actors; they win over all others. One a line, tab-separated: name, kind, country, sector, role, aliases (| between)."`
}

// knowledge is what the binary carries and what the user added to it: the
// places imported beside the record, and files of places and actors. release
// releases the imported places once nothing is read any more.
func knowledge(ctx context.Context, record recordFlag, places placesFlag, actors actorsFlag) (k reading.Knowledge, release func() error, err error) {
	if k, err = reading.Embedded(); err != nil {
		return k, nil, err
	}
	imported, release, err := extend(ctx, k.Places, record, places)
	if err != nil {
		return k, nil, err
	}
	mine, err := own(actors.Actors, k.Actors.Add)
	if err != nil {
		return k, nil, errors.Join(err, release())
	}
	k.Added = strings.Join(append(imported, mark("actors", mine)...), ".")
	return k, release, nil
}

// extend gives g what the user added to the places, and names it.
func extend(ctx context.Context, g *place.Gazetteer, record recordFlag, places placesFlag) (added []string, release func() error, err error) {
	mine, err := own(places.Places, g.Add)
	if err != nil {
		return nil, nil, err
	}
	release = func() error { return nil }
	a, err := atlas.Open(ctx, record.placesPath())
	switch {
	case err == nil:
		if sum := a.Fingerprint(); sum != "" {
			g.Extend(a)
			added = append(added, "imports", sum)
		}
		release = a.Close
	case !errors.Is(err, fs.ErrNotExist):
		return nil, nil, err
	}
	return append(added, mark("places", mine)...), release, nil
}

// own reads the user's files and gives their contents.
func own(files []string, add func(r io.Reader, name string) error) ([]byte, error) {
	var all []byte
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if err := add(bytes.NewReader(data), name); err != nil {
			return nil, err
		}
		all = append(append(all, data...), 0)
	}
	return all, nil
}

// mark names contents by their digest; no contents have no mark.
func mark(what string, contents []byte) []string {
	if len(contents) == 0 {
		return nil
	}
	sum := sha256.Sum256(contents)
	return []string{what, hex.EncodeToString(sum[:4])}
}

// lookupFault turns a reader's panic over the imported places into its error;
// any other fault it gives back.
func lookupFault(fault any) (err error, ok bool) {
	e, ok := fault.(place.SourceError)
	if !ok {
		return nil, false
	}
	return fmt.Errorf("%w; import them again, or move the file away to read without them", e), true
}
