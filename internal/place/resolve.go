package place

import (
	"math"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// The weights of a resolution. Each is worth so many powers of ten of
// inhabitants, by which places of one name are told apart when the text gives
// nothing else.
const (
	worthCountry   = 3.0  // countries before towns
	worthCapital   = 1.6  // capitals of countries
	worthSeat      = 0.5  // capitals of provinces
	worthDistrict  = -1.5 // a district is meant seldom without its type word
	worthCity      = 0.4  // a town before the province named after it, unless it is small
	worthRegion    = 1.5  // well-known regions and seas by their own name
	worthAlternate = -0.5 // by a further name
	worthFormer    = -2.0 // a town by a further name
	worthDeep      = -1.0 // villages of the deep packs
	worthOwn       = 30.0 // the user's places
	worthParent    = 6.0  // "X, Y": X in Y
	worthCue       = 4.0  // "X province": a province
	worthMiscue    = -2.0
	worthAdm1      = 1.6 // the text speaks of its province
	worthState     = 1.3 // the text speaks of its country
	worthSister    = 0.8 // other provinces of the country are named, for a province
	worthNear      = 1.0 // other names lie near
	enoughState    = 4.0 // names of a country beyond which more say no more
	worthSound     = -2.0
	worthTypo      = -3.0
	rounds         = 3
	maxCandidates  = 80
	maxRelated     = 24 // "X, Y" looked at for one name
	gridDegrees    = 1.5
)

// candidate is a place that a group of mentions may mean.
type candidate struct {
	named
	base  float64 // prior and name
	score float64
	share float64 // of the group's candidates
	why   string
}

// group is all mentions of one name in one document: one sense.
type group struct {
	key      string
	cue      rapporteur.PlaceKind
	cands    []candidate
	mentions []int
	weight   float64
}

type cell struct{ x, y int16 }

// geography is what the text speaks of, by the candidates' shares.
type geography struct {
	country map[byte]float64
	adm1    map[uint32]float64
	sister  map[byte]float64 // provinces, by country
	grid    map[cell]float64
	ground  map[byte]float64 // towns, divisions and other ground, by country: where the document plays
}

func (r *reader) base(n named, m *mention) float64 {
	g := r.g
	if g.isOwn(n.record) {
		return worthOwn
	}
	s := g.prior(n)
	switch g.kind(n.record) {
	case rapporteur.PlaceCountry:
		s = max(s, 6) + worthCountry
	case rapporteur.PlaceCity:
		s += worthCity
	case rapporteur.PlaceRegion, rapporteur.PlaceContinent, rapporteur.PlaceSea:
		if n.way == byName && g.population(n.record) >= 1_000_000 {
			s += worthRegion
		}
	case rapporteur.PlaceDistrict:
		// The name with its type word is as good as any.
		if n.way != byName || !typed(m.key) {
			s += worthDistrict
		}
	}
	if g.flag(n.record, flagCapital) {
		s += worthCapital
	} else if g.flag(n.record, flagSeat) {
		s += worthSeat
	}
	if g.flag(n.record, flagDeep) {
		s += worthDeep
	}
	if n.way == byAlt {
		s += worthAlternate
		if g.kind(n.record) == rapporteur.PlaceCity && g.population(n.record) < 500_000 {
			s += worthFormer - worthAlternate
		}
	}
	return s
}

// typed reports whether a folded name ends in a type word.
func typed(key string) bool {
	i := strings.LastIndexByte(key, ' ')
	return i > 0 && typeWords[key[i+1:]] != ""
}

// groups gathers mentions of one name.
func (r *reader) groups() []group {
	var gs []group
	at := map[string]int{}
	for i := range r.ms {
		m := &r.ms[i]
		k := m.key + "\x00" + string(m.cue)
		if m.holder {
			k += "\x00holds"
		}
		if strings.HasPrefix(m.key, exactMark) {
			k = m.form
		}
		j, ok := at[k]
		if !ok {
			j = len(gs)
			at[k] = j
			gs = append(gs, group{key: m.key, cue: m.cue})
			for _, n := range m.cands {
				c := candidate{named: n, base: r.base(n, m)}
				if m.cue != "" {
					c.base += r.fits(n.record, m.cue)
				}
				gs[j].cands = append(gs[j].cands, c)
			}
			if m.cue == "" {
				r.seats(gs[j].cands)
			}
			if len(gs[j].cands) > maxCandidates {
				slices.SortStableFunc(gs[j].cands, func(a, b candidate) int { return compare(b.base, a.base) })
				gs[j].cands = gs[j].cands[:maxCandidates]
			}
		}
		m.group = j
		gs[j].mentions = append(gs[j].mentions, i)
	}
	for i := range gs {
		gs[i].weight = 1 + math.Log2(float64(len(gs[i].mentions)))
	}
	return gs
}

// Half of its province's people, or a million, make a town what its name means
// alone; the province of the same name is meant otherwise.
const (
	seatShare    = 0.5
	seatMillion  = 1_000_000
	worthBigSeat = 0.5
)

// seats weighs towns against the provinces named after them.
func (r *reader) seats(cs []candidate) {
	for i := range cs {
		p := &cs[i]
		if r.g.kind(p.record) != rapporteur.PlaceProvince || r.g.isOwn(p.record) {
			continue
		}
		for j := range cs {
			c := &cs[j]
			pop := r.g.population(c.record)
			if r.g.kind(c.record) == rapporteur.PlaceCity && !r.g.flag(c.record, flagCapital) && r.g.adm1(c.record) == p.record && pop < seatMillion && float64(pop) < seatShare*float64(r.g.population(p.record)) {
				c.base = min(c.base, p.base-worthBigSeat)
			}
		}
	}
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// fits says how well a place is of the kind that the words beside its name say.
func (r *reader) fits(rec uint32, cue rapporteur.PlaceKind) float64 {
	k := r.g.kind(rec)
	switch {
	case k == cue:
		return worthCue
	case cue == rapporteur.PlaceProvince && (k == rapporteur.PlaceDistrict || k == rapporteur.PlaceRegion),
		cue == rapporteur.PlaceDistrict && (k == rapporteur.PlaceProvince || k == rapporteur.PlaceCity),
		cue == rapporteur.PlaceRegion && k != rapporteur.PlaceCity:
		return worthCue / 2
	}
	return worthMiscue
}

// settle gives every group its best place.
func (r *reader) settle(gs []group) geography {
	hint := r.outlet()
	for i := range gs {
		soften(gs[i].cands, func(c *candidate) float64 { return c.base })
	}
	var geo geography
	for range rounds {
		geo = r.survey(gs, hint)
		for i := range gs {
			g := &gs[i]
			if len(g.cands) < 2 { // nothing to weigh
				continue
			}
			soften(g.cands, func(c *candidate) float64 { return c.base + r.context(c, g, geo) + r.within(c, g, gs) })
		}
	}
	return geo
}

// soften turns scores into shares that sum to one.
func soften(cs []candidate, score func(*candidate) float64) {
	best, sum := math.Inf(-1), 0.0
	for i := range cs {
		cs[i].score = score(&cs[i])
		best = max(best, cs[i].score)
	}
	for i := range cs {
		cs[i].share = math.Exp(1.6 * (cs[i].score - best))
		sum += cs[i].share
	}
	for i := range cs {
		cs[i].share /= sum
	}
}

// survey adds up what the text speaks of.
func (r *reader) survey(gs []group, hint map[byte]float64) geography {
	geo := geography{map[byte]float64{}, map[uint32]float64{}, map[byte]float64{}, map[cell]float64{}, map[byte]float64{}}
	for c, w := range hint {
		geo.country[c] += w
	}
	for i := range gs {
		for _, c := range gs[i].cands {
			w := c.share * gs[i].weight
			if w < 0.02 {
				continue
			}
			if n := r.g.country(c.record); n != 0 {
				geo.country[n] += w
			}
			kind := r.g.kind(c.record)
			if kind == rapporteur.PlaceCountry || kind == rapporteur.PlaceContinent {
				continue
			}
			if c.way != byAdjective {
				geo.ground[r.g.country(c.record)] += w
			}
			if a := r.division(c.record); a != r.g.n {
				geo.adm1[a] += w
			}
			if kind == rapporteur.PlaceProvince {
				geo.sister[r.g.country(c.record)] += w
			}
			if lat, lon, ok := r.g.point(c.record); ok && kind != rapporteur.PlaceRegion && kind != rapporteur.PlaceProvince {
				geo.grid[cellOf(lat, lon)] += w
			}
		}
	}
	return geo
}

// A document is at home in a country when so many of its names, and this share
// of them, lie there; or fewer towns and divisions, but this share of all it names.
const (
	homeWeight = 4
	homeShare  = 0.7

	groundWeight = 1.0
	groundShare  = 0.6
)

// home gives the country in which nearly all of the document's names lie, or
// most of its ground; 0 when there is none.
func (geo geography) home() byte {
	if c := most(geo.country, homeWeight, homeShare); c != 0 {
		return c
	}
	return most(geo.ground, groundWeight, groundShare)
}

// most gives the country that has at least so much, and this share, of all.
func most(of map[byte]float64, weight, share float64) byte {
	sum, best := 0.0, byte(0)
	for c := range 256 { // in a fixed order, that sums come out the same
		w := of[byte(c)]
		sum += w
		if w > of[best] {
			best = byte(c)
		}
	}
	if of[best] < weight || of[best] < share*sum {
		return 0
	}
	return best
}

// division is the province a place lies in, or itself if it is one.
func (r *reader) division(rec uint32) uint32 {
	if r.g.kind(rec) == rapporteur.PlaceProvince && !r.g.isOwn(rec) {
		return rec
	}
	return r.g.adm1(rec)
}

func cellOf(lat, lon float64) cell {
	return cell{int16(math.Floor(lon / gridDegrees)), int16(math.Floor(lat / gridDegrees))}
}

// context is what the rest of the text says for a candidate, its own group
// left out.
func (r *reader) context(c *candidate, g *group, geo geography) float64 {
	var country, adm1, grid float64
	n, a := r.g.country(c.record), r.division(c.record)
	lat, lon, ok := r.g.point(c.record)
	here := cellOf(lat, lon)
	around := func(at cell) bool { return ok && abs(at.x-here.x) <= 1 && abs(at.y-here.y) <= 1 }
	for i := range g.cands {
		o := &g.cands[i]
		w := o.share * g.weight
		if w < 0.02 {
			continue
		}
		if n != 0 && r.g.country(o.record) == n {
			country += w
		}
		k := r.g.kind(o.record)
		if k == rapporteur.PlaceCountry || k == rapporteur.PlaceContinent {
			continue
		}
		if a != r.g.n && r.division(o.record) == a {
			adm1 += w
		}
		if la, lo, has := r.g.point(o.record); has && k != rapporteur.PlaceRegion && k != rapporteur.PlaceProvince && around(cellOf(la, lo)) {
			grid += w
		}
	}
	s := 0.0
	if n != 0 {
		s += worthState * math.Log1p(min(enoughState, max(0, geo.country[n]-country)))
	}
	kind := r.g.kind(c.record)
	if kind == rapporteur.PlaceCountry || kind == rapporteur.PlaceContinent {
		return s
	}
	if kind == rapporteur.PlaceProvince {
		own := 0.0
		for i := range g.cands {
			if o := &g.cands[i]; r.g.kind(o.record) == kind && r.g.country(o.record) == n {
				own += o.share * g.weight
			}
		}
		s += worthSister * math.Log1p(max(0, geo.sister[n]-own))
	}
	if a != r.g.n {
		s += worthAdm1 * math.Log1p(max(0, geo.adm1[a]-adm1))
	}
	if ok {
		sum := -grid
		for x := here.x - 1; x <= here.x+1; x++ {
			for y := here.y - 1; y <= here.y+1; y++ {
				sum += geo.grid[cell{x, y}]
			}
		}
		s += worthNear * math.Log1p(max(0, sum))
	}
	return s
}

func abs(n int16) int16 {
	if n < 0 {
		return -n
	}
	return n
}

// within rewards a candidate that lies in the place which the text puts after
// the name ("Paris, Texas"), and a place that holds the name before it.
func (r *reader) within(c *candidate, g *group, gs []group) float64 {
	s := 0.0
	left := maxRelated
	for _, i := range g.mentions {
		p := r.ms[i].parent
		if p < 0 && len(r.ms[i].children) == 0 {
			continue
		}
		if left--; left < 0 {
			break
		}
		for _, child := range r.ms[i].children {
			best := 0.0
			for _, o := range gs[r.ms[child].group].cands {
				if r.holds(c.record, o.record) {
					best = max(best, o.share)
				}
			}
			s = max(s, worthParent*best)
		}
		if p < 0 {
			continue
		}
		best := 0.0
		for _, o := range gs[r.ms[p].group].cands {
			if r.holds(o.record, c.record) {
				best = max(best, o.share)
			}
		}
		s = max(s, worthParent*best)
	}
	return s
}

// holds reports whether one place lies in the other by the gazetteer.
func (r *reader) holds(outer, inner uint32) bool {
	if outer == inner || inner == r.g.n {
		return false
	}
	switch r.g.kind(outer) {
	case rapporteur.PlaceCountry:
		return r.g.country(outer) == r.g.country(inner) && r.g.country(outer) != 0
	case rapporteur.PlaceProvince:
		return r.g.adm1(inner) == outer
	case rapporteur.PlaceDistrict:
		return r.g.adm2(inner) == outer
	case rapporteur.PlaceRegion:
		a, b, ok := r.g.point(outer)
		x, y, also := r.g.point(inner)
		return ok && also && math.Abs(a-x) < 4 && math.Abs(b-y) < 5 && (r.g.country(outer) == 0 || r.g.country(outer) == r.g.country(inner))
	}
	return false
}
