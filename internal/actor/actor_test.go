package actor

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
	"pgregory.net/rapid"
)

// seeds are texts that hold what the rules look for.
var seeds = []string{
	"Kenyan Foreign Minister Amina Odhiambo told Reuters that Nairobi-backed rebels, led by Col. Juma al-Rashid (CJR), had fled.",
	"The group said its fighters, 30 of them, were in Peru's north. He denied it. \"We will stay,\" the Bolivian official said.",
	"(((A)) B-backed pro- -led 's ’s of of of the the the UN UN UN U.S. (UN) (UN) al- al-",
	"İstanbul'da Çavuşoğlu; ꙮ K'nn ŒDIPUS ßtraße\u00a0Al\u00a0Assad\u200bforces",
	"his his his her counterpart counterparts Russian counterpart, the the group, a group of a group of soldiers of",
	"  (",
	"000000000 MX",
	"",
}

// hold checks what every reading promises.
func hold(t testing.TB, body string, got []rapporteur.Actor) {
	t.Helper()
	last := -1
	ids := map[string]bool{}
	for _, a := range got {
		if a.ID == "" || a.Name == "" || a.Kind == "" || len(a.Mentions) == 0 {
			t.Fatalf("incomplete actor %+v", a)
		}
		if ids[a.ID] {
			t.Fatalf("two actors have the id %s", a.ID)
		}
		ids[a.ID] = true
		if !slices.Contains(kinds, a.Kind) {
			t.Fatalf("unknown kind %q", a.Kind)
		}
		if a.Mentions[0].Start < last {
			t.Fatalf("%q out of order", a.Name)
		}
		last = a.Mentions[0].Start
		for i, m := range a.Mentions {
			if !m.Valid(body) {
				t.Fatalf("%q: mention %v is not valid", a.Name, m)
			}
			if i > 0 && m.Start < a.Mentions[i-1].Start {
				t.Fatalf("%q: mentions out of order", a.Name)
			}
		}
	}
}

func read(tab *Table, body string) []rapporteur.Actor {
	return readDoc(tab, &rapporteur.Document{ID: "doc-test", Text: body, Published: rapporteur.Published{Value: "2020-03-01"}})
}

func readDoc(tab *Table, doc *rapporteur.Document) []rapporteur.Actor {
	return Read(doc, text.Split(doc.Text, nil), tab, nil)
}

func FuzzRead(f *testing.F) {
	tab := table(f)
	for _, s := range seeds {
		f.Add(s, uint16(0), uint16(9))
	}
	f.Fuzz(func(t *testing.T, body string, a, b uint16) {
		if strings.ToValidUTF8(body, "") != body {
			t.Skip()
		}
		l := text.Split(body, nil)
		names := []rapporteur.Name{{Span: rapporteur.Span{Start: int(a), End: int(b)}, Type: "PER"}, {Span: rapporteur.Span{Start: int(b), End: int(b) + int(a)}, Type: "ORG"}}
		doc := &rapporteur.Document{ID: "doc-fuzz", Text: body}
		hold(t, body, Read(doc, l, tab, names))
	})
}

// TestSame: the same text gives the same actors, whatever words it is made of.
func TestSame(t *testing.T) {
	tab := table(t)
	words := strings.Fields(strings.Join(seeds, " ") + ` Turkey Ankara Moscow's Brazilian police officers , . ( ) " “ said told and the a of in United Nations Amnesty International Boko Haram
		President Emmanuel Macron Macron he she they 1,200 dozens troops forces government regime ministry Ministry Defence rebels civilians Friday`)
	rapid.Check(t, func(rt *rapid.T) {
		body := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 60).Draw(rt, "words"), " ")
		got := read(tab, body)
		hold(t, body, got)
		a, _ := json.Marshal(got)
		b, _ := json.Marshal(read(tab, body))
		if !bytes.Equal(a, b) {
			rt.Fatalf("two readings differ:\n%s\n%s", a, b)
		}
	})
}

// TestBacked: who backs a group is never its actor, and has no act of its own.
func TestBacked(t *testing.T) {
	tab := table(t)
	places := []string{"Ankara", "Tehran", "Kampala", "Caracas", "Moscow", "Islamabad"}
	relations := []string{"backed", "led", "aligned", "supported", "funded", "trained"}
	agents := []string{"rebels", "militias", "fighters", "insurgents", "armed groups"}
	rapid.Check(t, func(rt *rapid.T) {
		p := rapid.SampledFrom(places).Draw(rt, "place")
		phrase := p + "-" + rapid.SampledFrom(relations).Draw(rt, "relation") + " " + rapid.SampledFrom(agents).Draw(rt, "agent")
		body := "On Friday " + phrase + " attacked the base."
		for _, a := range read(tab, body) {
			for _, m := range a.Mentions {
				if m.In(body) == p && m.Form != rapporteur.MentionModifier {
					rt.Fatalf("%q is a %s of %q", p, m.Form, a.Name)
				}
				if m.In(body) == phrase && a.Kind != rapporteur.ActorArmedGroup {
					rt.Fatalf("%q is %q (%s)", phrase, a.Name, a.Kind)
				}
			}
		}
	})
}

