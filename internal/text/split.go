package text

import "github.com/rapporteur/rapporteur"

// Split cuts text. The parts in skip (the furniture: sorted, disjoint) yield
// no sentence and no token, and always end the sentence before them. It takes
// time linear in the text's length.
//
// Tokens follow the Penn Treebank and Universal Dependencies as far as plain
// rules go ("do" + "n't", "Ankara" + "’s", "$" + "3.6" + "bn", "U.S."), except
// that a compound with hyphens ("al-Assad", "12-year-old", "U.S.-backed") is
// one Word.
func Split(text string, skip []rapporteur.Span) *Layout {
	l := &Layout{Text: text}
	s := &scanner{text: text, tokens: make([]Token, 0, len(text)/5+8), sides: make([]side, 0, len(text)/5+8)}
	at := 0
	for _, k := range skip {
		if at < k.Start {
			l.cut(s, at, min(k.Start, len(text)))
		}
		at = max(at, k.End)
	}
	if at < len(text) {
		l.cut(s, at, len(text))
	}
	l.Tokens = s.tokens
	return l
}

// cut cuts a stretch of text without furniture.
func (l *Layout) cut(s *scanner, start, end int) {
	for _, p := range paragraphs(l.Text, start, end) {
		first := len(s.tokens)
		s.scan(p.Start, p.End)
		if len(s.tokens) == first {
			continue
		}
		para := Paragraph{First: len(l.Sentences)}
		para.Start, para.End = s.tokens[first].Start, s.tokens[len(s.tokens)-1].End
		for at := first; at < len(s.tokens); {
			next := s.sentenceEnd(at)
			if s.onlyMarks(next) {
				next = len(s.tokens)
			}
			l.Sentences = append(l.Sentences, Sentence{
				Span:  rapporteur.Span{Start: s.tokens[at].Start, End: s.tokens[next-1].End},
				First: at, Last: next, Paragraph: len(l.Paragraphs),
			})
			at = next
		}
		para.Last = len(l.Sentences)
		para.Heading = s.heading(first)
		l.Paragraphs = append(l.Paragraphs, para)
	}
}

// onlyMarks reports whether nothing but a few marks is left from token i on:
// they make no sentence of their own.
func (s *scanner) onlyMarks(i int) bool {
	if len(s.tokens)-i > 4 {
		return false
	}
	for ; i < len(s.tokens); i++ {
		if s.tokens[i].Kind != Punct {
			return false
		}
	}
	return true
}

// maxHeading is the length in tokens beyond which a line is no heading.
const maxHeading = 22

// heading reports whether the tokens from first on are a headline: a short
// line that has a word and does not end like a sentence, an item or a lead-in.
func (s *scanner) heading(first int) bool {
	n := len(s.tokens)
	if n-first > maxHeading {
		return false
	}
	last := n - 1
	for last > first && s.tokens[last].Kind == Punct && s.sides[last] == closing {
		last--
	}
	switch s.tokens[last].In(s.text) {
	case ".", "!", ":", ",", ";", "...", "…":
		return false
	case "?":
		if last != n-1 || s.sides[first] == opening {
			return false
		}
	}
	if s.isBullet(first) {
		return false
	}
	for _, t := range s.tokens[first:] {
		if t.Kind == Word {
			return true
		}
	}
	return false
}

// isBullet reports whether the token marks a list item.
func (s *scanner) isBullet(i int) bool {
	switch f := s.tokens[i].In(s.text); f {
	case "•", "·", "-", "–", "—", "*", "‣", "◦", "▪", "■", "●", "►", "▶", "✓":
		return true
	default:
		return len(f) > 1 && f[0] >= '0' && f[0] <= '9' && s.tokens[i].Kind == Punct
	}
}
