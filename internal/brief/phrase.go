package brief

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
)

// phrase puts an attribution into one sentence without an end stop. It gives
// "" when the words of the text do not fit any of its frames safely; the
// sentence itself must be quoted then.
//
// The frames, X being the source:
//
//	X said that ...           source, cue and content stand in this order: the text's own words from the cue on
//	According to X, ...       a plain cue, and a content that is a clause
//	X warned that ...         a colouring cue that takes a clause, standing after its content
func (p *page) phrase(a *rapporteur.Attribution) string {
	if len(a.Links) == 0 || len(a.Content) == 0 {
		return ""
	}
	for _, l := range a.Links[1:] {
		if l.Stance != rapporteur.StanceAsserts { // "reportedly", "denied claims by": no frame would keep it
			return ""
		}
	}
	if b := p.nested(a); b != nil {
		if said := p.phrase(b); said != "" {
			return said
		}
	}
	if !p.allVoiced(a) || !p.ends(a) || p.conditional(a) || p.unfinished(a) || p.leans(a) {
		return ""
	}
	a, cut := p.bounded(a)
	origin := a.Links[0]
	if len(a.Links) > 1 && pronouns[strings.ToLower(p.sourceText(origin))] {
		return "" // "she said he had asked": whom a pronoun inside somebody's words means is too easily mistaken
	}
	x := p.speaker(origin)
	if pronouns[strings.ToLower(p.sourceText(origin))] && p.speaksOf(a, x) {
		return "" // "Marland calls on Marland to …": whom "it" means is doubtful
	}
	if x == "" || p.torn(origin) || len(origin.Cue) != 1 || !origin.Cue[0].Valid(p.text) {
		return ""
	}
	cue := p.slice(origin.Cue[0])
	class, finiteCue, bare := cueClass(cue)
	if finiteCue && !p.agrees(origin, cue) {
		return ""
	}
	if via := p.via(a, x); via != "" {
		x += " (" + via + ")"
	}
	ordered := finiteCue && p.inOrder(a)
	if ordered && (p.relative(origin.Source[0]) || p.inserted(a)) || p.joined(a, origin) || p.quoting(origin) {
		return ""
	}
	if ordered && (class == verbKeep || !prepositional(p.slice(a.Content[0]))) {
		if said := p.fromCue(a); said != "" {
			return capital(p.closeApposition(x, origin)) + " " + marked(said, cut)
		}
	}
	clause := p.clause(a)
	if clause == "" || class != verbPart && !p.adjoining(origin) || p.governs(origin) {
		return ""
	}
	switch {
	case origin.Stance == rapporteur.StanceAsserts && ((class == verbSay || class == verbPart) && bare || strings.EqualFold(cue, "according to")):
		if subjects[strings.ToLower(firstWord(clause))] {
			return capital(p.closeApposition(x, origin)) + " said " + marked(clause, cut) // "according to her, she" is no English
		}
		return "According to " + p.small(x) + "," + " " + marked(clause, cut)
	case class == verbThat && finiteCue:
		return capital(p.closeApposition(x, origin)) + " " + cue + " that " + marked(clause, cut)
	}
	return ""
}

// allVoiced reports whether every source in an attribution's chain is one that
// can be named as a speaker.
func (p *page) allVoiced(a *rapporteur.Attribution) bool {
	if p.retold(a) {
		return false
	}
	for i, l := range a.Links {
		if i > 0 && len(l.Source) == 0 && l.Name == "" {
			continue // no more than a cue: "reportedly"
		}
		if !p.voiced(l) {
			return false
		}
	}
	return true
}

// retold reports whether an attribution stands inside what somebody else says
// who is no link of its chain: a frame would drop that voice.
func (p *page) retold(a *rapporteur.Attribution) bool {
	inside := func(b *rapporteur.Attribution, list []rapporteur.Span) bool {
		return len(list) > 0 && covered(list, b.Content)
	}
	for _, b := range p.said {
		if b == a || b.ID == a.ID || len(b.Links) == 0 || !inside(b, a.Links[0].Source) || !inside(b, a.Links[0].Cue) {
			continue
		}
		outer := b.Links[0]
		if !slices.ContainsFunc(a.Links, func(l rapporteur.Link) bool {
			return slices.Equal(l.Source, outer.Source) && slices.Equal(l.Cue, outer.Cue)
		}) {
			return true
		}
	}
	return false
}

