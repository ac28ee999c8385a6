//go:build unix

// Command compare measures the English engine beside its peers on the same
// texts in one run and prints one table.
//
//	go run ./train/compare -data ../shared/gold
//
// It installs the peers itself: prose by the go.mod in prose, spaCy with
// en_core_web_sm by spacy/requirements.txt into the ignored folder
// spacy/.venv (-python names the Python 3.11 for it). A peer that cannot be had
// is said to be missing. Nothing here is needed by the product.
//
// Everything is read from running text. Speed is the number of words in all
// texts, as this engine cuts them, over the seconds of one thread that the
// reading took, by the processor's clock and by the wall's, without start and loading.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"syscall"
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
	CPU     float64 // seconds of processor time
	Trees   string  // the scheme of its trees; none: it makes no trees
	Words   []struct {
		Start, End int
		XPOS       string
		Head       int // index in Words, -1: root
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

// peer is a program that reads documents on standard input and prints a
// reading for each.
type peer struct {
	name, dir string
	install   [][]string // what must be run in dir first
	command   []string
}

func peers(python string) []peer {
	return []peer{
		{name: "prose v3.2.3", dir: "train/compare/prose", command: []string{"go", "run", "-mod=mod", "."}},
		{
			name: "spaCy 3.8.18, en_core_web_sm 3.8.0", dir: "train/compare/spacy",
			install: [][]string{{python, "-m", "venv", ".venv"}, {".venv/bin/pip", "install", "-q", "-r", "requirements.txt"}},
			command: []string{".venv/bin/python", "peer.py"},
		},
	}
}

func main() {
	dir := flag.String("data", "../shared/gold", "folder of the gold data")
	python := flag.String("python", "python3.11", "Python that spaCy is installed with")
	flag.Parse()
	if err := run(*dir, *python); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

func run(dir, python string) error {
	d, err := load(dir)
	if err != nil {
		return err
	}
	runtime.GOMAXPROCS(1)
	ours := result{analyses: replay{}, trees: "UD"}
	engine := en.New()
	words := 0
	wall, cpu := time.Now(), cpuTime()
	for _, x := range d.docs {
		a := engine.Read(text.Split(x.Text, nil))
		ours.analyses[x.Text] = a
		words += len(a.Tokens)
	}
	ours.wall, ours.cpu = time.Since(wall).Seconds(), (cpuTime() - cpu).Seconds()
	runtime.GOMAXPROCS(runtime.NumCPU())
	fmt.Printf("%d words. Pairs are %s, or %s.\n\n", words, strings.Join(bankNames, " / "), strings.Join(nameNames, " / "))
	fmt.Println("| engine | words F1 | XPOS F1 | UAS F1 | LAS F1 | sentences F1 | names F1 | with facilities as places | words a second of CPU | of wall time |")
	fmt.Println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
	d.row("this engine", ours, words)
	for _, p := range peers(python) {
		r, err := d.run(p)
		if err != nil {
			fmt.Printf("| %s | not available: %v | | | | | | | | |\n", p.name, err)
			continue
		}
		d.row(p.name, r, words)
	}
	return nil
}

// cpuTime is the processor time this program has used.
func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // cannot fail for the process itself
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
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

// result is what an engine made of all documents, by text, and how long it took.
type result struct {
	analyses  replay
	wall, cpu float64 // seconds
	trees     string
}

// run installs a peer and runs it over the documents.
func (d *data) run(p peer) (result, error) {
	r := result{analyses: replay{}}
	for _, c := range p.install {
		if out, err := inFolder(p.dir, c).CombinedOutput(); err != nil {
			return r, fmt.Errorf("%s: %w (%s)", strings.Join(c, " "), err, lastLine(string(out)))
		}
	}
	var in bytes.Buffer
	e := json.NewEncoder(&in)
	for _, x := range d.docs {
		if err := e.Encode(x); err != nil {
			return r, err
		}
	}
	c := inFolder(p.dir, p.command)
	var said bytes.Buffer
	c.Stdin, c.Stderr = &in, &said
	c.Env = append(os.Environ(), "GOMAXPROCS=1", "OMP_NUM_THREADS=1")
	out, err := c.Output()
	if err != nil {
		return r, fmt.Errorf("%w (%s)", err, lastLine(said.String()))
	}
	dec := json.NewDecoder(bytes.NewReader(out))
	for _, x := range d.docs {
		var got reading
		if err := dec.Decode(&got); err != nil {
			return r, fmt.Errorf("%s: its answer cannot be read: %w", x.ID, err)
		}
		r.wall, r.cpu, r.trees = r.wall+got.Seconds, r.cpu+got.CPU, got.Trees
		r.analyses[x.Text] = got.analysis()
	}
	return r, nil
}

func inFolder(dir string, command []string) *exec.Cmd {
	c := exec.Command(command[0], command[1:]...)
	c.Dir = dir
	return c
}

func lastLine(s string) string {
	s = strings.TrimSpace(s)
	return s[strings.LastIndexByte(s, '\n')+1:]
}

func (p *reading) analysis() lang.Analysis {
	var a lang.Analysis
	for _, w := range p.Words {
		a.Tokens = append(a.Tokens, rapporteur.Token{Span: rapporteur.Span{Start: w.Start, End: w.End}, XPOS: w.XPOS, Head: w.Head})
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

func (d *data) row(name string, r result, words int) {
	var token, xpos, uas, las, sentence, names, wide []string
	tenth := func(list *[]string, v float64) { *list = append(*list, fmt.Sprintf("%.1f", v)) }
	for _, n := range bankNames {
		s := d.banks[n].Raw(r.analyses)
		tenth(&token, s.TokenF1)
		tenth(&xpos, s.RawXPOS)
		tenth(&sentence, s.SentenceF1)
		tenth(&uas, s.RawUAS)
		tenth(&las, s.RawLAS)
	}
	for _, n := range nameNames {
		found := gold.NamesOf(r.analyses)
		_, _, f := gold.ScoreNames(d.names[n], found).F1("")
		tenth(&names, f)
		_, _, f = gold.ScoreNames(d.names[n], func(p gold.Passage) []lang.Name {
			out := slices.Clone(found(p))
			for i := range out {
				if out[i].Type == lang.Facility {
					out[i].Type = lang.Location
				}
			}
			return out
		}).F1("")
		tenth(&wide, f)
	}
	j := func(x []string) string { return strings.Join(x, " / ") }
	trees, relations := j(uas), j(las)
	switch r.trees {
	case "UD":
	case "":
		trees, relations = "no trees", "no trees"
	default: // another idea of what a head is
		trees, relations = "not comparable: "+r.trees, "not comparable"
	}
	fmt.Printf("| %s | %s | %s | %s | %s | %s | %s | %s | %.0f | %.0f |\n", name, j(token), j(xpos), trees, relations, j(sentence), j(names), j(wide), float64(words)/r.cpu, float64(words)/r.wall)
}
