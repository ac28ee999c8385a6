package attrib

import "strings"

// reach bounds how many items a phrase is looked for, so that reading stays
// linear in the text.
const reach = 40

// run is a run of items [from, to) of one unit; the zero value is none.
type run struct{ from, to int }

// empty reports whether the run holds nothing.
func (r run) empty() bool { return r.from >= r.to }

// possessive reports whether the item is a possessive clitic.
func (t *item) possessive() bool {
	return t.clitic && !t.is(aux) && (t.low == "'s" || t.low == "’s" || t.low == "'" || t.low == "’")
}

// nounish reports whether the item can stand inside a noun phrase as a name,
// noun, adjective or number.
func (u *unit) nounish(i int) bool {
	t := &u.items[i]
	if t.quote >= 0 || !t.word && !t.possessive() {
		return t.quote < 0 && (t.low == "&" || t.low == "$" || t.low == "%" || t.low == "/")
	}
	if t.possessive() {
		return true
	}
	if t.capital && (t.class&(subject|sub|prep|conj|det|aux|adverb) == 0 || u.nameDay(i)) {
		return true
	}
	if t.class&(prep|conj|sub|aux|subject|relative|object) != 0 && t.class&degree == 0 {
		return false
	}
	if t.is(adverb) && !t.is(title) && !t.is(degree) {
		return ordinals[t.low] && i > 0 && u.items[i-1].quote < 0 && (u.items[i-1].is(det) || u.items[i-1].possessive())
	}
	return !u.verbish(i)
}

// nameDay reports whether a time word or adverb with a capital goes on with
// the name before it: "Africa Today".
func (u *unit) nameDay(i int) bool {
	t := &u.items[i]
	return i > 0 && t.capital && t.is(adverb|day) && !calendar[strings.TrimSuffix(t.low, ".")] && u.items[i-1].capital && u.items[i-1].quote < 0 && u.items[i-1].class&(sub|prep|conj|det|aux|adverb|day) == 0
}

// verbish reports whether a word is most likely a verb in a finite or
// participle form.
func (u *unit) verbish(i int) bool {
	t := &u.items[i]
	if t.quote >= 0 || t.capital && i > 0 || !t.word {
		return false
	}
	if t.is(aux) {
		return true
	}
	after := i > 0 && (u.items[i-1].is(det) || u.items[i-1].possessive())
	if t.is(verb) {
		return !after
	}
	if plainEd[t.low] || after {
		return false
	}
	if len(t.low) > 4 && strings.HasSuffix(t.low, "ed") {
		return true
	}
	if surely[t.low] && t.tag != "NNS" && !(i > 0 && strings.HasSuffix(t.low, "s") && strings.HasPrefix(u.items[i-1].tag, "VB")) || t.tag == "VBD" {
		return true
	}
	// Behind "that" or an article the engine takes many a plural for a verb.
	return (t.tag == "VBZ" || t.tag == "VBP") && i > 0 && strings.HasPrefix(u.items[i-1].tag, "N") && i+1 < len(u.items) && !u.items[i+1].comma()
}

// phraseStart reports whether a noun phrase can begin at i.
func (u *unit) phraseStart(i int) bool {
	if i >= len(u.items) {
		return false
	}
	t := &u.items[i]
	if t.quote >= 0 || !t.word {
		return false
	}
	if t.is(subject) || t.is(det) {
		return true
	}
	return u.nounish(i)
}

