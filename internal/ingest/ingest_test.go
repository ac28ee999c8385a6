package ingest

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/document"
	"github.com/rapporteur/rapporteur/internal/ingest/fetch"
)

// story is a page with an article, written for these tests.
const story = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry halted after storm - Harbour Post</title>
<meta property="og:site_name" content="Harbour Post"><meta property="article:published_time" content="2031-03-04T23:30:00-05:00">
<meta name="author" content="Amina Duarte"><link rel="canonical" href="https://harbour.example/news/ferry-halted"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Ferry halted after storm</h1>
<p>The ferry between Pemba and the mainland stopped running on Tuesday after a storm damaged the landing stage, the port master said.</p>
<p>About 1,200 passengers were waiting at the terminal in the evening, according to the regional transport office, which sent tents and water.</p>
<p>“We hope to sail again by the end of the week,” said Joaquim Tembe, the port master. He said that divers would first have to inspect the piles.</p>
<p>Fishermen took some families across in small boats, and the coast guard warned them not to. Nobody was reported hurt.</p></article>
<footer><p>Copyright Harbour Post. All rights reserved.</p></footer></body></html>`

func put(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func packed(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.String()
}

// read runs inputs through to their drafts.
func read(t *testing.T, o Options, inputs ...string) (drafts []document.Draft, errs []error) {
	t.Helper()
	for it, err := range Open(context.Background(), inputs, o) {
		if err == nil {
			var d document.Draft
			if d, err = it.Draft(context.Background()); err == nil {
				drafts = append(drafts, d)
				continue
			}
		}
		var e *Error
		if !errors.As(err, &e) || e.Input == "" {
			t.Errorf("an error that names no input: %v", err)
		}
		errs = append(errs, err)
	}
	return drafts, errs
}

// single reads an input that must give exactly one draft.
func single(t *testing.T, o Options, input string) document.Draft {
	t.Helper()
	drafts, errs := read(t, o, input)
	if len(errs) > 0 || len(drafts) != 1 {
		t.Fatalf("%s: %d drafts, errors %v", input, len(drafts), errs)
	}
	return drafts[0]
}

func TestPlainTextIsKeptAsWritten(t *testing.T) {
	dir := t.TempDir()
	text := "Line one.\r\nLine two e\u0301 \u00a0 \u200b end.\r\n\r\n"
	for name, content := range map[string]string{
		"a.txt": text, "b.text.gz": packed(text), "noext": text, "bom.txt": "\ufeff" + text,
		"utf16le.txt": "\xff\xfe" + utf16(text, false), "utf16be.txt": "\xfe\xff" + utf16(text, true), "utf16.txt": utf16(strings.Repeat("Plain words. ", 20), false),
	} {
		path := put(t, dir, name, content)
		d := single(t, Options{}, path)
		want := text
		if name == "utf16.txt" {
			want = strings.Repeat("Plain words. ", 20)
		}
		if d.Text != want || d.Path != path || d.DateHow != "" {
			t.Errorf("%s: %+v", name, d)
		}
	}
	if d := single(t, Options{}, filepath.Join(dir, "b.text.gz")); d.Ref != "b" {
		t.Errorf("ref %q", d.Ref)
	}
}

func utf16(s string, big bool) string {
	var sb strings.Builder
	for _, c := range s { // the tests' characters are all below U+10000
		if big {
			sb.WriteString(string([]byte{byte(c >> 8), byte(c)}))
		} else {
			sb.WriteString(string([]byte{byte(c), byte(c >> 8)}))
		}
	}
	return sb.String()
}

func TestCharacterSets(t *testing.T) {
	dir := t.TempDir()
	for name, tc := range map[string]struct{ in, want string }{
		"western": {"Le pr\xe9sident a d\xe9clar\xe9 que l'arm\xe9e avait \xe9vacu\xe9 la ville apr\xe8s les combats, et que la rel\xe8ve \xe9tait d\xe9j\xe0 pr\xeate.", "Le président a déclaré que l'armée avait évacué la ville après les combats, et que la relève était déjà prête."},
		"flawed":  {"Ñandú, cañón, señor, mañana, niño, añejo y un error: \xff.", "Ñandú, cañón, señor, mañana, niño, añejo y un error: \ufffd."},
		"russian": {koi(), "Вчера вечером в городе прошёл сильный дождь, и река вышла из берегов, сообщили местные власти."},
	} {
		if d := single(t, Options{}, put(t, dir, name+".txt", tc.in)); d.Text != tc.want {
			t.Errorf("%s: %q", name, d.Text)
		}
	}
}

// koi is a Russian sentence in windows-1251.
func koi() string {
	var sb strings.Builder
	for _, c := range "Вчера вечером в городе прошёл сильный дождь, и река вышла из берегов, сообщили местные власти." {
		switch {
		case c == 'ё':
			sb.WriteByte(0xb8)
		case c >= 'А' && c <= 'я':
			sb.WriteByte(byte(c - 'А' + 0xc0))
		default:
			sb.WriteByte(byte(c))
		}
	}
	return sb.String()
}

func TestPageFile(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"ferry.html", "ferry.html.gz", "ferry"} {
		content := story
		if strings.HasSuffix(name, ".gz") {
			content = packed(story)
		}
		d := single(t, Options{}, put(t, dir, name, content))
		if d.Ref != "ferry" || d.Title != "Ferry halted after storm" || d.Outlet != "Harbour Post" || d.URL != "https://harbour.example/news/ferry-halted" ||
			d.Date != "2031-03-04" || d.DateHow != "metadata" || d.Language != "en" || !cmp.Equal(d.Bylines, []string{"Amina Duarte"}) {
			t.Errorf("%s: %+v", name, d)
		}
		if !strings.HasPrefix(d.Text, "The ferry between Pemba") || !strings.HasSuffix(d.Text, "Nobody was reported hurt.") || strings.Count(d.Text, "\n\n") != 3 {
			t.Errorf("%s: text %q", name, d.Text)
		}
	}
}

func TestJSONLines(t *testing.T) {
	lines := `{"id":"x1","text":" Two  words\r\nkept. ","title":"T","date":"2030-01-02T23:00:00Z","source":"S","url":"https://a.example/1","authors":["A","B"],"language":"pt-BR","other":[1]}
{"text":"No id.","url":"https://a.example/2","authors":"C"}

