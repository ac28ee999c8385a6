package brief

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
)

// Subheadings of the sections that are grouped by stance.
const (
	groupDenied   = "Denied, rejected or opposed"
	groupHedged   = "Believed, suggested or reported with reserve"
	groupSilent   = "Not said, not claimed"
	groupWarned   = "Warned or threatened"
	groupPromised = "Promised"
	groupDemanded = "Demanded or asked"
	groupWanted   = "Wanted, hoped for or intended"
	groupExpected = "Expected figures"
)

// groupOther heads the claims without a figure.
const groupOther = "Other statements"

// The order in which they stand.
var stanceGroups = []string{
	groupDenied, groupHedged, groupSilent,
	groupWarned, groupPromised, groupDemanded, groupWanted, groupExpected,
}

// stanceGroup is the subheading of the first stance that is more than plain assertion.
func (p *page) stanceGroup(a *rapporteur.Attribution) string {
	for _, l := range a.Links {
		switch l.Stance {
		case rapporteur.StanceDenies:
			return groupDenied
		case rapporteur.StanceHedges:
			if p.wants(l) {
				return groupWanted
			}
			return groupHedged
		case rapporteur.StanceSilent:
			return groupSilent
		case rapporteur.StanceWarns:
			return groupWarned
		case rapporteur.StancePromises:
			return groupPromised
		case rapporteur.StanceDemands, rapporteur.StanceAsks:
			return groupDemanded
		}
	}
	return ""
}

// told gives the finished sentence of an item, its copies cited with it.
func told(it *item) Sentence {
	s := it.sentence
	if len(it.also) > 0 {
		s.Source += "; also in " + alsoIn(it.also, sourceLine)
		s.Cites = append(slices.Clone(s.Cites), it.also...)
	}
	return s
}

// claimSection says who claims what: by indicator where figures are claimed,
// then by speaker.
func (k *collector) claimSection() Section {
	s := Section{
		ID: "claims", Heading: "What is claimed, and by whom", Command: "rapporteur list attributions",
		Note: "Each line says what somebody said, not what happened. Lines in quotation marks are a report's own sentences.",
	}
	all := map[string]*shelf{}
	maps.Copy(all, k.claims)
	maps.Copy(all, k.own)
	for _, h := range sortedHeadings(all) {
		g := Group{Heading: h}
		for _, m := range []map[string]*shelf{k.claims, k.own} {
			if m[h] == nil {
				continue
			}
			s.Left += m[h].left
			items := slices.Clone(m[h].items)
			slices.SortFunc(items, chronological)
			for _, it := range items {
				g.Sentences = append(g.Sentences, told(it))
			}
		}
		if len(g.Sentences) > 0 {
			s.Groups = append(s.Groups, g)
		}
	}
	statements := whole(k.statements.items, s.Groups)
	if g := bySpeaker(statements); len(g.Sentences) > 0 {
		g.Heading = groupOther
		if len(s.Groups) == 0 {
			g.Heading = ""
		}
		s.Groups = append(s.Groups, g)
	}
	s.Left += k.statements.left
	return s
}