// nounRight finds the end of the noun phrase that begins at i. Narrow phrases
// take no preposition but "of".
func (u *unit) nounRight(i, limit int, narrow bool) int {
	start := i
	limit = min(limit, len(u.items), i+reach)
	if i >= limit || !u.phraseStart(i) {
		return i
	}
	if t := &u.items[i]; t.is(subject|object) && !t.is(det) && !t.capital || t.is(subject) && !t.is(det) {
		return i + 1
	}
	for i < limit {
		t := &u.items[i]
		switch {
		case t.quote >= 0:
			if i == start || t.final || t.Len() > 40 {
				return i
			}
			i++
		case i > start && t.tag == "RB" && manner(t.low) && !t.capital && (i+1 >= limit || u.items[i+1].quote >= 0 || !strings.HasPrefix(u.items[i+1].tag, "J") && !strings.HasPrefix(u.items[i+1].tag, "N") && u.items[i+1].tag != "VBN" && u.items[i+1].tag != "VBG"):
			return i // "The party | consistently has"
		case i > start && t.tag == "VBN" && !t.capital && i+1 < limit && u.items[i+1].low == "by" && !narrow && u.nounish(i-1):
			i += 2 // "a state | devastated by floods"
		case t.low == "in" && i > start && i+1 < limit && u.items[i-1].tag == "CD" && u.items[i+1].tag == "CD":
			i += 2 // seven in 10 voters
		case t.low == "(":
			end := i + 1
			for end < limit && end < i+10 && u.items[end].low != ")" {
				end++
			}
			if end >= limit || u.items[end].low != ")" {
				return i
			}
			i = end + 1
		case t.is(subject) && !t.is(det) && i > start:
			return i
		case t.is(det) || t.is(degree) && !t.is(prep):
			if i > start && !u.opensDet(i) {
				return i
			}
			i++
		case t.low == "and" || t.low == "&" || t.low == "or":
			if i+1 >= limit || !u.phraseStart(i+1) || u.items[i+1].is(subject) || u.clauseFrom(i+1, limit) {
				return i
			}
			i++
		case t.is(prep):
			if i == start || i+1 >= limit || !u.joins(i, limit, narrow) {
				return i
			}
			i++
		case i > start && strings.HasSuffix(t.low, "ed") && !t.capital && i+1 < limit && u.items[i+1].low == "a":
			return i // "the voters used a toy"
		case i > start && i+1 < limit && u.items[i+1].quote < 0 && u.items[i+1].is(day) && (early[t.low] || t.low == "last" || t.low == "next") && !u.items[i-1].is(det):
			return i // "his office | late Wednesday"
		case i > start && t.is(day) && !t.is(adverb) && t.capital && !u.items[i-1].is(prep) && !u.nameDay(i):
			return i
		case u.nounish(i):
			i++
		default:
			return i
		}
	}
	return i
}

// opensDet reports whether the determiner at i goes on with a phrase rather
// than beginning another: after a preposition, "and" or a further determiner.
func (u *unit) opensDet(i int) bool {
	p := &u.items[i-1]
	if u.items[i].low == "some" && p.is(person) && (i+1 >= len(u.items) || u.items[i+1].tag != "CD") {
		return false // told lawmakers | some parts
	}
	return p.is(prep|conj|det) || p.possessive() || u.items[i].is(degree) || counted[p.low] && u.items[i].tag == "CD"
}

// clauseFrom reports whether a clause of its own rather than a further noun
// begins at i: a noun phrase with a verb after it.
func (u *unit) clauseFrom(i, limit int) bool {
	for j := i; j < min(limit, i+8); j++ {
		t := &u.items[j]
		if t.quote >= 0 || !t.word && !t.possessive() {
			return false
		}
		if j > i && u.verbish(j) {
			return true
		}
	}
	return false
}

