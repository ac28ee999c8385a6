package names

import (
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/lang/en/linear"
	"github.com/rapporteur/rapporteur/internal/lang/en/syntax"
)

// Document is what the models see of a text.
type Document struct {
	in        string
	a         *lang.Analysis
	words     []syntax.Word
	xpos      []uint64
	candidate []bool
	phrase    []uint64 // of each word: the list phrase it is in
	kinds     []byte   // the bits of that phrase
	cue       []uint64 // the bits of the word in the lists, plus 1
	casing    []uint64 // how the word is written elsewhere in the document
	capitals  []bool   // the word's sentence is mostly capitals
	seen      map[uint64]uint8
}

// NewDocument makes a document of tagged words; the hashes of the parts of
// speech are given beside it.
func NewDocument(in string, a *lang.Analysis, words []syntax.Word, xpos []uint64, l *Lists) *Document {
	d := &Document{xpos: xpos}
	d.prepare(in, a, words, l)
	return d
}

// Sentences gives the sentences as ranges of words.
func (d *Document) Sentences() []lang.Sentence { return d.a.Sentences }

// Candidate reports whether the word can be in a name without one being open:
// it has a capital or was tagged a proper noun, or is a particle or mark right
// before such a word.
func (d *Document) Candidate(i int) bool { return d.candidate[i] }

// Bits of seen.
const (
	seenSmall   = 1 << iota // written small somewhere
	seenCapital             // with a capital where none is due
)

func (d *Document) prepare(in string, a *lang.Analysis, words []syntax.Word, l *Lists) {
	d.in, d.a, d.words = in, a, words
	n := len(words)
	d.candidate = append(d.candidate[:0], make([]bool, n)...)
	d.phrase, d.kinds, d.cue, d.casing, d.capitals = d.phrase[:0], d.kinds[:0], d.cue[:0], d.casing[:0], d.capitals[:0]
	if d.seen == nil {
		d.seen = map[uint64]uint8{}
	}
	clear(d.seen)
	for _, x := range a.Sentences {
		loud := d.loud(x)
		for i := x.First; i < x.Last; i++ {
			d.capitals = append(d.capitals, loud)
			w := &words[i]
			form := a.Tokens[i].In(in)
			upper := hasUpper(form)
			d.candidate[i] = upper && !d.closed(i) || a.Tokens[i].XPOS == "NNP" || a.Tokens[i].XPOS == "NNPS"
			if upper && i > x.First && particles[a.Tokens[i-1].In(in)] {
				d.candidate[i-1] = true
			}
			if i-2 >= x.First && upper && a.Tokens[i-1].In(in) == "-" && particles[a.Tokens[i-2].In(in)] {
				d.candidate[i-2] = true
			}
			if w.Class&syntax.Letter == 0 || loud {
				continue
			}
			if !upper {
				d.seen[w.Lower] |= seenSmall
			} else if i > x.First && w.Class&syntax.Capital != 0 {
				d.seen[w.Lower] |= seenCapital
			}
		}
	}
	for i := range words {
		d.cue = append(d.cue, uint64(l.Cues.Get(words[i].Lower))+1)
		d.casing = append(d.casing, uint64(d.seen[words[i].Lower])+1)
	}
	l.match(d)
}

func (d *Document) form(i int) string { return d.a.Tokens[i].In(d.in) }

// closed reports whether the word is a pronoun, determiner, preposition or
// other word of a closed class with a capital that only the sentence's start
// or a headline gives it, or an address.
func (d *Document) closed(i int) bool {
	switch d.a.Tokens[i].XPOS {
	case "PRP", "PRP$", "DT", "IN", "CC", "MD", "WDT", "WP", "WRB", "TO", "EX", "PDT":
		return d.words[i].Class&syntax.AllCapital == 0 || d.a.Tokens[i].Len() == 1
	case "ADD":
		return true
	}
	return false
}

