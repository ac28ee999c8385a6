package attrib

import "github.com/rapporteur/rapporteur"

var debugHow map[rapporteur.Span]string

func (f *finder) debug(s *say, t tail) {
	if debugHow == nil {
		return
	}
	h := "o"
	switch {
	case s.pre:
		h = "pre"
	case t.quoted && t.direct:
		h = "q"
	case t.infinite:
		h = "v"
	case t.that:
		h = "t"
	case t.content.empty():
		h = "none"
	case f.clauseAt(t.content.from, t.content.to, false):
		h = "c"
	case f.items[t.content.from].is(prep):
		h = "p"
	}
	if t.quoted && !t.direct {
		h += "q"
	}
	sub := "n"
	if s.source.empty() {
		sub = "0"
	}
	debugHow[f.span(s.verb)] = s.cue.lemma + "/" + h + "/" + sub
}
