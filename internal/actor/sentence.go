package actor

import (
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// sentence reads the mentions of one sentence, from left to right.
func (r *reader) sentence(s *text.Sentence) {
	r.decided = map[int]bool{}
	r.leadBefore, r.lead = r.lead, nil
	if r.head != nil {
		r.headBefore, r.head = r.head, nil
	}
	for i := s.First; i < s.Last; {
		i += max(1, r.take(i, s))
	}
}

// take reads what begins at word i and gives how many words it took.
func (r *reader) take(i int, s *text.Sentence) int {
	w := r.w
	if w[i].kind != text.Word && w[i].kind != text.Number {
		return 1
	}
	r.pronoun(i, s)
	if n := r.group(i, s.Last); n > 0 {
		return n
	}
	c := r.candAt(i)
	if c != nil && c.from == fromTable && c.alias.user {
		return r.name(c, s)
	}
	if c == nil || c.from == fromTable && (c.last < s.Last || r.wholeNation(i, c, s.Last)) || c.from == fromPerson {
		if np, ok := r.phrase(i, s.Last); ok {
			if n := r.nominal(&np, s); n > 0 {
				return n
			}
		}
	}
	if e := r.linked[i]; e != nil {
		r.mention(e, i, i+1, rapporteur.MentionName)
		return 1
	}
	if c != nil {
		return r.name(c, s)
	}
	if n, _ := match(r.t.nation, w, i, s.Last); n > 0 && w[i].capital {
		if _, ok := r.t.people[w[i].low]; !ok {
			return n
		}
	}
	r.dyad(i)
	if e := r.half(i, s); e != nil {
		r.mention(e, i, i+1, rapporteur.MentionName)
		return 1
	}
	if code, ok := r.t.people[w[i].low]; ok && w[i].capital && (i > s.First || strings.HasSuffix(w[i].low, "s")) && !r.adjectival(i, s.Last) {
		e := r.population("people "+code, "people", code, w[i].In(r.l.Text))
		r.mention(e, i, i+1, rapporteur.MentionNominal)
	}
	return 1
}

// dyad reads "X-Y" of two states, as in "the X-Y border talks".
func (r *reader) dyad(i int) {
	a, b, ok := strings.Cut(r.w[i].In(r.l.Text), "-")
	if !ok || !r.w[i].capital || b == "" {
		return
	}
	x, y := r.stateNamed(fold(a)), r.stateNamed(fold(b))
	if x == nil || y == nil {
		return
	}
	at := r.w[i].Start
	r.span(x, rapporteur.Span{Start: at, End: at + len(a)}, rapporteur.MentionModifier)
	r.span(y, rapporteur.Span{Start: at + len(a) + 1, End: r.w[i].End}, rapporteur.MentionModifier)
}

// halves are the states that "the North" and "the South" can be.
var halves = map[string][2]string{"north": {"PRK", "KOR"}, "south": {"KOR", "PRK"}}

// half reads "the North" where the text speaks much of both Koreas and the
// North acts.
func (r *reader) half(i int, s *text.Sentence) *entry {
	of, ok := halves[r.w[i].low]
	if !ok || !r.w[i].capital || i == s.First || r.w[i-1].low != "the" || i+1 >= s.Last || r.places[of[0]] < 4 || r.places[of[1]] < 2 || !r.willed(i+1, s.Last) {
		return nil
	}
	return r.table(r.t.state[of[0]])
}

// stateNamed gives the state whose name, no capital, is one folded word.
func (r *reader) stateNamed(low string) *entry {
	for _, a := range r.t.alias[low] {
		if k := &r.t.actors[a.actor]; len(a.words) == 1 && !a.seat && k.kind == rapporteur.ActorState {
			return r.table(a.actor)
		}
	}
	return nil
}

// groups are nouns that with a number stand for the states last spoken of.
var groups = map[string]bool{"countries": true, "nations": true, "neighbours": true, "neighbors": true, "governments": true, "states": true}

// counts are the numbers that groups are read with.
var counts = map[string]int{"two": 2, "three": 3, "four": 4, "both": 2}

// group reads "the two countries" as a mention of each.
func (r *reader) group(i, end int) int {
	w := r.w
	j, n := i, counts[w[i].low]
	if w[i].low == "the" && i+1 < end {
		j++
		n = counts[w[j].low]
	}
	if n == 0 || j == i && w[i].low != "both" || j+1 >= end || !groups[w[j+1].low] {
		return 0
	}
	var found []*entry
	for k := len(r.recent) - 1; k >= max(0, len(r.recent)-12) && len(found) < n; k-- {
		if e := r.recent[k]; e.Kind == rapporteur.ActorState && !slices.Contains(found, e) {
			found = append(found, e)
		}
	}
	if len(found) < n {
		return 0
	}
	for _, e := range found {
		r.span(e, rapporteur.Span{Start: w[i].Start, End: w[j+1].End}, rapporteur.MentionGroup)
	}
	return j + 2 - i
}

// adjectival reports whether the word at i stands before a noun.
func (r *reader) adjectival(i, end int) bool {
	if i+1 >= end || r.w[i+1].kind != text.Word {
		return false
	}
	x := &r.w[i+1]
	return !x.is(function|auxiliary|speech|act|tie) && !strings.HasSuffix(r.w[i].low, "s")
}

// name makes the mention of a candidate.
func (r *reader) name(c *candidate, s *text.Sentence) int {
	i, j := c.first, c.last
	switch c.from {
	case fromPerson:
		p := r.who[r.at[i]-1]
		if p == nil {
			return j - i
		}
		e := r.personEntry(p)
		b := i
		for b < j-1 && r.w[b].is(honorific) {
			b++
		}
		r.mention(e, b, j, rapporteur.MentionName)
		if r.lead == nil && (i-s.First < 8 || j < s.Last && r.w[j].is(speech)) {
			r.lead = e
		}
		r.behind(p, j, s)
		r.acronym(e, j, s)
		return j - i
	case fromBody:
		n := r.ministryAt(i, j)
		if n == nil {
			n = r.governmentAt(i, j)
		}
		if n != nil {
			r.mention(n, i, j, rapporteur.MentionName)
			return j - i
		}
		e := r.body(c)
		if e == nil {
			return 1
		}
		r.mention(e, i, j, rapporteur.MentionName)
		r.acronym(e, j, s)
		r.behindBody(e, j, s)
		return j - i
	}
	k := &r.t.actors[c.alias.actor]
	form := rapporteur.MentionName
	if c.alias.seat {
		form = rapporteur.MentionMetonym
	}
	if k.kind == rapporteur.ActorState && !k.user && k.sector == "GOV" && (r.t.state[k.country] == c.alias.actor) {
		// "US", "New Zealand" before a noun that is no actor's is an adjective.
		if n, _ := match(r.t.nation, r.w, i, s.Last); n == j-i && j < s.Last && r.w[j].kind == text.Word && !r.w[j].is(function|auxiliary|act|speech|tie|lowName) && !r.verb(j) {
			return j - i
		}
		acts := r.acts(i, j, c.alias.seat, s.First, s.Last)
		r.decided[j-1] = acts
		if !acts {
			return j - i
		}
	} else {
		r.decided[j-1] = true
	}
	e := r.table(c.alias.actor)
	if k.kind == rapporteur.ActorMedia && !k.user {
		e = r.fullerOutlet(e, r.w[j-1].low)
	}
	b := i
	if r.w[b].low == "the" && j-b > 1 {
		b++
	}
	if !slices.ContainsFunc(r.w[b:j], func(w word) bool { return w.capital || w.kind == text.Number }) && !k.user {
		form = rapporteur.MentionNominal // "the world body"
		if b > s.First && r.w[b-1].is(definite) {
			b--
		}
	}
	r.mention(e, b, j, form)
	if k.kind != rapporteur.ActorState {
		// "the Blue Front group": the phrase around a name.
		if n, no := r.nounBehind(j, s.Last); n > 0 && i > s.First && r.w[i-1].is(definite) && no.body && !no.plural {
			r.span(e, rapporteur.Span{Start: r.w[i-1].Start, End: r.w[j+n-1].End}, rapporteur.MentionNominal)
		}
		r.acronym(e, j, s)
		r.behindBody(e, j, s)
	}
	return j - i
}

// fullerOutlet gives the outlet of two words or more that the text has named
// before and that ends in the short name: "The Times" after "New York Times".
func (r *reader) fullerOutlet(e *entry, last string) *entry {
	if len(core(e.Name)) > 1 && !strings.HasPrefix(fold(e.Name), "the ") || len(e.Mentions) > 0 {
		return e
	}
	for k := len(r.entries) - 1; k >= 0; k-- {
		o := r.entries[k]
		if o != e && o.Kind == rapporteur.ActorMedia && len(o.Mentions) > 0 && strings.HasSuffix(fold(o.Name), " "+last) && len(strings.Fields(o.Name)) > len(strings.Fields(e.Name)) {
			return o
		}
	}
	return e
}

// verb reports whether the word at j looks like a verb behind a state's name.
func (r *reader) verb(j int) bool {
	low := r.w[j].low
	return !r.w[j].capital && (strings.HasSuffix(low, "ed") || strings.HasSuffix(low, "s") && !strings.HasSuffix(low, "ss")) && !r.nounAhead(j, len(r.w)) && !r.w[j].is(modifier)
}

func (r *reader) nounBehind(j, end int) (int, *noun) {
	if j >= end {
		return 0, nil
	}
	n, no := match(r.t.noun, r.w, j, end)
	if n > 0 && no.agent {
		return 0, nil
	}
	return n, no
}

// longestAcronym is the most letters of a word that brackets make an acronym.
const longestAcronym = 8

// acronym reads "(ABC)" behind a name and lets ABC stand for it from here on.
func (r *reader) acronym(e *entry, j int, s *text.Sentence) {
	if j+2 >= s.Last || r.w[j].low != "(" || !r.w[j+1].upper || r.w[j+2].low != ")" || r.noName(j+1, j+2) {
		return
	}
	short := r.w[j+1].low
	if c := r.candAt(j + 1); c != nil && c.from == fromTable && (c.alias.user || r.t.actors[c.alias.actor].id != e.ID && !r.spells(short, j)) {
		return
	}
	if len(short) > longestAcronym || r.linked[j+1] != nil {
		return
	}
	for _, k := range r.shouted[short] {
		if k <= j {
			continue
		}
		if c := r.candAt(k); c == nil || c.from != fromTable || c.last == k+1 {
			r.at[k] = 0
			r.alias(k, e)
		}
	}
}

// spells reports whether the letters of an acronym are the initials of the
// capital words before j: what a text defines wins over the tables.
func (r *reader) spells(short string, j int) bool {
	k := j - 1
	for n := len(short) - 1; n >= 0; n-- {
		for k >= 0 && r.w[k].is(lowName) && !r.w[k].capital {
			k--
		}
		if k < 0 || !r.w[k].capital || r.w[k].low == "" || r.w[k].low[0] != short[n] {
			return false
		}
		k--
	}
	return true
}

// alias lets the word at k stand for an actor already known.
func (r *reader) alias(k int, e *entry) {
	if r.linked == nil {
		r.linked = map[int]*entry{}
	}
	r.linked[k] = e
}

// behind reads what follows a person's name behind a comma: "the Kenyan
// interior minister", "executive director of …".
func (r *reader) behind(p *person, j int, s *text.Sentence) {
	if j+1 >= s.Last || r.w[j].low != "," {
		return
	}
	k := j + 1
	if r.w[k].kind == text.Number && k+2 < s.Last && r.w[k+1].low == "," {
		k += 2 // an age
	}
	r.apposed = k
	np, ok := r.phrase(k, s.Last)
	if ok && np.last < s.Last && r.w[np.last].possessive() {
		np, ok = r.phrase(np.last+1, s.Last) // "X, the president's adviser": no president
	}
	if !ok || np.last < s.Last && r.w[np.last].is(speech) && np.det == "the" {
		return // "asked about X, the president said"
	}
	if np.role == nil {
		if np.role = r.roleAt(&np); np.role == nil || np.noun.plural {
			return
		}
	}
	if np.last < s.Last && r.candAt(np.last) != nil && r.candAt(np.last).from == fromPerson {
		return // the next person's title
	}
	if np.det != "" || np.country != "" || len(np.parts) > 0 {
		r.linkPhrase(np.first, r.personEntry(p))
	}
	p.female = p.female || r.anyBits(np.first, np.last, feminine)
	if p.role != nil && (!vagueRole(p.role.name) || np.former && !p.former) {
		return
	}
	p.role, p.former = np.role, np.former
	p.words = r.roleWords(&np)
	country := r.countryOf(&np)
	if country == "" && np.last+1 < s.Last && (r.w[np.last].low == "of" || r.w[np.last].low == "for" || r.w[np.last].low == "at") {
		q := np.last + 1
		if r.w[q].low == "the" && q+1 < s.Last {
			q++
		}
		if c := r.candAt(q); c != nil && c.from == fromTable {
			k := &r.t.actors[c.alias.actor]
			if r.w[np.last].low == "for" && k.kind == rapporteur.ActorState && c.last < s.Last && !r.w[c.last].possessive() {
				return // a coordinator for a country need not be of it
			}
			country, p.sector = k.country, k.sector
		} else if c != nil && c.from == fromBody && c.head != nil {
			country, p.sector = c.country, c.head.sector
		}
	}
	if country != "" {
		p.country = country
	}
}

func (r *reader) anyBits(i, j int, b bit) bool {
	for ; i < j; i++ {
		if r.w[i].is(b) {
			return true
		}
	}
	return false
}

// roleWords gives a role as written where the list's own name says less:
// "executive director".
func (r *reader) roleWords(np *nounPhrase) string {
	if np.role.sole {
		return ""
	}
	from, least := np.headFirst, np.body
	for i := range np.parts {
		if p := &np.parts[i]; p.last <= from && (p.country != "" || p.cand != nil && p.cand.from == fromTable && r.t.actors[p.cand.alias.actor].kind == rapporteur.ActorState) {
			least = max(least, p.last) // the country is told by itself
		}
	}
	for from > least && (r.w[from-1].is(modifier|preRole) || r.nounAhead(from-1, from)) && !r.w[from-1].is(past) && r.w[from-1].kind == text.Word && !strings.Contains(r.w[from-1].low, "-based") {
		from--
	}
	return fold(tidy(r.text(from, np.last)))
}

// behindBody reads the apposition behind a body's name: "X, a London-based
// monitor," and the same before "which".
func (r *reader) behindBody(e *entry, j int, s *text.Sentence) {
	if j+1 >= s.Last || r.w[j].low != "," {
		return
	}
	np, ok := r.phrase(j+1, s.Last)
	if !ok || np.noun == nil || np.noun.plural || !np.noun.body || np.det == "" {
		return
	}
	if np.last < s.Last && r.w[np.last].low != "," && r.w[np.last].low != "." && !r.w[np.last].is(lowName) && r.w[np.last].low != "that" && r.w[np.last].low != "which" && r.w[np.last].low != "based" {
		return
	}
	r.linkPhrase(np.first, e)
	if e.class == "name" || e.class == "" {
		e.class = np.noun.class
	}
}

// linkPhrase lets the phrase that begins at word i stand for an actor.
func (r *reader) linkPhrase(i int, e *entry) {
	if r.linkedPhrase == nil {
		r.linkedPhrase = map[int]*entry{}
	}
	r.linkedPhrase[i] = e
}
