package actor

import (
	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// Pronouns: only where one actor can be meant.

// pronoun reads "he" and "she" where only one person can be meant.
func (r *reader) pronoun(i int, s *text.Sentence) {
	w := &r.w[i]
	if w.low == "it" || w.low == "they" {
		r.thing(i, s)
		return
	}
	if !w.is(feminine|masculine) || w.capital && !w.first {
		return
	}
	if i > 0 && stresses(w.low) && r.decided[i-1] {
		return // "the prime minister himself"
	}
	female := false
	switch w.low {
	case "she", "her", "herself":
		female = true
	case "he", "his", "him", "himself":
	default:
		return
	}
	// "his Kenyan counterpart" is a phrase of its own; the pronoun in it counts too.
	if e := r.antecedent(i, female); e != nil {
		form := rapporteur.MentionPronoun
		r.span(e, rapporteur.Span{Start: w.Start, End: w.End}, form)
		e.person.female, e.person.male = e.person.female || female, e.person.male || !female
		r.heSince, r.heAt = e, i
	}
}

// thing reads "it" and "they" before a verb of saying or doing: the actor that
// the sentence before began with, when it is one such a word can mean.
func (r *reader) thing(i int, s *text.Sentence) {
	w := &r.w[i]
	if i+1 >= s.Last || !r.w[i+1].is(speech|act) || r.w[i+1].is(auxiliary) || w.capital && !w.first {
		return
	}
	e := r.headBefore
	if e != nil && !w.first && r.head != nil && r.head.person == nil && i-s.First > 3 {
		e = r.head // "the army left after it lost"
	}
	if e == nil || e.person != nil || e.last < i-window {
		return
	}
	many := e.plural || e.Kind == rapporteur.ActorPopulation || e.Kind == rapporteur.ActorArmedGroup && e.known == 0 || e.Kind == rapporteur.ActorUnnamedSource
	if many != (w.low == "they") || !many && e.Kind == rapporteur.ActorArmedForces && e.known == 0 {
		return
	}
	r.span(e, rapporteur.Span{Start: w.Start, End: w.End}, rapporteur.MentionPronoun)
	e.last = i + 1
}

// window is how many words back a pronoun looks for its person.
const window = 60

// antecedent gives the one person a pronoun can mean: the only one that fits
// within reach, or the one the last pronoun meant when nobody came between.
func (r *reader) antecedent(i int, female bool) *entry {
	var found *entry
	n := 0
	for k := len(r.recent) - 1; k >= 0 && n < 12; k-- {
		e := r.recent[k]
		n++
		if e.last < i-window {
			break
		}
		p := e.person
		if p == nil || p.female && !female || p.male && female {
			continue
		}
		if found != nil && found != e {
			if r.heSince == found || r.heSince == e {
				return r.heSince
			}
			return r.subject(female)
		}
		found = e
	}
	if found == nil && r.heSince != nil && r.heAt > i-window {
		p := r.heSince.person
		if !(p.female && !female || p.male && female) {
			return r.heSince
		}
	}
	return found
}

// subject gives the person that the sentence, or the one before it, begins
// with: whom "he" means when several could be.
func (r *reader) subject(female bool) *entry {
	for _, e := range []*entry{r.lead, r.leadBefore} {
		if e != nil && !(e.person.female && !female || e.person.male && female) {
			return e
		}
	}
	return nil
}
