package brief

import (
	"cmp"
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/rapporteur/rapporteur"
)

// The digest chooses sentences of the reports that say what the reports have
// in common: words that many of them use and that stand in their headlines,
// near their beginnings. The weights were set on the development half of
// gold/stories (300 briefs).
const (
	digestTitle    = 1.0 // weight of headline words
	digestLead     = 0.5 // weight of an early place
	digestRepeat   = 0.5 // cost of saying again what is said
	digestOverlap  = 0.4 // a sentence that shares more of its words with one chosen is out
	digestFull     = 0.5 // enough is said when this part of the room is taken
	digestDangling = 0.5 // factor for sentences that lean on the one before
	digestDepth    = 40  // sentences of a report that are looked at
	digestPool     = 400 // candidates kept
	digestShortest = 8   // words
	digestLongest  = 60  // words
)

//go:embed stop.txt
var stopTable string

var stopWords = func() map[string]bool {
	m := map[string]bool{}
	for line := range strings.Lines(stopTable) {
		if !strings.HasPrefix(line, "#") {
			for _, w := range strings.Fields(line) {
				m[w] = true
			}
		}
	}
	return m
}()

// terms are the distinct content words of a text, in order of appearance,
// with how often each occurs.
func terms(s string) (words []string, count map[string]int) {
	count = map[string]int{}
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' }) {
		w, _, _ = strings.Cut(strings.ReplaceAll(w, "’", "'"), "'")
		if len(w) < 2 || stopWords[w] {
			continue
		}
		if len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
			w = w[:len(w)-1]
		}
		if count[w]++; count[w] == 1 {
			words = append(words, w)
		}
	}
	return words, count
}

// candidate is a sentence that may be chosen.
type candidate struct {
	page     *rapporteur.Document
	say      Sentence
	terms    map[string]bool
	words    int
	weight   float64
	headline float64
	place    int // among the candidates of its report
	order    [2]int
	score    float64
}

// digest chooses sentences of at most o.Words words together.
func (c *composer) digest() ([]Section, error) {
	weight, title := map[string]float64{}, map[string]float64{}
	spread := map[string]int{}
	total := 0.0
	n := float64(max(1, len(c.ids)))
	err := c.sentences(func(r *rapporteur.Reading, p *page) {
		seen := map[string]int{}
		all := 0
		for _, s := range r.Sentences[:min(len(r.Sentences), digestDepth)] {
			_, count := terms(p.slice(s))
			for w, k := range count {
				seen[w] += k
				all += k
			}
		}
		for w, k := range seen {
			spread[w]++
			weight[w] += float64(k) / float64(all) / n
		}
		words, _ := terms(p.head.Title)
		for _, w := range words {
			title[w] += 1 / n
		}
	})
	if err != nil {
		return nil, err
	}
	for w := range weight {
		weight[w] *= float64(spread[w]) / n
	}
	for _, w := range sortedKeys(title) {
		total += title[w]
	}
	var pool []*candidate
	heaviest := 0.0
	err = c.sentences(func(r *rapporteur.Reading, p *page) {
		place := 0
		for _, s := range r.Sentences[:min(len(r.Sentences), digestDepth)] {
			if voiceless(r, s) {
				continue
			}
			k := c.candidate(p, s, weight, title, total)
			if k == nil {
				continue
			}
			k.place = place
			place++
			heaviest = max(heaviest, k.weight)
			pool = append(pool, k)
		}
		if len(pool) >= 4*digestPool {
			pool = best(pool, heaviest)
		}
	})
	if err != nil {
		return nil, err
	}
	return c.choose(best(pool, heaviest)), nil
}

// sentences visits the readings of the brief's documents, in order.
func (c *composer) sentences(visit func(*rapporteur.Reading, *page)) error {
	for i, id := range c.ids {
		r, err := c.store.Reading(c.ctx, id)
		if err != nil {
			return fmt.Errorf("reading of document %s: %w", id, err)
		}
		visit(r, newPage(r, i))
	}
	return nil
}

