package ingest

import (
	"bytes"
	"fmt"
	"net/http"
	"regexp"
	"strings"
)

// Format is a kind of input.
type Format string

// Formats that are read.
const (
	Text  Format = "text"
	HTML  Format = "html"
	PDF   Format = "pdf"
	Feed  Format = "feed"  // RSS, Atom or JSON feed
	WARC  Format = "warc"  // web archive
	JSONL Format = "jsonl" // a JSON object a line
	JSON  Format = "json"  // one JSON object, several, or a list of them
)

// Formats lists all formats.
var Formats = []Format{Text, HTML, PDF, Feed, WARC, JSONL, JSON}

func formatNames() []string {
	var out []string
	for _, f := range Formats {
		out = append(out, string(f))
	}
	return out
}

// many reports whether an input of the format may hold several documents.
func (f Format) many() bool { return f != Text && f != HTML && f != PDF }

// extensions tell the format where the content leaves it open.
var extensions = map[string]Format{
	"txt": Text, "text": Text, "md": Text,
	"html": HTML, "htm": HTML, "xhtml": HTML, "shtml": HTML,
	"jsonl": JSONL, "ndjson": JSONL, "json": JSON,
	"rss": Feed, "atom": Feed, "warc": WARC, "pdf": PDF,
}

// medias tell the format by the type that a server stated, where the content
// leaves it open.
var medias = map[string]Format{
	"text/plain": Text, "text/markdown": Text,
	"text/html": HTML, "application/xhtml+xml": HTML,
	"application/rss+xml": Feed, "application/atom+xml": Feed, "application/feed+json": Feed, "application/rdf+xml": Feed,
	"application/json": JSON, "application/x-ndjson": JSONL, "application/jsonl": JSONL, "application/x-jsonlines": JSONL,
	"application/pdf": PDF, "application/warc": WARC,
}

var (
	feedRoot = regexp.MustCompile(`(?i)^(?:rss|feed|rdf:RDF|(?:[a-z0-9]+:)?(?:rss|feed|RDF))[\s>/]`)
	htmlRoot = regexp.MustCompile(`(?i)^(?:!doctype\s+html|html|head|body|title|meta|article|main|div|p|h[1-6]|table|script|span|a|b|br|ul|ol|section|header)[\s>/]`)
	jsonFeed = regexp.MustCompile(`"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org`)
	openJSON = regexp.MustCompile(`^\s*\{\s*(?:"|\})`)
	listJSON = regexp.MustCompile(`^\s*\[\s*(?:\{|\])`)
)

// detect tells the format by content first, by the server's statement and the
// extension where the content leaves it open. head is the input's beginning,
// whole when that is all of it.
func detect(head []byte, whole bool, ext, media string) (Format, error) {
	stated := medias[media]
	if stated == "" {
		stated = extensions[ext]
	}
	if bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")) {
		return PDF, nil
	}
	if bytes.HasPrefix(head, []byte("WARC/")) {
		return WARC, nil
	}
	text, ok := sample(head)
	if !ok {
		return "", fmt.Errorf("%w (%s); give text, HTML, PDF, a feed, a web archive or JSON Lines", ErrBinary, kind(head))
	}
	trimmed := strings.TrimLeft(text, " \t\r\n")
	switch {
	case strings.HasPrefix(trimmed, "<"):
		switch root := xmlRoot(trimmed); {
		case feedRoot.MatchString(root):
			return Feed, nil
		case htmlRoot.MatchString(root) && stated != Text:
			return HTML, nil
		case stated == HTML || stated == Feed:
			return stated, nil
		case strings.HasPrefix(trimmed, "<?xml"):
			return "", fmt.Errorf("%w text: XML that is neither a feed nor a page; convert it to text or JSON Lines", ErrFormat)
		}
	case stated == JSONL:
		return JSONL, nil
	case openJSON.MatchString(trimmed):
		if jsonFeed.MatchString(trimmed) {
			return Feed, nil
		}
		if oneALine(trimmed, whole) {
			return JSONL, nil
		}
		return JSON, nil
	case listJSON.MatchString(trimmed):
		return JSON, nil
	}
	switch stated {
	case "", PDF, WARC:
		return Text, nil
	}
	return stated, nil
}

// xmlRoot skips declarations and comments and gives what follows the first
// tag's bracket.
func xmlRoot(s string) string {
	for {
		s = strings.TrimLeft(s, " \t\r\n\ufeff")
		var end string
		switch {
		case strings.HasPrefix(s, "<?"):
			end = "?>"
		case strings.HasPrefix(s, "<!--"):
			end = "-->"
		case strings.HasPrefix(s, "<!") && !htmlRoot.MatchString(s[1:]):
			end = ">"
		case strings.HasPrefix(s, "<"):
			return s[1:]
		default:
			return ""
		}
		_, rest, ok := strings.Cut(s, end)
		if !ok {
			return ""
		}
		s = rest
	}
}

// oneALine reports whether JSON that begins with an object has an object a
// line: its first line is one, or the line after it begins another.
func oneALine(s string, whole bool) bool {
	first, rest, more := strings.Cut(s, "\n")
	if !more && !whole {
		return true // a very long line
	}
	if strings.HasSuffix(strings.TrimSpace(first), "}") {
		return true
	}
	return strings.HasPrefix(strings.TrimLeft(rest, " \t\r\n"), "{")
}

// kind names what a binary file seems to be.
func kind(head []byte) string {
	t, _, _ := strings.Cut(http.DetectContentType(head), ";")
	if strings.HasPrefix(t, "text/") {
		t = "application/octet-stream"
	}
	return t
}
