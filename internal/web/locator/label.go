package locator

import (
	"fmt"
	"slices"
	"unicode"
)

// spot is a place on the map.
type spot struct {
	Place
	x, y float64
}

// reach is how far from its middle a mark keeps names away; longest is how
// many letters of a name are shown; tried is for how many places a name is
// tried, as no more would find room.
const (
	reach   = 6
	longest = 28
	tried   = 100
)

// area is a rectangle on the map, in units from the upper left corner.
type area struct{ left, top, right, bottom float64 }

func (a area) overlaps(b area) bool {
	return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

func (a area) inside() bool {
	return a.left >= 2 && a.right <= Width-2 && a.top >= 2 && a.bottom <= Height-2
}

func (a area) free(taken []area) bool { return !slices.ContainsFunc(taken, a.overlaps) }

// place puts the scale and then the names on the map, each where the first of
// its positions is free. Names for which none is are left out.
func (m *Map) place(spots []spot, f frame) {
	var taken []area
	for _, s := range spots {
		if s.Kind != Wide {
			taken = append(taken, area{s.x - reach, s.y - reach, s.x + reach, s.y + reach})
		}
	}
	km, length := f.scale()
	for _, corner := range [][2]float64{{12, Height - 10}, {Width - 12 - length, Height - 10}, {12, 30}, {Width - 12 - length, 30}} {
		x, y := corner[0], corner[1]
		if a := (area{x - 4, y - 24, x + length + 4, y + 6}); a.free(taken) {
			m.Scale = &Scale{Text: fmt.Sprintf("%d km", km), X: tenth(x), Y: tenth(y), Length: tenth(length),
				MidX: tenth(x + length/2), TickY: tenth(y - 4), TextY: tenth(y - 7), End: tenth(x + length)}
			taken = append(taken, a)
			break
		}
	}
	slices.SortStableFunc(spots, byRank)
	for _, s := range spots[:min(len(spots), tried)] {
		text := shorten(s.Label)
		if text == "" {
			continue
		}
		for _, p := range positions(s, measure(text)) {
			if p.area.inside() && p.area.free(taken) {
				p.Text, p.Kind = text, s.Kind
				p.X, p.Y = tenth(p.X), tenth(p.Y)
				m.Labels = append(m.Labels, p.Label)
				taken = append(taken, p.area)
				break
			}
		}
	}
}

// position is where a name could stand.
type position struct {
	Label
	area area
}

// positions lists where the name of a spot could stand, the best first: beside
// its mark, above and below it, then at its corners. A wide name stands on its
// point or close to it.
func positions(s spot, width float64) []position {
	const (
		up   = fontSize * .8 // from the base line to the top of the letters
		down = fontSize * .25
		off  = reach + 3
	)
	at := func(x, y float64, anchor string) position {
		left := x
		switch anchor {
		case "middle":
			left -= width / 2
		case "end":
			left -= width
		}
		return position{Label{X: x, Y: y, Anchor: anchor}, area{left - 1, y - up, left + width + 1, y + down}}
	}
	middle := s.y + (up-down)/2
	if s.Kind == Wide {
		var out []position
		for _, dy := range []float64{0, -fontSize, fontSize, -2 * fontSize, 2 * fontSize} {
			out = append(out, at(s.x, middle+dy, "middle"))
		}
		return out
	}
	return []position{
		at(s.x+off, middle, "start"), at(s.x-off, middle, "end"),
		at(s.x, s.y-off-down, "middle"), at(s.x, s.y+off+up, "middle"),
		at(s.x+reach, s.y-reach-down, "start"), at(s.x+reach, s.y+reach+up, "start"),
		at(s.x-reach, s.y-reach-down, "end"), at(s.x-reach, s.y+reach+up, "end"),
	}
}

// shorten gives a name on one line, cut where it is too long to be shown.
func shorten(name string) string {
	var out []rune
	for _, r := range name {
		switch {
		case unicode.IsSpace(r):
			r = ' '
		case !unicode.IsPrint(r):
			continue
		}
		if len(out) == longest {
			return string(out[:longest-1]) + "…"
		}
		out = append(out, r)
	}
	return string(out)
}

// measure guesses how wide a name is, on the safe side of the sans-serif
// letters that pages use.
func measure(name string) float64 {
	var ems float64
	for _, r := range name {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me):
		case r >= 0x1100:
			ems++
		case unicode.IsUpper(r) || r == 'm' || r == 'w' || r == '…':
			ems += .75
		case r == 'i' || r == 'l' || r == 'j' || r == 't' || r == 'f' || r == 'r' || r == ' ' || unicode.IsPunct(r):
			ems += .38
		default:
			ems += .58
		}
	}
	return ems * fontSize
}
