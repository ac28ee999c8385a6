package names

import (
	"github.com/rapporteur/rapporteur/internal/lang/en/linear"
	"github.com/rapporteur/rapporteur/internal/lang/en/syntax"
)

// What a phrase of the lists is.
const (
	Country = 1 << iota
	City
	Region // provinces, rivers, seas, continents
	Norp
	Group  // organisations, armed groups
	Known  // persons by full name
	Actor  // states' officials and bodies of an actor dictionary, untyped
	longer // a longer phrase begins with these words
)

// What a single word of the lists is.
const (
	Given    = 1 << iota // a first name
	Surname              // a last name
	OrgHead              // Ministry, Front, Bank
	Title                // President, General, spokesman
	LandHead             // Province, River, Mount
	SiteHead             // Airport, Bridge, Camp
	Calendar             // months, days, festivals
	Common               // a word that treebanks mostly write small
)

// Lists are the word lists, compiled.
type Lists struct {
	Phrases linear.Dict // of up to maxPhrase words, by Phrase
	Cues    linear.Dict // by the word's Lower
}

const maxPhrase = 7

// Phrase is the key of a phrase whose words' Lower hashes are given.
func Phrase(lower []uint64) uint64 {
	h := uint64(1)
	for _, l := range lower {
		h = linear.Mix2(700, h, l)
	}
	return h
}

// Compile makes the two dictionaries from phrases (each a list of words) and
// single words with their bits.
func Compile(phrases map[string][]string, bits map[string]byte, cues map[string]byte) (phraseDict, cueDict []byte) {
	p, c := map[uint64]byte{}, map[uint64]byte{}
	for k, ws := range phrases {
		lower := make([]uint64, len(ws))
		for i, w := range ws {
			look := syntax.Look(w)
			lower[i] = look.Lower
		}
		if len(ws) > maxPhrase {
			continue
		}
		for n := 1; n < len(ws); n++ {
			p[Phrase(lower[:n])] |= longer
		}
		p[Phrase(lower)] |= bits[k]
	}
	for w, b := range cues {
		look := syntax.Look(w)
		c[look.Lower] |= b
	}
	return linear.PackDict(p), linear.PackDict(c)
}

// match marks the phrases of the lists in the document, from left to right,
// the longest first: each word gets a hash of the phrase's kinds and its own
// place in it, and 1 where no phrase is.
func (l *Lists) match(d *Document) {
	for _, x := range d.a.Sentences {
		for i := x.First; i < x.Last; {
			n, bits := 0, byte(0)
			if d.Candidate(i) {
				n, bits = l.longest(d, i, x.Last)
			}
			if n == 0 {
				d.phrase = append(d.phrase, 1)
				d.kinds = append(d.kinds, 0)
				i++
				continue
			}
			for k := range n {
				place := uint64(2)
				switch {
				case n == 1:
				case k == 0:
					place = 3
				case k == n-1:
					place = 5
				default:
					place = 4
				}
				d.phrase = append(d.phrase, uint64(bits)<<3|place)
				d.kinds = append(d.kinds, bits)
			}
			i += n
		}
	}
}

func (l *Lists) longest(d *Document, i, end int) (n int, bits byte) {
	h := uint64(1)
	for k := i; k < end && k < i+maxPhrase; k++ {
		h = linear.Mix2(700, h, d.words[k].Lower)
		b := l.Phrases.Get(h)
		if b&^longer != 0 && d.Candidate(k) {
			n, bits = k-i+1, b&^longer
		}
		if b&longer == 0 {
			break
		}
	}
	return n, bits
}
