package eval

import (
	"context"
	"fmt"
	"math"

	"golang.org/x/text/language"
)

// goldPlaces is a document with its toponyms.
type goldPlaces struct {
	ID, Text, Date, Title, URL string
	Toponyms                   []goldToponym
}

type goldToponym struct {
	Start, End  int
	Name, Kind  string
	Lat, Lon    *float64
	Country, CC string // as the source has it; ISO 3166 alpha-2
}

// places measures toponyms: strict is F1 over exact spans. Of gold that has
// coordinates, acc161 is the share found and put within 161 km (100 miles),
// and resolved the same share of those found and given coordinates; country is
// the share found and put in the right country.
func places(ctx context.Context, r *run) ([]Measure, error) {
	sets := []part{{"gwn", "place/geowebnews_dev.jsonl"}, {"lgl", "place/lgl.jsonl"}, {"geovirus", "place/geovirus.jsonl"}}
	if r.gold.Test {
		sets = []part{{"trnews", "place/trnews.jsonl"}, {"gwn", "place/geowebnews_test.jsonl"}}
	}
	var out []Measure
	for _, p := range sets {
		gold, err := load[goldPlaces](r.gold, p.file)
		if err != nil {
			return nil, err
		}
		docs := make([]Doc, len(gold))
		for i, g := range gold {
			docs[i] = Doc{ID: g.ID, Text: g.Text, Date: g.Date, Title: g.Title, URL: g.URL}
		}
		got, err := r.read(ctx, docs, false)
		if err != nil {
			return nil, err
		}
		var c placeCounts
		for _, g := range gold {
			x, text := got[g.ID], []rune(g.Text)
			var want, have []pair
			var tops []goldToponym
			for _, t := range g.Toponyms {
				if t.Kind != "Homonym" && t.Kind != "Language" { // no places, though GeoWebNews lists them
					want, tops = append(want, pair{t.Start, t.End}), append(tops, t)
				}
			}
			if x != nil {
				for _, y := range x.Places {
					have = append(have, pair{y.Start, y.End})
				}
			}
			c.gold, c.found = c.gold+len(want), c.found+len(have)
			partners := match(want, have)
			for i, k := range partners {
				var lat, lon *float64
				country := ""
				if k < 0 {
					r.miss("missed", g.ID, want[i].start, clip(text, want[i]), tops[i].CC)
				} else {
					lat, lon, country = x.Places[k].Lat, x.Places[k].Lon, alpha2(deref(x.Places[k].Country))
					if want[i] == have[k] {
						c.strict++
					}
				}
				if far := c.add(tops[i], lat, lon, country); k >= 0 && far > milesKm {
					r.miss("far", g.ID, want[i].start, clip(text, want[i]), fmt.Sprintf("%.0f km, %s for %s", far, country, tops[i].CC))
				}
			}
			for _, k := range alone(partners, len(have)) {
				r.miss("extra", g.ID, have[k].start, clip(text, have[k]), deref(x.Places[k].Kind))
			}
		}
		_, _, strict := prf(float64(c.strict), float64(c.found), float64(c.gold))
		out = append(out,
			share(p.name+"_acc161", ratio(float64(c.right), float64(c.grounded)), "%d of %d toponyms with coordinates", c.right, c.grounded),
			share(p.name+"_resolved", ratio(float64(c.right), float64(max(1, c.resolved))), "%d of %d resolved", c.right, c.resolved),
			share(p.name+"_strict", strict, "%d of %d toponyms, %d found", c.strict, c.gold, c.found),
			share(p.name+"_country", ratio(float64(c.inCountry), float64(max(1, c.countries))), "%d of %d", c.inCountry, c.countries))
	}
	return out, nil
}

// milesKm is how far, in km, a place may be off: 100 miles, the field's measure.
const milesKm = 161

type placeCounts struct {
	gold, found, strict       int
	grounded, resolved, right int
	countries, inCountry      int
}

// add counts one gold toponym with what was said of it and gives the distance
// in km, or 0 where gold has no coordinates.
func (c *placeCounts) add(g goldToponym, lat, lon *float64, country string) float64 {
	if g.Lat == nil {
		return 0
	}
	c.grounded++
	far := math.Inf(1)
	if lat != nil && lon != nil {
		c.resolved++
		far = distance(*g.Lat, *g.Lon, *lat, *lon)
	}
	if far <= milesKm {
		c.right++
	}
	if g.Country != "" || g.CC != "" {
		c.countries++
		if country != "" && (country == g.Country || country == g.CC) {
			c.inCountry++
		}
	}
	return far
}

// distance is the great-circle distance of two points in km, by the haversine
// formula.
func distance(lat, lon, lat2, lon2 float64) float64 {
	const p = math.Pi / 180
	x := 0.5 - math.Cos((lat2-lat)*p)/2 + math.Cos(lat*p)*math.Cos(lat2*p)*(1-math.Cos((lon2-lon)*p))/2
	return 12742 * math.Asin(math.Sqrt(min(1, x)))
}

// alpha2 is the ISO 3166 alpha-2 code for an alpha-3 one; other words stay.
func alpha2(code string) string {
	if len(code) != 3 {
		return code
	}
	if region, err := language.ParseRegion(code); err == nil {
		return region.String()
	}
	return code
}
