package names

import (
	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/lang/en/linear"
)

// settle adds the name of words [i, j) to out, as the lists know better than the model:
//   - a name with an office inside and a person behind it is two ("Gao Governor Ali Keita");
//   - days and months end no place's name;
//   - what is only a kind of place ("State", "Park") is no name;
//   - what the lists know as a country, or as a place of two or more words, and as nothing else, is a place;
//   - a place that the lists know as a people only is a people, and one that
//     ends in a kind of organisation is an organisation.
func (f *Finder) settle(out []lang.Name, d *Document, i, j int, typ lang.Type) []lang.Name {
	if typ != lang.Location && typ != lang.Person && typ != lang.Organisation {
		return d.name(out, i, j, typ)
	}
	if k, next := f.office(d, i, j); next > 0 && (typ == lang.Location || f.Lists.whole(d, i, k)&^Known != 0) {
		out = f.settle(out, d, i, k, lang.Location)
		a, b := Trim(d.form, next, j, true)
		return d.name(out, a, b, lang.Person)
	}
	if typ == lang.Location {
		for j > i+1 && f.cue(d, j-1)&Calendar != 0 && f.cue(d, j-1)&LandHead == 0 {
			j--
		}
	}
	known, last := f.Lists.whole(d, i, j), f.cue(d, j-1)
	land := known&(Country|City|Region) != 0
	switch {
	case land && known&(Group|Known|Norp) == 0 && (j > i+1 || typ == lang.Location || known&Country != 0):
		typ = lang.Location
	case typ != lang.Location || land:
	case known&Norp != 0:
		typ = lang.Nationality
	case j == i+1 && known == 0 && last&(LandHead|SiteHead) != 0:
		return out
	case j > i+1 && last&OrgHead != 0 && last&LandHead == 0:
		typ = lang.Organisation
	}
	return d.name(out, i, j, typ)
}

// office finds the words of an office inside a name, with something behind
// them: the name before ends at k, the person's begins at next. next is 0 when
// there is none.
func (f *Finder) office(d *Document, i, j int) (k, next int) {
	for k = i + 1; k < j-1; k++ {
		if !honorifics[d.form(k)] {
			continue
		}
		next = k + 1
		for next < j && honorifics[d.form(next)] {
			next++
		}
		if next == j || f.cue(d, next)&(Given|Surname) == 0 {
			return k, 0
		}
		return k, next
	}
	return k, 0
}

// cue is what the lists know of a word by itself.
func (f *Finder) cue(d *Document, i int) byte { return byte(d.cue[i] - 1) }

// whole is what the lists know of the words [i, j) as one phrase.
func (l *Lists) whole(d *Document, i, j int) byte {
	if j-i > maxPhrase {
		return 0
	}
	h := uint64(1)
	for _, w := range d.words[i:j] {
		h = linear.Mix2(700, h, w.Lower)
	}
	return l.Phrases.Get(h) &^ longer
}

// name adds the words [i, j) as a name, if there are any.
func (d *Document) name(out []lang.Name, i, j int, typ lang.Type) []lang.Name {
	if i >= j {
		return out
	}
	return append(out, lang.Name{Span: rapporteur.Span{Start: d.a.Tokens[i].Start, End: d.a.Tokens[j-1].End}, Type: typ, First: i, Last: j})
}
