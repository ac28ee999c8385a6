package when

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
	"pgregory.net/rapid"
)

// sound fails when times are not valid, sorted and apart, or their intervals
// run backwards.
func sound(t interface {
	Helper()
	Fatalf(string, ...any)
}, in string, times []rapporteur.When) {
	t.Helper()
	end := 0
	for _, w := range times {
		switch {
		case !w.Valid(in):
			t.Fatalf("%q: span %v is not valid", in, w.Span)
		case w.Start < end:
			t.Fatalf("%q: %q begins before the time before it ends", in, w.In(in))
		case w.Value == "" || w.Type == "":
			t.Fatalf("%q: %q has no value or type", in, w.In(in))
		case w.From != "" && !w.From.Known() || w.To != "" && !w.To.Known():
			t.Fatalf("%q: %q has days %q and %q, which are none", in, w.In(in), w.From, w.To)
		case w.From != "" && w.To != "" && w.From > w.To:
			t.Fatalf("%q: %q runs from %s back to %s", in, w.In(in), w.From, w.To)
		case !w.Anchor.IsZero() && !w.Anchor.Valid(in):
			t.Fatalf("%q: %q has an anchor %v outside the text", in, w.In(in), w.Anchor)
		}
		end = w.End
	}
}

func read(in string, day rapporteur.Day) []rapporteur.When {
	return Read(&rapporteur.Document{Text: in, Published: rapporteur.Published{Value: day}}, text.Split(in, nil))
}

// TestGenerated puts words of the lexicon, numbers and marks together in
// every order and asks for sound times, with and without a day.
func TestGenerated(t *testing.T) {
	words := []string{"the", "end", "of", "two", "1984", "8", "8-10", "Feb.", "May", "Monday", "last", "next", "this", "year", "years", "'s", "quarter",
		"third", "third-quarter", "nine-year-old", "ago", "later", "before", "after", "and", "or", "half", "a", "early", "mid-", "late", "summer", "'80s",
		"1990s", "5", "p.m.", "GMT", "noon", "night", "every", "daily", "until", ",", ".", "-", "–", "to", "since", "Christmas", "day", "week", "weekend",
		"2 1/2", "BC", "480", "Q3", "FY19", "2019-02-30", "31/12/2019", "9999", "0", "decades", "century", "20th", "now", "\n\n", "“", "”", "é", "9 a.m.-5 p.m."}
	rapid.Check(t, func(t *rapid.T) {
		in := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 40).Draw(t, "words"), rapid.SampledFrom([]string{" ", " ", ""}).Draw(t, "space"))
		for _, day := range []rapporteur.Day{"", "2020-02-07", "2019-12-31", "0001-01-01", "9999-12-31"} {
			sound(t, in, read(in, day))
		}
		if in != "" {
			a := rapid.IntRange(0, len(in)).Draw(t, "from")
			b := rapid.IntRange(a, len(in)).Draw(t, "to")
			if s := (rapporteur.Span{Start: a, End: b}); s.Valid(in) {
				sound(t, in, readAround(in, "2020-02-07", s))
			}
		}
	})
}

// readAround reads a text of which one part is furniture, as the reading does.
func readAround(in string, day rapporteur.Day, f rapporteur.Span) []rapporteur.When {
	doc := &rapporteur.Document{Text: in, Published: rapporteur.Published{Value: day},
		Furniture: []rapporteur.Furniture{{Span: f, Why: rapporteur.FurniturePrintDate}}}
	return Read(doc, text.Split(in, []rapporteur.Span{f}))
}

