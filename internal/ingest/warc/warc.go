// Package warc reads web archives in the WARC format (ISO 28500), plain,
// gzipped as a whole or gzipped record by record, one record at a time.
//
// It promises that a broken record is reported with its place in the file and
// never hides the good records after it, that memory stays bounded by the
// record limit whatever a header claims, and that every input comes to an
// end. It never takes the day a page was captured for the day it was
// published, and never writes archives.
package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"
)

// DefaultLimit is the largest record block, in bytes, that is read when no
// limit is given.
const DefaultLimit = 64 << 20

// maxHeader is the largest record header, in bytes.
const maxHeader = 64 << 10

// rereads is how many times the record limit may be read again in all, because
// records claimed more than they had or were damaged. It keeps the time linear
// on hostile archives.
const rereads = 8

// window is how much of the file is looked at ahead, in bytes.
const window = 128 << 10

// Record is one record of an archive.
type Record struct {
	Offset   int64             // where it, or the gzip member that holds it, begins in the file, in bytes
	Type     string            // WARC-Type: response, resource, request, warcinfo, …
	URI      string            // WARC-Target-URI, without angle brackets
	Captured time.Time         // WARC-Date: when the page was fetched; zero when not stated
	Header   map[string]string // all named fields, names in lower case
	Block    []byte            // the record's content: for a response, the HTTP response as received
}

// Error is a fault in one record. Reading goes on with the next record.
type Error struct {
	Offset int64  // as in Record
	URI    string // empty when the fault lies before the record's address
	Err    error
}

func (e *Error) Error() string {
	if e.URI == "" {
		return fmt.Sprintf("record at byte %d: %v", e.Offset, e.Err)
	}
	return fmt.Sprintf("record at byte %d (%s): %v", e.Offset, e.URI, e.Err)
}

// Unwrap gives the fault without its place.
func (e *Error) Unwrap() error { return e.Err }

// Faults of records.
var (
	ErrTooLarge  = errors.New("record is too large")
	ErrTruncated = errors.New("record is cut short")
	ErrHeader    = errors.New("not a WARC record header")
	ErrLength    = errors.New("Content-Length is missing, wrong or not a number")
	ErrGzip      = errors.New("gzip data is damaged")
)

// Reader reads the records of one archive. It is not safe for use by several
// goroutines.
type Reader struct {
	raw    *source // the file
	limit  int64
	member *gzip.Reader // nil outside a gzip member
	trail  *trail       // of the present member
	in     *source      // where the present record is read from: the member's content, or raw
	start  int64        // where the present member begins in the file
	lost   bool         // the next record has to be searched for in the file
	astray bool         // the next record has to be searched for in the present member
	again  int64        // bytes that were read again
	done   bool
}

// trail passes a member's packed bytes on and remembers the last of them:
// unpacking damaged data runs on into the members after it, which are then
// looked for in what it swallowed.
type trail struct {
	*bufio.Reader
	last []byte
}

func (t *trail) keep(p ...byte) {
	if len(t.last)+len(p) > 2*window {
		t.last = append(t.last[:0], t.last[max(0, len(t.last)-window):]...)
	}
	t.last = append(t.last, p...)
}

func (t *trail) ReadByte() (byte, error) {
	c, err := t.Reader.ReadByte()
	if err != nil {
		return c, err
	}
	if len(t.last) < cap(t.last) && len(t.last) < 2*window {
		t.last = append(t.last, c) // the way nearly every byte goes
	} else {
		t.keep(c)
	}
	return c, nil
}

func (t *trail) Read(p []byte) (int, error) {
	n, err := t.Reader.Read(p[:min(len(p), window)])
	t.keep(p[:n]...)
	return n, err
}

// source is a stream to which bytes can be given back.
type source struct {
	*bufio.Reader
	under pending
}

// pending counts the bytes taken, those given back first.
type pending struct {
	back []byte
	r    io.Reader
	n    int64
}

func (p *pending) Read(to []byte) (n int, err error) {
	if len(p.back) > 0 {
		n = copy(to, p.back)
		if p.back = p.back[n:]; len(p.back) == 0 {
			p.back = nil
		}
	} else {
		n, err = p.r.Read(to)
	}
	p.n += int64(n)
	return n, err
}

func newSource(r io.Reader, size int) *source {
	s := &source{under: pending{r: r}}
	s.Reader = bufio.NewReaderSize(&s.under, size)
	return s
}

// offset is where the stream stands, in bytes.
func (s *source) offset() int64 { return s.under.n - int64(s.Buffered()) }

// giveBack puts bytes, which stood at the offset, in front of what is not
// read yet. It returns how many bytes it moved.
func (s *source) giveBack(b []byte, at int64) int64 {
	buffered, _ := s.Peek(s.Buffered())
	all := make([]byte, 0, len(b)+len(buffered)+len(s.under.back))
	all = append(append(append(all, b...), buffered...), s.under.back...)
	s.under.back, s.under.n = all, at
	s.Reset(&s.under)
	return int64(len(all))
}

