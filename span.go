package rapporteur

import "unicode/utf8"

// Span is a half-open byte range [Start, End) in a Document's text.
// For a span that a reader gave out, doc.Text[s.Start:s.End] always holds.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// In returns the characters the span covers. It panics when the span is not
// Valid in text, because such a span is a fault of the program.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Len is the span's length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// IsZero reports whether the span is the zero value, which stands for "none".
func (s Span) IsZero() bool { return s == Span{} }

// Contains reports whether t lies wholly inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Valid reports whether the span is non-empty, lies inside text and begins
// and ends on character boundaries.
func (s Span) Valid(text string) bool {
	return 0 <= s.Start && s.Start < s.End && s.End <= len(text) &&
		utf8.RuneStart(text[s.Start]) && (s.End == len(text) || utf8.RuneStart(text[s.End]))
}

// Evidence is a span with the name of the field it is the receipt for
// ("value", "unit", "place", "period", "cue", "source", "content", …).
type Evidence struct {
	Field string `json:"field"`
	Span
}
