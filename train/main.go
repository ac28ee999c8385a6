// Command train makes the weights that the English engine ships with.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/rapporteur/rapporteur/internal/lang/en/linear"
	"github.com/rapporteur/rapporteur/internal/lang/en/syntax"
)

type trainer struct {
	data, out  string
	seed       uint64
	margin     int32
	least      uint8
	start      time.Time
	hashes     map[string]string
	xpos       alphabet
	joint      alphabet
	jointX     []uint64
	jointU     []uint64
	rel        alphabet
	vocabulary map[uint64]int
}

func main() {
	t := &trainer{hashes: map[string]string{}, start: time.Now(), vocabulary: map[uint64]int{}}
	flag.StringVar(&t.data, "data", "../shared/gold", "folder of the gold data")
	flag.Uint64Var(&t.seed, "seed", 1, "seed of all shuffling")
	margin := flag.Int("margin", 0, "margin")
	least := flag.Int("least", 2, "least")
	epochs := flag.Int("epochs", 10, "epochs")
	tagOnly := flag.Bool("tagonly", false, "")
	flag.Parse()
	t.margin, t.least = int32(*margin), uint8(*least)
	if err := t.run(*epochs, *tagOnly); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func (t *trainer) run(epochs int, tagOnly bool) error {
	var train []*sentence
	for _, n := range []string{"ewt-train", "gum-open-train"} {
		b, err := t.treebank(n)
		if err != nil {
			return err
		}
		train = append(train, prepare(b)...)
	}
	dev := map[string][]*sentence{}
	for _, n := range []string{"ewt-dev", "gum-open-dev"} {
		b, err := t.treebank(n)
		if err != nil {
			return err
		}
		dev[n] = prepare(b)
	}
	for _, s := range train {
		for i, g := range s.gold {
			t.xpos.id(g.xpos)
			if t.joint.id(joint(g)) == len(t.jointX) {
				t.jointX = append(t.jointX, linear.Hash(g.xpos))
				t.jointU = append(t.jointU, linear.Hash(g.upos))
			}
			t.rel.id(g.rel)
			t.vocabulary[s.words[i].Lower]++
		}
	}
	t.logf("%d sentences, %d xpos, %d joint, %d rels", len(train), len(t.xpos.names), len(t.joint.names), len(t.rel.names))
	if err := folds(train, 4, func(s []*sentence) *model { return t.trainFirst(s, 5) }, t.tagFirst); err != nil {
		return err
	}
	first := t.trainFirst(train, 7)
	t.logf("first tagger: %d rows", len(first.feature))
	if err := folds(train, 4, func(s []*sentence) *model { return t.trainSecond(s, 4) }, t.tagSecond); err != nil {
		return err
	}
	second := t.trainSecond(train, 6)
	t.logf("second tagger: %d rows", len(second.feature))
	for n, d := range dev {
		t.tagFirst(first, d)
		t.tagSecond(second, d)
		k, a, b, c := 0, 0, 0, 0
		for _, s := range d {
			for i, g := range s.gold {
				k++
				x, u, _ := strings.Cut(t.joint.names[s.tags[i]], " ")
				if s.first[i] == linear.Hash(g.xpos) {
					a++
				}
				if x == g.xpos {
					b++
				}
				if u == g.upos {
					c++
				}
			}
		}
		t.logf("%s: first %.2f xpos %.2f upos %.2f", n, 100*float64(a)/float64(k), 100*float64(b)/float64(k), 100*float64(c)/float64(k))
	}
	if tagOnly {
		return nil
	}
	done := make(chan *model)
	go func() { done <- t.trainRelabel(train, 8) }()
	action, label := t.trainParser(train, epochs, func(e int, a, l *model) {
		if e%4 == 3 {
			u, ls := t.score(&syntax.Parser{Action: a.average(), Label: l.average(), Labels: len(t.rel.names)}, dev["ewt-dev"])
			t.logf("epoch %d: %d %d rows uas %.2f las %.2f", e, len(a.feature), len(l.feature), u, ls)
		}
	})
	re := <-done
	t.logf("relabel rows %d", len(re.feature))
	for n, d := range dev {
		u, l := t.score(&syntax.Parser{Action: action, Label: label, Labels: len(t.rel.names)}, d)
		t.logf("%s: first labels: uas %.2f las %.2f", n, u, l)
		u, l = t.score(&syntax.Parser{Action: action, Label: label, Relabel: re, Labels: len(t.rel.names)}, d)
		t.logf("%s: final labels: uas %.2f las %.2f", n, u, l)
	}
	return nil
}
