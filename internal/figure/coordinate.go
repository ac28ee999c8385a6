package figure

// spread hands triggers on to the numbers beside the linked ones: lists
// ("three soldiers and four members"), insertions ("including five children"),
// the same people in another unit ("100 families (about 400 people)") and
// clauses that leave the verb out ("12 died in the north and 4 in the south").
func (c *clause) spread() {
	for i := 1; i < len(c.slots); i++ {
		if a, b := c.slots[i-1], c.slots[i]; a.link != nil && (b.link == nil || b.link.role == stock && a.link.role != stock) && c.continues(a, b) {
			if l := c.borrow(a, b); l != nil {
				b.link = l
			}
		}
	}
	for i := len(c.slots) - 2; i >= 0; i-- {
		if a, b := c.slots[i], c.slots[i+1]; (a.link == nil || a.link.role == stock) && b.link != nil && c.precedes(a, b) {
			if l := c.borrow(b, a); l != nil {
				a.link = l
			}
		}
	}
}

// borrow gives slot to the link of slot from, when its trigger can be said of it.
func (c *clause) borrow(from, to *slot) *link {
	if to.barred || !from.link.t.takes(to) || from.link.role == stock && from.head != to.head || from.link.role == noun && to.head != "" && to.head != from.head {
		return nil
	}
	l := *from.link
	l.borrowed = true
	return &l
}

// continues reports whether number b goes on with what was said of number a
// before it.
func (c *clause) continues(a, b *slot) bool {
	if b.start <= a.end-1 {
		return false
	}
	k := a.end
	if k > b.start {
		return false
	}
	gap := c.low[k:b.start]
	if len(gap) == 0 || len(gap) > 14 {
		return false
	}
	if n := len(gap); n > 1 && gap[n-1] == "the" {
		gap = gap[:n-1] // "six priests and the two cooks"
	}
	last := gap[len(gap)-1]
	switch {
	case last == "with" && len(gap) > 2 && gap[len(gap)-2] == "along" && a.link.at >= a.end && a.link.at < b.start:
		return true // "20 people were hurt along with two guards"
	case last == "including" || last == "them" && len(gap) > 1 && gap[len(gap)-2] == "among" || last == "(":
		return !hasFinite(gap)
	case b.head == "" && b.end+1 < len(c.low) && c.low[b.end] == "of" && c.low[b.end+1] == "them" && last == ",":
		return !hasFinite(gap)
	}
	if last != "and" && last != "," && last != "or" && last != "plus" && last != "as" && last != "with" && last != "another" {
		return false
	}
	// The verb before both: "killed three soldiers and four members".
	if a.link.role == object || a.link.role == of || a.link.role == level {
		if last == "with" {
			return false
		}
		for j, w := range gap {
			if w == "," && j < len(gap)-1 && gap[j+1] != "and" || blocks[w] || finiteVerb(w) || copula[w] || w == ";" || modals[w] != observed {
				return false
			}
		}
		return !c.predicateFollows(b)
	}
	// A clause without its verb: "12 people died in the north and 4 in the south".
	if b.head == "" && b.end < len(c.low) && place[c.low[b.end]] {
		for _, w := range gap {
			if w == ";" || blocks[w] && w != "after" {
				return false
			}
		}
		return true
	}
	return false
}

// place holds the prepositions after a number whose verb is left out.
var place = wordSet("in near at from on")

// predicateFollows reports whether a verb of its own stands right behind the slot.
func (c *clause) predicateFollows(s *slot) bool {
	k := c.skipAdverbs(s.end)
	if k >= len(c.low) {
		return false
	}
	w := c.low[k]
	return copula[w] || w == "have" || w == "had" || w == "has" || modals[w] != observed || finiteVerb(w) && !(c.reduced(k+1))
}

// precedes reports whether number a stands in a list before number b, whose
// predicate it shares: "two guards, one officer and one soldier were killed".
func (c *clause) precedes(a, b *slot) bool {
	if b.link.role != passive && b.link.role != active && b.link.role != state || b.link.at < b.start || a.end >= b.start {
		return false
	}
	gap := c.low[a.end:b.start]
	if len(gap) > 6 {
		return false
	}
	for i, w := range gap {
		if joins[w] || c.in[a.end+i] != nil {
			continue
		}
		if w == "(" && i == 0 || w == "members" || w == "of" {
			continue
		}
		return false
	}
	return true
}

func hasFinite(words []string) bool {
	for _, w := range words {
		if blocks[w] || w == ";" || w == ":" {
			return true
		}
	}
	return false
}
