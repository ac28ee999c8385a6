package attrib

import (
	"slices"
	"strings"
	"unicode"
)

// owner gives the subject form of a pronoun that owns a statement; "" for any
// other word.
func owner(low string) string {
	switch low {
	case "his":
		return "he"
	case "her":
		return "she"
	case "its":
		return "it"
	case "their":
		return "they"
	}
	return ""
}

// described finds the name of the latest source whose words hold all of the
// description's.
func (n *namer) described(words []item) *name {
	for i := len(n.said) - 1; i >= 0 && i >= len(n.said)-reach; i-- {
		st := n.said[i]
		if st.source.IsZero() {
			continue
		}
		have := strings.FieldsFunc(strings.ToLower(st.source.In(n.text)), notWord)
		all := true
		for k := range words {
			all = all && slices.Contains(have, words[k].low)
		}
		if all {
			nm := st.name
			return &nm
		}
	}
	return nil
}

// notWord reports whether the rune parts words.
func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' }

// pronoun resolves a pronoun to the nearest person, body or group before it
// that it can stand for.
func (n *namer) pronoun(low string, at int) name {
	low, _, _ = strings.Cut(strings.ReplaceAll(low, "’", "'"), "'")
	for i := len(n.subj) - 1; i >= 0 && i >= len(n.subj)-reach; i-- {
		s := &n.subj[i]
		if s.at >= at || !fits(low, s.name) || low == "they" && !s.plural && n.people(s.at, at) {
			continue
		}
		s.female = s.female || low == "she"
		s.male = s.male || low == "he"
		return s.name
	}
	// No name: an unnamed source so far is the likely one.
	return name{anonymous: true, person: low == "he" || low == "she", plural: low == "they", female: low == "she", male: low == "he"}
}

// people reports whether the text between two offsets speaks of several persons,
// "several former ambassadors": "they" is likelier they than a body before them.
func (n *namer) people(from, to int) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(n.text[max(from, to-farthest):to]), notWord) {
		if strings.HasSuffix(w, "s") && len(w) > 4 && (classes[w]&(person|title) != 0 || classes[strings.TrimSuffix(w, "s")]&(person|title) != 0) || plurals[w] {
			return true
		}
	}
	return false
}

// fits reports whether the pronoun can stand for the name.
func fits(low string, nm name) bool {
	switch low {
	case "he":
		return nm.person && !nm.plural && !nm.female
	case "she":
		return nm.person && !nm.plural && !nm.male
	case "it":
		return !nm.person && !nm.plural
	case "they":
		return nm.plural || !nm.person
	}
	return false
}
