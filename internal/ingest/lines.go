package ingest

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/document"
	"github.com/rapporteur/rapporteur/internal/ingest/page"
)

// lines reads JSON Lines. A bad line is an error that names it, and the rest
// goes on.
func (r *run) lines(from origin, in *bufio.Reader) bool {
	for n := 1; ; n++ {
		line, err := r.line(in)
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, ErrTooLarge) {
			return r.fail(from.input, fmt.Errorf("%w (%w) in line %d; the lines before it are read, get the file again", ErrTruncated, err, n))
		}
		switch {
		case errors.Is(err, ErrTooLarge):
			if !r.fail(fmt.Sprintf("%s#%d", from.input, n), err) {
				return false
			}
		case len(bytes.TrimSpace(line)) > 0:
			if !r.object(from, n, line) {
				return false
			}
		}
		if errors.Is(err, io.EOF) {
			return true
		}
	}
}

// line reads a line of at most MaxBytes. Of a longer one it reads past the
// end, in bounded memory, and gives ErrTooLarge.
func (r *run) line(in *bufio.Reader) ([]byte, error) {
	var out []byte
	long := false
	for {
		part, err := in.ReadSlice('\n')
		if int64(len(out)+len(part)) > r.MaxBytes {
			out, long = nil, true
		}
		if !long {
			out = append(out, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if long && (err == nil || errors.Is(err, io.EOF)) {
			// The end of the input shows at the next call.
			return nil, fmt.Errorf("line is %w: more than %s; cut it into parts", ErrTooLarge, size(r.MaxBytes))
		}
		return out, err
	}
}

// values reads one JSON object, several one after another, or a list.
func (r *run) values(from origin, in *bufio.Reader) bool {
	limited := &io.LimitedReader{R: in, N: r.MaxBytes}
	dec := json.NewDecoder(limited)
	bad := func(err error) bool {
		if limited.N <= 0 {
			err = fmt.Errorf("value is %w: more than %s; give one document a line", ErrTooLarge, size(r.MaxBytes))
		} else {
			err = fmt.Errorf("%w at byte %d: %w; what stands before it is read", ErrJSON, dec.InputOffset(), err)
		}
		return r.fail(from.input, err)
	}
	lead, err := in.Peek(4096)
	if err != nil && !errors.Is(err, io.EOF) && len(lead) == 0 {
		return r.fail(from.input, cut(err))
	}
	if mark := []byte("\ufeff"); bytes.HasPrefix(lead, mark) {
		_, _ = in.Discard(len(mark))
		lead = lead[len(mark):]
	}
	list := bytes.HasPrefix(bytes.TrimSpace(lead), []byte("["))
	if list {
		if _, err := dec.Token(); err != nil {
			return bad(err)
		}
	}
	for n := 1; ; n++ {
		if list && !dec.More() {
			if _, err := dec.Token(); err != nil {
				return bad(err)
			}
			return true
		}
		var raw json.RawMessage
		if err := dec.Decode(&raw); errors.Is(err, io.EOF) && !list {
			return true
		} else if err != nil {
			return bad(err)
		}
		limited.N = r.MaxBytes // for each value
		if !r.object(from, n, raw) {
			return false
		}
	}
}

// object yields the document of one JSON object, the n-th of its input.
func (r *run) object(from origin, n int, raw []byte) bool {
	name := fmt.Sprintf("%s#%d", from.input, n)
	return r.item(name, func(context.Context) (document.Draft, error) {
		f, err := parseFields(raw)
		if err != nil {
			return document.Draft{}, err
		}
		return f.draft(from, n)
	})
}

// fields are what a JSON object says of a document. Other names are ignored.
type fields struct {
	id, title, date, source, url, language string
	authors                                []string
	text, html                             *string
}

func parseFields(raw []byte) (f fields, err error) {
	if !utf8.Valid(raw) {
		return f, fmt.Errorf("%w: not valid UTF-8; save it as UTF-8", ErrJSON)
	}
	var m map[string]json.RawMessage // exact names: "Text" is not "text"
	if err := json.Unmarshal(raw, &m); err != nil {
		return f, fmt.Errorf("%w: %w; check the line", ErrJSON, err)
	}
	get := func(name string, to *string) {
		v, ok := m[name]
		if !ok || string(v) == "null" || err != nil {
			return
		}
		if json.Unmarshal(v, to) != nil {
			err = fmt.Errorf("%w: %q is not a string; correct the field", ErrJSON, name)
		}
	}
	body := func(name string) *string {
		if v, ok := m[name]; !ok || string(v) == "null" {
			return nil
		}
		var s string
		get(name, &s)
		return &s
	}
	if v := m["id"]; len(v) > 0 && (v[0] == '-' || v[0] >= '0' && v[0] <= '9') {
		f.id = string(v) // a number, as written
	} else {
		get("id", &f.id)
	}
	get("title", &f.title)
	get("date", &f.date)
	get("source", &f.source)
	get("url", &f.url)
	get("language", &f.language)
	f.text, f.html = body("text"), body("html")
	if v, ok := m["authors"]; ok && string(v) != "null" && err == nil {
		var one string
		if json.Unmarshal(v, &one) == nil {
			if one != "" {
				f.authors = []string{one}
			}
		} else if json.Unmarshal(v, &f.authors) != nil {
			err = fmt.Errorf("%w: %q is neither a string nor a list of strings; correct the field", ErrJSON, "authors")
		}
	}
	if err == nil && f.text == nil && f.html == nil {
		err = fmt.Errorf("%w: neither %q nor %q in it; add one", ErrJSON, "text", "html")
	}
	return f, err
}

// draft makes the draft. What the object states wins over what its page says.
func (f fields) draft(from origin, n int) (document.Draft, error) {
	d := document.Draft{Path: from.path}
	if f.text != nil {
		d.Text = *f.text
	} else {
		var err error
		if d, err = fromPage(origin{path: from.path, url: f.url}, *f.html); err != nil {
			return d, err
		}
	}
	switch {
	case f.id != "":
		d.Ref = f.id
	case f.url != "":
		d.Ref = f.url
	case from.name != "":
		d.Ref = fmt.Sprintf("%s#%d", filepath.Base(from.name), n)
	default:
		d.Ref = fmt.Sprintf("%s#%d", from.ref, n)
	}
	if f.url != "" {
		d.URL = f.url
	}
	if f.title != "" {
		d.Title = f.title
	}
	if f.source != "" {
		d.Outlet = f.source
	}
	if len(f.authors) > 0 {
		d.Bylines = f.authors
	}
	if f.language != "" {
		d.Language = page.Language(f.language)
	}
	if f.date != "" {
		day := isoDay(f.date)
		if !day.Known() {
			return d, fmt.Errorf("%w: date %q is not ISO 8601; write it as 2006-01-31", ErrJSON, f.date)
		}
		d.Date, d.DateHow = day, rapporteur.DateGiven
	}
	return d, nil
}

// isoDay is the day of an ISO 8601 date or moment, in its own zone.
func isoDay(s string) rapporteur.Day {
	s = strings.TrimSpace(s)
	if len(s) > len("2006-01-31") && s[10] != 'T' && s[10] != 't' && s[10] != ' ' {
		return ""
	}
	return rapporteur.Day(s[:min(len(s), 10)])
}
