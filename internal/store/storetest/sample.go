package storetest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// The words of the samples: an invented island and its people.
var (
	speakers = []string{"Governor Ilse Varrenholt", "the Harbour Board", "Dr Téo Almaraz", "the Lowland Relief Committee", "Colonel Brun Oskaya", "Mayor Žofie Lánská"}
	cues     = []string{"said", "told a briefing", "wrote", "claimed", "warned"}
	deeds    = []string{"left the flooded quarter", "crossed the salt road by night", "were moved to the school halls", "lost their boats in the storm", "waited at the northern jetty", "returned to the hill farms"}
	fillers  = []string{"The wind did not turn until dawn.", "Nobody answered the telephone at the lighthouse.", "Ferries stayed in the inner basin — as they had all week.", "A naïve plan, in the end, cost little.", "Bakers opened at four, as always."}
	outlets  = []string{"Saltmarsh Courier", "Radio Nordkap", "Îles Hebdo", ""}
)

// Sample makes reading number n of about size bytes: the same n and size give
// the same reading. Its text holds characters of one to four bytes; its
// entries' spans are true. Documents of different n have different locators.
func Sample(n, size int) *rapporteur.Reading { return Version(n, 1, size) }

// Version makes another text under the locator of Sample n.
func Version(n, version, size int) *rapporteur.Reading {
	rng := rand.New(rand.NewPCG(uint64(n), uint64(version)))
	pick := func(list []string) string { return list[rng.IntN(len(list))] }
	doc := &rapporteur.Document{
		Ref: fmt.Sprintf("report-%04d", n), Path: fmt.Sprintf("in/%04d.txt", n), Outlet: pick(outlets),
		Title: fmt.Sprintf("Flood report %d: %s", n, pick(deeds)), Language: "en",
	}
	if n%2 == 0 {
		doc.URL = fmt.Sprintf("https://news.example/%d", n)
	}
	if n%3 != 0 {
		doc.Bylines = []string{"A. Writer", "B. Écrivain"}
	}
	r := &rapporteur.Reading{Engine: rapporteur.Engine, Document: doc, Sentences: []rapporteur.Span{}, Quantities: []rapporteur.Quantity{}}
	var b strings.Builder
	sentence := func(s string) rapporteur.Span {
		span := rapporteur.Span{Start: b.Len(), End: b.Len() + len(s)}
		b.WriteString(s)
		b.WriteString([]string{" ", "\n\n"}[rng.IntN(2)])
		return span
	}
	head := sentence(fmt.Sprintf("Printed on the %dth 🌊", 10+n%10))
	doc.Furniture = []rapporteur.Furniture{{Span: head, Why: rapporteur.FurniturePrintDate}}
	for b.Len() < size {
		if rng.IntN(3) == 0 {
			r.Sentences = append(r.Sentences, sentence(pick(fillers)))
			continue
		}
		number := float64(20 + rng.IntN(9000))
		digits, speaker, cue := fmt.Sprint(number), pick(speakers), pick(cues)
		claim := fmt.Sprintf("more than %s people %s", digits, pick(deeds))
		s := sentence(fmt.Sprintf("%s %s that %s.", speaker, cue, claim))
		r.Sentences = append(r.Sentences, s)
		at := func(part string) rapporteur.Span {
			i := s.Start + strings.Index(b.String()[s.Start:s.End], part)
			return rapporteur.Span{Start: i, End: i + len(part)}
		}
		whole, value := rapporteur.Evidence{Field: "sentence", Span: s}, at("more than "+digits)
		chain := []string{speaker, rapporteur.Article}
		actor := appear(r, speaker, at(speaker))
		r.Attributions = append(r.Attributions, &rapporteur.Attribution{
			Head:    rapporteur.Head{Evidence: []rapporteur.Evidence{whole, {Field: "cue", Span: at(cue)}}, Chain: chain},
			Links:   []rapporteur.Link{{Source: []rapporteur.Span{at(speaker)}, Cue: []rapporteur.Span{at(cue)}, Name: speaker, Actor: actor, Stance: rapporteur.StanceAsserts}},
			Content: []rapporteur.Span{at(claim)}, Form: []rapporteur.Form{rapporteur.FormIndirect, rapporteur.FormMixed}[rng.IntN(2)],
		})
		r.Quantities = append(r.Quantities, rapporteur.Quantity{
			Span: value, Number: at(digits), Min: &number, Qualifier: rapporteur.QualifierMoreThan, Change: rapporteur.ChangeMore,
			Kind: rapporteur.QuantityCount, Unit: "persons", UnitSpan: at("people"), Noun: at("people"),
		})
		r.Figures = append(r.Figures, &rapporteur.Figure{
			Head: rapporteur.Head{Evidence: []rapporteur.Evidence{whole, {Field: "unit", Span: at("people")}}, Chain: chain, Factuality: rapporteur.Alleged},
			Span: value, Min: &number, Qualifier: rapporteur.QualifierMoreThan, Unit: "persons", Counts: "people",
			Indicator: []string{"displaced", "stranded"}[rng.IntN(2)], AsOf: "2031-04-02",
			Status: rapporteur.StatusObserved, Stance: rapporteur.FigureClaimed,
		})
	}
	doc.Text = b.String()
	date(doc, n)
	return seal(r)
}

