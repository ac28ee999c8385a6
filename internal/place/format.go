package place

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"

	"github.com/rapporteur/rapporteur"
)

// Entry is a row of a gazetteer before it is packed.
type Entry struct {
	ID         int64  // GeoNames id, 0: none
	Code       string // ISO2 of a country, "US.TX" of a province, "US.TX.113" of a district
	ISO3       string // of a country
	Name       string
	Alt        []string // further names
	Exact      []string // names matched only in exactly this case
	Postal     []string // abbreviations read only after a comma
	Adjective  []string // adjectives and peoples
	Kind       rapporteur.PlaceKind
	Lat, Lon   float64
	Country    string // ISO2, "" where none or several
	Adm1, Adm2 string // codes, as in Code
	Population int    // inhabitants, or a weight comparable with them
	Capital    bool   // of a country
	Seat       bool   // of a province
	Deep       bool   // from a deep pack: villages that are read only where their country is spoken of
	Own        bool   // from our overlay or the user's
}

// How a key names its place.
const (
	byName = iota
	byAlt
	byExact // in exactly this case
	byAdjective
	nameWays
)

// Sections of a packed gazetteer, in order.
const (
	secMeta = iota // per record: kind, flags
	secID
	secLat
	secLon
	secCountry
	secAdm1
	secAdm2
	secPop
	secNames
	secISO // ISO2 and ISO3 and record of each country number
	secHeads
	secKeys
	secSkeleton // of its own frame, unpacked when first needed
	sections
)

const (
	magic     = "RPLACE1\n"
	blockSize = 16
	// A point is kept in ten-thousandths of a degree: about eleven metres.
	pointScale = 1e4
	exactMark  = "=" // before keys that are matched in exactly this case
	postalMark = "," // before abbreviations read only after a comma
)

// Flags of a record, above its kind in the low five bits.
const (
	flagCapital = 1 << (5 + iota)
	flagSeat
	flagDeep
)

var kinds = []rapporteur.PlaceKind{
	"", rapporteur.PlaceContinent, rapporteur.PlaceCountry, rapporteur.PlaceProvince, rapporteur.PlaceDistrict, rapporteur.PlaceCity,
	rapporteur.PlaceRegion, rapporteur.PlaceRiver, rapporteur.PlaceSea, rapporteur.PlaceMountain, rapporteur.PlaceRoad,
	rapporteur.PlaceCrossing, rapporteur.PlaceFacility,
}

