package main

import (
	"math"
	"slices"
	"testing"

	"github.com/rapporteur/rapporteur/internal/web/locator"
)

// TestDissolve joins three provinces of two countries whose shared edges were
// thinned each in its own way.
func TestDissolve(t *testing.T) {
	all := []ring{
		{"AA", []vertex{{0, 0}, {2000, 0}, {2005, 12}, {2000, 1000}, {0, 1000}}},
		{"AA", []vertex{{2000, 0}, {4000, 0}, {4000, 1000}, {2000, 1000}}},
		{"BB", []vertex{{0, 1000}, {2000, 1000}, {4000, 1000}, {4000, 2000}, {0, 2000}}},
		{"BB", []vertex{{9000, 0}, {9010, 0}, {9010, 10}, {9000, 10}}}, // too small an island
	}
	mend(all)
	s := dissolve(all, .0004)
	if len(s.land) != 1 || len(s.borders) != 1 {
		t.Fatalf("land %v, borders %v", s.land, s.borders)
	}
	if a := locator.Area(degrees(s.land[0])); math.Abs(a-8) > .02 {
		t.Errorf("the land has an area of %v, want 8", a)
	}
	b := s.borders[0]
	if ends := []vertex{b[0], b[len(b)-1]}; !slices.Contains(ends, vertex{0, 1000}) || !slices.Contains(ends, vertex{4000, 1000}) {
		t.Errorf("the border runs from %v to %v", b[0], b[len(b)-1])
	}
	o := thin(s, .01)
	if n := len(o.Borders[0]); n != 2 {
		t.Errorf("a straight border has %d points", n)
	}
	for _, end := range o.Borders[0] {
		if !slices.Contains(o.Land[0], end) {
			t.Errorf("the border ends off the coast at %v", end)
		}
	}
}

// TestRings takes two rings apart that meet in a point.
func TestRings(t *testing.T) {
	s := edges{}
	s.addRing([]vertex{{0, 0}, {1, 0}, {1, 1}})
	s.addRing([]vertex{{1, 1}, {2, 1}, {2, 2}})
	got := s.rings()
	if len(got) != 2 || len(got[0]) != 3 || len(got[1]) != 3 {
		t.Errorf("rings %v", got)
	}
	s.addRing([]vertex{{1, 1}, {1, 0}, {0, 0}})
	if got := s.rings(); len(got) != 1 {
		t.Errorf("a ring and its reverse leave %v", got)
	}
}

func TestSliver(t *testing.T) {
	tests := []struct {
		name string
		at   []vertex
		want bool
	}{
		{"island", []vertex{{0, 0}, {100, 0}, {100, 100}, {0, 100}}, false},
		{"spit", []vertex{{0, 0}, {900, 0}, {900, 3}, {0, 3}}, true},
		{"pond", []vertex{{0, 0}, {0, 100}, {100, 100}, {100, 0}}, true},
		{"inland sea", []vertex{{0, 0}, {0, 3000}, {3000, 3000}, {3000, 0}}, false},
		{"gap", []vertex{{0, 0}, {0, 20}, {9000, 20}, {9000, 0}}, true},
	}
	for _, tt := range tests {
		if got := sliver(tt.at); got != tt.want {
			t.Errorf("%s: %v", tt.name, got)
		}
	}
}
