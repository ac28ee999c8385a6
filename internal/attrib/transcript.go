package attrib

import (
	"regexp"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// label finds who speaks in a paragraph of a transcript: "AMINA DIALLO:",
// "LIMA:", "NOEL OKORO, HOST:", "Mr. Haddad:", "Q:". The first group is the name.
var label = regexp.MustCompile(`^[“"]?((?:\p{Lu}[\p{Lu}.'’-]+)(?:,? \p{Lu}[\p{Lu}.'’-]+){0,4}(?: \([^()\n]{1,30}\))?|[QA]|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){1,3}):(?:\s|$)`)

// fewest is how many labelled paragraphs make a transcript.
const fewest = 3

// transcripts adds to quotes what the paragraphs of an interview or a hearing
// give to the name before their colon. The words are as spoken, though no marks
// stand around them.
func transcripts(l *text.Layout, quotes []quote) []quote {
	type turn struct{ paragraph, end int } // where the label's colon ends
	var turns []turn
	count := map[string]int{}
	for p, para := range l.Paragraphs {
		m := label.FindStringSubmatchIndex(para.In(l.Text))
		if m == nil {
			continue
		}
		name := para.In(l.Text)[m[2]:m[3]]
		if boards[strings.ToLower(name)] || boards[strings.ToLower(strings.Fields(name)[0])] {
			continue
		}
		count[name]++
		turns = append(turns, turn{p, para.Start + m[3] + 1})
	}
	again, spelt := 0, 0 // labels that come back, and those of them in capitals
	for name, n := range count {
		if n > 1 {
			if again++; name == strings.ToUpper(name) {
				spelt++
			}
		}
	}
	if len(turns) < fewest || spelt == 0 && again < 2 {
		return quotes
	}
	out := make([]quote, 0, len(quotes)+len(turns))
	q := 0
	for i, t := range turns {
		p := t.paragraph
		if blank(l.Text[t.end:l.Paragraphs[p].End]) && p+1 < len(l.Paragraphs) && (i+1 == len(turns) || turns[i+1].paragraph > p+1) {
			p++ // the name stands on a line of its own
		}
		s := trimmed(l.Text, rapporteur.Span{Start: max(t.end, l.Paragraphs[p].Start), End: l.Paragraphs[p].End})
		for q < len(quotes) && quotes[q].Start < s.Start && quotes[q].Paragraph <= p {
			out = append(out, quotes[q])
			q++
		}
		if s.Start >= s.End || q < len(quotes) && quotes[q].Span == s || len(out) > 0 && out[len(out)-1].End > s.Start {
			continue
		}
		out = append(out, quote{Span: s, Inner: s, Paragraph: p, Closed: true, Turn: true})
		for ; q < len(quotes) && quotes[q].Start < s.End; q++ {
			in := quotes[q]
			in.Depth++
			out = append(out, in)
		}
	}
	return append(out, quotes[q:]...)
}

// trimmed cuts white space from both ends of a span.
func trimmed(s string, at rapporteur.Span) rapporteur.Span {
	in := at.In(s)
	at.Start += len(in) - len(strings.TrimLeft(in, " \t\n\u00a0"))
	at.End -= len(in) - len(strings.TrimRight(in, " \t\n\u00a0"))
	return at
}
