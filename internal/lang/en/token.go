package en

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

//go:embed words.txt
var wordList string

// lists are the tokeniser's word lists.
type lists struct {
	prefix map[string]bool // stay with what follows their hyphen
	parted map[string]int  // words of two without a mark between: the first one's length
	smiley map[string]bool
	ending map[string]bool // of file names
}

// longest is the length in bytes beyond which no word is in a list.
const longest = 16

var words = func() lists {
	l := lists{map[string]bool{}, map[string]int{}, map[string]bool{}, map[string]bool{}}
	section := ""
	for line := range strings.Lines(wordList) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = line
		default:
			for f := range strings.FieldsSeq(line) {
				switch section {
				case "[prefix]":
					l.prefix[f] = true
				case "[smiley]":
					l.smiley[f] = true
				case "[file]":
					l.ending[f] = true
				case "[parted]":
					a, b, _ := strings.Cut(f, "|")
					l.parted[a+b] = len(a)
				}
			}
		}
	}
	return l
}()

// cutWords appends the words of a sentence of the layout: its tokens, with
// compounds parted at their hyphens as the English treebanks do, and with what
// the treebanks hold together (smileys, file names, telephone numbers) joined.
func cutWords(out []rapporteur.Span, l *text.Layout, s text.Sentence) []rapporteur.Span {
	for i := s.First; i < s.Last; {
		t := l.Tokens[i]
		if n := joined(l, i, s.Last); n > 1 {
			out = append(out, rapporteur.Span{Start: t.Start, End: l.Tokens[i+n-1].End})
			i += n
			continue
		}
		i++
		if t.Kind != text.Word {
			out = append(out, t.Span)
			continue
		}
		form := t.In(l.Text)
		if len(form) <= longest {
			if n := words.parted[strings.ToLower(form)]; n > 0 && n < len(form) {
				out = append(out, rapporteur.Span{Start: t.Start, End: t.Start + n}, rapporteur.Span{Start: t.Start + n, End: t.End})
				continue
			}
		}
		if !strings.ContainsAny(form, "-‐‑") || isCode(form) {
			out = append(out, t.Span)
			continue
		}
		out = cutCompound(out, form, t.Start)
	}
	return out
}

// maxJoin is the largest number of tokens that are one word.
const maxJoin = 12

// joined gives how many tokens from i on, none of them apart, are one word; 0
// or 1 when no more than the first.
func joined(l *text.Layout, i, end int) int {
	t := l.Tokens[i]
	if i+1 >= end || l.Tokens[i+1].Start != t.End {
		return 1
	}
	same := func(set string) int {
		n := 0
		for i+n < end && (n == 0 || l.Tokens[i+n].Start == l.Tokens[i+n-1].End) && strings.Trim(l.Form(i+n), set) == "" {
			n++
		}
		return n
	}
	switch l.Text[t.Start] {
	case '<':
		return same("<")
	case '>':
		return same(">")
	case '$':
		return same("$")
	case '.', '!', '?':
		return same(".!?")
	case ':', ';', '=':
		return smiley(l, i, end)
	case '`':
		if w := l.Form(i + 1); w == "s" || w == "S" {
			return 2
		}
	}
	if f := l.Form(i); (f == "’" || f == "‘") && l.Form(i+1) == "’" {
		return 2
	}
	switch {
	case t.Kind == text.Number && i+2 < end && l.Tokens[i+2].Start == l.Tokens[i].End+1 && l.Form(i+1) == "'" && l.Form(i+2) == "s":
		return 3
	case t.Kind == text.Number:
		return telephone(l, i, end)
	case t.Kind == text.Word || t.Kind == text.Symbol || t.Kind == text.Punct && l.Text[t.Start] == '-':
		return file(l, i, end)
	}
	return 1
}

// smiley gives the length in tokens of a smiley such as ":-)".
func smiley(l *text.Layout, i, end int) int {
	last := i
	for last+1 < end && last-i < 3 && l.Tokens[last+1].Start == l.Tokens[last].End {
		last++
	}
	for ; last > i; last-- {
		if words.smiley[l.Text[l.Tokens[i].Start:l.Tokens[last].End]] {
			return last - i + 1
		}
	}
	return 1
}

