package eval

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/rapporteur/rapporteur/schema"
)

// page is a web page of the gold: with the article's text, or with pieces that
// an extraction must and must not have.
type page struct {
	ID, URL, HTML string
	Body          string `json:"article_body"`
	With, Without []string
}

// html measures main text extraction: shingles of four words averaged a page,
// and must-have and must-not-have pieces.
func html(ctx context.Context, r *run) ([]Measure, error) {
	bodies, err := load[page](r.gold, "stories/html_scrapinghub."+r.gold.part()+".jsonl.gz")
	if err != nil {
		return nil, err
	}
	pieces, err := load[page](r.gold, "stories/html_trafilatura_en."+r.gold.part()+".jsonl.gz")
	if err != nil {
		return nil, err
	}
	got, err := r.pages(ctx, bodies)
	if err != nil {
		return nil, err
	}
	var P, R float64
	for _, g := range bodies {
		p, rec := shingled(g.Body, got[g.ID])
		P, R = P+p, R+rec
	}
	P, R = ratio(P, float64(len(bodies))), ratio(R, float64(len(bodies)))
	if got, err = r.pages(ctx, pieces); err != nil {
		return nil, err
	}
	var have, with, haveNot, without int
	for _, g := range pieces {
		text := squeeze(got[g.ID])
		for _, piece := range g.With {
			have += count(strings.Contains(text, squeeze(piece)))
		}
		for _, piece := range g.Without {
			haveNot += count(strings.Contains(text, squeeze(piece)))
		}
		with, without = with+len(g.With), without+len(g.Without)
	}
	return []Measure{
		share("f1", harmonic(P, R), "%d pages", len(bodies)), share("P", P, ""), share("R", R, ""),
		share("must_have", ratio(float64(have), float64(with)), "%d of %d pieces", have, with),
		share("must_not_have", ratio(float64(haveNot), float64(without)), "%d of %d pieces; less is better", haveNot, without),
		number("pages", len(bodies)+len(pieces)),
	}, nil
}

// pages reads web pages and gives the report each yields. A page without an
// article may be refused; its report is empty.
func (r *run) pages(ctx context.Context, list []page) (map[string]string, error) {
	docs := make([]Doc, len(list))
	for i, g := range list {
		docs[i] = Doc{ID: g.ID, HTML: g.HTML, URL: g.URL}
	}
	got, err := r.read(ctx, docs, true)
	if err != nil {
		return nil, err
	}
	out := make(map[string]string, len(got))
	for id, x := range got {
		out[id] = report(x)
	}
	return out, nil
}

// report is a document's text without its furniture.
func report(x *schema.Reading) string {
	text := []rune(x.Document.Text)
	parts := furnitureSpans(x)
	slices.SortStableFunc(parts, func(a, b pair) int { return a.start - b.start })
	var b strings.Builder
	at := 0
	for _, s := range parts {
		if s.start > at {
			b.WriteString(string(text[at:s.start]))
		}
		b.WriteByte('\n')
		at = max(at, s.end)
	}
	b.WriteString(string(text[at:]))
	return b.String()
}

// shingled compares two texts by their runs of four words, as multisets.
func shingled(gold, given string) (p, r float64) {
	a, b := shingles(given), shingles(gold)
	var tp, na, nb float64
	for s, n := range a {
		na += float64(n)
		tp += float64(min(n, b[s]))
	}
	for _, n := range b {
		nb += float64(n)
	}
	if na == 0 && nb == 0 {
		return 1, 1
	}
	return ratio(tp, na), ratio(tp, nb)
}

func shingles(text string) map[string]int {
	const size = 4
	list := words(text)
	out := map[string]int{}
	for i := 0; i < max(1, len(list)-size+1) && len(list) > 0; i++ {
		out[strings.Join(list[i:min(i+size, len(list))], "\x00")]++
	}
	return out
}

// squeeze makes every run of white space one blank, as Python's split does: it
// counts the separators of ASCII as white.
func squeeze(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || 0x1c <= r && r <= 0x1f }), " ")
}
