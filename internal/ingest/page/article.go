package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// article picks the blocks that are the report.
func (r *round) article(title string) []block {
	keep := make([]bool, len(r.blocks))
	for i := range r.blocks {
		keep[i] = r.votes[i] >= r.quorum && !r.foreign(i)
	}
	r.bridge(keep)
	r.standfirst(keep)
	r.dropCopies(keep)
	r.dropTitle(keep, title)
	var out []block
	for i, b := range r.blocks {
		if keep[i] {
			out = append(out, b)
		}
	}
	return out
}

// foreign reports whether a block that was voted for is something beside the
// article.
func (r *round) foreign(i int) bool {
	b := &r.blocks[i]
	switch {
	case r.words[i] >= shortLine:
	case r.box == nil && (!sentence(b.text) || b.linkDensity() > 0):
		return true // a page of a few words
	case r.box != nil && !within(b.node, r.box):
		return true // the same short line stands in a menu and in the article
	}
	if r.inAside(b.node) {
		return true
	}
	linked := b.linkDensity()
	if linked >= 0.8 && r.votes[i] <= r.quorum && !sentence(b.text) {
		return true
	}
	return linked >= 0.4 && leadsElsewhere(b.text)
}

// bridge keeps a paragraph that only some extractors chose when it stands in
// the article's box and the article goes on before and after it, or two other
// paragraphs beside it are the article's.
func (r *round) bridge(keep []bool) {
	beside := map[*html.Node]int{}
	for i, k := range keep {
		if k && r.paragraph(i) {
			beside[r.holder(i)]++
		}
	}
	var add []int
	for i := range r.blocks {
		if keep[i] || r.votes[i] < r.quorum-1 || !r.paragraph(i) || r.box == nil || !within(r.blocks[i].node, r.box) || r.inAside(r.blocks[i].node) {
			continue
		}
		if near(keep, i, -1) && near(keep, i, 1) || beside[r.holder(i)] >= 2 {
			add = append(add, i)
		}
	}
	for _, i := range add {
		keep[i] = true
	}
}

// standfirst keeps the paragraph in which a page sums up the article between
// the headline and its beginning, and which has a box of its own.
func (r *round) standfirst(keep []bool) {
	begin := slices.Index(keep, true)
	if begin < 0 {
		return
	}
	for i := begin - 1; i >= max(0, begin-4); i-- {
		if r.words[i] >= 15 && r.votes[i] >= r.quorum-1 && r.paragraph(i) && !r.inAside(r.blocks[i].node) {
			keep[i] = true
			return
		}
	}
}

// paragraph reports whether a block reads like one of running text.
func (r *round) paragraph(i int) bool {
	return r.words[i] >= 10 && r.blocks[i].linkDensity() <= 0.4 && sentence(r.blocks[i].text)
}

// holder is the element that holds the block's paragraph and those beside it.
func (r *round) holder(i int) *html.Node {
	n := r.blocks[i].node
	for n != nil && breakingTags[n.Data] == "" {
		n = n.Parent
	}
	if n != nil && n.Data == "p" {
		n = n.Parent
	}
	return n
}

// near reports whether one of the next three blocks in a direction is kept.
func near(keep []bool, i, step int) bool {
	for k := 1; k <= 3; k++ {
		if j := i + k*step; j >= 0 && j < len(keep) && keep[j] {
			return true
		}
	}
	return false
}

// dropCopies leaves out copies of the article that a page holds for another
// layout: blocks in a row that say again what stood before them and are
// together at least half of that, and an opening that breaks off. Lesser
// repetitions are the writer's own.
func (r *round) dropCopies(keep []bool) {
	seen, lines := map[uint64]bool{}, map[uint64]bool{}
	total, again := 0, 0 // words before the row of repeated blocks, and in it
	var row []int
	end := func() {
		if len(row) > 0 && 2*again >= total && again >= copyWords {
			for _, i := range row {
				keep[i] = false
			}
		} else {
			total += again
		}
		row, again = row[:0], 0
	}
	for i, b := range r.blocks {
		if !keep[i] {
			continue
		}
		gs, n := r.grams(b.text)
		line := r.line(b.text)
		if !repeats(gs, seen) && !lines[line] {
			end()
			total += n
			lines[line] = true
			for _, g := range gs {
				seen[g] = true
			}
			continue
		}
		if n >= shortLine && (strings.HasSuffix(b.text, "...") || strings.HasSuffix(b.text, "…")) {
			keep[i] = false
			continue
		}
		row = append(row, i)
		again += n
	}
	end()
}

// copyWords is the least number of words that make a copy of an article.
const copyWords = 40

// repeats reports whether nearly all of a block's word runs were seen.
func repeats(grams []uint64, seen map[uint64]bool) bool {
	hit := 0
	for _, g := range grams {
		if seen[g] {
			hit++
		}
	}
	return len(grams) > shortLine-gram && float64(hit) >= 0.8*float64(len(grams))
}

// dropTitle leaves out the headline, which is metadata, where it stands
// before the article.
func (r *round) dropTitle(keep []bool, title string) {
	if title == "" {
		return
	}
	want := letters(title)
	for i := range r.blocks {
		if keep[i] && r.words[i] > 2 && letters(r.blocks[i].text) == want {
			keep[i] = false
		}
	}
}

// inAside reports whether an element between the node and the article's box
// is marked as something beside the article.
func (r *round) inAside(n *html.Node) bool {
	for ; n != nil && n != r.box; n = n.Parent {
		is, known := r.aside[n]
		if !known {
			is = r.isAside(n)
			r.aside[n] = is
		}
		if is {
			return true
		}
	}
	return false
}

func (r *round) isAside(n *html.Node) bool {
	if n.Type != html.ElementNode || 4*r.mass[n] > r.total {
		return false // what holds a quarter of the article is part of it, whatever it is called
	}
	if asideTags[n.Data] {
		return true
	}
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" && a.Key != "itemprop" && a.Key != "role" {
			continue
		}
		if slices.ContainsFunc(nameParts(a.Val), func(w string) bool { return asideWords[w] }) {
			return true
		}
	}
	return false
}

// nameParts cuts class names at hyphens, underscores and inner capitals, and
// also gives neighbours joined: "related-posts-list" has "related",
// "relatedposts", ….
func nameParts(s string) []string {
	var out []string
	for _, name := range strings.Fields(s) {
		var parts []string
		start := 0
		for i, c := range name {
			switch {
			case c == '-' || c == '_' || c == ':':
				parts = append(parts, name[start:i])
				start = i + 1
			case i > start && unicode.IsUpper(c) && unicode.IsLower(rune(name[i-1])):
				parts = append(parts, name[start:i])
				start = i
			}
		}
		parts = append(parts, name[start:])
		for i, p := range parts {
			p = strings.ToLower(p)
			out = append(out, p)
			if i > 0 {
				out = append(out, strings.ToLower(parts[i-1])+p)
			}
		}
	}
	return out
}

// sentence reports whether a text ends as a sentence does.
func sentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’»)] \u00a0")
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…:;。！？؟।", last)
}

// leadsElsewhere reports whether a line opens like a pointer to another page.
func leadsElsewhere(s string) bool {
	low := strings.ToLower(strings.TrimLeft(s, "[(>» "))
	for _, l := range leadIns {
		if rest, ok := strings.CutPrefix(low, l); ok {
			if c, _ := utf8.DecodeRuneInString(rest); !unicode.IsLetter(c) {
				return true
			}
		}
	}
	return false
}

func letters(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsNumber(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, s)
}
