package eval

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur/schema"
)

// said is a figure or quantity as the scorers see it. Nil is the contract's null.
type said struct {
	doc                                              string
	at                                               pair
	min, max                                         *float64
	qualifier, indicator, unit, status, stance, asOf *string
	chain                                            []string
	from, to                                         *string
	term                                             *string // in Helix's spelling
}

// bounds compares as Python compares the pair of bounds.
func (p said) bounds() [2]any { return [2]any{value(p.min), value(p.max)} }

// value is a pointer's value, or nil: what `==` compares like Python's None.
func value[T any](p *T) any {
	if p == nil {
		return nil
	}
	return *p
}

// saidFigure is a contract figure. An indicator for what is no figure is "other".
func saidFigure(doc string, f schema.Figure) said {
	out := said{
		doc: doc, at: pair{f.Start, f.End}, min: (*float64)(f.Min), max: (*float64)(f.Max), qualifier: f.Qualifier, indicator: f.Indicator,
		unit: f.Unit, status: f.Status, stance: f.Stance, asOf: f.AsOf, chain: f.Chain, from: f.Period.From, to: f.Period.To,
	}
	term := deref(f.Term)
	if term == "" {
		term = helixTerms[deref(f.Indicator)]
	}
	for _, t := range helixTerms {
		if strings.EqualFold(t, term) {
			out.term = &t
		}
	}
	if slices.Contains(notFigures, deref(f.Indicator)) {
		other := "other"
		out.indicator = &other
	}
	return out
}

// helixTerms are the IDMC terms that follow from an indicator where a figure
// does not name its own.
var helixTerms = map[string]string{
	"sheltered": "Sheltered", "relocated": "Relocated", "in_relief_camp": "In Relief Camp",
	"housing_uninhabitable": "Uninhabitable Housing", "housing_partially_destroyed": "Partially Destroyed Housing", "housing_destroyed": "Destroyed Housing",
	"homeless": "Homeless", "forced_to_flee": "Forced to Flee", "evacuated": "Evacuated",
	"displaced": "Displaced",
}

// openIndicators are the indicators gold is judged by; on any other, whatever
// is said is right.
var openIndicators = strings.Fields(`attacks displaced displaced_expected equipment_deployed equipment_lost fighters_present injured killed
	population_present positions_established positions_surrounded refugees_hosted talks`)

// notFigures are indicators of numbers that are no figures; given on a number
// that is none they are forgiven.
var notFigures = strings.Fields("age distance distractor duration media_items ordinal other time_of_day")

// forgiven are the indicators with which a prediction on a number that is no
// figure does not count; none and empty are among them.
var forgiven = append([]string{"", "rate", "money"}, notFigures...)

// figures measures figures on the samples, the crises and three outside sets.
func figures(ctx context.Context, r *run) ([]Measure, error) {
	groups, err := r.gold.own("figures", "figures/idlib.jsonl")
	if err != nil {
		return nil, err
	}
	var out []Measure
	for _, name := range []string{samplesGroup, "crises"} {
		var gold []row
		var docs []Doc
		for _, g := range groups {
			if (g.name == samplesGroup) == (name == samplesGroup) {
				gold, docs = append(gold, g.rows...), append(docs, g.docs...)
			}
		}
		if len(docs) == 0 {
			continue
		}
		got, err := r.read(ctx, docs, false)
		if err != nil {
			return nil, err
		}
		out = append(out, ownFigures(name, gold, figuresOf(docs, got))...)
	}
	for _, more := range []func(context.Context, *run) ([]Measure, error){newsquant, idmc, muc4} {
		m, err := more(ctx, r)
		if err != nil {
			return nil, err
		}
		out = append(out, m...)
	}
	return out, nil
}

// figuresOf lists the figures of documents in their order.
func figuresOf(docs []Doc, got map[string]*schema.Reading) []said {
	var out []said
	for _, d := range docs {
		if x := got[d.ID]; x != nil {
			for _, f := range x.Figures {
				out = append(out, saidFigure(d.ID, f))
			}
		}
	}
	return out
}

