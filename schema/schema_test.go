package schema_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rapporteur/rapporteur/internal/figure"
	"github.com/rapporteur/rapporteur/schema"
)

// object is as much of a JSON Schema as these tests look at.
type object struct {
	Description string
	Ref         string `json:"$ref"`
	Properties  map[string]*object
	Required    []string
	Items       *object
	Defs        map[string]*object `json:"$defs"`
	Const       any
	OneOf       []object
	Enum        []any
}

func load(t *testing.T, raw []byte) *object {
	t.Helper()
	var o object
	if err := json.Unmarshal(raw, &o); err != nil {
		t.Fatal(err)
	}
	return &o
}

// fields lists the JSON names of a struct, those of embedded structs among them.
func fields(t reflect.Type) []string {
	var out []string
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			out = append(out, fields(f.Type)...)
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		out = append(out, name)
	}
	sort.Strings(out)
	return out
}

// properties lists the names a definition allows, those of its $ref among them.
func (o *object) properties(defs map[string]*object) []string {
	var out []string
	if name, ok := strings.CutPrefix(o.Ref, "#/$defs/"); ok {
		out = defs[name].properties(defs)
	}
	for name := range o.Properties {
		out = append(out, name)
	}
	sort.Strings(out)
	return out
}

// TestTypesMatchSchema: the Go types and the schema name the same fields.
func TestTypesMatchSchema(t *testing.T) {
	root := load(t, schema.ReadingV1)
	entry := load(t, schema.EntryV1)
	actor := load(t, schema.ActorV1)
	for _, c := range []struct {
		name string
		def  *object
		v    any
	}{
		{"reading", root, schema.Reading{}},
		{"span", root.Defs["span"], schema.Span{}},
		{"evidence", root.Defs["evidence"], schema.Evidence{}},
		{"document", root.Defs["document"], schema.Document{}},
		{"published", root.Defs["published"], schema.Published{}},
		{"furniture", root.Defs["furniture"], schema.Furniture{}},
		{"token", root.Defs["token"], schema.Token{}},
		{"name", root.Defs["name"], schema.Name{}},
		{"actor", root.Defs["actor"], schema.Actor{}},
		{"place", root.Defs["place"], schema.Place{}},
		{"time", root.Defs["time"], schema.Time{}},
		{"quantity", root.Defs["quantity"], schema.Quantity{}},
		{"attribution", root.Defs["attribution"], schema.Attribution{}},
		{"link", root.Defs["link"], schema.Link{}},
		{"figure", root.Defs["figure"], schema.Figure{}},
		{"period", root.Defs["period"], schema.Period{}},
		{"source", entry.Defs["source"], schema.Source{}},
		{"entry head", entry, schema.EntryHead{}},
		{"actor line", actor, schema.ActorLine{}},
		{"role", actor.Defs["role"], schema.Role{}},
		{"reversal line", load(t, schema.ReversalV1), schema.ReversalLine{}},
	} {
		want, got := c.def.properties(root.Defs), fields(reflect.TypeOf(c.v))
		if !slices.Equal(want, got) {
			t.Errorf("%s: the schema has %v, the type %v", c.name, want, got)
		}
	}
}

// TestRequired: every field of the contract is always there, save the token
// list and what only shown spans have.
func TestRequired(t *testing.T) {
	optional := map[string]bool{"tokens": true, "text": true, "ref": true}
	root := load(t, schema.ReadingV1)
	check := func(name string, o *object) {
		for p := range o.Properties {
			if !slices.Contains(o.Required, p) && !(optional[p] && (name == "reading" || name == "span")) && name != "party" {
				t.Errorf("%s.%s is not required", name, p)
			}
		}
	}
	check("reading", root)
	for name, def := range root.Defs {
		check(name, def)
	}
}

// TestDescribed: whoever opens the schema is told what each field means.
func TestDescribed(t *testing.T) {
	root := load(t, schema.ReadingV1)
	for name, def := range root.Defs {
		if def.Description == "" {
			t.Errorf("%s has no description", name)
		}
		for p, o := range def.Properties {
			if o.Description == "" && o.Ref == "" && o.Items == nil && p != "start" && p != "end" && !strings.HasPrefix(p, "id") {
				t.Errorf("%s.%s has no description", name, p)
			}
		}
	}
}

// TestFigureLists: the schema's closed lists are the figure reader's own, each
// indicator with its definition.
func TestFigureLists(t *testing.T) {
	root := load(t, schema.ReadingV1)
	var got, want, terms []string
	for _, o := range root.Defs["indicator"].OneOf {
		if name, ok := o.Const.(string); ok {
			got = append(got, name+": "+o.Description)
		}
	}
	seen := map[string]bool{}
	for _, i := range figure.Indicators() {
		want = append(want, i.Name+": "+i.Definition)
		if i.Term != "" && !seen[i.Term] {
			seen[i.Term] = true
			terms = append(terms, i.Term)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the schema's indicators are not the figure reader's (-reader +schema):\n%s", diff)
	}
	for _, term := range terms {
		if !slices.Contains(root.Defs["term"].Enum, any(term)) {
			t.Errorf("the schema lacks the figure term %q", term)
		}
	}
}

func TestNumber(t *testing.T) {
	for in, want := range map[schema.Number]string{3.6e6: "3600000", 0.5: "0.5", -2: "-2", 1e22: "10000000000000000000000"} {
		got, err := json.Marshal(in)
		if err != nil || string(got) != want {
			t.Errorf("%v printed as %s (%v), want %s", float64(in), got, err, want)
		}
	}
	zero := 0.0
	if _, err := json.Marshal(schema.Number(1 / zero)); err == nil {
		t.Error("an infinity was printed")
	}
}
