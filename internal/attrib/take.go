package attrib

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// take.go reads a statement from a verb of saying: who, then what.

// attempt is a statement while it is read from its cue at [vs, ve).
type attempt struct {
	cue      *cue
	vs, ve   int
	group    group
	before   side
	after    tail
	say      say
	taken    run  // the relative pronoun that the clause behind the cue has lost
	inverted bool // said X
	quoted   bool // a quotation hangs on the cue
}

// take reads a statement with the cue at [vs, ve) and gives the item to go on
// from, or vs when there is none.
func (f *finder) take(c *cue, vs, ve int) int {
	g := f.verbGroup(vs, ve)
	if g.from > f.low && g.from < vs && f.items[g.from-1].possessive() && strings.HasSuffix(f.items[vs].low, "ed") {
		return vs // the general's often repeated charge
	}
	if end := f.impersonal(c, g, ve); end > vs || c.frames&frameRaising != 0 {
		return end
	}
	if c = f.seeming(c, g, vs, ve); c == nil {
		return vs
	}
	if end := f.otherFrame(c, g, vs, ve); end > vs {
		return end
	}
	if n := len(f.out); n > 0 && g.participle && f.items[vs].low == "saying" && f.out[n-1].addressee.to == vs && f.quoteNext(ve) {
		o := &f.out[n-1]
		if last := &o.content[len(o.content)-1]; last.from == vs && ve+1 < len(f.items) && f.items[ve].quote < 0 {
			last.from = ve + 1 // "responded to critics | saying, | “…”"
		}
		f.low = ve
		return ve // "emailed residents saying": one statement
	}
	if f.notSaid(c, g, vs, ve) {
		return vs
	}
	if end := f.opening(c, g); end > vs {
		return end
	}
	a := attempt{cue: c, vs: vs, ve: ve, group: g, before: f.before(g.from), after: f.after(c, g.to)}
	if i := a.after.content.from; !a.after.content.empty() && f.items[i].tag == "VBN" && f.items[i].quote < 0 && i+1 < len(f.items) && f.items[i+1].is(day) {
		// "told the paper in an essay printed on Saturday | that"
		for i < a.after.content.to && (f.items[i].quote >= 0 || f.items[i].low != "that") {
			i++
		}
		a.after.content.from = i
	}
	if n := len(f.out); n > 0 && a.before.quote && f.relative(f.out[n-1].source) && !f.out[n-1].pre && f.out[n-1].content[len(f.out[n-1].content)-1].to == g.from {
		a.before = side{} // ", who calls him a “liar,” said he …"
	}
	if q := f.answered(&a.after); c.lemma == "ask" && q > 0 {
		a.after.content.to = q // `asked, “Where?” | she replied`
	}
	if n := len(f.out); n > 0 && a.before.quote && f.out[n-1].cue.lemma == "ask" && !f.out[n-1].pre && f.out[n-1].verb.to < g.from {
		if last := f.out[n-1].content[len(f.out[n-1].content)-1]; last.to <= g.from && last.to >= g.from-4 && f.items[last.to-1].quote >= 0 && f.items[last.from].quote >= 0 {
			a.before.quote = false // the question is somebody else's
		}
	}
	a.say = say{cue: c, verb: g.run, inner: -1, negated: g.negated, addressee: a.after.addressee}
	if !f.who(&a) || !f.meant(&a) {
		return vs
	}
	start := g.from
	if !a.inverted && !a.say.source.empty() && a.say.source.to <= g.from && a.say.source.from >= f.low {
		start = a.say.source.from
	}
	if k := start - 1; k >= f.low && k >= 0 && f.items[k].low == "as" && !a.inverted {
		start = k
	}
	if end := f.set(&a, start); end > vs {
		return end
	}
	f.border(&a)
	return f.settle(&a, start)
}

