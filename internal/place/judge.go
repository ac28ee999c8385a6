package place

import (
	"math"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/text"
)

// What speaks for and against a capitalised word being a place, in rough log
// odds. A name is one when they come to at least zero.
const (
	forCountry  = 4.0
	forRegion   = 3.0
	forProvince = 2.6
	forCapital  = 2.6
	forMillion  = 2.2 // cities by size
	forLarge    = 1.4
	forMiddling = 0.2
	forTown     = -0.8
	forVillage  = -1.5
	forDeep     = -2.2

	forWords     = 1.3 // a name of several words
	forIn        = 2.4
	forTo        = 0.9
	forHolder    = 3.2 // "X, Y" where Y holds X
	forType      = 2.6 // "X province", "the town of X"
	forSide      = 1.6 // "northern X"
	forList      = 1.4 // beside a place: "A and X"
	forDateline  = 3.0
	forHyphen    = 2.0 // "X-based"
	forLocal     = 2.2 // "a X man", "X police"
	forState     = 2.6 // a capital that denies, warns, signs
	forPossessed = 0.3
	forSense     = 2.2 // read as a place elsewhere in the document
	forSpoken    = 0.6 // in a country that the document speaks of
	forCode      = 3.0 // "US", "UK", in exactly this case
	forEngine    = 4.0 // the language engine calls it a place

	againstCommon    = -3.4 // a plain word too
	againstGiven     = -2.2 // a given name too
	againstTitle     = -5.0 // after "Mr", "President"
	againstForename  = -4.5 // after a given name
	againstNext      = -2.6 // a capitalised word follows that no place has after it
	againstPrevious  = -2.6
	forBody          = 0.2 // inside an organisation's name
	againstMedia     = -7.0
	againstOutlet    = -4.5 // "the agency X"
	againstSurname   = -4.5 // some person's last name in this document
	againstSpeech    = -2.2 // "X said"
	againstFirst     = -0.4 // opens the sentence
	againstAlternate = -1.0
	againstSaint     = -2.0 // "St. John": a person or a church
	againstShout     = -2.5 // short words in capitals: mostly acronyms
	againstEngine    = -4.0 // the language engine calls it a person
	againstBody      = -0.7 // the language engine calls it, or what it is part of, an organisation; places stand there, too
	longestName      = 7    // tokens
)

// weight is what the best of the candidates speaks for a name by itself.
func (r *reader) weight(m *mention) float64 {
	best := math.Inf(-1)
	for _, n := range m.cands {
		var w float64
		pop := r.g.population(n.record)
		switch k := r.g.kind(n.record); {
		case r.g.isOwn(n.record):
			w = forCountry
		case n.way == byAdjective, k == rapporteur.PlaceCountry, k == rapporteur.PlaceContinent:
			w = forCountry
		case n.way == byExact:
			w = forCode
		case k == rapporteur.PlaceProvince:
			w = forProvince
			if pop < 500_000 {
				w--
			}
		case k == rapporteur.PlaceDistrict:
			w = forTown
			if typed(m.key) {
				w = forProvince
			}
		case k == rapporteur.PlaceCity:
			switch {
			case r.g.flag(n.record, flagCapital):
				w = forCapital
			case pop >= 1_000_000:
				w = forMillion
			case pop >= 200_000:
				w = forLarge
			case pop >= 50_000:
				w = forMiddling
			case pop >= 5_000:
				w = forTown
			case r.g.flag(n.record, flagDeep):
				w = forDeep
			default:
				w = forVillage
			}
		default:
			w = forRegion
			switch {
			case r.g.flag(n.record, flagDeep):
				w = forDeep
			case pop < 100_000:
				w = forLarge
			}
		}
		if n.way == byAlt {
			w += againstAlternate
			if k := r.g.kind(n.record); k == rapporteur.PlaceCountry && len(m.key) > 4 {
				w -= againstAlternate
			}
		}
		best = max(best, w)
	}
	if m.last > m.first+1 {
		best += forWords
	}
	return best
}

