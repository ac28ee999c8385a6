package text

import (
	"unicode"
	"unicode/utf8"
)

// class is what a character is to the tokeniser.
type class uint8

const (
	symbol class = iota // currency, mathematics, emoji, controls, anything else
	blank               // white space
	hidden              // zero-width and direction marks: never a token, never break one
	letter              // letters, combining marks and the underscore
	digit
	punct
)

var asciiClass = func() (t [utf8.RuneSelf]class) {
	for r := range rune(utf8.RuneSelf) {
		t[r] = slowClass(r)
	}
	return t
}()

func classOf(r rune) class {
	if uint32(r) < utf8.RuneSelf {
		return asciiClass[r]
	}
	return slowClass(r)
}

func slowClass(r rune) class {
	switch {
	case r == '_' || unicode.IsLetter(r) || unicode.IsMark(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.IsSpace(r):
		return blank
	case unicode.Is(unicode.Cf, r):
		return hidden
	case r == '%' || r == '&' || r == '#' || r == '@' || r == '*' || r == '§' || r == '†' || r == '‰':
		return symbol
	case unicode.IsPunct(r):
		return punct
	}
	return symbol
}

func isWordRune(r rune) bool { c := classOf(r); return c == letter || c == digit }

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '＇' }

// side says which way a quotation mark or bracket faces.
type side uint8

const (
	neither side = iota
	opening
	closing
)

// sideOf gives the side of marks that face one way only.
func sideOf(r rune) side {
	switch r {
	case '“', '‘', '«', '‹', '„', '‚', '(', '[', '{', '‟', '‛':
		return opening
	case '”', '»', '›', ')', ']', '}':
		return closing
	}
	return neither
}

// peek decodes the character at the offset; -1 and 0 at the end.
func peek(text string, at, end int) (rune, int) {
	if at >= end {
		return -1, 0
	}
	if b := text[at]; b < utf8.RuneSelf {
		return rune(b), 1
	}
	return utf8.DecodeRuneInString(text[at:end])
}

// back decodes the character before the offset; -1 and 0 at the start.
func back(text string, at, start int) (rune, int) {
	if at <= start {
		return -1, 0
	}
	if b := text[at-1]; b < utf8.RuneSelf {
		return rune(b), 1
	}
	return utf8.DecodeLastRuneInString(text[start:at])
}
