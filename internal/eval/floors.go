package eval

import (
	_ "embed"
	"fmt"
	"io"
	"math"
	"strings"
	"text/tabwriter"

	"github.com/BurntSushi/toml"
)

//go:embed floors.toml
var floorsTOML string

// Floors are the bars of one kind. A measure in Least may not fall below its
// value, one in Most may not rise above it.
type Floors struct {
	Least map[string]float64 `toml:"least"`
	Most  map[string]float64 `toml:"most"`
}

// Bars gives the floors this version of the program must hold, by kind.
func Bars() (map[string]Floors, error) { return parseBars(floorsTOML) }

func parseBars(text string) (map[string]Floors, error) {
	out := map[string]Floors{}
	meta, err := toml.Decode(text, &out)
	if err != nil {
		return nil, fmt.Errorf("floors.toml: %w", err)
	}
	if extra := meta.Undecoded(); len(extra) > 0 {
		return nil, fmt.Errorf("floors.toml: unknown entry %s", extra[0])
	}
	return out, nil
}

// bar is the measure's floor or ceiling in words, and whether it is held.
func (f Floors) bar(m Measure) (words string, held bool) {
	words, held = "", true
	if least, ok := f.Least[m.Name]; ok {
		words, held = "≥ "+m.show(least), m.Value >= least
	}
	if most, ok := f.Most[m.Name]; ok {
		words, held = strings.TrimSpace(words+" ≤ "+m.show(most)), held && m.Value <= most
	}
	return words, held
}

// show prints a value as its measure does: a count whole, a share with three decimals.
func (m Measure) show(v float64) string {
	if m.Count && v == math.Trunc(v) {
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.3f", v)
}

// Table prints a result against its floors and reports whether every floor was
// held, every barred measure was there and the contract was kept.
func Table(w io.Writer, r *Result, f Floors) (held bool, err error) {
	held = len(r.Problems) == 0
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintf(t, "%s\tvalue\tfloor\t\t\n", r.Kind)
	for _, m := range r.Measures {
		words, ok := f.bar(m)
		missed := ""
		if !ok {
			held, missed = false, "MISSED"
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", m.Name, m.show(m.Value), words, missed, m.Note)
	}
	for _, list := range []map[string]float64{f.Least, f.Most} {
		for _, name := range sorted(list) {
			if _, ok := r.Value(name); !ok {
				held = false
				fmt.Fprintf(t, "%s\t-\t\tMISSED\tno such measure\n", name)
			}
		}
	}
	if err := t.Flush(); err != nil {
		return false, fmt.Errorf("print the table: %w", err)
	}
	for _, p := range r.Problems {
		if _, err := fmt.Fprintf(w, "! %s\n", p); err != nil {
			return false, fmt.Errorf("print the table: %w", err)
		}
	}
	return held, nil
}
