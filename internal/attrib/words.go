package attrib

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed words.tsv
var wordTable string

// class is what a word can be, judged by its form alone. One word may be many.
type class uint32

const (
	det      class = 1 << iota // opens a noun phrase: the, his, some
	prep                       // of, in, during
	conj                       // and, or, but
	sub                        // opens a clause: that, because, while
	aux                        // is, has, will, not
	subject                    // pronouns that stand as a subject: he, they
	object                     // pronouns that stand as an object: him, us
	relative                   // who, which
	adverb                     // also, later, however
	day                        // Monday, yesterday, March
	verb                       // common finite verbs that are not cues
	title                      // Mr, President, spokesman: stands before a name and is no part of it
	office                     // foreign, senior, acting: part of a title, never its head
	body                       // ministry, army, council: an institution, named by its adjective
	person                     // spokesman, official, source: a human being without a name
	medium                     // statement, interview, tweet: what words are given in
	platform                   // Twitter, Facebook
	degree                     // about, nearly, more: before a number
	female                     // her title or pronoun tells a woman
	male                       // the same of a man
	lone                       // a capital at the start of a sentence says nothing: However
)

// classNames gives the lists of words.tsv that are classes.
var classNames = map[string]class{
	"det":      det,
	"prep":     prep,
	"conj":     conj,
	"sub":      sub,
	"aux":      aux,
	"subject":  subject,
	"object":   object,
	"relative": relative,
	"adverb":   adverb,
	"day":      day,
	"verb":     verb,
	"title":    title,
	"office":   office,
	"body":     body,
	"person":   person,
	"medium":   medium,
	"platform": platform,
	"degree":   degree,
	"female":   female,
	"male":     male,
	"lone":     lone,
}

// lists are the word lists by name; classes turns those that are classes round.
var lists, classes = mustWords(wordTable)

// mustWords reads the word lists. It panics on a bad line, because the table
// is part of the program.
func mustWords(table string) (map[string]map[string]bool, map[string]class) {
	sets, by := map[string]map[string]bool{}, map[string]class{}
	for n, line := range strings.Split(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		name, words, ok := strings.Cut(line, "\t")
		if !ok {
			panic(fmt.Sprintf("words.tsv line %d: want a name, a tab and words", n+1))
		}
		if sets[name] == nil {
			sets[name] = map[string]bool{}
		}
		for _, w := range strings.Fields(words) {
			sets[name][w] = true
			by[w] |= classNames[name]
		}
	}
	return sets, by
}

