package attrib

import (
	"regexp"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// poster finds who signed a post on a social network that a page shows: "— Ana
// Lima (@analima) March 5, 2019". The name is the first group.
var poster = regexp.MustCompile(`[—―–-][ \x{a0}]*([^—―–()\n@]{2,60}?)[ \x{a0}]*\(@[A-Za-z0-9_]{2,30}\)[ \x{a0}]*(?:\p{L}+\.?[ \x{a0}]\d{1,2},[ \x{a0}]\d{4})?[ \x{a0}.]*$`)

// trailer finds the addresses of pictures and pages at the end of a post.
var trailer = regexp.MustCompile(`(?:[ \x{a0}]*(?:https?://|pic\.[a-z]+\S*/)\S+)+[ \x{a0}]*$`)

// posted reads a paragraph that is a post with its signature as the words of
// who signed it, and reports whether it is one. first and last are its units.
func (k *linker) posted(first, last int) bool {
	us := k.units[first:last]
	p := k.layout.Paragraphs[us[0].paragraph].Span
	m := poster.FindStringSubmatchIndex(p.In(k.text))
	if m == nil {
		return false
	}
	body := strings.TrimRight(p.In(k.text)[:m[0]], " \u00a0")
	if at := trailer.FindStringIndex(body); at != nil {
		body = body[:at[0]]
	}
	if words(body, 3) < 3 {
		return false
	}
	var u *unit
	src := run{}
	for j := 0; j < len(us) && src.empty(); j++ { // an initial's stop may have parted the name
		u = &us[j]
		for i := range u.items {
			if t := &u.items[i]; t.Start >= p.Start+m[2] && t.End <= p.Start+m[3] {
				if src.empty() {
					src.from = i
				}
				src.to = i + 1
			}
		}
	}
	for !src.empty() && u.items[src.to-1].quote < 0 && !u.items[src.to-1].word && u.items[src.to-1].low != "." {
		src.to-- // pictures behind the name
	}
	if src.empty() || u.items[src.from].quote >= 0 || !u.items[src.from].word {
		return false
	}
	s := rapporteur.Span{Start: p.Start, End: p.Start + len(body)}
	k.quotes = append(k.quotes, quote{Span: s, Inner: s, Paragraph: us[0].paragraph, Closed: true})
	st := &statement{cue: postCue, unit: u, src: src, source: u.span(src), content: []rapporteur.Span{s}, paragraph: u.paragraph, quoted: true}
	if src.from > 0 {
		st.verb = u.span(run{src.from - 1, src.from})
	}
	k.out = append(k.out, st)
	k.cur, k.last, k.pending = nil, nil, nil
	return true
}

// postCue is the cue of the dash before who signed a post.
var postCue = &cue{lemma: "post", frames: frameQuote | frameClause, stance: rapporteur.StanceAsserts}
