package actor

import (
	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// Offices: who "the Kenyan president" is, and whose title a phrase is.

// roleAt gives the role that a phrase's head names, if it names one.
func (r *reader) roleAt(np *nounPhrase) *role {
	if np.role != nil {
		return np.role
	}
	for k := np.body; k < np.last; k++ {
		if n, ro := match(r.t.role, r.w, k, np.last); n > 0 && k+n == np.last {
			return ro
		}
	}
	return nil
}

// nameBehind gives the person whose name stands behind the phrase between
// commas: "the governor of the province, X, said".
func (r *reader) nameBehind(np *nounPhrase, s *text.Sentence) *person {
	if np.noun != nil && (np.noun.plural && !np.noun.mass || !np.noun.person) || np.counterpart || r.roleAt(np) == nil {
		return nil
	}
	if _, ok := r.linkedPhrase[np.first]; ok || np.det == "a" && np.first == r.apposed {
		return nil
	}
	k := np.last
	for n := 0; n < 9 && k < s.Last && r.w[k].low != ","; n++ {
		if n == 0 && r.w[k].low != "of" && r.w[k].low != "for" && r.w[k].low != "in" && r.w[k].low != "at" && r.w[k].low != "to" || r.w[k].is(speech|auxiliary) || r.w[k].kind != text.Word && r.w[k].kind != text.Clitic {
			return nil
		}
		k++
	}
	if k+1 >= s.Last || r.w[k].low != "," {
		return nil
	}
	at := k + 1
	for at < k+4 && at < s.Last && r.candAt(at) == nil && r.w[at].capital {
		at++ // "Air Force Col."
	}
	c := r.candAt(at)
	if c == nil || c.from != fromPerson || c.last >= s.Last || r.w[c.last].low != "," && !r.w[c.last].is(speech) {
		return nil
	}
	return r.who[r.at[at]-1]
}

// ranks are the words of a military rank.
var ranks = map[string]bool{"rear": true, "adm": true, "admiral": true, "gen": true, "general": true, "lt": true, "maj": true, "major": true, "brig": true, "brigadier": true, "col": true, "colonel": true, "capt": true, "captain": true,
	"cmdr": true, "commander": true, "sgt": true, "sergeant": true, "master": true, "army": true, "navy": true, "air": true, "force": true, "marine": true, "corps": true, "dr": true, "mr": true, "ms": true, "mrs": true}

// pastRank passes over a rank between an office and a name: "army spokesman
// Brig. Gen. X".
func (r *reader) pastRank(i, end int) int {
	for k := i; k < min(end, i+5); k++ {
		if r.candAt(k) != nil {
			return k
		}
		if !r.w[k].capital || !ranks[r.w[k].low] {
			return i
		}
	}
	return i
}

// nameAfter gives the person whose name ends a title with small words in it,
// and the word where it begins: "Kenyan Ambassador to the United Nations X".
func (r *reader) nameAfter(np *nounPhrase, s *text.Sentence) (*person, int) {
	k := np.last
	if np.counterpart || np.noun != nil && np.noun.plural || r.roleAt(np) == nil || k >= s.Last || r.w[k].low != "to" && r.w[k].low != "of" && r.w[k].low != "for" {
		return nil, 0
	}
	placed := false // a name of the tables ends before k
	for n := 0; n < 12 && k < s.Last; n++ {
		c := r.candAt(k)
		switch {
		case c != nil && c.from == fromPerson:
			if !r.w[k-1].capital || !r.w[np.headFirst].capital && !placed {
				return nil, 0 // "mother of X", "an adviser to President X"
			}
			return r.who[r.at[k]-1], k
		case c != nil && c.from == fromTable:
			k, placed = c.last, true
			continue
		case r.w[k].kind == text.Word && (r.w[k].capital || r.w[k].is(lowName) || r.w[k].low == "to"):
			k++
		default:
			return nil, 0
		}
		placed = false
	}
	return nil, 0
}

// land gives a title the country behind it: "the foreign minister of Chad".
func (r *reader) land(np *nounPhrase, s *text.Sentence) {
	k := np.last
	if r.countryOf(np) != "" || k+1 >= s.Last || r.w[k].low != "of" {
		return
	}
	if k++; r.w[k].low == "the" {
		k++
	}
	if c := r.candAt(k); c != nil && c.from == fromTable {
		if a := &r.t.actors[c.alias.actor]; a.kind == rapporteur.ActorState {
			np.country = a.country
		}
	}
}

// rulers are words for whoever leads a country.
var rulers = map[string]bool{"leader": true, "ruler": true, "strongman": true}

// ruler resolves "the Kenyan leader": whoever of that country the text has
// last spoken of in an office that a single person holds, or the only such one
// it knows.
func (r *reader) ruler(np *nounPhrase, country string) *entry {
	if country == "" || !rulers[r.w[np.last-1].low] || !r.headIsWord(np) || oneOf[np.det] || np.former || np.side != "" {
		return nil
	}
	covered := np.body
	for i := range np.parts {
		covered = max(covered, np.parts[i].last)
	}
	for k := covered; k < np.headFirst; k++ {
		if r.w[k].kind == text.Word {
			return nil // "the Kenyan union leader"
		}
	}
	rules := func(p *person) bool {
		if p == nil || p.former {
			return false
		}
		name, _, own := r.roleOf(p)
		ro := r.t.byRole[name]
		return ro != nil && ro.sole && ro.rank <= r.t.byRole["chancellor"].rank && own == country
	}
	for k := len(r.recent) - 1; k >= 0; k-- {
		if rules(r.recent[k].person) {
			return r.recent[k]
		}
	}
	return r.onlyPerson(rules)
}

// titled gives a person the role and country of the phrase before the name.
func (r *reader) titled(p *person, np *nounPhrase) {
	country := r.countryOf(np)
	rank := "" // the sector of a rank that gives way to an office
	if p.role != nil {
		rank = p.role.sector
	}
	if p.role == nil || vagueRole(p.role.name) && !vagueRole(np.role.name) {
		p.role, p.former, p.words = np.role, np.former, r.roleWords(np)
	} else if p.role == np.role && np.former {
		p.former = true // "former Prime Minister X": the title alone was taken with the name
	}
	if p.country == "" || p.role == np.role && country != "" {
		p.country = country
	}
	if e := r.owner(np); e != nil && p.sector == "" {
		p.sector = e.Sector
	} else if p.sector == "" && np.role.sector == "" {
		switch np.side {
		case "rebel", "jihadist", "militia":
			p.sector = "REB"
		case "army":
			p.sector = "MIL"
		case "opposition":
			p.sector = "OPP"
		case "government":
			p.sector = "GOV"
		default:
			if p.sector = rank; rank == "" && country != "" {
				p.sector = "GOV"
			}
		}
	}
	for i := np.first; i < np.last; i++ {
		p.female = p.female || r.w[i].is(feminine) && !r.w[i].is(possessor)
		p.male = p.male || r.w[i].is(masculine) && !r.w[i].is(possessor) && r.w[i].low != "lord"
	}
}

// office resolves a phrase whose head is a role: "the Kenyan president".
func (r *reader) office(np *nounPhrase) *entry {
	country := r.countryOf(np)
	ro := np.role
	if np.former {
		return r.past(np, country)
	}
	if r.owner(np) != nil && ro.sole {
		return nil
	}
	for k := np.body; k < np.headFirst; k++ {
		switch r.w[k].low {
		case "first", "last", "next", "previous", "new", "late", "then", "future", "another":
			return r.local("office "+country+" "+r.w[k].low+" "+ro.name, r.plainName(np), rapporteur.ActorPerson, country, ro.sector, "person-role", nil) // not surely the one of the day
		}
	}
	if ro.sole && (country != "" || np.det == "the") {
		if p := r.holderOf(ro, country); p != nil {
			if p.role == nil {
				p.role = ro
			}
			return r.personEntry(p)
		}
		if country != "" {
			name := r.adjectiveOf(country) + " " + ro.name
			return r.local("office "+country+" "+ro.name, name, rapporteur.ActorPerson, country, ro.sector, "person-role", func(e *entry) { e.Role = ro.name })
		}
		return nil
	}
	if owner := r.owner(np); country != "" || owner != nil {
		if owner == nil {
			for _, p := range r.latestPersons() {
				if p.role == ro && p.country == country && !p.former {
					return r.personEntry(p)
				}
			}
		}
		key, name := country, r.plainName(np)
		if owner != nil {
			key = owner.Name
		}
		return r.local("office "+key+" "+ro.name, name, rapporteur.ActorPerson, country, ro.sector, "person-role", func(e *entry) { e.Role = ro.name })
	}
	// "the spokesman", "the governor": the latest person so called.
	if np.det == "the" && country == "" || np.det == "his" || np.det == "her" {
		if np.det != "the" {
			return nil
		}
		for k := len(r.recent) - 1; k >= max(0, len(r.recent)-10); k-- {
			if p := r.recent[k].person; p != nil && p.role == ro {
				return r.recent[k]
			}
		}
	}
	return nil
}

// past resolves "the former Kenyan president": the one person of the document
// who held the office and holds it no more.
func (r *reader) past(np *nounPhrase, country string) *entry {
	if oneOf[np.det] || r.owner(np) != nil {
		return nil
	}
	return r.onlyPerson(func(p *person) bool {
		left := p.role == np.role && (p.former || r.term(p) < 0) || p.known >= 0 && p.role != np.role && r.heldBefore(p.known, np.role)
		return left && (country == "" || p.country == "" || p.country == country)
	})
}

// onlyPerson gives the one person of the text that fits; nil for none or several.
func (r *reader) onlyPerson(fits func(*person) bool) *entry {
	var only *person
	for _, p := range r.latestPersons() {
		if !fits(p) {
			continue
		}
		if only != nil {
			return nil
		}
		only = p
	}
	if only == nil {
		return nil
	}
	return r.personEntry(only)
}

// counterpartOf resolves "his Kenyan counterpart".
func (r *reader) counterpartOf(np *nounPhrase) *entry {
	if ro := r.peerRole(np.country); ro != nil {
		if q := r.holderOf(ro, np.country); q != nil {
			return r.personEntry(q)
		}
	}
	return nil
}

// peerRole gives the office that a counterpart in a country holds: that of the
// last person of another country.
func (r *reader) peerRole(country string) *role {
	for k := len(r.recent) - 1; k >= max(0, len(r.recent)-6); k-- {
		p := r.recent[k].person
		if p == nil {
			continue
		}
		name, _, own := r.roleOf(p)
		ro := r.t.byRole[name]
		if ro == nil || own == country {
			continue
		}
		if ro.name == "secretary of state" {
			ro = r.t.byRole["foreign minister"]
		}
		return ro
	}
	return nil
}
