package locator

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	outline "github.com/rapporteur/rapporteur/data/map"
	"pgregory.net/rapid"
)

func newAtlas(t testing.TB) *Atlas {
	t.Helper()
	a, err := New(outline.Data)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// onLand tells land from water by the even-odd rule, as maps are filled.
func onLand(a *Atlas, p Point) bool {
	odd := false
	for _, l := range a.land {
		if !l.holds(p) {
			continue
		}
		for i, v := range l.Line {
			w := l.Line[(i+1)%len(l.Line)]
			if (v.Lat > p.Lat) != (w.Lat > p.Lat) && p.Lon < v.Lon+(p.Lat-v.Lat)/(w.Lat-v.Lat)*(w.Lon-v.Lon) {
				odd = !odd
			}
		}
	}
	return odd
}

// TestOutlines looks at places all over the world: a fault in joining the
// provinces would drown a country or fill a sea.
func TestOutlines(t *testing.T) {
	a := newAtlas(t)
	if n := len(outline.Data); n > 1<<20 {
		t.Errorf("the outlines take %d bytes", n)
	}
	tests := []struct {
		name     string
		lat, lon float64
		land     bool
	}{
		{"Nairobi", -1.29, 36.82, true}, {"La Paz", -16.5, -68.15, true}, {"Ulaanbaatar", 47.92, 106.91, true}, {"Alice Springs", -23.7, 133.87, true},
		{"Reykjavik, inland", 64.5, -19, true}, {"Kinshasa, inland", -4.6, 15.6, true}, {"Maseru", -29.4, 27.6, true}, {"Omsk", 55, 73.4, true},
		{"Denver", 39.7, -105, true}, {"Kyiv", 50.45, 30.5, true}, {"Kandy", 7.3, 80.6, true}, {"South Pole, near", -85, 20, true}, {"Chukotka", 67, -175, true},
		{"Atlantic", 30, -40, false}, {"Caspian", 41, 51, false}, {"Black Sea", 43, 34, false}, {"Red Sea", 20, 38.5, false},
		{"Java Sea", -5, 111, false}, {"Hudson Bay", 60, -86, false}, {"Baltic", 57, 19.8, false}, {"Pacific", 0, -150, false},
	}
	for _, tt := range tests {
		if got := onLand(a, Point{Lat: tt.lat, Lon: tt.lon}); got != tt.land {
			t.Errorf("%s on land: %v", tt.name, got)
		}
	}
}

func TestPack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Point {
			return Point{Lon: float64(rapid.IntRange(-36000, 36000).Draw(t, "x")) * step, Lat: float64(rapid.IntRange(-18000, 18000).Draw(t, "y")) * step}
		}), 1, 20)
		want := &Outlines{
			Land:    rapid.SliceOfN(rapid.Map(line, func(p []Point) Line { return p }), 1, 4).Draw(t, "land"),
			Borders: rapid.SliceOfN(rapid.Map(line, func(p []Point) Line { return p }), 1, 4).Draw(t, "borders"),
		}
		data := Pack(want)
		got, err := Unpack(data)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Fatal(d)
		}
		if _, err := Unpack(data[:len(data)-1]); err == nil {
			t.Fatal("outlines cut short were read")
		}
	})
}

func FuzzUnpack(f *testing.F) {
	f.Add(Pack(&Outlines{Land: []Line{{{1, 2}, {3, 4}, {5, 0}}}}))
	f.Add([]byte(magic + "\xff\xff\xff\xff\xff\xff\xff\xff\x7f"))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := New(data)
		if err == nil {
			a.Draw([]Place{{Label: "x", Kind: Spot}})
		}
	})
}

var points = rapid.Custom(func(t *rapid.T) Point {
	return Point{Lat: rapid.Float64Range(-90, 90).Draw(t, "lat"), Lon: rapid.Float64Range(-180, 180).Draw(t, "lon")}
})

func TestThin(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := Line(rapid.SliceOfN(points, 2, 60).Draw(t, "line"))
		tolerance := rapid.Float64Range(0, 40).Draw(t, "tolerance")
		thin := Thin(l, tolerance)
		if thin[0] != l[0] || thin[len(thin)-1] != l[len(l)-1] {
			t.Fatal("an end is gone")
		}
		at := 0
		for i := 1; i < len(thin); i++ { // every dropped point is near the stretch that stands for it
			for at++; l[at] != thin[i]; at++ {
				if d := distance(l[at], thin[i-1], thin[i]); d > tolerance {
					t.Fatalf("point %d is %v away, more than %v", at, d, tolerance)
				}
			}
		}
	})
}

func TestClipRing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ring := Line(rapid.SliceOfN(points, 3, 20).Draw(t, "ring"))
		b := box{west: -20, south: -10, east: 30, north: 25}
		slack := box{west: b.west - 1e-9, south: b.south - 1e-9, east: b.east + 1e-9, north: b.north + 1e-9}
		for _, p := range clipRing(ring, b) {
			if !slack.holds(p) {
				t.Fatalf("%v is outside", p)
			}
		}
	})
	square := Line{{0, 0}, {40, 0}, {40, 40}, {0, 40}}
	if got := Area(clipRing(square, box{west: -20, south: -10, east: 30, north: 25})); got != 30*25 {
		t.Errorf("the part inside has an area of %v, want 750", got)
	}
}

