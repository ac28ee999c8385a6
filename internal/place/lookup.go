package place

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
)

// Candidate is a place that a name may mean.
type Candidate struct {
	Name       string               `json:"name"`
	Kind       rapporteur.PlaceKind `json:"kind"`
	GeoNameID  int64                `json:"geonameid,omitempty"`
	Lat        *float64             `json:"lat"` // WGS84 degrees; nil: no point
	Lon        *float64             `json:"lon"`
	Country    string               `json:"country,omitempty"` // ISO 3166-1 alpha-3
	Adm1       string               `json:"adm1,omitempty"`
	Population int                  `json:"population,omitempty"` // inhabitants, or a weight comparable with them for what has none
	Why        string               `json:"why"`                  // how the name leads to the place, and what speaks for it
}

// Lookup lists the places a name may mean, the likeliest without any context
// first: those that bear it exactly, and where none does those that sound alike
// or are a letter off. At most limit are given; 0 means all.
func (g *Gazetteer) Lookup(name string, limit int) []Candidate {
	g = g.view()
	r := &reader{g: g, known: map[string][]named{}}
	m := &mention{form: strings.TrimSpace(name)}
	m.key = Fold(m.form)
	type scored struct {
		named
		base float64
		why  string
	}
	var all []scored
	add := func(n named, worth float64, why string) {
		if !slices.ContainsFunc(all, func(s scored) bool { return s.record == n.record }) {
			all = append(all, scored{n, r.base(n, m) + worth, why})
		}
	}
	for _, n := range r.candidates(m.form) {
		add(n, 0, ways[n.way])
	}
	if len(all) == 0 {
		for _, h := range nearest(m.key, g.bones(m.key, nil)) {
			add(h.named, worthSound, fmt.Sprintf("sounds like %q", h.key))
		}
	}
	if len(all) == 0 && utf8.RuneCountInString(m.key) >= 6 {
		for _, h := range g.prefixed(firstHalf(m.key), maxKeys, func(k string) bool { return typo(k, m.key) }, nil) {
			add(h.named, worthTypo, fmt.Sprintf("a letter off %q", h.key))
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int { return compare(b.base, a.base) })
	if limit > 0 && len(all) > limit {
		all = all[:limit]
	}
	out := make([]Candidate, 0, len(all))
	for _, s := range all {
		var p rapporteur.Place
		r.fill(&p, &candidate{named: s.named})
		c := Candidate{Name: p.Name, Kind: p.Kind, GeoNameID: p.GeoNameID, Lat: p.Lat, Lon: p.Lon, Country: p.Country, Adm1: p.Adm1, Population: g.population(s.record)}
		c.Why = s.why + r.merits(s.record) + fmt.Sprintf("; weight %.1f", s.base)
		out = append(out, c)
	}
	return out
}

// ways says how a key names its place.
var ways = [nameWays]string{byName: "its name", byAlt: "a further name", byExact: "its abbreviation", byAdjective: "its adjective or people"}

func (r *reader) merits(rec uint32) string {
	switch {
	case r.g.isOwn(rec):
		return "; your own place"
	case r.g.origin(rec) != "":
		return "; imported from " + r.g.origin(rec)
	case r.g.flag(rec, flagCapital):
		return "; a capital"
	case r.g.flag(rec, flagSeat):
		return "; seat of its province"
	case r.g.flag(rec, flagDeep):
		return "; from a deep pack"
	}
	return ""
}
