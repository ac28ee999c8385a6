package place

import (
	_ "embed"
	"fmt"
	"hash/fnv"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
)

//go:embed feature.tsv
var featureTable string

// featureKinds gives the kind of a GeoNames feature code ("P.PPL").
var featureKinds = func() map[string]rapporteur.PlaceKind {
	m := map[string]rapporteur.PlaceKind{}
	for l := range strings.Lines(featureTable) {
		if code, kind, ok := strings.Cut(strings.TrimSpace(l), "\t"); ok && code[0] != '#' {
			m[code] = rapporteur.PlaceKind(kind)
		}
	}
	return m
}()

// Row is a place of a dump that a user imports.
type Row struct {
	Entry
	// Key tells places apart: the GeoNames id, or the Who's On First id below
	// zero for a place that GeoNames is not known to have. One place of two
	// dumps has one key.
	Key int64
	// Rank orders rows of one key: GeoNames' own before others, then the later
	// modification, then the digest of the line. The highest is the place.
	Rank int64
	// Digest is that of the line, for rows of one Rank.
	Digest int64
}

// Better reports whether r says what its place is rather than o does.
func (r *Row) Better(o *Row) bool {
	if r.Rank != o.Rank {
		return r.Rank > o.Rank
	}
	return r.Digest > o.Digest
}

// ownRank lifts GeoNames' rows, ranked by the day they were modified, above others.
const ownRank = 100_000_000

// Layout is the form of a dump's lines.
type Layout int

// Layouts of dumps.
const (
	// GeoNames is geonames.org's dump: 19 columns parted by tabs, no head line.
	GeoNames Layout = iota
	// WhosOnFirst is a pack of Who's On First, a head line and 12 columns parted
	// by tabs: wof_id, geonameid, name, alt_latin, alt_local (names parted by
	// "|"), lat, lon, placetype, parent_id, region_id, country, population.
	WhosOnFirst
)

const (
	geoNamesColumns    = 19
	whosOnFirstColumns = 12
	whosOnFirstHead    = "wof_id\tgeonameid\tname\t"
)

// LayoutOf tells the layout of a dump from its first line, and whether that
// line is a head.
func LayoutOf(first string) (l Layout, head bool, err error) {
	switch {
	case strings.HasPrefix(first, whosOnFirstHead):
		return WhosOnFirst, true, nil
	case strings.Count(first, "\t") == geoNamesColumns-1:
		return GeoNames, false, nil
	}
	return 0, false, fmt.Errorf("neither a GeoNames dump (%d columns parted by tabs) nor a pack of Who's On First (a head line that begins with wof_id)", geoNamesColumns)
}

// ParseRow reads a line of a dump. ok is false for what is no place to a
// reader: hotels, streets, countries (which are ours), names in other scripts.
func ParseRow(l Layout, line string) (r Row, ok bool, err error) {
	f := strings.Split(line, "\t")
	want, read := geoNamesColumns, geoNamesRow
	if l == WhosOnFirst {
		want, read = whosOnFirstColumns, whosOnFirstRow
	}
	if len(f) != want {
		return r, false, fmt.Errorf("%d columns, want %d; is the file cut short?", len(f), want)
	}
	r, ok, err = read(f)
	if err != nil || !ok {
		return r, false, err
	}
	if Fold(r.Name) == "" || len(r.Name) > 255 {
		return r, false, nil
	}
	h := fnv.New64a()
	h.Write([]byte(line))
	r.Digest = int64(h.Sum64() >> 1)
	return r, true, nil
}

func geoNamesRow(f []string) (r Row, ok bool, err error) {
	kind, known := featureKinds[f[6]+"."+f[7]]
	if !known {
		return r, false, nil
	}
	r.Entry, err = entryOf(f[1], kind, f[4], f[5], f[14])
	if err != nil {
		return r, false, err
	}
	if r.ID, err = strconv.ParseInt(f[0], 10, 64); err != nil || r.ID <= 0 {
		return r, false, fmt.Errorf("GeoNames id %q is no number above zero", f[0])
	}
	r.Key, r.Country = r.ID, f[8]
	if day := strings.ReplaceAll(f[18], "-", ""); day != "" {
		if r.Rank, err = strconv.ParseInt(day, 10, 32); err != nil {
			return r, false, fmt.Errorf("modification date %q is no day", f[18])
		}
	}
	r.Rank += ownRank
	if f[8] != "" && f[10] != "" && f[10] != "00" {
		r.Adm1 = f[8] + "." + f[10]
		if f[11] != "" {
			r.Adm2 = r.Adm1 + "." + f[11]
		}
	}
	switch f[7] {
	case "ADM1":
		r.Code = r.Adm1
	case "ADM2":
		r.Code = r.Adm2
	case "PPLA":
		r.Seat = true
	}
	r.names(f[2], strings.Split(f[3], ","))
	return r, true, nil
}

var whosOnFirstKinds = map[string]rapporteur.PlaceKind{
	"region": rapporteur.PlaceProvince, "county": rapporteur.PlaceDistrict, "localadmin": rapporteur.PlaceDistrict,
	"locality": rapporteur.PlaceCity, "borough": rapporteur.PlaceCity, "neighbourhood": rapporteur.PlaceCity,
}

