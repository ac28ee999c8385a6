package place

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// ParseOwn reads a line of an overlay: tab-separated name, aliases ("|"
// between), kind, latitude, longitude, ISO2 country, GeoNames id, weight (as if
// inhabitants), adjectives. Only name, kind and point are needed. A name or alias
// that ends in "!" is matched in exactly this case only.
func ParseOwn(line string) (Entry, error) {
	f := strings.Split(line, "\t")
	for len(f) < 9 {
		f = append(f, "")
	}
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	e := Entry{Name: f[0], Kind: rapporteur.PlaceKind(f[2]), Country: f[5], Population: 10_000}
	if e.Name == "" {
		return e, fmt.Errorf("no name in %q", line)
	}
	if !slices.Contains(kinds[1:], e.Kind) {
		return e, fmt.Errorf("%s: kind %q is none of %v", e.Name, f[2], kinds[1:])
	}
	var err error
	if e.Lat, err = strconv.ParseFloat(f[3], 64); err != nil || e.Lat < -90 || e.Lat > 90 {
		return e, fmt.Errorf("%s: latitude %q is no number from -90 to 90", e.Name, f[3])
	}
	if e.Lon, err = strconv.ParseFloat(f[4], 64); err != nil || e.Lon < -180 || e.Lon > 180 {
		return e, fmt.Errorf("%s: longitude %q is no number from -180 to 180", e.Name, f[4])
	}
	if f[6] != "" {
		if e.ID, err = strconv.ParseInt(f[6], 10, 64); err != nil {
			return e, fmt.Errorf("%s: GeoNames id %q is no number", e.Name, f[6])
		}
	}
	if f[7] != "" {
		if e.Population, err = strconv.Atoi(f[7]); err != nil || e.Population < 0 {
			return e, fmt.Errorf("%s: weight %q is no number", e.Name, f[7])
		}
	}
	for a := range strings.SplitSeq(f[1], "|") {
		if exact, ok := strings.CutSuffix(a, "!"); ok {
			e.Exact = append(e.Exact, exact)
		} else if a != "" {
			e.Alt = append(e.Alt, a)
		}
	}
	if f[8] != "" {
		e.Adjective = strings.Split(f[8], "|")
	}
	return e, nil
}

// iso2 turns an alpha-3 code of a country into its alpha-2; others stay.
func (g *Gazetteer) iso2(code string) string {
	for two, n := range g.countries {
		if g.iso3(n) == code {
			return two
		}
	}
	return code
}

// Add takes a user's own places, in the form of ParseOwn, a line each, whose
// country may be an alpha-3 code, too; empty lines, lines that begin with "#" and
// a head line ("name …") are passed over. They win over every other place of
// their name. It must not run while the gazetteer is read. A bad line
// is an error that names it, and nothing of the file is added.
func (g *Gazetteer) Add(r io.Reader, name string) error {
	var more []Entry
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<20)
	for n := 1; s.Scan(); n++ {
		if l := strings.TrimPrefix(s.Text(), "\ufeff"); strings.TrimSpace(l) != "" && !strings.HasPrefix(l, "#") && !strings.HasPrefix(l, "name\t") {
			e, err := ParseOwn(l)
			if err != nil {
				return fmt.Errorf("%s:%d: %w", name, n, err)
			}
			e.Country = g.iso2(e.Country)
			if e.Country != "" && g.countries[e.Country] == 0 {
				return fmt.Errorf("%s:%d: %s: country %q is no ISO 3166-1 code", name, n, e.Name, e.Country)
			}
			more = append(more, e)
		}
	}
	if err := s.Err(); err != nil {
		return fmt.Errorf("read places of %s: %w", name, err)
	}
	for _, e := range more {
		e.Own = true
		g.own = append(g.own, e)
		r := g.n + uint32(len(g.own))
		add := func(key string, way byte) {
			if key != "" {
				g.ownNames[key] = append(g.ownNames[key], named{r, way})
			}
		}
		add(Fold(e.Name), byName)
		for _, a := range e.Alt {
			add(Fold(a), byAlt)
		}
		for _, a := range e.Exact {
			add(exactMark+a, byExact)
		}
		for _, a := range e.Adjective {
			add(Fold(a), byAdjective)
		}
	}
	return nil
}
