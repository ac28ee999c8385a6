package eval

import (
	"context"
	"errors"

	"github.com/rapporteur/rapporteur/schema"
)

// furniture measures, in letters and digits, how much of the crisis texts'
// gold furniture is marked (R) and how much of what is marked is furniture
// (P). Summary boxes count neither way.
func furniture(ctx context.Context, r *run) ([]Measure, error) {
	crises, err := r.gold.crises()
	if err != nil {
		return nil, err
	}
	var docs []Doc
	for _, c := range crises {
		docs = append(docs, c.docs...)
	}
	files, err := r.gold.named("crises", "furniture.jsonl")
	if err != nil {
		return nil, err
	}
	all, boxes := map[string][]pair{}, map[string][]pair{}
	for _, file := range files {
		rows, err := load[row](r.gold, file)
		if err != nil {
			return nil, err
		}
		for _, g := range rows {
			id := docID(g.str("doc"))
			all[id] = append(all[id], spansOf(map[string]any(g))...)
			if g.str("kind") == "summary" {
				boxes[id] = append(boxes[id], spansOf(map[string]any(g))...)
			}
		}
	}
	if len(all) == 0 {
		return nil, errors.New("no gold furniture below crises")
	}
	got, err := r.read(ctx, docs, false)
	if err != nil {
		return nil, err
	}
	var tp, given, gold int
	for _, d := range docs {
		x := got[d.ID]
		if x == nil {
			continue
		}
		text := []rune(d.Text)
		box := within(boxes[d.ID], text, alnum)
		want := within(all[d.ID], text, alnum).minus(box)
		have := within(furnitureSpans(x), text, alnum).minus(box)
		tp, given, gold = tp+want.shared(have), given+len(have), gold+len(want)
	}
	p, rec, f := prf(float64(tp), float64(given), float64(gold))
	return []Measure{share("P", p, "%d of %d letters marked", tp, given), share("R", rec, "%d of %d letters of gold", tp, gold), share("f1", f, "")}, nil
}

func furnitureSpans(x *schema.Reading) []pair {
	out := make([]pair, len(x.Document.Furniture))
	for i, f := range x.Document.Furniture {
		out[i] = pair{f.Start, f.End}
	}
	return out
}
