package attrib

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// colonCue and plainCue stand for cues that are no entry of the lexicon: the
// colon after a name, the words before one, the verb behind a quotation.
var colonCue = &cue{lemma: ":", frames: frameQuote, stance: rapporteur.StanceAsserts}

// colon reads `X: “…”`, `X had one message: “…”` and `“…” — X`.
func (f *finder) colon() {
	end := f.bodyEnd()
	for i := 1; i < len(f.items); i++ {
		t := &f.items[i]
		if t.quote >= 0 || t.low != ":" || i+1 >= len(f.items) || f.items[i+1].quote < 0 {
			continue
		}
		q := &f.quotes[f.items[i+1].quote]
		if words(q.Inner.In(f.text), 3) < 3 && i+2 < end {
			return
		}
		if i == 1 && (f.items[0].form == "Q" || f.items[0].form == "A") {
			c := colonCue
			if f.items[0].form == "Q" {
				c = askedCue
			}
			f.out = append(f.out, say{cue: c, verb: run{0, 2}, content: []run{{2, max(end, 3)}}, inner: -1, open: true})
			return
		}
		src := f.leading(i)
		if from := f.excerpted(run{0, i}); !from.empty() {
			src = from
		}
		if src.empty() || i-src.to > 24 {
			return
		}
		if h := f.head(src); h > src.from && utterances[f.items[h].low] {
			if o := f.possessor(h); !o.empty() && o.from >= src.from {
				src = o // "His message to the army was blunt: “…”"
			}
		}
		if b := f.nounLeft(i, src.to); b > src.to && b < i && f.faceless(src) && f.items[f.head(run{b, i})].capital && !f.items[b-1].is(prep) {
			src = run{b, i} // "The size of the crowd does not surprise the mayor Ana Lima: “…”"
		}
		if full := f.subjectRight(src.from); full.to > src.to && full.to < i && f.items[full.to].comma() {
			src = full // "The union's leader, Ana Lima, had a warning:"
		}
		verb := run{i, i + 1}
		if src.to < i {
			if !f.hasVerb(src.to, i) && !f.predicate(src.to, i) {
				// "Ana Lima, midwife: “…”"
				if f.items[src.to].low != "," || i-src.to > 8 || !f.items[src.from].capital {
					return
				}
				f.out = append(f.out, say{cue: colonCue, source: run{src.from, i}, verb: run{i, i + 1}, content: []run{{i + 1, max(end, i+2)}}, inner: -1, open: true})
				return
			}
			verb.from = src.to
			for verb.from < i-1 && f.items[verb.from].comma() {
				verb.from++
			}
			verb.to = i
			for k := verb.from; k < i; k++ {
				if c, _ := f.cueAt(k); c != nil && c.frames&frameQuote != 0 && f.items[k-1].comma() && src.to < k-1 && !f.hasVerb(src.to, k-1) {
					// "Ana Lima, who lives in Palm Beach, Florida, | wrote on Sunday: “…”"
					verb.from, src.to = k, k-1
					break
				}
			}
		}
		f.out = append(f.out, say{cue: colonCue, source: src, verb: verb, content: []run{{i + 1, max(end, i+2)}}, inner: -1, open: true})
		return
	}
	// “…” — X
	n := len(f.items)
	for i := 1; i < n-1; i++ {
		if f.items[i].comma() && f.items[i].low != "," && f.items[i-1].quote >= 0 && i == 1 && f.items[i+1].capital {
			if r := f.subjectRight(i + 1); !r.empty() && !f.hasVerb(r.to, end) {
				f.out = append(f.out, say{cue: colonCue, source: r, verb: run{i, i + 1}, content: []run{{0, 1}}, pre: true, inner: -1})
			}
			return
		}
	}
}

// excerpted gives whose words "From the report", "More from Ana Lima" announce;
// none where r is no such phrase.
func (f *finder) excerpted(r run) run {
	k := r.from
	if k+2 < r.to && f.items[k].low == "here" {
		k += 2 // Here's more from
	}
	if k < r.to && excerpts[f.items[k].low] {
		k++
	}
	if k+1 >= r.to || f.items[k].low != "from" || f.nounRight(k+1, r.to, false) != r.to {
		return run{}
	}
	return run{k + 1, r.to}
}

// apposed gives the comma that ends the apposition at i; i when there is none.
func (f *finder) apposed(i int) int {
	for n := i; n < min(len(f.items), i+widest); n++ {
		if t := &f.items[n]; t.quote >= 0 || !t.word {
			if n > i && t.quote < 0 && t.low == "," && f.apposition(i, n) {
				return n
			}
			break
		}
	}
	return i
}

// given gives the end of "in a tearful statement" at an item; the item when it
// is not there.
func (f *finder) given(at int) int {
	i := at
	if i < len(f.items) && f.items[i].quote < 0 && f.items[i].low == "," {
		i++
	}
	if i+2 >= len(f.items) || f.items[i].quote >= 0 || !f.items[i].is(prep) {
		return at
	}
	n := f.nounRight(i+1, len(f.items), true)
	if n > i+1 && f.items[n-1].is(medium) && n >= f.bodyEnd() {
		return n
	}
	return at
}

