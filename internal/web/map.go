package web

import (
	"bufio"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/data/actor"
	"github.com/rapporteur/rapporteur/internal/web/locator"
)

// mapView is a locator map as shown.
type mapView struct {
	*locator.Map
	Width, Height int
	Named         string // the places on the map, for who cannot see it
}

// markKinds say how a kind of place stands on the map. A continent is not
// shown; any other kind is a spot.
var markKinds = map[rapporteur.PlaceKind]locator.Kind{
	rapporteur.PlaceContinent: "",
	rapporteur.PlaceCountry:   locator.Wide,
	rapporteur.PlaceRegion:    locator.Wide,
	rapporteur.PlaceRiver:     locator.Wide,
	rapporteur.PlaceSea:       locator.Wide,
	rapporteur.PlaceRoad:      locator.Wide,
	rapporteur.PlaceProvince:  locator.Part,
	rapporteur.PlaceDistrict:  locator.Part,
}

// draw makes the map of the places that have a point, those named most often
// first; nil when there is none to show.
func (h *handler) draw(places []placeView) *mapView {
	places = slices.Clone(places)
	slices.SortStableFunc(places, func(a, b placeView) int { return cmp.Compare(len(b.Mentions), len(a.Mentions)) })
	var shown []locator.Place
	for _, p := range places {
		kind, known := markKinds[p.kind]
		if !known {
			kind = locator.Spot
		}
		if p.lat == nil || p.lon == nil || kind == "" {
			continue
		}
		label := p.Name
		if p.Doubt != "" {
			label += "?"
		}
		shown = append(shown, locator.Place{Label: label, Kind: kind, At: locator.Point{Lon: *p.lon, Lat: *p.lat}})
	}
	m := h.atlas.Draw(shown)
	if m == nil {
		return nil
	}
	v := &mapView{Map: m, Width: locator.Width, Height: locator.Height}
	var names []string
	for _, l := range m.Labels {
		names = append(names, l.Text)
	}
	v.Named = strings.Join(names, ", ")
	return v
}

// newCountries reads the English names of countries from the table of actors.
func newCountries() (map[string]string, error) {
	const name = "country.tsv"
	f, err := actor.Files.Open(name)
	if err != nil {
		return nil, fmt.Errorf("web: names of countries: %w", err)
	}
	defer f.Close()
	out := map[string]string{}
	code, english := -1, -1
	s := bufio.NewScanner(f)
	for s.Scan() {
		if strings.HasPrefix(s.Text(), "#") {
			continue
		}
		columns := strings.Split(s.Text(), "\t")
		if code < 0 {
			code, english = slices.Index(columns, "code"), slices.Index(columns, "name")
			if code < 0 || english < 0 {
				return nil, fmt.Errorf("web: names of countries: %s has no columns code and name in its first line", name)
			}
			continue
		}
		if len(columns) > max(code, english) {
			out[columns[code]] = columns[english]
		}
	}
	return out, s.Err()
}
