package main

import (
	"math/rand/v2"

	"golang.org/x/sync/errgroup"

	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/lang/en"
	"github.com/rapporteur/rapporteur/internal/lang/en/gold"
	"github.com/rapporteur/rapporteur/internal/lang/en/linear"
	"github.com/rapporteur/rapporteur/internal/lang/en/names"
	"github.com/rapporteur/rapporteur/internal/lang/en/syntax"
	"github.com/rapporteur/rapporteur/internal/text"
)

// report is a passage cut and tagged, with its gold labels.
type report struct {
	doc   *names.Document
	words int
	gold  []int
	first []int // the first pass's labels, from a model that has not seen the passage
}

// nameTags are the labels for the types in use.
func nameTags() []string {
	out := []string{"O"}
	for _, t := range []lang.Type{lang.Person, lang.Organisation, lang.Location, lang.Nationality, lang.Misc, lang.Facility, lang.Event, lang.Vehicle, lang.Weapon} {
		for _, p := range []string{"B-", "I-", "L-", "U-"} {
			out = append(out, p+string(t))
		}
	}
	return out
}

// cut tags a passage and puts its gold names on the words.
func cut(e *en.Engine, p gold.Passage, l *names.Lists, number map[string]int) *report {
	a := e.Read(text.Split(p.Text, nil))
	ws := make([]syntax.Word, len(a.Tokens))
	xpos := make([]uint64, len(a.Tokens))
	for i, t := range a.Tokens {
		ws[i] = syntax.Look(t.In(p.Text))
		xpos[i] = linear.Hash(t.XPOS)
	}
	r := &report{doc: names.NewDocument(p.Text, &a, ws, xpos, l), words: len(ws), gold: make([]int, len(ws))}
	k := 0
	for _, s := range a.Sentences {
		for i := s.First; i < s.Last; {
			for k < len(p.Names) && p.Names[k].End <= a.Tokens[i].Start {
				k++
			}
			if k == len(p.Names) || !p.Names[k].Overlaps(a.Tokens[i].Span) {
				i++
				continue
			}
			j := i + 1
			for j < s.Last && a.Tokens[j].Overlaps(p.Names[k].Span) {
				j++
			}
			typ := string(p.Names[k].Type)
			whole := i
			next := j
			i, j = names.Trim(func(x int) string { return a.Tokens[x].In(p.Text) }, whole, j, p.Names[k].Type == lang.Person)
			for x := i; x < j; x++ {
				place := "I-"
				switch {
				case j == i+1:
					place = "U-"
				case x == i:
					place = "B-"
				case x == j-1:
					place = "L-"
				}
				r.gold[x] = number[place+typ]
			}
			i = next
		}
	}
	return r
}

// trainNames fits one pass; with memory it is the second, which needs the
// first's labels in each report.
func (t *trainer) trainNames(tags *names.Tags, train []*report, epochs int, second bool) *model {
	m := newModel(len(tags.Names), nameMargin, 1)
	scores := make([]int32, m.labels)
	var f []uint64
	mem := make([]*names.Memory, len(train))
	if second {
		for i, r := range train {
			mem[i] = &names.Memory{}
			mem[i].Learn(r.doc, tags, r.first)
		}
	}
	rng := rand.New(rand.NewPCG(t.seed, 99))
	hashes := tags.Hashes()
	for e := range epochs {
		m.count = e == 0
		for _, n := range shuffled(len(train), t.seed+5, uint64(e)) {
			r := train[n]
			for _, s := range r.doc.Sentences() {
				t1, t2 := uint64(5), uint64(5)
				open := false
				for i := s.First; i < s.Last; i++ {
					want := r.gold[i]
					next := want
					if r.doc.Candidate(i) || open || want != 0 {
						f = r.doc.Features(f[:0], s, i, t1, t2, mem[n])
						m.Score(f, scores)
						p := linear.Best(scores)
						m.learn(f, scores, want)
						if e > 1 && rng.IntN(2) == 0 {
							next = p
						}
					}
					open = tags.IsOpen(next) || tags.IsOpen(want)
					t1, t2 = hashes[next], t1
				}
			}
		}
	}
	return m.average()
}

// fitNames fits both passes.
func (t *trainer) fitNames(f *names.Finder, train []*report) (first, second *model, err error) {
	const parts = 3
	var g errgroup.Group
	g.SetLimit(2)
	for k := range parts {
		g.Go(func() error {
			var in []*report
			for i, r := range train {
				if i%parts != k {
					in = append(in, r)
				}
			}
			m := t.trainNames(&f.Tags, in, foldEpochs, false)
			var s names.Scratch
			for i, r := range train {
				if i%parts == k {
					r.first = f.Decode(r.doc, m, nil, nil, &s)
				}
			}
			return nil
		})
	}
	g.Go(func() error { first = t.trainNames(&f.Tags, train, nameEpochs, false); return nil })
	if err = g.Wait(); err != nil {
		return nil, nil, err
	}
	return first, t.trainNames(&f.Tags, train, nameEpochs, true), nil
}
