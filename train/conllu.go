package main

import (
	"bufio"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// token is a word of a treebank.
type token struct {
	form, lemma, upos, xpos, rel string
	head                         int // index, len(sentence) for the root
}

// open opens a gzipped data file and notes its SHA-256 for the model card.
func (t *trainer) open(name string) (io.Reader, error) {
	data, err := os.ReadFile(t.data + "/" + name)
	if err != nil {
		return nil, fmt.Errorf("training data: %w; give its folder with -data", err)
	}
	h := sha256.Sum256(data)
	t.hashes[name] = hex.EncodeToString(h[:])
	return gzip.NewReader(strings.NewReader(string(data)))
}

func (t *trainer) lines(name string) (*bufio.Scanner, error) {
	r, err := t.open(name)
	if err != nil {
		return nil, err
	}
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<24)
	return s, nil
}

// treebank reads the sentences of a CoNLL-U file without multi-word ranges and
// empty nodes.
func (t *trainer) treebank(name string) ([][]token, error) {
	s, err := t.lines("syntax/" + name + ".conllu.gz")
	if err != nil {
		return nil, err
	}
	var out [][]token
	var cur []token
	for s.Scan() {
		l := s.Text()
		if l == "" {
			for i := range cur {
				if cur[i].head--; cur[i].head < 0 {
					cur[i].head = len(cur)
				}
			}
			if len(cur) > 0 {
				out = append(out, cur)
			}
			cur = nil
			continue
		}
		c := strings.Split(l, "\t")
		if l[0] == '#' || strings.ContainsAny(c[0], "-.") {
			continue
		}
		h, err := strconv.Atoi(c[6])
		if err != nil {
			return nil, fmt.Errorf("%s: line %q has no head: %w", name, l, err)
		}
		cur = append(cur, token{form: c[1], lemma: c[2], upos: c[3], xpos: c[4], head: h, rel: c[7]})
	}
	return out, s.Err()
}
