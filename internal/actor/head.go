package actor

import (
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// The heads of noun phrases: offices and agent nouns.

func (t *Table) addRole(f []string) {
	r := &role{name: f[0], sector: f[1], sole: strings.Contains(f[2], "h"), title: strings.Contains(f[2], "t"), rank: len(t.byRole)}
	t.byRole[r.name] = r
	for _, p := range list(f[3]) {
		w := tokens(p)
		t.role[w[0]] = append(t.role[w[0]], phrase[*role]{w, r})
		if !strings.Contains(p, " of ") && !strings.Contains(p, " for ") {
			t.bits[w[len(w)-1]] |= roleEnd
		}
	}
}

// lesser are the words before an office that make it another's: "deputy
// defence minister".
var lesser = [...]string{"deputy", "vice", "assistant", "associate", "shadow"}

// addLesser adds the offices below those that a single person holds, where the
// list has none of its own for them.
func (t *Table) addLesser() {
	var sole []phrase[*role]
	for _, list := range t.role {
		for _, p := range list {
			if p.value.sole {
				sole = append(sole, p)
			}
		}
	}
	slices.SortFunc(sole, func(a, b phrase[*role]) int { return slices.Compare(a.words, b.words) })
	for _, p := range sole {
		for _, l := range lesser {
			name, w := l+" "+p.value.name, append([]string{l}, p.words...)
			if slices.ContainsFunc(t.role[l], func(q phrase[*role]) bool { return slices.Equal(q.words, w) }) {
				continue
			}
			if t.byRole[name] == nil {
				t.byRole[name] = &role{name: name, sector: p.value.sector, title: p.value.title, rank: len(t.byRole)}
			}
			t.role[l] = append(t.role[l], phrase[*role]{w, t.byRole[name]})
		}
	}
}

func (t *Table) addNoun(f []string) {
	n := noun{class: f[0], kind: rapporteur.ActorKind(f[1]), sector: f[2], needs: strings.ContainsAny(f[3], "mn"), thing: strings.Contains(f[3], "s"), person: strings.Contains(f[3], "p"), body: strings.Contains(f[3], "c")}
	many := n
	many.plural = true
	for _, p := range list(f[4]) {
		sing, plural, _ := strings.Cut(p, "/")
		w := tokens(sing)
		if sing == plural {
			same := many
			same.mass = true
			t.noun[w[0]] = append(t.noun[w[0]], phrase[*noun]{w, &same})
			continue
		}
		t.noun[w[0]] = append(t.noun[w[0]], phrase[*noun]{w, &n})
		if plural != "" {
			w = tokens(plural)
			t.noun[w[0]] = append(t.noun[w[0]], phrase[*noun]{w, &many})
		}
	}
}

// personEnd are endings of nouns for persons in the wide list.
var personEnd = []string{"er", "or", "ist", "ian", "ant", "man", "woman", "person", "official", "chief", "leader", "member", "agent"}

func (t *Table) addAgent(f []string) {
	n := noun{class: f[2], sector: f[2], kind: rapporteur.ActorOrganisation, needs: true, agent: true}
	person := slices.ContainsFunc(personEnd, func(e string) bool { return strings.HasSuffix(f[0], e) })
	switch {
	case f[2] == "MIL":
		n.kind, n.class = rapporteur.ActorArmedForces, "army"
	case f[2] == "REB", f[2] == "UAF", f[2] == "CRM":
		n.kind = rapporteur.ActorArmedGroup
	case f[2] == "CVL", f[2] == "AGR", f[2] == "LAB", f[2] == "REF":
		n.kind = rapporteur.ActorPopulation
	case person:
		n.kind, n.person = rapporteur.ActorUnnamedSource, true
	}
	many := n
	many.plural = true
	w := tokens(f[0])
	t.noun[w[0]] = append(t.noun[w[0]], phrase[*noun]{w, &n})
	if f[1] != f[0] {
		w = tokens(f[1])
		t.noun[w[0]] = append(t.noun[w[0]], phrase[*noun]{w, &many})
	}
}
