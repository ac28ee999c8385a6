package actor

import (
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur/internal/text"
)

// What stands around a run of capitals and says that it is a person's name.

// calledBefore reports whether the word before a name, or before the comma
// before it, is a calling: "spokesman X", "the leader of the town, X".
func (r *reader) calledBefore(i, size int) bool {
	k := i - 1
	if k > 0 && r.w[k].low == "," && size > 1 {
		k--
		return r.w[k].kind == text.Word && !r.w[k].capital && r.w[k].is(roleEnd)
	}
	if k < 0 || r.w[k].kind != text.Word || r.w[k].capital {
		return false
	}
	if r.w[k].is(roleEnd) {
		return true
	}
	return size > 1 && len(r.w[k].low) > 4 && !r.w[k].is(function|locative|relation|lowName) && slices.ContainsFunc(personEnd, func(e string) bool { return strings.HasSuffix(r.w[k].low, e) }) &&
		k > 0 && (r.w[k-1].capital || r.w[k-1].is(det|modifier|possessor) || r.w[k-1].possessive())
}

// ground reports whether the words name a place.
func (r *reader) ground(i, j int) bool {
	for k := i; k < j; k++ {
		if r.w[k].is(ground | calendar) {
			return true
		}
	}
	return false
}

// introduced reports whether what stands around a name says that it is a
// person: an age or a calling behind a comma, a verb of saying.
func (r *reader) introduced(i, j, end int) bool {
	if r.sayer(i, j, end) {
		return true
	}
	if j+1 >= end || r.w[j].low != "," {
		return false
	}
	if r.w[j+1].kind == text.Number && j+2 < end && r.w[j+2].low == "," {
		return true
	}
	if r.w[j+1].low == "who" || r.w[j+1].is(speech) && i > 0 && r.w[i-1].low == "," {
		return true
	}
	for k := j + 1; k < min(end, j+8); k++ {
		if r.w[k].low == "," {
			break
		}
		if n, _ := match(r.t.role, r.w, k, end); n > 0 {
			return true
		}
	}
	return false
}

// sayer reports whether a verb of saying stands beside i..j.
func (r *reader) sayer(i, j, end int) bool {
	if j < end && r.w[j].is(speech) && !r.w[j].capital && !r.w[j].is(locative) {
		return true
	}
	return i > 0 && r.w[i-1].is(speech) && !r.w[i-1].capital && (strings.HasSuffix(r.w[i-1].low, "ed") || r.w[i-1].low == "said" || r.w[i-1].low == "says")
}

// text gives the words i..j as the text has them.
func (r *reader) text(i, j int) string {
	return r.l.Text[r.w[i].Start:r.w[j-1].End]
}
