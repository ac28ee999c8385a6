package attrib

import (
	"slices"
	"sort"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// statement is one statement of the document: a say with its spans, and what
// the units around it add.
type statement struct {
	cue       *cue
	unit      *unit
	src       run // in unit
	source    rapporteur.Span
	verb      rapporteur.Span
	addressee rapporteur.Span
	channel   rapporteur.Span // the addressee where it is an outlet
	content   []rapporteur.Span
	name      name
	negated   bool
	pledge    string     // the pronoun of somebody who says what he will do
	unspoken  bool       // what was refused is to speak
	carried   *statement // no cue of its own: the speaker of this one goes on
	paragraph int        // where the content ends
	outer     *statement // the one that relays this one
	within    bool       // found inside a quotation
	level     int        // how deep the quotations of its own lie
	told      bool       // only part of a relay's chain, no attribution of its own
	quoted    bool       // the content ends in a quotation
}

// linker ties quotations and clauses to their speakers, unit by unit.
type linker struct {
	text   string
	layout *text.Layout
	outlet string // the document's own
	tree   *tree
	quotes []quote
	units  []unit
	inner  []unit // of quotations that an outlet gives
	out    []*statement
	// cur is the last statement of this paragraph, last of the document.
	cur, last *statement
	// narration: a sentence without a statement stands between cur and here.
	narration bool
	// pending are quotations of this paragraph that wait for a speaker.
	pending []int
}

// link reads all statements of the document.
func link(l *text.Layout, outlet string, t *tree, quotes []quote, us []unit) *linker {
	k := &linker{text: l.Text, layout: l, outlet: outlet, tree: t, quotes: quotes, units: us}
	past := -1  // the last unit of a post that was read
	block := -1 // the last unit that the unit before took as its block quotation
	for i := range us {
		u := &us[i]
		first := i == 0 || us[i-1].paragraph != u.paragraph
		end := i+1 == len(us) || us[i+1].paragraph != u.paragraph
		if first {
			k.cur, k.pending = nil, nil
			last := i + 1
			for last < len(us) && us[last].paragraph == u.paragraph {
				last++
			}
			if i > past && block < i && k.posted(i, last) {
				past = last - 1
			}
		}
		if i <= past {
			continue
		}
		switch {
		case i <= block:
			if k.cur = k.last; k.cur != nil && k.cur.quoted && bare(u) && u.items[0].quote >= 0 {
				for n := range u.items[1:] { // `"One. "Two. "Three."`, the marks of paragraphs run together
					if q := u.items[n+1].quote; q >= 0 {
						k.pending = append(k.pending, q)
					}
				}
				k.give(k.cur, false)
			}
		case bare(u) && first && end && k.signature(i):
			block = i + 1
		case bare(u) && first && k.pointed(i):
			// said by whom the next unit names
		case bare(u):
			k.bare(u, k.spoken(i))
		default:
			own := len(k.quotes)
			w, n := k.withBlock(i, end)
			if k.narrated(w, n > i, k.merged(i-1)) {
				block = n
			} else {
				k.quotes = k.quotes[:own] // the next paragraph is no block
			}
		}
		if end {
			k.close()
		}
	}
	k.relayed()
	return k
}

// bare reports whether the unit is quotations and marks only, a word that
// joins it to what stands before aside: `And “…”`.
func bare(u *unit) bool {
	for i := range u.items {
		t := &u.items[i]
		if i > 0 && t.quote < 0 && t.low == "(" && u.items[i-1].quote >= 0 && u.items[i-1].final && len(u.items) > i+4 && u.items[i+1].quote < 0 && u.items[i+1].word {
			return true // `“…” (Few other lands do so.)`: the report's own remark
		}
		if t.quote < 0 && t.word && (i > 1 || !t.is(conj|adverb) || t.is(aux|sub|day)) {
			return false
		}
	}
	return true
}

// narrated reads a unit with words of its own and reports whether the block
// after it was taken.
func (k *linker) narrated(u *unit, block bool, merged *unit) bool {
	says := k.find(u)
	k.narration = len(says) == 0
	if len(says) == 0 && k.heads(u) {
		f := &finder{unit: u, quotes: k.quotes, text: k.text}
		f.heading()
		says = f.out
	}
	if len(says) == 0 && merged != nil && len(k.pending) > 0 {
		if m := k.find(merged); len(m) > 0 && m[0].pre {
			for i := range merged.items {
				if merged.items[i].quote >= 0 && len(k.pending) > 0 { // a nested quotation was never put there
					k.pending = k.pending[:len(k.pending)-1]
				}
			}
			u, says = merged, m
		}
	}
	if len(says) == 0 && !block && k.cur != nil && k.cur.quoted && u.items[0].quote >= 0 && !u.items[0].final && words(k.quotes[u.items[0].quote].Inner.In(k.text), 8) >= 8 {
		k.pending = append(k.pending, u.items[0].quote) // `“They go to fight with” the rebels.`
		k.give(k.cur, false)
		return false
	}
	if len(says) == 0 && !block && k.cur != nil && k.cur.quoted && k.fragment(u) {
		k.give(k.cur, false) // `“…,” X said. And the port “may never open again.”`
		return false
	}
	if !block && k.cur != nil && k.cur.quoted && k.runsOn(u, says) {
		k.pending = append(k.pending, u.items[0].quote)
		k.give(k.cur, false)
	}
	if block {
		// Unquoted, a block needs a real cue.
		q := u.items[len(u.items)-1].quote
		s := k.quotes[q]
		if s.Inner == s.Span && !s.Turn && len(says) > 0 && says[len(says)-1].cue == colonCue {
			says = nil
		}
	}
	made := make([]*statement, len(says))
	blockTaken := false
	for i := range says {
		s := &says[i]
		st := &statement{cue: s.cue, unit: u, src: s.source, negated: s.negated, unspoken: s.unspoken || s.cue == silentCue, paragraph: u.paragraph}
		if !s.whom.empty() {
			st.src = s.whom
		}
		st.source, st.verb, st.addressee = u.span(s.source), u.span(s.verb), u.span(s.addressee)
		if st.pledge = u.pledge(s); st.pledge == "" {
			st.pledge = k.pledged(u, s)
		}
		if s.source.empty() && s.verb.from == 0 && k.last != nil && !st.verb.IsZero() && strings.HasSuffix(u.items[0].low, "ing") && st.cue.frames&frameQuote != 0 {
			st.carried, st.src, st.source = k.last, k.last.src, k.last.source // `Adding, “…”`
			st.unit = k.last.unit
		}
		if u.outlet(s.addressee) && !sameOutlet(k.outlet, st.addressee.In(k.text)) {
			st.channel = st.addressee
		}
		for _, c := range s.content {
			if c.empty() {
				continue
			}
			st.content = append(st.content, u.span(c))
			st.quoted = u.items[c.to-1].quote >= 0
			if st.quoted {
				st.paragraph = k.quotes[u.items[c.to-1].quote].Paragraph
			}
			if block && c.to == len(u.items) {
				blockTaken = true
			}
		}
		if len(st.content) == 0 {
			continue
		}
		made[i] = st
		k.out = append(k.out, st)
		if !s.hearsay.empty() {
			st.outer = &statement{cue: hearsayCue, unit: u, verb: u.span(s.hearsay), content: st.content, told: true}
		}
	}
	for i := range says {
		if j := says[i].inner; j >= 0 && made[i] != nil && made[j] != nil {
			if made[j].depth() >= longestChain {
				continue
			}
			last := made[i]
			for last.outer != nil {
				last = last.outer
			}
			last.outer = made[j]
			in := says[i]
			lead := in.verb.from
			if !in.source.empty() {
				lead = min(lead, in.source.from)
			}
			out := says[j].content
			o := out[len(out)-1]
			from := o.from
			for from < lead && (u.items[from].low == "that" || u.items[from].is(adverb|conj)) {
				from++
			}
			if says[j].cue == accordingTo || slices.Equal(in.content, out) || from >= lead && u.adjoins(in) && len(out) == 1 && len(in.content) > 0 && in.content[len(in.content)-1].to >= o.to {
				made[j].told = true
			}
		}
	}
	var cur *statement
	for _, st := range made {
		if st != nil && !st.told && (st.outer == nil || st.outer.told) && (cur == nil || st.quoted || !cur.quoted) {
			cur = st
		}
	}
	if cur == nil {
		return blockTaken
	}
	if len(k.pending) > 0 {
		for _, st := range made {
			if st != nil && st.content[0].Start == u.items[0].Start && u.items[0].quote >= 0 {
				k.give(st, true)
				break
			}
		}
	}
	k.cur, k.last = cur, cur
	return blockTaken
}

// runsOn reports whether a unit begins with a quotation that none of its own
// statements holds and that the report only adds to: `“…,” X said. “We will not
// side with Chad,” whose army …`.
func (k *linker) runsOn(u *unit, says []say) bool {
	if len(u.items) < 3 || u.items[0].quote < 0 || !u.items[0].final || u.items[1].quote >= 0 {
		return false
	}
	in := k.quotes[u.items[0].quote].Inner.In(k.text)
	if words(in, 6) < 6 || !(endsComma(in) && u.items[1].is(relative)) && !(len(says) == 0 && u.items[1].is(conj)) {
		return false
	}
	for i := range says {
		for _, c := range says[i].content {
			if c.from == 0 {
				return false
			}
		}
	}
	return true
}

// fragment reports whether the unit goes on in the words of who was quoted before
// it, with a quotation of some words that ends it, and makes that wait.
func (k *linker) fragment(u *unit) bool {
	n := len(u.items)
	for n > 0 && u.items[n-1].quote < 0 && !u.items[n-1].word {
		n--
	}
	if n < 2 || u.items[n-1].quote < 0 || words(k.quotes[u.items[n-1].quote].Inner.In(k.text), 5) < 5 {
		return false
	}
	k.pending = append(k.pending, u.items[n-1].quote)
	return true
}

// adjoins reports whether nothing but auxiliaries and adverbs parts the cue of
// a statement from its source: "the union is cutting wages and threatening to"
// says more than the threat.
func (u *unit) adjoins(s say) bool {
	for i := s.source.to; i < s.verb.from; i++ {
		if t := &u.items[i]; t.quote >= 0 || t.is(conj) || u.verbish(i) && !t.is(aux) {
			return s.source.empty()
		}
	}
	return true
}

// heads reports whether the unit is printed as a headline: a paragraph of its
// own, the document's first or one without a full stop.
func (k *linker) heads(u *unit) bool {
	i := sort.Search(len(k.units), func(i int) bool { return k.units[i].paragraph >= u.paragraph })
	if i >= len(k.units) || k.units[i].items[0].Start != u.items[0].Start || i+1 < len(k.units) && k.units[i+1].paragraph == u.paragraph {
		return false
	}
	return i == 0 || !isStop(u.items[len(u.items)-1].form)
}

// signature reads `“…”` and, in the next paragraph, `— Ana Lima`, or the name
// alone where the quotation is closed behind it.
func (k *linker) signature(i int) bool {
	if i+1 >= len(k.units) {
		return false
	}
	q, u := k.units[i].items[0].quote, &k.units[i+1]
	if q < 0 || len(u.items) > 14 || len(u.items) < 2 {
		return false
	}
	at := 0 // where the name begins
	if u.items[0].comma() && u.items[0].low != "," {
		at = 1
	} else if last := &u.items[len(u.items)-1]; k.quotes[q].Closed || last.low != "\"" && last.low != "”" {
		return false
	}
	if !u.items[at].capital || u.items[at].is(lone) {
		return false
	}
	f := &finder{unit: u, quotes: k.quotes, text: k.text}
	end := f.bodyEnd()
	if f.hasVerb(at, end) || i+2 < len(k.units) && k.units[i+2].paragraph == u.paragraph {
		return false
	}
	src := run{at, end}
	st := &statement{cue: colonCue, unit: u, src: src, source: u.span(src), verb: u.span(run{0, at}), content: []rapporteur.Span{k.quotes[q].Span}, paragraph: u.paragraph, quoted: true}
	k.out = append(k.out, st)
	k.cur, k.last, k.pending = nil, nil, nil
	return true
}

// longestChain bounds how many relays a statement may have passed through.
const longestChain = 4

// depth counts the links of a statement's chain.
func (s *statement) depth() int {
	n := 0
	for ; s != nil; s = s.outer {
		n++
	}
	return n
}

// give adds the waiting quotations to a statement's content.
func (k *linker) give(st *statement, front bool) {
	var spans []rapporteur.Span
	for _, q := range k.pending {
		spans = append(spans, k.quotes[q].Span)
		st.paragraph = max(st.paragraph, k.quotes[q].Paragraph)
	}
	if front {
		st.content = append(spans, st.content...)
	} else {
		st.content = append(st.content, spans...)
		st.quoted = true
	}
	k.pending = nil
}

// bare reads a unit of quotations only: they go on with the statement before
// them in their paragraph, or wait for the speaker behind them.
func (k *linker) bare(u *unit, spoken bool) {
	for i := range u.items {
		if q := u.items[i].quote; q >= 0 {
			k.pending = append(k.pending, q)
		}
	}
	if k.cur == nil || spoken || k.narration && !k.cur.quoted || k.cur.source.IsZero() && !k.cur.quoted && k.cur.cue.stance == rapporteur.StanceAsks {
		return
	}
	k.give(k.cur, false)
}

// close ends a paragraph: quotations that still wait belong to the speaker of
// the paragraph before when that one was quoted last.
func (k *linker) close() {
	if len(k.pending) == 0 {
		return
	}
	q := k.quotes[k.pending[0]]
	if k.last == nil || !k.last.quoted && !k.leads(k.last, q) || words(q.Inner.In(k.text), 4) < 4 {
		k.pending = nil
		return
	}
	if in := q.Inner.In(k.text); q.Closed && !q.Resumed && len(k.pending) == 1 && stops(in) == 0 && !endsComma(in) {
		k.pending = nil // a heading in quotation marks
		return
	}
	if k.quotes[k.pending[0]].Resumed {
		k.give(k.last, false) // one quotation over several paragraphs
		return
	}
	prev := k.last
	if q.Paragraph-1 != prev.paragraph {
		k.pending = nil
		return
	}
	st := &statement{cue: prev.cue, unit: prev.unit, src: prev.src, source: prev.source, carried: prev, quoted: true}
	k.give(st, false)
	k.out = append(k.out, st)
	k.last = st
}

// leads reports whether an indirect statement ends its paragraph and leads to
// the quotation of the next: "X said he did not see it so. ¶ “…”".
func (k *linker) leads(st *statement, q quote) bool {
	in := q.Inner.In(k.text)
	if st.cue.frames&frameQuote == 0 || minds[st.cue.lemma] || st.source.IsZero() || st.outer != nil || st.unspoken || words(in, 6) < 6 {
		return false
	}
	if at := strings.Index(in, ":"); at > 0 && words(in[:at], 6) < 6 {
		return false // “Ana Lima: We must …”: it names its own speaker
	}
	end := st.unit.items[len(st.unit.items)-1].End
	i := sort.Search(len(k.units), func(i int) bool { return k.units[i].items[0].Start >= end })
	return i < len(k.units) && k.units[i].paragraph == q.Paragraph && q.Paragraph == st.paragraph+1
}

// span gives the characters of a run of items; the zero span for none.
func (u *unit) span(r run) rapporteur.Span {
	if r.empty() {
		return rapporteur.Span{}
	}
	return rapporteur.Span{Start: u.items[r.from].Start, End: u.items[r.to-1].End}
}
