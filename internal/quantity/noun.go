package quantity

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// function holds the words that no counted noun phrase goes across.
var function = set(`the a an of in on at by for from with to into onto over under after before since until till during through across against along among amid around between
	near off out up down about above below behind beyond within without towards toward upon via per despite except including like unlike than as
	and or but nor yet so if when while where who whom whose which that because although though unless whether whereas once
	is are was were be been being am has have had having do does did done will would shall should can could may might must
	not n't no it its he she they them their his her him we us our you your i me my this these those there here what how why
	also already still again then now later ago earlier so far together alone each apiece more less fewer other others
	today yesterday tomorrow tonight annually daily weekly yearly respectively overall currently yet either neither both all`)

// verbs holds finite verbs and participles that often stand right behind a
// number or what it counts; regular past forms are known by their ending.
var verbs = set(`say says said saying tell tells told go goes went gone going come comes came coming take takes took taken taking make makes made making get gets got getting
	give gives gave given leave leaves left leaving see sees saw seen seeing seem seems find finds found keep keeps kept hold held holding holds stand stands stood run ran running
	bring brings brought begin begins began begun become becomes became show shows shown showing mean means meant put puts set sets sit sat pay paid meet met lose lost losing
	lead leads led fall falls fell fallen falling fly flew flown send sends sent sending build built spend spent cut hit hits rise rose risen rising win won grow grew grown
	die dies died dying flee flees fled fleeing live lives lived living lie lay lain drown drowns drowned drowning perish perishes perished remain remains remained remaining
	stay stays stayed staying await awaits awaiting face faces faced facing need needs needed needing work works worked working fight fights fought fighting
	kill kills killed killing wound wounds wounded wounding injure injures injured injuring shot shoot shoots shooting slain dead missing hurt trapped stranded homeless
	return returns returned returning cross crosses crossed crossing enter enters entered arrive arrives arrived arriving escape escapes escaped escaping move moves moved moving
	sleep sleeping slept shelter sheltering seek seeks sought seeking suffer suffers suffered suffering try tries tried trying use uses used using carry carrying
	break broke broken burn burnt burned burning sank sunk bear bore born hide hid hidden feel felt fear fears feared believe believed know known think thought
	have has had account accounts accounting attend attends attended participate believe take want wants wanted wish vote votes voted rely relies come belong belongs
	comprising representing aged according following armed carrying wearing riding walking travelling traveling heading head headed protesting marching ride attempting claiming
	buried alive ill sick hungry present safe unaccounted able unable likely expected needed required vulnerable eligible`)

// nounPhrase is a run of atoms that a number counts, with its head.
type nounPhrase struct{ start, end, head int }

func (n nounPhrase) span(a []atom) rapporteur.Span {
	return rapporteur.Span{Start: a[n.start].Start, End: a[n.end-1].End}
}

// longest is how many words a counted noun phrase may have.
const longest = 7

