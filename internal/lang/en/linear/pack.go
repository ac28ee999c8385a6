package linear

import (
	"encoding/binary"
	"sort"
)

// Row is one feature's weights, one a label.
type Row struct {
	Feature uint64
	Weights []float32
}

// Pack makes the table of n buckets from rows, of which the heavier come
// first: those that find their bucket full are dropped. Models of three labels
// get the triple layout, others (up to 128) the sparse one. top is the weight
// that gets the largest code; tables of one number of labels whose scores are
// added need the same. It also gives how many rows found a place.
func Pack(labels, n int, rows []Row, top float32) (data []byte, kept int) {
	layout, width := byte(layoutSparse), 16-labelBits(labels)
	if labels == 3 {
		layout, width = layoutTriple, tripleBits
	}
	values := scales[width][:1<<(width-1)]
	scale := float32(values[len(values)-1]) / max(top, 1e-9)
	checks := make([][places]byte, n)
	codes := make([][places][]byte, n)
	used := make([]uint8, n)
	for _, r := range rows {
		i := int(bucket(r.Feature, uint64(n)))
		c := byte(check(r.Feature))
		if used[i] == places || place(binary.LittleEndian.Uint64(checks[i][:]), uint64(c)) >= 0 {
			continue
		}
		e := encode(r.Weights, values, scale, layout, labelBits(labels))
		if e == nil {
			continue
		}
		checks[i][used[i]], codes[i][used[i]] = c, e
		used[i]++
		kept++
	}
	data = binary.LittleEndian.AppendUint32([]byte{layout, byte(labels), 0, 0}, uint32(n))
	var weights []byte
	for i := range n {
		if layout == layoutTriple {
			data = append(data, checks[i][:]...)
			for p := range places {
				data = append(data, append(codes[i][p], 0, 0, 0)[:3]...)
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

// encode gives a row's bytes, nil when all its weights are next to nothing.
func encode(weights []float32, values []int32, scale float32, layout byte, shift int) []byte {
	if layout == layoutTriple {
		a, b := code((weights[1]-weights[0])*scale, values), code((weights[2]-weights[0])*scale, values)
		if a == 0 && b == 0 {
			return nil
		}
		v := a | b<<tripleBits
		return []byte{byte(v), byte(v >> 8), byte(v >> 16)}
	}
	var e []byte
	for l, w := range weights {
		if k := code(w*scale, values); k != 0 {
			e = binary.LittleEndian.AppendUint16(e, uint16(l|k<<shift))
		}
	}
	return e
}

// code is the code nearest to w; values are the magnitudes.
func code(w float32, values []int32) int {
	sign := 0
	if w < 0 {
		w, sign = -w, len(values)
	}
	k := sort.Search(len(values)-1, func(k int) bool { return (float32(values[k])+float32(values[k+1]))/2 >= w })
	if k == 0 {
		return 0
	}
	return sign | k
}
