package brief

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// indicators orders the indicators of figures as a reader in a crisis wants
// them and gives each its heading. One that is not listed comes after these,
// by its own name.
// The figures of indicators that share a heading are laid side by side.
var indicators = []indicator{
	{"killed", "Killed"},
	{"death_rate_estimated", "Death rate"},
	{"casualties", "Casualties"},
	{"injured", "Injured"},
	{"missing", "Missing"},
	{"trapped", "Trapped"},
	{"rescued", "Rescued"},
	{"infected", "Infected"},
	{"abducted", "Abducted"},
	{"hostages_held", "Hostages held"},
	{"hostages_shown", "Hostages held"},
	{"hostages_freed", "Hostages freed"},
	{"detained", "Detained"},
	{"released", "Released"},
	{"escaped", "Escaped"},
	{"displaced", "Displaced or forced to flee"},
	{"displaced_expected", "Displacement expected"},
	{"evacuated", "Evacuated or relocated"},
	{"relocated", "Evacuated or relocated"},
	{"sheltered", "Sheltered, in camps or homeless"},
	{"sheltering", "Sheltered, in camps or homeless"},
	{"in_relief_camp", "Sheltered, in camps or homeless"},
	{"homeless", "Sheltered, in camps or homeless"},
	{"returned", "Returned"},
	{"refugees_hosted", "Refugees hosted"},
	{"affected", "Affected"},
	{"people_in_need", "In need"},
	{"people_reached", "Reached by aid"},
	{"population_present", "Population present"},
	{"housing_destroyed", "Housing destroyed or damaged"},
	{"housing_partially_destroyed", "Housing destroyed or damaged"},
	{"housing_uninhabitable", "Housing destroyed or damaged"},
	{"buildings_damaged", "Buildings and infrastructure"},
	{"infrastructure_destroyed", "Buildings and infrastructure"},
	{"attacks", "Attacks"},
	{"fighters_present", "Fighters present"},
	{"forces_deployed", "Forces deployed"},
	{"personnel_deployed", "Forces deployed"},
	{"deserted", "Deserted"},
	{"positions_established", "Positions established"},
	{"positions_surrounded", "Positions surrounded"},
	{"positions_captured", "Positions captured"},
	{"equipment_deployed", "Equipment deployed"},
	{"equipment_lost", "Equipment lost"},
	{"talks", "Talks"},
	{"participants", "Participants"},
}

type indicator struct{ id, heading string }

// rank is the place of an indicator among those of the table.
func rank(id string) int {
	i := slices.IndexFunc(indicators, func(x indicator) bool { return x.id == id })
	if i < 0 {
		return len(indicators)
	}
	return i
}

// heading names an indicator for readers.
func heading(id string) string {
	if i := rank(id); i < len(indicators) {
		return indicators[i].heading
	}
	if id == "" {
		return "Other figures"
	}
	return capital(strings.ReplaceAll(id, "_", " "))
}

// How a date is known, in words.
var dateSources = map[rapporteur.DateSource]string{
	rapporteur.DateGiven:     "date given with the report",
	rapporteur.DateMetadata:  "date from the page's metadata",
	rapporteur.DatePublished: "date printed in the report",
	rapporteur.DateUpdated:   "date of the last update, printed in the report",
	rapporteur.DateDateline:  "date from the dateline",
	rapporteur.DateURL:       "date from the page's address",
	rapporteur.DateReasoned:  "date reasoned from weekdays in the text",
}

// Verb classes of verbs.tsv.
const (
	verbSay  = "say"
	verbThat = "that"
	verbKeep = "keep"
	verbPart = "part"
)

//go:embed verbs.tsv
var verbTable string

// verbs maps a finite form to its class.
var verbs = func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(verbTable) {
		class, forms, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, f := range strings.Fields(forms) {
			m[f] = class
		}
	}
	return m
}()

// baseForms are the forms of verbs.tsv that stand first on their line and are
// not the past as well: "claim", but not "put".
var baseForms = func() map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(verbTable) {
		class, forms, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if f := strings.Fields(forms); ok && !strings.HasPrefix(line, "#") && class != verbPart && len(f) > 2 {
			m[f[0]] = true
		}
	}
	return m
}()

// set makes a word set of a list in one string.
func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// Word lists of the phrasing rules, all lower case.
var (
	// Sources that name nobody by themselves.
	pronouns = set(`he she it they we i you who whom which that this these those him her them his hers its their one both
		neither none each some others several many`)
	// Those of them that stand for people whom the text leaves open.
	indefinites = set(`one both neither none each some others several many`)
	// Words that make a name one of a body, which takes an article.
	bodies = set(`ministry office presidency observatory government army military navy police forces force council committee commission
		agency organisation organization union nations court senate department authority authorities embassy
		association federation foundation society institute party movement group front brigade coalition alliance
		command directorate mission observers kremlin pentagon source official spokesman spokeswoman spokesperson`)
	// Words that already determine the noun after them.
	determiners = set(`the a an this that these those his her its their our my your one another any each every no some two three several many`)
	// Contents that name nothing by themselves: "denied that".
	anaphors = set(`that this it so them these those such the claim claims report reports allegation allegations accusation accusations charge charges`)
	// Words that show the word before them to be a noun: "claims by".
	nominal = set(`by of from against on over as`)
	// Helping words of a cue that add nothing but tense or order.
	auxiliaries = set(`has have had also later then further`)
	// Forms of to be: with a participle they make the subject the one who is spoken of.
	being = set(`is are was were be been being am`)
	// Words that make a fragment a clause.
	finite = set(`is are was were am has have had do does did will would can could may might must shall should
		isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't
		isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t don’t doesn’t didn’t won’t wouldn’t can’t couldn’t
		came went led left fled fell held took gave got made saw began ran met won lost broke built sent struck hit shot
		rose sank drove flew wants needs houses holds remains controls stands lies
		want need hold remain lie live stand face continue plan plans expect expects include includes`)
	// Sentence openers that lose their capital inside a sentence.
	openers = set(`the a an in at on by to of for from with some more most all both no nobody none every each any about as its their his her our my
		there this these those such it he she they we after before since when while where if unless although though because during under over
		nearly almost around roughly approximately fewer less at up dozens scores hundreds thousands tens millions people many several few another other
		two three four five six seven eight nine ten eleven twelve one only even not what who half
		also meanwhile later earlier now then however today yesterday currently recently just`)
	// Openers that show a fragment to hang on what was before it.
	danglers = set(`and but or nor which who whom whose to of for with by from than as into onto upon because adding saying citing`)
)
