package page

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"
)

// shell puts an article's HTML into a page with the usual surroundings.
func shell(head, article string) string {
	return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8">` + head + `</head><body>
<header><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li><li><a href="/about">About us</a></li></ul></nav></header>
<div class="main"><div class="content">` + article + `</div>
<aside class="sidebar"><h3>Most read</h3><ul><li><a href="/1">Council delays vote on the new harbour wall</a></li><li><a href="/2">Ten places to eat by the lagoon</a></li></ul></aside></div>
<footer><p>Copyright 2031 The Lagoon Times. All rights reserved. Registered in Benin.</p></footer></body></html>`
}

const body = `<p>Floods cut the coastal road near Grand-Popo on Sunday, and at least 300 families spent the night in schools, the mayor said.</p>
<p>The river Mono rose by two metres in six hours, according to the national weather office, which had warned of heavy rain on Friday.</p>
<h2>Boats from the army</h2>
<p>Soldiers brought eleven boats. “We could not wait for the water to fall,” said Captain Ida Sossou, who leads the rescue.</p>
<ul><li>Two bridges are closed.</li><li>Three schools are shelters.</li></ul>
<p>A spokesman for the electricity company said that power would be back within two days, but gave no date for the road.</p>`

const bodyText = `Floods cut the coastal road near Grand-Popo on Sunday, and at least 300 families spent the night in schools, the mayor said.

The river Mono rose by two metres in six hours, according to the national weather office, which had warned of heavy rain on Friday.

Boats from the army

Soldiers brought eleven boats. “We could not wait for the water to fall,” said Captain Ida Sossou, who leads the rescue.

Two bridges are closed.
Three schools are shelters.

A spokesman for the electricity company said that power would be back within two days, but gave no date for the road.`

func TestExtractText(t *testing.T) {
	for name, article := range map[string]string{
		"article tag": "<article><h1>Floods cut the coastal road</h1>" + body + "</article>",
		"divisions":   `<div class="story"><h1>Floods cut the coastal road</h1><div class="text">` + body + `</div></div>`,
		"beside it": `<article><h1>Floods cut the coastal road</h1><p class="byline">By Koffi Adjovi</p><figure><img src="x.jpg"><figcaption>Water on the road to Grand-Popo, seen on Sunday afternoon. Picture: L. Houngbo</figcaption></figure>` + body +
			`<div class="newsletter-signup"><p>Sign up to our newsletter and have the day's stories sent to you each evening.</p></div><p>Read more: <a href="/9">How the lagoon was formed over many thousands of years</a></p></article>`,
		"copy for print": "<article>" + body + `</article><div class="print-copy" style="display:none">` + body + "</div>",
	} {
		p, err := Extract(shell("<title>Floods cut the coastal road | The Lagoon Times</title>", article), "https://lagoon.example/floods")
		if err != nil || p.Text != bodyText {
			t.Errorf("%s: %v\n%s", name, err, p.Text)
		}
		if p.Title != "Floods cut the coastal road" {
			t.Errorf("%s: title %q", name, p.Title)
		}
	}
}

func TestExtractWithoutSpaces(t *testing.T) {
	text := "<p>台风周日上午登陆海岸，至少三百户家庭在学校过夜，市长表示。</p><p>河水在六小时内上涨两米，国家气象局周五曾发出暴雨警告，并要求渔船回港。</p><p>军队派出十一艘船只救援居民，电力公司发言人说两天内恢复供电，但没有说明道路何时开放。</p>"
	p, err := Extract(shell("<title>台风登陆</title>", "<article><h1>台风登陆</h1>"+strings.Repeat(text, 1)+"</article>"), "")
	if err != nil || strings.Count(p.Text, "\n\n") != 2 || !strings.HasPrefix(p.Text, "台风周日") {
		t.Errorf("%v %q", err, p.Text)
	}
}

func TestShortPages(t *testing.T) {
	for source, want := range map[string]string{
		"<html><body><h1>Notice</h1><p>The well at Kandi is closed until further notice, the district office said on Monday.</p></body></html>": "The well at Kandi is closed until further notice, the district office said on Monday.",
		"<p>Two people died in Kandi.": "Two people died in Kandi.",
		"<p>Two people died in Kandi.<p>Officials said that rain was to blame. Roads were closed on Monday.": "Two people died in Kandi.\n\nOfficials said that rain was to blame. Roads were closed on Monday.",
	} {
		if p, err := Extract(source, ""); err != nil || p.Text != want {
			t.Errorf("%s: %v %q", source, err, p.Text)
		}
	}
}

