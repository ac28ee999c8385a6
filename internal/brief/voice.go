package brief

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
)

//go:embed speakers.txt
var speakerTable string

// speakers are the nouns of speakers.txt with their plurals.
var speakers = func() map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(speakerTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(line) {
			m[w] = true
			switch {
			case strings.HasSuffix(w, "man"):
				m[strings.TrimSuffix(w, "man")+"men"] = true
			case strings.HasSuffix(w, "y") && !strings.HasSuffix(w, "ey") && !strings.HasSuffix(w, "ay"):
				m[strings.TrimSuffix(w, "y")+"ies"] = true
			case strings.HasSuffix(w, "s") || strings.HasSuffix(w, "ch") || strings.HasSuffix(w, "x"):
				m[w+"es"] = true
			default:
				m[w+"s"] = true
			}
		}
	}
	for _, w := range strings.Fields("people women men wives children clergy staff personnel troops medics others") {
		m[w] = true
	}
	delete(m, "others") // of whom the text does not say
	return m
}()

// human are the nouns of speakers.txt that mean one person, in the singular.
var human = func() map[string]bool {
	m := map[string]bool{}
	persons := false
	for line := range strings.Lines(speakerTable) {
		if head, ok := strings.CutPrefix(line, "# "); ok {
			persons = strings.HasPrefix(head, "persons") || strings.HasPrefix(head, "offices")
			continue
		}
		for _, w := range strings.Fields(line) {
			if persons {
				m[w] = true
			}
		}
	}
	return m
}()

// speaks reports whether an actor of the kind can say something.
func speaks(k rapporteur.ActorKind) bool {
	switch k {
	case rapporteur.ActorPerson, rapporteur.ActorState, rapporteur.ActorMinistry, rapporteur.ActorOffice, rapporteur.ActorDelegation,
		rapporteur.ActorArmedForces, rapporteur.ActorArmedGroup, rapporteur.ActorOrganisation, rapporteur.ActorMedia,
		rapporteur.ActorUnnamedSource, rapporteur.ActorPopulation, rapporteur.ActorBloc:
		return true
	}
	return false
}

// actor gives the actor that a link is tied to, nil for none that can speak.
func (p *page) actor(l rapporteur.Link) *rapporteur.Actor {
	if l.Actor == "" {
		return nil
	}
	i := slices.IndexFunc(p.actors, func(a rapporteur.Actor) bool { return a.ID == l.Actor })
	if i < 0 || !speaks(p.actors[i].Kind) {
		return nil
	}
	return &p.actors[i]
}

// calls reports whether the document calls the actor by the name.
func (p *page) calls(a *rapporteur.Actor, name string) bool {
	want := bareName(name)
	if want == "" || a == nil {
		return false
	}
	if bareName(a.Name) == want {
		return true
	}
	return slices.ContainsFunc(a.Mentions, func(m rapporteur.Mention) bool {
		return m.Form != rapporteur.MentionPronoun && m.Form != rapporteur.MentionModifier && bareName(p.slice(m.Span)) == want
	})
}

// bareName folds a name for comparing: case, accents, article.
func bareName(s string) string { return strings.TrimPrefix(plain(fold(s)), "the ") }

// fullName is the longest name the document has for the actor in its own
// words, else its canonical name.
func (p *page) fullName(a *rapporteur.Actor) string {
	best := ""
	for _, m := range a.Mentions {
		if s := p.slice(m.Span); m.Form == rapporteur.MentionName && len(s) > len(best) {
			best = s
		}
	}
	if best == "" {
		return a.Name
	}
	return best
}

// voiced reports whether the text shows a link's source to be somebody who
// can speak: a pronoun tied to an actor of the name that the link gives it; or
// a noun phrase whose head is an actor's mention, or a noun of speakers.txt.
// A link without any source, as of a hedge, is nobody's.
func (p *page) voiced(l rapporteur.Link) bool {
	if len(l.Source) == 0 {
		return l.Name != "" && p.called(l.Name)
	}
	if len(l.Source) > 2 {
		return false
	}
	for _, s := range l.Source {
		if !s.Valid(p.text) || !p.voicedAt(l, s) {
			return false
		}
	}
	return true
}

// called reports whether a name is that of an actor who can speak.
func (p *page) called(name string) bool {
	return slices.ContainsFunc(p.actors, func(a rapporteur.Actor) bool { return speaks(a.Kind) && p.calls(&a, name) })
}

