package place_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/place"
	"github.com/rapporteur/rapporteur/internal/text"
)

// pieces are what generated texts are made of: names, cues, odd characters.
var pieces = []string{
	"Paris", "Texas", ",", " in ", " the city of ", "al-Bab", "Ma'arrat", "Georgia's", "New York", ".", "\n\n", "Turkish", "Moscow-backed", "US", "U.S.", "EU", "Umm Qasr", "St. ",
	"Lake ", " River", " province", "and ", "President ", "said", "“", "”", "‘Izzah", "Ÿ", "İstanbul", "北京", "e\u0301", "\u200d", "🇹🇷", "M4", "Highway 5", " north of ", "Qwxz", "(", ")", "Donetsk Oblast", "GA", "\u00a0", "-",
}

// TestReadHolds checks what is promised of every reading on texts of names, cues
// and odd characters: spans, order, and the same answer twice.
func TestReadHolds(t *testing.T) {
	g := open(t)
	rapid.Check(t, func(t *rapid.T) {
		body := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(t, "pieces"), rapid.SampledFrom([]string{"", " "}).Draw(t, "between"))
		doc, l := &rapporteur.Document{Text: body}, text.Split(body, nil)
		got := place.Read(doc, l, g, nil)
		check(t, body, got)
		if again := place.Read(doc, l, g, nil); !reflect.DeepEqual(got, again) {
			t.Fatalf("two readings differ: %v and %v", got, again)
		}
	})
}

// TestFoldHolds: folding is done once and for all, and capitals, marks and
// apostrophes make no difference.
func TestFoldHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringOf(rapid.SampledFrom([]rune("aeiouéçşğıł ’'-.ABZ0th&"))).Draw(t, "s")
		if a, b := place.Fold(s), place.Fold(place.Fold(s)); a != b {
			t.Fatalf("%q folds to %q, then to %q", s, a, b)
		}
		if a, b := place.Fold(s), place.Fold(strings.ToUpper(s)); a != b {
			t.Fatalf("%q folds to %q, in capitals to %q", s, a, b)
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range pieces {
		f.Add(s + " " + s)
	}
	f.Add("Shelling hit Dara Azza, west of Aleppo; Ankara said nothing. " + strings.Repeat("A", 3000))
	g := open(f)
	f.Fuzz(func(t *testing.T, body string) {
		body = strings.ToValidUTF8(body, "")
		l := text.Split(body, nil)
		check(t, body, place.Read(&rapporteur.Document{Text: body}, l, g, nil))
		g.Lookup(body, 5)
	})
}

func FuzzOpen(f *testing.F) {
	packed, err := place.Pack([]place.Entry{{Name: "Here", Kind: rapporteur.PlaceCity, Lat: 1, Lon: 2}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(packed)
	f.Add(packed[:len(packed)/2])
	f.Fuzz(func(_ *testing.T, data []byte) {
		// The program's own data is packed with it; anything else may fail, but not by a crash in Open.
		_, _ = place.Open(data)
	})
}

// TestHostile holds the time on a megabyte of what is worst for the reader to a
// few seconds.
func TestHostile(t *testing.T) {
	g := open(t)
	for name, unit := range map[string]string{
		"one word": "A", "springfields": "Springfield, San Antonio, ", "capitals": "San Jose Santa Cruz ", "no spaces": "Paris,", "hyphens": "Oslo-", "unknown": "in Xbqr, Peru ",
		"articles": "al-al-", "letters off": "Damascsu Damascus ",
	} {
		body := strings.Repeat(unit, (1<<20)/len(unit))
		begun := time.Now()
		l := text.Split(body, nil)
		cut := time.Since(begun)
		check(t, body, place.Read(&rapporteur.Document{Text: body}, l, g, nil))
		if took := time.Since(begun) - cut; took > 8*time.Second {
			t.Errorf("%s: %v for a megabyte", name, took)
		} else {
			t.Logf("%s: %v", name, took)
		}
	}
}
