package place

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/text"
)

// Read finds the toponyms of a document and resolves them. Names are those of
// a language engine and may be empty: persons and organisations among them keep
// a name from being read as a place, locations bring one in. Places stand in
// text order and never overlap. Adjectives and peoples ("Turkish", "Turks") are
// among them, marked Demonym, linked to their country: they are no place where
// anything happened.
func Read(doc *rapporteur.Document, l *text.Layout, g *Gazetteer, names []lang.Name) []rapporteur.Place {
	r := newReader(doc, l, g)
	r.find(names)
	return r.resolve()
}

// Resolve says which place each of the given spans of the document names, as if
// a reader had found them. It gives one Place a span, in their order.
func Resolve(doc *rapporteur.Document, l *text.Layout, g *Gazetteer, spans []rapporteur.Span) []rapporteur.Place {
	r := newReader(doc, l, g)
	order := make([]int, len(spans))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return spans[a].Start - spans[b].Start })
	for _, i := range order {
		s := spans[i]
		first := l.TokenAt(s.Start)
		last := first
		for last < len(l.Tokens) && l.Tokens[last].Start < s.End {
			last++
		}
		r.ms = append(r.ms, mention{Span: s, first: first, last: max(last, first), form: s.In(l.Text), parent: -1, sentence: l.SentenceOf(s.Start)})
	}
	for i := range r.ms {
		m := &r.ms[i]
		m.key = Fold(m.form)
		m.cands = r.named(m)
		m.adjective = adjective(m.cands)
	}
	got := r.resolve()
	out := make([]rapporteur.Place, len(spans))
	for k, i := range order {
		out[i] = got[k]
	}
	return out
}

// named gives a mention's candidates: by its form, with its type word, without
// it, or as the abbreviation of a state.
func (r *reader) named(m *mention) []named {
	if m.first > 0 && r.l.Form(m.first-1) == "," {
		if c := r.postal(m.form); len(c) > 0 {
			return c
		}
	}
	if c := r.candidates(m.form); len(c) > 0 {
		return c
	}
	// A stop that the sentence took: "Va" and ".".
	if m.End < len(r.l.Text) && r.l.Text[m.End] == '.' {
		if c := r.candidates(m.form + "."); len(c) > 0 {
			return c
		}
	}
	form := m.form
	for range 2 {
		i := strings.IndexByte(form, ' ')
		if i < 0 {
			break
		}
		w := strings.ToLower(form[:i])
		if !sides[w] && typeWords[w] == "" && w != "the" && w != "of" {
			break
		}
		form = strings.TrimPrefix(form[i+1:], "of ")
		if c := r.candidates(form); len(c) > 0 {
			return c
		}
	}
	if i := strings.LastIndexByte(m.form, ' '); i > 0 && typeWords[strings.ToLower(m.form[i+1:])] != "" {
		if c := r.candidates(m.form[:i]); len(c) > 0 {
			if m.cue == "" {
				m.cue = typeWords[strings.ToLower(m.form[i+1:])]
			}
			return c
		}
	}
	m.inside = r.part(m.form)
	return nil
}

// part gives the places of the name at the front of a body's name, or after
// its "of": "Leeds Academy", "Bank of Ghana". They say where it lies.
func (r *reader) part(form string) []named {
	words := strings.Fields(form)
	if len(words) < 2 || len(words) > 12 {
		return nil
	}
	for n := min(3, len(words)-1); n > 0; n-- {
		if w := strings.ToLower(words[n]); bodies[w] || typeWords[w] != "" || features[w] || w == "academy" || w == "world" || w == "federal" {
			if c := r.candidates(strings.Join(words[:n], " ")); len(c) > 0 {
				return c
			}
		}
	}
	for i := 1; i+1 < len(words); i++ {
		if words[i] == "of" {
			if c := r.candidates(strings.TrimPrefix(strings.Join(words[i+1:], " "), "the ")); len(c) > 0 {
				return c
			}
		}
	}
	return nil
}

