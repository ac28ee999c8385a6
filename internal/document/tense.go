package document

import (
	"regexp"
	"strings"
)

// Words that show whether a time lies behind or ahead of the day of writing.
var (
	aheadWords    = words(`will 'll ’ll scheduled planned plans planning upcoming next tomorrow slated shall expected`)
	aheadBeforeTo = words(`due set is are expected planning plans scheduled ready about poised hopes intends wants likely slated`)
	pastWords     = words(`said told was were had took met held gave went came began broke fell fled hit killed left led lost made put ran saw sent
		shot spoke spread stood struck swept taken thought threw won wrote did got became brought built burnt bought caught chose cut dealt
		drove drew fought found flew forbade forced grew heard kept knew laid let meant paid read rose sank sat sold set shook showed shut
		since ago last previously earlier yesterday`)
	noPast = words(`need needed speed indeed feed united speedy breed greed embed proceed exceed succeed bleed hundred wicked sacred
		naked rugged expected planned scheduled armed unarmed alleged so-called`)
	// habitual stand before a weekday that is no certain day.
	habitual = words(`every each most many black good easter ash super bloody palm holy cyber giving any`)
)

// weekdays by name, 1 Monday to 7 Sunday.
var weekdays = map[string]int{"Monday": 1, "Tuesday": 2, "Wednesday": 3, "Thursday": 4, "Friday": 5, "Saturday": 6, "Sunday": 7}

// visitRE finds a short journey, which is announced days rather than months
// ahead.
var visitRE = regexp.MustCompile(`\b(?:(?:one|two|1|2|single|half)-day|day|day-long|brief|short|lightning|flying) (?:\w+ )?(?:visit|trip)\b`)

func words(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}
