package attrib

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// nounCues gives the cue of a noun that stands for somebody's words.
var nounCues = mustNounCues()

// mustNounCues makes the cues of the noun lists. It panics when a list is missing.
func mustNounCues() map[string]*cue {
	m := map[string]*cue{}
	for list, stance := range map[string]rapporteur.Stance{
		"assertions": rapporteur.StanceAsserts,
		"warnings":   rapporteur.StanceWarns,
		"promises":   rapporteur.StancePromises,
		"demands":    rapporteur.StanceDemands,
		"denials":    rapporteur.StanceDenies,
		"hopes":      rapporteur.StanceHedges,
		"admissions": rapporteur.StanceConcedes,
		"queries":    rapporteur.StanceAsks,
	} {
		for w := range mustSet(list) {
			m[w] = &cue{lemma: list, frames: frameThat | frameInfinitive | frameBare, stance: stance}
		}
	}
	for w := range mustSet("deeds") {
		if m[w] == nil {
			panic("words.tsv: " + w + " of deeds stands for nobody's words")
		}
		m[w] = &cue{lemma: m[w].lemma, frames: m[w].frames | frameObject, stance: m[w].stance}
	}
	return m
}

// predicated reports whether a quotation begins with the verb of what stands
// before it: `“avoids errors,”`, `“is bad”`.
func (f *finder) predicated(q int) bool {
	w, _, _ := strings.Cut(f.quotes[f.items[q].quote].Inner.In(f.text), " ")
	if w == "" || w != strings.ToLower(w) {
		return false
	}
	return classes[w]&aux != 0 || f.tree != nil && f.tree.finiteAt(f.quotes[f.items[q].quote].Inner.Start)
}

