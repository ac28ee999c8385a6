package attrib

import "strings"

// object.go ends the contents that are no clauses: what the verb has as its
// object goes no further than its phrase.

// objectEnd ends a content that is an object or an infinitive where the report
// goes on by itself: before a clause of time, a participle or a new clause.
func (f *finder) objectEnd(r run) int {
	bare := r.from < r.to && f.items[r.from].low == "to" // an infinitive, which has no finite verb of its own
	for i := r.from + 1; i+1 < r.to; i++ {
		t, n := &f.items[i], &f.items[i+1]
		if t.quote >= 0 {
			continue
		}
		if bare = bare && !t.comma() && !t.is(sub|relative|conj) && t.low != "that"; bare && n.quote < 0 && n.is(aux) && (n.tag == "VBZ" || n.tag == "VBD" || n.tag == "MD") && (i+2 >= r.to || f.items[i+2].quote >= 0 || !f.items[i+2].is(subject)) && (t.tag == "VB" || strings.HasPrefix(t.tag, "N")) {
			return i + 1 // "whom he vowed to destroy | is", "is willing to meet the leaders | has surprised"
		}
		switch {
		case parts[t.low], t.low == "as" && n.quote < 0 && n.is(subject):
			if f.items[i-1].comma() {
				return i - 1
			}
			return i
		case t.low == "," && n.quote < 0 && n.low == "as" && i+2 < r.to && f.items[i+2].quote < 0 && (f.items[i+2].is(det) || f.items[i+2].capital) && f.clauseFrom(i+2, r.to):
			return i // "declined to name ships, as the army contemplated strikes"
		case dashes[t.low] && i > r.from:
			return i
		case t.low == "and" && !f.items[i-1].is(conj) && n.quote < 0 && n.is(det|subject) && !n.is(relative) && f.clauseFrom(i+1, min(r.to, i+6)):
			return i // "demanded the release of the men and the army moved in"
		case t.low == "but" && n.quote < 0 && strings.HasPrefix(n.tag, "N") && f.clauseFrom(i+1, r.to):
			return i // "gave no details but details of his story had been doubted"
		case t.low == "and" && n.quote < 0 && n.is(prep) && !n.is(sub) && f.adverbialEnd(i+1, r.to) < r.to && f.isFinite(f.adverbialEnd(i+1, r.to)):
			return i // "opposed the revolt and in March annexed"
		case (t.low == "and" || t.low == "but") && f.items[r.from].low != "to" && n.quote < 0 && ((n.tag == "VBD" || n.tag == "VBZ") && f.verbish(i+1) || n.tag == "RB" && f.goesOn(i+1, r.to)) && (!f.verbal(r.from, i) || n.tag == "VBD" && f.onlyGerunds(r.from, i)):
			return i // "condemned the raid and flew to the town"
		case t.low == "," && n.quote < 0 && n.is(conj) && i+2 < r.to && f.items[i+2].is(prep) && !f.items[i+2].is(sub) && f.newClause(f.adverbialEnd(i+2, r.to), r.to):
			return i // "denied the report, but in May, there were"
		case t.low == "," && n.quote < 0 && n.low == "with" && f.withParticiple(i+1, r.to):
			return i // "praised the move, with a spokesman saying"
		case t.low == "," && n.quote < 0 && (n.low == "before" || n.low == "after") && i+2 < r.to && f.items[i+2].tag == "VBG":
			return i // "called him a friend, before meeting"
		case t.low == "," && n.quote < 0 && n.tag == "RB" && i+2 < r.to && f.items[i+2].quote < 0 && f.items[i+2].is(det) && f.clauseFrom(i+2, r.to):
			return i // "praised the rebels, elsewhere the village is"
		case t.low == "," && n.quote < 0 && n.tag == "RB" && i+2 < r.to && f.items[i+2].quote < 0 && f.items[i+2].tag == "VBG":
			return i // "hailed her work, further fuelling the row"
		case t.low == ";":
			return i
		case t.low == "," && n.quote < 0 && n.low == "there" && i+2 < r.to && f.items[i+2].is(aux):
			return i // "expressed anger, there is little appetite"
		case t.comma() && t.low == "," && n.quote < 0 && (n.is(subject) && !n.is(det) && !n.is(relative) || n.is(conj) && i+2 < r.to && (f.goesOn(i+2, r.to) || f.items[i+2].is(aux) || f.items[i+2].is(subject) && !f.items[i+2].is(det) || f.clauseFrom(i+2, r.to)) || strings.HasSuffix(n.low, "ing") && !n.capital || f.verbish(i+1) && !f.adjectival(i+1) && !(f.items[r.from].low == "to" && n.tag == "VB")):
			return i
		}
	}
	return r.to
}

// quotedEnd ends an object before what else happened: `called it “a loss,” | as
// he flew home`, "promised relief to the valley, | and sent more men".
func (f *finder) quotedEnd(r run) int {
	if r.empty() {
		return r.to
	}
	q := r.to - 1
	for q > r.from && f.items[q].quote < 0 {
		q--
	}
	n := q
	if f.items[q].quote < 0 {
		if n = f.nounsRight(r.from, r.to); n == r.from || n+2 >= r.to || f.items[n].low != "," || f.items[n].quote >= 0 {
			return r.to
		}
		if f.items[n+1].is(conj) && f.items[n+2].quote < 0 && f.items[n+2].tag == "VBD" {
			return n
		}
		return r.to
	}
	if n++; n < r.to && f.items[n].low == "," {
		n++
	}
	if k := q + 1; k+1 < r.to && f.items[k].quote < 0 && f.items[k].low == "when" && f.items[k+1].quote < 0 && f.items[k+1].is(subject|det) {
		return k // `called the order “void” | when she spoke in May`
	}
	if f.breaks(n-1) && n+1 < r.to && f.items[n].quote < 0 && whileSubs[f.items[n].low] && f.items[n+1].quote < 0 && f.items[n+1].is(subject|det) {
		if f.items[n-1].quote >= 0 {
			return n
		}
		return n - 1
	}
	return r.to
}

// withParticiple reports whether a "with" at i has a subject of its own that
// does something: "with | a spokesman saying".
func (f *finder) withParticiple(i, to int) bool {
	n := f.nounRight(i+1, to, true)
	return n > i+1 && n < to && f.items[n].quote < 0 && (f.items[n].tag == "VBG" || f.items[n-1].tag == "VBG" && n > i+2)
}

// newClause reports whether a clause of its own begins behind the comma at i.
func (f *finder) newClause(i, to int) bool {
	return i+1 < to && f.items[i].low == "," && f.items[i].quote < 0 && (f.existential(i+1) || f.clauseFrom(i+1, to))
}

// onlyGerunds reports whether no verb but forms in -ing stands in [from, to):
// "thanked | him for hosting them | and conveyed regards".
func (f *finder) onlyGerunds(from, to int) bool {
	for i := from; i < to; i++ {
		t := &f.items[i]
		if t.quote >= 0 || t.is(relative) || t.low == "that" || t.is(aux) || strings.HasPrefix(t.tag, "V") && t.tag != "VBG" || t.tag == "MD" {
			return false
		}
	}
	return true
}
