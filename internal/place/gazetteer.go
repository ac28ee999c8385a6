// Package place finds the toponyms of a text and says which place each names.
//
// It promises that every span slices back to the name, that the same document
// and gazetteer always give the same places, and that one name which cannot be
// resolved costs no other its place. It never invents a point: a name that the
// gazetteer does not hold, or that nothing in the text tells apart, stays
// without one.
package place

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"

	"github.com/rapporteur/rapporteur"
)

// Gazetteer is a packed set of places. It is safe for use by several
// goroutines once no more places are added.
type Gazetteer struct {
	sec       [sections][]byte
	names     []uint32 // where each record's name begins
	n         uint32   // records
	keys      int
	countries map[string]byte // ISO2 to number

	begin map[[3]byte][2]uint32 // the blocks whose first key begins so: from, to

	skeleton func() []byte // unpacks the skeleton index when first asked

	own      []Entry            // the user's places
	ownNames map[string][]named // their names

	more   Source   // the user's imports; nil for none
	byID   []uint32 // records by GeoNames id, where there is a Source
	guests *guests  // of a view: places of the Source it has met
}

// named is a key's place and the way the key names it.
type named struct {
	record uint32
	way    byte
}

// maxUnpacked bounds what a header can make Open ask for.
const maxUnpacked = 1 << 27

// Open unpacks a gazetteer written by Pack. The data must not change
// afterwards. It takes about 30 ms and 21 MiB of memory.
func Open(data []byte) (*Gazetteer, error) {
	const fixed = len(magic) + 4*(sections+2)
	if len(data) < fixed || string(data[:len(magic)]) != magic {
		return nil, errors.New("not a packed gazetteer: build it with go run ./data/gazetteer/build")
	}
	u32 := func(i int) int { return int(binary.LittleEndian.Uint32(data[len(magic)+4*i:])) }
	total := 0
	for i := range secSkeleton {
		total += u32(i + 1)
	}
	first := u32(sections + 1)
	if fixed+first > len(data) {
		return nil, errors.New("the packed gazetteer is cut short")
	}
	if total > maxUnpacked {
		return nil, fmt.Errorf("the packed gazetteer claims %d bytes, more than any we write", total)
	}
	z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxUnpacked))
	if err != nil {
		return nil, fmt.Errorf("open an unpacker: %w", err)
	}
	defer z.Close()
	raw, err := z.DecodeAll(data[fixed:fixed+first], make([]byte, 0, total))
	if err != nil {
		return nil, fmt.Errorf("unpack the gazetteer: %w", err)
	}
	if len(raw) != total {
		return nil, fmt.Errorf("unpack the gazetteer: %d bytes, want %d", len(raw), total)
	}
	g := &Gazetteer{keys: u32(0), countries: map[string]byte{}, skeleton: unpacker(data[fixed+first:]), ownNames: map[string][]named{}, begin: make(map[[3]byte][2]uint32, 1<<13)}
	at := 0
	for i := range secSkeleton {
		g.sec[i] = raw[at : at+u32(i+1)]
		at += u32(i + 1)
	}
	g.n = uint32(len(g.sec[secMeta]))
	g.names = make([]uint32, g.n)
	off := uint32(0)
	for i := range g.names {
		if int(off) >= len(g.sec[secNames]) {
			return nil, errors.New("the packed gazetteer has fewer names than places")
		}
		g.names[i] = off
		off += 1 + uint32(g.sec[secNames][off])
	}
	for i := range len(g.sec[secHeads]) / 4 {
		if h := g.head(i); len(h) >= 3 {
			b, ok := g.begin[[3]byte(h)]
			if !ok {
				b[0] = uint32(i)
			}
			b[1] = uint32(i + 1)
			g.begin[[3]byte(h)] = b
		}
	}
	for i := 1; i*9 < len(g.sec[secISO]); i++ {
		g.countries[string(g.sec[secISO][i*9:i*9+2])] = byte(i)
	}
	return g, nil
}

// unpacker gives the bytes of a packed frame, unpacked once.
func unpacker(frame []byte) func() []byte {
	return sync.OnceValue(func() []byte {
		// What Pack wrote unpacks; a broken frame only means no such index.
		z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil
		}
		defer z.Close()
		raw, _ := z.DecodeAll(frame, nil)
		return raw
	})
}

