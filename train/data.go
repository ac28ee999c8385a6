package main

import (
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/rapporteur/rapporteur/internal/lang/en/gold"
	"github.com/rapporteur/rapporteur/internal/lang/en/linear"
)

// open opens a data file, unzips it if need be, and notes its hash for the card.
func (t *trainer) open(name string) (io.Reader, error) {
	data, err := os.ReadFile(t.data + "/" + name)
	if err != nil {
		return nil, fmt.Errorf("training data: %w; give the folder of the gold data with -data", err)
	}
	h := sha256.Sum256(data)
	t.hashes[name] = hex.EncodeToString(h[:])
	r := strings.NewReader(string(data))
	if !strings.HasSuffix(name, ".gz") {
		return r, nil
	}
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("training data %s: %w", name, err)
	}
	return z, nil
}

func (t *trainer) treebank(name string) (*gold.Treebank, error) {
	r, err := t.open("syntax/" + name + ".conllu.gz")
	if err != nil {
		return nil, err
	}
	b, err := gold.ReadTreebank(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return b, nil
}

// treebanks reads the training parts and numbers their labels.
func (t *trainer) treebanks(names ...string) ([]*sentence, error) {
	var out []*sentence
	for _, n := range names {
		b, err := t.treebank(n)
		if err != nil {
			return nil, err
		}
		out = append(out, prepare(b.Sentences)...)
	}
	for _, s := range out {
		for i, g := range s.gold {
			t.xpos.id(g.XPOS)
			if t.joint.id(joint(g)) == len(t.jointX) {
				t.jointX = append(t.jointX, linear.Hash(g.XPOS))
				t.jointU = append(t.jointU, linear.Hash(g.UPOS))
			}
			t.rel.id(g.Deprel)
			t.vocabulary[s.words[i].Lower]++
		}
	}
	return out, nil
}

func (t *trainer) passages(name string) ([]gold.Passage, error) {
	file, read := "ner/"+name+".tsv.gz", gold.ReadColumns
	if strings.HasPrefix(name, "re3d-") {
		file, read = "ner/"+name+".jsonl.gz", gold.ReadStandOff
	}
	r, err := t.open(file)
	if err != nil {
		return nil, err
	}
	ps, err := read(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return ps, nil
}
