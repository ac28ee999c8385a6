package attrib

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// item is a word or mark of the report's own voice, or a whole quotation.
type item struct {
	rapporteur.Span
	form    string // as written
	low     string // lower case
	class   class
	quote   int    // index of the quotation; -1 for a word
	capital bool   // begins with a capital letter
	word    bool   // letters or digits
	named   bool   // a name in quotation marks
	clitic  bool   // 's and the like
	final   bool   // a quotation whose words end in a comma or stop: a speaker or a new sentence follows
	tag     string // the engine's part of speech (XPOS); "" where it has none
}

// is reports whether the item is a word of one of the classes.
func (t *item) is(c class) bool { return t.class&c != 0 }

// unit is a sentence in the report's own voice with the quotations that hang
// on it: `“…,” X said.` is one unit, whatever stops stand inside the marks.
type unit struct {
	items     []item
	paragraph int
}

// titled reports whether the unit is printed like a headline: nearly all of
// its longer words begin with a capital.
func (u *unit) titled() bool {
	n, up := 0, 0
	for i := range u.items {
		t := &u.items[i]
		if t.quote >= 0 || !t.word || t.Len() < 4 {
			continue
		}
		if n++; t.capital {
			up++
		} else if cues[t.low] != nil {
			return false // "Goma State's Ana Lima agreed"
		}
	}
	return n >= 4 && up*10 >= n*8
}

// names takes from words with a capital inside a sentence what they would be
// without it: “…,” Will said.
func (u *unit) names() {
	if u.titled() {
		return
	}
	for i := 1; i < len(u.items); i++ {
		t, p := &u.items[i], &u.items[i-1]
		if t.form == "US" || t.form == "WHO" || t.capital && t.is(day) && !calendar[t.low] && i+1 < len(u.items) && u.items[i+1].quote < 0 && u.items[i+1].capital && !u.items[i+1].is(day|lone) && p.quote < 0 && (p.word || p.possessive()) {
			t.class = 0 // not "us"; a Morning Herald poll
		}
		if t.quote < 0 && t.capital && t.is(day|adverb) && !calendar[t.low] && i > 0 && p.quote < 0 && p.capital && p.form == strings.ToUpper(p.form) && len(p.form) > 1 && p.word {
			t.class = 0 // USA Today
		}
		if t.quote < 0 && t.capital && shortDays[t.low] && (i+1 >= len(u.items) || u.items[i+1].quote >= 0 || u.items[i+1].form[0] > '9' || u.items[i+1].form[0] < '0') {
			t.class &^= day // Jan Lima, the Sun
		}
		if t.quote < 0 && t.capital && t.class&(aux|prep|conj|sub) != 0 && t.class&(subject|title|det) == 0 && (p.quote < 0 && (p.word || p.low == ",") || p.quote >= 0 && p.final && i+1 < len(u.items)) && t.form[1:] != upper(t.form[1:]) {
			t.class = 0
		}
	}
}

// longest is how many items a unit can have. No sentence is that long; the
// bound keeps reading linear in the text whatever stands in it.
const longest = 400

// words counts the words in a span of text, up to a limit.
func words(s string, limit int) int {
	n, in := 0, false
	for _, r := range s {
		w := unicode.IsLetter(r) || unicode.IsDigit(r)
		if w && !in {
			if n++; n >= limit {
				return n
			}
		}
		in = w || in && (r == '\'' || r == '’' || r == '-' || r == '.')
	}
	return n
}

// units cuts the document into units. Tokens inside quotations are hidden
// behind one item each.
func units(l *text.Layout, quotes []quote) []unit {
	c := cutter{l: l, quotes: quotes}
	q := 0
	for p, para := range l.Paragraphs {
		for q < len(quotes) && quotes[q].Paragraph < p {
			q++
		}
		hidden := para.Start // what ends before this is inside a quotation
		for s := para.First; s < para.Last; s++ {
			for t := l.Sentences[s].First; t < l.Sentences[s].Last; t++ {
				tok := l.Tokens[t]
				for ; q < len(quotes) && quotes[q].Paragraph == p && quotes[q].Start < tok.End; q++ {
					if quotes[q].Depth == 0 {
						c.quote(q)
						hidden = quotes[q].End
					}
				}
				if tok.Start >= hidden {
					c.word(tok, s)
				}
			}
		}
		c.flush(p)
	}
	return c.out
}

// cutter gathers the items of units.
type cutter struct {
	l        *text.Layout
	quotes   []quote
	out      []unit
	cur      []item
	sentence int
	breaks   []int // where in cur a new unit begins
}

// flush makes units of the items gathered, at a paragraph's end.
func (c *cutter) flush(paragraph int) {
	from := 0
	for _, b := range append(c.breaks, len(c.cur)) {
		if b > from+2 && from == 0 && c.cur[0].capital && labels[c.cur[0].low+"_"+c.cur[1].low] && c.cur[2].quote < 0 && (c.cur[2].capital || c.cur[2].form[0] <= '9') {
			from = 2 // a page's label before its points
		}
		if b > from {
			u := unit{c.cur[from:b:b], paragraph}
			u.names()
			c.out = append(c.out, u)
			from = b
		}
	}
	c.cur, c.breaks = nil, c.breaks[:0]
}

