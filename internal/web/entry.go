package web

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/brief"
	"github.com/rapporteur/rapporteur/internal/export"
	"github.com/rapporteur/rapporteur/internal/store"
)

type entryPage struct {
	entryView
	Heading  string
	Line     string // the entry as a sentence
	Context  []run  // the sentence and its neighbours, with every field marked
	Before   bool   // the report goes on before the context
	After    bool
	Legend   []legend
	Fields   []field
	Links    []linkView // the voices of a quotation
	Evidence []evidenceView
	Of       string // address of the quotation that holds the entry; empty: none
	SHA256   string
	Receipt  receiptView
	JSON     string
}

// legend explains a mark of the context.
type legend struct{ Class, Name string }

type field struct{ Name, Value string }

// linkView is one voice of a quotation's chain in the text's words.
type linkView struct{ Name, Source, Cue, Stance string }

// evidenceView is one span an entry rests on.
type evidenceView struct {
	Field, Text, Points, Place string
}

// receiptView says whether the entry still is what was kept.
type receiptView struct {
	State string // "holds", "broken" or "missing"
	Why   string
	Kept  string
	Now   string
}

// jsonType is the content type of what package export writes.
const jsonType = "application/json; charset=utf-8"

// entry shows one entry, as a page or, under an address that ends in ".json",
// as the line that package export writes of it.
func (h *handler) entry(r *http.Request) (*answer, error) {
	ctx := r.Context()
	id, asJSON := strings.CutSuffix(r.PathValue("id"), ".json")
	e, err := h.store.Entry(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("entry %s: %w", id, err)
	}
	k, err := newShelf(h.store).document(ctx, e.EntryHead().Document)
	if err != nil {
		return nil, fmt.Errorf("entry %s: %w", id, err)
	}
	if asJSON {
		var b bytes.Buffer
		if err := export.Entry(&b, k.Document, e); err != nil {
			return nil, fmt.Errorf("entry %s as JSON: %w", id, err)
		}
		return &answer{body: b.Bytes(), contentType: jsonType}, nil
	}
	receipt, err := h.receipt(ctx, k, e)
	if err != nil {
		return nil, fmt.Errorf("receipt of %s: %w", id, err)
	}
	reading, err := h.store.Reading(ctx, k.ID)
	if err != nil {
		return nil, fmt.Errorf("reading of %s: %w", k.ID, err)
	}
	v := entryPage{entryView: viewEntry(e, k), SHA256: k.SHA256, Receipt: receipt, JSON: entryAddress(id) + ".json"}
	v.Chain = viewChain(e.EntryHead().Chain, k.Outlet)
	v.Heading, v.Line = entryHeading(v.entryView), brief.Line(e, reading)
	v.Fields, v.Links = entryFields(e, k)
	v.Evidence = entryEvidence(e, k)
	v.Context, v.Legend, v.Before, v.After = entryContext(e, k, reading.Sentences)
	if of := e.EntryHead().Attribution; of != "" {
		v.Of = entryAddress(of)
	}
	return &answer{template: "entry", title: v.Heading, section: kindSection(e.Kind()), view: v}, nil
}

// kindSection is the part of the site that lists entries of the kind.
func kindSection(k rapporteur.Kind) string {
	switch k {
	case rapporteur.KindFigure:
		return "figures"
	case rapporteur.KindAttribution:
		return "quotations"
	}
	return ""
}

func entryHeading(v entryView) string {
	switch {
	case v.Figure != nil:
		return strings.Join(nonEmpty(oneLine(v.Text), v.Figure.Noun), " ")
	case v.Stance != "":
		return oneLine(v.Who) + " " + v.Stance
	default:
		return v.Kind + " " + v.ID
	}
}

func entryFields(e rapporteur.Entry, k *kept) (fields []field, links []linkView) {
	add := func(name, value string) {
		if value != "" {
			fields = append(fields, field{name, value})
		}
	}
	switch e := e.(type) {
	case *rapporteur.Figure:
		v := viewFigure(e)
		add("Number", formatQuantity(e.Min, e.Max, e.Qualifier))
		add("Qualifier", spaced(string(e.Qualifier)))
		add("Indicator", v.Indicator)
		add("Term", e.Term)
		add("Counts", oneLine(e.Counts))
		add("Unit", e.Unit)
		add("Place", e.Place)
		add("Period", v.Period)
		add("As of", formatDay(e.AsOf))
		add("Status", v.Status)
		add("Stance", string(e.Stance))
	case *rapporteur.Attribution:
		add("Form", word(formWords, e.Form))
		if e.Anonymous {
			add("Source", "not named anywhere in the report")
		}
		add("Addressed to", e.Addressee)
		for _, l := range e.Links {
			links = append(links, linkView{
				Name:   cmp.Or(l.Name, "a source not named"),
				Source: k.said(l.Source), Cue: k.said(l.Cue), Stance: word(stanceWords, l.Stance),
			})
		}
	}
	add("Told as", string(e.EntryHead().Factuality))
	return fields, links
}

