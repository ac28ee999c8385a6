package ingest

import (
	"bytes"
	"context"
	"fmt"
	"path"
	"strings"

	"github.com/rapporteur/rapporteur/internal/document"
	"github.com/rapporteur/rapporteur/internal/ingest/fetch"
)

// isAddress reports whether an input is a web address.
func isAddress(in string) bool {
	low := strings.ToLower(in)
	return strings.HasPrefix(low, "http://") || strings.HasPrefix(low, "https://")
}

// address reads what stands at a web address.
func (r *run) address(in string) bool {
	p, err := r.Fetch.Get(r.ctx, in)
	if err != nil {
		return r.fail(in, fmt.Errorf("%w; save the page and give the file", err))
	}
	return r.stream(fromWeb(in, p), bytes.NewReader(p.Body))
}

func fromWeb(in string, p fetch.Page) origin {
	name, _, _ := strings.Cut(p.URL, "?")
	return origin{input: in, ref: in, url: p.URL, name: path.Base(name), media: p.ContentType, charset: p.Charset}
}

// linked reads the page that a feed's item links to.
func (r *run) linked(ctx context.Context, link string) (document.Draft, error) {
	p, err := r.Fetch.Get(ctx, link)
	if err != nil {
		return document.Draft{}, fmt.Errorf("%w; read the feed without following links", err)
	}
	from := fromWeb(link, p)
	if len(p.Body) == 0 {
		return document.Draft{}, fmt.Errorf("%w; nothing to read", ErrEmpty)
	}
	format, err := detect(p.Body[:min(len(p.Body), peek)], len(p.Body) < peek, extension(from.name), from.media)
	if err != nil {
		return document.Draft{}, err
	}
	if format.many() {
		return document.Draft{}, fmt.Errorf("%w one document: it is %s; name it by itself", ErrFormat, format)
	}
	return one(format, from, p.Body)
}
