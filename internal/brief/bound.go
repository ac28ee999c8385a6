package brief

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
)

// bounded gives an attribution whose content stops where its speaker's words
// stop for certain; cut says that what is left out may be the speaker's too.
// The readers take a content to the end of its sentence, where at times
// somebody else speaks, or the report itself.
func (p *page) bounded(a *rapporteur.Attribution) (short *rapporteur.Attribution, cut bool) {
	if len(a.Content) != 1 || len(a.Links[0].Cue) != 1 || !a.Content[0].Valid(p.text) {
		return a, false
	}
	c, at := a.Content[0], -1
	stop := func(end int, marked bool) {
		if end > 0 && (at < 0 || end < at) {
			at, cut = end, marked
		}
	}
	body := c.In(p.text)
	stop(p.otherVoice(a), false)
	for _, w := range commentary {
		stop(strings.Index(body, ", "+w+" "), false)
	}
	if p.subordinated(a) {
		stop(mainClause(body), false)
	}
	class, _, _ := cueClass(p.slice(a.Links[0].Cue[0]))
	if class == verbThat {
		stop(coordinate(body, ", but "), true)
	}
	if a.Links[0].Stance == rapporteur.StanceDenies { // "denied A and B": B is mostly the report's
		stop(coordinate(body, " and "), true)
		stop(coordinate(body, ", but "), true)
	}
	stop(coordinate(body, ", yet "), false) // mostly the report's doubt
	stop(verdict(body), false)
	stop(dangling(body), true)
	if at < 0 {
		return a, false
	}
	b := *a
	b.Content = []rapporteur.Span{{Start: c.Start, End: c.Start + len(strings.TrimRight(body[:at], " ,"))}}
	if b.Content[0].Len() == 0 {
		return a, false
	}
	return &b, cut
}

// verdict is the offset where the report says what became of somebody's words:
// "but that has not stopped the talk".
func verdict(s string) int {
	for _, join := range []string{" but that ", " but this "} {
		if i := strings.Index(s, join); i > 0 {
			next := strings.ToLower(firstWord(s[i+len(join):]))
			if being[next] || negated[next] || modals[next] || strings.HasPrefix(next, "hasn") {
				return i
			}
		}
	}
	return -1
}

// dangling is the offset of a joining word near the end of a content after
// which nothing but an insertion is left: "…, and, in turn".
func dangling(s string) int {
	for _, join := range []string{" and, ", " but, ", " or, "} {
		if i := strings.LastIndex(s, join); i > 0 && !hasClause("x "+s[i+len(join):], 9) && len(strings.Fields(s[i+len(join):])) < 4 {
			return i
		}
	}
	return -1
}

// commentary are participles that tell what somebody's words did, not what they
// say: "…, prompting the minister to reply".
var commentary = []string{"prompting", "echoing", "contradicting", "angering"}

// otherVoice is the offset in a content where somebody else begins to speak who
// stands beside the speaker, not inside the speaker's words: "the mayor said
// the road was open, and drivers said it was not".
func (p *page) otherVoice(a *rapporteur.Attribution) int {
	c, at := a.Content[0], -1
	for _, b := range p.said {
		if b.ID == a.ID || len(b.Links) != 1 || len(b.Links[0].Source) != 1 || len(b.Content) == 0 {
			continue
		}
		s := b.Links[0].Source[0]
		if !s.Valid(p.text) || !c.Contains(s) || s.Start == c.Start || slices.Equal(b.Links[0].Source, a.Links[0].Source) {
			continue
		}
		before := strings.TrimRight(p.text[c.Start:s.Start], " ")
		if i := strings.LastIndex(before, ", "); i > 0 && besides[strings.ToLower(before[i+2:])] && (at < 0 || i < at) {
			at = i
		}
	}
	return at
}

// besides are the words that set another speaker beside the first.
var besides = set(`and but while whereas although though`)

// subordinated reports whether the source opens a clause that only leads up to
// the report's own: "while X has denied …, it …".
func (p *page) subordinated(a *rapporteur.Attribution) bool {
	return slices.ContainsFunc(a.Links[0].Source, func(s rapporteur.Span) bool {
		return s.Valid(p.text) && subordinate[strings.ToLower(lastWord(fold(p.text[p.sentenceStart(s.Start):s.Start])))]
	})
}

// mainClause is the offset of the comma before a pronoun and its verb.
func mainClause(s string) int {
	for i := 0; ; {
		j := strings.Index(s[i:], ", ")
		if j < 0 {
			return -1
		}
		i += j
		words := strings.Fields(strings.ToLower(s[i+2:]))
		if len(words) > 1 && subjects[words[0]] && finiteWord(words[1]) {
			return i
		}
		i += 2
	}
}