// nounCue reads a noun that stands for somebody's words at i ("his claim
// that", "claims by farmers that", "fears that") and gives the item to go on
// from, or i when there is none.
func (f *finder) nounCue(i int) int {
	c := nounCues[f.items[i].low]
	end := f.bodyEnd()
	if c == nil || f.items[i].capital && i > 0 || i+2 >= end {
		return i
	}
	if b := i - 2; b > 0 && len(f.out) > 0 && f.items[b].low == "in" && owners[f.items[i-1].low] && f.out[len(f.out)-1].verb.to == b {
		return i // "the judge wrote in his opinion, “…”": one statement
	}
	if q := i + 1; f.items[q].quote >= 0 && f.predicated(q) {
		return i // that caution “avoids errors”
	}
	s := say{cue: c, verb: run{i, i + 1}, inner: -1, open: true}
	k, made := i+1, false // made: "claims by", never a verb
	switch {
	case f.items[k].low == "by" || f.items[k].low == "from" || f.items[k].low == "among":
		n := f.nounRight(k+1, end, true)
		if n == k+1 || f.items[k+1].is(object|day) && !f.items[k+1].is(det) || strings.HasSuffix(f.items[k+1].low, "ing") {
			return i
		}
		s.source, s.verb = run{k + 1, n}, run{i, k + 1}
		k, made = n, true
	case i > 0 && (f.items[i-1].is(det) || f.items[i-1].possessive() || f.items[i-1].is(prep) && !f.items[i-1].is(sub)):
		s.source = f.possessor(i)
	case i > f.low+1 && givings[f.items[i-1].low]:
		s.source = f.subjectLeft(f.verbGroup(i-1, i).from, f.low) // "the company gave assurances that"
	case i == 0, f.thereAre(i):
	case f.verbForm(i) && f.items[i-1].is(person|title|body), f.verbForm(i) && i > 1 && f.items[i-2].is(det) && f.items[i-2].class&object == 0 && f.items[i-2].low != "his" && f.items[i-2].low != "its" && f.items[i-2].low != "their":
		return i // the premier fears that
	case f.adjectives(i) < i:
		s.source = f.holder(f.adjectives(i)) // "his latest claim that"
	case f.verbForm(i):
		return i // X claims that
	}
	if b := s.source.from; !s.source.empty() && !made && s.source.to <= i && (f.items[b].low == "a" || f.items[b].low == "an") && f.items[b].quote < 0 && s.source.to >= i-2 {
		s.source = run{}
		if v := b - 1; v > f.low && (f.items[v].low == "had" || f.items[v].low == "has" || givings[f.items[v].low]) {
			s.source = f.subjectLeft(f.verbGroup(v, b).from, f.low) // "he had a simple warning:"
		}
	}
	if k >= end {
		if made {
			return i + 1
		}
		return i
	}
	if f.items[k].quote < 0 && f.items[k].is(prep) && !f.items[k].is(sub) && f.items[k].low != "of" && !made {
		if n := f.adverbialEnd(k, end); n > k && f.nextIs(n, "that") && !s.source.empty() {
			k = n // "his claim in an interview that"
		}
	}
	if i > 0 && unsures[f.items[i-1].low] {
		s.cue = unsure(c)
	}
	if b := s.source.from - 1; !s.source.empty() && !made && b >= 0 && f.items[b].quote < 0 && (retractions[f.items[b].low] || f.items[b].low == "back" && b > 0 && retractions[f.items[b-1].low]) {
		return i + 1 // "withdrew its report that"
	}
	next := f.items[k].low
	if s.source.empty() && k+1 < end && (next == "of" || next == "about" || next == "over") && f.thereAre(i) {
		s.verb.to = k + 1
		stop := max(f.objectEnd(run{k + 1, end}), k+2)
		s.content, s.open = []run{{k + 1, stop}}, stop == end
		s.negated = f.noneOf(i)
		if f.within(i) {
			s.inner = len(f.out) - 1
		}
		f.out = append(f.out, s)
		f.low = k + 1
		return k + 1
	}
	if !made && !s.source.empty() && c.frames&frameObject != 0 && strings.HasPrefix(f.items[i].tag, "N") && !f.within(i) && !f.nextIs(k+1, "comment") && (next == "of" || next == "for" || next == "against" || next == "about" && c.stance == rapporteur.StanceAsserts) && f.phraseStart(k+1) {
		n := f.nounRight(k+1, end, false)
		if n == k+1 || f.items[k+1].is(object) && !f.items[k+1].is(det) || f.cannotSpeak(c, s.source) {
			return i
		}
		s.verb.to, s.content, s.open = k+1, []run{{k + 1, n}}, n == end // "the union's call for a strike"
		f.attach(&s, s.source.from)
		f.out = append(f.out, s)
		f.low = n
		return n
	}
	about := made && (next == "about" || next == "of" || next == "regarding" || next == "over")
	if made && next != "that" && next != "to" && !about {
		return i + 1
	}
	if k+1 >= end || !about && next != "that" && (next != "to" || s.source.empty() || c.stance != rapporteur.StancePromises && c.stance != rapporteur.StanceDemands && c.stance != rapporteur.StanceWarns) {
		return i
	}
	if next == "that" && (f.verbish(k+1) || !made && f.items[k+1].quote < 0 && (f.items[k+1].tag == "VBP" || f.items[k+1].tag == "MD")) {
		return i // "a claim that was made"
	}
	if s.source.empty() && !(next == "that" && f.thereAre(i)) && (i > 0 && (f.items[i-1].is(det|office) || f.items[i-1].possessive()) || !strings.HasSuffix(f.items[i].low, "s")) {
		return i + 1 // whose claim it is stands elsewhere; "fears that", "reports that" are nobody's
	}
	stop := f.thatEnd(k, end, i)
	if n := f.hangs(i, k); n > 0 && !(n+2 < stop && f.items[n].comma() && f.nextIs(n+1, "and") && f.nextIs(n+2, "that")) {
		stop = min(stop, n)
	}
	s.content, s.open, s.negated = []run{{k, stop}}, stop == end, s.source.empty() && f.noneOf(i)
	if n := len(f.out); n > 0 {
		prev := &f.out[n-1]
		last := &prev.content[len(prev.content)-1]
		if prev.open && last.from <= i && i < last.to {
			if s.source.empty() || s.source.to == i && s.source.to-s.source.from == 1 && i-last.from < 3 {
				return i + 1 // "X repeated his claim that": X has said it already
			}
			if prev.cue.stance == rapporteur.StanceDenies && i-last.from < 4 {
				last.from, last.to = k, stop // one content, denied by the one and stated by the other
			} else {
				s.inner = n - 1
			}
		}
	}
	if !s.source.empty() && f.cannotSpeak(c, s.source) {
		return i
	}
	f.out = append(f.out, s)
	f.low = k
	return k
}

