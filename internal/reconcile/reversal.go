package reconcile

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/rapporteur/rapporteur"
)

// Statement is what one actor is reported to have said, as reversals are
// looked for in it.
type Statement struct {
	ID       string         // of the attribution
	Document string         // Document.ID
	From, To rapporteur.Day // days on which the document may have been published; empty: not known
	Stance   rapporteur.Stance
	Cue      string // the text's own characters; empty where the content stands without one
	Content  string // the same
	Quoted   bool   // some of the content is in the speaker's own words
}

// NewStatement makes the statement of an attribution's origin; ok is false
// when nothing is said in it, or when the origin only owns the word for it
// ("his pledge"): whose it is, is too easily mistaken. Of words that are not
// all the speaker's own only the first sentence is taken, since where the
// speaker ends is not marked. doc must hold its text.
func NewStatement(a *rapporteur.Attribution, doc *rapporteur.Document) (s Statement, ok bool) {
	if len(a.Links) == 0 || len(a.Content) == 0 {
		return s, false
	}
	for _, src := range a.Links[0].Source {
		if src.Valid(doc.Text) && possessives[strings.ToLower(src.In(doc.Text))] {
			return s, false
		}
	}
	s = Statement{ID: a.ID, Document: doc.ID, Stance: a.Links[0].Stance}
	s.From, s.To = Days(doc)
	s.Quoted = a.Form != rapporteur.FormIndirect
	var parts []string
	for _, c := range a.Links[0].Cue {
		if !c.Valid(doc.Text) {
			return s, false
		}
		parts = append(parts, c.In(doc.Text))
	}
	s.Cue = strings.Join(parts, " ")
	parts = nil
	for _, c := range a.Content {
		if !c.Valid(doc.Text) {
			return s, false
		}
		parts = append(parts, c.In(doc.Text))
	}
	s.Content = strings.Join(parts, " ")
	if a.Form != rapporteur.FormDirect {
		s.Content = sentences(s.Content)[0]
	}
	return s, true
}

// sentences parts a content at stops and semicolons.
func sentences(s string) []string {
	var out []string
	from := 0
	for i := 0; i+1 < len(s); i++ {
		if s[i] != ';' && (s[i] != '.' || s[i+1] != ' ' && s[i+1] != '\n') {
			continue
		}
		before := s[from:i]
		if w := before[strings.LastIndexAny(before, " \n")+1:]; s[i] == '.' && (len(w) < 2 || abbreviations[strings.ToLower(w)]) {
			continue
		}
		out = append(out, s[from:i+1])
		from = i + 1
	}
	return append(out, s[from:])
}

// abbreviations take a stop that ends no sentence.
var abbreviations = set(`mr mrs ms dr sen rep gov gen col lt capt sgt maj adm prof rev st jr sr u.s u.n u.k vs`)

// possessives are sources that own what is said.
var possessives = set(`my our your his her its their whose`)

// Reversal is a pair of statements of one actor on one matter that do not sit
// together: the later one takes another stance than the earlier.
type Reversal struct {
	Earlier, Later string // IDs of attributions
	Kind           ReversalKind
	Shared         []string // the words both contents hold, as compared, in order
}

// ReversalKind says what changed.
type ReversalKind string

// Kinds of reversal.
const (
	AssertedThenDenied ReversalKind = "asserted, then denied"
	DeniedThenAsserted ReversalKind = "denied, then asserted"
	DeniedThenConceded ReversalKind = "denied, then conceded"
	PromisedThenDenied ReversalKind = "promised, then refused"
	SaidThenUnsaid     ReversalKind = "said, then said the contrary"
)

// How much two contents must share to be taken for one matter. Set by reading
// what they let through over some thousand news articles; how good they are is
// in docs/method.md.
const (
	leastShared   = 3   // content words
	leastCommon   = 2   // of them that are neither names nor numbers; one where there is a contrary
	leastDenial   = 0.4 // part that they are of the words of both, for a denial
	leastContrary = 0.5 // the same for a contrary, which has no verb of denial to go by
	wellShared    = 4   // content words with which the shorter content may have one of its own
	mostWords     = 20  // longer contents speak of too much to be set beside another
)