{"text":"No name.","date":null}
{"id":7,"text":"Number."}
`
	want := []document.Draft{
		{Ref: "x1", Text: " Two  words\r\nkept. ", Title: "T", Date: "2030-01-02", DateHow: "given", Outlet: "S", URL: "https://a.example/1", Bylines: []string{"A", "B"}, Language: "pt"},
		{Ref: "https://a.example/2", Text: "No id.", URL: "https://a.example/2", Bylines: []string{"C"}},
		{Ref: "in.jsonl#4", Text: "No name."},
		{Ref: "7", Text: "Number."},
	}
	dir := t.TempDir()
	for name, content := range map[string]string{"in.jsonl": lines, "in.jsonl.gz": packed(lines), "bom/in.jsonl": "\ufeff" + lines} {
		path := put(t, dir, name, content)
		got, errs := read(t, Options{}, path)
		for i := range got {
			if got[i].Path != path {
				t.Errorf("path %q", got[i].Path)
			}
			got[i].Path = ""
			got[i].Ref = strings.Replace(got[i].Ref, ".gz#", "#", 1)
		}
		if d := cmp.Diff(want, got); d != "" || len(errs) > 0 {
			t.Errorf("%s: %s %v", name, d, errs)
		}
	}
	// By content alone, from standard input.
	got, errs := read(t, Options{Stdin: strings.NewReader(lines)}, "-")
	if len(got) != 4 || len(errs) > 0 || got[2].Ref != "stdin#4-"+rapporteur.TextHash("No name.")[:8] {
		t.Errorf("stdin: %+v %v", got, errs)
	}
}

func TestJSONLineOfHTML(t *testing.T) {
	line := fmt.Sprintf(`{"id":"p","date":"2031-03-05","url":"https://other.example/x","source":"Other","html":%q}`, story)
	d := single(t, Options{Stdin: strings.NewReader(line)}, "-")
	if d.Ref != "p" || d.Date != "2031-03-05" || d.DateHow != "given" || d.URL != "https://other.example/x" || d.Outlet != "Other" || d.Title != "Ferry halted after storm" || !strings.HasPrefix(d.Text, "The ferry") {
		t.Errorf("%+v", d)
	}
}

func TestJSONValues(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"list.json":   `[ {"text":"One."}, {"text":"Two."} ]`,
		"pretty.json": "[\n  {\n    \"text\": \"One.\"\n  },\n  {\n    \"text\": \"Two.\"\n  }\n]\n",
		"row.json":    "{\n  \"text\": \"One.\"\n}\n{\n  \"text\": \"Two.\"\n}\n",
	} {
		got, errs := read(t, Options{}, put(t, dir, name, content))
		if len(errs) > 0 || len(got) != 2 || got[0].Text != "One." || got[1].Text != "Two." || got[1].Ref != name+"#2" {
			t.Errorf("%s: %+v %v", name, got, errs)
		}
	}
}

func TestFeeds(t *testing.T) {
	rss := `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Coast Wire</title><link>https://coast.example/</link><language>en-gb</language>
