package place

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// mention is a name in the text on its way to a place.
type mention struct {
	rapporteur.Span
	first, last int    // tokens [first, last)
	form        string // the characters
	key         string // folded
	cands       []named
	sentence    int
	inside      []named              // places of a name inside this one, which say where it lies
	adjective   bool                 // an adjective or people: "Turkish", "Turks"
	cue         rapporteur.PlaceKind // what the words beside it say it is
	parent      int                  // the mention that holds it ("X, Y"); -1
	children    []int                // the mentions it may hold
	holder      bool                 // it stands after a comma as what holds another
	full        rapporteur.Span      // with type words or relation
	score       float64              // of recognition
	group       int
}

// reader is the work on one document.
type reader struct {
	doc      *rapporteur.Document
	l        *text.Layout
	g        *Gazetteer
	forms    []string // lower case
	caps     []shape
	ms       []mention
	surnames map[string]bool
	known    map[string][]named // candidates by form, for this document
	held     map[[2]string]bool // whether a place of one form may hold one of another
}

// shape is how a token is written.
type shape uint8

const (
	small  shape = iota // begins with a small letter or is no word
	upper               // begins with a capital
	shout               // all capitals, two letters or more
	prefix              // al-Something: a small article before a capital
)

func shapeOf(form string, k text.Kind) shape {
	if k != text.Word {
		return small
	}
	r, n := utf8.DecodeRuneInString(form)
	if !unicode.IsUpper(r) {
		if i := strings.IndexAny(form, "-’'"); i > 0 && i <= 4 && isApostropheOrHyphen(form[i:]) {
			_, w := utf8.DecodeRuneInString(form[i:])
			if q, _ := utf8.DecodeRuneInString(form[i+w:]); unicode.IsUpper(q) {
				return prefix
			}
		}
		return small
	}
	if len(form) > n {
		for _, r := range form[n:] {
			if unicode.IsLower(r) {
				return upper
			}
		}
		if strings.ContainsFunc(form[n:], unicode.IsUpper) {
			return shout
		}
	}
	return upper
}

func isApostropheOrHyphen(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r == '-' || r == '‑' || isApostrophe(r)
}

func newReader(doc *rapporteur.Document, l *text.Layout, g *Gazetteer) *reader {
	r := &reader{doc: doc, l: l, g: g.view(), forms: make([]string, len(l.Tokens)), caps: make([]shape, len(l.Tokens)), known: map[string][]named{}, held: map[[2]string]bool{}, surnames: map[string]bool{}}
	for i, t := range l.Tokens {
		f := t.In(l.Text)
		r.caps[i] = shapeOf(f, t.Kind)
		r.forms[i] = strings.ToLower(f)
	}
	return r
}

// word gives token i in small letters, "" outside sentence bounds [first, last).
func (r *reader) word(i, first, last int) string {
	if i < first || i >= last {
		return ""
	}
	return r.forms[i]
}

// candidates gives the places that a form names. Only exact names and those
// without an article are looked up here; see sounds.
func (r *reader) candidates(form string) []named {
	if c, ok := r.known[form]; ok {
		return c
	}
	c := r.lookup(form)
	r.known[form] = c
	return c
}

func (r *reader) lookup(form string) []named {
	var out []named
	if len(form) <= 16 {
		out = r.g.find(exactMark+form, out)
	}
	if len(out) > 0 {
		return out
	}
	key := Fold(form)
	if key == "" || len(key) > 100 {
		return nil
	}
	if !shortForm(form) {
		out = r.g.find(key, out)
	}
	if len(out) == 0 {
		// "the Hague", "al-Bab": with and without the article.
		if head, b, _ := strings.Cut(key, " "); articles[head] && len(b) > 3 {
			out = r.g.find(b, out)
			if strings.HasPrefix(form, "Al ") { // "Al Bab", but not "Al Gore"
				out = slices.DeleteFunc(out, func(n named) bool { return !arabic[r.g.iso3(r.g.country(n.record))] })
			}
		} else if len(key) > 3 {
			out = r.g.find("al "+key, out)
		}
	}
	if len(out) == 0 {
		out = r.official(key)
	}
	if len(out) == 0 {
		out = r.natives(key)
	}
	// What is an adjective of one place by that name and another's rare name
	// is the adjective.
	for _, n := range out {
		if n.way == byAdjective {
			kept := out[:0:0]
			for _, m := range out {
				if m.way == byAdjective || m.way == byName && r.g.population(m.record) > 1_000_000 {
					kept = append(kept, m)
				}
			}
			return kept
		}
	}
	return out
}

// short type words of American local news.
var shortTypes = map[string]string{"co": "county", "twp": "township", "mtn": "mountain", "mtns": "mountains", "is": "island", "natl": "national"}

// officialWords end official names.
var officialWords = set(`county parish island province district`)

// official gives the places of a name under its official one: with the type
// word that the press leaves out, or with a long one for its short one.
func (r *reader) official(key string) []named {
	if i := strings.LastIndexByte(key, ' '); i > 0 {
		if long := shortTypes[key[i+1:]]; long != "" {
			if out := r.g.find(key[:i+1]+long, nil); len(out) > 0 {
				return out
			}
			return r.g.find(key[:i], nil)
		}
		return nil
	}
	if len(key) < 5 {
		return nil
	}
	for _, h := range r.g.prefixed(key+" ", 60, func(k string) bool { return officialWords[k[len(key)+1:]] }, nil) {
		return []named{{h.record, byAlt}}
	}
	return nil
}

// natives are the endings of the names of a place's people.
var natives = []string{"ers", "er", "ites", "ite", "ians", "ian", "ans", "an", "ns", "n"}

// A place whose people have a name made by rule has as many inhabitants.
const hasNatives = 400_000

// natives reads "Londoners", "Minnesotans".
func (r *reader) natives(key string) []named {
	for _, tail := range natives {
		stem, ok := strings.CutSuffix(key, tail)
		if !ok || len(stem) < 4 {
			continue
		}
		for _, last := range []string{"", "a", "o", "e", "ia"} {
			if tail != "n" && tail != "ns" || last == "" {
				var out []named
				for _, n := range r.g.find(stem+last, nil) {
					k := r.g.kind(n.record)
					if n.way == byName && r.g.population(n.record) >= hasNatives && (k == rapporteur.PlaceProvince || k == rapporteur.PlaceCity) {
						out = append(out, named{n.record, byAdjective})
					}
				}
				if len(out) > 0 {
					return out
				}
			}
		}
	}
	return nil
}

// shortForm reports whether a form in capitals is too short for anything but
// an exact match ("US", "EU", "IS", "AP").
func shortForm(form string) bool {
	return len(form) <= 4 && strings.ToUpper(form) == form
}

// postal gives the state of an abbreviation that stands after a comma.
func (r *reader) postal(form string) []named {
	if len(form) > 3 {
		return nil
	}
	return r.g.find(postalMark+form, nil)
}