// TestFurniture finds the print date of a page and reckons nothing from it.
func TestFurniture(t *testing.T) {
	date := "Printed 30 May 2021\n\n"
	in := "Boats sank off Lae on 3 March 2021, an agency said.\n\n" + date + "The next day two more were lost."
	at := strings.Index(in, date)
	got := []string{}
	for _, w := range readAround(in, "2021-03-08", rapporteur.Span{Start: at, End: at + len(date)}) {
		got = append(got, w.In(in)+" "+w.Value)
	}
	want := []string{"3 March 2021 2021-03-03", "30 May 2021 2021-05-30", "The next day 2021-03-04"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestUnknownDay shows that no value leans on a day that is not known.
func TestUnknownDay(t *testing.T) {
	for in, want := range map[string]string{
		"He arrives on Monday.":             "XXXX-WXX-1",
		"It was signed on Feb. 8.":          "XXXX-02-08",
		"Aid stopped yesterday.":            "XXXX-XX-XX",
		"They fled last week.":              "XXXX-WXX",
		"They fled in early December.":      "XXXX-12",
		"The truce began two days ago.":     "XXXX-XX-XX",
		"The truce began on 8 March 2017.":  "2017-03-08",
		"It has gone on for two years.":     "P2Y",
		"The office opens every Monday.":    "XXXX-WXX-1",
		"Fighting resumed at noon Tuesday.": "XXXX-WXX-2T12:00",
	} {
		times := read(in, "")
		if len(times) != 1 || times[0].Value != want {
			t.Errorf("%q: got %+v, want one value %s", in, times, want)
		}
	}
}

// TestBounds reads a text whose day of publication lies between two days:
// what is the same for both is known, the rest is not.
func TestBounds(t *testing.T) {
	in := "They met on Monday, in January, and again yesterday."
	doc := &rapporteur.Document{Text: in, Published: rapporteur.Published{Earliest: "2020-02-06", Latest: "2020-02-08"}}
	var got []string
	for _, w := range Read(doc, text.Split(in, nil)) {
		got = append(got, w.Value)
	}
	if want := []string{"2020-02-03", "2020-01", "XXXX-XX-XX"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestWithin(t *testing.T) {
	in := "On 1 May 2019 they met. On 2 May 2019 they left. On 3 May 2019 they came back."
	times := read(in, "")
	at := strings.Index(in, "On 2")
	got := Within(times, rapporteur.Span{Start: at, End: at + len("On 2 May 2019 they left.")})
	if len(got) != 1 || got[0].Value != "2019-05-02" {
		t.Errorf("got %+v, want only 2019-05-02", got)
	}
	if got := Within(times, rapporteur.Span{}); len(got) != 0 {
		t.Errorf("the empty span holds %+v", got)
	}
	if got := Within(times, rapporteur.Span{End: len(in)}); len(got) != 3 {
		t.Errorf("the whole text holds %d times, want 3", len(got))
	}
}

func TestPlaced(t *testing.T) {
	for _, c := range []struct {
		in   string
		want rapporteur.Interval
	}{
		{"displaced since early December", rapporteur.Interval{From: "2019-12-01", To: "2020-02-07"}},
		{"to leave by the end of the month", rapporteur.Interval{To: "2020-02-29"}},
		{"signed before Feb. 3, 2020", rapporteur.Interval{To: "2020-02-02"}},
		{"shut after January 2020", rapporteur.Interval{From: "2020-02-01"}},
		{"killed in the past two weeks", rapporteur.Interval{From: "2020-01-24", To: "2020-02-07"}},
	} {
		times := read(c.in, "2020-02-07")
		if len(times) != 1 {
			t.Errorf("%q: %d times, want 1", c.in, len(times))
			continue
		}
		if got := Placed(times[0], "2020-02-07"); got != c.want {
			t.Errorf("%q: got %+v, want %+v", c.in, got, c.want)
		}
	}
}

func TestHolidays(t *testing.T) {
	for name, want := range map[string]string{
		"Easter 2020": "2020-04-12", "Good Friday 2019": "2019-04-19", "Thanksgiving 2018": "2018-11-22", "Memorial Day 2021": "2021-05-31",
		"Election Day 2016": "2016-11-08", "New Year's Eve 2019": "2019-12-31", "Christmas 1999": "1999-12-25", "Easter 2008": "2008-03-23",
	} {
		times := read("It fell on "+name+".", "")
		if len(times) != 1 || times[0].Value != want {
			t.Errorf("%s: got %+v, want %s", name, times, want)
		}
	}
	for _, h := range holidayList {
		for y := 1990; y < 2030; y++ {
			if got := h.in(y).Year(); got != y && got != y-1 && got != y+1 {
				t.Errorf("%v falls in %d for %d", h.words, got, y)
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"He said on Friday that talks would resume on Monday, Feb. 10, at 5 p.m. EST.", "from 6-7 January 1916 to late 2018", "the '80s, 499-493 BC",
		"nearly nine-year-old war; two to three weeks; 2 1/2 years", "this year's third quarter, Q3 2019, FY2019/20", "２０２０年 Ｍａｙ 8", "8 May",
		strings.Repeat("the end of ", 50) + "May", strings.Repeat("two ", 100) + "years ago", "\u2011\u2011May", "the day before the day before yesterday",
	} {
		f.Add(s, "2020-02-07")
	}
	f.Fuzz(func(t *testing.T, in, day string) {
		if !utf8.ValidString(in) {
			t.Skip()
		}
		sound(t, in, read(in, rapporteur.Day(day)))
	})
}

// TestLinear reads hostile texts whose size would show a rule that is not
// linear.
func TestLinear(t *testing.T) {
	for _, s := range []string{"the end of ", "two ", "a", "Monday ", "1984-", "early ", "the day before ", "two days before ", "the day after x ", "the first two days of ", "a week or so ", "1st of ", "said ", "twenty-", "last ", "5 p.m. ", "mid-"} {
		in := strings.Repeat(s, 400_000/len(s))
		sound(t, in, read(in, "2020-02-07"))
	}
}

func BenchmarkRead(b *testing.B) {
	unit := "Officials said on Friday that more than 40,000 people had fled the valley since early December. The governor, who took office two years ago, " +
		"is expected to travel to the capital on Monday for talks on a truce signed in late 2018. Aid convoys were stopped for nine days last month, " +
		"and the road was shut again at 05:30 GMT on Feb. 3, the relief agency said in its weekly report.\n\n"
	in := strings.Repeat(unit, 200)
	doc := &rapporteur.Document{Text: in, Published: rapporteur.Published{Value: "2020-02-07"}}
	l := text.Split(in, nil)
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		Read(doc, l)
	}
	b.ReportMetric(float64(len(in))*float64(b.N)/b.Elapsed().Seconds(), "chars/s")
}
