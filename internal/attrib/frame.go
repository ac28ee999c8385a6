package attrib

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// say is one statement found in one unit: who, by which word, and which items
// of the unit are the content.
type say struct {
	cue       *cue
	source    run
	whom      run // whom the source's pronoun stands for, where the sentence says so
	verb      run // the cue with its auxiliaries and particles
	addressee run
	content   []run // in order
	pre       bool  // the content stands before the cue
	open      bool  // the content runs to the end of the unit
	inner     int   // index of the statement whose content this one lies in; -1
	negated   bool
	object    bool // the content is an object, no clause
	unspoken  bool // what was refused is to speak
	hearsay   run  // "reportedly" inside the verb group: somebody unnamed relays it
}

// finder reads the statements of one unit.
type finder struct {
	*unit
	tree   *tree // nil: no analysis
	quotes []quote
	text   string
	out    []say
	low    int  // first item that no earlier statement has taken
	titled bool // most words begin with a capital: a headline
}

// find lists the statements of u, outermost first where one lies in another.
func (k *linker) find(u *unit) []say {
	f := &finder{unit: u, tree: k.tree, quotes: k.quotes, text: k.text, titled: u.titled()}
	if f.dashed() {
		return f.out
	}
	for i := 0; i < len(u.items); i++ {
		t := &u.items[i]
		if t.quote >= 0 {
			continue
		}
		if end := f.according(i); end > i {
			i = end - 1
			continue
		}
		if end := max(f.silence(i), f.unknown(i), f.unproven(i), f.asked(i)); end > i {
			i = end - 1
			continue
		}
		if end := max(f.own(i), f.inWords(i), f.voiced(i)); end > i {
			i = end - 1
			continue
		}
		if end := f.nounCue(i); end > i {
			i = end - 1
			continue
		}
		c, n := f.cueAt(i)
		if c == nil {
			continue
		}
		if end := f.take(c, i, i+n); end > i {
			i = end - 1
		}
	}
	f.rejoinders()
	f.turned()
	f.syntactic()
	f.remarks()
	f.unmind()
	f.prune()
	f.hearsay()
	if (len(f.out) == 0 || f.untaken()) && !f.presented() {
		f.colon()
	}
	if len(f.out) == 0 {
		f.plain()
	}
	return f.out
}

// untaken reports whether a quotation behind a colon ends the unit and is
// nobody's yet.
func (f *finder) untaken() bool {
	n := f.bodyEnd()
	if n < len(f.items) && f.items[n].quote >= 0 {
		n++
	}
	if n < 3 || f.items[n-1].quote < 0 || f.items[n-2].low != ":" {
		return false
	}
	for k := range f.out {
		s := &f.out[k]
		if s.source.to >= n-2 || s.verb.to >= n-2 {
			return false
		}
		for _, c := range s.content {
			if c.to > n-2 {
				return false
			}
		}
	}
	return true
}

// unmind drops what a speaker says of another's mind, "X said the rebels want
// peace": it is the speaker's claim, and the rebels have said nothing.
func (f *finder) unmind() {
	for i := range f.out {
		s := &f.out[i]
		if s.inner < 0 || s.inner >= i || !minds[s.cue.lemma] && !strings.HasPrefix(s.cue.lemma, "be ") && !strings.HasSuffix(s.cue.lemma, " for") {
			continue
		}
		if n := len(s.content); n > 0 && f.quoteSoonIn(s.content[0].from, s.content[n-1].to) {
			continue
		}
		s.content = nil
	}
}

// prune drops statements that have lost what made them one: those cut down to
// a word, and those whose cue takes only quotations and now has none.
func (f *finder) prune() {
	gone := make([]int, len(f.out))
	kept := f.out[:0]
	n := 0
	for i := range f.out {
		s := f.out[i]
		quoted, size := false, 0
		f.unbracket(&s)
		for _, r := range s.content {
			quoted = quoted || f.quoteSoonIn(r.from, r.to)
			size += max(0, r.to-r.from)
		}
		ok := size > 0 && (quoted || (s.unspoken || s.cue.frames&frameBare != 0) && size > 0 || size > 1 && (s.cue.frames&(frameClause|frameThat|frameInfinitive|frameBare|frameTally) != 0 || s.cue == accordingTo))
		if !ok {
			gone[i] = -1
			if s.inner >= 0 && s.inner < i {
				gone[i] = gone[s.inner]
			}
			continue
		}
		gone[i] = n
		if s.inner >= 0 && s.inner < i {
			s.inner = gone[s.inner]
		}
		kept = append(kept, s)
		n++
	}
	for i := range kept {
		// "according to" comes after what it relays.
		if in := kept[i].inner; in > i {
			kept[i].inner = gone[in]
		}
	}
	f.out = kept
}

