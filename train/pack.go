package main

import (
	"strings"
	"sync"

	"github.com/rapporteur/rapporteur/internal/lang/en/linear"
	"github.com/rapporteur/rapporteur/internal/lang/en/syntax"
)

// Buckets of eight features in each shipped table. Together they keep the
// weights below 20 MB.
const (
	firstBuckets  = 16000
	tagBuckets    = 26000
	actionBuckets = 170000
	labelBuckets  = 24000
	nameBuckets   = 20000
)

// leastWeight is the smallest weight worth keeping, in 256ths of an update and
// for each model of those joined. It does not hold for the choice of action,
// where a weight is a difference.
const leastWeight = 40

// syntax fits all models of words, tags and trees and packs them.
func (t *trainer) syntax(train []*sentence) (map[string][]byte, error) {
	first, second, err := t.taggers(train)
	if err != nil {
		return nil, err
	}
	action, label, relabel := t.trainParsers(train)
	parts := map[string][]byte{
		"xpos":      []byte(strings.Join(t.xpos.names, "\n")),
		"joint":     []byte(strings.Join(t.joint.names, "\n")),
		"relations": []byte(strings.Join(t.rel.names, "\n")),
		"lemmas":    lemmaList(train),
	}
	known := map[uint64]byte{}
	for w, n := range t.vocabulary {
		if n > 1 {
			known[w] = 1
		}
	}
	parts["known"] = linear.PackDict(known)
	parts["tag-first"] = t.pack("tag-first", first, firstBuckets, first.top())
	parts["tag-second"] = t.pack("tag-second", second, tagBuckets, second.top())
	parts["action"] = t.pack("action", action, actionBuckets, action.top())
	top := max(label.top(), relabel.top()) // their scores are added
	parts["label"] = t.pack("label", label, labelBuckets, top)
	parts["relabel"] = t.pack("relabel", relabel, labelBuckets, top)
	return parts, nil
}

func (t *trainer) pack(name string, m *model, buckets int, top float32) []byte {
	data, kept, dropped := m.pack(buckets, top)
	t.logf("%s: %d features kept, %d dropped, %d bytes", name, kept, dropped, len(data))
	return data
}

// taggers fits the two taggers and leaves every sentence tagged by models that
// have not seen it, as the parser will meet its tags.
func (t *trainer) taggers(train []*sentence) (first, second *model, err error) {
	const parts = 4
	if err = folds(train, parts, func(s []*sentence) *model { return t.trainFirst(s, foldEpochs, t.seed) }, t.tagFirst); err != nil {
		return nil, nil, err
	}
	if err = folds(train, parts, func(s []*sentence) *model { return t.trainSecond(s, foldEpochs, t.seed) }, t.tagSecond); err != nil {
		return nil, nil, err
	}
	first = twice(t.seed, func(seed uint64) *model { return t.trainFirst(train, tagEpochs, seed) })
	second = twice(t.seed, func(seed uint64) *model { return t.trainSecond(train, tagEpochs, seed) })
	t.logf("taggers: %d and %d features", len(first.feature), len(second.feature))
	return first, second, err
}

// twice fits two models that meet the data in other orders and joins them.
func twice(seed uint64, fit func(seed uint64) *model) *model {
	var a, b *model
	var wait sync.WaitGroup
	wait.Go(func() { a = fit(seed) })
	wait.Go(func() { b = fit(seed + 1) })
	wait.Wait()
	return a.join(b)
}

// check trains on nine tenths and scores the rest.
func (t *trainer) check() error {
	all, err := t.treebanks("ewt-train", "gum-open-train")
	if err != nil {
		return err
	}
	if _, _, err = t.taggers(all); err != nil {
		return err
	}
	var train, rest []*sentence
	for i, s := range all {
		if i/50%10 == 9 {
			rest = append(rest, s)
		} else {
			train = append(train, s)
		}
	}
	right, words := 0, 0
	for _, s := range rest {
		for i, g := range s.gold {
			words++
			if t.jointX[s.tags[i]] == linear.Hash(g.XPOS) {
				right++
			}
		}
	}
	t.logf("held out: XPOS %.2f", 100*float64(right)/float64(words))
	action, label, relabel := t.trainParsers(train)
	for _, p := range []*syntax.Parser{
		{Action: action, Label: label, Labels: len(t.rel.names)},
		{Action: action, Label: label, Relabel: relabel, Labels: len(t.rel.names)},
	} {
		u, l := t.score(p, rest)
		t.logf("held out: UAS %.2f, LAS with subtypes %.2f (final labels: %v)", u, l, p.Relabel != nil)
	}
	return nil
}
