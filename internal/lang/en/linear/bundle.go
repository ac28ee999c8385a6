package linear

import (
	"encoding/binary"
	"fmt"
	"slices"
)

const magic = "RLM1"

// Bundle is the parts of a weights file by name, read in place.
type Bundle map[string]string

// OpenBundle reads what PackBundle made.
func OpenBundle(data string) (Bundle, error) {
	bad := func() (Bundle, error) {
		return nil, fmt.Errorf("a weights file of %d bytes is damaged: build the weights anew (go run ./train)", len(data))
	}
	if len(data) < len(magic) || data[:len(magic)] != magic {
		return bad()
	}
	b := Bundle{}
	for rest := data[len(magic):]; rest != ""; {
		if len(rest) < 5 {
			return bad()
		}
		n, size := int(rest[0]), int(le32(rest, 1))
		if rest = rest[5:]; n+size > len(rest) {
			return bad()
		}
		b[rest[:n]] = rest[n : n+size]
		rest = rest[n+size:]
	}
	return b, nil
}

// PackBundle makes a weights file; the order of its parts is that of their names.
func PackBundle(parts map[string][]byte) []byte {
	names := make([]string, 0, len(parts))
	for n := range parts {
		names = append(names, n)
	}
	slices.Sort(names)
	out := []byte(magic)
	for _, n := range names {
		out = append(out, byte(len(n)))
		out = binary.LittleEndian.AppendUint32(out, uint32(len(parts[n])))
		out = append(append(out, n...), parts[n]...)
	}
	return out
}
