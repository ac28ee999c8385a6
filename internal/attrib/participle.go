package attrib

// participle.go finds whose participle it is: "a letter saying" and "issued a
// letter saying" have different speakers.

// bearer finds the speaker of a participle that follows a noun without a comma:
// what holds the words, "signs saying", "was sent a memo noting"; else whoever
// the verb before it belongs to, "issued a statement saying", "left the rally
// calling". done is false where other rules must say.
func (f *finder) bearer(g group) (r run, done bool) {
	if !g.participle || g.from <= f.low || !f.nounish(g.from-1) || g.from-1 > f.low && f.items[g.from-2].is(aux) {
		return run{}, false
	}
	r = f.joinedObject(f.withPhrase(f.subjectLeft(g.from, f.low)))
	if r.empty() {
		return run{}, false
	}
	h := &f.items[f.head(r)]
	if n := f.head(r) + 1; clips[h.low] && n+1 < r.to && f.items[n].low == "of" {
		return run{n + 1, r.to}, true // "a clip of | Ana Lima | saying"
	}
	v := f.governor(r.from)
	for r.to-1 > r.from && f.items[r.to-1].quote < 0 && f.items[r.to-1].is(adverb|day) && !f.items[r.to-1].capital {
		r.to-- // "a statement | early on Tuesday"
	}
	switch {
	case h.low == "statement" && v >= 0 && doings[cueLemma(f.items[v].low)]:
		return run{}, false // "issued a statement indicating"
	case evidence[cueLemma(f.items[g.to-1].low)] && r.from-1 > f.low && f.items[r.from-1].low == "by":
		return run{}, false // "emails were released by the group showing"
	case evidence[cueLemma(f.items[g.to-1].low)] && !happenings[h.low]:
		return r, true
	case h.is(medium):
		if v >= 0 && f.received(v) {
			return r, true // "received a letter warning"
		}
		if v >= 0 && f.items[v].quote < 0 {
			if s := f.subjectLeft(f.verbGroup(v, v+1).from, f.low); !s.empty() && f.relative(s) {
				return s, true // "allies, which put out statements saying"
			}
		}
		return run{}, false
	case happenings[h.low]:
		return run{}, false // "left the rally calling"
	}
	if nounCues[h.low] != nil {
		return run{}, false
	}
	return r, true
}

// governor gives the verb directly before the phrase that begins at item i, a
// particle aside: "put out | statements"; -1 for none.
func (f *finder) governor(i int) int {
	k := i - 1
	if k > f.low && f.items[k].quote < 0 && (f.items[k].tag == "RP" || particles[f.items[k].low]) {
		k--
	}
	if k < f.low || f.items[k].quote >= 0 || !f.items[k].word || f.items[k].is(prep|conj|det) {
		return -1
	}
	if f.verbish(k) || f.items[k].tag == "VBD" || f.items[k].tag == "VBN" || f.items[k].tag == "VBP" || f.items[k].tag == "VBZ" {
		return k
	}
	return -1
}

// received reports whether the verb at item v gives its object to its subject
// or only shows it to him: "was sent", "received", "signed".
func (f *finder) received(v int) bool {
	if receivings[f.items[v].low] {
		return true
	}
	return v > f.low && f.items[v-1].quote < 0 && beings[f.items[v-1].low]
}

// meansOf gives the relative pronoun whose verb a participle behind "by" says
// more of: "angry at the hawks | who | got the loan by saying".
func (f *finder) meansOf(g group) run {
	if !g.participle || g.from <= f.low || f.items[g.from-1].low != "by" {
		return run{}
	}
	verb := false
	for k := g.from - 2; k >= f.low && k > g.from-14; k-- {
		t := &f.items[k]
		if t.quote >= 0 || !t.word && !t.clitic {
			return run{}
		}
		if t.is(relative) && verb {
			return run{k, k + 1}
		}
		verb = verb || f.verbish(k)
	}
	return run{}
}
