package attrib

import (
	"github.com/rapporteur/rapporteur"
)

// syntactic reads the cues that the surface rules made nothing of by their
// place in the tree: the verb's subject speaks, its complement is what is said.
func (f *finder) syntactic() {
	if f.tree == nil {
		return
	}
	low := f.low
	f.low = 0
	defer func() { f.low = low }()
	for i := 0; i < len(f.items); i++ {
		if f.items[i].quote >= 0 || f.taken(i) {
			continue
		}
		c, n := f.cueAt(i)
		if c == nil {
			continue
		}
		f.bySyntax(c, i, i+n)
	}
}

// taken reports whether item i is part of the cue or source of a statement.
func (f *finder) taken(i int) bool {
	for k := range f.out {
		if s := &f.out[k]; s.verb.from <= i && i < s.verb.to || s.source.from <= i && i < s.source.to {
			return true
		}
	}
	return false
}

// bySyntax reads a statement with the cue at [vs, ve) from the tree.
func (f *finder) bySyntax(c *cue, vs, ve int) {
	t := f.tree
	v := t.word(f.items[vs].Span)
	if v < 0 || t.words[v].UPOS != "VERB" {
		return
	}
	g := f.verbGroup(vs, ve)
	if c.lemma == "deny" && f.withholds(ve) || f.idiom(c, vs, ve) || vs > 0 && (f.shamNoun(vs) || f.shamParticiple(vs, g)) || looks[f.items[g.from].low] || g.passive || g.infinitive || g.modal && !g.negated || f.noun(vs, g) || f.unnaming(ve) || ve < len(f.items) && f.items[ve].comma() {
		return
	}
	for k := range f.out {
		if g.participle && f.out[k].verb.to == g.from {
			return // "analysts say urging Chad to talk is best"
		}
	}
	content := -1
	object := false
	if k := t.dependent(v, "ccomp"); k > v && c.frames&(frameClause|frameThat) != 0 && t.dependent(k, "nsubj", "nsubj:pass", "expl", "csubj") >= 0 {
		content = k
	} else if k := t.dependent(v, "xcomp"); k > v && c.frames&frameInfinitive != 0 {
		content = k
	} else if k := t.dependent(v, "obj"); k > v && c.frames&frameBare != 0 && c.frames&frameAddressee == 0 {
		content, object = k, true
	}
	if content < 0 {
		return
	}
	s := say{cue: c, verb: g.run, inner: -1, negated: g.negated, object: object}
	if subj := f.subjectIn(v); subj >= 0 {
		s.source = f.runOf(t.subtree(subj))
		if near := f.subjectLeft(g.from, 0); !near.empty() && near.to == g.from && s.source.to > 0 && s.source.to < near.from && f.items[near.from-1].comma() && !f.faceless(near) && near.from == s.source.to+1 {
			s.source = near // "As the Post reports, the Kremlin has maintained"
		}
	} else if s.source = f.subjectLeft(g.from, 0); s.source.empty() {
		s.source = f.leading(g.from)
	}
	r := f.beforeBracket(f.runOf(t.subtree(content)))
	if r.empty() || s.source.empty() || r.from > ve && f.items[r.from-1].comma() || f.items[r.from].is(aux) || r.from < g.to && g.from < r.to || s.source.from < r.to && r.from < s.source.to {
		return
	}
	if c.frames&frameWitness != 0 || f.wondered(s.source, g) || f.cannotSpeak(c, s.source) || hypothetical[f.items[max(0, s.source.from-1)].low] || f.counterfactual(s.source.from-1) || f.items[s.source.from].low == "you" {
		return
	}
	if object && !f.bareObject(c, r) {
		return // "said nothing else"
	}
	if object && (f.elsewise(c, g, s.source, tail{content: r}) || c.lemma == "call on") {
		return
	}
	n := r.to
	for n < len(f.items) && n < r.to+15 && f.items[n].quote < 0 && (f.nounish(n) || f.items[n].is(det) || f.items[n].is(prep) && !f.items[n].is(sub)) && !f.isFinite(n) {
		n++
	}
	if object && n < len(f.items) && f.isFinite(n) {
		if c.frames&frameClause == 0 {
			return
		}
		r.to, s.object = max(n, f.bodyEnd()), false // "estimates the relief will come to": the object is a subject
	}
	if p := g.from - 1; g.participle && p >= 0 && f.items[p].quote < 0 && f.items[p].is(prep) && !f.items[p].is(sub) && f.items[p].low != "by" && f.items[p].low != "in" && t.dependent(v, "nsubj") < 0 {
		return // "criticised the army for claiming": the army did
	}
	if p := g.from - 1; g.participle && p > 0 && f.items[p].low == "as" && f.items[p-1].low == "well" || !f.afterQuote(s.source) && f.elsewise(c, g, s.source, tail{that: true}) {
		return
	}
	if c.lemma == "show" && (f.quoteIn(r.from, r.to) && !f.inquires(s.source) || object && f.showsSkill(g, s.source)) {
		return // "have never shown a “taste for work”"
	}
	for k := range f.out {
		if v := f.out[k].verb.from; object && v > r.from && v < r.to && f.out[k].source == s.source {
			r.to = v // "questioned the choice | saying she …"
		}
	}
	s.content = []run{r}
	s.unspoken = c.stance == rapporteur.StanceSilent || f.refusal(c, g.to)
	s.negated = s.negated || f.denied(s.source)
	for k := range f.out {
		for _, o := range f.out[k].content {
			if o.from <= vs && vs < o.to && (s.inner < 0 || len(f.out[s.inner].content) > 0 && o.to-o.from < f.out[s.inner].content[0].to-f.out[s.inner].content[0].from) {
				s.inner = k
			}
		}
	}
	if s.inner >= 0 && f.out[s.inner].source == s.source {
		if !g.participle {
			return // "declined to say whether"
		}
		s.inner = -1 // nobody relays himself
	}
	f.out = append(f.out, s)
}

