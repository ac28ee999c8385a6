package figure

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// unspecified stands in a chain for a source that the text does not name.
const unspecified = "unspecified"

// far is how many tokens away a source or a time may stand in a sentence.
const far = 80

// speaks gives the stance of a verb of speech.
var speaks = speechStances(map[rapporteur.FigureStance]string{
	rapporteur.FigureAsserted: "said says say saying told tells reported reports reporting announced announces confirmed confirms stated states estimates estimated warned warns added adds noted notes wrote tweeted declared disclosed revealed informed recorded counted documented put",
	rapporteur.FigureClaimed:  "claimed claims claiming alleged alleges alleging insisted insists asserted",
	rapporteur.FigureConceded: "acknowledged acknowledges admitted admits conceded concedes acknowledging admitting",
})

func speechStances(in map[rapporteur.FigureStance]string) map[string]rapporteur.FigureStance {
	out := map[string]rapporteur.FigureStance{}
	for s, words := range in {
		for w := range wordSet(words) {
			out[w] = s
		}
	}
	return out
}

// roleNoun holds nouns that a source without a name goes by.
var roleNoun = wordSet(`official officials spokesman spokeswoman spokesperson police army military government ministry minister authorities authority agency commander
	source sources witness witnesses resident residents doctor doctors medics activist activists monitor observatory group report reports media president rescuers
	organisation organization office department governor mayor hospital hospitals survivors prosecutor prosecutors court commission committee council centre center
	charity charities union unions rebels army firefighters newspaper television statement un leader leaders relatives scientists experts`)

// attribute fills chain, attribution and stance of a figure: from the
// attribution in whose content it lies, else from a source in its sentence.
func (c *clause) attribute(f *rapporteur.Figure, quoted contents, add func(string, rapporteur.Span)) {
	if a := quoted.holding(f.Span); a != nil {
		f.Attribution = a.ID
		for i := range a.Links {
			if st, ok := linkStance[a.Links[i].Stance]; ok && f.Stance == rapporteur.FigureAsserted {
				f.Stance = st
			}
			for _, s := range a.Links[i].Source {
				add("source", s)
			}
			for _, s := range a.Links[i].Cue {
				add("cue", s)
				if st := speaks[strings.ToLower(s.In(c.l.Text))]; st != "" && f.Stance == rapporteur.FigureAsserted {
					f.Stance = st
				}
			}
		}
		f.Chain = chainOf(a, c.l.Text)
		return
	}
	k := c.l.TokenAt(f.Start) - c.s.First
	for _, v := range c.voices(k) {
		f.Chain = append(f.Chain, v.name)
		add("source", v.source)
		add("cue", v.cue)
		if f.Stance == rapporteur.FigureAsserted {
			f.Stance = v.stance
		}
	}
	f.Chain = append(f.Chain, rapporteur.Article)
	if f.Factuality == rapporteur.Happened && f.Stance == rapporteur.FigureClaimed {
		f.Factuality = rapporteur.Alleged
	}
}

// linkStance gives the stance of a figure said with a stance other than asserting.
var linkStance = map[rapporteur.Stance]rapporteur.FigureStance{
	rapporteur.StanceConcedes: rapporteur.FigureConceded,
	rapporteur.StanceHedges:   rapporteur.FigureClaimed,
}

// chainOf names the links of an attribution, origin first: as its own chain
// has them where it gives one name a link, else by name or by the text's words.
func chainOf(a *rapporteur.Attribution, text string) []string {
	var out []string
	for i, l := range a.Links {
		switch {
		case len(l.Source) == 0 && l.Name == "":
			out = append(out, unspecified)
		case len(a.Chain) == len(a.Links)+1:
			out = append(out, a.Chain[i])
		case l.Name != "":
			out = append(out, l.Name)
		case len(l.Source) > 0:
			out = append(out, clean(l.Source[0].In(text)))
		default:
			out = append(out, unspecified)
		}
	}
	return append(out, rapporteur.Article)
}

// voice is one who says what a sentence tells.
type voice struct {
	name        string
	from        int // first token of the source
	source, cue rapporteur.Span
	stance      rapporteur.FigureStance
}

// voices finds who gave the number at token k, origin first: the nearest "X
// said" before it with those who relay X, and "…, X said" or "according to X"
// at the sentence's end.
func (c *clause) voices(k int) []voice {
	var out []voice
	for b := k - 1; b > 0 && b > k-far; b-- {
		if c.low[b] == ";" {
			break
		}
		if v, ok := c.said(b, k); ok {
			out = append(out, v)
			if r, ok := c.toldTo(b); ok {
				out = append(out, r)
			}
			if v.from > 1 && c.low[v.from-1] == "that" {
				if r, ok := c.said(v.from-2, k); ok { // "A reports that B said"
					out = append(out, r)
				}
			}
			break
		}
	}
	if v, ok := c.accordingTo(k); ok {
		out = append(out, v)
	} else if v, ok := c.closingVoice(k); ok {
		out = append(out, v)
	}
	if len(out) == 0 {
		for b := max(0, k-12); b < len(c.low) && b < k+14; b++ {
			if w := c.low[b]; w == "reportedly" || w == "allegedly" || b > 0 && copula[c.low[b-1]] && (w == "reported" || w == "believed" || w == "alleged" || w == "estimated" || w == "thought") {
				out = append(out, voice{name: unspecified, cue: c.span(b, b+1), stance: hearsay[w]})
				break
			}
		}
	}
	return out
}

