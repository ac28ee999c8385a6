package eval

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/lang/en/gold"
	"github.com/rapporteur/rapporteur/internal/text"
)

// names measures named entities by exact span and type over persons, places
// and organisations.
func names(ctx context.Context, r *run) ([]Measure, error) {
	var out []Measure
	for _, p := range []part{{"worldwide", "ner/worldwide-%s.tsv.gz"}, {"ewt", "ner/uner-ewt-%s.tsv.gz"}, {"pud", "ner/uner-pud-%s.tsv.gz"}} {
		file := fmt.Sprintf(p.file, r.gold.part())
		if !r.gold.has(file) {
			continue
		}
		in, err := r.gold.open(file)
		if err != nil {
			return nil, err
		}
		passages, err := gold.ReadColumns(in)
		if err := errors.Join(err, in.Close()); err != nil {
			return nil, fmt.Errorf("gold data: %s: %w", file, err)
		}
		docs := make([]Doc, len(passages))
		for i, x := range passages {
			docs[i] = Doc{ID: x.ID, Text: x.Text}
		}
		got, err := r.read(ctx, docs, false)
		if err != nil {
			return nil, err
		}
		found := func(x gold.Passage) []lang.Name {
			if got[x.ID] == nil {
				return nil
			}
			off := text.NewOffsets(x.Text)
			var list []lang.Name
			for _, n := range got[x.ID].Names {
				list = append(list, lang.Name{Span: rapporteur.Span{Start: off.Byte(n.Start), End: off.Byte(n.End)}, Type: lang.Type(n.Type)})
			}
			return list
		}
		c := gold.ScoreNames(passages, found)
		precision, recall, f1 := c.F1("")
		out = append(out,
			share(p.name, f1/100, "%d of %d gold names, %d found", c.Right[""], c.Gold[""], c.Found[""]),
			share(p.name+"_P", precision/100, ""), share(p.name+"_R", recall/100, ""))
		for _, t := range []lang.Type{lang.Person, lang.Location, lang.Organisation} {
			_, _, f1 := c.F1(t)
			out = append(out, share(p.name+"_"+string(t), f1/100, "%d of %d gold names, %d found", c.Right[t], c.Gold[t], c.Found[t]))
		}
		for _, x := range passages {
			r.missNames(x, found(x))
		}
	}
	if out == nil {
		return nil, errors.New("no gold names below ner")
	}
	return out, nil
}

// missNames notes where the scored names of a passage and those found differ.
func (r *run) missNames(p gold.Passage, found []lang.Name) {
	scored := []lang.Type{lang.Person, lang.Location, lang.Organisation}
	off := text.NewOffsets(p.Text)
	same := func(a lang.Name) func(lang.Name) bool {
		return func(b lang.Name) bool {
			return a.Span == b.Span && cmpType(a.Type) == cmpType(b.Type)
		}
	}
	for _, g := range p.Names {
		if slices.Contains(scored, cmpType(g.Type)) && !slices.ContainsFunc(found, same(g)) {
			r.miss("missed", p.ID, off.CodePoint(g.Start), g.In(p.Text), string(cmpType(g.Type)))
		}
	}
	for _, n := range found {
		if slices.Contains(scored, n.Type) && !slices.ContainsFunc(p.Names, same(n)) {
			r.miss("extra", p.ID, off.CodePoint(n.Start), n.In(p.Text), string(n.Type))
		}
	}
}

// cmpType is a type in the engine's own names.
func cmpType(t lang.Type) lang.Type {
	if own, ok := gold.Types[t]; ok {
		return own
	}
	return t
}