// noneOf reports whether "no", an adjective aside, stands before the noun at i:
// "there were no reports of injuries".
func (f *finder) noneOf(i int) bool {
	return i > 0 && f.items[i-1].low == "no" || i > 1 && f.items[i-2].low == "no"
}

// unsure gives a cue with the reserve of "unconfirmed".
func unsure(c *cue) *cue {
	if c.stance != rapporteur.StanceAsserts {
		return c
	}
	return &cue{lemma: c.lemma, frames: c.frames, stance: rapporteur.StanceHedges, wider: c.wider}
}

// adjectives gives where the adjectives before the noun at i begin, behind its
// article or owner; i where none stand there.
func (f *finder) adjectives(i int) int {
	k := i
	for k > f.low+1 && k > i-4 && f.items[k-1].quote < 0 && f.items[k-1].word && !f.items[k-1].capital && (f.nounish(k-1) || f.items[k-1].is(degree)) && !f.items[k-1].is(det) {
		k--
	}
	if k == 0 || k == i || f.items[k-1].quote >= 0 || !f.items[k-1].is(det) && !f.items[k-1].possessive() {
		return i
	}
	return k
}

// within reports whether item i lies in the content of the statement before.
func (f *finder) within(i int) bool {
	n := len(f.out)
	if n == 0 || len(f.out[n-1].content) == 0 {
		return false
	}
	last := f.out[n-1].content[len(f.out[n-1].content)-1]
	return f.out[n-1].open && last.from <= i && i < last.to
}

// thereAre reports whether "there are", with or without an adverb, stands
// before i.
func (f *finder) thereAre(i int) bool {
	k := i - 1
	if k > f.low && f.items[k].quote < 0 && !f.items[k].capital && f.items[k].class&(aux|det|adverb|prep|conj) == 0 && f.items[k].word {
		k-- // conflicting reports
	}
	for k > f.low && (f.items[k].is(adverb) || f.items[k].is(det)) && !f.items[k].is(aux) {
		k--
	}
	for k > f.low && f.items[k].is(aux) {
		k--
	}
	return k < i-1 && k >= f.low && f.items[k].low == "there"
}

// thatEnd gives where the clause at k that hangs on the noun at i ends: at a
// comma behind its verb, or before the verb of which the noun is the subject.
func (f *finder) thatEnd(k, end, i int) int {
	verbs, own := 0, true // own: no verb stands before the noun, so it is a subject
	for j := f.low; j < i; j++ {
		own = own && !f.verbish(j)
	}
	opened := k+1 < end && f.items[k+1].is(sub) && f.items[k+1].quote < 0
	for j := k + 1; j < end; j++ {
		t := &f.items[j]
		if t.quote >= 0 {
			continue
		}
		if t.comma() && (verbs == 0 || j > k+1 && opened) {
			// "that the port, if it is shut, may …", "that when the rain stops, the …"
			if verbs > 0 {
				opened = false
			} else if n := f.nextComma(j+1, min(end, j+15)); n > 0 {
				j = n
			}
			continue
		}
		if verbs > 0 && t.comma() && !(j+1 < end && f.items[j+1].is(relative)) {
			if f.nextIs(j+1, "and") && f.nextIs(j+2, "that") {
				verbs, j = 0, j+2 // "a report that the dam broke, and that men drowned"
				continue
			}
			return j
		}
		if t.is(relative) {
			verbs-- // its own verb comes first
		}
		infinitive := f.items[j-1].low == "to"
		if m := f.manner(j); verbs > 0 && own && !infinitive && (f.isFinite(j) || t.tag == "VB") && f.items[m-1].word && (strings.HasPrefix(f.items[m-1].tag, "N") || f.items[m-1].tag == "JJ") {
			return m // "a leak revealing that Chad spied | directly contradicts"
		}
		if !f.verbish(j) && !(j == k+1 && f.items[k].low == "to") && !infinitive {
			continue
		}
		if verbs > 0 && own && !infinitive && f.items[j-1].class&(conj|relative|sub|subject|adverb|aux) == 0 && f.items[j-1].word && (t.is(aux|verb) || surely[t.low]) && t.low != "been" && t.low != "being" {
			return j
		}
		verbs++
	}
	return end
}