func adjective(cs []named) bool {
	return len(cs) > 0 && !slices.ContainsFunc(cs, func(n named) bool { return n.way != byAdjective })
}

// resolve turns the mentions into places.
func (r *reader) resolve() []rapporteur.Place {
	r.relate()
	gs := r.groups()
	geo := r.settle(gs)
	if r.guess(gs, geo) {
		geo = r.settle(gs)
	}
	out := make([]rapporteur.Place, 0, len(r.ms))
	for i := range r.ms {
		m := &r.ms[i]
		p := rapporteur.Place{Span: m.Span, Full: m.full, Name: m.form, Demonym: m.adjective, Metonym: !m.adjective && r.metonym(i)}
		if best := top(gs[m.group].cands); best != nil {
			r.fill(&p, best)
		} else {
			p.Kind = m.cue
			r.surmise(&p, i, gs, geo)
		}
		out = append(out, p)
	}
	r.spread(out)
	return out
}

// surmise gives a name that stands for no known place the country it must lie
// in: that of the place which the text puts it in, of the place in its own name,
// or the one in which the rest of the document plays. It never gives a point.
func (r *reader) surmise(p *rapporteur.Place, i int, gs []group, geo geography) {
	m := &r.ms[i]
	if m.parent >= 0 {
		// "Xyz, Peru" and "Xyz in Lima" lie in Peru whatever Xyz is.
		parent := &r.ms[m.parent]
		if outer := top(gs[parent.group].cands); outer != nil && !parent.adjective && r.g.country(outer.record) != 0 {
			p.Country = r.g.iso3(r.g.country(outer.record))
			if parent.holds(m, r) && r.g.kind(outer.record) == rapporteur.PlaceProvince {
				p.Adm1 = r.g.name(outer.record)
			}
			return
		}
	}
	if c := r.likeliest(m.inside, geo); c != 0 {
		p.Country = r.g.iso3(c)
		return
	}
	if c := geo.home(); c != 0 && !m.adjective {
		p.Country, p.Confidence = r.g.iso3(c), guessed
	}
}

// likeliest is the country of the places in a longer name: that which the
// document speaks of most, else that of the heaviest; 0 for none.
func (r *reader) likeliest(cs []named, geo geography) byte {
	best, weight := byte(0), 0.0
	for _, n := range cs {
		c := r.g.country(n.record)
		if w := geo.country[c]; c != 0 && (w > weight || w == weight && w > 0 && c < best) {
			best, weight = c, w
		}
	}
	if best == 0 {
		if n := r.heaviest(cs); n.record != r.g.n {
			best = r.g.country(n.record)
		}
	}
	return best
}

// spread makes the names of a list ("Oslo and Rome agreed") all metonyms where
// one is and they are of one kind.
func (r *reader) spread(ps []rapporteur.Place) {
	join := func(i int) bool {
		a, b := &r.ms[i], &r.ms[i+1]
		if a.sentence != b.sentence || b.first-a.last != 1 || ps[i].Kind != ps[i+1].Kind || ps[i].Demonym || ps[i+1].Demonym {
			return false
		}
		w := r.forms[a.last]
		return w == "and" || w == "," || w == "or"
	}
	for i := 0; i+1 < len(ps); i++ {
		if ps[i].Metonym && join(i) && (ps[i].Kind == rapporteur.PlaceCountry || r.capital(i+1)) {
			ps[i+1].Metonym = true
		}
	}
	for i := len(ps) - 2; i >= 0; i-- {
		if ps[i+1].Metonym && join(i) && (ps[i].Kind == rapporteur.PlaceCountry || r.capital(i)) {
			ps[i].Metonym = true
		}
	}
}

func (r *reader) capital(i int) bool { return r.capitalOf(r.ms[i].cands) }

