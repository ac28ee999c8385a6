package gold

import (
	"unicode"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// Raw scores the engine on the treebank's running text, as the CoNLL 2018
// task does: words are the same when they cover the same non-blank characters.
func (t *Treebank) Raw(e Reader) Score {
	a := e.Read(text.Split(t.Text, nil))
	index := make([]int, len(t.Text)+1) // non-blank characters before each byte
	n := 0
	for i, r := range t.Text {
		index[i] = n
		if !unicode.IsSpace(r) {
			n++
		}
	}
	index[len(t.Text)] = n
	place := func(w rapporteur.Token) rapporteur.Span {
		return rapporteur.Span{Start: index[w.Start], End: index[w.End]}
	}
	found := map[rapporteur.Span]int{}
	for i, w := range a.Tokens {
		found[place(w)] = i
	}
	ends := map[rapporteur.Span]bool{}
	for _, s := range a.Sentences {
		if s.First < s.Last {
			ends[rapporteur.Span{Start: place(a.Tokens[s.First]).Start, End: place(a.Tokens[s.Last-1]).End}] = true
		}
	}
	var r Score
	var token, xpos, upos, uas, las, sentence int
	for _, s := range t.Sentences {
		count(&sentence, ends[rapporteur.Span{Start: s[0].Chars.Start, End: s[len(s)-1].Chars.End}])
		for _, g := range s {
			r.Words++
			i, ok := found[g.Chars]
			if !ok {
				continue
			}
			w := a.Tokens[i]
			token++
			count(&xpos, w.XPOS == g.XPOS)
			count(&upos, w.UPOS == g.UPOS)
			right := g.Head == len(s) && w.Head < 0 || g.Head < len(s) && w.Head >= 0 && place(a.Tokens[w.Head]) == s[g.Head].Chars
			count(&uas, right)
			count(&las, right && base(w.Deprel) == base(g.Deprel))
		}
	}
	f1 := func(right, gold, got int) float64 { return 200 * float64(right) / float64(max(gold+got, 1)) }
	r.TokenF1, r.SentenceF1 = f1(token, r.Words, len(a.Tokens)), f1(sentence, len(t.Sentences), len(a.Sentences))
	r.RawXPOS, r.RawUPOS = f1(xpos, r.Words, len(a.Tokens)), f1(upos, r.Words, len(a.Tokens))
	r.RawUAS, r.RawLAS = f1(uas, r.Words, len(a.Tokens)), f1(las, r.Words, len(a.Tokens))
	return r
}
