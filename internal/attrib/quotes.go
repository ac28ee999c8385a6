package attrib

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// quote is one quotation: what stands between a pair of marks in one paragraph.
type quote struct {
	rapporteur.Span                 // with its marks
	Inner           rapporteur.Span // without them
	Paragraph       int
	Depth           int  // 0 outermost
	Closed          bool // false: the paragraph ended first
	Turn            bool // a turn of a transcript: no marks stand around it
	Resumed         bool // it goes on with the quotation that the paragraph before left open
}

// family is a kind of quotation mark; opening and closing marks of one family
// belong together.
type family uint8

const (
	curly family = iota
	straight
	guillemet
	single
	straightSingle
	backtick
	families
)

// mark is one possible quotation mark in the text.
type mark struct {
	start, end int
	family     family
	open       bool // can open
	close      bool // can close
	parity     bool // both, and the spacing does not tell: the count decides
}

// findQuotes lists the quotations of every paragraph in text order, outer ones
// before those inside them. It takes time linear in the text.
func findQuotes(l *text.Layout) []quote {
	var out []quote
	unclosed := false
	for p, para := range l.Paragraphs {
		first := len(out)
		marks := findMarks(l.Text, para.Span)
		out = pairMarks(out, l.Text, para.Span, p, marks, unclosed)
		unclosed = false
		if first > 0 && first < len(out) && out[first].underline(l.Text, para.Span) {
			out = append(out[:first], out[first+1:]...)
		}
		for i := first; i < len(out); i++ {
			if out[i].Depth == 0 && !out[i].Closed && !out[i].shutBeforeSpeaker(l.Text) {
				unclosed = true
			}
		}
	}
	return out
}

// underline reports whether the quotation is no more than a name in the last
// line of a pull quote: `“The tents are full.` and below it `Ana Lima, nurse.”`
func (q *quote) underline(s string, para rapporteur.Span) bool {
	if !q.Resumed || !q.Closed || q.Start != para.Start || !blank(s[q.End:para.End]) {
		return false
	}
	n, up := 0, 0
	for w := range strings.FieldsSeq(q.Inner.In(s)) {
		if strings.ContainsAny(w, "?!…;:") {
			return false
		}
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			n, up = n+1, up+1
		} else if n == 0 || len(w) > 3 {
			n++
		}
	}
	return n >= 2 && n <= 12 && up >= 2 && up*3 >= n*2
}

// speaker finds who speaks inside a quotation that nobody closed: ", said the
// mayor", ", Ana Lima told".
var speaker = regexp.MustCompile(`,[ \x{a0}]+(?:(?:said|says|added|wrote)[ \x{a0}]+(?:[\p{Lu}]|the |a |an |one )|(?:he|she|they|the [\p{L}-]+(?: [\p{L}-]+){0,2}|[\p{Lu}][\p{L}’'-]*(?: [\p{Lu}][\p{L}’'-]*){0,3}) (?:said|says|told|added|wrote)\b)`)

// sentenceEnd finds where a sentence ends and another begins.
var sentenceEnd = regexp.MustCompile(`[\p{Ll}\d)\]”’"][.?!][”’")\]]*[ \x{a0}]+[\p{Lu}“"‘]|[?!]`)

// farthest is how far into an unclosed quotation its speaker is looked for.
const farthest = 600

// shutBeforeSpeaker ends an unclosed quotation before its speaker and reports
// whether there is one: `“The tents are full, said the nurse.`
func (q *quote) shutBeforeSpeaker(s string) bool {
	in := q.Inner.In(s)
	if len(in) > farthest {
		in = in[:farthest] // a cut rune at the end matches nothing
	}
	at := speaker.FindStringIndex(in)
	if at == nil || sentenceEnd.MatchString(in[:at[0]]) {
		return false
	}
	q.End = q.Inner.Start + at[0] + 1
	q.Inner.End = q.End
	return true
}

