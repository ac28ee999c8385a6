package actor

import (
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// What makes a name of the tables or of the language engine another's, or none.

// widening words make another body of one whose name is of common words:
// "National Security Council".
var widening = map[string]bool{"national": true, "supreme": true, "federal": true, "higher": true, "high": true, "transitional": true, "military": true, "regional": true, "provincial": true}

// widened reports whether the word before a body's name makes it another's.
func (r *reader) widened(i int, a *alias) bool {
	if i > 1 && r.w[i-1].capital && !r.w[i-1].first && len(a.words) > 1 && orgWords[a.words[len(a.words)-1]] != nil && a.raw != r.t.actors[a.actor].name && r.t.actors[a.actor].kind == rapporteur.ActorOrganisation && r.w[i-1].kind == text.Word &&
		!r.w[i-1].is(function|honorific|roleEnd|calendar) && r.country(r.w[i-1].low) == "" && r.t.alias[r.w[i-1].low] == nil {
		return true // "Kurdish Region Security Council"
	}
	return i > 0 && r.w[i-1].capital && widening[r.w[i-1].low] && len(a.words) > 1 && orgWords[a.words[len(a.words)-1]] != nil
}

// firstNames are states whose name is a person's first name.
var firstNames = map[string]bool{"jordan": true, "chad": true, "georgia": true, "israel": true}

// christened reports whether a person that the engine found at [i, j) bears a
// state's name for a first name: "Jordan Tappero".
func (r *reader) christened(i, j int) bool {
	return firstNames[r.w[i].low] && j == i+2 && j <= len(r.w) && r.w[j-1].capital && orgWords[r.w[j-1].low] == nil && !r.nounAhead(j-1, j)
}

// homonyms are states whose name is also that of a state of the Union, and
// words that tell which the text means.
var homonyms = map[string][]string{"georgia": {"georgian", "georgians", "tbilisi", "abkhazia", "ossetia", "caucasus", "saakashvili"}}

// homonym reports whether a state's name is that of a state of the Union here:
// the text speaks of the United States and has no word of the other.
func (r *reader) homonym(i, n int) bool {
	own, ok := homonyms[r.w[i].low]
	if !ok || n != 1 || r.places["USA"] == 0 {
		return false
	}
	if r.vocabulary == nil {
		r.vocabulary = map[string]bool{}
		for k := range r.w {
			r.vocabulary[r.w[k].low] = true
		}
	}
	for _, w := range own {
		if r.vocabulary[w] {
			return false
		}
	}
	return true
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

// ships are what stands before a warship's name.
var ships = map[string]bool{"uss": true, "hms": true}

// cries are words in capitals that engines take for names.
var cries = map[string]bool{"allahu akbar": true, "allah akbar": true, "god bless": true, "inshallah": true}

// headlineVerbs in capitals belong to a headline, not to a name.
var headlineVerbs = map[string]bool{"says": true, "said": true, "warns": true, "vows": true, "denies": true, "tells": true, "urges": true}

// noName reports whether words that the engine calls a name are none: a law, a
// cry, a lawmaker's party and seat ("D-Ohio"), a piece of a headline.
func (r *reader) noName(i, j int) bool {
	if j-i > 1 && (instruments[r.w[j-1].low] || ships[r.w[i].low]) || cries[fold(tidy(r.text(i, j)))] {
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

// sides stand before a person's name and say whose man or woman it is.
var sides = map[string]bool{"republican": true, "democrat": true, "socialist": true, "communist": true, "conservative": true, "liberal": true, "centrist": true, "islamist": true, "nationalist": true, "independent": true, "populist": true, "peronist": true, "leftist": true, "rightist": true, "royalist": true}

// labels are words of a page that stand before names in captions.
var labels = map[string]bool{"photo": true, "photos": true, "caption": true, "video": true, "image": true, "file": true, "hide": true, "show": true, "read": true, "watch": true, "related": true, "updated": true, "exclusive": true}

// untrue gives how many words of what the engine calls a person are none of
// the name: 0 for none. The rest is read anew.
func (r *reader) untrue(i, j int) int {
	w := r.w
	if !w[j-1].capital && w[j-1].kind == text.Word && !w[j-1].is(particle) {
		return j - i // "al Asad airbase", "who despise a minority"
	}
	n := 0
	for k := i; k < j-1; k++ {
		if w[k].kind == text.Word && !w[k].capital && !w[k].is(particle|honorific|lowName) && !w[k].upper {
			n = k + 1 - i // "Rockets owner Ana Lima"
		}
	}
	if n > 0 {
		return n
	}
	x := &w[i]
	if !x.capital && x.is(lowName) && !x.is(particle) {
		return 1 // "of the Northern Union"
	}
	if j-i < 2 || !x.capital {
		return 0
	}
	if labels[x.low] || j-i == 2 && x.low == w[j-1].low && r.t.leader[x.low] != nil && len(r.t.person[x.low+" "+x.low]) == 0 {
		return 1 // a page that has its own name beside the report's: "Macron Macron"
	}
	// A word that opens a sentence: "Befriending Lima", "Adds Ana Lima".
	if x.first && !x.is(given|honorific|past|roleEnd) && (x.is(function|speech) || strings.HasSuffix(x.low, "ing") && len(x.low) > 5 && r.forms[x.low] || strings.HasSuffix(x.low, "ing") && len(x.low) > 8) {
		return 1
	}
	return 0
}

// nameInside gives where a person's name begins in a run that the end of a title
// opens: "Secretary of the [Army Ana Lima]". It gives i where none does.
func (r *reader) nameInside(i, j int) int {
	b := i - 1
	if b > 0 && r.w[b].low == "the" {
		b--
	}
	if b < 1 || j-i < 3 || r.w[b].low != "of" && r.w[b].low != "for" {
		return i
	}
	for k := i + 1; k < j-1; k++ {
		if r.w[k].is(given) && r.w[k].capital && !r.w[k-1].is(given|honorific|particle) && orgWords[r.w[k].low] == nil && r.headOf(k, j) == nil && (orgWords[r.w[k-1].low] != nil || r.forms[r.w[k-1].low] || r.function(k-1, k) != "" || r.nounAhead(k-1, j)) {
			return k
		}
	}
	return i
}

// ofParty reports whether the words end in a party's name: "Tennessee
// Republican" is no person.
func (r *reader) ofParty(i, j int) bool {
	n, no := match(r.t.noun, r.w, j-1, j)
	return n == 1 && j-i > 1 && no.class == "partisan"
}

// sided reports whether a run is a person's name with a word before it that
// says whose man or woman it is: "Socialist Ana Lima".
func (r *reader) sided(i, j int) bool {
	w := r.w
	return j-i == 3 && sides[w[i].low] && w[i+1].capital && w[j-1].capital && !w[j-1].is(roleEnd) && orgWords[w[j-1].low] == nil && orgWords[w[i+1].low] == nil && r.headOf(i+1, j) == nil && !strings.HasSuffix(w[j-1].low, "s")
}
