package en_test

import (
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/data/models"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/lang/en"
	"github.com/rapporteur/rapporteur/internal/text"
)

// report is a text written for these tests.
const report = `MINISTER DENIES PORT BLOCKADE

ASUNCION, Paraguay (Harbour Wire) - The Paraguayan government said on Tuesday that two barges had been held near Villeta since Feb. 8,
and that Foreign Minister Ramona Ayala would fly to Buenos Aires.

"We haven't blocked anything," Ayala told reporters. Argentina's coast guard, which denied the claim, said its U.S.-made cutters
couldn't have reached the river; the National Rivers Authority (NRA) put the loss at $3.6bn. The NRA won't comment further.
“Nobody asked us, said Tomás Benítez, a 52-year-old pilot from Encarnación.`

func read(in string) lang.Analysis { return en.New().Read(text.Split(in, nil)) }

func forms(in string, a lang.Analysis) string {
	var out []string
	for _, w := range a.Tokens {
		out = append(out, w.In(in))
	}
	return strings.Join(out, " ")
}

func TestWords(t *testing.T) {
	for in, want := range map[string]string{
		"Bashir al-Khatib spoke on Feb. 8.":                 "Bashir al - Khatib spoke on Feb. 8 .",
		"A U.S.-backed group in the U.S. fell.":             "A U.S. - backed group in the U.S. fell .",
		"It cost $3.6bn, or 12-year-old money.":             "It cost $ 3.6 bn , or 12 - year - old money .",
		"They don't and can’t; we cannot.":                  "They do n't and ca n’t ; we can not .",
		"Ankara’s envoy isn't gonna go.":                    "Ankara ’s envoy is n't gon na go .",
		"\"We left, he said. (It was late":                  "\" We left , he said . ( It was late",
		"TWO SHIPS SUNK OFF ADEN-BOUND ROUTE":               "TWO SHIPS SUNK OFF ADEN - BOUND ROUTE",
		"An anti-tank e-mail from a co-founder.":            "An anti-tank e-mail from a co-founder .",
		"See https://example.org/a-b-c or call 010-4477 :)": "See https://example.org/a-b-c or call 010-4477 :)",
		"An F-16 and an Mi-8 flew in 2018-09.":              "An F-16 and an Mi-8 flew in 2018-09 .",
		"Open plan-b_final.xls in rec.boats.lake now?!":     "Open plan-b_final.xls in rec.boats.lake now ?!",
		"Dont say its the boys' boat; I'm 3km off.":         "Do nt say its the boys ' boat ; I 'm 3 km off .",
	} {
		if got := forms(in, read(in)); got != want {
			t.Errorf("%q\n got  %s\n want %s", in, got, want)
		}
	}
}

// TestLemmas also holds the tags, as a lemma hangs on them.
func TestLemmas(t *testing.T) {
	in := "The children were taken to nearby villages and have not been seen since; rebels denied taking them, calling the worst claims lies."
	want := "the child be take to nearby village and have not be see since ; rebel deny take they , call the bad claim lie ."
	var got []string
	for _, w := range read(in).Tokens {
		got = append(got, w.Lemma)
	}
	if g := strings.Join(got, " "); g != want {
		t.Errorf("\n got  %s\n want %s", g, want)
	}
}

func TestTree(t *testing.T) {
	in := "The minister of trade denied the report."
	a := read(in)
	var got []string
	for _, w := range a.Tokens {
		head := "ROOT"
		if w.Head >= 0 {
			head = a.Tokens[w.Head].In(in)
		}
		got = append(got, w.In(in)+"<"+w.Deprel+"<"+head)
	}
	want := "The<det<minister minister<nsubj<denied of<case<trade trade<nmod<minister denied<root<ROOT the<det<report report<obj<denied .<punct<denied"
	if g := strings.Join(got, " "); g != want {
		t.Errorf("\n got  %s\n want %s", g, want)
	}
}

