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
		if id == "" {
			id = t.bound[folded(l.Name)] // whom the same words named before
		}
		if m != nil && m.id != id && m.Form == rapporteur.MentionPronoun && (id == "" && t.named(m.id) && (words != "it" || l.Name == strings.ToLower(l.Name)) || id != "" && t.rather(id, m.id, words, at)) {
			id = m.id
		}
		if one := words == "he" || words == "she"; id != "" && t.byID[id] != nil && one != t.person[id] && words != "who" && words != "that" && words != "they" {
			t.hide(a, i) // "he" is no state, "it" no person
			return
		}
		if l.Actor = id; id != "" {
			t.rename(a, i, id)
			t.spoke[id] = max(t.spoke[id], at)
		}
		return
	}
	if m == nil {
		return
	}
	if k := t.byID[m.id].Kind; (k == rapporteur.ActorUnnamedSource || k == rapporteur.ActorPopulation && m.Form == rapporteur.MentionNominal) && l.Name != "" {
		t.unnamed(a, i, m)
		return
	}
	if !t.named(m.id) {
		return
	}
	if pronoun {
		t.rename(a, i, m.id)
		t.spoke[m.id] = max(t.spoke[m.id], l.Source[0].Start)
		return
	}
	if t.nameIs(a, i, m) {
		t.bound[folded(l.Name)] = m.id
		t.rename(a, i, m.id)
	}
}

// nameIs reports whether the actor's name may stand for the words of link i.
func (t *binder) nameIs(a *rapporteur.Attribution, i int, m *meant) bool {
	l, s := &a.Links[i], a.Links[i].Source[0]
	actor, name := t.byID[m.id], folded(l.Name)
	words := bareSource(s.In(t.text))
	first, _, _ := strings.Cut(words, " ")
	front := bareSource(t.text[s.Start:m.Start])
	ends := strings.TrimSpace(head(t.text[m.End:s.End])) == ""
	switch m.Form {
	case rapporteur.MentionName, rapporteur.MentionMetonym:
		if name == "" {
			return false
		}
		own := folded(m.In(t.text))
		switch {
		case name == own || t.byName[name] == m.id:
			return true
		case t.several(s, m):
			return false
		case ends && (front == "" || front == "the"):
			// The name is the source; the other reader may have more of it.
			return strings.Contains(t.nameOf(actor), " ") || !strings.HasSuffix(name, " "+own) || !t.person[m.id] && actor.Kind != rapporteur.ActorMedia
		case t.person[m.id] && strings.HasSuffix(front, ","):
			return true // "the envoy, Ana Lima"
		case t.person[m.id]:
			// The name has words too many, or titles: "Even Lima", "Lima, a nurse and mother".
			return strings.HasPrefix(name, own+",") || !together(name) && strings.Contains(" "+name+" ", " "+own+" ")
		case actor.Kind == rapporteur.ActorState || actor.Kind == rapporteur.ActorMinistry && actor.Country == "":
			return false
		}
		// "the North's official News Agency"; but the Lowland Coast Guard is one of many.
		return ends && strings.HasSuffix(name, " "+own) && (actor.Country != "" || strings.ToLower(t.text[s.Start:m.Start]) == t.text[s.Start:m.Start] || front == "the")
	case rapporteur.MentionNominal:
		if !ends || front != "" && front != "the" && !(pointers[first] && owns(front[len(front)-min(len(front), 3):]+" ")) {
			return false
		}
		if pointers[first] {
			return true
		}
		switch actor.Kind {
		case rapporteur.ActorPerson:
			return !oneOf[first]
		case rapporteur.ActorMedia:
			return strings.HasSuffix(folded(actor.Name), name) || strings.Contains(name, folded(actor.Name))
		case rapporteur.ActorState:
			return strings.HasSuffix(words, " government") || strings.HasSuffix(words, " regime") || strings.HasSuffix(words, " administration")
		}
	}
	return false
}

// several reports whether the source goes on behind the mention's head with
// others: "Chad, Mali and some aid workers".
func (t *binder) several(s rapporteur.Span, m *meant) bool {
	rest := t.text[min(m.End, s.End):s.End]
	if !strings.HasPrefix(rest, ",") || !together(rest) {
		return false
	}
	if !t.person[m.id] {
		return true
	}
	for _, o := range t.within(rapporteur.Span{Start: m.End, End: s.End}) {
		if o.Form == rapporteur.MentionName && t.person[o.id] && o.id != m.id {
			return true
		}
	}
	return false
}

// unnamed settles a source that the reader of actors takes for somebody
// unnamed and the reader of attributions for a person: "the spokesman" is the
// person met; "the official" is so only when the text spoke of the person
// later than of another official.
func (t *binder) unnamed(a *rapporteur.Attribution, i int, m *meant) {
	l := &a.Links[i]
	id := t.called(l.Name)
	words := strings.Fields(bareSource(m.In(t.text)))
	if !t.person[id] {
		if one := words[len(words)-1]; id != "" && faceless[one] && !strings.HasSuffix(one, "s") && !strings.Contains(folded(l.Source[0].In(t.text)), folded(l.Name)) {
			t.hide(a, i) // "the official" is no airport
		}
		return
	}
	if last := words[len(words)-1]; t.byID[m.id].Kind == rapporteur.ActorPopulation || faceless[last] && t.since(m.id, l.Source[0].Start) <= t.since(id, l.Source[0].Start) {
		t.hide(a, i)
		return
	}
	l.Actor = id
	t.rename(a, i, id)
}

// hide takes the name from link i: nobody in the document is it, as far as one
// can tell.
func (t *binder) hide(a *rapporteur.Attribution, i int) {
	l := &a.Links[i]
	l.Name = ""
	if pronouns[bareSource(l.Source[0].In(t.text))] {
		l.Actor = ""
	}
	if i == 0 {
		a.Anonymous = true
	}
	if len(a.Chain) == len(a.Links)+1 {
		words := strings.Join(strings.Fields(l.Source[0].In(t.text)), " ")
		a.Chain[i] = strings.TrimPrefix(strings.TrimPrefix(words, "the "), "The ")
	}
}

// faceless are the words for those whom reports do not name.
var faceless = map[string]bool{"official": true, "officials": true, "source": true, "sources": true, "person": true, "people": true, "witness": true, "witnesses": true, "resident": true, "residents": true}

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
var pronouns = map[string]bool{"he": true, "she": true, "it": true, "they": true, "who": true, "which": true, "that": true}

// folded makes a name comparable: case, accents, article.
func folded(s string) string {
	return strings.TrimPrefix(fold(strings.Join(strings.Fields(s), " ")), "the ")
}

// bareSource gives a source's words in small letters on one line.
func bareSource(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
