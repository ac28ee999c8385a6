package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/rapporteur/rapporteur/internal/store"
)

// migrationFiles are NNNN_name.sql, numbered from 1 without a gap. File n
// brings a record from version n-1 to n.
//
//go:embed migration/*.sql
var migrationFiles embed.FS

// migration is one step of the tables.
type migration struct {
	name string
	sql  string
	// fill makes rows of what is kept already, in the same transaction; nil
	// where the step needs none.
	fill func(ctx context.Context, s *Store, tx *sql.Tx) error
}

// fills are the steps that make rows of kept documents, by number.
var fills = map[int]func(context.Context, *Store, *sql.Tx) error{2: fillAppearances}

// fillAppearances makes the rows of appearances of every kept document.
func fillAppearances(ctx context.Context, s *Store, tx *sql.Tx) error {
	type kept struct {
		seq int64
		id  string
	}
	var docs []kept
	rows, err := tx.QueryContext(ctx, eachBody)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var k kept
		if err := rows.Scan(&k.seq, &k.id); err != nil {
			return err
		}
		docs = append(docs, k)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	insert, err := tx.PrepareContext(ctx, insertAppearance)
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, k := range docs {
		r, err := s.readingIn(ctx, tx, k.id)
		if err != nil {
			return fmt.Errorf("document %s: %w", k.id, err)
		}
		if err := keepAppearances(ctx, insert, k.seq, appearances(r)); err != nil {
			return fmt.Errorf("document %s: %w", k.id, err)
		}
	}
	return nil
}

// migrations lists the steps in order.
func migrations() ([]migration, error) {
	entries, err := migrationFiles.ReadDir("migration") // sorted by name
	if err != nil {
		return nil, err
	}
	var list []migration
	for i, e := range entries {
		number, _, _ := strings.Cut(e.Name(), "_")
		if n, err := strconv.Atoi(number); err != nil || n != i+1 {
			return nil, fmt.Errorf("migration %s: number %d expected", e.Name(), i+1)
		}
		text, err := migrationFiles.ReadFile("migration/" + e.Name())
		if err != nil {
			return nil, err
		}
		list = append(list, migration{e.Name(), string(text), fills[i+1]})
	}
	return list, nil
}

// prepareFile makes the file a record of the newest version, or fails without
// having altered it.
func (s *Store) prepareFile(ctx context.Context, opts Options) error {
	steps, err := migrations()
	if err != nil {
		return err
	}
	version, err := versionOf(ctx, s.write, len(steps))
	if err != nil {
		return err
	}
	if version == 0 {
		if !opts.Create {
			return fmt.Errorf("empty: %w", store.ErrNotOurs)
		}
		if _, err := s.write.ExecContext(ctx, fmt.Sprintf(setPageSize, pageSize)); err != nil {
			return err
		}
	}
	var mode string
	if err := s.write.QueryRowContext(ctx, useWAL).Scan(&mode); err != nil {
		return err
	}
	if mode != "wal" {
		s.log.WarnContext(ctx, "no write-ahead log here: readers wait for the writer", "path", s.path, "mode", mode)
	}
	if opts.MaxBytes > 0 {
		if _, err := s.write.ExecContext(ctx, fmt.Sprintf(limitPages, max(1, opts.MaxBytes/pageSize))); err != nil {
			return err
		}
	}
	if version < len(steps) {
		s.log.DebugContext(ctx, "bringing the record up to date", "path", s.path, "from", version, "to", len(steps))
	}
	return s.migrate(ctx, s.write, version, steps)
}

// versionOf gives the version of the record's tables; 0 for a file without
// any. It fails with store.ErrNotOurs for another program's file and with
// store.ErrNewer when the version is above newest.
func versionOf(ctx context.Context, db *sql.DB, newest int) (int, error) {
	var id, version, tables int
	if err := db.QueryRowContext(ctx, identify).Scan(&id, &version, &tables); err != nil {
		return 0, err
	}
	switch {
	case id == 0 && version == 0 && tables == 0:
		return 0, nil
	case id != applicationID:
		return 0, fmt.Errorf("another program's SQLite file: %w", store.ErrNotOurs)
	case version > newest:
		return 0, fmt.Errorf("its version is %d, this program's %d: %w", version, newest, store.ErrNewer)
	case version == 0:
		return 0, fmt.Errorf("marked as a record but without a version: %w", store.ErrNotOurs)
	}
	return version, nil
}

// migrate runs the steps after version, each in a transaction of its own.
func (s *Store) migrate(ctx context.Context, db *sql.DB, version int, steps []migration) error {
	for n := version + 1; n <= len(steps); n++ {
		if err := s.step(ctx, db, n, steps[n-1]); err != nil {
			return fmt.Errorf("migration %s: %w", steps[n-1].name, err)
		}
	}
	return nil
}

func (s *Store) step(ctx context.Context, db *sql.DB, n int, m migration) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // after a commit it does nothing
	if _, err := tx.ExecContext(ctx, m.sql); err != nil {
		return err
	}
	if m.fill != nil {
		if err := m.fill(ctx, s, tx); err != nil {
			return err
		}
	}
	for _, q := range []string{fmt.Sprintf(setIdentity, applicationID), fmt.Sprintf(setVersion, n)} {
		if _, err := tx.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	return tx.Commit()
}
