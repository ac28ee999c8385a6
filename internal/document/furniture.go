package document

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/rapporteur/rapporteur"
)

// page is a text being looked over for what is not the report.
type page struct {
	text   string
	lines  []line
	outlet string
	names  []string // bylines the input gave
	dated  stamp    // the dateline's date, as far as it goes
	bare   stamp    // a date alone on a line between headline and report
	marks  []rapporteur.Furniture
}

func (p *page) mark(start, end int, why rapporteur.FurnitureKind) {
	if s := trim(p.text, start, end); s.Start < s.End {
		p.marks = append(p.marks, rapporteur.Furniture{Span: s, Why: why})
	}
}

// take marks a whole line.
func (p *page) take(l *line, why rapporteur.FurnitureKind) {
	l.why, l.taken = why, true
	p.mark(l.Start, l.End, why)
}

// furniture finds the parts of the page that are not the report. What it
// gives is sorted, disjoint and begins and ends on a character.
func (p *page) furniture() []rapporteur.Furniture {
	for i := range p.lines {
		l := &p.lines[i]
		if isRuler(l.text) {
			p.take(l, rapporteur.FurnitureSeparator)
			continue
		}
		if r, s := furnitureRules.match(l); r != nil {
			if r.Part {
				p.mark(l.Start+s.Start, l.Start+s.End, r.Why)
			} else {
				p.take(l, r.Why)
			}
			continue
		}
		p.credited(l)
	}
	p.printDate()
	p.bareDate()
	p.nameLines()
	p.repeated()
	p.dateline()
	p.strangers()
	if !p.leavesReport() {
		return nil
	}
	return tidy(p.marks)
}

// leavesReport reports whether a line with a word is left outside furniture. A
// page that seems to be nothing else is a short report that looks odd.
func (p *page) leavesReport() bool {
	for i := range p.lines {
		if !p.lines[i].taken {
			return true
		}
	}
	return false
}

// tidy sorts the marks and makes them disjoint; of two that overlap the first
// keeps its place.
func tidy(marks []rapporteur.Furniture) []rapporteur.Furniture {
	slices.SortStableFunc(marks, func(a, b rapporteur.Furniture) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	out := marks[:0]
	for _, m := range marks {
		if len(out) > 0 && m.Start < out[len(out)-1].End {
			continue
		}
		out = append(out, m)
	}
	return slices.Clip(out)
}

// isRuler reports whether the line has neither letter nor digit.
func isRuler(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
}

// minRepeat is the length in bytes from which a line printed twice in a row is
// no chance.
const minRepeat = 40

// repeated marks a line that is printed again right after itself: a caption,
// once for the picture and once for those who cannot see it. The first copy
// stays, for it may be the only place where the report says so, unless it
// stands above the report or carries a picture credit.
func (p *page) repeated() {
	for i := 1; i < len(p.lines); i++ {
		a, b := &p.lines[i-1], &p.lines[i]
		if len(b.text) < minRepeat || a.text != b.text {
			continue
		}
		if !b.taken {
			p.take(b, rapporteur.FurnitureCaption)
		}
		if !a.taken && a.top && !firstParagraph(p.lines, i-1) {
			p.take(a, rapporteur.FurnitureCaption)
		}
	}
}

// firstParagraph reports whether no other paragraph of the report follows line
// i closely: then a repeated line may be the report's own.
func firstParagraph(lines []line, i int) bool {
	for _, l := range lines[i+1:] {
		if l.text != lines[i].text && l.long && l.stop && !l.taken {
			return false
		}
	}
	return true
}
