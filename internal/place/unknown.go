package place

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// streets close the names of streets; they are found and, having no entry in a
// gazetteer of towns, stay without a point.
var streets = set(`street st st. road rd rd. avenue ave ave. boulevard blvd blvd. drive lane highway motorway freeway expressway parkway turnpike`)

// roadName is a numbered road.
var roadName = regexp.MustCompile(`^(?:[AMENBQDR]-?\d{1,4}|I-\d{1,3})$`)

// settled are the kinds that a small type word beside an unknown name proves.
var settled = map[rapporteur.PlaceKind]bool{
	rapporteur.PlaceProvince: true, rapporteur.PlaceDistrict: true, rapporteur.PlaceCity: true, rapporteur.PlaceRiver: true, rapporteur.PlaceRegion: true,
	rapporteur.PlaceCrossing: true, rapporteur.PlaceSea: true,
}

// unsettled are type words that follow names of other things as well.
var unsettled = set(`state states capital port sound range settlement`)

// run is the end of the capitalised words that begin at token i.
func (r *reader) run(s text.Sentence, i int) int {
	end := i + 1
	for end < s.Last && end-i < 5 && r.caps[end] != small && r.l.Tokens[end].Kind == text.Word {
		end++
	}
	return end
}

// unknown reads at token i a name that its surroundings prove to be a place
// though the gazetteer need not have it. It gives the tokens it used.
func (r *reader) unknown(si int, s text.Sentence, i int) int {
	if r.caps[i] == small {
		return 0
	}
	end := r.run(s, i)
	prev := r.word(i-1, s.First, s.Last)
	var kind rapporteur.PlaceKind
	switch {
	case roadName.MatchString(r.l.Form(i)) && (prev == "the" || typeWords[r.word(i+1, s.First, s.Last)] == rapporteur.PlaceRoad):
		kind, end = rapporteur.PlaceRoad, i+1
	case (r.forms[i] == "highway" || r.forms[i] == "route" || r.forms[i] == "interstate") && end == i+1 && i+1 < s.Last && r.l.Tokens[i+1].Kind == text.Number:
		kind, end = rapporteur.PlaceRoad, i+2
	default:
		kind, end = r.proved(s, i, end)
	}
	if kind == "" {
		return 0
	}
	span := rapporteur.Span{Start: r.l.Tokens[i].Start, End: r.l.Tokens[end-1].End}
	m := mention{Span: span, first: i, last: end, form: span.In(r.l.Text), parent: -1, sentence: si, cue: kind, score: 1}
	m.key = Fold(m.form)
	m.cands = r.candidates(m.form)
	r.ms = append(r.ms, m)
	return end - i
}

// names reports whether the gazetteer has the words of tokens [i, end).
func (r *reader) names(i, end int) bool {
	return end > i && len(r.candidates(r.l.Text[r.l.Tokens[i].Start:r.l.Tokens[end-1].End])) > 0
}

// proved gives the kind and the end of a name that begins at token i, if type
// words prove it.
func (r *reader) proved(s text.Sentence, i, end int) (rapporteur.PlaceKind, int) {
	prev, before, next := r.word(i-1, s.First, s.Last), r.word(i-2, s.First, s.Last), r.word(end, s.First, s.Last)
	first := r.forms[i]
	if never[first] && end == i+1 || months[first] || i == s.First && never[first] {
		return "", end
	}
	for t := i; t < end; t++ {
		if adjective(r.candidates(r.l.Form(t))) {
			return "", end
		}
	}
	// "Oak Street", "Bear Creek", "Lake Something"
	for j := end; j > i+1; j-- {
		w := r.forms[j-1]
		if j < end && (media[r.forms[j]] || bodies[r.forms[j]]) { // "Fleet Street Gazette"
			continue
		}
		switch {
		case streets[w] && !never[first] && !(strings.HasPrefix(w, "st") && w != "street" && j < s.Last && r.caps[j] != small):
			return rapporteur.PlaceRoad, j
		case features[w] && w != "state" && w != "region" && w != "point" && w != "coast" && !bodies[first] && !never[first] && !titles[first]:
			k := typeWords[w]
			if k == "" {
				k = rapporteur.PlaceRegion
			}
			// "Amhara Region" is read as Amhara where the gazetteer has only that.
			if (k == rapporteur.PlaceProvince || k == rapporteur.PlaceDistrict || k == rapporteur.PlaceRegion) && !r.names(i, j) && r.names(i, j-1) {
				return "", end
			}
			return k, j
		}
	}
	if (first == "lake" || first == "mount" || first == "mt" || first == "mt.") && end > i+1 {
		k := rapporteur.PlaceSea
		if first != "lake" {
			k = rapporteur.PlaceMountain
		}
		return k, i + 2
	}
	if r.names(i, end) || given[first] || titles[r.title(i)] || r.surnames[r.forms[end-1]] || never[first] {
		return "", end
	}
	if k := typeWords[before]; prev == "of" && settled[k] && !unsettled[before] {
		return k, end
	}
	if k := typeWords[next]; settled[k] && !unsettled[next] && r.caps[end] == small && (inWords[prev] || toWords[prev] || prev == "the" || sides[prev]) && !common[first] {
		return k, end
	}
	if inWords[prev] && next == "," && end+1 < s.Last && r.caps[end+1] != small && end <= i+3 {
		for stop := min(end+4, s.Last); stop > end+1; stop-- {
			c := r.candidates(r.l.Text[r.l.Tokens[end+1].Start:r.l.Tokens[stop-1].End])
			if slices.ContainsFunc(c, func(n named) bool {
				k := r.g.kind(n.record)
				return n.way != byAdjective && (k == rapporteur.PlaceCountry || k == rapporteur.PlaceProvince && n.way != byAlt)
			}) {
				return rapporteur.PlaceCity, end
			}
		}
	}
	return "", end
}

// misspelt reads names that are a letter off one that the document has right.
func (r *reader) misspelt() {
	type right struct {
		form string
		at   int
	}
	var rights []right
	seen := map[string]bool{}
	taken := map[int]bool{}
	for i, m := range r.ms {
		for t := m.first; t < m.last; t++ {
			taken[t] = true
		}
		if m.last == m.first+1 && len(m.key) >= 6 && !seen[m.key] && !m.adjective && len(rights) < 64 {
			seen[m.key] = true
			rights = append(rights, right{m.key, i})
		}
	}
	if len(rights) == 0 {
		return
	}
	asked := map[string]int{}
	var more []mention
	for si, s := range r.l.Sentences {
		for i := s.First; i < s.Last; i++ {
			if r.caps[i] != upper || taken[i] || len(r.forms[i]) < 6 || len(r.forms[i]) > 40 || i > s.First && r.caps[i-1] != small {
				continue
			}
			key := r.forms[i]
			k, ok := asked[key]
			if !ok {
				k = -1
				if !r.whole(Fold(key)) && !common[key] && !given[key] {
					for _, c := range rights {
						if typo(key, c.form) && utf8.RuneCountInString(key) >= 6 && strings.TrimSuffix(key, "s") != c.form && strings.TrimSuffix(key, "n") != c.form {
							k = c.at
							break
						}
					}
				}
				asked[key] = k
			}
			if k >= 0 {
				t := r.l.Tokens[i]
				more = append(more, mention{Span: t.Span, first: i, last: i + 1, form: t.In(r.l.Text), key: r.ms[k].key, cands: r.ms[k].cands, parent: -1, sentence: si, score: 0.5})
			}
		}
	}
	r.merge(more)
}
