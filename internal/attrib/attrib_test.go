package attrib

import (
	"strings"
	"testing"
	"time"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
	"pgregory.net/rapid"
)

// read reads a text and holds what every attribution promises.
func read(t testing.TB, s string, skip ...rapporteur.Span) []*rapporteur.Attribution {
	t.Helper()
	doc := &rapporteur.Document{ID: "doc-test", Text: s, SHA256: rapporteur.TextHash(s)}
	l := text.Split(s, skip)
	out := Read(doc, l, engine.Read(l))
	ids := map[string]bool{}
	for i, a := range out {
		check(t, doc, a)
		if ids[a.ID] {
			t.Fatalf("two attributions have the id %s", a.ID)
		}
		ids[a.ID] = true
		if i > 0 && out[i-1].Content[0].Start > a.Content[0].Start {
			t.Fatalf("attributions out of order at %d", i)
		}
	}
	return out
}

func TestQuotes(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"curly", "He said “no” and “yes”.", "no|yes"},
		{"straight", `"One," she said. "Two."`, "One,|Two."},
		{"straight resets at the paragraph", "\"One\n\"Two,\" he said.", "One|+Two,"},
		{"tight dashes", `He—"a fool"—left.`, "a fool"},
		{"nested", "“She shouted ‘run’ twice,” he said.", "She shouted ‘run’ twice,|>run"},
		{"single with apostrophes", "‘It’s the boys’ house,’ he said.", "It’s the boys’ house,"},
		{"apostrophe only", "The boys’ house isn’t ours. ’Tis his.", ""},
		{"straight apostrophes", "The boys' house isn't the girls' house.", ""},
		{"guillemets", "«Non», dit-il.", "Non"},
		{"low quotes", "„Ja“, she said.", "Ja"},
		{"tex", "``Go,'' he said. ``Now.''", "Go,|Now."},
		{"doubled apostrophes", "''Go,'' he said. ''Now.''", "Go,|Now."},
		{"mixed marks", "\"Go,” he said. “Now.\"", "Go,|Now."},
		{"unclosed", "He said: “We stay.\nNobody left.", "We stay."},
		{"over paragraphs", "“We stay.\n“We fight.”", "We stay.|+We fight."},
		{"closed a paragraph later", "He said: “We stay.\nWe fight.” They went.", "We stay.|+We fight."},
		{"decade", "The ‘90s were hard.", ""},
		{"empty", "He wrote “” and \"\".", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, q := range findQuotes(text.Split(c.text, nil)) {
				s := strings.Repeat(">", q.Depth) + q.Inner.In(c.text)
				if q.Resumed {
					s = "+" + s
				}
				got = append(got, s)
			}
			if g := strings.Join(got, "|"); g != c.want {
				t.Errorf("got  %s\nwant %s", g, c.want)
			}
		})
	}
}

// TestFurniture holds that what is no part of the report says nothing.
func TestFurniture(t *testing.T) {
	caption := "A nurse says “help us” in Wa, officials said."
	s := caption + "\nThe mayor said the wells were dry."
	got := read(t, s, rapporteur.Span{Start: 0, End: len(caption)})
	if len(got) != 1 || got[0].Content[0].In(s) != "the wells were dry" {
		t.Errorf("got %d attributions", len(got))
	}
}

// pieces are what hostile and ordinary texts are put together from.
var pieces = []string{
	"“", "”", "\"", "'", "‘", "’", "''", "``", "«", "»", " said ", " says ", "told reporters", " according to ", "He ", "the mayor ",
	"Ana Lima", ", ", ". ", "\n", "\n\n", ": ", " — ", "and ", "that ", "who ", "reportedly ", "is believed to ", "(", ")", "\u00a0", "é", "🦊",
	"claims by ", "there was no ", "asked whether ", "told the agency ", "It is not clear ", "fears that ", "raised fears of ", "put the toll at ", "Ana to Bo: ", "- ", "― ", "the president ", "to ", "wants ",
	"The Herald reports:\n", "called him ", "in the words of ", "went on to say ", "not ", "of ", "1,200 ", "the bridge was gone", "\u200b", "\u0301",
}