// findMarks lists what may be quotation marks in the paragraph.
func findMarks(s string, para rapporteur.Span) []mark {
	var out []mark
	prev, prevPrev := ' ', ' '
	for i := para.Start; i < para.End; {
		r, n := utf8.DecodeRuneInString(s[i:])
		next := ' '
		if i+n < para.End {
			next, _ = utf8.DecodeRuneInString(s[i+n:])
		}
		m := mark{start: i, end: i + n}
		opens := opensAfter(prev) && !unicode.IsSpace(next)
		closes := !unicode.IsSpace(prev) && !unicode.IsLetter(next) && !unicode.IsDigit(next)
		ok := true
		switch r {
		case '“', '„':
			m.family, m.open = curly, true
			m.close = r == '“' && !opens && closes // „…“
		case '”':
			m.family, m.close = curly, true
			m.open = opens && !unicode.IsSpace(next) && unicode.IsSpace(prev) // printed the wrong way round
		case '«':
			m.family, m.open = guillemet, true
		case '»':
			m.family, m.close = guillemet, true
		case '‘', '’':
			if next == r { // ‘‘…’’, two marks for one
				next = ' '
				if i+2*n < para.End {
					next, _ = utf8.DecodeRuneInString(s[i+2*n:])
				}
				m.end, m.family = i+2*n, curly
				m.open = r == '‘' && opensAfter(prev) && !unicode.IsSpace(next)
				m.close = r == '’' && !unicode.IsSpace(prev) && !unicode.IsLetter(next) && !unicode.IsDigit(next)
				ok = m.open || m.close
				n *= 2
				break
			}
			if r == '’' {
				m.family, m.close = single, closes
				ok = m.close
				break
			}
			m.family, m.open = single, opens && !unicode.IsDigit(next)
			ok = m.open
		case '"':
			m.family, m.open, m.close = straight, opens, closes
			if opens == closes || (prev == '\'' || prev == '’') && strings.ContainsRune(".,!?", prevPrev) || next == '[' && strings.ContainsRune(".,!?", prev) {
				m.open, m.close, m.parity = true, true, true // also `'in the dark.'"Further`
			}
		case '\'':
			if next == '\'' { // '' closes ``, or stands for " on both sides
				next = ' '
				if i+2 < para.End {
					next, _ = utf8.DecodeRuneInString(s[i+2:])
				}
				m.end, m.family = i+2, backtick
				m.open = opensAfter(prev) && !unicode.IsSpace(next)
				m.close = !unicode.IsSpace(prev) && !unicode.IsLetter(next) && !unicode.IsDigit(next)
				if m.open == m.close {
					m.open, m.close, m.parity = true, true, true
				}
				n = 2
				break
			}
			m.family, m.open, m.close = straightSingle, opens && unicode.IsLetter(next), closes && !opens
			ok = m.open || m.close
		case '`':
			if next == '`' {
				m.end, m.family, m.open = i+2, backtick, true
				n = 2
				break
			}
			ok = false
		default:
			ok = false
		}
		if ok {
			// An apostrophe after a plural s is taken for a closing mark only when no other follows; pairMarks decides.
			m.parity = m.parity || (m.family == single || m.family == straightSingle) && m.close && prev == 's' && !unicode.IsPunct(prevPrev)
			out = append(out, m)
		}
		prevPrev, prev = prev, r
		i += n
	}
	return out
}

// opensAfter reports whether an opening mark can stand after r.
func opensAfter(r rune) bool {
	switch r {
	case '(', '[', '{', '—', '―', '–', '-', '/', '“', '"', '‘', '\'', '«', ':', '…':
		return true
	}
	return unicode.IsSpace(r)
}

// deepest is how far quotations may stand inside each other.
const deepest = 6

