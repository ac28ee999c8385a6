package place_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/place"
	"github.com/rapporteur/rapporteur/internal/text"
)

func read(g *place.Gazetteer, body string, names ...lang.Name) []rapporteur.Place {
	return place.Read(&rapporteur.Document{Text: body}, text.Split(body, nil), g, names)
}

// TestNames: what a language engine says of a name weighs with the rest.
func TestNames(t *testing.T) {
	g := open(t)
	body := "Victoria went quiet while crews searched Xanthor Ridge for her."
	at := func(s string, k lang.Type) lang.Name {
		i := strings.Index(body, s)
		return lang.Name{Span: rapporteur.Span{Start: i, End: i + len(s)}, Type: k}
	}
	got := read(g, body, at("Victoria", lang.Person), at("Xanthor Ridge", lang.Location))
	if len(got) != 1 || got[0].In(body) != "Xanthor Ridge" || got[0].Lat != nil {
		t.Errorf("got %v, want Xanthor Ridge alone, without a point", got)
	}
}

// TestAdd: a user's place wins over every other of its name, and a bad file
// changes nothing.
func TestAdd(t *testing.T) {
	g := open(t)
	err := g.Add(strings.NewReader("# ours\nOslo\tCamp Oslo\tfacility\t-3.5\t29.9\tBI\nGhost\t\tcity\t95\t0\n"), "mine.tsv")
	if err == nil || !strings.Contains(err.Error(), "mine.tsv:3") || !strings.Contains(err.Error(), "latitude") {
		t.Fatalf("error %v, want one that names line 3 and the latitude", err)
	}
	if p := read(g, "They met in Oslo."); len(p) != 1 || p[0].Country != "NOR" {
		t.Fatalf("a bad file changed the gazetteer: %v", p)
	}
	if err := g.Add(strings.NewReader("Oslo\tCamp Oslo\tfacility\t-3.5\t29.9\tBI\n"), "mine.tsv"); err != nil {
		t.Fatal(err)
	}
	for _, body := range []string{"They met in Oslo, Norway.", "They met at Camp Oslo."} {
		p := read(g, body)
		if len(p) == 0 || p[0].Country != "BDI" || p[0].Kind != rapporteur.PlaceFacility || *p[0].Lat != -3.5 {
			t.Errorf("%q: %v, want the user's place", body, p)
		}
	}
	if c := g.Lookup("Camp Oslo", 1); len(c) != 1 || !strings.Contains(c[0].Why, "your own place") {
		t.Errorf("lookup gives %v", c)
	}
	if err := g.Add(strings.NewReader("X\t\tcity\t1\t2\tQQ\n"), "mine.tsv"); err == nil || !strings.Contains(err.Error(), "QQ") {
		t.Errorf("error %v, want one that names the country code", err)
	}
}

// TestLookup: names lead to their places under the spellings of the press, and
// each candidate says why.
func TestLookup(t *testing.T) {
	g := open(t)
	for _, c := range []struct {
		name, country string
		kind          rapporteur.PlaceKind
		why           string
	}{
		{"Hodeidah", "YEM", "", "further name"},
		{"Ta'izz", "YEM", "", "name"},
		{"Tal Rifat", "SYR", rapporteur.PlaceCity, ""},
		{"Jarabulus", "SYR", rapporteur.PlaceCity, ""},
		{"Mazar-e Shareef", "AFG", rapporteur.PlaceCity, "sounds like"},
		{"Mogadisho", "SOM", rapporteur.PlaceCity, ""},
		{"Reykjavik", "ISL", rapporteur.PlaceCity, "capital"},
		{"UK", "GBR", rapporteur.PlaceCountry, "abbreviation"},
		{"Kenyans", "KEN", rapporteur.PlaceCountry, "adjective or people"},
		{"Antananarivvo", "MDG", rapporteur.PlaceCity, ""},
		{"München", "DEU", rapporteur.PlaceCity, ""},
		{"Donbas", "UKR", rapporteur.PlaceRegion, "its name"},
		{"Gwinnett", "USA", rapporteur.PlaceDistrict, ""},
	} {
		got := g.Lookup(c.name, 3)
		if len(got) == 0 {
			t.Errorf("%s: nothing found", c.name)
		} else if f := got[0]; f.Country != c.country || c.kind != "" && f.Kind != c.kind || !strings.Contains(f.Why, c.why) {
			t.Errorf("%s: %+v, want a %s in %s by %q", c.name, f, c.kind, c.country, c.why)
		}
	}
	if got := g.Lookup("Zzqxv", 3); len(got) != 0 {
		t.Errorf("Zzqxv is found: %v", got)
	}
	if got := g.Lookup("Springfield", 5); len(got) != 5 {
		t.Errorf("%d Springfields, want the limit of 5", len(got))
	}
}

// TestResolve gives one place a span, in the order of the spans.
func TestResolve(t *testing.T) {
	g := open(t)
	body := "From Leeds to Lahore"
	spans := []rapporteur.Span{{Start: 14, End: 20}, {Start: 5, End: 10}}
	got := place.Resolve(&rapporteur.Document{Text: body}, text.Split(body, nil), g, spans)
	if len(got) != 2 || got[0].Country != "PAK" || got[1].Country != "GBR" || got[0].Span != spans[0] {
		t.Errorf("got %v", got)
	}
}

func TestSkeleton(t *testing.T) {
	for _, c := range [][2]string{{"Saraqeb", "Saraqib"}, {"Dara Azza", "Darat Izza"}, {"Maarat al-Numan", "Ma`arrat an Nu`man"}, {"Tell Rifaat", "Tall Rif'at"}, {"Kharkiv", "Harkiv"}} {
		a, b := place.Skeleton(place.Fold(c[0])), place.Skeleton(place.Fold(c[1]))
		if same := a == b; same != (c[0] != "Kharkiv") {
			t.Errorf("%s has the skeleton %q, %s has %q", c[0], a, c[1], b)
		}
	}
}

func TestOpenBad(t *testing.T) {
	for _, data := range []string{"", "RPLACE1\n", strings.Repeat("x", 200), "RPLACE1\n" + strings.Repeat("\xff", 200)} {
		if _, err := place.Open([]byte(data)); err == nil {
			t.Errorf("%.12q opens", data)
		}
	}
}

// TestCountries: every country of our table has a point, and its adjectives and
// peoples lead to it.
func TestCountries(t *testing.T) {
	g := open(t)
	raw, err := os.ReadFile(filepath.Join(root(t), "data", "gazetteer", "country.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for l := range strings.Lines(string(raw)) {
		if strings.HasPrefix(l, "#") {
			continue
		}
		rows++
		f := strings.Split(strings.TrimRight(l, "\n"), "\t")
		if len(f) < 5 || f[4] == "" {
			continue
		}
		for a := range strings.SplitSeq(f[4], "|") {
			c := g.Lookup(a, 1)
			if len(c) != 1 || c[0].Kind != rapporteur.PlaceCountry || iso2[c[0].Country] != f[0] || c[0].Lat == nil {
				t.Errorf("%s leads to %+v, want %s", a, c, f[0])
			}
		}
	}
	if rows < 245 {
		t.Errorf("%d countries, want every one", rows)
	}
}
