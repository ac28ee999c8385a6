package schema

// ActorLine is one line of `rapporteur actors --json`: an actor over all
// documents of a record that have it.
type ActorLine struct {
	ID         string    `json:"id"`
	Name       string    `json:"name"`
	Kind       *string   `json:"kind"`
	Country    *string   `json:"country"` // ISO 3166 alpha-3
	Sector     *string   `json:"sector"`
	Roles      []Role    `json:"roles"`
	Aliases    []string  `json:"aliases"`
	Documents  []Source  `json:"documents"` // by day, the undated last
	Mentions   []Mention `json:"mentions"`  // every span with its document's ref
	Statements int       `json:"statements"`
}

// Role is an office or description with the days of the documents that give it.
type Role struct {
	Role      string  `json:"role"`
	From      *string `json:"from"` // ISO day
	To        *string `json:"to"`
	Documents int     `json:"documents"`
}

// ReversalLine is one line of `rapporteur list attributions --reversals
// --json`: two statements of one actor on one matter that may not sit together.
type ReversalLine struct {
	Actor   string           `json:"actor"` // id
	Name    string           `json:"name"`
	Kind    string           `json:"kind"`   // "denied, then conceded", …
	Shared  []string         `json:"shared"` // words both contents hold, as compared: stems
	Earlier AttributionEntry `json:"earlier"`
	Later   AttributionEntry `json:"later"`
}
