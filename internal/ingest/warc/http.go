package warc

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/klauspost/compress/gzip"
)

// Page is the document that a record holds, with transfer and content
// encodings undone.
type Page struct {
	Status      int    // HTTP status; 200 for a resource record
	ContentType string // media type, lower case, without parameters
	Charset     string // as the server stated it, may be empty
	Body        []byte
}

// ErrNoPage says that the record is of a kind that holds no page.
var ErrNoPage = errors.New("record holds no page")

// Page gives the document in a response or resource record, ErrNoPage for
// other kinds. Its body is at most limit bytes.
func (rec *Record) Page(limit int64) (Page, error) {
	if limit <= 0 {
		limit = DefaultLimit
	}
	switch rec.Type {
	case "resource":
		p := Page{Status: http.StatusOK, Body: rec.Block}
		p.setType(rec.Header["content-type"])
		return p, nil
	case "response":
		if !strings.HasPrefix(strings.ToLower(rec.Header["content-type"]), "application/http") {
			return Page{}, ErrNoPage
		}
	default:
		return Page{}, ErrNoPage
	}
	res, err := http.ReadResponse(bufio.NewReader(bytes.NewReader(rec.Block)), nil)
	if err != nil {
		return Page{}, fmt.Errorf("read the HTTP response: %w", err)
	}
	defer res.Body.Close()
	p := Page{Status: res.StatusCode}
	p.setType(res.Header.Get("Content-Type"))
	if !p.Text() || p.Status != http.StatusOK {
		return p, nil // the body is of no use
	}
	body, err := readLimited(res.Body, limit)
	if err != nil && len(res.TransferEncoding) > 0 {
		// Some crawlers undo the chunks and keep the header.
		if _, rest, ok := bytes.Cut(rec.Block, []byte("\r\n\r\n")); ok && !errors.Is(err, ErrTooLarge) {
			body, err = rest, nil
		}
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return p, ErrTruncated
	}
	if err != nil {
		return p, fmt.Errorf("read the HTTP body: %w", err)
	}
	p.Body, err = decode(body, res.Header.Get("Content-Encoding"), limit)
	return p, err
}

// Text reports whether the page is of a kind that can hold an article.
func (p Page) Text() bool {
	switch p.ContentType {
	case "text/html", "text/plain", "application/xhtml+xml":
		return true
	}
	return false
}

func (p *Page) setType(header string) {
	media, params, err := mime.ParseMediaType(header)
	if err != nil {
		media, _, _ = strings.Cut(header, ";")
	}
	p.ContentType = strings.ToLower(strings.TrimSpace(media))
	p.Charset = params["charset"]
}

// decode undoes the content encodings, the last applied first.
func decode(body []byte, header string, limit int64) ([]byte, error) {
	codings := strings.Split(strings.ToLower(header), ",")
	for i := len(codings) - 1; i >= 0; i-- {
		var r io.Reader
		var err error
		switch coding := strings.TrimSpace(codings[i]); coding {
		case "", "identity", "none", "utf-8":
			continue
		case "gzip", "x-gzip":
			if !bytes.HasPrefix(body, gzipMagic) {
				continue // undone by the crawler, the header kept
			}
			r, err = gzip.NewReader(bytes.NewReader(body))
		case "deflate":
			if r, err = zlib.NewReader(bytes.NewReader(body)); err != nil {
				r, err = flate.NewReader(bytes.NewReader(body)), nil // what some servers send
			}
		default:
			return nil, fmt.Errorf("content encoding %q is not supported", coding)
		}
		if err == nil {
			body, err = readLimited(r, limit)
		}
		if err != nil {
			return nil, fmt.Errorf("undo content encoding: %w", err)
		}
	}
	return body, nil
}

func readLimited(r io.Reader, limit int64) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err == nil && int64(len(b)) > limit {
		err = fmt.Errorf("%w: more than %d bytes", ErrTooLarge, limit)
	}
	return b, err
}
