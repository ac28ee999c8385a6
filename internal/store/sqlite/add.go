package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
	"github.com/rapporteur/rapporteur/internal/store/match"
)

// parcel is a reading packed for the record.
type parcel struct {
	doc                       *rapporteur.Document
	locator                   string
	engine, meta              string
	day, earliest, latest     string
	text, layout, entries     []byte
	indexedTitle, indexedText string
	rows                      []entryRow
	appearances               []appearanceRow
}

// appearanceRow is a row of appearances.
type appearanceRow struct {
	actor                *rapporteur.Actor
	forms                string
	mentions, statements int
}

// appearances gives the rows of a reading; actors that share an ID are one.
func appearances(r *rapporteur.Reading) []appearanceRow {
	said := store.Statements(r)
	rows := make([]appearanceRow, 0, len(r.Actors))
	seen := map[string]bool{}
	for i := range r.Actors {
		a := &r.Actors[i]
		if a.ID == "" || seen[a.ID] {
			continue
		}
		seen[a.ID] = true
		rows = append(rows, appearanceRow{a, strings.Join(store.Forms(r.Document.Text, a), "\n"), len(a.Mentions), said[a.ID]})
	}
	return rows
}

// label is what entries are filtered by besides names.
type label struct {
	kind            rapporteur.Kind
	form, indicator string
}

// entryRow is a row of entries; its index is the line n.
type entryRow struct {
	label   label
	place   int
	hash    int64
	names   string
	receipt []byte
}

// Add keeps the readings. See store.Store.
func (s *Store) Add(ctx context.Context, readings []*rapporteur.Reading) (int, error) {
	if s.write == nil {
		return 0, s.explain(store.ErrReadOnly, "add")
	}
	s.adding.Lock()
	defer s.adding.Unlock()
	parcels, err := s.pack(ctx, readings)
	if err != nil {
		return 0, s.explain(err, "add")
	}
	if len(parcels) == 0 {
		return 0, nil
	}
	versions, err := s.insert(ctx, parcels)
	if err != nil {
		return 0, s.explain(err, "add")
	}
	for i, p := range parcels {
		p.doc.Version = versions[i]
	}
	return len(parcels), nil
}

// pack checks and packs the readings that are new, in their order.
func (s *Store) pack(ctx context.Context, readings []*rapporteur.Reading) ([]*parcel, error) {
	seen := map[string]bool{}
	var fresh []*rapporteur.Reading
	for i, r := range readings {
		if r == nil || r.Document == nil || r.Document.ID == "" {
			return nil, fmt.Errorf("reading %d of %d has no document with an ID", i+1, len(readings))
		}
		if seen[r.Document.ID] {
			continue
		}
		seen[r.Document.ID] = true
		kept, err := s.holds(ctx, r.Document.ID)
		if err != nil {
			return nil, err
		}
		if !kept {
			fresh = append(fresh, r)
		}
	}
	parcels := make([]*parcel, len(fresh))
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(packers)
	for i, r := range fresh {
		g.Go(func() (err error) {
			if err := ctx.Err(); err != nil {
				return err
			}
			if parcels[i], err = s.codec.parcel(r); err != nil {
				return fmt.Errorf("document %s (%s): %w", r.Document.ID, r.Document.Ref, err)
			}
			return nil
		})
	}
	return parcels, g.Wait()
}

// packers is how many readings are packed at once: enough to keep the one
// that inserts from waiting.
const packers = 4

