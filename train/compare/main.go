// Command compare measures the English engine beside its peers on the same
// texts and prints one table.
//
//	go run ./train/compare -data ../shared/gold
//
// Peers are installed by the command that runs them (prose, by its own go.mod)
// or must be there already (spaCy with en_core_web_sm, in the python3 of the
// PATH); one that is not there is said to be missing. Nothing here is needed by
// the product. Speed is words of the engine's own cut over the seconds it took on one
// core, without start and loading.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/lang/en"
	"github.com/rapporteur/rapporteur/internal/lang/en/gold"
	"github.com/rapporteur/rapporteur/internal/text"
)

// reading is what a peer prints for a document; offsets are bytes.
type reading struct {
	ID      string
	Seconds float64
	Words   []struct {
		Start, End int
		XPOS       string
	}
	Sentences [][2]int
	Names     []struct {
		Start, End int
		Type       lang.Type
	}
}

// replay answers with readings made before, by text.
type replay map[string]lang.Analysis

func (r replay) Read(l *text.Layout) lang.Analysis { return r[l.Text] }
func (r replay) Analyse(string, []rapporteur.Span, []lang.Sentence) lang.Analysis {
	return lang.Analysis{}
}

type data struct {
	banks map[string]*gold.Treebank
	names map[string][]gold.Passage
	docs  []document
}

type document struct{ ID, Text string }

var (
	bankNames = []string{"ewt-dev", "gum-open-dev"}
	nameNames = []string{"worldwide-dev", "uner-ewt-dev"}
)

func main() {
	dir := flag.String("data", "../shared/gold", "folder of the gold data")
	flag.Parse()
	if err := run(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	d, err := load(dir)
	if err != nil {
		return err
	}
	fmt.Print("| engine | XPOS, raw ewt-dev / gum-open-dev | tokens | sentences | names, worldwide-dev / uner-ewt-dev | words a second |\n| --- | --- | --- | --- | --- | --- |\n")
	ours := replay{}
	words, begin := 0, time.Now()
	for _, x := range d.docs {
		a := en.New().Read(text.Split(x.Text, nil))
		ours[x.Text] = a
		words += len(a.Tokens)
	}
	d.row("this engine (with trees)", ours, float64(words)/time.Since(begin).Seconds())
	for _, p := range []struct {
		name, dir string
		command   []string
	}{
		{"prose v3", "train/compare/prose", []string{"go", "run", "-mod=mod", "."}},
		{"spaCy en_core_web_sm (with trees)", ".", []string{"python3", "train/compare/spacypeer.py"}},
	} {
		r, speed, err := d.peer(p.dir, p.command)
		if err != nil {
			fmt.Printf("| %s | not available: %v | | | | |\n", p.name, err)
			continue
		}
		d.row(p.name, r, speed)
	}
	return nil
}

func load(dir string) (*data, error) {
	d := &data{banks: map[string]*gold.Treebank{}, names: map[string][]gold.Passage{}}
	for _, n := range bankNames {
		b, err := unzip(dir+"/syntax/"+n+".conllu.gz", func(z *gzip.Reader) (*gold.Treebank, error) { return gold.ReadTreebank(z) })
		if err != nil {
			return nil, err
		}
		d.banks[n] = b
		d.docs = append(d.docs, document{n, b.Text})
	}
	for _, n := range nameNames {
		ps, err := unzip(dir+"/ner/"+n+".tsv.gz", func(z *gzip.Reader) ([]gold.Passage, error) { return gold.ReadColumns(z) })
		if err != nil {
			return nil, err
		}
		d.names[n] = ps
		for i, p := range ps {
			d.docs = append(d.docs, document{fmt.Sprint(n, " ", i), p.Text})
		}
	}
	return d, nil
}

func unzip[T any](path string, read func(*gzip.Reader) (T, error)) (T, error) {
	var none T
	f, err := os.Open(path)
	if err != nil {
		return none, fmt.Errorf("gold data: %w; give its folder with -data", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return none, fmt.Errorf("%s: %w", path, err)
	}
	return read(z)
}

// peer runs a program over the documents.
func (d *data) peer(dir string, command []string) (replay, float64, error) {
	var in bytes.Buffer
	e := json.NewEncoder(&in)
	for _, x := range d.docs {
		if err := e.Encode(x); err != nil {
			return nil, 0, err
		}
	}
	c := exec.Command(command[0], command[1:]...)
	var said bytes.Buffer
	c.Dir, c.Stdin, c.Stderr = dir, &in, &said
	c.Env = append(os.Environ(), "GOMAXPROCS=1", "OMP_NUM_THREADS=1")
	out, err := c.Output()
	if err != nil {
		line, _, _ := strings.Cut(strings.TrimSpace(said.String()), "\n")
		return nil, 0, fmt.Errorf("%w (%s)", err, line)
	}
	r := replay{}
	words, seconds := 0, 0.0
	dec := json.NewDecoder(bytes.NewReader(out))
	for _, x := range d.docs {
		var p reading
		if err := dec.Decode(&p); err != nil {
			return nil, 0, fmt.Errorf("%s: its answer cannot be read: %w", x.ID, err)
		}
		words, seconds = words+len(p.Words), seconds+p.Seconds
		r[x.Text] = p.analysis()
	}
	return r, float64(words) / seconds, nil
}

func (p *reading) analysis() lang.Analysis {
	var a lang.Analysis
	for _, w := range p.Words {
		a.Tokens = append(a.Tokens, rapporteur.Token{Span: rapporteur.Span{Start: w.Start, End: w.End}, XPOS: w.XPOS, Head: rapporteur.NoHead})
	}
	i := 0
	for _, s := range p.Sentences {
		x := lang.Sentence{First: i}
		for i < len(a.Tokens) && a.Tokens[i].Start < s[1] {
			i++
		}
		x.Last = i
		a.Sentences = append(a.Sentences, x)
	}
	for _, n := range p.Names {
		typ := n.Type
		if t, ok := gold.Types[typ]; ok {
			typ = t
		} else if typ == "PERSON" {
			typ = lang.Person
		}
		a.Names = append(a.Names, lang.Name{Span: rapporteur.Span{Start: n.Start, End: n.End}, Type: typ})
	}
	return a
}

func (d *data) row(name string, r replay, speed float64) {
	var xpos, token, sentence, names []string
	for _, n := range bankNames {
		s := d.banks[n].Raw(r)
		xpos, token, sentence = append(xpos, fmt.Sprintf("%.1f", s.RawXPOS)), append(token, fmt.Sprintf("%.1f", s.TokenF1)), append(sentence, fmt.Sprintf("%.1f", s.SentenceF1))
	}
	for _, n := range nameNames {
		_, _, f := gold.ScoreNames(d.names[n], gold.NamesOf(r)).F1("")
		names = append(names, fmt.Sprintf("%.1f", f))
	}
	j := func(x []string) string { return strings.Join(x, " / ") }
	fmt.Printf("| %s | %s | %s | %s | %s | %.0f |\n", name, j(xpos), j(token), j(sentence), j(names), speed)
}