// answered gives where the question that a content begins with ends, when
// somebody answers it right behind: `“Where?” | she replied, “Home.”`; or 0.
func (f *finder) answered(t *tail) int {
	n := t.content.from + 1
	if t.content.empty() || !t.direct || f.items[n-1].quote < 0 || n+1 >= t.content.to || f.items[n].quote >= 0 || !strings.HasSuffix(f.quotes[f.items[n-1].quote].Inner.In(f.text), "?") {
		return 0
	}
	to := n + 1
	if !f.items[n].is(subject) || f.items[n].is(relative|det) {
		to = f.nounRight(n, t.content.to, true)
	}
	if to == n || to >= t.content.to {
		return 0
	}
	if c, _ := f.cueAt(to); c == nil || !f.isFinite(to) {
		return 0
	}
	return n
}

// seeming gives the cue as it is to be read behind "seemed to": not at all,
// nil, when somebody only looked so, with reserve when a picture shows it.
func (f *finder) seeming(c *cue, g group, vs, ve int) *cue {
	if !looks[f.items[g.from].low] || g.from == vs || f.quoteNext(ve) {
		return c
	}
	r := f.subjectLeft(g.from, f.low)
	if own := f.treeSubject(vs, g); !own.empty() {
		r = own
	}
	if !evidence[c.lemma] || r.empty() || !f.inquires(r) {
		return nil // "seemed to mock her"
	}
	return &cue{lemma: c.lemma, frames: c.frames, stance: rapporteur.StanceHedges} // "videos appear to show tanks"
}

// otherFrame reads the statements in which the cue does not simply follow its
// subject, and gives the item to go on from, or 0.
func (f *finder) otherFrame(c *cue, g group, vs, ve int) int {
	if c.lemma == "quote" || c.lemma == "cite" {
		if end := f.quotedAs(g, vs, ve); end > vs {
			return end
		}
	}
	if end := f.passive(c, g, ve); end > vs {
		return end
	}
	if end := f.citing(c, g, ve); end > vs {
		return end
	}
	if end := f.dubbedBy(c, g, vs, ve); end > vs {
		return end
	}
	return f.dubbed(c, g, ve)
}

