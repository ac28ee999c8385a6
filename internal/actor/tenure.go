package actor

import (
	"slices"
)

// Who holds, held or will hold an office on the document's day, by the text and by the tables.

// leaderNamed finds the one holder of a high office on the document's day
// whose last name stands alone.
func (r *reader) leaderNamed(last string, c *candidate) int {
	best := -1
	for _, i := range r.t.leader[last] {
		k := &r.t.actors[i]
		if c.country != "" && k.country != c.country || r.spoken(k.country) == 0 {
			continue
		}
		if x := r.held(k); x == nil || r.t.byRole[x.role] == nil || !r.t.byRole[x.role].sole {
			continue
		}
		if best >= 0 {
			return -1
		}
		best = i
	}
	return best
}

// reigning gives the one whom the tables have on a throne on the document's
// day by a first name, of a country that the text speaks of; -1 for none.
func (r *reader) reigning(first string, ro *role) int {
	best := -1
	for code := range r.places {
		if k, _ := r.holderKnown(ro, code); k >= 0 && core(r.t.actors[k].name)[0] == first {
			if best >= 0 {
				return -1
			}
			best = k
		}
	}
	return best
}

// neverHeld reports whether the tables know the person, and not in the office.
func (r *reader) neverHeld(p *person, ro *role) bool {
	i := p.known
	if i < 0 && len(p.parts) > 1 {
		i = r.knownPerson(p.parts, p.country, p.role)
	}
	return i >= 0 && len(r.t.actors[i].terms) > 0 && !slices.ContainsFunc(r.t.actors[i].terms, func(x term) bool { return x.role == ro.name })
}

// heldOnce gives the only one of a last name whom the tables have in an office,
// whenever that was; -1 for none.
func (r *reader) heldOnce(last string, ro *role) int {
	best := -1
	for _, i := range r.t.leader[last] {
		if k := &r.t.actors[i]; r.spoken(k.country) > 0 && slices.ContainsFunc(k.terms, func(x term) bool { return x.role == ro.name }) {
			if best >= 0 {
				return -1
			}
			best = i
		}
	}
	return best
}

// held gives the highest office that a person of the tables held on the
// document's day; nil when the day is not known or none was held.
func (r *reader) held(k *known) *term {
	day := string(r.doc.Published.Value)
	if day == "" {
		return nil
	}
	var best *term
	rank := 1 << 20
	for i := range k.terms {
		x := &k.terms[i]
		if !x.at(day) {
			continue
		}
		g := 1 << 19
		if ro := r.t.byRole[x.role]; ro != nil {
			g = ro.rank
		}
		if g < rank {
			best, rank = x, g
		}
	}
	return best
}

// at reports whether the term holds on a day; its ends may be months or years,
// which hold throughout.
func (x *term) at(day string) bool {
	if x.from != "" && day[:min(len(day), len(x.from))] < x.from {
		return false
	}
	return x.to == "" || day[:min(len(day), len(x.to))] <= x.to
}

// holderOf gives the person who held an office on the document's day: one of
// the document's, else the tables' when exactly one did.
func (r *reader) holderOf(ro *role, country string) *person {
	if country == "" {
		e := r.latest(func(e *entry) bool {
			return e.person != nil && e.person.role == ro && !e.person.former && r.term(e.person) == 0
		})
		if e == nil {
			return nil
		}
		return e.person
	}
	if country == "USA" && ro.name == "foreign minister" {
		ro = r.t.byRole["secretary of state"]
	}
	found, sure := r.holderKnown(ro, country)
	var said *person
	for _, p := range r.latestPersons() {
		switch {
		case found >= 0 && p.known == found:
			return p
		case said == nil && p.country == country && (p.role == ro && !p.former && r.term(p) == 0 || p.role == nil && p.known >= 0 && r.inOffice(p.known, ro)):
			said = p
		}
	}
	// A leader of once who is called by the office: "President X signed it".
	if said != nil && !(sure && said.known < 0 && skeleton(lastWord(said.parts)) != skeleton(lastWord(core(r.t.actors[found].name)))) {
		return said
	}
	if found < 0 {
		return nil
	}
	k := &r.t.actors[found]
	p := &person{parts: core(k.name), name: k.name, known: found, country: country}
	r.addPerson(p)
	return p
}

