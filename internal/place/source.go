package place

import (
	"cmp"
	"slices"
	"sort"
)

// Source holds places that a user imported. It may be asked by several
// goroutines and must give the same answer to the same question for as long
// as it is in use. Rows come ordered by Key, one a place.
type Source interface {
	// Find gives the places that the folded key names.
	Find(key string) ([]Found, error)
	// Sounding gives the places of which a proper name has the Skeleton, at
	// most limit of them.
	Sounding(skeleton string, limit int) ([]Found, error)
	// Division gives the province or district of a Code; ok is false when the
	// source has none.
	Division(code string) (r Row, ok bool, err error)
}

// Found is a place of a Source under one of its names.
type Found struct {
	Row
	Named Key
	From  string // the file it was imported from
}

// SourceError is what a reader panics with when its Source fails: a reading
// made without what the user imported would be another reading. Whoever calls
// Read, Resolve or Lookup on an extended gazetteer recovers it.
type SourceError struct{ Err error }

func (e SourceError) Error() string { return "asking the imported places: " + e.Err.Error() }
func (e SourceError) Unwrap() error { return e.Err }

// Extend makes the gazetteer ask s, too. A place of s that the gazetteer has
// by its GeoNames id gets its further names; the gazetteer's own point, kind
// and division stay. It must not run while the gazetteer is read.
func (g *Gazetteer) Extend(s Source) {
	g.more = s
	g.byID = make([]uint32, 0, g.n)
	for r := range g.n {
		if g.id(r) != 0 {
			g.byID = append(g.byID, r)
		}
	}
	slices.SortFunc(g.byID, func(a, b uint32) int { return cmp.Or(cmp.Compare(g.id(a), g.id(b)), cmp.Compare(a, b)) })
}

// guest is a place of the Source that a view has met.
type guest struct {
	Entry
	adm1, adm2 uint32
	from       string
}

// guests are the places of the Source that one view has met, numbered as it met them.
type guests struct {
	rows      []guest
	at        map[int64]uint32   // by Key
	divisions map[string]uint32  // by Code
	found     map[string][]named // by key
}

// view gives the gazetteer for the work on one document, which numbers the
// places of the Source as it meets them. Without a Source it is g itself.
func (g *Gazetteer) view() *Gazetteer {
	if g.more == nil {
		return g
	}
	v := *g
	v.guests = &guests{at: map[int64]uint32{}, divisions: map[string]uint32{}, found: map[string][]named{}}
	return &v
}

// packed gives the record of a GeoNames id.
func (g *Gazetteer) packed(id int64) (uint32, bool) {
	i := sort.Search(len(g.byID), func(i int) bool { return g.id(g.byID[i]) >= id })
	if id != 0 && i < len(g.byID) && g.id(g.byID[i]) == id {
		return g.byID[i], true
	}
	return 0, false
}

// admit gives the record of a place of the Source.
func (g *Gazetteer) admit(row *Row, from string) uint32 {
	if r, ok := g.packed(row.ID); ok {
		return r
	}
	if r, ok := g.guests.at[row.Key]; ok {
		return r
	}
	i := len(g.guests.rows)
	r := g.n + 1 + uint32(len(g.own)+i)
	g.guests.at[row.Key] = r
	g.guests.rows = append(g.guests.rows, guest{Entry: row.Entry, adm1: g.n, adm2: g.n, from: from})
	if row.Code != "" {
		g.guests.divisions[row.Code] = r
	}
	adm1, adm2 := g.n, g.n
	if row.Adm1 != row.Code {
		adm1 = g.coded(row.Adm1)
	}
	if row.Adm2 != row.Code {
		adm2 = g.coded(row.Adm2)
	}
	g.guests.rows[i].adm1, g.guests.rows[i].adm2 = adm1, adm2
	return r
}

// coded gives the record of a division's code, g.n for none.
func (g *Gazetteer) coded(code string) uint32 {
	if code == "" {
		return g.n
	}
	if r, ok := g.guests.divisions[code]; ok {
		return r
	}
	row, ok, err := g.more.Division(code)
	if err != nil {
		panic(SourceError{err})
	}
	r := g.n
	if ok {
		r = g.admit(&row, "")
	}
	g.guests.divisions[code] = r
	return r
}

// imported adds what the Source has for a key to what the gazetteer has.
func (g *Gazetteer) imported(key string, out []named) []named {
	if g.guests == nil || key == "" || key[:1] == exactMark || key[:1] == postalMark { // dumps have no such names
		return out
	}
	more, ok := g.guests.found[key]
	if !ok {
		rows, err := g.more.Find(key)
		if err != nil {
			panic(SourceError{err})
		}
		for i := range rows {
			more = append(more, named{g.admit(&rows[i].Row, rows[i].From), rows[i].Named.Way})
		}
		g.guests.found[key] = more
	}
	for _, n := range more {
		if !slices.ContainsFunc(out, func(o named) bool { return o.record == n.record }) {
			out = append(out, n)
		}
	}
	return out
}

// maxAlike bounds the places looked at for one that sounds like a name.
const maxAlike = 400

// importedAlike adds the places of the Source that sound like a key.
func (g *Gazetteer) importedAlike(bone string, out []heard) []heard {
	if g.guests == nil {
		return out
	}
	rows, err := g.more.Sounding(bone, maxAlike)
	if err != nil {
		panic(SourceError{err})
	}
	for i := range rows {
		h := heard{named{g.admit(&rows[i].Row, rows[i].From), rows[i].Named.Way}, rows[i].Named.Key}
		if !slices.ContainsFunc(out, func(o heard) bool { return o.record == h.record && o.key == h.key }) {
			out = append(out, h)
		}
	}
	return out
}

// isOwn reports whether a record is a place of the user's own file.
func (g *Gazetteer) isOwn(r uint32) bool { return r > g.n && r-g.n-1 < uint32(len(g.own)) }

// beyond gives the entry of a record that is not packed: the user's or imported.
func (g *Gazetteer) beyond(r uint32) *Entry {
	i := int(r - g.n - 1)
	if i < len(g.own) {
		return &g.own[i]
	}
	return &g.guests.rows[i-len(g.own)].Entry
}

// origin is the file that an imported place came from, "" for others.
func (g *Gazetteer) origin(r uint32) string {
	if i := int(r) - int(g.n) - 1 - len(g.own); i >= 0 {
		return g.guests.rows[i].from
	}
	return ""
}

// divisionsOf gives the province and district of an imported place, g.n for none.
func (g *Gazetteer) divisionsOf(r uint32) (adm1, adm2 uint32) {
	if i := int(r) - int(g.n) - 1 - len(g.own); i >= 0 {
		return g.guests.rows[i].adm1, g.guests.rows[i].adm2
	}
	return g.n, g.n
}
