package web

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

// memory is a record in memory, as much of one as the pages need. It can be
// told to fail, to hold a text that was tampered with and to have lost receipts.
type memory struct {
	readings []*rapporteur.Reading
	receipts map[string]map[string]string
	fail     error
}

func (m *memory) Add(_ context.Context, readings []*rapporteur.Reading) (int, error) {
	if m.receipts == nil {
		m.receipts = map[string]map[string]string{}
	}
	for _, r := range readings {
		r.Document.Version = 1
		for _, old := range m.readings {
			if old.Document.Locator() == r.Document.Locator() {
				r.Document.Version++
			}
		}
		receipts := map[string]string{}
		for _, e := range r.Entries() {
			receipt, err := rapporteur.Receipt(r.Document, e)
			if err != nil {
				return 0, err
			}
			receipts[e.EntryHead().ID] = receipt
		}
		m.receipts[r.Document.ID] = receipts
		m.readings = append(m.readings, r)
	}
	slices.SortStableFunc(m.readings, func(a, b *rapporteur.Reading) int {
		da, db := newest(a.Document), newest(b.Document)
		if (da == "") != (db == "") { // undated last
			return strings.Compare(string(db), string(da))
		}
		return strings.Compare(string(da)+a.Document.Ref, string(db)+b.Document.Ref)
	})
	return len(readings), nil
}

func (m *memory) find(id string) *rapporteur.Reading {
	for _, r := range m.readings {
		if r.Document.ID == id {
			return r
		}
	}
	return nil
}

func (m *memory) current(d *rapporteur.Document) bool {
	return !slices.ContainsFunc(m.readings, func(r *rapporteur.Reading) bool {
		return r.Document.Locator() == d.Locator() && r.Document.Version > d.Version
	})
}

func (m *memory) Has(_ context.Context, id string) (bool, error) { return m.find(id) != nil, m.fail }

func (m *memory) Document(_ context.Context, id string) (*rapporteur.Document, error) {
	if m.fail != nil {
		return nil, m.fail
	}
	if r := m.find(id); r != nil {
		return r.Document, nil
	}
	for _, r := range m.readings {
		if r.Document.Ref == id && m.current(r.Document) {
			return r.Document, nil
		}
	}
	return nil, store.ErrNotFound
}

func (m *memory) Documents(_ context.Context, f store.DocumentFilter) iter.Seq2[*rapporteur.Document, error] {
	return func(yield func(*rapporteur.Document, error) bool) {
		if m.fail != nil {
			yield(nil, m.fail)
			return
		}
		n := 0
		for _, r := range m.readings {
			d, day := r.Document, newest(r.Document)
			if !f.AllVersions && !m.current(d) || f.Outlet != "" && !strings.EqualFold(f.Outlet, d.Outlet) ||
				f.From != "" && day < f.From || f.To != "" && (day == "" || day > f.To) {
				continue
			}
			if n++; n <= f.Offset {
				continue
			}
			bare := *d
			bare.Text, bare.Furniture = "", nil
			if !yield(&bare, nil) || f.Limit > 0 && n == f.Offset+f.Limit {
				return
			}
		}
	}
}

func (m *memory) Reading(_ context.Context, id string) (*rapporteur.Reading, error) {
	if r := m.find(id); r != nil {
		return r, m.fail
	}
	return nil, store.ErrNotFound
}

func (m *memory) Entry(_ context.Context, id string) (rapporteur.Entry, error) {
	for _, r := range m.readings {
		for _, e := range r.Entries() {
			if e.EntryHead().ID == id {
				return e, m.fail
			}
		}
	}
	return nil, store.ErrNotFound
}

func (m *memory) Entries(_ context.Context, f store.EntryFilter) iter.Seq2[rapporteur.Entry, error] {
	return func(yield func(rapporteur.Entry, error) bool) {
		if m.fail != nil {
			yield(nil, m.fail)
			return
		}
		n := 0
		for _, r := range m.readings {
			if f.Document != "" && r.Document.ID != f.Document || !f.AllVersions && !m.current(r.Document) {
				continue
			}
			for _, e := range r.Entries() {
				named := slices.ContainsFunc(e.EntryHead().Chain, func(s string) bool {
					return strings.Contains(strings.ToLower(s), strings.ToLower(f.Name))
				})
				figure, _ := e.(*rapporteur.Figure)
				attribution, _ := e.(*rapporteur.Attribution)
				if f.Kind != "" && e.Kind() != f.Kind || !named || f.Actor != "" && !store.Voices(e, map[string]bool{f.Actor: true}) ||
					f.Indicator != "" && (figure == nil || figure.Indicator != f.Indicator) ||
					f.Form != "" && (attribution == nil || attribution.Form != f.Form) {
					continue
				}
				if n++; n <= f.Offset {
					continue
				}
				if !yield(e, nil) || f.Limit > 0 && n == f.Offset+f.Limit {
					return
				}
			}
		}
	}
}

