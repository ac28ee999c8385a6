package brief

import (
	"regexp"
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
	case a.Kind == rapporteur.ActorPerson:
		return full
	case words == "" || pronouns[lead] || owners[lead] || determiners[lead] && len(strings.Fields(words)) < 3:
		return p.named(full) // "the ministry", "its army"
	}
	return articled(words)
}

// owners open a description that only the text before it explains.
var owners = set(`its their his her`)

// torn reports whether a source begins in the middle of a name: "channel" in
// "the Channel Four channel".
func (p *page) torn(l rapporteur.Link) bool {
	for _, s := range l.Source {
		if !s.Valid(p.text) || s.Start < 2 || p.text[s.Start-1] != ' ' {
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
	if p.holds(" the "+name) || p.holds("The "+name) {
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
	for _, s := range l.Source {
		if t := strings.TrimRight(p.slice(s), " ,;:—–-"); t != "" {
			parts = append(parts, t)
		}
	}
	s := undashed(strings.Join(parts, " and "))
	if len(parts) > 2 || len(strings.Fields(s)) > 25 {
		return ""
	}
	s = strings.TrimSuffix(strings.TrimSuffix(s, "’s"), "'s")
	return s
}

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