func (r *reader) capitalOf(cs []named) bool {
	return slices.ContainsFunc(cs, func(n named) bool { return r.g.flag(n.record, flagCapital) })
}

// guessed is the confidence of a country that only the rest of the document
// speaks for.
const guessed = 0.3

// top is the candidate with the largest share; the first of equals.
func top(cs []candidate) *candidate {
	var best *candidate
	for i := range cs {
		if best == nil || cs[i].share > best.share {
			best = &cs[i]
		}
	}
	return best
}

func (r *reader) fill(p *rapporteur.Place, c *candidate) {
	g := r.g
	p.Name, p.Kind, p.GeoNameID = g.name(c.record), g.kind(c.record), g.id(c.record)
	if lat, lon, ok := g.point(c.record); ok {
		p.Lat, p.Lon = &lat, &lon
	}
	p.Country = g.iso3(g.country(c.record))
	if a := r.division(c.record); a != g.n && !g.isOwn(c.record) {
		p.Adm1 = g.name(a)
	}
	p.Confidence = math.Round(100*c.share) / 100
	if c.why != "" {
		p.Confidence = math.Round(60*c.share) / 100
	}
}

// relate finds, for every mention, the words that say its kind, the name that
// holds it, and the whole phrase.
func (r *reader) relate() {
	for i := range r.ms {
		m := &r.ms[i]
		m.parent = -1
		m.full = rapporteur.Span{}
		r.phrase(m)
	}
	for i := 0; i+1 < len(r.ms); i++ {
		a, b := &r.ms[i], &r.ms[i+1]
		if a.last > b.first || b.first-a.last > 5 || a.sentence != b.sentence {
			continue
		}
		comma, possessive, plain := false, false, true
		for t := a.last; t < b.first; t++ {
			switch w := r.forms[t]; {
			case w == "," || w == "(" || w == "in" || w == "of":
				comma = true
			case w == "'s" || w == "’s":
				possessive = true
			case w == "the" || w == "." || w == "'" || sides[w] || typeWords[w] != "" || w == "to":
			default:
				plain = false
			}
		}
		if !plain {
			continue
		}
		if comma && !a.adjective && a.parent < 0 {
			a.parent = i + 1
			b.children = append(b.children, i)
			b.holder = r.mayHold(a, b)
		}
		if (possessive || a.adjective || b.first == a.last) && b.parent < 0 {
			b.parent = i
		}
	}
}

// mayHold reports whether some place of the one name lies in some place of the other.
func (r *reader) mayHold(inner, outer *mention) bool {
	return r.anyHolds(inner.form, outer.form, inner.cands, outer.cands)
}

// anyHolds answers once for every pair of forms.
func (r *reader) anyHolds(inner, outer string, in, out []named) bool {
	key := [2]string{inner, outer}
	if v, ok := r.held[key]; ok {
		return v
	}
	v := slices.ContainsFunc(out, func(o named) bool {
		return o.way != byAdjective && slices.ContainsFunc(in, func(c named) bool { return r.holds(o.record, c.record) })
	})
	r.held[key] = v
	return v
}

// holds reports whether a comma stands between a name and the country or
// province after it, so that it holds a name of which nothing else is known.
func (m *mention) holds(inner *mention, r *reader) bool {
	if m.first != inner.last+1 || r.l.Form(inner.last) != "," {
		return false
	}
	return slices.ContainsFunc(m.cands, func(n named) bool {
		k := r.g.kind(n.record)
		return n.way != byAdjective && (k == rapporteur.PlaceCountry || k == rapporteur.PlaceProvince)
	})
}

