package eval

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur/schema"
)

// polnear is an article of the attribution gold.
type polnear struct {
	ID, Text, Title, Date, Outlet string
	Attributions                  []struct{ Source, Cue, Content [][2]int }
	Discard, Discuss              [][2]int
}

// quoting is an attribution as PolNeAR marks it: one source, cue and content.
type quoting struct{ source, cue, content []pair }

// attribution measures outermost attributions as gold/attribution/score.py does.
func attribution(ctx context.Context, r *run) ([]Measure, error) {
	gold, err := load[polnear](r.gold, r.gold.pick("attribution/test.jsonl.gz", "attribution/dev.jsonl.gz"))
	if err != nil {
		return nil, err
	}
	docs := make([]Doc, len(gold))
	for i, g := range gold {
		docs[i] = Doc{ID: g.ID, Text: g.Text, Title: g.Title, Date: g.Date, Source: g.Outlet}
	}
	got, err := r.read(ctx, docs, false)
	if err != nil {
		return nil, err
	}
	var t quoteTally
	for _, g := range gold {
		var said []quoting
		if x := got[g.ID]; x != nil {
			said = outermost(x.Attributions, []rune(x.Document.Text))
		}
		t.article(g, said)
	}
	prfOf := func(c soft) (p, r, f float64) { p, r = c.p(), c.r(); return p, r, harmonic(p, r) }
	p, rec, f := prfOf(t.detection)
	out := []Measure{
		share("detection", f, "%.0f right of %.0f gold, %.0f given; unscored: %d nested, %d in regions set aside", t.detection.tp, t.detection.gold, t.detection.given, t.nested, t.aside),
		share("P", p, ""), share("R", rec, ""),
	}
	for _, m := range []struct {
		name string
		c    soft
	}{{"content_partial", t.contentPartial}, {"source_exact", t.exact[0]}, {"cue_exact", t.exact[1]}, {"content_exact", t.exact[2]}, {"triple", t.triple}} {
		p, rec, f := prfOf(m.c)
		out = append(out, share(m.name, f, "P %.3f R %.3f", p, rec))
	}
	return append(out,
		share("say_recall", ratio(t.say.tp, t.say.gold), "%.0f of %.0f", t.say.tp, t.say.gold),
		share("direct_recall", ratio(t.direct.tp, t.direct.gold), "%.0f of %.0f", t.direct.tp, t.direct.gold)), nil
}

// chainOf is an attribution's links that stand in the text, origin first.
func chainOf(a schema.Attribution) []schema.Link {
	var out []schema.Link
	for _, l := range a.Chain {
		if len(l.Source) > 0 || len(l.Cue) > 0 {
			out = append(out, l)
		}
	}
	return out
}

// outermost turns the contract's chains into PolNeAR's single level, where only
// the link nearest the outlet is marked and the voices inside it belong to its
// content. What stands under one outer cue becomes one.
func outermost(atts []schema.Attribution, text []rune) []quoting {
	var out []*quoting
	by := map[string]*quoting{}
	for k, a := range atts {
		links := chainOf(a)
		if len(links) == 0 {
			continue
		}
		last := links[len(links)-1]
		own := pairs(a.Content)
		inner := slices.Clone(own)
		for _, l := range links[:len(links)-1] {
			inner = append(append(inner, pairs(l.Source)...), pairs(l.Cue)...)
		}
		q := &quoting{source: pairs(last.Source), cue: pairs(last.Cue)}
		key := fmt.Sprint(k)
		if len(q.cue) > 0 {
			key = fmt.Sprint(q.source, q.cue)
			// The same content given twice under one cue is two, and one is wrong.
			if old := by[key]; old != nil && slices.ContainsFunc(own, func(s pair) bool { return slices.Contains(old.content, s) }) {
				key = fmt.Sprint(k)
			}
		}
		if by[key] == nil {
			by[key], out = q, append(out, q)
		}
		by[key].content = append(by[key].content, inner...)
	}
	list := make([]quoting, len(out))
	for i, q := range out {
		q.content = join(q.content, text)
		list[i] = *q
	}
	return list
}