// joins reports whether the preposition at i ties what follows to the phrase
// before it ("head of the council") instead of saying when or where the words
// were spoken ("on Monday", "in a statement").
func (u *unit) joins(i, limit int, narrow bool) bool {
	t, n := &u.items[i], &u.items[i+1]
	if n.quote >= 0 || !n.word {
		return false
	}
	switch t.low {
	case "of":
		if i+2 < limit && strings.HasSuffix(n.low, "ing") && !n.capital && u.items[i+2].quote < 0 && u.items[i+2].is(det) {
			return false // accused by the union | of stealing the vote
		}
		return u.phraseStart(i + 1)
	case "under":
		return !narrow && u.items[i-1].is(title|person|office) && n.capital
	case "for", "from", "at", "with", "in", "to", "against", "near", "on":
		if narrow || n.is(day) || n.is(subject) && !n.is(det) || !u.phraseStart(i+1) {
			return false
		}
		for j := i + 1; j < min(limit, i+5); j++ {
			if w := &u.items[j]; w.is(medium) || w.is(day) || w.is(platform) && w.capital {
				return false
			}
			if !u.items[j].word {
				break
			}
		}
		if (t.low == "in" || t.low == "on") && !n.capital && experts[u.items[i-1].low] && strings.HasPrefix(n.tag, "N") {
			return true // an expert in election law
		}
		if (t.low == "on" || t.low == "at" || t.low == "in") && (n.low != "the" && !n.capital || i+2 < limit && junctures[u.items[i+2].low]) {
			return false
		}
		if t.low == "with" || t.low == "to" {
			return n.capital || n.low == "the"
		}
		return true
	}
	return false
}

// nounLeft finds where the noun phrase that ends before end begins, not before
// low. It gives end when there is none.
func (u *unit) nounLeft(end, low int) int {
	low = max(low, end-reach)
	b := end
scan:
	for b > low {
		t := &u.items[b-1]
		switch {
		case t.quote >= 0:
			// A nickname or label inside the phrase, not the quotation before it.
			if b == end || t.final || t.Len() > 40 || b-2 < low || !u.items[b-2].word && u.items[b-2].quote < 0 || u.items[b].is(conj) {
				break scan
			}
			b--
		case t.low == "than" && b < end && b-2 >= low && (u.items[b-2].low == "more" || u.items[b-2].low == "less" || u.items[b-2].low == "fewer"):
			b -= 2 // more than half
		case t.low == ")":
			o := b - 1
			for o > low && o > b-12 && u.items[o].low != "(" {
				o--
			}
			if u.items[o].low != "(" {
				break scan
			}
			b = o
		case t.low == "]" && b < end:
			o := b - 1
			for o > low && o > b-6 && u.items[o].low != "[" {
				o--
			}
			if u.items[o].low != "[" {
				break scan
			}
			b = o // [Ana] Lima
		case t.is(relative) && b < end:
			// A relative clause without commas belongs to its noun.
			if b-1 > low && u.nounish(b-2) {
				if h := u.nounLeft(b-1, low); h < b-1 {
					return h
				}
			}
			break scan
		case t.tag == "CD" && b-3 >= low && u.items[b-2].low == "in" && u.items[b-3].tag == "CD":
			b -= 3 // seven in 10 voters
		case t.is(object) && !t.is(det) && b-2 >= low && (u.items[b-2].low == "of" || b == end && (u.items[b-2].low == "to" || u.items[b-2].low == "with" || u.items[b-2].low == "around")):
			b-- // one of them, those close to him
		case b == end && reflexives[t.low] && b-2 >= low && u.nounish(b-2) && !u.items[b-2].capital, (t.low == "others" || t.low == "elsewhere") && b-2 >= low && u.items[b-2].low == "and":
			b-- // the army itself, Lima and others in the party
		case b == end && (t.is(prep|conj) || t.is(det) && !stands[t.low] && !(b-2 >= low && u.items[b-2].low == "the")):
			break scan
		case b < end && !t.capital && b-2 >= low && (modals[u.items[b-2].low] && !t.is(det) || t.tag == "VB" && u.items[b-2].is(aux)):
			break scan // "will hold | banners"
		case b < end && pulls[t.low] && u.items[b].is(det):
			break scan // "sent out | a message"

		case t.is(det), t.is(prep) && !t.is(sub), t.low == "and", u.nounish(b - 1):
			b--
		case u.verbish(b-1) && b < end && b-2 >= low && (u.items[b].is(prep) || u.items[b].tag == "RB" && t.tag == "VBN" && b+1 == end) && !t.is(aux) && u.nounish(b-2) && !surely[t.low]:
			b-- // "officials briefed on the talks"
		case b < end && b-3 >= low && strings.HasSuffix(t.low, "ed") && u.items[b-2].quote < 0 && manner(u.items[b-2].low) && u.items[b-3].is(det):
			b -= 2 // "the carefully worded | statement"
		case t.low == "that" && t.tag == "DT" && b < end:
			b-- // one aide on that committee
		case b < end && u.verbish(b-1):
			// "officials who spoke to the paper said"
			for r := b - 2; r > low && r > b-7; r-- {
				if !u.items[r].word {
					break
				}
				if u.items[r].is(relative) || u.items[r].low == "that" && u.items[r].tag == "WDT" {
					if h := u.nounLeft(r, low); h < r {
						return h
					}
					break
				}
			}
			break scan
		default:
			break scan
		}
	}
	// What was gathered may begin with an adverbial: "on Saturday the mayor".
	for b < end {
		t := &u.items[b]
		switch {
		case t.is(conj) || t.is(adverb) && !t.is(title|det|degree) || t.possessive():
			b++
		case t.is(prep):
			n := u.nounRight(b+1, end, true)
			for n < end && u.items[n].is(day) {
				n++
			}
			switch {
			case n >= end:
				return b + 1
			case n == b+1:
				b++
			default:
				b = n
			}
		case t.is(day) && t.capital && b+1 < end && !u.items[b+1].possessive():
			b++
		case strings.HasSuffix(t.low, "ing") && !t.capital && b+1 < end && u.items[b+1].is(det):
			b++ // "after losing the vote the mayor"
		default:
			if h := u.lastClause(b, end); h > b {
				b = h
				continue
			}
			return b
		}
	}
	return end
}