// ends reports whether the text after a content lets it stand without what
// follows: a mark, or a word that opens another clause.
func (p *page) ends(a *rapporteur.Attribution) bool {
	last := a.Content[len(a.Content)-1]
	if !last.Valid(p.text) {
		return false
	}
	rest := p.text[last.End:min(len(p.text), last.End+40)]
	if trimmed := strings.TrimLeft(rest, " \t\"”’'"); trimmed == "" || !startsWithLetter(trimmed) || strings.Contains(rest[:len(rest)-len(trimmed)], "\n") {
		return true
	}
	if last.Len() > 0 && strings.IndexByte(",.;:!?”\"", p.text[last.End-1]) >= 0 || strings.HasSuffix(last.In(p.text), "”") {
		return true
	}
	next := strings.ToLower(strings.Trim(firstWord(fold(rest)), ",.;:"))
	if clauseOpeners[next] {
		return true
	}
	// The source or the cue of the attribution stands there: "…, X said".
	start := last.End + len(rest) - len(strings.TrimLeft(rest, " \t"))
	for _, l := range a.Links {
		for _, s := range append(slices.Clone(l.Source), l.Cue...) {
			if s.Start <= start && start < s.End {
				return true
			}
		}
	}
	return false
}

// conditional reports whether the word before a source puts what is said under
// a condition or a question: "if X demanded", "did X say".
func (p *page) conditional(a *rapporteur.Attribution) bool {
	return slices.ContainsFunc(a.Links[0].Source, func(s rapporteur.Span) bool {
		return s.Valid(p.text) && conditions[strings.ToLower(lastWord(fold(p.text[p.sentenceStart(s.Start):s.Start])))]
	})
}

// conditions put what follows them under a condition or a question.
var conditions = set(`if whether unless until lest should had were did does do could would can suppose supposing once`)

// unfinished reports whether a content is only the beginning of what is said: a
// subordinate clause without its main clause.
func (p *page) unfinished(a *rapporteur.Attribution) bool {
	s := strings.ToLower(p.slice(a.Content[0]))
	first, rest, _ := strings.Cut(strings.TrimPrefix(s, "that "), " ")
	return len(a.Content) == 1 && subordinate[first] && !strings.Contains(rest, ",")
}

// subordinate are the words with which such a clause begins.
var subordinate = set(`while although though if when because since unless whereas as despite given`)

// relative reports whether a source is the subject of a clause that hangs on
// the noun before it, as in "the deal Marland announced": the rest of the
// sentence says something else.
func (p *page) relative(s rapporteur.Span) bool {
	before := p.text[p.sentenceStart(s.Start):s.Start]
	if before = strings.TrimRight(before, " \t\n"); before == "" || !strings.HasSuffix(p.text[:s.Start], " ") {
		return false
	}
	last := strings.ToLower(lastWord(fold(before)))
	if last == "that" { // "the wall that Marland says he will build", unlike "said that Marland says"
		_, said := verbs[strings.ToLower(lastWord(fold(strings.TrimSpace(before[:len(before)-len(last)]))))]
		return !said
	}
	r, _ := utf8.DecodeLastRuneInString(last)
	return unicode.IsLetter(r) && !leadIns[last] && verbs[last] == "" && !strings.HasSuffix(last, "ly") && !strings.HasSuffix(last, "day")
}

// leadIns are the words that may stand before the subject of a main clause.
var leadIns = set(`and but or so yet for while as when after before because since though although where whereas that then also later
	meanwhile however still instead indeed today tonight yesterday tomorrow now once here there too
	january february march april may june july august september october november december week month year morning evening afternoon night`)

// clauseOpeners are the words before which a content may end without a comma.
var clauseOpeners = set(`and but or while as after before when because if since although though unless until whereas so yet with despite amid during
	in on at by following who which where`)

// pluralVerbs are helping verbs that one person does not take.
var pluralVerbs = set(`do don't don’t have haven't haven’t are aren't aren’t were`)

// agrees reports whether a cue fits its source as verb and subject: a base
// form ("claim") after one person is a noun.
func (p *page) agrees(l rapporteur.Link, cue string) bool {
	words := strings.Fields(strings.ToLower(cue))
	if len(words) > 0 && strings.EqualFold(p.sourceText(l), "they") && (baseForms[strings.TrimRight(words[0], ",:")] || pluralVerbs[words[0]]) {
		return false // "they say": no one name agrees with it
	}
	a := p.actor(l)
	if a == nil || a.Kind != rapporteur.ActorPerson || len(l.Source) != 1 {
		return true
	}
	return len(words) == 0 || !baseForms[strings.TrimRight(words[0], ",:")] && !pluralVerbs[words[0]] || strings.Contains(p.slice(l.Source[0]), " and ") || pronouns[strings.ToLower(p.slice(l.Source[0]))]
}

