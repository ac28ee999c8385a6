package brief

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/rapporteur/rapporteur"
)

// speaker names a source: the words of the text where they hold the whole
// name, else the name, else the words unless they are a mere pronoun. A name
// that the document does not call its actor by is not used.
func (p *page) speaker(l rapporteur.Link) string {
	s := p.sourceText(l)
	lead := strings.ToLower(firstWord(s))
	name, a := undashed(l.Name), p.actor(l)
	if many := lead == "they" || lead == "we"; many && a != nil && a.Kind == rapporteur.ActorPerson {
		return "" // one person is no "they"
	}
	if a != nil && name != "" && bareName(name) == bareName(a.Name) && !strings.Contains(plain(s), plain(name)) {
		return p.tied(a, s, lead)
	}
	if name != "" && a != nil && !p.calls(a, name) && !(s != "" && strings.Contains(plain(s), plain(name))) {
		if pronouns[lead] {
			return ""
		}
		if name = ""; a.Kind == rapporteur.ActorPerson && len(strings.Fields(s)) == 1 {
			return p.fullName(a)
		}
	}
	switch {
	case a == nil && strings.Contains(name, " and ") && strings.Contains(s, " and "):
		return s // several speakers: their own words have the articles right
	case name == "":
		if pronouns[lead] || s == "" {
			return ""
		}
		return articled(s)
	case s != "" && len(strings.Fields(s)) <= 14 && !pronouns[lead] && strings.Contains(plain(s), plain(name)):
		return articled(s)
	}
	if a != nil && a.Kind == rapporteur.ActorPerson { // "the Duarte", as in "the Duarte cabinet"
		return fold(name)
	}
	return p.named(fold(name))
}

// tied names a speaker whose actor is known: by the fullest name that the
// document has for a person, a pronoun or a description; else by the text's
// own words, "Damascus" rather than the state it stands for.
func (p *page) tied(a *rapporteur.Actor, words, lead string) string {
	full := fold(p.fullName(a))
	switch {
	case words != "" && len(strings.Fields(words)) <= 14 && strings.Contains(plain(words), plain(full)):
		return articled(words)
	case words != "" && !pronouns[lead] && !owners[lead] && (several(words) || p.isName(a, words)):
		return articled(words) // "the agency and the relief society", "the U.S.": no one name says as much
	case a.Kind == rapporteur.ActorPerson:
		return full
	case words != "" && human[strings.ToLower(lastWord(words[:headLength(words)]))]:
		return articled(words) // "the soldier" is not the army
	case words == "" || pronouns[lead] || owners[lead] || determiners[lead] && len(strings.Fields(words)) < 3:
		if a.Kind == rapporteur.ActorState && !articledStates[strings.ToLower(lastWord(full))] {
			return full // "the government" is Marland, though the text may hold "the Marland army"
		}
		return p.named(full) // "the ministry", "its army"
	}
	return articled(words)
}

// articledStates are the last words of states' names that take an article.
var articledStates = set(`states kingdom emirates netherlands philippines republic union maldives gambia bahamas federation islands comoros seychelles vatican u.s. u.k. us uk`)

// several reports whether the words of a source name more than one speaker.
func several(words string) bool {
	return strings.Contains(words[:headLength(words)], " and ") || strings.Contains(words, ", and ")
}

// isName reports whether the text calls the actor by these very words as a
// name, so that no other of its names is better.
func (p *page) isName(a *rapporteur.Actor, words string) bool {
	if r, _ := utf8.DecodeRuneInString(lastWord(words)); !unicode.IsUpper(r) {
		return false
	}
	return a.Kind != rapporteur.ActorPerson && slices.ContainsFunc(a.Mentions, func(m rapporteur.Mention) bool {
		return m.Form == rapporteur.MentionName && bareName(p.slice(m.Span)) == bareName(words)
	})
}

// owners open a description that only the text before it explains.
var owners = set(`its their his her`)

// torn reports whether a source begins in the middle of a name: "channel" in
// "the Channel Four channel".
func (p *page) torn(l rapporteur.Link) bool {
	for _, s := range l.Source {
		if !s.Valid(p.text) || s.Start < 2 {
			continue
		}
		if before, _ := utf8.DecodeLastRuneInString(p.text[:s.Start]); unicode.IsLetter(before) || unicode.IsDigit(before) || strings.ContainsRune("+&/", before) {
			return true // "1 officials" in "P5+1 officials"
		}
		if p.text[s.Start-1] != ' ' {
			continue
		}
		first, _ := utf8.DecodeRuneInString(p.text[s.Start:])
		before := lastWord(strings.TrimRight(p.text[:s.Start], " "))
		r, _ := utf8.DecodeRuneInString(before)
		last, _ := utf8.DecodeLastRuneInString(before)
		opener := p.sentenceStart(s.Start) >= s.Start-1-len(before)
		if unicode.IsLower(first) && unicode.IsUpper(r) && unicode.IsLetter(last) && !opener && !determiners[strings.ToLower(firstWord(p.slice(s)))] {
			return true
		}
	}
	return false
}

