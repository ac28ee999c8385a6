package eval

import (
	"context"
	"slices"
)

// goldTimes is a document with its TIMEX3 annotation.
type goldTimes struct {
	ID, DCT, Text string
	Timexes       []struct {
		Start, End        int
		Text, Type, Value string
		Alt               []string // further values that are right
		Nested            bool     // left out: TIMEX3 has no nesting
	}
}

// times measures time expressions as TempEval-3 does: exact spans, overlapping
// spans, and overlapping spans whose value is gold's, each as F1.
func times(ctx context.Context, r *run) ([]Measure, error) {
	sets := []part{{"timebank", "time/tbaq_timebank.jsonl"}, {"aquaint", "time/tbaq_aquaint.jsonl"}, {"wikiwars", "time/wikiwars_train.jsonl"}}
	if r.gold.Test {
		sets = []part{{"te3", "time/te3_platinum.jsonl"}, {"wikiwars", "time/wikiwars_test.jsonl"}}
	}
	var out []Measure
	for _, p := range append(sets, part{"idlib", "time/idlib.jsonl"}) {
		gold, err := load[goldTimes](r.gold, p.file)
		if err != nil {
			return nil, err
		}
		docs := make([]Doc, len(gold))
		for i, g := range gold {
			docs[i] = Doc{ID: g.ID, Text: g.Text, Date: g.DCT}
		}
		got, err := r.read(ctx, docs, false)
		if err != nil {
			return nil, err
		}
		var all, found, strict, relaxed, value int
		for _, g := range gold {
			var want, have []pair
			var values [][]string
			var text []rune
			for _, t := range g.Timexes {
				// WikiWars has expressions to which it gives no value.
				if t.Nested || p.name == "wikiwars" && t.Value == "" {
					continue
				}
				want = append(want, pair{t.Start, t.End})
				values = append(values, append([]string{t.Value}, t.Alt...))
			}
			x := got[g.ID]
			if x != nil {
				text = []rune(g.Text)
				for _, t := range x.Times {
					have = append(have, pair{t.Start, t.End})
				}
			}
			all, found = all+len(want), found+len(have)
			partners := match(want, have)
			for i, k := range partners {
				if k < 0 {
					r.miss("missed", g.ID, want[i].start, clip([]rune(g.Text), want[i]), values[i][0])
					continue
				}
				relaxed++
				if want[i] == have[k] {
					strict++
				}
				if v := x.Times[k].Value; v != nil && slices.Contains(values[i], *v) {
					value++
				} else {
					r.miss("wrong", g.ID, want[i].start, clip(text, want[i]), values[i][0]+", not "+deref(v))
				}
			}
			for _, k := range alone(partners, len(have)) {
				r.miss("extra", g.ID, have[k].start, clip(text, have[k]), deref(x.Times[k].Value))
			}
		}
		for _, m := range []struct {
			name string
			n    int
		}{{"relaxed", relaxed}, {"strict", strict}, {"value", value}} {
			_, _, f := prf(float64(m.n), float64(found), float64(all))
			out = append(out, share(p.name+"_"+m.name, f, "%d of %d gold, %d found", m.n, all, found))
		}
	}
	return out, nil
}
