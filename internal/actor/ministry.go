package actor

import (
	"cmp"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/text"
)

// Ministries, which are known by their country and by what they are for.

// functions are what ministries are for, by a word of their name.
var functions = [...][2]string{
	{"foreign", "foreign"}, {"external", "foreign"}, {"defence", "defence"}, {"defense", "defence"}, {"interior", "interior"}, {"home", "interior"}, {"internal", "interior"},
	{"health", "health"}, {"finance", "finance"}, {"treasury", "finance"}, {"justice", "justice"}, {"oil", "oil"}, {"petroleum", "oil"}, {"energy", "energy"}, {"information", "information"},
	{"agriculture", "agriculture"}, {"education", "education"}, {"transport", "transport"}, {"trade", "trade"}, {"tourism", "tourism"}, {"culture", "culture"},
	{"environment", "environment"}, {"labour", "labour"}, {"labor", "labour"}, {"state", "foreign"},
}

// ministry resolves "the Kenyan interior ministry", "Chile's Ministry of Health".
func (r *reader) ministry(np *nounPhrase, country string) *entry {
	what := r.function(np.first, np.last)
	if what == "" {
		if country == "" {
			return nil
		}
		e := r.latest(func(e *entry) bool { return e.Kind == rapporteur.ActorMinistry && e.Country == country })
		return e
	}
	if land := cmp.Or(r.landBefore(np.first), r.landBehind(np.last)); country == "" && land != "" {
		name := land + " " + strings.ToLower(r.plainName(np))
		return r.local("ministry "+what+" "+land, name, rapporteur.ActorMinistry, "", "GOV", "ministry-"+what, nil)
	}
	if country == "" {
		if e := r.latest(func(e *entry) bool { return e.Kind == rapporteur.ActorMinistry && e.class == "ministry-"+what }); e != nil {
			return e
		}
		country = r.governmentOf()
		if country == "" {
			return r.local("ministry "+what, r.plainName(np), rapporteur.ActorMinistry, "", "GOV", "ministry-"+what, nil)
		}
	}
	return r.ministryOf(country, what)
}

// countrys gives the state that the sentence before began with, when "country's"
// stands at p; nil otherwise.
func (r *reader) countrys(p, end int) *entry {
	if p+1 >= end || r.w[p].low != "country" && r.w[p].low != "nation" || !r.w[p+1].possessive() {
		return nil
	}
	if e := r.headBefore; e != nil && e.Kind == rapporteur.ActorState && e.Country != "" {
		return e
	}
	return nil
}

// landBefore gives the capital word that owns what begins at i and that no
// table knows: Gaza, Kurdistan. Their ministries are no state's.
func (r *reader) landBefore(i int) string {
	if k := i - 1; k > 0 && r.w[k].possessive() && r.w[k-1].capital && r.w[k-1].kind == text.Word && !r.w[k-1].is(function|calendar) && r.country(r.w[k-1].low) == "" {
		return r.w[k-1].In(r.l.Text)
	}
	return ""
}

// landBehind gives the capital word of "in X" at i that no table knows.
func (r *reader) landBehind(i int) string {
	if i+1 >= len(r.w) || r.w[i].low != "in" || !r.w[i+1].capital || r.w[i+1].kind != text.Word || r.w[i+1].is(function|calendar) || r.country(r.w[i+1].low) != "" || i+2 < len(r.w) && r.w[i+2].capital {
		return ""
	}
	return r.w[i+1].In(r.l.Text)
}

// departments are the ministries of the United States, which have names.
var departments = [...][2]string{{"defence", "act-pentagon"}, {"foreign", "act-us-state-department"}, {"finance", "act-us-treasury"}, {"justice", "act-us-justice-department"}}

// wards are territories whose foreign affairs and defence are another state's.
var wards = map[string]string{"HKG": "CHN", "MAC": "CHN", "PRI": "USA", "GUM": "USA"}

// ministryOf gives a country's ministry, known by what it is for.
func (r *reader) ministryOf(country, what string) *entry {
	if ward, ok := wards[country]; ok && (what == "foreign" || what == "defence") {
		country = ward
	}
	if country == "USA" {
		for _, d := range departments {
			if d[0] == what {
				return r.table(r.t.byID[d[1]])
			}
		}
	}
	sector := "GOV"
	if what == "defence" {
		sector = "MIL"
	}
	e := r.national(country, "min-"+what, what+" ministry", rapporteur.ActorMinistry, sector)
	e.class = "ministry-" + what
	return e
}

func (r *reader) function(i, j int) string {
	for k := i; k < j; k++ {
		for _, f := range functions {
			if r.w[k].low == f[0] {
				return f[1]
			}
		}
	}
	return ""
}

// ministryAt gives the ministry that a body's name in capitals is.
func (r *reader) ministryAt(i, j int) *entry {
	head := false
	for k := i; k < j; k++ {
		head = head || r.w[k].low == "ministry"
	}
	what := r.function(i, j)
	if !head || what == "" {
		return nil
	}
	country := ""
	for k := i; k < j; {
		if n, code := match(r.t.nation, r.w, k, j); n > 0 {
			country = code
			k += n
		} else if code := r.country(r.w[k].low); code != "" {
			country = code
			k++
		} else if n, _ := match(r.t.noun, r.w, k, j); n > 0 || r.w[k].is(lowName) {
			k += max(n, 1)
		} else {
			return nil // of a region or body that is no state of the tables
		}
	}
	if country == "" {
		if e := r.latest(func(e *entry) bool { return e.Kind == rapporteur.ActorMinistry && e.class == "ministry-"+what }); e != nil {
			return e
		}
		country = r.governmentOf()
	}
	if country == "" {
		return nil
	}
	return r.ministryOf(country, what)
}

// governmentAt gives the state whose government a name in capitals is:
// "Government of Chile".
func (r *reader) governmentAt(i, j int) *entry {
	if j-i < 3 || r.w[i].low != "government" || r.w[i+1].low != "of" {
		return nil
	}
	k := i + 2
	if r.w[k].low == "the" && k+1 < j {
		k++
	}
	for _, a := range r.t.alias[r.w[k].low] {
		if x := &r.t.actors[a.actor]; x.kind == rapporteur.ActorState && len(a.words) == j-k && fits(r.w, k, j, a.words) {
			return r.table(a.actor)
		}
	}
	return nil
}
