package when

import (
	"flag"
	"fmt"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/casetest"
	"github.com/rapporteur/rapporteur/internal/text"
)

var update = flag.Bool("update", false, "rewrite the expectations of testdata/cases/when; read the difference before keeping it")

// TestCases reads every .case file: one time a line.
func TestCases(t *testing.T) {
	casetest.Run(t, "when", 30, *update, func(_ *testing.T, doc *rapporteur.Document) (lines []string) {
		for _, w := range Read(doc, text.Split(doc.Text, nil)) {
			lines = append(lines, line(doc.Text, w))
		}
		return lines
	})
}

// line writes a time as the cases do; fields that are empty are left out.
func line(in string, w rapporteur.When) string {
	var b strings.Builder
	fmt.Fprintf(&b, "when %q type=%s value=%s", w.In(in), w.Type, w.Value)
	field := func(name, v string) {
		if v != "" {
			fmt.Fprintf(&b, " %s=%s", name, v)
		}
	}
	field("mod", w.Mod)
	field("relation", string(w.Relation))
	field("from", string(w.From))
	field("to", string(w.To))
	field("zone", w.Zone)
	if w.Future {
		b.WriteString(" future")
	}
	if !w.Anchor.IsZero() {
		fmt.Fprintf(&b, " anchor=%q", w.Anchor.In(in))
	}
	return b.String()
}
