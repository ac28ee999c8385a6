package web

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/rapporteur/rapporteur"
)

// dayView is a publication date with how it is known.
type dayView struct {
	Text string // "7 February 2020", "between … and …", "undated"
	ISO  string // for <time>; empty when the day is not certain
	Note string // how it is known, in a word or two; may be empty
	How  string // the same as a phrase
}

func viewPublished(p rapporteur.Published) dayView {
	v := dayView{Note: dateNotes[p.How], How: word(dateWords, p.How)}
	switch {
	case p.Value.Known():
		v.Text, v.ISO = formatDay(p.Value), string(p.Value)
	case p.Earliest.Known() && p.Latest.Known():
		v.Text = "between " + formatDay(p.Earliest) + " and " + formatDay(p.Latest)
	case p.Earliest.Known():
		v.Text = formatDay(p.Earliest) + " or later"
	case p.Latest.Known():
		v.Text = formatDay(p.Latest) + " or earlier"
	default:
		v.Text = "undated"
	}
	return v
}

// documentView is what lists show of a document.
type documentView struct {
	ID        string
	Address   string
	Title     string
	Outlet    string
	Name      string // the outlet, else the headline in quotation marks
	Published dayView
	Language  string
	Version   int
	Entries   int
}

func viewDocument(d *rapporteur.Document) documentView {
	return documentView{
		ID:        d.ID,
		Address:   documentAddress(d.ID),
		Title:     cmp.Or(oneLine(d.Title), d.Ref, d.ID),
		Outlet:    cmp.Or(d.Outlet, "outlet not known"),
		Name:      cmp.Or(oneLine(d.Outlet), "“"+cmp.Or(oneLine(d.Title), d.Ref, d.ID)+"”"),
		Published: viewPublished(d.Published),
		Language:  languageName(d.Language),
		Version:   d.Version,
	}
}

func documentAddress(id string) string { return "/documents/" + url.PathEscape(id) }

func entryAddress(id string) string { return "/entries/" + url.PathEscape(id) }

// voice is one name of a chain.
type voice struct {
	Name    string
	Address string // what else of that name is in the record; empty: nowhere
	Report  bool   // the article itself, the last of every chain
}

// viewChain gives a chain as shown. The outlet's name stands beside the report
// unless it is empty, as where the page names the outlet elsewhere.
func viewChain(chain []string, outlet string) []voice {
	out := make([]voice, 0, len(chain))
	for i, name := range chain {
		switch {
		case name == rapporteur.Article && i == len(chain)-1:
			v := voice{Name: "the report", Report: true}
			if outlet != "" {
				v.Name += " (" + outlet + ")"
			}
			out = append(out, v)
		case name == "" || name == unnamed:
			out = append(out, voice{Name: "a source not named"})
		default:
			out = append(out, voice{Name: name, Address: "/quotations?name=" + url.QueryEscape(name)})
		}
	}
	return out
}

// entryView is what lists show of an entry.
type entryView struct {
	ID      string
	Kind    string // "Figure"
	Class   string // class name of the kind's marks
	Address string
	Anchor  string // on its document's page
	Place   string // address of its characters, marked
	Who     string // the origin, first of its chain
	WhoPage string // what else that voice said; empty for the report and for nobody
	As      string // the text's own word for the origin where it is not the name: "as “he”"
	Unclear string // why nobody can tell who the origin is; empty when one can
	Via     string // "via" and the voices between the origin and the report; empty without any
	Stance  string // "denies"
	// StanceClass and ViaClass are the class names of a stance that is more than
	// saying, the origin's and that of who passed it on; empty without one.
	StanceClass, ViaClass string
	Reversal              string // what changed, where it may be half of a reversal
	Form                  string // how it is given; quotations only
	Direct                bool
	Lead                  string // the text's own word that leads to what is said, where it is not in somebody's own words
	Text                  string // its characters: what is said, or the number as said
	Chain                 []voice
	Caution               string // why it must not be read as something that happened; empty when it may
	Figure                *figureView
	Document              documentView
}

