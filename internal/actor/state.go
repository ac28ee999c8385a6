package actor

import (
	"strings"

	"github.com/rapporteur/rapporteur/internal/text"
)

// acts reports whether a state's name at words [i, j) stands for the state and
// not for its ground. A capital needs a sign that it does; a country needs
// none that it does not.
func (r *reader) acts(i, j int, seat bool, first, end int) bool {
	w := r.w
	// "the border between X and Y": as the first of the pair.
	b := i - 1
	for b >= first && (w[b].low == "the" || w[b].kind != text.Word && w[b].low == "\"") {
		b--
	}
	if b >= first && w[b].low == "," && b > first && w[b-1].capital && w[b-1].kind == text.Word && r.candAt(b-1) == nil && !(j < end && r.willed(j, end)) {
		return false // "Springfield, X"
	}
	pair := false
	if b >= first && (w[b].is(tie) || w[b].low == ",") && b > first {
		if v, ok := r.decided[b-1]; ok {
			return v && (!seat || v)
		}
		pair = w[b].is(tie)
	}
	if j+1 < end && w[j].is(tie) && w[j+1].capital {
		if c := r.candAt(j + 1); c != nil && c.from == fromTable && r.t.actors[c.alias.actor].sector == "GOV" {
			pair = true
		}
	}
	if b >= first && w[b].kind == text.Word {
		x := &w[b]
		switch {
		case x.is(weakplace):
			return b > first && r.sending(b, first)
		case x.is(locative):
			return false
		case x.low == "between" || x.low == "with":
			for k := b - 1; k >= max(first, b-3); k-- {
				if w[k].is(ground) {
					return false
				}
			}
			return true
		case x.low == "for" && b > first && (w[b-1].is(movement) || w[b-1].low == "headed" || w[b-1].low == "bound" || w[b-1].low == "departed"):
			return false // "left for X"
		case x.is(movement) && !x.capital:
			return false
		case x.low == "by" || x.low == "against":
			return true
		}
	}
	if j < end && w[j].possessive() {
		k := j + 1
		for k < end && !w[k].is(ground) && (w[k].is(modifier) || w[k].is(locative) && !w[k].is(lowName)) {
			k++
		}
		if k < end && (w[k].is(ground) || w[k].capital && r.candAt(k) == nil && !r.nounAhead(k, end)) {
			return false
		}
		return true
	}
	if j < end && r.willed(j, end) {
		return true
	}
	if seat {
		if b >= first && w[b].is(speech) && (w[b].low == "told" || w[b].low == "accused" || w[b].low == "urged" || w[b].low == "warned" || w[b].low == "asked") {
			return true
		}
		return pair && (b < first || w[b].kind != text.Word || !w[b].is(locative|weakplace))
	}
	return true
}

// willed reports whether a verb whose subject wills it stands at j.
func (r *reader) willed(j, end int) bool {
	for k := j; k < min(end, j+2); k++ {
		x := &r.w[k]
		if x.is(auxiliary) && k+1 < end && strings.HasSuffix(r.w[k+1].low, "ing") {
			return true // "was pressing"
		}
		if x.is(speech|act) && !x.capital {
			return x.low != "are"
		}
		if !strings.HasSuffix(x.low, "ly") && !x.is(function) {
			return false
		}
	}
	return false
}

// sending reports whether a word of giving or saying stands shortly before the
// preposition at b.
func (r *reader) sending(b, first int) bool {
	for k := b - 1; k >= max(first, b-3); k-- {
		if r.w[k].is(send) {
			return true
		}
		if r.w[k].is(ground | movement) {
			return false
		}
	}
	return false
}