// whole leaves out of statements what others of them tell: a sentence quoted
// whole whose content a line tells in a frame, here or under an indicator; and
// lines that tell a part of a sentence which must be quoted whole for the rest.
func whole(items []*item, groups []Group) []*item {
	framed := map[*passage][]rapporteur.Span{}
	add := func(t Sentence) {
		if !t.Quote {
			framed[t.Cites[0].passage] = append(framed[t.Cites[0].passage], t.content...)
		}
	}
	for _, g := range groups {
		for _, t := range g.Sentences {
			add(t)
		}
	}
	for _, it := range items {
		add(it.sentence)
	}
	needed := map[*passage]bool{}
	said := func(it *item) bool { return covered(it.sentence.content, framed[it.sentence.Cites[0].passage]) }
	for _, it := range items {
		if it.sentence.Quote && !said(it) && it.sentence.weight >= leastRest {
			needed[it.sentence.Cites[0].passage] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(items), func(it *item) bool {
		if it.sentence.Quote {
			return len(framed[it.sentence.Cites[0].passage]) > 0 && (said(it) || it.sentence.weight < leastRest)
		}
		return needed[it.sentence.Cites[0].passage]
	})
}

// leastRest is how many words a content must have for a sentence to be quoted
// whole on its account: "announcing the talks, X said …" is told by what X said.
const leastRest = 4

// bySpeaker lays items out speaker by speaker, in the order in which the
// speakers first speak.
func bySpeaker(items []*item) Group {
	items = slices.Clone(items)
	slices.SortFunc(items, chronological)
	first := map[string]int{}
	for i, it := range items {
		if _, ok := first[it.group]; !ok {
			first[it.group] = i
		}
	}
	slices.SortStableFunc(items, func(a, b *item) int { return first[a.group] - first[b.group] })
	var g Group
	for _, it := range items {
		g.Sentences = append(g.Sentences, told(it))
	}
	return g
}

// quoteSection prints direct quotations.
func (k *collector) quoteSection() Section {
	s := Section{ID: "quotes", Heading: "In their own words", Command: "rapporteur list quotes --direct", Left: k.quotes.left}
	if g := bySpeaker(k.quotes.items); len(g.Sentences) > 0 {
		s.Groups = append(s.Groups, g)
	}
	return s
}

// disputedSection tells denials, hedged reports and silences.
func (k *collector) disputedSection() Section {
	s := Section{ID: "disputed", Heading: "Denied, hedged or left unsaid", Command: "rapporteur list attributions", Left: k.disputed.left}
	s.Groups = byGroup(k.disputed.items)
	return s
}

// aheadSection tells what is planned, promised, threatened, demanded or expected.
func (k *collector) aheadSection() Section {
	s := Section{
		ID: "ahead", Heading: "Planned, promised, threatened, expected", Command: "rapporteur list attributions", Left: k.ahead.left,
		Note: "Nothing here is reported as having happened.",
	}
	s.Groups = byGroup(k.ahead.items)
	return s
}

// byGroup lays items out under the subheadings of their stance.
func byGroup(items []*item) []Group {
	var groups []Group
	for _, name := range stanceGroups {
		var mine []*item
		for _, it := range items {
			if it.group == name {
				mine = append(mine, it)
			}
		}
		if len(mine) == 0 {
			continue
		}
		slices.SortFunc(mine, chronological)
		g := Group{Heading: name}
		for _, it := range mine {
			g.Sentences = append(g.Sentences, told(it))
		}
		groups = append(groups, g)
	}
	return groups
}

// quotation prints a direct quotation with its speaker, exact to the letter,
// one pair of marks a stretch; "" when there are no words to quote.
func (p *page) quotation(a *rapporteur.Attribution) string {
	var parts []string
	for _, c := range a.Content {
		if s := unquote(p.slice(c)); s != "" {
			parts = append(parts, marks(short(s)))
		}
	}
	if len(parts) == 0 || len(a.Links) == 0 || !p.quoted(a.Content[0]) {
		return ""
	}
	words := strings.Join(parts, " … ") // the report's own words stood between
	x := p.speaker(a.Links[0])
	if x == "" || !p.allVoiced(a) || len(a.Links[0].Cue) == 1 && (p.joined(a, a.Links[0]) || !p.agrees(a.Links[0], p.slice(a.Links[0].Cue[0]))) || fragment(unquote(p.slice(a.Content[0])), words) {
		return ""
	}
	if via := p.via(a, x); via != "" {
		x += " (" + via + ")"
	}
	lead := capital(x)
	if len(a.Links[0].Cue) == 1 {
		cue := p.slice(a.Links[0].Cue[0])
		if class, finite, bare := cueClass(cue); finite && bare && class != verbKeep && !strings.HasPrefix(strings.ToLower(cue), "t") {
			lead = capital(p.closeApposition(x, a.Links[0])) + " " + cue
		}
	}
	return lead + ": " + words
}

// fragment reports whether quoted words are no sentence of their own, so that
// their meaning hangs on the words around them: they begin small, or are few
// altogether.
func fragment(first, all string) bool {
	r, _ := utf8.DecodeRuneInString(first)
	return unicode.IsLower(r) || len(strings.Fields(all)) < 4
}

// quoted reports whether a stretch begins with a quotation mark or stands
// right after one.
func (p *page) quoted(s rapporteur.Span) bool {
	for _, q := range []string{"“", "\"", "‘", "«", "„", "''", "'"} {
		if strings.HasPrefix(p.text[s.Start:], q) || strings.HasSuffix(p.text[:s.Start], q) {
			return true
		}
	}
	return false
}

// unquote drops the quotation marks around a stretch, and the comma that a
// quotation takes before "he said".
func unquote(s string) string {
	s = strings.TrimRight(strings.TrimSpace(s), " ")
	for _, pair := range [][2]string{{"“", "”"}, {"\"", "\""}, {"‘", "’"}, {"«", "»"}, {"''", "''"}} {
		rest, opened := strings.CutPrefix(s, pair[0])
		if !opened {
			continue
		}
		s = rest
		if i := strings.LastIndex(s, pair[1]); i >= 0 && strings.Trim(s[i+len(pair[1]):], " .,;") == "" {
			if end := s[i+len(pair[1]):]; strings.TrimSpace(end) != "," {
				s = s[:i] + strings.TrimSpace(end)
			} else {
				s = s[:i]
			}
		}
		break
	}
	s = strings.TrimRight(s, " ,")
	if strings.Count(s, "\"")%2 == 1 { // opened by another kind of mark
		s = strings.TrimRight(strings.TrimSuffix(s, "\""), " ,")
	}
	if strings.Count(s, "”") > strings.Count(s, "“") {
		s = strings.TrimRight(strings.TrimSuffix(s, "”"), " ,")
	}
	return s
}

// marks puts quotation marks around words of a text: single ones where the
// words hold double ones themselves.
func marks(s string) string {
	if strings.ContainsAny(s, "“”\"") {
		return "‘" + s + "’"
	}
	return "“" + s + "”"
}
