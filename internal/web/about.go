package web

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

// aboutView is who, where and when a document speaks of.
type aboutView struct {
	Actors   []actorView
	Places   []placeView // on the ground
	Metonyms []placeView // names of places that stand for a state
	Demonyms []placeView // adjectives and peoples
	Times    []whenView
	Resolved bool // some place comes from a gazetteer
	Map      *mapView
}

// Any reports whether there is anything to show.
func (v aboutView) Any() bool {
	return len(v.Actors)+len(v.Places)+len(v.Metonyms)+len(v.Demonyms)+len(v.Times) > 0
}

// mention is one place in the text that speaks of something.
type mention struct{ Text, Address string }

// mentioned is what actors, places and times have in common.
type mentioned struct {
	ID       string // its id on the page
	Mentions []mention
}

// First is the first mention, to which the name leads; an empty one where none
// lies in the text.
func (m mentioned) First() mention {
	if len(m.Mentions) == 0 {
		return mention{}
	}
	return m.Mentions[0]
}

type actorView struct {
	mentioned
	Name string
	What string // "person, foreign minister, Turkey"
	Page string // of all its statements in the record; empty where it makes none here
}

type placeView struct {
	mentioned
	Name       string
	What       string // "city or town, Idlib, Syria"
	Doubt      string // how sure the resolution is; empty when it is
	Unresolved bool
	kind       rapporteur.PlaceKind
	lat, lon   *float64
}

type whenView struct {
	mentioned
	Name     string // the first mention's words
	Resolved string // empty: not resolved
	Ahead    bool
	Anchor   mention // the words it was reckoned from; empty: none
}

// about gathers what a document speaks of, and the marks for what is shown of it.
type about struct {
	*kept
	shown     layer
	countries map[string]string
	marks     []mark
}

func (a *about) view(r *rapporteur.Reading) aboutView {
	v := aboutView{Actors: a.actors(r.Actors, store.Statements(r)), Times: a.times(r.Times)}
	for _, p := range a.places(r.Places) {
		switch {
		case p.use == "metonym":
			v.Metonyms = append(v.Metonyms, p.placeView)
		case p.use == "demonym":
			v.Demonyms = append(v.Demonyms, p.placeView)
		default:
			v.Places = append(v.Places, p.placeView)
		}
		v.Resolved = v.Resolved || !p.Unresolved
	}
	return v
}

// add puts a mention into the list and, where they are shown, a mark on it.
func (a *about) add(m *mentioned, at, marked rapporteur.Span, l layer, title string) {
	if !at.Valid(a.Text) {
		return
	}
	m.Mentions = append(m.Mentions, mention{Text: oneLine(at.In(a.Text)), Address: a.address(at)})
	if a.shown&l != 0 {
		a.marks = append(a.marks, mark{Span: marked, layer: l, link: "#" + m.ID, title: title})
	}
}

// address leads to the span, with the same things marked as now.
func (a *about) address(s rapporteur.Span) string {
	if a.shown == 0 {
		return a.kept.address(s)
	}
	return documentAddress(a.ID) + "?marks=" + markNames(a.shown) + "&span=" + a.points(s) + "#hl"
}

func (a *about) actors(list []rapporteur.Actor, said map[string]int) []actorView {
	out := make([]actorView, 0, len(list))
	for i, actor := range list {
		v := actorView{Name: oneLine(actor.Name)}
		parts := []string{word(actorWords, actor.Kind), oneLine(actor.Role)}
		if c := a.country(actor.Country); c != v.Name {
			parts = append(parts, c)
		}
		v.What = strings.Join(nonEmpty(parts...), ", ")
		if said[actor.ID] > 0 {
			v.Page = actorAddress(actor.ID)
		}
		v.ID = "who-" + strconv.Itoa(i+1)
		for _, m := range actor.Mentions {
			a.add(&v.mentioned, m.Span, m.Span, layerWho, "Who: "+strings.Join(nonEmpty(v.Name, v.What), ", "))
		}
		v.Name = cmp.Or(v.Name, v.First().Text, "no name")
		out = append(out, v)
	}
	return out
}

// country gives the English name of a country, or its code where we have none.
func (a *about) country(code string) string { return cmp.Or(a.countries[code], code) }

// usedPlace is a place with what its name does in the text.
type usedPlace struct {
	placeView
	use string // "metonym", "demonym" or empty: a place on the ground
}

