// Package attrib reads according to whom: which words of a report are
// somebody's, whose, and through whom they came.
//
// It promises that a content is never given to a source the text does not
// give it to; where the text names none, the source stays empty. It never
// merges two statements, and never prints as said what was not: refusals,
// silences and negated cues have a stance of their own.
//
// The way through it: quotes.go finds quotations by their marks, transcript.go
// by the name before them; unit.go cuts the report into sentences of its own
// voice; frame.go takes the cues one by one and take.go reads them, with
// verb.go for their verb groups, subject.go, speaker.go and noun.go for who
// speaks, content.go, addressee.go, accept.go, nest.go and aside.go for what; lead.go,
// phrase.go, impersonal.go, plain.go, voice.go, nouncue.go and heading.go read what has no
// verb of saying, post.go what stands signed. Where the surface decides
// nothing, syntactic.go asks the tree. border.go and clause.go mend the edges.
// link.go follows a speaker from sentence to sentence and relay.go into what
// an outlet quotes; name.go, pronoun.go, role.go and part.go say who "he" and
// "the ministry" are. cues.tsv and words.tsv hold the words.
package attrib

import (
	"slices"
	"sort"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/text"
)

// Read lists the attributions of a document in the order of their contents.
// Heads carry ID, Document, Evidence and Chain.
func Read(doc *rapporteur.Document, l *text.Layout, syntax lang.Analysis) []*rapporteur.Attribution {
	quotes := transcripts(l, findQuotes(l))
	t := newTree(syntax)
	us := units(l, quotes)
	t.tag(us)
	k := link(l, doc.Outlet, t, quotes, us)
	resolve(k)
	k.unchain()
	slices.SortStableFunc(k.quotes, func(a, b quote) int { return a.Start - b.Start }) // the blocks that link found stand last
	var out []*rapporteur.Attribution
	for _, st := range k.out {
		if !st.told {
			out = append(out, k.attribution(st))
		}
	}
	slices.SortStableFunc(out, func(a, b *rapporteur.Attribution) int {
		if d := a.Content[0].Start - b.Content[0].Start; d != 0 {
			return d
		}
		return b.Content[len(b.Content)-1].End - a.Content[len(a.Content)-1].End
	})
	seen := map[rapporteur.Span]int{}
	for _, a := range out {
		head(a, doc, l, seen)
	}
	return out
}

// unchain parts what a speaker says of himself, "X said he had asked", into
// two statements of his: nobody relays himself. What he denies or will not say
// that he said is none: "X denied he had asked".
func (k *linker) unchain() {
	var unsaid []*statement
	for _, st := range k.out {
		o := st.outer
		if o == nil || o.source.IsZero() || st.src.to-st.src.from != 1 || !st.unit.items[st.src.from].is(subject) || o.chainName(k.text) != st.chainName(k.text) {
			continue
		}
		o.told = false
		st.outer = o.outer
		if s := o.stance(); s == rapporteur.StanceDenies || s == rapporteur.StanceSilent {
			unsaid = append(unsaid, st)
		}
	}
	k.out = slices.DeleteFunc(k.out, func(st *statement) bool { return slices.Contains(unsaid, st) })
}

// attribution makes the record's form of a statement.
func (k *linker) attribution(st *statement) *rapporteur.Attribution {
	a := &rapporteur.Attribution{Content: join(st.content), Anonymous: st.name.anonymous}
	a.Form = k.form(st, a.Content)
	for s := st; s != nil; s = s.outer {
		link := rapporteur.Link{Name: s.name.text, Stance: s.stance()}
		if !s.source.IsZero() {
			link.Source = []rapporteur.Span{s.source}
		}
		if !s.verb.IsZero() {
			link.Cue = []rapporteur.Span{s.verb}
		}
		a.Links = append(a.Links, link)
		a.Chain = append(a.Chain, s.chainName(k.text))
		if o := s.outer; !s.channel.IsZero() && !(o != nil && sameOutlet(o.source.In(k.text), s.channel.In(k.text))) { // what an outlet relays it was told itself
			// "told the agency": the words came through it, though no cue says so.
			name := bareWords(s.channel.In(k.text))
			a.Links = append(a.Links, rapporteur.Link{Source: []rapporteur.Span{s.channel}, Name: name, Stance: rapporteur.StanceAsserts})
			a.Chain = append(a.Chain, name)
		}
	}
	a.Chain = append(a.Chain, rapporteur.Article)
	if !st.addressee.IsZero() {
		a.AddresseeSpan = st.addressee
		a.Addressee = strings.Join(strings.Fields(st.addressee.In(k.text)), " ")
	}
	return a
}

