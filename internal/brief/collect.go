package brief

import (
	"cmp"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// collector sorts the entries of a record into the shelves of a full brief.
type collector struct {
	*composer
	figures    map[string]*shelf // rows, by heading of the indicator
	claims     map[string]*shelf // sentences with a figure and a source, by heading
	own        map[string]*shelf // sentences with a figure in a report's own voice, by heading
	statements *shelf
	quotes     *shelf
	disputed   *shelf
	ahead      *shelf
}

// full composes every section.
func (c *composer) full() ([]Section, error) {
	k := &collector{
		composer: c, figures: map[string]*shelf{}, claims: map[string]*shelf{}, own: map[string]*shelf{},
		statements: newShelf(c.o.Limit), quotes: newShelf(c.o.Limit), disputed: newShelf(c.o.Limit), ahead: newShelf(c.o.Limit),
	}
	if err := c.pages(k.visit); err != nil {
		return nil, err
	}
	for _, shelves := range []map[string]*shelf{k.figures, k.claims, k.own} {
		trim(shelves, k.o.Limit)
	}
	sections := []Section{k.claimSection(), k.figureSection(), k.quoteSection(), k.disputedSection(), k.aheadSection()}
	unknown, err := k.unknownSection()
	if err != nil {
		return nil, err
	}
	once(sections)
	sections = append(sections, unknown)
	return slices.DeleteFunc(sections, func(s Section) bool { return len(s.Groups) == 0 }), nil
}

// visit takes in the entries of one document.
func (k *collector) visit(p *page, entries []rapporteur.Entry) error {
	said := map[string]*rapporteur.Attribution{}
	var figures []*rapporteur.Figure
	var attributions []*rapporteur.Attribution
	for _, e := range entries {
		if s := p.sentence(e); !s.Valid(p.text) || p.inFurniture(s) {
			continue
		}
		switch e := e.(type) {
		case *rapporteur.Attribution:
			said[e.ID] = e
			attributions = append(attributions, e)
		case *rapporteur.Figure:
			if e.Span.Valid(p.text) {
				figures = append(figures, e)
			}
		}
	}
	k.gaps.take(p, attributions, figures)
	// A sentence with several figures is told once, under the indicator that matters most.
	slices.SortStableFunc(figures, func(a, b *rapporteur.Figure) int { return cmp.Compare(rank(a.Indicator), rank(b.Indicator)) })
	told := map[rapporteur.Span]bool{}
	spoken := map[string]bool{}
	for _, f := range figures {
		k.row(p, f)
		span := p.sentence(f)
		a := said[f.Attribution]
		if a != nil && p.kindOf(a) == sayClaim {
			if b := p.within(a); b != nil && p.kindOf(b) == sayClaim {
				a = b
			}
		}
		if a != nil && spoken[a.ID] || a == nil && told[span] {
			continue
		}
		if a != nil && (p.kindOf(a) == sayDisputed || p.kindOf(a) == sayAhead || a.Form == rapporteur.FormDirect) {
			continue // told in the section of its stance or its words
		}
		if told[span] = true; a != nil {
			spoken[a.ID] = true
		}
		k.figureSentence(p, f, a, span)
	}
	for _, a := range attributions {
		if b := p.within(a); !spoken[a.ID] && !(b != nil && (b.Form == rapporteur.FormDirect || p.kindOf(a) == sayClaim || p.kindOf(a) == p.kindOf(b))) {
			k.attribution(p, a)
		}
	}
	return nil
}

// within finds the attribution that tells another one whole: words inside
// somebody's direct speech, words that the next in the chain passes on, or a
// part of what the same speaker says there.
func (p *page) within(a *rapporteur.Attribution) *rapporteur.Attribution {
	if len(a.Links) == 0 || len(a.Content) == 0 {
		return nil
	}
	for i, b := range p.said {
		if b.ID == a.ID || len(b.Links) == 0 || !covered(a.Content, b.Content) {
			continue
		}
		passed := covered(a.Links[0].Source, b.Content) && covered(a.Links[0].Cue, b.Content) && len(a.Links[0].Source)+len(a.Links[0].Cue) > 0
		switch {
		case b.Form == rapporteur.FormDirect && passed:
			return b
		case len(a.Links) > 1 && passed && sameSource(b.Links[0], a.Links[1]):
			return b
		case len(a.Links) == 1 && len(b.Links) == 1 && a.Form != rapporteur.FormDirect && sameSource(a.Links[0], b.Links[0]):
			if !covered(b.Content, a.Content) || i < slices.Index(p.said, a) {
				return b
			}
		}
	}
	return nil
}

// sameSource reports whether two links have their source at the same place.
func sameSource(a, b rapporteur.Link) bool {
	return len(a.Source) > 0 && slices.Equal(a.Source, b.Source)
}

// What an attribution is told as.
type sayKind int

const (
	sayClaim sayKind = iota
	sayQuote
	sayDisputed
	sayAhead
)

// kindOf sorts an attribution by stance first, then by form.
func (p *page) kindOf(a *rapporteur.Attribution) sayKind {
	for _, l := range a.Links {
		switch l.Stance {
		case rapporteur.StanceHedges:
			if p.wants(l) {
				return sayAhead
			}
			return sayDisputed
		case rapporteur.StanceDenies, rapporteur.StanceSilent:
			return sayDisputed
		case rapporteur.StancePromises, rapporteur.StanceDemands, rapporteur.StanceWarns, rapporteur.StanceAsks:
			return sayAhead
		}
	}
	if a.Form == rapporteur.FormDirect {
		return sayQuote
	}
	return sayClaim
}

// wants reports whether a hedge is somebody's wish or intent, and no report
// held with reserve.
func (p *page) wants(l rapporteur.Link) bool {
	if len(l.Cue) == 0 || len(l.Source) == 0 {
		return false
	}
	if gap := l.Cue[0].Start - l.Source[0].End; gap < 0 || gap > nearCue {
		return false // "hope" the noun
	}
	for _, w := range strings.Fields(strings.ToLower(p.slice(l.Cue[0]))) {
		if wishes[w] {
			return true
		}
	}
	return false
}

// nearCue is how far a verb may stand behind its subject, in bytes, where
// nothing else tells that they belong together.
const nearCue = 40

// wishes are the verbs of wanting.
var wishes = set(`want wants wanted hope hopes hoped hoping wish wishes wished seek seeks sought seeking intend intends intended intending aim aims aimed aiming`)

// figureSentence tells a figure in a sentence.
func (k *collector) figureSentence(p *page, f *rapporteur.Figure, a *rapporteur.Attribution, span rapporteur.Span) {
	ahead := f.Status == rapporteur.StatusPlanned || f.Status == rapporteur.StatusProjected ||
		f.Stance == rapporteur.FigureForecast || f.Stance == rapporteur.FigureConditional
	var s *shelf
	group := heading(f.Indicator)
	switch {
	case ahead:
		s, group = k.ahead, groupExpected
	case a != nil:
		s = k.shelf(k.claims, f.Indicator)
	default:
		s = k.shelf(k.own, f.Indicator)
	}
	say := verbatim(p, span, f.ID)
	if a != nil {
		say = k.attributed(p, a, span)
	}
	k.put(s, p, group, figureScore(f), say)
}

// attribution tells an attribution in the section of its kind.
func (k *collector) attribution(p *page, a *rapporteur.Attribution) {
	span := p.sentence(a)
	score := attributionScore(p, a)
	kind := p.kindOf(a)
	if len(a.Links) == 0 || len(a.Content) == 0 && kind != sayDisputed || a.Links[0].Stance == rapporteur.StanceAsks && len(a.Links[0].Source) == 0 || // "asked whether …, she said": the reporter's question
		firstPerson[strings.ToLower(p.sourceText(a.Links[0]))] {
		return
	}
	if kind == sayDisputed && anaphoricContent(p, a) { // "denied that": denied what?
		span = p.withSentenceBefore(span)
	}
	say := k.attributed(p, a, span)
	if say.Quote && strings.EqualFold(say.Text, fold(p.head.Title)) {
		return // the headline, which names the report anyway
	}
	switch kind {
	case sayDisputed:
		k.put(k.disputed, p, p.stanceGroup(a), score, say)
	case sayAhead:
		k.put(k.ahead, p, p.stanceGroup(a), score, say)
	case sayQuote:
		k.put(k.quotes, p, speakerKey(p, a), score, say)
	default:
		k.put(k.statements, p, speakerKey(p, a), score, say)
	}
}

// put offers a sentence on an entry to a shelf.
func (k *collector) put(s *shelf, p *page, group string, score int, say Sentence) {
	span := say.Cites[0].Span
	day, _ := days(p.head)
	s.put(&item{
		key:   strings.ToLower(say.Text + "\x00" + p.slice(span)),
		group: group, score: score, day: day, order: [2]int{p.order, span.Start}, page: p.head, sentence: say,
	})
}

// attributed tells an attribution: a quotation, a frame, or the sentence itself.
func (k *collector) attributed(p *page, a *rapporteur.Attribution, span rapporteur.Span) Sentence {
	say := k.saying(p, a, span)
	say.content = a.Content
	for _, c := range a.Content {
		say.weight += len(strings.Fields(p.slice(c)))
	}
	return say
}

func (k *collector) saying(p *page, a *rapporteur.Attribution, span rapporteur.Span) Sentence {
	cite := p.cite(span, a.ID)
	if a.Form == rapporteur.FormDirect {
		if q := p.quotation(a); q != "" {
			return Sentence{Text: q, Source: sourceLine(p.head), Cites: []Cite{cite}}
		}
	} else if text := p.phrase(a); text != "" {
		return Sentence{Text: text, Open: true, Source: sourceLine(p.head), Cites: []Cite{cite}}
	} else if len(a.Links) > 0 && p.leans(a) && p.opens(a, span) {
		span = p.withAntecedent(span)
	}
	return verbatim(p, span, a.ID)
}

// opens reports whether an attribution stands at the beginning of its passage,
// so that what it points back to must stand before that.
func (p *page) opens(a *rapporteur.Attribution, span rapporteur.Span) bool {
	lead := rapporteur.Span{Start: span.Start, End: a.Content[0].Start}
	if !lead.Valid(p.text) {
		return true
	}
	n := len(strings.Fields(lead.In(p.text)))
	for _, s := range append(slices.Clone(a.Links[0].Source), a.Links[0].Cue...) {
		if s.Valid(p.text) && lead.Contains(s) {
			n -= len(strings.Fields(s.In(p.text)))
		}
	}
	return n < 6
}

// verbatim quotes the cited passage as it stands, and what its pronoun needs.
func verbatim(p *page, span rapporteur.Span, entry string) Sentence {
	span = p.withContext(span)
	for n := 0; n < 3 && startsQuoted(p.slice(span)); n++ { // cut out of a quotation: back to where it opens
		wide := p.withSentenceBefore(span)
		if wide == span || wide.Len() > maxQuote {
			break
		}
		span = wide
	}
	return Sentence{Text: short(p.slice(span)), Quote: true, Source: sourceLine(p.head), Cites: []Cite{p.cite(span, entry)}}
}

// cite is a citation of a span of the page's document.
func (p *page) cite(span rapporteur.Span, entry string) Cite {
	return Cite{Document: p.head, Span: span, Entry: entry, passage: p.passage(span)}
}

// row takes a figure into the table.
func (k *collector) row(p *page, f *rapporteur.Figure) {
	s := k.shelf(k.figures, f.Indicator)
	span := p.sentence(f)
	day := f.AsOf
	if day == "" {
		day, _ = days(p.head)
	}
	score := figureScore(f)
	key := p.slice(f.Span) + "\x00" + f.Counts + "\x00" + strings.ToLower(p.slice(span))
	asOf := string(day)
	if asOf == "" {
		asOf = "undated"
	}
	r := &Row{
		Value: p.slice(f.Span), Counts: fold(f.Counts), Place: fold(f.Place), Period: fold(f.Period.Text),
		Source: chain(f.Chain, label(p.head)), AsOf: asOf, Cites: []Cite{p.cite(span, f.ID)},
		value: bounds{f.Min, f.Max, f.Qualifier}, origin: originOf(f.Chain, p.head), status: f.Status,
	}
	s.put(&item{key: key, score: score, day: day, order: [2]int{p.order, f.Start}, page: p.head, row: r})
}

// shelf gives the shelf of an indicator's heading, making it when it is new.
// One indicator may take a third of what a section may.
func (k *collector) shelf(m map[string]*shelf, indicator string) *shelf {
	h := heading(indicator)
	s := m[h]
	if s == nil {
		s = newShelf(max(1, k.o.Limit/3))
		m[h] = s
	}
	return s
}

// figureScore prefers figures whose scope is known.
func figureScore(f *rapporteur.Figure) int {
	score := 0
	if len(f.Chain) > 1 {
		score += 3
	}
	if f.Place != "" {
		score += 2
	}
	if f.Period.Text != "" || !f.Period.Interval.IsZero() {
		score++
	}
	if f.AsOf != "" {
		score++
	}
	if f.Qualifier != rapporteur.QualifierVague {
		score += 2
	}
	return score
}

// attributionScore prefers named sources and contents of a readable length.
func attributionScore(p *page, a *rapporteur.Attribution) int {
	score := 0
	if len(a.Links) > 0 {
		switch {
		case a.Links[0].Name != "":
			score += 3
		case len(a.Links[0].Source) > 0:
			score++
		}
		if len(a.Links) > 1 {
			score++
		}
	}
	words := 0
	for _, c := range a.Content {
		words += len(strings.Fields(p.slice(c)))
	}
	switch {
	case words >= 6 && words <= 45:
		score += 2
	case words >= 4:
		score++
	}
	return score
}

// speakerKey groups what one speaker says.
func speakerKey(p *page, a *rapporteur.Attribution) string {
	o := a.Links[0]
	if o.Name != "" {
		return o.Name
	}
	s := p.speaker(o)
	if s == "" {
		return ""
	}
	return p.head.ID + "\x00" + s // an unnamed source is one within its report only
}

func anaphoricContent(p *page, a *rapporteur.Attribution) bool {
	for _, c := range a.Content {
		if !anaphoric(p.slice(c)) {
			return false
		}
	}
	return len(a.Content) > 0
}
