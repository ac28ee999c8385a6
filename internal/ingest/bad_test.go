package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur/internal/ingest/fetch"
	"github.com/rapporteur/rapporteur/internal/ingest/warc"
)

// warcRecord writes one record of a web archive.
func warcRecord(uri, contentType, body string) string {
	block := "HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\n\r\n" + body
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2035-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		uri, len(block), block)
}

// TestBadInput holds every way an input can be bad to a clear message that
// names it, and to the good inputs beside it being read.
func TestBadInput(t *testing.T) {
	dir := t.TempDir()
	good := `{"id":"g1","text":"Good one."}` + "\n" + `{"id":"g2","text":"Good two."}` + "\n"
	many := strings.Repeat(`{"text":"`+strings.Repeat("Words and more words. ", 40)+`"}`+"\n", 2000)
	broken := strings.Replace(warcRecord("http://b.example/2", "text/plain", "Second page."), "Content-Length: ", "Content-Length: 9", 1)
	for _, tc := range []struct {
		name, content string
		drafts        int // at least
		want          error
		says          []string
	}{
		{"empty.txt", "", 0, ErrEmpty, []string{"empty.txt", "empty;"}},
		{"empty.txt.gz", packed(""), 0, ErrEmpty, []string{"empty.txt.gz"}},
		{"blank.txt", " \n\t\n", 0, ErrNoText, []string{"blank.txt", "no text"}},
		{"binary.txt", allBytes(), 0, ErrBinary, []string{"binary.txt", "binary file", "give text"}},
		{"picture.txt", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", 0, ErrBinary, []string{"picture.txt", "image/png"}},
		{"late.txt", strings.Repeat("Words. ", 20000) + "\x00", 0, ErrBinary, []string{"late.txt"}},
		{"cut.txt.gz", packed(many)[:5000], 0, ErrTruncated, []string{"cut.txt.gz", "get the file again"}},
		{"cut.jsonl.gz", packed(good + many + tail())[:len(packed(good+many))-200], 1500, ErrTruncated, []string{"cut.jsonl.gz", "lines before it are read"}},
		{"tiny.jsonl.gz", packed(good)[:30], 0, ErrTruncated, []string{"tiny.jsonl.gz"}},
		{"broken.warc", warcRecord("http://a.example/1", "text/plain", "First page.") + broken + warcRecord("http://c.example/3", "text/plain", "Third page."), 2, warc.ErrLength,
			[]string{"broken.warc", "http://b.example/2", "record at byte"}},
		{"broken.warc.gz", packed(warcRecord("http://a.example/1", "text/plain", "First page.")) + packed(broken)[:80] + packed(warcRecord("http://c.example/3", "text/plain", "Third page.")), 2, nil,
			[]string{"broken.warc.gz", "record at byte"}},
		{"menu.html", "<!doctype html><html><body><ul><li><a href='/a'>One</a></li><li><a href='/b'>Two</a></li></ul></body></html>", 0, ErrNoArticle, []string{"menu.html", "no article text found;"}},
		{"void.html", "<html><body></body></html>", 0, ErrNoArticle, []string{"void.html"}},
		{"feed.xml", `<rss version="2.0"><channel><title>T</title></channel></rss>`, 0, ErrNoItems, []string{"feed.xml", "no items"}},
		{"cut.rss", `<rss version="2.0"><channel><title>T</title><item><ti`, 0, ErrFormat, []string{"cut.rss", "feed"}},
		{"map.xml", `<?xml version="1.0"?><gpx><trk/></gpx>`, 0, ErrFormat, []string{"map.xml", "neither a feed nor a page"}},
		{"bad.jsonl", `{"text":"One."}` + "\n" + `{"text":` + "\n" + `{"text":7}` + "\n" + `[1]` + "\n" + `{"name":"x"}` + "\n" + `{"text":"` + "\xff" + `"}` + "\n" + `{"text":"T","date":"7 May"}` + "\n" + `{"text":"T","authors":{}}` + "\n" + `{"text":"Two."}`,
			2, ErrJSON, []string{"bad.jsonl#2", "bad.jsonl#3", `"text" is not a string`, "bad.jsonl#4", "bad.jsonl#5", "bad.jsonl#6", "UTF-8", "bad.jsonl#7", "ISO 8601", "bad.jsonl#8"}},
		{"bad.json", `[{"text":"One."},{"text":]`, 1, ErrJSON, []string{"bad.json", "what stands before it is read"}},
		{"scan.pdf", tinyPDF(""), 0, ErrNoText, []string{"scan.pdf", "scan"}},
		{"cut.pdf", tinyPDF("Some words.")[:200], 0, ErrFormat, []string{"cut.pdf", "PDF"}},
		{"word.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", 0, ErrBinary, []string{"word.doc"}},
		{"gone.txt", "", -1, ErrMissing, []string{"gone.txt", "check the name"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			path := filepath.Join(dir, tc.name)
			if tc.drafts >= 0 {
				put(t, dir, tc.name, tc.content)
			}
			beside := put(t, dir, "beside.txt", "A good text beside it.")
			drafts, errs := read(t, Options{}, beside, path, beside)
			if len(drafts) < 2+max(0, tc.drafts) || drafts[len(drafts)-1].Ref != "beside" {
				t.Errorf("%d drafts", len(drafts))
			}
			if len(errs) == 0 {
				t.Fatal("no error")
			}
			all := errors.Join(errs...)
			if tc.want != nil && !errors.Is(all, tc.want) {
				t.Errorf("got %v, want %v", all, tc.want)
			}
			for _, s := range tc.says {
				if !strings.Contains(all.Error(), s) {
					t.Errorf("%q does not say %q", all, s)
				}
			}
			for _, err := range errs {
				if !strings.Contains(err.Error(), ";") {
					t.Errorf("%q does not say what to do", err)
				}
			}
		})
	}
}

func allBytes() string {
	b := make([]byte, 256*64)
	for i := range b {
		b[i] = byte(i)
	}
	return string(b)
}

// tail is text that does not pack well.
func tail() string {
	var sb strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&sb, "{\"text\":\"%x\"}\n", i*2654435761)
	}
	return sb.String()
}

