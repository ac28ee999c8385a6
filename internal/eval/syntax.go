package eval

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/lang/en/gold"
	"github.com/rapporteur/rapporteur/internal/text"
)

// part is a gold file for a part, under the short name of its figures.
type part struct{ name, file string }

// parsed is an analysis that was made elsewhere, as an engine that gives it.
type parsed lang.Analysis

func (p parsed) Read(*text.Layout) lang.Analysis { return lang.Analysis(p) }
func (p parsed) Analyse(string, []rapporteur.Span, []lang.Sentence) lang.Analysis {
	return lang.Analysis(p)
}

// syntax measures words, tags, trees and sentence ends from running text, as
// the CoNLL 2018 task does: F1 over words that cover the same characters,
// relations without subtypes.
func syntax(ctx context.Context, r *run) ([]Measure, error) {
	if r.program.Parse == nil {
		return nil, errors.New("the program does not parse")
	}
	var out []Measure
	for _, p := range []part{{"ewt", "syntax/ewt-%s.conllu.gz"}, {"pud", "syntax/pud-%s.conllu.gz"}, {"gum", "syntax/gum-open-%s.conllu.gz"}} {
		file := fmt.Sprintf(p.file, r.gold.part())
		if !r.gold.has(file) {
			continue
		}
		in, err := r.gold.open(file)
		if err != nil {
			return nil, err
		}
		bank, err := gold.ReadTreebank(in)
		if err := errors.Join(err, in.Close()); err != nil {
			return nil, fmt.Errorf("gold data: %s: %w", file, err)
		}
		conllu, err := r.program.Parse(ctx, bank.Text)
		if err != nil {
			return nil, err
		}
		a, err := gold.Align(bank.Text, bytes.NewReader(conllu))
		if err != nil {
			return nil, fmt.Errorf("parse of %s: %w", file, err)
		}
		s := bank.Raw(parsed(a))
		note := fmt.Sprintf("%d words of gold, %d printed", s.Words, len(a.Tokens))
		for _, m := range []struct {
			name    string
			percent float64
		}{{"tok", s.TokenF1}, {"upos", s.RawUPOS}, {"xpos", s.RawXPOS}, {"uas", s.RawUAS}, {"las", s.RawLAS}, {"sent", s.SentenceF1}} {
			out = append(out, Measure{Name: p.name + "_" + m.name, Value: m.percent / 100, Note: note})
			note = ""
		}
	}
	if out == nil {
		return nil, errors.New("no gold treebank below syntax")
	}
	return out, nil
}
