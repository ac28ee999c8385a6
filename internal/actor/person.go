package actor

import (
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// person is one person of a document.
type person struct {
	parts   []string // core words of the fullest name
	name    string
	known   int // in the tables, or -1
	role    *role
	words   string // the role as the text has it, where no canonical name fits
	country string
	sector  string // of the body that a title names
	former  bool
	female  bool
	male    bool
	full    int  // how often the text has the full name
	leads   bool // the tables have one of this name in office on the day
	actor   *entry
}

// admit decides which candidates for persons are persons, and who is who.
func (r *reader) admit() {
	r.persons = r.persons[:0]
	who := make([]*person, len(r.cands))
	for i := range r.cands {
		c := &r.cands[i]
		if c.from == fromPerson && c.firm {
			if parts := core(r.text(c.first, c.last)); len(parts) > 1 {
				if who[i] = r.join(parts, c); len(parts) == 2 && numeral(parts[1]) && who[i].known < 0 && c.role != nil && throne[c.role.name] {
					who[i].known = r.reigning(parts[0], c.role) // "King Ade II"
				}
			}
		}
	}
	for i := range r.cands {
		c := &r.cands[i]
		if c.from != fromPerson || who[i] != nil {
			continue
		}
		parts := core(r.text(c.first, c.last))
		if len(parts) == 0 {
			r.at[c.first] = 0
			continue
		}
		if k := c.last; len(parts) == 1 && k < len(r.w)-1 && (r.w[k].low == "]" || r.w[k].low == ")") {
			if next := r.candAt(k + 1); next != nil && next.from == fromPerson && next.last == k+2 && r.w[next.first].capital {
				parts = append(parts, core(r.text(next.first, next.last))...) // "[President Ana] Lima"
			}
		}
		if i := c.first; len(parts) == 1 && c.role == nil && i > 0 && r.w[i-1].capital && throne[r.w[i-1].low] {
			c.role = r.t.byRole[r.w[i-1].low]
		}
		p := r.find(parts)
		if p != nil && len(parts) == 1 && (c.male && p.female || c.female && p.male) {
			p = r.other(parts[0], c) // "Mr. Lima" is not Mrs. Lima
		}
		if p != nil && len(parts) == 1 && c.role != nil && throne[c.role.name] && p.parts[0] != parts[0] {
			p = nil // "King Ade" is nobody whose father is Ade
		}
		if p != nil && len(parts) == 1 && c.role != nil && c.role.sole && p.role != c.role && r.neverHeld(p, c.role) {
			// "President X" of years ago, where the text has only X's wife by full name.
			if k := r.heldOnce(parts[0], c.role); k >= 0 {
				if p = r.find(core(r.t.actors[k].name)); p == nil {
					p = &person{parts: core(r.t.actors[k].name), name: r.t.actors[k].name, known: k}
					r.addPerson(p)
				}
			}
		}
		if len(parts) == 1 && c.role != nil && c.role.sole && !c.former && (p == nil || p.role != c.role) {
			// "President X" where the text has only X's wife by full name.
			if k := r.leaderNamed(parts[0], c); k >= 0 && (p == nil || !sameName(p.parts, core(r.t.actors[k].name))) {
				p = nil
			}
		}
		switch {
		case p != nil:
		case len(parts) > 1:
			if k := r.knownPerson(parts, c.country, c.role); k >= 0 || r.sayer(c.first, c.last, len(r.w)) && !r.w[c.first].first {
				p = r.join(parts, c)
			}
		default:
			k := -1
			if c.role != nil && throne[c.role.name] {
				k = r.reigning(parts[0], c.role)
			} else {
				k = r.leaderNamed(parts[0], c)
			}
			if i := slices.IndexFunc(r.persons, func(q *person) bool { return k >= 0 && q.known == k }); i >= 0 {
				p = r.persons[i]
			} else if k >= 0 {
				p = &person{parts: core(r.t.actors[k].name), name: r.t.actors[k].name, known: k}
				r.addPerson(p)
			} else if (c.firm || c.role != nil && throne[c.role.name]) && len(parts[0]) > 2 {
				p = &person{parts: parts, name: tidy(r.text(c.first, c.last)), known: -1}
				r.addPerson(p)
			}
		}
		if p == nil {
			r.at[c.first] = 0
			continue
		}
		p.take(c)
		who[i] = p
	}
	r.who = who
	for _, p := range r.persons {
		if p.known < 0 && len(p.parts) > 1 {
			p.known = r.knownPerson(p.parts, p.country, p.role)
		}
		if p.known >= 0 && p.country == "" {
			p.country = r.t.actors[p.known].country
		}
	}
}

func (r *reader) addPerson(p *person) {
	r.persons = append(r.persons, p)
	for _, w := range p.parts {
		r.call(w, p)
	}
}

// namesakes bounds how many persons of one name a text is searched for.
const namesakes = 32

func (r *reader) call(w string, p *person) {
	if len(r.named[w]) < namesakes {
		r.named[w] = append(r.named[w], p)
	}
}

// take notes what stands before a name; the first role said wins.
func (p *person) take(c *candidate) {
	p.female, p.male = p.female || c.female, p.male || c.male
	if p.role == nil && c.role != nil {
		p.role, p.former, p.words = c.role, c.former, c.title
		if c.country != "" {
			p.country = c.country
		}
	}
	if p.country == "" {
		p.country = c.country
	}
}

// join finds the person of a full name, or makes one.
func (r *reader) join(parts []string, c *candidate) *person {
	if p := r.find(parts); p != nil {
		if len(parts) > len(p.parts) {
			for _, w := range parts {
				if !slices.Contains(p.parts, w) {
					r.call(w, p)
				}
			}
			p.parts, p.name = parts, tidy(r.text(c.first, c.last))
		}
		p.full++
		p.take(c)
		return p
	}
	p := &person{parts: parts, name: tidy(r.text(c.first, c.last)), known: -1}
	p.take(c)
	p.leads = slices.ContainsFunc(r.t.person[strings.Join(parts, " ")], func(i int) bool {
		x := r.held(&r.t.actors[i])
		return x != nil && r.t.byRole[x.role] != nil && r.t.byRole[x.role].sole
	})
	r.addPerson(p)
	return p
}

// find gives the person of the document that a name is of: the same full name,
// a shorter or longer form of it, or its last or first word alone.
func (r *reader) find(parts []string) *person {
	last := parts[len(parts)-1]
	if len(parts) == 1 {
		var best *person
		rank := 0
		for _, p := range r.named[last] {
			g := 1
			switch {
			case len(p.parts) == 1:
				g = 4
			case surname(p.parts) == last:
				g = 3
			case p.parts[0] == last:
				g = 2
			}
			if g > rank || g == rank && (p.leads && !best.leads || p.leads == best.leads && p.full > best.full) {
				best, rank = p, g
			}
		}
		return best
	}
	for _, p := range r.named[last] {
		if sameName(p.parts, parts) {
			return p
		}
	}
	return nil
}

// sameName reports whether one name can be a form of the other: one last name,
// and first names equal, or one the initial of the other, or left out.
func sameName(a, b []string) bool {
	if len(a) == 1 || len(b) == 1 {
		return a[len(a)-1] == b[len(b)-1]
	}
	if a[len(a)-1] != b[len(b)-1] || middleClash(a, b) {
		return false
	}
	x, y := a[0], b[0]
	if x == y || len(x) == 1 && strings.HasPrefix(y, x) || len(y) == 1 && strings.HasPrefix(x, y) || skeleton(x) == skeleton(y) && len(x) > 2 {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return true
}

// surname gives a person's last name, without what tells sons from fathers.
func surname(parts []string) string {
	n := len(parts) - 1
	if n > 1 && (parts[n] == "jr" || parts[n] == "sr" || numeral(parts[n])) {
		n--
	}
	return parts[n]
}

// numeral reports whether a word is a ruler's number.
func numeral(w string) bool { return w != "" && strings.Trim(w, "ivx") == "" }

// middleClash reports whether two names have middle initials that make them two
// persons: "George H. W. Bush", "George W. Bush".
func middleClash(a, b []string) bool {
	if len(a) < 3 || len(b) < 3 || a[0] != b[0] {
		return false
	}
	return (len(a[1]) == 1 || len(b[1]) == 1) && a[1][0] != b[1][0]
}

// knownPerson finds a full name in the tables: as written, or as another
// transliteration where the country is the person's and an office that the text
// names was the person's once.
func (r *reader) knownPerson(parts []string, country string, said *role) int {
	best, score := -1, 0
	weigh := func(i, base int) {
		k := &r.t.actors[i]
		s := base
		if country != "" {
			if k.country != country {
				return
			}
			s += 2
		}
		if r.spoken(k.country) > 0 {
			s++
		}
		if r.held(k) != nil {
			s++
		}
		if s > score {
			best, score = i, s
		}
	}
	for _, i := range r.t.person[strings.Join(parts, " ")] {
		weigh(i, 2)
	}
	if best < 0 && len(parts) > 1 {
		// A leader who goes by his second name.
		for _, i := range r.t.leader[parts[len(parts)-1]] {
			if own := core(r.t.actors[i].name); len(own) > len(parts) && r.spoken(r.t.actors[i].country) > 1 && r.held(&r.t.actors[i]) != nil && !slices.ContainsFunc(parts, func(w string) bool { return !slices.Contains(own, w) }) {
				weigh(i, 1)
			}
		}
	}
	if best < 0 && len(parts) > 1 {
		for _, i := range r.t.sound[nameKey(parts)] {
			k := &r.t.actors[i]
			own := core(k.name)
			if middleClash(own, parts) {
				continue
			}
			// Another spelling counts only where the text is much about the country;
			// the same without middle names, wherever it is spoken of.
			if d := apart(own, parts); d > 0 && said != nil && said.sole && len(k.terms) > 0 && !slices.ContainsFunc(k.terms, func(x term) bool { return x.role == said.name }) {
				continue
			} else if d == 0 && r.spoken(k.country) > 0 || d < 3 && len(own) == len(parts) && (r.spoken(k.country) > 3 || country == k.country) {
				weigh(i, 1)
			}
		}
	}
	return best
}

// apart counts the edits between two spellings of a first and last name; 3 is
// too many to be one name.
func apart(a, b []string) int {
	first, last := distance(a[0], b[0]), distance(a[len(a)-1], b[len(b)-1])
	if first > 1 || last > 1+min(len(a[len(a)-1]), len(b[len(b)-1]))/7 {
		return 3
	}
	return min(first+last, 2)
}

// distance is the edits between two words, counted up to three.
func distance(a, b string) int {
	if d := len(a) - len(b); d > 2 || d < -2 || len(a) > 32 {
		return 3
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			up := row[j+1]
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(diagonal+cost, up+1, row[j]+1)
			diagonal = up
		}
	}
	return min(3, row[len(b)])
}

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

// other gives a person of a last name whom a title does not rule out.
func (r *reader) other(last string, c *candidate) *person {
	for _, p := range r.named[last] {
		if lastWord(p.parts) == last && !(c.male && p.female || c.female && p.male) {
			return p
		}
	}
	return nil
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

// latestPersons are those a role is looked for among; bounded, so that a text
// of names alone takes no longer than another.
func (r *reader) latestPersons() []*person { return r.persons[max(0, len(r.persons)-256):] }

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

func lastWord(words []string) string { return words[len(words)-1] }

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

func tidy(s string) string {
	return strings.Trim(strings.Join(strings.Fields(s), " "), " ,;:")
}

// throne are the offices whose holders go by a first name with the office
// before it: "Pope Leo".
var throne = map[string]bool{"pope": true, "king": true, "queen": true, "emperor": true, "emir": true, "sultan": true, "prince": true}

// personEntry gives the actor of a person.
func (r *reader) personEntry(p *person) *entry {
	if p.actor == nil {
		p.actor = &entry{class: "person", person: p}
		p.actor.Kind = rapporteur.ActorPerson
		p.actor.Name = p.name
		if len(p.parts) == 1 && p.role != nil && throne[p.role.name] {
			p.name = strings.ToUpper(p.role.name[:1]) + p.role.name[1:] + " " + p.name
		}
		r.entries = append(r.entries, p.actor)
	}
	return p.actor
}
