package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

// helixColumns are the fields of a figure in IDMC's Helix. Fields that only an
// analyst can fill (role, category, reliability, household size) stay empty.
var helixColumns = []string{"id", "quantifier", "reported", "unit", "household_size", "figure_term", "category", "role",
	"start_date", "start_date_accuracy", "end_date", "end_date_accuracy", "location", "location_accuracy", "origin", "destination",
	"sources", "publishers", "reliability", "source_excerpt", "calculation_logic", "url", "evidence"}

// helixQuantifier maps our qualifiers to Helix's four; the word itself stays
// in the source excerpt.
var helixQuantifier = map[rapporteur.Qualifier]string{
	rapporteur.QualifierExact:    "exact",
	rapporteur.QualifierAbout:    "approximately",
	rapporteur.QualifierMoreThan: "more than",
	rapporteur.QualifierAtLeast:  "more than",
	rapporteur.QualifierVague:    "more than",
	rapporteur.QualifierLessThan: "less than",
	rapporteur.QualifierUpTo:     "less than",
	rapporteur.QualifierNearly:   "less than",
}

// helixUnit maps our units to the two Helix knows.
var helixUnit = map[string]string{"persons": "person", "households": "household"}

func writeHelix(ctx context.Context, w io.Writer, s store.Store, f Filter) error {
	if err := only(f, rapporteur.KindFigure); err != nil {
		return err
	}
	t, err := newSheet(w, helixColumns)
	if err != nil {
		return err
	}
	err = walk(ctx, s, f, rapporteur.KindFigure, func(p *page, e rapporteur.Entry) error {
		g := e.(*rapporteur.Figure)
		if g.Term == "" { // not about displacement
			return nil
		}
		quantifier, reported, logic := helixReported(g)
		t.text(g.ID, quantifier)
		t.number(reported)
		t.text(helixUnit[g.Unit], "", g.Term, "", "")
		for _, d := range []rapporteur.Day{g.Period.From, g.Period.To} {
			accuracy := ""
			if d.Known() {
				accuracy = "day"
			}
			t.text(string(d), accuracy)
		}
		sources := []string{}
		for _, name := range g.Chain {
			if name != rapporteur.Article {
				sources = append(sources, name)
			}
		}
		t.text(g.Place, "", "", "", strings.Join(sources, "; "), p.doc.Outlet, "", p.sentence(g), logic, p.doc.URL, p.receipts(g))
		return t.end()
	})
	if err != nil {
		return err
	}
	return t.close()
}

// helixReported gives Helix's one number for a range: the minimum with "more
// than", or the maximum with "less than" where no minimum is known.
func helixReported(g *rapporteur.Figure) (quantifier string, reported *float64, logic string) {
	quantifier = helixQuantifier[g.Qualifier]
	switch {
	case g.Min != nil && g.Max != nil && *g.Min != *g.Max:
		return "more than", g.Min, fmt.Sprintf("the text gives a range to %.0f; its minimum is reported", *g.Max)
	case g.Min == nil && g.Max != nil:
		return quantifier, g.Max, "the text gives an upper bound only"
	case g.Qualifier == rapporteur.QualifierVague:
		return quantifier, g.Min, "the text gives a vague word; the least it can mean is reported"
	}
	return quantifier, g.Min, ""
}
