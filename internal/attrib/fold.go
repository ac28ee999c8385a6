package attrib

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// agentive reports whether a word's ending makes it a plural of people:
// "Traders", which has a capital only because a sentence begins.
func agentive(low string) bool {
	if outlets[low] {
		return false
	}
	for _, end := range []string{"ers", "ors", "ists", "men", "women", "ees", "ants"} {
		if strings.HasSuffix(low, end) && len(low) > len(end)+2 {
			return true
		}
	}
	return false
}

// lower gives a word in lower case.
func lower(s string) string { return strings.ToLower(s) }

// upper gives a word in capitals.
func upper(s string) string { return strings.ToUpper(s) }

// lastWord gives what stands behind the last blank of a name.
func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// fold makes a name's word comparable: lower case, without diacritics.
func fold(s string) string {
	ascii := true
	for i := 0; i < len(s) && ascii; i++ {
		ascii = s[i] < 0x80
	}
	if ascii {
		return s
	}
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'ı':
			b.WriteByte('i')
		case r == 'ł':
			b.WriteByte('l')
		case r == 'ø':
			b.WriteByte('o')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// tidy makes one line of words and drops a possessive ending and a stop.
func tidy(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
	return strings.Trim(s, " ,;:'’")
}
