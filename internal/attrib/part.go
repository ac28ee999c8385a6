package attrib

import "strings"

// compound reports whether a word only says where a body sits or who stands
// behind it: "Geneva-based", "state-owned".
func compound(low string) bool {
	_, end, ok := strings.Cut(low, "-")
	return ok && compounds[end]
}

// plainChunk reports whether no preposition stands in a chunk, so that a name
// in it is the whole chunk's.
func (u *unit) plainChunk(r run) bool {
	for i := r.from; i < r.to; i++ {
		if u.items[i].is(prep | relative) {
			return false
		}
	}
	return true
}

// chunks cuts a source at its commas and brackets.
func (u *unit) chunks(r run) []run {
	var out []run
	from := r.from
	for i := r.from; i <= r.to; i++ {
		if i == r.to || u.items[i].comma() || u.items[i].low == "(" || u.items[i].low == ")" {
			if i > from {
				out = append(out, run{from, i})
			}
			from = i + 1
		}
	}
	if len(out) == 0 {
		out = append(out, r)
	}
	return out
}

// parts cuts a joint source, "A, B and C", into its names; one part when the
// source is one.
func (u *unit) parts(r run) []run {
	and := -1
	for i := r.from; i < r.to; i++ {
		if u.items[i].is(prep) || u.items[i].is(relative) {
			break
		}
		if u.items[i].low == "and" || u.items[i].low == "&" && i > r.from {
			and = i
			break
		}
	}
	if and < 0 || and+1 >= r.to {
		return nil
	}
	// Lower-case nouns after "and" are one body: "the justice and peace commission".
	named := false
	for i := and + 1; i < r.to; i++ {
		named = named || u.items[i].capital
	}
	if !named && !u.items[and+1].is(det) {
		return nil
	}
	var out []run
	from := r.from
	for i := r.from; i <= and; i++ {
		if u.items[i].low == "," || i == and {
			if i > from {
				out = append(out, run{from, i})
			}
			from = i + 1
		}
	}
	for _, p := range out[min(1, len(out)):] {
		if !u.items[p.from].capital && u.items[and-1].low != "," {
			return nil // "A, a doctor and member of B"
		}
	}
	end := and + 1
	for end < r.to && u.items[end].low != "," {
		end++
	}
	return append(out, run{and + 1, end})
}

// several names a joint source: "A, B and C".
func (n *namer) several(u *unit, parts []run) name {
	var all []string
	out := name{plural: true, anonymous: true}
	for _, p := range parts {
		nm := n.one(u, p, u.items[p.from].Start)
		if nm.text == "" {
			nm.text = tidy(u.span(p).In(n.text))
		} else {
			out.anonymous = out.anonymous && nm.anonymous
		}
		all = append(all, nm.text)
	}
	if len(all) == 2 {
		out.text = all[0] + " and " + all[1]
	} else {
		out.text = strings.Join(all[:len(all)-1], ", ") + " and " + all[len(all)-1]
	}
	if out.anonymous {
		out.text = ""
	}
	return out
}

// outlet reports whether whoever was spoken to is an agency, a broadcaster or a
// paper: a name with such a word, or "the newspaper".
func (u *unit) outlet(r run) bool {
	if r.empty() {
		return false
	}
	head := u.head(r)
	if t := &u.items[r.to-1]; t.named {
		for w := range strings.FieldsSeq(t.low) {
			if outlets[w] {
				return true // “Radio News Sunday”
			}
		}
	} else if t.quote < 0 && t.capital && outlets[t.low] && head == r.to-1 && r.to-r.from > 2 && u.items[r.to-2].capital && u.items[r.from+1].possessive() {
		return true // China's Xinhua News Agency
	}
	for i := r.from; i < r.to; i++ {
		// "the BBC's Ana Lima", "radio host Ana Lima": somebody, not the outlet
		if t := &u.items[i]; t.quote < 0 && (t.possessive() && i+2 < r.to && u.items[i+1].capital && u.items[i+2].capital || t.is(title|person) && i+1 < r.to && u.items[i+1].capital) {
			return false
		}
	}
	for i := r.from; i <= head; i++ {
		t := &u.items[i]
		if t.quote < 0 && t.word && outlets[t.low] && (t.capital || i == head && u.items[r.from].low == "the") {
			return true
		}
	}
	return false
}
