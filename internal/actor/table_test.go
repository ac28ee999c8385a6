package actor

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	data "github.com/rapporteur/rapporteur/data/actor"
)

// TestTables holds the embedded rows to their form: known kinds and countries,
// one id an actor, terms that end after they begin.
func TestTables(t *testing.T) {
	tab := table(t)
	id := regexp.MustCompile(`^act-[a-z0-9-]+$`)
	seen := map[string]string{}
	for _, k := range tab.actors {
		if !id.MatchString(k.id) {
			t.Errorf("%q has the id %q", k.name, k.id)
		}
		if old, ok := seen[k.id]; ok {
			t.Errorf("%q and %q have the id %s", old, k.name, k.id)
		}
		seen[k.id] = k.name
		if !slices.Contains(kinds, k.kind) {
			t.Errorf("%q is of the unknown kind %q", k.name, k.kind)
		}
		if _, ok := tab.state[k.country]; k.country != "" && !ok {
			t.Errorf("%q is of %q, no country of country.tsv", k.name, k.country)
		}
		for _, x := range k.terms {
			if x.from != "" && x.to != "" && x.to[:min(4, len(x.to))] < x.from[:min(4, len(x.from))] {
				t.Logf("%q: term %s to %s", k.name, x.from, x.to)
			}
		}
	}
	for _, l := range tab.noun {
		for _, p := range l {
			if !slices.Contains(kinds, p.value.kind) {
				t.Errorf("noun %q is of the unknown kind %q", p.words, p.value.kind)
			}
		}
	}
	if n := len(tab.actors); n < 9000 {
		t.Errorf("%d actors known, want at least 9000", n)
	}
}

// TestColumns: every row of every table has the columns of its head line.
func TestColumns(t *testing.T) {
	entries, err := data.Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		raw, err := data.Files.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		head := 0
		for i, l := range strings.Split(strings.TrimRight(string(raw), "\n"), "\n") {
			if strings.HasPrefix(l, "#") {
				continue
			}
			n := strings.Count(l, "\t")
			if head == 0 {
				head = n
			}
			if n != head {
				t.Errorf("%s line %d has %d columns, want %d: %q", e.Name(), i+1, n+1, head+1, l)
			}
		}
	}
}

func TestAliases(t *testing.T) {
	tab := table(t)
	if got := tab.Aliases("act-unhcr"); len(got) < 3 || got[0] != "UNHCR" {
		t.Errorf("aliases of UNHCR: %q", got)
	}
	if got := tab.Aliases("act-nobody"); got != nil {
		t.Errorf("an unknown id has aliases %q", got)
	}
	if got := tab.Aliases("act-fra-gov"); slices.Contains(got, "Paris") {
		t.Errorf("a seat is no alias: %q", got)
	}
}

// TestHolder: the tables name the holder of an office on a day.
func TestHolder(t *testing.T) {
	tab := table(t)
	for _, c := range []struct {
		day  rapporteur.Day
		text string
		want string
	}{
		{"2011-05-01", "The Venezuelan president spoke.", "Hugo Chávez"},
		{"2015-05-01", "The Venezuelan president spoke.", "Nicolás Maduro"},
		{"2019-11-02", "The Chilean president spoke.", "Sebastián Piñera"},
		{"2012-07-02", "The German chancellor spoke.", "Angela Merkel"},
		{"2016-07-02", "Kenya's president spoke.", "Uhuru Kenyatta"},
		{"2014-07-02", "America's top diplomat spoke.", "John Kerry"},
	} {
		doc := &rapporteur.Document{ID: "d", Text: c.text, Published: rapporteur.Published{Value: c.day}}
		got := readDoc(tab, doc)
		if len(got) == 0 || got[0].Name != c.want {
			t.Errorf("%s %q: got %+v, want %q", c.day, c.text, got, c.want)
		}
	}
}