// holderKnown gives the one whom the tables have in an office on the document's
// day, -1 for none or several, and whether they know it by a term and not by a
// snapshot.
func (r *reader) holderKnown(ro *role, country string) (found int, sure bool) {
	found = -1
	day := string(r.doc.Published.Value)
	if day == "" || !ro.sole {
		return found, false
	}
	for _, i := range r.t.holder[country+" "+ro.name] {
		k := &r.t.actors[i]
		for j := range k.terms {
			if x := &k.terms[j]; x.role == ro.name && x.at(day) && i != found {
				if found >= 0 {
					return -1, false
				}
				found, sure = i, !x.snapshot
			}
		}
	}
	return found, sure
}

// inOffice reports whether the tables have the actor in an office on the
// document's day.
func (r *reader) inOffice(actor int, ro *role) bool {
	day := string(r.doc.Published.Value)
	return day != "" && slices.ContainsFunc(r.t.actors[actor].terms, func(x term) bool { return x.role == ro.name && x.at(day) })
}

// heldBefore reports whether the tables have the actor in an office that ended
// before the document's day.
func (r *reader) heldBefore(actor int, ro *role) bool {
	day := string(r.doc.Published.Value)
	ended := false
	for i := range r.t.actors[actor].terms {
		if x := &r.t.actors[actor].terms[i]; x.role == ro.name && !x.snapshot {
			if day == "" || x.to == "" || day[:min(len(day), len(x.to))] <= x.to {
				return false
			}
			ended = true
		}
	}
	return ended
}

// roleOf says what a person's role is in the reading: what the text says, else
// what the tables know of the document's day.
func (r *reader) roleOf(p *person) (name, sector, country string) {
	country = p.country
	if p.known >= 0 {
		k := &r.t.actors[p.known]
		if country == "" {
			country = k.country
		}
		sector = k.sector
		if x := r.held(k); x != nil {
			name = x.role
			if ro := r.t.byRole[x.role]; ro != nil {
				sector = ro.sector
			}
		}
	}
	if p.role == nil && name == "" && p.known >= 0 {
		name = r.lastHeld(&r.t.actors[p.known])
	}
	if p.role != nil {
		if when := r.term(p); when > 0 {
			return name, sector, country // what one will be is no office yet
		} else if when < 0 {
			return "former " + p.role.name, sector, country
		}
		ruling := r.t.byRole[name] != nil && r.t.byRole[name].sole && !p.role.sole && !p.former // "Senator X" of years ago is the president now
		if !(name != "" && vagueRole(p.role.name)) && !ruling {
			name = p.role.name
			if p.words != "" {
				name = p.words
			}
			if p.former {
				name = "former " + name
			}
		}
		if p.role.sector != "" && !ruling && (sector == "" || !p.former) {
			sector = p.role.sector
		}
	}
	if p.sector != "" && p.known < 0 {
		sector = p.sector
	}
	return name, sector, country
}

// lastHeld gives "former president" for one of the tables whose offices that a
// single person holds have all ended by the document's day, the highest of them;
// else nothing.
func (r *reader) lastHeld(k *known) string {
	day := string(r.doc.Published.Value)
	best, rank := "", 1<<20
	for i := range k.terms {
		x := &k.terms[i]
		ro := r.t.byRole[x.role]
		if day == "" || x.snapshot || ro == nil || !ro.sole || x.to == "" || day[:min(len(day), len(x.to))] <= x.to {
			continue
		}
		if ro.rank < rank {
			best, rank = "former "+ro.name, ro.rank
		}
	}
	return best
}

// term tells a title that the person of the tables held before the document's
// day (below zero), or will hold later (above), from one held, or not known to
// the tables (0): reports call leaders by the office they had, or have now.
func (r *reader) term(p *person) int {
	if p.known < 0 || p.former || !p.role.sole || r.doc.Published.Value == "" {
		return 0
	}
	day, when := string(r.doc.Published.Value), 0
	for i := range r.t.actors[p.known].terms {
		switch x := &r.t.actors[p.known].terms[i]; {
		case x.role != p.role.name || x.snapshot:
		case x.at(day):
			return 0
		case x.to != "" && day[:min(len(day), len(x.to))] > x.to:
			when = -1
		case when == 0:
			when = 1
		}
	}
	return when
}

// vagueRole reports whether a title says less than an office in the tables.
func vagueRole(name string) bool {
	switch name {
	case "leader", "minister", "official", "doctor", "professor", "general", "colonel", "prince", "officer", "lawmaker", "resident", "cleric":
		return true
	}
	return false
}