// figureView is what pages show of a figure.
type figureView struct {
	Read      string // the number read: "at least 3,000"; empty when the text says just that
	Indicator string
	Term      string
	Noun      string // what is counted, in the text's words; may be empty
	Counts    string // the same, else the unit
	Place     string
	Period    string
	AsOf      dayView
	Status    string
	Stance    string
}

func viewEntry(e rapporteur.Entry, k *kept) entryView {
	head := e.EntryHead()
	v := entryView{
		ID: head.ID, Kind: word(kindWords, e.Kind()), Address: entryAddress(head.ID),
		Chain: viewChain(head.Chain, ""), Document: viewDocument(k.Document),
	}
	if len(v.Chain) > 0 {
		v.Who, v.WhoPage = v.Chain[0].Name, v.Chain[0].Address
	}
	if n := len(v.Chain); n > 2 {
		var names []string
		for _, relay := range v.Chain[1 : n-1] {
			names = append(names, relay.Name)
		}
		v.Via = "via " + strings.Join(names, " and ")
	}
	at := entrySpan(e)
	if at.Valid(k.Text) {
		v.Anchor = k.anchor(at)
		v.Text = at.In(k.Text)
	}
	v.Place = k.address(at)
	if f := head.Factuality; f != "" && f != rapporteur.Happened && f != rapporteur.Ongoing {
		v.Caution = string(f)
	}
	switch e := e.(type) {
	case *rapporteur.Attribution:
		v.Direct = e.Form == rapporteur.FormDirect
		v.Class = attributionLayer(e).names()[0]
		v.Form = word(formWords, e.Form)
		v.Text = k.said(e.Content)
		if len(e.Links) > 0 {
			v.Stance = word(stanceWords, e.Links[0].Stance)
			for i, l := range e.Links {
				switch {
				case l.Stance == rapporteur.StanceAsserts || l.Stance == "":
				case i == 0:
					v.StanceClass = string(l.Stance)
				case v.ViaClass != string(rapporteur.StanceDenies):
					v.ViaClass = string(l.Stance)
				}
			}
			v.origin(e, k)
		}
	case *rapporteur.Figure:
		v.Class = "figure"
		v.Figure = viewFigure(e)
		if of, ok := strings.CutPrefix(e.Counted(k.Text), v.Text); ok {
			v.Figure.Noun = oneLine(of)
		}
		if strings.EqualFold(v.Figure.Read, oneLine(v.Text)) {
			v.Figure.Read = ""
		}
		if e.Status != rapporteur.StatusObserved && e.Status != "" {
			v.Caution = word(statusWords, e.Status)
		}
		if v.Caution == "" && (e.Stance == rapporteur.FigureConditional || e.Stance == rapporteur.FigureForecast) {
			v.Caution = string(e.Stance)
		}
	default:
		v.Class = "field"
	}
	return v
}

// origin names the first voice of an attribution: by its actor where the text
// has a pronoun, else by the name the chain has, else by the text's own words.
func (v *entryView) origin(a *rapporteur.Attribution, k *kept) {
	l := a.Links[0]
	words := ""
	if len(l.Source) > 0 {
		words = oneLine(k.said(l.Source[:1]))
	}
	who := k.actors[l.Actor]
	if who != nil {
		v.WhoPage = actorAddress(who.ID)
	}
	v.Via = relays(a)
	if cue := l.Cue; a.Form != rapporteur.FormDirect && len(cue) > 0 && len(a.Content) > 0 && cue[0].End <= a.Content[0].Start {
		v.Lead = oneLine(k.said(cue[:1]))
		// "denied claims by Marland" says what is denied, "denied" alone would not.
		if led := (rapporteur.Span{Start: cue[0].Start, End: a.Content[0].Start}); led.Valid(k.Text) && a.Content[0].Start-cue[0].End <= longestLead && !strings.ContainsAny(led.In(k.Text), ".;:?!\n\"“”") {
			v.Lead = oneLine(led.In(k.Text))
		}
	}
	pronoun := sourcePronouns[strings.ToLower(words)]
	switch {
	case l.Name != "" && l.Name != unnamed:
		v.Who = l.Name
	case pronoun && who != nil:
		v.Who = oneLine(who.Name)
	case pronoun:
		v.Who, v.Unclear = "“"+words+"”", "who, is not clear"
	case words != "":
		v.Who = words // the text's own words for a source without a name
		if a.Anonymous {
			v.Unclear = "not named"
		}
	default:
		v.Who, v.WhoPage = "a source not named", ""
	}
	if pronoun && v.Unclear == "" {
		v.As = "as “" + words + "”"
	}
}