func whosOnFirstRow(f []string) (r Row, ok bool, err error) {
	kind, known := whosOnFirstKinds[f[7]]
	if !known {
		return r, false, nil
	}
	r.Entry, err = entryOf(f[2], kind, f[5], f[6], f[11])
	if err != nil {
		return r, false, err
	}
	id, err := strconv.ParseInt(f[0], 10, 64)
	if err != nil || id <= 0 {
		return r, false, fmt.Errorf("the id %q of Who's On First is no number above zero", f[0])
	}
	if f[1] != "" {
		if r.ID, err = strconv.ParseInt(f[1], 10, 64); err != nil || r.ID <= 0 {
			return r, false, fmt.Errorf("GeoNames id %q is no number above zero", f[1])
		}
	}
	r.Key, r.Country = -id, f[10]
	if r.ID != 0 {
		r.Key = r.ID
	}
	if f[9] != "" {
		r.Adm1 = whosOnFirstCode + f[9]
	}
	if kind == rapporteur.PlaceProvince {
		r.Code = whosOnFirstCode + f[0]
		r.Adm1 = r.Code
	}
	r.names("", strings.Split(f[3], "|"))
	return r, true, nil
}

// whosOnFirstCode begins the codes of Who's On First's divisions.
const whosOnFirstCode = "wof:"

func entryOf(name string, kind rapporteur.PlaceKind, lat, lon, people string) (e Entry, err error) {
	e = Entry{Name: name, Kind: kind}
	if e.Lat, err = strconv.ParseFloat(lat, 64); err != nil || math.IsNaN(e.Lat) || e.Lat < -90 || e.Lat > 90 {
		return e, fmt.Errorf("%s: latitude %q is no number from -90 to 90", name, lat)
	}
	if e.Lon, err = strconv.ParseFloat(lon, 64); err != nil || math.IsNaN(e.Lon) || e.Lon < -180 || e.Lon > 180 {
		return e, fmt.Errorf("%s: longitude %q is no number from -180 to 180", name, lon)
	}
	e.Lat, e.Lon = math.Round(e.Lat*pointScale)/pointScale, math.Round(e.Lon*pointScale)/pointScale
	if people != "" {
		if e.Population, err = strconv.Atoi(people); err != nil || e.Population < 0 {
			return e, fmt.Errorf("%s: population %q is no number", name, people)
		}
	}
	// What the packed gazetteer leaves out are villages and small features.
	e.Deep = e.Population < sizeOfTown && kind != rapporteur.PlaceProvince && kind != rapporteur.PlaceDistrict
	return e, nil
}

// sizeOfTown is the number of inhabitants from which a town is read without
// its country being spoken of: cities500's bound.
const sizeOfTown = 500

// mostNames bounds the further names kept of one place, and mostWords those of
// a division: the longer ones are official names in other languages.
const (
	mostNames = 60
	mostWords = 3
)

func (r *Row) names(plain string, more []string) {
	division := r.Kind == rapporteur.PlaceProvince || r.Kind == rapporteur.PlaceDistrict
	seen := map[string]bool{Fold(r.Name): true}
	add := func(n string) {
		if k := Fold(n); k != "" && !seen[k] && len(r.Alt) < mostNames {
			seen[k] = true
			r.Alt = append(r.Alt, n)
		}
	}
	add(plain)
	if b, ok := Bare(r.Name); ok && division && (r.Country != "US" || r.Kind == rapporteur.PlaceProvince) {
		add(b)
	}
	for _, n := range more {
		if KeepsName(n) && (!division || len(strings.Fields(n)) <= mostWords) {
			add(n)
		}
	}
}

// KeepsName reports whether a further name is one that an English text may
// hold: no code, no machine's transliteration, in Latin letters.
func KeepsName(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	if utf8.RuneCountInString(name) < 3 || unicode.IsLower(first) || len(name) <= 5 && strings.ToUpper(name) == name {
		return false
	}
	return !strings.ContainsFunc(Fold(name), func(r rune) bool { return r >= 0x80 })
}

// Key is a folded name of a row and the way it names it.
type Key struct {
	Key  string
	Way  byte   // how the key names the place
	Bone string // the key's Skeleton where it is a proper name in plain letters, else ""
}

// Keys gives the names under which a row is found.
func (r *Row) Keys() []Key {
	out := make([]Key, 0, 1+len(r.Alt))
	add := func(name string, way byte) {
		k := Fold(name)
		if k == "" || len(k) > longestKey {
			return
		}
		for i := range out {
			if out[i].Key == k {
				return
			}
		}
		key := Key{Key: k, Way: way}
		if way == byName && isASCII(k) {
			key.Bone = Skeleton(k)
		}
		out = append(out, key)
	}
	add(r.Name, byName)
	for _, a := range r.Alt {
		add(a, byAlt)
	}
	return out
}

// longestKey is the length in bytes of the longest name kept.
const longestKey = 120
