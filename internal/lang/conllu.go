package lang

import (
	"bufio"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/rapporteur/rapporteur"
)

// CoNLLU writes the analysis of text in CoNLL-U, one block a sentence. Forms
// are exact slices of the text; MISC says SpaceAfter=No where no white space
// follows, so that the text can be put together again but for the kind of
// white space. A sentence's "# text" is its text with runs of white space as
// one space. It gives w's error.
func CoNLLU(w io.Writer, text string, a Analysis) error {
	b := bufio.NewWriter(w)
	for i, s := range a.Sentences {
		if s.First == s.Last {
			continue
		}
		b.WriteString("# sent_id = " + strconv.Itoa(i+1) + "\n# text = ")
		span := rapporteur.Span{Start: a.Tokens[s.First].Start, End: a.Tokens[s.Last-1].End}
		b.WriteString(strings.Join(strings.Fields(span.In(text)), " "))
		b.WriteByte('\n')
		for j := s.First; j < s.Last; j++ {
			writeWord(b, text, a.Tokens[j], j-s.First+1, s.First)
		}
		b.WriteByte('\n')
	}
	return b.Flush()
}

func writeWord(b *bufio.Writer, text string, t rapporteur.Token, id, first int) {
	b.WriteString(strconv.Itoa(id))
	for _, f := range [...]string{strings.Join(strings.Fields(t.In(text)), " "), t.Lemma, t.UPOS, t.XPOS, ""} {
		b.WriteByte('\t')
		b.WriteString(field(f))
	}
	b.WriteByte('\t')
	switch {
	case t.Head >= 0:
		b.WriteString(strconv.Itoa(t.Head - first + 1))
	case t.Head == rapporteur.NoHead:
		b.WriteByte('_')
	default:
		b.WriteByte('0')
	}
	b.WriteByte('\t')
	b.WriteString(field(t.Deprel))
	b.WriteString("\t_\t")
	next := rapporteur.NoHead // any value that is no white space
	for _, r := range text[t.End:] {
		next = int(r)
		break
	}
	if t.End == len(text) || unicode.IsSpace(rune(next)) {
		b.WriteString("_\n")
	} else {
		b.WriteString("SpaceAfter=No\n")
	}
}

func field(s string) string {
	if s == "" {
		return "_"
	}
	return s
}
