package web

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/export"
	"github.com/rapporteur/rapporteur/internal/store"
)

type reportView struct {
	documentView
	Ref, URL     string
	WebAddress   bool // URL can be followed
	Bylines      string
	LanguageCode string
	SHA256       string
	DateEvidence string // address of the words the date rests on; empty: they are not in the text
	Figures      int
	Quotations   int
	Blocks       []block
	Versions     []documentView // all texts kept under the locator, when there are several
	Newer        string         // address of the newest version, when this is an older one
	FocusMissing bool           // the address asks for a place outside this text
	About        aboutView
	Toggles      []toggle // what else may be marked in the text; none where there is nothing
}

// block is one line of the text with what the margin says of it.
type block struct {
	Runs      []run
	Notes     []entryView // entries that begin in it, in text order
	Furniture string      // what the parts of it are that are not the report
	Aside     bool        // all of it is furniture
}

// run is a segment as shown.
type run struct {
	IDs   []string
	Class string
	Mark  bool // evidence, not mere styling
	Link  string
	Again bool // the link has been given by an earlier run
	Title string
	Text  string
}

// document shows a kept text with its evidence marked or, under an address
// that ends in ".json", its reading as package export writes it.
func (h *handler) document(r *http.Request) (*answer, error) {
	ctx, id := r.Context(), r.PathValue("id")
	doc, err := h.store.Document(ctx, id)
	if base, ok := strings.CutSuffix(id, ".json"); ok && errors.Is(err, store.ErrNotFound) { // a ref may end so, too
		return h.readingJSON(ctx, base)
	}
	if err != nil {
		return nil, fmt.Errorf("document %s: %w", id, err)
	}
	if doc.ID != id { // asked for by its ref
		to := documentAddress(doc.ID)
		if r.URL.RawQuery != "" {
			to += "?" + r.URL.RawQuery
		}
		return &answer{redirect: to}, nil
	}
	reading, err := h.store.Reading(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("reading of %s: %w", id, err)
	}
	k := keepReading(reading)
	k.Document = doc
	v := reportView{
		documentView: viewDocument(doc),
		Ref:          doc.Ref, URL: doc.URL, WebAddress: strings.HasPrefix(doc.URL, "https://") || strings.HasPrefix(doc.URL, "http://"),
		Bylines: strings.Join(doc.Bylines, ", "), LanguageCode: doc.Language, SHA256: doc.SHA256,
		Figures: len(reading.Figures), Quotations: len(reading.Attributions),
	}
	for _, e := range doc.Published.Evidence {
		if e.Valid(doc.Text) {
			v.DateEvidence = "#" + k.anchor(e.Span)
			break
		}
	}
	focus, ok := focusSpan(k, r.URL.Query().Get("span"))
	v.FocusMissing = !ok
	shown, err := parseMarks(r.URL.Query().Get("marks"))
	if err != nil {
		return nil, err
	}
	a := about{kept: k, shown: shown, countries: h.countries}
	v.About = a.view(reading)
	v.About.Map = h.draw(v.About.Places)
	v.Toggles = a.toggles(&v.About)
	v.Blocks = blocks(k, a.marks, reading.Entries(), focus)
	if v.Versions, err = h.versions(ctx, doc); err != nil {
		return nil, fmt.Errorf("versions of %s: %w", id, err)
	}
	if n := len(v.Versions); n > 0 && v.Versions[n-1].ID != id {
		v.Newer = v.Versions[n-1].Address
	}
	return &answer{template: "document", title: v.Title, section: "documents", view: v}, nil
}

func (h *handler) readingJSON(ctx context.Context, id string) (*answer, error) {
	reading, err := h.store.Reading(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("reading of %s: %w", id, err)
	}
	var b bytes.Buffer
	if err := export.Reading(&b, reading, export.Options{}); err != nil {
		return nil, fmt.Errorf("reading of %s as JSON: %w", id, err)
	}
	return &answer{body: b.Bytes(), contentType: jsonType}, nil
}

