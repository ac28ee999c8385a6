package brief

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// maxExamples is how many cases of one kind are named.
const maxExamples = 8

// tally counts cases of one kind and remembers the first few.
type tally struct {
	n     int
	items []string // documents, by ID
	cites []Cite
	words []string
}

func (t *tally) add(id string) {
	t.n++
	if len(t.items) < maxExamples {
		t.items = append(t.items, id)
	}
}

// note counts a case in a page, with the text's words for it.
func (t *tally) note(p *page, e rapporteur.Entry, words string) {
	t.n++
	if len(t.cites) == maxExamples {
		return
	}
	s := p.sentence(e)
	if !s.Valid(p.text) {
		return
	}
	t.cites = append(t.cites, p.cite(s, e.EntryHead().ID))
	if words != "" && !slices.Contains(t.words, words) {
		t.words = append(t.words, words)
	}
}

// gaps collects what the record does not say.
type gaps struct {
	undated, unread           tally
	languages                 []string
	placeless, timeless       tally
	vague                     tally
	anonymous, unnamed, voice tally
}

// take notes what is missing in the entries of a document.
func (g *gaps) take(p *page, attributions []*rapporteur.Attribution, figures []*rapporteur.Figure) {
	for _, f := range figures {
		words := marks(p.counted(f))
		if f.Place == "" {
			g.placeless.note(p, f, words)
		}
		if f.Period.Text == "" && f.Period.Interval.IsZero() {
			g.timeless.note(p, f, words)
		}
		if f.Qualifier == rapporteur.QualifierVague {
			g.vague.note(p, f, marks(p.slice(f.Span)))
		}
	}
	for _, a := range attributions {
		if b := p.nested(a); b != nil { // who passes the words on is who speaks in the brief
			a = b
		}
		if len(a.Links) == 0 || a.Links[0].Name != "" {
			continue
		}
		s := p.sourceText(a.Links[0])
		low := strings.ToLower(s)
		switch {
		case len(a.Links[0].Source) == 0:
			if !p.sourced(a) {
				g.unnamed.note(p, a, "")
			}
		case persons[low]:
			g.voice.note(p, a, marks(s))
		case a.Anonymous && (indefinites[low] || p.voiced(a.Links[0]) && !slices.ContainsFunc(p.persons, a.Links[0].Source[0].Contains)):
			g.anonymous.note(p, a, marks(s))
		}
	}
}

// sourced reports whether the sentence of an attribution without a source names
// one in another attribution, as in "the toll is expected to rise, the mayor said".
func (p *page) sourced(a *rapporteur.Attribution) bool {
	here := p.sentence(a)
	return slices.ContainsFunc(p.said, func(b *rapporteur.Attribution) bool {
		return b.ID != a.ID && len(b.Links) > 0 && slices.ContainsFunc(b.Links[0].Source, here.Contains) && p.voiced(b.Links[0])
	})
}

// persons are the pronouns that stand for somebody who speaks.
var persons = set(`he she they him her them`)

// counted puts a figure and what it counts together.
func (p *page) counted(f *rapporteur.Figure) string { return fold(f.Counted(p.text)) }

// unknownSection says what is not known.
func (k *collector) unknownSection() (Section, error) {
	s := Section{ID: "unknown", Heading: "What is not known"}
	var g Group
	if err := k.documents(&g, &k.gaps.undated, "carries no date that can be known", "carry no date that can be known"); err != nil {
		return s, err
	}
	languages := strings.Join(slices.Sorted(slices.Values(k.gaps.languages)), ", ")
	if err := k.documents(&g, &k.gaps.unread, "is in a language that was not read ("+languages+")", "are in languages that were not read ("+languages+")"); err != nil {
		return s, err
	}
	line := func(t *tally, noun, what string, words bool) {
		if t.n == 0 || len(t.cites) == 0 {
			return
		}
		text := capital(count(t.n, noun)) + " " + what
		if words && len(t.words) > 0 {
			text += ": " + strings.Join(t.words, ", ")
			if t.n > len(t.cites) {
				text += " and others"
			}
		}
		g.Sentences = append(g.Sentences, Sentence{Text: text, Open: true, Cites: t.cites})
	}
	line(&k.gaps.placeless, "figure", "without a place", true)
	line(&k.gaps.timeless, "figure", "without a period", true)
	line(&k.gaps.vague, "figure", "given only in a vague word", true)
	line(&k.gaps.anonymous, "statement", "by a source who is described but not named", true)
	line(&k.gaps.voice, "statement", "by a speaker whom the text names only by a pronoun that could not be resolved", true)
	line(&k.gaps.unnamed, "statement", "for which the text names no source at all", false)
	if len(g.Sentences) > 0 {
		s.Groups = append(s.Groups, g)
	}
	return s, nil
}

// documents adds a line on documents as a whole.
func (k *collector) documents(g *Group, t *tally, one, many string) error {
	if t.n == 0 {
		return nil
	}
	what := many
	if t.n == 1 {
		what = one
	}
	var names []string
	var cites []Cite
	for _, id := range t.items {
		d, err := k.store.Document(k.ctx, id)
		if err != nil {
			return fmt.Errorf("document %s: %w", id, err)
		}
		p := newPage(&rapporteur.Reading{Document: d}, k.orders[id])
		if d.Text == "" {
			continue
		}
		names = append(names, label(d))
		w := p.whole()
		cites = append(cites, Cite{Document: p.head, Span: w.span, passage: w})
	}
	if len(cites) == 0 {
		return nil
	}
	text := capital(count(t.n, "report")) + " " + what + ": " + strings.Join(names, ", ")
	if t.n > len(names) {
		text += " and others"
	}
	g.Sentences = append(g.Sentences, Sentence{Text: text, Open: true, Cites: cites})
	return nil
}
