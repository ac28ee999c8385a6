package locator

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Point is a place on the earth in degrees, WGS 84.
type Point struct{ Lon, Lat float64 }

// Line is a chain of points. A ring does not repeat its first point.
type Line []Point

// Outlines are the shapes that maps are drawn from.
type Outlines struct {
	Land    []Line // rings; water inside land is a ring of its own, by the even-odd rule
	Borders []Line // between countries, open
}

// step is the resolution of packed coordinates in degrees: about 550 metres
// of latitude.
const step = 0.005

// magic opens packed outlines; its last letter is the version of the format.
const magic = "rapmapA"

// Pack writes outlines as bytes: after the magic, the rings and then the
// borders, each list with its length, each line with its number of points and
// the differences between them in steps, as signed varints.
func Pack(o *Outlines) []byte {
	out := []byte(magic)
	for _, lines := range [][]Line{o.Land, o.Borders} {
		out = binary.AppendUvarint(out, uint64(len(lines)))
		for _, l := range lines {
			out = binary.AppendUvarint(out, uint64(len(l)))
			var lon, lat int64
			for _, p := range l {
				x, y := int64(math.Round(p.Lon/step)), int64(math.Round(p.Lat/step))
				out = binary.AppendVarint(out, x-lon)
				out = binary.AppendVarint(out, y-lat)
				lon, lat = x, y
			}
		}
	}
	return out
}

var errCut = errors.New("outlines are cut short or no outlines; make them anew with data/map/build")

// Unpack reads what Pack wrote.
func Unpack(data []byte) (*Outlines, error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return nil, errCut
	}
	r := &reader{rest: data[len(magic):]}
	o := &Outlines{}
	for _, lines := range []*[]Line{&o.Land, &o.Borders} {
		n := r.length()
		for range n {
			if r.err != nil {
				return nil, r.err
			}
			l := make(Line, r.length())
			var lon, lat int64
			for i := range l {
				lon, lat = lon+r.varint(), lat+r.varint()
				l[i] = Point{Lon: float64(lon) * step, Lat: float64(lat) * step}
			}
			*lines = append(*lines, l)
		}
	}
	if r.err == nil && len(r.rest) > 0 {
		return nil, fmt.Errorf("%d bytes after the last border: %w", len(r.rest), errCut)
	}
	return o, r.err
}

// reader takes numbers from bytes and remembers the first failure.
type reader struct {
	rest []byte
	err  error
}

// length reads a number of things that take at least a byte each.
func (r *reader) length() uint64 {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || v > uint64(len(r.rest)) {
		r.err, r.rest = errCut, nil
		return 0
	}
	r.rest = r.rest[n:]
	return v
}

func (r *reader) varint() int64 {
	v, n := binary.Varint(r.rest)
	if n <= 0 {
		r.err, r.rest = errCut, nil
		return 0
	}
	r.rest = r.rest[n:]
	return v
}
