package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
)

// record writes one WARC record.
func record(kind, uri, contentType, block string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2031-05-06T07:08:09Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, uri, contentType, len(block), block)
}

func response(uri, head, body string) string {
	return record("response", uri, "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n"+head+"\r\n\r\n"+body)
}

func zip(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.String()
}

// readAll lists what a reader gives: the URIs of records, and "!" and the
// fault for errors.
func readAll(t *testing.T, r *Reader) (out []string, recs []*Record) {
	t.Helper()
	for range 1000 {
		rec, err := r.Next()
		if errors.Is(err, io.EOF) {
			return out, recs
		}
		var e *Error
		switch {
		case errors.As(err, &e):
			out = append(out, "!"+e.URI)
		case err != nil:
			t.Fatal(err)
		default:
			out = append(out, rec.URI)
			recs = append(recs, rec)
		}
	}
	t.Fatal("the reader does not come to an end")
	return nil, nil
}

func TestReader(t *testing.T) {
	a := record("resource", "http://a.example/1", "text/plain", "Rain fell on Quelimane.")
	b := record("resource", "http://b.example/2", "text/plain", "The bridge at Mocuba held.")
	c := record("resource", "<http://c.example/3>", "text/plain", "Nobody was hurt.\r\n\r\n")
	long := strings.Replace(b, "Content-Length: 26", fmt.Sprintf("Content-Length: %d", 26+len(c)/2), 1)
	short := strings.Replace(b, "Content-Length: 26", "Content-Length: 20", 1)
	noLength := strings.Replace(b, "Content-Length: 26\r\n", "", 1)
	damaged := []byte(zip(b))
	for i := 30; i < 50; i++ {
		damaged[i] ^= 0xff
	}
	for _, tc := range []struct {
		name, in string
		want     []string
	}{
		{"plain", a + b + c, []string{"http://a.example/1", "http://b.example/2", "http://c.example/3"}},
		{"one member", zip(a + b + c), []string{"http://a.example/1", "http://b.example/2", "http://c.example/3"}},
		{"member a record", zip(a) + zip(b) + zip(c), []string{"http://a.example/1", "http://b.example/2", "http://c.example/3"}},
		{"length too large", a + long + c, []string{"http://a.example/1", "!http://b.example/2", "http://c.example/3"}},
		{"length too small", a + short + c, []string{"http://a.example/1", "!http://b.example/2", "http://c.example/3"}},
		{"no length", a + noLength + c, []string{"http://a.example/1", "!http://b.example/2", "http://c.example/3"}},
		{"no length in one member", zip(a + noLength + c), []string{"http://a.example/1", "!http://b.example/2", "http://c.example/3"}},
		{"no length, member a record", zip(a) + zip(noLength) + zip(c), []string{"http://a.example/1", "!http://b.example/2", "http://c.example/3"}},
		{"too large in one member", zip(a + long + c), []string{"http://a.example/1", "!http://b.example/2", "http://c.example/3"}},
		{"damaged member", zip(a) + string(damaged) + zip(c), []string{"http://a.example/1", "!", "http://c.example/3"}},
		{"cut member between", zip(a) + zip(b)[:80] + zip(c), []string{"http://a.example/1", "!", "http://c.example/3"}},
		{"noise between", a + "some noise\r\nmore noise\r\n" + c, []string{"!http://a.example/1", "http://c.example/3"}},
		{"cut", a + b[:len(b)-20], []string{"http://a.example/1", "!http://b.example/2"}},
		{"cut member", zip(a) + zip(b)[:60], []string{"http://a.example/1", "!"}},
		{"no archive", "This is a letter.\n", []string{"!"}},
		{"empty", "", nil},
		{"blank", "\r\n\r\n", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, _ := readAll(t, NewReader(strings.NewReader(tc.in), 0))
			if fmt.Sprint(got) != fmt.Sprint(tc.want) {
				t.Errorf("got %v, want %v", got, tc.want)
			}
		})
	}
}

func TestOffsets(t *testing.T) {
	a := record("resource", "http://a.example/1", "text/plain", "One.")
	b := strings.Replace(record("resource", "http://b.example/2", "text/plain", "Two."), "Length: 4", "Length: 40", 1)
	c := record("resource", "http://c.example/3", "text/plain", "Three.")
	for name, tc := range map[string]struct {
		in   string
		want []int64
	}{
		"plain":   {a + c + c, []int64{0, int64(len(a)), int64(len(a + c))}},
		"members": {zip(a) + zip(c), []int64{0, int64(len(zip(a)))}},
		"resync":  {b + c + a, []int64{int64(len(b)), int64(len(b + c))}},
	} {
		_, recs := readAll(t, NewReader(strings.NewReader(tc.in), 0))
		var got []int64
		for _, r := range recs {
			got = append(got, r.Offset)
		}
		if fmt.Sprint(got) != fmt.Sprint(tc.want) {
			t.Errorf("%s: offsets %v, want %v", name, got, tc.want)
		}
	}
}

