package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/rapporteur/rapporteur"
)

// sheet writes a table of CSV. Cells of text are neutralised, numbers are not.
type sheet struct {
	w   *csv.Writer
	row []string
}

// newSheet begins a table. Titles and tags are ours and stand as they are: an
// HXL tag row must keep its "#".
func newSheet(w io.Writer, headers ...[]string) (*sheet, error) {
	s := &sheet{w: csv.NewWriter(w)}
	for _, h := range headers {
		if err := s.w.Write(h); err != nil {
			return nil, fmt.Errorf("write the table's head: %w", err)
		}
	}
	return s, nil
}

// text adds a cell that no spreadsheet takes for a formula.
func (s *sheet) text(cells ...string) {
	for _, c := range cells {
		s.row = append(s.row, neutral(c))
	}
}

// number adds a number without an exponent; an open or unknown one is an empty cell.
func (s *sheet) number(f *float64) {
	if number(f) == nil {
		s.row = append(s.row, "")
		return
	}
	s.row = append(s.row, strconv.FormatFloat(*f, 'f', -1, 64))
}

func (s *sheet) count(n int) { s.row = append(s.row, strconv.Itoa(n)) }

// end writes the row.
func (s *sheet) end() error {
	if err := s.w.Write(s.row); err != nil {
		return fmt.Errorf("write a row: %w", err)
	}
	s.row = s.row[:0]
	return nil
}

// close writes what is left.
func (s *sheet) close() error {
	s.w.Flush()
	if err := s.w.Error(); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	return nil
}

// neutral puts an apostrophe before a text that a spreadsheet would run: one
// that begins with = + - @, a tab or a carriage return.
func neutral(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// receipts is the evidence cell: "ref:start-end" for every distinct span of an
// entry in code points, its own span first, parted by "; ".
func (p *page) receipts(e rapporteur.Entry) string {
	var out []string
	seen := map[rapporteur.Span]bool{}
	add := func(_ string, s rapporteur.Span) {
		if !seen[s] {
			seen[s] = true
			start, end := p.offsets(s)
			out = append(out, p.doc.Ref+":"+strconv.Itoa(start)+"-"+strconv.Itoa(end))
		}
	}
	if f, ok := e.(*rapporteur.Figure); ok {
		add("value", f.Span)
	}
	e.EachSpan(add)
	return strings.Join(out, "; ")
}

// sentence is the text of the evidence for the field "sentence".
func (p *page) sentence(e rapporteur.Entry) string {
	for _, ev := range e.EntryHead().Evidence {
		if ev.Field == "sentence" {
			return p.slice(ev.Span)
		}
	}
	return ""
}

// slices joins the texts of spans that belong together.
func (p *page) slices(list []rapporteur.Span) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = p.slice(s)
	}
	return strings.Join(out, " … ")
}

// chain joins names as they are shown, origin first.
func chain(names []string) string { return strings.Join(names, " > ") }