// parcel checks and packs one reading.
func (c *codec) parcel(r *rapporteur.Reading) (*parcel, error) {
	doc := r.Document
	switch {
	case doc.Text == "":
		return nil, errors.New("no text in it")
	case !utf8.ValidString(doc.Text):
		return nil, errors.New("its text is not valid UTF-8")
	case rapporteur.TextHash(doc.Text) != doc.SHA256:
		return nil, fmt.Errorf("its SHA-256 %q is not that of its text", doc.SHA256)
	}
	p := &parcel{doc: doc, engine: r.Engine, text: c.pack([]byte(doc.Text)), indexedTitle: match.Index(doc.Title), indexedText: match.Index(doc.Text)}
	p.locator = cmp.Or(doc.Locator(), doc.ID) // nothing is a version of a document of no address
	p.day, p.earliest, p.latest = days(doc.Published)
	var err error
	if p.meta, err = packMeta(doc); err != nil {
		return nil, err
	}
	p.appearances = appearances(r)
	entries := r.Entries()
	if p.layout, p.entries, err = c.packReading(r, entries); err != nil {
		return nil, err
	}
	ids := make(map[string]bool, len(entries))
	p.rows = make([]entryRow, len(entries))
	for i, e := range entries {
		head := e.EntryHead()
		switch {
		case head.ID == "":
			return nil, fmt.Errorf("%s %d has no ID", e.Kind(), i+1)
		case ids[head.ID]:
			return nil, fmt.Errorf("%s %s: two entries have this ID", e.Kind(), head.ID)
		case head.Document != doc.ID:
			return nil, fmt.Errorf("%s %s belongs to document %q", e.Kind(), head.ID, head.Document)
		}
		ids[head.ID] = true
		receipt, err := rapporteur.Receipt(doc, e)
		if err != nil {
			return nil, err
		}
		row := entryRow{label: label{kind: e.Kind()}, hash: idHash(head.ID), names: strings.Join(store.Names(e), "\n")}
		if row.receipt, err = hex.DecodeString(receipt); err != nil {
			return nil, fmt.Errorf("%s %s: receipt: %w", e.Kind(), head.ID, err)
		}
		switch e := e.(type) {
		case *rapporteur.Attribution:
			row.label.form = string(e.Form)
		case *rapporteur.Figure:
			row.label.indicator = e.Indicator
		}
		p.rows[i] = row
	}
	for place, i := range placed(entries) {
		p.rows[i].place = place
	}
	return p, nil
}

// placed gives the indexes of the entries in the order in which they are listed.
func placed(entries []rapporteur.Entry) []int {
	order := make([]int, len(entries))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := entries[i], entries[j]
		return cmp.Or(cmp.Compare(store.Place(a).Start, store.Place(b).Start), cmp.Compare(a.EntryHead().ID, b.EntryHead().ID))
	})
	return order
}

// idHash is the column ids.hash.
func idHash(id string) int64 {
	h := fnv.New64a()
	h.Write([]byte(id))
	return int64(h.Sum64())
}

// never sorts after every day.
const never = "~"

// days gives the columns day, earliest and latest.
func days(p rapporteur.Published) (day, earliest, latest string) {
	first, last := p.Earliest, p.Latest
	if p.Value != "" {
		first, last = p.Value, p.Value
	}
	switch {
	case first == "" && last == "":
		return never, never, ""
	case first == "":
		return never, "", string(last)
	case last == "":
		return string(first), string(first), never
	}
	return string(first), string(first), string(last)
}

// insert keeps the parcels in one transaction and gives their versions.
func (s *Store) insert(ctx context.Context, parcels []*parcel) ([]int, error) {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer func() { _ = tx.Rollback() }() // after a commit it does nothing
	in, err := prepare(ctx, tx)
	if err != nil {
		return nil, err
	}
	versions := make([]int, len(parcels))
	for i, p := range parcels {
		if versions[i], err = in.parcel(ctx, p); err != nil {
			return nil, fmt.Errorf("document %s (%s): %w", p.doc.ID, p.doc.Ref, err)
		}
	}
	return versions, tx.Commit()
}

// inserter holds the statements of one transaction, which closes them.
type inserter struct {
	retire, document, body, label, entry, id, search, appearance *sql.Stmt
	labels                                                       map[label]int64
}

