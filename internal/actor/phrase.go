package actor

import (
	"strings"

	"github.com/rapporteur/rapporteur/internal/text"
)

// longest is the most words a noun phrase has before its head.
const longest = 14

// roughly are words before a number that are prepositions before all else.
var roughly = map[string]bool{"about": true, "around": true, "over": true, "under": true}

// part is a word or name inside a noun phrase that stands for an actor.
type part struct {
	first, last int
	cand        *candidate // a name
	entry       *entry     // or an acronym said before
	country     string     // or a country by its adjective
	backer      bool       // "X-backed": a relation, never the owner
	owner       bool       // "X's"
	seat        bool       // a capital: may be where, not whose
}

// phrase is a noun phrase whose head stands for an actor.
type nounPhrase struct {
	first, last int // words, with determiner and numbers
	body        int // first word behind determiner and numbers
	noun        *noun
	role        *role
	headFirst   int
	country     string // of its adjective
	parts       []part
	side        string // government, rebel, opposition: from a noun before the head
	det         string // the determiner or possessor, folded
	counted     bool
	qualified   bool // an adjective or noun before the head
	former      bool
	counterpart bool
}

// phrase reads a noun phrase that begins at i and ends before end.
func (r *reader) phrase(i, end int) (np nounPhrase, ok bool) {
	w := r.w
	np.first = i
	p := i
	if i >= end {
		return np, false
	}
	if w[i].is(lowName|tie) && !w[i].is(det) || w[i].low == "as" && !(i+1 < end && w[i+1].is(quantity)) {
		return np, false // no phrase begins with "of"
	}
	if w[p].kind == text.Word && w[p].is(det|possessor) || w[p].low == "an" {
		np.det = w[p].low
		p++
	}
	// Numbers and what goes with them.
	for q := p; q < end && q < i+8; q++ {
		if w[q].low == "up" && !(q+1 < end && w[q+1].low == "to") {
			break // "racked up dozens of victims"
		}
		if roughly[w[q].low] && (q+1 >= end || w[q+1].kind != text.Number && !w[q+1].is(quantity)) {
			break // "a talk about US soldiers"
		}
		if w[q].kind == text.Number || w[q].is(quantity) && !w[q].capital || w[q].is(quantity) && w[q].first {
			if n, _ := match(r.t.noun, w, q, end); n > 0 && !w[q].is(lowName) {
				break
			}
			np.counted = true
			p = q + 1
			continue
		}
		if q > p && w[q].is(det) || w[q].is(det) && np.det == "" && np.counted {
			p = q + 1
			continue
		}
		break
	}
	if np.counted && p > i && w[i].is(locative|function) && !w[i].is(det) && w[p-1].is(det) {
		return np, false // "around the hostages"
	}
	np.body = p
	headEnd := 0
	for n := 0; p < end && n < longest; n++ {
		x := &w[p]
		if x.possessive() {
			break
		}
		step := r.step(&np, p, end, headEnd)
		if step <= 0 {
			break
		}
		p += step
		if np.headFirst >= np.body && (np.noun != nil || np.role != nil) && np.headFirst+1 <= p && np.last == p {
			headEnd = p
		}
	}
	if headEnd == 0 {
		return np, false
	}
	np.last = headEnd
	if np.det == "that" && np.first < np.body && (np.noun != nil && np.noun.plural || len(np.parts) > 0 && np.parts[0].owner && np.parts[0].first == np.body) {
		np.first, np.det = np.first+1, ""
	}
	return np, true
}

