package rapporteur

// ActorKind is what an actor is.
type ActorKind string

// Kinds of actor.
const (
	ActorPerson        ActorKind = "person"
	ActorState         ActorKind = "state"
	ActorMinistry      ActorKind = "ministry"
	ActorOffice        ActorKind = "office"
	ActorDelegation    ActorKind = "delegation"
	ActorArmedForces   ActorKind = "armed_forces"
	ActorArmedGroup    ActorKind = "armed_group"
	ActorOrganisation  ActorKind = "organisation"
	ActorMedia         ActorKind = "media"
	ActorUnnamedSource ActorKind = "unnamed_source"
	ActorPopulation    ActorKind = "population"
	ActorBloc          ActorKind = "bloc"
)

// MentionForm is how a text mentions an actor.
type MentionForm string

// Forms of mention.
const (
	MentionName     MentionForm = "name"    // without title or honorific
	MentionNominal  MentionForm = "nominal" // the whole phrase: "the Turkish foreign minister"
	MentionPronoun  MentionForm = "pronoun"
	MentionMetonym  MentionForm = "metonym"  // "Ankara"
	MentionModifier MentionForm = "modifier" // "Turkey-backed"
	MentionGroup    MentionForm = "group"    // one mention of several actors
)

// Mention is a place in the text where an actor is meant.
type Mention struct {
	Span
	Form MentionForm `json:"form"`
}

// Actor is a person, government, armed group, organisation, outlet or
// population as one document speaks of it.
type Actor struct {
	ID       string    `json:"id"`   // the same in every document for one whom the actor tables know, and for a person of full name or a body of its own name; else of the document alone
	Name     string    `json:"name"` // canonical
	Kind     ActorKind `json:"kind"`
	Country  string    `json:"country,omitempty"` // ISO 3166-1 alpha-3
	Sector   string    `json:"sector,omitempty"`  // PLOVER sector: GOV, MIL, REB, CVL, IGO, NGO, MED, …
	Role     string    `json:"role,omitempty"`    // at the document's date: "foreign minister"
	Mentions []Mention `json:"mentions"`
}

// Name is a named entity in a text.
type Name struct {
	Span
	Type string `json:"type"` // PER ORG LOC NORP FAC EVENT LAW WEA MISC …
}
