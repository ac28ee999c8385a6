package quantity

import "github.com/rapporteur/rapporteur"

// rising and falling hold the words that say which way a number moves.
var rising = set(`rise rises rose risen rising increase increases increased increasing gain gains gained gaining grow grows grew grown growing climb climbs climbed
	climbing jump jumps jumped jumping surge surges surged surging advance advances advanced advancing rally rallied soar soars soared soaring up add adds added adding swell swelled
	doubled higher upward hike hiked raised`)
var falling = set(`fall falls fell fallen falling drop drops dropped dropping decrease decreases decreased decreasing decline declines declined declining lose loses
	lost losing slide slides slid sliding slip slips slipped tumble tumbled tumbles plunge plunged plunges plummet plummeted sink sank shed sheds shrank shrink down dip dips dipped
	reduced cut lower lowered downward slashed eased weakened retreated`)

// change says which way the quantity moves; where no word says so, how it is bounded.
func (r *reader) change(first, i int, q rapporteur.Quantity) rapporteur.Change {
	if first >= 1 && r.atoms[first-1].low == "+" || i >= 1 && r.atoms[i-1].low == "+" {
		return rapporteur.ChangeUp
	}
	switch q.Kind {
	case rapporteur.QuantityMoney, rapporteur.QuantityPercent, rapporteur.QuantityMeasure, rapporteur.QuantityBare:
		// "rose 3 %", "fell by 5 points"; a level follows "to" and "at".
		for k, n := first-1, 0; k >= r.done && n < 3; k, n = k-1, n+1 {
			w := r.atoms[k].low
			if r.atoms[k].shape != letters && currencySign[w] == "" {
				break
			}
			if rising[w] {
				return rapporteur.ChangeUp
			}
			if falling[w] {
				return rapporteur.ChangeDown
			}
			if w == "to" || w == "at" || w == "from" || w == "than" {
				break
			}
		}
	}
	switch q.Qualifier {
	case rapporteur.QualifierAbout, rapporteur.QualifierNearly:
		return rapporteur.ChangeAbout
	case rapporteur.QualifierMoreThan, rapporteur.QualifierAtLeast:
		return rapporteur.ChangeMore
	case rapporteur.QualifierLessThan, rapporteur.QualifierUpTo:
		return rapporteur.ChangeLess
	}
	return rapporteur.ChangeEqual
}
