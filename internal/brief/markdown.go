package brief

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// markdown writes the brief as CommonMark with tables. Every line that says
// what somebody said carries its citation numbers in square brackets.
func (b *Brief) markdown(out io.Writer) error {
	w := bufio.NewWriter(out)
	fmt.Fprintf(w, "# %s\n\n%s\n", escape(b.Title), escape(b.Scope.String()))
	for _, s := range b.Sections {
		fmt.Fprintf(w, "\n## %s\n", s.Heading)
		if s.Note != "" {
			fmt.Fprintf(w, "\n%s\n", escape(s.Note))
		}
		for _, g := range s.Groups {
			if g.Heading != "" {
				fmt.Fprintf(w, "\n### %s\n", escape(g.Heading))
			}
			w.WriteString("\n")
			for _, t := range g.Sentences {
				fmt.Fprintf(w, "- %s\n", t.markdown())
			}
			if len(g.Rows) > 0 {
				w.WriteString("| Figure | Counted | Place | Period | According to | As of | |\n|---|---|---|---|---|---|---|\n")
			}
			for _, r := range g.Rows {
				cells := []string{r.Value, r.Counts, r.Place, r.Period, r.source(), r.AsOf}
				for i := range cells {
					cells[i] = escape(cells[i])
				}
				last := numbers(r.Cites)
				for _, n := range r.Notes {
					last += " " + n.String()
				}
				fmt.Fprintf(w, "| %s | %s |\n", strings.Join(cells, " | "), last)
			}
		}
		if s.Left > 0 {
			fmt.Fprintf(w, "\n%s\n", s.more("`"))
		}
	}
	if len(b.Sources) > 0 {
		w.WriteString("\n## References\n")
	}
	for _, s := range b.Sources {
		fmt.Fprintf(w, "\n%s\n\n", escape(s.String()))
		for _, r := range s.References {
			if r.Whole {
				fmt.Fprintf(w, "- [%d] the whole text, %s characters\n", r.N, number(r.End))
				continue
			}
			fmt.Fprintf(w, "- [%d] characters %d–%d: %s\n", r.N, r.Start, r.End, escape(marks(r.Quote)))
		}
	}
	return w.Flush()
}

// markdown is the sentence with its source and citations.
func (s Sentence) markdown() string {
	if s.Quote {
		return escape(s.Source) + ": " + escape(marks(s.Text)) + " " + numbers(s.Cites)
	}
	out := escape(s.Text)
	if s.Source != "" {
		out += " (" + escape(s.Source) + ")"
	}
	out += " " + numbers(s.Cites)
	if s.Open {
		out += "."
	}
	return out
}

// more says how many entries were left out and how to see them.
func (s Section) more(code string) string {
	if s.Command == "" {
		return fmt.Sprintf("And %s more.", number(s.Left))
	}
	return fmt.Sprintf("And %s more: %s%s%s", number(s.Left), code, s.Command, code)
}

// source is the chain and the other documents with the same sentence.
func (r Row) source() string {
	if r.Also == "" {
		return r.Source
	}
	return r.Source + "; also in " + r.Also
}

func (n Note) String() string {
	s := n.Text
	for _, r := range n.Refs {
		s += fmt.Sprintf(" [%d]", r)
	}
	return s
}

// numbers prints citations: "[3][7]".
func numbers(cites []Cite) string {
	var b strings.Builder
	seen := map[int]bool{}
	for _, c := range cites {
		if !seen[c.N] {
			fmt.Fprintf(&b, "[%d]", c.N)
		}
		seen[c.N] = true
	}
	return b.String()
}

// String says in one or two sentences what the brief rests on.
func (s Scope) String() string {
	if s.Documents == 0 {
		return "The record holds no report of this kind."
	}
	out := capital(count(s.Documents, "report"))
	switch {
	case s.From == "":
	case s.From == s.To:
		out += ", " + humanDay(s.From)
	default:
		out += ", " + humanDay(s.From) + " to " + humanDay(s.To)
	}
	if s.Undated > 0 {
		out += "; " + spelled(s.Undated) + " undated"
	}
	out += "."
	if len(s.Outlets) > 0 {
		out += " Outlets: "
		for i, o := range s.Outlets {
			if i > 0 {
				out += ", "
			}
			out += fold(o.Name)
			if o.Documents > 1 {
				out += " (" + number(o.Documents) + ")"
			}
		}
		if s.MoreOut > 0 {
			out += " and " + number(s.MoreOut) + " more"
		}
		out += "."
	}
	return out + " What follows is what the reports and their sources say; numbers in square brackets lead to the passages under References."
}

// String names the document and says when it was published and how that is
// known.
func (s Source) String() string {
	d := s.Document
	var parts []string
	if d.Outlet != "" {
		parts = append(parts, fold(d.Outlet))
	}
	if d.Title != "" {
		parts = append(parts, "“"+fold(d.Title)+"”")
	}
	if ref := fold(d.Ref); ref != "" && ref != d.URL {
		parts = append(parts, ref)
	}
	if len(parts) == 0 {
		parts = append(parts, d.ID)
	}
	when := dateOf(d)
	if how := dateSources[d.Published.How]; how != "" && when != undated {
		when += " (" + how + ")"
	}
	return strings.Join(append(parts, when), ", ")
}

// escape keeps the characters of a text from being read as markup.
func escape(s string) string { return markup.Replace(s) }

var markup = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "|", `\|`, "#", `\#`, "~", `\~`, "&", `\&`,
)
