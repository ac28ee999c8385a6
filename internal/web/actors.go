package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/reconcile"
	"github.com/rapporteur/rapporteur/internal/store"
)

type actorsView struct {
	Name, Kind string // as asked for
	Silent     bool   // also those who say nothing
	Filtered   bool
	Kinds      []choice
	Actors     []actorLine
	Pager      pager
}

// actorLine is an actor as the list of speakers shows it.
type actorLine struct {
	Name, Address         string
	What                  string // "person, foreign minister, Turkey"
	Aliases               string
	Statements, Documents string
}

// actorKinds are the kinds in the order in which the filter offers them.
var actorKinds = []rapporteur.ActorKind{
	rapporteur.ActorPerson, rapporteur.ActorState, rapporteur.ActorMinistry, rapporteur.ActorOffice, rapporteur.ActorDelegation,
	rapporteur.ActorArmedForces, rapporteur.ActorArmedGroup, rapporteur.ActorOrganisation, rapporteur.ActorMedia,
	rapporteur.ActorUnnamedSource, rapporteur.ActorPopulation, rapporteur.ActorBloc,
}

// shownAliases is how many further names the list gives.
const shownAliases = 4

func actorAddress(id string) string { return "/actors/" + url.PathEscape(id) }

// actors lists who is in the record, those in the most documents first.
func (h *handler) actors(r *http.Request) (*answer, error) {
	q := r.URL.Query()
	v := actorsView{Name: strings.TrimSpace(q.Get("name")), Kind: q.Get("kind"), Silent: q.Get("all") != ""}
	known := v.Kind == ""
	for _, k := range actorKinds {
		v.Kinds = append(v.Kinds, choice{string(k), word(actorWords, k), string(k) == v.Kind})
		known = known || string(k) == v.Kind
	}
	if !known {
		return nil, badRequest(fmt.Sprintf("kind: %q is no kind of actor.", v.Kind))
	}
	v.Filtered = v.Name != "" || v.Kind != ""
	page, err := pageNumber(q)
	if err != nil {
		return nil, err
	}
	var all []*reconcile.Actor
	for a, err := range reconcile.Actors(h.store.Appearances(r.Context(), store.ActorFilter{Kind: rapporteur.ActorKind(v.Kind)})) {
		if err != nil {
			return nil, fmt.Errorf("actors: %w", err)
		}
		if (v.Silent || a.Statements > 0) && (v.Name == "" || a.Called(v.Name)) {
			all = append(all, a)
		}
	}
	reconcile.ByWeight(all)
	first := min(len(all), (page-1)*pageSize)
	last := min(len(all), first+pageSize)
	for _, a := range all[first:last] {
		v.Actors = append(v.Actors, h.actorLine(a))
	}
	v.Pager = newPager(r, page, last-first, last < len(all))
	return &answer{template: "actors", title: "Speakers", section: "actors", view: v}, nil
}

func (h *handler) actorLine(a *reconcile.Actor) actorLine {
	line := actorLine{
		Name: oneLine(a.Name), Address: actorAddress(a.ID), What: h.what(a),
		Statements: formatNumber(float64(a.Statements)), Documents: formatNumber(float64(a.Documents)),
	}
	names := a.Aliases
	if len(names) > shownAliases {
		names = names[:shownAliases]
	}
	line.Aliases = oneLine(strings.Join(names, ", "))
	return line
}

// what says what an actor is: kind, the role that most documents give, of
// equals the latest, country.
func (h *handler) what(a *reconcile.Actor) string {
	parts := []string{word(actorWords, a.Kind)}
	most := reconcile.Role{}
	for _, r := range a.Roles {
		if r.Documents >= most.Documents {
			most = r
		}
	}
	parts = append(parts, most.Role)
	if c := h.countries[a.Country]; c != "" && c != a.Name {
		parts = append(parts, c)
	}
	return strings.Join(nonEmpty(parts...), ", ")
}
