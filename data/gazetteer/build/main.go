// Command build packs the default gazetteer from the shared tables and our own
// overlay. It writes the same bytes for the same input and never reads the
// network.
//
//	go run ./data/gazetteer/build -in ../shared/gazetteer
package main

import (
	"cmp"
	"crypto/sha256"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/rapporteur/rapporteur/internal/place"
)

func main() {
	log.SetFlags(0)
	in := flag.String("in", "", "folder of the shared gazetteer tables")
	own := flag.String("own", "data/gazetteer", "folder of our own tables; places.bin is written there")
	flag.Parse()
	if *in == "" {
		log.Fatal("say where the tables are: -in ../shared/gazetteer")
	}
	b := &builder{byID: map[int64]int{}, byCode: map[string]int{}}
	err := b.read(*in, *own)
	if err == nil {
		var data []byte
		if data, err = place.Pack(b.entries); err == nil {
			err = os.WriteFile(filepath.Join(*own, "places.bin"), data, 0o644)
			fmt.Printf("%d places, %d bytes, sha256 %x\n", len(b.entries), len(data), sha256.Sum256(data))
		}
	}
	if err != nil {
		log.Fatal(err)
	}
}

// read takes the tables in the order of trust: what comes later adds to a place
// that came before.
func (b *builder) read(in, own string) error {
	shared := func(name string) string { return filepath.Join(in, name) }
	steps := []func() error{
		func() error { return b.countries(shared("geonames_countryInfo.tsv.gz")) },
		func() error { return b.divisions(shared("geonames_admin1.tsv.gz"), 1) },
		func() error { return b.divisions(shared("geonames_admin2.tsv.gz"), 2) },
		func() error { return b.cities(shared("cities500.tsv.gz")) },
		func() error { return b.points(shared("ne10_admin1.tsv.gz")) },
		func() error { return b.features(shared("naturalearth_features.tsv.gz")) },
		func() error { return b.packs(in) },
		func() error { return b.ownCountries(filepath.Join(own, "country.tsv")) },
		func() error { return b.abbreviations(filepath.Join(own, "abbreviation.tsv")) },
		func() error { return b.overlay(filepath.Join(own, "overlay.tsv")) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	b.settle()
	return nil
}

// settle gives divisions that have no point of their own the mean of their
// cities, and the sum of the cities' inhabitants.
func (b *builder) settle() {
	type sum struct {
		lat, lon, n float64
		pop         int
	}
	sums := map[string]*sum{}
	for _, e := range b.entries {
		if e.Kind != "city" || e.Deep || e.Own {
			continue
		}
		for _, code := range []string{e.Adm1, e.Adm2} {
			if code == "" {
				continue
			}
			s := sums[code]
			if s == nil {
				s = &sum{}
				sums[code] = s
			}
			s.lat, s.lon, s.n, s.pop = s.lat+e.Lat, s.lon+e.Lon, s.n+1, s.pop+e.Population
		}
	}
	for i := range b.entries {
		e := &b.entries[i]
		s := sums[e.Code]
		if e.Kind != "province" && e.Kind != "district" || e.Code == "" || s == nil {
			continue
		}
		e.Population = cmp.Or(e.Population, s.pop)
		if e.Lat != e.Lat { // no point yet
			e.Lat, e.Lon = s.lat/s.n, s.lon/s.n
		}
	}
}
