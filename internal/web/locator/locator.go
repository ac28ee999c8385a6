// Package locator draws small maps that show where the places of a document
// lie: land, borders, marks and their names, as the parts of an SVG image.
//
// It promises that every mark lies inside the map, that names do not lie over
// one another, and that the same places give the same map. It never fetches
// anything, and it leaves a name out rather than put it where it cannot be
// read; whoever shows a map says in words beside it what is on it.
package locator

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// Size of a map in its own units. Names are measured for a letter size of
// fontSize units, so a page may show them at that size or smaller.
const (
	Width    = 480
	Height   = 360
	fontSize = 16
)

// Least distances in units between a mark and the edge of the map, so that
// there is room for names.
const (
	marginX = 60
	marginY = 40
)

// The largest scales, in units to a degree of latitude: a map shows at least
// four degrees from side to side, and sixteen where it has no point to show.
const (
	closest     = Width / 4
	closestWide = Width / 16
)

// Kind says how a place is marked.
type Kind string

// Kinds of mark. Their values are the class names of the marks.
const (
	Spot Kind = "spot" // a place that is one point on such a map
	Part Kind = "part" // a division of a country, marked at its middle
	Wide Kind = "wide" // a country, region or water: a name without a mark, where it fits
)

// Place is what a map shows. Places named first are labelled first.
type Place struct {
	Label string
	Kind  Kind
	At    Point
}

// Map is a drawn map; every length is in units from the upper left corner.
type Map struct {
	Land    string // path data, by the even-odd rule
	Borders string // path data
	Marks   []Mark
	Labels  []Label
	Scale   *Scale // nil where there is no room
}

// Mark is a dot.
type Mark struct {
	Kind Kind
	X, Y float64
}

// Label is a name on a map.
type Label struct {
	Text   string
	Kind   Kind
	X, Y   float64 // of the base line
	Anchor string  // SVG text-anchor: start, middle or end
}

// Scale is a bar of so many kilometres along the map's middle latitude.
type Scale struct {
	Text       string // "100 km"
	X, Y       float64
	Length     float64
	MidX       float64
	TickY      float64 // upper end of the ticks at both ends
	TextY, End float64
}

// Atlas draws maps from one set of outlines. It is immutable once made.
type Atlas struct{ land, borders []boxed }

type boxed struct {
	Line
	box
}

// New makes an atlas from packed outlines.
func New(data []byte) (*Atlas, error) {
	o, err := Unpack(data)
	if err != nil {
		return nil, fmt.Errorf("locator: %w", err)
	}
	a := &Atlas{}
	for _, l := range o.Land {
		a.land = append(a.land, boxed{l, boxOf(l)})
	}
	for _, l := range o.Borders {
		a.borders = append(a.borders, boxed{l, boxOf(l)})
	}
	return a, nil
}

// Draw makes the map of places, framed on those that are marked or, where none
// is, on the wide ones. It gives nil when no place can be shown. Places whose
// point is not on the earth are passed over.
func (a *Atlas) Draw(places []Place) *Map {
	places = slices.DeleteFunc(slices.Clone(places), func(p Place) bool {
		return !(math.Abs(p.At.Lat) <= 90 && math.Abs(p.At.Lon) <= 180) // also what is no number
	})
	var framed []Point
	largest := 0.0
	for _, wide := range []bool{false, true} {
		for _, p := range places {
			if (p.Kind == Wide) == wide {
				framed = append(framed, p.At)
			}
		}
		if largest = closest; wide {
			largest = closestWide
		}
		if len(framed) > 0 {
			break
		}
	}
	if len(framed) == 0 {
		return nil
	}
	f := newFrame(framed, largest)
	m := &Map{Land: a.landPath(f), Borders: a.borderPath(f)}
	var spots []spot
	for _, p := range places {
		s := spot{Place: p}
		s.x, s.y = f.project(f.unroll(p.At))
		if p.Kind == Wide && (s.x < 0 || s.x > Width || s.y < 0 || s.y > Height) {
			continue
		}
		spots = append(spots, s)
		if p.Kind != Wide {
			m.Marks = append(m.Marks, Mark{Kind: p.Kind, X: tenth(s.x), Y: tenth(s.y)})
		}
	}
	m.place(spots, f)
	return m
}

func tenth(v float64) float64 { return math.Round(v*10) / 10 }

// frame is an equirectangular projection, true to scale at the middle of the map.
type frame struct {
	west   float64 // longitudes are counted on eastward from here
	middle Point
	x, y   float64 // units to a degree
}

// newFrame fits the points into the map, on whichever side of the date line
// they lie closer together. Its scale is at most largest.
func newFrame(points []Point, largest float64) frame {
	lons := make([]float64, len(points))
	for i, p := range points {
		lons[i] = p.Lon
	}
	slices.Sort(lons)
	f := frame{west: lons[0]}
	widest := lons[0] + 360 - lons[len(lons)-1]
	for i := 1; i < len(lons); i++ {
		if d := lons[i] - lons[i-1]; d > widest {
			widest, f.west = d, lons[i]
		}
	}
	line := make(Line, len(points))
	for i, p := range points {
		line[i] = p
		if p.Lon < f.west {
			line[i].Lon += 360
		}
	}
	b := boxOf(line)
	f.middle = Point{Lon: (b.west + b.east) / 2, Lat: (b.south + b.north) / 2}
	narrow := math.Cos(max(-75, min(75, f.middle.Lat)) * math.Pi / 180)
	f.y = min(largest, (Width-2*marginX)/((b.east-b.west)*narrow), (Height-2*marginY)/(b.north-b.south))
	f.x = f.y * narrow
	return f
}

// unroll gives a point the longitude under which it is nearest to the middle.
func (f frame) unroll(p Point) Point {
	p.Lon -= 360 * math.Round((p.Lon-f.middle.Lon)/360)
	return p
}

func (f frame) project(p Point) (x, y float64) {
	return Width/2 + (p.Lon-f.middle.Lon)*f.x, Height/2 - (p.Lat-f.middle.Lat)*f.y
}

// bounds is what the map shows in degrees and a little more, so that lines
// along its edge are not seen.
func (f frame) bounds() box {
	const more = 4
	return box{
		west: f.middle.Lon - (Width/2+more)/f.x, east: f.middle.Lon + (Width/2+more)/f.x,
		south: f.middle.Lat - (Height/2+more)/f.y, north: f.middle.Lat + (Height/2+more)/f.y,
	}
}

// scale is a bar of a round number of kilometres, at most a quarter of the
// map long.
func (f frame) scale() (km int, units float64) {
	const degree = 111.2 // kilometres in a degree of latitude
	most := Width / 4 / f.y * degree
	ten := math.Pow(10, math.Floor(math.Log10(most)))
	for _, n := range []float64{5, 2, 1} {
		if n*ten <= most {
			return int(n * ten), n * ten / degree * f.y
		}
	}
	return int(ten), ten / degree * f.y
}

// byRank orders the spots for labelling: marks before wide names, the first
// named first.
func byRank(a, b spot) int {
	rank := map[Kind]int{Spot: 0, Part: 1, Wide: 2}
	return cmp.Compare(rank[a.Kind], rank[b.Kind])
}
