package attrib

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

func TestExp(t *testing.T) {
	if os.Getenv("EXTRA") == "" {
		t.Skip()
	}
	raw, _ := os.ReadFile(os.Getenv("EXTRA"))
	debugHow = map[rapporteur.Span]string{}
	cues = mustCues(string(raw) + "\n" + cueTable)
	f, _ := os.Create(os.Getenv("EXPOUT"))
	defer f.Close()
	w := json.NewEncoder(f)
	for _, a := range articles(t, gold(t, "attribution", "train.jsonl.gz")) {
		clear(debugHow)
		got := Read(&rapporteur.Document{ID: a.ID, Text: a.Text}, text.Split(a.Text, nil))
		as := outermost(a.Text, got)
		if as == nil {
			as = []outer{}
		}
		o := text.NewOffsets(a.Text)
		how := map[int]string{}
		for s, h := range debugHow {
			how[o.CodePoint(s.Start)] = h
		}
		w.Encode(map[string]any{"id": a.ID, "attributions": as, "how": how})
	}
}

func TestTry(t *testing.T) {
	raw, err := os.ReadFile(os.Getenv("TRY"))
	if err != nil {
		t.Skip()
	}
	for _, p := range strings.Split(strings.TrimSpace(string(raw)), "\n%\n") {
		doc := &rapporteur.Document{ID: "d", Text: p}
		fmt.Println("##", p)
		for _, a := range Read(doc, text.Split(p, nil)) {
			fmt.Println("   ", line(p, a))
		}
	}
}
