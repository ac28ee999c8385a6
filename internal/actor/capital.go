package actor

import (
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur/internal/text"
)

// Names by their capitals alone, and what stands before them.

// stripTitles passes over what stands before a person's name within a run of
// capitals and notes what it says.
func (r *reader) stripTitles(i, j int, c *candidate) int {
	if i > 1 && r.w[i-1].low == "the" && r.w[i-2].low == "to" {
		defer func() { c.role = nil }() // "Adviser to the President X" is not president
	}
	if i > 0 && !r.w[i-1].capital {
		if n, ro, past := r.hyphenTitle(i-1, j); n > 0 && ro != nil && i-1+n < j {
			c.role, c.former, i = ro, past, i-1+n
		}
	}
	for i < j {
		w := &r.w[i]
		if n, ro, past := r.hyphenTitle(i, j); n > 0 && i+n < j {
			if ro != nil && c.role == nil {
				c.role, c.former = ro, past
			}
			i += n
			continue
		}
		if n, code := match(r.t.nation, r.w, i, j); n > 0 && i+n < j {
			c.country = code
			i += n
			continue
		}
		if n, ro := match(r.t.role, r.w, i, j); n > 0 && i+n < j && ro.title {
			if c.role == nil || vagueRole(c.role.name) {
				c.role = ro
			}
			i += n
			continue
		}
		if single, ok := strings.CutSuffix(w.low, "s"); ok && w.capital && i+1 < j {
			if list := r.t.role[strings.TrimSuffix(single, ".")]; len(list) > 0 && len(list[len(list)-1].words) == 1 && list[len(list)-1].value.title {
				if c.role == nil { // "Senators X and Y", "Presidents X and Y"
					c.role = list[len(list)-1].value
				}
				i++
				continue
			}
		}
		if w.is(honorific) || w.is(past) && i+1 < j || w.is(preRole) && i+1 < j && w.low != "de" {
			c.female = c.female || w.is(feminine)
			c.male = c.male || w.is(masculine) && w.is(honorific) && w.low != "lord"
			c.former = c.former || w.is(past)
			i++
			continue
		}
		if strings.HasSuffix(w.low, ".") && w.is(honorific) {
			i++
			continue
		}
		break
	}
	for k := j - 2; k > i; k-- {
		if r.w[k].is(honorific) {
			c.female = c.female || r.w[k].is(feminine)
			return k + 1
		}
	}
	if n, no := match(r.t.noun, r.w, i, j); n == 1 && no.class == "ethnic" && j-i > 2 {
		i++ // "Christian X Y"
	}
	// "Interior Cabinet Secretary X Y": up to the last word that ends a title.
	for k := j - 3; k > i; k-- {
		if r.w[k].is(roleEnd) && r.w[k].capital {
			if n, ro := match(r.t.role, r.w, k, j); n > 0 && c.role == nil {
				if i > 0 && r.w[i-1].low == "new" && r.w[i-1].capital {
					i-- // "New York Mayor"
				}
				if c.role, c.title = ro, fold(tidy(r.text(i, k+1))); strings.Contains(c.title, ".") {
					c.title = "" // "Army Col.": the role's own name says it better
				}
			}
			return k + 1
		}
	}
	return i
}

// hyphenTitle reads a title at i that a hyphen joins to its time:
// "then-Prime Minister", "ex-President", "President-elect", whose office is
// none yet. It gives how many words it takes.
func (r *reader) hyphenTitle(i, j int) (n int, ro *role, past bool) {
	before, after, ok := strings.Cut(r.w[i].low, "-")
	if !ok {
		return 0, nil, false
	}
	if after == "elect" || after == "designate" {
		if list := r.t.role[before]; len(list) > 0 {
			return 1, nil, false
		}
		return 0, nil, false
	}
	if before != "then" && before != "ex" && before != "former" {
		return 0, nil, false
	}
	for _, p := range r.t.role[after] {
		if fits(r.w, i+1, j, p.words[1:]) {
			return len(p.words), p.value, true
		}
	}
	return 0, nil, false
}