// stance is the cue's, turned by a negation: "did not deny", "would not say".
// What was not said is never printed as said.
func (s *statement) stance() rapporteur.Stance {
	st := s.cue.stance
	if s.unspoken {
		return rapporteur.StanceSilent // declined to comment
	}
	if !s.negated {
		if p := s.pledge; st == rapporteur.StanceAsserts && (p == "we" || p == "i" || p != "" && fits(p, s.name)) {
			return rapporteur.StancePromises
		}
		return st
	}
	switch st {
	case rapporteur.StanceDenies:
		return rapporteur.StanceConcedes
	case rapporteur.StanceConcedes, rapporteur.StancePromises, rapporteur.StanceHedges:
		return rapporteur.StanceDenies
	}
	return rapporteur.StanceSilent
}

// join puts spans in order and unites those that meet.
func join(spans []rapporteur.Span) []rapporteur.Span {
	slices.SortFunc(spans, func(a, b rapporteur.Span) int { return a.Start - b.Start })
	out := spans[:0:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// form says how much of the content stands within quotation marks: all but a
// twentieth of its words is direct, some is mixed.
func (k *linker) form(st *statement, content []rapporteur.Span) rapporteur.Form {
	all, quoted := 0, 0
	for _, c := range content {
		all += words(c.In(k.text), len(k.text))
		i := sort.Search(len(k.quotes), func(i int) bool { return k.quotes[i].Start >= c.Start })
		for i > 0 && k.quotes[i-1].End > c.Start {
			i--
		}
		for ; i < len(k.quotes) && k.quotes[i].Start < c.End; i++ {
			q := k.quotes[i].Inner
			if k.quotes[i].Depth != st.level || st.within && q == k.quotes[i].Span {
				continue
			}
			q = rapporteur.Span{Start: max(q.Start, c.Start), End: min(q.End, c.End)}
			if q.Start < q.End {
				quoted += words(q.In(k.text), len(k.text))
			}
		}
	}
	switch {
	case quoted == 0:
		return rapporteur.FormIndirect
	case quoted*20 >= all*19:
		return rapporteur.FormDirect
	}
	return rapporteur.FormMixed
}

// head fills the head of an attribution.
func head(a *rapporteur.Attribution, doc *rapporteur.Document, l *text.Layout, seen map[rapporteur.Span]int) {
	at := a.Content[0]
	a.ID = rapporteur.EntryID(rapporteur.KindAttribution, doc.ID, at, seen[at])
	seen[at]++
	a.Document = doc.ID
	last := -1
	add := func(s rapporteur.Span) {
		if i := l.SentenceOf(s.Start); i >= 0 && i != last {
			a.Evidence = append(a.Evidence, rapporteur.Evidence{Field: "sentence", Span: l.Sentences[i].Span})
			last = i
		}
	}
	for _, k := range a.Links {
		for _, c := range k.Cue {
			add(c)
		}
	}
	add(at)
	for _, c := range a.Content {
		a.Evidence = append(a.Evidence, rapporteur.Evidence{Field: "content", Span: c})
	}
	for _, k := range a.Links {
		for _, s := range k.Source {
			a.Evidence = append(a.Evidence, rapporteur.Evidence{Field: "source", Span: s})
		}
		for _, c := range k.Cue {
			a.Evidence = append(a.Evidence, rapporteur.Evidence{Field: "cue", Span: c})
		}
	}
}

// unnamed stands in a chain for a source that the text does not give.
const unnamed = "unnamed"

// chainName is how a source is called in chains: its name, else its words
// without the article, never a bare relative pronoun.
func (s *statement) chainName(text string) string {
	switch {
	case s.name.text != "":
		return s.name.text
	case s.name.phrase != "":
		return s.name.phrase
	case s.source.IsZero() || s.unit.relative(s.src):
		return unnamed
	}
	if p := bareWords(s.source.In(text)); p != "" && !negatives[strings.ToLower(p)] {
		return p
	}
	return unnamed
}

// relative reports whether the run, a source, is a relative pronoun. A "that"
// that speaks is one: "a letter that said".
func (u *unit) relative(r run) bool {
	return r.to-r.from == 1 && (u.items[r.from].is(relative) || u.items[r.from].low == "that")
}

// bareWords makes one line of words and drops the article before them.
func bareWords(s string) string {
	f := strings.Fields(s)
	if len(f) > 1 && openers[strings.ToLower(f[0])] {
		f = f[1:]
	}
	return tidy(strings.Join(f, " "))
}