func TestNames(t *testing.T) {
	a := read(report)
	got := map[string]string{}
	for _, n := range a.Names {
		got[n.In(report)] = string(n.Type)
	}
	for name, typ := range map[string]string{
		"Paraguay": "LOC", "Paraguayan": "NORP", "Ramona Ayala": "PER", "Ayala": "PER", "Buenos Aires": "LOC", "Argentina": "LOC",
		"National Rivers Authority": "ORG", "NRA": "ORG", "Tomás Benítez": "PER",
	} {
		if got[name] != typ {
			t.Errorf("%s is %q, not %s; found: %v", name, got[name], typ, got)
		}
	}
}

// check fails when the analysis breaks what the engine promises of any text.
func check(t testing.TB, in string, l *text.Layout, a lang.Analysis) {
	t.Helper()
	if err := broken(in, l, a); err != nil {
		t.Fatal(err)
	}
}

// holds reports whether a span is a slice of the text; where the text is no
// valid UTF-8, a byte that is none counts as a character.
func holds(in string, s rapporteur.Span) bool {
	return s.Valid(in) || !utf8.ValidString(in) && 0 <= s.Start && s.Start < s.End && s.End <= len(in)
}

// broken tells of the first promise that an analysis breaks.
func broken(in string, l *text.Layout, a lang.Analysis) error {
	if len(a.Sentences) != len(l.Sentences) {
		return fmt.Errorf("%d sentences of %d", len(a.Sentences), len(l.Sentences))
	}
	end, next := 0, 0
	for i, s := range a.Sentences {
		if s.First != next || s.Last <= s.First {
			return fmt.Errorf("sentence %d holds words %d to %d", i, s.First, s.Last)
		}
		next = s.Last
		roots := 0
		for j := s.First; j < s.Last; j++ {
			w := a.Tokens[j]
			if !holds(in, w.Span) || w.Start < end {
				return fmt.Errorf("word %d: %v is no slice behind %d", j, w.Span, end)
			}
			if gap := in[end:w.Start]; strings.ContainsFunc(gap, func(r rune) bool { return !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) }) {
				return fmt.Errorf("the text %q before word %d is lost", gap, j)
			}
			end = w.End
			switch {
			case w.Head == -1:
				roots++
			case w.Head < s.First || w.Head >= s.Last || w.Head == j:
				return fmt.Errorf("word %d of sentence %d to %d has head %d", j, s.First, s.Last, w.Head)
			}
			if w.UPOS == "" || w.XPOS == "" || w.Deprel == "" || w.Lemma == "" {
				return fmt.Errorf("word %q has an empty field: %+v", w.In(in), w)
			}
		}
		if roots != 1 {
			return fmt.Errorf("sentence %d has %d roots", i, roots)
		}
	}
	if next != len(a.Tokens) {
		return fmt.Errorf("%d of %d words are in no sentence", len(a.Tokens)-next, len(a.Tokens))
	}
	at := 0
	for _, n := range a.Names {
		if !holds(in, n.Span) || n.First < at || n.First >= n.Last || n.Start != a.Tokens[n.First].Start || n.End != a.Tokens[n.Last-1].End {
			return fmt.Errorf("name %+v does not stand on words behind %d", n, at)
		}
		at = n.Last
	}
	return nil
}

// hostile are texts that no reporter wrote, made as long as asked (in bytes, about).
var hostile = map[string]func(n int) string{
	"one long word":  func(n int) string { return strings.Repeat("a", n) },
	"long capitals":  func(n int) string { return strings.Repeat("AB-", n/3) },
	"one sentence":   many("ship ", "Ankara ", "and ", "the ", "sank "),
	"marks":          many(".", "-", "’", "\"", "(", "$", "<", ":)", "a"),
	"zero width":     many("\u200b", "a", "\u200d", "B", "\ufeff", " "),
	"right to left":  many("\u202e", "قصف ", "\u202c", "Homs ", "\u200f", "שלום "),
	"marks combined": func(n int) string { return "e" + strings.Repeat("\u0301", n/2) + " x" },
	"emoji":          many("😀", "👩‍🚀", "🇸🇾", " x"),
	"hyphens":        many("a-", "B-", "1-", "-"),
	"capitals":       many("Ankara ", "President ", "Abu ", "Bank ", "of "),
	"short lines":    many("Homs\n", "A\n\n", "1\n"),
	"broken UTF-8":   many("\xff", "a\xc3 ", "\xe2\x80", "Homs ", "\xf0\x9f\x98", "\x00"),
}

