package brief

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

// Compose writes the brief of a record or of the part of it that o names. It
// passes over the entries once (over the documents' sentences twice when
// o.Words is set) and keeps no more of them than it prints. It fails with
// store.ErrNotFound when o.Document is not in the record.
func Compose(ctx context.Context, s store.Store, o Options) (*Brief, error) {
	if o.Limit <= 0 {
		o.Limit = DefaultLimit
	}
	c := &composer{ctx: ctx, store: s, o: o, orders: map[string]int{}}
	if err := c.survey(); err != nil {
		return nil, fmt.Errorf("composing the brief: %w", err)
	}
	b := &Brief{Title: c.title(), Scope: c.scope, link: o.Link}
	var err error
	if o.Words > 0 {
		b.Scope.Digest = true
		b.Sections, err = c.digest()
	} else {
		b.Sections, err = c.full()
	}
	if err != nil {
		return nil, fmt.Errorf("composing the brief: %w", err)
	}
	b.number()
	return b, nil
}

// composer holds what one Compose needs.
type composer struct {
	ctx    context.Context
	store  store.Store
	o      Options
	orders map[string]int // document ID to its place among the documents of the brief
	ids    []string       // by that place
	one    *rapporteur.Document
	scope  Scope
	gaps   gaps
}

// survey lists the documents the brief is of.
func (c *composer) survey() error {
	outlets := map[string]int{}
	add := func(d *rapporteur.Document) {
		c.orders[d.ID] = len(c.ids)
		c.ids = append(c.ids, d.ID)
		c.scope.Documents++
		if d.Outlet != "" {
			outlets[d.Outlet]++
		}
		if from, to := days(d); from == "" {
			c.scope.Undated++
			c.gaps.undated.add(d.ID)
		} else {
			if c.scope.From == "" || from < c.scope.From {
				c.scope.From = from
			}
			c.scope.To = max(c.scope.To, to)
		}
		if d.Language != "" && d.Language != "en" {
			c.gaps.unread.add(d.ID)
			if !slices.Contains(c.gaps.languages, d.Language) && len(c.gaps.languages) < maxExamples {
				c.gaps.languages = append(c.gaps.languages, d.Language)
			}
		}
	}
	if c.o.Document != "" {
		d, err := c.store.Document(c.ctx, c.o.Document)
		if err != nil {
			return fmt.Errorf("document %q: %w", c.o.Document, err)
		}
		c.one = d
		add(d)
	} else {
		for d, err := range c.store.Documents(c.ctx, store.DocumentFilter{Outlet: c.o.Outlet, From: c.o.From, To: c.o.To}) {
			if err != nil {
				return err
			}
			add(d)
		}
	}
	for name, n := range outlets {
		c.scope.Outlets = append(c.scope.Outlets, Outlet{name, n})
	}
	slices.SortFunc(c.scope.Outlets, func(a, b Outlet) int {
		if a.Documents != b.Documents {
			return b.Documents - a.Documents
		}
		return strings.Compare(a.Name, b.Name)
	})
	if n := len(c.scope.Outlets); n > maxOutlets {
		c.scope.MoreOut = n - maxOutlets
		c.scope.Outlets = c.scope.Outlets[:maxOutlets]
	}
	return nil
}

// maxOutlets is how many outlets the scope names.
const maxOutlets = 10

// days gives the first and last day a document may have been published on;
// both empty when neither bound is known.
func days(d *rapporteur.Document) (from, to rapporteur.Day) {
	p := d.Published
	if p.Value != "" {
		return p.Value, p.Value
	}
	from, to = p.Earliest, p.Latest
	if from == "" {
		from = to
	}
	if to == "" {
		to = from
	}
	return from, to
}

// title is the heading of the brief.
func (c *composer) title() string {
	switch {
	case c.o.Title != "":
		return fold(c.o.Title)
	case c.one != nil:
		return "Brief of " + label(c.one)
	case c.scope.Documents == 1:
		return "Brief of one report"
	}
	return fmt.Sprintf("Brief of %s reports", spelled(c.scope.Documents))
}

// pages passes over the documents of the brief that have entries, in the
// order of the record, each with its entries in text order.
func (c *composer) pages(visit func(*page, []rapporteur.Entry) error) error {
	for order, id := range c.ids {
		r, err := c.store.Reading(c.ctx, id)
		if err != nil {
			return fmt.Errorf("reading of document %s: %w", id, err)
		}
		entries := r.Entries()
		if len(entries) == 0 {
			continue
		}
		slices.SortStableFunc(entries, func(a, b rapporteur.Entry) int {
			return cmp.Or(cmp.Compare(store.Place(a).Start, store.Place(b).Start), strings.Compare(a.EntryHead().ID, b.EntryHead().ID))
		})
		if err := visit(newPage(r, order), entries); err != nil {
			return err
		}
	}
	return nil
}

// number lists the cited passages document by document, in text order, and
// gives every citation the number of its passage there.
func (b *Brief) number() {
	var all []*passage
	b.eachCite(func(c *Cite) { all = append(all, c.passage) })
	slices.SortFunc(all, comparePassages)
	all = slices.CompactFunc(all, func(x, y *passage) bool { return comparePassages(x, y) == 0 })
	for i, p := range all {
		ref := Reference{N: i + 1, Document: p.doc, Span: p.span, Start: p.start, End: p.end, Quote: short(p.quote), Whole: p.whole}
		if b.link != nil {
			ref.Link = b.link(p.doc, p.span)
		}
		if i == 0 || all[i-1].doc.ID != p.doc.ID {
			b.Sources = append(b.Sources, Source{Document: p.doc})
		}
		s := &b.Sources[len(b.Sources)-1]
		s.References = append(s.References, ref)
	}
	b.eachCite(func(c *Cite) {
		i, _ := slices.BinarySearchFunc(all, c.passage, comparePassages)
		c.N = i + 1
	})
	for _, s := range b.Sections {
		for _, g := range s.Groups {
			for i := range g.Rows {
				compare(&g.Rows[i], g.Rows)
			}
		}
	}
}

// comparePassages orders passages by document as in the record, then by
// place; whole documents come first.
func comparePassages(a, b *passage) int {
	whole := func(p *passage) int {
		if p.whole {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.order, b.order), cmp.Compare(whole(a), whole(b)),
		cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(a.span.End, b.span.End))
}

// eachCite calls f with every citation of the sections.
func (b *Brief) eachCite(f func(*Cite)) {
	for _, s := range b.Sections {
		for _, g := range s.Groups {
			for i := range g.Sentences {
				for j := range g.Sentences[i].Cites {
					f(&g.Sentences[i].Cites[j])
				}
			}
			for i := range g.Rows {
				for j := range g.Rows[i].Cites {
					f(&g.Rows[i].Cites[j])
				}
			}
		}
	}
}

// short cuts a passage at a sentence's end when it is long.
func short(s string) string {
	if len(s) <= maxQuote {
		return s
	}
	out := ""
	for rest := s; rest != ""; {
		first, cut := firstSentence(rest)
		if out != "" && len(out)+len(first) > maxQuote {
			return out + " […]"
		}
		if out != "" {
			out += " "
		}
		out += first
		if !cut {
			break
		}
		rest = strings.TrimLeft(rest[len(first):], " ")
	}
	return out
}

// maxQuote is the length in bytes beyond which a quotation of several
// sentences is cut.
const maxQuote = 420