// who finds who speaks: behind an inverted verb, before it, or the subject of
// the statement before. It reports whether somebody may.
func (f *finder) who(a *attempt) bool {
	c, g, s := a.cue, a.group, &a.say
	if c.frames&frameInverted != 0 && a.before.edge && !g.infinitive && !g.participle && !g.modal && !(g.from == 0 && nounForms[f.items[a.vs].low] && f.bareForm(a.vs)) {
		if r := f.subjectRight(g.to); !r.empty() && (a.before.quote && !f.word(g.from-1) || f.endsSoon(r.to) && f.inverts(g, r) || f.joinsOnly(g.from) && f.quoteNext(f.colonFrom(r.to))) {
			s.source, a.inverted = r, true
			s.addressee = run{}
			a.after = f.after(c, r.to)
			if a.after.content.empty() || !a.after.quoted {
				a.after = f.afterInverted(r.to)
			}
		}
	}
	if !a.inverted {
		s.source = f.subjectOf(g)
	}
	if c.wider != nil && !s.source.empty() && (c.frames&frameEvidence != 0 && f.inquires(s.source) || callings[c.lemma] && !g.passive && !a.after.quoted && f.verdict(a.after.content)) {
		c = c.wider
		a.cue, s.cue = c, c
	}
	if c.frames&frameWitness != 0 {
		if s.source = f.witness(a.vs, s.source); s.source.empty() {
			return false
		}
	}
	if n := len(f.out); n > 0 && a.after.quoted && a.after.direct && !a.before.edge && s.source == f.out[n-1].source && f.out[n-1].inner >= 0 && s.source.to == s.source.from+1 && f.items[s.source.from].is(subject) {
		s.source = f.out[f.out[n-1].inner].source // "X said he welcomed it and added, “…”"
	}
	if (c.lemma == "ask" || c.lemma == "tell") && (a.after.infinite || !a.after.content.empty() && !a.after.quoted && f.items[a.after.content.from-1].low == "for") {
		s.cue = requestCue // "told the envoy to go"
	}
	a.quoted = a.before.quote || a.after.quoted && a.after.direct
	if n := len(f.out); n > 0 && !a.inverted && (a.after.quoted && a.after.direct || g.participle && a.before.edge && f.low < g.from) && !s.source.empty() && s.source == f.out[n-1].source {
		// The subject of the statement a.before may be another clause's.
		if r := f.leading(g.from); g.participle && nounCues[f.items[f.out[n-1].verb.from].low] == f.out[n-1].cue && r.from >= f.out[n-1].verb.to {
			s.source = r // "In reply to their call for help, X met them, saying “…”"
		} else if r := f.ownClause(a.vs, g); !r.empty() {
			s.source = r
		} else if b := s.source.from - 1; b > 0 && f.items[b].quote < 0 && f.items[b].is(conj) && f.items[b-1].comma() && s.source.to <= f.out[n-1].verb.from && s.source.to > f.out[0].verb.to {
			// ", and the president noted it, asking “…”": his
		} else if r := f.mainSubject(a.vs, g); !r.empty() && !f.out[n-1].pre {
			s.source = r
		} else if r := f.treeSubject(a.vs, g); !r.empty() && a.after.quoted && a.after.direct {
			s.source = r
		}
	}
	if n, b := len(f.out), s.source.from-1; n > 0 && !a.inverted && s.source == f.out[n-1].source && b > 1 && s.source.to < g.from && f.items[b].is(relative) && f.items[b].quote < 0 && f.items[b-1].quote < 0 && f.items[b-1].low == "," {
		if h := f.subjectHead(b-1, 0); !h.empty() && (f.items[h.from].capital && f.items[g.from-1].quote >= 0 || !g.participle && f.items[g.from-1].low == "," && !f.cannotSpeak(c, h)) {
			s.source = h // "Ana Lima, whom the radio calls “the best,” argued"
		}
	}
	for k := range f.out {
		if o := f.out[k].source; !a.inverted && !s.source.empty() && o.from <= s.source.from && s.source.to <= o.to && o != s.source && !f.clausal(o) && !f.verbal(o.from, o.to) {
			s.source = o // the tree has parted "the younger Bush"
		}
	}
	if b := s.source.from - 1; !a.inverted && b > 0 && f.items[s.source.from].tag == "VBG" && !f.items[s.source.from].capital && f.items[b].quote < 0 && f.items[b].is(sub|prep) {
		if r := f.leading(g.from); !r.empty() && r.to <= b && !f.cannotSpeak(c, r) && !f.items[r.from].is(sub|prep) {
			s.source = r // "The clerk who had it before fleeing to Chad is claiming"
		}
	}
	if art := f.items[s.source.from].low; !a.inverted && !s.source.empty() && s.source.to == g.from && (a.after.gap || art == "a" || art == "an") {
		for k := s.source.to - 1; k > s.source.from+1; k-- {
			if p := &f.items[k-1]; f.items[k].low == "the" && p.quote < 0 && strings.HasPrefix(p.tag, "N") && !p.capital {
				s.source.from = k // "an attack | the army says was"
				break
			}
		}
	}
	if !a.quoted && !a.inverted && !g.participle && !g.infinitive && !s.source.empty() && s.source.to < g.from && s.source.to > 0 {
		if r := f.ownTreeSubject(a.vs, g); !r.empty() && r.to <= s.source.from && f.canFear(r) && !f.items[r.from].is(relative) && !f.clausal(r) && !f.verbal(r.from, r.to) {
			s.source = r // "X, speaking with aides and officials, however, rejected"
		} else if r := f.leading(g.from); !r.empty() && r.to+1 < s.source.from && f.items[r.to].comma() && f.items[r.to+1].tag == "VBG" && f.canFear(r) {
			s.source = r
		}
	}
	if !a.quoted && !a.inverted && !g.participle && !g.infinitive && !s.source.empty() && f.faceless(s.source) && (s.source.to < g.from || s.source.from > 0 && f.items[s.source.from-1].quote < 0 && f.items[s.source.from-1].is(prep)) {
		if r := f.ownTreeSubject(a.vs, g); !r.empty() && (r.to <= s.source.from || s.source.to <= r.from) && !f.faceless(r) && !f.items[r.from].is(relative) && !f.clausal(r) {
			s.source = r // "Ana Lima, who in the past has led them, said"
		}
	}
	if !a.inverted && a.after.quoted && a.after.direct && g.from > 0 && f.items[g.from-1].is(conj) && !s.source.empty() && f.verbal(s.source.from, s.source.to) {
		if r := f.leading(g.from); !r.empty() && s.source.to <= r.from {
			s.source = r // "When he says that it is bad, X cuts him off and says: “…”"
		}
	}
	if b := f.whoBetween(g); !b.empty() && !a.inverted && s.source.from > b.from && s.source.to == g.from {
		s.source, a.before.quote = b, true
	}
	if s.source.empty() && !g.passive && !g.infinitive {
		if between := f.between(g); !between.empty() {
			s.source, a.quoted = between, true
		} else if a.quoted || a.after.quoted && a.after.that {
			s.source = f.speaker(a.vs, g)
			a.quoted = a.quoted || !s.source.empty()
		}
	}
	if s.source.empty() && !a.quoted || !s.source.empty() && (f.cannotSpeak(c, s.source) || !a.quoted && (f.verbLed(s.source) || f.clausal(s.source))) {
		return false
	}
	if n := len(f.out); n > 0 && f.items[a.vs].low == "saying" && a.after.direct && s.source.to == a.vs && f.faceless(s.source) && f.out[n-1].verb.to <= s.source.from && !f.out[n-1].source.empty() && !sourcings[f.items[f.out[n-1].verb.to-1].low] {
		s.source = f.out[n-1].source // "added that it was no lack of resolve, | saying, “…”": his
	}
	if c.lemma == "alarm" && !s.source.empty() && (s.source.to != g.from || !f.canFear(s.source)) {
		s.source = run{} // the raid has raised fears: nobody says whose
	}
	if !a.before.quote && !a.after.quoted && f.elsewise(c, g, s.source, a.after) {
		return false
	}
	if n := len(f.out); n > 0 && g.modal && g.negated && c.frames&frameInfinitive != 0 && f.out[n-1].open && s.source.to-s.source.from == 1 && f.items[s.source.from].is(subject) && f.out[n-1].content[0].from <= s.source.from {
		return false // "X said he would never ask for it": what X says of himself
	}
	return true
}

