package eval

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"sort"
	"strings"

	"github.com/rapporteur/rapporteur/schema"
)

// goldChain is a hand-made attribution; its chain runs origin first, without
// the article.
type goldChain struct {
	doc       string
	links     []goldLink
	content   []pair
	stance    string
	anonymous bool
}

type goldLink struct {
	name        string
	source, cue []pair
	stance      string
}

// chains measures whether contents are found and go through the right voices.
// Gold is not exhaustive: there is no precision.
func chains(ctx context.Context, r *run) ([]Measure, error) {
	gold, err := chainGold(r.gold)
	if err != nil {
		return nil, err
	}
	in := map[string]bool{}
	var ids []string
	for _, g := range gold {
		if !in[g.doc] && digits.MatchString(g.doc) {
			ids = append(ids, g.doc)
		}
		in[g.doc] = true
	}
	sort.Strings(ids)
	var docs []Doc
	if len(ids) > 0 {
		if docs, err = r.gold.samples(ids...); err != nil {
			return nil, err
		}
	}
	crises, err := r.gold.crises()
	if err != nil {
		return nil, err
	}
	for _, c := range crises {
		for _, d := range c.docs {
			if in[d.ID] {
				docs = append(docs, d)
			}
		}
	}
	texts := map[string][]rune{}
	for _, d := range docs {
		texts[d.ID] = []rune(d.Text)
	}
	got, err := r.read(ctx, docs, false)
	if err != nil {
		return nil, err
	}
	var all, samples, other chainTally
	for _, g := range gold {
		text, ok := texts[g.doc]
		if !ok {
			continue
		}
		var atts []schema.Attribution
		if x := got[g.doc]; x != nil {
			atts = x.Attributions
		}
		v := judge(g, atts, text)
		all.add(v)
		if digits.MatchString(g.doc) {
			samples.add(v)
		} else {
			other.add(v)
		}
	}
	out := append(all.measures(""), number("n", all.n))
	out = append(out, samples.measures("idlib_")...)
	return append(out, other.measures("crises_")...), nil
}

// chainTally counts gold attributions and what was right of those found.
type chainTally struct{ n, found, chain, stance, anonymous int }

func (t *chainTally) add(v verdict) {
	t.n++
	if v.found {
		t.found++
		t.chain += count(v.chain)
		t.stance += count(v.stance)
		t.anonymous += count(v.anonymous)
	}
}

// measures gives the shares under names that begin with prefix.
func (t *chainTally) measures(prefix string) []Measure {
	of := float64(t.found)
	return []Measure{
		share(prefix+"content", ratio(of, float64(t.n)), "%d found of %d gold", t.found, t.n),
		share(prefix+"chain", ratio(float64(t.chain), of), "%d of %d found", t.chain, t.found),
		share(prefix+"stance", ratio(float64(t.stance), of), "%d of %d found", t.stance, t.found),
		share(prefix+"anonymous", ratio(float64(t.anonymous), of), "%d of %d found", t.anonymous, t.found),
	}
}

