package brief

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
)

//go:embed brief.html
var pageSource string

// templates holds the fragment ("fragment") and the page around it ("page").
var templates = template.Must(template.New("brief").Funcs(template.FuncMap{
	"marks": marks, "number": number,
	"cites": func(cites []Cite) []int {
		var out []int
		seen := map[int]bool{}
		for _, c := range cites {
			if !seen[c.N] {
				out = append(out, c.N)
			}
			seen[c.N] = true
		}
		return out
	},
	"source": Row.source,
}).Parse(pageSource))

// page writes the brief as one HTML page with its styles in it and no script.
func (b *Brief) page(w io.Writer) error {
	if err := templates.ExecuteTemplate(w, "page", b); err != nil {
		return fmt.Errorf("writing the brief as HTML: %w", err)
	}
	return nil
}

// Fragment gives the brief as HTML to be put into another page: headings from
// h2 down, no styles, no scripts, all text escaped.
func (b *Brief) Fragment() (template.HTML, error) {
	var buf bytes.Buffer
	if err := templates.ExecuteTemplate(&buf, "fragment", b); err != nil {
		return "", fmt.Errorf("writing the brief as HTML: %w", err)
	}
	return template.HTML(buf.String()), nil // made by html/template, so it is escaped
}
