package when

// amount is how many units: counted, or vague.
type amount struct {
	n     float64
	vague bool
	mod   string // of "or so", "at least"
}

// numeral reads a whole number in words or figures.
func (p *parser) numeral(i int) (n, end int) {
	if w := p.at(i); w.num >= 0 {
		end = i + 1
		if p.has(end, scale) && p.at(end).e.number > 12 {
			return w.num * p.at(end).e.number, end + 1
		}
		return w.num, end
	}
	total, group, k := 0, 0, i
	for ; k < i+9; k++ {
		e := p.at(k).e
		switch {
		case e.roles&number != 0:
			if group%10 != 0 || group%100 != 0 && e.number > 9 || k > i && e.number == 0 {
				return total + group, k
			}
			group += e.number
		case e.roles&scale != 0 && (k > i || e.number == 12):
			group = max(group, 1) * e.number
			if e.number == 1000 {
				total, group = total+group, 0
			}
		case k > i && p.is(k, "and") && group >= 100 && p.has(k+1, number):
		default:
			if k == i {
				return 0, 0
			}
			return total + group, k
		}
	}
	return total + group, k
}

// ordinalNumber reads "third", "twenty-first", "3rd".
func (p *parser) ordinalNumber(i int) (n, end int) {
	if w := p.at(i); w.num > 0 && p.at(i+1).glued && !p.at(i+1).hyphen && p.is(i+1, "st", "nd", "rd", "th") {
		return w.num, i + 2
	}
	if p.has(i, ordinal) {
		return p.at(i).e.number, i + 1
	}
	if e := p.at(i).e; e.roles&number != 0 && e.number >= 20 && p.has(i+1, ordinal) && p.at(i+1).glued && p.at(i+1).e.number < 10 {
		return e.number + p.at(i+1).e.number, i + 2
	}
	return 0, 0
}

// count reads how many units an expression is long or away.
func (p *parser) count(i int) (a amount, end int) {
	switch {
	case p.is(i, "half") && p.is(i+1, "a", "an"):
		return amount{n: 0.5}, i + 2
	case p.seq(i, "a", "half") > 0 && p.at(i+2).glued:
		return amount{n: 0.5}, i + 2
	case p.seq(i, "a", "couple", "of") > 0:
		return amount{n: 2, mod: "APPROX"}, i + 3
	case p.is(i, "couple") && p.is(i+1, "of"):
		return amount{n: 2, mod: "APPROX"}, i + 2
	case p.is(i, "a") && p.is(i+1, "few"), p.seq(i, "a", "several") > 0:
		return amount{vague: true}, i + 2
	case p.is(i, "dozens", "scores") && p.is(i+1, "of"):
		return amount{vague: true}, i + 2
	case p.has(i, vague):
		return amount{vague: true}, i + 1
	case p.is(i, "a", "an") && p.is(i+1, "hundred", "thousand", "dozen"):
		n, end := p.numeral(i + 1)
		if n == 0 {
			n, end = p.at(i+1).e.number, i+2
		}
		return amount{n: float64(n)}, end
	case p.is(i, "a", "an"):
		return amount{n: 1}, i + 1
	}
	n, k := p.numeral(i)
	if k == 0 {
		if f, ok := p.decimal(i); ok {
			return amount{n: f}, i + 1
		}
		return amount{}, 0
	}
	a = amount{n: float64(n)}
	if w := p.at(k); w.Len() == 3 && p.text[w.Start:w.End] == "1/2" {
		a.n += 0.5
		k++
	} else if w := p.at(k); w.Len() == 2 && p.text[w.Start:w.End] == "½" {
		a.n += 0.5
		k++
	}
	if p.seq(k, "and", "a", "half") > 0 {
		a.n += 0.5
		k += 3
	}
	// "two or three", "12 to 18", "10-15": the lower bound counts.
	if p.is(k, "or", "to") || hyphenAt(p.text, p.at(k).Start) > 0 && p.at(k).glued {
		h := k
		if m, e := p.numeral(k + 1); e > 0 && m > n && p.has(e, unitWord|unitsWord) {
			return amount{n: a.n, mod: "APPROX"}, e
		}
		if m, e := p.numeral(h + 2); p.is(h+1, "to") && e > 0 && m > n { // "12- to 18-month"
			return amount{n: a.n, mod: "APPROX"}, e
		}
	}
	return a, k
}

// decimal reads "2.5".
func (p *parser) decimal(i int) (float64, bool) {
	w := p.at(i)
	if w.Len() < 3 || w.Len() > 5 || !isFigure(p.text[w.Start]) {
		return 0, false
	}
	f, unit, dot := 0.0, 1.0, false
	for _, c := range []byte(p.text[w.Start:w.End]) {
		switch {
		case isFigure(c) && !dot:
			f = f*10 + float64(c-'0')
		case isFigure(c):
			unit /= 10
			f += float64(c-'0') * unit
		case c == '.' && !dot:
			dot = true
		default:
			return 0, false
		}
	}
	return f, true
}