// appear adds a mention of a speaker to the reading's actors and gives the ID.
func appear(r *rapporteur.Reading, speaker string, at rapporteur.Span) string {
	id := "act-" + rapporteur.TextHash(speaker)[:12]
	i := slices.IndexFunc(r.Actors, func(a rapporteur.Actor) bool { return a.ID == id })
	if i < 0 {
		a := rapporteur.Actor{ID: id, Name: speaker, Kind: rapporteur.ActorPerson, Country: "NRK", Role: "speaker"}
		if strings.HasPrefix(speaker, "the ") {
			a.Kind, a.Country, a.Role = rapporteur.ActorOrganisation, "", ""
		}
		r.Actors = append(r.Actors, a)
		i = len(r.Actors) - 1
	}
	r.Actors[i].Mentions = append(r.Actors[i].Mentions, rapporteur.Mention{Span: at, Form: rapporteur.MentionName})
	return id
}

// date gives documents of every way to know a day.
func date(doc *rapporteur.Document, n int) {
	day := rapporteur.Day("2031-04-01").Add(n % 28)
	switch n % 5 {
	case 0:
	case 1:
		doc.Published = rapporteur.Published{Earliest: day, Latest: day.Add(3), How: rapporteur.DateReasoned}
	default:
		doc.Published = rapporteur.Published{Value: day, Earliest: day, Latest: day, How: rapporteur.DateGiven,
			Evidence: []rapporteur.Evidence{{Field: "published", Span: doc.Furniture[0].Span}}}
	}
}

// seal gives a reading what follows from its text: hash and IDs.
func seal(r *rapporteur.Reading) *rapporteur.Reading {
	doc := r.Document
	doc.SHA256 = rapporteur.TextHash(doc.Text)
	doc.ID = "doc-" + rapporteur.TextHash(strings.Join([]string{doc.Locator(), doc.Outlet, doc.Title, doc.SHA256}, "\x00"))[:16]
	for _, a := range r.Attributions {
		a.Document = doc.ID
		a.ID = rapporteur.EntryID(a.Kind(), doc.ID, a.Content[0], 0)
	}
	for i, f := range r.Figures {
		f.Document = doc.ID
		f.ID = rapporteur.EntryID(f.Kind(), doc.ID, f.Span, 0)
		f.Attribution = r.Attributions[i].ID
	}
	return r
}

// Text makes a reading of a text without entries, under a ref of its own.
func Text(ref, title, text string) *rapporteur.Reading {
	return seal(&rapporteur.Reading{Engine: rapporteur.Engine, Document: &rapporteur.Document{Ref: ref, Title: title, Text: text}})
}

// Samples makes readings from to to-1 of about size bytes.
func Samples(from, to, size int) []*rapporteur.Reading {
	var list []*rapporteur.Reading
	for n := from; n < to; n++ {
		list = append(list, Sample(n, size))
	}
	return list
}