// hearsay gives the stance of words that tell without saying who tells.
var hearsay = map[string]rapporteur.FigureStance{
	"reportedly": rapporteur.FigureClaimed, "allegedly": rapporteur.FigureClaimed, "alleged": rapporteur.FigureClaimed, "believed": rapporteur.FigureClaimed, "thought": rapporteur.FigureClaimed,
	"reported": rapporteur.FigureAsserted, "estimated": rapporteur.FigureAsserted,
}

// toldTo reads the outlet that a source spoke to: "a doctor told Reuters".
func (c *clause) toldTo(b int) (voice, bool) {
	if c.low[b] != "told" && c.low[b] != "tells" {
		return voice{}, false
	}
	a := b + 1
	if a < len(c.low) && c.low[a] == "the" {
		a++
	}
	e := a
	for e < len(c.low) && e < a+5 && c.capitalAt(e) {
		e++
	}
	for k := a; k < e; k++ {
		if outlet[c.low[k]] {
			return voice{name: c.span(a, e).In(c.l.Text), source: c.span(a, e), cue: c.span(b, b+1), stance: rapporteur.FigureAsserted}, true
		}
	}
	return voice{}, false
}

// outlet holds words by which the name of a news outlet is known.
var outlet = wordSet("reuters ap afp bbc cnn upi dpa efe ansa tass xinhua anadolu al-jazeera jazeera bloomberg npr guardian times post news journal press agency radio tv television telegraph herald tribune observer independent monde pais spiegel abc nbc cbs pbs voa broadcaster daily gazette")

// said reads a source whose verb of speech stands at token b, before what it says.
func (c *clause) said(b, k int) (voice, bool) {
	st, ok := speaks[c.low[b]]
	if !ok || !c.plain(b) || copula[c.low[b-1]] || c.low[b-1] == "an" || c.low[b-1] == "as" || c.low[b-1] == "to" {
		return voice{}, false
	}
	if c.low[b] == "put" && !c.has(b, k, "at") {
		return voice{}, false
	}
	if b+1 < len(c.low) && c.low[b+1] == "," {
		return voice{}, false // "…, he said, and three others": the verb closes
	}
	a, e := c.subject(b)
	if a == e && c.low[b-1] == "and" {
		a, e = c.sharedSubject(b - 1)
	}
	if a == e && b > 0 && personal[c.low[b-1]] {
		return c.earlier(b)
	}
	if a == e {
		return voice{}, false
	}
	return voice{from: a, name: clean(c.span(a, e).In(c.l.Text)), source: c.span(a, e), cue: c.span(b, b+1), stance: st}, true
}

// sharedSubject finds the subject of a second verb: "that X called it a
// massacre and said".
func (c *clause) sharedSubject(b int) (int, int) {
	for k := b - 1; k > 0 && k > b-20; k-- {
		if c.low[k] == "that" {
			e := k + 1
			for e < b && !finiteVerb(c.low[e]) && !copula[c.low[e]] && speaks[c.low[e]] == "" {
				e++
			}
			if e < b && c.roleOrName(k+1, e) && e < k+10 {
				return k + 1, e
			}
			return b, b
		}
	}
	return b, b
}

// personal holds pronouns that stand for a source already named.
var personal = wordSet("it he she they")

// earlier resolves "he said" to the one who spoke in the sentence just before,
// in the same paragraph; else the source stays unspecified.
func (c *clause) earlier(b int) (voice, bool) {
	v := voice{from: b, name: unspecified, cue: c.span(b, b+1), stance: speaks[c.low[b]]}
	i := c.l.SentenceOf(c.s.Start)
	if i < 1 || c.l.Sentences[i-1].Paragraph != c.s.Paragraph {
		return v, true
	}
	p := newClause(c.l, c.l.Sentences[i-1], nil)
	for k := len(p.low) - 1; k > 0 && k > len(p.low)-far; k-- {
		if speaks[p.low[k]] == "" && !judges[p.low[k]] || !p.plain(k) || copula[p.low[k-1]] {
			continue
		}
		if a, e := p.subject(k); a < e {
			v.name, v.source = clean(p.span(a, e).In(c.l.Text)), p.span(a, e)
			break
		}
	}
	return v, true
}

// judges holds verbs of taking a stand, whose subject speaks too.
var judges = wordSet("blamed accused denied condemned called urged described criticised criticized welcomed rejected demanded vowed")

func (c *clause) has(a, b int, w string) bool {
	for ; a < b; a++ {
		if c.low[a] == w {
			return true
		}
	}
	return false
}