// candidate weighs a sentence; nil when it cannot stand alone.
func (c *composer) candidate(p *page, s rapporteur.Span, weight, title map[string]float64, total float64) *candidate {
	text := p.slice(s)
	n := len(strings.Fields(text))
	if n < digestShortest || n > min(digestLongest, c.o.Words) || !ended(text) || strings.HasPrefix(text, "“") || strings.HasPrefix(text, "\"") || !balanced(text) {
		return nil
	}
	words, count := terms(text)
	k := &candidate{page: p.head, terms: make(map[string]bool, len(words)), words: n, order: [2]int{p.order, s.Start}, say: Sentence{Text: text, Quote: true, Source: sourceLine(p.head), Cites: []Cite{p.cite(s, "")}}}
	all := 0
	for _, w := range words {
		k.terms[w] = true
		k.weight += weight[w]
		k.headline += title[w]
		all += count[w]
	}
	if all == 0 {
		return nil
	}
	k.weight /= math.Sqrt(float64(all))
	if total > 0 {
		k.headline /= total
	}
	return k
}

// voiceless reports whether most of a sentence is somebody's words whose
// speaker stands in another sentence: alone it would read as the report's own.
func voiceless(r *rapporteur.Reading, s rapporteur.Span) bool {
	for _, a := range r.Attributions {
		if len(a.Links) == 0 {
			continue
		}
		l := a.Links[0]
		here := slices.ContainsFunc(l.Source, s.Contains) || slices.ContainsFunc(l.Cue, s.Contains)
		for _, c := range a.Content {
			if !here && 2*(min(c.End, s.End)-max(c.Start, s.Start)) > s.Len() {
				return true
			}
		}
	}
	return false
}

// ended reports whether a sentence has its end stop: headings have none.
func ended(s string) bool {
	s = strings.TrimRight(s, "\"”’')")
	return s != "" && strings.ContainsRune(".!?", rune(s[len(s)-1]))
}

// best scores the pool and keeps its best.
func best(pool []*candidate, heaviest float64) []*candidate {
	for _, k := range pool {
		k.score = digestTitle*k.headline + digestLead/float64(1+k.place)
		if heaviest > 0 {
			k.score += k.weight / heaviest
		}
		if first := strings.ToLower(firstWord(k.say.Text)); pronouns[first] || danglers[first] {
			k.score *= digestDangling
		}
	}
	slices.SortFunc(pool, func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), slices.Compare(a.order[:], b.order[:]))
	})
	return pool[:min(len(pool), digestPool)]
}

// choose takes sentences one by one, each the best that still fits and is not
// said yet.
func (c *composer) choose(pool []*candidate) []Section {
	var chosen []*candidate
	used := 0
	for float64(used) < digestFull*float64(c.o.Words) {
		var next *candidate
		top := 0.0
		for _, k := range pool {
			if slices.Contains(chosen, k) || used+k.words > c.o.Words {
				continue
			}
			said := 0.0
			for _, o := range chosen {
				said = max(said, overlap(k.terms, o.terms))
			}
			if score := k.score - digestRepeat*said; said <= digestOverlap && (next == nil || score > top) {
				next, top = k, score
			}
		}
		if next == nil {
			break
		}
		chosen = append(chosen, next)
		used += next.words
	}
	if len(chosen) == 0 {
		return nil
	}
	g := Group{}
	for _, k := range chosen {
		g.Sentences = append(g.Sentences, k.say)
	}
	return []Section{{ID: "digest", Heading: "In brief", Note: "Sentences of the reports, as they stand there.", Groups: []Group{g}}}
}

// overlap is the part of the shorter sentence's words that the other has too.
func overlap(a, b map[string]bool) float64 {
	if len(b) < len(a) {
		a, b = b, a
	}
	if len(a) == 0 {
		return 0
	}
	both := 0
	for w := range a {
		if b[w] {
			both++
		}
	}
	return float64(both) / float64(len(a))
}
