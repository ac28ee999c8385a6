package actor

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// Sources ties the sources of attributions to the actors of the document. The
// link's actor is the one that the head of the source names: the last mention
// before the first comma, bracket, relative or preposition ("Ana Lima, a
// nurse at Osko Hospital" is Ana Lima; "an aide to the mayor" is not the
// mayor), or the person whose name stands in apposition ("the envoy to the UN,
// Ana Lima"). What merely owns the head ("the mayor's letter"), and one of
// several that speak together, is no source. A source whose head no mention
// holds stays without an actor.
//
// The two then bear one name, the actor's; see naming.
func Sources(l *text.Layout, actors []rapporteur.Actor, attributions []*rapporteur.Attribution) {
	t := &binder{text: l.Text, told: newTold(l, attributions), spoke: map[string]int{}, bound: map[string]string{}, person: map[string]bool{}, byID: map[string]*rapporteur.Actor{}, byName: map[string]string{}}
	for i := range actors {
		a := &actors[i]
		t.byID[a.ID] = a
		t.person[a.ID] = a.Kind == rapporteur.ActorPerson
		t.call(a)
		for _, m := range a.Mentions {
			if m.Form != rapporteur.MentionModifier && m.Form != rapporteur.MentionGroup {
				t.mentions = append(t.mentions, meant{m, a.ID})
				t.longest = max(t.longest, m.Len())
			}
		}
	}
	slices.SortStableFunc(t.mentions, func(a, b meant) int { return cmp.Compare(a.Start, b.Start) })
	for _, a := range attributions {
		for i := range a.Links {
			l := &a.Links[i]
			if l.Actor = ""; len(l.Source) > 0 {
				m := t.actor(l.Source[0])
				l.Actor = id(m)
				t.naming(a, i, m)
			}
		}
	}
}

// meant is a mention with its actor.
type meant struct {
	rapporteur.Mention
	id string
}

// binder finds the actor of a source.
type binder struct {
	text     string
	told     told
	spoke    map[string]int    // where a pronoun last was the source that an actor is
	bound    map[string]string // the actor that the words of a source, as the reader of attributions has them, stood for
	mentions []meant           // by start
	longest  int
	person   map[string]bool
	byID     map[string]*rapporteur.Actor
	byName   map[string]string // id of the one actor that a folded name stands for; empty when it may be several
}

// actor gives the mention of the actor that the source s names; nil for none.
func (t *binder) actor(s rapporteur.Span) *meant {
	if !s.Valid(t.text) {
		return nil
	}
	if i := strings.LastIndexByte(t.text[s.Start:s.End], ' '); i > 0 {
		if last := t.text[s.Start+i+1 : s.End]; stresses(last) {
			s.End = s.Start + i // the army itself
		}
	}
	near := t.within(s)
	var best *meant
	for i := range near {
		m := &near[i]
		if m.Start > s.Start && headEnds(t.text[s.Start:m.Start]) && !t.titled(s, m) || owns(t.text[m.End:min(len(t.text), m.End+4)]) || t.before(s, m) {
			continue
		}
		if best == nil || m.End > best.End || m.End == best.End && m.Len() > best.Len() {
			best = m
		}
	}
	if best != nil && (together(t.text[s.Start:best.Start]) && !t.titled(s, best) || best.End < s.End && together(head(t.text[best.End:s.End]))) {
		return nil
	}
	if best != nil && best.Form == rapporteur.MentionNominal && t.person[best.id] {
		if first, _, _ := strings.Cut(strings.ToLower(t.text[s.Start:s.End]), " "); first == "every" || first == "each" || first == "any" || first == "no" {
			return nil // "every American president" is no one of them
		}
	}
	if best != nil && (best.Form != rapporteur.MentionNominal || t.person[best.id]) {
		return best
	}
	// "the envoy to the UN, Ana Lima": a name that fills the apposition.
	for i := range near {
		m := &near[i]
		before, rest := t.text[s.Start:max(s.Start, m.Start)], strings.TrimSpace(t.text[min(m.End, s.End):s.End])
		comma := strings.LastIndexByte(before, ',')
		if m.Form == rapporteur.MentionName && t.person[m.id] && comma >= 0 && capitals(before[comma+1:]) && t.apposed(before[:comma]) && !together(before) && (rest == "" || rest[0] == ',') {
			return m
		}
	}
	return best
}