// closeApposition ends an apposition: "Leyla Aksoy, a nurse" needs a comma
// before what follows; "Osko, Marland and Vale" needs none.
func (p *page) closeApposition(x string, l rapporteur.Link) string {
	_, tail, found := strings.Cut(x, ", ")
	if !found {
		return x
	}
	if i := strings.LastIndex(tail, ", "); i >= 0 {
		tail = tail[i+2:]
	}
	head, _, list := strings.Cut(tail, " and ")
	first := strings.ToLower(firstWord(head))
	if r, _ := utf8.DecodeRuneInString(head); list && !determiners[first] && !speakers[first] && (unicode.IsUpper(r) || strings.Count(head, " ") < 2) {
		for _, s := range l.Source {
			if s.Valid(p.text) && strings.HasPrefix(p.text[s.End:], ",") {
				return x + ","
			}
		}
		return x
	}
	return x + ","
}

// marked shows that more was said.
func marked(said string, cut bool) string {
	if cut && !strings.HasSuffix(said, "[…]") {
		return said + " […]"
	}
	return said
}

// fromCue is the text from the cue to the end of the content, up to the first
// end of a sentence inside it.
func (p *page) fromCue(a *rapporteur.Attribution) string {
	cue := a.Links[0].Cue[0]
	end := a.Content[0].End
	for _, c := range a.Content[1:] {
		if c.Start-end > 3 || c.Start < end {
			break
		}
		end = c.End
	}
	whole := rapporteur.Span{Start: cue.Start, End: end}
	if !whole.Valid(p.text) || p.inFurniture(whole) {
		return ""
	}
	content := rapporteur.Span{Start: a.Content[0].Start, End: end}
	if anaphoric(p.slice(content)) || headless[strings.ToLower(firstWord(p.slice(content)))] {
		return ""
	}
	s, cut := firstSentence(p.slice(whole))
	if !balanced(s) {
		return ""
	}
	s = trimStop(s)
	if cut {
		s += " […]"
	}
	return s
}

// prepositions begin a content that is no clause: after a verb of saying it is
// not what was said.
var prepositions = set(`at in on from by during with under near against`)

// prepositional reports whether a content opens with a preposition that makes
// it no clause; "at least 40" is none.
func prepositional(s string) bool {
	words := strings.Fields(strings.ToLower(s))
	return len(words) > 0 && prepositions[words[0]] && !(len(words) > 1 && limits[words[1]])
}

// limits are what makes a number of "at" or "under".
var limits = set(`least most around about`)

// headless are the words with which a clause begins whose subject stands
// outside it: "on what it said were depots".
var headless = map[string]bool{"is": true, "are": true, "was": true, "were": true, "has": true, "had": true}

// clause is the content as a clause that can follow "According to X,", or ""
// when it is none that could.
func (p *page) clause(a *rapporteur.Attribution) string {
	parts := make([]string, 0, len(a.Content))
	last := 0
	for i, c := range a.Content {
		if !c.Valid(p.text) || i > 0 && (broken(p.text[last:max(last, c.Start)]) || c.Start < last) {
			return ""
		}
		if i > 0 && !p.onlySource(a.Links[0], rapporteur.Span{Start: last, End: c.Start}) {
			return "" // "…, adding, …": the parts are two statements
		}
		last = c.End
		part := strings.TrimRight(p.slice(c), " ,")
		if w := strings.ToLower(firstWord(part)); i > 0 && commaBetween(p.text[a.Content[i-1].Start:c.Start]) && unicode.IsLetter(lastRune(parts[i-1])) && !finiteWord(w) && verbs[w] == "" && !headEnders[w] && !prepositions[w] {
			parts[i-1] += "," // "… before, the paper notes, most recently …"
		}
		parts = append(parts, part)
	}
	s, cut := firstSentence(strings.Join(parts, " "))
	s = trimStop(unlinked(strings.TrimPrefix(s, "that ")))
	words := strings.Fields(s)
	if cut || len(words) < 3 || twofold(s) || strings.EqualFold(words[0], "about") && determiners[strings.ToLower(words[1])] && words[1] != "a" || words[1] == "that" || !balanced(s) || danglers[strings.ToLower(words[0])] || finite[strings.ToLower(words[0])] || strings.HasPrefix(s, "“") || strings.HasPrefix(s, "\"") {
		return ""
	}
	hasVerb := false
	for i, w := range words[1:] {
		w = strings.ToLower(strings.Trim(w, ",;:“”\"'‘’()"))
		if nounVerbs[w] && !subjectLike(words[i]) {
			continue // "a military plan to …" is no clause
		}
		if strings.HasSuffix(w, "ed") && !finite[w] && (strings.Contains(w, "-") || participial(words[:i+1], words[i+1:])) {
			continue
		}
		if finite[w] || len(w) > 4 && strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "'s") && finite[strings.TrimSuffix(w, "'s")] {
			hasVerb = true
		}
	}
	if !hasVerb {
		return ""
	}
	start := a.Content[0].Start
	if strings.HasPrefix(p.text[start:], "that ") {
		start += len("that ")
	}
	first := rapporteur.Span{Start: start, End: start + len(strings.TrimRight(firstWord(s), ",;:"))}
	if out := p.small(s); out != s || first.Valid(p.text) && p.text[first.Start:first.End] == firstWord(s) && slices.ContainsFunc(p.proper, func(n rapporteur.Span) bool { return n.Contains(first) }) || !p.unsure(s) {
		return out
	}
	return ""
}

