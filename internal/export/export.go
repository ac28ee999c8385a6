// Package export writes readings and records in the forms that other programs
// read: the JSON contract, CSV, Web Annotations, HXL and Helix-shaped rows.
//
// It promises deterministic bytes, offsets in Unicode code points and that
// every quoted text is exactly the slice its offsets name. It never rounds,
// averages or fills in: what a reading does not know is null or an empty cell.
package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

// Format is a form in which a record can be written.
type Format struct {
	Name string // as given to Write
	What string // one line for people
	Ext  string // of a file in this format, with its dot

	write func(ctx context.Context, w io.Writer, s store.Store, f Filter) error
}

// Filter narrows what Write writes; the zero value takes the newest version of
// every document and every kind a format can hold. Of Entries, Document, Limit
// and Offset have no effect: use Documents.
type Filter struct {
	Documents store.DocumentFilter
	Entries   store.EntryFilter
	Keep      func(rapporteur.Entry) bool // of tables of entries: only those it takes; nil: all
}

// Formats lists the formats Write knows, in the order to show them.
func Formats() []Format {
	return []Format{
		{Name: "jsonl", Ext: ".jsonl", write: writeJSONL,
			What: "every reading of the record, all versions, in the JSON contract, one a line, by document id"},
		{Name: "csv", Ext: ".csv", write: writeCSV,
			What: "a table of the documents, the figures or the attributions (entry kind)"},
		{Name: "annotations", Ext: ".jsonld", write: writeAnnotations,
			What: "W3C Web Annotations of figures and attributions, one a line"},
		{Name: "hxl", Ext: ".csv", write: writeHXL,
			What: "the figures as a table with the HXL tag row"},
		{Name: "helix", Ext: ".csv", write: writeHelix,
			What: "the displacement figures as a table shaped like IDMC Helix"},
	}
}

// Write writes the record in the named format. It fails on an unknown format,
// on an entry kind the format has no place for and on a span that does not lie
// in its document's text.
func Write(ctx context.Context, w io.Writer, format string, s store.Store, f Filter) error {
	var names []string
	for _, known := range Formats() {
		if known.Name == format {
			buf := bufio.NewWriter(w)
			if err := known.write(ctx, buf, s, f); err != nil {
				return fmt.Errorf("export %s: %w", format, err)
			}
			if err := buf.Flush(); err != nil {
				return fmt.Errorf("export %s: %w", format, err)
			}
			return nil
		}
		names = append(names, known.Name)
	}
	return fmt.Errorf("unknown export format %q: choose one of %s", format, strings.Join(names, ", "))
}
