package quantity

import "strings"

// named gives the atom after a run that holds digits or number words without
// being a quantity: dates, times of day, scores, names; i when none starts at i.
func (r *reader) named(i int) int {
	a := r.atoms[i]
	if a.shape == digits {
		if n := r.slashed(i); n > i {
			return n
		}
		if n := r.timeOfDay(i); n > i {
			return n
		}
		if n := r.dayMonth(i); n > i {
			return n
		}
		if n := r.isoDate(i); n > i {
			return n
		}
		if a.glued && i > 0 && r.inName(i) {
			return r.glue(i)
		}
		return i
	}
	if a.shape != letters {
		return i
	}
	if n := r.monthDay(i); n > i {
		return n
	}
	if n := r.idiom(i); n > i {
		return n
	}
	return i
}

// slashed passes "9/11", "24/7", "12/05/2019" but keeps the fraction "1/16 of".
func (r *reader) slashed(i int) int {
	j := i + 1
	for j+1 < len(r.atoms) && (r.atoms[j].low == "/" || r.atoms[j].low == "⁄") && r.atoms[j].glued && r.atoms[j+1].glued && r.atoms[j+1].shape == digits {
		j += 2
	}
	if j == i+1 || j == i+3 && j < len(r.atoms) && r.atoms[j].low == "of" {
		return i
	}
	return r.glue(j - 1)
}

// glue gives the atom after everything written against atom i.
func (r *reader) glue(i int) int {
	j := i + 1
	for j < len(r.atoms) && r.atoms[j].glued && (r.atoms[j].shape != sign || r.atoms[j].low == "/") {
		j++
	}
	return j
}

// timeOfDay passes "5:30", "5 a.m.", "10.45pm", "0401 GMT", "10 to 11 a.m.".
func (r *reader) timeOfDay(i int) int {
	j := i + 1
	for j+1 < len(r.atoms) && r.atoms[j].low == ":" && r.atoms[j].glued && r.atoms[j+1].glued && r.atoms[j+1].shape == digits {
		j += 2
	}
	if j > i+1 {
		if r.clocked(j) {
			j++
		}
		return j
	}
	if r.clocked(j) {
		return j + 1
	}
	// A range of hours has its mark at the end.
	if j+1 < len(r.atoms) && (r.atoms[j].low == "to" || r.atoms[j].shape == hyphen || r.atoms[j].low == "and") && r.atoms[j+1].shape == digits && r.clocked(j+2) {
		return j + 3
	}
	return i
}

func (r *reader) clocked(j int) bool {
	if j >= len(r.atoms) || r.atoms[j].shape != letters {
		return false
	}
	w := r.atoms[j].low
	return clock[w] && (w != "hrs" || r.atoms[j-1].End-r.atoms[j-1].Start == 4)
}

// month reports whether atom k is a month's name.
func (r *reader) month(k int) bool {
	return k >= 0 && k < len(r.atoms) && r.atoms[k].upper && months[r.atoms[k].low] // capitals hold in shouting too
}

// dayMonth passes "15 January 2019", "the 4th of July", "17 to 23 October".
func (r *reader) dayMonth(i int) int {
	if len(r.atoms[i].low) > 2 {
		return i
	}
	j := i + 1
	if r.gluedWord(j) && ordinalEnding[r.atoms[j].low] {
		j++
	}
	for j+1 < len(r.atoms) && j < i+12 && (r.atoms[j].shape == hyphen || r.atoms[j].low == "to" || r.atoms[j].low == "and" || r.atoms[j].low == ",") && r.atoms[j+1].shape == digits && len(r.atoms[j+1].low) <= 2 {
		j += 2
		if r.gluedWord(j) && ordinalEnding[r.atoms[j].low] {
			j++
		}
	}
	if j < len(r.atoms) && r.atoms[j].low == "of" {
		j++
	}
	if !r.month(j) {
		return i
	}
	return r.dateTail(j + 1)
}

// monthDay passes "Sept. 11, 2001", "July 4-6", "March 3rd".
func (r *reader) monthDay(i int) int {
	if !r.month(i) {
		return i
	}
	j := i + 1
	if j < len(r.atoms) && r.atoms[j].low == "." {
		j++
	}
	return r.dateTail(j)
}

