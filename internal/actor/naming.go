package actor

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// naming gives link i of an attribution and its actor one name. m is the
// mention that ties them, nil for none.
//
// A name in the text gives way to that of the actor it is a mention of:
// "Washington" to "United States", a surname to the person's full name. A
// pronoun stands for whom the reader of attributions takes, who follows a
// speaker from sentence to sentence, unless the reader of actors has a better
// one (see rather). "The president" and "the newspaper" are whom the actor's
// other mentions name. Somebody unnamed stays so.
func (t *binder) naming(a *rapporteur.Attribution, i int, m *meant) {
	l := &a.Links[i]
	words := bareSource(l.Source[0].In(t.text))
	pronoun := pronouns[words]
	if pronoun && l.Name != "" {
		at := l.Source[0].Start
		id := t.called(l.Name)
		if m != nil && m.id != id && m.Form == rapporteur.MentionPronoun && (id == "" && t.named(m.id) || id != "" && t.rather(id, m.id, words, at)) {
			id = m.id
		}
		if l.Actor = id; id != "" {
			t.rename(a, i, id)
			t.spoke[id] = max(t.spoke[id], at)
		}
		return
	}
	if m == nil || !t.named(m.id) {
		return
	}
	switch {
	case pronoun:
		t.rename(a, i, m.id)
		t.spoke[m.id] = max(t.spoke[m.id], l.Source[0].Start)
	case m.Form == rapporteur.MentionName || m.Form == rapporteur.MentionMetonym:
		if l.Name != "" && (folded(l.Name) == folded(m.In(t.text)) || t.byName[folded(l.Name)] == m.id) {
			t.rename(a, i, m.id)
		}
	case m.Form == rapporteur.MentionNominal && pointers[strings.SplitN(words, " ", 2)[0]] && m.End == l.Source[0].End:
		t.rename(a, i, m.id)
	}
}

// rename gives link i the actor's name, in the chain too.
func (t *binder) rename(a *rapporteur.Attribution, i int, id string) {
	l := &a.Links[i]
	l.Name = t.nameOf(t.byID[id])
	if len(a.Chain) == len(a.Links)+1 {
		a.Chain[i] = l.Name
	}
	if i == 0 {
		a.Anonymous = false
	}
}

// nameOf gives the name of an actor as a link bears it: a person's fullest one
// in the document, spelt as the document spells it, else the canonical one.
func (t *binder) nameOf(a *rapporteur.Actor) string {
	best := a.Name
	if a.Kind != rapporteur.ActorPerson {
		return best
	}
	words := 1
	for _, m := range a.Mentions {
		if m.Form != rapporteur.MentionName || !m.Valid(t.text) {
			continue
		}
		if w := strings.Fields(m.In(t.text)); len(w) > words {
			words, best = len(w), strings.Join(w, " ")
		}
	}
	return best
}

// pointers are the words that make of a description one that the reader has met
// or can tell: "the ministry", "its army".
var pointers = map[string]bool{"the": true, "its": true, "their": true, "his": true, "her": true}

// named reports whether the actor has a name of its own: no unnamed source, no
// crowd, and mentioned somewhere by name, or the one body of its kind that a
// state has, "its army" of Chad.
func (t *binder) named(id string) bool {
	a := t.byID[id]
	if a == nil || a.Name == "" || a.Kind == rapporteur.ActorUnnamedSource || a.Kind == rapporteur.ActorPopulation {
		return false
	}
	switch a.Kind {
	case rapporteur.ActorArmedForces, rapporteur.ActorMinistry, rapporteur.ActorOffice:
		if a.Country != "" {
			return true
		}
	}
	for _, m := range a.Mentions {
		if m.Form == rapporteur.MentionName || m.Form == rapporteur.MentionMetonym {
			return true
		}
	}
	return false
}

// call notes what the actor is called. A name that several bear finds nobody.
func (t *binder) call(a *rapporteur.Actor) {
	note := func(name string) {
		k := folded(name)
		if id, ok := t.byName[k]; ok && id != a.ID {
			t.byName[k] = ""
			return
		}
		t.byName[k] = a.ID
	}
	note(a.Name)
	for _, m := range a.Mentions {
		if m.Form == rapporteur.MentionName && m.Valid(t.text) {
			note(m.In(t.text))
		}
	}
}

// called gives the actor that a name of the other reader is of; empty when
// none or several are. The first words may be no part of a person's: "Even Lima".
func (t *binder) called(name string) string {
	rest := folded(name)
	if id, ok := t.byName[rest]; ok {
		return id
	}
	for rest != "" {
		_, rest, _ = strings.Cut(rest, " ")
		if id, ok := t.byName[rest]; ok && t.person[id] {
			return id
		}
	}
	return ""
}

// pronouns are the words that stand for a speaker.
var pronouns = map[string]bool{"he": true, "she": true, "it": true, "they": true, "who": true, "which": true}

// folded makes a name comparable: case, accents, article.
func folded(s string) string {
	return strings.TrimPrefix(fold(strings.Join(strings.Fields(s), " ")), "the ")
}

// bareSource gives a source's words in small letters on one line.
func bareSource(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