// Pack writes entries in the form that Open reads. The same entries in the same
// order give the same bytes.
func Pack(entries []Entry) ([]byte, error) {
	slices.SortStableFunc(entries, func(a, b Entry) int {
		return cmp.Or(strings.Compare(a.Country, b.Country), strings.Compare(a.Adm1, b.Adm1), strings.Compare(a.Adm2, b.Adm2), cmp.Compare(a.ID, b.ID), strings.Compare(a.Name, b.Name))
	})
	code := map[string]uint32{}
	number := map[string]byte{}
	var sec [sections][]byte
	sec[secISO] = append(sec[secISO], make([]byte, 9)...) // number 0: no country
	for i, e := range entries {
		if e.Code != "" {
			code[e.Code] = uint32(i)
		}
		if e.Kind == rapporteur.PlaceCountry && len(e.Code) == 2 && len(e.ISO3) == 3 {
			number[e.Code] = byte(len(number) + 1)
			sec[secISO] = append(sec[secISO], e.Code...)
			sec[secISO] = append(sec[secISO], e.ISO3...)
			sec[secISO] = binary.LittleEndian.AppendUint32(sec[secISO], uint32(i))
		}
	}
	if len(number) > 255 {
		return nil, fmt.Errorf("%d countries, more than a byte can number", len(number))
	}
	type posting struct {
		record uint32
		way    byte
	}
	keys := map[string][]posting{}
	add := func(key string, i int, way byte) {
		if key == "" || len(key) > longestKey {
			return
		}
		for k, p := range keys[key] {
			if p.record == uint32(i) {
				keys[key][k].way = min(p.way, way)
				return
			}
		}
		keys[key] = append(keys[key], posting{uint32(i), way})
	}
	none := uint32(len(entries))
	ref := func(c string) uint32 {
		if n, ok := code[c]; ok && c != "" {
			return n
		}
		return none
	}
	u32 := binary.LittleEndian.AppendUint32
	for i, e := range entries {
		kind := slices.Index(kinds, e.Kind)
		if kind < 0 {
			return nil, fmt.Errorf("place %q: unknown kind %q", e.Name, e.Kind)
		}
		meta := byte(kind)
		for flag, on := range map[byte]bool{flagCapital: e.Capital, flagSeat: e.Seat, flagDeep: e.Deep} {
			if on {
				meta |= flag
			}
		}
		lat, lon := uint32(math.MaxUint32), uint32(math.MaxUint32)
		if !math.IsNaN(e.Lat) {
			lat, lon = uint32(math.Round((e.Lat+90)*pointScale)), uint32(math.Round((e.Lon+180)*pointScale))
		}
		sec[secMeta] = append(sec[secMeta], meta)
		sec[secID] = u32(sec[secID], uint32(e.ID))
		sec[secLat] = u32(sec[secLat], lat)
		sec[secLon] = u32(sec[secLon], lon)
		sec[secCountry] = append(sec[secCountry], number[e.Country])
		sec[secAdm1] = u32(sec[secAdm1], ref(e.Adm1))
		sec[secAdm2] = u32(sec[secAdm2], ref(e.Adm2))
		sec[secPop] = u32(sec[secPop], uint32(min(e.Population, math.MaxUint32)))
		name := e.Name
		if len(name) > 255 {
			return nil, fmt.Errorf("place %q: name longer than 255 bytes", name)
		}
		sec[secNames] = append(append(sec[secNames], byte(len(name))), name...)
		add(Fold(e.Name), i, byName)
		for _, a := range e.Alt {
			add(Fold(a), i, byAlt)
		}
		for _, a := range e.Exact {
			add(exactMark+a, i, byExact)
		}
		for _, a := range e.Postal {
			add(postalMark+a, i, byExact)
		}
		for _, a := range e.Adjective {
			add(Fold(a), i, byAdjective)
		}
	}
	order := make([]string, 0, len(keys))
	for k := range keys {
		order = append(order, k)
	}
	slices.Sort(order)
	last := ""
	type boned struct {
		bone string
		key  uint32
	}
	var bones []boned
	for i, k := range order {
		shared := 0
		if i%blockSize == 0 {
			sec[secHeads] = u32(sec[secHeads], uint32(len(sec[secKeys])))
		} else {
			for shared < len(k) && shared < len(last) && k[shared] == last[shared] {
				shared++
			}
		}
		b := append(sec[secKeys], byte(shared), byte(len(k)-shared))
		b = append(b, k[shared:]...)
		b = binary.AppendUvarint(b, uint64(len(keys[k])))
		slices.SortFunc(keys[k], func(x, y posting) int { return cmp.Compare(x.record, y.record) })
		prev, latin := uint32(0), false
		for _, p := range keys[k] {
			b = binary.AppendUvarint(b, uint64(p.record-prev)*nameWays+uint64(p.way))
			prev = p.record
			latin = latin || p.way == byName
		}
		sec[secKeys] = b
		if s := Skeleton(k); latin && s != "" && isASCII(k) {
			bones = append(bones, boned{s, uint32(i)})
		}
		last = k
	}
	slices.SortFunc(bones, func(a, b boned) int { return cmp.Or(strings.Compare(a.bone, b.bone), cmp.Compare(a.key, b.key)) })
	for _, s := range bones {
		sec[secSkeleton] = u32(sec[secSkeleton], s.key)
	}
	for _, i := range []int{secID, secLat, secLon, secAdm1, secAdm2, secPop, secSkeleton} {
		sec[i] = planes(sec[i])
	}
	return seal(sec, len(order))
}

// planes puts the first bytes of all numbers before all second bytes and so
// on, which packs a third smaller.
func planes(words []byte) []byte {
	n := len(words) / 4
	out := make([]byte, len(words))
	for i, b := range words {
		out[i%4*n+i/4] = b
	}
	return out
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// seal writes the magic, the number of keys, the lengths of the sections, and
// two frames: all sections but the last, and the last.
func seal(sec [sections][]byte, keys int) ([]byte, error) {
	z, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithWindowSize(8<<20), zstd.WithEncoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("open a packer: %w", err)
	}
	defer z.Close()
	out := bytes.NewBufferString(magic)
	head := binary.LittleEndian.AppendUint32(nil, uint32(keys))
	for _, s := range sec {
		head = binary.LittleEndian.AppendUint32(head, uint32(len(s)))
	}
	first := z.EncodeAll(bytes.Join(sec[:secSkeleton], nil), nil)
	head = binary.LittleEndian.AppendUint32(head, uint32(len(first)))
	out.Write(head)
	out.Write(first)
	out.Write(z.EncodeAll(sec[secSkeleton], nil))
	return out.Bytes(), nil
}