func (g *Gazetteer) u32(section int, i uint32) uint32 {
	s := g.sec[section]
	return uint32(s[i]) | uint32(s[g.n+i])<<8 | uint32(s[2*g.n+i])<<16 | uint32(s[3*g.n+i])<<24
}

// Records is the number of places, the user's included.
func (g *Gazetteer) Records() int { return int(g.n) + len(g.own) }

func (g *Gazetteer) kind(r uint32) rapporteur.PlaceKind {
	if r > g.n {
		return g.beyond(r).Kind
	}
	return kinds[g.sec[secMeta][r]&31]
}

func (g *Gazetteer) flag(r uint32, f byte) bool {
	if r < g.n {
		return g.sec[secMeta][r]&f != 0
	}
	if r == g.n || g.isOwn(r) {
		return false
	}
	e := g.beyond(r)
	return f == flagDeep && e.Deep || f == flagSeat && e.Seat || f == flagCapital && e.Capital
}

func (g *Gazetteer) name(r uint32) string {
	if r > g.n {
		return g.beyond(r).Name
	}
	at := g.names[r]
	return string(g.sec[secNames][at+1 : at+1+uint32(g.sec[secNames][at])])
}

func (g *Gazetteer) id(r uint32) int64 {
	if r > g.n {
		return g.beyond(r).ID
	}
	return int64(g.u32(secID, r))
}

// point gives a record's place; ok is false where none is known.
func (g *Gazetteer) point(r uint32) (lat, lon float64, ok bool) {
	if r > g.n {
		e := g.beyond(r)
		return e.Lat, e.Lon, !math.IsNaN(e.Lat)
	}
	a := g.u32(secLat, r)
	if a == math.MaxUint32 {
		return 0, 0, false
	}
	round := func(v uint32, half float64) float64 {
		return math.Round(float64(v)-half*pointScale) / pointScale
	}
	return round(a, 90), round(g.u32(secLon, r), 180), true
}

func (g *Gazetteer) population(r uint32) int {
	if r > g.n {
		return g.beyond(r).Population
	}
	return int(g.u32(secPop, r))
}

// country is the number of a record's country, 0 for none.
func (g *Gazetteer) country(r uint32) byte {
	if r > g.n {
		return g.countries[g.beyond(r).Country]
	}
	if r == g.n { // no place
		return 0
	}
	return g.sec[secCountry][r]
}

// adm1 and adm2 are the records of a record's divisions; g.n for none.
func (g *Gazetteer) adm1(r uint32) uint32 {
	if r >= g.n {
		a, _ := g.divisionsOf(r)
		return a
	}
	return g.u32(secAdm1, r)
}

func (g *Gazetteer) adm2(r uint32) uint32 {
	if r >= g.n {
		_, a := g.divisionsOf(r)
		return a
	}
	return g.u32(secAdm2, r)
}

// iso3 gives the alpha-3 code of a country's number, iso2 the alpha-2.
func (g *Gazetteer) iso3(c byte) string {
	if c == 0 {
		return ""
	}
	return string(g.sec[secISO][int(c)*9+2 : int(c)*9+5])
}

// find gives the places of a folded key, the user's first, the imported last.
func (g *Gazetteer) find(key string, out []named) []named {
	return g.imported(key, g.listed(key, out))
}

