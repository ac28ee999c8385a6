package main

import (
	"math/rand/v2"
	"sync"

	"github.com/rapporteur/rapporteur/internal/lang/en/linear"
	"github.com/rapporteur/rapporteur/internal/lang/en/syntax"
)

// explore is how often training follows the parser's own choice instead of the
// best one, from the second epoch on.
const explore = 0.9

func (t *trainer) nodes(s *sentence) []syntax.Node {
	out := make([]syntax.Node, len(s.words))
	for i := range s.words {
		w := &s.words[i]
		j := s.tags[i]
		out[i] = syntax.NodeOf(w, t.vocabulary[w.Lower] > 1, t.jointX[j], t.jointU[j])
	}
	return out
}

// trainParser fits the models for actions and first labels side by side.
func (t *trainer) trainParser(train []*sentence, epochs int, seed uint64) (action, label *model) {
	action, label = newModel(syntax.Action, parserMargin, 1), newModel(len(t.rel.names), parserMargin, 2)
	f, lf := make([]uint64, 0, 512), make([]uint64, 0, 512)
	scores, labels := make([]int32, syntax.Action), make([]int32, label.labels)
	var q syntax.State
	rng := rand.New(rand.NewPCG(seed, 77))
	for e := range epochs {
		action.count, label.count = e == 0, e == 0
		for _, i := range shuffled(len(train), seed, uint64(e)) {
			s := train[i]
			gold := make([]int, len(s.gold)+1)
			for j, g := range s.gold {
				gold[j] = g.Head
			}
			gold[len(s.gold)] = -5
			q.Reset(t.nodes(s))
			for !q.Done() {
				f = q.ActionFeatures(f[:0])
				action.Score(f, scores)
				a := t.step(action, &q, f, scores, gold, e > 0 && rng.Float64() < explore)
				l := 0
				if a != syntax.Shift {
					h, d := q.Arc(a)
					lf = q.LabelFeatures(lf[:0], h, d)
					label.Score(lf, labels)
					l = linear.Best(labels)
					if gold[d] == h {
						label.learn(lf, labels, t.rel.number[s.gold[d].Deprel])
					}
				}
				q.Take(a, l)
			}
		}
	}
	return action.average(), label.average()
}

// trainParsers fits two parsers that meet the data in other orders, and the
// final labels, and joins the parsers.
func (t *trainer) trainParsers(train []*sentence) (action, label, relabel *model) {
	var action2, label2 *model
	var wait sync.WaitGroup
	wait.Go(func() { action, label = t.trainParser(train, parserEpochs, t.seed) })
	wait.Go(func() { action2, label2 = t.trainParser(train, parserEpochs, t.seed+1) })
	wait.Wait()
	wait.Go(func() { relabel = t.trainRelabel(train, relabelEpochs) })
	wait.Go(func() { action.join(action2); label.join(label2) })
	wait.Wait()
	return action, label, relabel
}

// step learns from one state and gives the action to go on with: the parser's
// own if explore, else the best of those that cost least.
func (t *trainer) step(m *model, q *syntax.State, f []uint64, scores []int32, gold []int, explore bool) int {
	own, good, least := -1, -1, 1<<30
	var cost [syntax.Action]int
	for a := range scores {
		if !q.Allowed(a) {
			cost[a] = 1 << 29
			continue
		}
		cost[a] = q.Cost(a, gold)
		least = min(least, cost[a])
		if own < 0 || scores[a] > scores[own] {
			own = a
		}
	}
	bad := -1
	for a := range scores {
		switch {
		case cost[a] == 1<<29:
		case cost[a] == least:
			if good < 0 || scores[a] > scores[good] {
				good = a
			}
		case bad < 0 || scores[a] > scores[bad]:
			bad = a
		}
	}
	m.step++
	if bad >= 0 && scores[bad]+m.margin >= scores[good] {
		m.change(f, good, bad)
	}
	if explore {
		return own
	}
	return good
}

// trainRelabel fits the final labels on gold trees.
func (t *trainer) trainRelabel(train []*sentence, epochs int) *model {
	m := newModel(len(t.rel.names), parserMargin, 2)
	f, scores := make([]uint64, 0, 512), make([]int32, m.labels)
	var q syntax.State
	for e := range epochs {
		m.count = e == 0
		for _, i := range shuffled(len(train), t.seed+9, uint64(e)) {
			s := train[i]
			heads := make([]int, len(s.gold))
			for j, g := range s.gold {
				heads[j] = g.Head
			}
			q.Set(t.nodes(s), heads)
			for _, d := range q.Link() {
				f = q.RelabelFeatures(f[:0], d)
				m.Score(f, scores)
				p := linear.Best(scores)
				m.learn(f, scores, t.rel.number[s.gold[d].Deprel])
				q.Label[d] = p + 1
			}
		}
	}
	m = m.average()
	return m.join(m) // its scores are added to those of two joined models
}

// score gives the share of words with the right head, and with the right head
// and relation.
func (t *trainer) score(p *syntax.Parser, sents []*sentence) (uas, las float64) {
	var scratch syntax.Scratch
	n, u, l := 0, 0, 0
	var head, label []int
	for _, s := range sents {
		head, label = append(head[:0], make([]int, len(s.gold))...), append(label[:0], make([]int, len(s.gold))...)
		p.Parse(t.nodes(s), head, label, &scratch)
		for i, g := range s.gold {
			n++
			if g.Head == head[i] || g.Head == len(s.gold) && head[i] < 0 {
				u++
				if t.rel.names[label[i]] == g.Deprel {
					l++
				}
			}
		}
	}
	return 100 * float64(u) / float64(n), 100 * float64(l) / float64(n)
}
