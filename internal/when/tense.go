package when

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/rapporteur/rapporteur"
)

//go:embed cues.tsv
var cueTable string

// cue is what a word says about the time of its clause.
type cue uint8

const (
	cuePast cue = 1 << iota
	cueAhead
	cueAheadTo
	cueNotPast
	cueSay
	cueDefer
)

var cues = readCues(cueTable)

func readCues(table string) map[string]cue {
	names := map[string]cue{"past": cuePast, "ahead": cueAhead, "aheadto": cueAheadTo, "notpast": cueNotPast, "say": cueSay, "defer": cueDefer}
	m := map[string]cue{}
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		name, list, ok := strings.Cut(line, "\t")
		if names[name] == 0 || !ok {
			panic(fmt.Sprintf("when: cues.tsv: bad line %q", line))
		}
		for w := range strings.FieldsSeq(list) {
			m[w] |= names[name]
		}
	}
	return m
}

// cueOf gives the cues of word i.
func (p *parser) cueOf(i int) cue {
	w := p.at(i)
	if w.kind == numberKind || w.Len() > 20 {
		return 0
	}
	s := p.text[w.Start:w.End]
	c, ok := cues[s]
	if !ok && w.cap {
		c, ok = cues[strings.ToLower(s)]
	}
	if !ok && !w.cap && len(s) > 4 && strings.HasSuffix(s, "ed") {
		return cuePast
	}
	if c&cueDefer != 0 {
		c |= cuePast
	}
	if c&cueSay != 0 && len(s) > 2 && s[len(s)-1] != 's' {
		c |= cuePast
	}
	if c&cueNotPast != 0 {
		c &^= cuePast
	}
	return c
}

// reach is how many words on each side a verb is looked for.
const reach = 24

// direction tells from the verb that governs an expression whether it looks
// back or ahead.
func (p *parser) direction(x *expr) direction {
	switch x.rel {
	case rapporteur.TimeUntil, rapporteur.TimeBy:
		if p.cueOf(x.start-2)&cueDefer != 0 {
			return forward
		}
		if d := p.verb(x); d != backward {
			return forward
		}
		return backward
	case rapporteur.TimeSince:
		return backward
	}
	return p.verb(x)
}

// verb finds the nearest verb before the expression in its clause, else the
// nearest after it.
func (p *parser) verb(x *expr) direction {
	if p.possessive(x.end) > 0 { // "Wednesday's ruling" has been given, "before Tuesday's vote" is to come
		if p.is(x.start-1, "until") || p.is(x.start-2, "ahead") {
			return forward
		}
		return unsure
	}
	if p.is(x.start-1, "as") && p.is(x.start-2, "early", "soon") && p.is(x.start-3, "as") {
		return forward
	}
	s := p.at(x.start).sentence
	commas := 0
	for i := x.start - 1; i >= 0 && i > x.start-reach && p.words[i].sentence == s; i-- {
		if p.mark(i, ",") || p.mark(i, ";") || p.mark(i, "—") || p.mark(i, "–") {
			if commas++; commas > 3 || p.mark(i, ";") {
				break
			}
			continue
		}
		if d := p.verbAt(i); d != unsure {
			return d
		}
	}
	for i := x.end; i < len(p.words) && i < x.end+reach && p.words[i].sentence == s; i++ {
		if p.mark(i, ";") {
			break
		}
		if d := p.verbAt(i); d != unsure {
			return d
		}
	}
	return unsure
}

// verbAt reads the verb group that word i ends or stands in.
func (p *parser) verbAt(i int) direction {
	c := p.cueOf(i)
	switch {
	case c&cueAhead != 0 && c&cueAheadTo == 0:
		return forward
	case c&cueAheadTo != 0:
		if p.is(i+1, "to", "for") || c&cueAhead != 0 && c&cuePast == 0 {
			return forward
		}
		if c&cuePast != 0 {
			return backward
		}
	case c&cuePast != 0:
		// "had scheduled", "to be held", "will have arrived"
		for k := i - 1; k >= i-4 && k >= 0 && p.words[k].sentence == p.words[i].sentence; k-- {
			d := p.cueOf(k)
			switch {
			case p.words[k].kind == punctKind:
				return backward
			case d&cueAhead != 0:
				return forward
			case p.is(k, "be"), p.is(k, "have"):
				continue
			case p.is(k, "to") && p.is(k+1, "be"):
				return forward
			}
			break
		}
		return backward
	case p.is(i, "to") && i+1 < len(p.words) && p.words[i+1].kind == wordKind && !p.words[i+1].cap && (p.cueOf(i-1)&cueAheadTo != 0 || p.is(i-1, "is", "are")):
		return forward
	}
	return unsure
}
