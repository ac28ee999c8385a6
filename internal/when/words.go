package when

import (
	"strings"

	"github.com/rapporteur/rapporteur/internal/text"
)

// Kinds of token under names that do not clash with the grammar's.
const (
	wordKind   = text.Word
	numberKind = text.Number
	punctKind  = text.Punct
	symbolKind = text.Symbol
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// persons are the words that name somebody by age, sex, kin or trade, and the
// endings most trades have.
var persons = struct {
	words, not map[string]bool
	tails      []string
}{
	words: set("boy girl man woman child children son daughter brother sister mother father mom dad mum husband wife uncle aunt cousin nephew niece twin twins " +
		"grandmother grandfather grandson granddaughter widow widower orphan baby infant toddler youth teenager teen student pupil schoolboy schoolgirl " +
		"refugee migrant civilian victim patient suspect gunman soldier nurse guard chief king queen prince princess president chairman politician " +
		"cleric priest monk imam bishop lawyer attorney journalist activist artist scientist pilot athlete veteran native national citizen resident " +
		"immigrant survivor hostage prisoner convict male female kid lad actress star coach cook maid clerk judge who whose from is has and or with in of"),
	not:   set("war border order winter summer river disorder tower dinner chapter corner power paper quarter computer filter letter master matter number"),
	tails: []string{"er", "or", "ist", "ian", "man", "woman", "ant"},
}

// labels are words whose number is a name and no year.
var labels = set("page pages route flight room number no model highway act resolution building chapter section article line lot channel box extension unit order bus platform")