// nextComma gives the first comma in [i, end); 0 for none.
func (f *finder) nextComma(i, end int) int {
	for ; i < end; i++ {
		if f.items[i].comma() {
			return i
		}
	}
	return 0
}

// verbForm reports whether the word at i is also a verb and stands behind what
// can be its subject.
func (f *finder) verbForm(i int) bool {
	if _, ok := cues[f.items[i].low]; !ok {
		return false
	}
	if !f.agrees(i) {
		return false // a new report
	}
	if i > 0 && (passives[f.items[i-1].low] || f.thereAre(i)) {
		return false // there were reports
	}
	if i > 0 && f.items[i-1].is(conj) && f.tree != nil {
		if w := f.tree.word(f.items[i].Span); w >= 0 && f.tree.words[w].UPOS == "VERB" {
			return true // "the report names two men and claims that"
		}
	}
	return i > 0 && (f.items[i-1].is(subject|relative|aux|adverb) || f.items[i-1].quote < 0 && f.items[i-1].word && f.nounish(i-1) || f.breaks(i-1))
}

// possessor finds whose noun stands at i: "the mayor's | claim", "his | claim".
func (f *finder) possessor(i int) run {
	p := &f.items[i-1]
	if p.possessive() {
		b := f.nounLeft(i-1, f.low)
		for j := b + 1; j < i-1; j++ {
			// "confidence in the agency's finding": the agency has found it
			if t := &f.items[j]; t.quote < 0 && (t.is(prep) && t.low != "of" && f.items[j+1].word || f.verbish(j) || t.tag == "VB") && !t.capital {
				b = j + 1
			}
		}
		return run{b, i}
	}
	switch p.low {
	case "his", "her", "its", "their":
		return run{i - 1, i}
	}
	return run{}
}

// silence reads "There was no immediate claim of responsibility" at i, the
// "no", and gives the item to go on from, or i when there is none.
func (f *finder) silence(i int) int {
	end := f.bodyEnd()
	if f.items[i].low != "no" || i == 0 || !f.items[i-1].is(aux) {
		return i
	}
	k := i + 1
	for k < end && k < i+4 && f.items[k].word && !wordless[f.items[k].low] {
		k++
	}
	if k >= end || !wordless[f.items[k].low] {
		return i
	}
	from := i - 1
	for from > f.low && (f.items[from-1].is(aux) || f.items[from-1].low == "there") {
		from--
	}
	s := say{cue: silentCue, verb: run{from, k}, content: []run{{k, k + 1}}, inner: -1, unspoken: true}
	k++
	if k+1 < end && (f.items[k].low == "of" || f.items[k].low == "that" || f.items[k].low == "on" || f.items[k].low == "about") {
		n := end
		if f.items[k].low != "that" {
			n = max(f.nounRight(k+1, end, false), k+1)
			if k+2 < end && complementisers[f.items[k+1].low] {
				n = end // no indication of when it was
			}
		}
		s.verb.to, s.content = k+1, []run{{k + 1, n}}
		if f.items[k].low == "that" {
			s.verb.to, s.content = k, []run{{k, n}}
		}
		k = n
	}
	if f.items[k-1].low == "indication" && k+1 < end && f.items[k].quote < 0 && f.items[k].is(subject|det) {
		s.verb.to, s.content = k, []run{{k, end}} // no indication they knew
		k = end
	}
	if k+1 < end && (f.items[k].low == "from" || f.items[k].low == "by") {
		if n := f.nounRight(k+1, end, true); n > k+1 {
			s.source = run{k + 1, n}
			k = n
		}
	}
	if s.content[0].empty() {
		return i
	}
	f.out = append(f.out, s)
	f.low = k
	return k
}

// silentCue is the cue of words that nobody gave.
var silentCue = &cue{lemma: "no word", frames: frameBare, stance: rapporteur.StanceSilent}