// word reports whether a quotation of a word or two that no mark ends stands at
// item i inside a phrase: `who appeared as a “guardian” said`.
func (f *finder) word(i int) bool {
	return i > 0 && f.items[i].quote >= 0 && !f.items[i].final && !f.words(i, 3) && f.items[i-1].quote < 0 && f.items[i-1].word
}

// showsSkill reports whether somebody, not a document, shows something in a verb
// joined to another's: "Haddad cited a launch that failed | and showed skill".
func (f *finder) showsSkill(g group, r run) bool {
	b := g.from - 1
	return b > f.low && f.items[b].is(conj) && r.to < b && f.canFear(r)
}

// meant reports whether the clause says that something was said: no condition,
// no question about saying, no noun.
func (f *finder) meant(a *attempt) bool {
	c, g, s := a.cue, a.group, &a.say
	if b := s.source.from - 1; b == 0 && !a.quoted && !a.inverted && s.source.to == g.from && partitives[f.items[b].low] {
		return false // "Among patients admitted since May, the rate is"
	}
	if c.lemma == "show" && a.after.quoted && !a.after.that && !s.source.empty() && !f.inquires(s.source) {
		return false // "showed “no will to fight”"
	}
	if c.lemma == "show" && !a.after.that && f.showsSkill(g, s.source) {
		return false
	}
	if a.group.negated && f.untilThen(g.to) {
		return false // "did not confirm it until Thursday": then he did
	}
	s.negated = s.negated || !s.source.empty() && f.denied(s.source)
	s.unspoken = c.stance == rapporteur.StanceSilent || f.refusal(c, g.to)
	if r := s.source; !r.empty() && unsures[f.items[r.from].low] {
		s.cue = unsure(s.cue) // "unconfirmed reports said"
	}
	if c.lemma == "decline" && !s.unspoken {
		s.cue = refuseCue
	}
	return a.before.quote || a.after.quoted || f.afterQuote(s.source) || !f.unsaid(c, g, s, a.after)
}

