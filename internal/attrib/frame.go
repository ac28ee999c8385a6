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
		if f.nextIs(i+n, "to") && i+n+1 < len(f.items) && (c.lemma == "refuse" || c.lemma == "decline") {
			if in, _ := f.cueAt(i + n + 1); in != nil && in.lemma == "confirm or deny" {
				continue // the refusal is part of its verb group
			}
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
	f.unassured()
	f.returns()
	f.inStatement()
	f.carriers()
	f.introduced()
	f.secondHalves()
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
		if n := len(s.content); n > 0 && f.quoteIn(s.content[0].from, s.content[n-1].to) {
			continue
		}
		s.content = nil
	}
}

// unassured drops what another is said to have said in a clause that says that
// it was not so or may not be: "said there was no proof that Haddad had ordered
// the raid", "did not know whether the army had claimed it".
func (f *finder) unassured() {
	for i := range f.out {
		s := &f.out[i]
		if s.inner < 0 || s.inner >= i || len(f.out[s.inner].content) == 0 || s.source.empty() || s.cue.stance == rapporteur.StanceSilent {
			continue
		}
		from, that := f.out[s.inner].content[0].from, s.source.from-1
		if that <= from || f.items[that].quote >= 0 || f.items[that].low != "that" && f.items[that].low != "whether" && f.items[that].low != "if" {
			continue
		}
		for k := that - 1; k >= from && k > that-6 && f.items[k].quote < 0 && !f.items[k].comma(); k-- {
			if negations[f.items[k].low] || negatives[f.items[k].low] {
				s.content = nil
				break
			}
		}
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
			quoted = quoted || f.quoteIn(r.from, r.to)
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
	if i+1 < len(f.items) && f.items[i+1].named && titled[t.low] {
		return nil, 0 // the show “Home Again”
	}
	if i > 0 && i+1 < len(f.items) && pairs[t.low+"_"+f.items[i+1].low] && !f.items[i-1].is(subject|relative) {
		return nil, 0 // think tank
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
