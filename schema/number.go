package schema

import (
	"fmt"
	"math"
	"strconv"
)

// Number is a JSON number that is always written without an exponent, because
// a reader of the line should see 3600000 and not 3.6e+06.
type Number float64

// MarshalJSON writes the shortest decimal digits that give the number back.
// It fails on an infinity or NaN, which JSON cannot hold.
func (n Number) MarshalJSON() ([]byte, error) {
	f := float64(n)
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return nil, fmt.Errorf("%v is no JSON number", f)
	}
	return strconv.AppendFloat(nil, f, 'f', -1, 64), nil
}