// speaksOf reports whether what is said names the speaker.
func (p *page) speaksOf(a *rapporteur.Attribution, x string) bool {
	name := bareName(x)
	return name != "" && slices.ContainsFunc(a.Content, func(s rapporteur.Span) bool { return strings.Contains(bareName(p.slice(s)), name) })
}

// participial reports whether the word in -ed that opens the second of two
// stretches belongs to the noun behind it, after a noun phrase that goes on in
// -ing: "a document calling on … to order targeted strikes".
func participial(before, from []string) bool {
	ing := slices.ContainsFunc(before[min(1, len(before)):min(5, len(before))], func(w string) bool { return len(w) > 5 && strings.HasSuffix(w, "ing") })
	if !ing || len(from) < 2 {
		return false
	}
	next := strings.ToLower(strings.Trim(from[1], ",;:"))
	r, _ := utf8.DecodeRuneInString(from[1])
	return unicode.IsLower(r) && !determiners[next] && !headEnders[next] && !clauseOpeners[next] && !prepositions[next] && !strings.HasSuffix(next, "ly")
}

// nounVerbs are words of the list finite that are nouns as well.
var nounVerbs = set(`plan plans face need hold stand control hit shot lead live want act`)

// subjectLike reports whether a word before such a verb can be its subject: a
// plural, a name, a pronoun.
func subjectLike(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	low := strings.ToLower(w)
	return strings.HasSuffix(low, "s") && !strings.HasSuffix(low, "'s") && !strings.HasSuffix(low, "’s") || unicode.IsUpper(r) || subjects[low] || low == "people"
}

// unlinked drops the word with which a sentence joins on to the one before.
func unlinked(s string) string {
	first, rest, ok := strings.Cut(s, " ")
	word := strings.TrimRight(first, ",")
	if ok && connectives[strings.ToLower(word)] && (word != first || strings.EqualFold(word, "also")) {
		return rest
	}
	return s
}

// connectives are such words.
var connectives = set(`also instead however meanwhile moreover furthermore nevertheless nonetheless besides additionally similarly likewise indeed still separately`)

// commaBetween reports whether an insertion stands between two commas at the end
// of a text.
func commaBetween(s string) bool { return strings.HasSuffix(strings.TrimRight(s, " "), ",") }

// lastRune is the last character of a text.
func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// twofold reports whether a content goes on with a second clause under "that",
// which "According to" cannot govern.
func twofold(s string) bool {
	return strings.Contains(s, " and that ") || strings.Contains(s, " but that ")
}

// onlySource reports whether a gap between two parts of a content holds nothing
// but marks, the source and its cue.
func (p *page) onlySource(l rapporteur.Link, gap rapporteur.Span) bool {
	if !gap.Valid(p.text) {
		return false
	}
	rest := []byte(gap.In(p.text))
	for _, s := range append(slices.Clone(l.Source), l.Cue...) {
		for i := max(s.Start, gap.Start); i < min(s.End, gap.End); i++ {
			rest[i-gap.Start] = ' '
		}
	}
	left := strings.Fields(strings.Map(letters, string(rest)))
	if len(left) == 0 {
		return true
	}
	said := slices.ContainsFunc(l.Cue, func(s rapporteur.Span) bool { return gap.Contains(s) })
	return said && !slices.ContainsFunc(left, func(w string) bool { return verbs[strings.ToLower(w)] != "" })
}

// letters keeps letters and white space.
func letters(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsSpace(r) {
		return r
	}
	return -1
}

// unsure reports whether a sentence opens with a capital word that could be a
// name or a common noun: nothing else in the text tells.
func (p *page) unsure(s string) bool {
	first, rest, _ := strings.Cut(s, " ")
	first, _, _ = strings.Cut(strings.ReplaceAll(first, "’", "'"), "'")
	first = strings.Trim(first, ",;:()")
	if first == "" || strings.ToUpper(first) == first || strings.ContainsAny(first, "-.") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(first)
	next, _ := utf8.DecodeRuneInString(rest)
	return unicode.IsUpper(r) && !unicode.IsUpper(next) && !p.writes(first)
}

// anaphoric reports whether a content only points back: "that", "the claims".
func anaphoric(s string) bool {
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if w = strings.Trim(w, ".,;"); w != "the" && !anaphors[w] {
			return false
		}
	}
	return true
}
