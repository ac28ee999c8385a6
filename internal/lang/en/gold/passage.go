package gold

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/text"
)

// Passage is a document with its gold names.
type Passage struct {
	ID    string
	Text  string
	Names []lang.Name // Span and Type, the type as the source has it
}

// Tokens that hang on the one before them or take the one behind, for putting
// tokenised text together again.
var (
	tightLeft  = set(`, . ; : ! ? ) ] } % ’ ' ” … ° ™ ® n't n’t - /`)
	tightRight = set(`( [ { $ £ € ₹ “ ‘ # @ - /`)
	clitic     = regexp.MustCompile(`(?i)^['’](s|re|ve|ll|d|m|t)$`)
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// Builder puts tokens together into running text, a sentence a line.
type Builder struct {
	p           Passage
	glue, quote bool
	last        string // type of the name the last token was in
}

// NewBuilder gives an empty document.
func NewBuilder() *Builder { return &Builder{glue: true} }

// Passage gives what was built.
func (b *Builder) Passage() Passage { return b.p }

// Add adds a token with its BIO label.
func (b *Builder) Add(token, label string) {
	left := tightLeft[token] || clitic.MatchString(token) || token == `"` && b.quote
	if !b.glue && !left {
		b.p.Text += " "
	}
	start := len(b.p.Text)
	b.p.Text += token
	typ := ""
	if label != "O" {
		typ = label[2:]
	}
	if label[0] == 'I' && typ == b.last && len(b.p.Names) > 0 {
		b.p.Names[len(b.p.Names)-1].End = len(b.p.Text)
	} else if typ != "" {
		b.p.Names = append(b.p.Names, lang.Name{Span: rapporteur.Span{Start: start, End: len(b.p.Text)}, Type: lang.Type(typ)})
	}
	b.last = typ
	if token == `"` {
		b.glue, b.quote = !b.quote, !b.quote
	} else {
		b.glue = tightRight[token]
	}
}

// Line ends the sentence.
func (b *Builder) Line() {
	if b.p.Text != "" && !strings.HasSuffix(b.p.Text, "\n") {
		b.p.Text += "\n"
	}
	b.glue, b.quote, b.last = true, false, ""
}

// ReadColumns reads a two-column file of tokens and BIO labels.
func ReadColumns(r io.Reader) ([]Passage, error) {
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<24)
	var out []Passage
	b := Builder{glue: true}
	flush := func() {
		if b.p.Text != "" {
			out = append(out, b.p)
		}
		b = Builder{glue: true}
	}
	for s.Scan() {
		l := s.Text()
		switch {
		case strings.HasPrefix(l, "# doc ") && !strings.Contains(l, "\t"):
			flush()
			b.p.ID = l[6:]
		case l == "":
			b.Line()
		default:
			tok, lab, _ := strings.Cut(l, "\t")
			b.Add(tok, lab)
		}
	}
	flush()
	return out, s.Err()
}

// ReadStandOff reads documents with entities beside their text (re3d), one
// JSON object a line.
func ReadStandOff(r io.Reader) ([]Passage, error) {
	s := bufio.NewScanner(r)
	s.Buffer(nil, 1<<24)
	var out []Passage
	for s.Scan() {
		var d struct {
			ID       string
			Text     string
			Entities [][3]any
		}
		if err := json.Unmarshal(s.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("stand-off document: %w", err)
		}
		at := make([]int, 0, len(d.Text)+1) // byte offset of each code point
		for i := range d.Text {
			at = append(at, i)
		}
		at = append(at, len(d.Text))
		p := Passage{ID: d.ID, Text: d.Text}
		for _, e := range d.Entities {
			a, ok1 := e[0].(float64)
			b, ok2 := e[1].(float64)
			typ, ok3 := e[2].(string)
			if !ok1 || !ok2 || !ok3 || int(b) >= len(at) {
				return nil, fmt.Errorf("document %s has an entity %v that cannot be read", d.ID, e)
			}
			sp := rapporteur.Span{Start: at[int(a)], End: at[int(b)]}
			for _, article := range [...]string{"the ", "The ", "a ", "an "} {
				if strings.HasPrefix(d.Text[sp.Start:sp.End], article) {
					sp.Start += len(article)
				}
			}
			p.Names = append(p.Names, lang.Name{Span: sp, Type: lang.Type(typ)})
		}
		// Of entities that overlap, the first and longest stays.
		slices.SortStableFunc(p.Names, func(a, b lang.Name) int {
			if a.Start != b.Start {
				return a.Start - b.Start
			}
			return b.End - a.End
		})
		kept := p.Names[:0]
		for _, n := range p.Names {
			if n.Start < n.End && (len(kept) == 0 || kept[len(kept)-1].End <= n.Start) {
				kept = append(kept, n)
			}
		}
		p.Names = kept
		out = append(out, p)
	}
	return out, s.Err()
}

// Types maps the sources' names for types onto ours; what is missing is no name.
var Types = map[lang.Type]lang.Type{
	"PER": lang.Person, "Person": lang.Person, "ORG": lang.Organisation, "Organisation": lang.Organisation, "Organization": lang.Organisation,
	"LOC": lang.Location, "Location": lang.Location, "NORP": lang.Nationality, "Nationality": lang.Nationality, "FAC": lang.Facility, "Facility": lang.Facility,
	"MISC": lang.Misc, "Misc": lang.Misc, "Product": lang.Misc, "EVENT": lang.Event, "Weapon": lang.Weapon, "Vehicle": lang.Vehicle, "MilitaryPlatform": lang.Vehicle,
}

// Counts are names right, found and in the gold by type; "" is all of them.
type Counts struct{ Right, Found, Gold map[lang.Type]int }

// F1 gives precision, recall and their harmonic mean in per cent.
func (c *Counts) F1(t lang.Type) (p, r, f float64) {
	right := 200 * float64(c.Right[t])
	return right / 2 / float64(max(c.Found[t], 1)), right / 2 / float64(max(c.Gold[t], 1)), right / float64(max(c.Found[t]+c.Gold[t], 1))
}

// NamesOf gives what an engine names in a passage.
func NamesOf(e lang.Engine) func(Passage) []lang.Name {
	return func(p Passage) []lang.Name { return e.Read(text.Split(p.Text, nil)).Names }
}

// ScoreNames scores the names found in passages: persons, places and
// organisations by exact span; what the gold calls a facility is neither right
// nor wrong.
func ScoreNames(ps []Passage, found func(Passage) []lang.Name) *Counts {
	c := &Counts{map[lang.Type]int{}, map[lang.Type]int{}, map[lang.Type]int{}}
	scored := map[lang.Type]bool{lang.Person: true, lang.Organisation: true, lang.Location: true}
	for _, p := range ps {
		type key struct {
			span rapporteur.Span
			typ  lang.Type
		}
		gold, site := map[key]bool{}, map[rapporteur.Span]bool{}
		for _, n := range p.Names {
			switch t := Types[n.Type]; {
			case scored[t]:
				gold[key{n.Span, t}] = true
				c.Gold[t]++
				c.Gold[""]++
			case t == lang.Facility:
				site[n.Span] = true
			}
		}
		for _, n := range found(p) {
			if !scored[n.Type] || site[n.Span] {
				continue
			}
			c.Found[n.Type]++
			c.Found[""]++
			if gold[key{n.Span, n.Type}] {
				c.Right[n.Type]++
				c.Right[""]++
			}
		}
	}
	return c
}