// loud reports whether most words of the sentence are all capitals.
func (d *Document) loud(x lang.Sentence) bool {
	n, up := 0, 0
	for i := x.First; i < x.Last; i++ {
		c := d.words[i].Class
		if c&syntax.Letter != 0 {
			n++
			if c&syntax.AllCapital != 0 {
				up++
			}
		}
	}
	return n > 2 && up*3 > n*2
}

func hasUpper(form string) bool {
	for i := 0; i < len(form); i++ {
		if c := form[i]; c >= 'A' && c <= 'Z' {
			return true
		} else if c >= utf8.RuneSelf {
			for _, r := range form[i:] {
				if unicode.IsUpper(r) || unicode.IsTitle(r) {
					return true
				}
			}
			return false
		}
	}
	return false
}

// particles begin names and are written small.
var particles = map[string]bool{
	"al": true, "el": true, "as": true, "ash": true, "an": true, "ar": true, "at": true, "ad": true, "az": true, "ul": true, "bin": true, "ibn": true, "bint": true, "ben": true,
	"abu": true, "de": true, "da": true, "di": true, "du": true, "del": true, "della": true, "la": true, "le": true, "dos": true, "van": true, "von": true, "der": true, "den": true,
	"ter": true, "ten": true, "d'": true, "d’": true, "l'": true, "l’": true,
}

func (d *Document) word(x lang.Sentence, i int) *syntax.Word {
	if i < x.First || i >= x.Last {
		return &syntax.Edge
	}
	return &d.words[i]
}

func value(v []uint64, x lang.Sentence, i int) uint64 {
	if i < x.First || i >= x.Last {
		return 0
	}
	return v[i]
}

func b2u(b bool) uint64 {
	if b {
		return 2
	}
	return 1
}

// Features appends the features of word i of sentence x; t1 and t2 are the
// hashes of the labels of the two words before, mem what the first pass made
// of the document's words, nil in the first pass.
func (d *Document) Features(f []uint64, x lang.Sentence, i int, t1, t2 uint64, mem *Memory) []uint64 {
	w, p1, p2, n1, n2 := &d.words[i], d.word(x, i-1), d.word(x, i-2), d.word(x, i+1), d.word(x, i+2)
	tag, tagP, tagN := d.xpos[i], value(d.xpos, x, i-1), value(d.xpos, x, i+1)
	f = append(f, 98, linear.Mix(602, w.Form), linear.Mix(603, w.Lower), linear.Mix(604, w.Shape), linear.Mix(605, w.Suffix[1]), linear.Mix(606, w.Suffix[2]), linear.Mix(607, w.Suffix[3]),
		linear.Mix(609, w.Prefix[1]), linear.Mix(610, w.Prefix[2]),
		linear.Mix(611, p1.Lower), linear.Mix(612, p2.Lower), linear.Mix(613, n1.Lower), linear.Mix(614, n2.Lower), linear.Mix(615, p1.Shape), linear.Mix(616, n1.Shape), linear.Mix(617, n2.Shape), linear.Mix(618, p2.Shape),
		linear.Mix2(619, p1.Shape, w.Shape), linear.Mix2(620, w.Shape, n1.Shape), linear.Mix3(621, p1.Shape, w.Shape, n1.Shape), linear.Mix2(622, p1.Lower, w.Lower), linear.Mix2(623, w.Lower, n1.Lower),
		linear.Mix2(624, p2.Lower, p1.Lower), linear.Mix2(625, n1.Lower, n2.Lower),
		linear.Mix(626, t1), linear.Mix2(627, t1, t2), linear.Mix2(628, t1, w.Lower), linear.Mix2(629, t1, w.Shape), linear.Mix2(630, t1, w.Suffix[2]), linear.Mix2(631, t1, p1.Lower), linear.Mix2(632, t1, n1.Lower), linear.Mix3(633, t1, w.Shape, n1.Shape),
		linear.Mix(634, tag), linear.Mix(635, tagP), linear.Mix(636, tagN), linear.Mix2(637, tag, t1), linear.Mix3(638, tagP, tag, tagN), linear.Mix2(639, tag, w.Shape), linear.Mix2(641, tagN, value(d.xpos, x, i+2)),
		linear.Mix2(642, w.Shape, p1.Lower), linear.Mix2(643, w.Shape, n1.Lower), linear.Mix(644, p1.Suffix[2]), linear.Mix(645, n1.Suffix[2]), linear.Mix2(646, b2u(d.capitals[i]), b2u(i == x.First)),
		linear.Mix(650, d.word(x, i-3).Lower), linear.Mix(651, d.word(x, i+3).Lower), linear.Mix2(652, t1, n2.Lower))
	return d.document(d.lists(f, x, i, t1), x, i, t1, mem)
}

