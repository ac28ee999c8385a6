package eval

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// sameName reports whether two names mean one actor, as lenient as the gold
// needs: accents folded, titles dropped, initials counted ("UN"), and words
// that share four letters taken as one ("Turkish", "Turkey").
func sameName(a, b string) bool {
	A, B := words(bare(fold(a))), words(bare(fold(b)))
	if len(A) == 0 || len(B) == 0 {
		return false
	}
	if slices.Equal(A, B) {
		return true
	}
	A, B = content(A), content(B)
	if len(A) > 1 && initials(A, B[0]) || len(B) > 1 && initials(B, A[0]) {
		return true
	}
	if len(B) < len(A) {
		A, B = B, A
	}
	for _, x := range A {
		if !slices.ContainsFunc(B, func(y string) bool { return x == y || alike(x, y) }) {
			return false
		}
	}
	return true
}

// alike reports whether two words share their first four letters.
func alike(a, b string) bool {
	x, y := []rune(a), []rune(b)
	return len(x) >= 4 && len(y) >= 4 && slices.Equal(x[:4], y[:4])
}

// initials reports whether word is made of the first letters of the words.
func initials(list []string, word string) bool {
	var all, few strings.Builder
	for _, w := range list {
		first := string([]rune(w)[0])
		all.WriteString(first)
		if !slices.Contains(nameStops, w) {
			few.WriteString(first)
		}
	}
	return word == all.String() || word == few.String()
}

// content drops articles and titles, unless nothing else is there.
func content(list []string) []string {
	var out []string
	for _, w := range list {
		if !slices.Contains(nameStops, w) {
			out = append(out, w)
		}
	}
	if out == nil {
		return list
	}
	return out
}

// nameStops are words that name nobody.
var nameStops = strings.Fields(`a an and chief defence defense dr for foreign general head in leader minister mr mrs ms of official officials
	on president prime secretary spokesman spokeswoman the to`)

// folding are letters that do not decompose.
var folding = strings.NewReplacer("ı", "i", "İ", "I", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "đ", "d", "Đ", "D", "’", "'")

// fold drops accents and case.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(folding.Replace(s)) {
		if norm.NFKD.PropertiesString(string(r)).CCC() == 0 {
			b.WriteRune(r)
		}
	}
	return strings.ToLower(b.String())
}

var aside = regexp.MustCompile(`\(.*?\)|'s`)

// bare drops what stands in brackets, and possessives.
func bare(s string) string {
	var b strings.Builder
	at := 0
	for _, m := range aside.FindAllStringIndex(s, -1) {
		if s[m[0]] == '\'' && m[1] < len(s) && wordRune([]rune(s[m[1]:])[0]) {
			continue // 's begins a word
		}
		b.WriteString(s[at:m[0]] + " ")
		at = m[1]
	}
	return b.String() + s[at:]
}

// words cuts a text into runs of word characters.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !wordRune(r) })
}
