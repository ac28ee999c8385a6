package locator

import "math"

// Thin drops the points of a line that lie closer than tolerance (in the
// units of the points) to the line without them, by Douglas and Peucker. The
// first and the last point stay.
func Thin(l Line, tolerance float64) Line {
	if len(l) < 3 {
		return l
	}
	keep := make([]bool, len(l))
	keep[0], keep[len(l)-1] = true, true
	for open := [][2]int{{0, len(l) - 1}}; len(open) > 0; {
		from, to := open[len(open)-1][0], open[len(open)-1][1]
		open = open[:len(open)-1]
		far, at := tolerance, -1
		for i := from + 1; i < to; i++ {
			if d := distance(l[i], l[from], l[to]); d > far {
				far, at = d, i
			}
		}
		if at >= 0 {
			keep[at] = true
			open = append(open, [2]int{from, at}, [2]int{at, to})
		}
	}
	out := make(Line, 0, len(l)/2)
	for i, k := range keep {
		if k {
			out = append(out, l[i])
		}
	}
	return out
}

// distance is how far p lies from the stretch between a and b.
func distance(p, a, b Point) float64 {
	x, y := b.Lon-a.Lon, b.Lat-a.Lat
	if n := x*x + y*y; n > 0 {
		t := max(0, min(1, ((p.Lon-a.Lon)*x+(p.Lat-a.Lat)*y)/n))
		a.Lon, a.Lat = a.Lon+t*x, a.Lat+t*y
	}
	return math.Hypot(p.Lon-a.Lon, p.Lat-a.Lat)
}

// Area is the area of a ring in the square of the units of its points,
// positive when it runs against the clock.
func Area(ring Line) float64 {
	var sum float64
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p.Lon*q.Lat - q.Lon*p.Lat
	}
	return sum / 2
}

// box is a rectangle along the axes.
type box struct{ west, south, east, north float64 }

func boxOf(l Line) box {
	b := box{west: math.Inf(1), south: math.Inf(1), east: math.Inf(-1), north: math.Inf(-1)}
	for _, p := range l {
		b.west, b.east = min(b.west, p.Lon), max(b.east, p.Lon)
		b.south, b.north = min(b.south, p.Lat), max(b.north, p.Lat)
	}
	return b
}

func (b box) overlaps(c box) bool {
	return b.west <= c.east && c.west <= b.east && b.south <= c.north && c.south <= b.north
}

func (b box) holds(p Point) bool {
	return b.west <= p.Lon && p.Lon <= b.east && b.south <= p.Lat && p.Lat <= b.north
}

func (b box) contains(c box) bool {
	return b.west <= c.west && c.east <= b.east && b.south <= c.south && c.north <= b.north
}

// sides are the four half planes whose common part a box is: how far inside
// each of them a point lies.
func (b box) sides() [4]func(Point) float64 {
	return [4]func(Point) float64{
		func(p Point) float64 { return p.Lon - b.west },
		func(p Point) float64 { return b.east - p.Lon },
		func(p Point) float64 { return p.Lat - b.south },
		func(p Point) float64 { return b.north - p.Lat },
	}
}

// clipRing cuts a ring to the box, side by side (Sutherland and Hodgman).
// Parts that fall apart stay joined along the edge of the box.
func clipRing(ring Line, b box) Line {
	for _, inside := range b.sides() {
		if len(ring) == 0 {
			return nil
		}
		out := make(Line, 0, len(ring))
		prev := ring[len(ring)-1]
		before := inside(prev)
		for _, p := range ring {
			now := inside(p)
			if (before < 0) != (now < 0) {
				out = append(out, between(prev, p, before/(before-now)))
			}
			if now >= 0 {
				out = append(out, p)
			}
			prev, before = p, now
		}
		ring = out
	}
	return ring
}

// clipLine gives the parts of an open line that come near the box: every
// stretch that has an end in it, whole.
func clipLine(l Line, b box) []Line {
	var out []Line
	var part Line
	for i := 1; i < len(l); i++ {
		if !boxOf(l[i-1 : i+1]).overlaps(b) {
			if part != nil {
				out, part = append(out, part), nil
			}
			continue
		}
		if part == nil {
			part = Line{l[i-1]}
		}
		part = append(part, l[i])
	}
	if part != nil {
		out = append(out, part)
	}
	return out
}

func between(a, b Point, t float64) Point {
	return Point{Lon: a.Lon + t*(b.Lon-a.Lon), Lat: a.Lat + t*(b.Lat-a.Lat)}
}