func (p *page) voicedAt(l rapporteur.Link, s rapporteur.Span) bool {
	words := strings.TrimRight(p.slice(s), " ,;:—–-")
	lead := strings.ToLower(firstWord(words))
	if lead == strings.ToLower(words) && pronouns[lead] {
		a := p.actor(l)
		return a != nil && l.Name != "" && p.calls(a, l.Name)
	}
	if firstPerson[lead] || lead == "you" || headClause[lead] {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(words); words == lead && unicode.IsLower(r) && speakers[lead] && !plural(lead) {
		return false // "president" in "the [Marland] president": cut out of its phrase
	}
	head := rapporteur.Span{Start: s.Start, End: s.Start + headLength(s.In(p.text))}
	for at := head.Start; ; {
		part := rapporteur.Span{Start: at, End: head.End}
		i := strings.Index(part.In(p.text), " and ")
		if i >= 0 {
			part.End = at + i
		}
		if !p.voicedHead(part) {
			return false
		}
		if i < 0 {
			return true
		}
		at = part.End + len(" and ")
		if at >= head.End {
			return false
		}
	}
}

// firstPerson are the pronouns of somebody whose words are quoted: what they
// say is told with who quotes them.
var firstPerson = set(`i we`)

// plural reports whether a noun of speakers.txt stands in the plural.
func plural(w string) bool {
	return strings.HasSuffix(w, "s") || strings.HasSuffix(w, "men") || strings.HasSuffix(w, "people") || w == "police" || w == "clergy" || w == "children" || w == "staff" || w == "personnel"
}

// headClause are openers of what is no noun phrase, or of one that names
// nobody.
var headClause = set(`what whatever who whoever nobody neither none nothing something anything everything to not`)

// headEnders end the head of a noun phrase.
var headEnders = set(`who whom whose which that of at in from with for on to by near inside outside under against about among between behind
	close familiar involved including such as speaking working supporting representing based`)

// headLength is the length in bytes of a noun phrase up to the end of its head.
func headLength(s string) int {
	for at := 0; at < len(s); {
		end := at + strings.IndexAny(s[at:]+" ", " \n")
		w := s[at:end]
		if i := strings.IndexAny(w, ",(;:—–"); i >= 0 {
			return len(strings.TrimRight(s[:at+i], " \n"))
		}
		if at > 0 && headEnders[strings.ToLower(w)] {
			return len(strings.TrimRight(s[:at], " \n"))
		}
		at = end + 1
	}
	return len(s)
}

// voicedHead reports whether the noun phrase s, which ends with its head,
// names a speaker.
func (p *page) voicedHead(s rapporteur.Span) bool {
	if !s.Valid(p.text) {
		return false
	}
	words := strings.TrimSpace(s.In(p.text))
	last := strings.ToLower(strings.Trim(lastWord(fold(words)), `.'’"”“‘`))
	for _, a := range p.actors {
		if !speaks(a.Kind) {
			continue
		}
		for _, m := range a.Mentions {
			if m.Form == rapporteur.MentionModifier || m.Form == rapporteur.MentionPronoun || m.Start >= s.End || m.End < s.End || m.End > s.End+3 {
				continue
			}
			if m.Start <= s.Start || m.Form == rapporteur.MentionNominal && speakers[last] || p.titled(rapporteur.Span{Start: s.Start, End: m.Start}) {
				return true
			}
		}
	}
	return speakers[last] && !p.sentenceVerb(s)
}

// titled reports whether what stands between the beginning of a noun phrase
// and the name that is its head leaves the name its head: an article, a title,
// an office, another name, a compound as in "state-run".
func (p *page) titled(s rapporteur.Span) bool {
	if !s.Valid(p.text) {
		return true
	}
	at := s.Start
	words := strings.Fields(s.In(p.text))
	for i, w := range words {
		start := at + strings.Index(p.text[at:s.End], w)
		at = start + len(w)
		low := strings.ToLower(strings.Trim(w, `.,'"“”‘’`))
		switch {
		case determiners[low], speakers[low], premodifiers[low], strings.Contains(low, "-"), strings.HasSuffix(w, "."):
		case p.covered(rapporteur.Span{Start: start, End: at}):
		case i == 0:
			return false
		default:
			// Within a title: "Deputy Foreign Minister", "Lower House Speaker". The
			// last word before the name must be more than a plain noun.
			r, _ := utf8.DecodeRuneInString(w)
			if i == len(words)-1 && !unicode.IsUpper(r) {
				return false
			}
		}
	}
	return true
}

// premodifiers may open a noun phrase before a title or a name.
var premodifiers = set(`former late then retired senior junior acting interim deputy vice prime foreign defence defense interior finance justice health state national
	chief top leading local regional federal top-ranking exiled ousted outgoing incoming veteran longtime fellow new old young embattled self-styled first second
	republican democratic conservative liberal even only also both house majority minority assistant associate executive general supreme high american british`)

// covered reports whether a word is part of a mention, of a place or of a name
// of no person.
func (p *page) covered(s rapporteur.Span) bool {
	return slices.ContainsFunc(p.covers, func(c rapporteur.Span) bool { return c.Contains(s) })
}

// sentenceVerb reports whether a phrase opens with a capital that is no name,
// title or determiner at the beginning of a sentence, as an imperative does.
func (p *page) sentenceVerb(s rapporteur.Span) bool {
	w := firstWord(fold(s.In(p.text)))
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	r, _ := utf8.DecodeRuneInString(w)
	low := strings.ToLower(strings.Trim(w, `.,'"“”‘’`))
	if !unicode.IsUpper(r) || p.sentenceStart(s.Start) != s.Start || determiners[low] || speakers[low] || premodifiers[low] || openers[low] || strings.Contains(w, "-") {
		return false
	}
	return !p.covered(rapporteur.Span{Start: s.Start, End: s.Start + len(w)})
}