// focusSpan reads "start-end" in code points. It gives the zero span when
// nothing is asked for, and false when what is asked for is not in the text.
func focusSpan(k *kept, asked string) (rapporteur.Span, bool) {
	if asked == "" {
		return rapporteur.Span{}, true
	}
	a, b, _ := strings.Cut(asked, "-")
	start, err1 := strconv.Atoi(a)
	end, err2 := strconv.Atoi(b)
	length := k.offsets.CodePoint(len(k.Text))
	if err1 != nil || err2 != nil || start < 0 || end <= start || end > length {
		return rapporteur.Span{}, false
	}
	return rapporteur.Span{Start: k.offsets.Byte(start), End: k.offsets.Byte(end)}, true
}

// versions lists the texts kept under doc's locator, the oldest first; none
// when doc is the only one.
func (h *handler) versions(ctx context.Context, doc *rapporteur.Document) ([]documentView, error) {
	counts, err := h.store.Counts(ctx)
	if err != nil {
		return nil, err
	}
	if counts.Documents == counts.Current {
		return nil, nil // nothing in this record has a second version
	}
	var out []documentView
	for d, err := range h.store.Documents(ctx, store.DocumentFilter{AllVersions: true}) {
		if err != nil {
			return nil, err
		}
		if d.Locator() == doc.Locator() {
			out = append(out, viewDocument(d))
		}
	}
	if len(out) < 2 {
		return nil, nil
	}
	slices.SortStableFunc(out, func(a, b documentView) int { return cmp.Compare(a.Version, b.Version) })
	return out, nil
}

// blocks lays out a text line by line, with its entries in the margin of the
// line in which they begin. Where an entry's mark is as short as one of the
// others, the entry's leads on.
func blocks(k *kept, others []mark, entries []rapporteur.Entry, focus rapporteur.Span) []block {
	marks := make([]mark, 0, len(others)+2*len(entries)+len(k.Furniture)+4)
	marks = append(marks, others...)
	if !k.TitleSpan.IsZero() {
		marks = append(marks, mark{Span: k.TitleSpan, layer: layerHeadline})
	}
	marks = append(marks, furnitureMarks(k)...)
	for _, e := range k.Published.Evidence {
		if e.Valid(k.Text) {
			marks = append(marks, mark{Span: e.Span, layer: layerDate, anchor: k.anchor(e.Span)})
		}
	}
	if !focus.IsZero() {
		marks = append(marks, mark{Span: focus, layer: layerFocus, anchor: "hl"})
	}
	notes := make([]placed, 0, len(entries))
	for _, e := range entries {
		v := viewEntry(e, k)
		marks = append(marks, entryMarks(e, v)...)
		notes = append(notes, placed{at: entrySpan(e), view: v})
	}
	slices.SortStableFunc(notes, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.at.Start, b.at.Start), cmp.Compare(b.at.End, a.at.End))
	})
	return layOut(k.Text, marks, notes)
}

func furnitureMarks(k *kept) []mark {
	out := make([]mark, len(k.Furniture))
	for i, f := range k.Furniture {
		out[i] = mark{Span: f.Span, layer: layerFurniture, title: word(furnitureWords, f.Why)}
	}
	return out
}

// placed is an entry with its place in the text.
type placed struct {
	at   rapporteur.Span
	view entryView
}

// entryMarks are the marks of an entry in its text. The first one is the
// place that the margin leads to.
func entryMarks(e rapporteur.Entry, v entryView) []mark {
	switch e := e.(type) {
	case *rapporteur.Figure:
		return []mark{{Span: e.Span, layer: layerFigure, anchor: v.Anchor, link: v.Address,
			title: "Figure: " + strings.Join(nonEmpty(formatQuantity(e.Min, e.Max, e.Qualifier), v.Figure.Indicator, "according to "+v.Who), ", ")}}
	case *rapporteur.Attribution:
		title := "Quotation: " + strings.Join(nonEmpty(v.Who, v.Stance, v.Via), " ")
		var out []mark
		for i, s := range e.Content {
			m := mark{Span: s, layer: attributionLayer(e), link: v.Address, title: title}
			if i == 0 {
				m.anchor = v.Anchor
			}
			out = append(out, m)
			if l := stanceLayer(e); l != 0 {
				out = append(out, mark{Span: s, layer: l})
			}
		}
		for _, l := range e.Links {
			for _, s := range l.Source {
				out = append(out, mark{Span: s, layer: layerSource, link: v.Address, title: title})
			}
		}
		return out
	default:
		return []mark{{Span: entrySpan(e), layer: layerField, anchor: v.Anchor, link: v.Address, title: v.Kind}}
	}
}

