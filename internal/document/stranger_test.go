package document_test

import (
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/document"
)

func TestHeadlinesOfOtherReports(t *testing.T) {
	body := strings.Repeat("The coast guard said the ferry had left Port Selwyn with too many passengers on board and that its captain had been warned twice about the weather in the strait. ", 3)
	text := "Ferry overturns in the strait off Port Selwyn\n\n" +
		"Captain had been warned about weather, coast guard says\n\n" +
		"Parliament passes budget after midnight quarrel over pensions\n\n" +
		body + "\n\nOn Monday " + body + "\n\nFamilies waited on the quay until morning.\n\nTwelve recipes for leftover winter squash soup\n"
	doc, err := document.New(document.Draft{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range doc.Furniture {
		if f.Why == rapporteur.FurnitureWidget {
			got = append(got, f.In(text))
		}
	}
	want := "Parliament passes budget after midnight quarrel over pensions | Twelve recipes for leftover winter squash soup"
	if strings.Join(got, " | ") != want {
		t.Errorf("marked %q, want %q", got, want)
	}
}
