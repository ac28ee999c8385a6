package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters are folded to what the press writes for them when it has no such key.
var letters = map[rune]string{
	'ø': "o", 'ł': "l", 'ı': "i", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'đ': "d", 'ð': "d", 'þ': "th", 'ħ': "h", 'ə': "a", 'ŋ': "n",
	'&': " and ",
}

// whole words that are written two ways.
var shortWords = map[string]string{"saint": "st", "sainte": "st", "ste": "st", "mount": "mt", "fort": "ft"}

// Fold gives the form under which names are compared: lower case, no marks on
// letters, no apostrophes or stops, hyphens as spaces, "saint" as "st".
// Letters outside Latin stay as they are.
func Fold(name string) string {
	plain := true
	for i := 0; i < len(name); i++ {
		b := name[i]
		if b >= utf8.RuneSelf || b != ' ' && (b < 'a' || b > 'z') && (b < 'A' || b > 'Z') {
			plain = false
			break
		}
	}
	var s string
	if plain {
		s = strings.ToLower(name)
	} else {
		s = foldSlow(name)
	}
	if strings.IndexByte(s, ' ') < 0 && len(s) > 6 {
		return s
	}
	return foldWords(s)
}

func foldSlow(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	space := true
	for _, r := range norm.NFKD.String(name) {
		r = unicode.ToLower(r)
		switch {
		case unicode.Is(unicode.Mn, r), r == '.', isApostrophe(r), unicode.Is(unicode.Cf, r):
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			b.WriteRune(r)
			space = false
		case letters[r] != "":
			l := letters[r]
			if space {
				l = strings.TrimLeft(l, " ")
			}
			b.WriteString(l)
			space = strings.HasSuffix(l, " ")
		case unicode.IsLetter(r), unicode.IsDigit(r):
			b.WriteRune(r)
			space = false
		default:
			if !space {
				b.WriteByte(' ')
				space = true
			}
		}
	}
	return strings.TrimRight(b.String(), " ")
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', '`', '´', 'ʻ', 'ʼ', 'ʽ', 'ʾ', 'ʿ', 'ʹ', '′', 'ʺ', '＇':
		return true
	}
	return false
}

func foldWords(s string) string {
	if s == "" || strings.IndexByte(s, ' ') < 0 && shortWords[s] == "" {
		return s
	}
	words := strings.Fields(s)
	for i, w := range words {
		// A name that is nothing but the word keeps it.
		if short := shortWords[w]; short != "" && i+1 < len(words) {
			words[i] = short
		}
	}
	return strings.Join(words, " ")
}

// articles of names from Arabic, with the letters that the sun letters give.
var articles = map[string]bool{
	"al": true, "el": true, "ul": true, "as": true, "es": true, "ash": true, "esh": true, "ad": true, "ed": true, "adh": true, "an": true,
	"en": true, "ar": true, "er": true, "at": true, "et": true, "ath": true, "az": true, "ez": true, "the": true,
}

// bare gives a folded name without the articles; one of nothing else keeps them.
func bare(key string) string {
	words := strings.Fields(key)
	n := 0
	for _, w := range words {
		if !articles[w] {
			words[n] = w
			n++
		}
	}
	if n == 0 || n == len(words) {
		return key
	}
	return strings.Join(words[:n], " ")
}

// sounds are pairs of letters that transliterations use for one consonant.
var sounds = strings.NewReplacer("kh", "k", "gh", "g", "dh", "d", "th", "t", "sh", "s", "ch", "s", "zh", "s", "ph", "f", "dj", "j", "tch", "s", "ts", "s", "ck", "k", "qu", "k", "x", "ks")

// Skeleton gives the consonants of a folded name as transliterations differ in
// little else: no articles, no vowels but a mark for one that opens a word, no
// doubled letters, no feminine ending of Arabic before another word. It is
// empty for names too short to be told apart that way.
func Skeleton(key string) string {
	key = bare(key)
	var b strings.Builder
	n := 0
	for w := range strings.FieldsSeq(key) {
		for _, tail := range []string{"ah", "at", "eh", "et"} {
			if len(w) > 3 && strings.HasSuffix(w, tail) {
				w = w[:len(w)-1]
				break
			}
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		w = sounds.Replace(w)
		last := byte(0)
		for i := 0; i < len(w); i++ {
			c := w[i]
			switch c {
			case 'a', 'e', 'i', 'o', 'u', 'y', 'w':
				if i == 0 {
					c = 'a'
					if w[i] == 'w' || w[i] == 'y' {
						c = w[i]
					}
					b.WriteByte(c)
				}
				continue
			case 'q', 'c', 'g':
				if c != 'g' {
					c = 'k'
				}
			case 'v':
				c = 'w'
			case 'h':
				if i > 0 && i == len(w)-1 {
					continue
				}
			}
			if c == last {
				continue
			}
			b.WriteByte(c)
			last = c
			n++
		}
	}
	if n < 3 {
		return ""
	}
	return b.String()
}

// typo reports whether two names differ by one letter put in, left out,
// changed, or by two neighbours swapped.
func typo(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 1 || len(y) > 64 {
		return false
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	j := 0
	for j < len(x)-i && x[len(x)-1-j] == y[len(y)-1-j] {
		j++
	}
	rest := len(x) - i - j
	switch {
	case len(x) != len(y):
		return rest == 0
	case rest <= 1:
		return true
	}
	return rest == 2 && x[i] == y[i+1] && x[i+1] == y[i]
}