// subject finds the noun phrase before the verb at token b.
func (c *clause) subject(b int) (int, int) {
	e := b
	for e > 0 && (adverb(c.low[e-1]) || c.low[e-1] == "has" || c.low[e-1] == "have" || c.low[e-1] == "had" || c.low[e-1] == "on" || weekdays[c.low[e-1]]) {
		e--
	}
	if e > 1 && c.low[e-1] == "," { // "X, a war monitor, said"
		for o := e - 2; o > 0 && o > e-16; o-- {
			if c.low[o] == "," {
				e = o
				break
			}
		}
		if e > 0 && c.low[e-1] == "," {
			return b, b
		}
	}
	a := e
	named := false
	for a > 0 && a > e-14 {
		w := c.low[a-1]
		if !letter(w) && w != "." && w != "'s" && w != "&" || blocks[w] || finiteVerb(w) && c.plain(a-1) || copula[w] && w != "'s" || modals[w] != observed || speaks[w] != "" || pronoun[w] || adverb(w) && c.plain(a-1) {
			break
		}
		if w == "." && a > 1 && len(c.low[a-2]) > 4 {
			break
		}
		if w == "and" && (a < 2 || !c.capitalAt(a-2)) {
			break
		}
		if (len(w) > 2 || !c.plain(a-1)) && letter(w) && !definite[w] && !preposition[w] && !adverb(w) && !notSpeaker[w] {
			named = true
		}
		a--
	}
	for a < e && (preposition[c.low[a]] || c.low[a] == "and" || c.low[a] == "to" || !letter(c.low[a])) {
		a++
	}
	if !named {
		return b, b
	}
	return a, e
}

// notSpeaker holds nouns before a verb of speech that speak for nobody.
var notSpeaker = wordSet("one some many most all none this that there what number toll figure people case cases deaths the being")

var pronoun = wordSet("he she it they who which that we i you")

// accordingTo reads "according to X" anywhere in the sentence of token k.
func (c *clause) accordingTo(k int) (voice, bool) {
	for b := max(0, k-far); b+2 < len(c.low) && b < k+far; b++ {
		if c.low[b] != "according" || c.low[b+1] != "to" {
			continue
		}
		a, e := b+2, b+2
		for e < len(c.low) && e < a+12 && (letter(c.low[e]) && !copula[c.low[e]] && !blocks[c.low[e]] && c.in[e] == nil || c.low[e] == "'s") {
			e++
		}
		if e == a || e > k && b < k {
			return voice{}, false
		}
		return voice{name: clean(c.span(a, e).In(c.l.Text)), source: c.span(a, e), cue: c.span(b, b+2), stance: rapporteur.FigureAsserted}, true
	}
	return voice{}, false
}

// closingVoice reads "…, X said." and "…, said X." behind token k.
func (c *clause) closingVoice(k int) (voice, bool) {
	for b := min(len(c.low), k+far) - 1; b > k+1; b-- {
		st, ok := speaks[c.low[b]]
		if !ok || !c.plain(b) || copula[c.low[b-1]] {
			continue
		}
		if c.low[b-1] == "," || c.low[b-1] == "”" || c.low[b-1] == "\"" { // inverted
			e := b + 1
			for e < len(c.low) && e < b+20 && (letter(c.low[e]) || c.low[e] == "'s") && !weekdays[c.low[e]] && !blocks[c.low[e]] {
				e++
			}
			if e > b+1 && !pronoun[c.low[b+1]] && c.roleOrName(b+1, e) {
				return voice{name: clean(c.span(b+1, e).In(c.l.Text)), source: c.span(b+1, e), cue: c.span(b, b+1), stance: st}, true
			}
			continue
		}
		a, e := c.subject(b)
		if a == e || a == 0 || c.low[a-1] != "," && c.low[a-1] != "”" && c.low[a-1] != "\"" || a <= k || c.opens(b) {
			continue
		}
		return voice{name: clean(c.span(a, e).In(c.l.Text)), source: c.span(a, e), cue: c.span(b, b+1), stance: st}, true
	}
	return voice{}, false
}

// opens reports whether the verb at token b opens a statement of its own.
func (c *clause) opens(b int) bool {
	for k := b + 1; k < len(c.low) && k < b+far; k++ {
		if c.low[k] == "that" && k < b+7 || c.in[k] != nil {
			return true
		}
		if c.low[k] == "." || c.low[k] == ";" {
			return false
		}
	}
	return false
}

func (c *clause) roleOrName(a, e int) bool {
	for k := a; k < e; k++ {
		if c.form(k) != c.low[k] || roleNoun[c.low[k]] {
			return true
		}
	}
	return false
}

// clean strips articles and titles from a source's words.
func clean(s string) string {
	w := strings.Fields(s)
	for len(w) > 1 && title[strings.ToLower(strings.Trim(w[0], ".,"))] {
		w = w[1:]
	}
	return strings.Join(w, " ")
}

var title = wordSet("the a an mr mrs ms dr sir lord lady its his her their")