// Reversals finds pairs of one actor's statements that may be reversals: a
// denial and an assertion, concession or promise of the same thing, or a thing
// said once with and once without "not". The two must come from different
// documents, the later one published after the earlier on every reading of
// their days; the words of one must be words of the other, most of its words and
// in the same order, and their numbers the same; what is negated must have the same subject in both.
// Of several pairs that share a statement the best stays.
func Reversals(statements []Statement) []Reversal {
	list := make([]matter, 0, len(statements))
	for _, s := range statements {
		for _, part := range sentences(s.Content) {
			if m, ok := newMatter(s, part); ok {
				list = append(list, m)
			}
		}
	}
	slices.SortFunc(list, func(a, b matter) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.ID, b.ID))
	})
	type found struct {
		Reversal
		score float64
	}
	var all []found
	holding := map[string][]int{} // matters by word
	for i := range list {
		for _, w := range list[i].order {
			holding[w] = append(holding[w], i)
		}
	}
	for i := range list {
		if !list[i].unheld() {
			continue // one of the two is
		}
		shared := map[int]int{}
		for _, w := range list[i].order {
			for _, j := range holding[w] {
				shared[j]++
			}
		}
		for j, n := range shared {
			if n < leastShared || list[j].unheld() && j <= i {
				continue
			}
			a, b := &list[min(i, j)], &list[max(i, j)]
			if a.To >= b.From || a.Document == b.Document {
				continue
			}
			kind := change(a, b)
			if kind == "" {
				continue
			}
			if words, score := a.same(b, kind); score > 0 {
				all = append(all, found{Reversal{a.ID, b.ID, kind, words}, score})
			}
		}
	}
	slices.SortFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.Earlier, b.Earlier), cmp.Compare(a.Later, b.Later))
	})
	used := map[string]bool{}
	var out []Reversal
	for _, f := range all {
		if !used[f.Earlier] && !used[f.Later] {
			used[f.Earlier], used[f.Later] = true, true
			out = append(out, f.Reversal)
		}
	}
	place := map[string]int{}
	for i := range list {
		place[list[i].ID] = i
	}
	slices.SortFunc(out, func(a, b Reversal) int {
		return cmp.Or(cmp.Compare(place[a.Earlier], place[b.Earlier]), cmp.Compare(place[a.Later], place[b.Later]))
	})
	return out
}

// matter is a statement made ready for comparing.
type matter struct {
	Statement
	words   map[string]bool // content words, stemmed
	order   []string
	names   map[string]bool // those of them that are names or numbers
	negated bool
	denied  string            // the content word behind the negation
	subject string            // the word before the negation that is no helping verb
	before  map[string]string // the same for every content word
}

