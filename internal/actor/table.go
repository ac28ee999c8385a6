package actor

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
	data "github.com/rapporteur/rapporteur/data/actor"
)

// Table is what is known of the world's actors. Once loaded (and added to) it
// is only read, by any number of goroutines.
type Table struct {
	actors    []known
	alias     map[string][]alias // by the first folded word, the longest first
	person    map[string][]int   // by the core words of a full name
	sound     map[string][]int   // by nameKey
	leader    map[string][]int   // by last name: holders of offices one person holds
	state     map[string]int     // by ISO code
	holder    map[string][]int   // by code and role
	nation    map[string][]phrase[string]
	adjective map[string]string // by code
	people    map[string]string // plural of a people to its code
	noun      map[string][]phrase[*noun]
	role      map[string][]phrase[*role]
	byRole    map[string]*role // by canonical name
	byID      map[string]int
	bits      map[string]bit
}

// known is an actor of the tables.
type known struct {
	id, name, country, sector string
	kind                      rapporteur.ActorKind
	user                      bool // from the user's own file
	terms                     []term
	role                      string // of a user's person; of an outlet that its state runs
}

// term is a time in an office. A snapshot is known for one month only.
type term struct {
	role     string
	from, to string // days, months or years; empty is open
	snapshot bool
}

// alias is a way to write an actor's name.
type alias struct {
	words  []string // folded
	raw    string
	actor  int
	unsure bool // also something else: needs a word beside it
	seat   bool // a building or town that stands for the actor
	user   bool
}

// phrase is a run of folded words with what it means.
type phrase[T any] struct {
	words []string
	value T
}

// noun is an agent noun.
type noun struct {
	class, sector string
	kind          rapporteur.ActorKind
	plural        bool
	mass          bool // one form for one and many: police
	needs         bool // counts only with a country, side, owner or number
	thing         bool // stands for its side's forces
	person        bool
	body          bool // a text returns to it with "the"
	agent         bool // of the wide list: only with a country
}

// role is an office or calling of a person.
type role struct {
	name, sector string
	sole         bool // one holder a country
	title        bool
	rank         int // order in the list
}

// snapshotMonth is when the cabinets of cabinet.tsv were in office, and
// snapshotYears how long before and after it they are believed.
const (
	snapshotMonth = "2019-10"
	snapshotFrom  = "2019-04"
	snapshotTo    = "2020-10"
)

// Load reads the embedded tables.
func Load() (*Table, error) {
	t := &Table{
		actors: make([]known, 0, 1<<14),
		alias:  make(map[string][]alias, 1<<12), person: make(map[string][]int, 1<<13), sound: make(map[string][]int, 1<<13), leader: map[string][]int{}, state: map[string]int{},
		holder: map[string][]int{}, nation: map[string][]phrase[string]{}, people: map[string]string{}, adjective: map[string]string{}, noun: make(map[string][]phrase[*noun], 1<<11),
		role: map[string][]phrase[*role]{}, byRole: map[string]*role{}, byID: make(map[string]int, 1<<13), bits: make(map[string]bit, 1<<13),
	}
	for k, v := range words {
		t.bits[k] = v
	}
	for _, f := range []struct {
		name string
		read func([]string)
	}{
		{"country.tsv", t.addCountry}, {"body.tsv", t.addBody}, {"media.tsv", t.addMedia}, {"group.tsv", t.addGroup}, {"armed.tsv", t.addArmed},
		{"role.tsv", t.addRole}, {"noun.tsv", t.addNoun}, {"agent.tsv", t.addAgent},
		{"leader.tsv", t.addOfficial}, {"official.tsv", t.addOfficial}, {"cabinet.tsv", t.addCabinet},
	} {
		raw, err := data.Files.ReadFile(f.name)
		if err != nil {
			return nil, fmt.Errorf("load actor table: %w", err)
		}
		head := true
		for l := range strings.SplitSeq(string(raw), "\n") {
			if l == "" || l[0] == '#' {
				continue
			}
			if head {
				head = false
				continue
			}
			f.read(strings.Split(l, "\t"))
		}
	}
	t.addLesser()
	t.sort()
	return t, nil
}

// sort puts the longest phrases first, and a user's own before ours.
func (t *Table) sort() {
	for _, v := range t.alias {
		slices.SortStableFunc(v, func(a, b alias) int {
			if a.user != b.user {
				if a.user {
					return -1
				}
				return 1
			}
			return len(b.words) - len(a.words)
		})
	}
	sortPhrases(t.nation)
	sortPhrases(t.noun)
	sortPhrases(t.role)
}

func sortPhrases[T any](m map[string][]phrase[T]) {
	for _, v := range m {
		slices.SortStableFunc(v, func(a, b phrase[T]) int { return len(b.words) - len(a.words) })
	}
}

