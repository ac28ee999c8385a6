package actor

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/casetest"
	"github.com/rapporteur/rapporteur/internal/text"
)

var update = flag.Bool("update", false, "rewrite the expectations of testdata/cases/actor; read the difference before keeping it")

// TestCases reads every .case file: one actor a line.
func TestCases(t *testing.T) {
	tab := table(t)
	casetest.Run(t, "actor", 60, *update, func(t *testing.T, doc *rapporteur.Document) (lines []string) {
		actors := Read(doc, text.Split(doc.Text, nil), tab, nil)
		hold(t, doc.Text, actors)
		for _, a := range actors {
			lines = append(lines, line(doc.Text, a))
		}
		return lines
	})
}

// line writes an actor as the cases do. Modifiers stand in their own list.
func line(s string, a rapporteur.Actor) string {
	var b strings.Builder
	fmt.Fprintf(&b, "actor %q kind=%s", a.Name, a.Kind)
	if a.Country != "" {
		fmt.Fprintf(&b, " country=%s", a.Country)
	}
	if a.Sector != "" {
		fmt.Fprintf(&b, " sector=%s", a.Sector)
	}
	if a.Role != "" {
		fmt.Fprintf(&b, " role=%q", a.Role)
	}
	var full, mods []string
	for _, m := range a.Mentions {
		w := strings.Join(strings.Fields(m.In(s)), " ")
		if m.Form == rapporteur.MentionModifier {
			mods = append(mods, w)
		} else {
			full = append(full, w)
		}
	}
	if len(full) > 0 {
		fmt.Fprintf(&b, " mentions=%q", strings.Join(full, "|"))
	}
	if len(mods) > 0 {
		fmt.Fprintf(&b, " modifiers=%q", strings.Join(mods, "|"))
	}
	return b.String()
}
