package eval

import (
	"context"
	"math"
	"regexp"
	"strconv"

	"github.com/rapporteur/rapporteur/schema"
)

var brackets = regexp.MustCompile(`\(.*?\)`)

// bareDocs are gold texts handed over with nothing but their ids.
func bareDocs[T any](list []T, of func(T) (id, text string)) []Doc {
	out := make([]Doc, len(list))
	for i, x := range list {
		out[i].ID, out[i].Text = of(x)
	}
	return out
}

// newsquantSentence is a news sentence with its quantities. A value may be a
// range in words; only single numbers are compared.
type newsquantSentence struct {
	ID, Text   string
	Quantities []struct {
		Change any
		Value  any
		Unit   any
		Norm   any `json:"normalized_unit"`
	}
}

var oneNumber = regexp.MustCompile(`^-?[\d.]+(?:e\+?\d+)?$`)

// changeOf turns our qualifiers into NewsQuant's one label of change.
var changeOf = map[string]string{"exact": "=", "about": "~", "more_than": ">", "at_least": ">", "less_than": "<", "up_to": "<", "nearly": "~"}

// newsquant compares quantities by value, and by value and change. The set has
// one label for both qualifier and change, so a change wins.
func newsquant(ctx context.Context, r *run) ([]Measure, error) {
	gold, err := load[newsquantSentence](r.gold, "figures/newsquant.jsonl")
	if err != nil {
		return nil, err
	}
	docs := bareDocs(gold, func(g newsquantSentence) (string, string) { return g.ID, g.Text })
	got, err := r.read(ctx, docs, false)
	if err != nil {
		return nil, err
	}
	var asked, given, right, units, changes int
	for _, g := range gold {
		var left []schema.Quantity
		if x := got[g.ID]; x != nil {
			left = append(left, x.Quantities...)
		}
		given += len(left)
		for _, q := range g.Quantities {
			text, isText := q.Value.(string)
			if n, ok := q.Value.(float64); ok {
				text, isText = strconv.FormatFloat(n, 'g', -1, 64), true
			}
			if !isText || !oneNumber.MatchString(text) {
				continue
			}
			v, err := strconv.ParseFloat(text, 64)
			if err != nil {
				continue
			}
			asked++
			best, bestUnit, bestChange := -1, false, false
			for i, p := range left {
				if !near(p.Min, v) && !near(p.Max, v) {
					continue
				}
				unit := printed(p.Unit) == q.Unit || printed(p.Unit) == q.Norm
				change := changeLabel(p) == q.Change
				if best < 0 || unit && !bestUnit || unit == bestUnit && change && !bestChange {
					best, bestUnit, bestChange = i, unit, change
				}
			}
			if best >= 0 {
				left = append(left[:best:best], left[best+1:]...)
				right, units, changes = right+1, units+count(bestUnit), changes+count(bestChange)
			}
		}
	}
	out := make([]Measure, 0, 3)
	for _, m := range []struct {
		name string
		n    int
	}{{"newsquant_value", right}, {"newsquant_unit", units}, {"newsquant_change", changes}} {
		p, rec, f := prf(float64(m.n), float64(given), float64(asked))
		out = append(out, share(m.name, f, "P %.3f R %.3f: %d of %d gold, %d given", p, rec, m.n, asked, given))
	}
	return out, nil
}

func near(p *schema.Number, v float64) bool {
	return p != nil && math.Abs(float64(*p)-v) <= 1e-6*math.Max(1, math.Abs(v))
}

// printed is the unit as the scorer prints it: an unknown one is "None".
func printed(unit *string) any {
	if unit == nil {
		return "None"
	}
	return *unit
}

func changeLabel(p schema.Quantity) any {
	label := p.Qualifier
	if c := deref(p.Change); c != "" && c != "none" {
		label = p.Change
	}
	if label == nil {
		return nil
	}
	if mark, ok := changeOf[*label]; ok {
		return mark
	}
	return *label
}

// idmcExcerpt is an excerpt with the figures an analyst recorded: incomplete,
// so recall only.
type idmcExcerpt struct {
	ID, Text string
	Figures  []struct {
		Start, End int
		Value      float64
		Term, Unit any
	}
}

