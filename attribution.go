package rapporteur

// Article is the last name of every chain: the document's own voice.
const Article = "article"

// Stance is how a source stands to what it is quoted with.
type Stance string

// Stances.
const (
	StanceAsserts  Stance = "asserts"
	StanceDenies   Stance = "denies"
	StanceConcedes Stance = "concedes"
	StanceHedges   Stance = "hedges"
	StanceWarns    Stance = "warns"
	StancePromises Stance = "promises"
	StanceDemands  Stance = "demands"
	StanceAsks     Stance = "asks"
	StanceSilent   Stance = "silent"
)

// Form is how a content is given.
type Form string

// Forms.
const (
	FormDirect   Form = "direct"
	FormIndirect Form = "indirect"
	FormMixed    Form = "mixed"
)

// Link is one voice of an attribution's chain.
type Link struct {
	Source []Span `json:"source,omitempty"` // empty: the text names no source
	Cue    []Span `json:"cue,omitempty"`    // "said", "according to"; empty where a quotation stands without one
	Name   string `json:"name,omitempty"`   // the source resolved, empty when anonymous or unresolved
	Actor  string `json:"actor,omitempty"`  // id of the source among the reading's actors
	Stance Stance `json:"stance"`
}

// Attribution says that a content comes from somebody. Its chain runs origin
// first; the link nearest the outlet is last; the article itself is no link.
type Attribution struct {
	Head
	Links         []Link `json:"links"`
	Content       []Span `json:"content"` // in text order; several when the cue splits it
	Form          Form   `json:"form"`
	Anonymous     bool   `json:"anonymous,omitempty"` // the origin is not named anywhere in the document
	Addressee     string `json:"addressee,omitempty"`
	AddresseeSpan Span   `json:"addressee_span,omitzero"`
}

// Kind is KindAttribution.
func (a *Attribution) Kind() Kind { return KindAttribution }

// EachSpan calls f with every span of the attribution and its field's name.
func (a *Attribution) EachSpan(f func(field string, s Span)) {
	a.Head.EachSpan(f)
	for _, l := range a.Links {
		for _, s := range l.Source {
			f("source", s)
		}
		for _, s := range l.Cue {
			f("cue", s)
		}
	}
	for _, s := range a.Content {
		f("content", s)
	}
	if !a.AddresseeSpan.IsZero() {
		f("addressee", a.AddresseeSpan)
	}
}
