package attrib

import (
	"slices"
	"strings"
	"unicode"
)

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

func notWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' }

func (n *namer) pronoun(low string, at int) name {
	low, _, _ = strings.Cut(strings.ReplaceAll(low, "’", "'"), "'")
	fits := func(nm name) bool {
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
	for i := len(n.subj) - 1; i >= 0 && i >= len(n.subj)-reach; i-- {
		s := &n.subj[i]
		if s.at >= at || !fits(s.name) {
			continue
		}
		s.female = s.female || low == "she"
		s.male = s.male || low == "he"
		return s.name
	}
	// No name: an unnamed source so far is the likely one.
	return name{anonymous: true, person: low == "he" || low == "she", plural: low == "they", female: low == "she", male: low == "he"}
}
