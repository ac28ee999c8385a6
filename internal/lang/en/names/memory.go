package names

import (
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/lang/en/linear"
)

// Memory is what the first pass made of each word of a document.
type Memory struct {
	words  map[uint64]int32 // index of the word's tally
	pool   []tally
	traces []trace // of each word
}

// maxTags is the largest number of labels.
const maxTags = 64

// tally counts what a word was.
type tally struct {
	total int
	count [maxTags]uint16
	last  [maxTags]uint16 // the labels of its uses as the last word of a longer name
}

// trace is what the second pass sees of a tally.
type trace struct {
	label uint64 // the most frequent label, marked when it has no majority; 1 for a word used once
	last  uint64 // the type of longer names that end in the word
	whole uint64 // the second most frequent label
}

// Learn counts the labels of the first pass.
func (m *Memory) Learn(d *Document, t *Tags, labels []int) {
	if m.words == nil {
		m.words = map[uint64]int32{}
	}
	clear(m.words)
	m.pool = m.pool[:0]
	for i, l := range labels {
		if !d.candidate[i] {
			continue
		}
		k := d.words[i].Form
		n, ok := m.words[k]
		if !ok {
			n = int32(len(m.pool))
			m.pool = append(m.pool, tally{})
			m.words[k] = n
		}
		c := &m.pool[n]
		c.total++
		c.count[l] = min(c.count[l], 65534) + 1
		if t.place[l] == 'L' {
			c.last[l] = min(c.last[l], 65534) + 1
		}
	}
	m.traces = m.traces[:0]
	for i := range labels {
		m.traces = append(m.traces, m.trace(d, t, i))
	}
}

func (m *Memory) trace(d *Document, t *Tags, i int) trace {
	n, ok := m.words[d.words[i].Form]
	if !d.candidate[i] || !ok || m.pool[n].total < 2 {
		return trace{1, 1, 1}
	}
	c := &m.pool[n]
	best, second := 0, -1
	for l := range t.Names {
		if c.count[l] > c.count[best] {
			best = l
		}
	}
	for l := range t.Names {
		if l != best && c.count[l] > 0 && (second < 0 || c.count[l] > c.count[second]) {
			second = l
		}
	}
	r := trace{t.hashes[best], 1, 1}
	if int(c.count[best])*2 <= c.total {
		r.label++
	}
	if second >= 0 {
		r.whole = t.hashes[second]
	}
	last := -1
	for l := range t.Names {
		if c.last[l] > 0 && (last < 0 || c.last[l] > c.last[last]) {
			last = l
		}
	}
	if last >= 0 {
		r.last = linear.Hash(string(t.types[last]))
	}
	return r
}

// At gives what is known of word i of sentence x.
func (m *Memory) At(d *Document, x lang.Sentence, i int) trace {
	if i < x.First || i >= x.Last {
		return trace{}
	}
	return m.traces[i]
}