// NewReader reads an archive from r. Records with a block above limit bytes
// are faults; 0 means DefaultLimit.
func NewReader(r io.Reader, limit int64) *Reader {
	if limit <= 0 {
		limit = DefaultLimit
	}
	return &Reader{raw: newSource(r, window), limit: limit}
}

// Next gives the next record. It ends with io.EOF. An error of type *Error
// concerns one record only, and Next may be called again; any other error is
// a fault of the underlying reader and ends the reading.
func (r *Reader) Next() (*Record, error) {
	for !r.done {
		if r.member == nil {
			if err := r.enter(); err != nil {
				return r.finish(err)
			}
		}
		rec, err := r.record()
		switch {
		case err == nil:
			return rec, nil
		case errors.Is(err, io.EOF):
			if r.member == nil {
				return r.finish(io.EOF)
			}
			r.member, r.trail = nil, nil // the member is read to its end
		default:
			return r.finish(err)
		}
	}
	return nil, io.EOF
}

// finish ends the reading unless the error concerns one record only.
func (r *Reader) finish(err error) (*Record, error) {
	var e *Error
	if !errors.As(err, &e) {
		r.done = true
	}
	return nil, err
}

// enter finds the next record or gzip member in the file. After a fault it
// skips what cannot be one.
func (r *Reader) enter() error {
	if r.lost {
		r.lost = false
		if err := r.search(); err != nil {
			return err
		}
	}
	head, err := r.raw.Peek(2)
	if len(head) == 0 {
		return err
	}
	r.start = r.raw.offset()
	if len(head) < 2 || head[0] != 0x1f || head[1] != 0x8b {
		r.in = r.raw
		return nil
	}
	r.trail = &trail{Reader: r.raw.Reader}
	z, err := gzip.NewReader(r.trail)
	if err != nil {
		r.rewind()
		return &Error{Offset: r.start, Err: fmt.Errorf("%w: %w", ErrGzip, err)}
	}
	z.Multistream(false)
	r.member = z
	r.in = newSource(z, 32<<10)
	return nil
}

var (
	gzipMagic = []byte{0x1f, 0x8b, 0x08}
	plainMark = []byte("WARC/1.")
)

// search moves the file to the next place that begins a record: a gzip member
// whose content begins with a WARC header, or such a header at the start of a
// line. At the file's end it gives io.EOF.
func (r *Reader) search() error {
	for {
		buf, err := r.raw.Peek(window)
		if len(buf) == 0 {
			return err
		}
		at, sure := nextMark(buf, len(buf) < window)
		if at >= 0 {
			_, err := r.raw.Discard(at)
			return err
		}
		if _, err := r.raw.Discard(sure); err != nil {
			return err
		}
	}
}

// nextMark finds the first beginning of a record in buf, -1 when there is
// none. sure is how many bytes at the front of buf certainly begin none.
func nextMark(buf []byte, last bool) (at, sure int) {
	var z gzip.Reader
	first := make([]byte, len(plainMark))
	for i := 0; i < len(buf); i++ {
		switch {
		case buf[i] == gzipMagic[0] && bytes.HasPrefix(buf[i:], gzipMagic):
			if z.Reset(bytes.NewReader(buf[i:])) != nil {
				continue
			}
			if n, _ := io.ReadFull(&z, first); n == len(first) && bytes.Equal(first, plainMark) {
				return i, i
			}
		case buf[i] == plainMark[0] && bytes.HasPrefix(buf[i:], plainMark) && (i == 0 || buf[i-1] == '\n'):
			return i, i
		}
	}
	if last {
		return -1, len(buf)
	}
	return -1, max(1, len(buf)-4096) // a mark may lie across the end
}

// searchMember moves to the next record header at the start of a line of the
// present member's content.
func (r *Reader) searchMember() error {
	for {
		if _, err := r.in.ReadSlice('\n'); err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
		if next, _ := r.in.Peek(len(plainMark)); bytes.Equal(next, plainMark) {
			return nil
		}
	}
}

