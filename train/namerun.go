package main

import (
	"strings"

	"github.com/rapporteur/rapporteur/internal/lang/en"
	"github.com/rapporteur/rapporteur/internal/lang/en/gold"
	"github.com/rapporteur/rapporteur/internal/lang/en/linear"
	"github.com/rapporteur/rapporteur/internal/lang/en/names"
)

// nameSources are the data from which names are learned: those whose licence
// lets a model go out.
var nameSources = []string{
	"redocred", "wikigold", "gum-open-ne-train", "re3d-CENTCOM", "re3d-US_State_Department", "re3d-UK_Government",
	"re3d-Australian_Department_of_Foreign_Affairs", "re3d-Delegation_of_the_European_Union_to_Syria", "re3d-Wikipedia",
}

// names fits the finder of names over the words and tags of the engine that
// weights make so far.
func (t *trainer) names(train []*sentence, weights []byte) (map[string][]byte, error) {
	e, err := en.Open(string(weights))
	if err != nil {
		return nil, err
	}
	g, err := t.gazetteer(train)
	if err != nil {
		return nil, err
	}
	phrases, cues := names.Compile(g.phrases, g.bits, g.cues)
	f := &names.Finder{Tags: names.NewTags(nameTags())}
	if f.Lists.Phrases, err = linear.OpenDict(string(phrases)); err != nil {
		return nil, err
	}
	if f.Lists.Cues, err = linear.OpenDict(string(cues)); err != nil {
		return nil, err
	}
	t.logf("%d phrases (%d bytes), %d cues (%d bytes)", len(g.phrases), len(phrases), len(g.cues), len(cues))
	number := map[string]int{}
	for i, n := range f.Tags.Names {
		number[n] = i
	}
	var ps []gold.Passage
	for _, n := range nameSources {
		p, err := t.passages(n)
		if err != nil {
			return nil, err
		}
		ps = append(ps, p...)
	}
	made, err := g.fill(patternCopies, t.seed)
	if err != nil {
		return nil, err
	}
	ps = g.unify(append(ps, made...))
	var reports []*report
	n := 0
	for _, p := range ps {
		r := cut(e, p, &f.Lists, number)
		n += r.words
		reports = append(reports, r)
	}
	t.logf("names: %d documents, %d words", len(reports), n)
	first, second, err := t.fitNames(f, reports)
	if err != nil {
		return nil, err
	}
	f.First, f.Second = first, second
	t.logf("names: %d and %d rows", len(first.feature), len(second.feature))
	parts := map[string][]byte{"name-tags": []byte(strings.Join(f.Tags.Names, " ")), "name-phrases": phrases, "name-cues": cues}
	for _, x := range []struct {
		name string
		m    *model
	}{{"name-first", first}, {"name-second", second}} {
		parts[x.name] = t.pack(x.name, x.m, nameBuckets, x.m.top())
	}
	return parts, nil
}
