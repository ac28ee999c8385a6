package figure

import (
	_ "embed"
	"strings"

	"github.com/rapporteur/rapporteur/internal/quantity"
)

// role is the place in which a trigger stands to what is counted; see the head
// of trigger.toml.
type role uint8

const (
	object role = iota
	passive
	active
	state
	after
	noun
	stock
	of
	level
	roles
)

// trigger makes a number beside it a figure of one indicator.
type trigger struct {
	Indicator string   `toml:"indicator"`
	Units     []string `toml:"units"`
	Term      string   `toml:"term"`
	Camp      string   `toml:"camp"`
	Least     float64  `toml:"least"`
	Object    string   `toml:"object"`
	Passive   string   `toml:"passive"`
	Active    string   `toml:"active"`
	State     string   `toml:"state"`
	After     string   `toml:"after"`
	Noun      string   `toml:"noun"`
	Stock     string   `toml:"stock"`
	Of        string   `toml:"of"`
	Level     string   `toml:"level"`
}

//go:embed trigger.toml
var triggerTable string

//go:embed group.toml
var groupTable string

// form is one way in which a trigger is written.
type form struct {
	words []string
	role  role
	t     *trigger
}

// lexicon finds forms by their first and by their last word.
type lexicon struct {
	first, last map[string][]form
	nouns       map[string][]form // counted nouns (noun, stock), in the singular
}

var triggers, groups = readTriggers(triggerTable, groupTable)

func readTriggers(table, groupTable string) (lexicon, map[string]map[string]bool) {
	var t struct {
		Trigger []*trigger `toml:"trigger"`
	}
	mustDecode(table, &t)
	var g map[string]string
	mustDecode(groupTable, &g)
	sets := map[string]map[string]bool{}
	for name, words := range g {
		sets[name] = wordSet(words)
	}
	lex := lexicon{first: map[string][]form{}, last: map[string][]form{}, nouns: map[string][]form{}}
	for _, x := range t.Trigger {
		for r, list := range [roles]string{object: x.Object, passive: x.Passive, active: x.Active, state: x.State, after: x.After, noun: x.Noun, stock: x.Stock, of: x.Of, level: x.Level} {
			for _, w := range strings.Fields(list) {
				f := form{words: strings.Split(w, "_"), role: role(r), t: x}
				if f.role == noun || f.role == stock {
					lex.nouns[w] = append(lex.nouns[w], f)
					continue
				}
				lex.first[f.words[0]] = append(lex.first[f.words[0]], f)
				end := f.words[len(f.words)-1]
				lex.last[end] = append(lex.last[end], f)
			}
		}
	}
	return lex, sets
}

func wordSet(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// takes reports whether the trigger can be said of what the slot counts.
func (t *trigger) takes(s *slot) bool {
	if most := s.q.Max; t.Least > 0 && most != nil && *most < t.Least || s.q.Max == nil && s.q.Min != nil && *s.q.Min < t.Least {
		return false
	}
	if s.unit == "" && s.echo != nil && s.echo.unit != "persons" && t.Units[0] != "persons" {
		return t.takes(s.echo)
	}
	for i, u := range t.Units {
		if name, ok := strings.CutPrefix(u, "@"); ok {
			if groups[name][s.head] {
				return true
			}
			continue
		}
		if s.unit == u {
			return true
		}
		if i == 0 && s.unit == "" && (u == "persons" || u == "households") { // the noun is left out
			return true
		}
		if u == "persons" && s.unit != "" && s.personal() {
			return true
		}
	}
	return false
}

// personal reports whether an unlisted noun is most likely one of people: a
// name ("13 Taliban", "two Kenyans") or a word made like one.
func (s *slot) personal() bool {
	if s.listed || s.unit == "persons" {
		return s.unit == "persons"
	}
	if s.capital {
		return true
	}
	w := quantity.Singular(s.head)
	for _, e := range personEndings {
		if strings.HasSuffix(w, e) && len(w) > len(e)+2 {
			return true
		}
	}
	return false
}

// personEndings are the endings of nouns that name people by what they do or are.
var personEndings = []string{"man", "woman", "person", "ist", "ian", "eer", "child", "boy", "girl", "goer", "worker", "holder", "keeper", "maker", "seeker", "mate", "ee", "iot"}

// at gives the longest form with one of the roles that starts at token k and
// that suits the slot.
func (c *clause) at(k int, s *slot, want ...role) (form, bool) {
	var best form
	for _, f := range triggers.first[c.low[k]] {
		if len(f.words) <= len(best.words) || k+len(f.words) > len(c.low) || !has(want, f.role) || !sameWords(c.low[k:k+len(f.words)], f.words) || !f.t.takes(s) {
			continue
		}
		best = f
	}
	return best, best.t != nil
}

// before gives the longest form with one of the roles that ends before token k.
func (c *clause) before(k int, s *slot, want ...role) (form, bool) {
	var best form
	if k <= 0 {
		return best, false
	}
	for _, f := range triggers.last[c.low[k-1]] {
		n := len(f.words)
		if n <= len(best.words) || k-n < 0 || !has(want, f.role) || !sameWords(c.low[k-n:k], f.words) || !f.t.takes(s) {
			continue
		}
		best = f
	}
	return best, best.t != nil
}

func has(list []role, r role) bool {
	for _, x := range list {
		if x == r {
			return true
		}
	}
	return false
}

func sameWords(a, b []string) bool {
	for i := range b {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
