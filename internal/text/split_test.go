package text_test

import (
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
	"pgregory.net/rapid"
)

func forms(l *text.Layout) string {
	out := make([]string, len(l.Tokens))
	for i := range l.Tokens {
		out[i] = l.Form(i)
	}
	return strings.Join(out, " ")
}

func TestTokens(t *testing.T) {
	for in, want := range map[string]string{
		"They don't know; she can't go.":              "They do n't know ; she ca n't go .",
		"Lima’s mayor won’t say who’d've won":         "Lima ’s mayor wo n’t say who ’d 've won",
		"We cannot, and I'm gonna.":                   "We can not , and I 'm gon na .",
		"It cost $3.6bn, or 20% more than €1,800.":    "It cost $ 3.6 bn , or 20 % more than € 1,800 .",
		"the U.S.-backed group met at 5 p.m. on Feb.": "the U.S.-backed group met at 5 p.m. on Feb.",
		"al-Turabi, a 12-year-old from Sana'a":        "al-Turabi , a 12-year-old from Sana'a",
		"at 17:53 on 2018-09 or 2018-09-05 or 9/11":   "at 17:53 on 2018-09 or 2018-09-05 or 9/11",
		"10-15 people in 1990s' Peru, 7.8-magnitude":  "10 - 15 people in 1990s ' Peru , 7.8-magnitude",
		"soldiers’ boots and the boss' car":           "soldiers ’ boots and the boss ' car",
		"‘the soldiers’ boots’":                       "‘ the soldiers ’ boots ’",
		"“Go!” ``now'' «là»":                          "“ Go ! ” `` now '' « là »",
		"see https://example.org/a_(b), or a.b@c.org": "see https://example.org/a_(b) , or a.b@c.org",
		"@crisis_watch #FloodRelief #1":               "@crisis_watch #FloodRelief # 1",
		"wait... what – yes — no -- maybe…":           "wait ... what – yes — no -- maybe …",
		"AT&T, R&D and node.js on example.co.uk":      "AT&T , R&D and node.js on example.co.uk",
		"the ’90s and 'em, 3rd, A320, COVID-19":       "the ’90s and 'em , 3rd , A320 , COVID-19",
		"J.K. Moreno and Ph.D. students, Lt.Gen. Ode": "J.K. Moreno and Ph.D. students , Lt.Gen. Ode",
		"No. 5 said no. No one moved; in 2014,15 did": "No. 5 said no . No one moved ; in 2014 , 15 did",
		"the river.Peru said":                         "the river . Peru said",
		"[12] (a) {b} 5km 3bn £.50":                   "[ 12 ] ( a ) { b } 5 km 3 bn £ .50",
		"O'Neill d'Ivoire o'clock rock'n'roll":        "O'Neill d'Ivoire o'clock rock'n'roll",
		"and/or Lima–Quito 50/50":                     "and / or Lima – Quito 50/50",
		"Ma\u200bli and \u202bM\u200e\u202c":          "Ma\u200bli and M",
		"سوريا, Україна, 北京":                          "سوريا , Україна , 北京",
	} {
		if got := forms(text.Split(in, nil)); got != want {
			t.Errorf("%q:\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestKinds(t *testing.T) {
	l := text.Split("She didn't pay $3.6bn (20%) via www.example.org – 1990s!", nil)
	want := map[string]text.Kind{
		"She": text.Word, "did": text.Word, "n't": text.Clitic, "$": text.Symbol, "3.6": text.Number, "bn": text.Word,
		"(": text.Punct, "20": text.Number, "%": text.Symbol, "www.example.org": text.URL, "–": text.Punct, "1990s": text.Word, "!": text.Punct,
	}
	for i, tok := range l.Tokens {
		if k, ok := want[l.Form(i)]; ok && k != tok.Kind {
			t.Errorf("%s: kind %d, want %d", l.Form(i), tok.Kind, k)
		}
	}
}

// A case is written with | between the sentences of a paragraph and ¶ between
// paragraphs; the text is the same without them.
func TestSentences(t *testing.T) {
	for _, c := range []string{
		"The mayor left. |He came back.",
		"It began on Feb. 8 in Lima. |Mr. Soto and Dr. B. Paz saw it.",
		"He lives in the U.S. |He said so to U.S. officers from the U.S. Army.",
		"See No. 5 of the list. |No. |Nobody did.",
		"It cost 3.5 million. |Half was lost.",
		"“We will go. |We will win,” she said.",
		"“We will go.” |She left.",
		"\"Why?\" he asked.",
		"\"Why?\" Maria Soto asked. |\"Who?\" |Nobody knew.",
		"“Stop!” shouted the guard. |They ran.",
		"(They fled.) |Others stayed (in Quito.) |None came.",
		"He waited … and left. |\"I … |We lost it.\"",
		"It lost control.|Peru, however, did not.",
		"The paper Example.com and Node.js agree. |So does example.org.",
		"It starts at 5 p.m. Friday. |It ends at 9 a.m. |Police will watch.",
		"Rivera Inc. said so. |It was Rivera Inc. |The firm closed.",
		"The bill passed.[12] |It was signed.",
		"What a day!!! |Who won?",
		"They (the U.N. and the E.U.) agreed, e.g. Peru did.",
		"Sen. Ana Ruiz (D-Calif.) voted. |So did Rep. Lee (R-Ill.) and others.",
		"It was Plan B. |The rest failed. |George W. Ortiz knew.",
		"He was armed . . . and dangerous. |He fled.",
		"She wrote to Gen. Adu, Lt. Col. Bio and Prof. C. D. Eze.",
		"In Sept. 2014 it fell. |By Oct. |The rest did.",
		"iPhones sold out. |iPads did not.",
		"The firm Yahoo! said no.",
		"Five died.¶Flood in Lima¶Rescuers came. |They were late.",
		"What we need:¶• clean water¶• 300 tents¶1. Doctors¶2. Nurses.",
		"He said “no”. |She said ‘yes’. |They left.",
	} {
		plain := strings.ReplaceAll(strings.ReplaceAll(c, "|", ""), "¶", "\n\n")
		l := text.Split(plain, nil)
		var got strings.Builder
		for i, p := range l.Paragraphs {
			if i > 0 {
				got.WriteString("¶")
			}
			for k := p.First; k < p.Last; k++ {
				if k > p.First {
					got.WriteString(plain[l.Sentences[k-1].End:l.Sentences[k].Start] + "|")
				}
				got.WriteString(l.Sentences[k].In(plain))
			}
		}
		if got.String() != c {
			t.Errorf("\n got %s\nwant %s", got.String(), c)
		}
	}
}

// Teleprinter copy is indented and in capitals; its lines are wrapped all the same.
func TestWrappedCapitals(t *testing.T) {
	copy := "   PORT SELWYN, 3 NOV 89 (COAST RADIO) -- THE HARBOUR COUNCIL MET\n" +
		"LAST NIGHT TO HEAR THE PILOTS.  IT WILL SEND FOUR OF THEM TO THE\n" +
		"LOWER MARL NARROWS, WHERE TWELVE BOATS HAVE RUN AGROUND SINCE THE\n" +
		"LIGHT FAILED.\n\n   THE PILOTS SAID THE LAMP WAS OLD.\n"
	l := text.Split(copy, nil)
	if len(l.Sentences) != 3 || len(l.Paragraphs) != 2 {
		t.Errorf("%d sentences in %d paragraphs, want 3 in 2", len(l.Sentences), len(l.Paragraphs))
	}
	heads := "STORM OVER THE COAST\nFERRIES STAY IN PORT FOR A THIRD DAY\nSCHOOLS CLOSED\n"
	if l := text.Split(heads, nil); len(l.Paragraphs) != 3 {
		t.Errorf("%d paragraphs in three headlines, want 3", len(l.Paragraphs))
	}
}

func TestLines(t *testing.T) {
	wrapped := "The river rose for a third day on Tuesday and engineers from\n" +
		"Quito said that the two dams above the town could not hold\n" +
		"much longer. Families from the lower streets were taken to a\n" +
		"school.\n\nBridge closed\nThe army closed the bridge.\n"
	l := text.Split(wrapped, nil)
	var got []string
	for _, s := range l.Sentences {
		got = append(got, strings.ReplaceAll(s.In(wrapped), "\n", "/"))
	}
	want := []string{
		"The river rose for a third day on Tuesday and engineers from/Quito said that the two dams above the town could not hold/much longer.",
		"Families from the lower streets were taken to a/school.",
		"Bridge closed",
		"The army closed the bridge.",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	var heads []string
	for _, p := range l.Paragraphs {
		if p.Heading {
			heads = append(heads, p.In(wrapped))
		}
	}
	if d := cmp.Diff([]string{"Bridge closed"}, heads); d != "" {
		t.Error(d)
	}
	for in, heading := range map[string]bool{
		"Who pays for the flood?": true, "“Who pays?”": false, "The minister declared:": false, "• tents": false,
		"Rain, rain and": true, "He left.": false, "42": false, "He said:": false,
	} {
		if got := text.Split(in, nil).Paragraphs[0].Heading; got != heading {
			t.Errorf("%q: heading %v", in, got)
		}
	}
}

func TestSkip(t *testing.T) {
	const in = "LIMA (XY) — Rain fell. Share this It stopped"
	share := strings.Index(in, "Share")
	l := text.Split(in, []rapporteur.Span{{Start: 0, End: strings.Index(in, "Rain") - 1}, {Start: share, End: share + len("Share this")}})
	var got []string
	for _, s := range l.Sentences {
		got = append(got, s.In(in))
	}
	if d := cmp.Diff([]string{"Rain fell.", "It stopped"}, got); d != "" {
		t.Error(d)
	}
}

// wild draws text of the kind that breaks tokenisers.
func wild(t *rapid.T) string {
	pieces := rapid.SliceOf(rapid.SampledFrom([]string{
		"a", "B", "word", "Peru", "U.S.", "Mr.", "don't", "cannot", ".", "...", "…", "?", "!", "“", "”", "\"", "'", "’", "‘", "(", ")", "[", "]",
		" ", " ", " ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2028", "1", "23", "1,800", "3.5", "2018-09", "-", "–", "--", "@", "#", "http://", "www.", "a@b.co",
		"\u200b", "\u200d", "\u202e", "\ufeff", "é", "e\u0301", "م", "北", "😀", "👩🏽‍🚒", "•", "1.", "%", "$", "&", "`", "''", "/", "_", "No.", "Feb.", "Ph.D.", ":", ",", "\x00",
	})).Draw(t, "pieces")
	return strings.Join(pieces, "")
}

func check(t interface{ Fatalf(string, ...any) }, in string, skip []rapporteur.Span) {
	l := text.Split(in, skip)
	skipped := func(at int) bool {
		for _, s := range skip {
			if s.Start <= at && at < s.End {
				return true
			}
		}
		return false
	}
	at := 0
	between := func(from, to int) {
		for i, r := range in[from:to] {
			if !skipped(from+i) && !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
				t.Fatalf("%q: %q at %d lies between tokens", in, r, from+i)
			}
		}
	}
	for i, tok := range l.Tokens {
		if !tok.Valid(in) || tok.Start < at {
			t.Fatalf("%q: token %d %v after %d", in, i, tok, at)
		}
		between(at, tok.Start)
		for _, s := range skip {
			if s.Overlaps(tok.Span) {
				t.Fatalf("%q: token %q in skipped %v", in, tok.In(in), s)
			}
		}
		at = tok.End
	}
	between(at, len(in))
	next := 0
	for i, s := range l.Sentences {
		if s.First != next || s.Last <= s.First || s.Start != l.Tokens[s.First].Start || s.End != l.Tokens[s.Last-1].End {
			t.Fatalf("%q: sentence %d is %+v, its first token should be %d", in, i, s, next)
		}
		p := l.Paragraphs[s.Paragraph]
		if i < p.First || i >= p.Last || !p.Contains(s.Span) {
			t.Fatalf("%q: sentence %d is not in its paragraph", in, i)
		}
		next = s.Last
	}
	if next != len(l.Tokens) {
		t.Fatalf("%q: sentences cover %d of %d tokens", in, next, len(l.Tokens))
	}
	if d := cmp.Diff(l, text.Split(in, skip)); d != "" {
		t.Fatalf("%q: twice cut: %s", in, d)
	}
}

func TestSplitHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := wild(t)
		var skip []rapporteur.Span
		if n := len(in); n > 2 {
			a, b := rapid.IntRange(0, n-1).Draw(t, "a"), rapid.IntRange(0, n).Draw(t, "b")
			for a > 0 && !utf8.RuneStart(in[a]) {
				a--
			}
			for b < n && !utf8.RuneStart(in[b]) {
				b++
			}
			if a < b {
				skip = append(skip, rapporteur.Span{Start: a, End: b})
			}
		}
		check(t, in, skip)
	})
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"", "a", "U.S. He said “no.” 3.5bn", "a@b.c.d http://x", "\u200b\u200d’s n't", "1.\n• x\n\n—", "control.Turkey"} {
		f.Add(s, 1, 3)
	}
	f.Fuzz(func(t *testing.T, in string, a, b int) {
		if !utf8.ValidString(in) {
			return
		}
		var skip []rapporteur.Span
		if s := (rapporteur.Span{Start: a, End: b}); s.Valid(in) {
			skip = append(skip, s)
		}
		check(t, in, skip)
	})
}

// TestLinear cuts a megabyte of each of the shapes that make careless
// tokenisers quadratic.
func TestLinear(t *testing.T) {
	for _, unit := range []string{"a", "a.", "A.b.", "ab.cd.", "a-", "a'", "1,", "1.2,", "@", "a@", "#", "(", "\"", ". ", ". (", "Mr.", "\u200b", "a\u200b", "a\n", "http://", "www.", "é", "•", "' ", "A. ", "[1"} {
		in := strings.Repeat(unit, 1<<20/len(unit))
		start := time.Now()
		text.Split(in, nil)
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("a megabyte of %q took %v", unit, d)
		}
	}
}

const sample = `RIVERTON, Westland — The mayor of Riverton said on Tuesday that 1,800 people had left the old town since Feb. 8, when the "upper dam" began to leak.

“We can't wait any longer,” Ana Ruiz told reporters. “The U.S. engineers are due at 5 p.m. Friday; the rest won’t come until Mr. Soto’s office pays the $3.6bn it owes.”

An official of the dam-builders' union, who asked not to be named, denied it. "Why should we?" he asked.
`

func BenchmarkSplit(b *testing.B) {
	in := strings.Repeat(sample, 200)
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		text.Split(in, nil)
	}
}
