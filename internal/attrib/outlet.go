package attrib

import "strings"

// sameOutlet reports whether a name in the text is the document's own outlet,
// however either is shortened: "Huffington Post" and huff-post, "NYT" and The
// New York Times. What the outlet was told it prints itself: no relay.
func sameOutlet(outlet, name string) bool {
	a, b := outletWords(outlet), outletWords(name)
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	return stemmed(a, b) || stemmed(b, a) || initials(a, b) || initials(b, a)
}

// outletWords gives the words of an outlet's name that tell it from others.
func outletWords(s string) []string {
	s = strings.ToLower(tidy(s))
	if i := strings.Index(s, ".co"); i > 0 && !strings.Contains(s, " ") {
		s = strings.TrimPrefix(s[:i], "www.") // an address for a name
	}
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' || r == '_' || r == '.' || r == '/' }) {
		if !mediaWords[w] {
			out = append(out, w)
		}
	}
	return out
}

// stemmed reports whether each word of short begins the word of long at its place.
func stemmed(short, long []string) bool {
	if len(short) != len(long) {
		return false
	}
	for i, w := range short {
		if len(w) < 3 && w != long[i] || !strings.HasPrefix(long[i], w) {
			return false
		}
	}
	return true
}

// initials reports whether the one word of short is made of the first letters of long.
func initials(short, long []string) bool {
	if len(short) != 1 || len(short[0]) != len(long) || len(long) < 2 {
		return false
	}
	for i, w := range long {
		if w[0] != short[0][i] {
			return false
		}
	}
	return true
}
