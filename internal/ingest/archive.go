package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/rapporteur/rapporteur/internal/document"
	"github.com/rapporteur/rapporteur/internal/ingest/warc"
)

// archive reads the pages of a web archive. The day of capture is not the day
// of publication and is not kept.
func (r *run) archive(from origin, in io.Reader) bool {
	records := warc.NewReader(in, r.MaxBytes)
	for {
		rec, err := records.Next()
		var broken *warc.Error
		switch {
		case errors.Is(err, io.EOF):
			return true
		case errors.As(err, &broken):
			if !r.fail(from.input, fmt.Errorf("%w; the other records are read", err)) {
				return false
			}
			continue
		case err != nil:
			return r.fail(from.input, bare(err))
		}
		if !r.capture(from, rec) {
			return false
		}
	}
}

// capture yields the page of one record; other records are passed over.
func (r *run) capture(from origin, rec *warc.Record) bool {
	p, err := rec.Page(r.MaxBytes)
	if errors.Is(err, warc.ErrNoPage) {
		return true
	}
	if err != nil {
		return r.fail(from.input, &warc.Error{Offset: rec.Offset, URI: rec.URI, Err: fmt.Errorf("%w; the other records are read", err)})
	}
	if p.Status != http.StatusOK || !p.Text() || len(p.Body) == 0 {
		return true
	}
	name := rec.URI
	if name == "" {
		name = fmt.Sprintf("%s@%d", from.input, rec.Offset)
	}
	of := origin{input: name, ref: name, path: from.path, url: rec.URI, charset: p.Charset}
	return r.item(name, func(context.Context) (document.Draft, error) {
		if p.ContentType == "text/plain" {
			return fromText(of, p.Body)
		}
		return fromHTML(of, p.Body)
	})
}
