package page

import (
	"hash/maphash"
	"math"
	"net/url"
	"strings"
	"unicode"

	readability "codeberg.org/readeck/go-readability/v2"
	"github.com/go-shiori/dom"
	distiller "github.com/markusmobius/go-domdistiller"
	trafilatura "github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

// gram is how many words in a row make one unit of comparison.
const gram = 4

// shortLine is the number of words below which a block is compared as a whole
// line only, because its word runs say too little.
const shortLine = 6

// covered is the part of a block's word runs that an extractor must have kept
// to count as having chosen the block.
const covered = 0.7

// unspaced are the scripts that put no space between words: each letter
// counts as a word.
var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan}

// opinion is what one extractor took to be the article.
type opinion struct {
	lines map[uint64]bool
	grams map[uint64]bool
}

// reader hashes words. Its seed changes from run to run and never shows in a
// result: hashes are only compared with each other.
type reader struct{ seed maphash.Seed }

func (r reader) line(s string) uint64 {
	return maphash.String(r.seed, strings.Join(strings.Fields(s), " "))
}

// grams gives the hashes of the runs of words, and the number of words.
func (r reader) grams(s string) ([]uint64, int) {
	var words []uint64
	start := -1
	for i, c := range s {
		alone := unicode.In(c, unspaced...)
		inWord := !alone && (unicode.IsLetter(c) || unicode.IsNumber(c) || c == '_')
		if !inWord && start >= 0 {
			words = append(words, maphash.String(r.seed, s[start:i]))
			start = -1
		}
		switch {
		case alone:
			words = append(words, maphash.String(r.seed, string(c)))
		case inWord && start < 0:
			start = i
		}
	}
	if start >= 0 {
		words = append(words, maphash.String(r.seed, s[start:]))
	}
	if len(words) < gram {
		return nil, len(words)
	}
	out := make([]uint64, 0, len(words)-gram+1)
	for i := range len(words) - gram + 1 {
		h := uint64(0)
		for _, w := range words[i : i+gram] {
			h = h*0x9E3779B97F4A7C15 + w
		}
		out = append(out, h)
	}
	return out, len(words)
}

func (r reader) opinion(bs []block) opinion {
	o := opinion{lines: make(map[uint64]bool, len(bs)), grams: map[uint64]bool{}}
	var all strings.Builder
	for _, b := range bs {
		o.lines[r.line(b.text)] = true
		all.WriteString(b.text)
		all.WriteByte('\n')
	}
	hs, _ := r.grams(all.String())
	for _, h := range hs {
		o.grams[h] = true
	}
	return o
}

// chose reports whether the extractor kept the block.
func (o opinion) chose(line uint64, grams []uint64, words int) bool {
	if o.lines[line] {
		return true
	}
	if words < shortLine {
		return false
	}
	hit := 0
	for _, g := range grams {
		if o.grams[g] {
			hit++
		}
	}
	return float64(hit) >= covered*float64(len(grams))
}

// extractors are those whose opinions are asked. Each gets its own copy of
// the page's tree. An extractor that fails or panics has no opinion.
func extractors(at *url.URL, nodes int) []func(*html.Node) *html.Node {
	traf := func(focus trafilatura.ExtractionFocus) func(*html.Node) *html.Node {
		return func(doc *html.Node) *html.Node {
			res, err := trafilatura.ExtractDocument(doc, trafilatura.Options{
				OriginalURL: at, Focus: focus, EnableFallback: true, ExcludeComments: true, HtmlDateMode: trafilatura.Disabled,
			})
			if err != nil {
				return nil
			}
			return res.ContentNode
		}
	}
	out := []func(*html.Node) *html.Node{
		traf(trafilatura.Balanced),
		traf(trafilatura.FavorPrecision),
		func(doc *html.Node) *html.Node {
			p := readability.NewParser()
			art, err := p.ParseAndMutate(doc, at)
			if err != nil {
				return nil
			}
			return art.Node
		},
	}
	if nodes < slowNodes {
		out = append(out, func(doc *html.Node) *html.Node {
			res, err := distiller.Apply(doc, &distiller.Options{OriginalURL: at, SkipPagination: true})
			if err != nil {
				return nil
			}
			return res.Node
		})
	}
	return out
}

// slowNodes is the number of nodes from which on the distiller, whose time
// grows with the square of it, is not asked.
const slowNodes = 15_000

// ask runs one extractor on a copy of the page and survives its panics: the
// libraries index into trees that hostile pages bend.
func ask(f func(*html.Node) *html.Node, doc *html.Node) (out *html.Node) {
	defer func() {
		if recover() != nil {
			out = nil
		}
	}()
	return f(dom.Clone(doc, true))
}

// round is a page's blocks with the votes they got.
type round struct {
	reader
	blocks []block
	votes  []int
	quorum int // votes that make a majority: all extractors but one
	words  []int
	box    *html.Node          // the innermost element that holds most of what the majority chose
	mass   map[*html.Node]int  // bytes of chosen text below an element
	total  int                 // bytes of chosen text
	aside  map[*html.Node]bool // cache of isAside
}

// hold asks the extractors. body is the article's text as the page's metadata
// states it, may be empty.
func (r *round) hold(doc *html.Node, at *url.URL, nodes int, body string) {
	var ops []opinion
	for _, f := range extractors(at, nodes) {
		ops = append(ops, r.opinion(blocks(ask(f, doc))))
	}
	r.quorum = len(ops) - 1
	r.votes, r.words = make([]int, len(r.blocks)), make([]int, len(r.blocks))
	own := r.opinion([]block{{text: body}})
	inBody := make([]bool, len(r.blocks))
	chosen, agreed := 0, 0
	for i, b := range r.blocks {
		line := r.line(b.text)
		gs, n := r.grams(b.text)
		r.words[i] = n
		for _, o := range ops {
			if o.chose(line, gs, n) {
				r.votes[i]++
			}
		}
		inBody[i] = n >= shortLine && own.chose(line, gs, n)
		if r.votes[i] >= r.quorum && n >= shortLine {
			chosen += len(b.text)
			if inBody[i] {
				agreed += len(b.text)
			}
		}
	}
	// A page that states its article's text in its metadata is believed when
	// that text and the extractors agree for the greater part.
	if chosen > 0 && float64(agreed) >= 0.6*float64(chosen) {
		for i := range r.blocks {
			switch {
			case inBody[i]:
				r.votes[i]++
			case r.words[i] >= shortLine:
				r.votes[i]--
			}
		}
	}
}

// weigh finds the article's box.
func (r *round) weigh() {
	r.mass, r.total, r.aside = map[*html.Node]int{}, 0, map[*html.Node]bool{}
	for i, b := range r.blocks {
		if r.votes[i] < r.quorum || r.words[i] < shortLine {
			continue
		}
		r.total += len(b.text)
		for n := b.node; n != nil; n = n.Parent {
			r.mass[n] += len(b.text)
		}
	}
	r.box = nil
	need := int(math.Ceil(0.9 * float64(r.total)))
	for i, b := range r.blocks { // the first chosen block's ancestors include the box, or none does
		if r.votes[i] < r.quorum || r.words[i] < shortLine {
			continue
		}
		for n := b.node; n != nil; n = n.Parent {
			if r.mass[n] >= need {
				if r.box == nil || within(n, r.box) {
					r.box = n
				}
				break
			}
		}
	}
	for r.box != nil && r.box.Parent != nil && !boxTags[r.box.Data] {
		r.box = r.box.Parent // a long paragraph is not the box of the short ones beside it
	}
}

func within(n, box *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == box {
			return true
		}
	}
	return false
}
