package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"

	"github.com/mmcdole/gofeed"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/document"
	"github.com/rapporteur/rapporteur/internal/ingest/page"
)

// feed reads an RSS, Atom or JSON feed, a document an item.
func (r *run) feed(from origin, in io.Reader) bool {
	data, err := r.all(in, false)
	if err != nil {
		return r.fail(from.input, err)
	}
	parsed, err := parseFeed(data)
	if err != nil {
		return r.fail(from.input, fmt.Errorf("%w a feed: %w; check that it is whole", ErrFormat, err))
	}
	if len(parsed.Items) == 0 {
		return r.fail(from.input, fmt.Errorf("%w; nothing to read", ErrNoItems))
	}
	for i, it := range parsed.Items {
		if it == nil {
			continue
		}
		link := absolute(it.Link, parsed.Link, from.url)
		name := link
		if name == "" {
			name = it.GUID
		}
		if name == "" {
			name = fmt.Sprintf("%s#%d", from.ref, i+1)
		}
		if !r.item(name, func(ctx context.Context) (document.Draft, error) { return r.entry(ctx, from, parsed, it, name, link) }) {
			return false
		}
	}
	return true
}

// parseFeed survives the parser's panics on hostile input.
func parseFeed(data []byte) (f *gofeed.Feed, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("malformed: %v", p)
		}
	}()
	f, err = gofeed.NewParser().Parse(bytes.NewReader(data))
	if err == nil && f == nil {
		err = errors.New("malformed")
	}
	return f, err
}

// entry makes the draft of a feed's item. What the feed states wins over what
// the linked page states.
func (r *run) entry(ctx context.Context, from origin, f *gofeed.Feed, it *gofeed.Item, name, link string) (document.Draft, error) {
	var d document.Draft
	var err error
	switch {
	case r.FollowLinks && link != "":
		if d, err = r.linked(ctx, link); err != nil {
			return d, err
		}
	default:
		body := it.Content
		if body == "" {
			body = it.Description
		}
		if d.Text, err = page.Fragment(body); err != nil {
			return d, err
		}
		if d.Text == "" {
			return d, fmt.Errorf("%w: the feed gives a title only; follow its links to read the pages", ErrNoText)
		}
	}
	d.Ref, d.Path, d.URL = name, from.path, link
	if f.Title != "" {
		d.Outlet = f.Title
	}
	if it.Title != "" {
		d.Title, _ = page.Fragment(it.Title)
	}
	var names []string
	for _, a := range it.Authors {
		if a != nil && a.Name != "" {
			names = append(names, a.Name)
		}
	}
	if len(names) > 0 {
		d.Bylines = names
	}
	if d.Language == "" {
		d.Language = page.Language(f.Language)
	}
	day := page.Day(it.Published)
	if day == "" && it.PublishedParsed != nil {
		day = rapporteur.DayOf(*it.PublishedParsed)
	}
	if day != "" {
		d.Date, d.DateHow = day, rapporteur.DateMetadata
	}
	return d, nil
}

// absolute resolves a link against the first base that is one.
func absolute(link string, bases ...string) string {
	u, err := url.Parse(link)
	if err != nil || link == "" {
		return ""
	}
	for _, b := range bases {
		if u.IsAbs() {
			break
		}
		if base, err := url.Parse(b); err == nil && base.IsAbs() {
			u = base.ResolveReference(u)
		}
	}
	if !isAddress(u.String()) {
		return ""
	}
	return u.String()
}