func prepare(ctx context.Context, tx *sql.Tx) (*inserter, error) {
	in := &inserter{labels: map[label]int64{}}
	for _, q := range []struct {
		stmt **sql.Stmt
		sql  string
	}{
		{&in.retire, retireVersions}, {&in.document, insertDocument}, {&in.body, insertBody},
		{&in.label, insertLabel}, {&in.entry, insertEntry}, {&in.id, insertID}, {&in.search, insertSearch},
		{&in.appearance, insertAppearance},
	} {
		var err error
		if *q.stmt, err = tx.PrepareContext(ctx, q.sql); err != nil { //nolint:sqlclosecheck // the transaction closes them
			return nil, err
		}
	}
	rows, err := tx.QueryContext(ctx, allLabels)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		var l label
		if err := rows.Scan(&id, &l.kind, &l.form, &l.indicator); err != nil {
			return nil, err
		}
		in.labels[l] = id
	}
	return in, rows.Err()
}

// labelID gives the id of a label, a new one when it has none.
func (in *inserter) labelID(ctx context.Context, l label) (int64, error) {
	if id, ok := in.labels[l]; ok {
		return id, nil
	}
	var id int64
	err := in.label.QueryRowContext(ctx, sql.Named("kind", string(l.kind)), sql.Named("form", l.form), sql.Named("indicator", l.indicator)).Scan(&id)
	if err == nil {
		in.labels[l] = id
	}
	return id, err
}

func (in *inserter) parcel(ctx context.Context, p *parcel) (version int, err error) {
	d := p.doc
	if _, err := in.retire.ExecContext(ctx, sql.Named("locator", p.locator)); err != nil {
		return 0, err
	}
	var seq int64
	err = in.document.QueryRowContext(ctx,
		sql.Named("id", d.ID), sql.Named("locator", p.locator),
		sql.Named("day", p.day), sql.Named("earliest", p.earliest), sql.Named("latest", p.latest),
		sql.Named("ref", d.Ref), sql.Named("path", d.Path), sql.Named("url", d.URL),
		sql.Named("outlet", d.Outlet), sql.Named("outlet_fold", store.Fold(d.Outlet)),
		sql.Named("title", d.Title), sql.Named("language", d.Language), sql.Named("sha256", d.SHA256),
		sql.Named("text_bytes", len(d.Text)), sql.Named("engine", p.engine), sql.Named("meta", p.meta),
	).Scan(&seq, &version)
	if err != nil {
		return 0, err
	}
	if _, err := in.body.ExecContext(ctx, sql.Named("document", seq), sql.Named("text", p.text),
		sql.Named("layout", p.layout), sql.Named("entries", p.entries)); err != nil {
		return 0, err
	}
	for n, e := range p.rows {
		label, err := in.labelID(ctx, e.label)
		if err != nil {
			return 0, err
		}
		if _, err := in.entry.ExecContext(ctx, sql.Named("document", seq), sql.Named("place", e.place), sql.Named("n", n),
			sql.Named("label", label), sql.Named("names", e.names), sql.Named("receipt", e.receipt)); err != nil {
			return 0, err
		}
		if _, err := in.id.ExecContext(ctx, sql.Named("hash", e.hash), sql.Named("document", seq), sql.Named("n", n)); err != nil {
			return 0, err
		}
	}
	if err := keepAppearances(ctx, in.appearance, seq, p.appearances); err != nil {
		return 0, err
	}
	_, err = in.search.ExecContext(ctx, sql.Named("document", seq), sql.Named("title", p.indexedTitle), sql.Named("text", p.indexedText))
	return version, err
}

// keepAppearances inserts the rows of one document.
func keepAppearances(ctx context.Context, insert *sql.Stmt, seq int64, rows []appearanceRow) error {
	for _, r := range rows {
		a := r.actor
		if _, err := insert.ExecContext(ctx, sql.Named("actor", a.ID), sql.Named("document", seq), sql.Named("name", a.Name),
			sql.Named("kind", string(a.Kind)), sql.Named("country", a.Country), sql.Named("sector", a.Sector), sql.Named("role", a.Role),
			sql.Named("forms", r.forms), sql.Named("mentions", r.mentions), sql.Named("statements", r.statements)); err != nil {
			return fmt.Errorf("actor %s: %w", a.ID, err)
		}
	}
	return nil
}
