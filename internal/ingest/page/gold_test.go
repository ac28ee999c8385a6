package page

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// goldPage is a row of the development pages.
type goldPage struct {
	ID, URL, HTML string
	Body          string   `json:"article_body"`
	With, Without []string // segments that must, and must not, be in the text
}

// gold reads a file of shared development data; the test is skipped where
// that data is absent.
func gold(tb testing.TB, name string) []goldPage {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			tb.Skip("not inside a checkout")
		}
	}
	f, err := os.Open(filepath.Join(dir, "..", "shared", "gold", "stories", name))
	if err != nil {
		tb.Skipf("no shared development data: %v", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		tb.Fatal(err)
	}
	var out []goldPage
	s := bufio.NewScanner(z)
	s.Buffer(nil, 64<<20)
	for s.Scan() {
		var g goldPage
		if err := json.Unmarshal(s.Bytes(), &g); err != nil {
			tb.Fatal(err)
		}
		out = append(out, g)
	}
	if err := s.Err(); err != nil {
		tb.Fatal(err)
	}
	return out
}

var wordRE = regexp.MustCompile(`[\p{L}\p{N}_]+`)

// shingles counts the runs of four words, as the article-extraction-benchmark does.
func shingles(s string) (map[string]int, int) {
	w := wordRE.FindAllString(s, -1)
	m, n := map[string]int{}, 0
	for i := 0; len(w) > 0 && i < max(1, len(w)-3); i++ {
		m[strings.Join(w[i:min(i+4, len(w))], " ")]++
		n++
	}
	return m, n
}

func precisionRecall(got, want string) (p, r float64) {
	a, na := shingles(got)
	b, nb := shingles(want)
	if na == 0 && nb == 0 {
		return 1, 1
	}
	hit := 0
	for k, v := range a {
		hit += min(v, b[k])
	}
	if na > 0 {
		p = float64(hit) / float64(na)
	}
	if nb > 0 {
		r = float64(hit) / float64(nb)
	}
	return p, r
}

func TestGoldMainText(t *testing.T) {
	pages := gold(t, "html_scrapinghub.dev.jsonl.gz")
	var p, r float64
	for _, g := range pages {
		got, err := Extract(g.HTML, g.URL)
		if err != nil {
			t.Logf("%s: %v", g.URL, err)
		}
		pp, rr := precisionRecall(got.Text, g.Body)
		if f := 2 * pp * rr / (pp + rr + 1e-9); f < 0.93 {
			t.Logf("%.2f P %.2f R %.2f %s %q", f, pp, rr, g.URL, got.Title)
		}
		p, r = p+pp, r+rr
	}
	p, r = p/float64(len(pages)), r/float64(len(pages))
	f := 2 * p * r / (p + r)
	t.Logf("main text: P %.4f R %.4f F1 %.4f on %d pages", p, r, f, len(pages))
	if f < 0.975 {
		t.Errorf("main text F1 %.4f is below its floor", f)
	}
}

func TestGoldSegments(t *testing.T) {
	squeeze := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	var with, has, without, lacks int
	for _, g := range gold(t, "html_trafilatura_en.dev.jsonl.gz") {
		got, err := Extract(g.HTML, g.URL)
		if err != nil {
			t.Logf("%s: %v", g.URL, err)
		}
		text := squeeze(got.Text)
		for _, s := range g.With {
			with++
			if strings.Contains(text, squeeze(s)) {
				has++
			} else {
				t.Logf("misses %q %s", s, g.URL)
			}
		}
		for _, s := range g.Without {
			without++
			if !strings.Contains(text, squeeze(s)) {
				lacks++
			} else {
				t.Logf("has %q %s", s, g.URL)
			}
		}
	}
	t.Logf("segments: must have %d/%d, must not have %d/%d", has, with, without-lacks, without)
	if float64(has) < 0.87*float64(with) || float64(lacks) < 0.9*float64(without) {
		t.Error("segments are below their floor")
	}
}