func (m *memory) Appearances(_ context.Context, f store.ActorFilter) iter.Seq2[*store.Appearance, error] {
	return func(yield func(*store.Appearance, error) bool) {
		if m.fail != nil {
			yield(nil, m.fail)
			return
		}
		var list []*store.Appearance
		for _, r := range m.readings {
			said := store.Statements(r)
			for i := range r.Actors {
				a, d := r.Actors[i], *r.Document
				d.Text, d.Furniture = "", nil
				x := &store.Appearance{Document: &d, Forms: store.Forms(r.Document.Text, &a), Mentions: len(a.Mentions), Statements: said[a.ID], Actor: a}
				x.Actor.Mentions = nil
				if m.current(r.Document) && (f.ID == "" || f.ID == a.ID) && (f.Kind == "" || f.Kind == a.Kind) &&
					(f.Country == "" || strings.EqualFold(f.Country, a.Country)) {
					list = append(list, x)
				}
			}
		}
		slices.SortStableFunc(list, func(a, b *store.Appearance) int { return strings.Compare(a.Actor.ID, b.Actor.ID) })
		for _, a := range list {
			if !yield(a, nil) {
				return
			}
		}
	}
}

func (m *memory) Search(_ context.Context, words string, limit int) ([]store.Hit, error) {
	if words == "" {
		return nil, fmt.Errorf("no words to search for")
	}
	var out []store.Hit
	for _, r := range m.readings {
		i := strings.Index(r.Document.Text, words)
		if i < 0 || len(out) == limit {
			continue
		}
		start := strings.LastIndexByte(r.Document.Text[:i], '\n') + 1
		s := rapporteur.Span{Start: start, End: i + len(words)}
		out = append(out, store.Hit{Document: r.Document, Snippet: s.In(r.Document.Text), Span: s,
			Matches: []rapporteur.Span{{Start: i, End: i + len(words)}}})
	}
	return out, m.fail
}

func (m *memory) Receipts(_ context.Context, id string) (map[string]string, error) {
	return m.receipts[id], m.fail
}

func (m *memory) Counts(context.Context) (store.Counts, error) {
	c := store.Counts{Documents: len(m.readings), Entries: map[rapporteur.Kind]int{}}
	for _, r := range m.readings {
		if m.current(r.Document) {
			c.Current++
		}
		c.TextBytes += int64(len(r.Document.Text))
		c.Entries[rapporteur.KindFigure] += len(r.Figures)
		c.Entries[rapporteur.KindAttribution] += len(r.Attributions)
	}
	return c, m.fail
}

func (m *memory) Close() error { return nil }

// script builds a reading by hand: entries are found by their words.
type script struct {
	t testing.TB
	r *rapporteur.Reading
}

func newScript(t testing.TB, d rapporteur.Document) *script {
	d.SHA256 = rapporteur.TextHash(d.Text)
	d.ID = "doc-" + rapporteur.TextHash(d.Ref + d.Text)[:16]
	s := &script{t, &rapporteur.Reading{Engine: rapporteur.Engine, Document: &d}}
	for at := 0; at < len(d.Text); { // a sentence ends with its line or its full stop
		end := at + strings.IndexAny(d.Text[at:]+"\n", ".\n") + 1
		end = min(end, len(d.Text))
		if from, to := at+len(d.Text[at:end])-len(strings.TrimLeft(d.Text[at:end], " \n")), at+len(strings.TrimRight(d.Text[at:end], " \n")); from < to {
			s.r.Sentences = append(s.r.Sentences, rapporteur.Span{Start: from, End: to})
		}
		at = end
	}
	return s
}

