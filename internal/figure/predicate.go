package figure

import "strings"

// byPredicate: the counted is the subject, "586,000 were displaced", "20
// people in two villages have died".
func (c *clause) byPredicate(s *slot) *link {
	k := s.end
	for n := k; n < len(c.low) && n < k+3; n++ {
		if c.low[n] == "number" && n+1 < len(c.low) && c.low[n+1] == "of" { // "brings to 45,000 the number of people displaced"
			if f, at := c.within(n+2, min(n+8, len(c.low)), s); f.t != nil {
				return c.link(f, at)
			}
		}
	}
	be, have, inside, relative := false, false, false, false
	var m modality
	neg := false
	for n := 0; k < len(c.low) && n < reach; n++ {
		w := c.low[k]
		switch {
		case w == "(":
			e := c.closing(k)
			if e < 0 {
				return nil
			}
			k = e + 1
			continue
		case w == "," && k == s.end && s.start > 0 && (c.low[s.start-1] == "or" || c.low[s.start-1] == ",") && c.opensPredicate(k+1):
			k++
			continue
		case w == ",":
			e := c.aside(k)
			if e < 0 {
				return nil
			}
			k = e
			continue
		case c.in[k] != nil && k > s.end:
			if !inside {
				return nil
			}
			k = c.in[k].end
			continue
		case w == "who" || w == "whom" || w == "which" || w == "that" && k == s.end:
			relative = true
			k++
			continue
		case w == "not" || w == "n't" || w == "never":
			neg = true
			k++
			continue
		case copula[w]:
			if f, ok := c.at(k, s, active); ok {
				return c.predicate(f, k, m, neg)
			}
			be = true
			k++
			continue
		case w == "have" || w == "has" || w == "had" || w == "having":
			// "have died" has its forms in the table, "had their homes destroyed" is another matter.
			if f, ok := c.at(k, s, active); ok {
				return c.predicate(f, k, m, neg)
			}
			have = true
			k++
			continue
		}
		if x, ok := modals[w]; ok {
			m = max(m, x)
			k++
			continue
		}
		if be {
			// A whole form ("expected to flee") goes before its parts.
			if f, ok := c.at(k, s, passive, state); ok && (len(f.words) > 1 || outlook[w] == observed) {
				return c.predicate(f, k, m, neg)
			}
			if x, ok := outlook[w]; ok {
				m = max(m, x)
				be = false
				k++
				continue
			}
			if w == "to" {
				m = max(m, planned)
				k++
				continue
			}
		}
		if f, ok := c.at(k, s, passive, state); ok {
			if be && !(have && !be) || remaining(c.low, k) || !have && (f.role == state && k == s.end || f.role == passive && (k == s.end || c.onlyAdverbs(s.end, k)) && c.reduced(k+len(f.words))) {
				return c.predicate(f, k, m, neg)
			}
		}
		if f, ok := c.at(k, s, active); ok && !be && c.settled(f, k) {
			return c.predicate(f, k, m, neg)
		}
		if f, ok := c.at(k, s, active); ok && be && strings.HasSuffix(f.words[0], "ing") {
			return c.predicate(f, k, m, neg)
		}
		switch {
		case w == "to" && (m != observed || have), adverb(w), stays[w]:
			k++
			continue
		case lists[w] && k+1 < len(c.low) && c.low[k+1] == "as":
			be = true // "were registered as displaced"
			k += 2
			continue
		case preposition[w]:
			inside = true
			k++
			continue
		case w == "and" || w == "or":
			if k+1 < len(c.low) && c.in[k+1] == nil && !finiteVerb(c.low[k+1]) && (inside || k == s.end) {
				inside = true
				k++
				continue
			}
			return nil
		case k == s.end && strings.HasSuffix(w, "ing") && len(w) > 4, inside && strings.HasSuffix(w, "ed") && k+1 < len(c.low) && preposition[c.low[k+1]]:
			inside = true // "bridges crossing the river", "children in areas hit by"
			k++
			continue
		case (w == "–" || w == "—") && k == s.end && c.dash(s.start-1, s.start-12) >= 0:
			k++ // "two divisions – 30,000 men – fled"
			continue
		case (w == "–" || w == "—") && c.dash(k+1, k+14) >= 0:
			k = c.dash(k+1, k+14) + 1
			continue
		case blocks[w], finiteVerb(w), w == ";", w == ":", w == "—", w == "–", w == "\"", w == "”":
			return nil
		case inside || relative || k < s.end+2:
			k++
			continue
		}
		return nil
	}
	return nil
}