func TestUnreadableInFolder(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.txt", "Good.")
	if err := os.Symlink(filepath.Join(dir, "nowhere"), filepath.Join(dir, "b.txt")); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	put(t, dir, "c.txt/d.txt", "In a folder that looks like a file.")
	drafts, errs := read(t, Options{}, dir)
	if len(drafts) != 2 || len(errs) != 1 || !strings.Contains(errs[0].Error(), "b.txt") {
		t.Errorf("%+v %v", drafts, errs)
	}
	if os.Geteuid() == 0 {
		return // root reads everything
	}
	if err := os.Chmod(filepath.Join(dir, "a.txt"), 0); err != nil {
		t.Fatal(err)
	}
	if drafts, errs = read(t, Options{}, dir); len(drafts) != 1 || len(errs) != 2 || !strings.Contains(errs[0].Error(), "permission") {
		t.Errorf("%+v %v", drafts, errs)
	}
}

func TestTooLarge(t *testing.T) {
	dir := t.TempDir()
	o := Options{MaxBytes: 1000}
	line := func(n int) string { return `{"text":"` + strings.Repeat("x", n) + `"}` + "\n" }
	for name, tc := range map[string]struct {
		content string
		drafts  int
	}{
		"a.txt": {strings.Repeat("x", 1001), 0}, "a.txt.gz": {packed(strings.Repeat("x", 100000)), 0}, "fits.txt": {strings.Repeat("x", 1000), 1},
		"a.jsonl": {line(5) + line(200000) + line(6), 2}, "end.jsonl": {line(5) + line(200000), 1}, "a.json": {"[" + line(5) + "," + line(200000) + "]", 1},
		"a.warc": {warcRecord("http://a.example/1", "text/plain", strings.Repeat("x", 5000)) + warcRecord("http://a.example/2", "text/plain", "Small."), 1},
	} {
		drafts, errs := read(t, o, put(t, dir, name, tc.content))
		if len(drafts) != tc.drafts {
			t.Errorf("%s: %d drafts, want %d", name, len(drafts), tc.drafts)
		}
		if name != "fits.txt" && (len(errs) != 1 || !errors.Is(errs[0], ErrTooLarge) && !errors.Is(errs[0], warc.ErrTooLarge)) {
			t.Errorf("%s: %v", name, errs)
		}
	}
}

// endless is a line of n bytes that costs no memory.
type endless struct{ n int64 }

func (e *endless) Read(p []byte) (int, error) {
	if e.n <= 0 {
		return 0, io.EOF
	}
	n := min(int64(len(p)), e.n)
	for i := range p[:n] {
		p[i] = 'x'
	}
	e.n -= n
	return int(n), nil
}

func TestLongLineInBoundedMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a line of 300 MiB")
	}
	in := io.MultiReader(strings.NewReader(`{"text":"One."}`+"\n"+`{"text":"`), &endless{300 << 20}, strings.NewReader(`"}`+"\n"+`{"text":"Two."}`))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	drafts, errs := read(t, Options{Stdin: in, MaxBytes: 8 << 20}, "-")
	runtime.ReadMemStats(&after)
	if len(drafts) != 2 || drafts[1].Text != "Two." || len(errs) != 1 || !errors.Is(errs[0], ErrTooLarge) {
		t.Errorf("%d drafts, %v", len(drafts), errs)
	}
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 128<<20 {
		t.Errorf("%d MiB allocated for a line of 300 MiB", grown>>20)
	}
}

