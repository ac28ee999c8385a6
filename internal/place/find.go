package place

import (
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/text"
)

// hyphened follow a place with a hyphen.
var hyphened = set(`based backed led born controlled held run administered occupied area bound made trained sponsored funded supported friendly wide style owned allied brokered
	mediated aligned linked installed appointed dominated imposed ruled educated native registered flagged supplied built`)

// joined are small words inside names.
var joined = set(`of and the de la del da do di du des el al le les los las upon on en y e am an der den und i as sur sous in`)

// find fills r.ms with the names that are places.
func (r *reader) find(names []lang.Name) {
	marks := r.marks(names)
	r.people()
	for si, s := range r.l.Sentences {
		loud := r.loud(s)
		for i := s.First; i < s.Last; {
			n := 0
			if !loud {
				n = r.unknown(si, s, i)
			}
			if n == 0 {
				n = r.take(si, s, i, loud, marks)
			}
			i += max(1, n)
		}
	}
	r.review()
	r.told(names)
	r.misspelt()
	r.sounding()
}

// loud reports whether a sentence is set in capitals.
func (r *reader) loud(s text.Sentence) bool {
	caps, low := 0, 0
	for i := s.First; i < s.Last; i++ {
		if r.l.Tokens[i].Kind == text.Word {
			if r.caps[i] == shout {
				caps++
			} else if len(r.forms[i]) > 3 {
				low++
			}
		}
	}
	return caps > 2 && caps > 2*low
}

// mark is the language engine's name at a token.
type mark struct {
	kind        lang.Type
	first, last int // tokens [first, last) of the name
}

func (r *reader) marks(names []lang.Name) map[int]mark {
	m := map[int]mark{}
	for _, n := range names {
		k := mark{kind: n.Type, first: r.l.TokenAt(n.Start)}
		k.last = k.first
		for k.last < len(r.l.Tokens) && r.l.Tokens[k.last].Start < n.End {
			k.last++
		}
		for t := k.first; t < k.last; t++ {
			m[t] = k
		}
	}
	return m
}

// people notes the last names of persons named in full: "Maria Jackson", "Gen.
// Lopez".
func (r *reader) people() {
	for _, s := range r.l.Sentences {
		for i := s.First; i+1 < s.Last; i++ {
			if r.caps[i] != upper && !titles[r.title(i)] {
				continue
			}
			isTitle, isGiven := titles[r.title(i)], given[r.forms[i]] && r.caps[i] == upper
			if !isTitle && !isGiven {
				continue
			}
			j := i + 1
			if isTitle && j < s.Last && (r.forms[j] == "." || given[r.forms[j]]) {
				j++
			}
			if j < s.Last && len(r.forms[j]) == 2 && r.forms[j][1] == '.' { // an initial
				j++
			}
			if j < s.Last && r.caps[j] == upper && !never[r.forms[j]] && typeWords[r.forms[j]] == "" && !bodies[r.forms[j]] && (isGiven || !isTitle || r.caps[i] == upper) {
				if c := r.candidates(r.l.Form(j)); !isTitle || !r.weighty(c) {
					if !isGiven || !(r.weighty(r.candidates(r.l.Form(i))) && r.weighty(c)) {
						r.surnames[r.forms[j]] = true
					}
				}
			}
		}
	}
}

func (r *reader) title(i int) string { return strings.TrimSuffix(r.forms[i], ".") }

// weighty reports whether a name is a country, a province or a large city.
func (r *reader) weighty(c []named) bool {
	for _, n := range c {
		if n.way == byAdjective {
			return true
		}
		switch r.g.kind(n.record) {
		case rapporteur.PlaceCountry, rapporteur.PlaceContinent:
			return true
		case rapporteur.PlaceProvince, rapporteur.PlaceCity:
			if n.way == byName && r.g.population(n.record) > 1_500_000 {
				return true
			}
		}
	}
	return false
}

