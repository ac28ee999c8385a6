package place_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/place"
	"github.com/rapporteur/rapporteur/internal/text"
)

var (
	nameRE  = regexp.MustCompile(`^name ([A-Z]+) "([^"]*)"$`)
	wantRE  = regexp.MustCompile(`^place "([^"]*)"(.*)$`)
	fieldRE = regexp.MustCompile(`([a-z0-9]+)=("[^"]*"|\S+)`)
)

// TestCases reads testdata/cases/place: a text, a line of three dashes, then
// one expected place a line with the fields to compare: kind, name, country,
// adm1, full, id, near (latitude,longitude: within 60 km), metonym, demonym, resolved
// (yes or no). A line "url=…" gives the document's address, and
// a line `name LOC "…"` a name that the language engine found. Places that are not
// listed fail as well as those that are missing.
func TestCases(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root(t), "testdata", "cases", "place", "*.case"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 50 {
		t.Fatalf("%d cases found, want at least 50", len(files))
	}
	g := open(t)
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
			doc := &rapporteur.Document{Text: body}
			var want []string
			var names []lang.Name
			for l := range strings.Lines(rest) {
				l = strings.TrimSpace(l)
				if u, ok := strings.CutPrefix(l, "url="); ok {
					doc.URL = u
				} else if m := nameRE.FindStringSubmatch(l); m != nil {
					at := strings.Index(body, m[2])
					if at < 0 {
						t.Fatalf("the text has no %q", m[2])
					}
					names = append(names, lang.Name{Span: rapporteur.Span{Start: at, End: at + len(m[2])}, Type: lang.Type(m[1])})
				} else if l != "" {
					want = append(want, l)
				}
			}
			got := place.Read(doc, text.Split(body, nil), g, names)
			check(t, body, got)
			for i, p := range got {
				if i >= len(want) {
					t.Errorf("too much  %s", show(body, p))
					continue
				}
				compare(t, body, want[i], p)
			}
			for _, w := range want[min(len(got), len(want)):] {
				t.Errorf("missing   %s", w)
			}
		})
	}
}

func compare(t *testing.T, body, want string, p rapporteur.Place) {
	t.Helper()
	m := wantRE.FindStringSubmatch(want)
	if m == nil {
		t.Fatalf("cannot read the line %q", want)
	}
	have := fields(body, p)
	if m[1] != p.In(body) {
		t.Errorf("place %q, want %s", p.In(body), want)
		return
	}
	for _, f := range fieldRE.FindAllStringSubmatch(m[2], -1) {
		value := strings.Trim(f[2], `"`)
		if f[1] == "near" {
			a, b, _ := strings.Cut(value, ",")
			lat, _ := strconv.ParseFloat(a, 64)
			lon, _ := strconv.ParseFloat(b, 64)
			if p.Lat == nil || math.Hypot(*p.Lat-lat, (*p.Lon-lon)*math.Cos(lat*math.Pi/180))*111 > 60 {
				t.Errorf("not near %s: %s", value, show(body, p))
			}
		} else if have[f[1]] != value {
			t.Errorf("%s is %q, want %q: %s", f[1], have[f[1]], value, show(body, p))
		}
	}
	for _, flag := range []string{"metonym", "demonym"} {
		if !strings.Contains(m[2], flag+"=") && have[flag] == "yes" {
			t.Errorf("unexpected %s: %s", flag, show(body, p))
		}
	}
}

func fields(body string, p rapporteur.Place) map[string]string {
	yes := map[bool]string{true: "yes", false: "no"}
	f := map[string]string{"kind": string(p.Kind), "name": p.Name, "country": p.Country, "adm1": p.Adm1, "id": strconv.FormatInt(p.GeoNameID, 10),
		"metonym": yes[p.Metonym], "demonym": yes[p.Demonym], "resolved": yes[p.Lat != nil]}
	if !p.Full.IsZero() {
		f["full"] = p.Full.In(body)
	}
	return f
}

func show(body string, p rapporteur.Place) string {
	lat, lon := math.NaN(), math.NaN()
	if p.Lat != nil {
		lat, lon = *p.Lat, *p.Lon
	}
	s := fmt.Sprintf("place %q kind=%s name=%q country=%s adm1=%q id=%d at %.2f,%.2f", p.In(body), p.Kind, p.Name, p.Country, p.Adm1, p.GeoNameID, lat, lon)
	for k, v := range fields(body, p) {
		if v == "yes" && k != "resolved" || k == "full" {
			s += fmt.Sprintf(" %s=%q", k, v)
		}
	}
	return s
}

// check holds what is promised of every reading.
func check(t interface {
	Helper()
	Fatalf(format string, args ...any)
}, body string, ps []rapporteur.Place) {
	t.Helper()
	end := 0
	for _, p := range ps {
		switch {
		case !p.Valid(body):
			t.Fatalf("span %v is no slice of the text", p.Span)
		case p.Start < end:
			t.Fatalf("place %q overlaps the one before it", p.In(body))
		case !p.Full.IsZero() && (!p.Full.Valid(body) || !p.Full.Contains(p.Span)):
			t.Fatalf("full span %v does not hold %v", p.Full, p.Span)
		case (p.Lat == nil) != (p.Lon == nil):
			t.Fatalf("half a point: %q", p.In(body))
		case p.Lat != nil && (math.Abs(*p.Lat) > 90 || math.Abs(*p.Lon) > 180):
			t.Fatalf("no point on earth: %v,%v", *p.Lat, *p.Lon)
		case p.Confidence < 0 || p.Confidence > 1:
			t.Fatalf("confidence %v", p.Confidence)
		case p.Name == "":
			t.Fatalf("%q has no name", p.In(body))
		}
		end = p.End
	}
}
