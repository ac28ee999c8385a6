package place

import (
	"slices"
	"unicode/utf8"
)

// A country is spoken of when the shares of its names come to this.
const spokenOf = 0.9

// Bounds of the search for names that are not in the gazetteer: names tried in a
// document, and keys looked at for one.
const (
	maxGuesses = 300
	maxKeys    = 4000
)

// firstHalf is the half of a name in which a letter off is not sought.
func firstHalf(key string) string {
	half := max(3, len(key)/2)
	for half < len(key) && !utf8.RuneStart(key[half]) {
		half++
	}
	return key[:half]
}

// guess seeks places for the names that have none, among those that sound alike
// or are a letter off, in countries that the text speaks of. It reports whether
// it found any.
func (r *reader) guess(gs []group, geo geography) bool {
	found, tried := false, 0
	for i := range gs {
		g := &gs[i]
		if len(g.cands) > 0 && !r.far(g, geo) {
			continue
		}
		m := &r.ms[g.mentions[0]]
		key := Fold(m.form)
		if b, ok := Bare(m.form); ok {
			key = Fold(b)
		}
		if utf8.RuneCountInString(key) < 4 || m.adjective {
			continue
		}
		if tried++; tried > maxGuesses {
			break
		}
		worth, why := worthSound, "sounds alike"
		like := r.local(r.g.bones(key, nil), geo)
		like = nearest(key, like)
		if len(like) == 0 && len(g.cands) == 0 && utf8.RuneCountInString(key) >= 6 {
			like = r.local(r.g.prefixed(firstHalf(key), maxKeys, func(k string) bool { return typo(k, key) }, nil), geo)
			worth, why = worthTypo, "a letter off"
		}
		for _, h := range like {
			if slices.ContainsFunc(g.cands, func(c candidate) bool { return c.record == h.record }) {
				continue
			}
			g.cands = append(g.cands, candidate{named: h.named, base: r.base(h.named, m) + worth, why: why})
			found = true
			if len(g.cands) >= maxCandidates {
				break
			}
		}
		if len(g.cands) > 0 {
			for _, j := range g.mentions {
				if len(r.ms[j].cands) == 0 {
					for _, c := range g.cands {
						r.ms[j].cands = append(r.ms[j].cands, c.named)
					}
				}
			}
		}
	}
	return found
}

// far reports whether every candidate of a name is a small place in a country
// that nothing else in the text speaks of.
func (r *reader) far(g *group, geo geography) bool {
	for i := range g.cands {
		c := &g.cands[i]
		if n := r.g.country(c.record); n == 0 || r.g.population(c.record) > 50_000 || geo.country[n]-c.share*g.weight > spokenOf || r.g.isOwn(c.record) {
			return false
		}
	}
	return true
}

// local keeps the places of countries that the text speaks of.
func (r *reader) local(hs []heard, geo geography) []heard {
	return slices.DeleteFunc(hs, func(h heard) bool { return h.way == byAdjective || geo.country[r.g.country(h.record)] < spokenOf })
}

// nearest keeps the places whose name is spelt most alike, and drops all when
// even those differ in more than a third of the letters.
func nearest(key string, hs []heard) []heard {
	key = bare(key)
	off := func(h heard) int {
		return distance(key, bare(h.key))
	}
	best := len(key)/3 + 2
	for _, h := range hs {
		best = min(best, off(h))
	}
	return slices.DeleteFunc(hs, func(h heard) bool { return off(h) > min(best+1, len(key)/3+1) })
}

// distance is the number of letters to change, put in or leave out.
func distance(a, b string) int {
	a, b = a[:min(len(a), 60)], b[:min(len(b), 60)]
	var row [61]int
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			d := last
			if a[i] != b[j] {
				d = 1 + min(last, row[j], row[j+1])
			}
			last, row[j+1] = row[j+1], d
		}
	}
	return row[len(b)]
}
