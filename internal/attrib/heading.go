package attrib

import (
	"strings"

	"github.com/rapporteur/rapporteur"
)

// headed is the cue of a headline's colon.
var headed = &cue{lemma: "headline", frames: frameQuote | frameClause, stance: rapporteur.StanceAsserts}

// longestHead is how many items a headline may have.
const longestHead = 30

// heading reads a headline that gives its words to somebody: "Malawi to Zambia:
// stop the ferries", "Lima: I will not resign", "Forty die in storm: police".
func (f *finder) heading() {
	n := f.bodyEnd()
	if n > longestHead {
		return
	}
	for i := 1; i+1 < n; i++ {
		t := &f.items[i]
		if t.quote >= 0 || t.low != ":" {
			continue
		}
		if n-i-1 <= 3 && i >= 4 && f.speaks(run{i + 1, n}) {
			f.out = append(f.out, say{cue: headed, source: run{i + 1, n}, verb: run{i, i + 1}, content: []run{{0, i}}, pre: true, inner: -1})
			return
		}
		if i > 7 || n-i-1 < 2 {
			return
		}
		s := say{cue: headed, source: run{0, i}, verb: run{i, i + 1}, content: []run{{i + 1, n}}, open: true, inner: -1}
		for k := 0; k < i; k++ {
			w := &f.items[k]
			switch {
			case w.quote >= 0 || !w.word && !w.clitic || w.is(aux|sub|relative):
				return
			case w.low == "to" && k > 0 && k+1 < i && f.items[k-1].capital && (f.items[k+1].capital || strings.HasSuffix(f.items[k+1].low, "s") && k+2 == i):
				s.source, s.addressee = run{0, k}, run{k + 1, i}
			}
		}
		f.out = append(f.out, s)
		return
	}
}

// speaks reports whether the few words behind a headline's colon name a kind
// of speaker: "police", "UN official", "report".
func (f *finder) speaks(r run) bool {
	h := &f.items[r.to-1]
	return h.quote < 0 && h.word && (h.is(person|body|medium) || things[h.low] || h.capital && h.form == upper(h.form) && len(h.form) < 6)
}

// vouched reports whether a headline's speaker is one: somebody who speaks
// elsewhere in the document, or a kind of speaker. "Fiji: Roads reopen" is none.
func (n *namer) vouched(st *statement) bool {
	if st.cue != headed || !st.addressee.IsZero() {
		return true
	}
	u := st.unit
	h := &u.items[u.head(st.src)]
	if !h.capital && (h.is(person|body) || things[h.low]) || h.is(person) || h.is(body) && !h.is(medium) || things[h.low] || st.content[0].Start < st.source.Start {
		return true
	}
	return n.heard[fold(u.items[st.src.to-1].low)]
}