// listed gives the user's and the packed places of a key.
func (g *Gazetteer) listed(key string, out []named) []named {
	if own := g.ownNames[key]; len(own) > 0 {
		out = append(out, own...)
	}
	lo, hi := 0, len(g.sec[secHeads])/4
	if len(key) >= 3 {
		if b, ok := g.begin[[3]byte{key[0], key[1], key[2]}]; ok {
			lo, hi = int(b[0]), int(b[1])
		}
	}
	for lo < hi {
		mid := (lo + hi) / 2
		if string(g.head(mid)) <= key {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 {
		return out
	}
	c := g.cursor(lo - 1)
	for c.next() {
		switch k := string(c.key); {
		case k == key:
			return c.postings(out)
		case k > key:
			return out
		}
	}
	return out
}

// head is the first key of a block.
func (g *Gazetteer) head(block int) []byte {
	at := binary.LittleEndian.Uint32(g.sec[secHeads][4*block:])
	n := uint32(g.sec[secKeys][at+1])
	return g.sec[secKeys][at+2 : at+2+n]
}

// cursor walks the keys of a block.
type cursor struct {
	data []byte
	at   uint64
	left int
	key  []byte
	buf  [128]byte
}

func (g *Gazetteer) cursor(block int) cursor {
	return cursor{data: g.sec[secKeys], at: uint64(binary.LittleEndian.Uint32(g.sec[secHeads][4*block:])), left: min(blockSize, g.keys-block*blockSize)}
}

// next moves to the next key; the postings of the last are skipped if nobody read them.
func (c *cursor) next() bool {
	if c.key != nil {
		n, w := binary.Uvarint(c.data[c.at:])
		c.at += uint64(w)
		for range n {
			for c.data[c.at] >= 0x80 {
				c.at++
			}
			c.at++
		}
	}
	if c.left == 0 {
		return false
	}
	c.left--
	shared, n := int(c.data[c.at]), int(c.data[c.at+1])
	copy(c.buf[shared:], c.data[c.at+2:c.at+2+uint64(n)])
	c.key = c.buf[:shared+n]
	c.at += 2 + uint64(n)
	return true
}

// postings reads the places of the current key without moving.
func (c *cursor) postings(out []named) []named {
	at := c.at
	n, w := binary.Uvarint(c.data[at:])
	at += uint64(w)
	prev := uint32(0)
	for range n {
		v, w := binary.Uvarint(c.data[at:])
		at += uint64(w)
		prev += uint32(v / nameWays)
		out = append(out, named{prev, byte(v % nameWays)})
	}
	return out
}

// keyAt gives the key of a number and its places.
func (g *Gazetteer) keyAt(i int, out []named) (string, []named) {
	c := g.cursor(i / blockSize)
	for range i%blockSize + 1 {
		c.next()
	}
	return string(c.key), c.postings(out)
}

// bones gives the places whose name has the skeleton of the key, with the name
// each has.
func (g *Gazetteer) bones(key string, out []heard) []heard {
	want := Skeleton(key)
	if want == "" || !isASCII(key) {
		return out
	}
	skeleton := g.skeleton()
	n := len(skeleton) / 4
	at := func(i int) int {
		s := skeleton
		return int(s[i]) | int(s[n+i])<<8 | int(s[2*n+i])<<16 | int(s[3*n+i])<<24
	}
	var spare []named
	lo, hi := 0, n
	for lo < hi {
		mid := (lo + hi) / 2
		k, _ := g.keyAt(at(mid), spare[:0])
		if Skeleton(k) < want {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for ; lo < n && len(out) < maxAlike; lo++ {
		k, ps := g.keyAt(at(lo), nil)
		if Skeleton(k) != want {
			break
		}
		for _, p := range ps {
			out = append(out, heard{p, k})
		}
	}
	return g.importedAlike(want, out)
}

// heard is a place under a name that sounds like another.
type heard struct {
	named
	key string
}

// prefixed gives the places whose key begins so, for typing errors further on.
func (g *Gazetteer) prefixed(prefix string, limit int, keep func(key string) bool, out []heard) []heard {
	blocks := len(g.sec[secHeads]) / 4
	lo, hi := 0, blocks
	for lo < hi {
		mid := (lo + hi) / 2
		if string(g.head(mid)) < prefix {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for block := max(0, lo-1); block < blocks && limit > 0; block++ {
		c := g.cursor(block)
		for c.next() {
			k := string(c.key)
			if strings.HasPrefix(k, prefix) {
				limit--
				if keep(k) {
					for _, p := range c.postings(nil) {
						out = append(out, heard{p, k})
					}
				}
			} else if k > prefix {
				return out
			}
		}
	}
	return out
}

// prior is how likely a place is meant by its name when nothing else is known:
// the logarithm of its inhabitants, and more for what news names most.
func (g *Gazetteer) prior(p named) float64 {
	return math.Log10(float64(g.population(p.record)) + 1)
}
