package main

import (
	"math/rand/v2"

	"golang.org/x/sync/errgroup"

	"github.com/rapporteur/rapporteur/internal/lang/en/gold"
	"github.com/rapporteur/rapporteur/internal/lang/en/linear"
	"github.com/rapporteur/rapporteur/internal/lang/en/syntax"
)

// sentence is a treebank sentence with what the models of earlier steps make of it.
type sentence struct {
	gold  []gold.Token
	words []syntax.Word
	first []uint64 // hashes of the first tagger's labels
	tags  []int    // the second tagger's
}

// alphabet numbers labels in the order in which they are first met.
type alphabet struct {
	number map[string]int
	names  []string
	hashes []uint64
}

func (a *alphabet) id(s string) int {
	if i, ok := a.number[s]; ok {
		return i
	}
	if a.number == nil {
		a.number = map[string]int{}
	}
	a.number[s] = len(a.names)
	a.names = append(a.names, s)
	a.hashes = append(a.hashes, linear.Hash(s))
	return len(a.names) - 1
}

func prepare(bank [][]gold.Token) []*sentence {
	out := make([]*sentence, len(bank))
	for i, g := range bank {
		s := &sentence{gold: g}
		for _, t := range g {
			s.words = append(s.words, syntax.Look(t.Form))
		}
		out[i] = s
	}
	return out
}

// shuffled gives the numbers below n in an order that depends on the seed alone.
func shuffled(n int, seed, epoch uint64) []int { return rand.New(rand.NewPCG(seed, epoch)).Perm(n) }

// joint is the second tagger's label: both tags, since one decides the other.
func joint(t gold.Token) string { return t.XPOS + " " + t.UPOS }

func (t *trainer) trainFirst(train []*sentence, epochs int, seed uint64) *model {
	m := newModel(len(t.xpos.names), 0, 2)
	f, scores := make([]uint64, 0, 128), make([]int32, m.labels)
	for e := range epochs {
		m.count = e == 0
		for _, i := range shuffled(len(train), seed, uint64(e)) {
			s := train[i]
			t1, t2 := uint64(5), uint64(5)
			for j := range s.words {
				f = syntax.TagFeatures(f[:0], s.words, j, t1, t2)
				m.Score(f, scores)
				p := linear.Best(scores)
				m.learn(f, scores, t.xpos.number[s.gold[j].XPOS])
				t1, t2 = t.xpos.hashes[p], t1
			}
		}
	}
	return m.average()
}

func (t *trainer) tagFirst(m linear.Scorer, sents []*sentence) {
	var scratch syntax.Scratch
	var out []int
	for _, s := range sents {
		out = syntax.Tag(s.words, m, t.xpos.hashes, out[:0], &scratch)
		s.first = s.first[:0]
		for _, x := range out {
			s.first = append(s.first, t.xpos.hashes[x])
		}
	}
}

func (t *trainer) trainSecond(train []*sentence, epochs int, seed uint64) *model {
	m := newModel(len(t.joint.names), 0, 2)
	f, scores := make([]uint64, 0, 128), make([]int32, m.labels)
	for e := range epochs {
		m.count = e == 0
		for _, i := range shuffled(len(train), seed, uint64(e)) {
			s := train[i]
			t1, t2 := uint64(5), uint64(5)
			for j := range s.words {
				f = syntax.RetagFeatures(f[:0], s.words, s.first, j, t1, t2)
				m.Score(f, scores)
				p := linear.Best(scores)
				m.learn(f, scores, t.joint.number[joint(s.gold[j])])
				t1, t2 = t.joint.hashes[p], t1
			}
		}
	}
	return m.average()
}

func (t *trainer) tagSecond(m linear.Scorer, sents []*sentence) {
	var scratch syntax.Scratch
	for _, s := range sents {
		s.tags = syntax.Retag(s.words, s.first, m, t.joint.hashes, s.tags[:0], &scratch)
	}
}

// folds runs train on all sentences but one part in k and apply on that part,
// for each part, so that no sentence is tagged by a model that has seen it.
func folds(train []*sentence, k int, fit func([]*sentence) *model, apply func(linear.Scorer, []*sentence)) error {
	var g errgroup.Group
	g.SetLimit(2)
	for i := range k {
		g.Go(func() error {
			var in, out []*sentence
			for j, s := range train {
				if j/50%k == i {
					out = append(out, s)
				} else {
					in = append(in, s)
				}
			}
			apply(fit(in), out)
			return nil
		})
	}
	return g.Wait()
}
