package figure

import (
	"github.com/rapporteur/rapporteur"
)

// at holds the prepositions that lead to a place.
var at = wordSet("in near at from outside around across throughout inside within over towards to of")

// notPlace holds words with a capital that are no place.
var notPlace = wordSet(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
	jan feb mar apr jun jul aug sep sept oct nov dec mr mrs ms dr president i he she it they the`)

// place finds the nearest "in X" with a name behind the number or its trigger,
// else before it. Whether the name is a place's is for the gazetteer to say.
func (c *clause) place(s *slot) rapporteur.Span {
	from := s.end
	if s.link.at > from && s.link.at < len(c.low) {
		from = s.link.at + 1
	}
	for _, start := range []int{s.end, from} {
		for k := start; k < len(c.low) && k < start+10; k++ {
			if c.low[k] == ";" || k > start && (blocks[c.low[k]] || c.in[k] != nil && c.in[k] != s) {
				break
			}
			if sp := c.named(k, c.low[k] != "to" && c.low[k] != "of"); !sp.IsZero() {
				return sp
			}
		}
	}
	for k := s.start - 1; k >= 0 && k >= s.start-14; k-- {
		if c.low[k] == ";" {
			break
		}
		if c.low[k] == "to" || c.low[k] == "of" || c.low[k] == "from" {
			continue
		}
		if sp := c.named(k, true); !sp.IsZero() {
			return sp
		}
	}
	return rapporteur.Span{}
}

// named gives the name behind a preposition at token k.
func (c *clause) named(k int, leads bool) rapporteur.Span {
	if !leads || c.shout || !at[c.low[k]] {
		return rapporteur.Span{}
	}
	a := k + 1
	for n := 0; a < len(c.low) && n < 4 && (c.low[a] == "the" || lowerNoun[c.low[a]]); n++ {
		a++
	}
	b := a
	for b < len(c.low) && c.capitalAt(b) && c.low[b] != "the" && !notPlace[c.low[b]] && b < a+5 {
		b++
	}
	if b == a || b < len(c.low) && (c.low[b] == "'s" || letter(c.low[b]) && !closesName(c.low[b])) {
		return rapporteur.Span{}
	}
	return c.span(a, b)
}

// closesName reports whether a word may stand behind a place's name: more would
// make the name a modifier ("the Democratic convention").
func closesName(w string) bool {
	return lowerNoun[w] || preposition[w] || blocks[w] || timeWord[w] || copula[w] || adverb(w) || modals[w] != observed || finiteVerb(w) || behindName[w]
}

var behindName = wordSet("and or have has had to who where neighbourhood neighborhood island islands mountains river valley airport camp camps square prefecture governorate county municipality department sector suburb township oblast highlands basin")

// lowerNoun holds what may stand before a place's name.
var lowerNoun = wordSet("city town village province district region state capital northern southern eastern western north south east west central north-eastern north-western south-eastern south-western northeastern northwestern southeastern southwestern port of area country neighbouring neighboring nearby greater coastal border")
