package figure

import (
	_ "embed"

	"github.com/BurntSushi/toml"
)

// Indicator is an entry of the closed list of what figures measure.
type Indicator struct {
	Name       string `toml:"name"`
	Definition string `toml:"definition"`
	Unit       string `toml:"unit"` // "persons", "households", …; "*" when it follows the counted noun
	Term       string `toml:"term"` // IDMC Helix figure term; empty where none applies
	HXL        string `toml:"hxl"`  // hashtag and attributes, for an export
}

//go:embed indicator.toml
var indicatorTable string

var indicators, indicatorOf = readIndicators(indicatorTable)

func readIndicators(table string) ([]Indicator, map[string]Indicator) {
	var t struct {
		Indicator []Indicator `toml:"indicator"`
	}
	mustDecode(table, &t)
	by := map[string]Indicator{}
	for _, i := range t.Indicator {
		by[i.Name] = i
	}
	return t.Indicator, by
}

// Indicators gives the closed list of Figure.Indicator with what each value
// means, in the order in which it is documented. The slice is the caller's own.
func Indicators() []Indicator { return append([]Indicator(nil), indicators...) }

// mustDecode reads an embedded table, whose faults are faults of the program.
func mustDecode(table string, into any) {
	if _, err := toml.Decode(table, into); err != nil {
		panic("figure: embedded table: " + err.Error())
	}
}