// places joins the mentions of one place that are resolved alike and as surely.
func (a *about) places(list []rapporteur.Place) []usedPlace {
	type key struct {
		name, country, adm1, use, doubt string
		kind                            rapporteur.PlaceKind
		id                              int64
		lat, lon                        float64
	}
	at := map[key]int{}
	var out []usedPlace
	for _, p := range list {
		k := key{name: oneLine(p.Name), country: p.Country, adm1: p.Adm1, kind: p.Kind, id: p.GeoNameID}
		if p.Span.Valid(a.Text) {
			k.name = cmp.Or(k.name, oneLine(p.Span.In(a.Text)))
		}
		resolved := p.GeoNameID != 0 || p.Lat != nil && p.Lon != nil
		if resolved {
			k.doubt = doubt(p.Confidence)
		}
		if p.Lat != nil && p.Lon != nil {
			k.lat, k.lon = *p.Lat, *p.Lon
		}
		switch {
		case p.Metonym:
			k.use = "metonym"
		case p.Demonym:
			k.use = "demonym"
		}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			v := placeView{Name: cmp.Or(k.name, "no name"), Doubt: k.doubt, Unresolved: !resolved, kind: p.Kind, lat: p.Lat, lon: p.Lon}
			v.ID = "where-" + strconv.Itoa(i+1)
			parts := []string{word(placeWords, p.Kind), oneLine(p.Adm1), a.country(p.Country)}
			if p.Kind == rapporteur.PlaceCountry {
				parts = parts[:1]
			}
			v.What = strings.Join(nonEmpty(parts...), ", ")
			out = append(out, usedPlace{v, k.use})
		}
		full := p.Span
		if p.Full.Valid(a.Text) {
			full = p.Full
		}
		state := out[i].What
		if !resolved {
			state = "not resolved"
		}
		a.add(&out[i].mentioned, full, p.Span, layerWhere, "Where: "+strings.Join(nonEmpty(out[i].Name, state), ", "))
	}
	return out
}

// doubt says in a word how far a resolution is to be trusted; 0 is not stated.
func doubt(confidence float64) string {
	switch {
	case confidence <= 0 || math.IsNaN(confidence) || confidence >= .75:
		return ""
	case confidence >= .5:
		return "probably"
	}
	return "uncertain"
}

// times joins the expressions of the same words and the same meaning.
func (a *about) times(list []rapporteur.When) []whenView {
	type key struct {
		words, resolved string
		ahead           bool
		anchor          rapporteur.Span
	}
	at := map[key]int{}
	var out []whenView
	for _, t := range list {
		if !t.Span.Valid(a.Text) {
			continue
		}
		words := oneLine(t.Span.In(a.Text))
		k := key{strings.ToLower(words), formatWhen(t), t.Future, t.Anchor}
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			v := whenView{Name: words, Resolved: k.resolved, Ahead: t.Future}
			v.ID = "when-" + strconv.Itoa(i+1)
			if t.Anchor.Valid(a.Text) {
				v.Anchor = mention{Text: oneLine(t.Anchor.In(a.Text)), Address: a.address(t.Anchor)}
			}
			out = append(out, v)
		}
		a.add(&out[i].mentioned, t.Span, t.Span, layerWhen, "When: "+cmp.Or(out[i].Resolved, "not resolved"))
	}
	return out
}

// toggle is a link that shows or hides one kind of mark.
type toggle struct {
	Name, Address string
	On            bool
}

// markLayers are the kinds of mark that may be shown besides those of entries.
var markLayers = [...]layer{layerWho, layerWhere, layerWhen}

// toggles lists the kinds of mark that the document has something for.
func (a *about) toggles(v *aboutView) []toggle {
	var out []toggle
	for i, n := range []int{len(v.Actors), len(v.Places) + len(v.Metonyms) + len(v.Demonyms), len(v.Times)} {
		if n == 0 {
			continue
		}
		l := markLayers[i]
		t := toggle{Name: l.names()[0], On: a.shown&l != 0, Address: documentAddress(a.ID)}
		if names := markNames(a.shown ^ l); names != "" {
			t.Address += "?marks=" + names
		}
		out = append(out, t)
	}
	return out
}

// markNames writes kinds of mark as addresses do: "who,when".
func markNames(l layer) string { return strings.Join(l.names(), ",") }

// parseMarks reads what markNames writes, in any order.
func parseMarks(asked string) (layer, error) {
	var out layer
	for name := range strings.SplitSeq(asked, ",") {
		if name == "" {
			continue
		}
		i := slices.IndexFunc(markLayers[:], func(l layer) bool { return l.names()[0] == name })
		if i < 0 {
			return 0, badRequest(fmt.Sprintf("marks: %q is none of who, where and when.", name))
		}
		out |= markLayers[i]
	}
	return out, nil
}