// noun finds the noun phrase counted by a number that ends before atom j:
// words up to the first plural noun, or to the last noun before anything that
// ends a phrase. singular says that the number is one.
func (r *reader) noun(j int, singular bool) (nounPhrase, bool) {
	k := j
	if k < len(r.atoms) && r.atoms[k].shape == hyphen && r.atoms[k].glued && k+1 < len(r.atoms) && r.atoms[k+1].glued && r.atoms[k+1].shape == letters {
		return nounPhrase{k + 1, k + 2, k + 1}, true // "a 150-vehicle convoy"
	}
	if k < len(r.atoms) && r.atoms[k].glued && r.atoms[k].shape != sign {
		return nounPhrase{}, false
	}
	for k < len(r.atoms) && (leading[r.atoms[k].low] || k > j && r.atoms[k].low == "and" && leading[r.atoms[k-1].low]) {
		k++
	}
	if k < len(r.atoms) && r.atoms[k].low == "of" {
		k = r.partitive(k)
	}
	n := nounPhrase{start: k, head: -1}
	certain := false // the head is a known noun or a plural
	for words := 0; k < len(r.atoms) && words < longest; words++ {
		a := r.atoms[k]
		if a.shape == hyphen && a.glued && k+1 < len(r.atoms) && r.atoms[k+1].glued && k > n.start {
			k++
			words--
			continue
		}
		if a.low == "," && !certain && k > n.start && k+2 < len(r.atoms) && r.atoms[k+1].shape == letters && plainNoun(r.atoms[k+2]) && adjective(r.atoms[k-1].low) {
			k++
			continue
		}
		if a.low == "and" && !certain && k > n.start && !plural(r.atoms[k-1].low) && r.headNear(k+1) {
			k++ // "search and rescue workers"
			continue
		}
		chained := a.glued && r.atoms[k-1].shape == hyphen || k+1 < len(r.atoms) && r.atoms[k+1].shape == hyphen && r.atoms[k+1].glued
		if a.shape == letters && chained && function[a.low] && k > n.start {
			k++ // "mud-and-thatch homes"
			continue
		}
		if a.shape != letters || function[a.low] && (!a.upper || len(a.low) != 2) || strings.HasSuffix(a.low, "n't") {
			break
		}
		_, isSmall := small[a.low]
		if isSmall && k > n.start {
			break
		}
		if r.verbal(k) {
			break
		}
		p := plural(a.low)
		if certain {
			// "two police officers", "arms dealers": a further plural takes over.
			if !p || !known(a.low) && r.atoms[n.head].low != "police" || joined(r.atoms[n.head].low) {
				break
			}
		}
		k++
		n.head = k - 1
		if strings.HasSuffix(a.low, "'s") || strings.HasSuffix(a.low, "s'") {
			n.head = -1
			continue
		}
		certain = p && !weakPlural(a.low) || known(a.low) && singular && !r.nounFollows(k) || p && !r.nounFollows(k)
	}
	if n.head < n.start {
		return nounPhrase{}, false
	}
	n.end = n.head + 1
	if !certain {
		// A phrase without a plural or known noun counts only when it is short and ends in a noun's way.
		if adverb(r.atoms[n.head].low) || !singular && !r.atoms[n.head].upper && n.head > n.start+3 {
			return nounPhrase{}, false
		}
	}
	return n, true
}

// headNear reports whether a plural stands among the next two words.
func (r *reader) headNear(k int) bool {
	for n := k; n < len(r.atoms) && n < k+2; n++ {
		if r.atoms[n].shape != letters || function[r.atoms[n].low] || r.verbal(n) {
			return false
		}
		if plural(r.atoms[n].low) {
			return true
		}
	}
	return false
}

// leading holds words between a number and its noun that belong to neither.
var leading = set("more other others additional further new fewer such separate different extra")

// joined holds plural heads that no further plural follows.
func joined(w string) bool { return w == "people" || w == "men" || w == "women" || w == "children" }

func weakPlural(w string) bool {
	return w == "police" || w == "arms" || w == "sports" || w == "rights" || w == "armed" || w == "states" || w == "forces" || w == "nations" || w == "injured" || w == "wounded" || w == "dead"
}

func adverb(w string) bool { return strings.HasSuffix(w, "ly") && w != "family" && w != "assembly" }

func adjective(w string) bool { return !plural(w) }

func plainNoun(a atom) bool {
	return a.shape == letters && !function[a.low] && (plural(a.low) || known(a.low))
}

// nounFollows reports whether atom k is a word that a known noun modifies:
// "police" in "police officers".
func (r *reader) nounFollows(k int) bool {
	if k >= len(r.atoms) || r.atoms[k].shape != letters || function[r.atoms[k].low] || r.verbal(k) {
		return false
	}
	return plural(r.atoms[k].low) || known(r.atoms[k].low) || k+1 < len(r.atoms) && plainNoun(r.atoms[k+1])
}

