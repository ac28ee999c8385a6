package eval_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/rapporteur/rapporteur/internal/lang"
	goldfile "github.com/rapporteur/rapporteur/internal/lang/en/gold"
	"github.com/rapporteur/rapporteur/schema"
)

// damage is the noise for one document.
type damage struct {
	*rand.Rand
	text []rune
}

func (m *damage) maybe(percent int) bool { return m.IntN(100) < percent }

// page is a web page's text with words lost and added.
func (m *damage) page(rows []map[string]any) string {
	var words []string
	for _, g := range rows {
		body, _ := g["article_body"].(string)
		words = append(words, strings.Fields(body)...)
		for _, k := range []string{"with", "without"} {
			list, _ := g[k].([]any)
			for _, piece := range list {
				if s, _ := piece.(string); m.maybe(60) {
					words = append(words, strings.ReplaceAll(s, " ", "\u00a0\n"))
				}
			}
		}
	}
	var out []string
	for _, w := range words {
		if m.maybe(3) {
			w = "added " + w
		}
		if !m.maybe(2) {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// row lays one gold row on the reading, damaged.
func (m *damage) row(x *schema.Reading, g map[string]any) {
	file, _ := g["file"].(string)
	switch {
	case g["timexes"] != nil:
		for _, t := range g["timexes"].([]any) {
			m.time(x, t.(map[string]any))
		}
	case g["toponyms"] != nil:
		for _, t := range g["toponyms"].([]any) {
			m.place(x, t.(map[string]any))
		}
	case g["attributions"] != nil: // an article of PolNeAR
		for _, a := range g["attributions"].([]any) {
			a := a.(map[string]any)
			m.attributions(x, []any{map[string]any{"source": a["source"], "cue": a["cue"]}}, a["content"], "asserts", false)
		}
	case strings.HasPrefix(file, "attributions"):
		chain, _ := g["chain"].([]any)
		if g["content"] == nil || len(chain) == 0 {
			return
		}
		anonymous, _ := g["anonymous"].(bool)
		m.attributions(x, chain, g["content"], "", anonymous)
	case file == "idlib" || file == "figures":
		m.ownFigure(x, g)
	case file == "newsquant":
		for _, q := range g["quantities"].([]any) {
			m.quantity(x, q.(map[string]any))
		}
	case file == "idmc":
		for _, f := range g["figures"].([]any) {
			f := f.(map[string]any)
			if m.maybe(80) {
				x.Figures = append(x.Figures, m.figure(m.jitter(f), f["value"], f["value"], map[string]any{"term": f["term"], "unit": f["unit"]}))
			}
		}
	case file == "muc4":
		m.victims(x, g)
	case file == "dates":
		m.published(x, g["earliest"].(string))
	case file == "furniture":
		if !m.maybe(30) {
			x.Document.Furniture = append(x.Document.Furniture, schema.Furniture{Span: m.jitter(g), Why: "widget"})
		}
	}
	if file == "events" && m.maybe(10) {
		m.published(x, "2015-04-26")
	}
}

// name lays a gold name on the reading, damaged.
func (m *damage) name(x *schema.Reading, g lang.Name) {
	if m.maybe(15) {
		return
	}
	types := []string{"PER", "LOC", "ORG", "FAC", "NORP"}
	n := schema.Name{Span: m.jitter(map[string]any{"start": float64(g.Start), "end": float64(g.End)}), Type: string(goldfile.Types[g.Type])}
	if m.maybe(15) || n.Type == "" {
		n.Type = types[m.IntN(len(types))]
	}
	if len(x.Names) == 0 || x.Names[len(x.Names)-1].End <= n.Start { // names never overlap
		x.Names = append(x.Names, n)
	}
}

// time lays a gold time expression on the reading, damaged.
func (m *damage) time(x *schema.Reading, g map[string]any) {
	for range 1 + m.IntN(8)/7 { // some twice
		if m.maybe(15) {
			continue
		}
		t := schema.Time{Span: m.jitter(g), Type: maybeString(g["type"]), Value: maybeString(g["value"])}
		if alt, _ := g["alt"].([]any); len(alt) > 0 && m.maybe(50) {
			t.Value = maybeString(alt[0])
		}
		if m.maybe(15) {
			t.Value = maybeString([]any{"P1D", nil}[m.IntN(2)])
		}
		x.Times = append(x.Times, t)
	}
}

// place lays a gold toponym on the reading, damaged.
func (m *damage) place(x *schema.Reading, g map[string]any) {
	for range 1 + m.IntN(8)/7 {
		if m.maybe(15) {
			continue
		}
		p := schema.Place{Span: m.jitter(g), Country: maybeString([]any{"SYR", "USA", "GBR", "XKX", "PHL", nil}[m.IntN(6)])}
		if cc, _ := g["cc"].(string); !m.maybe(25) {
			if r, err := language.ParseRegion(cc); err == nil {
				iso3 := r.ISO3()
				p.Country = &iso3
			}
		}
		if lat, ok := g["lat"].(float64); ok && !m.maybe(15) {
			lon, _ := g["lon"].(float64)
			if m.maybe(40) {
				lat, lon = lat+4*m.Float64()-2, lon+4*m.Float64()-2
			}
			p.Lat, p.Lon = &lat, &lon
		}
		x.Places = append(x.Places, p)
	}
}

// published gives the document a day near the right one.
func (m *damage) published(x *schema.Reading, right string) {
	day, _ := time.Parse(time.DateOnly, right)
	near := func() *string { s := day.AddDate(0, 0, m.IntN(9)-4).Format(time.DateOnly); return &s }
	switch m.IntN(4) {
	case 0:
		x.Document.Published.Value = near()
	case 1:
		x.Document.Published.Earliest, x.Document.Published.Latest = near(), near()
	case 2:
		month := right[:7]
		x.Document.Published.Value = &month
	}
}

// attributions lays an attribution on the reading: whole, with a link lost,
// with one added, twice, or in two parts.
func (m *damage) attributions(x *schema.Reading, chain []any, content any, stance string, anonymous bool) {
	if m.maybe(15) {
		return
	}
	switch m.IntN(8) {
	case 0:
		chain = append([]any{m.link()}, chain...)
	case 1:
		chain = append(append([]any{}, chain...), m.link())
	case 2:
		if len(chain) > 1 {
			chain = chain[1:]
		}
	case 3: // told as two on one content
		x.Attributions = append(x.Attributions, m.attribution(chain[:1], m.spans(content), stance, anonymous))
	}
	a := m.attribution(chain, m.spans(content), stance, anonymous != m.maybe(10))
	x.Attributions = append(x.Attributions, a)
	if m.maybe(8) { // the same once more
		x.Attributions = append(x.Attributions, a)
	}
	if m.maybe(15) && len(a.Content) > 0 { // another content under the same cue
		b := a
		b.Content = []schema.Span{{Start: a.Content[0].End, End: min(a.Content[0].End+30, len(m.text))}}
		x.Attributions = append(x.Attributions, b)
	}
	if m.maybe(15) && len(a.Content) > 0 { // nested in the content
		s := a.Content[0]
		b := a
		b.Chain = []schema.Link{{Cue: []schema.Span{{Start: s.Start, End: min(s.Start+5, s.End)}}}}
		b.Content = []schema.Span{{Start: min(s.Start+6, s.End), End: s.End}}
		x.Attributions = append(x.Attributions, b)
	}
}

func (m *damage) attribution(chain []any, content []schema.Span, stance string, anonymous bool) schema.Attribution {
	a := schema.Attribution{Content: content, Anonymous: anonymous}
	for _, l := range chain {
		link, ok := l.(map[string]any)
		if !ok {
			link = map[string]any{"name": l}
		}
		out := schema.Link{Source: m.spans(link["source"]), Cue: m.spans(link["cue"])}
		if m.maybe(10) {
			out.Source = nil
		}
		if m.maybe(10) {
			out.Cue = nil
		}
		if name, _ := link["name"].(string); name != "" && !m.maybe(20) {
			name = m.rename(name)
			out.Name = &name
		}
		said, _ := link["stance"].(string)
		if said == "" || m.maybe(10) {
			said = stance
		}
		if said != "" && !m.maybe(5) {
			out.Stance = &said
		}
		a.Chain = append(a.Chain, out)
	}
	return a
}

// rename writes a name another way: some still mean the same, some do not.
func (m *damage) rename(name string) string {
	words := strings.Fields(name)
	switch m.IntN(7) {
	case 0:
		return "the " + strings.ToUpper(name) + "’s"
	case 1:
		return "Mr " + words[len(words)-1] + " (spokesman)"
	case 2:
		out := ""
		for _, w := range words {
			out += string([]rune(w)[0])
		}
		return out
	case 3:
		return words[0] + " Öther"
	case 4:
		return strings.NewReplacer("a", "á", "o", "ø", "i", "ı").Replace(name)
	}
	return name
}

func (m *damage) link() any {
	return map[string]any{"source": []any{m.anyPair()}, "cue": []any{m.anyPair()}, "name": "Some Body", "stance": "hedges"}
}

func (m *damage) ownFigure(x *schema.Reading, g map[string]any) {
	if m.maybe(20) {
		return
	}
	f := m.figure(m.jitter(g), g["value_min"], g["value_max"], g)
	if m.maybe(70) {
		for _, l := range g["attribution"].([]any) {
			name, _ := l.(string)
			if o, ok := l.(map[string]any); ok {
				name, _ = o["name"].(string)
			}
			f.Chain = append(f.Chain, m.rename(name))
		}
	}
	if when, _ := g["time"].(map[string]any); when != nil && !m.maybe(30) {
		f.Period.From, f.Period.To = maybeString(when["start"]), maybeString(when["end"])
	}
	x.Figures = append(x.Figures, f)
}

// indicators are some of the contract's and some that no gold has.
var indicators = []any{"killed", "injured", "displaced", "attacks", "ordinal", "duration", "age", "other", "homeless", nil, ""}

func (m *damage) figure(s schema.Span, low, high any, g map[string]any) schema.Figure {
	f := schema.Figure{Span: s, Min: number(low), Max: number(high), Indicator: maybeString(g["indicator"]), Unit: maybeString(g["unit"]), Term: maybeString(g["term"])}
	if m.maybe(10) {
		f.Min = nil
	}
	if m.maybe(10) {
		f.Max = nil
	}
	if g["indicator"] == nil || m.maybe(20) {
		f.Indicator = maybeString(indicators[m.IntN(len(indicators))])
	}
	if m.maybe(15) {
		f.Unit = maybeString("households")
	}
	if f.Term != nil && m.maybe(10) {
		f.Term = maybeString("Relocated")
	}
	if f.Term != nil && m.maybe(30) {
		upper := strings.ToUpper(*f.Term)
		f.Term = &upper
	}
	return f
}

func (m *damage) quantity(x *schema.Reading, q map[string]any) {
	if m.maybe(15) {
		return
	}
	var value any
	if s, ok := q["value"].(string); ok {
		var v float64
		if json.Unmarshal([]byte(s), &v) == nil {
			value = v
		}
	} else {
		value = q["value"]
	}
	out := schema.Quantity{Span: m.anySpan(), Min: number(value), Max: number(value), Unit: maybeString(q["unit"])}
	switch change, _ := q["change"].(string); m.IntN(4) {
	case 0:
		words := []string{"exact", "about", "more_than", "less_than", "up_to", "nearly", "vague"}
		out.Qualifier = &words[m.IntN(len(words))]
	case 1:
		out.Change = &change
	case 2:
		exact := "exact"
		out.Change, out.Qualifier = &change, &exact
	}
	if m.maybe(20) {
		out.Min = nil
	}
	if m.maybe(20) {
		out.Unit = maybeString(q["normalized_unit"])
	}
	x.Quantities = append(x.Quantities, out)
}

func (m *damage) victims(x *schema.Reading, g map[string]any) {
	for _, i := range g["incidents"].([]any) {
		for _, e := range i.(map[string]any)["people"].([]any) {
			e := e.(map[string]any)
			effects, _ := e["effects"].([]any)
			for _, n := range e["numbers"].([]any) {
				n := n.(map[string]any)
				if len(effects) > 0 && m.maybe(60) {
					x.Figures = append(x.Figures, m.figure(m.anySpan(), n["min"], n["max"], map[string]any{"indicator": effects[m.IntN(len(effects))]}))
				}
			}
		}
	}
}

func maybeString(x any) *string {
	if s, ok := x.(string); ok {
		return &s
	}
	return nil
}

func number(x any) *schema.Number {
	if v, ok := x.(float64); ok {
		n := schema.Number(v)
		return &n
	}
	return nil
}

// anyPair is a short stretch somewhere in the text.
func (m *damage) anyPair() any {
	s := m.IntN(max(1, len(m.text)-1))
	return []any{float64(s), float64(min(len(m.text), s+1+m.IntN(40)))}
}

func (m *damage) anySpan() schema.Span { return m.spans([]any{m.anyPair()})[0] }

func (m *damage) anySpans() []schema.Span { return []schema.Span{m.anySpan()} }

// jitter is a row's span with its ends moved a little at times.
func (m *damage) jitter(g map[string]any) schema.Span {
	return m.spans([]any{[]any{g["start"], g["end"]}})[0]
}

// spans moves the ends of spans a little at times and keeps them in the text.
func (m *damage) spans(x any) []schema.Span {
	list, _ := x.([]any)
	out := []schema.Span{}
	for _, p := range list {
		p, ok := p.([]any)
		if !ok {
			continue
		}
		s, e := int(p[0].(float64)), int(p[1].(float64))
		if m.maybe(15) {
			s += m.IntN(7) - 3
		}
		if m.maybe(15) {
			e += m.IntN(21) - 10
		}
		s = max(0, min(s, len(m.text)-1))
		e = max(s+1, min(e, len(m.text)))
		out = append(out, schema.Span{Start: s, End: e})
	}
	return out
}