// record reads one record from the present member or from the plain file.
// io.EOF says that there is no more.
func (r *Reader) record() (*Record, error) {
	rec := &Record{Offset: r.start}
	if r.astray {
		r.astray = false
		if err := r.searchMember(); err != nil {
			return nil, r.end(rec, err)
		}
	}
	if err := r.skipBlank(); err != nil {
		return nil, r.end(rec, err)
	}
	if r.member == nil {
		rec.Offset = r.raw.offset()
	}
	header, err := r.header()
	if err != nil {
		return nil, r.fault(rec, err)
	}
	rec.Header = header
	rec.Type = strings.ToLower(header["warc-type"])
	rec.URI = strings.Trim(header["warc-target-uri"], "<>")
	rec.Captured, _ = time.Parse(time.RFC3339, header["warc-date"])
	n, err := strconv.ParseInt(header["content-length"], 10, 64)
	if err != nil || n < 0 {
		return nil, r.fault(rec, ErrLength)
	}
	if n > r.limit {
		if _, err := io.CopyN(io.Discard, r.in, n); err != nil {
			return nil, r.fault(rec, readFault(err))
		}
		return nil, &Error{Offset: rec.Offset, URI: rec.URI, Err: fmt.Errorf("%w: %d bytes, the limit is %d", ErrTooLarge, n, r.limit)}
	}
	begin := r.in.offset()
	rec.Block, err = readBlock(r.in, n)
	if err == nil && r.closed() {
		return rec, nil
	}
	// The length is wrong, or the file is cut. When the length was too large,
	// the records after this one are in the block: read on from the first.
	if at, _ := nextMark(rec.Block, true); at > 0 && rec.Block[at] == plainMark[0] && r.again < rereads*r.limit {
		r.again += r.in.giveBack(rec.Block[at:], begin+int64(at))
		return nil, &Error{Offset: rec.Offset, URI: rec.URI, Err: ErrLength}
	}
	if err != nil {
		return nil, r.fault(rec, readFault(err))
	}
	return nil, r.fault(rec, ErrLength)
}

// end passes on the end of the records; anything else is a fault.
func (r *Reader) end(rec *Record, err error) error {
	if errors.Is(err, io.EOF) {
		return io.EOF
	}
	return r.fault(rec, readFault(err))
}

// fault makes the error of a record and sees to it that the next record is
// searched for: in the member, unless that is what is damaged, else in the
// file.
func (r *Reader) fault(rec *Record, err error) error {
	if r.member != nil && (errors.Is(err, ErrHeader) || errors.Is(err, ErrLength)) {
		r.astray = true
	} else {
		r.rewind()
	}
	return &Error{Offset: rec.Offset, URI: rec.URI, Err: err}
}

// rewind leaves the present member, if any, and lets the next record be
// searched for in what the member swallowed and then in the file.
func (r *Reader) rewind() {
	if r.trail != nil && r.again < rereads*r.limit {
		from := r.raw.offset() - int64(len(r.trail.last))
		swallowed := r.trail.last[min(int64(len(r.trail.last)), max(0, r.start+1-from)):] // not the member's own beginning
		r.again += r.raw.giveBack(swallowed, r.raw.offset()-int64(len(swallowed)))
	}
	r.member, r.trail, r.lost = nil, nil, true
}

// readBlock reads n bytes. Memory grows with what is there, not with n.
func readBlock(r io.Reader, n int64) ([]byte, error) {
	var b bytes.Buffer
	b.Grow(int(min(n, 1<<20)))
	m, err := io.CopyN(&b, r, n)
	if errors.Is(err, io.EOF) && m < n {
		err = io.ErrUnexpectedEOF
	}
	return b.Bytes(), err
}

// readFault names what went wrong while reading.
func readFault(err error) error {
	switch {
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		return ErrTruncated
	case errors.Is(err, gzip.ErrChecksum) || errors.Is(err, gzip.ErrHeader):
		return fmt.Errorf("%w: %w", ErrGzip, err)
	default:
		return fmt.Errorf("%w: %w", ErrTruncated, err)
	}
}

// closed reports whether what follows the block is the blank lines that part
// records and then a record, or the end. It reads nothing.
func (r *Reader) closed() bool {
	next, _ := r.in.Peek(64)
	rest := bytes.TrimLeft(next, "\r\n")
	return len(rest) == 0 || bytes.HasPrefix(rest, plainMark[:min(len(plainMark), len(rest))]) ||
		r.member == nil && bytes.HasPrefix(rest, gzipMagic[:min(len(gzipMagic), len(rest))])
}

func (r *Reader) skipBlank() error {
	for {
		c, err := r.in.ReadByte()
		if err != nil {
			return err
		}
		if c != '\r' && c != '\n' {
			return r.in.UnreadByte()
		}
	}
}

// header reads the version line and the named fields up to the blank line.
func (r *Reader) header() (map[string]string, error) {
	fields := map[string]string{}
	size, last := 0, ""
	for first := true; ; first = false {
		line, err := r.in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) || err == nil && size+len(line) > maxHeader {
			return nil, ErrHeader
		}
		if err != nil {
			return nil, readFault(err)
		}
		size += len(line)
		text := strings.TrimRight(string(line), "\r\n")
		switch {
		case first:
			if !strings.HasPrefix(text, string(plainMark)) && !strings.HasPrefix(text, "WARC/0.") {
				return nil, ErrHeader
			}
		case text == "":
			return fields, nil
		case (text[0] == ' ' || text[0] == '\t') && last != "":
			fields[last] += " " + strings.TrimSpace(text)
		default:
			name, value, ok := strings.Cut(text, ":")
			if !ok {
				return nil, ErrHeader
			}
			last = strings.ToLower(strings.TrimSpace(name))
			fields[last] = strings.TrimSpace(value)
		}
	}
}
