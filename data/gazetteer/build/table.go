package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/place"
)

// builder gathers the places of all tables.
type builder struct {
	entries []place.Entry
	byID    map[int64]int
	byCode  map[string]int
}

// add keeps an entry, or gives the place that has its id already.
func (b *builder) add(e place.Entry) {
	if e.ID != 0 {
		if _, ok := b.byID[e.ID]; ok {
			return
		}
		b.byID[e.ID] = len(b.entries)
	}
	if e.Code != "" {
		b.byCode[e.Code] = len(b.entries)
	}
	b.entries = append(b.entries, e)
}

// table calls row for every line of a tab-separated file, packed or not, that
// is no comment.
func table(path string, columns int, row func(f []string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("open a table of the gazetteer: %w", err)
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<24)
	for n := 1; s.Scan(); n++ {
		if strings.HasPrefix(s.Text(), "#") || s.Text() == "" {
			continue
		}
		f := strings.Split(s.Text(), "\t")
		for len(f) < columns {
			f = append(f, "")
		}
		if err := row(f); err != nil {
			return fmt.Errorf("%s:%d: %w", filepath.Base(path), n, err)
		}
	}
	return s.Err()
}

func number(s string) int64 {
	n, _ := strconv.ParseInt(s, 10, 64)
	return n
}

func degree(s string) float64 {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return math.NaN()
	}
	return v
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

func (b *builder) countries(path string) error {
	return table(path, 17, func(f []string) error {
		if f[0] == "ISO" || f[16] == "" || f[16] == "0" {
			return nil
		}
		b.add(place.Entry{ID: number(f[16]), Code: f[0], ISO3: f[1], Name: f[4], Kind: rapporteur.PlaceCountry, Lat: math.NaN(), Lon: math.NaN(), Country: f[0], Population: int(number(f[7]))})
		return nil
	})
}

func (b *builder) divisions(path string, level int) error {
	return table(path, 4, func(f []string) error {
		part := strings.Split(f[0], ".")
		e := place.Entry{ID: number(f[3]), Code: f[0], Name: f[1], Kind: rapporteur.PlaceProvince, Lat: math.NaN(), Lon: math.NaN(), Country: part[0]}
		if level == 2 {
			e.Kind, e.Adm1 = rapporteur.PlaceDistrict, part[0]+"."+part[1]
		} else {
			e.Adm1 = f[0]
		}
		if f[2] != f[1] {
			e.Alt = append(e.Alt, f[2])
		}
		// "Orange County" is not to be had as "Orange"; elsewhere the type word is the gazetteer's more than the press's.
		if s, ok := place.Bare(e.Name); ok && (level == 1 || part[0] != "US") {
			e.Alt = append(e.Alt, s)
		}
		b.add(e)
		return nil
	})
}

func (b *builder) cities(path string) error {
	return table(path, 12, func(f []string) error {
		if f[0] == "geonameid" {
			return nil
		}
		e := place.Entry{ID: number(f[0]), Name: f[1], Kind: rapporteur.PlaceCity, Lat: degree(f[5]), Lon: degree(f[6]), Country: f[8], Population: int(number(f[11]))}
		if f[9] != "" {
			e.Adm1 = f[8] + "." + f[9]
			if f[10] != "" {
				e.Adm2 = e.Adm1 + "." + f[10]
			}
		}
		e.Capital, e.Seat = f[7] == "PPLC", f[7] == "PPLA" || f[7] == "PPLC"
		if f[2] != "" {
			e.Alt = append(e.Alt, f[2])
		}
		for _, a := range list(f[3]) {
			if place.KeepsName(a) {
				e.Alt = append(e.Alt, a)
			}
		}
		b.add(e)
		return nil
	})
}

// points adds Natural Earth's label points and names to the provinces.
func (b *builder) points(path string) error {
	return table(path, 11, func(f []string) error {
		i, ok := b.byID[number(f[0])]
		if !ok || b.entries[i].Kind != rapporteur.PlaceProvince {
			return nil
		}
		e := &b.entries[i]
		e.Lat, e.Lon = degree(f[8]), degree(f[9])
		for _, a := range append(list(f[4]), f[3]) {
			if place.KeepsName(a) {
				e.Alt = append(e.Alt, a)
			}
		}
		return nil
	})
}

var featureKind = map[string]rapporteur.PlaceKind{
	"lake": rapporteur.PlaceSea, "sea": rapporteur.PlaceSea, "river": rapporteur.PlaceRiver, "peak": rapporteur.PlaceMountain, "point": rapporteur.PlaceRegion,
}

// featureWeight stands for inhabitants, which seas do not have.
var featureWeight = map[string]int{"sea": 300_000, "river": 100_000, "lake": 50_000, "peak": 30_000, "point": 10_000}

