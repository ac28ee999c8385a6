package document

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/rapporteur/rapporteur"
)

//go:embed furniture.toml
var furnitureTOML string

// rule is one row of furniture.toml, which says what its fields mean.
type rule struct {
	Name    string
	Why     rapporteur.FurnitureKind
	Where   string
	First   []string
	Has     []string
	Pattern string
	Exact   bool
	Max     int
	Part    bool
	Later   bool
	Quiet   bool

	re *regexp.Regexp
}

// rules is the compiled table: by the first word a line must begin with, and
// those that ask for none.
type rules struct {
	all  []*rule // in the order of the file, which is the order of precedence
	by   map[string][]int
	free []int
}

var furnitureRules = mustRules(furnitureTOML)

func mustRules(source string) *rules {
	r, err := readRules(source)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return r
}

func readRules(source string) (*rules, error) {
	var file struct{ Rule []*rule }
	md, err := toml.Decode(source, &file)
	if err != nil {
		return nil, fmt.Errorf("furniture rules: %w", err)
	}
	if u := md.Undecoded(); len(u) > 0 {
		return nil, fmt.Errorf("furniture rules: unknown key %s", u[0])
	}
	r := &rules{all: file.Rule, by: map[string][]int{}}
	for i, x := range r.all {
		switch x.Where {
		case "", "any", "top", "bottom", "edge":
		default:
			return nil, fmt.Errorf("furniture rule %q: where is %q, not top, bottom, edge or any", x.Name, x.Where)
		}
		if x.re, err = regexp.Compile(x.Pattern); err != nil {
			return nil, fmt.Errorf("furniture rule %q: %w", x.Name, err)
		}
		if x.Part && x.re.SubexpIndex("part") < 0 {
			return nil, fmt.Errorf("furniture rule %q: its pattern has no group named part", x.Name)
		}
		if x.Max == 0 {
			x.Max = 200
		}
		for _, w := range x.First {
			r.by[w] = append(r.by[w], i)
		}
		if len(x.First) == 0 {
			r.free = append(r.free, i)
		}
	}
	return r, nil
}

// match gives the first rule that holds for the line and the part of the line
// it takes, as offsets in the line; nil when none does.
func (r *rules) match(l *line) (*rule, rapporteur.Span) {
	named := r.by[l.first]
	i, j := 0, 0
	for i < len(named) || j < len(r.free) { // merge two sorted lists
		var x *rule
		if j >= len(r.free) || i < len(named) && named[i] < r.free[j] {
			x = r.all[named[i]]
			i++
		} else {
			x = r.all[r.free[j]]
			j++
		}
		if s, ok := x.match(l); ok {
			return x, s
		}
	}
	return nil, rapporteur.Span{}
}

func (x *rule) match(l *line) (rapporteur.Span, bool) {
	none := rapporteur.Span{}
	switch {
	case len(l.text) > x.Max, x.Later && l.index == 0:
		return none, false
	case x.Where == "top" && !l.top, x.Where == "bottom" && !l.bottom, x.Where == "edge" && !l.top && !l.bottom:
		return none, false
	case x.Quiet && l.quotes:
		return none, false
	}
	if len(x.Has) > 0 {
		found := false
		for _, h := range x.Has {
			if found = strings.Contains(l.lower, h); found {
				break
			}
		}
		if !found {
			return none, false
		}
	}
	in := l.lower
	if x.Exact {
		in = l.text
	}
	if !x.Part {
		return rapporteur.Span{End: len(l.text)}, x.re.MatchString(in)
	}
	m := x.re.FindStringSubmatchIndex(in)
	if m == nil {
		return none, false
	}
	k := 2 * x.re.SubexpIndex("part")
	return rapporteur.Span{Start: m[k], End: m[k+1]}, m[k] < m[k+1]
}
