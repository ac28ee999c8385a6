package brief

import (
	"encoding/json"
	"io"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// The JSON contract: one object, offsets in code points. Citations stand in
// evidence, so the texts carry no numbers.
type jsonBrief struct {
	Title     string         `json:"title"`
	Documents int            `json:"documents"`
	From      any            `json:"from"`
	To        any            `json:"to"`
	Sentences []jsonSentence `json:"sentences"`
}

type jsonSentence struct {
	Section  string         `json:"section"`
	Heading  string         `json:"heading,omitempty"`
	Text     string         `json:"text"`
	Source   string         `json:"source,omitempty"`
	Verbatim bool           `json:"verbatim"` // text is the report's own sentence
	Evidence []jsonEvidence `json:"evidence"`
}

type jsonEvidence struct {
	Ref      string `json:"ref"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	Document string `json:"document"`
	Entry    string `json:"entry,omitempty"`
}

// json writes the brief as one JSON object on one line.
func (b *Brief) json(w io.Writer) error {
	out := jsonBrief{Title: b.Title, Documents: b.Scope.Documents, Sentences: []jsonSentence{}}
	if b.Scope.From != "" {
		out.From, out.To = b.Scope.From, b.Scope.To
	}
	for _, s := range b.Sections {
		for _, g := range s.Groups {
			for _, t := range g.Sentences {
				text := t.Text
				if t.Open {
					text += "."
				}
				out.Sentences = append(out.Sentences, jsonSentence{s.ID, g.Heading, text, t.Source, t.Quote, evidence(t.Cites)})
			}
			for _, r := range g.Rows {
				out.Sentences = append(out.Sentences, jsonSentence{s.ID, g.Heading, r.String(), r.source(), false, evidence(r.Cites)})
			}
		}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

func evidence(cites []Cite) []jsonEvidence {
	out := make([]jsonEvidence, 0, len(cites))
	for _, c := range cites {
		out = append(out, jsonEvidence{Ref: locator(c.Document), Start: c.passage.start, End: c.passage.end, Document: c.Document.ID, Entry: c.Entry})
	}
	return out
}

// locator is the caller's name for a document, or our own when it gave none.
func locator(d *rapporteur.Document) string {
	if d.Ref != "" {
		return d.Ref
	}
	return d.ID
}

// String prints a row as a line of text.
func (r Row) String() string {
	parts := []string{strings.TrimSpace(r.Value + " " + r.Counts)}
	for _, s := range []string{r.Place, r.Period} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(append(parts, "as of "+r.AsOf), "; ")
}