// unclearCue is the cue of what nobody is said to know.
var unclearCue = &cue{lemma: "be unclear", frames: frameThat, stance: rapporteur.StanceHedges}

// cueLemma gives the lemma of a form of one word; the form itself when it is no cue.
func cueLemma(form string) string {
	for _, c := range cues[form] {
		if len(c.rest) == 0 {
			return c.cue.lemma
		}
	}
	return form
}

// unknown reads "it is not known whether" with its "not" at i and gives the
// item to go on from, or i when there is none.
func (f *finder) unknown(i int) int {
	end := f.bodyEnd()
	b := i - 1 // the auxiliary, an adverb aside: "it was also not specified"
	if b > 0 && f.items[b].is(adverb) && !f.items[b].is(aux) {
		b--
	}
	if !negations[f.items[i].low] || b < 1 || i+3 >= end || !f.items[b].is(aux) && !passives[f.items[b].low] || f.items[b-1].low != "it" {
		return i
	}
	k := i + 1
	if f.items[k].is(adverb) || manner(f.items[k].low) {
		k++
	}
	c := unclearCue
	if untold[cueLemma(f.items[k].low)] && passives[f.items[b].low] {
		c = silentCue
	} else if !unknowns[f.items[k].low] {
		return i
	}
	if k+2 >= end || !complementisers[f.items[k+1].low] && !f.items[k+1].is(sub) {
		return i
	}
	stop := k + 2
	for stop < end && !(f.items[stop].low == "," && stop+1 < end && f.items[stop+1].is(conj)) {
		stop++
	}
	f.out = append(f.out, say{cue: c, verb: run{b - 1, k + 1}, content: []run{{k + 1, stop}}, inner: -1, unspoken: c == silentCue})
	f.low = stop
	return stop
}

// asked reads "Asked by the radio whether the dam was safe, the mayor …" and
// "said when asked about it" at i and gives the item to go on from, or i when
// there is none.
func (f *finder) asked(i int) int {
	t := &f.items[i]
	when := i > 0 && f.items[i-1].low == "when"
	if !t.word || !(t.low == "asked" || t.low == "questioned") || i > 0 && (f.items[i-1].quote >= 0 || f.items[i-1].word && !when) || i+2 >= len(f.items) {
		return i
	}
	end := f.bodyEnd()
	s := say{cue: askedCue, verb: run{i, i + 1}, inner: -1}
	k := i + 1
	if f.nextIs(k, "by") {
		n := f.nounRight(k+1, end, true)
		if n == k+1 {
			return i
		}
		s.source, s.verb.to, k = run{k + 1, n}, k+1, n
	}
	for k < end && k < i+reach && f.items[k].quote < 0 {
		if w := &f.items[k]; w.is(day) || w.is(adverb) {
			k++
		} else if n := f.adverbialEnd(k, end); w.is(prep) && w.low != "about" && w.low != "to" && !w.is(sub) && n > k {
			k = n
		} else {
			break
		}
	}
	switch {
	case k >= end || f.items[k].quote >= 0:
		return i
	case f.items[k].low == "about" && k == i+1:
		s.verb.to = k + 1
		k++
	case f.items[k].low == "about":
		k++
	case complementisers[f.items[k].low], f.items[k].low == "to" && !s.source.empty():
	default:
		return i
	}
	stop := end
	for n := k + 1; n < end; n++ {
		if f.items[n].quote >= 0 && i == 0 && (f.items[n].final || f.words(n, 4)) {
			return i
		}
		if f.items[n].quote < 0 && f.items[n].low == "," {
			stop = n
			break
		}
	}
	if stop <= k || stop == end && !when {
		return i
	}
	s.content = []run{{k, stop}}
	if n := len(f.out); n > 0 && f.out[n-1].open {
		if last := &f.out[n-1].content[len(f.out[n-1].content)-1]; last.from < i-1 && last.to > i-1 {
			last.to = i - 1
			f.out[n-1].open = false
		}
	}
	f.out = append(f.out, s)
	f.low = stop
	return stop
}

// askedCue is the cue of a question whose asker is not named.
var askedCue = &cue{lemma: "be asked", frames: frameThat | frameBare, stance: rapporteur.StanceAsks}
