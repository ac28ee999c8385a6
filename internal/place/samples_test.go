package place_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/place"
	"github.com/rapporteur/rapporteur/internal/text"
)

// TestSamples holds the reader against the annotated sample reports: every
// toponym has the right id, or rightly none, and no place is read where there
// is none.
func TestSamples(t *testing.T) {
	g := open(t)
	f, err := os.Open(shared(t, "gold/idlib/places.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	type row struct {
		Doc, File, Text, Kind, Part string
		Start, End                  int
		GeoNameID                   int64
		Metonym, Optional, Embedded bool
		Either                      bool `json:"metonym_either"`
		Alternatives                []struct{ GeoNameID int64 }
		Full                        []int
		Country                     string
	}
	docs := map[string][]row{}
	s := bufio.NewScanner(f)
	for s.Scan() {
		var r row
		if err := json.Unmarshal(s.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		docs[r.File] = append(docs[r.File], r)
	}
	total, right, missed, spurious, metonym, full, fulls := 0, 0, 0, 0, 0, 0, 0
	for file, rows := range docs {
		raw, err := os.ReadFile(shared(t, filepath.Join("reports/idlib", file)))
		if err != nil {
			t.Fatal(err)
		}
		body := string(raw)
		l, off := text.Split(body, nil), text.NewOffsets(body)
		got := place.Read(&rapporteur.Document{Text: body}, l, g, nil)
		used := map[int]bool{}
		for _, r := range rows {
			span := rapporteur.Span{Start: off.Byte(r.Start), End: off.Byte(r.End)}
			k := -1
			for i, p := range got {
				if p.Overlaps(span) && !p.Demonym {
					k = i
					used[i] = true
				}
			}
			if r.Optional {
				continue
			}
			total++
			if k < 0 {
				missed++
				if r.GeoNameID == 0 {
					right++
				}
				t.Logf("%s missed %q (%s %d)", r.Doc, r.Text, r.Kind, r.GeoNameID)
				continue
			}
			p := got[k]
			ok := p.GeoNameID == r.GeoNameID
			for _, a := range r.Alternatives {
				ok = ok || p.GeoNameID == a.GeoNameID
			}
			if ok {
				right++
			} else {
				t.Logf("%s %q is %d %s, want %d %s", r.Doc, p.In(body), p.GeoNameID, p.Name, r.GeoNameID, r.Kind)
			}
			if p.Metonym == r.Metonym || r.Either {
				metonym++
			} else {
				t.Logf("%s metonym %v: %q in %q", r.Doc, p.Metonym, p.In(body), body[max(0, p.Start-30):min(len(body), p.End+30)])
			}
			if r.Full != nil {
				fulls++
				if p.Full.Start == off.Byte(r.Full[0]) && p.Full.End == off.Byte(r.Full[1]) {
					full++
				} else {
					t.Logf("full %q want %q", p.Full.In(body), body[off.Byte(r.Full[0]):off.Byte(r.Full[1])])
				}
			}
		}
		for i, p := range got {
			if !used[i] && !p.Demonym {
				spurious++
				t.Logf("no place: %q (%s) in %q", p.In(body), p.Name, strings.ReplaceAll(body[max(0, p.Start-20):min(len(body), p.End+20)], "\n", " "))
			}
		}
	}
	t.Logf("%d toponyms: %d right, %d missed, %d spurious; metonym right %d; full right %d of %d", total, right, missed, spurious, metonym, full, fulls)
	if spurious > 2 {
		t.Errorf("%d places where there is none, want at most 2", spurious)
	}
	if share := float64(metonym) / float64(total-missed); share < 0.92 {
		t.Errorf("metonyms told apart %.3f, want at least 0.92", share)
	}
	if share := float64(right) / float64(total); share < 0.95 {
		t.Errorf("right id or rightly none %.3f, want at least 0.95", share)
	}
}
