package ingest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/gzip"

	"github.com/rapporteur/rapporteur/internal/document"
)

// origin is where the bytes of one or more documents come from.
type origin struct {
	input   string // for errors
	ref     string // of a document that has no name of its own
	path    string
	url     string
	name    string // file name, for its extension; may be empty
	media   string // media type that a server stated; may be empty
	charset string // that a server stated; may be empty
}

// peek is how much of an input is looked at to tell its format, in bytes.
const peek = 64 << 10

// file reads a file. A file that is one document is opened again by its
// draft, so that a folder's documents are not all held at once.
func (r *run) file(path string, info os.FileInfo) bool {
	from := origin{input: path, ref: refOf(path), path: path, name: path}
	f, err := os.Open(path)
	if err != nil {
		return r.fail(path, bare(err))
	}
	defer f.Close()
	if !info.Mode().IsRegular() { // a pipe: there is no second reading
		return r.stream(from, f)
	}
	b := bufio.NewReaderSize(f, peek)
	format, packed, err := r.sniff(from, b)
	if err != nil {
		return r.fail(path, err)
	}
	if format.many() {
		return r.many(format, packed, from, b)
	}
	if !packed && info.Size() > r.MaxBytes {
		return r.fail(path, r.tooLarge())
	}
	return r.item(path, func(context.Context) (document.Draft, error) {
		f, err := os.Open(path)
		if err != nil {
			return document.Draft{}, bare(err)
		}
		defer f.Close()
		data, err := r.all(f, packed)
		if err != nil {
			return document.Draft{}, err
		}
		return one(format, from, data)
	})
}

// stream reads what can be read only once.
func (r *run) stream(from origin, in io.Reader) bool {
	b := bufio.NewReaderSize(in, peek)
	format, packed, err := r.sniff(from, b)
	if err != nil {
		return r.fail(from.input, err)
	}
	if format.many() {
		return r.many(format, packed, from, b)
	}
	data, err := r.all(b, packed)
	if err != nil {
		return r.fail(from.input, err)
	}
	return r.item(from.input, func(context.Context) (document.Draft, error) { return one(format, from, data) })
}

// all reads a document whole.
func (r *run) all(in io.Reader, packed bool) ([]byte, error) {
	if packed {
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, cut(err)
		}
		in = z
	}
	data, err := io.ReadAll(io.LimitReader(in, r.MaxBytes+1))
	if err != nil {
		if packed {
			return nil, cut(err)
		}
		return nil, bare(err)
	}
	if int64(len(data)) > r.MaxBytes {
		return nil, r.tooLarge()
	}
	return data, nil
}

// one makes the draft of a document that is a whole input.
func one(format Format, from origin, data []byte) (document.Draft, error) {
	switch format {
	case HTML:
		return fromHTML(from, data)
	case PDF:
		return fromPDF(from, data)
	default:
		return fromText(from, data)
	}
}

// many yields the documents of an input that may hold several.
func (r *run) many(format Format, packed bool, from origin, in *bufio.Reader) bool {
	if format == WARC { // its reader unpacks by itself, to find its way past damage
		return r.archive(from, in)
	}
	if packed {
		z, err := gzip.NewReader(in)
		if err != nil {
			return r.fail(from.input, cut(err))
		}
		in = bufio.NewReaderSize(z, peek)
	}
	switch format {
	case Feed:
		return r.feed(from, in)
	case JSON:
		return r.values(from, in)
	default:
		return r.lines(from, in)
	}
}

// sniff tells the format and whether the input is gzipped, without reading
// on.
func (r *run) sniff(from origin, b *bufio.Reader) (format Format, packed bool, err error) {
	head, err := b.Peek(peek)
	if len(head) == 0 {
		if err != nil && !errors.Is(err, io.EOF) {
			return "", false, bare(err)
		}
		return "", false, fmt.Errorf("%w; nothing to read", ErrEmpty)
	}
	name := from.name
	whole := len(head) < peek
	if bytes.HasPrefix(head, []byte{0x1f, 0x8b}) {
		packed = true
		if head, err = unpack(head); err != nil {
			return "", true, cut(err)
		}
		if len(head) == 0 {
			return "", true, fmt.Errorf("%w inside; nothing to read", ErrEmpty)
		}
		whole = false
		name = strings.TrimSuffix(name, filepath.Ext(name))
	}
	if r.Format != "" {
		return r.Format, packed, nil
	}
	format, err = detect(head, whole, extension(name), from.media)
	return format, packed, err
}

// unpack gives the beginning of what is gzipped.
func unpack(head []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(head))
	if err != nil {
		return nil, err
	}
	out, err := io.ReadAll(io.LimitReader(z, peek))
	if len(out) > 0 || errors.Is(err, io.ErrUnexpectedEOF) && len(head) == peek {
		return out, nil
	}
	return out, err
}

func (r *run) tooLarge() error {
	return fmt.Errorf("%w: more than %s; cut it into parts", ErrTooLarge, size(r.MaxBytes))
}

// cut is the error for gzip data that ends early or is damaged.
func cut(err error) error {
	return fmt.Errorf("%w (%w); get the file again", ErrTruncated, err)
}

func size(n int64) string {
	if n >= 1<<20 && n%(1<<20) == 0 {
		return fmt.Sprintf("%d MiB", n>>20)
	}
	return fmt.Sprintf("%d bytes", n)
}

// refOf is a document's name after its file: the base name without extension.
func refOf(path string) string {
	base := filepath.Base(path)
	if strings.EqualFold(filepath.Ext(base), ".gz") {
		base = base[:len(base)-len(".gz")]
	}
	if bare := strings.TrimSuffix(base, filepath.Ext(base)); bare != "" {
		return bare
	}
	return base
}

func extension(name string) string {
	return strings.ToLower(strings.TrimPrefix(filepath.Ext(name), "."))
}
