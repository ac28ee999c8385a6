package locator

import (
	"math"
	"strconv"
)

// turns are the whole turns by which outlines are moved to meet a map that
// lies across the date line.
var turns = [...]float64{-360, 0, 360}

// fine is the shortest step of a path in units; shorter ones cannot be seen.
const fine = .7

func (a *Atlas) landPath(f frame) string {
	var p path
	seen := f.bounds()
	for _, l := range a.land {
		for _, turn := range turns {
			b := seen
			b.west, b.east = b.west-turn, b.east-turn
			if !b.overlaps(l.box) || (l.east-l.west)*f.x < fine && (l.north-l.south)*f.y < fine {
				continue
			}
			ring := l.Line
			if !b.contains(l.box) {
				ring = clipRing(ring, b)
			}
			p.line(f, ring, turn, true)
		}
	}
	return string(p)
}

func (a *Atlas) borderPath(f frame) string {
	var p path
	seen := f.bounds()
	for _, l := range a.borders {
		for _, turn := range turns {
			b := seen
			b.west, b.east = b.west-turn, b.east-turn
			if !b.overlaps(l.box) {
				continue
			}
			for _, part := range clipLine(l.Line, b) {
				p.line(f, part, turn, false)
			}
		}
	}
	return string(p)
}

// path is SVG path data in tenths of a unit, each point given by its distance
// from the one before.
type path []byte

func (p *path) line(f frame, l Line, turn float64, closed bool) {
	type tenths struct{ x, y int }
	start, n := len(*p), 0
	var last tenths
	for i, at := range l {
		at.Lon += turn
		x, y := f.project(at)
		now := tenths{int(math.Round(10 * x)), int(math.Round(10 * y))}
		dx, dy := now.x-last.x, now.y-last.y
		switch {
		case n == 0:
			*p = append(*p, 'M')
		case math.Hypot(float64(dx), float64(dy)) < 10*fine && (closed || i < len(l)-1), dx == 0 && dy == 0:
			continue
		case n == 1:
			*p = append(*p, 'l')
		}
		*p = number(*p, dx, n > 1)
		*p = number(*p, dy, true)
		last = now
		n++
	}
	switch {
	case n < 2 || closed && n < 3:
		*p = (*p)[:start]
	case closed:
		*p = append(*p, 'z')
	}
}

// number writes so many tenths; between two numbers stands a space or a minus.
func number(p []byte, v int, after bool) []byte {
	if v < 0 {
		p = append(p, '-')
		v = -v
	} else if after {
		p = append(p, ' ')
	}
	if v >= 10 || v == 0 {
		p = strconv.AppendInt(p, int64(v/10), 10)
	}
	if v%10 != 0 {
		p = append(p, '.', byte('0'+v%10))
	}
	return p
}
