package attrib

import "strings"

// role is a title that the document gives to a named person: "Malawian
// President Ana Lima", "Ana Lima, the president of Malawi".
type role struct {
	words []string // folded, without articles and prepositions
	name  string
}

// mostRoles bounds the titles kept of one document, so that reading stays
// linear in the text.
const mostRoles = 300

// collectRole notes the title before the name [from, j) of a capitalised run
// that begins at i, and the one in the apposition behind it.
func (n *namer) collectRole(u *unit, i, from, j int, f fullName) {
	b := i
	for b > 0 && u.items[b-1].quote < 0 && u.items[b-1].is(title|office) {
		b--
	}
	n.addRole(u, run{b, from}, f.text)
	if b > 1 && u.items[b-1].low == "," && !u.acts(j) {
		c := b - 1
		for c > 0 && c > b-9 && u.items[c-1].quote < 0 && (u.items[c-1].word || u.items[c-1].clitic) && !u.items[c-1].is(relative|aux|verb) && !u.verbish(c-1) {
			c--
		}
		n.addRole(u, run{c, b - 1}, f.text)
	}
	if j+1 >= len(u.items) || !u.items[j].comma() {
		return
	}
	e := j + 1
	for e < len(u.items) && e < j+12 && u.items[e].quote < 0 && !u.items[e].comma() && !u.items[e].is(relative|aux) && !isStop(u.items[e].form) {
		e++
	}
	n.addRole(u, run{j + 1, e}, f.text)
}

// acts reports whether a verb that is no cue stands at j: in "according to
// the speaker, Ana Lima left", the one who left is not the one before the comma.
func (u *unit) acts(j int) bool {
	return j < len(u.items) && !u.items[j].is(verb) && u.verbish(j)
}

// addRole keeps a title when its words hold one.
func (n *namer) addRole(u *unit, r run, name string) {
	w, ok := u.roleWords(r)
	if !ok || anyones[u.items[r.from].low] || len(n.roles) >= mostRoles {
		return
	}
	key := strings.Join(w, " ") + "\x00" + name
	if !n.known[key] {
		n.known[key] = true
		n.roles = append(n.roles, role{w, name})
	}
}

// roleWords gives the words of a description that tell one office from
// another, and whether a title is among them.
func (u *unit) roleWords(r run) ([]string, bool) {
	var out []string
	ok := false
	for i := r.from; i < r.to; i++ {
		t := &u.items[i]
		if t.quote >= 0 || !t.word || t.clitic || t.is(det|prep) && !t.is(title) || t.is(aux) {
			continue
		}
		if t.is(verb | relative | subject | sub) {
			return nil, false
		}
		ok = ok || t.is(title)
		out = append(out, strings.TrimSuffix(strings.TrimSuffix(fold(t.low), "'s"), "’s"))
	}
	return out, ok
}

// inRole finds the one person whom the document gives the described office:
// all words of the description must be in the title. It gives "" when there
// is none, or more than one.
func (n *namer) inRole(u *unit, r run) string {
	words, _ := u.roleWords(r)
	if len(words) == 0 || len(words) > 5 || anyones[u.items[r.from].low] || r.from > 0 && (u.items[r.from-1].low == "a" || u.items[r.from-1].low == "an" || u.items[r.from-1].low == "former") || u.items[r.from].low == "former" {
		return ""
	}
	if p := r.from - 1; len(words) < 2 && (p < 0 || u.items[p].low != "the") {
		return ""
	}
	who := ""
	for i := range n.roles {
		if !n.roles[i].holds(words) {
			continue
		}
		if who != "" && who != n.roles[i].name {
			return ""
		}
		who = n.roles[i].name
	}
	return who
}

// holds reports whether every word stands in the title, a land's name for its
// adjective.
func (r *role) holds(words []string) bool {
	for _, w := range words {
		found := false
		for _, have := range r.words {
			found = found || w == have || sameLand(w, have)
		}
		if !found {
			return false
		}
	}
	return true
}

// sameLand reports whether two words are a land and its adjective, by their
// common stem: Malawi and Malawian, Turkey and Turkish.
func sameLand(a, b string) bool {
	k := 0
	for k < len(a) && k < len(b) && a[k] == b[k] {
		k++
	}
	return k >= 4 && landEndings[a[k:]] && landEndings[b[k:]]
}