// lists appends the features of the word lists.
func (d *Document) lists(f []uint64, x lang.Sentence, i int, t1 uint64) []uint64 {
	ph, phP, phN := d.phrase[i], value(d.phrase, x, i-1), value(d.phrase, x, i+1)
	cue, cueP, cueN := d.cue[i], value(d.cue, x, i-1), value(d.cue, x, i+1)
	cueP2, cueN2 := value(d.cue, x, i-2), value(d.cue, x, i+2)
	w, p1, n1 := &d.words[i], d.word(x, i-1), d.word(x, i+1)
	start := b2u(i == x.First)
	return append(f, linear.Mix(660, ph), linear.Mix2(661, ph, t1), linear.Mix2(662, ph, phN), linear.Mix2(663, ph, phP), linear.Mix2(664, ph, w.Shape), linear.Mix2(665, ph, cue),
		linear.Mix2(666, ph, n1.Shape), linear.Mix2(667, ph, p1.Lower), linear.Mix2(668, ph, n1.Lower), linear.Mix2(669, ph, d.casing[i]),
		linear.Mix(670, cue), linear.Mix2(671, cue, t1), linear.Mix2(672, cue, cueN), linear.Mix2(673, cueP, cue), linear.Mix3(674, cueP, cue, cueN), linear.Mix2(675, cue, w.Shape),
		linear.Mix2(676, cueN, w.Shape), linear.Mix2(677, cueP, w.Shape), linear.Mix2(678, cueP, t1), linear.Mix2(679, cueN, t1), linear.Mix2(680, cueN2, cueN), linear.Mix2(681, cueP2, cueP),
		linear.Mix2(682, cue, start), linear.Mix3(683, ph, phN, t1), linear.Mix3(684, cue, n1.Shape, t1), linear.Mix3(685, ph, tagClass(w), start))
}

func tagClass(w *syntax.Word) uint64 { return w.Class + 1 }

// document appends the features of the word's other uses in the document.
func (d *Document) document(f []uint64, x lang.Sentence, i int, t1 uint64, mem *Memory) []uint64 {
	w := &d.words[i]
	c, start := d.casing[i], b2u(i == x.First)
	f = append(f, linear.Mix2(690, c, w.Shape), linear.Mix2(691, c, start), linear.Mix3(692, c, start, d.cue[i]), linear.Mix2(693, value(d.casing, x, i+1), c), linear.Mix2(694, c, t1))
	if mem == nil {
		return f
	}
	m, mP, mN := mem.At(d, x, i), mem.At(d, x, i-1), mem.At(d, x, i+1)
	return append(f, linear.Mix(720, m.label), linear.Mix2(721, m.label, w.Shape), linear.Mix2(722, m.label, t1), linear.Mix2(723, mP.label, m.label), linear.Mix2(724, m.label, mN.label),
		linear.Mix2(725, m.label, d.phrase[i]), linear.Mix2(726, m.label, start), linear.Mix(727, m.last), linear.Mix2(728, m.last, t1), linear.Mix2(729, m.last, m.label),
		linear.Mix3(730, m.label, mN.label, t1), linear.Mix2(731, m.label, c), linear.Mix(732, m.whole), linear.Mix2(733, m.whole, m.label), linear.Mix3(734, m.whole, t1, w.Shape))
}