<item><title>Dam &amp; dyke</title><link>https://coast.example/dam</link><pubDate>Tue, 04 Mar 2031 23:30:00 -0500</pubDate><dc:creator>Rosa Nunes</dc:creator><description>Short.</description><content:encoded><![CDATA[<p>The dam held.</p><ul><li>Gate one</li><li>Gate two</li></ul>]]></content:encoded></item>
<item><title>Second</title><guid isPermaLink="false">tag:2</guid><description>Only a &lt;b&gt;summary&lt;/b&gt;.</description></item></channel></rss>`
	atom := `<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Wire</title><entry><title>Dam</title><link href="https://coast.example/dam"/><published>2031-03-04T01:00:00Z</published><content type="html">&lt;p&gt;The dam held.&lt;/p&gt;</content></entry></feed>`
	jsonFeed := `{"version": "https://jsonfeed.org/version/1.1","title":"Coast Wire","items":[{"id":"1","url":"https://coast.example/dam","content_html":"<p>The dam held.</p>","date_published":"2031-03-04T01:00:00Z"}]}`
	dir := t.TempDir()
	got, errs := read(t, Options{}, put(t, dir, "feed.xml", rss))
	want := []document.Draft{
		{Ref: "https://coast.example/dam", Path: filepath.Join(dir, "feed.xml"), URL: "https://coast.example/dam", Outlet: "Coast Wire", Title: "Dam & dyke", Bylines: []string{"Rosa Nunes"}, Language: "en",
			Date: "2031-03-04", DateHow: "metadata", Text: "The dam held.\n\nGate one\nGate two"},
		{Ref: "tag:2", Path: filepath.Join(dir, "feed.xml"), Outlet: "Coast Wire", Title: "Second", Language: "en", Text: "Only a summary."},
	}
	if d := cmp.Diff(want, got); d != "" || len(errs) > 0 {
		t.Errorf("rss: %s %v", d, errs)
	}
	for name, content := range map[string]string{"atom": atom, "feed.json": jsonFeed, "atom.gz": packed(atom)} {
		d := single(t, Options{}, put(t, dir, name, content))
		if d.Text != "The dam held." || d.Ref != "https://coast.example/dam" || d.Date != "2031-03-04" || d.Outlet != "Coast Wire" {
			t.Errorf("%s: %+v", name, d)
		}
	}
}

// web is a Fetcher of pages in memory.
type web map[string]fetch.Page

func (w web) Get(_ context.Context, address string) (fetch.Page, error) {
	p, ok := w[address]
	if !ok {
		return p, fmt.Errorf("%w: 404 Not Found", fetch.ErrStatus)
	}
	p.URL = address
	return p, nil
}

func TestAddressesAndLinks(t *testing.T) {
	feed := `<rss version="2.0"><channel><title>Coast Wire</title><item><title>Ferry</title><link>https://harbour.example/f</link></item><item><title>Gone</title><link>https://harbour.example/gone</link><description>Own text.</description></item></channel></rss>`
	w := web{
		"https://harbour.example/f":    {ContentType: "text/html", Body: []byte(story)},
		"https://harbour.example/feed": {ContentType: "application/rss+xml", Body: []byte(feed)},
		"https://harbour.example/t":    {ContentType: "text/plain", Charset: "ISO-8859-1", Body: []byte("<p> is how a paragraph begins, caf\xe9.")},
	}
	d := single(t, Options{Fetch: w}, "https://harbour.example/f")
	if d.Ref != "https://harbour.example/f" || d.URL != d.Ref || !strings.HasPrefix(d.Text, "The ferry") {
		t.Errorf("page: %+v", d)
	}
	if d := single(t, Options{Fetch: w}, "https://harbour.example/t"); d.Text != "<p> is how a paragraph begins, café." {
		t.Errorf("text: %+v", d)
	}
	got, errs := read(t, Options{Fetch: w, FollowLinks: true}, "https://harbour.example/feed")
	if len(got) != 1 || got[0].Title != "Ferry" || got[0].Outlet != "Coast Wire" || len(errs) != 1 || !strings.Contains(errs[0].Error(), "harbour.example/gone") {
		t.Errorf("followed: %+v %v", got, errs)
	}
	got, errs = read(t, Options{Fetch: w}, "https://harbour.example/feed")
	if len(got) != 1 || got[0].Text != "Own text." || len(errs) != 1 || !errors.Is(errs[0], ErrNoText) {
		t.Errorf("not followed: %+v %v", got, errs)
	}
}

