package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"

	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/lang/en/gold"
	"github.com/rapporteur/rapporteur/internal/lang/en/names"
)

// unify brings a source's names under one convention: names have a capital,
// peoples and nationalities are of their own type, bridges and the like too.
func (g *gazetteer) unify(ps []gold.Passage) []gold.Passage {
	for i := range ps {
		kept := ps[i].Names[:0]
		for _, n := range ps[i].Names {
			form := n.In(ps[i].Text)
			typ, ok := gold.Types[n.Type]
			if !ok || !strings.ContainsFunc(form, unicode.IsUpper) && typ != lang.Person {
				continue
			}
			words := strings.Fields(form)
			if len(words) == 0 {
				continue
			}
			bits := g.bits[form]
			switch last := words[len(words)-1]; {
			case bits&names.Norp != 0 && bits&(names.Country|names.City) == 0 && typ != lang.Person:
				typ = lang.Nationality
			case (typ == lang.Location || typ == lang.Misc) && len(words) > 1 && g.cues[last]&names.SiteHead != 0:
				typ = lang.Facility
			case typ == lang.Misc && (strings.HasSuffix(form, " War") || strings.HasPrefix(form, "Battle of") || strings.HasSuffix(form, "War II") || strings.HasSuffix(form, "War I")):
				typ = lang.Event
			}
			n.Type = typ
			kept = append(kept, n)
		}
		ps[i].Names = kept
	}
	return ps
}

// fill makes n documents of each pattern, with names drawn from the stock.
func (g *gazetteer) fill(n int, seed uint64) ([]gold.Passage, error) {
	rng := rand.New(rand.NewPCG(seed, 5))
	pick := func(l []string) string { return l[rng.IntN(len(l))] }
	var out []gold.Passage
	err := listLines("pattern", func(_, line string) {
		for range n {
			b := gold.NewBuilder()
			last := ""
			for w := range strings.FieldsSeq(strings.ReplaceAll(line, "}-backed", "} - backed")) {
				typ, form := "", w
				switch w {
				case "{per}":
					typ, form = "PER", pick(g.stock.persons)
					if rng.IntN(4) == 0 {
						form = pick(g.stock.given) + " " + form[strings.LastIndexByte(form, ' ')+1:]
					}
					last = form[strings.LastIndexByte(form, ' ')+1:]
				case "{last}":
					typ, form = "PER", last
					if last == "" {
						form = pick(g.stock.persons)
						form = form[strings.LastIndexByte(form, ' ')+1:]
					}
				case "{loc}":
					typ, form = "LOC", pick(g.stock.states)
				case "{city}", "{city}-based":
					typ, form = "LOC", pick(g.stock.towns)
				case "{reg}":
					typ, form = "LOC", pick(g.stock.regions)
				case "{norp}":
					typ, form = "NORP", pick(g.stock.peoples)
				case "{org}":
					typ, form = "ORG", g.body(rng)
				case "{acr}":
					typ, form = "ORG", acronym(rng)
				case "{fac}":
					typ, form = "FAC", pick(g.stock.towns)+" "+pick(g.stock.sites)
				case "{num}":
					form = fmt.Sprint(2 + rng.IntN(900))
				}
				label := "O"
				for k, x := range strings.Fields(form) {
					if typ != "" {
						label = "I-" + typ
						if k == 0 {
							label = "B-" + typ
						}
					}
					b.Add(x, label)
				}
				if w == "{city}-based" {
					b.Add("-", "O")
					b.Add("based", "O")
				}
				if w == "." && rng.IntN(2) == 0 {
					b.Line()
				}
			}
			out = append(out, b.Passage())
		}
	})
	return out, err
}

// body makes up the name of an organisation or takes a known one.
func (g *gazetteer) body(rng *rand.Rand) string {
	pick := func(l []string) string { return l[rng.IntN(len(l))] }
	fields := strings.Fields("Health Education Defence Defense Justice Agriculture Transport Energy Finance Trade Labour Interior Information Environment Tourism Water Mining Planning Immigration Communications")
	kinds := strings.Fields("Front Party Movement Union Council Commission Committee Agency Association Federation Authority Alliance Institute Foundation Army Force Network Coalition League Congress Bank Court Group Society Service")
	firsts := strings.Fields("National Islamic People's United Democratic Popular Central Supreme Federal Free New General Revolutionary Patriotic International Workers' Liberal Progressive Christian Social Royal Republican Independent")
	goods := strings.Fields("Oil Steel Foods Motors Airlines Airways Telecom Cement Mining Power Media Pharma Textiles Shipping Insurance Properties Energy Breweries Tea Technologies")
	ends := strings.Fields("Ltd Inc Corp Limited Company Group Holdings plc Co.")
	switch rng.IntN(12) {
	case 0:
		return "Ministry of " + pick(fields)
	case 1:
		return pick(fields) + " Ministry"
	case 2:
		return pick(g.stock.peoples) + " " + pick(firsts) + " " + pick(kinds)
	case 3:
		return pick(firsts) + " " + pick(kinds) + " of " + pick(g.stock.states)
	case 4:
		return "University of " + pick(g.stock.towns)
	case 5:
		return pick(g.stock.towns) + " " + pick([]string{"University", "Police", "Hospital", "City Council", "High Court", "Chamber of Commerce", "United", "FC", "Times", "Post", "Daily News"})
	case 6:
		return pick(firsts) + " " + pick(firsts) + " " + pick(kinds)
	case 7:
		return pick(g.stock.towns) + " " + pick(goods) + " " + pick(ends)
	case 8:
		return pick(fields) + " and " + pick(fields) + " " + pick(kinds)
	}
	return pick(g.stock.groups)
}

func acronym(rng *rand.Rand) string {
	n := 2 + rng.IntN(4)
	var b strings.Builder
	for range n {
		b.WriteByte("ABCDEFGHIKLMNOPRSTUVWAIUNPS"[rng.IntN(27)])
	}
	return b.String()
}
