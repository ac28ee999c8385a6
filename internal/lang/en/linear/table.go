package linear

import (
	"encoding/binary"
	"fmt"
	"math/bits"
)

// A table is a hash table of buckets with eight places each. A feature's low
// bits choose the bucket, its top byte (never zero) is the check that marks
// its place there. A feature that finds no place scores nothing.
//
// Two layouts share it. Sparse: a bucket is the offset of its first weight
// (4 bytes), 8 checks, 8 counts of weights; weights follow as (label, code)
// pairs. Dense: a bucket is 8 checks and, for each place, one code a label.
// A code is a sign bit and seven bits of magnitude on a logarithmic scale.
const (
	places       = 8
	sparseBucket = 4 + places + places
	header       = 8 // layout, labels, log2 of buckets, 5 bytes unused
	layoutSparse = 1
	layoutDense  = 2
)

// magnitudes gives the value of each code: steps of one at first, of about
// seven per cent later.
var magnitudes = func() (m [256]int32) {
	for k := 1; k < 128; k++ {
		m[k] = max(m[k-1]+1, m[k-1]*107/100)
		m[k+128] = -m[k]
	}
	return m
}()

// Table is a packed model, read in place.
type Table struct {
	layout  byte
	labels  int
	mask    uint64
	buckets string
	weights string
}

// Open reads the table that Pack made. It fails when data is no table.
func Open(data string) (*Table, error) {
	if len(data) < header {
		return nil, fmt.Errorf("a model table of %d bytes is too short: build the weights anew (go run ./train)", len(data))
	}
	t := &Table{layout: data[0], labels: int(data[1]), mask: 1<<data[2] - 1}
	size := sparseBucket
	switch t.layout {
	case layoutSparse:
	case layoutDense:
		size = places * (1 + t.labels)
	default:
		return nil, fmt.Errorf("model table has layout %d, which this program does not know: build the weights anew (go run ./train)", t.layout)
	}
	end := header + size<<data[2]
	if data[2] > 30 || end > len(data) {
		return nil, fmt.Errorf("a model table of 2^%d buckets does not fit in %d bytes: build the weights anew (go run ./train)", data[2], len(data))
	}
	t.buckets, t.weights = data[header:end], data[end:]
	return t, nil
}

// Labels is the number of labels.
func (t *Table) Labels() int { return t.labels }

// check is the mark of a feature in its bucket: its top byte, never zero.
func check(h uint64) uint64 {
	if c := h >> 56; c != 0 {
		return c
	}
	return 1
}

// place finds the check among eight; -1 when it is not there.
func place(checks, c uint64) int {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	x := checks ^ c*ones
	m := (x - ones) & ^x & tops
	if m == 0 {
		return -1
	}
	return bits.TrailingZeros64(m) >> 3
}

func le64(s string, at int) uint64 {
	b := s[at : at+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

func le32(s string, at int) uint32 {
	b := s[at : at+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

// Score sets scores to the sum of the features' weights.
func (t *Table) Score(features []uint64, scores []int32) {
	clear(scores)
	if t.layout == layoutDense {
		t.dense(features, scores)
		return
	}
	for _, h := range features {
		at := int(h&t.mask) * sparseBucket
		p := place(le64(t.buckets, at+4), check(h))
		if p < 0 {
			continue
		}
		counts := le64(t.buckets, at+12)
		from := int(le32(t.buckets, at))
		for range p {
			from += int(counts & 255)
			counts >>= 8
		}
		w := t.weights[2*from : 2*(from+int(counts&255))]
		for len(w) >= 2 {
			scores[w[0]] += magnitudes[w[1]]
			w = w[2:]
		}
	}
}

func (t *Table) dense(features []uint64, scores []int32) {
	size := places * (1 + t.labels)
	for _, h := range features {
		at := int(h&t.mask) * size
		p := place(le64(t.buckets, at), check(h))
		if p < 0 {
			continue
		}
		at += places + p*t.labels
		w := t.buckets[at : at+t.labels]
		for i := range w {
			scores[i] += magnitudes[w[i]]
		}
	}
}

// Row is one feature's weights, one a label.
type Row struct {
	Feature uint64
	Weights []float32
}

// Pack makes the table of 2^logBuckets buckets from rows, of which the heavier
// come first: those that find their bucket full are dropped. Dense tables suit
// two or three labels, sparse ones more. It also gives how many rows found a place.
func Pack(labels, logBuckets int, dense bool, rows []Row) (data []byte, kept int) {
	var top float32
	for _, r := range rows {
		for _, w := range r.Weights {
			top = max(top, w, -w)
		}
	}
	scale := float32(magnitudes[127]) / max(top, 1e-9)
	n := 1 << logBuckets
	used := make([]uint8, n)
	checks := make([][places]byte, n)
	codes := make([][places][]byte, n)
	for _, r := range rows {
		i := int(r.Feature & uint64(n-1))
		c := byte(check(r.Feature))
		if used[i] == places || used[i] > 0 && place(binary.LittleEndian.Uint64(checks[i][:]), uint64(c)) >= 0 {
			continue
		}
		var e []byte
		zero := true
		for l, w := range r.Weights {
			k := code(w * scale)
			zero = zero && k == 0
			if dense {
				e = append(e, k)
			} else if k != 0 {
				e = append(e, byte(l), k)
			}
		}
		if zero {
			continue
		}
		checks[i][used[i]], codes[i][used[i]] = c, e
		used[i]++
		kept++
	}
	layout := byte(layoutSparse)
	if dense {
		layout = layoutDense
	}
	data = []byte{layout, byte(labels), byte(logBuckets), 0, 0, 0, 0, 0}
	var weights []byte
	for i := range n {
		if dense {
			data = append(data, checks[i][:]...)
			for p := range places {
				if codes[i][p] == nil {
					codes[i][p] = make([]byte, labels)
				}
				data = append(data, codes[i][p]...)
			}
			continue
		}
		data = binary.LittleEndian.AppendUint32(data, uint32(len(weights)/2))
		data = append(data, checks[i][:]...)
		for p := range places {
			data = append(data, byte(len(codes[i][p])/2))
			weights = append(weights, codes[i][p]...)
		}
	}
	return append(data, weights...), kept
}

// code is the code nearest to w.
func code(w float32) byte {
	sign := byte(0)
	if w < 0 {
		w, sign = -w, 128
	}
	lo, hi := 0, 127
	for lo < hi {
		mid := (lo + hi) / 2
		if (float32(magnitudes[mid])+float32(magnitudes[mid+1]))/2 < w {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 {
		return 0
	}
	return sign | byte(lo)
}