// apposed reports whether a name behind the words may be theirs: no list, and
// not "an aide to the mayor", who need not be the one named next; but "one of
// the miners".
func (t *binder) apposed(words string) bool {
	first, _, _ := strings.Cut(words, " ")
	return !strings.Contains(words, ",") && !(oneOf[strings.ToLower(first)] && first != "one" && headEnds(words))
}

// titled reports whether a person's name at the end of the head has nothing
// but a title before it, small words in it: "Secretary of State Ana Lima".
func (t *binder) titled(s rapporteur.Span, m *meant) bool {
	if m.Form != rapporteur.MentionName || !t.person[m.id] || m.Start <= s.Start {
		return false
	}
	w := strings.Fields(t.text[s.Start:m.Start])
	if len(w) < 3 {
		return false
	}
	tied := false // by "of": "Minister of Trade and Industry"
	for i, x := range w {
		if c, _ := utf8.DecodeRuneInString(x); unicode.IsUpper(c) && !strings.ContainsAny(x, ",;:()") {
			if i+1 < len(w) && headEnders[w[i+1]] && strings.HasSuffix(x, "s") && i == 0 {
				return false // "Supporters of President Ana Lima"
			}
			continue
		}
		if i == 0 && (x == "acting" || x == "former" || x == "interim" || x == "outgoing") {
			continue
		}
		if i == len(w)-1 || !(x == "of" || x == "for" || x == "to" || x == "and" && tied || x == "the" || x == "in") || i == 0 && x != "the" {
			return false
		}
		tied = tied || x == "of" || x == "for"
	}
	return strings.TrimSpace(head(t.text[m.End:s.End])) == ""
}

// before reports whether the mention only stands before the head of the
// source: "his book", "a Chad expert", "Chad Radio".
func (t *binder) before(s rapporteur.Span, m *meant) bool {
	rest := strings.Fields(head(t.text[m.End:s.End]))
	if len(rest) == 0 || !strings.HasPrefix(t.text[m.End:s.End], " ") {
		return false
	}
	c, _ := utf8.DecodeRuneInString(rest[0])
	switch {
	case together(rest[0]) || headEnders[rest[0]]:
		return false
	case m.Form == rapporteur.MentionPronoun:
		return unicode.IsLower(c)
	case m.Form != rapporteur.MentionName && m.Form != rapporteur.MentionMetonym:
		return false
	case unicode.IsUpper(c):
		return true
	case !unicode.IsLower(c) || papers[rest[len(rest)-1]] || bodies[rest[len(rest)-1]] || strings.HasSuffix(rest[0], "ly"):
		return false
	}
	first, _, _ := strings.Cut(t.text[s.Start:m.Start], " ")
	if t.person[m.id] {
		return pointers[strings.ToLower(first)] || oneOf[strings.ToLower(first)]
	}
	return oneOf[strings.ToLower(first)] || pointers[strings.ToLower(first)] || t.byID[m.id].Kind == rapporteur.ActorState
}

// papers are what a body speaks through: "a Pentagon statement" is the Pentagon's.
var papers = map[string]bool{"statement": true, "statements": true, "report": true, "reports": true, "document": true, "documents": true, "figures": true, "data": true,
	"estimate": true, "estimates": true, "readout": true, "communique": true, "release": true, "website": true, "site": true, "page": true, "editorial": true, "memo": true,
	"letter": true, "tweet": true, "study": true, "survey": true, "assessment": true, "office": true, "records": true, "bulletin": true, "newsletter": true, "advisory": true,
	"audit": true, "sheet": true, "investigation": true, "inquiry": true, "review": true, "analysis": true, "poll": true, "filing": true, "order": true, "cable": true, "post": true, "video": true, "broadcast": true}