// subjects are the pronouns that are nothing but a subject.
var subjects = set(`he she it they we`)

// coordinate is the offset of a joining word with a clause on either side of it
// that no "that" puts under the same verb.
func coordinate(s, join string) int {
	i := strings.Index(s, join)
	if i < 0 || !hasClause(s[:i], 12) || strings.HasPrefix(s[i+len(join):], "that ") || !hasClause(s[i+len(join):], 5) || !balanced(s[:i]) {
		return -1
	}
	first := strings.ToLower(firstWord(s[i+len(join):]))
	if finite[first] || strings.HasSuffix(first, "ed") || strings.HasSuffix(first, "ly") {
		return -1 // the same subject goes on
	}
	return i
}

// hasClause reports whether one of the first n words of s, but the first, is a
// finite verb.
func hasClause(s string, n int) bool {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(s, "’", "'")))
	if len(words) > 0 {
		if subject, _, short := strings.Cut(words[0], "'"); short && subjects[subject] {
			return true // "they're"
		}
	}
	for _, w := range words[min(1, len(words)):min(n, len(words))] {
		if finiteWord(strings.Trim(w, ",;:“”\"()")) {
			return true
		}
	}
	return false
}

// finiteWord reports whether a word alone is a finite verb, or looks like one.
func finiteWord(w string) bool {
	return finite[w] || len(w) > 4 && strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "’re") || strings.HasSuffix(w, "'re")
}

// leans reports whether what somebody says points back to words before it, so
// that alone it would say nothing or be about the wrong thing.
func (p *page) leans(a *rapporteur.Attribution) bool {
	a, _ = p.bounded(a)
	l := a.Links[0]
	if len(a.Content) == 0 || !a.Content[0].Valid(p.text) {
		return false
	}
	told := false // somebody is told, whom a pronoun may mean
	if len(l.Cue) == 1 && l.Cue[0].Valid(p.text) {
		led := p.slice(l.Cue[0])
		if gap := (rapporteur.Span{Start: l.Cue[0].End, End: a.Content[0].Start}); gap.Valid(p.text) && gap.Len() < 60 {
			led += " " + p.slice(gap)
			told = strings.TrimSuffix(p.slice(gap), "that") != ""
		}
		for _, w := range strings.Fields(strings.ToLower(led)) {
			if addressees[strings.Trim(w, ",")] && !owned(p.sourceText(l)) {
				return true
			}
		}
	}
	if r, _ := utf8.DecodeRuneInString(p.slice(a.Content[0])); !unicode.IsLetter(r) {
		return false // words in quotation marks bring their own pronouns
	}
	body, that := strings.CutPrefix(p.slice(a.Content[0]), "that ")
	words := strings.Fields(strings.ToLower(body))
	if len(words) < 2 {
		return false
	}
	if (that || strings.HasSuffix(strings.TrimRight(p.text[:a.Content[0].Start], " "), " that")) && (being[words[0]] || negated[words[0]] || modals[words[0]]) {
		return true // "said that was out of the question"
	}
	next := strings.Trim(words[1], ",")
	switch w := words[0]; {
	case demonstratives[w]:
		if !spells[strings.TrimSuffix(strings.TrimSuffix(next, "'s"), "’s")] {
			return true
		}
	case w == "both":
		if !slices.Contains(words, "and") && next != "sides" {
			return true
		}
	case w == "to" && (next == "do" || next == "exert") && len(words) > 2 && (words[2] == "so" || words[2] == "that"), w == "doing" && next == "so":
		return true
	case owners[w] && !told:
		if w == "her" && !being[next] && objectOf(words) || !p.means(l, owning[w]) {
			return true
		}
	case addressees[w] && w != "us" && w != "me":
		return true // "accused them of lying"
	case subjects[w] && w != "we" && !told:
		if first := len(l.Source) == 1 && l.Source[0].Start > a.Content[0].Start; first && (w == "they" || w == "it" && !expletive(words)) {
			return true // "They also hit a bridge, the activists said": who speaks stands behind, whom "they" means before
		}
		if !(w == "it" && expletive(words)) && !p.means(l, w) {
			return true
		}
	}
	for i, w := range words {
		bare := strings.TrimRight(w, ".,;:")
		last := i == len(words)-1
		switch {
		case bare == "such" && !last && !namedBefore(p.sourceText(l)+" "+strings.Join(words[:i], " "), words[i+1:]):
			return true
		case bare == "that" && i > 0 && (last || w != bare || negated[words[i+1]] || i == len(words)-2):
			return true
		}
	}
	return false
}

