package sqlite

import (
	"context"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

// Has reports whether the document is kept. See store.Store.
func (s *Store) Has(ctx context.Context, documentID string) (bool, error) {
	kept, err := s.holds(ctx, documentID)
	return kept, s.explain(err, "look up "+documentID)
}

func (s *Store) holds(ctx context.Context, id string) (kept bool, err error) {
	err = s.has.QueryRowContext(ctx, sql.Named("id", id)).Scan(&kept)
	return kept, err
}

// Document gives one document. See store.Store.
func (s *Store) Document(ctx context.Context, idOrRef string) (*rapporteur.Document, error) {
	d, err := s.document(ctx, idOrRef)
	return d, s.explain(err, "document "+idOrRef)
}

func (s *Store) document(ctx context.Context, idOrRef string) (*rapporteur.Document, error) {
	seq, d, err := scanDocument(s.read.QueryRowContext(ctx, documentByID, sql.Named("id", idOrRef)))
	if errors.Is(err, sql.ErrNoRows) {
		seq, d, err = scanDocument(s.read.QueryRowContext(ctx, documentByRef, sql.Named("ref", idOrRef)))
	}
	if err != nil {
		return nil, notFound(err)
	}
	var text, lay []byte
	if err := s.read.QueryRowContext(ctx, bodyText, sql.Named("document", seq)).Scan(&text, &lay); err != nil {
		return nil, missing(err)
	}
	l, err := s.codec.unpackLayout(lay)
	if err != nil {
		return nil, err
	}
	return d, s.complete(d, text, l)
}

// complete gives a document its text and furniture.
func (s *Store) complete(d *rapporteur.Document, text []byte, l *layout) error {
	b, err := s.codec.unpack("text", text)
	if err != nil {
		return err
	}
	d.Text, d.Furniture = string(b), l.Furniture
	return nil
}

// scanDocument reads documentColumns. A document in known is given as it stands
// there; others are added.
func scanDocument(row interface{ Scan(...any) error }, known ...map[int64]*rapporteur.Document) (seq int64, d *rapporteur.Document, err error) {
	d = new(rapporteur.Document)
	var rest []byte
	if err := row.Scan(&seq, &d.ID, &d.Ref, &d.Version, &d.Path, &d.URL, &d.Outlet, &d.Title, &d.Language, &d.SHA256, &rest); err != nil {
		return 0, nil, err
	}
	for _, k := range known {
		if had := k[seq]; had != nil {
			return seq, had, nil
		}
		k[seq] = d
	}
	var m meta
	if err := json.Unmarshal(rest, &m); err != nil {
		return 0, nil, fmt.Errorf("the kept metadata of %s is damaged: %w", d.ID, err)
	}
	m.into(d)
	return seq, d, nil
}

// Documents lists documents. See store.Store.
func (s *Store) Documents(ctx context.Context, f store.DocumentFilter) iter.Seq2[*rapporteur.Document, error] {
	query := listDocuments + orderDocuments
	if f.ByID {
		query = listDocuments + orderDocumentsByID
	}
	return func(yield func(*rapporteur.Document, error) bool) {
		rows, err := s.read.QueryContext(ctx, query, sql.Named("all", f.AllVersions), sql.Named("outlet", store.Fold(f.Outlet)),
			sql.Named("from", string(f.From)), sql.Named("to", string(f.To)),
			sql.Named("limit", limit(f.Limit)), sql.Named("offset", f.Offset))
		if err != nil {
			yield(nil, s.explain(err, "list documents"))
			return
		}
		defer rows.Close()
		for rows.Next() {
			_, d, err := scanDocument(rows)
			if err != nil {
				yield(nil, s.explain(err, "list documents"))
				return
			}
			if !yield(d, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, s.explain(err, "list documents"))
		}
	}
}

// limit is SQLite's way to say it: below zero is none.
func limit(n int) int {
	if n <= 0 {
		return -1
	}
	return n
}

// Reading gives a document's reading. See store.Store.
func (s *Store) Reading(ctx context.Context, documentID string) (*rapporteur.Reading, error) {
	r, err := s.reading(ctx, documentID)
	return r, s.explain(err, "reading of "+documentID)
}

func (s *Store) reading(ctx context.Context, documentID string) (*rapporteur.Reading, error) {
	return s.readingIn(ctx, s.read, documentID)
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func (s *Store) readingIn(ctx context.Context, q querier, documentID string) (*rapporteur.Reading, error) {
	seq, d, err := scanDocument(q.QueryRowContext(ctx, documentByID, sql.Named("id", documentID)))
	if err != nil {
		return nil, notFound(err)
	}
	var text, lay, packed []byte
	if err := q.QueryRowContext(ctx, bodyReading, sql.Named("document", seq)).Scan(&text, &lay, &packed); err != nil {
		return nil, missing(err)
	}
	l, err := s.codec.unpackLayout(lay)
	if err != nil {
		return nil, err
	}
	if err := s.complete(d, text, l); err != nil {
		return nil, err
	}
	r := &l.Reading
	r.Document = d
	lines, err := s.codec.unpackEntries(packed)
	if err != nil {
		return nil, err
	}
	rows, err := q.QueryContext(ctx, kindsOf, sql.Named("document", seq))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	n := 0
	for ; rows.Next(); n++ {
		var kind rapporteur.Kind
		if err := rows.Scan(&kind); err != nil {
			return nil, err
		}
		e, err := entry(lines, n, kind)
		if err != nil {
			return nil, err
		}
		lists[kind].add(r, e)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	if n != len(lines) {
		return nil, fmt.Errorf("damaged: %d of %d entries are listed", n, len(lines))
	}
	return r, nil
}

// Entry gives one entry. See store.Store.
func (s *Store) Entry(ctx context.Context, id string) (rapporteur.Entry, error) {
	e, err := s.entry(ctx, id)
	if err != nil {
		return nil, s.explain(err, "entry "+id)
	}
	return e, nil
}

func (s *Store) entry(ctx context.Context, id string) (rapporteur.Entry, error) {
	rows, err := s.read.QueryContext(ctx, entriesByHash, sql.Named("hash", idHash(id)))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var seq int64
		var n int
		var kind rapporteur.Kind
		if err := rows.Scan(&seq, &n, &kind); err != nil {
			return nil, err
		}
		lines, err := s.lines(ctx, seq)
		if err != nil {
			return nil, err
		}
		if e, err := entry(lines, n, kind); err != nil || e.EntryHead().ID == id {
			return e, err
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return nil, store.ErrNotFound
}

// lines gives the packed entries of a document.
func (s *Store) lines(ctx context.Context, seq int64) ([][]byte, error) {
	var packed []byte
	if err := s.read.QueryRowContext(ctx, bodyEntries, sql.Named("document", seq)).Scan(&packed); err != nil {
		return nil, missing(err)
	}
	return s.codec.unpackEntries(packed)
}

// Entries lists entries. See store.Store.
func (s *Store) Entries(ctx context.Context, f store.EntryFilter) iter.Seq2[rapporteur.Entry, error] {
	return func(yield func(rapporteur.Entry, error) bool) {
		if err := s.entries(ctx, f, func(e rapporteur.Entry) bool { return yield(e, nil) }); err != nil {
			yield(nil, s.explain(err, "list entries"))
		}
	}
}

func (s *Store) entries(ctx context.Context, f store.EntryFilter, yield func(rapporteur.Entry) bool) error {
	args := []any{
		sql.Named("kind", string(f.Kind)), sql.Named("form", string(f.Form)), sql.Named("indicator", f.Indicator),
		sql.Named("name", store.Fold(f.Name)), sql.Named("actor", f.Actor),
	}
	// An actor stands in the links, which have no column: pages are cut here.
	only := map[string]bool{f.Actor: true}
	skip, most := 0, -1
	if f.Actor == "" {
		args = append(args, sql.Named("limit", limit(f.Limit)), sql.Named("offset", f.Offset))
	} else {
		args = append(args, sql.Named("limit", -1), sql.Named("offset", 0))
		skip, most = f.Offset, limit(f.Limit)
	}
	query := listEntries
	if f.Document == "" {
		args = append(args, sql.Named("all", f.AllVersions))
	} else {
		var seq int64
		err := s.read.QueryRowContext(ctx, seqOfDocument, sql.Named("id", f.Document)).Scan(&seq)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		query = listEntriesOf
		args = append(args, sql.Named("document", seq))
	}
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	// Rows come document by document, so one document's lines are enough to
	// hold. They are read on another connection; a kept document never changes.
	var held int64
	var lines [][]byte
	for rows.Next() {
		var seq int64
		var n int
		var kind rapporteur.Kind
		if err := rows.Scan(&seq, &n, &kind); err != nil {
			return err
		}
		if seq != held || lines == nil {
			if lines, err = s.lines(ctx, seq); err != nil {
				return err
			}
			held = seq
		}
		e, err := entry(lines, n, kind)
		if err != nil {
			return err
		}
		if f.Actor != "" {
			if !store.Voices(e, only) {
				continue
			}
			if skip > 0 {
				skip--
				continue
			}
			if most == 0 {
				return nil
			}
			most--
		}
		if !yield(e) {
			return nil
		}
	}
	return rows.Err()
}

// Appearances lists actors by document. See store.Store.
func (s *Store) Appearances(ctx context.Context, f store.ActorFilter) iter.Seq2[*store.Appearance, error] {
	return func(yield func(*store.Appearance, error) bool) {
		if err := s.appearances(ctx, f, func(a *store.Appearance) bool { return yield(a, nil) }); err != nil {
			yield(nil, s.explain(err, "list actors"))
		}
	}
}

func (s *Store) appearances(ctx context.Context, f store.ActorFilter, yield func(*store.Appearance) bool) error {
	query := listAppearances
	args := []any{sql.Named("kind", string(f.Kind)), sql.Named("country", strings.ToUpper(f.Country))}
	if f.ID != "" {
		query = listAppearancesOf
		args = append(args, sql.Named("actor", f.ID))
	}
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	known := map[int64]*rapporteur.Document{} // a document of many actors is unpacked once
	for rows.Next() {
		a := new(store.Appearance)
		var forms string
		_, d, err := scanDocument(prefixed{rows, []any{&a.Actor.ID, &a.Actor.Name, &a.Actor.Kind, &a.Actor.Country, &a.Actor.Sector, &a.Actor.Role, &forms, &a.Mentions, &a.Statements}}, known)
		if err != nil {
			return err
		}
		a.Document, a.Forms = d, []string{}
		if forms != "" {
			a.Forms = strings.Split(forms, "\n")
		}
		if !yield(a) {
			return nil
		}
	}
	return rows.Err()
}

// prefixed is a row that begins with documentColumns.
type prefixed struct {
	row  interface{ Scan(...any) error }
	rest []any
}

func (p prefixed) Scan(into ...any) error { return p.row.Scan(append(into, p.rest...)...) }

// Receipts gives the receipts of a document's entries. See store.Store.
func (s *Store) Receipts(ctx context.Context, documentID string) (map[string]string, error) {
	m, err := s.receipts(ctx, documentID)
	return m, s.explain(err, "receipts of "+documentID)
}

func (s *Store) receipts(ctx context.Context, documentID string) (map[string]string, error) {
	var seq int64
	if err := s.read.QueryRowContext(ctx, seqOfDocument, sql.Named("id", documentID)).Scan(&seq); err != nil {
		return nil, notFound(err)
	}
	lines, err := s.lines(ctx, seq)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, receiptsOf, sql.Named("document", seq))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	m := map[string]string{}
	for rows.Next() {
		var n int
		var receipt sql.RawBytes
		if err := rows.Scan(&n, &receipt); err != nil {
			return nil, err
		}
		id, err := entryID(lines, n)
		if err != nil {
			return nil, err
		}
		m[id] = hex.EncodeToString(receipt)
	}
	return m, rows.Err()
}

// Counts says how much the record holds. See store.Store.
func (s *Store) Counts(ctx context.Context) (store.Counts, error) {
	c := store.Counts{Entries: map[rapporteur.Kind]int{}, Engines: map[string]int{}}
	// One transaction, so that all answers are of one state.
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return c, s.explain(err, "count")
	}
	defer func() { _ = tx.Rollback() }() // it only read
	if err := tx.QueryRowContext(ctx, countDocuments).Scan(&c.Documents, &c.Current, &c.TextBytes); err != nil {
		return c, s.explain(err, "count")
	}
	rows, err := tx.QueryContext(ctx, countEntries)
	if err != nil {
		return c, s.explain(err, "count")
	}
	defer rows.Close()
	for rows.Next() {
		var kind rapporteur.Kind
		var n int
		if err := rows.Scan(&kind, &n); err != nil {
			return c, s.explain(err, "count")
		}
		c.Entries[kind] = n
	}
	if err := rows.Err(); err != nil {
		return c, s.explain(err, "count")
	}
	engines, err := tx.QueryContext(ctx, countEngines)
	if err != nil {
		return c, s.explain(err, "count")
	}
	defer engines.Close()
	for engines.Next() {
		var engine string
		var n int
		if err := engines.Scan(&engine, &n); err != nil {
			return c, s.explain(err, "count")
		}
		c.Engines[engine] = n
	}
	return c, s.explain(engines.Err(), "count")
}

// notFound turns the answer without a row into store.ErrNotFound.
func notFound(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return store.ErrNotFound
	}
	return err
}

// missing says that a row that must be there is not.
func missing(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return errors.New("the record is damaged: a document's body is missing; restore a copy")
	}
	return err
}
