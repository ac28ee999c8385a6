package rapporteur

// Reading is all that one document yields: a pure function of the document
// and the engine. Lists are in text order.
type Reading struct {
	Engine       string         `json:"engine"`
	Document     *Document      `json:"document"`
	Sentences    []Span         `json:"sentences"` // of the report; furniture has none
	Quantities   []Quantity     `json:"quantities"`
	Attributions []*Attribution `json:"attributions"`
	Figures      []*Figure      `json:"figures"`
}

// Entries lists every entry of the reading, kind by kind, each in text order.
func (r *Reading) Entries() []Entry {
	out := make([]Entry, 0, len(r.Attributions)+len(r.Figures))
	for _, a := range r.Attributions {
		out = append(out, a)
	}
	for _, f := range r.Figures {
		out = append(out, f)
	}
	return out
}
