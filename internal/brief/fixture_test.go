package brief

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
)

// report is a hand-made reading under construction. Sentences are the lines
// of its text.
type report struct {
	t *testing.T
	*rapporteur.Reading
}

func newReport(t *testing.T, ref, outlet string, day rapporteur.Day, text string) *report {
	t.Helper()
	doc := &rapporteur.Document{ID: "doc-" + ref, Ref: ref + ".txt", Outlet: outlet, Language: "en", Text: text, SHA256: rapporteur.TextHash(text)}
	if day != "" {
		doc.Published = rapporteur.Published{Value: day, Earliest: day, Latest: day, How: rapporteur.DateGiven}
	}
	r := &report{t, &rapporteur.Reading{Engine: rapporteur.Engine, Document: doc}}
	at := 0
	for line := range strings.Lines(text) {
		end := at + len(strings.TrimRight(line, "\n"))
		if end > at {
			r.Sentences = append(r.Sentences, rapporteur.Span{Start: at, End: end})
		}
		at += len(line)
	}
	return r
}

// span finds words in the text; they must stand there once.
func (r *report) span(words string) rapporteur.Span {
	r.t.Helper()
	if strings.Count(r.Document.Text, words) != 1 {
		r.t.Fatalf("%q stands %d times in %s", words, strings.Count(r.Document.Text, words), r.Document.Ref)
	}
	i := strings.Index(r.Document.Text, words)
	return rapporteur.Span{Start: i, End: i + len(words)}
}

func (r *report) spans(words string) []rapporteur.Span {
	r.t.Helper()
	var out []rapporteur.Span
	for w := range strings.SplitSeq(words, " | ") {
		if w != "" {
			out = append(out, r.span(w))
		}
	}
	return out
}

func (r *report) sentenceAt(s rapporteur.Span) []rapporteur.Evidence {
	for _, v := range r.Sentences {
		if v.Start <= s.Start && s.Start < v.End {
			return []rapporteur.Evidence{{Field: "sentence", Span: v}}
		}
	}
	return []rapporteur.Evidence{{Field: "sentence", Span: s}}
}

// said adds an attribution of one link; several spans are parted by " | ".
func (r *report) said(source, name, cue, content string, stance rapporteur.Stance, form rapporteur.Form) *rapporteur.Attribution {
	r.t.Helper()
	a := &rapporteur.Attribution{Form: form, Content: r.spans(content), Anonymous: name == ""}
	a.Links = []rapporteur.Link{{Source: r.spans(source), Cue: r.spans(cue), Name: name, Stance: stance}}
	var at rapporteur.Span
	if len(a.Content) > 0 {
		at = a.Content[0]
	} else {
		at = a.Links[0].Cue[0]
	}
	chain := []string{rapporteur.Article}
	if name != "" {
		r.actor(name, a.Links[0].Source...)
		a.Links[0].Actor = "act-" + name
		chain = []string{name, rapporteur.Article}
	}
	a.Head = rapporteur.Head{
		ID: rapporteur.EntryID(rapporteur.KindAttribution, r.Document.ID, at, len(r.Attributions)), Document: r.Document.ID,
		Evidence: r.sentenceAt(at), Chain: chain,
	}
	r.Attributions = append(r.Attributions, a)
	return a
}

// actor adds a person, or a body by the last word of its name, or takes further
// mentions of one.
func (r *report) actor(name string, mentions ...rapporteur.Span) {
	i := slices.IndexFunc(r.Actors, func(a rapporteur.Actor) bool { return a.ID == "act-"+name })
	if i < 0 {
		kind := rapporteur.ActorPerson
		if bodies[strings.ToLower(lastWord(name))] {
			kind = rapporteur.ActorOrganisation
		}
		r.Actors = append(r.Actors, rapporteur.Actor{ID: "act-" + name, Name: name, Kind: kind})
		i = len(r.Actors) - 1
	}
	for _, m := range mentions {
		form := rapporteur.MentionName
		if pronouns[strings.ToLower(m.In(r.Document.Text))] {
			form = rapporteur.MentionPronoun
		} else if j := strings.Index(m.In(r.Document.Text), name); j > 0 || j == 0 && m.Len() > len(name) {
			m = rapporteur.Span{Start: m.Start + j, End: m.Start + j + len(name)}
		}
		r.Actors[i].Mentions = append(r.Actors[i].Mentions, rapporteur.Mention{Span: m, Form: form})
	}
}

// counted adds an exact figure; in is the attribution that holds it, or nil.
func (r *report) counted(value, counts, indicator string, n float64, in *rapporteur.Attribution) *rapporteur.Figure {
	r.t.Helper()
	s := r.span(value)
	f := &rapporteur.Figure{
		Span: s, Min: &n, Max: &n, Qualifier: rapporteur.QualifierExact, Indicator: indicator, Counts: counts, Unit: "persons",
		AsOf: r.Document.Published.Value, Status: rapporteur.StatusObserved, Stance: rapporteur.FigureAsserted,
	}
	f.Head = rapporteur.Head{
		ID: rapporteur.EntryID(rapporteur.KindFigure, r.Document.ID, s, 0), Document: r.Document.ID,
		Evidence: r.sentenceAt(s), Chain: []string{rapporteur.Article},
	}
	if in != nil {
		f.Attribution, f.Chain = in.ID, in.Chain
	}
	r.Figures = append(r.Figures, f)
	return f
}

// compose makes the brief of hand-made readings.
func compose(t *testing.T, o Options, reports ...*report) *Brief {
	t.Helper()
	var readings []*rapporteur.Reading
	for _, r := range reports {
		readings = append(readings, r.Reading)
	}
	b, err := Compose(t.Context(), newMemory(readings...), o)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// print writes a brief.
func print(t *testing.T, b *Brief, format string) string {
	t.Helper()
	var buf bytes.Buffer
	if err := b.Write(&buf, format); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

// section gives a section by its ID, or fails.
func section(t *testing.T, b *Brief, id string) Section {
	t.Helper()
	for _, s := range b.Sections {
		if s.ID == id {
			return s
		}
	}
	t.Fatalf("no section %q", id)
	return Section{}
}