var kinds = rapid.SampledFrom([]Kind{Spot, Part, Wide})

// TestDraw holds maps of any places to what they promise.
func TestDraw(t *testing.T) {
	a := newAtlas(t)
	rapid.Check(t, func(t *rapid.T) {
		middle, spread := points.Draw(t, "middle"), rapid.SampledFrom([]float64{0, .01, 1, 20, 360}).Draw(t, "spread")
		places := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Place {
			p := Place{Label: rapid.StringN(0, 40, -1).Draw(t, "label"), Kind: kinds.Draw(t, "kind"), At: middle}
			p.At.Lat = max(-90, min(90, p.At.Lat+spread/2*rapid.Float64Range(-1, 1).Draw(t, "north")))
			p.At.Lon = math.Remainder(p.At.Lon+spread*rapid.Float64Range(-1, 1).Draw(t, "east"), 360)
			return p
		}), 1, 30).Draw(t, "places")
		m := a.Draw(places)
		if m == nil {
			t.Fatal("no map")
		}
		if d := cmp.Diff(m, a.Draw(places)); d != "" {
			t.Fatalf("another map of the same places: %s", d)
		}
		marked := 0
		for _, p := range places {
			if p.Kind != Wide {
				marked++
			}
		}
		if len(m.Marks) != marked {
			t.Fatalf("%d marks for %d places", len(m.Marks), marked)
		}
		for _, k := range m.Marks {
			if !(k.X >= reach && k.X <= Width-reach && k.Y >= reach && k.Y <= Height-reach) {
				t.Fatalf("mark at %v %v", k.X, k.Y)
			}
		}
		var boxes []area
		for _, l := range m.Labels {
			width := measure(l.Text)
			left := map[string]float64{"start": l.X, "middle": l.X - width/2, "end": l.X - width}[l.Anchor]
			b := area{left, l.Y - fontSize*.75, left + width, l.Y + fontSize*.2}
			if !b.inside() || !b.free(boxes) {
				t.Fatalf("%q lies outside or over another name", l.Text)
			}
			boxes = append(boxes, b)
		}
	})
}

func TestDrawFrames(t *testing.T) {
	a := newAtlas(t)
	lone := a.Draw([]Place{{"Alone", Spot, Point{Lat: 15, Lon: 33}}})
	if k := lone.Marks[0]; k.X != Width/2 || k.Y != Height/2 {
		t.Errorf("one place stands at %v %v, not in the middle", k.X, k.Y)
	}
	if s := lone.Scale; s == nil || s.Text != "100 km" || math.Abs(s.Length-100/111.2*closest) > .1 {
		t.Errorf("scale %+v", s)
	}
	across := a.Draw([]Place{{"West", Spot, Point{Lat: -18, Lon: 178}}, {"East", Spot, Point{Lat: -18, Lon: -178}}})
	if d := across.Marks[1].X - across.Marks[0].X; d <= 0 || d > 4*closest {
		t.Errorf("across the date line the eastern place stands %v to the east", d)
	}
	north := a.Draw([]Place{{"South", Spot, Point{Lat: 60, Lon: 10}}, {"North", Spot, Point{Lat: 62, Lon: 12}}})
	dx, dy := north.Marks[1].X-north.Marks[0].X, north.Marks[0].Y-north.Marks[1].Y
	if want := math.Cos(61 * math.Pi / 180); math.Abs(dx/dy-want) > .01 {
		t.Errorf("a degree of longitude at 61 north is %v of one of latitude, want %v", dx/dy, want)
	}
	if m := a.Draw([]Place{{"Here", Spot, Point{Lat: 15, Lon: 33}}, {"Far country", Wide, Point{Lat: 60, Lon: 100}}}); len(m.Labels) != 1 {
		t.Errorf("a wide place stretched the map: %+v", m.Labels)
	}
	if m := a.Draw([]Place{{"Country", Wide, Point{Lat: 15, Lon: 33}}}); m == nil || len(m.Labels) != 1 || len(m.Marks) != 0 {
		t.Errorf("a country alone: %+v", m)
	}
	for _, p := range [][]Place{nil, {{"Nowhere", Spot, Point{Lat: math.NaN(), Lon: 1}}}, {{"Off", Spot, Point{Lat: 91, Lon: 1}}}} {
		if a.Draw(p) != nil {
			t.Errorf("a map of %v", p)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	a := newAtlas(b)
	sets := map[string][]Place{
		"valley": {{"A", Spot, Point{Lat: 35.9, Lon: 36.6}}, {"B", Spot, Point{Lat: 35.8, Lon: 36.8}}},
		"world":  {{"A", Spot, Point{Lat: 51, Lon: 0}}, {"B", Spot, Point{Lat: -12, Lon: -77}}, {"C", Spot, Point{Lat: 35, Lon: 139}}},
	}
	for i := range 200 {
		sets["crowd"] = append(sets["crowd"], Place{fmt.Sprintf("Place %d", i), Spot, Point{Lat: 45 + float64(i%20)/3, Lon: 10 + float64(i/20)}})
	}
	for i := range 20_000 {
		sets["throng"] = append(sets["throng"], Place{"Place", Spot, Point{Lat: 40 + float64(i%200)/40, Lon: 10 + float64(i/200)/20}})
	}
	for _, name := range []string{"valley", "world", "crowd", "throng"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				a.Draw(sets[name])
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		newAtlas(b)
	}
}
