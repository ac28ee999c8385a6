package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// word is a token with what the tables and lists know of it.
type word struct {
	rapporteur.Span
	low     string // folded
	bits    bit
	capital bool // begins with a capital letter
	upper   bool // all capitals, two letters or more
	kind    text.Kind
	first   bool // first word of its sentence
}

func (w *word) is(b bit) bool { return w.bits&b != 0 }

// letter reports whether the word is one that a name could hold.
func (w *word) letter() bool { return w.kind == text.Word || w.kind == text.Number }

// possessive reports whether the token is a possessive ending.
func (w *word) possessive() bool {
	return w.kind == text.Clitic && (w.low == "'s" || w.low == "'" || w.low == "s")
}

// read looks every token up.
func (t *Table) words(l *text.Layout) []word {
	out := make([]word, len(l.Tokens))
	seen := make(map[string]int, 256) // a text repeats its words
	for i, tok := range l.Tokens {
		form := tok.In(l.Text)
		w := &out[i]
		if j, ok := seen[form]; ok {
			*w = out[j]
			w.first = false
		} else {
			w.low = fold(form)
			if n := len(w.low) - 1; n > 1 && n < 6 && w.low[n] == '.' && strings.IndexByte(w.low, '.') == n {
				w.low = w.low[:n] // "Gen.", "Mr."
			}
			w.bits = t.bits[w.low]
			r, _ := utf8.DecodeRuneInString(form)
			w.capital = unicode.IsUpper(r) || joined(form)
			if w.capital && len(form) > 1 {
				w.upper = true
				for _, r := range form {
					if unicode.IsLower(r) {
						w.upper = false
						break
					}
				}
			}
			seen[form] = i
		}
		w.Span, w.kind = tok.Span, tok.Kind
	}
	for _, s := range l.Sentences {
		for i := s.First; i < s.Last; i++ {
			if out[i].letter() {
				out[i].first = true
				break
			}
		}
	}
	return out
}

// joined reports whether a form is a name behind a small article: "al-Sadr".
func joined(form string) bool {
	i := strings.IndexByte(form, '-')
	if i < 1 || i > 3 || i+1 >= len(form) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(form[i+1:])
	return unicode.IsUpper(r) && articles[form[:i]]
}

// articles are small words that a hyphen joins to the name behind them.
var articles = map[string]bool{"al": true, "el": true, "ul": true, "ur": true, "as": true, "ad": true, "ar": true, "az": true, "at": true, "an": true, "ash": true, "bin": true, "ben": true, "wal": true, "ed": true, "es": true, "er": true}

// fits reports whether the words from i on are the phrase.
func fits(w []word, i, end int, phrase []string) bool {
	if i+len(phrase) > end {
		return false
	}
	for k, p := range phrase {
		if w[i+k].low != p {
			return false
		}
	}
	return true
}

// match finds the longest phrase at i.
func match[T any](m map[string][]phrase[T], w []word, i, end int) (n int, v T) {
	if i >= end {
		return 0, v
	}
	for _, p := range m[w[i].low] {
		if fits(w, i, end, p.words) {
			return len(p.words), p.value
		}
	}
	return 0, v
}

// mixed reports whether a short name has a capital inside: "LeT".
func mixed(raw string) bool {
	if len(raw) > 5 || strings.Contains(raw, "-") || raw == strings.ToUpper(raw) {
		return false
	}
	for i, r := range raw {
		if i > 0 && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// written reports whether an alias may be written as the words at i are:
// acronyms in capitals, names with a capital.
func (a *alias) written(l *text.Layout, w []word, i int) bool {
	r, _ := utf8.DecodeRuneInString(a.raw)
	if len(a.words) > 1 {
		if !unicode.IsUpper(r) {
			return true
		}
		return w[i].capital || w[i].is(particle) && i+1 < len(w) && w[i+1].capital
	}
	form := w[i].In(l.Text)
	upper := len(a.raw) < 7
	for _, r := range a.raw {
		if unicode.IsLower(r) {
			upper = false
			break
		}
	}
	if mixed(a.raw) {
		return form == a.raw || w[i].upper // "LeT" is no "Let"
	}
	switch {
	case upper:
		return form == a.raw || len(a.raw) == 2 && form == a.raw
	case unicode.IsUpper(r):
		return w[i].capital
	}
	return true
}