// pairMarks pairs the marks of one paragraph and appends the quotations.
func pairMarks(out []quote, s string, para rapporteur.Span, p int, marks []mark, unclosed bool) []quote {
	first := len(out)
	if n := len(marks) - 1; n > 2 && marks[0].family == straight && marks[0].start == para.Start && marks[1].family == curly && marks[1].start == marks[0].end &&
		marks[n].family == straight && marks[n].end == para.End {
		marks = marks[1:n] // a page's own pair around `“…,” X said.`
	}
	// later[f] counts closing marks of a family still to come.
	// opening[f] counts those that can only open.
	var later, opening [families]int
	for _, m := range marks {
		if m.close {
			later[m.family]++
		} else if m.open {
			opening[m.family]++
		}
	}
	type opened struct {
		quote  int
		family family
	}
	var stack []opened
	find := func(f family) int {
		for i := len(stack) - 1; i >= 0; i-- {
			if stack[i].family == f {
				return i
			}
		}
		return -1
	}
	shut := func(i, innerEnd, end int, closed bool) {
		for j := len(stack) - 1; j >= i; j-- {
			q := &out[stack[j].quote]
			q.Inner.End, q.End, q.Closed = innerEnd, end, closed && j == i
			if j > i {
				q.End = innerEnd
			}
		}
		stack = stack[:i]
	}
	for _, m := range marks {
		if m.close {
			later[m.family]--
		} else if m.open {
			opening[m.family]--
		}
		at := find(m.family)
		if at < 0 && m.close && !m.open && m.family <= straight {
			at = find(curly + straight - m.family) // “…" and "…”
		}
		if at < 0 && m.close && m.family == backtick {
			at = find(straight) // "…''
		}
		closing := m.close && at >= 0
		switch {
		case m.family == single || m.family == straightSingle:
			if closing && m.parity && later[m.family] > 0 {
				continue // a plural's apostrophe: a better mark follows
			}
		case m.parity:
			closing = at >= 0
		case m.open && closing:
			closing = m.family == curly
		}
		if closing {
			shut(at, m.start, m.end, true)
			continue
		}
		if !m.open {
			// A closing mark without an opening one ends what the paragraph before left open.
			if unclosed && len(out) == first && len(stack) == 0 && m.family != single && m.family != straightSingle && m.start > para.Start {
				out = append(out, quote{Span: rapporteur.Span{Start: para.Start, End: m.end}, Inner: rapporteur.Span{Start: para.Start, End: m.start}, Paragraph: p, Closed: true, Resumed: true})
			}
			continue
		}
		if (m.family == single || m.family == straightSingle) && later[m.family] == 0 {
			continue // an apostrophe
		}
		inside := m.family == straight && later[straight]-opening[straight] >= 2 && !endsBefore(s[para.Start:m.start])
		if at >= 0 && !inside && (m.family == straight || m.family == backtick || later[m.family] <= 1) {
			shut(at, m.start, m.start, false) // somebody forgot to close
		}
		if len(stack) == deepest {
			continue
		}
		stack = append(stack, opened{len(out), m.family})
		out = append(out, quote{
			Span: rapporteur.Span{Start: m.start, End: para.End}, Inner: rapporteur.Span{Start: m.end, End: para.End},
			Paragraph: p, Depth: len(stack) - 1,
			Resumed: unclosed && len(out) == first && blank(s[para.Start:m.start]),
		})
	}
	if len(stack) > 0 {
		shut(0, para.End, para.End, false)
	}
	// A single mark left open was an apostrophe after all, and an empty pair quotes nothing.
	kept := out[:first]
	var around []int // ends of the quotations that are open
	for _, q := range out[first:] {
		r, _ := utf8.DecodeRuneInString(s[q.Start:])
		if q.Inner.Start >= q.Inner.End || blank(q.Inner.In(s)) || !q.Closed && (r == '‘' || r == '\'') {
			continue
		}
		for len(around) > 0 && around[len(around)-1] <= q.Start {
			around = around[:len(around)-1]
		}
		q.Depth = len(around)
		around = append(around, q.End)
		kept = append(kept, q)
	}
	return kept
}

// endsBefore reports whether the text ends in a sentence's end, spaces aside.
func endsBefore(s string) bool {
	s = strings.TrimRight(s, " \t\u00a0'’”\"")
	return s == "" || strings.ContainsRune(".!?…:", lastRune(s))
}

// lastRune gives the last character of a text that is not empty.
func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// blank reports whether the text is white space.
func blank(s string) bool {
	for _, r := range s {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}