// chainGold lists the hand-made attributions of samples and crises, each
// content once.
func chainGold(g *Gold) ([]goldChain, error) {
	files, err := g.named(".", "attributions*.jsonl")
	if err != nil {
		return nil, err
	}
	var out []goldChain
	seen := map[string]bool{}
	for _, file := range files {
		err := g.lines(file, func(line []byte) error {
			var raw struct{ Content json.RawMessage }
			var x row
			if err := json.Unmarshal(line, &x); err != nil {
				return err
			}
			if err := json.Unmarshal(line, &raw); err != nil {
				return err
			}
			list, isList := x["chain"].([]any)
			content := spansOf(x["content"])
			if !isList || len(content) == 0 {
				return nil
			}
			c := goldChain{doc: docID(x.str("doc")), content: content, anonymous: x.is("anonymous"), stance: x.str("stance")}
			for _, l := range list {
				m, ok := l.(map[string]any)
				if !ok {
					m = map[string]any{"name": l}
				}
				link := goldLink{name: row(m).str("name"), source: spansOf(m["source"]), cue: spansOf(m["cue"]), stance: row(m).str("stance")}
				if link.name != "article" || len(link.source) > 0 {
					c.links = append(c.links, link)
				}
			}
			var key bytes.Buffer
			key.WriteString(c.doc)
			if err := json.Compact(&key, raw.Content); err != nil {
				return err
			}
			if len(c.links) == 0 || seen[key.String()] {
				return nil
			}
			seen[key.String()] = true
			if c.stance == "" {
				c.stance = c.links[len(c.links)-1].stance
			}
			out = append(out, c)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

type verdict struct{ found, chain, stance, anonymous bool }

// judge says what the attributions make of one gold row. The content is found
// when an attribution's shares half of its letters (Dice); among those the
// best chain counts. Where X denies what Y claims, two attributions on the one
// content are as good: each voice of gold must be some attribution's last.
func judge(g goldChain, atts []schema.Attribution, text []rune) (v verdict) {
	want := within(g.content, text, alnum)
	type candidate struct {
		dice  float64
		links []schema.Link
		anon  bool
	}
	var list []candidate
	for _, a := range atts {
		have := within(pairs(a.Content), text, alnum)
		dice := ratio(float64(2*want.shared(have)), float64(len(want)+len(have)))
		if links := chainOf(a); dice >= 0.5 && len(links) > 0 {
			list = append(list, candidate{dice, links, a.Anonymous})
		}
	}
	if len(list) == 0 {
		return v
	}
	v.found = true
	last := func(c candidate) schema.Link { return c.links[len(c.links)-1] }
	var near []candidate
	for _, c := range list {
		if slices.EqualFunc(g.links, c.links, func(x goldLink, y schema.Link) bool { return linkRight(x, y) }) {
			near = append(near, c)
		}
	}
	v.chain = len(near) > 0
	if !v.chain && stanceKey(g.stance) == "deny" {
		v.chain = !slices.ContainsFunc(g.links, func(x goldLink) bool {
			return !slices.ContainsFunc(list, func(c candidate) bool { return linkRight(x, last(c)) })
		})
	}
	if len(near) == 0 {
		cue := g.links[len(g.links)-1].cue
		for _, c := range list {
			if touch(pairs(last(c).Cue), cue) {
				near = append(near, c)
			}
		}
	}
	if len(near) == 0 {
		best := list[0]
		for _, c := range list {
			if c.dice > best.dice {
				best = c
			}
		}
		near = []candidate{best}
	}
	anon := len(g.links[0].source) == 0 || g.anonymous
	for _, c := range near {
		said := ""
		if s := last(c).Stance; s != nil {
			said = *s
		}
		v.stance = v.stance || stanceKey(said) == stanceKey(g.stance)
		v.anonymous = v.anonymous || c.anon == anon || anon && len(c.links[0].Source) == 0
	}
	return v
}

// linkRight reports whether a link is the gold's: sources overlap or name the
// same, or neither has a source and the cues overlap.
func linkRight(g goldLink, p schema.Link) bool {
	name := ""
	if p.Name != nil {
		name = *p.Name
	}
	source, cue := pairs(p.Source), pairs(p.Cue)
	if len(g.source) == 0 && len(g.cue) == 0 && g.name != "" {
		return sameName(g.name, name)
	}
	if len(g.source) > 0 {
		return touch(g.source, source) || g.name != "" && sameName(g.name, name)
	}
	return len(source) == 0 && touch(g.cue, cue)
}

// stanceKeys are the stances told apart, by how their words begin.
var stanceKeys = []struct{ key, begins string }{
	{"assert", "assert"}, {"concede", "conced"}, {"deny", "den"}, {"hedge", "hedg"}, {"silent", "absent"}, {"silent", "silent"},
}

func stanceKey(s string) string {
	s = strings.ToLower(s)
	for _, k := range stanceKeys {
		if strings.HasPrefix(s, k.begins) {
			return k.key
		}
	}
	return s[:min(5, len(s))]
}
