package figure

import (
	"math"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// reach is how many tokens a predicate may stand away from its number.
const reach = 22

// find looks for the trigger of one slot, the closest tie first.
func (c *clause) find(s *slot) *link {
	if !whole(s.q.Min) || !whole(s.q.Max) || c.anaphor(s) || c.aged(s) {
		s.barred = true
		return nil
	}
	looks := []func(*slot) *link{c.byNoun, c.behind, c.byObject, c.byPredicate, c.byOf, c.byLevel, c.byModifier, c.byStock}
	if c.naught(s) {
		looks = []func(*slot) *link{c.behind, c.byModifier, c.byStock} // "half of the 40 men hurt have left": 40 hurt
	}
	for _, look := range looks {
		if l := look(s); l != nil {
			if l.negated {
				s.barred = true
				return nil
			}
			return l
		}
	}
	return nil
}

// shares are parts of a whole that are not its number.
var shares = wordSet("none neither most half some many several few part parts majority minority third thirds quarter quarters fraction percent")

// naught reports a number of which the text says that it was none, or only a
// part: "not one soldier", "none of the 40 men", "half of the 40". A qualifier's
// "not" ("not fewer than 40") is the number's own.
func (c *clause) naught(s *slot) bool {
	k := s.start - 1
	if k < 0 {
		return false
	}
	if c.low[k] == "not" {
		return s.q.Min != nil && s.q.Max != nil && *s.q.Min == *s.q.Max
	}
	for k > 0 && k >= s.start-2 && (c.low[k] == "the" || c.low[k] == "his" || c.low[k] == "her" || c.low[k] == "their" || c.low[k] == "its" || c.low[k] == "those" || c.low[k] == "these") {
		k--
	}
	if k < 1 || c.low[k] != "of" {
		return false
	}
	return shares[c.low[k-1]] || c.low[k-1] == "all" && k > 1 && c.low[k-2] == "not"
}

// whole reports whether people and things can be so many.
func whole(v *float64) bool { return v == nil || *v >= 0 && *v == math.Trunc(*v) }

// aged reports a bare number that tells how old somebody is: "Ana Duarte, 72,
// who lives in Osko".
func (c *clause) aged(s *slot) bool {
	if s.head != "" || s.q.Max == nil || *s.q.Max > oldest || s.start < 2 || s.end+1 >= len(c.low) {
		return false
	}
	return c.low[s.start-1] == "," && c.low[s.end] == "," && c.capitalAt(s.start-2) && afterAge[c.low[s.end+1]]
}

// oldest is the highest age that anybody is given.
const oldest = 120

// afterAge are the words that go on with a person after the age.
var afterAge = wordSet("who whose a an the from of his her said told")

// anaphor reports a number that points back at something and gives no count:
// "the two", "these three", "all four", "one of the", "both sides".
func (c *clause) anaphor(s *slot) bool {
	if s.num+1 < len(c.low) && (c.low[s.num] == "per" || c.low[s.end-1] == "per" || s.end < len(c.low) && c.low[s.end] == "per") {
		return true // a rate
	}
	if s.num < len(c.low) && (c.low[s.num] == "more" || c.low[s.num] == "fewer" || c.low[s.num] == "less") {
		for k := s.num + 1; k < len(c.low) && k < s.num+9; k++ {
			if c.low[k] == "than" {
				return true // "100 more than last year"
			}
		}
	}
	if s.start > 2 && c.low[s.start-2] == "of" && definite[c.low[s.start-1]] && c.in[s.start-3] != nil && c.in[s.start-3] != s {
		return true // the whole of "114 of the 455"
	}
	if s.head == "" && s.start > 0 && (c.low[s.start-1] == "all" || c.low[s.start-1] == "these" || c.low[s.start-1] == "those") {
		return true
	}
	if s.q.Min != nil && s.q.Max != nil && *s.q.Min == 1 && *s.q.Max == 1 && s.num < len(c.low) && c.low[s.num] == "of" {
		if s.num+1 < len(c.low) && c.in[s.num+1] != nil && c.in[s.num+1] != s || c.digit(s.num+1) {
			return true // "one of 18"
		}
		for k := s.num + 1; k < len(c.low) && k < s.num+8; k++ {
			if superlative(c.low[k]) {
				return true
			}
		}
	}
	return false
}

func (c *clause) digit(k int) bool {
	return k < len(c.low) && c.low[k] != "" && c.low[k][0] >= '0' && c.low[k][0] <= '9'
}

func superlative(w string) bool {
	return len(w) > 5 && strings.HasSuffix(w, "est") || w == "most" || w == "last" || w == "best" || w == "worst" || w == "least" || w == "first" || w == "few"
}

// pointed reports whether a definite word stands before the number.
func (c *clause) pointed(s *slot) bool {
	return s.start > 0 && definite[c.low[s.start-1]] || c.low[s.start] == "both"
}

func (c *clause) link(f form, k int) *link {
	return &link{t: f.t, role: f.role, trigger: c.span(k, k+len(f.words)), at: k}
}

// byNoun: the counted noun says it, "20 deaths".
func (c *clause) byNoun(s *slot) *link {
	for _, f := range triggers.nouns[s.head] {
		if f.role == noun {
			l := &link{t: f.t, role: noun, trigger: s.q.UnitSpan, at: s.end - 1}
			l.modal = c.modalBefore(s.start)
			return l
		}
	}
	return nil
}

// byStock: the counted noun says it where nothing else does, "1,500 IDPs". A
// definite number points back and is no new figure.
func (c *clause) byStock(s *slot) *link {
	if s.head == "" || c.pointed(s) || c.pastAct(s) {
		return nil
	}
	for _, f := range triggers.nouns[s.head] {
		if f.role == stock && s.end > 1 && partisan[c.low[s.end-2]] {
			continue // "21 Labour rebels" bear no arms
		}
		if f.role == stock && (f.t.Indicator != "talks" || c.of(s, talkNouns)) {
			return &link{t: f.t, role: stock, trigger: s.q.UnitSpan, at: s.end - 1}
		}
	}
	return nil
}

// talkNouns are what rounds of talks are of.
var talkNouns = wordSet("talks negotiations discussions consultations dialogue negotiation mediation diplomacy peace")

// of reports whether one of the words follows "of" behind the slot.
func (c *clause) of(s *slot, words map[string]bool) bool {
	if s.end >= len(c.low) || c.low[s.end] != "of" {
		return false
	}
	for k := s.end + 1; k < len(c.low) && k < s.end+5; k++ {
		if words[c.low[k]] {
			return true
		}
	}
	return false
}

// pastAct keeps byStock from counting those who merely do something: "two
// fighters told reporters".
func (c *clause) pastAct(s *slot) bool {
	return s.end < len(c.low) && speech[c.low[s.end]]
}

// behind: the trigger stands right behind the counted, "20 dead", "took 170
// people hostage", "forced 800 people to flee".
func (c *clause) behind(s *slot) *link {
	k := c.skipAdverbs(s.end)
	if k+2 < len(c.low) && c.low[k] == "of" && (c.low[k+1] == "the" || c.low[k+1] == "those") {
		if f, ok := c.at(k+2, s, state, passive); ok { // "eight of the dead"
			return c.link(f, k+2)
		}
	}
	if k >= len(c.low) || c.in[k] != nil {
		return nil
	}
	if f, ok := c.at(k, s, after, state); ok {
		if f.role == after && f.words[0] == "to" && !c.forcedBefore(s) {
			return nil
		}
		if f.words[0] == "in" && !c.capitalAt(k+1) && len(f.words) == 1 {
			return nil
		}
		l := c.link(f, k)
		l.modal = c.modalBefore(s.start)
		l.negated = c.negatedBefore(s.start)
		return l
	}
	return nil
}

// partisan holds what stands before rebels who only vote against their party.
var partisan = wordSet("conservative tory labour labor backbench party parliamentary congressional gop republican democratic democrat liberal")

// forces holds the verbs of "forced 800 people to flee".
var forces = wordSet("force forced forces forcing prompt prompted prompting cause caused causing led lead leading compelled compelling made drove driven ordered orders ordering order urged told asked enabled pushed obliged obliging")

func (c *clause) forcedBefore(s *slot) bool {
	for k := s.start - 1; k >= 0 && k >= s.start-4; k-- {
		if forces[c.low[k]] {
			return true
		}
	}
	return false
}

// byObject: an active verb before the number, "killed at least 20 people".
func (c *clause) byObject(s *slot) *link {
	k := c.beforeTime(s.start)
	for n := 0; k > 0 && n < 5; n++ {
		if f, ok := c.before(k, s, object); ok && c.activeVerb(k-len(f.words), f) {
			l := c.link(f, k-len(f.words))
			l.modal = c.modalBefore(l.at)
			l.negated = c.negatedBefore(l.at)
			return l
		}
		if c.in[k-1] != nil || !between[c.low[k-1]] {
			break
		}
		k--
	}
	return c.beyondCoordinate(s)
}

// beforeTime passes a day that stands between a verb and its object: "seized
// on Monday at least 40 people".
func (c *clause) beforeTime(k int) int {
	if k > 1 && weekdays[c.low[k-1]] {
		k--
		for k > 1 && (c.low[k-1] == "on" || c.low[k-1] == "last" || c.low[k-1] == "late" || c.low[k-1] == "early") {
			k--
		}
	} else if k > 1 && daytimes[c.low[k-1]] {
		k--
	}
	return k
}

// daytimes are the words for a day that may stand there.
var daytimes = wordSet("yesterday today overnight tonight")

// beyondCoordinate: the number is the second object, "killed a driver and two passengers".
func (c *clause) beyondCoordinate(s *slot) *link {
	if s.start < 4 || c.low[s.start-1] != "and" && c.low[s.start-1] != "as" && c.low[s.start-1] != "with" {
		return nil
	}
	from := s.start - 1
	for _, join := range [][]string{{"as", "well", "as"}, {"together", "with"}, {"along", "with"}} {
		if a := s.start - len(join); a > 0 && sameWords(c.low[a:s.start], join) {
			from = a
			if c.low[a-1] == "," {
				from--
			}
		}
	}
	if from == s.start-1 && c.low[from] != "and" {
		return nil
	}
	for k := from; k > 1 && k > s.start-9; k-- {
		w := c.low[k-1]
		if c.in[k-1] != nil || w == "," || w == ";" || blocks[w] || copula[w] {
			return nil
		}
		if w == "a" || w == "an" || w == "the" || w == "his" || w == "her" || w == "their" || w == "another" {
			f, ok := c.before(k-1, s, object)
			if !ok || !c.activeVerb(k-1-len(f.words), f) {
				return nil
			}
			l := c.link(f, k-1-len(f.words))
			l.modal, l.negated = c.modalBefore(l.at), c.negatedBefore(l.at)
			return l
		}
	}
	return nil
}

// activeVerb keeps participles of the passive from taking what follows as
// their object: "were injured 20 kilometres away".
func (c *clause) activeVerb(k int, f form) bool {
	if f.words[0] == "population" || f.words[0] == "home" || strings.HasSuffix(f.words[0], "ing") {
		return true
	}
	if len(f.words) > 1 && f.words[len(f.words)-1] == "of" {
		return true
	}
	for b := k - 1; b >= 0 && b >= k-2; b-- {
		if copula[c.low[b]] {
			return false
		}
		if !adverb(c.low[b]) {
			break
		}
	}
	return true
}

// byOf: a noun before "of", "the evacuation of 403,000 people".
func (c *clause) byOf(s *slot) *link {
	k := s.start
	for k > 0 && c.in[k-1] == nil && between[c.low[k-1]] && c.low[k-1] != "of" {
		k--
	}
	if k < 2 || c.low[k-1] != "of" {
		return nil
	}
	f, ok := c.before(k-1, s, of)
	if !ok {
		return nil
	}
	l := c.link(f, k-1-len(f.words))
	l.modal, l.negated = c.modalBefore(l.at), c.negatedBefore(l.at)
	return l
}

// byLevel: a noun whose value is told, "the death toll rose to 45".
func (c *clause) byLevel(s *slot) *link {
	if s.head != "" && s.unit != "persons" && s.unit != "households" && !s.personal() {
		return nil
	}
	k := s.start
	if k == 0 {
		return nil
	}
	if c.low[k-1] == "from" {
		return nil // the older value of "rose from 20 to 45"
	}
	if !levelLead[c.low[k-1]] {
		return nil
	}
	for b := k - 1; b > 0 && b > k-16; b-- {
		w := c.low[b-1]
		if w == ";" || w == "that" || blocks[w] && w != "as" && w != "since" {
			return nil
		}
		if w == "of" && b > 1 && c.low[b-2] == "number" { // "the number of displaced households is put at 90"
			if f, at := c.within(b, k, s); f.t != nil {
				l := c.link(f, at)
				l.modal = max(c.modalIn(b, k), c.modalBefore(b-2))
				return l
			}
		}
		if f, ok := c.before(b, s, level); ok {
			l := c.link(f, b-len(f.words))
			l.modal = max(c.modalIn(b, k), c.modalBefore(l.at))
			return l
		}
	}
	return nil
}

// within finds the first state or participle in tokens [a, b).
func (c *clause) within(a, b int, s *slot) (form, int) {
	for k := a; k < b; k++ {
		if f, ok := c.at(k, s, passive, state); ok {
			return f, k
		}
	}
	return form{}, 0
}

// byModifier: a participle or adjective inside the noun phrase, "15 injured survivors".
func (c *clause) byModifier(s *slot) *link {
	for k := s.num; k < s.end; k++ {
		if f, ok := c.at(k, s, passive, state); ok && k+len(f.words) <= s.end-1 {
			l := c.link(f, k)
			l.modal = c.modalBefore(s.start)
			return l
		}
	}
	return nil
}

// capitalAt reports whether token k is a word with a capital.
func (c *clause) capitalAt(k int) bool {
	if k < len(c.low) && c.low[k] == "the" {
		k++
	}
	return k < len(c.low) && letter(c.low[k]) && c.form(k) != c.low[k]
}

func letter(w string) bool {
	return w != "" && (w[0] >= 'a' && w[0] <= 'z' || w[0] >= 0x80 && w[0] != 0xe2)
}

func (l *link) span() rapporteur.Span { return l.trigger }