// dateTail passes days and a year behind a month.
func (r *reader) dateTail(j int) int {
	k := j
	for k < len(r.atoms) && k < j+12 {
		a := r.atoms[k]
		if a.shape == digits && (len(a.low) <= 2 || r.yearly(k)) {
			last := k
			k++
			if r.gluedWord(k) && ordinalEnding[r.atoms[k].low] {
				k++
			}
			j = k
			if len(r.atoms[last].low) == 4 {
				return j
			}
			continue
		}
		if (a.low == "," || a.shape == hyphen || a.low == "to" || a.low == "and" || a.low == "." || a.low == "of") && k+1 < len(r.atoms) && r.atoms[k+1].shape == digits {
			next := r.atoms[k+1]
			if r.yearly(k+1) || (a.shape == hyphen || a.low == "to" || a.low == "and") && len(next.low) <= 2 && k > j-1 && !r.counted(k+2) {
				k++
				continue
			}
		}
		break
	}
	return j
}

// counted reports whether a lower-case noun stands at atom k.
func (r *reader) counted(k int) bool {
	return k < len(r.atoms) && r.atoms[k].shape == letters && (plural(r.atoms[k].low) || known(r.atoms[k].low) || verbs[r.atoms[k].low])
}

func (r *reader) yearly(k int) bool {
	w := r.atoms[k].low
	return r.atoms[k].shape == digits && len(w) == 4 && (w[0] == '1' && w[1] >= '0' || w[0] == '2' && w[1] <= '1') && digitRun(w) == 4
}

// isoDate passes "2019-08-23T10:00" and telephone-like runs.
func (r *reader) isoDate(i int) int {
	j := i + 1
	parts := 1
	for j+1 < len(r.atoms) && (r.atoms[j].shape == hyphen || r.atoms[j].low == "." || r.atoms[j].low == "/") && r.atoms[j].glued && r.atoms[j+1].glued && r.atoms[j+1].shape == digits {
		j += 2
		parts++
	}
	if parts >= 3 {
		return r.glue(j - 1)
	}
	return i
}

// inName reports whether digits written against the atom before are part of a
// name: "F-16", "G20", "Covid-19", "ID.3".
func (r *reader) inName(i int) bool {
	b := r.atoms[i-1]
	switch {
	case b.shape == letters:
		w := b.In(r.text)
		return currencyCode[w] == "" && currencyCode[strings.ToUpper(w)] == "" || i > 1 && r.atoms[i-2].glued && r.atoms[i-2].shape != sign
	case b.shape == hyphen && b.glued && i > 1 && r.atoms[i-2].shape == letters:
		return r.atoms[i-2].low != "sub" && r.atoms[i-2].low != "now" && r.atoms[i-2].low != "then" && r.atoms[i-2].low != "minus" && r.atoms[i-2].low != "to"
	case b.low == "." && b.glued && i > 1 && r.atoms[i-2].shape == letters && r.atoms[i-2].upper:
		return true
	case b.low == "#" || b.low == "№":
		return true
	}
	return false
}

// idiom passes number words that count nothing: "no one", "one another", "at
// one point", "for one", "one day".
func (r *reader) idiom(i int) int {
	a := r.atoms[i]
	next, prev := "", ""
	if i+1 < len(r.atoms) {
		next = r.atoms[i+1].low
	}
	if i > 0 {
		prev = r.atoms[i-1].low
	}
	switch a.low {
	case "one":
		if prev == "no" || prev == "any" || prev == "every" || prev == "each" || prev == "this" || prev == "that" || prev == "which" || prev == "the" && !r.counted(i+1) ||
			next == "another" || next == "day" || next == "thing" || next == "time" || next == "-" && i+2 < len(r.atoms) && r.atoms[i+1].glued && !r.counted(i+2) && r.atoms[i+2].low != "year" {
			return i + 1
		}
	case "second", "third", "first", "fourth", "fifth":
		if a.low == "second" && prev == "a" && next == "." {
			return i + 1
		}
		// "two-thirds" is a share; a date's ordinal is left to the caller.
		if (next == "class" || next == "hand" || next == "lady" || next == "aid") || prev == "at" && a.low == "first" {
			return i + 1
		}
	case "no":
		if next == "one" || next == "longer" || next == "more" || next == "fewer" || next == "less" || next == "." || next == "doubt" {
			return i + 1
		}
	case "both":
		if next == "sides" || next == "parties" || next == "countries" || next == "of" {
			return i + 1
		}
	case "many", "several", "few":
		if prev == "as" || prev == "so" || prev == "how" || prev == "too" {
			return i + 1
		}
	}
	return i
}

