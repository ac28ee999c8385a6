package export

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/schema"
)

// Options says what a reading's line holds beside what is always there.
type Options struct {
	Tokens bool // the tokens, which a reading that comes from a store has not
}

// Reading writes a reading as exactly one line of the JSON contract.
func Reading(w io.Writer, r *rapporteur.Reading, opts Options) error {
	line, err := Contract(r, opts)
	if err != nil {
		return err
	}
	return writeLine(w, line)
}

// Contract turns a reading into the contract's form. It fails when a span does
// not lie in the document's text.
func Contract(r *rapporteur.Reading, opts Options) (*schema.Reading, error) {
	p := newPage(r.Document, false)
	none := func() []schema.Unread { return []schema.Unread{} }
	out := &schema.Reading{
		Schema: rapporteur.Schema, Engine: r.Engine,
		Document:     p.document(),
		Sentences:    p.spans(r.Sentences),
		Names:        make([]schema.Name, len(r.Names)),
		Actors:       make([]schema.Actor, len(r.Actors)),
		Places:       make([]schema.Place, len(r.Places)),
		Times:        make([]schema.Time, len(r.Times)),
		Quantities:   make([]schema.Quantity, len(r.Quantities)),
		Attributions: make([]schema.Attribution, len(r.Attributions)),
		Figures:      make([]schema.Figure, len(r.Figures)),
		Events:       none(),
		Contacts:     none(),
		Agreements:   none(),
		Threats:      none(),
		Sites:        none(),
		Disputes:     none(),
	}
	if opts.Tokens {
		out.Tokens = make([]schema.Token, len(r.Tokens))
		for i := range r.Tokens {
			out.Tokens[i] = p.token(&r.Tokens[i])
		}
	}
	for i, n := range r.Names {
		out.Names[i] = schema.Name{Span: p.quote(n.Span), Type: n.Type}
	}
	for i := range r.Actors {
		out.Actors[i] = p.actor(&r.Actors[i])
	}
	for i := range r.Places {
		out.Places[i] = p.place(&r.Places[i])
	}
	for i := range r.Times {
		out.Times[i] = p.time(&r.Times[i])
	}
	for i := range r.Quantities {
		out.Quantities[i] = p.quantity(&r.Quantities[i])
	}
	for i, a := range r.Attributions {
		out.Attributions[i] = p.attribution(a)
	}
	for i, f := range r.Figures {
		out.Figures[i] = p.figure(f)
	}
	if p.bad != nil {
		return nil, p.bad
	}
	return out, nil
}

func (p *page) token(t *rapporteur.Token) schema.Token {
	out := schema.Token{Span: p.span(t.Span), Form: p.slice(t.Span), Lemma: null(t.Lemma), UPOS: null(t.UPOS), XPOS: null(t.XPOS), Deprel: null(t.Deprel)}
	if t.Head != rapporteur.NoHead {
		out.Head = &t.Head
	}
	return out
}

// writeLine writes v as one line of JSON, with < > & as they are: the text is
// for programs and people, not for a page.
func writeLine(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write a line of JSON: %w", err)
	}
	return nil
}