// column gives a field of a row, or nothing.
func column(f []string, i int) string {
	if i < len(f) {
		return f[i]
	}
	return ""
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

func (t *Table) add(k known) int {
	t.actors = append(t.actors, k)
	i := len(t.actors) - 1
	t.byID[k.id] = i
	return i
}

// name adds a way to write an actor.
func (t *Table) name(actor int, raw string, user bool) {
	a := alias{actor: actor, user: user}
	if r, ok := strings.CutSuffix(raw, "?"); ok {
		raw, a.unsure = r, true
	}
	if r, ok := strings.CutSuffix(raw, "!"); ok {
		raw, a.seat = r, true
	}
	if raw == "" {
		return
	}
	a.raw, a.words = raw, tokens(raw)
	if len(a.words) == 0 {
		return
	}
	t.alias[a.words[0]] = append(t.alias[a.words[0]], a)
	// An Arabic article is written apart or joined.
	if rest, ok := strings.CutPrefix(a.words[0], "al-"); ok {
		b := a
		b.words = append([]string{"al", rest}, a.words[1:]...)
		t.alias["al"] = append(t.alias["al"], b)
	}
	for i := 1; i < len(a.words); i++ {
		if rest, ok := strings.CutPrefix(a.words[i], "al-"); ok {
			b := a
			b.words = slices.Concat(a.words[:i], []string{"al", rest}, a.words[i+1:])
			t.alias[a.words[0]] = append(t.alias[a.words[0]], b)
			break
		}
	}
}

// tokens cuts an alias as package text cuts running text, folded.
func tokens(raw string) []string {
	var out []string
	for _, f := range strings.Fields(fold(raw)) {
		for len(f) > 1 && (f[0] == '(' || f[0] == '"') {
			out, f = append(out, f[:1]), f[1:]
		}
		tail := []string(nil)
		for len(f) > 1 && (f[len(f)-1] == ')' || f[len(f)-1] == ',' || f[len(f)-1] == '"') {
			tail = append([]string{f[len(f)-1:]}, tail...)
			f = f[:len(f)-1]
		}
		if s, ok := strings.CutSuffix(f, "'s"); ok && s != "" {
			out = append(out, s, "'s")
		} else if s, ok := strings.CutSuffix(f, "s'"); ok && s != "" {
			out = append(out, s+"s", "'")
		} else {
			out = append(out, f)
		}
		out = append(out, tail...)
	}
	return out
}

func (t *Table) addCountry(f []string) {
	code, name := f[0], f[1]
	i := t.add(known{id: "act-" + strings.ToLower(code) + "-gov", name: name, country: code, sector: "GOV", kind: rapporteur.ActorState})
	t.state[code] = i
	t.name(i, name, false)
	for _, a := range list(column(f, 2)) {
		t.name(i, a, false)
	}
	for _, a := range list(column(f, 5)) {
		t.name(i, a+"!", false)
	}
	for _, a := range list(column(f, 3)) {
		if t.adjective[code] == "" {
			t.adjective[code] = a
		}
		w := tokens(a)
		t.nation[w[0]] = append(t.nation[w[0]], phrase[string]{w, code})
	}
	for _, a := range list(column(f, 4)) {
		if low := fold(a); t.people[low] == "" {
			t.people[low] = code
		}
	}
}

func (t *Table) addNamed(kind, country, sector, name, aliases string) {
	i := t.add(known{id: "act-" + slug(name), name: strings.TrimSuffix(name, "?"), kind: rapporteur.ActorKind(kind), country: country, sector: sector})
	t.name(i, name, false)
	for _, a := range list(aliases) {
		t.name(i, a, false)
	}
}

func (t *Table) addBody(f []string) { t.addNamed(f[1], f[2], f[3], f[0], column(f, 4)) }

func (t *Table) addMedia(f []string) {
	t.addNamed("media", f[1], "JRN", f[0], column(f, 3))
	if column(f, 2) == "S" {
		t.actors[len(t.actors)-1].role = "state-run"
	}
}

func (t *Table) addGroup(f []string) {
	kind := "armed_group"
	switch f[2] {
	case "PTY":
		kind = "organisation"
	case "MIL":
		kind = "armed_forces"
	}
	t.addNamed(kind, f[1], f[2], f[0], column(f, 3))
}

func (t *Table) addArmed(f []string) {
	i := t.add(known{id: f[0], name: f[1], kind: rapporteur.ActorArmedGroup, country: f[2], sector: f[3]})
	t.name(i, f[1], false)
	for _, a := range list(column(f, 4)) {
		t.name(i, a, false)
	}
}

func (t *Table) addOfficial(f []string) {
	t.addPerson(f[0], f[1], f[2], term{role: f[3], from: column(f, 4), to: column(f, 5)})
}

func (t *Table) addCabinet(f []string) {
	t.addPerson(f[0], f[1], f[2], term{role: f[3], from: snapshotFrom, to: snapshotTo, snapshot: true})
}

// addPerson adds a term, and the person if new.
func (t *Table) addPerson(id, name, country string, x term) {
	i, ok := t.byID[id]
	var c []string
	key := ""
	if !ok {
		c = core(name)
		key = strings.Join(c, " ")
		for _, j := range t.person[key] {
			if t.actors[j].country == country {
				i, ok = j, true // one person of two tables
			}
		}
	}
	if !ok {
		i = t.add(known{id: id, name: name, country: country, sector: "GOV", kind: rapporteur.ActorPerson})
		t.person[key] = append(t.person[key], i)
		if k := nameKey(c); k != "" {
			t.sound[k] = append(t.sound[k], i)
		}
		if len(c) > 1 && len(c[0]) > 2 {
			t.bits[c[0]] |= given
		}
	}
	t.actors[i].terms = append(t.actors[i].terms, x)
	if r := t.byRole[x.role]; r != nil && r.sole && !(x.snapshot && t.heldAt(country+" "+x.role, snapshotMonth+"-15", i)) {
		if c == nil {
			c = core(name)
		}
		last := c[len(c)-1]
		if !slices.Contains(t.leader[last], i) {
			t.leader[last] = append(t.leader[last], i)
		}
		h := country + " " + x.role
		if !slices.Contains(t.holder[h], i) {
			t.holder[h] = append(t.holder[h], i)
		}
	}
}

// Aliases lists the ways in which the tables write an actor's name, its own
// first, without the seats that stand for it; nil for an id they do not know.
func (t *Table) Aliases(id string) []string {
	i, ok := t.byID[id]
	if !ok {
		return nil
	}
	out := []string{t.actors[i].name}
	for _, l := range t.alias {
		for _, a := range l {
			if a.actor == i && !a.seat && !slices.Contains(out, a.raw) {
				out = append(out, a.raw)
			}
		}
	}
	slices.Sort(out[1:])
	return out
}

// heldAt reports whether another than actor i is known to hold an office on a
// day: a snapshot's spelling of the same person must not make two holders.
func (t *Table) heldAt(office, day string, i int) bool {
	for _, j := range t.holder[office] {
		for k := range t.actors[j].terms {
			if x := &t.actors[j].terms[k]; j != i && !x.snapshot && strings.HasSuffix(office, " "+x.role) && x.at(day) {
				return true
			}
		}
	}
	return false
}

// Add reads a user's own actors, which win over ours. Each line is
// name, kind, country (ISO alpha-3), sector, role and other names parted by |,
// with tabs between; all but the name may be empty. Lines that begin with #
// and a head line ("name …") are passed over. It must be called before any
// Read, and fails naming the file and line that it cannot take; nothing of the
// file is added then.
func (t *Table) Add(r io.Reader, name string) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return fmt.Errorf("read actors of %s: %w", name, err)
	}
	var fresh []known
	var names [][]string
	for n, l := range strings.Split(strings.TrimPrefix(string(raw), "\ufeff"), "\n") {
		l = strings.TrimRight(l, "\r")
		f := strings.Split(l, "\t")
		if strings.TrimSpace(l) == "" || l[0] == '#' || f[0] == "name" {
			continue
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		k := known{name: f[0], kind: rapporteur.ActorKind(column(f, 1)), country: strings.ToUpper(column(f, 2)), sector: strings.ToUpper(column(f, 3)), role: column(f, 4), user: true}
		if k.kind == "" {
			k.kind = rapporteur.ActorOrganisation
		}
		switch {
		case len(tokens(k.name)) == 0:
			return fmt.Errorf("%s:%d: no name", name, n+1)
		case !slices.Contains(kinds, k.kind):
			return fmt.Errorf("%s:%d: %q is no kind of actor; use one of %s", name, n+1, k.kind, kindNames())
		case k.country != "" && len(k.country) != 3:
			return fmt.Errorf("%s:%d: %q is no ISO 3166 alpha-3 country", name, n+1, k.country)
		}
		k.id = "act-own-" + slug(k.name)
		fresh, names = append(fresh, k), append(names, append([]string{k.name}, list(column(f, 5))...))
	}
	for i, k := range fresh {
		at := t.add(k)
		for _, n := range names[i] {
			if strings.TrimSpace(n) != "" {
				t.name(at, strings.TrimSpace(n), true)
			}
		}
	}
	t.sort()
	return nil
}

var kinds = []rapporteur.ActorKind{rapporteur.ActorPerson, rapporteur.ActorState, rapporteur.ActorMinistry, rapporteur.ActorOffice, rapporteur.ActorDelegation, rapporteur.ActorArmedForces,
	rapporteur.ActorArmedGroup, rapporteur.ActorOrganisation, rapporteur.ActorMedia, rapporteur.ActorUnnamedSource, rapporteur.ActorPopulation, rapporteur.ActorBloc}

func kindNames() string {
	s := make([]string, len(kinds))
	for i, k := range kinds {
		s[i] = string(k)
	}
	return strings.Join(s, ", ")
}

func slug(s string) string {
	return strings.Join(strings.FieldsFunc(fold(s), func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') }), "-")
}