// stanceLayer is how the content of an attribution stands out for the stance
// of anybody in its chain; 0 for what is plainly said and passed on.
func stanceLayer(a *rapporteur.Attribution) layer {
	out := layer(0)
	for _, l := range a.Links {
		switch l.Stance {
		case rapporteur.StanceDenies, rapporteur.StanceSilent:
			return layerDenied
		case rapporteur.StanceHedges, rapporteur.StanceWarns, rapporteur.StancePromises, rapporteur.StanceDemands, rapporteur.StanceAsks:
			out = layerUnsure
		}
	}
	return out
}

func nonEmpty(parts ...string) []string {
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

// layOut cuts the text into lines and the lines into runs. Notes must be in
// text order; those whose place is before the first line or in an empty one go
// to the next line, those past the last line to the last.
func layOut(text string, marks []mark, notes []placed) []block {
	lines := lineSpans(text)
	cuts := make([]int, 0, 2*len(lines))
	for _, l := range lines {
		cuts = append(cuts, l.Start, l.End)
	}
	var (
		out     []block
		waiting []string // ids of marks that begin between two lines
		given   = map[string]bool{}
		linked  = make([]bool, len(marks))
		part    string // what the furniture is in which we are
	)
	rest := segments(text, cuts, marks)
	for i, line := range lines {
		b := block{Aside: true}
		var parts []string
		for len(rest) > 0 && rest[0].Start < line.End {
			s := rest[0]
			rest = rest[1:]
			ids := waiting
			waiting = nil
			for _, m := range s.starts {
				if a := marks[m].anchor; a != "" && !given[a] {
					given[a] = true
					ids = append(ids, a)
				}
				if marks[m].layer == layerFurniture {
					part = marks[m].title
				}
			}
			if s.Start < line.Start { // the break before the line
				waiting = ids
				continue
			}
			r := run{IDs: ids, Class: strings.Join(s.layers.names(), " "), Text: s.In(text),
				Mark: s.layers&evidence != 0}
			if s.layers&layerFurniture != 0 {
				r.Title = "Not part of the report: " + part
				if len(parts) == 0 || parts[len(parts)-1] != part {
					parts = append(parts, part)
				}
			} else if strings.TrimSpace(r.Text) != "" {
				b.Aside = false
			}
			if s.top >= 0 && strings.TrimSpace(r.Text) != "" {
				r.Link, r.Title, r.Again = marks[s.top].link, marks[s.top].title, linked[s.top]
				linked[s.top] = true
			}
			b.Runs = append(b.Runs, r)
		}
		b.Furniture = strings.Join(parts, ", ")
		for len(notes) > 0 && (notes[0].at.Start < line.End || i == len(lines)-1) {
			b.Notes = append(b.Notes, notes[0].view)
			notes = notes[1:]
		}
		out = append(out, b)
	}
	if len(out) > 0 { // what begins in the white space after the last line
		for _, s := range rest {
			for _, m := range s.starts {
				if a := marks[m].anchor; a != "" && !given[a] {
					given[a] = true
					waiting = append(waiting, a)
				}
			}
		}
		if len(waiting) > 0 {
			last := &out[len(out)-1]
			last.Runs = append(last.Runs, run{IDs: waiting})
		}
	}
	return out
}

// lineSpans gives the lines of a text that have something on them, without
// their line breaks.
func lineSpans(text string) []rapporteur.Span {
	var out []rapporteur.Span
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i
		}
		if strings.TrimSpace(text[at:end]) != "" {
			out = append(out, rapporteur.Span{Start: at, End: end})
		}
		at = end + 1
	}
	return out
}