// verbal reports whether the word at atom k is a verb rather than a modifier:
// a verb form not followed by a noun that it could modify.
func (r *reader) verbal(k int) bool {
	w := r.atoms[k].low
	if w == "lives" && k > 0 && (r.atoms[k-1].shape == digits || small[r.atoms[k-1].low] > 1 || scale[r.atoms[k-1].low] > 1) {
		return false // "claimed 12 lives"
	}
	participle := strings.HasSuffix(w, "ed") && len(w) > 4 && !known(w) && w != "hundred"
	if !verbs[w] && !participle {
		return false
	}
	if finite[w] {
		return true
	}
	for n := k + 1; n < len(r.atoms) && n <= k+3; n++ {
		a := r.atoms[n]
		if a.shape == hyphen {
			continue
		}
		if a.shape != letters || function[a.low] {
			return true
		}
		if (plural(a.low) || known(a.low)) && !verbs[a.low] && !months[a.low] && !weekdays[a.low] {
			return n > k+2 && !r.atoms[n].upper
		}
		if verbs[a.low] || adverb(a.low) || strings.HasSuffix(a.low, "ed") && n > k+1 {
			return true
		}
	}
	return true
}

// finite holds verb forms that modify no noun.
var finite = set(`say says said tell tells told go goes went come comes came take takes took make makes get gets got give gives gave see sees saw keep keeps kept
	bring brings brought begin begins began become becomes became put lead leads led flew send sends hit hits rose won grew die dies died flee flees fled
	remain remains remained stay stays stayed enter enters entered arrive arrives arrived escape escapes kill kills wound wounds injure injures return returns cross crosses
	have has had seek seeks sought suffer suffers face faces stormed attended unaccounted alive able unable likely sleep slept feel felt fear fears know think want wants`)

// partitive passes "of (the|its|these)" behind a number: "four of its
// outposts". It gives the atom where the whole's noun begins.
func (r *reader) partitive(k int) int {
	j := k + 1
	for j < len(r.atoms) && determiner[r.atoms[j].low] {
		j++
	}
	if j < len(r.atoms) && r.atoms[j].shape == letters {
		if w := r.atoms[j].low; w == "them" || w == "whom" || w == "which" || w == "us" {
			return k
		}
		if v, n := r.numeral(j); n > j && !v.ordinal { // "one of the three posts"
			return n
		}
	}
	return j
}

var determiner = set("the its their his her our your my these those all such this that some")

// pronoun reports whether "one" at [i, j) stands for a thing and counts nothing.
func (r *reader) pronoun(i, j int) bool {
	if r.atoms[i].low != "one" || j != i+1 {
		return false
	}
	return j >= len(r.atoms) || !participle(r.atoms[j].low) && r.atoms[j].low != "was" && r.atoms[j].low != "died" && r.atoms[j].low != "of"
}

// worthCounting reports whether an indefinite word or an ordinal counts
// something of the record: "several soldiers", "the second attack", but not
// "several ways" or "the second half". Everyday uses are too many, and have no
// number of their own.
func (r *reader) worthCounting(i, j int, q rapporteur.Quantity) bool {
	w := r.atoms[i].low
	if q.Kind == rapporteur.QuantityOrdinal {
		return !q.UnitSpan.IsZero() && known(strings.ToLower(q.UnitSpan.In(r.text))) && j < len(r.atoms) && r.atoms[j].shape == letters && !months[r.atoms[j].low]
	}
	if q.Kind != rapporteur.QuantityCount {
		return false
	}
	if q.Noun.IsZero() {
		if w != "many" && w != "several" || i+1 >= len(r.atoms) {
			return false
		}
		next := r.atoms[i+1].low
		if next == "of" {
			return i+2 < len(r.atoms) && (r.atoms[i+2].low == "whom" || r.atoms[i+2].low == "them")
		}
		return next == "were" || next == "have" || next == "had" || next == "are" || next == "already" || participle(next)
	}
	if !recordUnit[q.Unit] {
		return false
	}
	if w == "no" {
		return harm[q.UnitSpan.In(r.text)]
	}
	return true
}

func participle(w string) bool { return strings.HasSuffix(w, "ed") || w == "dead" || w == "missing" }

// harm holds the nouns whose "no" is a report: "no deaths".
var harm = set("deaths casualties fatalities injuries victims survivors dead injured hostages prisoners")

// recordUnit holds the units of the noun table.
var recordUnit = unitSet(nounTable)

func unitSet(table string) map[string]bool {
	out := map[string]bool{}
	for _, f := range rows(table) {
		out[f[0]] = true
	}
	return out
}
