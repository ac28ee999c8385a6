package quantity

import (
	_ "embed"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// measure is a unit that makes a number something else than a count.
type measure struct {
	name  string
	kind  rapporteur.QuantityKind
	glued bool // only right behind the digits: "5m", "200p"
	upper bool // only with a capital: "12 C"
}

//go:embed measure.tsv
var measureTable string

//go:embed currency.tsv
var currencyTable string

//go:embed noun.tsv
var nounTable string

// units finds a measure by its form; forms are lower-case, "*" before a form
// asks that it be written against the digits, "^" that it have a capital.
var units = readMeasures(measureTable)

func readMeasures(table string) map[string]measure {
	out := map[string]measure{}
	for _, f := range rows(table) {
		for _, form := range strings.Split(f[2], ";") {
			m := measure{name: f[1], kind: rapporteur.QuantityKind(f[0])}
			form = strings.TrimSpace(form)
			if strings.HasPrefix(form, "*") {
				m.glued, form = true, form[1:]
			}
			if strings.HasPrefix(form, "^") {
				m.upper, form = true, form[1:]
			}
			out[form] = m
		}
	}
	for form, name := range currencyWord {
		out[form] = measure{name: name, kind: rapporteur.QuantityMoney}
	}
	return out
}

// rows gives the lines of an embedded table cut at tabs, without comments.
func rows(table string) [][]string {
	var out [][]string
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		out = append(out, strings.Split(line, "\t"))
	}
	return out
}

// Currencies by sign ("$"), by code or prefix ("USD", "RM") and by word ("pesos").
var currencySign, currencyCode, currencyWord = readCurrencies(currencyTable)

func readCurrencies(table string) (sign, code, word map[string]string) {
	sign, code, word = map[string]string{}, map[string]string{}, map[string]string{}
	into := map[string]map[string]string{"sign": sign, "code": code, "word": word}
	for _, f := range rows(table) {
		for _, form := range strings.Split(f[2], ";") {
			into[f[0]][strings.TrimSpace(form)] = f[1]
		}
	}
	return sign, code, word
}

// nouns gives the unit that a counted noun stands for: "soldier" → "persons".
var nouns = readNouns(nounTable)

func readNouns(table string) map[string]string {
	out := map[string]string{}
	for _, f := range rows(table) {
		for _, n := range strings.Fields(f[1]) {
			out[n] = f[0]
		}
	}
	return out
}

// UnitOf gives the unit that a counted noun stands for ("soldiers" →
// "persons", "homes" → "households", "outposts" → "posts"); a noun of none of
// the record's units gives itself in the singular, lower-case.
func UnitOf(noun string) string {
	w := strings.ToLower(noun)
	if i := strings.LastIndexByte(w, '-'); i >= 0 {
		w = w[i+1:]
	}
	if u, ok := nouns[w]; ok {
		return u
	}
	s := Singular(w)
	if u, ok := nouns[s]; ok {
		return u
	}
	return s
}

// known reports whether a word is a noun of one of the record's units.
func known(w string) bool {
	if _, ok := nouns[w]; ok {
		return true
	}
	_, ok := nouns[Singular(w)]
	return ok
}

// oddPlural holds plurals that no ending gives away.
var oddPlural = map[string]string{
	"men": "man", "women": "woman", "people": "person", "children": "child", "lives": "life", "feet": "foot",
	"aircraft": "aircraft", "personnel": "personnel", "police": "police", "troops": "troop", "wives": "wife", "staff": "staff",
	"sheep": "sheep", "cattle": "cattle", "livestock": "livestock", "mice": "mouse", "geese": "goose", "teeth": "tooth",
	"crises": "crisis", "buses": "bus", "axes": "axe", "knives": "knife", "leaves": "leaf", "shelves": "shelf", "wolves": "wolf", "thieves": "thief",
	"police officers": "police officer", "dead": "dead", "wounded": "wounded", "injured": "injured", "crew": "crew",
}

// Singular gives the singular of an English noun, lower-case, by its ending.
func Singular(w string) string {
	if s, ok := oddPlural[w]; ok {
		return s
	}
	switch n := len(w); {
	case n > 5 && strings.HasSuffix(w, "women"):
		return w[:n-2] + "an"
	case n > 4 && strings.HasSuffix(w, "men"):
		return w[:n-2] + "an"
	case n > 8 && strings.HasSuffix(w, "children"):
		return w[:n-3]
	case n > 4 && strings.HasSuffix(w, "ies"):
		return w[:n-3] + "y"
	case n > 4 && (strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "xes")):
		return w[:n-2]
	case n > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") && !strings.HasSuffix(w, "'s"):
		return w[:n-1]
	}
	return w
}

// plural reports whether a word looks like a plural noun.
func plural(w string) bool {
	if _, ok := oddPlural[w]; ok {
		return true
	}
	return Singular(w) != w && !function[w] && !verbs[w]
}

// Listed reports whether the noun, in singular or plural, is one of those
// whose unit is known.
func Listed(noun string) bool {
	w := strings.ToLower(noun)
	if i := strings.LastIndexByte(w, '-'); i >= 0 {
		w = w[i+1:]
	}
	return known(w)
}
