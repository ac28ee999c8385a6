package quantity

import "github.com/rapporteur/rapporteur"

// small holds the number words below a hundred.
var small = map[string]float64{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// scale holds the words that multiply what stands before them.
var scale = map[string]float64{
	"hundred": 100, "thousand": 1e3, "million": 1e6, "mln": 1e6, "billion": 1e9, "trillion": 1e12,
	"crore": 1e7, "lakh": 1e5, "dozen": 12,
}

// letterScale holds the scales that are written against the digits, or, for
// those of two letters, after them.
var letterScale = map[string]float64{
	"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12,
}

// ordinals holds the ordinal words; those in digits carry an ending.
var ordinals = map[string]float64{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
	"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
	"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
	"fiftieth": 50, "hundredth": 100, "thousandth": 1000,
}

var ordinalEnding = map[string]bool{"st": true, "nd": true, "rd": true, "th": true}

// vagueScale holds plural scales standing for themselves: the least that the
// word can mean and, where another word would be used above it, the most.
// Least values as in gold/figures/README.md ("dozens" 24+, "scores" 40+,
// "thousands" 2,000+, "hundreds of thousands" 200,000-999,999).
var vagueScale = map[string][2]float64{
	"dozens": {24, 0}, "scores": {40, 0}, "tens": {20, 0}, "hundreds": {200, 0}, "thousands": {2000, 0},
	"millions": {2e6, 0}, "billions": {2e9, 0}, "lakhs": {2e5, 0}, "crores": {2e7, 0},
}

// vagueOf holds what may stand before "of thousands" and the like.
var vagueOf = map[string]float64{"tens": 10, "hundreds": 100, "thousands": 1000, "dozens": 12, "scores": 20}

// vagueOfScale holds what may stand after it.
var vagueOfScale = map[string]float64{"thousands": 1e3, "millions": 1e6, "billions": 1e9, "lakhs": 1e5}

// indefinite holds words that count without saying how much: the least they
// can mean, and the most (-1: none). "no" is a count of nought.
var indefinite = map[string][2]float64{
	"several": {3, -1}, "few": {-1, -1}, "many": {-1, -1}, "both": {2, 2}, "no": {0, 0},
}

// fraction holds the words for parts of a whole.
var fraction = map[string]float64{
	"half": 0.5, "third": 1.0 / 3, "quarter": 0.25, "fifth": 0.2, "fourth": 0.25, "tenth": 0.1,
	"thirds": 1.0 / 3, "quarters": 0.25, "fifths": 0.2, "fourths": 0.25, "tenths": 0.1,
}

// fractionSign holds the signs for parts of a whole.
var fractionSign = map[string]float64{"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1.0 / 3, "⅔": 2.0 / 3}

// qualifiers holds the phrases that bound the number after them.
var qualifiers = phrases(map[rapporteur.Qualifier][]string{
	rapporteur.QualifierMoreThan: {"more than", "well more than", "far more than", "over", "well over", "just over", "a little over", "slightly over", "above", "upwards of", "upward of", "in excess of", "greater than", "exceeding", "beyond", "slightly more than", "a little more than", "just more than", "north of", "more then"},
	rapporteur.QualifierAtLeast:  {"at least", "a minimum of", "no fewer than", "no less than", "not less than", "not fewer than", "minimum"},
	rapporteur.QualifierLessThan: {"less than", "fewer than", "under", "just under", "below", "well under", "just below", "far fewer than", "far less than", "slightly less than", "slightly fewer than", "a little less than", "a little under", "slightly under"},
	rapporteur.QualifierUpTo:     {"up to", "as many as", "as much as", "at most", "a maximum of", "no more than", "not more than", "a high of", "maximum", "as high as"},
	rapporteur.QualifierNearly:   {"nearly", "almost", "close to", "nearing", "approaching", "virtually", "very nearly", "just shy of", "just short of"},
	rapporteur.QualifierAbout:    {"about", "around", "some", "roughly", "approximately", "approx", "approx.", "circa", "an estimated", "estimated", "~", "barely", "perhaps", "maybe", "an approximate", "something like", "in the region of", "or so", "scarcely", "more or less"},
})

// afterwards holds the phrases that bound the number before them.
var afterwards = phrases(map[rapporteur.Qualifier][]string{
	rapporteur.QualifierAtLeast: {"or more", "and more", "and above", "or above", "or over", "and over", "+", "- plus", "plus", "and counting", "at least", "if not more"},
	rapporteur.QualifierUpTo:    {"or fewer", "or less", "at most", "or under", "at the most"},
	rapporteur.QualifierAbout:   {"or so", "- odd", "odd", "- some", "or thereabouts"},
})

// months and weekdays in full and cut short; "may" and "march" are months only
// when written with a capital.
var months = set("january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec")
var weekdays = set("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun")

// yearLead holds the words after which four digits are a year.
var yearLead = set("in since by until till from of for during before after early late mid between through to the and year summer winter spring autumn fall season throughout circa around about ad a.d. bc b.c. pre post")

// oldYearLead is the same for years before 1800, which are more often counts.
var oldYearLead = set("in since by until till between circa around ad a.d. bc b.c. year from to")

// clock holds what makes the number before it a time of day.
var clock = set("am pm a.m. p.m. a.m p.m o'clock gmt utc est edt cet ist hrs bst pst pdt")

// labels holds the nouns whose number is a name, not a count.
var labels = set(`page pages chapter section sections article articles resolution resolutions no nos number numbers phase level stage
	category grade route highway flight room camp camps gate line type version figure table item group unit grid sector zone district ward block building
	channel episode verse paragraph clause rule order bill amendment protocol annex schedule appendix part volume issue season round game week day match lot tower
	interstate model series class size lane platform track terminal area region province brigade division battalion regiment squadron station
	checkpoint point post camp pier bus train top covid covid-19 agenda sdg apollo generation quarter`)

// labelNot holds the labels that, in lower case, are more often followed by a count of something else.
var labelNot = set("week day area region province district group building camp point post station line no part order group division unit class top quarter season size model train bus series issue rule table bill figure")

// notName holds words before a number that are no name: a capital there only
// opens the sentence or stands in a headline.
var notName = set(`a an the in on at of for from with by to and or but nor as after before since until among between about around over under above below within
	than that which who when where while if because although though only just also even still nearly almost some more less fewer least most up down out off into onto
	another other others further additional total all any each every these those this its their his her our your my at least killed dead injured wounded kill kills
	was were is are be been being has have had do does did will would can could may might shall should must not no there here then now so yet per plus including
	killing injuring wounding leaving leaves left displaced displacing claims claimed monday tuesday wednesday thursday friday saturday sunday today yesterday
	said says say reports reported approximately roughly estimated close exactly both up toll deaths some hits reaches rises rose tops passes sees saw arrests arrest
	frees free evacuates evacuated missing detains buries bury holds hold sends send destroys destroyed forces force kidnap kidnaps abduct abducts shoot shoots execute executes
	update breaking video photos via like despite against across near during how why what whose whom`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	start := -1
	for i := 0; i <= len(words); i++ {
		if i == len(words) || words[i] == ' ' || words[i] == '\n' || words[i] == '\t' {
			if start >= 0 {
				m[words[start:i]] = true
			}
			start = -1
		} else if start < 0 {
			start = i
		}
	}
	return m
}
