package rapporteur

import "strings"

// FigureStatus says whether a figure was seen, is planned or is expected.
type FigureStatus string

// Statuses of a figure.
const (
	StatusObserved  FigureStatus = "observed"
	StatusPlanned   FigureStatus = "planned"
	StatusProjected FigureStatus = "projected"
)

// FigureStance is how firmly the figure is stated.
type FigureStance string

// Stances of a figure.
const (
	FigureAsserted    FigureStance = "asserted"
	FigureClaimed     FigureStance = "claimed"
	FigureConceded    FigureStance = "conceded"
	FigureForecast    FigureStance = "forecast"
	FigureConditional FigureStance = "conditional"
)

// Figure is a number about people, forces or incidents, with its scope and
// the chain of who said it. Its Span covers qualifier and number without the
// noun. Indicator and Term are closed lists, published in the JSON Schema.
type Figure struct {
	Head
	Span
	Min       *float64     `json:"min"` // nil: open end
	Max       *float64     `json:"max"`
	Qualifier Qualifier    `json:"qualifier"`
	Indicator string       `json:"indicator"`
	Term      string       `json:"term,omitempty"`   // IDMC Helix figure term
	Unit      string       `json:"unit"`             // "persons", "households", "posts", …
	Counts    string       `json:"counts,omitempty"` // what is counted, in the text's words
	Place     string       `json:"place,omitempty"`
	Period    Period       `json:"period"`
	AsOf      Day          `json:"as_of,omitempty"` // the day the statement was made, else the document's day
	Status    FigureStatus `json:"status"`
	Stance    FigureStance `json:"stance"`
}

// Period is a stretch of time in the text's words and, where known, in days.
type Period struct {
	Text string `json:"text,omitempty"`
	Interval
}

// Kind is KindFigure.
func (f *Figure) Kind() Kind { return KindFigure }

// EachSpan calls fn with every span of the figure and its field's name.
func (f *Figure) EachSpan(fn func(field string, s Span)) {
	f.Head.EachSpan(fn)
	fn("value", f.Span)
}

// Counted gives the number and what it counts in words of the text: as they
// stand there where no more than a few words part them, "one of the vehicles",
// else by the grammar of number words, "dozens of people". The number alone
// when what it counts is not known; nothing when the span does not lie in the text.
func (f *Figure) Counted(text string) string {
	if !f.Span.Valid(text) {
		return ""
	}
	value := f.Span.In(text)
	if f.Counts == "" {
		return value
	}
	rest := text[f.Span.End:min(len(text), f.Span.End+len(f.Counts)+countedGap)]
	if i := strings.Index(rest, f.Counts); i > 0 && !strings.ContainsAny(rest[:i], ".,;:()\n\"“”") && strings.TrimLeft(rest, " ") != rest {
		return value + rest[:i] + f.Counts
	}
	words := strings.Fields(strings.ToLower(value))
	if len(words) > 0 && partitives[words[len(words)-1]] {
		return value + " of " + f.Counts
	}
	return value + " " + f.Counts
}

// countedGap is how far behind a number what it counts may stand, in bytes,
// with the words between still printed: "of the".
const countedGap = 10

// partitives are number words that take "of" before what they count.
var partitives = map[string]bool{
	"dozens": true, "scores": true, "hundreds": true, "thousands": true, "tens": true, "millions": true, "billions": true,
	"most": true, "none": true, "majority": true, "handful": true, "couple": true, "number": true,
}
