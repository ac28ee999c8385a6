package gold

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/lang"
)

// reach is how many non-blank characters a form may lie behind the word before it.
const reach = 60

// Align reads the CoNLL-U that a program printed for a text and finds its words
// there, as the evaluation of the CoNLL 2018 task does: by their non-blank
// characters, in order. A word whose form is not found near the one before it
// keeps an empty span at the end of the text, so that it counts and is wrong.
// Multi-word ranges are passed over; their words are searched by themselves.
func Align(in string, conllu io.Reader) (lang.Analysis, error) {
	var (
		a      lang.Analysis
		chars  strings.Builder // the non-blank characters
		at     []int           // where each of them begins in the text
		starts []int           // and where in chars
	)
	for i, r := range in {
		if !unicode.IsSpace(r) {
			at, starts = append(at, i), append(starts, chars.Len())
			chars.WriteRune(r)
		}
	}
	all := chars.String()
	starts = append(starts, len(all))
	pos := 0
	place := func(form string) rapporteur.Span {
		form = strings.Join(strings.Fields(form), "")
		n := utf8.RuneCountInString(form)
		window := all[starts[pos]:starts[min(pos+n+reach, len(at))]]
		i := strings.Index(window, form)
		if i < 0 || n == 0 {
			return rapporteur.Span{Start: len(in), End: len(in)}
		}
		first := pos + utf8.RuneCountInString(window[:i])
		pos = first + n
		last := at[pos-1]
		_, size := utf8.DecodeRuneInString(in[last:])
		return rapporteur.Span{Start: at[first], End: last + size}
	}
	s := bufio.NewScanner(conllu)
	s.Buffer(nil, 1<<26)
	first := 0
	flush := func() {
		if n := len(a.Tokens) - first; n > 0 {
			for i := first; i < len(a.Tokens); i++ {
				if h := a.Tokens[i].Head; h >= 0 && h < n {
					a.Tokens[i].Head = first + h
				} else {
					a.Tokens[i].Head = -1
				}
			}
			a.Sentences = append(a.Sentences, lang.Sentence{First: first, Last: len(a.Tokens)})
			first = len(a.Tokens)
		}
	}
	for n := 1; s.Scan(); n++ {
		l := s.Text()
		if strings.TrimSpace(l) == "" {
			flush()
			continue
		}
		c := strings.Split(l, "\t")
		if l[0] == '#' || len(c) < 10 || strings.ContainsAny(c[0], ".-") {
			continue
		}
		head := 0
		if c[6] != "_" {
			var err error
			if head, err = strconv.Atoi(c[6]); err != nil {
				return a, fmt.Errorf("CoNLL-U line %d: head %q is no number", n, c[6])
			}
		}
		a.Tokens = append(a.Tokens, rapporteur.Token{Span: place(c[1]), Lemma: c[2], UPOS: c[3], XPOS: c[4], Head: head - 1, Deprel: c[7]})
	}
	flush()
	if err := s.Err(); err != nil {
		return a, fmt.Errorf("CoNLL-U: %w", err)
	}
	return a, nil
}
