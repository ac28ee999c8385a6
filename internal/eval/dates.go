package eval

import (
	"context"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur/schema"
)

// goldDate is what a reader can know of a document's day from its text.
type goldDate struct {
	Doc, Earliest, Latest string
	Needs                 *string
}

// dates measures publication dates read from nothing but the text. The crisis
// texts rarely say: there unknown is fine and a wrong day is not.
func dates(ctx context.Context, r *run) ([]Measure, error) {
	rows, err := load[goldDate](r.gold, "record/dates.jsonl")
	if err != nil {
		return nil, err
	}
	gold := map[string]goldDate{}
	var ids []string
	for _, g := range rows {
		id := docID(g.Doc)
		if _, twice := gold[id]; !twice {
			ids = append(ids, id)
		}
		gold[id] = g
	}
	slices.Sort(ids)
	docs, err := r.gold.samples(ids...)
	if err != nil {
		return nil, err
	}
	crises, err := r.gold.crises()
	if err != nil {
		return nil, err
	}
	known := map[string]string{}
	for _, c := range crises {
		for _, d := range c.docs {
			known[d.ID] = d.Date
			docs = append(docs, Doc{ID: d.ID, Text: d.Text})
		}
	}
	got, err := r.read(ctx, docs, false)
	if err != nil {
		return nil, err
	}
	var samples, far tally
	for id, x := range got {
		if g, ok := gold[id]; ok {
			samples.add(published(g, x.Document.Published))
		} else if d := day(known[id], false); !d.IsZero() {
			// The text's own day may be a day off the outlet's.
			near := goldDate{Earliest: d.AddDate(0, 0, -1).Format("2006-01-02"), Latest: d.AddDate(0, 0, 1).Format("2006-01-02")}
			far.add(published(near, x.Document.Published))
		}
	}
	return []Measure{
		share("right", ratio(float64(samples.right), float64(len(gold))), "%d of %d samples", samples.right, len(gold)),
		number("wrong", samples.wrong),
		number("crises_right", far.right),
		number("crises_wrong", far.wrong),
		number("documents", len(got)),
	}, nil
}

type tally struct{ right, unknown, wrong int }

func (t *tally) add(verdict string) {
	switch verdict {
	case "right":
		t.right++
	case "wrong":
		t.wrong++
	default:
		t.unknown++
	}
}

// published judges one document: a value inside gold's range, or a range of at
// most a week that meets it, is right; where gold says that the text cannot
// tell, unknown is.
func published(g goldDate, p schema.Published) string {
	lo, hi := day(g.Earliest, false), day(g.Latest, true)
	inside := func(s stretch) string {
		if !lo.After(s.to) && !s.from.After(hi) {
			return "right"
		}
		return "wrong"
	}
	if v, ok := span(deref(p.Value)); ok {
		if !v.closed() || v.days() > 7 {
			return "wrong"
		}
		return inside(v)
	}
	if v, ok := between(deref(p.Earliest), deref(p.Latest)); ok && v.closed() && v.days() <= 7 {
		return inside(v)
	}
	if g.Needs != nil && strings.Contains(*g.Needs, "unknown") {
		return "right"
	}
	return "unknown"
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