// bodies are nouns that stand behind a body's own name: "the Houthi movement".
var bodies = map[string]bool{"agency": true, "newspaper": true, "paper": true, "group": true, "movement": true, "party": true, "network": true, "channel": true, "television": true, "tv": true, "radio": true, "magazine": true,
	"service": true, "daily": true, "weekly": true, "organisation": true, "organization": true, "militia": true, "militants": true, "rebels": true, "fighters": true, "alliance": true, "itself": true, "alone": true, "too": true, "now": true, "late": true}

// oneOf are words that bring in somebody new.
var oneOf = map[string]bool{"a": true, "an": true, "one": true, "another": true, "some": true, "several": true, "many": true, "most": true, "two": true, "three": true, "other": true, "few": true, "every": true, "each": true, "any": true, "no": true, "all": true, "both": true}

// capitals reports whether every word begins with a capital: titles.
func capitals(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if c, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(c) {
			return false
		}
	}
	return true
}

func id(m *meant) string {
	if m == nil {
		return ""
	}
	return m.id
}

// within lists the mentions that lie in s.
func (t *binder) within(s rapporteur.Span) []meant {
	i, _ := slices.BinarySearchFunc(t.mentions, s.Start-t.longest, func(m meant, at int) int { return cmp.Compare(m.Start, at) })
	var out []meant
	for ; i < len(t.mentions) && t.mentions[i].Start < s.End; i++ {
		m := t.mentions[i]
		if m.Start < s.Start { // the source begins inside it: "government" of "the government"
			m.Start = s.Start
		}
		if m.Start < m.End && m.End <= s.End {
			out = append(out, m)
		}
	}
	return out
}

// headEnders are the words that end the head of a noun phrase.
var headEnders = map[string]bool{
	"who": true, "whom": true, "whose": true, "which": true, "that": true, "of": true, "at": true, "in": true, "from": true, "with": true, "for": true,
	"on": true, "to": true, "by": true, "near": true, "inside": true, "outside": true, "under": true, "against": true, "about": true, "among": true,
	"between": true, "behind": true, "on-site": true, "close": true, "familiar": true, "involved": true, "including": true, "such": true, "as": true,
	"supporting": true, "representing": true, "speaking": true, "working": true,
}

// headEnds reports whether the head of a source has ended in s. What people
// do goes on behind it: "those opposing ".
func headEnds(s string) bool {
	w := strings.Fields(s)
	return head(s) != s || len(w) > 1 && whoever[strings.ToLower(w[0])] && strings.HasSuffix(w[1], "ing")
}

// whoever are heads that name nobody.
var whoever = map[string]bool{"those": true, "people": true, "anyone": true, "someone": true, "everyone": true, "anybody": true, "somebody": true, "everybody": true}

// head gives s up to the end of the noun phrase's head.
func head(s string) string {
	for at := 0; at < len(s); {
		end := at + strings.IndexAny(s[at:]+" ", " \n")
		w := s[at:end]
		if i := strings.IndexAny(w, ",(;:—–"); i >= 0 {
			return s[:at+i]
		}
		if at > 0 && headEnders[strings.ToLower(w)] {
			return s[:at]
		}
		at = end + 1
	}
	return s
}

// owns reports whether what follows a mention makes it a possessor.
func owns(after string) bool {
	return strings.HasPrefix(after, "'s") || strings.HasPrefix(after, "’s") || strings.HasPrefix(after, "' ") || strings.HasPrefix(after, "’ ")
}

// together reports whether s joins what stands on its two sides.
func together(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if w == "and" || w == "or" || w == "&" {
			return true
		}
	}
	return false
}