// newMatter reads one sentence of a statement's content; ok is false for one
// that cannot be compared: without a day, of a stance that neither holds nor
// denies, too short or long, a question, a condition, or with more than one
// negation.
func newMatter(s Statement, content string) (m matter, ok bool) {
	if s.From == "" || s.To == "" || strings.Contains(content, "?") {
		return m, false
	}
	switch s.Stance {
	case rapporteur.StanceAsserts, rapporteur.StanceDenies, rapporteur.StanceConcedes, rapporteur.StancePromises:
	default:
		return m, false
	}
	if s.Stance == rapporteur.StanceDenies && (s.Quoted || strings.ContainsAny(content, "“\"") || !denies(s.Cue)) {
		return m, false // what is quoted after "denied" is what is said instead
	}
	m = matter{Statement: s, words: map[string]bool{}, names: map[string]bool{}, before: map[string]string{}}
	negations := 0
	first, next := true, false
	seen := map[string]int{}
	last := "" // content word or pronoun
	for _, raw := range strings.FieldsFunc(content, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != '-' && r != '.' && r != ','
	}) {
		w := strings.Trim(strings.ReplaceAll(raw, "’", "'"), "'-.,")
		low := strings.ToLower(w)
		if low == "" {
			continue
		}
		if negatives[low] || strings.HasSuffix(low, "n't") {
			negations++
			first, next = false, true
			m.subject = last
			continue
		}
		if conditionals[low] {
			return m, false // "would have", "if": neither holds
		}
		low = strings.TrimSuffix(low, "'s")
		if functionWords[low] {
			first = false
			if by, ok := subjects[low]; ok {
				last = by
			}
			continue
		}
		if key := stem(low); next {
			m.denied, next = key, false
		}
		capital := unicode.IsUpper([]rune(w)[0])
		key := stem(low)
		if !m.words[key] {
			m.words[key] = true
			m.order = append(m.order, key)
			m.before[key] = last
		}
		seen[key]++
		last = key
		if capital && !first || unicode.IsDigit([]rune(w)[0]) {
			m.names[key] = true
		}
		first = false
	}
	m.negated = negations == 1
	if seen[m.denied] > 1 {
		return m, false // "not sending doctors but sending clerks"
	}
	if negations > 1 || m.negated && s.Stance == rapporteur.StanceDenies || len(m.words) < leastShared || len(m.words) > mostWords {
		return m, false
	}
	return m, true
}

// denies reports whether a cue denies or refuses what follows it. Those who
// oppose a thing, or dismiss it as something, do not say that it is not so.
func denies(cue string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(cue)) {
		if denials[strings.Trim(w, ",:")] {
			return true
		}
	}
	return false
}

// change says how the stance on one matter changed from a to b; empty when it
// did not.
func change(a, b *matter) ReversalKind {
	deniesA, deniesB := a.Stance == rapporteur.StanceDenies, b.Stance == rapporteur.StanceDenies
	switch {
	case deniesA && deniesB:
		return ""
	case deniesB && !a.negated && a.Stance == rapporteur.StancePromises:
		return PromisedThenDenied
	case deniesB && !a.negated:
		return AssertedThenDenied
	case deniesA && !b.negated && b.Stance == rapporteur.StanceConcedes:
		return DeniedThenConceded
	case deniesA && !b.negated:
		return DeniedThenAsserted
	case !deniesA && !deniesB && a.negated != b.negated:
		return SaidThenUnsaid
	}
	return ""
}

// same gives the words two matters share and how well they agree; a score of 0
// when they are not one matter.
func (m *matter) same(o *matter, kind ReversalKind) ([]string, float64) {
	least, leastCommon := leastDenial, leastCommon
	if kind == SaidThenUnsaid {
		least, leastCommon = leastContrary, 1
		if not, other := m, o; not.contrary(other) == other.contrary(not) { // neither is
			return nil, 0
		}
	}
	for _, pair := range [2][2]*matter{{m, o}, {o, m}} {
		if pair[0].Stance == rapporteur.StanceDenies && !pair[1].words[pair[0].order[0]] {
			return nil, 0 // what was refused, or who it was denied of, is not spoken of
		}
	}
	shared, again := m.held(o), o.held(m)
	if len(shared) < leastShared || !slices.Equal(shared, again) {
		return nil, 0 // the same words in another order say another thing
	}
	if alone := min(len(m.words), len(o.words)) - len(shared); alone > 1 || alone == 1 && len(shared) < wellShared {
		return nil, 0 // each says something that the other does not: "a military purpose", "a peaceful purpose"
	}
	common := 0
	for _, w := range shared {
		if !m.names[w] && !o.names[w] {
			common++
		}
	}
	score := float64(len(shared)) / float64(len(m.words)+len(o.words)-len(shared))
	if common < leastCommon || score < least {
		return nil, 0
	}
	if numbersDiffer(m, o) {
		return nil, 0
	}
	return shared, score
}