// telephone gives the length in tokens of numbers joined by hyphens, the last
// of four digits, as in 555-0134.
func telephone(l *text.Layout, i, end int) int {
	j := i + 1
	for j+1 < end && j-i < maxJoin && l.Form(j) == "-" && l.Tokens[j].Start == l.Tokens[j-1].End &&
		l.Tokens[j+1].Kind == text.Number && l.Tokens[j+1].Start == l.Tokens[j].End {
		j += 2
	}
	if j-i < 3 || len(l.Form(j-1)) != 4 || len(l.Form(j-3)) != 3 || j < end && l.Tokens[j].Start == l.Tokens[j-1].End && l.Tokens[j].Kind == text.Word {
		return 1
	}
	return j - i
}

// file gives the length in tokens of a file's name with one of the usual
// endings.
func file(l *text.Layout, i, end int) int {
	if i > 0 && l.Tokens[i-1].End == l.Tokens[i].Start {
		return 1
	}
	n := 1
	for j := i + 1; j < end && j-i < maxJoin && l.Tokens[j].Start == l.Tokens[j-1].End; j++ {
		w := l.Form(j)
		if len(w) <= longest && l.Form(j-1) == "." && words.ending[strings.ToLower(w)] {
			n = j - i + 1
		}
	}
	return max(n, dotted(l, i, end))
}

// dotted gives the length in tokens of small words joined by two or more
// stops, as newsgroups and hosts are written.
func dotted(l *text.Layout, i, end int) int {
	small := func(k int) bool {
		return l.Tokens[k].Kind == text.Word && l.Text[l.Tokens[k].Start] >= 'a' && l.Text[l.Tokens[k].Start] <= 'z'
	}
	j := i
	for small(j) && j+2 < end && j-i < maxJoin && l.Form(j+1) == "." && small(j+2) && l.Tokens[j+1].Start == l.Tokens[j].End && l.Tokens[j+2].Start == l.Tokens[j+1].End {
		j += 2
	}
	if j-i < 4 {
		return 1
	}
	return j - i + 1
}

// isCode reports whether a word with hyphens is a number, a designation or an
// address that stays whole: "555-0134", "SS-N-22", "name-x.org".
func isCode(form string) bool {
	digits, stops, lower := 0, false, false
	for i := 0; i < len(form); i++ {
		switch c := form[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c == '/' || c == '_':
			return true
		case c == '.' && i > 0 && i+1 < len(form) && form[i-1] >= 'a' && form[i-1] <= 'z' && form[i+1] >= 'a' && form[i+1] <= 'z':
			stops = true
		case c >= 'a' && c <= 'z':
			lower = true
		}
	}
	return stops || digits > 6 && !lower
}

// cutCompound parts a word at its hyphens, which are words of their own. A
// prefix stays with what it is put before.
func cutCompound(out []rapporteur.Span, form string, at int) []rapporteur.Span {
	from := 0
	emit := func(a, b int) {
		if a < b {
			out = append(out, rapporteur.Span{Start: at + a, End: at + b})
		}
	}
	for i := 0; i < len(form); {
		r, n := utf8.DecodeRuneInString(form[i:])
		if (r == '-' || r == '‐' || r == '‑') && i > from && i+n < len(form) && !keeps(form[from:i], form[i+n:]) {
			emit(from, i)
			emit(i, i+n)
			from = i + n
		}
		i += n
	}
	emit(from, len(form))
	return out
}

// keeps reports whether the hyphen between a and b parts no words.
func keeps(a, b string) bool {
	if len(a) > longest {
		return false
	}
	if words.prefix[strings.ToLower(a)] {
		return true
	}
	// A letter before digits names a thing: "M-60", "F-16".
	r, _ := utf8.DecodeRuneInString(b)
	return unicode.IsDigit(r) && len(a) <= 2 && unicode.IsUpper(rune(a[0]))
}
