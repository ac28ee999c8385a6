package eval

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/rapporteur/rapporteur/schema"
)

// Decode takes the lines that `rapporteur read --json` prints and gives the
// readings by document.ref.
func Decode(in io.Reader) (map[string]*schema.Reading, error) {
	out := map[string]*schema.Reading{}
	r := bufio.NewReaderSize(in, 1<<20)
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		last := errors.Is(err, io.EOF)
		if err != nil && !last {
			return nil, fmt.Errorf("readings: line %d: %w", n, err)
		}
		if len(line) > 0 {
			var x schema.Reading
			if err := json.Unmarshal(line, &x); err != nil {
				return nil, fmt.Errorf("readings: line %d is not the contract's JSON: %w", n, err)
			}
			out[x.Document.Ref] = &x
		}
		if last {
			return out, nil
		}
	}
}
