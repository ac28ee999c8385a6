package figure_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/figure"
	"github.com/rapporteur/rapporteur/internal/quantity"
	"github.com/rapporteur/rapporteur/internal/text"
	"github.com/rapporteur/rapporteur/internal/when"
)

var (
	wantRE = regexp.MustCompile(`^figure "((?:[^"\\]|\\.)*)"(.*)$`)
	keyRE  = regexp.MustCompile(`(?:^| )([a-z_]+)=`)
)

// TestCases reads testdata/cases/figure: a text, a line of three dashes, then
// one expected figure a line, with the fields to compare ("-" is unknown). A
// line "document published=DAY" before them dates the text. Figures that are
// not listed fail as well as those that are missing.
func TestCases(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root(t), "testdata", "cases", "figure", "*.case"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 40 {
		t.Fatalf("%d cases found, want at least 40", len(files))
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".case"), func(t *testing.T) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			body, rest, ok := strings.Cut(string(raw), "\n---\n")
			if !ok {
				t.Fatal("no line of three dashes")
			}
			doc := &rapporteur.Document{ID: "doc-case", Text: body, SHA256: rapporteur.TextHash(body)}
			var want []string
			for _, l := range strings.Split(rest, "\n") {
				if day, ok := strings.CutPrefix(l, "document published="); ok {
					doc.Published.Value = rapporteur.Day(day)
				} else if strings.TrimSpace(l) != "" {
					want = append(want, l)
				}
			}
			l := text.Split(body, nil)
			got := figure.Read(doc, l, quantity.Read(l), when.Read(doc, l), nil, nil)
			used := make([]bool, len(got))
			for _, w := range want {
				found := false
				for i, f := range got {
					if !used[i] && matches(t, body, w, f) {
						used[i], found = true, true
						break
					}
				}
				if !found {
					t.Errorf("missing   %s", w)
				}
			}
			for i, f := range got {
				check(t, doc, f)
				if !used[i] {
					t.Errorf("too much  %s", show(body, f))
				}
			}
		})
	}
}

func fields(f *rapporteur.Figure) map[string]string {
	bound := func(v *float64) string {
		if v == nil {
			return "-"
		}
		return strconv.FormatFloat(*v, 'f', -1, 64)
	}
	m := map[string]string{
		"min": bound(f.Min), "max": bound(f.Max), "qualifier": string(f.Qualifier), "indicator": f.Indicator, "term": f.Term, "unit": f.Unit, "counts": f.Counts,
		"place": f.Place, "period": f.Period.Text, "from": string(f.Period.From), "to": string(f.Period.To), "as_of": string(f.AsOf),
		"status": string(f.Status), "stance": string(f.Stance), "factuality": string(f.Factuality), "chain": strings.Join(f.Chain, " > "),
	}
	for k, v := range m {
		if v == "" {
			m[k] = "-"
		}
	}
	return m
}

func matches(t *testing.T, text, want string, f *rapporteur.Figure) bool {
	m := wantRE.FindStringSubmatch(want)
	if m == nil {
		t.Fatalf("not a line of a case: %q", want)
	}
	span, err := strconv.Unquote(`"` + m[1] + `"`)
	if err != nil {
		t.Fatal(err)
	}
	if f.In(text) != span {
		return false
	}
	have := fields(f)
	keys := keyRE.FindAllStringSubmatchIndex(m[2], -1)
	for i, k := range keys {
		end := len(m[2])
		if i+1 < len(keys) {
			end = keys[i+1][0]
		}
		name, value := m[2][k[2]:k[3]], strings.TrimSpace(m[2][k[1]:end])
		v, ok := have[name]
		if !ok {
			t.Fatalf("no field %q in %q", name, want)
		}
		if v != value {
			return false
		}
	}
	return true
}

// show prints a figure as a line of a case.
func show(text string, f *rapporteur.Figure) string {
	m := fields(f)
	s := fmt.Sprintf("figure %q", f.In(text))
	for _, k := range []string{"min", "max", "indicator", "term", "unit", "status", "stance", "place", "period", "from", "to"} {
		if m[k] != "-" || k == "min" || k == "max" {
			s += " " + k + "=" + m[k]
		}
	}
	return s + " chain=" + m["chain"]
}

// check holds what every figure must: evidence with the sentence first, spans
// that lie in the text, a chain that ends in the article, closed lists.
func check(t testing.TB, doc *rapporteur.Document, f *rapporteur.Figure) {
	t.Helper()
	if len(f.Evidence) == 0 || f.Evidence[0].Field != "sentence" {
		t.Errorf("%s: the sentence does not come first in its evidence", show(doc.Text, f))
	}
	if _, err := rapporteur.Receipt(doc, f); err != nil {
		t.Error(err)
	}
	if n := len(f.Chain); n == 0 || f.Chain[n-1] != rapporteur.Article {
		t.Errorf("chain %q does not end in the article", f.Chain)
	}
	known := false
	for _, i := range figure.Indicators() {
		known = known || i.Name == f.Indicator
	}
	if !known || f.Unit == "" || f.ID == "" || f.Document != doc.ID {
		t.Errorf("incomplete or off the closed list: %s", show(doc.Text, f))
	}
	if f.Min != nil && f.Max != nil && *f.Min > *f.Max {
		t.Errorf("bounds upside down: %s", show(doc.Text, f))
	}
}