// phrase reads the type words and the relation around a name.
func (r *reader) phrase(m *mention) {
	if m.last > len(r.forms) || m.first >= m.last || m.sentence < 0 {
		return
	}
	s := r.l.Sentences[m.sentence]
	start, end := m.first, m.last
	if k := typeWords[r.word(m.last, s.First, s.Last)]; k != "" && m.last < len(r.caps) && !m.adjective {
		end++
		if m.cue == "" && k != rapporteur.PlaceRoad && k != rapporteur.PlaceFacility && k != rapporteur.PlaceCrossing {
			m.cue = k
		}
	}
	p := start - 1
	if r.word(p, s.First, s.Last) == "of" {
		q := p - 1
		if w := r.word(q, s.First, s.Last); typeWords[w] != "" || directions[w] {
			if k := typeWords[w]; k != "" && m.cue == "" {
				m.cue = k
			}
			start = q
		}
	} else if w := r.word(p, s.First, s.Last); (typeWords[w] == rapporteur.PlaceCity || typeWords[w] == rapporteur.PlaceRiver) && !m.adjective {
		if m.cue == "" {
			m.cue = typeWords[w]
		}
		start = p
	} else if sides[w] {
		start = p
		if r.word(p-1, s.First, s.Last) == "of" && directions[r.word(p-2, s.First, s.Last)] {
			start = p - 2
		}
	}
	if start < m.first || end > m.last {
		// "the strategic town of X", "the north-western X region"
		for k := 0; k < 3; k++ {
			w := r.word(start-1-k, s.First, s.Last)
			if w == "the" {
				start -= k + 1
				break
			}
			if w == "" || r.l.Tokens[start-1-k].Kind != text.Word || inWords[w] || toWords[w] || never[w] && !sides[w] {
				break
			}
		}
	}
	if start < m.first || end > m.last {
		m.full = rapporteur.Span{Start: r.l.Tokens[start].Start, End: r.l.Tokens[end-1].End}
		m.full.Start, m.full.End = min(m.full.Start, m.Start), max(m.full.End, m.End)
	}
}

// metonym reports whether the name stands for a state: it speaks, decides or
// owns, and no word puts anything at the place.
func (r *reader) metonym(i int) bool {
	m := &r.ms[i]
	if !slices.ContainsFunc(m.cands, func(n named) bool {
		return n.way != byAdjective && (r.g.kind(n.record) == rapporteur.PlaceCountry || r.g.flag(n.record, flagCapital) || r.g.kind(n.record) == rapporteur.PlaceFacility)
	}) || m.sentence < 0 || m.first >= m.last {
		return false
	}
	s := r.l.Sentences[m.sentence]
	prev, next := r.word(m.first-1, s.First, s.Last), r.word(m.last, s.First, s.Last)
	if m.End < len(r.l.Text) && r.l.Text[m.End] == '-' { // "Ankara-backed", but "Cairo-based"
		rest := r.l.Text[m.End+1 : min(len(r.l.Text), m.End+12)]
		first, _ := utf8.DecodeRuneInString(rest)
		return unicode.IsLower(first) && !strings.HasPrefix(rest, "based") && !strings.HasPrefix(rest, "born") && !strings.HasPrefix(rest, "area")
	}
	// What stands before a list stands before all of it.
	if k := i; prev == "and" || prev == "or" || prev == "," {
		for k > 0 && r.ms[k-1].last == r.ms[k].first-1 && r.ms[k-1].sentence == m.sentence && k > i-8 {
			k--
		}
		if head := r.word(r.ms[k].first-1, s.First, s.Last); k < i && (inWords[head] || toWords[head] || pressed[head] || sides[head]) {
			prev = head
		}
	}
	capital := r.capitalOf(m.cands)
	switch {
	case states[next]:
		return true
	case pressed[prev]:
		return true
	case prev == "between" && capital:
		return true
	case inWords[prev] || toWords[prev] || sides[prev]:
		return false
	case next == "'s" || next == "’s":
		return m.last+1 >= s.Last || r.caps[m.last+1] == small
	case decides[next], next == "," && r.word(m.last+1, s.First, s.Last) == "which":
		return true
	case len(next) > 4 && strings.HasSuffix(next, "ed") && prev != "," && r.caps[m.last] == small:
		return true
	}
	return false
}
