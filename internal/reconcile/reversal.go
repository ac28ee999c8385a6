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
}

// NewStatement makes the statement of an attribution's origin; ok is false
// when nothing is said in it. doc must hold its text.
func NewStatement(a *rapporteur.Attribution, doc *rapporteur.Document) (s Statement, ok bool) {
	if len(a.Links) == 0 || len(a.Content) == 0 {
		return s, false
	}
	s = Statement{ID: a.ID, Document: doc.ID, Stance: a.Links[0].Stance}
	s.From, s.To = Days(doc)
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
	return s, true
}

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

// How much two contents must share to be taken for one matter: the shorter one
// must lie in the longer, word for word while it is short. Set by reading what
// they let through over some thousand news articles; how good they are is in
// docs/method.md.
const (
	leastDenied = 3  // content words of the shorter when it is denied, negated or promised
	leastHeld   = 4  // content words of the shorter otherwise
	wholeBelow  = 6  // a content of fewer words must lie in the other whole
	partOf      = .8 // of a longer one this part must
	mostWords   = 30 // longer contents speak of too much to be set beside another
)

// Reversals finds pairs of one actor's statements that may be reversals: a
// denial and an assertion, concession or promise of the same thing, or a thing
// said once with and once without "not". The two must come from different
// documents, the later one published after the earlier on every reading of
// their days; the shorter content must lie in the longer, its names and numbers
// with it, and what is negated must be spoken of in both.
// Of several pairs that share a statement the best stays.
func Reversals(statements []Statement) []Reversal {
	list := make([]matter, 0, len(statements))
	for _, s := range statements {
		for part := range strings.SplitAfterSeq(s.Content, ". ") {
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
			if n < leastDenied || list[j].unheld() && j <= i {
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
	denied  string // the content word behind the negation
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
	if s.Stance == rapporteur.StanceDenies && !denies(s.Cue) {
		return m, false
	}
	m = matter{Statement: s, words: map[string]bool{}, names: map[string]bool{}}
	negations := 0
	first, next := true, false
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
			continue
		}
		if conditionals[low] {
			return m, false // "would have", "if": neither holds
		}
		low = strings.TrimSuffix(low, "'s")
		if functionWords[low] {
			first = false
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
		}
		if capital && !first || unicode.IsDigit([]rune(w)[0]) {
			m.names[key] = true
		}
		first = false
	}
	m.negated = negations == 1
	if negations > 1 || m.negated && s.Stance == rapporteur.StanceDenies || len(m.words) < leastDenied || len(m.words) > mostWords {
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
	if kind == SaidThenUnsaid {
		if not := m.denied + o.denied; !m.words[not] || !o.words[not] { // one of them is empty
			return nil, 0 // "not" stands by something that the other does not speak of
		}
	}
	var shared []string
	for _, w := range m.order {
		if o.words[w] {
			shared = append(shared, w)
		}
	}
	short, long := m, o
	if len(o.words) < len(m.words) || len(o.words) == len(m.words) && o.unheld() {
		short, long = o, m
	}
	least := leastHeld
	if short.unheld() || short.Stance == rapporteur.StancePromises {
		least = leastDenied
	}
	n, all := len(short.words), float64(len(shared))
	if n < least || n < wholeBelow && len(shared) < n || all < partOf*float64(n) {
		return nil, 0
	}
	for w := range short.names {
		if !long.words[w] {
			return nil, 0
		}
	}
	if numbersDiffer(m, o) {
		return nil, 0
	}
	return shared, all/float64(n) + all/float64(len(m.words)+len(o.words)-len(shared))
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

var (
	// Words that turn a content into its contrary.
	negatives = set(`not never no neither nor cannot nobody nothing none`)
	// Words with which a content is neither held nor denied.
	conditionals = set(`if unless whether could might perhaps maybe possibly`)
	// Verbs of a cue that say that a thing is not so, or will not be done.
	denials = set(`deny denies denied denying disavow disavows disavowed refuse refuses refused refusing rule rules ruled ruling`)
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
