package actor

import (
	"fmt"
	"os"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

func TestShow(t *testing.T) {
	f := os.Getenv("SHOW")
	if f == "" {
		t.Skip()
	}
	raw, _ := os.ReadFile(f)
	body := string(raw)
	doc := &rapporteur.Document{ID: "doc-x", Text: body, Published: rapporteur.Published{Value: rapporteur.Day(os.Getenv("DAY"))}}
	l := text.Split(body, nil)
	for _, a := range Read(doc, l, table(t), nil) {
		fmt.Printf("%s %q %s %s %s role=%q\n   ", a.ID, a.Name, a.Kind, a.Country, a.Sector, a.Role)
		for _, m := range a.Mentions {
			fmt.Printf(" %s[%s]", string(m.Form)[:3], m.In(body))
		}
		fmt.Println()
	}
}