func idmc(ctx context.Context, r *run) ([]Measure, error) {
	gold, err := load[idmcExcerpt](r.gold, "figures/idmc.jsonl")
	if err != nil {
		return nil, err
	}
	docs := bareDocs(gold, func(g idmcExcerpt) (string, string) { return g.ID, g.Text })
	got, err := r.read(ctx, docs, false)
	if err != nil {
		return nil, err
	}
	by := map[string][]said{}
	for _, p := range figuresOf(docs, got) {
		by[p.doc] = append(by[p.doc], p)
	}
	var asked, found, terms, units int
	for _, g := range gold {
		for _, f := range g.Figures {
			asked++
			hit, term, unit := false, false, false
			for _, p := range by[g.ID] {
				if !p.at.overlaps(pair{f.Start, f.End}) || value(p.min) != any(f.Value) && value(p.max) != any(f.Value) {
					continue
				}
				hit, term, unit = true, term || value(p.term) == f.Term, unit || value(p.unit) == f.Unit
			}
			found, terms, units = found+count(hit), terms+count(term), units+count(unit)
		}
	}
	out := make([]Measure, 0, 3)
	for _, m := range []struct {
		name string
		n    int
	}{{"idmc_recall", found}, {"idmc_term", terms}, {"idmc_unit", units}} {
		out = append(out, share(m.name, ratio(float64(m.n), float64(asked)), "%d of %d gold", m.n, asked))
	}
	return out, nil
}

// muc4Text is a news text with the victims of its incidents. numbers are the
// accepted values, several where the article gives several.
type muc4Text struct {
	ID, Text  string
	Incidents []struct {
		Optional bool
		People   []struct {
			Optional bool
			Effects  []string
			Numbers  []struct {
				Min, Max  *float64
				Qualifier string
			}
		}
	}
}

// victims are the effects that count as victims.
var victims = map[string]bool{"killed": true, "injured": true}

func muc4(ctx context.Context, r *run) ([]Measure, error) {
	gold, err := load[muc4Text](r.gold, "figures/muc4.jsonl.gz")
	if err != nil {
		return nil, err
	}
	docs := bareDocs(gold, func(g muc4Text) (string, string) { return g.ID, g.Text })
	got, err := r.read(ctx, docs, false)
	if err != nil {
		return nil, err
	}
	by := map[string][]said{}
	for _, p := range figuresOf(docs, got) {
		by[p.doc] = append(by[p.doc], p)
	}
	type claim struct {
		bounds [2]any
		effect string
	}
	var asked, found, effects, good, claims int
	for _, g := range gold {
		known, here := map[claim]bool{}, map[claim]bool{}
		for _, i := range g.Incidents {
			for _, e := range i.People {
				for _, n := range e.Numbers {
					for _, effect := range e.Effects {
						known[claim{[2]any{value(n.Min), value(n.Max)}, effect}] = true
					}
				}
			}
		}
		for _, p := range by[g.ID] {
			if victims[deref(p.indicator)] && max(zero(p.min), zero(p.max)) > 1 {
				here[claim{p.bounds(), *p.indicator}] = true
			}
		}
		claims += len(here)
		for c := range here {
			good += count(known[c])
		}
		for _, i := range g.Incidents {
			for _, e := range i.People {
				accepted, wanted := map[[2]any]bool{}, map[string]bool{}
				for _, n := range e.Numbers {
					least := zero(n.Min)
					if least == 0 {
						least = zero(n.Max)
					}
					if n.Qualifier != "vague" && least > 1 {
						accepted[[2]any{value(n.Min), value(n.Max)}] = true
					}
				}
				for _, effect := range e.Effects {
					if victims[effect] {
						wanted[effect] = true
					}
				}
				if len(accepted) == 0 || len(wanted) == 0 || e.Optional || i.Optional {
					continue
				}
				asked++
				hit, right := false, false
				for _, p := range by[g.ID] {
					if accepted[p.bounds()] {
						hit, right = true, right || wanted[deref(p.indicator)]
					}
				}
				found, effects = found+count(hit), effects+count(right)
			}
		}
	}
	return []Measure{
		share("muc4_found", ratio(float64(found), float64(asked)), "%d of %d gold", found, asked),
		share("muc4_effect", ratio(float64(effects), float64(asked)), "%d of %d gold", effects, asked),
		share("muc4_P", ratio(float64(good), float64(claims)), "%d of %d said; a lower bound", good, claims),
	}, nil
}

func zero(f *float64) float64 {
	if f == nil {
		return 0
	}
	return *f
}
