// Package names finds the names in the words of an English text and says of
// what type they are, in two passes: the second knows what the first made of
// the same word elsewhere in the document.
//
// It promises names that never overlap, stay inside a sentence and begin and
// end on words. It never calls something a name only because it stands in a
// list: lists are features like any other.
package names

import (
	"fmt"
	"strings"

	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/lang/en/linear"
	"github.com/rapporteur/rapporteur/internal/lang/en/syntax"
)

// Finder finds names. It is immutable.
type Finder struct {
	Lists         Lists
	Tags          Tags
	First, Second linear.Scorer
}

// Tags are the labels of the models: "O" and, for each type, B-, I-, L- and U-
// (beginning, inside and last word of a name; a name of one word).
type Tags struct {
	Names  []string
	hashes []uint64
	types  []lang.Type
	place  []byte // O, B, I, L, U
	open   []bool // the name goes on
}

// NewTags numbers the labels.
func NewTags(names []string) Tags {
	t := Tags{Names: names}
	for _, n := range names {
		t.hashes = append(t.hashes, linear.Hash(n))
		place, typ := n[0], ""
		if len(n) > 2 {
			typ = n[2:]
		}
		t.types = append(t.types, lang.Type(typ))
		t.place = append(t.place, place)
		t.open = append(t.open, place == 'B' || place == 'I')
	}
	return t
}

// Hashes gives the labels' hashes, in their order.
func (t *Tags) Hashes() []uint64 { return t.hashes }

// IsOpen reports whether a name goes on behind a word of this label.
func (t *Tags) IsOpen(label int) bool { return t.open[label] }

// After reports whether label b may follow label a; a is -1 at the start of a
// sentence. last says that no word follows.
func (t *Tags) After(a, b int, last bool) bool {
	if last && t.open[b] {
		return false
	}
	if a >= 0 && t.open[a] {
		return (t.place[b] == 'I' || t.place[b] == 'L') && t.types[a] == t.types[b]
	}
	return t.place[b] != 'I' && t.place[b] != 'L'
}

// Open reads the parts of a weights file that are the finder's. A file without
// them gives a finder that finds nothing.
func Open(b linear.Bundle) (*Finder, error) {
	f := &Finder{}
	if b["name-tags"] == "" {
		return f, nil
	}
	f.Tags = NewTags(strings.Fields(b["name-tags"]))
	if len(f.Tags.Names) > maxTags {
		return nil, fmt.Errorf("the weights have %d name labels, this program takes %d: build the weights anew (go run ./train)", len(f.Tags.Names), maxTags)
	}
	var err error
	if f.Lists.Phrases, err = linear.OpenDict(b["name-phrases"]); err != nil {
		return nil, err
	}
	if f.Lists.Cues, err = linear.OpenDict(b["name-cues"]); err != nil {
		return nil, err
	}
	first, err := linear.Open(b["name-first"])
	if err != nil {
		return nil, fmt.Errorf("name-first: %w", err)
	}
	second, err := linear.Open(b["name-second"])
	if err != nil {
		return nil, fmt.Errorf("name-second: %w", err)
	}
	if first.Labels() != len(f.Tags.Names) || second.Labels() != len(f.Tags.Names) {
		return nil, fmt.Errorf("name labels and tables of the weights do not fit: build the weights anew (go run ./train)")
	}
	f.First, f.Second = first, second
	return f, nil
}

// Scratch is the working memory of one document.
type Scratch struct {
	doc    Document
	memory Memory
	labels []int
	pass   []int
	f      []uint64
	scores []int32
}

// Reset makes ready for the next document.
func (s *Scratch) Reset() { s.doc.xpos = s.doc.xpos[:0] }

// Tag adds the hash of the next word's part of speech.
func (s *Scratch) Tag(xpos uint64) { s.doc.xpos = append(s.doc.xpos, xpos) }

// Read gives the names of a document whose words are tagged.
func (f *Finder) Read(in string, a *lang.Analysis, words []syntax.Word, s *Scratch) []lang.Name {
	if f.First == nil {
		return nil
	}
	s.doc.prepare(in, a, words, &f.Lists)
	return f.Find(&s.doc, s)
}

// Find gives the names of a prepared document.
func (f *Finder) Find(d *Document, s *Scratch) []lang.Name {
	s.pass = f.Decode(d, f.First, nil, s.pass[:0], s)
	s.memory.Learn(d, &f.Tags, s.pass)
	s.labels = f.Decode(d, f.Second, &s.memory, s.labels[:0], s)
	return f.Names(d, s.labels)
}

// Decode gives each word of the document its label, the best that may follow
// the one before it.
func (f *Finder) Decode(d *Document, m linear.Scorer, mem *Memory, out []int, s *Scratch) []int {
	n := len(f.Tags.Names)
	if cap(s.scores) < n {
		s.scores = make([]int32, n)
	}
	scores := s.scores[:n]
	for _, x := range d.a.Sentences {
		prev := -1
		t1, t2 := uint64(5), uint64(5)
		for i := x.First; i < x.Last; i++ {
			best := 0
			if d.Candidate(i) || prev >= 0 && f.Tags.open[prev] {
				s.f = d.Features(s.f[:0], x, i, t1, t2, mem)
				m.Score(s.f, scores)
				best = -1
				for k := range scores {
					if (best < 0 || scores[k] > scores[best]) && f.Tags.After(prev, k, i == x.Last-1) {
						best = k
					}
				}
			}
			out = append(out, best)
			prev = best
			t1, t2 = f.Tags.hashes[best], t1
		}
	}
	return out
}

// Names turns labels into names.
func (f *Finder) Names(d *Document, labels []int) []lang.Name {
	var out []lang.Name
	for i := 0; i < len(labels); i++ {
		if f.Tags.place[labels[i]] == 'O' {
			continue
		}
		j := i + 1
		for f.Tags.open[labels[j-1]] && j < len(labels) {
			j++
		}
		typ := f.Tags.types[labels[i]]
		if a, b := Trim(d.form, i, j, typ == lang.Person); a < b {
			out = f.settle(out, d, a, b, typ)
		}
		i = j - 1
	}
	return out
}
