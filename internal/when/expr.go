package when

import "github.com/rapporteur/rapporteur"

// base is what an expression is counted from.
type base int8

const (
	free    base = iota // from nothing, or from what the text makes likely
	spoken              // the day of speaking: "yesterday", "last week", "two years ago"
	narrate             // what the text last spoke of: "the next day", "two weeks later"
)

// expr is a time expression as said, before it is resolved.
type expr struct {
	rule   string // name of the rule that found it
	start  int    // words [start, end)
	end    int
	typ    rapporteur.TimeType
	date   date   // calendar fields that are said
	base   base   // what shift counts from
	unit   unit   // of shift; of a duration's amount
	shift  int    // units to step from the base
	moved  bool   // shift holds, even if it is 0
	turn   int8   // of a name without a year: -1 the last one, 1 the next one, 2 the one of the same container
	vague  bool   // the step or amount is not counted
	value  string // of references and sets: ready
	mod    string
	look   int8  // of a duration: -1 the time before its base, 1 the time after
	from   *expr // what the steps count from when it is said: "two days before Christmas"
	hard   bool  // turn is said, not read from the tense
	range_ bool  // end of a range that began in the expression before
	rel    rapporteur.TimeRelation
}

// parser reads words. Its rules are methods that look at word i and give what
// they found and the word after it; 0 when they found nothing.
type parser struct {
	text  string
	words []word
	story bool // the text tells of a past far from its own day
	bc    bool // the text has spoken of years before our era

	rules, points []rule
	depth         int // of points that lean on points
}

var none = word{e: unknown, num: -1}

func (p *parser) at(i int) *word {
	if i < 0 || i >= len(p.words) {
		return &none
	}
	return &p.words[i]
}

// has reports whether word i plays the role in this sentence.
func (p *parser) has(i int, r role) bool { return p.at(i).e.roles&r != 0 }

// is reports whether word i is one of the forms, in any case.
func (p *parser) is(i int, forms ...string) bool {
	if w := p.at(i).e.form; w != "" {
		for _, f := range forms {
			if w == f {
				return true
			}
		}
	}
	return false
}

// seq reports whether the words from i on are the forms, and gives the word after them.
func (p *parser) seq(i int, forms ...string) int {
	for k, f := range forms {
		if p.at(i+k).e.form != f {
			return 0
		}
	}
	return i + len(forms)
}

// mark reports whether word i is the punctuation mark.
func (p *parser) mark(i int, m string) bool {
	w := p.at(i)
	return w.End-w.Start == len(m) && i < len(p.words) && i >= 0 && p.text[w.Start:w.End] == m
}

// skip steps over word i when it is one of the forms.
func (p *parser) skip(i int, forms ...string) int {
	if p.is(i, forms...) {
		return i + 1
	}
	return i
}

// comma steps over a comma.
func (p *parser) comma(i int) int {
	if p.mark(i, ",") {
		return i + 1
	}
	return i
}

// possessive steps over 's or the apostrophe of a plural.
func (p *parser) possessive(i int) int {
	if w := p.at(i); w.glued && (p.mark(i, "'s") || p.mark(i, "’s") || p.mark(i, "'") || p.mark(i, "’")) {
		return i + 1
	}
	return 0
}
