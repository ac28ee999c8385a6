package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur/internal/lang/en/syntax"
)

// lemmaList learns rules from word endings to lemmas and lists the words that
// no rule gets right.
func lemmaList(train []*sentence) []byte {
	type use struct{ form, upos, xpos, lemma string }
	count := map[use]int{}
	for _, s := range train {
		for _, g := range s.gold {
			if g.Lemma == "_" || !syntax.Learned(g.UPOS) {
				continue
			}
			form := syntax.Key(g.Form, g.UPOS)
			if len(form) > 24 {
				continue
			}
			count[use{form, g.UPOS, g.XPOS, g.Lemma}]++
		}
	}
	uses := make([]use, 0, len(count))
	for u := range count {
		uses = append(uses, u)
	}
	slices.SortFunc(uses, func(a, b use) int {
		return strings.Compare(a.form+"\t"+a.upos+"\t"+a.xpos+"\t"+a.lemma, b.form+"\t"+b.upos+"\t"+b.xpos+"\t"+b.lemma)
	})
	// Votes of word types for an edit, for every ending.
	votes := map[string]map[string]int{}
	for _, u := range uses {
		if u.upos == "NUM" || u.upos == "PROPN" && u.xpos != "NNPS" {
			continue
		}
		n := 0
		for n < len(u.form) && n < len(u.lemma) && u.form[n] == u.lemma[n] {
			n++
		}
		for !utf8.ValidString(u.form[n:]) || !utf8.ValidString(u.lemma[n:]) {
			n--
		}
		if len(u.form)-n > syntax.MaxEnding-1 || len(u.lemma)-n > 4 || n == 0 {
			continue
		}
		edit := fmt.Sprintf("%d\t%s", len(u.form)-n, u.lemma[n:])
		for k := 0; k <= min(syntax.MaxEnding, len(u.form)-1); k++ {
			if k < len(u.form)-n && k > 0 || !utf8.ValidString(u.form[len(u.form)-k:]) {
				continue
			}
			e := u.form[len(u.form)-k:] + "\t" + u.xpos
			if votes[e] == nil {
				votes[e] = map[string]int{}
			}
			votes[e][edit]++
		}
	}
	best := map[string]string{}
	for e, v := range votes {
		top, total := "", 0
		for x, n := range v {
			total += n
			if top == "" || n > v[top] || n == v[top] && x < top {
				top = x
			}
		}
		if k := strings.IndexByte(e, '\t'); v[top] >= 2 || k < 2 {
			best[e] = top
		}
	}
	var list []string
	for e, x := range best {
		end, tag, _ := strings.Cut(e, "\t")
		shorter := ""
		for k := 1; k <= len(end) && shorter == ""; k++ {
			shorter = best[end[k:]+"\t"+tag]
		}
		if x != shorter { // a rule that says what a shorter one says is no rule
			list = append(list, "-"+e+"\t"+x+"\n")
		}
	}
	slices.Sort(list)
	rules, err := syntax.OpenLemmas(strings.Join(list, ""))
	if err != nil {
		panic(err)
	}
	// A form with a tag may have several lemmas; the most frequent is the exception.
	type key struct{ form, upos string }
	lemma := map[key]use{}
	for _, u := range uses {
		k := key{u.form, u.upos}
		if l, ok := lemma[k]; !ok || count[u] > count[l] {
			lemma[k] = u
		}
	}
	var exceptions []string
	for k, u := range lemma {
		if rules.Lemma(k.form, u.upos, u.xpos) != u.lemma && (count[u] > 1 || u.form[0] != u.lemma[0] || u.upos == "VERB") {
			exceptions = append(exceptions, k.form+"\t"+k.upos+"\t"+u.lemma+"\n")
		}
	}
	slices.Sort(exceptions)
	return []byte(strings.Join(append(list, exceptions...), ""))
}