// set reads a speaker that is set into or behind the words of another clause:
// "The dam, officials say, may break". start is where the speaker begins. It
// gives the item to go on from, or 0.
func (f *finder) set(a *attempt, start int) int {
	c, g, s := a.cue, a.group, &a.say
	if n := s.source.to + 1; a.inverted && g.from > 0 && f.items[g.from-1].quote < 0 && f.items[g.from-1].low == "," && n < f.bodyEnd() && f.items[n-1].quote < 0 && f.items[n-1].low == "," && f.items[n].quote < 0 && f.items[n].is(aux) {
		if from := f.preFrom(g.from); from < g.from-1 && !f.verbal(from, g.from-1) {
			end := f.bodyEnd()
			if end < len(f.items) && f.items[end].quote >= 0 {
				end++
			}
			s.content = append(s.content, run{from, g.from - 1}, run{n, end}) // "The aim, said the mayor, is …"
			s.pre, s.open = true, true
			f.attach(s, g.from)
			f.out = append(f.out, *s)
			f.low = n
			return n
		}
	}
	if p := f.parenthesis(start, g, s.source, c, a.inverted); !p.empty() {
		from := f.preFrom(start)
		if f.items[from].quote >= 0 && f.items[from].final && from+1 < start-1 && f.items[from+1].quote < 0 && f.items[from+1].is(prep) && f.items[p.from].quote >= 0 && f.items[from+1].capital {
			return 0 // "“…” In a note, he said, “…”"
		}
		if start < g.from && f.items[start].low == "as" && from < start-1 && f.items[start-1].low == "," && f.items[start-1].quote < 0 && f.isFinite(p.from) && !f.verbal(from, start-1) {
			s.content = append(s.content, run{from, start - 1}, p) // "The talks, as one envoy put it, are dead"
			s.pre = true
		} else if start < g.from && f.items[start].low == "as" && f.items[p.from].is(conj) && from < start-1 && f.verbal(from, start-1) {
			s.content, s.pre = append(s.content, run{from, start - 1}), true // "He was alone, as one envoy noted, and was rebuked"
		} else if start < g.from && f.items[start].low == "as" || start > f.low && f.items[start-1].low == "as" || from >= start-1 {
			s.content = append(s.content, p)
		} else {
			stop := start - 1
			if f.items[stop].quote >= 0 {
				stop = start
			} else if w := &f.items[stop-1]; stop-1 > from && w.quote < 0 && (w.is(relative) || w.low == "that") && f.isFinite(p.from) {
				from = stop - 1 // "the crowd, | who, | she said, | were paid"
			}
			s.content = append(s.content, run{from, stop}, p)
			s.pre = true
		}
		s.open = true
		f.attach(s, start)
		f.out = append(f.out, *s)
		f.low = g.to
		return f.low
	}
	if a.after.content.empty() && !g.participle && f.twice(s, start) {
		f.low = g.to
		return g.to
	}
	return f.closing(start, g, s, c, a.after)
}

