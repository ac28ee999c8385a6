package figure

import "github.com/rapporteur/rapporteur"

// modality is how certain a predicate is.
type modality uint8

const (
	observed    modality = iota
	planned              // "are to be", "will"
	forecast             // "are expected to"
	conditional          // "could", "may", "if"
	claimed              // "are believed to have"
)

// modals gives the modality of a word before a predicate.
var modals = map[string]modality{
	"could": conditional, "may": conditional, "might": conditional, "would": conditional,
	"will": planned, "shall": planned, "'ll": planned,
}

// outlook gives the modality of what follows "are … to": a plan, a forecast.
var outlook = map[string]modality{
	"expected": forecast, "projected": forecast, "forecast": forecast, "forecasted": forecast, "predicted": forecast, "likely": forecast, "anticipated": forecast, "set": planned,
	"due": planned, "planned": planned, "scheduled": planned, "ordered": planned, "believed": claimed, "thought": claimed,
	"feared": claimed, "presumed": claimed, "alleged": claimed, "said": claimed, "understood": claimed, "poised": planned,
}

// expects holds verbs whose object is a forecast: "expects 20,000 people to flee".
var expects = wordSet("expects expect expected expecting predicts predicted predict forecasts forecast projects anticipates fears warned")

// threatens holds verbs that make what follows them conditional.
var threatens = wordSet("threatens threatening threatened threaten risks risk risking potentially")

func (m modality) status() rapporteur.FigureStatus {
	switch m {
	case planned:
		return rapporteur.StatusPlanned
	case forecast, conditional:
		return rapporteur.StatusProjected
	}
	return rapporteur.StatusObserved
}

func (m modality) stance() rapporteur.FigureStance {
	switch m {
	case forecast:
		return rapporteur.FigureForecast
	case conditional:
		return rapporteur.FigureConditional
	case claimed:
		return rapporteur.FigureClaimed
	}
	return rapporteur.FigureAsserted
}

func (m modality) factuality() rapporteur.Factuality {
	switch m {
	case planned:
		return rapporteur.Planned
	case forecast, conditional:
		return rapporteur.Hypothetical
	case claimed:
		return rapporteur.Alleged
	}
	return rapporteur.Happened
}

// modalBefore gives the modality that holds before token k, within its clause.
func (c *clause) modalBefore(k int) modality {
	var m modality
	for b := k - 1; b >= 0 && b >= k-10; b-- {
		w := c.low[b]
		if w == "," || w == ";" || w == "and" || w == "that" || w == "who" || w == "which" || w == "after" || w == "while" || w == "but" {
			break
		}
		if x, ok := modals[w]; ok {
			return max(m, x)
		}
		if x, ok := outlook[w]; ok && b+1 < len(c.low) && c.low[b+1] == "to" {
			return max(m, x)
		}
		if w == "if" || threatens[w] && k-b < 4 {
			return conditional
		}
		if expects[w] && k-b < 4 {
			return forecast
		}
		if w == "to" && k-b < 4 && b > 0 && (copula[c.low[b-1]] || intends[c.low[b-1]]) {
			return planned
		}
	}
	if len(c.low) > 0 && (c.low[0] == "if" || c.low[0] == "should" || c.low[0] == "unless") && k > 0 {
		return conditional
	}
	return m
}

// modalIn gives the modality of the words in [a, b).
func (c *clause) modalIn(a, b int) modality {
	var m modality
	for k := a; k < b; k++ {
		if x, ok := modals[c.low[k]]; ok {
			m = max(m, x)
		}
		if x, ok := outlook[c.low[k]]; ok && c.low[k] != "set" && x == forecast {
			m = max(m, x)
		}
	}
	return m
}

// refuses holds verbs before "to" that say that it was not done.
var refuses = wordSet("refused refuses refusing declined declines declining failed fails failing unable")

// negatedBefore reports a denial right before token k: "did not kill".
func (c *clause) negatedBefore(k int) bool {
	for b := k - 1; b >= 0 && b >= k-4; b-- {
		w := c.low[b]
		if w == "not" || w == "n't" || w == "never" || w == "without" || w == "denied" || w == "denies" || w == "denying" {
			next := c.low[b+1]
			return !(w == "not" && (next == "only" || next == "including" || next == "counting"))
		}
		if w == "longer" && b > 0 && c.low[b-1] == "no" || b+1 < k && c.low[b+1] == "to" && refuses[w] {
			return true // "no longer needs to deploy", "refused to send"
		}
		if w == "," || w == "and" {
			return false
		}
	}
	return false
}
