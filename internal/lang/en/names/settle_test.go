package names_test

import (
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur/internal/lang/en"
	"github.com/rapporteur/rapporteur/internal/text"
)

// TestSettle holds what becomes of a place that is none, or not only one. The
// models' own reading of these may change with new weights; what is asked for
// should not.
func TestSettle(t *testing.T) {
	for in, want := range map[string]string{
		"The new taxes were cut, Ohio Governor Maria Jackson said.":        "LOC Ohio; PER Maria Jackson",
		"French President Peter Robinson flew to Lagos Wednesday evening.": "NORP French; PER Peter Robinson; LOC Lagos",
		"Nurses left the Mombasa General Hospital on Friday.":              "ORG Mombasa General Hospital",
		"Boats from Costa Rica and El Salvador met.":                       "LOC Costa Rica; LOC El Salvador",
	} {
		var got []string
		for _, n := range en.New().Read(text.Split(in, nil)).Names {
			got = append(got, string(n.Type)+" "+n.In(in))
		}
		if g := strings.Join(got, "; "); g != want {
			t.Errorf("%s\n got  %s\n want %s", in, g, want)
		}
	}
}