// ownFigures scores one group of hand-made gold: a figure is found when spans
// overlap and both bounds are equal (a vague word: on its span alone).
func ownFigures(name string, gold []row, pred []said) []Measure {
	var must, may []row
	for _, g := range gold {
		if g.free() {
			may = append(may, g)
		} else {
			must = append(must, g)
		}
	}
	lies := func(p said, list []row) bool {
		return slices.ContainsFunc(list, func(g row) bool { return g.str("doc") == p.doc && g.pair().overlaps(p.at) })
	}
	goldBy, predBy := map[string][]row{}, map[string][]said{}
	var docs []string
	for _, g := range must {
		if goldBy[g.str("doc")] == nil {
			docs = append(docs, g.str("doc"))
		}
		goldBy[g.str("doc")] = append(goldBy[g.str("doc")], g)
	}
	for _, p := range pred {
		if lies(p, must) || !lies(p, may) {
			predBy[p.doc] = append(predBy[p.doc], p)
		}
	}
	var tp, given, asked, indicator, chain, when int
	for _, d := range docs {
		var core, rest []row
		for _, g := range goldBy[d] {
			if g.is("core") {
				core = append(core, g)
			} else {
				rest = append(rest, g)
			}
		}
		var list []said
		for _, p := range predBy[d] {
			if !slices.Contains(forgiven, deref(p.indicator)) || !lies(p, rest) {
				list = append(list, p)
			}
		}
		asked, given = asked+len(core), given+len(list)
		for _, m := range pairFigures(core, list) {
			g, p := core[m[0]], list[m[1]]
			tp++
			chain += count(anyReading(g, func(v row) bool { return chainRight(v, p) }))
			when += count(anyReading(g, func(v row) bool {
				t, _ := v["time"].(map[string]any)
				return t["start"] == value(p.from) && t["end"] == value(p.to)
			}))
			indicator += count(!slices.Contains(openIndicators, g.str("indicator")) ||
				anyReading(g, func(v row) bool { return v["indicator"] == value(p.indicator) }))
		}
	}
	p, rec, f := prf(float64(tp), float64(given), float64(asked))
	of := func(n int) Measure { return share("", ratio(float64(n), float64(tp)), "%d of %d matched", n, tp) }
	out := []Measure{share("", f, "%d of %d gold, %d given", tp, asked, given), share("", p, ""), share("", rec, ""), of(indicator), of(chain), of(when)}
	for i, suffix := range []string{"", "_P", "_R", "_indicator", "_chain", "_time"} {
		out[i].Name = name + suffix
	}
	return out
}

func anyReading(g row, ok func(row) bool) bool { return slices.ContainsFunc(g.readings(), ok) }

// pairFigures pairs gold and given one to one, the longest overlap first.
func pairFigures(gold []row, pred []said) [][2]int {
	type candidate struct{ overlap, i, j int }
	var list []candidate
	for i, g := range gold {
		at := g.pair()
		for j, p := range pred {
			if o := min(at.end, p.at.end) - max(at.start, p.at.start); o > 0 && boundsRight(g, p) {
				list = append(list, candidate{o, i, j})
			}
		}
	}
	slices.SortFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.overlap, a.overlap), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	usedG, usedP := map[int]bool{}, map[int]bool{}
	var out [][2]int
	for _, c := range list {
		if !usedG[c.i] && !usedP[c.j] {
			usedG[c.i], usedP[c.j] = true, true
			out = append(out, [2]int{c.i, c.j})
		}
	}
	return out
}

func boundsRight(g row, p said) bool {
	return g.str("qualifier") == "vague" || anyReading(g, func(v row) bool { return [2]any{v["value_min"], v["value_max"]} == p.bounds() })
}

// chainRight compares chains voice by voice, origin first.
func chainRight(g row, p said) bool {
	gold := g.list("attribution")
	if len(gold) != len(p.chain) {
		return false
	}
	for i, x := range gold {
		name, ok := x.(string)
		if m, is := x.(map[string]any); is {
			name, ok = row(m).str("name"), true
		}
		if !ok || !sameVoice(name, p.chain[i]) {
			return false
		}
	}
	return true
}

// sameVoice is the figure scorer's comparison of names: without titles and
// brackets, equal, or one's words among the other's.
func sameVoice(a, b string) bool {
	A, B := voice(a), voice(b)
	if len(A) == 0 {
		return false
	}
	within := func(x, y []string) bool {
		return !slices.ContainsFunc(x, func(w string) bool { return !slices.Contains(y, w) })
	}
	return within(A, B) || within(B, A)
}

func voice(name string) []string {
	name = brackets.ReplaceAllString(strings.ToLower(name), " ")
	name = strings.ReplaceAll(" "+strings.Join(words(name), " ")+" ", " foreign minister ", " ")
	return slices.DeleteFunc(words(name), func(w string) bool { return slices.Contains(voiceTitles, w) })
}

var voiceTitles = strings.Fields("a an mr mrs president the")
