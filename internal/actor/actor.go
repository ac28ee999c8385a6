// Package actor reads who a report speaks of: persons, governments, armed
// forces and groups, organisations, outlets, unnamed sources, populations.
//
// It promises that every mention is a slice of the text, that "Ankara-backed
// rebels" are never Turkey, and that a role is what the text says or what the
// tables know of the document's own day. It never guesses a person from a
// role on a day that is not known. Two spellings are one person only when first
// and last name both agree, to a letter or two where the tables know the person
// and the report is about that person's country.
//
// The way through it: word.go looks every token up; candidate.go finds names,
// from the tables, the language engine or capitals (capital.go), and doubt.go
// says what is none; person.go says which are persons and who is who, tenure.go
// what they are on the document's day; phrase.go reads noun phrases ("two Kenyan
// police officers"); state.go tells a state from its ground; resolve.go says
// which actor a phrase is, with agent.go, office.go and ministry.go for its
// heads, pronoun.go for pronouns; table.go, head.go and data/actor hold what is
// known of the world. source.go ties the sources of attributions to all these,
// naming.go names them, whom.go weighs pronouns.
package actor

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// entry is an actor in the making.
type entry struct {
	rapporteur.Actor
	class  string  // nouns that may stand for it
	person *person // of a person
	known  int     // in the tables, +1
	last   int     // word of its latest mention
	plural bool
	words  []string // of its name
}

// reader reads one document.
type reader struct {
	doc              *rapporteur.Document
	l                *text.Layout
	t                *Table
	w                []word
	forms            map[string]bool  // words that stand in small letters
	shouted          map[string][]int // words in capitals, where they stand
	surnames         map[string]bool  // names of bodies that are a person's last name here
	places           map[string]int   // how often each country is spoken of
	cands            []candidate
	at               []int32 // candidate that begins at a word, +1
	who              []*person
	named            map[string][]*person
	persons          []*person
	entries          []*entry
	byKey            map[string]*entry
	recent           []*entry       // latest mentions, the last at the end
	rules            map[string]int // how often each country's government is called one
	opening          map[string]int // of r.places, in the first quarter
	focus            string         // the country most spoken of
	ruled            string         // the country whose government is meant by "the government"
	heSince          *entry         // the person "he" stood for last
	heAt             int
	lead, leadBefore *entry // the person that this sentence, and the one before, begins with
	head, headBefore *entry // the same of any actor
	singles          int
	apposed          int

	vocabulary map[string]bool // every word of the text, once asked for

	decided      map[int]bool   // by last word: whether a state's name stood for the state
	linked       map[int]*entry // acronyms
	linkedPhrase map[int]*entry // appositions
}

// Read lists a document's actors in the order of their first mention. Names
// are the named entities of a language engine; they may be missing.
func Read(doc *rapporteur.Document, l *text.Layout, t *Table, names []rapporteur.Name) []rapporteur.Actor {
	r := &reader{doc: doc, l: l, t: t, w: t.words(l), forms: map[string]bool{}, places: map[string]int{}, rules: map[string]int{}, opening: map[string]int{}, named: map[string][]*person{}, byKey: map[string]*entry{}, shouted: map[string][]int{}, surnames: map[string]bool{}, apposed: -1}
	r.survey()
	r.candidates(names)
	for s := range l.Sentences {
		r.sentence(&l.Sentences[s])
	}
	return r.actors()
}

// survey notes which words stand in small letters and how often each country
// is spoken of.
func (r *reader) survey() {
	for i := range r.w {
		w := &r.w[i]
		if w.kind != text.Word {
			continue
		}
		if !w.capital {
			r.forms[w.low] = true
			continue
		}
		if w.upper && len(w.low) <= longestAcronym {
			r.shouted[w.low] = append(r.shouted[w.low], i)
		}
		end := min(len(r.w), i+4)
		if n, code := match(r.t.nation, r.w, i, end); n > 0 {
			r.speak(code, 2, i)
			r.rule(code, i+n)
		} else if code, ok := r.t.people[w.low]; ok {
			r.speak(code, 1, i)
		}
		for _, a := range r.t.alias[w.low] {
			if k := &r.t.actors[a.actor]; k.kind == rapporteur.ActorState && fits(r.w, i, end, a.words) && a.written(r.l, r.w, i) {
				r.speak(k.country, 2, i)
				j := i + len(a.words)
				if j < len(r.w) && r.w[j].possessive() {
					j++
				}
				r.rule(k.country, j)
				break
			}
		}
		// "Lagos-based", "Ankara-backed": the part before the hyphen.
		if head, _, ok := strings.Cut(w.low, "-"); ok {
			if code := r.country(head); code != "" {
				r.speak(code, 1, i)
			}
		}
	}
	// What a report opens with weighs more. American outlets speak of their own
	// country in reports of every other.
	weight := make(map[string]int, len(r.places))
	for code, n := range r.places {
		weight[code] = 2*n + 4*r.opening[code]
		if code == "USA" {
			weight[code] /= 2
		}
	}
	r.focus = most(weight)
	for code, n := range r.rules {
		if code != "USA" || r.focus == "USA" {
			weight[code] += 1000 * n
		}
	}
	r.ruled = most(weight)
}

// speak counts a mention of a country at word i.
func (r *reader) speak(code string, n, i int) {
	r.places[code] += n
	if i < len(r.w)/4 {
		r.opening[code] += n
	}
}

// rule notes a country whose government the word at j is.
func (r *reader) rule(code string, j int) {
	if j < len(r.w) && (r.w[j].low == "government" || r.w[j].low == "regime" || r.w[j].low == "authorities" || r.w[j].low == "army") {
		r.rules[code]++
	}
}