// take reads the longest name at token i and gives the tokens it used.
func (r *reader) take(si int, s text.Sentence, i int, loud bool, marks map[int]mark) int {
	if r.caps[i] == small {
		return 0
	}
	end := i + 1
	for end < s.Last && end-i < longestName {
		w := r.forms[end]
		if r.caps[end] != small || joined[w] || w == "'s" || w == "." && end == i+1 {
			end++
			continue
		}
		break
	}
	for ; end > i; end-- {
		if end > i+1 && r.caps[end-1] == small && r.forms[end-1] != "." {
			continue
		}
		span := rapporteur.Span{Start: r.l.Tokens[i].Start, End: r.l.Tokens[end-1].End}
		if span.Len() > 80 {
			continue
		}
		m := mention{Span: span, first: i, last: end, form: span.In(r.l.Text), parent: -1, sentence: si}
		m.key = Fold(m.form)
		if end == i+1 && r.l.Tokens[i].Start > 0 && i > s.First && r.forms[i-1] == "," {
			m.cands = r.postal(m.form)
		}
		if len(m.cands) == 0 {
			m.cands = r.candidates(m.form)
		}
		if len(m.cands) == 0 {
			continue
		}
		// A stop belongs to abbreviations only, a small "the" to nobody, a capital
		// one to the few names that are never without it.
		if strings.HasSuffix(m.form, ".") && !r.exact(m.cands) || strings.HasPrefix(m.key, "the ") && !r.whole(m.key) {
			continue
		}
		m.adjective = adjective(m.cands)
		if never[m.key] && !r.exact(m.cands) && end > i+1 {
			return end - i
		}
		if end == i+1 && never[m.key] && !r.exact(m.cands) {
			return 1
		}
		m.score = r.judge(&m, s, loud, marks)
		if m.score >= 0 {
			r.ms = append(r.ms, m)
			return end - i
		}
		// A doubtful name is kept for the review; one of several words is tried shorter.
		if end == i+1 {
			if m.score > -3 {
				r.ms = append(r.ms, m)
			}
			return 1
		}
	}
	return r.hyphened(si, i)
}

// whole reports whether the gazetteer has the key as it stands.
func (r *reader) whole(key string) bool { return len(r.g.find(key, nil)) > 0 }

func (r *reader) exact(c []named) bool { return len(c) > 0 && c[0].way == byExact }

// hyphened reads a place at the front or back of a hyphened word: "Oslo-based",
// "Chad-Sudan".
func (r *reader) hyphened(si, i int) int {
	t := r.l.Tokens[i]
	form := t.In(r.l.Text)
	if len(form) > 60 {
		return 0
	}
	at, used := 0, 0
	for at < len(form) {
		part := form[at:]
		cut := strings.IndexAny(part, "-–")
		rest := ""
		if cut >= 0 {
			part, rest = part[:cut], strings.ToLower(strings.TrimLeft(form[at+cut:], "-–"))
		}
		if part != "" && shapeOf(part, text.Word) != small && (at > 0 || cut > 0) {
			span := rapporteur.Span{Start: t.Start + at, End: t.Start + at + len(part)}
			m := mention{Span: span, first: i, last: i + 1, form: part, key: Fold(part), parent: -1, sentence: si, cands: r.candidates(part)}
			m.adjective = adjective(m.cands)
			base := r.weight(&m)
			switch {
			case len(m.cands) == 0:
				base = -9
			case hyphened[rest]:
				base += forHyphen
			case at > 0 && used > 0, r.weighty(m.cands):
				base += 0.5
			default:
				base -= 2
			}
			if m.score = base; base >= 0 {
				r.ms = append(r.ms, m)
				used = 1
			}
		}
		if cut < 0 {
			break
		}
		at += cut + len(form[at+cut:]) - len(strings.TrimLeft(form[at+cut:], "-–"))
	}
	return used
}

// review drops the doubtful names unless the document is sure of the same name
// elsewhere.
func (r *reader) review() {
	sure, spoken := map[string]bool{}, map[byte]bool{}
	for i := range r.ms {
		if m := &r.ms[i]; m.score >= 0.5 {
			sure[m.key] = true
			if c := r.g.country(r.heaviest(m.cands).record); c != 0 {
				spoken[c] = true
			}
		}
	}
	kept := r.ms[:0]
	for _, m := range r.ms {
		if sure[m.key] {
			m.score += forSense
		}
		if slices.ContainsFunc(m.cands, func(n named) bool { return n.way == byName && spoken[r.g.country(n.record)] }) {
			m.score += forSpoken
		}
		if m.score >= 0 {
			kept = append(kept, m)
		}
	}
	r.ms = kept
}
