package linear

import (
	"fmt"
	"math/bits"
)

// A table is a hash table of buckets with eight places each. The lower half of
// a feature's hash chooses the bucket, its top byte (never zero) is the check
// that marks its place there. A feature that finds no place scores nothing.
//
// Two layouts share it. Sparse, for any number of labels: a bucket is the
// offset of its first weight (4 bytes), 8 checks, 8 counts of weights; weights
// follow, at least one a feature, two bytes each: the label in the lower bits, the code above. Triple,
// for three labels: a bucket is 8 checks and for each place two codes of 12
// bits; the first label's weight is always 0, as only differences count.
//
// A code is a magnitude on a logarithmic scale under a sign bit.
const (
	places       = 8
	sparseBucket = 4 + 2*places
	tripleBucket = places + 3*places
	header       = 8 // layout, labels, 2 bytes unused, number of buckets
	layoutSparse = 1
	layoutTriple = 2
	tripleBits   = 12 // of a code, the sign among them
)

// steps gives the growth of the magnitudes in thousandths, so that scales of
// 8 to 11 bits span about the same range.
var steps = [...]int64{8: 30, 9: 16, 10: 8, 11: 4}

// scales gives the value of each code of 9 to 12 bits.
var scales = func() (all [tripleBits + 1][]int32) {
	for b := 9; b <= tripleBits; b++ {
		half := 1 << (b - 1)
		m := make([]int32, 2*half)
		for k := 1; k < half; k++ {
			x := int64(m[k-1])
			m[k] = int32(max(x+1, x*(1000+steps[b-1])/1000))
			m[k+half] = -m[k]
		}
		all[b] = m
	}
	return all
}()

// Table is a packed model, read in place.
type Table struct {
	layout  byte
	labels  int
	shift   int // bits of a weight that are its label
	values  []int32
	n       uint64 // buckets
	buckets string
	weights string
}

// Open reads the table that Pack made. It fails when data is no table.
func Open(data string) (*Table, error) {
	if len(data) < header {
		return nil, fmt.Errorf("a model table of %d bytes is too short: build the weights anew (go run ./train)", len(data))
	}
	t := &Table{layout: data[0], labels: int(data[1]), n: uint64(le32(data, 4))}
	size := tripleBucket
	switch {
	case t.layout == layoutSparse && t.labels > 0 && t.labels <= maxLabels:
		size = sparseBucket
		t.shift = labelBits(t.labels)
		t.values = scales[16-t.shift]
	case t.layout == layoutTriple && t.labels == 3:
		t.values = scales[tripleBits]
	default:
		return nil, fmt.Errorf("model table has layout %d and %d labels, which this program does not know: build the weights anew (go run ./train)", t.layout, t.labels)
	}
	end := header + size*int(t.n)
	if t.n == 0 || end > len(data) {
		return nil, fmt.Errorf("a model table of %d buckets does not fit in %d bytes: build the weights anew (go run ./train)", t.n, len(data))
	}
	t.buckets, t.weights = data[header:end], data[end:]
	return t, nil
}

// maxLabels is the largest number of labels of a table.
const maxLabels = 128

func labelBits(labels int) int { return max(4, bits.Len(uint(labels-1))) }

// Labels is the number of labels.
func (t *Table) Labels() int { return t.labels }

// check is the mark of a feature in its bucket: its top byte, never zero.
func check(h uint64) uint64 {
	if c := h >> 56; c != 0 {
		return c
	}
	return 1
}

// bucket is a feature's bucket among n.
func bucket(h, n uint64) uint64 { return h & 0xffffffff * n >> 32 }

const (
	ones = 0x0101010101010101
	tops = 0x8080808080808080
)

// found marks the places among eight that hold the check, each by its top bit.
// Only the lowest mark is sure to be right; 0: the check is not there.
func found(checks, c uint64) uint64 {
	x := checks ^ c*ones
	return (x - ones) &^ x & tops
}

// place finds the check among eight; -1 when it is not there.
func place(checks, c uint64) int {
	m := found(checks, c)
	if m == 0 {
		return -1
	}
	return bits.TrailingZeros64(m) >> 3
}

// batch is how many features are looked up before their weights are added. To look
// up takes no branch, so that the processor waits for many buckets at once.
const batch = 64

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
	if t.layout == layoutTriple {
		t.triple(features, scores)
		return
	}
	mask, shift, values := 1<<t.shift-1, t.shift, t.values
	var hits [batch]struct{ from, n uint32 } // runs of weights
	var first [batch]uint16
	for len(features) > 0 {
		n := 0
		for _, h := range features[:min(batch, len(features))] {
			at := int(bucket(h, t.n)) * sparseBucket
			m := found(le64(t.buckets, at+4), check(h))
			counts := le64(t.buckets, at+4+places)
			low := uint(bits.TrailingZeros64(m)) &^ 7 & 63
			hit := &hits[n&(batch-1)]
			hit.from = le32(t.buckets, at) + sum(counts&(1<<low-1))
			hit.n = uint32(counts >> low & 255)
			n += int((m | -m) >> 63)
		}
		features = features[min(batch, len(features)):]
		for i := range hits[:n] { // likewise the first weight of each
			w := t.weights[2*hits[i].from:]
			first[i] = uint16(w[0]) | uint16(w[1])<<8
		}
		for i, hit := range hits[:n] {
			scores[int(first[i])&mask] += values[first[i]>>shift]
			w := t.weights[2*hit.from+2 : 2*(hit.from+hit.n)]
			for len(w) >= 2 {
				e := int(w[0]) | int(w[1])<<8
				scores[e&mask] += values[e>>shift]
				w = w[2:]
			}
		}
	}
}

// sum is the sum of eight bytes.
func sum(x uint64) uint32 {
	const pairs = 0x00ff00ff00ff00ff
	x = x&pairs + x>>8&pairs
	return uint32(x * 0x0001000100010001 >> 48)
}

func (t *Table) triple(features []uint64, scores []int32) {
	values := (*[1 << tripleBits]int32)(t.values)
	var one, two int32
	var hits [batch]uint32 // pairs of codes
	for len(features) > 0 {
		n := 0
		for _, h := range features[:min(batch, len(features))] {
			at := int(bucket(h, t.n)) * tripleBucket
			m := found(le64(t.buckets, at), check(h))
			p := bits.TrailingZeros64(m) >> 3 & (places - 1)
			w := t.buckets[at+places+3*p : at+places+3*p+3]
			hits[n&(batch-1)] = uint32(w[0]) | uint32(w[1])<<8 | uint32(w[2])<<16
			n += int((m | -m) >> 63)
		}
		features = features[min(batch, len(features)):]
		for _, v := range hits[:n] {
			one += values[v&(1<<tripleBits-1)]
			two += values[v>>tripleBits&(1<<tripleBits-1)]
		}
	}
	scores[1], scores[2] = one, two
}
