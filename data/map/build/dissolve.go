package main

import (
	"cmp"
	"math"
	"slices"

	"github.com/rapporteur/rapporteur/internal/web/locator"
)

// The table was thinned ring by ring: of an edge that two provinces share,
// each kept other points. gap is how far (the sum of both differences, in
// thousandths) a dropped point lay from the kept one beside it; near is how
// far from the line between two kept ones a dropped one is looked for.
const (
	gap  = 21
	near = 12
)

// mend gives every ring the points that its neighbours have on its lines, so
// that a shared edge is the same chain of points on both sides, as it was
// before it was thinned. Where it does not succeed a sliver is left between
// the two, which dissolve drops.
func mend(rings []ring) {
	const cell = 25
	type square struct{ x, y int32 }
	of := func(v vertex) square { return square{floor(v.x, cell), floor(v.y, cell)} }
	grid := map[square][]vertex{}
	for _, r := range rings {
		for _, v := range r.at {
			s := of(v)
			if !slices.Contains(grid[s], v) {
				grid[s] = append(grid[s], v)
			}
		}
	}
	type found struct {
		vertex
		t float64
	}
	for i := range rings {
		old := rings[i].at
		own := make(map[vertex]bool, len(old))
		for _, v := range old {
			own[v] = true
		}
		at := make([]vertex, 0, len(old))
		for j, p := range old {
			q := old[(j+1)%len(old)]
			at = append(at, p)
			var on []found
			// A ring that was turned round has its dropped points beside the end.
			for _, end := range []vertex{p, q} {
				s := of(end)
				for x := s.x - 1; x <= s.x+1; x++ {
					for y := s.y - 1; y <= s.y+1; y++ {
						for _, v := range grid[square{x, y}] {
							if own[v] || abs(v.x-end.x)+abs(v.y-end.y) > gap {
								continue
							}
							if t, d := project(v, p, q); 0 < t && t < 1 && d <= near && !slices.ContainsFunc(on, func(f found) bool { return f.vertex == v }) {
								on = append(on, found{v, t})
							}
						}
					}
				}
			}
			slices.SortFunc(on, func(a, b found) int {
				return cmp.Or(cmp.Compare(a.t, b.t), cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y))
			})
			for _, f := range on {
				at = append(at, f.vertex)
			}
		}
		rings[i].at = at
	}
}

func floor(n, by int32) int32 { return int32(math.Floor(float64(n) / float64(by))) }

func abs(n int32) int32 { return max(n, -n) }

// project gives where on the stretch from p to q (0 to 1) v lies, and how far
// from it.
func project(v, p, q vertex) (t, d float64) {
	x, y := float64(q.x-p.x), float64(q.y-p.y)
	a, b := float64(v.x-p.x), float64(v.y-p.y)
	n := x*x + y*y
	if n == 0 {
		return 0, math.Hypot(a, b)
	}
	return (a*x + b*y) / n, math.Abs(a*y-b*x) / math.Sqrt(n)
}

// edge is a stretch between two points with land to its left.
type edge struct{ from, to vertex }

func (e edge) back() edge { return edge{e.to, e.from} }

// edges counts how often each edge is there. Adding one takes away another
// that runs the other way: land on both sides is no edge of the land.
type edges map[edge]int

func (s edges) add(e edge) {
	switch b := e.back(); {
	case s[b] > 1:
		s[b]--
	case s[b] == 1:
		delete(s, b)
	default:
		s[e]++
	}
}

func (s edges) addRing(at []vertex) {
	for i, v := range at {
		s.add(edge{v, at[(i+1)%len(at)]})
	}
}

// rings takes the edges apart into rings. As they came from rings, as many
// edges leave every point as reach it, so all of them are used up.
func (s edges) rings() [][]vertex {
	next := map[vertex][]vertex{}
	for e, n := range s {
		for range n {
			next[e.from] = append(next[e.from], e.to)
		}
	}
	starts := make([]vertex, 0, len(next))
	for v, to := range next {
		starts = append(starts, v)
		slices.SortFunc(to, compare)
	}
	slices.SortFunc(starts, compare)
	var out [][]vertex
	for _, start := range starts {
		for len(next[start]) > 0 {
			path, place := []vertex{start}, map[vertex]int{start: 0}
			for len(path) > 0 {
				v := path[len(path)-1]
				to := next[v]
				if len(to) == 0 {
					break // the start again: its rings have been taken off
				}
				next[v] = to[1:]
				if i, ok := place[to[0]]; ok { // a ring closes
					out = append(out, slices.Clone(path[i:]))
					for _, w := range path[i+1:] {
						delete(place, w)
					}
					path = path[:i+1]
					continue
				}
				place[to[0]] = len(path)
				path = append(path, to[0])
			}
		}
	}
	return out
}

