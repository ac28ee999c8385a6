package eval

import (
	"maps"
	"slices"
	"unicode"

	"github.com/rapporteur/rapporteur/schema"
)

// row is a line of hand-made gold, whose fields vary by kind and annotator.
type row map[string]any

func (r row) str(field string) string { s, _ := r[field].(string); return s }

// is reports whether a field says yes: not missing, null, false, 0 or empty.
func (r row) is(field string) bool {
	switch v := r[field].(type) {
	case nil:
		return false
	case bool:
		return v
	case float64:
		return v != 0
	case string:
		return v != ""
	case []any:
		return len(v) > 0
	case map[string]any:
		return len(v) > 0
	}
	return true
}

func (r row) list(field string) []any { l, _ := r[field].([]any); return l }

// pair is the row's own span.
func (r row) pair() pair { s := spansOf(map[string]any(r)); return s[0] }

// alternatives are the other readings of the row that its annotator accepts.
func (r row) alternatives() []row {
	var out []row
	for _, a := range r.list("alternatives") {
		if m, ok := a.(map[string]any); ok {
			out = append(out, m)
		}
	}
	return out
}

// readings is the row itself and its alternatives laid over it.
func (r row) readings() []row {
	out := []row{r}
	for _, a := range r.alternatives() {
		merged := row{}
		for k, v := range r {
			merged[k] = v
		}
		for k, v := range a {
			merged[k] = v
		}
		out = append(out, merged)
	}
	return out
}

// free reports whether giving the row or leaving it out is all one: it is
// optional, stands in furniture or a summary box, or may be read as nothing.
func (r row) free() bool {
	if r.is("optional") || r.is("in_furniture") || r.is("summary") {
		return true
	}
	return slices.ContainsFunc(r.alternatives(), func(a row) bool { v, ok := a["type"]; return ok && v == nil })
}

// pair is a half-open range of code points.
type pair struct{ start, end int }

func (a pair) overlaps(b pair) bool { return min(a.end, b.end) > max(a.start, b.start) }

// spansOf reads the ways gold writes spans: [[s,e]…], [s,e], {start,end}, a
// list of those, or null.
func spansOf(x any) []pair {
	switch x := x.(type) {
	case map[string]any:
		s, ok := x["start"].(float64)
		if !ok {
			return nil
		}
		e, _ := x["end"].(float64)
		return []pair{{int(s), int(e)}}
	case []any:
		if len(x) == 0 {
			return nil
		}
		if s, ok := x[0].(float64); ok {
			e, _ := x[1].(float64)
			return []pair{{int(s), int(e)}}
		}
		var out []pair
		for _, y := range x {
			out = append(out, spansOf(y)...)
		}
		return out
	}
	return nil
}

// pairs takes the contract's spans as ranges.
func pairs(list []schema.Span) []pair {
	out := make([]pair, len(list))
	for i, s := range list {
		out[i] = pair{s.Start, s.End}
	}
	return out
}

// touch reports whether any of a overlaps any of b.
func touch(a, b []pair) bool {
	return slices.ContainsFunc(a, func(x pair) bool { return slices.ContainsFunc(b, x.overlaps) })
}

// set is a sorted list of code point indexes without repetition.
type set []int

// within collects the indexes in the spans whose character passes keep; what
// lies outside the text is passed over.
func within(spans []pair, text []rune, keep func(rune) bool) set {
	var out set
	for _, s := range spans {
		for i := max(0, s.start); i < min(s.end, len(text)); i++ {
			if keep(text[i]) {
				out = append(out, i)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// alnum is Python's str.isalnum, letter or number of any script.
func alnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// wordRune is the regular expression \w of Python.
func wordRune(r rune) bool { return r == '_' || alnum(r) }

// shared counts the indexes that both sets hold.
func (a set) shared(b set) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// minus is a without what b holds.
func (a set) minus(b set) set {
	var out set
	for _, x := range a {
		if _, in := slices.BinarySearch(b, x); !in {
			out = append(out, x)
		}
	}
	return out
}

// union is every index of the sets.
func union(sets ...set) set {
	var out set
	for _, s := range sets {
		out = append(out, s...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// sorted lists a map's keys in order.
func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