// many draws from the pieces until the text is long enough; the same length
// always gives the same text.
func many(of ...string) func(n int) string {
	return func(n int) string {
		rng := rand.New(rand.NewPCG(3, 4))
		var b strings.Builder
		for b.Len() < n {
			b.WriteString(of[rng.IntN(len(of))])
		}
		return b.String()
	}
}

// TestHostile holds what the engine promises on 128 KiB of each, on a megabyte
// without a space and on a sentence of more than 100,000 words.
func TestHostile(t *testing.T) {
	for _, in := range []string{"", "  \n\t ", "\xff", "\u200b", "\u202e"} {
		l := text.Split(in, nil)
		check(t, in, l, en.New().Read(l))
	}
	for name, make := range hostile {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := make(cmp.Or(map[string]int{"one long word": 1 << 20, "one sentence": 600_000}[name], 1<<17))
			l := text.Split(in, nil)
			check(t, in, l, en.New().Read(l))
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{report, "U.S.-led \u200b“x", "al-\u202eAssad’s 3.6bn don't", "\xffHoms\xc3 a\xe2\x80", "a\r\n\r\nb. :-) 010-4477", "THE\n\nTHE"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		l := text.Split(in, nil)
		a := en.New().Read(l)
		check(t, in, l, a)
		if err := lang.CoNLLU(io.Discard, in, a); err != nil {
			t.Fatal(err)
		}
	})
}

// TestShared holds that goroutines sharing the engine each get what one alone
// gets, document after document.
func TestShared(t *testing.T) {
	texts := []string{report, strings.ToUpper(report), strings.ToLower(report), strings.Repeat(report+"\n\n", 5), "One."}
	want := make([]lang.Analysis, len(texts))
	for i, x := range texts {
		want[i] = read(x)
	}
	var wait sync.WaitGroup
	for g := range 8 {
		wait.Go(func() {
			for i := range 3 * len(texts) {
				k := (i + g) % len(texts)
				if got := read(texts[k]); !reflect.DeepEqual(got, want[k]) {
					t.Errorf("goroutine %d: text %d is read otherwise", g, k)
				}
			}
		})
	}
	wait.Wait()
}

func TestWeights(t *testing.T) {
	if n := len(models.English); n > 20_000_000 {
		t.Errorf("the weights take %d bytes, more than 20 MB", n)
	}
	for _, cut := range []int{0, 10, 1000, len(models.English) / 2} {
		if _, err := en.Open(models.English[:cut]); err == nil {
			t.Errorf("weights cut at %d bytes open without an error", cut)
		}
	}
}

// shared opens a file of the shared data beside the repository, or skips.
func shared(t testing.TB, name string) io.Reader {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Skip("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
	f, err := os.Open(filepath.Join(dir, "..", "shared", name))
	if err != nil {
		t.Skipf("the shared data is not here: %v", err)
	}
	t.Cleanup(func() { f.Close() })
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func ExampleEngine_Read() {
	in := "The rebels left Gao on Monday."
	a := en.New().Read(text.Split(in, nil))
	for _, w := range a.Tokens {
		fmt.Println(w.In(in), w.UPOS, w.Deprel)
	}
	// Output:
	// The DET det
	// rebels NOUN nsubj
	// left VERB root
	// Gao PROPN obj
	// on ADP case
	// Monday PROPN obl
	// . PUNCT punct
}