// sequels stand behind an article in a time: "returned the next day".
var sequels = wordSet("next following same previous day night week month year morning")

// settled keeps "live in poverty" from being a place where people live, and a
// verb with an object from telling who came back.
func (c *clause) settled(f form, k int) bool {
	k += len(f.words)
	if f.t.Indicator == "returned" && k+1 < len(c.low) && articles[c.low[k]] && !sequels[c.low[k+1]] {
		return false // "the claims of two men return the minister to office"
	}
	if f.t.Indicator != "population_present" || k+1 >= len(c.low) || !preposition[c.low[k]] {
		return true
	}
	w := c.low[k+1]
	return w == "the" || w == "a" || w == "an" || definite[w] || w == "this" || w == "that" || lowerNoun[w] || c.capitalAt(k+1) || c.in[k+1] != nil || strings.HasSuffix(w, "s")
}

func (c *clause) predicate(f form, k int, m modality, neg bool) *link {
	l := c.link(f, k)
	l.modal, l.negated = m, neg
	if cond := c.modalBefore(0); cond != observed {
		l.modal = max(l.modal, cond)
	}
	return l
}

// remaining reports whether a verb of staying stands before token k: "276 remain missing".
func remaining(low []string, k int) bool {
	return k > 0 && (stays[low[k-1]] || adverb(low[k-1]) && k > 1 && stays[low[k-2]])
}

// reduced reports whether a participle that ends before token k is one without
// its auxiliary ("20 people killed in") and not a verb with an object ("two
// gunmen killed 12 people").
func (c *clause) reduced(k int) bool {
	if k >= len(c.low) {
		return true
	}
	if c.in[k] != nil {
		return false
	}
	w := c.low[k]
	if w == "and" || w == "or" {
		// "killed and wounded 20" has an object further on.
		return k+2 >= len(c.low) || c.in[k+2] == nil || c.in[k+1] != nil
	}
	return !letter(w) || preposition[w] || adverb(w) || blocks[w] || timeWord[w]
}

// skipAdverbs passes adverbs from token k on.
func (c *clause) skipAdverbs(k int) int {
	for k < len(c.low) && adverb(c.low[k]) {
		k++
	}
	return k
}

func (c *clause) onlyAdverbs(a, b int) bool { return c.skipAdverbs(a) >= b }

// closing finds the bracket that closes the one at token k, near by; -1 when there is none.
func (c *clause) closing(k int) int {
	for e := k + 1; e < len(c.low) && e < k+14; e++ {
		if c.low[e] == ")" {
			return e
		}
	}
	return -1
}

// dash finds a dash from token a towards token b; -1 when there is none.
func (c *clause) dash(a, b int) int {
	step := 1
	if b < a {
		step = -1
	}
	for k := a; k != b && k >= 0 && k < len(c.low); k += step {
		if c.low[k] == "–" || c.low[k] == "—" {
			return k
		}
	}
	return -1
}

// aside passes an insertion between commas that starts at token k ("…,
// including one American, were killed"); -1 when the comma ends the clause.
func (c *clause) aside(k int) int {
	if k+1 >= len(c.low) {
		return -1
	}
	w := c.low[k+1]
	if w == "who" || w == "whom" {
		return k + 1
	}
	if !opensAside[w] {
		return -1
	}
	for e := k + 2; e < len(c.low) && e < k+18; e++ {
		if c.low[e] == "," && c.opensPredicate(e+1) {
			return e + 1
		}
	}
	return -1
}

// opensPredicate reports whether token k is an auxiliary or a trigger.
func (c *clause) opensPredicate(k int) bool {
	if k >= len(c.low) {
		return false
	}
	w := c.low[k]
	return copula[w] || w == "have" || w == "had" || w == "has" || modals[w] != observed || len(triggers.first[w]) > 0 && !preposition[w]
}