// border ends what follows the cue where the report goes on by itself.
func (f *finder) border(a *attempt) {
	c, g, s, after := a.cue, a.group, &a.say, &a.after
	if f.relative(s.source) && s.source.from > 0 && f.breaks(s.source.from-1) && f.items[0].tag == "VBG" && !after.content.empty() {
		after.content.to = f.mainComma(after.content) // "Echoing X, who said …, the men"
	}
	if f.relative(s.source) && s.source.from > 0 && f.breaks(s.source.from-1) {
		if n := f.clauseComma(after.content); n < after.content.to {
			after.content.to = n
			if !f.quoteIn(after.content.from, n) {
				after.quoted, after.direct = false, false
			}
		}
		if after.quoted {
			after.content.to = f.resumed(after.content)
		}
	}
	if q := after.content.from; f.relative(s.source) && after.direct && q+1 < after.content.to && f.items[q].quote >= 0 && f.items[q+1].quote < 0 && f.items[q+1].is(aux) && !negations[f.items[q+1].low] && !f.predicated(q) {
		after.content.to = q + 1 // "whoever answered “no” | would be sent away"
	}
	if b := s.source.from - 1; b >= f.low && !a.inverted && !s.source.empty() && whiles[f.items[b].low] {
		// "When I asked whether he would go, he …": the main clause is no part of it.
		if n := f.mainClause(after.content); !f.quoteIn(after.content.from, n) {
			after.content.to, after.quoted, after.direct = n, false, false
		}
	}
	if (after.that || after.clause && c.frames&frameClause != 0) && !after.quoted && g.participle && s.source.to == g.from && s.source.from <= f.low+1 && !f.items[g.from-1].comma() {
		after.content.to = min(after.content.to, f.thatEnd(after.content.from, after.content.to, s.source.from)) // "a leak revealing that … contradicts"
	}
	if !after.content.empty() && f.opensSub(s.source, g) {
		after.content.to = f.mainComma(after.content)
	} else if b := s.source.from - 2; !after.content.empty() && !a.inverted && b > f.low && s.source.to == g.from && f.items[b].quote < 0 && f.items[b].low == "," && f.items[b+1].quote < 0 && (f.items[b+1].low == "after" || f.items[b+1].low == "when" || f.items[b+1].low == "as") {
		for i := after.content.from + 2; i+1 < after.content.to; i++ {
			if f.items[i].quote < 0 && f.items[i].low == "," && f.items[i+1].quote < 0 && f.items[i+1].tag == "VBD" {
				after.content.to = i // "X, after Y claimed that it was so, | mocked"
			}
		}
	}
	if after.gap {
		after.content.to = f.clauseComma(after.content)
		if b := s.source.from - 1; b >= f.low && !a.inverted && f.items[b].quote < 0 && (f.items[b].is(relative) || f.items[b].low == "that" && b > 0 && f.nounish(b-1)) {
			a.taken = run{b, b + 1} // "the strike, | which | the union says | will last a week"
		} else if b >= f.low && !a.inverted && f.items[b].quote < 0 && f.items[b].low == "what" {
			after.content.to = f.secondVerb(after.content) // "what he said was a threat | suggests he"
		}
	}
	if c.frames&frameTally != 0 && !after.content.empty() {
		for i := after.content.from; i < after.content.to; i++ {
			if low := f.items[i].low; low == ";" || low == "," && (f.items[i-1].form == "" || f.items[i-1].form[0] > '9') { // no form: a quotation
				after.content.to = i
			}
		}
	}
	that := after.that || c.frames&frameThat != 0 && !after.content.empty() && f.nextIs(after.content.from, "that") && f.items[after.content.from].tag == "IN"
	if !after.quoted && !that && (after.infinite || c.lemma == "doubt about" || c.frames&(frameBare|frameObject) != 0 && c.frames&frameClause == 0) {
		after.content.to = f.objectEnd(after.content)
	} else if !after.direct && !that && c.frames&(frameBare|frameObject) != 0 {
		after.content.to = f.quotedEnd(after.content)
		if n := after.content.from + 1; callings[c.lemma] && after.quoted {
			for ; n+2 < after.content.to; n++ {
				if f.items[n].quote >= 0 && f.items[n+1].quote < 0 && f.items[n+1].low == "to" && f.items[n+2].tag == "VB" {
					after.content.to = n + 1 // `calls her “a ghost” | to hurt her`
				}
			}
		}
	}
	if !after.content.empty() && !after.quoted && !after.that && f.items[after.content.from].tag == "VBG" {
		after.content.to = f.gerundEnd(after.content)
	}
	if g.participle && !after.direct && !after.that && !after.infinite && c.frames&frameClause == 0 {
		for i := after.content.from + 1; i+1 < after.content.to; i++ {
			if f.items[i].low == "and" && f.items[i+1].tag == "VBG" && f.items[i+1].quote < 0 && !f.verbal(after.content.from, i) {
				after.content.to, after.quoted = i, f.quoteIn(after.content.from, i) // "calling for peace | and carrying signs"
			}
		}
	}
	if !after.content.empty() && !after.direct && !after.that && !after.infinite && c.frames&(frameBare|frameObject) != 0 && c.frames&frameClause == 0 && f.relative(s.source) {
		if n := f.nounRight(after.content.from, after.content.to, false); n > after.content.from && n < after.content.to && f.verbish(n) {
			after.content.to, after.quoted = n, false // "those who backed the plan | sounded tired"
		}
	}
}

