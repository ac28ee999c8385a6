package actor

import (
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// TestEngineNames: what a language engine calls a person or a body is looked at
// again.
func TestEngineNames(t *testing.T) {
	for _, c := range []struct {
		body, typ, name string
		want            string // an actor's name and kind, "" for none of that span
	}{
		{"A report by Army Col. Amos Ruiz said the bridge fell.", "ORG", "Army Col. Amos Ruiz", "Amos Ruiz person"},
		{"The vote pleased House Speaker John Mensah of Ohio.", "ORG", "House Speaker John Mensah", "John Mensah person"},
		{"They jeered at the council-backed Mr. Okafor on Monday.", "ORG", "council-backed Mr. Okafor", "Okafor person"},
		{"Some said that Muslims were told to leave the town.", "PER", "Muslims", "Muslims population"},
		{"The gunmen shouted Allahu Akbar and ran.", "PER", "Allahu Akbar", ""},
		{"The case rests on the Harbour Safety Act of 1990.", "ORG", "Harbour Safety Act", ""},
		{"On Friday Socialist Benta Hamisi met the miners.", "PER", "Socialist Benta Hamisi", "Benta Hamisi person"},
		{"Rosa Diaz, D-Ohio, asked for a vote.", "PER", "D-Ohio", ""},
		{"Port Authority Says Ferry Is Safe", "ORG", "Port Authority Says Ferry", ""},
	} {
		at := strings.Index(c.body, c.name)
		span := rapporteur.Span{Start: at, End: at + len(c.name)}
		got := ""
		for _, a := range Read(&rapporteur.Document{Text: c.body}, text.Split(c.body, nil), table(t), []rapporteur.Name{{Span: span, Type: c.typ}}) {
			for _, m := range a.Mentions {
				if m.Overlaps(span) && m.Form == rapporteur.MentionName || m.Overlaps(span) && a.Kind == rapporteur.ActorPopulation {
					got = a.Name + " " + string(a.Kind)
				}
			}
		}
		if got != c.want {
			t.Errorf("%s %q: got %q, want %q", c.typ, c.name, got, c.want)
		}
	}
}

// TestLastName: a last name is its person's, whatever the engine takes it for.
func TestLastName(t *testing.T) {
	const body = "Grace Okoro-Hale teaches law. The vote was near. Okoro-Hale left at noon."
	var names []rapporteur.Name
	for _, n := range []struct{ name, typ string }{{"Grace Okoro-Hale", "PER"}, {"Okoro-Hale left", "MISC"}} {
		at := strings.LastIndex(body, n.name)
		names = append(names, rapporteur.Name{Span: rapporteur.Span{Start: at, End: at + len(n.name)}, Type: n.typ})
	}
	got := Read(&rapporteur.Document{Text: body}, text.Split(body, nil), table(t), names)
	if len(got) != 1 || got[0].Name != "Grace Okoro-Hale" || len(got[0].Mentions) != 2 {
		t.Errorf("got %+v, want one person mentioned twice", got)
	}
}