func (b *builder) features(path string) error {
	return table(path, 10, func(f []string) error {
		kind, ok := featureKind[f[0]]
		if !ok || f[1] == "" {
			return nil
		}
		e := place.Entry{Name: f[1], Alt: list(f[2]), Kind: kind, Lat: degree(f[3]), Lon: degree(f[4]), Population: featureWeight[f[0]]}
		if s, ok := strings.CutPrefix(e.Name, "L. "); ok {
			e.Name = "Lake " + s
		}
		if s, ok := strings.CutPrefix(e.Name, "Lago "); ok {
			e.Alt = append(e.Alt, "Lake "+s)
		}
		if kind == rapporteur.PlaceRiver {
			e.Alt = append(e.Alt, e.Name+" River", "River "+e.Name)
		}
		b.add(e)
		return nil
	})
}

// thin are the countries of whose villages cities500 has few. Turkey's pack
// gives names to its provinces only: cities500 has its towns, and the room is short.
const thin = "SY LB IQ YE SD UA"

// packs reads every wof_CC.tsv.gz: names for the provinces and districts that
// GeoNames has, and the villages that cities500 lacks.
func (b *builder) packs(in string) error {
	files, err := filepath.Glob(filepath.Join(in, "wof_*.tsv.gz"))
	if err != nil {
		return err
	}
	for _, path := range files {
		region := map[string]string{} // Who's On First's region to GeoNames' code
		read := func(row func(f []string)) error {
			return table(path, 12, func(f []string) error { row(f); return nil })
		}
		err := read(func(f []string) {
			i, ok := b.byID[number(f[1])]
			if !ok || f[7] != "region" && f[7] != "county" {
				return
			}
			e := &b.entries[i]
			for _, a := range append(list(f[3]), f[2]) {
				if place.KeepsName(a) && len(strings.Fields(a)) <= 3 && len(e.Alt) < 60 {
					e.Alt = append(e.Alt, a)
				}
			}
			if f[7] == "region" {
				region[f[0]] = e.Code
			}
		})
		if err != nil {
			return err
		}
		err = read(func(f []string) {
			if f[7] != "locality" || !strings.Contains(thin, f[10]) {
				return
			}
			id := number(f[1])
			if id == 0 {
				return // mostly a second row of a place that has its id
			}
			if i, ok := b.byID[id]; ok {
				if e := &b.entries[i]; len(e.Alt) < 40 {
					e.Alt = append(e.Alt, f[2])
				}
				return
			}
			e := place.Entry{ID: id, Name: f[2], Kind: rapporteur.PlaceCity, Lat: degree(f[5]), Lon: degree(f[6]), Country: f[10], Adm1: region[f[9]], Population: int(number(f[11])), Deep: true}
			for _, a := range list(f[3]) {
				if place.KeepsName(a) && len(e.Alt) < 4 {
					e.Alt = append(e.Alt, a)
				}
			}
			b.add(e)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// ownNames splits the names of our own tables: those that end in "!" are
// matched only in exactly this case.
func ownNames(e *place.Entry, names string) {
	for _, n := range list(names) {
		if exact, ok := strings.CutSuffix(n, "!"); ok {
			e.Exact = append(e.Exact, exact)
		} else {
			e.Alt = append(e.Alt, n)
		}
	}
}

func (b *builder) ownCountries(path string) error {
	return table(path, 5, func(f []string) error {
		i, ok := b.byCode[f[0]]
		if !ok {
			return fmt.Errorf("no country %q", f[0])
		}
		e := &b.entries[i]
		e.Lat, e.Lon = degree(f[1]), degree(f[2])
		ownNames(e, f[3])
		e.Adjective = append(e.Adjective, list(f[4])...)
		return nil
	})
}

func (b *builder) abbreviations(path string) error {
	return table(path, 3, func(f []string) error {
		i, ok := b.byCode[f[0]]
		if !ok {
			return fmt.Errorf("no province %q", f[0])
		}
		b.entries[i].Exact = append(b.entries[i].Exact, list(f[1])...)
		b.entries[i].Postal = append(b.entries[i].Postal, list(f[2])...)
		return nil
	})
}

// overlay adds our own places; where one has the id of a place that is there
// already it adds names, weight and adjectives to it.
func (b *builder) overlay(path string) error {
	return table(path, 9, func(f []string) error {
		e, err := place.ParseOwn(strings.Join(f, "\t"))
		if err != nil {
			return err
		}
		if i, ok := b.byID[e.ID]; ok && e.ID != 0 {
			old := &b.entries[i]
			old.Alt = append(append(old.Alt, old.Name), e.Alt...)
			old.Name, old.Kind = e.Name, e.Kind
			old.Exact = append(old.Exact, e.Exact...)
			old.Adjective = append(old.Adjective, e.Adjective...)
			old.Population = max(old.Population, e.Population)
			if old.Kind == rapporteur.PlaceProvince || old.Kind == rapporteur.PlaceDistrict {
				old.Lat, old.Lon = e.Lat, e.Lon
			}
			return nil
		}
		e.Own = true
		b.add(e)
		return nil
	})
}
