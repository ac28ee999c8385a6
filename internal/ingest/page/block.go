package page

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// block is a run of text that a browser would print without a line break.
type block struct {
	text string     // white space collapsed as a browser does
	link int        // bytes of text that stand inside links
	node *html.Node // the innermost element that holds all of it
	sep  string     // what stands between it and the block before: "\n\n", "\n" or "\t"
}

// linkDensity is the part of the block's text that stands inside links, 0 to 1.
func (b *block) linkDensity() float64 {
	if len(b.text) == 0 {
		return 0
	}
	return min(1, float64(b.link)/float64(len(b.text)))
}

// blocks cuts the text below root into blocks, in page order. Nothing that a
// browser would not print as text (scripts, styles, forms' controls) is in
// them.
func blocks(root *html.Node) []block {
	w := walker{}
	if root != nil {
		w.walk(root)
		w.flush()
	}
	return w.out
}

type walker struct {
	out    []block
	buf    strings.Builder
	link   int
	inLink int
	inPre  int
	holder *html.Node // element of the first text in buf
	sep    string     // strongest separator seen since the last block
}

// breakAt ends the block and remembers how far apart the next one is.
func (w *walker) breakAt(sep string) {
	w.flush()
	if separatorRank[sep] > separatorRank[w.sep] {
		w.sep = sep
	}
}

var separatorRank = map[string]int{"": 0, "\t": 1, "\n": 2, "\n\n": 3}

func (w *walker) flush() {
	text := strings.TrimSpace(w.buf.String())
	w.buf.Reset()
	if text != "" {
		sep := w.sep
		if sep == "" {
			sep = "\n\n"
		}
		w.out = append(w.out, block{text: text, link: w.link, node: w.holder, sep: sep})
		w.sep = ""
	}
	w.link, w.holder = 0, nil
}

// text adds characters, with runs of HTML white space made one space. A
// no-break space is kept as written.
func (w *walker) text(n *html.Node) {
	before := w.buf.Len()
	space := before > 0 && strings.HasSuffix(w.buf.String(), " ")
	for _, r := range n.Data {
		switch r {
		case '\n':
			if w.inPre > 0 {
				w.breakAt("\n")
				before, space = 0, false
				continue
			}
			fallthrough
		case ' ', '\t', '\r', '\f':
			if !space {
				w.buf.WriteByte(' ')
			}
			space = true
		case '\u00ad', '\u200b', '\ufeff': // invisible hints where a line may break
		default:
			if w.holder == nil && !unicode.IsSpace(r) {
				w.holder = n.Parent
			}
			w.buf.WriteRune(r)
			space = false
		}
	}
	if w.inLink > 0 {
		w.link += max(0, len(strings.TrimSpace(w.buf.String()[min(before, w.buf.Len()):])))
	}
}

func (w *walker) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text(n)
		return
	case html.CommentNode, html.DoctypeNode:
		return
	case html.ElementNode:
		if silentTags[n.Data] {
			return
		}
	}
	sep := ""
	if n.Type == html.ElementNode {
		sep = breakingTags[n.Data]
	}
	if sep != "" {
		w.breakAt(sep)
	}
	switch n.Data {
	case "a":
		w.inLink++
		defer func() { w.inLink-- }()
	case "pre":
		w.inPre++
		defer func() { w.inPre-- }()
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
	if sep != "" {
		w.breakAt(sep)
	}
}

// join prints the blocks: paragraphs apart, items and lines below each other,
// the cells of a table's row beside each other.
func join(bs []block) string {
	var sb strings.Builder
	for i, b := range bs {
		if i > 0 {
			sb.WriteString(b.sep)
		}
		sb.WriteString(b.text)
	}
	return sb.String()
}
