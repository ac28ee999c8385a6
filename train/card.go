package main

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/lang/en"
	"github.com/rapporteur/rapporteur/internal/lang/en/gold"
)

//go:embed card.md
var cardText string

// measure scores the packed weights on the development parts.
func (t *trainer) measure(weights []byte) error {
	e, err := en.Open(string(weights))
	if err != nil {
		return err
	}
	say := func(format string, args ...any) {
		t.logf(format, args...)
		t.figures = append(t.figures, fmt.Sprintf("- "+format, args...))
	}
	for _, n := range []string{"ewt-dev", "gum-open-dev"} {
		b, err := t.treebank(n)
		if err != nil {
			return err
		}
		s, r := b.Given(e), b.Raw(e)
		say("%s, given words: XPOS %.2f, UPOS %.2f, lemma %.2f, UAS %.2f, LAS %.2f (with subtypes %.2f)", n, s.XPOS, s.UPOS, s.Lemma, s.UAS, s.LAS, s.LASFull)
		say("%s, raw text: tokens %.2f, sentences %.2f, XPOS %.2f, UPOS %.2f, UAS %.2f, LAS %.2f", n, r.TokenF1, r.SentenceF1, r.RawXPOS, r.RawUPOS, r.RawUAS, r.RawLAS)
	}
	for _, n := range []string{"worldwide-dev", "uner-ewt-dev", "gum-open-ne-dev"} {
		ps, err := t.passages(n)
		if err != nil {
			return err
		}
		c := gold.ScoreNames(ps, gold.NamesOf(e))
		p, r, f := c.F1("")
		_, _, person := c.F1(lang.Person)
		_, _, place := c.F1(lang.Location)
		_, _, body := c.F1(lang.Organisation)
		say("%s, names: P %.2f, R %.2f, F1 %.2f (PER %.2f, LOC %.2f, ORG %.2f)", n, p, r, f, person, place, body)
	}
	return nil
}

// card writes the model's card.
func (t *trainer) card(parts map[string][]byte, weights []byte) error {
	var b bytes.Buffer
	b.WriteString(cardText)
	b.WriteString("\n## Figures\nMeasured by the training run on development parts, which it never learned from.\n\n")
	for _, f := range t.figures {
		b.WriteString(f + "\n")
	}
	fmt.Fprintf(&b, "\n## Parts\nSeed %d; %d bytes, SHA-256 `%x`.\n\n| part | bytes |\n| --- | --- |\n", t.seed, len(weights), sha256.Sum256(weights))
	for _, n := range slices.Sorted(maps.Keys(parts)) {
		fmt.Fprintf(&b, "| %s | %d |\n", n, len(parts[n]))
	}
	b.WriteString("\n## Data read\nSHA-256 of each file as found; `-dev` files were measured on, all others learned from.\n\n| file | SHA-256 |\n| --- | --- |\n")
	for _, n := range slices.Sorted(maps.Keys(t.hashes)) {
		fmt.Fprintf(&b, "| %s | `%s` |\n", n, t.hashes[n])
	}
	lists, err := listHash()
	if err != nil {
		return err
	}
	fmt.Fprintf(&b, "| train/lists | `%s` |\n", lists)
	return os.WriteFile(filepath.Join(t.out, "README.md"), b.Bytes(), 0o644)
}

// listHash is the hash of this project's own lists.
func listHash() (string, error) {
	h := sha256.New()
	files, err := lists.ReadDir("lists")
	if err != nil {
		return "", err
	}
	for _, f := range files {
		data, err := lists.ReadFile("lists/" + f.Name())
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%s %d\n", f.Name(), len(data))
		h.Write(data)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