// span finds words in the text; "a|b" finds b after the first a.
func (s *script) span(words string) rapporteur.Span {
	s.t.Helper()
	text, at := s.r.Document.Text, 0
	if after, rest, ok := strings.Cut(words, "|"); ok {
		at = strings.Index(text, after)
		words = rest
	}
	i := strings.Index(text[max(at, 0):], words)
	if i < 0 || at < 0 {
		s.t.Fatalf("no %q in the text of %s", words, s.r.Document.Ref)
	}
	return rapporteur.Span{Start: at + i, End: at + i + len(words)}
}

func (s *script) head(kind rapporteur.Kind, at rapporteur.Span, chain []string) rapporteur.Head {
	h := rapporteur.Head{ID: rapporteur.EntryID(kind, s.r.Document.ID, at, len(s.r.Figures)+len(s.r.Attributions)),
		Document: s.r.Document.ID, Chain: append(slices.Clone(chain), rapporteur.Article)}
	for _, x := range s.r.Sentences {
		if x.Overlaps(at) {
			h.Evidence = append(h.Evidence, rapporteur.Evidence{Field: "sentence", Span: x})
			break
		}
	}
	return h
}

func (s *script) furniture(words string, why rapporteur.FurnitureKind) *script {
	s.t.Helper()
	s.r.Document.Furniture = append(s.r.Document.Furniture, rapporteur.Furniture{Span: s.span(words), Why: why})
	return s
}

func (s *script) figure(words string, f rapporteur.Figure, chain ...string) *script {
	s.t.Helper()
	f.Span = s.span(words)
	f.Head = s.head(rapporteur.KindFigure, f.Span, chain)
	if f.Status == "" {
		f.Status = rapporteur.StatusObserved
	}
	f.Evidence = append(f.Evidence, rapporteur.Evidence{Field: "value", Span: f.Span})
	if f.Counts != "" {
		f.Evidence = append(f.Evidence, rapporteur.Evidence{Field: "unit", Span: s.span(words + "|" + f.Counts)})
	}
	s.r.Figures = append(s.r.Figures, &f)
	return s
}

func (s *script) said(form rapporteur.Form, stance rapporteur.Stance, source, cue string, content []string, chain ...string) *script {
	s.t.Helper()
	a := &rapporteur.Attribution{Form: form, Links: []rapporteur.Link{{Stance: stance, Source: []rapporteur.Span{s.span(source)}, Cue: []rapporteur.Span{s.span(cue)}}}}
	if len(chain) > 0 {
		a.Links[0].Name = chain[0]
	} else {
		a.Anonymous = true
		chain = []string{""}
	}
	for _, c := range content {
		a.Content = append(a.Content, s.span(c))
	}
	a.Head = s.head(rapporteur.KindAttribution, a.Content[0], chain)
	for _, c := range a.Content {
		a.Evidence = append(a.Evidence, rapporteur.Evidence{Field: "content", Span: c})
	}
	s.r.Attributions = append(s.r.Attributions, a)
	return s
}

func (s *script) actor(a rapporteur.Actor, mentions ...string) *script {
	s.t.Helper()
	for _, words := range mentions {
		a.Mentions = append(a.Mentions, rapporteur.Mention{Span: s.span(words), Form: rapporteur.MentionName})
	}
	s.r.Actors = append(s.r.Actors, a)
	return s
}

// place adds a place; full is the phrase round its name and may be empty.
func (s *script) place(words, full string, p rapporteur.Place) *script {
	s.t.Helper()
	p.Span = s.span(words)
	if full != "" {
		p.Full = s.span(full)
	}
	s.r.Places = append(s.r.Places, p)
	return s
}

func (s *script) when(words string, w rapporteur.When) *script {
	s.t.Helper()
	w.Span = s.span(words)
	s.r.Times = append(s.r.Times, w)
	return s
}

func number(f float64) *float64 { return &f }