// step takes the word or words at p into the phrase and gives how many; 0 when
// the phrase ends before p.
func (r *reader) step(np *nounPhrase, p, end, headEnd int) int {
	w := r.w
	x := &w[p]
	if c := r.candAt(p); c != nil && !(c.from == fromTable && r.wholeNation(p, c, end)) {
		if headEnd == p && headEnd > 0 {
			return 0 // a name behind the head: a title's
		}
		if c.from == fromTable && c.last < end && w[c.last].kind == text.Word && w[c.last].capital && c.last-c.first == 1 && r.candAt(c.last) != nil && r.candAt(c.last).from == fromPerson {
			return 0
		}
		if c.last < end && w[c.last].possessive() {
			np.parts = append(np.parts, part{first: p, last: c.last, cand: c, owner: true})
			return c.last - p + 1
		}
		// A bare name before a noun: "the Taliban commander", "Assad forces".
		if c.last < end && r.nounNext(c.last, end) {
			np.parts = append(np.parts, part{first: p, last: c.last, cand: c, seat: c.alias.seat})
			return c.last - p
		}
		return 0
	}
	if e := r.countrys(p, end); e != nil && headEnd == 0 && np.det == "the" {
		np.parts = append(np.parts, part{first: p, last: p + 1, entry: e, owner: true})
		return 2 // "the country's foreign ministry"
	}
	if e := r.linked[p]; e != nil && headEnd == 0 {
		if p+1 < end && w[p+1].possessive() {
			np.parts = append(np.parts, part{first: p, last: p + 1, entry: e, owner: true})
			return 2
		}
		if p+1 < end && r.nounNext(p+1, end) {
			np.parts = append(np.parts, part{first: p, last: p + 1, entry: e})
			return 1
		}
		return 0
	}
	if n, code := match(r.t.nation, w, p, end); n > 0 && x.capital {
		if p+n < end && w[p+n].low == "counterpart" || p+n < end && w[p+n].low == "counterparts" {
			np.country, np.counterpart, np.headFirst, np.last = code, true, p+n, p+n+1
			np.noun = counterpart
			return n + 1
		}
		if np.country == "" || headEnd == 0 {
			np.country = code
		}
		np.parts = append(np.parts, part{first: p, last: p + n, country: code})
		np.qualified = true
		return n
	}
	if n, no := match(r.t.noun, w, p, end); n > 0 && !(n == 1 && x.low == "local" && r.nounAhead(p+1, end)) && !(no.agent && np.country == "" && len(np.parts) == 0) {
		if m, ro := match(r.t.role, w, p, end); m > n {
			return r.takeRole(np, p, m, ro)
		}
		if np.noun != nil {
			if np.noun.plural && !np.noun.mass && headEnd == p && np.noun.class != "rebel" && np.noun.class != "government" {
				return 0 // "took students hostage"
			}
			r.side(np, np.noun)
		}
		np.noun, np.role, np.headFirst, np.last = no, nil, p, p+n
		return n
	}
	if n, ro := match(r.t.role, w, p, end); n > 0 {
		if headEnd == p && p > 0 && x.capital && ranks[x.low] && (np.role != nil || np.noun != nil && np.noun.person) {
			return 0 // "army spokesman Brig. Gen. X"
		}
		return r.takeRole(np, p, n, ro)
	}
	if x.kind != text.Word {
		return 0
	}
	if head, tail, ok := strings.Cut(x.low, "-"); ok {
		if r.t.bits[tail]&relation != 0 || r.t.bits[head]&aligned != 0 {
			name := head
			if r.t.bits[head]&aligned != 0 {
				name = tail
			}
			if code := r.country(name); code != "" {
				np.parts = append(np.parts, part{first: p, last: p + 1, country: code, backer: true})
			}
			if code, ok := r.loyalTo(name); ok && head == "pro" {
				np.side = "government"
				if np.country == "" {
					np.country = code
				}
			}
			np.qualified = true
			return 1
		}
	}
	bare := len(np.parts) > 0 && !np.parts[len(np.parts)-1].owner && np.parts[len(np.parts)-1].cand != nil && np.parts[len(np.parts)-1].last == p
	switch {
	case x.is(past):
		np.former = true
		return 1
	case x.is(modifier) && !bare, x.is(preRole) && !x.is(particle):
		if participle(x.low) && p == np.first {
			return 0
		}
		r.sideWord(np, x.low)
		np.qualified = true
		return 1
	case headEnd == 0 && !x.capital && !x.is(function|auxiliary|speech|act) && !bare && (adjective(x.low) && !participle(x.low) || participle(x.low) && (np.det != "" || np.counted && !strings.HasSuffix(x.low, "ing"))) && (np.det != "" || np.counted || np.country != ""):
		np.qualified = true
		return 1
	case headEnd == 0 && (x.low == "-" || x.low == "‑"):
		return 1
	}
	return 0
}

// counterpart is the noun of "his Russian counterpart".
var counterpart = &noun{class: "counterpart"}

func (r *reader) takeRole(np *nounPhrase, p, n int, ro *role) int {
	if np.noun != nil {
		r.side(np, np.noun)
		np.qualified = true
	}
	np.role, np.noun, np.headFirst, np.last = ro, nil, p, p+n
	return n
}

// side notes whose a head is by the noun before it: "government forces".
func (r *reader) side(np *nounPhrase, before *noun) {
	np.qualified = true
	switch before.class {
	case "government":
		np.side = "government"
	case "rebel", "jihadist", "fighter", "militia", "opposition", "armed", "gang":
		np.side = before.class
	case "army", "police", "intelligence":
		if np.side == "" {
			np.side = "army"
		}
	case "bloc":
		np.side = "bloc"
	}
}

func (r *reader) sideWord(np *nounPhrase, low string) {
	switch low {
	case "government", "regime", "pro-government", "loyalist", "state":
		np.side = "government"
	case "rebel", "insurgent", "separatist", "secessionist":
		np.side = "rebel"
	case "jihadist", "jihadi", "extremist", "terrorist", "islamist", "terror", "radical", "hardline":
		np.side = "jihadist"
	case "opposition", "pro-opposition", "anti-government", "opposing":
		np.side = "opposition"
	case "local":
		np.side = "local"
	case "security", "military", "police", "army", "intelligence":
		if np.side == "" {
			np.side = "army"
		}
	}
}

// loyalTo gives the country of a government that a word after "pro-" means:
// none for "government" itself, a leader's for his name.
func (r *reader) loyalTo(low string) (code string, ok bool) {
	if low == "government" || low == "regime" {
		return "", true
	}
	for _, p := range r.named[low] {
		if _, sector, country := r.roleOf(p); sector == "GOV" {
			return country, true
		}
	}
	if k := r.leaderNamed(low, &candidate{}); k >= 0 {
		return r.t.actors[k].country, true
	}
	return "", false
}

// wholeNation reports whether a state's name is its own adjective here:
// "US troops", "New Zealand police".
func (r *reader) wholeNation(p int, c *candidate, end int) bool {
	n, _ := match(r.t.nation, r.w, p, end)
	return n > 0 && p+n == c.last && c.last < end && !r.w[c.last].possessive()
}

// nounNext reports whether a noun, role or fitting adjective stands at p.
func (r *reader) nounNext(p, end int) bool {
	if r.nounAhead(p, end) {
		return true
	}
	x := &r.w[p]
	if x.is(modifier) && !participle(x.low) && !x.is(function) || x.is(past) {
		return p+1 < end && r.nounAhead(p+1, end)
	}
	if head, tail, ok := strings.Cut(x.low, "-"); ok {
		return r.t.bits[tail]&relation != 0 || r.t.bits[head]&aligned != 0
	}
	return false
}