// cueAt gives the cue whose form begins at i and how many items it takes.
func (f *finder) cueAt(i int) (*cue, int) {
	t := &f.items[i]
	if !t.word || t.capital && i > 0 && !f.titled && (f.items[i-1].quote >= 0 || f.items[i-1].word && !f.items[i-1].is(sub|conj)) {
		return nil, 0
	}
forms:
	for _, c := range cues[t.low] {
		for k, w := range c.rest {
			if i+1+k >= len(f.items) || f.items[i+1+k].low != w {
				continue forms
			}
		}
		return c.cue, 1 + len(c.rest)
	}
	return nil, 0
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
	if g.from == 1 && f.nextIs(0, "that") && c.lemma == "say" && f.items[vs].low == "said" && f.nextIs(ve, ",") {
		return vs // "That said, …"
	}
	if looks[f.items[g.from].low] && g.from < vs && !f.quoteNext(ve) {
		r := f.subjectLeft(g.from, f.low)
		if own := f.treeSubject(vs, g); !own.empty() {
			r = own
		}
		if !evidence[c.lemma] || r.empty() || !f.inquires(r) {
			return vs // "seemed to mock her"
		}
		c = &cue{lemma: c.lemma, frames: c.frames, stance: rapporteur.StanceHedges} // "videos appear to show tanks"
	}
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
	if end := f.dubbed(c, g, ve); end > vs {
		return end
	}
	if g.passive && c.frames&framePassive == 0 || f.noun(vs, g) {
		return vs
	}
	if ve < len(f.items) && f.items[ve].low == "by" && strings.HasSuffix(f.items[ve-1].low, "ed") && !f.quoteNext(ve) {
		return vs // "a statement released by"
	}
	if g.from == vs && vs > 0 && ve < len(f.items) && f.items[vs].tag == "VBN" && f.items[vs-1].is(medium) && f.items[ve].quote < 0 && f.items[ve].is(day|prep) {
		return vs // "a statement released on Thursday"
	}
	if n := len(f.out); n > 0 && g.infinitive && f.out[n-1].open && !f.quoteNext(ve) && c.frames&frameClause == 0 && f.out[n-1].cue.frames&frameInfinitive != 0 {
		if last := f.out[n-1].content[len(f.out[n-1].content)-1]; last.from < g.from && g.from < last.to {
			return vs // "urged them to answer the plea, to defend the region"
		}
	}
	if n := len(f.out); n > 0 && g.participle && f.items[vs].low == "saying" && f.out[n-1].addressee.to == vs && f.quoteNext(ve) {
		f.low = ve
		return ve // "emailed residents saying": one statement
	}
	if namings[c.lemma] && f.quoteNext(ve) && f.naming(ve, g) {
		return vs
	}
	if g.infinitive && len(f.out) == 0 && !f.quoteSoon(ve) {
		return vs
	}
	if g.from > 0 && f.items[g.from-1].low == "as" && strings.HasSuffix(f.items[ve-1].low, "ed") && ve < len(f.items) && (f.items[ve].is(prep) || !f.items[ve].word || f.items[ve].low == "to") {
		return vs // as agreed in May
	}
	if g.participle && g.from > 0 && f.items[g.from-1].low == "without" && c.lemma != "say" {
		return vs // "bombing the town without telling soldiers from civilians": nothing was told
	}
	if n := len(f.out); n > 0 && g.infinitive && !f.quoteNext(ve) {
		if p := &f.out[n-1]; p.open && len(p.content) > 0 && p.content[len(p.content)-1].from == g.from && p.cue.frames&frameInfinitive != 0 {
			return vs // "plans to deny": one statement
		}
	}
	if g.participle && !f.quoteNext(ve) && f.aloof(g) {
		return vs // "steered clear of criticising her"
	}
	if end := f.opening(c, g); end > vs {
		return end
	}
	before := f.before(g.from)
	if n := len(f.out); n > 0 && before.quote && f.relative(f.out[n-1].source) && !f.out[n-1].pre && f.out[n-1].content[len(f.out[n-1].content)-1].to == g.from {
		before = side{} // ", who calls him a “liar,” said he …"
	}
	s := say{cue: c, verb: g.run, inner: -1, negated: g.negated}
	after := f.after(c, g.to)
	s.addressee = after.addressee

	// The subject: behind an inverted verb, before it, or that of the statement before.
	inverted := false
	if c.frames&frameInverted != 0 && before.edge && !g.infinitive && !g.participle {
		if r := f.subjectRight(g.to); !r.empty() && (before.quote || f.endsSoon(r.to) && f.inverts(g, r) || f.joinsOnly(g.from) && f.quoteNext(f.colonFrom(r.to))) {
			s.source, inverted = r, true
			s.addressee = run{}
			after = f.after(c, r.to)
			if after.content.empty() || !after.quoted {
				after = f.afterInverted(r.to)
			}
		}
	}
	if !inverted {
		s.source = f.subjectOf(g)
	}
	if c.wider != nil && !s.source.empty() && (c.frames&frameEvidence != 0 && f.inquires(s.source) || callings[c.lemma] && !g.passive && !after.quoted && f.verdict(after.content)) {
		c = c.wider
		s.cue = c
	}
	if c.frames&frameWitness != 0 {
		if s.source = f.witness(vs, s.source); s.source.empty() {
			return vs
		}
	}
	if n := len(f.out); n > 0 && after.quoted && after.direct && !before.edge && s.source == f.out[n-1].source && f.out[n-1].inner >= 0 && s.source.to == s.source.from+1 && f.items[s.source.from].is(subject) {
		s.source = f.out[f.out[n-1].inner].source // "X said he welcomed it and added, “…”"
	}
	if (c.lemma == "ask" || c.lemma == "tell") && (after.infinite || !after.content.empty() && !after.quoted && f.items[after.content.from-1].low == "for") {
		s.cue = requestCue // "told the envoy to go"
	}
	quoted := before.quote || after.quoted && after.direct
	if n := len(f.out); n > 0 && !inverted && (after.quoted && after.direct || g.participle && before.edge && f.low < g.from) && !s.source.empty() && s.source == f.out[n-1].source {
		// The subject of the statement before may be another clause's.
		if r := f.leading(g.from); g.participle && nounCues[f.items[f.out[n-1].verb.from].low] == f.out[n-1].cue && r.from >= f.out[n-1].verb.to {
			s.source = r // "In reply to their call for help, X met them, saying “…”"
		} else if r := f.ownClause(vs, g); !r.empty() {
			s.source = r
		} else if r := f.mainSubject(vs, g); !r.empty() && !f.out[n-1].pre {
			s.source = r
		} else if r := f.treeSubject(vs, g); !r.empty() && after.quoted && after.direct {
			s.source = r
		}
	}
	if !quoted && !inverted && !g.participle && !g.infinitive && !s.source.empty() && f.faceless(s.source) {
		if r := f.ownTreeSubject(vs, g); !r.empty() && (r.to <= s.source.from || s.source.to <= r.from) && !f.faceless(r) && !f.items[r.from].is(relative) && !f.clausal(r) {
			s.source = r // "Ana Lima, who in the past has led them, said"
		}
	}
	if b := f.whoBetween(g); !b.empty() && !inverted && s.source.from > b.from && s.source.to == g.from {
		s.source, before.quote = b, true
	}
	if s.source.empty() && !g.passive && !g.infinitive {
		if between := f.between(g); !between.empty() {
			s.source, quoted = between, true
		} else if quoted || after.quoted && after.that {
			s.source = f.speaker(vs, g)
			quoted = quoted || !s.source.empty()
		}
	}
	if s.source.empty() && !quoted || !s.source.empty() && (f.cannotSpeak(c, s.source) || !quoted && (f.verbLed(s.source) || f.clausal(s.source))) {
		return vs
	}
	if c.lemma == "alarm" && !s.source.empty() && (s.source.to != g.from || !f.canFear(s.source)) {
		s.source = run{} // the raid has raised fears: nobody says whose
	}
	if !before.quote && !after.quoted && f.elsewise(c, g, s.source, after) {
		return vs
	}
	if n := len(f.out); n > 0 && g.modal && g.negated && c.frames&frameInfinitive != 0 && f.out[n-1].open && s.source.to-s.source.from == 1 && f.items[s.source.from].is(subject) && f.out[n-1].content[0].from <= s.source.from {
		return vs // "X said he would never ask for it": what X says of himself
	}
	s.negated = s.negated || !s.source.empty() && f.denied(s.source)
	s.unspoken = c.stance == rapporteur.StanceSilent || f.refusal(c, g.to)
	if c.lemma == "decline" && !s.unspoken {
		s.cue = refuseCue
	}
	if !before.quote && !after.quoted && !f.afterQuote(s.source) && f.unsaid(c, g, &s, after) {
		return vs
	}
	start := g.from
	if !inverted && !s.source.empty() && s.source.to <= g.from && s.source.from >= f.low {
		start = s.source.from
	}
	if k := start - 1; k >= f.low && k >= 0 && f.items[k].low == "as" && !inverted {
		start = k
	}
	if p := f.parenthesis(start, g, s.source, c, inverted); !p.empty() {
		from := f.preFrom(start)
		if start < g.from && f.items[start].low == "as" || start > f.low && f.items[start-1].low == "as" || from >= start-1 {
			s.content = append(s.content, p)
		} else {
			stop := start - 1
			if f.items[stop].quote >= 0 {
				stop = start
			}
			s.content = append(s.content, run{from, stop}, p)
			s.pre = true
		}
		s.open = true
		f.attach(&s, start)
		f.out = append(f.out, s)
		f.low = g.to
		return f.low
	}
	if after.content.empty() && !g.participle && f.twice(&s, start) {
		f.low = g.to
		return g.to
	}
	if end := f.closing(start, g, &s, c, after); end > vs {
		return end
	}
	if f.relative(s.source) && s.source.from > 0 && f.breaks(s.source.from-1) {
		if n := f.clauseComma(after.content); n < after.content.to {
			after.content.to = n
			if !f.quoteSoonIn(after.content.from, n) {
				after.quoted, after.direct = false, false
			}
		}
		if after.quoted {
			after.content.to = f.resumed(after.content)
		}
	}
	if b := s.source.from - 1; b >= f.low && !inverted && !s.source.empty() && whiles[f.items[b].low] {
		// "When I asked whether he would go, he …": the main clause is no part of it.
		if n := f.mainClause(after.content); !f.quoteSoonIn(after.content.from, n) {
			after.content.to, after.quoted, after.direct = n, false, false
		}
	}
	if (after.that || after.clause && c.frames&frameClause != 0) && !after.quoted && g.participle && s.source.to == g.from && s.source.from <= f.low+1 && !f.items[g.from-1].comma() {
		after.content.to = min(after.content.to, f.thatEnd(after.content.from, after.content.to, s.source.from)) // "a leak revealing that … contradicts"
	}
	if !after.content.empty() && f.opensSub(s.source, g) {
		after.content.to = f.mainComma(after.content)
	}
	if after.gap {
		after.content.to = f.clauseComma(after.content)
		if b := s.source.from - 1; b >= f.low && !inverted && f.items[b].quote < 0 && (f.items[b].is(relative) || f.items[b].low == "that" && b > 0 && f.nounish(b-1)) {
			s.content = append(s.content, run{b, b + 1}) // "the strike, | which | the union says | will last a week"
		}
	}
	if c.frames&frameTally != 0 && !after.content.empty() {
		for i := after.content.from; i < after.content.to; i++ {
			if low := f.items[i].low; low == ";" || low == "," && (f.items[i-1].form == "" || f.items[i-1].form[0] > '9') { // no form: a quotation
				after.content.to = i
			}
		}
	}
	if !after.quoted && !after.that && (after.infinite || c.frames&(frameBare|frameObject) != 0 && c.frames&frameClause == 0) {
		after.content.to = f.objectEnd(after.content)
	}
	if g.participle && !after.direct && !after.that && !after.infinite && c.frames&frameClause == 0 {
		for i := after.content.from + 1; i+1 < after.content.to; i++ {
			if f.items[i].low == "and" && f.items[i+1].tag == "VBG" && f.items[i+1].quote < 0 {
				after.content.to, after.quoted = i, f.quoteSoonIn(after.content.from, i) // "calling for peace | and carrying signs"
			}
		}
	}
	if !after.content.empty() && !after.direct && !after.that && !after.infinite && c.frames&(frameBare|frameObject) != 0 && c.frames&frameClause == 0 && f.relative(s.source) {
		if n := f.nounRight(after.content.from, after.content.to, false); n > after.content.from && n < after.content.to && f.verbish(n) {
			after.content.to, after.quoted = n, false // "those who backed the plan | sounded tired"
		}
	}
	pre := f.preContent(start, inverted, g, c, after)
	if !inverted && s.source.to <= f.low && f.afterQuote(s.source) && len(f.out) > 0 && f.relative(f.out[len(f.out)-1].source) {
		k := s.source.from - 1 // “…,” X, who …, said
		for f.items[k].quote < 0 {
			k--
		}
		pre = run{f.preFromQuote(k), k + 1}
	} else if n := len(f.out); n > 0 && !pre.empty() && !inverted && s.source.to <= f.low && f.relative(f.out[n-1].source) && f.items[pre.from].quote < 0 && f.out[n-1].source.from >= s.source.to {
		pre = run{} // "X, who wrote the song, once said": the song is no words of his
	} else if n > 0 && !pre.empty() && !inverted && s.source == f.out[n-1].source && s.source.to <= f.out[n-1].verb.from && len(f.out[n-1].content) > 0 && f.out[n-1].content[0] == pre {
		pre = run{} // "X, who called him a thief, said nothing"
	}
	s.pre = !pre.empty()
	if s.pre {
		s.content = append(s.content, pre)
	}
	if !after.content.empty() && (!s.pre || after.quoted && after.direct) {
		if ok := f.accepts(c, after); ok || s.pre {
			s.content = append(s.content, after.content)
			s.open = after.content.to == f.bodyEnd()
			s.object = c.frames&(frameBare|frameObject) != 0 && !after.that && !after.infinite
		}
	}
	if len(s.content) == 0 {
		return vs
	}
	if f.swallowed(&s, g) {
		return vs
	}
	f.attach(&s, start)
	f.out = append(f.out, s)
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

// joinsOnly reports whether nothing but words that join sentences stands before
// item i: "But, | said the mayor, “…”".
func (f *finder) joinsOnly(i int) bool {
	for k := 0; k < i; k++ {
		if t := &f.items[k]; t.quote >= 0 || t.word && !t.is(conj|adverb) {
			return false
		}
	}
	return true
}

// nextIs reports whether the word w stands at i.
func (f *finder) nextIs(i int, w string) bool { return i < len(f.items) && f.items[i].low == w }

// words reports whether the quotation at item i has at least n words.
func (f *finder) words(i, n int) bool {
	return words(f.quotes[f.items[i].quote].Inner.In(f.text), n) >= n
}

// quoteNext reports whether a quotation follows at i, a comma or colon aside.
func (f *finder) quoteNext(i int) bool {
	if i < len(f.items) && f.items[i].quote < 0 && (f.items[i].low == "," || f.items[i].low == ":") {
		i++
	}
	return i < len(f.items) && f.items[i].quote >= 0
}

// bodyEnd is where the unit ends without its stop.
func (f *finder) bodyEnd() int {
	n := len(f.items)
	for n > 0 && f.items[n-1].quote < 0 && !f.items[n-1].word && !f.items[n-1].clitic && f.items[n-1].low != ")" && f.items[n-1].low != "%" {
		n--
	}
	return n
}
