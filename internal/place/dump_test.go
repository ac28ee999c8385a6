package place_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/place"
	"github.com/rapporteur/rapporteur/internal/text"
)

func TestParseRow(t *testing.T) {
	const geo = "9000001\tNorth Hollin\tNorth Hollin\tHollin-le-Nord,NHL,hollin,Холлин,Nordhollin\t51.25001\t-3.5\tP\tPPLA\tGB\t\tENG\tD4\t\t\t1200\t\t10\tEurope/London\t2020-02-01"
	r, ok, err := place.ParseRow(place.GeoNames, geo)
	if err != nil || !ok {
		t.Fatalf("ok %v, error %v", ok, err)
	}
	if r.Key != 9000001 || r.Kind != rapporteur.PlaceCity || r.Adm1 != "GB.ENG" || r.Adm2 != "GB.ENG.D4" || !r.Seat || r.Deep || r.Lat != 51.25 || r.Population != 1200 {
		t.Errorf("%+v", r)
	}
	if want := []string{"Hollin-le-Nord", "Nordhollin"}; !slices.Equal(r.Alt, want) { // no codes, small letters, other scripts
		t.Errorf("further names %q, want %q", r.Alt, want)
	}
	const wof = "77\t9000001\tNorth Hollin\tHollin North|Hollin\t\t51.25\t-3.5\tlocality\t5\t6\tGB\t"
	w, ok, err := place.ParseRow(place.WhosOnFirst, wof)
	if err != nil || !ok || w.Key != r.Key || w.Adm1 != "wof:6" || !w.Deep {
		t.Errorf("%+v, ok %v, error %v", w, ok, err)
	}
	if !r.Better(&w) || w.Better(&r) {
		t.Error("GeoNames' own row must win over another's")
	}
	later, _, _ := place.ParseRow(place.GeoNames, strings.Replace(geo, "2020-02-01", "2021-01-01", 1))
	if !later.Better(&r) || r.Better(&later) {
		t.Error("the later modification must win")
	}
	if alone, _, _ := place.ParseRow(place.WhosOnFirst, strings.Replace(wof, "9000001", "", 1)); alone.Key != -77 || alone.ID != 0 {
		t.Errorf("without a GeoNames id: key %d, id %d", alone.Key, alone.ID)
	}
	for name, c := range map[string]struct{ line, want string }{
		"a hotel":       {strings.Replace(geo, "P\tPPLA", "S\tHTL", 1), ""},
		"a country":     {strings.Replace(geo, "P\tPPLA", "A\tPCLI", 1), ""},
		"no Latin name": {strings.Replace(geo, "9000001\tNorth Hollin\tNorth", "9000001\t\tNorth", 1), ""},
		"cut short":     {geo[:60], "cut short"},
		"latitude":      {strings.Replace(geo, "51.25001", "99", 1), "latitude"},
		"longitude":     {strings.Replace(geo, "-3.5", "x", 1), "longitude"},
		"id":            {"x" + geo, "GeoNames id"},
		"day":           {strings.Replace(geo, "2020-02-01", "lately", 1), "modification date"},
		"population":    {strings.Replace(geo, "\t1200\t", "\t-1\t", 1), "population"},
	} {
		_, ok, err := place.ParseRow(place.GeoNames, c.line)
		if ok || (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: ok %v, error %v, want %q", name, ok, err, c.want)
		}
	}
}

func TestLayoutOf(t *testing.T) {
	for first, want := range map[string]bool{strings.Repeat("\t", 18): true, "wof_id\tgeonameid\tname\tx": true, "geonameid\tname": false, "": false} {
		if _, _, err := place.LayoutOf(first); (err == nil) != want {
			t.Errorf("%q: %v", first, err)
		}
	}
}

// broken is a Source that fails.
type broken struct{}

func (broken) Find(string) ([]place.Found, error)          { return nil, errors.New("disk gone") }
func (broken) Sounding(string, int) ([]place.Found, error) { return nil, errors.New("disk gone") }
func (broken) Division(string) (place.Row, bool, error)    { return place.Row{}, false, nil }

func TestBrokenSource(t *testing.T) {
	g := open(t)
	g.Extend(broken{})
	defer func() {
		if e, ok := recover().(place.SourceError); !ok || !strings.Contains(e.Error(), "disk gone") {
			t.Errorf("got %v, want a SourceError", e)
		}
	}()
	const body = "Floods closed the road to Oslo."
	place.Read(&rapporteur.Document{Text: body}, text.Split(body, nil), g, nil)
	t.Error("a reading without the imported places passed")
}

func FuzzParseRow(f *testing.F) {
	f.Add("1\tA\tA\tB,C\t1\t2\tP\tPPL\tGB\t\tX\tY\t\t\t3\t\t\t\t2020-01-01")
	f.Add("1\t2\tA\tB|C\t\t1\t2\tregion\t3\t4\tGB\t5")
	f.Fuzz(func(t *testing.T, line string) {
		for _, l := range []place.Layout{place.GeoNames, place.WhosOnFirst} {
			r, ok, err := place.ParseRow(l, line)
			if !ok {
				continue
			}
			if err != nil || r.Key == 0 || r.Lat < -90 || r.Lat > 90 || r.Lon < -180 || r.Lon > 180 || r.Population < 0 || len(r.Keys()) == 0 {
				t.Errorf("%+v, error %v", r, err)
			}
		}
	})
}
