package linear

import (
	"encoding/binary"
	"fmt"
	"sort"
)

// Dict maps hashes to a byte, never zero. It is read in place: places of four
// bytes, 24 bits of check and the value, found by linear probing. About one
// unknown key in a million is taken for a known one.
type Dict struct {
	data string
	n    uint64
}

// OpenDict reads what PackDict made.
func OpenDict(data string) (Dict, error) {
	n := len(data) / 4
	if n == 0 || len(data)%4 != 0 {
		return Dict{}, fmt.Errorf("a dictionary of %d bytes is damaged: build the weights anew (go run ./train)", len(data))
	}
	return Dict{data, uint64(n)}, nil
}

// Get gives the value of a hash, 0 when it is not there.
func (d Dict) Get(h uint64) byte {
	want := uint32(h>>40) << 8
	for i, left := bucket(h, d.n), d.n; left > 0; left-- {
		x := le32(d.data, int(i)*4)
		if x == 0 {
			return 0
		}
		if x&^255 == want {
			return byte(x)
		}
		if i++; i == d.n {
			i = 0
		}
	}
	return 0
}

// PackDict makes a dictionary, at most three quarters full.
func PackDict(values map[uint64]byte) []byte {
	n := len(values)*4/3 + 1
	keys := make([]uint64, 0, len(values))
	for k := range values {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })
	data := make([]byte, 4*n)
	for _, h := range keys {
		if values[h] == 0 {
			continue
		}
		x := uint32(h>>40)<<8 | uint32(values[h])
		for i := int(bucket(h, uint64(n))); ; i = (i + 1) % n {
			if binary.LittleEndian.Uint32(data[4*i:]) == 0 {
				binary.LittleEndian.PutUint32(data[4*i:], x)
				break
			}
		}
	}
	return data
}
