package rapporteur

// TimeType is the TIMEX3 type of a time expression.
type TimeType string

// Types of time expression.
const (
	TimeDate     TimeType = "DATE"
	TimeTime     TimeType = "TIME"
	TimeDuration TimeType = "DURATION"
	TimeSet      TimeType = "SET"
)

// TimeRelation is how the words before an expression place something to it.
type TimeRelation string

// Relations. Empty: none is stated.
const (
	TimeSince  TimeRelation = "since"
	TimeUntil  TimeRelation = "until"
	TimeBy     TimeRelation = "by"
	TimeBefore TimeRelation = "before"
	TimeAfter  TimeRelation = "after"
	TimeDuring TimeRelation = "during"
)

// When is a time expression. Its Span covers the TIMEX3 extent, without the
// preposition.
type When struct {
	Span
	Type  TimeType `json:"type"`
	Value string   `json:"value,omitempty"` // TIMEX3: "2020-02-07", "2018-09", "P4M", "2020-W06", "PRESENT_REF"; X where the text does not say: "XXXX-02-08"
	Mod   string   `json:"mod,omitempty"`   // TIMEX3: START, MID, END, APPROX, LESS_THAN, MORE_THAN, BEFORE, AFTER, …
	Zone  string   `json:"zone,omitempty"`  // of a clock time, as printed: "GMT", "local"; the value is the time of that zone
	Interval
	Relation TimeRelation `json:"relation,omitempty"`
	Future   bool         `json:"future,omitempty"` // looks forward from its anchor
	Anchor   Span         `json:"anchor,omitzero"`  // the expression it was reckoned from; zero: the publication day, or none
}
