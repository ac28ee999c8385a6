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
	leads   bool // the tables have one of this name at the head of a state or government on the day
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
		return x != nil && r.t.byRole[x.role] != nil && r.t.byRole[x.role].rank <= r.t.byRole["chancellor"].rank
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
	x, y := formal(a[0]), formal(b[0])
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

// nicknames are short forms of first names that reports use for the long one.
var nicknames = map[string]string{"jim": "james", "bill": "william", "bob": "robert", "rob": "robert", "mike": "michael", "joe": "joseph", "tom": "thomas", "dick": "richard", "rick": "richard", "tony": "anthony", "dan": "daniel",
	"dave": "david", "ben": "benjamin", "chris": "christopher", "steve": "steven", "stephen": "steven", "ron": "ronald", "ken": "kenneth", "tim": "timothy", "jeff": "jeffrey", "andy": "andrew", "matt": "matthew", "nick": "nicholas",
	"sam": "samuel", "pete": "peter", "chuck": "charles", "larry": "lawrence", "greg": "gregory", "bernie": "bernard", "liz": "elizabeth", "ash": "ashton", "phil": "philip", "don": "donald", "ed": "edward", "ray": "raymond", "jon": "jonathan"}

// formal gives the long form of a first name.
func formal(first string) string {
	if long := nicknames[first]; long != "" {
		return long
	}
	return first
}

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
	if long := formal(parts[0]); best < 0 && len(parts) > 1 && long != parts[0] {
		for _, i := range r.t.person[long+" "+strings.Join(parts[1:], " ")] {
			k := &r.t.actors[i]
			fits := said == nil || vagueRole(said.name) && (said.sector == "GOV" || said.sector == "MIL") || slices.ContainsFunc(k.terms, func(x term) bool { return strings.Contains(x.role, said.name) })
			if r.spoken(k.country) > 0 && fits {
				weigh(i, 1)
			}
		}
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

// other gives a person of a last name whom a title does not rule out.
func (r *reader) other(last string, c *candidate) *person {
	for _, p := range r.named[last] {
		if lastWord(p.parts) == last && !(c.male && p.female || c.female && p.male) {
			return p
		}
	}
	return nil
}

// latestPersons are those a role is looked for among; bounded, so that a text
// of names alone takes no longer than another.
func (r *reader) latestPersons() []*person { return r.persons[max(0, len(r.persons)-256):] }

func lastWord(words []string) string { return words[len(words)-1] }

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
