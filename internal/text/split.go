package text

import (
	"regexp"

	"github.com/rapporteur/rapporteur"
)

// PROVISIONAL: replaced by the text helper. Split cuts text; the parts in skip
// (sorted, disjoint: the furniture) yield no sentence and no token, and always
// end the sentence before them.
func Split(text string, skip []rapporteur.Span) *Layout {
	l := &Layout{Text: text}
	at := 0
	var parts []rapporteur.Span
	for _, s := range skip {
		if at < s.Start {
			parts = append(parts, rapporteur.Span{Start: at, End: s.Start})
		}
		at = max(at, s.End)
	}
	if at < len(text) {
		parts = append(parts, rapporteur.Span{Start: at, End: len(text)})
	}
	for _, p := range parts {
		for _, m := range paraRE.FindAllStringIndex(p.In(text), -1) {
			para := Paragraph{Span: rapporteur.Span{Start: p.Start + m[0], End: p.Start + m[1]}, First: len(l.Sentences)}
			sent := Sentence{First: len(l.Tokens), Paragraph: len(l.Paragraphs)}
			flush := func() {
				if sent.First < len(l.Tokens) {
					sent.Last = len(l.Tokens)
					sent.Start, sent.End = l.Tokens[sent.First].Start, l.Tokens[sent.Last-1].End
					l.Sentences = append(l.Sentences, sent)
					sent.First = len(l.Tokens)
				}
			}
			ended := false
			for _, t := range tokenRE.FindAllStringIndex(para.In(text), -1) {
				tok := Token{Span: rapporteur.Span{Start: para.Start + t[0], End: para.Start + t[1]}}
				f := tok.In(text)
				switch {
				case f[0] >= '0' && f[0] <= '9':
					tok.Kind = Number
				case len(f) > 0 && wordRE.MatchString(f):
					tok.Kind = Word
				default:
					tok.Kind = Punct
				}
				closing := f == "”" || f == "\"" || f == "’" || f == ")"
				if ended && !closing {
					flush()
					ended = false
				}
				l.Tokens = append(l.Tokens, tok)
				if f == "." || f == "?" || f == "!" {
					ended = true
				}
			}
			flush()
			para.Last = len(l.Sentences)
			if para.First < para.Last {
				l.Paragraphs = append(l.Paragraphs, para)
			}
		}
	}
	return l
}

var (
	paraRE  = regexp.MustCompile(`[^\n]+`)
	tokenRE = regexp.MustCompile(`\d[\d,.]*\d|\d|[\p{L}\p{M}]+(?:[-'’][\p{L}\p{M}\d]+)*|[^\s]`)
	wordRE  = regexp.MustCompile(`^[\p{L}]`)
)