func TestFoldersPatternsAndOrder(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "b.txt", "B text.")
	put(t, dir, "a.txt", "A text.")
	put(t, dir, "c/d.txt", "D text.")
	put(t, dir, ".hidden.txt", "Hidden.")
	put(t, dir, ".git/config.txt", "Hidden.")
	put(t, dir, "e.bin", "\x00\x01\x02\x03binary")
	if err := os.Symlink(dir, filepath.Join(dir, "c", "loop")); err != nil {
		t.Logf("no symbolic links here: %v", err)
	}
	link := filepath.Join(t.TempDir(), "link")
	_ = os.Symlink(dir, link)
	for _, in := range []string{dir, link} {
		drafts, errs := read(t, Options{}, in)
		var refs []string
		for _, d := range drafts {
			refs = append(refs, d.Ref)
		}
		if !cmp.Equal(refs, []string{"a", "b", "d"}) || len(errs) != 1 || !errors.Is(errs[0], ErrBinary) {
			t.Errorf("folder %s: %v %v", in, refs, errs)
		}
	}
	drafts, errs := read(t, Options{}, filepath.Join(dir, "*.txt"), filepath.Join(dir, "nothing*"), filepath.Join(dir, "c"))
	if len(drafts) != 3 || len(errs) != 1 || !errors.Is(errs[0], ErrMissing) {
		t.Errorf("patterns: %+v %v", drafts, errs)
	}
	// A file whose name only looks like a pattern is that file.
	if d := single(t, Options{}, put(t, dir, "x[1].txt", "Odd name.")); d.Text != "Odd name." {
		t.Errorf("%+v", d)
	}
}

func TestStopsWhenToldTo(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a.txt", "A.")
	put(t, dir, "b.txt", "B.")
	n := 0
	for _, err := range Open(context.Background(), []string{dir, dir}, Options{}) {
		if err != nil {
			t.Error(err)
		}
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d items after a break", n)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var last error
	n = 0
	for _, err := range Open(ctx, []string{dir, dir}, Options{}) {
		cancel()
		last = err
		n++
	}
	if n != 2 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d items, last error %v", n, last)
	}
}

func TestStdinForms(t *testing.T) {
	for name, tc := range map[string]struct{ in, want string }{
		"text": {"Just words.", "Just words."}, "packed": {packed("Just words."), "Just words."},
		"bracket": {"[Updated] Just words.", "[Updated] Just words."}, "brace": {"{sic} words", "{sic} words"}, "less": {"<3 is a heart", "<3 is a heart"},
	} {
		d := single(t, Options{Stdin: strings.NewReader(tc.in)}, "-")
		if d.Text != tc.want || !strings.HasPrefix(d.Ref, "stdin-") {
			t.Errorf("%s: %+v", name, d)
		}
	}
	if d := single(t, Options{Stdin: strings.NewReader(story), Format: Text}, "-"); d.Text != story {
		t.Error("a format given by name was not kept to")
	}
	if _, errs := read(t, Options{Stdin: io.Reader(strings.NewReader("x")), Format: "word"}, "-"); len(errs) != 1 {
		t.Errorf("unknown format: %v", errs)
	}
}