// held lists the words of m that o holds, in m's order.
func (m *matter) held(o *matter) (out []string) {
	for _, w := range m.order {
		if o.words[w] {
			out = append(out, w)
		}
	}
	return out
}

// contrary reports whether m negates what o says: the word behind the negation
// stands in both, and the same subject before it. A pronoun may stand for a
// noun where much else agrees.
func (m *matter) contrary(o *matter) bool {
	if !m.negated || !o.words[m.denied] {
		return false
	}
	a, b := m.subject, o.before[m.denied]
	return a == b || thirdPerson[a] != thirdPerson[b] && !pronoun(a, b) && len(m.held(o)) >= wellShared
}

// pronoun reports whether one of two subjects is a pronoun that cannot stand
// for a noun, or is missing.
func pronoun(a, b string) bool {
	return a == "we" || b == "we" || a == "you" || b == "you" || a == "" || b == ""
}

// unheld reports whether the matter is denied, or negated.
func (m *matter) unheld() bool { return m.negated || m.Stance == rapporteur.StanceDenies }

// numbersDiffer reports whether both hold numbers, and not the same.
func numbersDiffer(a, b *matter) bool {
	numbers := func(m *matter) (out []string) {
		for w := range m.names {
			if unicode.IsDigit([]rune(w)[0]) {
				out = append(out, w)
			}
		}
		slices.Sort(out)
		return out
	}
	x, y := numbers(a), numbers(b)
	return len(x) > 0 && len(y) > 0 && !slices.Equal(x, y)
}

// stem cuts the endings that change with tense and number.
func stem(w string) string {
	if unicode.IsDigit([]rune(w)[0]) {
		return w
	}
	for _, end := range []string{"ing", "ied", "ies", "ed", "es", "s"} {
		if cut, ok := strings.CutSuffix(w, end); ok && len(cut) >= 3 {
			if end == "ied" || end == "ies" {
				return cut + "y"
			}
			if n := len(cut); end != "s" && n > 3 && cut[n-1] == cut[n-2] && cut[n-1] != 's' && cut[n-1] != 'l' {
				cut = cut[:n-1]
			}
			return strings.TrimSuffix(cut, "e")
		}
	}
	return strings.TrimSuffix(w, "e")
}

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// Pronouns that may be subjects, by whom they may mean.
var subjects = map[string]string{"he": "he", "she": "he", "i": "he", "i'm": "he", "i've": "he", "i'll": "he", "we": "we", "we're": "we", "we've": "we", "we'll": "we", "it": "it", "they": "they", "they're": "they", "you": "you", "there": ""}

// thirdPerson are the values of subjects that may stand for a noun.
var thirdPerson = set(`he it they`)

var (
	// Words that turn a content into its contrary.
	negatives = set(`not never no neither nor cannot nobody nothing none`)
	// Words with which a content is neither held nor denied.
	conditionals = set(`if unless whether could might perhaps maybe possibly`)
	// Verbs of a cue that say that a thing is not so, or will not be done.
	denials = set(`deny denies denied disavow disavows disavowed refuse refuses refused rule rules ruled`)
	// Words that say nothing of the matter.
	functionWords = set(`a an the this that these those it its he she they them their theirs his her hers him i me my we us our you your who whom whose which what
		and or but so as at by for from in into of on onto out over to up with about after against among around before between during
		through under until since than then there here when where while why how also too very just only even still already yet now again ever
		is are was were be been being am has have had having do does did doing done will would shall should may can must
		all any both each few more most other some such same own one many much
		say says said saying think thinks thought believe believes know knows want wants going go get gets got make makes made
		mr mrs ms dr president minister secretary senator sen gen gov rep
		i'm i've i'll i'd we're we've we'll we'd he's he'll he'd she's it's it'll they're they've they'll you're you've that's there's what's who's let's`)
)