func TestPrivateAddress(t *testing.T) {
	drafts, errs := read(t, Options{}, "http://127.0.0.1/", "http://[::1]/x", "http://169.254.169.254/")
	if len(drafts) != 0 || len(errs) != 3 {
		t.Fatalf("%v %v", drafts, errs)
	}
	for _, err := range errs {
		if !errors.Is(err, fetch.ErrPrivate) || !strings.Contains(err.Error(), "address is not public") || !strings.Contains(err.Error(), "save the page") {
			t.Errorf("%v", err)
		}
	}
}

func TestArchive(t *testing.T) {
	dir := t.TempDir()
	in := warcRecord("https://harbour.example/f", "text/html; charset=utf-8", story) + warcRecord("https://harbour.example/i", "image/png", "\x89PNG") +
		warcRecord("https://harbour.example/t", "text/plain; charset=windows-1252", "Caf\xe9.")
	for name, content := range map[string]string{"a.warc": in, "a.warc.gz": packed(in), "b": in} {
		path := put(t, dir, name, content)
		drafts, errs := read(t, Options{}, path)
		if len(drafts) != 2 || len(errs) != 0 {
			t.Errorf("%s: %+v %v", name, drafts, errs)
			continue
		}
		d := drafts[0]
		if d.Ref != "https://harbour.example/f" || d.URL != d.Ref || d.Path != path || d.Date != "2031-03-04" || !strings.HasPrefix(d.Text, "The ferry") {
			t.Errorf("%s: %+v", name, d)
		}
		if d := drafts[1]; d.Text != "Café." || d.Date != "" {
			t.Errorf("%s: %+v", name, d)
		}
	}
}

// tinyPDF is a PDF of one page with the lines of text, or none, on it.
func tinyPDF(lines ...string) string {
	var content strings.Builder
	content.WriteString("BT /F1 12 Tf 72 720 Td ")
	for _, l := range lines {
		if l != "" {
			fmt.Fprintf(&content, "(%s) Tj ", l)
		}
		content.WriteString("0 -14 Td ")
	}
	content.WriteString("ET")
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", content.Len(), content.String()),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 126 /Widths [" + strings.Repeat("500 ", 95) + "] >>",
		"<< /Title (Report on the ferry) >>",
	}
	var sb strings.Builder
	sb.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, sb.Len())
		fmt.Fprintf(&sb, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := sb.Len()
	fmt.Fprintf(&sb, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, a := range at {
		fmt.Fprintf(&sb, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&sb, "trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return sb.String()
}

func TestPDF(t *testing.T) {
	d := single(t, Options{}, put(t, t.TempDir(), "r.pdf", tinyPDF("The ferry between the islands stopped on Tuesday, and well-", "known captains said that the storm had damaged the jetty.", "", "It sails again on Friday.")))
	want := "The ferry between the islands stopped on Tuesday, and well-known captains said that the storm had damaged the jetty.\n\nIt sails again on Friday."
	if d.Text != want || d.Ref != "r" || d.Title != "Report on the ferry" {
		t.Errorf("%+v", d)
	}
}

// FuzzOpen gives any bytes to every format: no panic, every error named,
// every draft with text.
func FuzzOpen(f *testing.F) {
	for _, seed := range []string{"words", story, `{"text":"x"}` + "\n", `[{"text":"x"}]`, `<rss><channel><item><title>a</title></item></channel></rss>`, warcRecord("http://a.example/", "text/html", story), packed("words"), tinyPDF("Words."), "\xff\xfea\x00", "caf\xe9"} {
		for i := range len(Formats) + 1 {
			f.Add([]byte(seed), i)
		}
	}
	f.Fuzz(func(t *testing.T, in []byte, format int) {
		o := Options{Stdin: strings.NewReader(string(in)), MaxBytes: 1 << 20}
		if format > 0 && format <= len(Formats) {
			o.Format = Formats[format-1]
		}
		for it, err := range Open(context.Background(), []string{"-"}, o) {
			var e *Error
			if err == nil {
				var d string
				draft, err2 := it.Draft(context.Background())
				if d, err = draft.Text, err2; err == nil && strings.TrimSpace(d) == "" {
					t.Fatal("a draft without text")
				}
				if err == nil && !isUTF8(d) {
					t.Fatal("a draft that is not valid UTF-8")
				}
			}
			if err != nil && (!errors.As(err, &e) || e.Input == "") {
				t.Fatalf("an error that names no input: %v", err)
			}
		}
	})
}

func isUTF8(s string) bool { return strings.ToValidUTF8(s, "") == s }