func compare(a, b vertex) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y)) }

// sliver reports whether a ring is what mend left between two provinces
// rather than land or water: a thin one, or a small hole. Sizes in degrees.
func sliver(at []vertex) bool {
	l := degrees(at)
	area, around := locator.Area(l), 0.0
	for i, p := range l {
		q := l[(i+1)%len(l)]
		around += math.Hypot(q.Lon-p.Lon, q.Lat-p.Lat)
	}
	width := 2 * math.Abs(area) / around
	return width < .004 || area < 0 && (width < .02 || area > -.02)
}

// shapes are the land as rings and the borders as open chains.
type shapes struct{ land, borders [][]vertex }

// dissolve joins the provinces to countries and the countries to land.
// Islands smaller than the given area in square degrees are left out.
func dissolve(all []ring, island float64) shapes {
	byCountry := map[string]edges{}
	var countries []string
	for _, r := range all {
		if byCountry[r.country] == nil {
			byCountry[r.country] = edges{}
			countries = append(countries, r.country)
		}
		byCountry[r.country].addRing(r.at)
	}
	slices.Sort(countries)
	land, outer := edges{}, map[edge]bool{}
	for _, c := range countries {
		for _, at := range byCountry[c].rings() {
			if sliver(at) {
				continue
			}
			land.addRing(at)
			for i, v := range at {
				outer[edge{v, at[(i+1)%len(at)]}] = true
			}
		}
	}
	var out shapes
	coast := map[edge]bool{}
	for _, at := range land.rings() {
		if sliver(at) {
			continue
		}
		for i, v := range at {
			coast[edge{v, at[(i+1)%len(at)]}] = true
		}
		if area := locator.Area(degrees(at)); area < 0 || area >= island {
			out.land = append(out.land, at)
		}
	}
	var between []edge
	for e := range outer {
		if b := e.back(); !coast[e] && (!outer[b] || compare(e.from, e.to) < 0) {
			between = append(between, e)
		}
	}
	out.borders = chains(between)
	return out
}

// chains links edges to lines that are as long as they can be without a fork.
func chains(list []edge) [][]vertex {
	slices.SortFunc(list, func(a, b edge) int { return cmp.Or(compare(a.from, b.from), compare(a.to, b.to)) })
	at := map[vertex][]int{}
	for i, e := range list {
		at[e.from] = append(at[e.from], i)
		at[e.to] = append(at[e.to], i)
	}
	used := make([]bool, len(list))
	follow := func(i int, from vertex) []vertex {
		line := []vertex{from}
		for {
			used[i] = true
			to := list[i].to
			if to == from {
				to = list[i].from
			}
			line, from = append(line, to), to
			if len(at[to]) != 2 {
				return line
			}
			if i = at[to][0] + at[to][1] - i; used[i] {
				return line
			}
		}
	}
	var out [][]vertex
	for _, inner := range []bool{false, true} { // chains with ends, then those without
		for i, e := range list {
			for _, v := range []vertex{e.from, e.to} {
				if !used[i] && (inner || len(at[v]) != 2) {
					out = append(out, follow(i, v))
				}
			}
		}
	}
	return out
}

// thin drops points that can hardly be seen. The ends of borders stay where
// they are on the coast.
func thin(s shapes, tolerance float64) *locator.Outlines {
	ends := map[vertex]bool{}
	for _, b := range s.borders {
		ends[b[0]], ends[b[len(b)-1]] = true, true
	}
	o := &locator.Outlines{}
	for _, at := range s.land {
		if l := thinRing(at, ends, tolerance); len(l) > 2 {
			o.Land = append(o.Land, l)
		}
	}
	for _, b := range s.borders {
		o.Borders = append(o.Borders, locator.Thin(degrees(b), tolerance))
	}
	return o
}

// thinRing thins the ring between the points that must stay; it needs two, so
// the point farthest from the first is one of them.
func thinRing(at []vertex, stay map[vertex]bool, tolerance float64) locator.Line {
	if i := slices.IndexFunc(at, func(v vertex) bool { return stay[v] }); i > 0 {
		at = append(slices.Clone(at[i:]), at[:i]...)
	}
	l := degrees(at)
	far := 0
	for i, p := range l {
		if math.Hypot(p.Lon-l[0].Lon, p.Lat-l[0].Lat) > math.Hypot(l[far].Lon-l[0].Lon, l[far].Lat-l[0].Lat) {
			far = i
		}
	}
	l = append(l, l[0])
	var out locator.Line
	from := 0
	for i := 1; i < len(l); i++ {
		if i == far || i == len(l)-1 || stay[at[i]] {
			part := locator.Thin(l[from:i+1], tolerance)
			out = append(out, part[:len(part)-1]...)
			from = i
		}
	}
	return out
}