// most gives the code with the highest count, the first of equals.
func most(m map[string]int) (best string) {
	for code, n := range m {
		if n > m[best] || n == m[best] && code < best {
			best = code
		}
	}
	return best
}

// country gives the code of a country, adjective or capital in one folded word.
func (r *reader) country(low string) string {
	for _, p := range r.t.nation[low] {
		if len(p.words) == 1 {
			return p.value
		}
	}
	for _, a := range r.t.alias[low] {
		if k := &r.t.actors[a.actor]; len(a.words) == 1 && k.kind == rapporteur.ActorState {
			return k.country
		}
	}
	return ""
}

// mention adds a mention of words [i, j).
func (r *reader) mention(e *entry, i, j int, form rapporteur.MentionForm) {
	s := rapporteur.Span{Start: r.w[i].Start, End: r.w[j-1].End}
	r.span(e, s, form)
	e.last = j
	if form == rapporteur.MentionModifier {
		return
	}
	if r.head == nil {
		r.head = e
	}
	if n := len(r.recent); (n == 0 || r.recent[n-1] != e) && !r.leaned(i) {
		r.recent = append(r.recent, e)
	}
}

// leaned reports whether the name at word i only says whom somebody leans on,
// "a group linked to Y": "the group" is not Y.
func (r *reader) leaned(i int) bool {
	if i > 0 && r.w[i-1].low == "the" {
		i--
	}
	return i > 1 && (r.w[i-1].low == "to" || r.w[i-1].low == "with" || r.w[i-1].low == "by") && leanings[r.w[i-2].low]
}

// leanings stand before "to", "with" or "by" and the one leaned on.
var leanings = map[string]bool{"linked": true, "loyal": true, "allied": true, "affiliated": true, "allegiance": true, "tied": true, "ties": true, "links": true, "backed": true, "inspired": true, "aligned": true, "sympathetic": true, "connected": true, "opposed": true, "hostile": true, "funded": true, "armed": true, "trained": true, "supported": true}

func (r *reader) span(e *entry, s rapporteur.Span, form rapporteur.MentionForm) {
	if n := len(e.Mentions); n > 0 && e.Mentions[n-1].Span == s {
		return
	}
	e.Mentions = append(e.Mentions, rapporteur.Mention{Span: s, Form: form})
}

// entryOf gives the actor of a key, or makes it.
func (r *reader) entryOf(key string, make func() *entry) *entry {
	if e := r.byKey[key]; e != nil {
		return e
	}
	e := make()
	r.byKey[key] = e
	r.entries = append(r.entries, e)
	return e
}

// table gives the actor of a row of the tables.
func (r *reader) table(i int) *entry {
	k := &r.t.actors[i]
	return r.entryOf(k.id, func() *entry {
		e := &entry{class: "name", known: i + 1}
		e.Actor = rapporteur.Actor{ID: k.id, Name: k.name, Kind: k.kind, Country: k.country, Sector: k.sector, Role: k.role}
		return e
	})
}

// actors puts the entries into the contract's form.
func (r *reader) actors() []rapporteur.Actor {
	var out []rapporteur.Actor
	for _, e := range r.entries {
		if len(e.Mentions) == 0 {
			continue
		}
		slices.SortStableFunc(e.Mentions, func(a, b rapporteur.Mention) int {
			if a.Start != b.Start {
				return a.Start - b.Start
			}
			return a.End - b.End
		})
		e.Mentions = slices.CompactFunc(e.Mentions, func(a, b rapporteur.Mention) bool { return a.Span == b.Span })
		if p := e.person; p != nil {
			e.Name = p.name
			if p.known >= 0 {
				e.ID, e.Name = r.t.actors[p.known].id, r.t.actors[p.known].name
			}
			e.Role, e.Sector, e.Country = r.roleOf(p)
		}
		out = append(out, e.Actor)
	}
	slices.SortStableFunc(out, func(a, b rapporteur.Actor) int { return a.Mentions[0].Start - b.Mentions[0].Start })
	used := map[string]bool{}
	for i := range out {
		a := &out[i]
		if a.ID == "" {
			if a.ID = sharedID(a); a.ID == "" {
				a.ID = r.localID(a.Name, string(a.Kind), a.Country)
			}
		}
		for n := 2; used[a.ID]; n++ {
			a.ID = r.localID(a.Name, string(a.Kind), a.Country+strings.Repeat("+", n))
		}
		used[a.ID] = true
	}
	return out
}

// sharedID names an actor whom the tables do not know but whose name is one
// elsewhere, too: a person by first and last name, a body by its own name. It
// is the same in every document. Empty for everybody else.
func sharedID(a *rapporteur.Actor) string {
	switch a.Kind {
	case rapporteur.ActorUnnamedSource, rapporteur.ActorPopulation, rapporteur.ActorDelegation, rapporteur.ActorState:
		return ""
	case rapporteur.ActorPerson:
		if !strings.Contains(a.Name, " ") {
			return ""
		}
	}
	if !slices.ContainsFunc(a.Mentions, func(m rapporteur.Mention) bool { return m.Form == rapporteur.MentionName }) {
		return ""
	}
	h := sha256.Sum256([]byte(fold(a.Name) + "\x00" + string(a.Kind)))
	return "act-" + hex.EncodeToString(h[:6])
}

// localID names an actor of this document alone.
func (r *reader) localID(name, kind, country string) string {
	h := sha256.Sum256([]byte(r.doc.ID + "\x00" + fold(name) + "\x00" + kind + "\x00" + country))
	return "act-" + hex.EncodeToString(h[:6])
}
