package place

import (
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/text"
)

// sounding reads names that the gazetteer spells otherwise: those that stand
// where a place would and sound like one of a country the text speaks of.
func (r *reader) sounding() {
	spoken := map[byte]bool{}
	for _, m := range r.ms {
		if best := r.heaviest(m.cands); best.record != r.g.n {
			if c := r.g.country(best.record); c != 0 {
				spoken[c] = true
			}
		}
	}
	if len(spoken) == 0 {
		return
	}
	ends := map[int]int{} // token after a place to its mention
	taken := map[int]bool{}
	for i, m := range r.ms {
		ends[m.last] = i
		for t := m.first; t < m.last; t++ {
			taken[t] = true
		}
	}
	asked := map[string][]named{}
	var more []mention
	for si, s := range r.l.Sentences {
		for i := s.First + 1; i < s.Last && len(asked) < maxGuesses; i++ {
			if r.caps[i] == small || r.caps[i] == shout || taken[i] || r.caps[i-1] != small {
				continue
			}
			end := r.run(s, i)
			prev := r.forms[i-1]
			_, list := ends[i-1]
			list = list && (prev == "and" || prev == "or" || prev == ",")
			if end > i+3 || end < s.Last && taken[end] || !(inWords[prev] || toWords[prev] || list) || r.personal(s, i, end) {
				continue
			}
			span := rapporteur.Span{Start: r.l.Tokens[i].Start, End: r.l.Tokens[end-1].End}
			if span.Len() < 4 || span.Len() > 40 {
				continue
			}
			form := span.In(r.l.Text)
			if _, ok := asked[form]; !ok {
				asked[form] = r.alike(Fold(form), spoken)
			}
			if c := asked[form]; len(c) > 0 {
				more = append(more, mention{Span: span, first: i, last: end, form: form, key: Fold(form), cands: c, parent: -1, sentence: si, score: 0.2})
				ends[end] = len(r.ms)
			}
		}
	}
	r.merge(more)
}

// told reads the locations that the language engine found and the gazetteer's
// names did not.
func (r *reader) told(names []lang.Name) {
	var more []mention
	k := 0
	for _, n := range names {
		if n.Type != lang.Location && n.Type != lang.Facility || !n.Valid(r.l.Text) {
			continue
		}
		span := n.Span
		if form := span.In(r.l.Text); strings.HasPrefix(form, "the ") || strings.HasPrefix(form, "The ") {
			span.Start += len("the ")
		}
		for k < len(r.ms) && r.ms[k].End <= span.Start {
			k++
		}
		if k < len(r.ms) && r.ms[k].Overlaps(span) || span.Len() == 0 || span.Len() > 120 {
			continue
		}
		first := r.l.TokenAt(span.Start)
		last := first
		for last < len(r.l.Tokens) && r.l.Tokens[last].Start < span.End {
			last++
		}
		if last == first || never[Fold(span.In(r.l.Text))] {
			continue
		}
		m := mention{Span: span, first: first, last: last, form: span.In(r.l.Text), parent: -1, sentence: r.l.SentenceOf(span.Start), score: 0.5}
		m.key = Fold(m.form)
		m.cands = r.named(&m)
		m.adjective = adjective(m.cands)
		if doubtful := len(r.candidates(m.form)) == 0 || r.personal(r.l.Sentences[max(0, m.sentence)], first, last); doubtful && !r.stands(&m) {
			continue
		}
		more = append(more, m)
	}
	r.merge(more)
}

// stands reports whether a name that the gazetteer does not have stands where a
// place would. The engine alone takes a good many diseases, cars and shops for
// locations.
func (r *reader) stands(m *mention) bool {
	if m.sentence < 0 {
		return false
	}
	s := r.l.Sentences[m.sentence]
	for t := m.first; t < m.last; t++ {
		if w := r.forms[t]; t > m.first && (features[w] || streets[w]) || buildings[w] && m.last > m.first+1 {
			return true
		}
		if media[r.forms[t]] || r.caps[t] == small && !joined[r.forms[t]] {
			return false
		}
	}
	prev, next := r.word(m.first-1, s.First, s.Last), r.word(m.last, s.First, s.Last)
	if prev == "the" {
		prev = r.word(m.first-2, s.First, s.Last)
		if next != "" && typeWords[next] == "" && r.caps[min(m.last, len(r.caps)-1)] == small && r.l.Tokens[m.last].Kind == text.Word && !inWords[prev] {
			return false // "the Xyz affair"
		}
	}
	switch {
	case typeWords[next] != "", inWords[prev], sides[prev], directions[prev]:
		return true
	case prev == "of":
		before := r.word(m.first-2, s.First, s.Last)
		return directions[before] || typeWords[before] != ""
	case prev == "and" || prev == "or" || prev == ",", next == "," || next == "and":
		return r.beside(m)
	}
	return false
}

// beside reports whether a name has a place next to it, parted by "and", "or"
// or a comma.
func (r *reader) beside(m *mention) bool {
	for i := range r.ms {
		o := &r.ms[i]
		if o.sentence == m.sentence && !o.adjective && (o.last+1 == m.first || m.last+1 == o.first) {
			return true
		}
	}
	return false
}

// buildings and landforms close the names of what stands in one place.
var buildings = set(`church mosque cathedral chapel temple hospital hotel school college university stadium arena theatre theater hall square palace castle
	prison jail airport station bridge dam park plaza mall museum clinic camp barracks base cemetery market crossing checkpoint gate tower centre center
	ridge pass cliff cliffs cave caves spring springs plain plains steppe swamp marsh marshes oasis glacier volcano crater hill wood woods meadow trail`)

// merge adds mentions in text order.
func (r *reader) merge(more []mention) {
	if len(more) > 0 {
		r.ms = append(r.ms, more...)
		slices.SortStableFunc(r.ms, func(a, b mention) int { return a.Start - b.Start })
	}
}

// personal reports whether some word of a run speaks for a person, an
// organisation or a plain word.
func (r *reader) personal(s text.Sentence, i, end int) bool {
	for t := i; t < end; t++ {
		w := r.forms[t]
		if given[w] || never[w] || common[w] || titles[r.title(t)] || bodies[w] || media[w] || r.surnames[w] || months[w] {
			return true
		}
	}
	return speech[r.word(end, s.First, s.Last)] || end < s.Last && r.caps[end] != small
}

// alike gives the places of the countries whose name sounds like the key.
func (r *reader) alike(key string, spoken map[byte]bool) []named {
	if own := r.g.find(key, nil); len(own) > 0 {
		return slices.DeleteFunc(own, func(n named) bool { return n.way == byAdjective || !spoken[r.g.country(n.record)] })
	}
	hs := slices.DeleteFunc(r.g.bones(key, nil), func(h heard) bool { return h.way == byAdjective || !spoken[r.g.country(h.record)] })
	var out []named
	for _, h := range nearest(key, hs) {
		if !slices.ContainsFunc(out, func(n named) bool { return n.record == h.record }) {
			out = append(out, h.named)
		}
	}
	return out
}

// heaviest is the candidate with the most inhabitants, countries first.
func (r *reader) heaviest(cs []named) named {
	best, weight := named{record: r.g.n}, -1.0
	for _, n := range cs {
		w := r.g.prior(n)
		if r.g.kind(n.record) == rapporteur.PlaceCountry {
			w += 3
		}
		if w > weight {
			best, weight = n, w
		}
	}
	return best
}