// articled gives a body without an article, as headlines have it, its own.
func articled(s string) string {
	last := lastWord(s)
	if bodies[last] && !determiners[strings.ToLower(firstWord(s))] && !strings.Contains(s, "'s ") && !strings.Contains(s, "’s ") && !strings.Contains(s, ",") {
		first, rest, _ := strings.Cut(s, " ")
		if r, _ := utf8.DecodeRuneInString(rest); unicode.IsLower(r) && (premodifiers[strings.ToLower(first)] || speakers[strings.ToLower(first)]) {
			s = strings.ToLower(first) + " " + rest // "Local government" opened its sentence
		}
		return "the " + s
	}
	return s
}

// named gives a resolved name the article that the text, or its own last
// words, ask for.
func (p *page) named(name string) string {
	if first := firstWord(name); strings.EqualFold(first, "the") || strings.HasSuffix(first, "'s") || strings.HasSuffix(first, "’s") {
		return name
	}
	if titles[firstWord(name)] || possessive.MatchString(name) {
		return name // "Mr Odhiambo's committee" has its article in itself
	}
	if p.stands(" the "+name) || p.stands("The "+name) {
		return "the " + name
	}
	for _, w := range strings.Fields(strings.ToLower(name)) {
		if bodies[w] {
			return "the " + name
		}
	}
	return name
}

var (
	titles     = map[string]bool{"Mr": true, "Mrs": true, "Ms": true, "Dr": true, "Mr.": true, "Mrs.": true, "Ms.": true, "Dr.": true}
	possessive = regexp.MustCompile(`['’]s \pL`)
)

// plain folds case and accents, for comparing names.
func plain(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		if r == 'ı' {
			return 'i'
		}
		return r
	}, norm.NFD.String(s)))
}

// sourceText is the words of a source, its trailing comma dropped.
func (p *page) sourceText(l rapporteur.Link) string {
	parts := make([]string, 0, len(l.Source))
	for i, s := range l.Source {
		t := strings.TrimRight(p.uncut(s), " ,;:—–-")
		if t == "" {
			continue
		}
		if i > 0 && strings.HasSuffix(strings.ToLower(p.text[:s.Start]), " the ") {
			t = "the " + t // shared out of "Osko and the Marland army"
		}
		parts = append(parts, t)
	}
	s := undashed(strings.Join(parts, " and "))
	if len(parts) > 2 || len(strings.Fields(s)) > 25 {
		return ""
	}
	s = strings.TrimSuffix(strings.TrimSuffix(s, "’s"), "'s")
	return s
}

// uncut is the text of a source without an apposition that stops in the middle
// of a phrase: "Ana Duarte, Save" in "Ana Duarte, Save the Coast's adviser".
func (p *page) uncut(s rapporteur.Span) string {
	words := p.slice(s)
	i := strings.LastIndex(words, ", ")
	if i < 0 || s.End >= len(p.text) || p.text[s.End] != ' ' || strings.HasSuffix(words, ",") {
		return words
	}
	next, last := strings.ToLower(firstWord(fold(p.text[s.End:min(len(p.text), s.End+40)]))), strings.Fields(words[i+2:])
	next = strings.Trim(next, ".,;:")
	first := strings.ToLower(last[0])
	if !phraseGoesOn[next] || determiners[first] || speakers[first] || premodifiers[first] || strings.ContainsAny(first, "0123456789") {
		return words
	}
	return words[:i]
}

// phraseGoesOn are words that show the noun phrase before them to be unfinished.
var phraseGoesOn = set(`with of for in from to the`)

// undashed drops an aside behind a dash, which a source does not end.
func undashed(s string) string {
	for _, dash := range []string{" – ", " — ", " -- ", " - "} {
		s, _, _ = strings.Cut(s, dash)
	}
	return s
}

// via lists the relays of a chain that the text names and x does not.
func (p *page) via(a *rapporteur.Attribution, x string) string {
	var names []string
	for _, l := range a.Links[1:] {
		name := l.Name
		if name == "" {
			if name = p.speaker(l); name == "" {
				continue
			}
		}
		if strings.Contains(x, name) {
			continue
		}
		inSaid := false
		for _, c := range a.Links[0].Cue {
			gap := rapporteur.Span{Start: c.End, End: a.Content[0].Start}
			inSaid = inSaid || gap.Valid(p.text) && (strings.Contains(gap.In(p.text), name) || len(l.Source) > 0 && gap.Contains(l.Source[0])) // "told VOA"
		}
		if !inSaid {
			names = append(names, p.small(name))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "via " + strings.Join(names, " and ")
}
