package brief

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
)

// cueClass finds the class of a cue's finite verb. finite is false for cues
// that cannot stand between a subject and its content: participles,
// infinitives, nouns, passives. bare says that the cue is the verb alone, so
// that other words can stand for it without loss.
func cueClass(cue string) (class string, finite, bare bool) {
	words := strings.Fields(strings.ToLower(cue))
	if len(words) == 0 || len(words) > 6 || words[0] == "to" {
		return "", false, false
	}
	bare = true
	for i, w := range words {
		w = strings.TrimRight(w, ",:")
		if being[w] {
			return "", false, false
		}
		helper := auxiliaries[w] && i < len(words)-1
		switch {
		case !helper && class == "" && verbs[w] != "":
			class = verbs[w]
		case !helper:
			bare = false
		}
	}
	return class, class != "" && class != verbPart, bare
}

// inOrder reports whether source, cue and content follow one another within
// one sentence with nothing but an aside between source and cue, and nothing
// that could turn the sense between cue and content.
func (p *page) inOrder(a *rapporteur.Attribution) bool {
	o := a.Links[0]
	cue, content := o.Cue[0], a.Content[0]
	if len(o.Source) != 1 || !o.Source[0].Valid(p.text) || !content.Valid(p.text) {
		return false
	}
	src := o.Source[0]
	if src.End > cue.Start || cue.End > content.Start || content.Start-cue.End > 60 {
		return false
	}
	between, after := p.text[src.End:cue.Start], p.text[cue.End:content.Start]
	if len(between) > 160 || broken(between) || broken(after) || !aside(between, src.In(p.text)) {
		return false
	}
	if next := strings.ToLower(firstWord(fold(p.text[cue.End:content.End]))); nominal[next] {
		return false // "claims by", "reports of": a noun
	}
	return !strings.HasSuffix(src.In(p.text), "'s") && !strings.HasSuffix(src.In(p.text), "’s")
}

// aside reports whether what stands between a source and its cue leaves them
// subject and verb: nothing, an aside between commas, or adverbs.
func aside(between, source string) bool {
	s := fold(between)
	if s == "" || strings.HasSuffix(source, ",") {
		return true
	}
	switch s[0] {
	case ',', '(':
		return true
	}
	for _, w := range strings.Fields(strings.ToLower(s)) {
		if w = strings.Trim(w, ","); !auxiliaries[w] && !strings.HasSuffix(w, "ly") {
			return strings.HasPrefix(s, "who ") || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "—")
		}
	}
	return true
}

// inserted reports whether source and cue are an insertion with "as", which
// gives what stands before it: "sooner, as she promised her party, she goes".
func (p *page) inserted(a *rapporteur.Attribution) bool {
	o := a.Links[0]
	gap := rapporteur.Span{Start: o.Cue[0].End, End: a.Content[0].Start}
	if !gap.Valid(p.text) || !strings.HasSuffix(strings.TrimRight(gap.In(p.text), " "), ",") {
		return false
	}
	return slices.ContainsFunc(o.Source, func(s rapporteur.Span) bool {
		return s.Valid(p.text) && strings.EqualFold(lastWord(fold(p.text[p.sentenceStart(s.Start):s.Start])), "as")
	})
}

// joined reports whether others speak with the source whom it leaves out, in
// what stands between it and its cue: "the mayor, as well as the bishop, said".
func (p *page) joined(a *rapporteur.Attribution, l rapporteur.Link) bool {
	for _, s := range l.Source {
		// "…, write Ana Duarte, a nurse, and Ivo Lindahl": the cue is before.
		if s.Valid(p.text) && l.Cue[0].End <= s.Start && a.Content[0].End <= l.Cue[0].Start {
			rest := strings.TrimLeft(p.text[s.End:min(len(p.text), s.End+40)], ", ")
			if next, ok := strings.CutPrefix(rest, "and "); ok {
				if r, _ := utf8.DecodeRuneInString(next); unicode.IsUpper(r) {
					return true
				}
			}
		}
		gap := rapporteur.Span{Start: s.End, End: l.Cue[0].Start}
		if !gap.Valid(p.text) || gap.Len() > 200 {
			continue
		}
		between := strings.ToLower(fold(gap.In(p.text)))
		for _, with := range companions {
			if strings.Contains(between, with) {
				return true
			}
		}
		before, after, found := strings.Cut(" "+between, ", and ")
		if found && !slices.ContainsFunc(strings.Fields(before), finiteWord) && !finiteWord(firstWord(after)) {
			return true
		}
	}
	return false
}

// governs reports whether a cue behind what is said has an object of its own:
// "as polls indicated a slump" does not give what stands before it.
func (p *page) governs(l rapporteur.Link) bool {
	cue := l.Cue[0]
	rest := strings.Fields(strings.ToLower(p.text[cue.End:min(len(p.text), cue.End+40)]))
	if len(rest) < 2 || rest[0] != "a" && rest[0] != "an" || !strings.HasPrefix(p.text[cue.End:], " ") {
		return false
	}
	return !spells[strings.Trim(rest[1], ".,;")] && !slices.ContainsFunc(l.Source, func(s rapporteur.Span) bool { return s.Start >= cue.End })
}

// companions join another speaker to the one before.
var companions = []string{", as well as ", ", along with ", ", together with "}

// quoting reports whether the source only passes on what somebody else says
// whom the chain leaves out: "X quoted an officer as saying", "the officer was
// quoted by X as saying".
func (p *page) quoting(l rapporteur.Link) bool {
	for _, s := range l.Source {
		if !s.Valid(p.text) {
			continue
		}
		if before := strings.ToLower(fold(p.text[p.sentenceStart(s.Start):s.Start])); strings.HasSuffix(before, "quoted by") || strings.HasSuffix(before, "cited by") {
			return true
		}
		if gap := (rapporteur.Span{Start: s.End, End: l.Cue[0].Start}); gap.Valid(p.text) && gap.Len() < 200 {
			words := strings.Fields(strings.ToLower(gap.In(p.text)))
			if len(words) > 1 && words[len(words)-1] == "as" && slices.ContainsFunc(words, func(w string) bool { return quotes[w] }) {
				return true
			}
		}
	}
	return false
}

// quotes are the verbs of passing on.
var quotes = set(`quoted quotes quoting cited cites citing`)

// adjoining reports whether a source stands right beside its cue, as in "X
// said" and "said X", or is not in the text at all.
func (p *page) adjoining(l rapporteur.Link) bool {
	cue := l.Cue[0]
	for _, s := range l.Source {
		if s.Valid(p.text) {
			gap := rapporteur.Span{Start: min(s.End, cue.End), End: max(s.Start, cue.Start)}
			if !gap.Valid(p.text) {
				continue
			}
			if g := strings.Trim(fold(gap.In(p.text)), ","); g != "" && !strings.EqualFold(g, "the") {
				return false
			}
		}
	}
	return true
}

// broken reports whether a gap holds the end of a sentence or a line break.
func broken(gap string) bool { return strings.ContainsAny(gap, ".?!;\n") }
