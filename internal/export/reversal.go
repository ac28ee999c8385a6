package export

import (
	"fmt"
	"io"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/reconcile"
	"github.com/rapporteur/rapporteur/schema"
)

// Side is one of the two statements of a reversal.
type Side struct {
	Document *rapporteur.Document // with its text
	Entry    rapporteur.Entry
}

// Sentence is the sentence the statement stands in.
func (s Side) Sentence() string {
	for _, e := range s.Entry.EntryHead().Evidence {
		if e.Field == "sentence" && e.Valid(s.Document.Text) {
			return strings.Join(strings.Fields(e.In(s.Document.Text)), " ")
		}
	}
	return ""
}

// Reversal writes a possible reversal with both its attributions as one line
// of JSON.
func Reversal(w io.Writer, actor, name string, v reconcile.Reversal, sides [2]Side) error {
	line := schema.ReversalLine{Actor: actor, Name: name, Kind: string(v.Kind), Shared: list(v.Shared)}
	for i, s := range sides {
		p := newPage(s.Document, true)
		a, ok := s.Entry.(*rapporteur.Attribution)
		if !ok {
			return fmt.Errorf("%s %s: a reversal is of attributions", s.Entry.Kind(), s.Entry.EntryHead().ID)
		}
		out := schema.AttributionEntry{EntryHead: schema.EntryHead{Kind: string(a.Kind()), Document: source(p.doc)}, Attribution: p.attribution(a)}
		if p.bad != nil {
			return fmt.Errorf("attribution %s: %w", a.ID, p.bad)
		}
		if i == 0 {
			line.Earlier = out
		} else {
			line.Later = out
		}
	}
	return writeLine(w, line)
}
