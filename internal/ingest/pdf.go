package ingest

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"unicode"

	"github.com/ledongthuc/pdf"

	"github.com/rapporteur/rapporteur/internal/document"
)

// fromPDF makes the draft of a PDF: its text as laid out, the lines of a
// paragraph joined. Words cut at a line's end are not mended.
func fromPDF(from origin, data []byte) (d document.Draft, err error) {
	defer func() { // the library panics on damaged files
		if p := recover(); p != nil {
			d, err = document.Draft{}, fmt.Errorf("%w PDF: %v; save its text as a .txt file", ErrFormat, p)
		}
	}()
	f, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return d, fmt.Errorf("%w PDF: %w; save its text as a .txt file", ErrFormat, err)
	}
	var paragraphs []string
	for i := range f.NumPage() {
		p := f.Page(i + 1)
		if p.V.IsNull() {
			continue
		}
		paragraphs = append(paragraphs, paragraphsOf(linesOf(p.Content().Text))...)
	}
	text := strings.ToValidUTF8(strings.ReplaceAll(strings.Join(paragraphs, "\n\n"), "\x00", ""), "\ufffd")
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		return d, fmt.Errorf("%w: it may be a scan; read its text with character recognition first", ErrNoText)
	}
	title := strings.TrimSpace(f.Trailer().Key("Info").Key("Title").Text())
	return document.Draft{Ref: from.ref, Path: from.path, URL: from.url, Title: title, Text: text}, nil
}

// printed is a line of a page.
type printed struct {
	text        string
	left, right float64
	y, size     float64 // base line and letter height, in points
}

// linesOf puts a page's letters, in the order they are drawn, into lines.
func linesOf(letters []pdf.Text) []printed {
	var out []printed
	var sb strings.Builder
	var cur printed
	open := false
	flush := func() {
		if cur.text = strings.TrimSpace(sb.String()); cur.text != "" {
			out = append(out, cur)
		}
		sb.Reset()
		open = false
	}
	for _, l := range letters {
		if l.S == "" {
			continue
		}
		size := max(1, l.FontSize)
		if open && (math.Abs(l.Y-cur.y) > size/2 || l.X < cur.right-3*size) {
			flush()
		}
		if !open {
			cur, open = printed{left: l.X, y: l.Y, size: size}, true
		} else if l.X-cur.right > size/5 && !strings.HasSuffix(sb.String(), " ") {
			sb.WriteByte(' ')
		}
		sb.WriteString(l.S)
		cur.right = l.X + l.W
	}
	flush()
	return out
}

// paragraphsOf joins lines. A paragraph ends where the gap below a line is
// wider than the line spacing, where the letters change their size, where the
// next line is indented, and after a line that ends a sentence well short of
// the margin.
func paragraphsOf(lines []printed) []string {
	var out []string
	var margin float64
	for _, l := range lines {
		margin = max(margin, l.right)
	}
	for i, l := range lines {
		if i == 0 || apart(lines[i-1], l, margin) {
			out = append(out, l.text)
			continue
		}
		last := &out[len(out)-1]
		if !strings.HasSuffix(*last, "-") { // a cut word stays in one piece, with its hyphen
			*last += " "
		}
		*last += l.text
	}
	return out
}

func apart(a, b printed, margin float64) bool {
	size := max(a.size, b.size)
	gap := a.y - b.y
	ends := strings.HasSuffix(a.text, ".") || strings.HasSuffix(a.text, "?") || strings.HasSuffix(a.text, "!") || strings.HasSuffix(a.text, ":") || strings.HasSuffix(a.text, "”")
	return gap > 1.7*size || gap < 0 || math.Abs(a.size-b.size) > 0.15*size || b.left > a.left+size && gap > 0 || ends && a.right < margin-4*size
}