func TestNoArticle(t *testing.T) {
	var links strings.Builder
	for i := range 60 {
		fmt.Fprintf(&links, `<li><a href="/story/%d">Headline number %d about something that happened</a></li>`, i, i)
	}
	for name, source := range map[string]string{
		"nothing": "", "empty body": "<html><body></body></html>", "script": "<html><body><div id=root></div><script>render()</script></body></html>",
		"links": shell("", "<ul>"+links.String()+"</ul>"), "menu": shell("", ""),
	} {
		if p, err := Extract(source, ""); !errors.Is(err, ErrNoArticle) {
			t.Errorf("%s: %v %q", name, err, p.Text)
		}
	}
}

func TestMetadata(t *testing.T) {
	ld := `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},{"@type":"NewsArticle","headline":"Floods cut the coastal road","datePublished":"2031-05-06T23:10:00+01:00","dateModified":"2031-05-08","author":[{"@type":"Person","name":"Koffi Adjovi"},{"name":"Ida B."}],"publisher":{"name":"Lagoon Media"},"inLanguage":"fr"}]}</script>`
	for name, tc := range map[string]struct {
		head string
		want Page
	}{
		"linked data": {ld, Page{Title: "Floods cut the coastal road", Bylines: []string{"Koffi Adjovi", "Ida B."}, Outlet: "Lagoon Media", Language: "fr", Date: "2031-05-06"}},
		"open graph": {`<meta property="og:title" content="Floods cut the road &amp; rail"><meta property="og:site_name" content="The Lagoon Times"><meta property="article:published_time" content="2031-05-06T00:10:00Z"><meta name="author" content="By Koffi Adjovi"><meta property="og:url" content="https://lagoon.example/floods">`,
			Page{Title: "Floods cut the road & rail", Bylines: []string{"Koffi Adjovi"}, Outlet: "The Lagoon Times", Language: "en", Date: "2031-05-06", URL: "https://lagoon.example/floods"}},
		"canonical":          {`<title>Floods - The Lagoon Times</title><link rel="canonical" href="/a/floods">`, Page{Title: "Floods - The Lagoon Times", Language: "en", URL: "https://lagoon.example/a/floods"}},
		"front door":         {`<title>Floods</title><link rel="canonical" href="https://lagoon.example/">`, Page{Title: "Floods", Language: "en"}},
		"handle":             {`<title>Floods</title><meta name="author" content="https://social.example/koffi"><meta name="author" content="@koffi">`, Page{Title: "Floods", Language: "en"}},
		"broken linked data": {`<title>Floods</title><script type="application/ld+json">{"@type":"NewsArticle","headline":</script>`, Page{Title: "Floods", Language: "en"}},
		"raw line breaks":    {"<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Floods\n rise\"}</script>", Page{Title: "Floods rise", Language: "en"}},
	} {
		got, err := Extract(shell(tc.head, "<article>"+body+"</article>"), "https://lagoon.example/floods?x=1")
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		got.Text = ""
		if fmt.Sprint(got) != fmt.Sprint(tc.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, tc.want)
		}
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"2031-05-06": "2031-05-06", "2031-05-06T23:59:00-11:00": "2031-05-06", "20310506": "2031-05-06", "2031/05/06": "2031-05-06", "Tue, 06 May 2031 01:02:03 GMT": "2031-05-06",
		"6 May 2031": "2031-05-06", "May 6, 2031": "2031-05-06", "05/06/2031": "", "2031-02-30": "", "yesterday": "", "": "", "0001-01-01": "", "2031": "",
	} {
		if got := Day(in); string(got) != want {
			t.Errorf("Day(%q) = %q, want %q", in, got, want)
		}
	}
	// The text, the address and the day of reading give no date.
	today := time.Now().Format(time.DateOnly)
	for _, head := range []string{"", `<meta name="date" content="">`, `<meta name="date" content="soon">`, `<meta property="og:image" content="https://lagoon.example/2031/05/06/x.jpg">`} {
		p, err := Extract(shell(head, "<article><p>"+today+"</p>"+body+"<p>Printed on 6 May 2031.</p></article>"), "https://lagoon.example/2031/05/06/floods")
		if err != nil || p.Date != "" {
			t.Errorf("%q: date %q, %v", head, p.Date, err)
		}
	}
}