// namedBefore reports whether the thing after "such" has its name in the words
// before, so that they tell what it is; "such as" and "such that" point nowhere.
func namedBefore(before string, words []string) bool {
	noun := words[0]
	if noun == "as" || noun == "that" {
		return true
	}
	if (noun == "a" || noun == "an") && len(words) > 1 {
		noun = words[1]
	}
	noun = strings.TrimRight(strings.Trim(noun, ".,;:“”\"'’"), "s")
	return len(noun) > 2 && strings.Contains(strings.ToLower(before), noun)
}

// owning gives the pronoun of a possessive.
var owning = map[string]string{"its": "it", "their": "they", "his": "he", "her": "she"}

// objectOf reports whether the "her" that opens the words is no possessive:
// "her of lying".
func objectOf(words []string) bool { return len(words) > 1 && headEnders[words[1]] }

// demonstratives point back when a content opens with them.
var demonstratives = set(`this these those`)

// spells are nouns of time: "this week" points at no words.
var spells = set(`day week weekend month year decade morning afternoon evening night time spring summer autumn fall winter season century`)

// addressees are the pronouns of somebody who is told something.
var addressees = set(`him her them us me`)

// negated are the verbs before which "that" is a pronoun: "ensure that doesn't
// happen".
var negated = set(`isn't isn’t wasn't wasn’t doesn't doesn’t didn't didn’t won't won’t wouldn't wouldn’t can't can’t`)

// modals are the helping verbs of which "that" can be the subject.
var modals = set(`will would can could may might must should shall has had does did`)

// expletive reports whether the "it" that opens the words stands for what
// follows: "it was possible that", "it might take days".
func expletive(words []string) bool {
	for _, w := range words[1:min(len(words), 4)] {
		if expletives[strings.Trim(w, ",“”\"")] {
			return true
		}
	}
	return strings.HasSuffix(words[1], "'s") || strings.HasSuffix(words[1], "’s")
}

var expletives = set(`possible impossible likely unlikely clear unclear difficult hard easy important necessary reasonable too time vital key essential crucial wrong right early
	seems seemed appears appeared take takes took not up premature regrettable better best true`)

// means reports whether a pronoun that opens somebody's words can be the
// speaker. An outlet hardly ever speaks of itself.
func (p *page) means(l rapporteur.Link, pronoun string) bool {
	words := p.sourceText(l)
	a := p.actor(l)
	if a != nil && a.Kind == rapporteur.ActorMedia {
		return false
	}
	owner := owned(words)
	many := strings.Contains(words, " and ") || plural(strings.ToLower(lastWord(words)))
	person := a != nil && a.Kind == rapporteur.ActorPerson
	switch pronoun {
	case "he", "she":
		return owner || person || human[strings.ToLower(lastWord(words[:headLength(words)]))] && !many
	case "they":
		return !person || many
	}
	return !person
}

// owned reports whether a source names somebody else whom a pronoun may mean:
// "Duarte's hosts welcomed her".
func owned(source string) bool {
	return strings.Contains(source, "'s ") || strings.Contains(source, "’s ")
}

// nested is the attribution of who passes somebody else's words on, with those
// words as its content, where the text runs through both: "Duarte said the army
// had denied that …". nil where it does not.
func (p *page) nested(a *rapporteur.Attribution) *rapporteur.Attribution {
	if len(a.Links) != 2 || len(a.Content) != 1 {
		return nil
	}
	in, out := a.Links[0], a.Links[1]
	if len(in.Source) != 1 || len(in.Cue) != 1 || len(out.Source) != 1 || len(out.Cue) != 1 || out.Stance != rapporteur.StanceAsserts {
		return nil
	}
	words := rapporteur.Span{Start: in.Source[0].Start, End: a.Content[0].End}
	if in.Source[0].End > in.Cue[0].Start || in.Cue[0].End > a.Content[0].Start || !words.Valid(p.text) || broken(words.In(p.text)[:words.Len()-1]) {
		return nil
	}
	ahead := out.Source[0].End <= out.Cue[0].Start && out.Cue[0].End <= words.Start && words.Start-out.Cue[0].End < 60
	behind := out.Source[0].Start >= words.End && out.Cue[0].Start >= words.End
	if !ahead && !behind {
		return nil
	}
	b := *a
	b.Links, b.Content = a.Links[1:], []rapporteur.Span{words}
	return &b
}
