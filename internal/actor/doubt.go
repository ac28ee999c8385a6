package actor

import (
	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// What makes a name of the tables or of the language engine another's, or none.

// widening words make another body of one whose name is of common words:
// "National Security Council".
var widening = map[string]bool{"national": true, "supreme": true, "federal": true, "higher": true, "high": true, "transitional": true, "military": true, "regional": true, "provincial": true}

// widened reports whether the word before a body's name makes it another's.
func (r *reader) widened(i int, a *alias) bool {
	return i > 0 && r.w[i-1].capital && widening[r.w[i-1].low] && len(a.words) > 1 && orgWords[a.words[len(a.words)-1]] != nil
}

// surname reports whether a one-word name of a body ends a person's name, or is
// the last name of a person whom the text has in full: "Mayor Ana Reuter".
func (r *reader) surname(i, n int) bool {
	if n != 1 || r.w[i].upper || r.t.alias[r.w[i].low] == nil {
		return false
	}
	if kind := r.t.actors[r.t.alias[r.w[i].low][0].actor].kind; kind != rapporteur.ActorMedia && kind != rapporteur.ActorOrganisation {
		return false
	}
	if r.surnames[r.w[i].low] {
		return !r.nearSource(i)
	}
	// A title before it says that the given name is one.
	if i < 2 || !r.w[i-1].capital || !r.w[i-1].is(given) || i+1 < len(r.w) && r.w[i+1].capital || !r.w[i-2].is(roleEnd|honorific) {
		return false
	}
	r.surnames[r.w[i].low] = true
	return true
}

// nearSource reports whether the words beside i make it an outlet.
func (r *reader) nearSource(i int) bool {
	return i+1 < len(r.w) && orgWords[r.w[i+1].low] != nil || i > 1 && (r.w[i-1].low == "to" && r.w[i-2].low == "according" || r.w[i-1].low == "told")
}

// ownedBy gives the country whose a name at i is by the words before it:
// "Chile's ruling X", "the Chilean X".
func (r *reader) ownedBy(i int) string {
	k := i - 1
	for k > 0 && k > i-4 && r.w[k].kind == text.Word && !r.w[k].capital && (r.w[k].is(modifier|preRole|past) || adjective(r.w[k].low)) {
		k--
	}
	if k < 0 {
		return ""
	}
	if r.w[k].possessive() {
		for n := min(4, k); n > 0; n-- {
			for _, a := range r.t.alias[r.w[k-n].low] {
				if x := &r.t.actors[a.actor]; x.kind == rapporteur.ActorState && len(a.words) == n && fits(r.w, k-n, k, a.words) {
					return x.country
				}
			}
		}
		return ""
	}
	for n := min(3, k+1); n > 0; n-- {
		if m, code := match(r.t.nation, r.w, k+1-n, k+1); m == n {
			return code
		}
	}
	return ""
}

// ruling words with a leader's name before them are a government.
var ruling = map[string]bool{"administration": true, "government": true, "regime": true}

// bornMonth reports whether the month at j ends a name that the tables know:
// "Theresa May".
func (r *reader) bornMonth(i, j int) bool {
	return r.w[j].capital && r.w[j].is(calendar) && r.w[j-1].capital && r.w[j-1].is(given) && len(r.t.person[r.w[i].low+" "+r.w[j].low]) > 0
}

// instruments close the names of laws and treaties, which do nothing.
var instruments = map[string]bool{"act": true, "bill": true, "law": true, "treaty": true, "accord": true, "accords": true, "agreement": true, "amendment": true, "resolution": true,
	"constitution": true, "protocol": true, "convention": true, "doctrine": true, "pact": true, "decree": true}

// cries are words in capitals that engines take for names.
var cries = map[string]bool{"allahu akbar": true, "allah akbar": true, "god bless": true, "inshallah": true}

// headlineVerbs in capitals belong to a headline, not to a name.
var headlineVerbs = map[string]bool{"says": true, "said": true, "warns": true, "vows": true, "denies": true, "tells": true, "urges": true}

// noName reports whether words that the engine calls a name are none: a law, a
// cry, a lawmaker's party and seat ("D-Ohio"), a piece of a headline.
func (r *reader) noName(i, j int) bool {
	if j-i > 1 && instruments[r.w[j-1].low] || cries[fold(tidy(r.text(i, j)))] {
		return true
	}
	if form := r.w[i].In(r.l.Text); len(form) > 2 && form[1] == '-' && (form[0] == 'D' || form[0] == 'R' || form[0] == 'I') && r.w[i].capital {
		return true
	}
	for k := i + 1; k < j; k++ {
		if headlineVerbs[r.w[k].low] && r.w[k].capital {
			return true
		}
	}
	return false
}
