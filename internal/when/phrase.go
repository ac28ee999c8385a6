package when

import (
	_ "embed"
	"fmt"
	"sort"
	"strings"
)

//go:embed phrases.tsv
var phraseTable string

// phrase is a reference in several words, or one that needs a word before it.
type phrase struct {
	words       []string
	value       string
	before      string
	beforeWords []string // any of these stands before it; empty: anything
}

func readPhrases(table string) map[string][]phrase {
	m := map[string][]phrase{}
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 2 {
			panic(fmt.Sprintf("when: phrases.tsv: bad line %q", line))
		}
		ph := phrase{words: strings.Fields(f[0]), value: f[1]}
		if len(f) > 2 {
			ph.before, ph.beforeWords = f[2], strings.Fields(f[2])
		}
		for _, w := range ph.words {
			if lexicon[w] == nil {
				panic(fmt.Sprintf("when: phrases.tsv: %q is not in words.tsv", w))
			}
		}
		m[ph.words[0]] = append(m[ph.words[0]], ph)
	}
	for _, l := range m {
		sort.SliceStable(l, func(a, b int) bool { return len(l[a].words) > len(l[b].words) })
	}
	return m
}
