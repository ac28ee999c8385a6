// Command build makes the outlines of land and the borders between countries
// out of the provinces of Natural Earth. It writes the same bytes for the same
// input and never reads the network.
//
//	go run ./data/map/build -in ../shared/gazetteer
package main

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"

	"github.com/rapporteur/rapporteur/internal/web/locator"
)

// file is the table of provinces in the folder given with -in.
const file = "ne10_admin1_simplified.geojson.gz"

func main() {
	log.SetFlags(0)
	in := flag.String("in", "", "folder of the shared gazetteer tables")
	out := flag.String("out", "data/map/outline.bin", "file to write")
	tolerance := flag.Float64("tolerance", 0.01, "how far a line may be from the one it was thinned from, in degrees")
	island := flag.Float64("island", 0.0004, "smallest island kept, in square degrees")
	flag.Parse()
	if *in == "" {
		log.Fatal("say where the tables are: -in ../shared/gazetteer")
	}
	rings, err := read(filepath.Join(*in, file))
	if err != nil {
		log.Fatal(err)
	}
	mend(rings)
	o := thin(dissolve(rings, *island), *tolerance)
	data := locator.Pack(o)
	if err := os.WriteFile(*out, data, 0o644); err != nil {
		log.Fatal(err)
	}
	points := 0
	for _, l := range append(o.Land[:len(o.Land):len(o.Land)], o.Borders...) {
		points += len(l)
	}
	fmt.Printf("%d coasts, %d borders, %d points, %d bytes, sha256 %x\n", len(o.Land), len(o.Borders), points, len(data), sha256.Sum256(data))
}

// vertex is a point in thousandths of a degree, as the table writes them.
type vertex struct{ x, y int32 }

// ring is an edge of a province. Land lies to its left.
type ring struct {
	country string // ISO 3166-1 alpha-2, or what Natural Earth has in its place
	at      []vertex
}

func read(path string) ([]ring, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open the table of provinces: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var table struct {
		Features []struct {
			Properties struct {
				Country string `json:"cc"`
			} `json:"properties"`
			Geometry struct {
				Coordinates [][][][2]float64 `json:"coordinates"`
			} `json:"geometry"`
		} `json:"features"`
	}
	if err := json.NewDecoder(z).Decode(&table); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []ring
	for _, feature := range table.Features {
		for _, polygon := range feature.Geometry.Coordinates {
			for i, points := range polygon {
				r := ring{country: feature.Properties.Country}
				for _, p := range points {
					v := vertex{int32(math.Round(1000 * p[0])), int32(math.Round(1000 * p[1]))}
					if n := len(r.at); n == 0 || r.at[n-1] != v {
						r.at = append(r.at, v)
					}
				}
				if n := len(r.at); n > 1 && r.at[0] == r.at[n-1] {
					r.at = r.at[:n-1]
				}
				if len(r.at) < 3 {
					continue
				}
				if hole := i > 0; (locator.Area(degrees(r.at)) < 0) != hole {
					for a, b := 0, len(r.at)-1; a < b; a, b = a+1, b-1 {
						r.at[a], r.at[b] = r.at[b], r.at[a]
					}
				}
				out = append(out, r)
			}
		}
	}
	return out, nil
}

func degrees(at []vertex) locator.Line {
	out := make(locator.Line, len(at))
	for i, v := range at {
		out[i] = locator.Point{Lon: float64(v.x) / 1000, Lat: float64(v.y) / 1000}
	}
	return out
}