// label reports whether the number at [i, j) is the tail of a name: "Article
// 5", "Boeing 737", "iPhone 11", "phase 2".
func (r *reader) label(i, j int) bool {
	if i == 0 || r.atoms[i].shape != digits || i > 0 && r.atoms[i].glued {
		return false
	}
	b := r.atoms[i-1]
	if b.low == "." && b.glued && i > 1 && (r.atoms[i-2].low == "no" || r.atoms[i-2].low == "nos") {
		return true
	}
	if b.shape != letters || months[b.low] && b.upper || weekdays[b.low] {
		return false
	}
	plain := digitRun(r.atoms[i].low) == len(r.atoms[i].low)
	noun := r.record(j)
	if labels[b.low] && plain && (b.upper && !b.shout || !labelNot[b.low]) {
		return !noun
	}
	if !b.upper || b.shout || !plain || notName[b.low] || currencyCode[b.In(r.text)] != "" || len(r.atoms[i].low) > 4 && !r.atoms[i].glued {
		return false
	}
	if i == 1 && strings.HasSuffix(b.low, "ly") || verbs[b.low] {
		return false
	}
	u, e := r.unit(i, j, numeral{scale: 1, lo: value(0)})
	return !noun && (u.name == "" || e == j)
}

// record reports whether a noun of the record stands within the words behind
// atom j: "Syria 12 government soldiers".
func (r *reader) record(j int) bool {
	for k := j; k < len(r.atoms) && k < j+4; k++ {
		a := r.atoms[k]
		if a.shape != letters || function[a.low] {
			return false
		}
		if known(a.low) && plural(a.low) || harmed[a.low] {
			return true
		}
	}
	return false
}

// harmed holds the words that follow a number of people in headlines: "Lima 12 dead".
var harmed = set("dead killed injured wounded hurt missing displaced evacuated arrested detained homeless kidnapped abducted died fled")

// notCounted reports whether a number in plain digits is a year, a score or
// another name of a moment.
func (r *reader) notCounted(i, j int, a numeral, u unit, ranged bool) bool {
	if a.word {
		// "BBC One": a capital number behind a name.
		return r.atoms[i].upper && !r.atoms[i].shout && i > 0 && r.atoms[i-1].upper && r.atoms[i-1].shape == letters && !notName[r.atoms[i-1].low] && !r.record(j)
	}
	if u.name != "" {
		return false
	}
	if ranged {
		return r.yearly(i) && r.yearly(j-1) && !r.record(j)
	}
	if i > 0 && r.atoms[i-1].low == "(" && j < len(r.atoms) && r.atoms[j].low == ")" && a.plain && len(r.atoms[i].low) <= 2 {
		return true // the number of a list's item
	}
	// Scores and spans of years: "2-1", "2014-15".
	if j+1 < len(r.atoms) && r.atoms[j].shape == hyphen && r.atoms[j].glued && r.atoms[j+1].glued && r.atoms[j+1].shape == digits {
		return true
	}
	if i > 1 && r.atoms[i-1].shape == hyphen && r.atoms[i-1].glued && r.atoms[i-2].shape == digits {
		return true
	}
	if len(r.atoms[i].low) > 1 && r.atoms[i].low[0] == '0' && a.plain {
		return true // "007", "0401"
	}
	if j < len(r.atoms) && r.atoms[j].glued && r.atoms[j].shape == letters {
		return true // "1990s", "737s", "5G"
	}
	if !a.plain || !r.yearly(i) {
		return false
	}
	return r.year(i, j)
}

// year tells a year from a count of four digits.
func (r *reader) year(i, j int) bool {
	w := r.atoms[i].low
	if _, q := r.before(i); q != "" && !(r.atoms[i-1].low == "about" || r.atoms[i-1].low == "around" || r.atoms[i-1].low == "over") {
		return false
	}
	prev := ""
	if i > 0 {
		prev = r.atoms[i-1].low
	}
	modern := w >= "1800" && w <= "2100"
	lead := yearLead[prev] || prev != "" && months[prev]
	if !modern {
		lead = oldYearLead[prev]
	}
	if j < len(r.atoms) && r.atoms[j].shape == letters && !r.atoms[j].glued {
		if known(r.atoms[j].low) && plural(r.atoms[j].low) || r.atoms[j].low == "people" {
			return modern && lead && prev != "of" && prev != "to" && prev != "the" && prev != "for" && prev != "from" && prev != "and"
		}
		if harmed[r.atoms[j].low] && !lead && !(i > 0 && r.atoms[i-1].upper && !r.atoms[i-1].shout) {
			return false
		}
		if plural(r.atoms[j].low) && !modern {
			return lead && prev == "in"
		}
	}
	return modern || lead
}
