package main

import (
	"sort"

	"github.com/rapporteur/rapporteur/internal/lang/en/linear"
)

// model is a linear model in training: an averaged perceptron with a margin.
// Features come into being when they are first needed in an update and have
// been seen often enough.
type model struct {
	labels  int
	margin  int32
	least   uint8 // how often a feature must be seen to get weights
	joined  int32 // how many models' weights these are the sum of
	slots   []slot
	mask    uint64
	feature []uint64
	weights []int32
	sums    []int64 // of step × change, for the average
	step    int64
	seen    []uint8
	count   bool // features seen are being counted: the first epoch
}

type slot struct {
	key uint32
	row int32
}

const seenBits = 24

func newModel(labels int, margin int32, least uint8) *model {
	return &model{labels: labels, margin: margin, least: least, joined: 1, slots: make([]slot, 1<<16), mask: 1<<16 - 1, step: 1, seen: make([]uint8, 1<<seenBits), sums: []int64{}, count: true}
}

func key(h uint64) uint32 { return uint32(h>>32) | 1 }

func (m *model) find(h uint64) int32 {
	k := key(h)
	for i := h & m.mask; ; i = (i + 1) & m.mask {
		s := m.slots[i]
		if s.key == k {
			return s.row
		}
		if s.key == 0 {
			return -1
		}
	}
}

func (m *model) put(h uint64, row int32) {
	i := h & m.mask
	for m.slots[i].key != 0 {
		i = (i + 1) & m.mask
	}
	m.slots[i] = slot{key(h), row}
}

func (m *model) add(h uint64) int32 {
	if len(m.feature)*2 > len(m.slots) {
		m.slots = make([]slot, 2*len(m.slots))
		m.mask = uint64(len(m.slots) - 1)
		for r, f := range m.feature {
			m.put(f, int32(r))
		}
	}
	r := int32(len(m.feature))
	m.feature = append(m.feature, h)
	m.put(h, r)
	for range m.labels {
		m.weights = append(m.weights, 0)
		if m.sums != nil {
			m.sums = append(m.sums, 0)
		}
	}
	return r
}

// Score sums the features' weights and, in the first epoch, counts the features.
func (m *model) Score(features []uint64, scores []int32) {
	clear(scores)
	n := m.labels
	for _, h := range features {
		if m.count {
			if c := &m.seen[h>>(64-seenBits)]; *c < 255 {
				*c++
			}
		}
		r := m.find(h)
		if r < 0 {
			continue
		}
		w := m.weights[int(r)*n : int(r)*n+n]
		s := scores[:len(w)]
		for j, x := range w {
			s[j] += x
		}
	}
}

func (m *model) change(features []uint64, good, bad int) {
	for _, h := range features {
		r := m.find(h)
		if r < 0 {
			if m.seen[h>>(64-seenBits)] < m.least {
				continue
			}
			r = m.add(h)
		}
		at := int(r) * m.labels
		m.weights[at+good]++
		m.sums[at+good] += m.step
		m.weights[at+bad]--
		m.sums[at+bad] -= m.step
	}
}

// learn updates the weights when no wrong label is a margin below the gold one.
func (m *model) learn(features []uint64, scores []int32, gold int) {
	m.step++
	rival := -1
	for i, x := range scores {
		if i != gold && (rival < 0 || x > scores[rival]) {
			rival = i
		}
	}
	if rival >= 0 && scores[rival]+m.margin >= scores[gold] {
		m.change(features, gold, rival)
	}
}

// average is the mean of the weights over all steps, in 256ths.
func (m *model) average() *model {
	a := *m
	a.count = false
	a.weights = make([]int32, len(m.weights))
	for i, w := range m.weights {
		a.weights[i] = int32((float64(w) - float64(m.sums[i])/float64(m.step)) * 256)
	}
	a.sums = nil
	return &a
}

// join adds the weights of another averaged model of the same labels: two
// models that met the data in other orders err less together.
func (m *model) join(o *model) *model {
	for r, f := range o.feature {
		at := m.find(f)
		if at < 0 {
			at = m.add(f)
		}
		for i, w := range o.weights[r*o.labels : (r+1)*o.labels] {
			m.weights[int(at)*m.labels+i] += w
		}
	}
	m.joined += o.joined
	return m
}

// top is the largest weight, its sign aside; with three labels, the largest
// difference from the first one's, which is what is packed.
func (m *model) top() float32 {
	var top int32
	for i, w := range m.weights {
		if m.labels == 3 {
			w -= m.weights[i-i%3]
		}
		top = max(top, w, -w)
	}
	return float32(top)
}

// pack makes the table of an averaged model, its most telling rows first.
func (m *model) pack(buckets int, top float32) (data []byte, kept, dropped int) {
	rows := make([]linear.Row, 0, len(m.feature))
	worth := make([]float32, 0, len(m.feature))
	least := leastWeight * m.joined
	for r, f := range m.feature {
		w := m.weights[r*m.labels : (r+1)*m.labels]
		x := linear.Row{Feature: f, Weights: make([]float32, m.labels)}
		var most float32
		for i, v := range w {
			if m.labels > 3 && v < least && -v < least {
				continue
			}
			x.Weights[i] = float32(v)
			most = max(most, float32(v), -float32(v))
		}
		if most == 0 {
			continue
		}
		// How often a feature is met counts as much as its weight.
		worth = append(worth, most*float32(1+min(m.seen[f>>(64-seenBits)], 8)))
		rows = append(rows, x)
	}
	sort.Stable(byWeight{rows, worth})
	data, kept = linear.Pack(m.labels, buckets, rows, top)
	return data, kept, len(rows) - kept
}

type byWeight struct {
	rows   []linear.Row
	weight []float32
}

func (b byWeight) Len() int           { return len(b.rows) }
func (b byWeight) Less(i, j int) bool { return b.weight[i] > b.weight[j] }
func (b byWeight) Swap(i, j int) {
	b.rows[i], b.rows[j] = b.rows[j], b.rows[i]
	b.weight[i], b.weight[j] = b.weight[j], b.weight[i]
}
