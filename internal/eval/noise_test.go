package eval_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur/internal/eval"
	"github.com/rapporteur/rapporteur/internal/lang"
	goldfile "github.com/rapporteur/rapporteur/internal/lang/en/gold"
	"github.com/rapporteur/rapporteur/internal/text"
	"github.com/rapporteur/rapporteur/schema"
)

// noise makes readings out of gold by damaging it at random; the same seed and
// document always give the same reading.
type noise struct {
	seed  uint64
	gold  map[string][]map[string]any   // by document id, each row with "file"
	named map[string][]lang.Name        // by document id, in code points
	bank  map[string]*goldfile.Treebank // by running text
}

// newNoise reads every gold file the kinds use, by document.
func newNoise(t *testing.T, dir string, seed uint64) *noise {
	t.Helper()
	n := &noise{seed: seed, gold: map[string][]map[string]any{}}
	root := filepath.Join(dir, "gold")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		folder, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
		base := strings.TrimSuffix(strings.TrimSuffix(d.Name(), ".gz"), ".jsonl")
		switch {
		case base == d.Name():
			return nil
		case folder == "place", folder == "time" && !strings.HasPrefix(base, "tweets"):
		case strings.HasPrefix(d.Name(), "html_") && strings.Contains(base, "dev"):
		case folder == "attribution" && base == "dev":
		case folder == "crises", folder == "idlib" && base == "attributions", folder == "figures", folder == "record" && base == "dates":
		default:
			return nil
		}
		return n.load(path, base)
	})
	if err != nil {
		t.Fatal(err)
	}
	n.named = map[string][]lang.Name{}
	for _, part := range []string{"worldwide-dev", "uner-ewt-dev"} {
		passages, err := goldfile.ReadColumns(unzip(t, filepath.Join(root, "ner", part+".tsv.gz")))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range passages {
			off := text.NewOffsets(p.Text)
			for _, x := range p.Names {
				x.Start, x.End = off.CodePoint(x.Start), off.CodePoint(x.End)
				n.named[p.ID] = append(n.named[p.ID], x)
			}
		}
	}
	n.bank = map[string]*goldfile.Treebank{}
	for _, part := range []string{"ewt-dev", "gum-open-dev"} {
		bank, err := goldfile.ReadTreebank(unzip(t, filepath.Join(root, "syntax", part+".conllu.gz")))
		if err != nil {
			t.Fatal(err)
		}
		n.bank[bank.Text] = bank
	}
	return n
}

func unzip(t *testing.T, path string) io.Reader {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func (n *noise) load(path, base string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var in io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(f); err != nil {
			return err
		}
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var row map[string]any
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return err
		}
		row["file"] = base
		id, ok := row["doc"].(string)
		if !ok {
			id, _ = row["id"].(string)
		}
		n.gold[id] = append(n.gold[id], row)
	}
	return lines.Err()
}

func (n *noise) read(_ context.Context, docs []eval.Doc) (map[string]*schema.Reading, error) {
	out := map[string]*schema.Reading{}
	for _, d := range docs {
		h := fnv.New64a()
		io.WriteString(h, d.ID)
		m := &damage{rand.New(rand.NewPCG(n.seed, h.Sum64())), []rune(d.Text)}
		if d.HTML != "" {
			m.text = []rune(m.page(n.gold[d.ID]))
			if m.maybe(10) || len(m.text) == 0 {
				continue
			}
		}
		x := &schema.Reading{
			Document: schema.Document{ID: "doc-" + d.ID, Ref: d.ID, Text: string(m.text), Furniture: []schema.Furniture{}},
			Names:    []schema.Name{}, Places: []schema.Place{}, Times: []schema.Time{},
			Quantities: []schema.Quantity{}, Attributions: []schema.Attribution{}, Figures: []schema.Figure{},
		}
		for _, g := range n.gold[d.ID] {
			m.row(x, g)
		}
		for _, g := range n.named[d.ID] {
			m.name(x, g)
		}
		for m.maybe(60) {
			x.Attributions = append(x.Attributions, m.attribution([]any{m.link()}, m.anySpans(), "asserts", false))
			x.Figures = append(x.Figures, m.figure(m.anySpan(), float64(m.IntN(5)), nil, map[string]any{}))
			x.Document.Furniture = append(x.Document.Furniture, schema.Furniture{Span: m.anySpan(), Why: "widget"})
		}
		out[d.ID] = x
	}
	return out, nil
}

// parse prints a treebank as CoNLL-U with words, tags, trees and sentences damaged.
func (n *noise) parse(_ context.Context, in string) ([]byte, error) {
	m := &damage{rand.New(rand.NewPCG(n.seed, uint64(len(in)))), nil}
	var b bytes.Buffer
	word := 0
	line := func(form string, t goldfile.Token, head int) {
		word++
		fmt.Fprintf(&b, "%d\t%s\t_\t%s\t%s\t_\t%d\t%s\t_\t_\n", word, form, t.UPOS, t.XPOS, head, t.Deprel)
	}
	for _, s := range n.bank[in].Sentences {
		if word > 0 && !m.maybe(10) { // a blank line now and then is lost
			b.WriteString("\n")
			word = 0
		}
		for _, t := range s {
			head := 0
			if t.Head < len(s) {
				head = t.Head + 1
			}
			if m.maybe(10) {
				head = m.IntN(len(s) + 3)
			}
			if m.maybe(10) {
				t.UPOS, t.XPOS = "X", "FW"
			}
			if m.maybe(10) {
				t.Deprel = "dep:other"
			}
			form := []rune(t.Form)
			switch {
			case m.maybe(1): // lost
			case m.maybe(1): // not of the text
				line("§"+t.Form, t, head)
			case m.maybe(2) && len(form) > 1: // parted
				line(string(form[:1]), t, head)
				line(string(form[1:]), t, head)
			default:
				line(t.Form, t, head)
			}
		}
		if m.maybe(3) {
			b.WriteString("\n")
			word = 0
		}
	}
	return b.Bytes(), nil
}
