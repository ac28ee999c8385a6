package web

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rapporteur/rapporteur"
)

func TestFormatWhen(t *testing.T) {
	days := func(from, to rapporteur.Day) rapporteur.Interval { return rapporteur.Interval{From: from, To: to} }
	tests := []struct {
		when rapporteur.When
		want string
	}{
		{rapporteur.When{Value: "2031-05-11", Interval: days("2031-05-11", "2031-05-11")}, "11 May 2031"},
		{rapporteur.When{Value: "2031-05-11T14:30", Interval: days("2031-05-11", "2031-05-11")}, "11 May 2031, 14:30"},
		{rapporteur.When{Value: "2031-05-11T09", Interval: days("2031-05-11", "2031-05-11")}, "11 May 2031, 09:00"},
		{rapporteur.When{Value: "2031-05-11TNI", Interval: days("2031-05-11", "2031-05-11")}, "11 May 2031, night"},
		{rapporteur.When{Value: "2031-05-11TXX", Interval: days("2031-05-11", "2031-05-11")}, "11 May 2031"},
		{rapporteur.When{Value: "2031-05", Mod: "END", Interval: days("2031-05-21", "2031-05-31")}, "21 May 2031 to 31 May 2031"},
		{rapporteur.When{Value: "2031", Mod: "APPROX", Interval: days("2031-01-01", "2031-12-31")}, "about 1 January 2031 to 31 December 2031"},
		{rapporteur.When{Value: "2031-05-11", Relation: rapporteur.TimeSince, Interval: days("2031-05-11", "2031-05-11")}, "since 11 May 2031"},
		{rapporteur.When{Value: "2031-05-11", Relation: rapporteur.TimeSince, Interval: days("2031-05-11", "")}, "from 11 May 2031"},
		{rapporteur.When{Value: "P4M", Type: rapporteur.TimeDuration}, "4 months"},
		{rapporteur.When{Value: "P1W", Mod: "MORE_THAN"}, "more than 1 week"},
		{rapporteur.When{Value: "P1DT36H"}, "1 day 36 hours"},
		{rapporteur.When{Value: "PT1.5H"}, "1.5 hours"},
		{rapporteur.When{Value: "PXD"}, "some days"},
		{rapporteur.When{Value: "P2C"}, "2 centuries"},
		{rapporteur.When{Value: "P1W", Type: rapporteur.TimeSet}, "1 week, again and again"},
		{rapporteur.When{Value: "PAST_REF"}, "some time past"},
		{rapporteur.When{Value: "XXXX-05-11"}, ""},
		{rapporteur.When{Value: "P"}, ""},
		{rapporteur.When{Value: "P4"}, ""},
		{rapporteur.When{Value: "P..D"}, ""},
		{rapporteur.When{Value: "P4é"}, ""},
		{rapporteur.When{}, ""},
	}
	for _, tt := range tests {
		if got := formatWhen(tt.when); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.when, got, tt.want)
		}
	}
}

// TestPlacesJoin has one place named again and again: only mentions that are
// resolved alike and as surely stand together.
func TestPlacesJoin(t *testing.T) {
	s := newScript(t, rapporteur.Document{Ref: "x", Text: "Sura, Sura, Sura, Sura, Sura, Sura and Sura."})
	sure := rapporteur.Place{Name: "Sura", Kind: rapporteur.PlaceCity, GeoNameID: 1, Lat: number(1), Lon: number(2), Country: "KEN", Confidence: .9}
	with := func(change func(*rapporteur.Place)) rapporteur.Place {
		p := sure
		change(&p)
		return p
	}
	for i, p := range []rapporteur.Place{
		sure,
		with(func(p *rapporteur.Place) { p.Confidence = .8 }),
		with(func(p *rapporteur.Place) { p.Confidence = .6 }),
		with(func(p *rapporteur.Place) { p.Confidence = .1 }),
		with(func(p *rapporteur.Place) { p.Metonym = true }),
		with(func(p *rapporteur.Place) { p.Demonym = true }),
		{Name: "Sura"},
	} {
		p.Span = rapporteur.Span{Start: 6 * i, End: 6*i + 4}
		s.r.Places = append(s.r.Places, p)
	}
	s.r.Places[6].Span = s.span("and |Sura")
	a := about{kept: keep(s.r.Document), countries: map[string]string{"KEN": "Kenya"}}
	v := a.view(s.r)
	type row struct {
		What, Doubt string
		Mentions    int
		Unresolved  bool
	}
	rows := func(list []placeView) (out []row) {
		for _, p := range list {
			out = append(out, row{p.What, p.Doubt, len(p.Mentions), p.Unresolved})
		}
		return out
	}
	const town = "city or town, Kenya"
	if d := cmp.Diff([]row{{town, "", 2, false}, {town, "probably", 1, false}, {town, "uncertain", 1, false}, {"", "", 1, true}}, rows(v.Places)); d != "" {
		t.Errorf("places (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]row{{town, "", 1, false}}, rows(v.Metonyms)); d != "" {
		t.Errorf("metonyms (-want +got):\n%s", d)
	}
	if d := cmp.Diff([]row{{town, "", 1, false}}, rows(v.Demonyms)); d != "" {
		t.Errorf("demonyms (-want +got):\n%s", d)
	}
}

// TestMarksAreAskedFor holds the text calm unless its address asks for more.
func TestMarksAreAskedFor(t *testing.T) {
	m := sample(t)
	h := newHandler(t, m)
	doc, _ := m.Document(t.Context(), "flood.txt")
	mark := regexp.MustCompile(`<(?:mark|span) class="[^"]*\b(?:who|where|when)\b`)
	text := func(query string) string {
		body := get(t, h, documentAddress(doc.ID)+query).Body.String()
		_, body, _ = strings.Cut(body, `<div class="text"`)
		body, _, _ = strings.Cut(body, `<section class="about"`)
		return body
	}
	if found := mark.FindAllString(text(""), -1); len(found) > 0 {
		t.Errorf("unasked: %q", found)
	}
	if n := len(mark.FindAllString(text("?marks=who"), -1)); n != 5 {
		t.Errorf("%d mentions of actors are marked, want 5", n)
	}
	body := text("?marks=where,who")
	for _, want := range []string{`title="Who: Relief Council, organisation"`, `title="Where: Alto Ñire, city or town, Río Negro, Argentina"`, `title="Where: Norvania, not resolved"`} {
		if !strings.Contains(body, want) {
			t.Errorf("no mark with %s in:\n%s", want, body)
		}
	}
}

// TestCredit holds every page that shows resolved places to their licence.
func TestCredit(t *testing.T) {
	m := sample(t)
	h := newHandler(t, m)
	for _, r := range m.readings {
		body := get(t, h, documentAddress(r.Document.ID)).Body.String()
		if got, want := strings.Contains(body, "GeoNames</a>, <a href=\"https://creativecommons.org/licenses/by/4.0/\""), len(r.Places) > 0; got != want {
			t.Errorf("%s: GeoNames is named: %v, want %v", r.Document.Ref, got, want)
		}
		if got, want := strings.Contains(body, "Outlines: Natural Earth"), strings.Contains(body, "<svg"); got != want {
			t.Errorf("%s: Natural Earth is named: %v, want %v", r.Document.Ref, got, want)
		}
	}
}
