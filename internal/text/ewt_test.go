package text_test

import (
	"bufio"
	"compress/gzip"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/rapporteur/rapporteur/internal/text"
)

// shared gives the path of a file of the shared data beside the repository, or
// skips the test.
func shared(t testing.TB, name string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Skip("no go.mod above the test")
		}
	}
	p := filepath.Join(dir, "..", "shared", name)
	if _, err := os.Stat(p); err != nil {
		t.Skipf("the shared data is not here: %v", err)
	}
	return p
}

// unzip opens a gzipped file of the shared data, or skips the test.
func unzip(t testing.TB, name string) *bufio.Scanner {
	t.Helper()
	f, err := os.Open(shared(t, name))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	s := bufio.NewScanner(z)
	s.Buffer(nil, 1<<24)
	return s
}

type extent struct{ from, to int } // in non-blank characters

// treebank reads a CoNLL-U file as the CoNLL 2018 task gives it to systems: the
// running text, and the extents of gold words and sentences.
func treebank(t testing.TB, name string) (raw string, words, sentences []extent) {
	var b strings.Builder
	pos, from := 0, -1
	size := func(s string) int { return len([]rune(strings.Join(strings.Fields(s), ""))) }
	var sent, last string
	mwtTo, mwtAt, mwtSplit := 0, 0, false
	var mwtForm string
	in := unzip(t, name)
	for in.Scan() {
		l := in.Text()
		switch {
		case l == "":
			if from >= 0 {
				sentences = append(sentences, extent{from, pos})
				b.WriteString(sent)
				if !strings.Contains(last, "SpaceAfter=No") {
					b.WriteByte(' ')
				}
			}
			from = -1
		case strings.HasPrefix(l, "# newdoc"), strings.HasPrefix(l, "# newpar"):
			s := strings.TrimRight(b.String(), " \n")
			b.Reset()
			b.WriteString(s)
			if s != "" {
				b.WriteString("\n\n")
			}
		case strings.HasPrefix(l, "# text = "):
			sent = l[len("# text = "):]
		case l[0] != '#':
			f := strings.Split(l, "\t")
			if strings.Contains(f[0], ".") {
				continue
			}
			last = l
			if from < 0 {
				from = pos
			}
			if _, to, ok := strings.Cut(f[0], "-"); ok {
				mwtTo, _ = strconv.Atoi(to)
				mwtForm, mwtAt, mwtSplit = f[1], pos, true
				continue
			}
			id, _ := strconv.Atoi(f[0])
			n := size(f[1])
			if id <= mwtTo {
				if mwtAt+size(mwtForm) < pos+n {
					mwtSplit = false
				}
				if mwtSplit {
					words = append(words, extent{pos, pos + n})
				} else {
					words = append(words, extent{-1, -1})
				}
				pos += n
				if id == mwtTo {
					pos, mwtTo = mwtAt+size(mwtForm), 0
				}
				continue
			}
			words = append(words, extent{pos, pos + n})
			pos += n
		}
	}
	return strings.TrimRight(b.String(), " \n") + "\n", words, sentences
}

func f1(gold, got []extent) float64 {
	in := map[extent]bool{}
	for _, e := range gold {
		in[e] = true
	}
	n := 0
	for _, e := range got {
		if in[e] {
			n++
		}
	}
	return 2 * float64(n) / float64(len(gold)+len(got))
}

// TestTreebank holds the cut against the English Web Treebank, which splits
// compounds at their hyphens where this package does not.
func TestTreebank(t *testing.T) {
	for name, floor := range map[string][2]float64{
		"gold/syntax/ewt-dev.conllu.gz":      {0.97, 0.72},
		"gold/syntax/gum-open-dev.conllu.gz": {0.99, 0.95},
	} {
		raw, words, sentences := treebank(t, name)
		l := text.Split(raw, nil)
		index := make([]int, len(raw)+1) // non-blank characters before each byte
		n := 0
		for i, r := range raw {
			index[i] = n
			if !unicode.IsSpace(r) {
				n++
			}
		}
		index[len(raw)] = n
		var tok, sent []extent
		for _, x := range l.Tokens {
			e := extent{index[x.Start], index[x.End]}
			tok = append(tok, e)
		}
		for _, x := range l.Sentences {
			sent = append(sent, extent{index[x.Start], index[x.End]})
		}
		ft, fs := f1(words, tok), f1(sentences, sent)
		t.Logf("%s: tokens %.4f sentences %.4f (%d gold, %d got)", name, ft, fs, len(sentences), len(sent))
		if ft < floor[0] || fs < floor[1] {
			t.Errorf("%s: tokens %.4f, sentences %.4f; at least %v", name, ft, fs, floor)
		}
	}
}
