package actor

import (
	"cmp"
	"slices"
	"strings"

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
	t := &binder{text: l.Text, told: newTold(l, attributions), spoke: map[string]int{}, person: map[string]bool{}, byID: map[string]*rapporteur.Actor{}, byName: map[string]string{}}
	for i := range actors {
		a := &actors[i]
		t.byID[a.ID] = a
		t.person[a.ID] = a.Kind == rapporteur.ActorPerson
		t.call(a)
		for _, m := range a.Mentions {
			if m.Form != rapporteur.MentionModifier {
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
	spoke    map[string]int // where a pronoun last was the source that an actor is
	mentions []meant        // by start
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
	near := t.within(s)
	var best *meant
	for i := range near {
		m := &near[i]
		if m.Start > s.Start && headEnds(t.text[s.Start:m.Start]) || owns(t.text[m.End:min(len(t.text), m.End+4)]) {
			continue
		}
		if best == nil || m.End > best.End || m.End == best.End && m.Len() > best.Len() {
			best = m
		}
	}
	if best != nil && (together(t.text[s.Start:best.Start]) || best.End < s.End && together(head(t.text[best.End:s.End]))) {
		return nil
	}
	if best == nil || best.Form != rapporteur.MentionNominal || t.person[best.id] {
		return best
	}
	// "the envoy to the UN, Ana Lima": a name that fills the apposition.
	for i := range near {
		m := &near[i]
		before := strings.TrimRight(t.text[s.Start:max(s.Start, m.Start)], " ")
		rest := strings.TrimSpace(t.text[min(m.End, s.End):s.End])
		if m.Form == rapporteur.MentionName && t.person[m.id] && strings.HasSuffix(before, ",") && (rest == "" || rest[0] == ',') {
			return m
		}
	}
	return best
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

// headEnds reports whether the head of a source has ended in s.
func headEnds(s string) bool { return head(s) != s }

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