// longestLead is how much may stand between the word that leads to what is
// said and what is said, in bytes, and still be shown between them.
const longestLead = 60

// relays says who passed an attribution on, or took a stand of their own to it:
// "via Reuters", "denied by the mayor", "reportedly".
func relays(a *rapporteur.Attribution) string {
	var parts, via []string
	for i, l := range a.Links[1:] {
		name := l.Name
		if chain := a.EntryHead().Chain; name == "" && i+1 < len(chain)-1 {
			name = chain[i+1]
		}
		named := name != "" && name != unnamed
		switch {
		case l.Stance == rapporteur.StanceDenies && named:
			parts = append(parts, "denied by "+name)
		case l.Stance == rapporteur.StanceDenies:
			parts = append(parts, "denied")
		case !named:
			parts = append(parts, "reportedly")
		case l.Stance != rapporteur.StanceAsserts && l.Stance != "":
			parts = append(parts, "via "+name+" who "+word(stanceWords, l.Stance))
		default:
			via = append(via, name)
		}
	}
	if len(via) > 0 {
		parts = append([]string{"via " + strings.Join(via, " and ")}, parts...)
	}
	return strings.Join(parts, ", ")
}

// unnamed stands in a chain for a source that the text does not mention.
const unnamed = "unnamed"

// sourcePronouns are sources that name nobody by themselves.
var sourcePronouns = map[string]bool{"he": true, "she": true, "it": true, "they": true, "who": true, "which": true, "i": true, "we": true, "him": true, "her": true, "them": true}

func viewFigure(f *rapporteur.Figure) *figureView {
	v := &figureView{
		Read: formatQuantity(f.Min, f.Max, f.Qualifier), Indicator: spaced(f.Indicator), Term: f.Term,
		Noun: oneLine(f.Counts), Counts: cmp.Or(oneLine(f.Counts), f.Unit), Place: f.Place,
		Status: word(statusWords, f.Status), Stance: string(f.Stance),
		Period: formatInterval(f.Period.Interval),
	}
	if t := oneLine(f.Period.Text); t != "" && v.Period != "" {
		v.Period = "“" + t + "”: " + v.Period
	} else if t != "" {
		v.Period = "“" + t + "”"
	}
	v.AsOf = dayView{Text: formatDay(f.AsOf)}
	if f.AsOf.Known() {
		v.AsOf.ISO = string(f.AsOf)
	}
	return v
}

// entrySpan is where an entry stands in the text: a figure's number, the first
// stretch of what is said, else the first evidence that is not the sentence.
func entrySpan(e rapporteur.Entry) rapporteur.Span {
	switch e := e.(type) {
	case *rapporteur.Figure:
		return e.Span
	case *rapporteur.Attribution:
		if len(e.Content) > 0 {
			return e.Content[0]
		}
	}
	evidence := e.EntryHead().Evidence
	for _, ev := range evidence {
		if ev.Field != "sentence" {
			return ev.Span
		}
	}
	if len(evidence) > 0 {
		return evidence[0].Span
	}
	return rapporteur.Span{}
}

// attributionLayer tells somebody's own words from a report of them.
func attributionLayer(a *rapporteur.Attribution) layer {
	if a.Form == rapporteur.FormDirect {
		return layerQuote
	}
	return layerReported
}

// parseDay reads a day that somebody asked for; empty is unknown.
func parseDay(name, value string) (rapporteur.Day, error) {
	value = strings.TrimSpace(value)
	if value == "" {
		return "", nil
	}
	if _, err := time.Parse(time.DateOnly, value); err != nil {
		return "", badRequest(fmt.Sprintf("%s: %q is not a day; write it as 2020-02-07.", name, value))
	}
	return rapporteur.Day(value), nil
}