func TestLimit(t *testing.T) {
	in := record("resource", "http://a.example/1", "text/plain", strings.Repeat("x", 5000)) + record("resource", "http://b.example/2", "text/plain", "Two.")
	r := NewReader(strings.NewReader(in), 1000)
	if _, err := r.Next(); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v, want ErrTooLarge", err)
	}
	if rec, err := r.Next(); err != nil || rec.URI != "http://b.example/2" {
		t.Errorf("after the large record: %v, %v", rec, err)
	}
}

func TestPage(t *testing.T) {
	text := "<p>The ferry to Zanzibar was late.</p>"
	chunked := fmt.Sprintf("%x\r\n%s\r\n0\r\n\r\n", len(text), text)
	for name, in := range map[string]string{
		"plain":          response("http://a.example/", "Content-Type: text/html; charset=utf-8", text),
		"length":         response("http://a.example/", fmt.Sprintf("Content-Type: text/html\r\nContent-Length: %d", len(text)), text),
		"chunked":        response("http://a.example/", "Content-Type: text/html\r\nTransfer-Encoding: chunked", chunked),
		"chunks undone":  response("http://a.example/", "Content-Type: text/html\r\nTransfer-Encoding: chunked", text),
		"gzip":           response("http://a.example/", "Content-Type: text/html\r\nContent-Encoding: gzip", zip(text)),
		"gzip undone":    response("http://a.example/", "Content-Type: text/html\r\nContent-Encoding: gzip", text),
		"resource":       record("resource", "http://a.example/", "text/html", text),
		"capital letter": response("http://a.example/", "Content-Type: TEXT/HTML", text),
	} {
		rec, err := NewReader(strings.NewReader(in), 0).Next()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		p, err := rec.Page(0)
		if err != nil || string(p.Body) != text || p.ContentType != "text/html" || !p.Text() {
			t.Errorf("%s: %q %q %v", name, p.ContentType, p.Body, err)
		}
		if rec.Captured.Year() != 2031 {
			t.Errorf("%s: captured %v", name, rec.Captured)
		}
	}
}

func TestPageFaults(t *testing.T) {
	for name, tc := range map[string]struct {
		in   string
		want error
	}{
		"request":   {record("request", "http://a.example/", "application/http", "GET / HTTP/1.1\r\n\r\n"), ErrNoPage},
		"dns":       {record("response", "dns:a.example", "text/dns", "a.example 1.2.3.4"), ErrNoPage},
		"cut body":  {response("http://a.example/", "Content-Type: text/html\r\nContent-Length: 999", "short"), ErrTruncated},
		"zip bomb":  {response("http://a.example/", "Content-Type: text/html\r\nContent-Encoding: gzip", zip(strings.Repeat("a", 1<<20))), ErrTooLarge},
		"no status": {record("response", "http://a.example/", "application/http", "hello"), nil},
	} {
		rec, err := NewReader(strings.NewReader(tc.in), 0).Next()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if _, err = rec.Page(64 << 10); err == nil || tc.want != nil && !errors.Is(err, tc.want) {
			t.Errorf("%s: got %v, want %v", name, err, tc.want)
		}
	}
}

// FuzzReader feeds the reader any bytes: it must come to an end, must not
// panic, and must not give records that begin beyond the input.
func FuzzReader(f *testing.F) {
	a := record("resource", "http://a.example/1", "text/plain", "Rain fell on Quelimane.")
	b := response("http://b.example/2", "Content-Type: text/html\r\nTransfer-Encoding: chunked", "3\r\nabc\r\n0\r\n\r\n")
	for _, seed := range []string{a + b, zip(a) + zip(b), zip(a + b), a[:50], a + "x" + b, zip(a)[:40] + zip(b), "WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n", "\x1f\x8b\x08"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		r := NewReader(bytes.NewReader(in), 1<<20)
		for range len(in) + 2 {
			rec, err := r.Next()
			if errors.Is(err, io.EOF) {
				return
			}
			if rec == nil {
				var e *Error
				if !errors.As(err, &e) {
					t.Fatalf("not a record's error: %v", err)
				}
				continue
			}
			if rec.Offset < 0 || rec.Offset > int64(len(in)) {
				t.Fatalf("offset %d in %d bytes", rec.Offset, len(in))
			}
			_, _ = rec.Page(1 << 20)
		}
		t.Fatal("the reader does not come to an end")
	})
}

func BenchmarkReader(b *testing.B) {
	var in bytes.Buffer
	for i := range 200 {
		in.WriteString(zip(response(fmt.Sprintf("http://a.example/%d", i), "Content-Type: text/html", strings.Repeat("<p>The river Shire rose again.</p>\n", 500))))
	}
	b.SetBytes(int64(in.Len()))
	b.ReportAllocs()
	for b.Loop() {
		r := NewReader(bytes.NewReader(in.Bytes()), 0)
		for {
			rec, err := r.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				b.Fatal(err)
			}
			if _, err := rec.Page(0); err != nil {
				b.Fatal(err)
			}
		}
	}
}
