// Package ingest turns inputs (files, folders, patterns, standard input, web
// addresses) into drafts of documents. It reads plain text in any character
// set, HTML pages, RSS, Atom and JSON feeds, web archives, PDF, and JSON
// Lines, each of them gzipped or not, and tells them apart by what is in
// them, then by their names.
//
// It promises that a bad input is one clear error that names it, and never
// hides the inputs after it; that plain text and the text field of JSON reach
// the draft character for character, less a byte order mark; that the same
// inputs come in the same order; and that memory does not grow with the
// number of documents. It never reads the network unless an input is a web
// address or following links is asked for, never runs anything found in a
// document, and never invents a date: a date is one that the input gives or
// that its metadata states.
package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/document"
	"github.com/rapporteur/rapporteur/internal/ingest/fetch"
	"github.com/rapporteur/rapporteur/internal/ingest/page"
)

// DefaultMaxBytes is the largest document that is read when no other limit is
// given.
const DefaultMaxBytes = 64 << 20

// Item is one input that may become a document.
type Item struct {
	Input string // what the user knows it by: a path, path#line, an address, "-"
	// Draft does the costly part, parsing and extraction. It may be called
	// from any goroutine, once. Its errors are of type *Error.
	Draft func(ctx context.Context) (document.Draft, error)
}

// Error names the input that could not be read.
type Error struct {
	Input string
	Err   error // what is wrong, and after a semicolon what to do
}

func (e *Error) Error() string { return e.Input + ": " + e.Err.Error() }

// Unwrap gives the fault without the input.
func (e *Error) Unwrap() error { return e.Err }

// Faults of inputs. An *Error wraps one of these, one of the fetch package's,
// or the system's own.
var (
	ErrMissing   = errors.New("no such file or folder")
	ErrEmpty     = errors.New("empty")
	ErrBinary    = errors.New("binary file")
	ErrTooLarge  = errors.New("too large")
	ErrCharset   = errors.New("character set not recognised")
	ErrTruncated = errors.New("gzip data is cut short or damaged")
	ErrFormat    = errors.New("not readable as")
	ErrJSON      = errors.New("bad JSON")
	ErrNoItems   = errors.New("feed has no items")
	ErrNoText    = errors.New("no text in it")
	ErrNoArticle = page.ErrNoArticle
)

// Fetcher gets a page from the web. *fetch.Client is one.
type Fetcher interface {
	Get(ctx context.Context, address string) (fetch.Page, error)
}

// Options say how inputs are read. The zero value reads everything by its
// content, with nothing on standard input.
type Options struct {
	Stdin       io.Reader // what "-" reads; nil is empty
	Fetch       Fetcher   // gets web addresses; nil is a client that refuses addresses that are not public
	FollowLinks bool      // read the pages that a feed's items link to in place of the items' own text
	MaxBytes    int64     // of one document, unpacked; 0 is DefaultMaxBytes
	Format      Format    // of every input; empty: told by content, then by name
}

// Open lists the inputs' documents in the order of the inputs, a folder's
// entries by name. An input that cannot be read is yielded as an *Error, and
// the rest goes on. The sequence ends early only when ctx does.
func Open(ctx context.Context, inputs []string, o Options) iter.Seq2[Item, error] {
	if o.MaxBytes <= 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	if o.Stdin == nil {
		o.Stdin = strings.NewReader("")
	}
	if o.Fetch == nil {
		o.Fetch = fetch.New(fetch.Options{MaxBytes: o.MaxBytes})
	}
	return func(yield func(Item, error) bool) {
		r := &run{ctx: ctx, Options: o, yield: yield}
		if o.Format != "" && !slices.Contains(Formats, o.Format) {
			r.fail(string(o.Format), fmt.Errorf("no such format; give one of %s", strings.Join(formatNames(), ", ")))
			return
		}
		for _, in := range inputs {
			if !r.input(in) {
				return
			}
		}
	}
}

