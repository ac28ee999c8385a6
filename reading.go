package rapporteur

// Reading is all that one document yields: a pure function of the document
// and the engine. Lists are in text order.
type Reading struct {
	Engine       string         `json:"engine"`
	Document     *Document      `json:"document"`
	Sentences    []Span         `json:"sentences"` // of the report; furniture has none
	Tokens       []Token        `json:"-"`         // of the sentences; made anew by reading, never stored
	Names        []Name         `json:"names,omitempty"`
	Actors       []Actor        `json:"actors,omitempty"` // in the order of their first mention
	Places       []Place        `json:"places,omitempty"`
	Times        []When         `json:"times,omitempty"`
	Quantities   []Quantity     `json:"quantities"`
	Attributions []*Attribution `json:"attributions"`
	Figures      []*Figure      `json:"figures"`
}

// EachSpan calls f with every span of the reading outside its entries, and the
// name of the list it stands in.
func (r *Reading) EachSpan(f func(list string, s Span)) {
	for _, s := range r.Sentences {
		f("sentence", s)
	}
	for _, n := range r.Names {
		f("name", n.Span)
	}
	for _, a := range r.Actors {
		for _, m := range a.Mentions {
			f("mention", m.Span)
		}
	}
	for _, p := range r.Places {
		f("place", p.Span)
		if !p.Full.IsZero() {
			f("place", p.Full)
		}
	}
	for _, t := range r.Times {
		f("time", t.Span)
		if !t.Anchor.IsZero() {
			f("anchor", t.Anchor)
		}
	}
	for _, q := range r.Quantities {
		f("quantity", q.Span)
	}
}

// Token is a word, number or mark of a sentence. Lemma, tags, head and relation
// (Universal Dependencies v2) are empty where no language engine gave them.
type Token struct {
	Span
	Lemma  string
	UPOS   string
	XPOS   string
	Head   int // index in Reading.Tokens; -1 for a root; NoHead where it is not known
	Deprel string
}

// NoHead stands for a head that is not known.
const NoHead = -2

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