// The sets of words.tsv, which says what each is for.
var (
	plainEd         = mustSet("plainEd")
	nounForms       = mustSet("nounForms")
	firstNouns      = mustSet("firstNouns")
	utterances      = mustSet("utterances")
	owners          = mustSet("owners")
	copulas         = mustSet("copulas")
	whiles          = mustSet("whiles")
	singles         = mustSet("singles")
	anyones         = mustSet("anyones")
	whoever         = mustSet("whoever")
	askers          = mustSet("askers")
	small           = mustSet("small")
	tells           = mustSet("tells")
	titling         = mustSet("titling")
	pasts           = mustSet("pasts")
	lyNouns         = mustSet("lyNouns")
	reasons         = mustSet("reasons")
	reflexives      = mustSet("reflexives")
	inquiries       = mustSet("inquiries")
	relayeds        = mustSet("relayeds")
	callings        = mustSet("callings")
	ordinals        = mustSet("ordinals")
	themes          = mustSet("themes")
	untellings      = mustSet("untellings")
	views           = mustSet("views")
	provens         = mustSet("provens")
	sides           = mustSet("sides")
	confessables    = mustSet("confessables")
	pulls           = mustSet("pulls")
	particles       = mustSet("particles")
	adverbialSubs   = mustSet("adverbialSubs")
	clauseSubs      = mustSet("clauseSubs")
	modals          = mustSet("modals")
	passives        = mustSet("passives")
	negations       = mustSet("negations")
	phases          = mustSet("phases")
	hypothetical    = mustSet("hypothetical")
	complementisers = mustSet("complementisers")
	impersonals     = mustSet("impersonals")
	topical         = mustSet("topical")
	addressings     = mustSet("addressings")
	withheld        = mustSet("withheld")
	shortDays       = mustSet("shortDays")
	pairs           = mustSet("pairs")
	nameLeads       = mustSet("nameLeads")
	intensives      = mustSet("intensives")
	frontings       = mustSet("frontings")
	counted         = mustSet("counted")
	whileSubs       = mustSet("whileSubs")
	several         = mustSet("several")
	recalled        = mustSet("recalled")
	happenings      = mustSet("happenings")
	receivings      = mustSet("receivings")
	beings          = mustSet("beings")
	doings          = mustSet("doings")
	interposed      = mustSet("interposed")
	firstPersons    = mustSet("firstPersons")
	titled          = mustSet("titled")
	makers          = mustSet("makers")
	prefixes        = mustSet("prefixes")
	claims          = mustSet("claims")
	givings         = mustSet("givings")
	experts         = mustSet("experts")
	clips           = mustSet("clips")
	accusings       = mustSet("accusings")
	junctures       = mustSet("junctures")
	surely          = mustSet("surely")
	stands          = mustSet("stands")
	nameParticles   = mustSet("nameParticles")
	hearsayWords    = mustSet("hearsayWords")
	compounds       = mustSet("compounds")
	leads           = mustSet("leads")
	openers         = mustSet("openers")
	excerpts        = mustSet("excerpts")
	partitives      = mustSet("partitives")
	seasons         = mustSet("seasons")
	retractions     = mustSet("retractions")
	unsures         = mustSet("unsures")
	unnamings       = mustSet("unnamings")
	mails           = mustSet("mails")
	rarelies        = mustSet("rarelies")
	verifies        = mustSet("verifies")
	boards          = mustSet("boards")
	depictings      = mustSet("depictings")
	pointers        = mustSet("pointers")
	raisers         = mustSet("raisers")
	settings        = mustSet("settings")
	wieldings       = mustSet("wieldings")
	wordings        = mustSet("wordings")
	brackets        = mustSet("brackets")
	openings        = mustSet("openings")
	calendar        = mustSet("calendar")
	mute            = mustSet("mute")
	evidence        = mustSet("evidence")
	negatives       = mustSet("negatives")
	sayings         = mustSet("sayings")
	tallies         = mustSet("tallies")
	landEndings     = mustLand()
	outlets         = mustSet("outlets")
	mediaWords      = mustSet("mediaWords")
	emptied         = mustSet("emptied")
	firm            = mustSet("firm")
	looks           = mustSet("looks")
	witnesses       = mustSet("witnesses")
	dashes          = mustSet("dashes")
	sourcings       = mustSet("sourcings")
	awaiteds        = mustSet("awaiteds")
	minds           = mustSet("minds")
	parts           = mustSet("parts")
	verdicts        = mustSet("verdicts")
	upshots         = mustSet("upshots")
	unknowns        = mustSet("unknowns")
	early           = mustSet("early")
	shunned         = mustSet("shunned")
	floats          = mustSet("floats")
	eyes            = mustSet("eyes")
	turns           = mustSet("turns")
	owns            = mustSet("owns")
	idle            = mustSet("idle")
	plurals         = mustSet("plurals")
	namings         = mustSet("namings")
	faults          = mustSet("faults")
	knownAs         = mustSet("knownAs")
	insiders        = mustSet("insiders")
	givens          = mustSet("givens")
	nameds          = mustSet("nameds")
	labels          = mustSet("labels")
	lives           = mustSet("lives")
	topics          = mustSet("topics")
	plainSubjects   = mustSet("plainSubjects")
	instances       = mustSet("instances")
	untold          = mustSet("untold")
	supposed        = mustSet("supposed")
	things          = mustSet("things")
	wordless        = mustSet("wordless")
)

// mustLand gives the endings that part a land's name from its adjective; the
// bare stem is one.
func mustLand() map[string]bool {
	s := mustSet("landEndings")
	s[""] = true
	return s
}

// mustSet gives a set of words.tsv. It panics when there is none.
func mustSet(name string) map[string]bool {
	s := lists[name]
	if s == nil {
		panic("words.tsv has no list " + name)
	}
	return s
}