// run is one walk over the inputs. Its methods report whether to go on.
type run struct {
	Options
	ctx   context.Context
	yield func(Item, error) bool
}

// fail yields an error.
func (r *run) fail(input string, err error) bool {
	return r.yield(Item{}, &Error{input, err})
}

// item yields an item whose draft's errors name it.
func (r *run) item(input string, draft func(ctx context.Context) (document.Draft, error)) bool {
	if err := r.ctx.Err(); err != nil {
		r.fail(input, err)
		return false
	}
	return r.yield(Item{Input: input, Draft: func(ctx context.Context) (document.Draft, error) {
		if err := ctx.Err(); err != nil {
			return document.Draft{}, &Error{input, err}
		}
		d, err := draft(ctx)
		if err == nil && strings.TrimSpace(d.Text) == "" {
			err = fmt.Errorf("%w; nothing to read", ErrNoText)
		}
		if err != nil {
			return document.Draft{}, &Error{input, err}
		}
		if d.Path == stdinPath && d.URL == "" && strings.HasPrefix(d.Ref, stdinRef) {
			// Nothing names a text on standard input but the text: two of them
			// must not pass for versions of one document.
			d.Ref += "-" + rapporteur.TextHash(d.Text)[:8]
		}
		return d, nil
	}}, nil)
}

// What standard input is called: as an input and path, and in the refs of
// documents that have no name of their own.
const (
	stdinPath = "-"
	stdinRef  = "stdin"
)

func (r *run) input(in string) bool {
	if err := r.ctx.Err(); err != nil {
		r.fail(in, err)
		return false
	}
	switch {
	case in == stdinPath:
		return r.stream(origin{input: stdinPath, ref: stdinRef, path: stdinPath}, r.Stdin)
	case isAddress(in):
		return r.address(in)
	}
	info, err := os.Stat(in)
	switch {
	case errors.Is(err, os.ErrNotExist) && strings.ContainsAny(in, "*?["):
		return r.pattern(in)
	case errors.Is(err, os.ErrNotExist):
		return r.fail(in, fmt.Errorf("%w; check the name", ErrMissing))
	case err != nil:
		return r.fail(in, bare(err))
	case info.IsDir():
		return r.folder(in)
	default:
		return r.file(in, info)
	}
}

// pattern reads what a pattern stands for that the shell did not expand. As
// in a shell, what is hidden has to be asked for.
func (r *run) pattern(in string) bool {
	paths, err := filepath.Glob(in)
	if !strings.HasPrefix(filepath.Base(in), ".") {
		paths = slices.DeleteFunc(paths, func(p string) bool { return strings.HasPrefix(filepath.Base(p), ".") })
	}
	if err != nil || len(paths) == 0 {
		return r.fail(in, fmt.Errorf("%w of this pattern; check it", ErrMissing))
	}
	for _, p := range paths { // Glob gives them sorted
		if !r.input(p) {
			return false
		}
	}
	return true
}

// folder reads a folder's entries by name, folders in it too. What is hidden
// is passed over, and links to folders are not entered, so that a loop of
// them ends.
func (r *run) folder(dir string) bool {
	entries, err := os.ReadDir(dir)
	if err != nil && !r.fail(dir, bare(err)) {
		return false
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		path := filepath.Join(dir, e.Name())
		if e.IsDir() {
			if !r.folder(path) {
				return false
			}
			continue
		}
		info, err := os.Stat(path)
		switch {
		case err != nil:
			if !r.fail(path, bare(err)) {
				return false
			}
		case info.IsDir(): // a link to a folder
		case !info.Mode().IsRegular():
			if !r.fail(path, errors.New("not a regular file; name it by itself to read it")) {
				return false
			}
		case !r.file(path, info):
			return false
		}
	}
	return true
}

// bare takes the operation and path off a system error: the input is named
// already.
func bare(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return fmt.Errorf("cannot be read: %w; check its permissions", p.Err)
	}
	return err
}
