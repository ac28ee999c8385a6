package document_test

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/document"
	"pgregory.net/rapid"
)

func open(t testing.TB, d document.Draft) *rapporteur.Document {
	t.Helper()
	doc, err := document.New(d)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

const (
	headline = "Flood waters cut off three towns in Westland"
	para1    = "The river Orla burst its banks on Tuesday and cut off three towns in the north of Westland, the country's flood office said in a statement."
	para2    = "Some 2,400 people were taken to schools on higher ground, said Ana Ruiz, who leads the office. Boats brought them food and blankets overnight."
	para3    = "The army is due to repair the bridge at Port Soto by the end of the month, and engineers from two neighbouring countries will help it do so."
)

// TestFurniture gives pages whose lines are written with the kind of furniture
// they are, "kind| line"; lines of the report have none before the bar, and
// "kind|<part> rest" is furniture only inside the brackets.
func TestFurniture(t *testing.T) {
	for name, page := range map[string][]string{
		"repeated caption": {
			"|" + headline, "caption|A boat passes the flooded market of Port Soto on Wednesday morning",
			"caption|A boat passes the flooded market of Port Soto on Wednesday morning", "|" + para1, "|" + para2,
		},
		"credited captions": {
			"|" + headline, "caption|A boat passes the flooded market of Port Soto on May 3, 2018. AFP",
			"caption|Ana Ruiz at the dam of Orla. Ministry of Works via Reuters", "|" + para1,
			"caption|A woman carries her child through the water in Port Soto. (AP Photo/Juan Paz, File)",
			"caption|The bridge after its fall. Photograph: Juan Paz/Getty Images", "credit|(Juan Paz/Reuters)",
			"caption|FILE - In this May 1, 2018, file photo, a man looks at the river in Port Soto, Westland.",
			"caption|Enlarge this image toggle caption Juan Paz/AP Juan Paz/AP", "|" + para2,
		},
		"agency signs the report": {"|" + headline, "|" + para1, "|" + para2, "credit|" + para3 + " <(Reuters)>"},
		"bylines": {
			"|" + headline, "credit|By Ana Maria Lopez and Juan Paz", "|" + para1, "|" + para2, "|" + para3,
			"credit|Paz reported from Port Soto.", "credit|The Associated Press contributed to this report.",
			"credit|(Reporting by Juan Paz; Editing by Ana Lopez)", "credit|Contributing: Juan Paz in Quito",
		},
		"bare bylines":    {"credit|Juan Paz and Ana Lopez", "credit|Special for The Westland Post", "|" + para1, "|" + para2},
		"wire dateline":   {"|" + headline, "dateline|<PORT SOTO, Westland (AP) —> " + para1, "|" + para2},
		"dated dateline":  {"dateline|<PORT SOTO, May 3 (Reuters) -> " + para1, "|" + para2},
		"plain dateline":  {"dateline|<PORT SOTO —> " + para1, "|" + para2},
		"no dateline":     {"|NATO — which has no troops there, as its spokesman told reporters in a briefing on Tuesday — said that it would wait.", "|" + para2},
		"separators":      {"|" + para1, "separator|___", "|" + para2, "separator|* * *", "|" + para3, "separator|------"},
		"print date":      {"print-date|Quito, EcuadorSaturday 5 May 2018", "|" + headline, "|" + para1},
		"date lines":      {"|" + headline, "date-line|Published: May 3, 2018 05:53 PM", "|" + para1, "|" + para2, "date-line|Updated: May 4, 2018 11:28 PM"},
		"date that talks": {"|" + para1, "|Updated figures: Monday's count found 40 more people than the flood office had said", "|" + para2},
		"update label":    {"date-line|<UPDATE at 9:30 pm Eastern time:> " + para1, "|" + para2},
		"widgets": {
			"|" + headline, "|" + para1, "widget|Advertisement", "widget|SEE ALSO: Ten rivers that may flood this year", "|" + para2,
			"widget|Get the news of the day sent to your inbox every morning.", "heading|More On This...",
			"widget|[pullquote]", "widget|Share this article", "|" + para3, "widget|Follow us on Twitter @example", "heading|Editor's Picks",
			"widget|Sign up to:", "widget|* Please select one", "heading|Most Read", "widget|Hide caption", "widget|1 of 10 i View slideshow",
			"widget|Please let us know if you cannot post comments here.", "notice|Copyright © 2019 The Westland Post, LLC. Click here for reprint permission.",
		},
		"gallery": {
			"|" + headline, "caption|Hide caption A man waits for a boat at Port Soto, Westland, on Monday. Previous Next Juan Paz/EPA", "|" + para1, "|" + para2,
		},
		"notices": {
			"notice|• A daily summary of global reports on floods.", "|" + para1, "|" + para2,
			"notice|The views expressed here are those of the author, Juan Paz.", "notice|Editor's note: An earlier version of this story named the wrong river.",
		},
		"speech is no widget": {
			"|" + para1, "|“Sign up for our newsletter,” the minister's aide had written in his letter to the flood office, Ruiz said.",
			"|Related charges were dropped.", "|Watch towers were built.", "|Share prices fell.", "|Most people stayed.",
			"|In a video shown on Tuesday, the mayor asked for help.", "|Heavy rain contributed to the flood.", "|" + para2,
		},
	} {
		var b strings.Builder
		var want []string
		for i, l := range page {
			if i > 0 {
				b.WriteString("\n\n")
			}
			why, line, _ := strings.Cut(l, "|")
			before, tail, some := strings.Cut(line, "<")
			if part, rest, ok := strings.Cut(tail, ">"); some && ok {
				want = append(want, why+"|"+part)
				line = before + part + rest
			} else if why != "" {
				want = append(want, l)
			}
			b.WriteString(line)
		}
		doc := open(t, document.Draft{Text: b.String()})
		var got []string
		for _, f := range doc.Furniture {
			got = append(got, string(f.Why)+"|"+f.In(doc.Text))
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

func TestGivenNames(t *testing.T) {
	doc := open(t, document.Draft{Text: headline + "\n\nJuana Paz\n\nThe Westland Post\n\n" + para1, Title: headline, Outlet: "Westland Post", Bylines: []string{"Juana Paz"}})
	if len(doc.Furniture) == 0 || doc.Furniture[0].In(doc.Text) != "Juana Paz" || doc.TitleSpan.In(doc.Text) != headline {
		t.Errorf("furniture %v, title %v", doc.Furniture, doc.TitleSpan)
	}
}

func TestTitle(t *testing.T) {
	for name, c := range map[string]struct{ text, given, title, at string }{
		"from the text":    {headline + "\n\n" + para1, "", headline, headline},
		"none":             {para1 + "\n\n" + para2, "", "", ""},
		"given, printed":   {headline + "\n\n" + para1, strings.ToUpper(headline), strings.ToUpper(headline), headline},
		"given, near":      {headline + "\n\n" + para1, "Flood waters cut off two towns in Westland", "Flood waters cut off two towns in Westland", headline},
		"given, elsewhere": {para1, headline, headline, ""},
	} {
		doc := open(t, document.Draft{Text: c.text, Title: c.given})
		at := ""
		if !doc.TitleSpan.IsZero() {
			at = doc.TitleSpan.In(doc.Text)
		}
		if doc.Title != c.title || at != c.at {
			t.Errorf("%s: title %q at %q", name, doc.Title, at)
		}
	}
}

func TestLanguage(t *testing.T) {
	for in, want := range map[string]string{
		para1: "en",
		"Le fleuve est sorti de son lit mardi et a coupé trois villes du nord du pays, a annoncé le bureau des inondations dans un communiqué publié dans la soirée.":                "fr",
		"Der Fluss ist am Dienstag über die Ufer getreten und hat drei Städte im Norden des Landes abgeschnitten, teilte das Hochwasseramt mit, das die Lage seit Tagen beobachtet.": "de",
		"Річка вийшла з берегів у вівторок і відрізала три міста на півночі країни, повідомило управління з питань повеней у своїй заяві.":                                           "uk",
		"أعلن مكتب الفيضانات في بيان أن النهر فاض يوم الثلاثاء وقطع الطريق إلى ثلاث مدن في شمال البلاد":                                                                              "ar",
		"Port Soto": "", "OK": "",
	} {
		if got := open(t, document.Draft{Text: in}).Language; got != want {
			t.Errorf("%.40s…: %q, want %q", in, got, want)
		}
	}
	if got := open(t, document.Draft{Text: para1, Language: "es"}).Language; got != "es" {
		t.Errorf("given language replaced by %q", got)
	}
}

func TestEmpty(t *testing.T) {
	for _, in := range []string{"", " \n", "___ …"} {
		if _, err := document.New(document.Draft{Text: in}); !errors.Is(err, document.ErrEmpty) {
			t.Errorf("%q: %v", in, err)
		}
	}
}

func checkDocument(t interface{ Fatalf(string, ...any) }, in string) {
	doc, err := document.New(document.Draft{Text: in})
	if err != nil {
		return
	}
	if doc.Text != in {
		t.Fatalf("%q: text changed", in)
	}
	at := 0
	for _, f := range doc.Furniture {
		if !f.Valid(in) || f.Start < at || strings.TrimSpace(f.In(in)) != f.In(in) || f.Why == "" {
			t.Fatalf("%q: furniture %+v after %d", in, f, at)
		}
		at = f.End
	}
	if !doc.TitleSpan.IsZero() && !doc.TitleSpan.Valid(in) {
		t.Fatalf("%q: title %v", in, doc.TitleSpan)
	}
	for _, e := range doc.Published.Evidence {
		if !e.Valid(in) {
			t.Fatalf("%q: evidence %v", in, e)
		}
	}
	p := doc.Published
	if p.Value != "" && (p.Value < p.Earliest || p.Value > p.Latest) || p.Latest != "" && p.Latest < p.Earliest {
		t.Fatalf("%q: published %+v", in, p)
	}
	again, _ := document.New(document.Draft{Text: in})
	if d := cmp.Diff(doc, again); d != "" {
		t.Fatalf("%q: read twice: %s", in, d)
	}
}

func TestNewHolds(t *testing.T) {
	lines := []string{
		headline, para1, para2, "", "", "Advertisement", "By Ana Ruiz", "Share this", "Published: May 3, 2018", "Updated May 4, 2018", "___", "Saturday 5 May 2018",
		"A boat. AFP", "(AP Photo/Ana Ruiz)", "FILE - A boat", "PORT SOTO (AP) — " + para1, "the weekend of Feb. 8", "— Ana (@ana) May 3, 2018", "\u200b", "é", "a one-day trip on May 9",
	}
	rapid.Check(t, func(t *rapid.T) {
		checkDocument(t, strings.Join(rapid.SliceOf(rapid.OneOf(rapid.SampledFrom(lines), rapid.String())).Draw(t, "lines"), rapid.SampledFrom([]string{"\n", "\n\n", "\r\n", " "}).Draw(t, "break")))
	})
}

func FuzzNew(f *testing.F) {
	f.Add(headline + "\n\nPORT SOTO (AP) — " + para1 + "\nUpdated: May 4, 2018")
	f.Add("Hide caption a\n\u2028b\r\n© 2019\n(AP)")
	f.Fuzz(func(t *testing.T, in string) {
		if utf8.ValidString(in) {
			checkDocument(t, in)
		}
	})
}

func BenchmarkNew(b *testing.B) {
	in := headline + "\n\nBy Ana Ruiz\n\nPORT SOTO, Westland (AP) — " + para1 + "\n\n" + strings.Repeat(para2+"\n\n"+para3+"\n\n", 12) + "Copyright 2018 The Westland Post. All rights reserved.\n"
	b.SetBytes(int64(len(in)))
	for b.Loop() {
		if _, err := document.New(document.Draft{Text: in}); err != nil {
			b.Fatal(err)
		}
	}
}

// TestLinear reads a megabyte of each of the shapes that make careless
// patterns slow.
func TestLinear(t *testing.T) {
	for _, unit := range []string{"a", "A ", "(", "a\n", "By A\n", "May 3, 2018 ", "(@a) May 3, 2018 ", "Share ", "AP/", "weekend of May 3 ", "© ", "— ", "\u200b", "Ana Paz, ", ". AFP\n", headline + "\n"} {
		in := "x" + strings.Repeat(unit, 1<<20/len(unit))
		start := time.Now()
		open(t, document.Draft{Text: in})
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("a megabyte of %q took %v", unit, d)
		}
	}
}
