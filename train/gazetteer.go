package main

import (
	"bufio"
	"embed"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur/internal/lang/en/names"
	"github.com/rapporteur/rapporteur/internal/text"
)

//go:embed lists
var lists embed.FS

// people and places from which the patterns are filled.
type stock struct {
	persons, given, states, towns, regions, peoples, groups, sites []string
}

// gazetteer collects the phrases and words of the lists, the actor tables and
// the gazetteer.
type gazetteer struct {
	phrases map[string][]string
	bits    map[string]byte
	cues    map[string]byte
	stock   stock
	common  map[string]bool // words that treebanks mostly write small
}

func (g *gazetteer) phrase(p string, bit byte) {
	p = strings.TrimSpace(p)
	if p == "" || len(p) > 80 {
		return
	}
	if _, ok := g.phrases[p]; !ok {
		l := text.Split(p, nil)
		var ws []string
		for _, t := range l.Tokens {
			ws = append(ws, cutForm(t.In(p))...)
		}
		if len(ws) == 0 {
			return
		}
		g.phrases[p] = ws
	}
	g.bits[p] |= bit
}

// cutForm parts a compound at its hyphens, as the engine's tokeniser does.
func cutForm(w string) []string {
	var out []string
	for {
		i := strings.IndexByte(w, '-')
		if i <= 0 || i+1 >= len(w) {
			return append(out, w)
		}
		out = append(out, w[:i], "-")
		w = w[i+1:]
	}
}

// person notes a full name, its first and last words.
func (g *gazetteer) person(name string) {
	f := strings.Fields(name)
	if len(f) < 2 || len(f) > 5 || strings.ContainsAny(name, "0123456789()/,") {
		return
	}
	for i, w := range f {
		f[i] = titleCase(w)
	}
	name = strings.Join(f, " ")
	g.phrase(name, names.Known)
	first, last := f[0], f[len(f)-1]
	if !g.common[strings.ToLower(first)] && len(first) > 2 {
		g.cues[first] |= names.Given
	}
	if i := strings.LastIndexByte(last, '-'); i >= 0 {
		last = last[i+1:]
	}
	if !g.common[strings.ToLower(last)] && len(last) > 2 {
		g.cues[last] |= names.Surname
	}
	g.stock.persons = append(g.stock.persons, name)
}

// titleCase writes a surname printed in capitals as the press does.
func titleCase(w string) string {
	if utf8.RuneCountInString(w) < 3 || w != strings.ToUpper(w) || strings.ContainsAny(w, ".") {
		return w
	}
	up := true
	return strings.Map(func(r rune) rune {
		was := up
		up = r == '-' || r == '\''
		if was {
			return unicode.ToUpper(r)
		}
		return unicode.ToLower(r)
	}, w)
}

// words reads a list of single words.
func listWords(name string, each func(section, word string)) error {
	return listLines(name, func(section, line string) {
		for w := range strings.FieldsSeq(line) {
			each(section, w)
		}
	})
}

func listLines(name string, each func(section, line string)) error {
	data, err := lists.ReadFile("lists/" + name + ".txt")
	if err != nil {
		return err
	}
	section := ""
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = strings.Trim(line, "[]")
		default:
			each(section, line)
		}
	}
	return nil
}

// table reads a tab-separated file that lies beside the gold data.
func (t *trainer) table(path string, each func(f []string)) error {
	r, err := t.open(path)
	if err != nil {
		return err
	}
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		if l := s.Text(); l != "" && l[0] != '#' {
			each(strings.Split(l, "\t"))
		}
	}
	return s.Err()
}

// Least inhabitants of a town in the list, and of one whose other spellings
// are taken too.
const (
	townSize     = 5000
	spellingSize = 100000
)