// quote adds quotation q as one item.
func (c *cutter) quote(q int) {
	if n := len(c.cur); n > 0 {
		prev := &c.cur[n-1]
		if prev.quote >= 0 && stops(c.quotes[prev.quote].Inner.In(c.l.Text)) != 0 || prev.quote < 0 && (isStop(prev.form) || prev.low == ")" && n > 1 && c.cur[n-2].quote < 0 && isStop(c.cur[n-2].form)) {
			c.breaks = append(c.breaks, n)
		}
	}
	inner := c.quotes[q].Inner.In(c.l.Text)
	if c.names(inner) {
		name := strings.TrimRight(inner, ",.")
		c.cur = append(c.cur, item{Span: c.quotes[q].Span, form: name, low: strings.ToLower(name), quote: -1, tag: "NNP", capital: true, word: true, named: true})
		if end := c.quotes[q].End; name != inner { // the comma is inside the marks
			c.cur = append(c.cur, item{Span: rapporteur.Span{Start: end, End: end}, form: inner[len(name):], low: inner[len(name):], quote: -1})
		}
		return
	}
	c.cur = append(c.cur, item{Span: c.quotes[q].Span, quote: q, final: stops(inner) != 0 || endsComma(inner)})
}

// names reports whether a quotation that begins here with the words s is but
// the name of a show, a book or a group: the head of the “Circle of Nine,” on
// NBC's “Talk of the Town”. What is called something is quoted: the “Iron Lady”.
func (c *cutter) names(s string) bool {
	n := len(c.cur)
	if n == 0 || c.cur[n-1].quote >= 0 {
		return false
	}
	book := c.cur[n-1].is(medium) || titled[c.cur[n-1].low] || n > 1 && c.cur[n-1].low == "of" && makers[c.cur[n-2].low]
	if !book && !c.cur[n-1].is(det) && !c.cur[n-1].possessive() && !nameLeads[c.cur[n-1].low] {
		return false
	}
	for i := max(0, n-6); i < n; i++ {
		for _, f := range cues[c.cur[i].low] {
			if len(f.rest) == 0 && f.cue.frames&frameObject != 0 {
				return false
			}
		}
	}
	w := strings.Fields(strings.TrimRight(s, ",."))
	if len(w) == 0 || len(w) > 5 && !book || len(w) > 14 {
		return false
	}
	for i, x := range w {
		r, _ := utf8.DecodeRuneInString(x)
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) && (i == 0 || i+1 == len(w) || classes[x]&(prep|conj|det) == 0) || strings.ContainsAny(x, "!?;:") && !book {
			return false
		}
	}
	return len(w) > 1
}

// word adds a token of the report's own voice.
func (c *cutter) word(tok text.Token, sentence int) {
	it := newItem(c.l.Text, tok)
	if n := len(c.cur); n > 0 && !it.word && !it.clitic && c.cur[n-1].quote >= 0 && strings.Trim(it.form, "’'”\"“‘") == "" {
		return // a mark too many: `…advice,”’ she said`
	}
	if n := len(c.cur); n > 0 {
		prev := &c.cur[n-1]
		from := 0
		if k := len(c.breaks); k > 0 {
			from = c.breaks[k-1]
		}
		switch {
		case n-from >= longest:
			c.breaks = append(c.breaks, n)
		case prev.quote < 0:
			if sentence != c.sentence {
				c.breaks = append(c.breaks, n)
			}
		case it.word && it.capital && (stops(c.quotes[prev.quote].Inner.In(c.l.Text)) == '.' || it.Start == prev.End && stops(c.quotes[prev.quote].Inner.In(c.l.Text)) != 0):
			c.breaks = append(c.breaks, n)
		}
	}
	c.cur, c.sentence = append(c.cur, it), sentence
}

// newItem makes the item of a token.
func newItem(s string, tok text.Token) item {
	f := tok.In(s)
	low := strings.ToLower(f)
	r, _ := utf8.DecodeRuneInString(f)
	it := item{Span: tok.Span, form: f, low: low, quote: -1, capital: unicode.IsUpper(r) || upperAfterHyphen(f), word: unicode.IsLetter(r) || unicode.IsDigit(r)}
	it.class = classes[low]
	if it.class == 0 && strings.HasSuffix(low, ".") && !(it.capital && len(low) == 2) {
		it.class = classes[strings.TrimSuffix(low, ".")] // but the A. in a name is no article
	}
	if !it.capital && calendar[low] {
		it.class &^= day // a march, it may
	}
	it.clitic = tok.Kind == text.Clitic
	return it
}

// upperAfterHyphen reports whether a name stands behind an article: al-Basri.
func upperAfterHyphen(f string) bool {
	i := strings.IndexAny(f, "-‑")
	if i < 1 || i > 4 {
		return false
	}
	r, n := utf8.DecodeRuneInString(f[i:])
	if r == utf8.RuneError {
		return false
	}
	r, _ = utf8.DecodeRuneInString(f[i+n:])
	return unicode.IsUpper(r)
}

// isStop reports whether the form ends a sentence.
func isStop(f string) bool { return f == "." || f == "?" || f == "!" || f == "…" || f == "..." }

// stops gives the mark that ends a quotation's words when it ends a sentence
// ('.', '?', '!', '…'), else 0.
func stops(inner string) rune {
	inner = strings.TrimRight(inner, " \t\u00a0’'”\")]")
	r, _ := utf8.DecodeLastRuneInString(inner)
	switch r {
	case '.':
		if strings.HasSuffix(inner, "..") {
			return '…'
		}
		return r
	case '?', '!', '…':
		return r
	}
	return 0
}