// sample is a record with everything that the pages must show: nested marks,
// furniture, two versions, a document without a date, markup in the texts.
func sample(t testing.TB) *memory {
	t.Helper()
	days := func(value, from, to string, how rapporteur.DateSource) rapporteur.Published {
		return rapporteur.Published{Value: rapporteur.Day(value), Earliest: rapporteur.Day(from), Latest: rapporteur.Day(to), How: how}
	}
	flood := newScript(t, rapporteur.Document{
		Ref: "flood.txt", Outlet: "The Sandbar Post", Title: "Dam at Alto Ñire overflows; thousands leave", Language: "en",
		Bylines: []string{"Inés Calderón", "Piet Maas"}, URL: "https://sandbar.example/2031/flood",
		Text: "Dam at Alto Ñire overflows; thousands leave\n" +
			"Published: 12 May 2031\n\n" +
			"A lorry stands in the water below the dam. Sandbar/O. Reyes\n" +
			"ALTO ÑIRE, Norvania — More than 4,200 people left the valley on Sunday, the relief council said, citing the provincial governor. " +
			"“We counted buses until the road went under,” said Governor Tomás Vey. “Then we counted boats.”\n" +
			"The engineers’ union denied that the gates had been left open. Up to 300 homes could be lost if the rain goes on, the union warned.\n" +
			"A resident who asked not to be named said dozens were still on the roofs.\n\n" +
			"Sign up for our newsletter <script>alert(1)</script>",
	})
	flood.r.Document.Published = days("2031-05-12", "2031-05-12", "2031-05-12", rapporteur.DatePublished)
	flood.r.Document.Published.Evidence = []rapporteur.Evidence{{Field: "published", Span: flood.span("12 May 2031")}}
	flood.r.Document.TitleSpan = flood.span("Dam at Alto Ñire overflows; thousands leave")
	flood.furniture("Published: 12 May 2031", rapporteur.FurnitureDateLine).
		furniture("A lorry stands in the water below the dam.", rapporteur.FurnitureCaption).
		furniture(" Sandbar/O. Reyes", rapporteur.FurnitureCredit).
		furniture("ALTO ÑIRE, Norvania — ", rapporteur.FurnitureDateline).
		furniture("Sign up for our newsletter <script>alert(1)</script>", rapporteur.FurnitureWidget).
		said(rapporteur.FormIndirect, rapporteur.StanceAsserts, "the provincial governor", "citing", []string{"More than 4,200 people left the valley on Sunday"}, "Tomás Vey", "the relief council").
		said(rapporteur.FormDirect, rapporteur.StanceAsserts, "Governor Tomás Vey", "said Gov", []string{"“We counted buses until the road went under,”", "“Then we counted boats.”"}, "Tomás Vey").
		said(rapporteur.FormIndirect, rapporteur.StanceDenies, "The engineers’ union", "denied", []string{"the gates had been left open"}, "Engineers’ Union").
		said(rapporteur.FormIndirect, rapporteur.StanceWarns, "the union", "warned", []string{"Up to 300 homes could be lost if the rain goes on"}, "Engineers’ Union").
		said(rapporteur.FormIndirect, rapporteur.StanceAsserts, "A resident who asked not to be named", "named said", []string{"dozens were still on the roofs"}).
		figure("More than 4,200", rapporteur.Figure{Min: number(4200), Qualifier: rapporteur.QualifierMoreThan, Indicator: "displaced", Term: "Displaced", Unit: "persons", Counts: "people", Place: "Alto Ñire", AsOf: "2031-05-12", Period: rapporteur.Period{Text: "on Sunday", Interval: rapporteur.Interval{From: "2031-05-11", To: "2031-05-11"}}}, "Tomás Vey", "the relief council").
		figure("Up to 300", rapporteur.Figure{Max: number(300), Qualifier: rapporteur.QualifierUpTo, Indicator: "equipment_lost", Unit: "homes", Counts: "homes", AsOf: "2031-05-12", Status: rapporteur.StatusProjected, Stance: rapporteur.FigureConditional}, "Engineers’ Union").
		figure("dozens", rapporteur.Figure{Min: number(24), Qualifier: rapporteur.QualifierVague, Indicator: "population_present", Unit: "persons", AsOf: "2031-05-12"}, "")

	day := func(d rapporteur.Day) rapporteur.Interval { return rapporteur.Interval{From: d, To: d} }
	alto := rapporteur.Place{Name: "Alto Ñire", Kind: rapporteur.PlaceCity, GeoNameID: 990001, Lat: number(-41.62), Lon: number(-71.48), Country: "ARG", Adm1: "Río Negro", Confidence: .93}
	flood.actor(rapporteur.Actor{ID: "act-vey", Name: "Tomás Vey", Kind: rapporteur.ActorPerson, Country: "ARG", Role: "governor"}, "the provincial governor", "Governor Tomás Vey").
		actor(rapporteur.Actor{ID: "act-relief", Name: "Relief Council", Kind: rapporteur.ActorOrganisation}, "the relief council").
		actor(rapporteur.Actor{ID: "act-union", Name: "Engineers’ Union", Kind: rapporteur.ActorOrganisation, Country: "XXA"}, "The engineers’ union", "on, |the union").
		place("Dam at |Alto Ñire", "Dam at Alto Ñire", alto).
		place("ALTO ÑIRE", "", alto).
		place("Norvania", "", rapporteur.Place{Name: "Norvania"}).
		when("on Sunday|Sunday", rapporteur.When{Type: rapporteur.TimeDate, Value: "2031-05-11", Interval: day("2031-05-11")}).
		when("12 May 2031", rapporteur.When{Type: rapporteur.TimeDate, Value: "2031-05-12", Interval: day("2031-05-12")})

	markup := newScript(t, rapporteur.Document{
		Ref: `a/b?"><img src=x onerror=alert(1)>`, Outlet: `<b>Loud & "Quoted"</b>`, Title: `</title><script>alert("title")</script> 'quoted'`, Language: "xx",
		URL:  `javascript:alert(1)`,
		Text: "Nobody counted <em>anything</em>, wrote \"><script>alert(2)</script> on Friday.\r\n\r\nThree boats sank.",
	})
	markup.r.Document.Published = days("", "2031-05-09", "2031-05-15", rapporteur.DateReasoned)
	markup.actor(rapporteur.Actor{ID: "act-x", Name: `"><script>alert(4)</script>`, Kind: `<i>`, Country: `<b>`, Role: `<u>`}, `"><script>alert(2)</script>`).
		place("boats", "Three boats", rapporteur.Place{Name: `</text><script>alert(5)</script>`, Kind: rapporteur.PlaceFacility, Lat: number(-17.9), Lon: number(179.4), Country: `"`, Adm1: `<s>`, Confidence: .2}).
		place("sank", "", rapporteur.Place{Name: "Wallis & <Futuna>", Kind: rapporteur.PlaceProvince, GeoNameID: 990002, Lat: number(-14.3), Lon: number(-178.1), Country: "WLF", Confidence: .6}).
		place("Nobody", "", rapporteur.Place{Name: "The state", Kind: rapporteur.PlaceCity, GeoNameID: 990003, Lat: number(50), Lon: number(5), Metonym: true}).
		place("wrote", "", rapporteur.Place{Name: "The people", Kind: rapporteur.PlaceCountry, GeoNameID: 990004, Lat: number(10), Lon: number(5), Demonym: true}).
		when("Friday", rapporteur.When{Type: `<q>`, Value: `P<1>D`})
	markup.said(rapporteur.FormIndirect, rapporteur.StanceAsserts, `"><script>alert(2)</script>`, "wrote", []string{"Nobody counted <em>anything</em>"}, `"><script>alert(3)</script>`).
		figure("Three", rapporteur.Figure{Min: number(3), Max: number(3), Qualifier: rapporteur.QualifierExact, Indicator: "equipment_lost", Unit: "boats", Counts: "boats"})

	old := newScript(t, rapporteur.Document{Ref: "notice", URL: "https://relief.example/notice", Outlet: "Relief Council", Language: "es",
		Text: "Between 1,000 and 1,500 people slept in the school, the council said."})
	old.figure("Between 1,000 and 1,500", rapporteur.Figure{Min: number(1000), Max: number(1500), Qualifier: rapporteur.QualifierExact, Indicator: "displaced", Unit: "persons", Counts: "people"}, "the council")
	corrected := newScript(t, rapporteur.Document{Ref: "notice", URL: "https://relief.example/notice", Outlet: "Relief Council", Language: "es",
		Text: "Nearly 1,500 people slept in the school, the council said."})
	corrected.figure("Nearly 1,500", rapporteur.Figure{Max: number(1500), Qualifier: rapporteur.QualifierNearly, Indicator: "displaced", Unit: "persons", Counts: "people"}, "the council")

	m := &memory{}
	for _, s := range []*script{flood, markup, old, corrected} {
		if _, err := m.Add(t.Context(), []*rapporteur.Reading{s.r}); err != nil {
			t.Fatal(err)
		}
	}
	return m
}
