package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lemmas makes the lemma of a word from its tags: by the exceptions learned
// from the treebanks, else by the rule for its longest known ending.
type Lemmas struct {
	exceptions map[string]string // "form\tUPOS" → lemma, in small letters
	rules      map[string]edit   // "ending\tXPOS" → what to do
}

// edit takes cut bytes off the end and puts add there.
type edit struct {
	cut int
	add string
}

// MaxEnding is the length in bytes of the longest ending of a rule.
const MaxEnding = 5

const maxLemma = 40 // longer words are their own lemma

// OpenLemmas reads the list that training made: lines "form UPOS lemma" of
// exceptions and "-ending XPOS cut add" of rules, parted by tabs.
func OpenLemmas(list string) (*Lemmas, error) {
	l := &Lemmas{exceptions: map[string]string{}, rules: map[string]edit{}}
	for line := range strings.Lines(list) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case len(f) == 3:
			l.exceptions[line[:len(f[0])+1+len(f[1])]] = f[2]
		case len(f) == 4 && f[0] != "" && f[0][0] == '-':
			n, err := strconv.Atoi(f[2])
			if err != nil {
				return nil, fmt.Errorf("lemma rule %q: %w; build the weights anew (go run ./train)", line, err)
			}
			l.rules[f[0][1:]+"\t"+f[1]] = edit{n, f[3]}
		default:
			return nil, fmt.Errorf("lemma line %q is no rule and no exception: build the weights anew (go run ./train)", line)
		}
	}
	return l, nil
}

// marks are the plain spellings that stand for punctuation's variants.
var marks = map[string]string{"–": "-", "—": "-", "--": "-", "“": "\"", "”": "\"", "‘": "'", "’": "'", "‘’": "''", "’’": "''"}

// Learned reports whether lemmas of words with this universal tag are learned;
// others are the form itself, spelled plainly.
func Learned(upos string) bool { return upos != "PUNCT" && upos != "SYM" && upos != "X" }

// Lemma gives the lemma of a form with its tags.
func (l *Lemmas) Lemma(form, upos, xpos string) string {
	if len(form) > maxLemma {
		return form
	}
	if !Learned(upos) {
		if m, ok := marks[form]; ok {
			return m
		}
		return form
	}
	low := Key(form, upos)
	var buf [maxLemma + 8]byte
	key := append(append(append(buf[:0], low...), '\t'), upos...)
	if x, ok := l.exceptions[string(key)]; ok {
		return x
	}
	if upos == "NUM" || upos == "PROPN" && xpos != "NNPS" {
		return low
	}
	for n := min(MaxEnding, len(low)-1); n >= 0; n-- {
		key = append(append(append(buf[:0], low[len(low)-n:]...), '\t'), xpos...)
		if e, ok := l.rules[string(key)]; ok {
			stem := len(low) - e.cut
			if e.cut == 0 && e.add == "" || stem <= 0 || e.cut > 0 && !utf8.RuneStart(low[stem]) {
				return low
			}
			return low[:stem] + e.add
		}
	}
	return low
}

// Key is a form as lemmas are learned for it: in small letters unless it is a
// proper noun, with straight apostrophes.
func Key(form, upos string) string {
	if upos != "PROPN" {
		form = lower(form)
	}
	if strings.Contains(form, "’") {
		form = strings.ReplaceAll(form, "’", "'")
	}
	return form
}

// lower is strings.ToLower that keeps a form already small.
func lower(s string) string {
	for _, r := range s {
		if unicode.IsUpper(r) {
			return strings.ToLower(s)
		}
	}
	return s
}
