package actor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// special are letters that decomposition leaves whole.
var special = map[rune]string{'ı': "i", 'ł': "l", 'ø': "o", 'đ': "d", 'ð': "d", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ə': "a", '’': "'", '‘': "'", 'ʼ': "'", '‐': "-", '‑': "-"}

// fold makes words comparable: small letters, without marks, with plain
// apostrophes and hyphens.
func fold(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	s = strings.ToLower(s)
	if ascii {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		if x, ok := special[r]; ok {
			b.WriteString(x)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// pieces cuts a name into folded words: at blanks and hyphens behind an
// article ("al-Assad" is "al", "assad"), without initials' stops.
func pieces(name string) []string {
	return strings.FieldsFunc(fold(name), func(r rune) bool {
		return r == ' ' || r == '-' || r == '.' || r == ',' || r == '\u00a0' || r == '(' || r == ')' || r == '\n' || r == '\t'
	})
}

// core is a name's words without articles and particles of one name or
// another, so that "Bashar al-Assad" and "Bashar Al Assad" are one.
func core(name string) []string {
	all := pieces(name)
	out := make([]string, 0, len(all))
	for _, p := range all {
		if p != "al" && p != "el" && p != "as" && p != "ad" && p != "ul" && p != "an" {
			out = append(out, p)
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}

// skeleton is what transliterations of a word share: its consonants, with
// those that are written in several ways made one.
func skeleton(w string) string {
	var b strings.Builder
	b.Grow(len(w))
	var last rune
	for i, r := range w {
		switch r {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'w', '\'', 'h':
			if i > 0 || r == '\'' {
				continue
			}
			if r != 'h' && r != 'w' && r != 'y' {
				r = 'a'
			}
		case 'q', 'c':
			r = 'k'
		case 'z':
			r = 's'
		case 'v':
			r = 'f'
		case 'j':
			r = 'g'
		}
		if r == last {
			continue
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// nameKey is the skeleton of a person's first and last name.
func nameKey(parts []string) string {
	if len(parts) < 2 {
		return ""
	}
	return skeleton(parts[0]) + " " + skeleton(parts[len(parts)-1])
}
