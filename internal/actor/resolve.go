package actor

import (
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// titles are classes of nouns that stand before a body's name as a title does.
var titles = map[string]bool{"media": true, "group": true, "agency": true, "monitor": true, "rights": true, "aid": true, "party": true, "company": true, "militia": true, "intelligence": true, "medgroup": true}

// nominal makes the mention of a noun phrase and of the names inside it. It
// gives how many words it took; 0 when the phrase stands for no actor.
func (r *reader) nominal(np *nounPhrase, s *text.Sentence) int {
	r.origin(np, s)
	// A title before a name: the person says it all.
	if np.last < s.Last {
		at := r.pastRank(np.last, s.Last)
		if c := r.candAt(at); c != nil && c.from == fromPerson && np.role != nil && r.who[r.at[at]-1] != nil {
			p := r.who[r.at[at]-1]
			r.titled(p, np)
			r.modifiers(np)
			return np.last - np.first
		}
		if c := r.candAt(at); c != nil && np.noun != nil && np.noun.person && c.from == fromPerson && r.who[r.at[at]-1] != nil {
			p := r.who[r.at[at]-1]
			if np.role = r.roleAt(np); np.role != nil {
				r.titled(p, np)
			} else if p.country == "" {
				p.country = r.countryOf(np)
			}
			r.modifiers(np)
			return np.last - np.first
		}
	}
	// "the Kenyan newspaper X", "his Kenyan counterpart X": the name says it all.
	if np.last < s.Last {
		if c := r.candAt(np.last); c != nil && (c.from != fromTable || r.t.actors[c.alias.actor].kind != rapporteur.ActorState) {
			if np.counterpart && c.from == fromPerson && r.who[r.at[np.last]-1] != nil {
				p := r.who[r.at[np.last]-1]
				if ro := r.peerRole(np.country); ro != nil && p.role == nil {
					p.role = ro
				}
				if p.country == "" {
					p.country = np.country
				}
				return np.last - np.first
			}
			group := np.noun != nil && np.noun.kind == rapporteur.ActorArmedGroup && c.from == fromTable && r.t.actors[c.alias.actor].kind == rapporteur.ActorArmedGroup && strings.HasSuffix(r.w[np.last-1].low, "group")
			if np.noun != nil && np.noun.body && !np.noun.plural && c.from != fromPerson && titles[np.noun.class] || group {
				r.modifiers(np)
				return np.last - np.first
			}
		}
	}
	if p, k := r.nameAfter(np, s); p != nil {
		if np.role = r.roleAt(np); np.role.sole && r.w[np.last].low == "for" {
			np.role = r.t.byRole["minister"] // "Secretary of State for Health": one of several
		}
		r.titled(p, np)
		r.modifiers(np)
		if !r.w[np.headFirst].capital {
			r.mention(r.personEntry(p), np.first, np.last, rapporteur.MentionNominal)
		}
		for i := np.last; i < k; { // bodies within the title
			if c := r.candAt(i); c != nil && c.from != fromPerson {
				i += r.name(c, s)
			} else {
				i++
			}
		}
		return k - np.first
	}
	if p := r.nameBehind(np, s); p != nil {
		np.role = r.roleAt(np)
		r.land(np, s)
		r.titled(p, np)
		r.modifiers(np)
		r.mention(r.personEntry(p), np.first, np.last, rapporteur.MentionNominal)
		return np.last - np.first
	}
	if e := r.linkedPhrase[np.first]; e != nil {
		r.modifiers(np)
		r.mention(e, np.first, np.last, rapporteur.MentionNominal)
		return np.last - np.first
	}
	if !r.stands(np, s) {
		return 0
	}
	var e *entry
	if np.role != nil {
		e = r.office(np)
	} else {
		e = r.agent(np)
	}
	if e == nil {
		return 0
	}
	r.modifiers(np)
	form, from := rapporteur.MentionNominal, np.first
	if e.Kind == rapporteur.ActorMinistry && (np.country != "" || len(np.parts) > 0) && np.noun != nil {
		form = rapporteur.MentionName
		if np.det != "" {
			from = np.body
		}
	}
	r.mention(e, from, np.last, form)
	for k := np.first; k < np.last; k++ {
		r.decided[k] = true
	}
	r.bodyAcronym(e, np, s)
	return np.last - np.first
}

// stresses reports whether a word behind a phrase only stresses it: "the army
// itself".
func stresses(low string) bool {
	return low == "itself" || low == "himself" || low == "herself" || low == "themselves"
}

// origin reads the country behind a phrase that has none: "a delegation from
// Chile", "rebels in Chad". A delegation's is part of its phrase.
func (r *reader) origin(np *nounPhrase, s *text.Sentence) {
	if np.noun == nil || np.country != "" || len(np.parts) > 0 || np.last+1 >= s.Last {
		return
	}
	x := &r.w[np.last]
	for k := np.body; k < np.last; k++ {
		if foreign[r.w[k].low] {
			return // "coalition troops in Chad" are not Chad's
		}
	}
	seated := x.low == "in" && (np.noun.class == "ministry" || np.noun.class == "parliament" || np.noun.class == "government") // "the foreign ministry in Khartoum"
	if x.low != "from" && x.low != "of" && !(x.low == "in" && (np.noun.plural || np.noun.person)) && !seated {
		return
	}
	at := np.last + 1
	if r.w[at].low == "the" && at+1 < s.Last {
		at++
	}
	c := r.candAt(at)
	if c == nil || c.from != fromTable || r.t.actors[c.alias.actor].kind != rapporteur.ActorState || np.noun.body && !seated && np.noun.kind != rapporteur.ActorDelegation && np.noun.kind != rapporteur.ActorState && x.low != "of" && np.noun.class != "police" && np.noun.class != "army" {
		return
	}
	np.country = r.t.actors[c.alias.actor].country
	if np.noun.kind == rapporteur.ActorDelegation || np.noun.kind == rapporteur.ActorState && x.low == "of" || np.noun.kind == rapporteur.ActorArmedForces && x.low == "of" {
		np.last = c.last
	}
}

// foreign words before a noun say that its actor is not of the ground it stands on.
var foreign = map[string]bool{"coalition": true, "foreign": true, "international": true, "un": true, "nato": true, "allied": true, "multinational": true, "western": true, "peacekeeping": true}

// zealous nouns for one person are adjectives before a name or a deed.
var zealous = map[string]bool{"jihadist": true, "jihadi": true, "extremist": true, "terrorist": true, "militant": true, "insurgent": true, "separatist": true, "islamist": true}

// deeds are what such an adjective stands before.
var deeds = map[string]bool{"attack": true, "attacks": true, "strike": true, "strikes": true, "threat": true, "threats": true, "plot": true, "plots": true, "bombing": true, "bombings": true, "acts": true, "act": true}

// rifts are the words after which "divisions" are quarrels.
var rifts = map[string]bool{"ethnic": true, "sectarian": true, "political": true, "religious": true, "deep": true, "internal": true, "social": true, "racial": true, "tribal": true, "partisan": true, "class": true}

// scholars know a country; they need not be of it: "a Mali expert".
var scholars = map[string]bool{"expert": true, "experts": true, "analyst": true, "analysts": true, "specialist": true, "specialists": true, "scholar": true, "scholars": true, "historian": true,
	"historians": true, "watcher": true, "watchers": true, "correspondent": true, "researcher": true, "researchers": true}

func (r *reader) bodyAcronym(e *entry, np *nounPhrase, s *text.Sentence) {
	if e.Kind == rapporteur.ActorOrganisation || e.Kind == rapporteur.ActorMinistry || e.Kind == rapporteur.ActorArmedGroup {
		r.acronym(e, np.last, s)
	}
}

// modifiers makes mentions of the names inside a phrase.
func (r *reader) modifiers(np *nounPhrase) {
	for i := range np.parts {
		p := &np.parts[i]
		if p.first >= np.last {
			break
		}
		switch {
		case p.entry != nil:
			r.mention(p.entry, p.first, p.last, rapporteur.MentionModifier)
		case p.cand != nil && p.cand.from == fromPerson:
			if who := r.who[r.at[p.first]-1]; who != nil {
				r.mention(r.personEntry(who), p.first, p.last, rapporteur.MentionModifier)
			}
		case p.cand != nil && p.cand.from == fromTable && np.noun != nil && np.noun.class == "group" && !np.noun.plural && !p.owner:
			r.mention(r.table(p.cand.alias.actor), p.first, p.last, rapporteur.MentionName)
		case p.cand != nil && p.cand.from == fromTable:
			if !p.cand.alias.seat || np.noun != nil && np.noun.class == "government" {
				r.mention(r.table(p.cand.alias.actor), p.first, p.last, rapporteur.MentionModifier)
			}
		case p.backer && p.country != "":
			if k, ok := r.t.state[p.country]; ok {
				head, _, _ := strings.Cut(r.w[p.first].In(r.l.Text), "-")
				if r.t.bits[fold(head)]&aligned != 0 {
					continue
				}
				e := r.table(k)
				r.span(e, rapporteur.Span{Start: r.w[p.first].Start, End: r.w[p.first].Start + len(head)}, rapporteur.MentionModifier)
			}
		}
	}
}

// spoken are nouns for the words of the body before them: "a government
// statement" is the government's.
var spoken = map[string]bool{"statement": true, "statements": true, "communique": true, "announcement": true, "website": true, "report": true, "reports": true, "letter": true, "figures": true, "data": true}

// stands reports whether a phrase stands for an actor: not the first half of a
// compound ("army base"), not a noun that needs more than it has.
func (r *reader) stands(np *nounPhrase, s *text.Sentence) bool {
	w := r.w
	if h := np.headFirst; h > 0 && (w[h].low == "divisions" || w[h].low == "division") && rifts[w[h-1].low] {
		return false
	}
	if np.last < s.Last && np.noun != nil {
		if np.noun.class == "source" && w[np.last].low == "of" {
			return false // "a source of income"
		}
		c := r.candAt(np.last)
		if low := w[np.last-1].low; c != nil && c.from != fromPerson && (low == "official" || zealous[low]) {
			return false // "the official X agency", "the jihadist X fighters"
		}
		if low := w[np.last-1].low; zealous[low] && deeds[w[np.last].low] {
			return false // "the terrorist attacks"
		}
	}
	if np.last < s.Last {
		x := &w[np.last]
		many := np.noun != nil && np.noun.plural && !np.noun.mass
		// "a Chadian government offensive" is the government's.
		many = many || np.noun != nil && np.noun.class == "government" && (np.country != "" || len(np.parts) > 0)
		if x.kind == text.Word && !many && !spoken[x.low] && !stresses(x.low) && !x.is(function|auxiliary|speech|act|tie|lowName|preRole|past|quantity|locative|weakplace) && !strings.HasSuffix(x.low, "ed") && !strings.HasSuffix(x.low, "ly") && !strings.HasSuffix(x.low, "ing") {
			if !x.capital || np.role != nil {
				return false
			}
			if c := r.candAt(np.last); c == nil && !w[np.headFirst].capital {
				return false
			}
		}
		if x.kind == text.Word && x.capital && w[np.headFirst].capital && r.candAt(np.last) == nil && !x.is(function|calendar) {
			return false // part of a longer name
		}
	}
	if np.counterpart {
		return true
	}
	owned := np.country != "" || np.side != "" || len(np.parts) > 0
	if np.role != nil {
		return np.det != "" && np.det != "a" && np.det != "an" && np.det != "no" || owned && np.role.title
	}
	no := np.noun
	if np.det == "no" || np.det == "another" && no.needs {
		return owned
	}
	if no.needs {
		if no.agent {
			return owned
		}
		if no.thing {
			return owned && (no.plural || strings.HasSuffix(w[np.last-1].low, "convoy") || w[np.last-1].low == "artillery" || w[np.last-1].low == "column") && (np.country != "" || np.side != "" || r.ownerName(np))
		}
		if no.class == "people" {
			if np.last < s.Last && w[np.last].is(speech) && no.plural {
				return true // "people said"
			}
			if np.det == "the" && no.plural && w[np.headFirst].low != "people" && w[np.headFirst].low != "men" {
				return true
			}
			return np.counted && no.plural || np.country != "" && (w[np.headFirst].low == "people" || no.plural) || np.qualified && no.plural && np.side == "" && np.det != ""
		}
		return owned || np.counted && no.plural || no.class == "leader" && np.qualified && no.plural || no.class == "group" && np.det == "the" && !no.plural || no.class == "army" && (np.qualified || r.anyBits(np.first, np.last, possessor))
	}
	if no.plural || owned || np.qualified {
		return true
	}
	return np.det != "" || no.class == "ministry" && r.landBefore(np.first) != "" || no.class == "police" || no.class == "opposition" || no.class == "army" || no.class == "media"
}

func (r *reader) ownerName(np *nounPhrase) bool {
	for i := range np.parts {
		if np.parts[i].cand != nil {
			return true
		}
	}
	return false
}

// countryOf gives the country a phrase says its actor is of: its adjective's,
// or its owner's.
func (r *reader) countryOf(np *nounPhrase) string {
	if np.country != "" {
		return np.country
	}
	for i := len(np.parts) - 1; i >= 0; i-- {
		p := &np.parts[i]
		if p.entry != nil {
			return p.entry.Country
		}
		if p.backer || p.cand == nil {
			continue
		}
		switch p.cand.from {
		case fromTable:
			if k := &r.t.actors[p.cand.alias.actor]; k.kind == rapporteur.ActorState && !p.owner && scholars[r.w[np.last-1].low] {
				continue
			}
			return r.t.actors[p.cand.alias.actor].country
		case fromPerson:
			if who := r.who[r.at[p.first]-1]; who != nil {
				_, _, c := r.roleOf(who)
				return c
			}
		}
	}
	if np.det == "its" || np.det == "their" {
		for k := len(r.recent) - 1; k >= max(0, len(r.recent)-2); k-- {
			if r.recent[k].Kind == rapporteur.ActorState {
				return r.recent[k].Country
			}
		}
	}
	return ""
}

// owner gives the body (no state, no person) that a phrase belongs to.
func (r *reader) owner(np *nounPhrase) *entry {
	for i := len(np.parts) - 1; i >= 0; i-- {
		p := &np.parts[i]
		if p.entry != nil {
			return p.entry
		}
		if p.backer || p.cand == nil || p.cand.from != fromTable {
			continue
		}
		if k := &r.t.actors[p.cand.alias.actor]; k.kind != rapporteur.ActorState && k.kind != rapporteur.ActorPerson {
			return r.table(p.cand.alias.actor)
		}
	}
	return nil
}

// local gives an actor of this document by a key.
func (r *reader) local(key, name string, kind rapporteur.ActorKind, country, sector, class string, more func(*entry)) *entry {
	return r.entryOf(key, func() *entry {
		e := &entry{class: class}
		e.Name, e.Kind, e.Country, e.Sector = name, kind, country, sector
		if more != nil {
			more(e)
		}
		return e
	})
}

// armies are the forces that reports call by a name of their own as often as by
// their country.
var armies = map[string]string{"ISR": "act-israel-defense-forces", "DEU": "act-bundeswehr"}

// national gives a country's army, police, parliament: known to the tables by
// its country, so the same in every document.
func (r *reader) national(country, part, noun string, kind rapporteur.ActorKind, sector string) *entry {
	if ward := wards[country]; part == "mil" && ward != "" {
		country = ward
	}
	if id := armies[country]; part == "mil" && id != "" {
		return r.table(r.t.byID[id])
	}
	id := "act-" + strings.ToLower(country) + "-" + part
	return r.local(id, r.adjectiveOf(country)+" "+noun, kind, country, sector, part, func(e *entry) { e.ID = id })
}

// adjectiveOf gives a country's adjective, or its name.
func (r *reader) adjectiveOf(code string) string {
	if a := r.t.adjective[code]; a != "" {
		return a
	}
	if k, ok := r.t.state[code]; ok {
		return r.t.actors[k].name
	}
	return code
}

// body gives the actor of a name that no table knows.
func (r *reader) body(c *candidate) *entry {
	name := tidy(r.text(c.first, c.last))
	for _, p := range []string{"the ", "The "} {
		name = strings.TrimPrefix(name, p)
	}
	kind, sector, class := rapporteur.ActorOrganisation, "", "agency"
	if c.head != nil {
		kind, sector = rapporteur.ActorKind(c.head.kind), c.head.sector
	} else if !c.firm {
		return nil
	}
	if kind == rapporteur.ActorMedia {
		class = "media"
	}
	return r.local("body "+strings.Join(core(name), " "), name, kind, c.country, sector, class, func(e *entry) { e.words = core(name) })
}

func (r *reader) population(key, class, country, name string) *entry {
	return r.local("population "+key, name, rapporteur.ActorPopulation, country, "CVL", class, nil)
}