// join makes one span of those that touch or have nothing but signs, or
// "that", between them.
func join(spans []pair, text []rune) []pair {
	slices.SortFunc(spans, func(a, b pair) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	var out []pair
	for _, s := range spans {
		if n := len(out); n > 0 && (s.start <= out[n-1].end || bridge(text, out[n-1].end, s.start)) {
			out[n-1].end = max(out[n-1].end, s.end)
			continue
		}
		out = append(out, s)
	}
	return out
}

func bridge(text []rune, from, to int) bool {
	from, to = min(from, len(text)), min(to, len(text))
	words := strings.TrimFunc(string(text[from:to]), func(r rune) bool { return !alnum(r) })
	return words == "" || words == "that"
}

// soft counts where the share that is right may differ by side.
type soft struct{ tp, tr, given, gold float64 }

func (s *soft) add(tp, given, gold int) {
	s.tp, s.tr, s.given, s.gold = s.tp+float64(tp), s.tr+float64(tp), s.given+float64(given), s.gold+float64(gold)
}
func (s soft) p() float64 { return ratio(s.tp, s.given) }
func (s soft) r() float64 { return ratio(s.tr, s.gold) }

// quoteTally adds up over articles.
type quoteTally struct {
	detection, contentPartial, triple soft
	exact                             [3]soft // source, cue, content
	say, direct                       soft
	nested, aside                     int
}

// roles are the word characters of an attribution's source, cue and content.
type roles [3]set

func rolesOf(q quoting, text []rune) roles {
	return roles{within(q.source, text, wordRune), within(q.cue, text, wordRune), within(q.content, text, wordRune)}
}

func iou(a, b set) float64 {
	both := a.shared(b)
	if all := len(a) + len(b) - both; all > 0 {
		return float64(both) / float64(all)
	}
	return 1
}

// agree reports whether the sources share a character, or neither has one.
func agree(g, p roles) bool {
	return g[0].shared(p[0]) > 0 || len(g[0]) == 0 && len(p[0]) == 0
}

func (t *quoteTally) article(g polnear, said []quoting) {
	text := []rune(g.Text)
	var G, P []roles
	var goldRaw []quoting
	for _, a := range g.Attributions {
		q := quoting{ranges(a.Source), ranges(a.Cue), ranges(a.Content)}
		if c := rolesOf(q, text); len(c[2]) > 0 {
			G, goldRaw = append(G, c), append(goldRaw, q)
		}
	}
	for _, q := range said {
		if c := rolesOf(q, text); len(c[2]) > 0 {
			P = append(P, c)
		}
	}
	matched := alignQuotes(G, P)
	aside := within(append(ranges(g.Discard), ranges(g.Discuss)...), text, wordRune)
	hit, dropped := map[int]bool{}, map[int]bool{}
	for _, m := range matched {
		hit[m[1]] = true
	}
	for j, p := range P {
		switch {
		case hit[j]:
		case 2*p[2].shared(aside) > len(p[2]):
			dropped[j] = true
			t.aside++
		case len(p[1]) > 0 && slices.ContainsFunc(G, func(x roles) bool { u := union(p[1], p[2]); return u.shared(x[2]) == len(u) }):
			dropped[j] = true
			t.nested++
		}
	}
	var given []roles
	var goldSets, givenSets []set
	for j, p := range P {
		if !dropped[j] {
			given, givenSets = append(given, p), append(givenSets, p[2])
		}
	}
	for _, x := range G {
		goldSets = append(goldSets, x[2])
	}
	detected := map[int]bool{}
	var exact [3]int
	triple := 0
	for _, m := range matched {
		x, p := G[m[0]], P[m[1]]
		if agree(x, p) {
			detected[m[0]] = true
		}
		same := 0
		for role := range x {
			if slices.Equal(x[role], p[role]) {
				same++
				if len(p[role]) > 0 {
					exact[role]++
				}
			}
		}
		if same == len(x) {
			triple++
		}
	}
	t.detection.add(len(detected), len(given), len(G))
	t.triple.add(triple, len(given), len(G))
	for role := range exact {
		t.exact[role].add(exact[role], having(given, role), having(G, role))
	}
	goldAll, givenAll := union(goldSets...), union(givenSets...)
	t.contentPartial.given += float64(len(given))
	t.contentPartial.gold += float64(len(G))
	for _, p := range given {
		t.contentPartial.tp += float64(p[2].shared(goldAll)) / float64(len(p[2]))
	}
	for _, x := range G {
		t.contentPartial.tr += float64(x[2].shared(givenAll)) / float64(len(x[2]))
	}
	for i, q := range goldRaw {
		if says(q, text) {
			t.say.add(count(detected[i]), 0, 1)
		}
		if direct(q, text) {
			t.direct.add(count(detected[i]), 0, 1)
		}
	}
}

// alignQuotes pairs gold and given one to one, the best first.
func alignQuotes(G, P []roles) [][2]int {
	type candidate struct {
		score float64
		i, j  int
	}
	var list []candidate
	for i, g := range G {
		for j, p := range P {
			if g[2].shared(p[2]) > 0 {
				list = append(list, candidate{float64(count(agree(g, p))) + iou(g[2], p[2]) + 0.5*iou(g[1], p[1]), i, j})
			}
		}
	}
	slices.SortFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
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

func having(list []roles, role int) int {
	n := 0
	for _, x := range list {
		n += count(len(x[role]) > 0)
	}
	return n
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func ranges(list [][2]int) []pair {
	out := make([]pair, len(list))
	for i, s := range list {
		out[i] = pair{s[0], s[1]}
	}
	return out
}

// direct reports whether every word of the content (95 %) is in quotation marks.
func direct(q quoting, text []rune) bool {
	quoted, n := 0, 0
	for _, s := range q.content {
		inside := s.start > 0 && (text[s.start-1] == '“' || text[s.start-1] == '"')
		for _, ch := range text[s.start:min(s.end, len(text))] {
			switch {
			case ch == '“' || ch == '"' && !inside:
				inside = true
			case ch == '"' || ch == '”':
				inside = false
			case wordRune(ch):
				n++
				quoted += count(inside)
			}
		}
	}
	return n > 0 && float64(quoted) >= 0.95*float64(n)
}

// says reports whether the cue is a word of plain saying: the first list of
// cueKinds that fits is the last.
func says(q quoting, text []rune) bool {
	words := make([]string, len(q.cue))
	for i, s := range q.cue {
		words[i] = string(text[min(s.start, len(text)):min(s.end, len(text))])
	}
	cue := strings.ToLower(strings.Join(words, " "))
	for i, k := range cueKinds {
		if k.MatchString(cue) {
			return i == len(cueKinds)-1
		}
	}
	return false
}

// cueKinds are the scorer's lists of cue stems: denying, hedging, accusing,
// directing and saying. A stem begins at a word's beginning, a colon follows a word.
var cueKinds = []*regexp.Regexp{
	stems(`debunk|den(?:y|ie)|disavow|dismiss|disput|rebut|refut|reject`),
	stems(`alleged|apparent|appear|considered|dubbed|known as|purported|reportedly|seem|supposed`),
	stems(`accus|attack|blam|blast|charg|condemn|critici|denounc|fault|mock|slam`),
	stems(`ask|call(?:s|ed|ing)? (?:for|on)|declin|demand|insist|invit|order|pledg|promis|propos|recommend|refus|request|threat|urg|vow|warn`),
	stems(`according|acknowledg|add|admit|announc|argu|assert|call|cit(?:e|ing)|claim|comment|conced|conclud|continu|declar|describ|discuss|explain|express|maintain|mention|not(?:e|ing)|point|quot|recall|refer|releas|remark|repl|report|respond|sa(?:y|id)|speak|spoke|stat(?:e|ing)|statement|suggest|t(?:ell|old)|talk|tweet|writ|wrote`, `[\pL\pN_]:`),
}

func stems(alternatives string, also ...string) *regexp.Regexp {
	return regexp.MustCompile(strings.Join(append([]string{`(?:^|[^\pL\pN_])(?:` + alternatives + `)`}, also...), "|"))
}