// plainLead reads `X VERBED, “…”` with a verb that the lexicon does not know.
func (f *finder) plainLead() bool {
	for v := 1; v+2 < len(f.items); v++ {
		t := &f.items[v]
		if t.quote >= 0 || !t.word || t.capital || f.items[v+1].quote >= 0 || f.items[v+1].low != "," && f.items[v+1].low != ":" || f.items[v+2].quote < 0 || !f.words(v+2, 5) {
			continue
		}
		if !strings.HasSuffix(t.low, "ed") || plainEd[t.low] || namings[cueLemma(t.low)] || titling[t.low] || f.items[v-1].is(aux|prep|det) {
			return false
		}
		src := f.subjectLeft(v, f.low)
		if src.empty() || src.to != v {
			return false
		}
		if h := &f.items[f.head(src)]; h.quote >= 0 || !h.capital && !h.is(subject|person|title|body|relative) {
			return false
		}
		r := tail{content: run{v + 2, max(f.bodyEnd(), v+3)}, direct: true}
		f.cutTail(&r)
		if f.relative(src) {
			r.content.to = v + 3 // ", which griped, “…,” is gone"
		}
		f.out = append(f.out, say{cue: colonCue, source: src, verb: run{v, v + 1}, content: []run{r.content}, inner: -1, open: r.content.to == f.bodyEnd()})
		return true
	}
	return false
}

// predicate reports whether the tree has a verb in [from, to).
func (f *finder) predicate(from, to int) bool {
	for i := from; i < to && f.tree != nil; i++ {
		if w := f.tree.word(f.items[i].Span); w >= 0 && f.items[i].word && f.tree.words[w].UPOS == "VERB" {
			return true
		}
	}
	return false
}

// plain reads `“…,” X fumed.`: a quotation that waits for its speaker, then a
// name and a verb that the lexicon does not know.
func (f *finder) plain() {
	if f.plainLead() {
		return
	}
	for i := 0; i+2 < len(f.items); i++ {
		t := &f.items[i]
		if t.quote < 0 {
			continue
		}
		if f.dashedOff(i) {
			return
		}
		q := &f.quotes[t.quote]
		inner := q.Inner.In(f.text)
		if words(inner, 3) < 3 && i > 0 || !endsComma(inner) && stops(inner) == 0 && !f.items[i+1].comma() {
			return
		}
		k := i + 1
		if f.items[k].comma() {
			k++
		}
		if k+1 < len(f.items) && f.items[k].quote < 0 && !f.items[k].capital && (f.items[k].tag == "VBZ" || f.items[k].tag == "VBD") && !f.items[k].is(aux|subject|det) && endsComma(inner) {
			if r := f.subjectRight(k + 1); !r.empty() && f.endsSoon(r.to) && !f.cannotSpeak(colonCue, r) {
				f.out = append(f.out, say{cue: colonCue, source: r, verb: run{k, k + 1}, content: []run{{0, i + 1}}, pre: true, inner: -1})
				return // `“…,” intones a voice from the tower.`
			}
		}
		if k >= len(f.items) || !f.phraseStart(k) || f.items[k].capital && f.items[k].is(lone) {
			return
		}
		end := f.nounRight(k, len(f.items), true)
		if h := &f.items[f.head(run{k, end})]; end > k && !f.items[k].is(subject) && !h.capital && !h.is(person|title|body) && !(end < len(f.items) && f.items[k].is(det) && (f.items[end].tag == "VBZ" || f.items[end].tag == "VBD")) {
			return
		}
		if m := end; m+2 < len(f.items) && endsComma(inner) {
			if f.items[m].low == "," && f.apposed(m+1) > m+1 {
				m = f.apposed(m + 1)
			}
			if n := f.given(m); n > m {
				if f.items[m].low == "," {
					end, m = m, m+1
				} else {
					end = m
				}
				f.out = append(f.out, say{cue: colonCue, source: run{k, end}, verb: run{m, n}, content: []run{{0, i + 1}}, pre: true, inner: -1})
				return // `“…,” the governor in a statement.`
			}
		}
		if end == k || end >= len(f.items) || !f.items[end].word {
			return
		}
		v := end
		for v < len(f.items)-1 && (f.items[v].is(aux|adverb) || manner(f.items[v].low)) {
			v++
		}
		low := f.items[v].low
		spoke := strings.HasSuffix(low, "ed") || strings.HasSuffix(low, "s") || f.items[v].is(verb)
		if !f.items[v].word || f.items[v].is(aux) || !spoke {
			return
		}
		f.out = append(f.out, say{cue: colonCue, source: run{k, end}, verb: run{end, v + 1}, content: []run{{0, i + 1}}, pre: true, inner: -1})
		return
	}
}

// colonFrom gives the colon that ends the description of a speaker at i: "Said
// Ana Lima, | now a nurse:"; i when there is none.
func (f *finder) colonFrom(i int) int {
	for k := i; k < min(len(f.items), i+widest) && f.items[k].quote < 0; k++ {
		if f.items[k].low == ":" {
			return k
		}
		if f.verbish(k) {
			break
		}
	}
	return i
}