// beforeBracket ends a content before a bracket in which another is quoted.
func (f *finder) beforeBracket(r run) run {
	for i := r.from + 1; i < r.to; i++ {
		if f.items[i].quote < 0 && f.items[i].low == "(" {
			for k := i + 1; k < r.to && f.items[k].low != ")"; k++ {
				if f.items[k].quote >= 0 {
					return run{r.from, i}
				}
			}
		}
	}
	return r
}

// subjectIn gives the word that is the subject of the verb v: its own, or that
// of the verb it is joined to or hangs on; -1 when there is none.
func (f *finder) subjectIn(v int) int {
	t := f.tree
	for n := range 4 {
		if k := t.dependent(v, "nsubj"); k >= 0 {
			return k
		}
		if k := t.dependent(v, "nsubj:pass"); k >= 0 {
			if n > 0 {
				return k // "she was cheered and said"
			}
			return -1
		}
		h := t.words[v].Head
		if h < 0 {
			return -1
		}
		switch t.words[v].Deprel {
		case "conj", "xcomp", "advcl", "parataxis":
			v = h
		case "acl":
			return h
		default:
			return -1
		}
	}
	return -1
}

// inTree gives the tree's word at item i; -1 where there is none.
func (f *finder) inTree(i int) int {
	if f.tree == nil {
		return -1
	}
	return f.tree.word(f.items[i].Span)
}

// subjectWord gives the word before the verb at item i that hangs on it by the
// relation; -1 for none.
func (f *finder) subjectWord(i int, relation string) int {
	v := f.inTree(i)
	if v < 0 {
		return -1
	}
	if k := f.tree.dependent(v, relation); k < v {
		return k
	}
	return -1
}

// witness gives the subject of the verb at item i when it is a witness: what
// was found before the verb, else the tree's, "reporters at two hospitals".
func (f *finder) witness(i int, r run) run {
	if !r.empty() && witnesses[f.items[f.head(r)].low] {
		return r
	}
	k := f.subjectWord(i, "nsubj")
	if k < 0 {
		return run{}
	}
	r = f.runOf(f.tree.subtree(k))
	if r.empty() || r.to > i || !witnesses[f.items[f.head(r)].low] {
		return run{}
	}
	return r
}

// passiveSubject gives the subject of the passive participle at item i by the
// tree; none where the tree has none or has it behind the verb.
func (f *finder) passiveSubject(i int) run {
	k := f.subjectWord(i, "nsubj:pass")
	if k < 0 {
		return run{}
	}
	r := f.runOf(f.tree.subtree(k))
	if r.from < f.low || r.to > i {
		return run{}
	}
	return r
}

// hangs gives where the clause that begins at item k and hangs on the noun at
// item i ends by the tree; 0 where the tree has no such clause.
func (f *finder) hangs(i, k int) int {
	v := f.inTree(i)
	if v < 0 {
		return 0
	}
	c := f.tree.dependent(v, "acl", "ccomp")
	if c <= v {
		return 0
	}
	r := f.runOf(f.tree.subtree(c))
	if r.from != k || r.to < k+4 {
		return 0
	}
	return r.to
}

// runOf gives the items that the characters of s lie in, marks at their end
// left out.
func (f *finder) runOf(s rapporteur.Span) run {
	r := run{}
	for i := range f.items {
		t := &f.items[i]
		if t.Start < s.End && s.Start < t.End {
			if r.to == 0 {
				r.from = i
			}
			r.to = i + 1
		}
	}
	for r.from < r.to && f.items[r.from].quote < 0 && (!f.items[r.from].word && !f.items[r.from].currency() || f.items[r.from].is(conj)) {
		r.from++
	}
	for r.to > r.from && f.items[r.to-1].quote < 0 && !f.items[r.to-1].word && !f.items[r.to-1].clitic && f.items[r.to-1].low != ")" && f.items[r.to-1].low != "%" {
		r.to--
	}
	return r
}
