package actor

import (
	"slices"
	"strconv"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// agent resolves a phrase whose head is an agent noun.
func (r *reader) agent(np *nounPhrase) *entry {
	if np.counterpart {
		return r.counterpartOf(np)
	}
	no := np.noun
	country := r.countryOf(np)
	owner := r.owner(np)
	if no.class == "army" && np.headFirst > np.body && r.w[np.headFirst-1].low == "police" && owner == nil { // "a police unit"
		if country != "" {
			return r.national(country, "cop", "police", rapporteur.ActorOrganisation, "COP")
		}
		return r.local("organisation police  police", "police", rapporteur.ActorOrganisation, "", "COP", "police", nil)
	}
	if owner == nil {
		if e := r.ruler(np, country); e != nil {
			return e
		}
	}
	switch {
	case no.class == "army", no.kind == rapporteur.ActorArmedForces, no.class == "fighter" && np.side == "government":
		return r.forces(np, country, owner)
	case no.class == "government":
		return r.government(np, country, owner)
	case no.class == "partner":
		return nil
	}
	if owner != nil && (no.class == "fighter" || no.class == "group" || no.class == "jihadist" || no.class == "rebel" || no.class == "militia" || no.class == "gang") {
		return owner // "Taliban fighters" are the Taliban
	}
	if owner != nil && owner.Kind == rapporteur.ActorOrganisation && owner.known > 0 && owner.ID != family && no.body && !no.plural && titles[no.class] && !np.parts[len(np.parts)-1].owner {
		return owner // "the Lowland Watch monitoring group"
	}
	if owner != nil && owner.Kind == rapporteur.ActorMedia && !no.plural && (no.class == "agency" || no.class == "media") {
		return owner // "the official Xinhua agency"
	}
	// "the group", "the ministry", "the agency": what was last spoken of.
	special := no.class == "ministry" && r.function(np.first, np.last) != "" // the health ministry is not the foreign ministry met before
	if no.body && !no.plural && np.det == "the" && country == "" && owner == nil && np.side == "" && !special {
		if e := r.returned(np); e != nil {
			return e
		}
		if no.class == "group" {
			return nil
		}
	}
	switch no.class {
	case "ministry":
		return r.ministry(np, country)
	case "office":
		if head := r.w[np.last-1].low; (head == "office" || head == "offices") && r.headIsWord(np) && owner == nil && r.personOwner(np) == nil {
			return nil
		}
	}
	switch no.class {
	case "police", "intelligence", "parliament", "office", "court":
		if country != "" && owner == nil {
			return r.institution(np, country)
		}
	}
	switch no.kind {
	case rapporteur.ActorUnnamedSource:
		return r.unnamed(np, country, owner)
	case rapporteur.ActorPopulation:
		if country == "" && owner == nil && (np.det == "the" || np.det == "these" || np.det == "those") {
			head := r.w[np.last-1].low
			if e := r.latest(func(e *entry) bool {
				return e.Kind == rapporteur.ActorPopulation && e.class == no.class && (no.class != "ethnic" && no.class != "people" || !young[head] && no.class == "people" || slices.Contains(e.words, head))
			}); e != nil {
				return e
			}
		}
		key := no.class + " " + country
		if head := r.w[np.last-1].low; no.class == "ethnic" || young[head] {
			key += " " + head
		}
		if owner != nil {
			key += " " + owner.Name
		}
		e := r.population(key, no.class, country, r.plainName(np))
		if len(e.words) == 0 {
			e.words = []string{r.w[np.last-1].low}
		}
		if no.class == "refugee" || no.class == "displaced" || no.class == "migrant" {
			e.Sector = "REF"
		}
		return e
	case rapporteur.ActorArmedGroup:
		return r.unnamedGroup(np, country)
	}
	if k := np.first - 1; no.class == "media" && np.det == "" && country == "" && owner == nil && !no.plural && k >= 0 && r.w[k].capital && r.w[k].kind == text.Word && !r.w[k].is(function|calendar) {
		name := tidy(r.text(k, np.last)) // "Safir newspaper": an outlet that no table has
		return r.local("media "+fold(name), name, no.kind, "", no.sector, no.class, nil)
	}
	key := string(no.kind) + " " + no.class + " " + country
	if owner != nil {
		key += " " + owner.Name
	}
	if !no.plural && (np.det == "a" || np.det == "an") || country == "" && owner == nil {
		key += " " + r.plainName(np)
	}
	return r.local(key, r.plainName(np), no.kind, country, no.sector, no.class, nil)
}

// young are people told apart from the people beside them.
var young = map[string]bool{"children": true, "girls": true, "boys": true, "women": true, "men": true, "schoolgirls": true, "schoolboys": true, "babies": true, "infants": true}

// plainName gives the words of a phrase without determiner and number.
func (r *reader) plainName(np *nounPhrase) string {
	return tidy(r.text(min(np.body, np.headFirst), np.last))
}

// forces resolves soldiers, troops, jets: of a country, of a side, of a body.
func (r *reader) forces(np *nounPhrase, country string, owner *entry) *entry {
	no := np.noun
	switch np.side {
	case "rebel", "jihadist", "fighter", "militia", "opposition", "armed", "gang":
		return r.unnamedGroup(np, country)
	}
	if owner != nil {
		if owner.Kind == rapporteur.ActorArmedGroup || owner.Kind == rapporteur.ActorArmedForces {
			return owner
		}
		return r.local("forces of "+owner.Name, r.plainName(np), rapporteur.ActorArmedForces, "", no.sector, "army", nil)
	}
	if country == "" && np.side == "government" {
		country = r.governmentOf()
	}
	if g := strings.TrimSuffix(fold(tidy(r.text(np.headFirst, np.last))), "s"); guards[g] {
		part := strings.ReplaceAll(g, " ", "-")
		if country == "" {
			if e := r.latest(func(e *entry) bool { return e.class == part }); e != nil {
				return e
			}
			country = r.governmentOf()
		}
		if country != "" {
			return r.national(country, part, g, rapporteur.ActorArmedForces, "MIL")
		}
	}
	if country != "" {
		return r.national(country, "mil", "military", rapporteur.ActorArmedForces, "MIL")
	}
	if np.side == "bloc" {
		if e := r.latest(func(e *entry) bool { return e.Kind == rapporteur.ActorBloc }); e != nil {
			return e
		}
	}
	// No country said: the forces last spoken of, else those of the country
	// the text is about when it speaks of one army only.
	if e := r.latest(func(e *entry) bool { return e.Kind == rapporteur.ActorArmedForces }); e != nil {
		if no.body && e.known > 0 && e.Country != "" && e.Sector == "MIL" && armies[e.Country] != e.ID && !slices.Contains(core(e.Name), r.w[np.last-1].low) {
			return r.national(e.Country, "mil", "military", rapporteur.ActorArmedForces, "MIL") // "the military" is not its Central Command
		}
		return e
	}
	if np.side == "army" || no.body {
		if c := r.governmentOf(); c != "" {
			return r.national(c, "mil", "military", rapporteur.ActorArmedForces, "MIL")
		}
	}
	return r.local("army", r.plainName(np), rapporteur.ActorArmedForces, "", "MIL", "army", nil)
}

// guards are forces beside a country's army.
var guards = map[string]bool{"coast guard": true, "national guard": true, "presidential guard": true, "border guard": true}

// governmentOf gives the country whose government "the government" is: the one
// whose government or regime was last called so, else the one the text is about.
func (r *reader) governmentOf() string {
	if r.ruled != "" {
		return r.ruled
	}
	return r.focus
}

// government resolves "the government", "the Khalid regime", "authorities".
func (r *reader) government(np *nounPhrase, country string, owner *entry) *entry {
	if np.side == "army" {
		return r.forces(np, country, owner) // "the army leadership"
	}
	if country == "" && len(np.parts) == 0 && np.det == "" && np.side == "" && (!np.noun.plural || r.w[np.last-1].low != "authorities") {
		return nil // "global leadership", "regimes"
	}
	if np.det == "his" || np.det == "her" {
		if w := r.w[np.last-1].low; w == "leadership" || w == "rule" {
			return nil // how one leads
		}
	}
	if owner != nil {
		return r.local("government of "+owner.Name, r.plainName(np), rapporteur.ActorState, owner.Country, "GOV", "government", nil)
	}
	if np.side == "local" {
		return r.local("local authorities "+country, r.plainName(np), rapporteur.ActorOrganisation, country, "GOV", "", nil)
	}
	if r.unruled(np, country) {
		name := r.plainName(np)
		return r.local("government "+name+" "+country, name, rapporteur.ActorOrganisation, country, "GOV", "government", nil)
	}
	said := country
	if country == "" {
		if np.det == "a" || np.det == "an" {
			return nil
		}
		if len(np.parts) > 0 {
			return r.local("government "+r.plainName(np), r.plainName(np), rapporteur.ActorState, "", "GOV", "government", nil)
		}
		if r.w[np.last-1].low == "administration" && r.places["USA"] > 0 {
			country = "USA" // no other government is called so without its name
		} else {
			country = r.governmentOf()
		}
	}
	if country == "" {
		return r.local("government", "the government", rapporteur.ActorState, "", "GOV", "government", nil)
	}
	if said != "" && np.country == "" && (r.w[np.headFirst].low == "government" || r.w[np.headFirst].low == "regime") && r.rules[r.ruled] == 0 {
		r.ruled = said // "the Khalid regime": by its leader's country
	}
	k, ok := r.t.state[country]
	if !ok {
		return nil
	}
	return r.table(k)
}

// unsettled words before "government" say that it is not the state's.
var unsettled = map[string]bool{"rival": true, "parallel": true, "self-declared": true, "self-proclaimed": true, "breakaway": true, "shadow": true, "exiled": true, "rebel": true, "separatist": true, "secessionist": true, "regional": true,
	"kurdish": true, "chechen": true}

// unruled reports whether a phrase names a government that is no state's: a
// rival one, or one by a word that is no country's ("the Kurdish government").
func (r *reader) unruled(np *nounPhrase, country string) bool {
	for k := np.body; k < np.headFirst; k++ {
		if unsettled[r.w[k].low] {
			return true
		}
		if country == "" && len(np.parts) == 0 && r.w[k].capital && !r.w[k].first && r.w[k].is(modifier) {
			return true
		}
	}
	return false
}

// returned gives the body that "the group" or "the ministry" goes back to.
func (r *reader) returned(np *nounPhrase) *entry {
	no := np.noun
	head := r.w[np.last-1].low
	window, capital := 25, r.w[np.last-1].capital && !r.w[np.last-1].first
	if capital {
		window = 250 // "the Observatory" is a name cut short, however far back it stands in full
	}
	for k := len(r.recent) - 1; k >= max(0, len(r.recent)-window); k-- {
		e := r.recent[k]
		if e.Kind != rapporteur.ActorPopulation && slices.Contains(e.words, head) || e.known > 0 && slices.Contains(core(e.Name), head) {
			return e
		}
	}
	for k := len(r.recent) - 1; k >= max(0, len(r.recent)-25); k-- {
		e := r.recent[k]
		if no.class == "office" && e.Kind == rapporteur.ActorOffice && strings.HasSuffix(fold(e.Name), " "+head) {
			return e
		}
		if e.class == no.class && no.class != "group" && no.class != "agency" && no.class != "office" {
			return e
		}
		switch no.class {
		case "group":
			if e.Kind == rapporteur.ActorArmedGroup && e.known > 0 || e.Kind == rapporteur.ActorOrganisation && (head == "group" || head == "movement" || head == "organisation") && (e.known > 0 || len(e.words) > 0) {
				return e
			}
		case "monitor", "rights", "aid":
			if !capital && e.Kind == rapporteur.ActorOrganisation && e.Sector == "NGO" {
				return e
			}
		case "agency":
			if head != "agency" && head != "organisation" && head != "organization" {
				continue // "the committee" is one by its name
			}
			if e.Kind == rapporteur.ActorOrganisation && (e.known > 0 || len(e.words) > 0) || head == "agency" && e.Kind == rapporteur.ActorMedia {
				return e
			}
		case "media":
			if e.Kind == rapporteur.ActorMedia {
				return e
			}
		case "bloc":
			if e.Kind == rapporteur.ActorBloc {
				return e
			}
		case "ministry":
			if e.Kind == rapporteur.ActorMinistry {
				return e
			}
		case "militia":
			if e.Kind == rapporteur.ActorArmedGroup {
				return e
			}
		}
	}
	return nil
}

// latest gives the actor last spoken of that fits.
func (r *reader) latest(fits func(*entry) bool) *entry {
	for k := len(r.recent) - 1; k >= max(0, len(r.recent)-25); k-- {
		if fits(r.recent[k]) {
			return r.recent[k]
		}
	}
	return nil
}

// institution resolves a country's police, parliament, court, presidency.
func (r *reader) institution(np *nounPhrase, country string) *entry {
	switch np.noun.class {
	case "police":
		return r.national(country, "cop", "police", rapporteur.ActorOrganisation, "COP")
	case "intelligence":
		return r.national(country, "spy", "intelligence", rapporteur.ActorOrganisation, "SPY")
	case "parliament":
		return r.national(country, "leg", "parliament", rapporteur.ActorOrganisation, "LEG")
	case "office":
		head := r.w[np.last-1].low
		if len(head) > 6 && (head[:6] == "embass" || head[:6] == "consul" || head[:6] == "commis") {
			return r.local(head[:6]+" "+country, r.plainName(np), rapporteur.ActorOffice, country, "GOV", "embassy", nil)
		}
		if (head == "office" || head == "presidency") && r.headIsWord(np) {
			if p := r.personOwner(np); p != nil {
				switch name, _, _ := r.roleOf(p); name {
				case "president", "king":
				case "prime minister", "chancellor":
					return r.cabinetOffice(country, name)
				default:
					return r.local("office of "+p.name, r.plainName(np), rapporteur.ActorOffice, country, "", "", nil)
				}
			} else if head == "office" {
				return nil
			}
		}
		if r.w[np.headFirst].low == "prime" {
			return r.cabinetOffice(country, "prime minister")
		}
		return r.national(country, "office", "presidency", rapporteur.ActorOffice, "GOV")
	}
	return r.local("court "+country+" "+np.noun.class, r.plainName(np), np.noun.kind, country, np.noun.sector, np.noun.class, nil)
}

// cabinetOffice gives the office of a country's head of government.
func (r *reader) cabinetOffice(country, role string) *entry {
	return r.national(country, "pm-office", role+"'s office", rapporteur.ActorOffice, "GOV")
}

// headIsWord reports whether the head is one word.
func (r *reader) headIsWord(np *nounPhrase) bool { return np.headFirst == np.last-1 }

// personOwner gives the person whose a phrase's actor is.
func (r *reader) personOwner(np *nounPhrase) *person {
	for i := range np.parts {
		if c := np.parts[i].cand; c != nil && c.from == fromPerson {
			return r.who[r.at[np.parts[i].first]-1]
		}
	}
	return nil
}

// unnamed resolves officials, sources and witnesses: one who comes in with "a"
// is new, "the official" is the last one so called, a plural is one body.
func (r *reader) unnamed(np *nounPhrase, country string, owner *entry) *entry {
	no := np.noun
	if !no.plural && np.det == "the" || np.det == "this" || np.det == "that" {
		if e := r.latest(func(e *entry) bool {
			return e.Kind == rapporteur.ActorUnnamedSource && !e.plural && (e.class == no.class || no.class == "source" || no.class == "official" && e.class != "witness") && (country == "" || e.Country == country)
		}); e != nil {
			return e
		}
	}
	if ro := r.roleAt(np); ro != nil && !no.plural && np.det == "the" && country == "" && owner == nil {
		if e := r.latest(func(e *entry) bool { return e.person != nil && e.person.role == ro }); e != nil {
			return e
		}
	}
	key := "unnamed " + no.class + " " + country
	if owner != nil {
		key += " " + owner.Name
	}
	if no.plural && no.class != "leader" {
		// Critics are no historians, and counterterrorism officials none of the
		// European ones; "the officials" are those last spoken of.
		head := r.w[np.last-1].low
		told := r.told(np)
		if told == head && country == "" && owner == nil && (np.det == "the" || np.det == "these" || np.det == "those") {
			if e := r.latest(func(e *entry) bool {
				return e.Kind == rapporteur.ActorUnnamedSource && e.plural && lastWord(strings.Fields(fold(e.Name))) == head
			}); e != nil {
				return e
			}
		}
		key += " " + told
	}
	if !no.plural {
		r.singles++ // each one that "a" brings in is another
		key += " " + strconv.Itoa(r.singles)
	}
	sector := no.sector
	switch {
	case owner != nil:
		sector = owner.Sector
		if country == "" {
			country = owner.Country
		}
	case np.side == "rebel" || np.side == "opposition" || np.side == "jihadist":
		sector = "REB"
	case no.class == "source" && r.armed(np):
		sector = "MIL"
	}
	return r.local(key, r.plainName(np), no.kind, country, sector, no.class, func(e *entry) { e.plural = no.plural })
}

// weak are adjectives that tell nobody from others of his kind.
var weak = map[string]bool{"senior": true, "top": true, "other": true, "more": true, "new": true, "key": true, "high-ranking": true, "ranking": true, "local": true, "unnamed": true, "unidentified": true}

// told gives the words of a phrase that tell its people from others: the head
// and what stands before it, without country and weak adjectives.
func (r *reader) told(np *nounPhrase) string {
	var out []string
	for k := np.body; k < np.last; k++ {
		if n, _ := match(r.t.nation, r.w, k, np.last); n > 0 {
			k += n - 1
			continue
		}
		if r.w[k].kind == text.Word && !weak[r.w[k].low] {
			out = append(out, r.w[k].low)
		}
	}
	return strings.Join(out, " ")
}

// armed reports whether a source speaks from the forces: "a security source".
func (r *reader) armed(np *nounPhrase) bool {
	for k := np.body; k < np.last; k++ {
		switch r.w[k].low {
		case "security", "military", "army", "intelligence", "police", "defence", "defense":
			return true
		}
	}
	return false
}

// reach is how many words behind a group's name "the rebels" may be it.
const reach = 40

// unnamedGroup resolves rebels, gunmen, militias without a name.
func (r *reader) unnamedGroup(np *nounPhrase, country string) *entry {
	class := np.noun.class
	switch np.side {
	case "rebel", "jihadist", "militia", "opposition", "gang", "armed":
		if class == "army" || class == "fighter" || class == "group" {
			class = np.side
		}
	}
	if class == "army" {
		class = "rebel"
	}
	backed := ""
	for i := range np.parts {
		if np.parts[i].backer {
			backed = np.parts[i].country
		}
	}
	sector := np.noun.sector
	if class == "rebel" || class == "jihadist" {
		sector = "REB"
	}
	if country == "" && backed == "" && np.det == "the" && len(r.recent) > 0 {
		// "The rebels" right behind a group's name are that group.
		if e := r.latest(func(e *entry) bool { return e.Kind == rapporteur.ActorArmedGroup }); e != nil && e.known > 0 && e.last > np.first-reach {
			return e
		}
	}
	if country == "" && backed == "" {
		if e := r.latest(func(e *entry) bool { return e.class == class && e.Kind == rapporteur.ActorArmedGroup }); e != nil {
			return e
		}
	}
	return r.local("group "+class+" "+country+" "+backed, r.plainName(np), rapporteur.ActorArmedGroup, country, sector, class, nil)
}
