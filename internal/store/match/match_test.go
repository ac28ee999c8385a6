package match

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestIndex(t *testing.T) {
	for in, want := range map[string]string{
		"":                                 "",
		"… — !":                            "",
		"The Port of Vängö.":               "the port of vango",
		"Va\u0308ngo\u0308":                "vango",
		"O'Neil's 3.6-tonne truck":         "o neil s 3 6 tonne truck",
		"STRASSE Straße":                   "strasse strasse",
		"İzmir ΑΣ ας":                      "izmir ασ ασ",
		"ﬁshing ½":                         "fishing ½",
		"\u0301accent first":               "accent first",
		"a\u200bb":                         "a b",
		"سَلام":                            "سلام",
		strings.Repeat("é", 500) + " next": strings.Repeat("e", maxWord) + " next",
		strings.Repeat("Z", 500):           strings.Repeat("z", maxWord),
	} {
		if got := Index(in); got != want {
			t.Errorf("Index(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestParse(t *testing.T) {
	for in, want := range map[string][][]string{
		"":                           nil,
		"  \t":                       nil,
		`""`:                         nil,
		`" - " *`:                    nil,
		"one Two":                    {{"one"}, {"two"}},
		"one ONE óne":                {{"one"}},
		`"one two" three`:            {{"one", "two"}, {"three"}},
		`three"one two"`:             {{"three"}, {"one", "two"}},
		`«one two» „three four“`:     {{"one", "two"}, {"three", "four"}},
		`"one two`:                   {{"one", "two"}},
		`"one two" "one  two"`:       {{"one", "two"}},
		"al-Hakawi":                  {{"al", "hakawi"}},
		"title:x OR NEAR(a, 2) -b*":  {{"title", "x"}, {"or"}, {"near", "a"}, {"2"}, {"b"}},
		strings.Repeat(`"a b" `, 99): {{"a", "b"}},
	} {
		if d := cmp.Diff(want, Parse(in).Phrases); d != "" {
			t.Errorf("Parse(%q) (-want +got):\n%s", in, d)
		}
	}
	words := 0
	for _, p := range Parse(`"` + strings.Repeat("a b ", 50000) + `" c`).Phrases {
		words += len(p)
	}
	if words != maxQuery {
		t.Errorf("a query of %d words, want %d", words, maxQuery)
	}
}

func TestSnippet(t *testing.T) {
	lead := strings.Repeat("Rain fell on the slate roofs of the town. ", 30)
	for _, c := range []struct {
		query, text string
		snippet     string // a part of it
		marks       string
	}{
		{"pier", "The pier burned.", "The pier burned.", "pier"},
		{"pier", lead + "Then the pier burned. " + lead, "Then the pier burned.", "pier"},
		{"pier", lead + "Then the Pier burned.", "Then the Pier burned.", "Pier"},
		{"pier crew", "A pier. " + lead + "Another pier, with its crew. " + lead + "crew", "Another pier, with its crew.", "pier crew"},
		{`"its crew"`, "Its long crew. " + lead + "Not its crew.", "Not its crew.", "its crew"},
		{"absent", "  Nothing here.\n", "Nothing here.", ""},
		{"", "Nothing here.", "Nothing here.", ""},
		{"absent", strings.Repeat(" \n", Width) + "Late.", "Late.", ""},
		{`"a b a"`, "a b a b a", "a b a b a", "a b a b a"},
		{"café", "\n\nUn cafe\u0301, s'il vous plaît", "Un cafe\u0301, s'il", "cafe\u0301"},
		{strings.Repeat("y", 400), lead + strings.Repeat("y", 400) + " " + lead, strings.Repeat("y", Width), strings.Repeat("y", Width)},
	} {
		span, marks := Parse(c.query).Snippet(c.text)
		var marked []string
		for _, m := range marks {
			marked = append(marked, m.In(c.text))
		}
		if got := span.In(c.text); !strings.Contains(got, c.snippet) || strings.Join(marked, " ") != c.marks {
			t.Errorf("%q: %q marking %q, want %q marking %q", c.query, got, marked, c.snippet, c.marks)
		}
		checkSnippet(t, c.query, c.text)
	}
	text := lead + "Then the pier burned. " + lead
	span, _ := Parse("pier").Snippet(text)
	if n := utf8.RuneCountInString(span.In(text)); n < Width*3/4 || n > Width {
		t.Errorf("a snippet of %d characters where there is room for %d", n, Width)
	}
	if before, after := text[span.Start-1], text[span.End]; before != ' ' || after != ' ' {
		t.Errorf("the snippet %q is cut inside a word", span.In(text))
	}
}

func checkSnippet(t interface {
	Helper()
	Fatalf(string, ...any)
}, query, text string) {
	t.Helper()
	q := Parse(query)
	span, marks := q.Snippet(text)
	if strings.TrimSpace(text) == "" {
		return
	}
	if !span.Valid(text) {
		t.Fatalf("%q in %q: span %v", query, text, span)
	}
	if n := utf8.RuneCountInString(span.In(text)); n > Width {
		t.Fatalf("%q in %q: %d characters", query, text, n)
	}
	last := span.Start
	for _, m := range marks {
		if !m.Valid(text) || !span.Contains(m) || m.Start < last {
			t.Fatalf("%q in %q: mark %v in %v", query, text, m, span)
		}
		last = m.End
	}
	// What an index over Index finds, Snippet marks.
	if len(q.Phrases) == 1 && len(q.Phrases[0]) < 10 {
		index := " " + Index(text) + " "
		if found := strings.Contains(index, " "+strings.Join(q.Phrases[0], " ")+" "); found != (len(q.find(text)) > 0) {
			t.Fatalf("%q in %q: index says %v, text %v", query, text, found, q.find(text))
		}
	}
}

func TestSnippetProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"pier", "Pier,", "crew", "—", "été", "e\u0301te\u0301", "a-b", "\n\n", "🌊", "naïve", "x"}), 1, 120).Draw(t, "words")
		from := rapid.IntRange(0, len(words)-1).Draw(t, "from")
		query := `"` + strings.Join(words[from:min(len(words), from+rapid.IntRange(1, 4).Draw(t, "n"))], " ") + `"`
		text := strings.Join(words, " ")
		checkSnippet(t, query, text)
		q := Parse(query)
		if _, marks := q.Snippet(text); len(q.Phrases) > 0 && len(marks) == 0 {
			t.Fatalf("%s is in %q but not marked", query, text)
		}
	})
}

