package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/document"
	"github.com/rapporteur/rapporteur/internal/export"
	"github.com/rapporteur/rapporteur/internal/reading"
	"github.com/rapporteur/rapporteur/internal/reconcile"
	"github.com/rapporteur/rapporteur/internal/store"
	"github.com/rapporteur/rapporteur/schema"
)

// published compiles one of the published schemas.
func published(t *testing.T, file string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	for name, raw := range map[string][]byte{
		schema.ReadingFile: schema.ReadingV1, schema.EntryFile: schema.EntryV1, schema.ActorFile: schema.ActorV1, schema.ReversalFile: schema.ReversalV1,
	} {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := c.AddResource(schema.Base+name, doc); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	s, err := c.Compile(schema.Base + file)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return s
}

// clinic reads two reports in which one speaker denies, then concedes.
func clinic(t *testing.T) []*rapporteur.Reading {
	t.Helper()
	engine, err := reading.NewEnglish()
	if err != nil {
		t.Fatal(err)
	}
	var out []*rapporteur.Reading
	for ref, d := range map[string]document.Draft{
		"a": {Outlet: "Osko Gazette", Date: "2021-05-04", Text: "Žofie Lánská denied that the clinic had turned patients away. “We were full,” she said."},
		"b": {Outlet: "Valley Herald", Date: "2021-05-09", Text: "Žofie Lánská admitted that the clinic had turned patients away."},
	} {
		d.Ref, d.DateHow = ref, rapporteur.DateGiven
		doc, err := document.New(d)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, engine.Read(doc))
	}
	slices.SortFunc(out, func(a, b *rapporteur.Reading) int { return strings.Compare(a.Document.Ref, b.Document.Ref) })
	return out
}

func (s shelf) Appearances(context.Context, store.ActorFilter) iter.Seq2[*store.Appearance, error] {
	return func(yield func(*store.Appearance, error) bool) {
		var list []*store.Appearance
		for _, r := range s.readings {
			said := store.Statements(r)
			for _, a := range r.Actors {
				list = append(list, &store.Appearance{Document: r.Document, Actor: a, Forms: store.Forms(r.Document.Text, &a), Mentions: len(a.Mentions), Statements: said[a.ID]})
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

func TestActorsHoldToTheSchema(t *testing.T) {
	s := shelf{readings: clinic(t)}
	var actors []*reconcile.Actor
	for a, err := range reconcile.Actors(s.Appearances(t.Context(), store.ActorFilter{})) {
		if err != nil {
			t.Fatal(err)
		}
		actors = append(actors, a)
	}
	var b bytes.Buffer
	if err := export.Actors(t.Context(), &b, s, actors); err != nil {
		t.Fatal(err)
	}
	texts := map[string][]rune{}
	for _, r := range s.readings {
		texts[r.Document.Ref] = []rune(r.Document.Text)
	}
	holds := published(t, schema.ActorFile)
	found := false
	for line := range strings.Lines(b.String()) {
		if err := valid(holds, []byte(line)); err != nil {
			t.Fatalf("%v\n%s", err, line)
		}
		var a schema.ActorLine
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			t.Fatal(err)
		}
		for _, m := range a.Mentions {
			if got := string(texts[m.Ref][m.Start:m.End]); got != *m.Text {
				t.Errorf("%s: the offsets give %q, the line says %q", a.Name, got, *m.Text)
			}
		}
		found = found || a.Name == "Žofie Lánská" && len(a.Documents) == 2 && a.Statements == 3
	}
	if !found {
		t.Errorf("no line has the speaker with both documents and three statements:\n%s", b.String())
	}
}

func TestReversalHoldsToTheSchema(t *testing.T) {
	readings := clinic(t)
	var said []reconcile.Statement
	sides := map[string]export.Side{}
	for _, r := range readings {
		for _, a := range r.Attributions {
			sides[a.ID] = export.Side{Document: r.Document, Entry: a}
			if st, ok := reconcile.NewStatement(a, r.Document); ok {
				said = append(said, st)
			}
		}
	}
	list := reconcile.Reversals(said)
	if len(list) != 1 {
		t.Fatalf("%d reversals, want one", len(list))
	}
	var b bytes.Buffer
	if err := export.Reversal(&b, "act-1", "Žofie Lánská", list[0], [2]export.Side{sides[list[0].Earlier], sides[list[0].Later]}); err != nil {
		t.Fatal(err)
	}
	if err := valid(published(t, schema.ReversalFile), b.Bytes()); err != nil {
		t.Errorf("%v\n%s", err, b.String())
	}
}
