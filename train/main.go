// Command train makes the weights that the English engine ships with.
//
//	go run ./train -data ../shared/gold
//
// It reads the treebanks and name data that may go into a shipped model, fits
// the taggers, the parser, the lemmatiser and the finder of names, and writes
// data/models/en.weights and the model's card, data/models/README.md, with the
// hashes of all it read and the figures measured. The same data and seed give
// the same bytes. It takes a quarter of an hour at most on two cores and 2 GiB.
//
// -check trains on nine tenths of the treebanks and scores on the rest, for
// choices; the development parts are for the final figures only.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/rapporteur/rapporteur/internal/lang/en/linear"
)

// Settings, chosen on held-out training data (-check).
const (
	tagEpochs     = 7
	foldEpochs    = 4 // of models that only label data for the next step
	parserEpochs  = 14
	relabelEpochs = 8
	nameEpochs    = 8
	parserMargin  = 10 // in updates
	nameMargin    = 20
	patternCopies = 15 // documents made of each pattern
)

type trainer struct {
	data, out  string
	seed       uint64
	start      time.Time
	hashes     map[string]string // SHA-256 of each file read
	figures    []string          // lines for the card
	xpos       alphabet
	joint      alphabet
	jointX     []uint64
	jointU     []uint64
	rel        alphabet
	vocabulary map[uint64]int
}

func main() {
	t := &trainer{hashes: map[string]string{}, start: time.Now(), vocabulary: map[uint64]int{}}
	check := false
	flag.StringVar(&t.data, "data", "../shared/gold", "folder of the gold data")
	flag.StringVar(&t.out, "out", "data/models", "folder for the weights and their card")
	flag.Uint64Var(&t.seed, "seed", 1, "seed of all shuffling and drawing")
	flag.BoolVar(&check, "check", false, "train on nine tenths of the treebanks, score on the rest, write nothing")
	flag.Parse()
	run := t.run
	if check {
		run = t.check
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func (t *trainer) run() error {
	train, err := t.treebanks("ewt-train", "gum-open-train")
	if err != nil {
		return err
	}
	parts, err := t.syntax(train)
	if err != nil {
		return err
	}
	more, err := t.names(train, linear.PackBundle(parts))
	if err != nil {
		return err
	}
	for k, v := range more {
		parts[k] = v
	}
	weights := linear.PackBundle(parts)
	t.logf("%d bytes of weights", len(weights))
	if err := os.WriteFile(filepath.Join(t.out, "en.weights"), weights, 0o644); err != nil {
		return err
	}
	if err := t.measure(weights); err != nil {
		return err
	}
	return t.card(parts, weights)
}

func (t *trainer) logf(format string, args ...any) {
	fmt.Printf("%6.0fs  ", time.Since(t.start).Seconds())
	fmt.Printf(format+"\n", args...)
}