func FuzzSnippet(f *testing.F) {
	f.Add("pier", "The pier burned.")
	f.Add(`"a b" c`, "a b a b c é\u0301\u0301 \u200b 🌊")
	f.Add("\u0301", "\u0301\u0301x")
	f.Add("ﬁ ß İ", "fi ss i̇ ﬃ")
	f.Fuzz(func(t *testing.T, query, text string) {
		if utf8.ValidString(text) {
			checkSnippet(t, query, text)
		}
	})
}

// TestLinear fails when a hostile text or query takes more than its share.
func TestLinear(t *testing.T) {
	mega := 1 << 20
	for name, text := range map[string]string{
		"no space": strings.Repeat("q", mega), "accents": "e" + strings.Repeat("\u0301", mega/2), "repeats": strings.Repeat("a ", mega/2),
		"spaces": strings.Repeat(" ", mega), "wide": strings.Repeat("﷽", mega/3),
	} {
		start := time.Now()
		Index(text)
		Parse(`"` + strings.Repeat("a ", 60) + `b"`).Snippet(text)
		Parse("a e q").Snippet(text)
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%s: %v", name, d)
		}
	}
	if !slices.Equal(Parse(strings.Repeat("a ", mega)).Phrases[0], []string{"a"}) {
		t.Error("a long query")
	}
}

func BenchmarkIndex(b *testing.B) {
	text := strings.Repeat("The harbour master said that “four ferries” left Vängö before dawn. ", 75)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Index(text)
	}
}