func (t *trainer) gazetteer(train []*sentence) (*gazetteer, error) {
	g := &gazetteer{phrases: map[string][]string{}, bits: map[string]byte{}, cues: map[string]byte{}, common: map[string]bool{}}
	small, large := map[string]int{}, map[string]int{}
	for _, s := range train {
		for i, x := range s.gold {
			low := strings.ToLower(x.Form)
			if low == x.Form {
				small[low]++
			} else if i > 0 {
				large[low]++
			}
		}
	}
	for w, n := range small {
		if n >= 2 && n > large[w] {
			g.common[w] = true
			g.cues[w] |= names.Common
		}
	}
	var err error
	add := func(e error) {
		if err == nil {
			err = e
		}
	}
	for _, l := range []struct {
		file string
		bit  byte
	}{{"title", names.Title}, {"organisation", names.OrgHead}, {"calendar", names.Calendar}, {"given", names.Given}} {
		add(listWords(l.file, func(_, w string) {
			if l.bit != names.Given || !g.common[strings.ToLower(w)] {
				g.cues[w] |= l.bit
			}
			if l.bit == names.Given {
				g.stock.given = append(g.stock.given, w)
			}
		}))
	}
	add(listWords("place", func(section, w string) {
		if section == "site" {
			g.cues[w] |= names.SiteHead
			g.stock.sites = append(g.stock.sites, w)
		} else {
			g.cues[w] |= names.LandHead
		}
	}))
	add(listWords("nationality", func(_, w string) {
		g.phrase(w, names.Norp)
		g.stock.peoples = append(g.stock.peoples, w)
		if !strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "h") {
			g.phrase(w+"s", names.Norp)
		}
	}))
	add(listLines("people", func(_, l string) {
		g.phrase(l, names.Norp)
		g.stock.peoples = append(g.stock.peoples, l)
	}))
	add(listLines("region", func(_, l string) { g.phrase(l, names.Region) }))
	add(listLines("group", func(_, l string) {
		g.phrase(l, names.Group)
		g.stock.groups = append(g.stock.groups, l)
	}))
	add(t.table("../gazetteer/geonames_countryInfo.tsv.gz", func(f []string) {
		if len(f) > 5 && f[0] != "ISO" {
			g.phrase(f[4], names.Country)
			g.phrase(f[5], names.City)
			g.stock.states = append(g.stock.states, f[4])
			if people, _ := strconv.Atoi(f[7]); people > 20_000_000 { // states that the press names often
				g.stock.states = append(g.stock.states, f[4], f[4])
			}
		}
	}))
	// Spellings that the press uses more than the gazetteer's.
	for range 6 {
		g.stock.states = append(g.stock.states, "U.S.", "US", "U. S.", "UK", "UAE", "U.K.", "Britain", "England", "America", "Gaza", "West Bank")
	}
	add(t.towns(g))
	add(t.actors(g))
	return g, err
}

func (t *trainer) towns(g *gazetteer) error {
	ok := func(n string) bool {
		r, _ := utf8.DecodeRuneInString(n)
		return unicode.IsUpper(r) && utf8.RuneCountInString(n) > 2 && (strings.Contains(n, " ") || !g.common[strings.ToLower(n)])
	}
	err := t.table("../gazetteer/cities500.tsv.gz", func(f []string) {
		people, _ := strconv.Atoi(f[11])
		if people < townSize && !strings.HasPrefix(f[7], "PPLA") {
			return
		}
		for _, n := range f[1:3] {
			if ok(n) {
				g.phrase(n, names.City)
			}
		}
		if people >= 30000 && ok(f[1]) {
			g.stock.towns = append(g.stock.towns, f[2])
		}
		if people >= spellingSize {
			for n := range strings.SplitSeq(f[3], "|") {
				if ok(n) && utf8.RuneCountInString(n) > 3 {
					g.phrase(n, names.City)
				}
			}
		}
	})
	if err != nil {
		return err
	}
	suffix := strings.NewReplacer(" Province", "", " Governorate", "", " Region", "", " District", "", " Oblast", "")
	err = t.table("../gazetteer/geonames_admin1.tsv.gz", func(f []string) {
		for _, n := range f[1:3] {
			if n = suffix.Replace(n); ok(n) {
				g.phrase(n, names.Region)
			}
		}
		g.stock.regions = append(g.stock.regions, f[2])
	})
	if err != nil {
		return err
	}
	return t.table("../gazetteer/naturalearth_features.tsv.gz", func(f []string) {
		if ok(f[1]) && !strings.HasSuffix(f[1], ".") {
			g.phrase(f[1], names.Region)
		}
	})
}

func (t *trainer) actors(g *gazetteer) error {
	err := t.table("events/actors/officials.tsv", func(f []string) { g.person(f[2]) })
	if err != nil {
		return err
	}
	if err = t.table("events/actors/cia_leaders_2019-10.tsv", func(f []string) { g.person(f[2]) }); err != nil {
		return err
	}
	if err = t.table("events/actors/ucdp_actors_22.1.tsv", func(f []string) {
		for _, n := range f[1:4] {
			if n != "n/a" && !strings.HasPrefix(n, "Government of") && !strings.Contains(n, "(") {
				g.phrase(n, names.Group)
				if f[4] == "1" && len(n) > 2 {
					g.stock.groups = append(g.stock.groups, n)
				}
			}
		}
	}); err != nil {
		return err
	}
	err = t.table("events/actors/phoenix_actors.tsv.gz", func(f []string) {
		n := f[1]
		switch code := f[2]; {
		case strings.ContainsAny(n, "!_"):
		case strings.HasPrefix(code, "IGO") || strings.HasPrefix(code, "NGO") || strings.HasPrefix(code, "IMG") || strings.HasPrefix(code, "MNC") || strings.HasPrefix(code, "NGM"):
			if len(n) > 2 && !g.common[strings.ToLower(n)] {
				g.phrase(n, names.Group)
			}
		case len(code) > 3 && strings.Contains(n, " "):
			g.phrase(n, names.Actor)
		}
	})
	g.stock.persons = slices.Compact(g.stock.persons)
	return err
}