func TestFold(t *testing.T) {
	for _, c := range [][2]string{{"Mevlüt Çavuşoğlu", "Mevlut Cavusoglu"}, {"Bashar al-Assad", "Bashar Al Assad"}, {"Łukasz Żółty", "Lukasz Zolty"}, {"Sergey\u00a0Lavrov", "Sergey Lavrov"}} {
		if !slices.Equal(core(c[0]), core(c[1])) {
			t.Errorf("%q and %q differ: %q %q", c[0], c[1], core(c[0]), core(c[1]))
		}
	}
}

func TestAdd(t *testing.T) {
	tab := table(t)
	err := tab.Add(strings.NewReader("# ours\nname\tkind\tcountry\tsector\trole\taliases\nQuiet Delta Front\tarmed_group\tnga\treb\t\tQDF|the Deltans\nLagos\torganisation\tNGA\tNGO\n"), "mine.tsv")
	if err != nil {
		t.Fatal(err)
	}
	body := "The QDF met Lagos on Friday. The Deltans left."
	got := read(tab, body)
	if len(got) < 2 || got[0].ID != "act-own-quiet-delta-front" || got[0].Country != "NGA" || len(got[0].Mentions) != 2 {
		t.Errorf("got %+v", got)
	}
	if len(got) > 1 && (got[1].ID != "act-own-lagos" || got[1].Kind != rapporteur.ActorOrganisation) {
		t.Errorf("the user's own does not win: %+v", got[1])
	}
	for _, bad := range []string{"X\tplanet\n", "\tperson\n", "X\tperson\tUKRAINE\n"} {
		if err := table(t).Add(strings.NewReader(bad), "mine.tsv"); err == nil || !strings.Contains(err.Error(), "mine.tsv:1:") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// TestRoleDay: a role from the tables is that of the document's own day, and
// none without a day.
func TestRoleDay(t *testing.T) {
	tab := table(t)
	body := "Boris Johnson visited Britain's navy. The British foreign minister left."
	for day, want := range map[rapporteur.Day]string{"2017-03-01": "foreign minister", "2020-03-01": "prime minister", "": ""} {
		doc := &rapporteur.Document{ID: "d", Text: body, Published: rapporteur.Published{Value: day}}
		for _, a := range Read(doc, text.Split(body, nil), tab, nil) {
			if strings.HasPrefix(a.Name, "Boris") && a.Role != want {
				t.Errorf("on %q: role %q, want %q", day, a.Role, want)
			}
		}
	}
}

// TestLinear: hostile texts take time in proportion to their length.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("slow")
	}
	tab := table(t)
	for _, unit := range []string{"A", "a", "Al-", "the ", "John Smith ", "(UN) ", "Turkish ", "Russia's ", "his Russian counterpart ", "soldiers of the ", "a group of ", "Ministry of the ", "The Blue Front (BF) said. ", "He said. Mr. Okoye said. "} {
		body := strings.Repeat(unit, 300_000/len(unit))
		start := time.Now()
		hold(t, body, read(tab, body))
		if d := time.Since(start); d > 6*time.Second {
			t.Errorf("%q: %v for %d bytes", unit, d, len(body))
		}
	}
}

func corpus(b *testing.B) string {
	files, err := filepath.Glob(shared(b, "gold", "crises", "texts") + "/*.txt")
	if err != nil || len(files) == 0 {
		b.Skip("no texts")
	}
	var all strings.Builder
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		all.Write(raw)
		all.WriteString("\n\n")
	}
	return all.String()
}

func BenchmarkRead(b *testing.B) {
	tab := table(b)
	body := corpus(b)
	l := text.Split(body, nil)
	doc := &rapporteur.Document{ID: "doc-bench", Text: body, Published: rapporteur.Published{Value: "2014-06-01"}}
	b.SetBytes(int64(len(body)))
	b.ResetTimer()
	for b.Loop() {
		Read(doc, l, tab, nil)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}

// TestCutText: a text that ends in a possessor has no phrase behind it.
func TestCutText(t *testing.T) {
	tab := table(t)
	for _, s := range []string{"She met Ana Lima, the president's", "She met Ana Lima, the", "Ana Lima, the minister's"} {
		l := text.Split(s, nil)
		at := strings.Index(s, "Ana Lima")
		names := []rapporteur.Name{{Span: rapporteur.Span{Start: at, End: at + 8}, Type: "PER"}}
		hold(t, s, Read(&rapporteur.Document{ID: "doc-cut", Text: s}, l, tab, names))
	}
}