func entryEvidence(e rapporteur.Entry, k *kept) []evidenceView {
	var out []evidenceView
	seen := map[rapporteur.Evidence]bool{}
	e.EachSpan(func(name string, s rapporteur.Span) {
		ev := rapporteur.Evidence{Field: name, Span: s}
		if seen[ev] {
			return
		}
		seen[ev] = true
		v := evidenceView{Field: word(fieldWords, name)}
		if s.Valid(k.Text) {
			v.Text, v.Points, v.Place = s.In(k.Text), k.points(s), k.address(s)
		}
		out = append(out, v)
	})
	return out
}

// entryContext gives the sentences the entry stands in, one before and one
// after them, with every field's characters marked.
func entryContext(e rapporteur.Entry, k *kept, sentences []rapporteur.Span) (runs []run, legends []legend, before, after bool) {
	hull := rapporteur.Span{Start: len(k.Text)}
	marks := furnitureMarks(k)
	var seen layer
	named := map[string]bool{}
	e.EachSpan(func(name string, s rapporteur.Span) {
		if !s.Valid(k.Text) {
			return
		}
		hull.Start, hull.End = min(hull.Start, s.Start), max(hull.End, s.End)
		if name == "sentence" {
			return
		}
		l, ok := fieldLayers[name]
		if !ok {
			l = layerField
		}
		if a, quoted := e.(*rapporteur.Attribution); quoted && name == "content" {
			l = attributionLayer(a)
		}
		marks = append(marks, mark{Span: s, layer: l, title: word(fieldWords, name)})
		if l != layerField && seen&l == 0 {
			legends = append(legends, legend{l.names()[0], word(fieldWords, name)})
		}
		if l == layerField && !named[name] {
			named[name] = true
			legends = append(legends, legend{"field", word(fieldWords, name)})
		}
		seen |= l
	})
	if hull.End <= hull.Start {
		return nil, nil, false, false
	}
	whole := hull
	first, last := len(sentences), -1
	for i, s := range sentences {
		if s.Valid(k.Text) && s.Overlaps(hull) {
			first, last = min(first, i), max(last, i)
		}
	}
	for i := max(0, first-1); i <= last+1 && i < len(sentences) && last >= 0; i++ {
		s := sentences[i]
		gap := rapporteur.Span{Start: min(s.End, hull.Start), End: max(s.Start, hull.End)}
		if beside := i < first || i > last; !s.Valid(k.Text) || beside && slices.ContainsFunc(k.Furniture, func(f rapporteur.Furniture) bool {
			return f.Overlaps(gap) && !f.Overlaps(hull)
		}) {
			continue // a caption or a byline parts it from the entry
		}
		whole.Start, whole.End = min(whole.Start, s.Start), max(whole.End, s.End)
	}
	before = strings.TrimSpace(k.Text[:whole.Start]) != ""
	after = strings.TrimSpace(k.Text[whole.End:]) != ""
	return snippet(k.Text, whole, marks), legends, before, after
}

// receipt takes the entry's receipt anew and compares it with the one taken
// when the entry was kept.
func (h *handler) receipt(ctx context.Context, k *kept, e rapporteur.Entry) (receiptView, error) {
	all, err := h.store.Receipts(ctx, k.ID)
	if err != nil {
		return receiptView{}, err
	}
	v := receiptView{State: "broken", Kept: all[e.EntryHead().ID]}
	v.Now, err = rapporteur.Receipt(k.Document, e)
	switch {
	case err != nil:
		v.Why = "A span of this entry does not lie in the kept text: " + err.Error() + "."
	case rapporteur.TextHash(k.Text) != k.SHA256:
		v.Why = "The kept text is not the text that was hashed when the document was added."
	case v.Kept == "":
		v.State, v.Why = "missing", "No receipt was kept for this entry."
	case v.Kept != v.Now:
		v.Why = "The text, a span or the entry was changed after the receipt was taken."
	default:
		v.State, v.Why = "holds", "The text and every span are those of the day the entry was kept."
	}
	return v, nil
}

// entriesOf reads a page of entries with their documents.
func (h *handler) entriesOf(ctx context.Context, f store.EntryFilter, page int) (views []entryView, more bool, err error) {
	f.Limit, f.Offset = pageSize+1, (page-1)*pageSize
	found, more, err := take(h.store.Entries(ctx, f), pageSize)
	if err != nil {
		return nil, false, fmt.Errorf("listing entries: %w", err)
	}
	docs := newShelf(h.store)
	views = slices.Grow(views, len(found))
	for _, e := range found {
		k, err := docs.document(ctx, e.EntryHead().Document)
		if err != nil {
			return nil, false, fmt.Errorf("entry %s: %w", e.EntryHead().ID, err)
		}
		views = append(views, viewEntry(e, k))
	}
	return views, more, nil
}
