package figure

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/when"
)

// period takes the time expression nearest to the number, and what it says of
// days. An expression that dates the statement and not the deed ("officials
// said on Tuesday"), that comes again and again, or that stands inside the
// number is none.
func (c *clause) period(s *slot, times []rapporteur.When, day rapporteur.Day) (rapporteur.Period, rapporteur.Span) {
	best, bestA, bestB, nearest := -1, 0, 0, 1<<30
	for i, w := range times {
		a, b := c.tokens(w.Span)
		if w.Type == rapporteur.TimeSet || w.Type == rapporteur.TimeDuration && w.Interval.IsZero() || w.Value == "PRESENT_REF" || a < s.end && b > s.start {
			continue
		}
		if (w.Future || w.Value == "FUTURE_REF") && s.link != nil && s.link.modal == observed {
			continue // what has been counted does not lie ahead: "the attack that killed 40: the risk in coming years, he argued, …"
		}
		if c.modifies(a, b) || c.elsewhere(s, a) || c.afterwards(b, s.start) {
			continue
		}
		if b >= len(c.low) || c.low[b] != "'s" { // "in Monday's shelling" is no place in time
			a = c.lead(a)
		}
		d := a - s.end
		if a < s.start {
			d = s.start - b
		}
		for x := min(a, s.start); x < max(a, s.start); x++ {
			if c.low[x] == ";" || blocks[c.low[x]] && x != a {
				d += 8
			}
		}
		if d < far && d < nearest && !c.reporting(a, b) {
			best, bestA, bestB, nearest = i, a, b, d
		}
	}
	if best < 0 {
		return rapporteur.Period{}, rapporteur.Span{}
	}
	sp := c.span(bestA, bestB)
	iv := when.Placed(times[best], day)
	if day.Known() && iv.To > day && iv.From <= day && !times[best].Future {
		iv.To = day // "this month", said on the tenth of it
	}
	return rapporteur.Period{Text: sp.In(c.l.Text), Interval: iv}, sp
}

// tokens gives the clause's tokens [a, b) that a span of its sentence covers.
func (c *clause) tokens(s rapporteur.Span) (a, b int) {
	return c.l.TokenAt(s.Start) - c.s.First, c.l.TokenAt(s.End-1) - c.s.First + 1
}

// modifies reports whether a time expression only tells which thing is meant:
// "the 2018 cease-fire", "a February accord".
func (c *clause) modifies(a, b int) bool {
	if a == 0 || b >= len(c.low) || !articles[c.low[a-1]] || behind[c.low[b]] {
		return false
	}
	r, _ := utf8.DecodeRuneInString(c.low[b])
	return unicode.IsLower(r)
}

// afterwards reports whether the time is that of a thing which the number came
// before or after: "Monday's truce followed 150 deaths".
func (c *clause) afterwards(b, start int) bool {
	if b >= len(c.low) || c.low[b] != "'s" && c.low[b] != "’s" {
		return false
	}
	for k := b + 1; k < start; k++ {
		if parts[c.low[k]] {
			return true
		}
	}
	return false
}

// parts are words that keep two events in time apart.
var parts = wordSet("followed follows after before ended ends capped came comes")

// elsewhere reports whether a time behind the number dates what a relative
// clause tells of something else: "killed 20 since the truce that began on
// Monday". A passive clause ("a zone that was agreed in May") leaves it open.
func (c *clause) elsewhere(s *slot, a int) bool {
	from := s.end
	if s.link != nil && s.link.trigger.Len() > 0 && s.link.at > from {
		from = s.link.at
	}
	for k := from; k+1 < a && k+1 < len(c.low); k++ {
		if relatives[c.low[k]] && (c.low[k+1] == "had" || c.low[k+1] == "has" || finiteVerb(c.low[k+1]) || strings.HasSuffix(c.low[k+1], "ed")) && k > s.end {
			return true
		}
	}
	return false
}

// relatives open a clause on the noun before them.
var relatives = wordSet("that which")

// articles open a noun phrase; behind are the words that may stand behind a
// time which such a phrase ends with.
var (
	articles = wordSet("the a an its their his her our")
	behind   = wordSet("and or but when as while after before since until in on at of for from to by with that which who is was were are has have had will would said")
)

// lead gives the token with which the phrase around a time expression begins:
// its preposition and article are part of what the period says.
func (c *clause) lead(a int) int {
	if a > 0 && c.low[a-1] == "the" {
		a--
	}
	if a > 0 && leads[c.low[a-1]] {
		a--
	}
	return a
}

// leads are the prepositions that place a deed in time.
var leads = wordSet("since in on during by until from between over throughout after before within at")

// reporting reports whether the phrase dates the statement, not the deed: "officials said on Tuesday".
func (c *clause) reporting(a, b int) bool {
	for k := a - 1; k >= 0 && k >= a-2; k-- {
		if speaks[c.low[k]] != "" {
			return true
		}
	}
	return b+2 < len(c.low) && (c.low[b] == "it" || c.low[b] == "he" || c.low[b] == "she") && speaks[c.low[b+1]] != ""
}