func TestFragment(t *testing.T) {
	for in, want := range map[string]string{
		"Just text.": "Just text.", "<p>One\n  two</p><p>Three</p>": "One two\n\nThree", "a<br>b": "a\nb", "<ul><li>x</li><li>y</li></ul>": "x\ny",
		"<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>": "1\t2\n3\t4", "<script>x()</script>": "", "10&nbsp;km": "10\u00a0km", "<pre>a\nb</pre>": "a\nb",
		"un<b>bro</b>ken": "unbroken", "soft\u00adhyphen": "softhyphen",
	} {
		if got, err := Fragment(in); err != nil || got != want {
			t.Errorf("Fragment(%q) = %q, %v; want %q", in, got, err, want)
		}
	}
}

func TestSameTextEachTime(t *testing.T) {
	pages := gold(t, "html_trafilatura_en.dev.jsonl.gz")
	for _, g := range pages[:min(len(pages), 25)] {
		first, _ := Extract(g.HTML, g.URL)
		for range 2 {
			if again, _ := Extract(g.HTML, g.URL); fmt.Sprint(again) != fmt.Sprint(first) {
				t.Fatalf("%s gives two texts", g.URL)
			}
		}
	}
}

// TestHostilePages holds the time of pages made to be slow.
func TestHostilePages(t *testing.T) {
	if testing.Short() {
		t.Skip("parses large pages")
	}
	for name, source := range map[string]string{
		"deep":       strings.Repeat("<div>", 100000) + "words",
		"wide":       "<body>" + strings.Repeat("<p>Some words in a short paragraph of this page.</p>", 20000),
		"no space":   "<body><p>" + strings.Repeat("x", 1<<20),
		"links":      "<body>" + strings.Repeat(`<a href="/x">y</a> `, 20000),
		"attributes": "<body>" + strings.Repeat(`<div class="`+strings.Repeat("a-b_C ", 200)+`">words</div>`, 500),
		"entities":   "<body><p>" + strings.Repeat("&amp;lt;", 20000),
		"linked":     `<script type="application/ld+json">` + strings.Repeat(`{"@graph":[`, 5000) + `</script>`,
	} {
		start := time.Now()
		_, err := Extract(source, "")
		if d := time.Since(start); d > time.Minute {
			t.Errorf("%s took %v", name, d)
		} else {
			t.Logf("%s: %v, %v", name, d.Round(time.Millisecond), err)
		}
	}
}

// FuzzExtract gives any page: no panic, valid text, nothing that the page
// does not have.
func FuzzExtract(f *testing.F) {
	f.Add(shell("<title>T</title>", "<article>"+body+"</article>"))
	f.Add("<table><td><a><p>x</table>")
	f.Add("<article><pre>a\n\nb</pre><br><br>" + body)
	f.Fuzz(func(t *testing.T, source string) {
		source = strings.ToValidUTF8(source, "")
		p, err := Extract(source, "https://a.example/x")
		if (p.Text == "") != (err != nil) {
			t.Fatalf("text %q, error %v", p.Text, err)
		}
		all, err := html.Parse(strings.NewReader(source))
		if err != nil {
			return
		}
		words := " " + strings.Join(strings.Fields(join(blocks(all))), " ") + " "
		for _, line := range strings.FieldsFunc(p.Text, func(c rune) bool { return c == '\n' || c == '\t' }) {
			if !strings.Contains(words, strings.Join(strings.Fields(line), " ")) {
				t.Fatalf("the page does not have %q", line)
			}
		}
	})
}

func BenchmarkExtract(b *testing.B) {
	source := shell("<title>Floods</title>", "<article>"+strings.Repeat(body, 1)+strings.Repeat("<p>The ferry was late again on the lagoon, and nobody could say why it was.</p>", 30)+"</article>")
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Extract(source, "https://lagoon.example/floods"); err != nil {
			b.Fatal(err)
		}
	}
}