// judge adds up what speaks for and against a name in its sentence.
func (r *reader) judge(m *mention, s text.Sentence, loud bool, marks map[int]mark) float64 {
	v := r.weight(m)
	single := m.last == m.first+1
	prev, next := r.word(m.first-1, s.First, s.Last), r.word(m.last, s.First, s.Last)
	prevCap := m.first > s.First && r.caps[m.first-1] != small
	nextCap := m.last < s.Last && r.caps[m.last] != small
	word := strings.ToLower(m.form)
	sure, listed := r.exact(m.cands), false

	if single && !sure && !m.adjective {
		if common[m.key] {
			v += againstCommon
		}
		if given[word] {
			v += againstGiven
		}
		if r.caps[m.first] == shout && !loud && len(m.form) <= 5 {
			v += againstShout
		}
		if r.surnames[word] {
			v += againstSurname
		}
		if m.first == s.First {
			v += againstFirst
		}
	}
	if strings.HasPrefix(m.key, "st ") && m.placeSize(r) < 200_000 {
		v += againstSaint
	}
	switch {
	case inWords[prev]:
		v += forIn
	case toWords[prev]:
		v += forTo
		if prev == "of" && (directions[r.word(m.first-2, s.First, s.Last)] || typeWords[r.word(m.first-2, s.First, s.Last)] != "") {
			v += forType
		}
	case sides[prev]:
		v += forSide
	case (prev == "," || prev == "and" || prev == "or") && len(r.ms) > 0:
		if last := &r.ms[len(r.ms)-1]; last.last == m.first-1 && last.score >= 0 && !last.adjective && last.sentence == m.sentence {
			v += forList
			listed = true
		}
	case prev == "the" && single && !sure && !locals[next] && r.placeKind(m) == rapporteur.PlaceCity:
		v -= 1.5
	}
	if t := strings.TrimSuffix(prev, "."); titles[t] && !m.adjective && (prevCap || t == "mr" || t == "gen") {
		if r.placeKind(m) != rapporteur.PlaceCountry || single && given[word] {
			v += againstTitle
		}
	} else if prevCap && !m.adjective && !loud {
		switch {
		case given[prev] && !r.placed(m.first):
			v += againstForename
		case !r.placed(m.first) && !sides[prev] && m.first-1 > s.First && single:
			v += againstPrevious
		case !r.placed(m.first) && !sides[prev] && !common[prev] && !never[prev] && single:
			v += againstPrevious / 2
		case !r.placed(m.first) && !single && !sides[prev] && m.cands[0].way != byName:
			v += againstPrevious
		}
	}
	if k := typeWords[next]; k != "" && !m.adjective {
		if nextCap && bodies[next] {
			v += forBody
		} else if k != rapporteur.PlaceFacility || r.weight(m) > 0 {
			v += forType
		}
	} else if nextCap && !m.adjective && !loud {
		switch {
		case media[next]:
			v += againstMedia
		case bodies[next] || titles[strings.TrimSuffix(next, ".")]:
			v += forBody
		case len(r.candidates(r.l.Form(m.last))) > 0 && adjective(r.candidates(r.l.Form(m.last))):
		case !sure:
			v += againstNext
		}
	}
	if next == "," && !m.adjective && m.last+1 < s.Last && r.caps[m.last+1] != small {
		v += r.holder(m, s)
	}
	if outlets[prev] && !m.adjective {
		v += againstOutlet
	}
	if decides[next] && !plainVerbs[next] && !nextCap && r.capitalOf(m.cands) {
		v += forState
	}
	if !listed && speech[next] && !m.adjective && !r.weighty(m.cands) {
		v += againstSpeech
	}
	if locals[next] && !nextCap && !m.adjective {
		v += forLocal
	}
	if next == "'s" || next == "’s" {
		v += forPossessed
	}
	if (next == "(" || next == "—" || next == "–" || next == "--" || next == "-" || next == ",") && r.caps[m.first] == shout && m.first == s.First {
		v += forDateline
	}
	switch k := marks[m.first]; k.kind {
	case lang.Location, lang.Facility:
		switch {
		case m.first > k.first && !r.placed(m.first) && !sides[prev] && prev != "the": // the end of a longer name
			v += againstEngine
		case m.last >= k.last:
			v += forEngine
		}
	case lang.Person:
		v += againstEngine
	case lang.Organisation:
		v += againstBody
	}
	return v
}

// placed reports whether the token before i ends a name that was read as a place.
func (r *reader) placed(i int) bool {
	return len(r.ms) > 0 && r.ms[len(r.ms)-1].last == i && r.ms[len(r.ms)-1].score >= 0
}

// placeSize is the population of the largest candidate.
func (m *mention) placeSize(r *reader) int {
	n := 0
	for _, c := range m.cands {
		n = max(n, r.g.population(c.record))
	}
	return n
}

// placeKind is the kind of the heaviest candidate.
func (r *reader) placeKind(m *mention) rapporteur.PlaceKind {
	best := r.heaviest(m.cands)
	if best.record == r.g.n {
		return ""
	}
	return r.g.kind(best.record)
}

// holder looks for the place after the comma that holds the name.
func (r *reader) holder(m *mention, s text.Sentence) float64 {
	for end := min(m.last+4, s.Last); end > m.last+1; end-- {
		form := r.l.Text[r.l.Tokens[m.last+1].Start:r.l.Tokens[end-1].End]
		outer := r.postal(form)
		if len(outer) == 0 {
			outer = r.candidates(form)
		}
		if r.anyHolds(m.form, form, m.cands, outer) {
			return forHolder
		}
	}
	return 0
}