// capitals reads a run of capital words at i. It gives how many words it took.
func (r *reader) capitals(i, end int, heading, other bool) int {
	w := r.w
	start := i
	// "Reality check: Did Ana Lima know?" begins a sentence twice.
	if opens := w[i].first || i > 0 && w[i-1].low == ":"; opens && (w[i].is(function|det|quantity|possessor) || r.forms[w[i].low]) && !w[i].upper && !w[i].is(honorific|given) {
		if n, ro := match(r.t.role, w, i, end); n == 0 || !ro.title {
			return 1
		}
	}
	if w[i].is(calendar) || r.noName(i, i+1) || w[i].first && strings.HasSuffix(w[i].low, "ing") && len(w[i].low) > 8 && !w[i].is(given) {
		return 1 // a month, a lawmaker's seat, "Befriending X"
	}
	j := i
	body, entitled := false, false
	c := candidate{}
	if n, ro := match(r.t.role, w, i, end); n > 1 && ro.title && i+n < end && w[i+n].capital && w[i+n].kind == text.Word && !r.tableStarts(i+n, end) {
		// "Minister of Defence Ana Lima": a title with small words in it.
		for k := i; k < i+n; k++ {
			if !w[k].capital {
				c.role, j = ro, i+n
				i, entitled = j, true
				break
			}
		}
	}
	for j < end {
		x := &w[j]
		switch {
		case x.kind != text.Word:
		case j > i && r.bornMonth(j-1, j):
			j++
			continue
		case j > i && (x.is(calendar) || x.is(definite) || x.low == "a"):
		case x.capital:
			if j > i && !r.surname(j, 1) && r.tableStarts(j, end) && !(w[j-1].low == "of" || w[j-1].low == "for") {
				break
			}
			body = body || orgWords[x.low] != nil
			j++
			continue
		case x.is(particle) && j > i && j+1 < end && w[j+1].capital && w[j+1].kind == text.Word:
			j++
			continue
		case x.is(lowName) && body && j > i && r.nameGoesOn(j, end):
			for j < end && w[j].is(lowName) && !w[j].capital {
				j++
			}
			continue
		}
		break
	}
	if j == i {
		return 1
	}
	if f := r.nameInside(i, j); f > i {
		r.propose(candidate{from: fromPerson, firm: true, first: f, last: j})
		return j - start
	}
	if heading && j-i > 5 {
		return j - start // a headline in capitals says nothing of names
	}
	if n, _ := match(r.t.nation, w, i, j); n > 0 && n == j-i {
		return j - start
	}
	c.last = j
	from := r.stripTitles(i, j, &c)
	for k := 0; k < 4 && j-i > 1 && w[i].upper && (w[i+1].upper || k > 0) && !w[j-1].upper; k++ {
		i++ // shouted words before a name
		from = max(from, i)
		if r.t.alias[w[i].low] != nil {
			return i - start
		}
	}
	if j-i > 1 && !slices.ContainsFunc(w[i:j], func(x word) bool { return !x.upper }) {
		return j - start // shouted: nothing tells a name from a sentence
	}
	if body && j < end && (w[j].possessive() || w[j].is(calendar)) && (j+1 < end && w[j+1].capital) {
		return j - start // "International Miners' Day"
	}
	if body {
		if j-i == 2 && ruling[w[j-1].low] && r.t.leader[w[i].low] != nil {
			r.propose(candidate{first: i, last: i + 1, from: fromPerson})
			return 1
		}
		if h := r.headOf(i, j); h != nil && j-i > 1 && !(c.role != nil && r.headOf(from, j) == nil) {
			b := i
			for b < j && (w[b].is(honorific) || w[b].first && w[b].is(det)) {
				b++
			}
			c.first, c.from, c.head = b, fromBody, h
			at := b
			if n, code := match(r.t.nation, w, b, j); n > 0 {
				c.country = code
				at += n
			}
			if w[b].low == "united" && b+1 < j && w[b+1].low == "nations" || w[b].low == "un" || w[b].low == "u.n." {
				c.head = &orgHead{h.kind, "IGO", h.words}
			}
			if at < j {
				if n, _ := match(r.t.noun, w, at, j); n == j-at {
					return j - start // an agent noun in capitals; read as a phrase
				}
			}
			if j-b > 1 && !(w[b].first && j-b == 1) {
				r.propose(c)
			}
			return j - start
		}
	}
	if from >= j {
		return j - start
	}
	if n, no := match(r.t.noun, w, j-1, j); n == 1 && no.plural && !w[j-1].is(given) {
		return min(j-start, max(1, j-1-start)) // "Nevada Democrats": no person
	}
	c.first, c.from = from, fromPerson
	size := j - from
	titled := entitled || from > i && (c.role != nil || c.female || c.male || w[from-1].is(honorific))
	if !titled && from == i && !w[i].first {
		titled = r.calledBefore(i, size)
	}
	if other && !titled {
		return j - start
	}
	switch {
	case size > 5:
		return j - start
	case titled:
		c.firm = true
	case size > 1 && len(r.t.person[strings.Join(core(r.text(from, j)), " ")]) > 0:
		c.firm = true
	case size > 1 && size < 5 && !r.ground(from, j) && !heading && (w[from].is(given) && !w[from].is(ground) || r.introduced(from, j, end)):
		c.firm = true
	}
	r.propose(c)
	return j - start
}

// nameGoesOn reports whether a capital stands behind the small words at j, so
// that the name of a body goes on: "Committee of the Red Cross".
func (r *reader) nameGoesOn(j, end int) bool {
	k := j
	for k < end && k < j+3 && r.w[k].is(lowName) && !r.w[k].capital {
		k++
	}
	if k >= end || !r.w[k].capital || r.w[k].kind != text.Word {
		return false
	}
	if r.w[j].is(tie) || r.w[j].low == "to" || r.w[j].low == "in" || r.w[j].low == "on" {
		// "Police and Foreign Minister" are two.
		return r.w[j].low == "and" && orgWords[r.w[j-1].low] == nil && orgWords[r.w[k].low] != nil
	}
	return true
}

// headOf gives the kind of body that the words name.
func (r *reader) headOf(i, j int) *orgHead {
	for k := i; k < j; k++ {
		if h := orgWords[r.w[k].low]; h != nil && r.w[k].capital && k+1 < j && r.w[k+1].is(lowName) {
			return h
		}
	}
	for k := j - 1; k >= i; k-- {
		if h := orgWords[r.w[k].low]; h != nil && r.w[k].capital {
			return h
		}
	}
	return nil
}