func TestReadProperties(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(rt, "pieces"), "")
		a, b := read(t, s), read(t, s)
		if len(a) != len(b) {
			rt.Fatal("two readings of one text differ")
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, p := range pieces {
		f.Add("Ana Lima said: “" + p + "” " + p)
	}
	f.Add("ClAim BY 0")
	f.Add("0 a:,“0 0 0”")
	f.Add("“A,” X said. “B.”\n\n“C.”")
	f.Add("Safe now. pic.example/x — Ana P. 🌹 (@analima) June 29, 2031")
	f.Add("Stay home. — 🌹 (@analima) June 29, 2031")
	f.Add("Here is Ana Lima")
	f.Add("Here is Ana Lima on the radio")
	f.Add("X, who said Y said Z, told W that V said, according to U.")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		if s == "" {
			return
		}
		read(t, s)
	})
}

// hostile are texts that a careless rule would read in quadratic time.
var hostile = map[string]string{
	"no space":      strings.Repeat("x", 1<<18),
	"open quotes":   strings.Repeat("“a ", 1<<16),
	"straight":      strings.Repeat("\"a ", 1<<16),
	"single":        strings.Repeat("‘a’ ", 1<<16),
	"said":          strings.Repeat("he said ", 1<<15),
	"who":           strings.Repeat("who said ", 1<<15),
	"commas":        strings.Repeat("a, ", 1<<16),
	"quotes":        strings.Repeat("“a b c d,” he said ", 1<<14),
	"paragraphs":    strings.Repeat("“a b c d e.”\n", 1<<15),
	"names":         strings.Repeat("Ana Lima said it was Lima. ", 1<<13),
	"to say":        strings.Repeat("to say ", 1<<16),
	"brackets":      strings.Repeat("(", 1<<16),
	"according":     strings.Repeat("according to x, ", 1<<14),
	"roles":         strings.Repeat("President Ana Lima, the mayor of Wa, left. The president said so. ", 1<<11),
	"relayed":       strings.Repeat("The Wa Herald said: “Officials said it was so and ‘no more’ than so.”\n", 1<<11),
	"headlines":     strings.Repeat("Wa to Bo: Stop the boats now\n", 1<<12),
	"claims":        strings.Repeat("claims by x that ", 1<<14),
	"no word":       strings.Repeat("there was no word from x ", 1<<13),
	"asked":         strings.Repeat("Asked whether a, ", 1<<14),
	"stopped":       strings.Repeat("Ana Lima agreed. “We do not go home.” ", 1<<12),
	"unclosed said": strings.Repeat("“We go home, said the man\n", 1<<13),
	"nested single": "“" + strings.Repeat("‘a’ ", 1<<15) + "” he said.",
}

func TestLinear(t *testing.T) {
	for name, s := range hostile {
		l := text.Split(s, nil)
		syntax := engine.Read(l)
		start := time.Now()
		Read(&rapporteur.Document{ID: "doc-test", Text: s}, l, syntax)
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s: %v for %d bytes", name, d, len(s))
		} else {
			t.Logf("%s: %v for %d bytes", name, d.Round(time.Millisecond), len(s))
		}
	}
}

func BenchmarkRead(b *testing.B) {
	s := strings.Repeat(`“We have no clean water left,” said Ama Boateng, a nurse at the clinic in Wa. “The pumps stopped on Friday.”

The regional governor, Kwame Asante, said on Monday that 1,200 people had left the town, according to the state agency. He called the rumours “a poison”.

Soldiers crossed the river at dawn. Two villages were burned and hundreds fled into the forest.

`, 40)
	l := text.Split(s, nil)
	doc, analysis := &rapporteur.Document{ID: "doc-bench", Text: s}, engine.Read(l)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Read(doc, l, analysis)
	}
}

// TestSameOutlet holds what counts as the document's own outlet.
func TestSameOutlet(t *testing.T) {
	for _, c := range []struct {
		outlet, name string
		same         bool
	}{
		{"huff-post", "The Huffington Post", true},
		{"Associated Press", "the AP", true},
		{"The New York Times", "NYT", true},
		{"Sahel Post", "Sahel Post", true},
		{"www.sahelpost.com", "Sahelpost", true},
		{"Breitbart", "Breitbart News", true},
		{"Fox Online News", "Fox News", true},
		{"Sahel Post", "Juba Post", false},
		{"Sahel Post", "the post", false},
		{"", "Reuters", false},
		{"USA TODAY", "the newspaper", false},
	} {
		if got := sameOutlet(c.outlet, c.name); got != c.same {
			t.Errorf("%q and %q: %v", c.outlet, c.name, got)
		}
	}
}
