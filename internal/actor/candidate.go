package actor

import (
	"slices"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// source says how a candidate was found.
type source uint8

const (
	fromTable source = iota + 1
	fromPerson
	fromBody
)

// candidate is a run of words that may name an actor: from the tables, from
// the language engine, or from capitals alone.
type candidate struct {
	first, last int // words [first, last)
	from        source
	alias       alias    // fromTable
	head        *orgHead // fromBody
	country     string   // from words before the name
	role        *role    // from words before the name
	title       string   // the words before the name, where no role of the list fits all of them
	former      bool     // the role is no longer held
	female      bool
	male        bool
	firm        bool // good enough to stand without another sign
}

// candidates finds every name, each word in at most one.
func (r *reader) candidates(names []rapporteur.Name) {
	r.at = make([]int32, len(r.w)+1)
	typed := make([]byte, len(r.w)+1) // of the engine: 1 a person, 2 a body, 3 something else, by first word
	until := make([]int32, len(r.w)+1)
	lasts := map[string]bool{} // the last names of the engine's persons
	for _, n := range names {
		if n.Start < 0 || n.End > len(r.l.Text) || n.Start >= n.End {
			continue
		}
		a, b := r.l.TokenAt(n.Start), r.l.TokenAt(n.End-1)+1
		if a >= b || b > len(r.w) {
			continue
		}
		if !slices.ContainsFunc(r.w[a:b], func(w word) bool { return w.kind == text.Word }) {
			continue
		}
		switch n.Type {
		case "PER":
			typed[a] = 1
			if b-a > 1 && r.w[b-1].kind == text.Word && r.w[b-1].capital {
				lasts[r.w[b-1].low] = true
			}
		case "ORG":
			typed[a] = 2
		default:
			typed[a] = 3
		}
		until[a] = int32(b)
	}
	for s := range r.l.Sentences {
		sent := &r.l.Sentences[s]
		heading := r.l.Paragraphs[sent.Paragraph].Heading
		for i := sent.First; i < sent.Last; {
			n := 0
			if w := &r.w[i]; typed[i] == 3 && w.capital && !w.upper && lasts[w.low] && (i+1 >= sent.Last || !r.w[i+1].capital) {
				typed[i], until[i] = 1, int32(i+1) // a person of the text, whatever else it was taken for
			}
			if typed[i] != 1 || !r.christened(i, int(until[i])) {
				n = r.tableAt(i, sent.Last)
			}
			if n == 0 && typed[i] != 0 && typed[i] != 3 && int(until[i]) <= sent.Last {
				n = r.engineAt(i, int(until[i]), typed[i])
			}
			if n == 0 && r.w[i].capital && r.w[i].kind == text.Word {
				n = r.capitals(i, sent.Last, heading, typed[i] == 3)
			}
			i += max(n, 1)
		}
	}
	r.admit()
}

func (r *reader) propose(c candidate) {
	r.cands = append(r.cands, c)
	r.at[c.first] = int32(len(r.cands))
}

// candAt gives the candidate that begins at word i.
func (r *reader) candAt(i int) *candidate {
	if i < len(r.at) && r.at[i] > 0 {
		return &r.cands[r.at[i]-1]
	}
	return nil
}

// tableAt takes the longest name of the tables at i.
func (r *reader) tableAt(i, end int) int {
	list := r.t.alias[r.w[i].low]
	for k := range list {
		a := &list[k]
		if !fits(r.w, i, end, a.words) || !a.written(r.l, r.w, i) {
			continue
		}
		n := len(a.words)
		kind := r.t.actors[a.actor].kind
		if n == 1 && r.w[i].first && !r.w[i].upper && r.forms[r.w[i].low] && kind != rapporteur.ActorState && !a.user {
			continue // a plain word of this text that opens a sentence
		}
		if a.unsure && !a.user && !r.nearCue(i, i+n, end) {
			continue
		}
		if !a.user && (r.widened(i, a) || r.surname(i, n) || r.homonym(i, n)) {
			continue
		}
		if r.inLongerName(i, n, end) && !a.user {
			continue
		}
		best := *a
		// Of several bodies that share a name, the one of a country in the text.
		for m := k + 1; m < len(list) && !a.user; m++ {
			b := &list[m]
			if len(b.words) == n && b.actor != a.actor && fits(r.w, i, end, b.words) && b.written(r.l, r.w, i) && r.better(b, &best) {
				best = *b
			}
		}
		if r.t.actors[best.actor].id == family {
			if m, b := r.member(i+n, end); m > 0 {
				n, best = n+m, b // "the UN Office for X": one name
			} else if i+n < end && r.w[i+n].capital && orgWords[r.w[i+n].low] != nil {
				return 0 // a body of the family that the tables lack
			}
		}
		if code := r.ownedBy(i); !best.user && code != "" && code != r.t.actors[best.actor].country && r.t.actors[best.actor].sector == "PTY" && r.t.actors[best.actor].country != "" {
			// "Chile's Democratic Party" is no other country's.
			r.propose(candidate{first: i, last: i + n, from: fromBody, firm: true, head: r.headOf(i, i+n), country: code})
			return n
		}
		r.propose(candidate{first: i, last: i + n, from: fromTable, alias: best, firm: true})
		return n
	}
	return 0
}

// family is the body whose name may stand before its members' names.
const family = "act-united-nations"

// member takes the name at i of a body of states.
func (r *reader) member(i, end int) (int, alias) {
	if i >= end || !r.w[i].capital {
		return 0, alias{}
	}
	for _, a := range r.t.alias[r.w[i].low] {
		if k := &r.t.actors[a.actor]; k.sector == "IGO" && k.id != family && fits(r.w, i, end, a.words) && a.written(r.l, r.w, i) {
			return len(a.words), a
		}
	}
	return 0, alias{}
}

// inLongerName reports whether a one-word name is part of a longer name in
// capitals that is something else: "Paris Saint-Germain", "Niger Delta State".
func (r *reader) inLongerName(i, n, end int) bool {
	j := i + n
	if j >= end || !r.w[j].capital || r.w[j].kind != text.Word || r.w[j].upper && !r.w[i].upper {
		return false
	}
	if kind := r.t.actors[r.t.alias[r.w[i].low][0].actor].kind; n > 1 || kind != rapporteur.ActorState && kind != rapporteur.ActorMedia {
		return false
	}
	if _, ok := r.t.people[r.w[j].low]; ok || r.w[j].is(calendar) {
		return false
	}
	low := r.w[j].low
	return orgWords[low] != nil && !r.nounAhead(j, end) || r.w[j].is(ground) || low == "city" || low == "delta" || low == "valley" || low == "university"
}

// nounAhead reports whether an agent noun or role stands at j.
func (r *reader) nounAhead(j, end int) bool {
	if n, _ := match(r.t.noun, r.w, j, end); n > 0 {
		return true
	}
	n, _ := match(r.t.role, r.w, j, end)
	return n > 0
}

// nearCue reports whether words stand beside i..j that make it a source or a
// body: "the newspaper", "told", "said", brackets around an acronym.
func (r *reader) nearCue(i, j, end int) bool {
	for k := max(0, i-3); k < i; k++ {
		if r.w[k].is(cue) {
			return true
		}
	}
	for k := j; k < min(end, j+3); k++ {
		if r.w[k].is(cue | speech) {
			return true
		}
	}
	return i > 0 && r.w[i-1].low == "(" && j < len(r.w) && r.w[j].low == ")"
}

// better reports whether of two actors with one name the first suits the text
// more: the text speaks of its country, and not of the other's.
func (r *reader) better(a, b *alias) bool {
	ca, cb := r.t.actors[a.actor].country, r.t.actors[b.actor].country
	return r.spoken(ca) > r.spoken(cb)
}

// spoken counts how often the text names a country, its people or capital.
func (r *reader) spoken(code string) int {
	if code == "" {
		return 0
	}
	return r.places[code]
}

// engineAt takes a name that the language engine found.
func (r *reader) engineAt(i, j int, typ byte) int {
	if r.noName(i, j) {
		return j - i
	}
	if j-i == 1 && r.surnames[r.w[i].low] && !r.nearSource(i) {
		typ = 1
	}
	if f := r.nameInside(i, j); f > i {
		r.propose(candidate{from: fromPerson, firm: true, first: f, last: j})
		return j - i // "of the Army Ana Lima"
	}
	if typ == 2 {
		who := candidate{from: fromPerson, firm: true, last: j}
		if f := r.stripTitles(i, j, &who); f > i && f < j && r.headOf(f, j) == nil && (r.w[f-1].is(honorific) || who.role != nil && who.role.title && j-f > 1 && (who.role.sector == "MIL" || r.w[f].is(given) || len(r.w[f].low) < 3)) {
			who.first = f // "Army Col. X Y", "Parliament Speaker X Y"
			r.propose(who)
			return j - i
		}
		if r.headOf(i, j) == nil && j-i > 1 {
			if n, no := match(r.t.noun, r.w, j-1, j); r.w[j-1].is(roleEnd) || n == 1 && no.plural && no.class == "ethnic" {
				return 0 // "National Security Adviser", "Shiite Muslims": phrases
			}
		}
		if j-i == 2 && ruling[r.w[j-1].low] && r.t.leader[r.w[i].low] != nil {
			r.propose(candidate{first: i, last: i + 1, from: fromPerson})
			return 1 // "the X Administration" is read as a phrase
		}
		for k := i + 1; k < j; k++ {
			if r.tableStarts(k, j) {
				return 0
			}
		}
		if !r.w[j-1].capital && r.w[j-1].kind == text.Word {
			return 0 // "Kenyan forces": a phrase, no name
		}
		if n, _ := match(r.t.nation, r.w, i, j); n > 0 && n < j-i {
			if m, _ := match(r.t.noun, r.w, i+n, j); i+n+m == j {
				return 0
			}
		}
		if r.headOf(i, j) != nil && j-i > 1 {
			i = r.wholeName(i)
		}
		c := candidate{first: i, last: j, from: fromBody, firm: true, head: r.headOf(i, j)}
		if n, code := match(r.t.nation, r.w, i, j); n > 0 {
			c.country = code
		}
		if n, _ := match(r.t.noun, r.w, i, j); n == j-i {
			return 0 // an agent noun; read as a phrase
		}
		if c.head == nil && j-i == 1 && !r.w[i].upper {
			c.firm = false
		}
		r.propose(c)
		return j - i
	}
	if _, people := r.t.people[r.w[i].low]; j-i == 1 && people || r.w[i].low == "the" {
		return 0 // "Muslims", "The Oregonian"
	}
	land, _ := match(r.t.nation, r.w, i, j)
	if n, _ := match(r.t.role, r.w, i+land, j); r.ofParty(i, j) || n > 1 && land+n == j-i {
		return 0 // "Tennessee Republican", "Iraqi Prime Minister"
	}
	if r.sided(i, j) {
		r.propose(candidate{from: fromPerson, firm: true, first: i + 1, last: j})
		return j - i
	}
	if n := r.untrue(i, j); n > 0 {
		return n
	}
	if n, no := match(r.t.noun, r.w, i, j); j-i == 1 && n == 1 && no.plural {
		return 0
	}
	if j-i == 1 && j < len(r.w) && r.bornMonth(i, j) {
		j++
	}
	c := candidate{from: fromPerson, firm: true, last: j}
	c.first = r.stripTitles(i, j, &c)
	if c.first < j {
		r.propose(c)
	}
	return j - i
}

// wholeName gives where a body's name begins of which the engine left out the
// first words: "National [Weather Service]".
func (r *reader) wholeName(i int) int {
	free := 0
	if n := len(r.cands); n > 0 {
		free = r.cands[n-1].last
	}
	for i > free && r.w[i-1].kind == text.Word && r.w[i-1].capital && !r.w[i-1].is(function|calendar|roleEnd|honorific|det|past) && !(r.w[i-1].first && r.forms[r.w[i-1].low]) && r.t.people[r.w[i-1].low] == "" && r.country(r.w[i-1].low) == "" {
		i--
	}
	return i
}

func (r *reader) tableStarts(k, end int) bool {
	for i := range r.t.alias[r.w[k].low] {
		a := &r.t.alias[r.w[k].low][i]
		if fits(r.w, k, end, a.words) && a.written(r.l, r.w, k) && r.t.actors[a.actor].kind != rapporteur.ActorState && !r.widened(k, a) {
			return true
		}
	}
	return false
}