// settle gives the statement its content, before the cue and behind it, and
// notes it. It gives the item to go on from, or vs when it has no content.
func (f *finder) settle(a *attempt, start int) int {
	c, g, s, after := a.cue, a.group, &a.say, a.after
	pre := f.preContent(start, a.inverted, g, c, after)
	if !a.inverted && s.source.to <= f.low && f.afterQuote(s.source) && len(f.out) > 0 && f.relative(f.out[len(f.out)-1].source) {
		k := s.source.from - 1 // “…,” X, who …, said
		for f.items[k].quote < 0 {
			k--
		}
		pre = run{f.preFromQuote(k), k + 1}
	} else if n := len(f.out); n > 0 && !pre.empty() && !a.inverted && s.source.to <= f.low && f.relative(f.out[n-1].source) && f.items[pre.from].quote < 0 && f.out[n-1].source.from >= s.source.to {
		pre = run{} // "X, who wrote the song, once said": the song is no words of his
	} else if n > 0 && !pre.empty() && !a.inverted && s.source == f.out[n-1].source && s.source.to <= f.out[n-1].verb.from && len(f.out[n-1].content) > 0 && f.out[n-1].content[0] == pre {
		pre = run{} // "X, who called him a thief, said nothing"
	}
	s.pre = !pre.empty()
	if s.pre {
		s.content = append(s.content, pre)
	}
	if !after.content.empty() && (!s.pre || after.quoted && after.direct) {
		if ok := f.accepts(c, after); ok || s.pre {
			if !a.taken.empty() && !s.pre {
				s.content = append(s.content, a.taken)
			}
			s.content = append(s.content, after.content)
			s.open = after.content.to == f.bodyEnd()
			s.object = c.frames&(frameBare|frameObject) != 0 && !after.that && !after.infinite
		}
	}
	if len(s.content) == 0 {
		return a.vs
	}
	if f.swallowed(s, g) {
		return a.vs
	}
	f.attach(s, start)
	f.out = append(f.out, *s)
	if s.pre && !s.open {
		f.low = max(g.to, s.source.to)
		if len(s.content) > 1 {
			f.low = s.content[len(s.content)-1].to
		}
		return f.low
	}
	f.quoting(len(f.out) - 1)
	f.low = max(g.to, s.addressee.to)
	return f.low
}

// untilThen reports whether "until" and a time stand in the clause from i on.
func (f *finder) untilThen(i int) bool {
	for ; i+1 < f.bodyEnd() && f.items[i].quote < 0 && !f.items[i].comma(); i++ {
		if f.items[i].low == "until" && f.items[i+1].quote < 0 && (f.items[i+1].is(day) || f.items[i+1].low == "after") {
			return true
		}
	}
	return false
}