// lastClause looks for "and" inside [b, end) that ties a clause, not a name,
// to what stands before it; it gives where the last clause's subject begins.
func (u *unit) lastClause(b, end int) int {
	for i := end - 2; i > b; i-- {
		if u.items[i].low != "and" && u.items[i].low != "but" {
			continue
		}
		for j := b; j < i; j++ {
			if u.verbish(j) || j == b && b > 0 && u.items[b-1].is(aux) && strings.HasSuffix(u.items[j].low, "ing") {
				return i + 1
			}
		}
	}
	return b
}

// currency reports whether the item is a sign before an amount of money.
func (t *item) currency() bool {
	return t.quote < 0 && (t.low == "$" || t.low == "€" || t.low == "£")
}

// comma reports whether the item is a comma or a dash that parts a sentence.
func (t *item) comma() bool {
	return t.quote < 0 && (t.low == "," || t.low == "—" || t.low == "―" || t.low == "–" || t.low == "--" || t.low == "-")
}

// retag makes nouns of the plurals that the engine took for verbs though a verb
// follows at once, "rights advocates said", and of those that name people.
func (u *unit) retag() {
	for i := range u.items {
		t := &u.items[i]
		if i > 0 && i+1 < len(u.items) && t.quote < 0 && pairs[t.low+"_"+u.items[i+1].low] && !u.items[i-1].is(subject|relative) {
			t.tag, t.class = "NN", t.class&^verb // think tank
		}
		if t.quote >= 0 || t.tag != "VBZ" && t.tag != "VBP" || t.is(verb|aux) || !strings.HasSuffix(t.low, "s") {
			continue
		}
		n := i + 1
		if t.is(person) || i > 0 && u.items[i-1].class&(subject|relative) == 0 && n < len(u.items) && u.items[n].quote < 0 && surely[u.items[n].low] && !strings.HasSuffix(u.items[n].low, "ing") {
			t.tag = "NNS"
		}
	}
}
