// Package atlas keeps the places that a user imported from dumps of GeoNames
// and Who's On First in a SQLite file beside the record.
//
// It promises that an import is used whole or not at all, that one which was
// killed goes on where it stopped, that importing a dump twice changes nothing,
// and that the order of imports makes no difference to what is found. It holds
// one batch of rows in memory, however large the dump. It never decides which
// place a name means.
package atlas

import (
	"context"
	"crypto/sha256"
	"database/sql"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	driver "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"github.com/rapporteur/rapporteur/internal/place"
	"github.com/rapporteur/rapporteur/internal/store"
)

//go:embed schema.sql
var schema string

// importTables and importIndexes are made for every import, by its number.
//
//go:embed import.sql
var importTables string

//go:embed index.sql
var importIndexes string

const (
	applicationID = 0x52415041 // "RAPA"
	version       = 1
	busyMillis    = 10_000
)

// Atlas is an open file of imported places. It implements place.Source and
// serves any number of goroutines. What it finds are the imports that were
// finished when it was opened.
type Atlas struct {
	path     string
	db       *sql.DB
	imports  []Import         // finished
	names    map[int64]string // of their files, by number
	find     *sql.Stmt
	sounding *sql.Stmt
	division *sql.Stmt
	rows     *sql.Stmt
}

var _ place.Source = (*Atlas)(nil)

// Import is a dump that was taken, or is half taken.
type Import struct {
	Name     string // the file, without its folder
	SHA256   string // of its lines, unpacked
	Lines    int    // taken so far
	Places   int    // kept of them
	Finished bool
}

// Open opens an atlas for reading. Errors name the path; fs.ErrNotExist when
// there is none, store.ErrNotOurs for another file.
func Open(ctx context.Context, path string) (*Atlas, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("open imported places: %w", err)
	}
	a := &Atlas{path: path, names: map[int64]string{}}
	var err error
	// A killed import's journal has to be rolled back, so the file is opened for
	// writing and held back from it by query_only.
	if a.db, err = connect(path, url.Values{"mode": {"rw"}, "_query_only": {"1"}}); err == nil {
		err = a.prepare(ctx)
	}
	if err != nil {
		a.Close()
		return nil, explain(path, "open", err)
	}
	return a, nil
}

func connect(path string, query url.Values) (*sql.DB, error) {
	file, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	query.Set("_busy_timeout", fmt.Sprint(busyMillis))
	query.Set("_defensive", "1")
	query.Set("_dqs", "0")
	query.Add("_pragma", "trusted_schema(0)")
	slashed := filepath.ToSlash(file)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/…
	}
	return sql.Open("sqlite", (&url.URL{Scheme: "file", Path: slashed, RawQuery: query.Encode()}).String())
}

func (a *Atlas) prepare(ctx context.Context) error {
	if err := check(ctx, a.db); err != nil {
		return err
	}
	all, err := imports(ctx, a.db)
	if err != nil {
		return err
	}
	var ns []int64
	for _, x := range all {
		if x.Finished {
			a.imports = append(a.imports, x.Import)
			a.names[x.n] = x.Name
			ns = append(ns, x.n)
		}
	}
	if len(ns) == 0 {
		return nil
	}
	// Each import is asked the same, by one statement over all of them.
	union := func(query string) string {
		parts := make([]string, len(ns))
		for i, n := range ns {
			parts[i] = fmt.Sprintf(query, n)
		}
		return strings.Join(parts, " UNION ALL ")
	}
	const order = ` ORDER BY folded, key < 0, key` // GeoNames' places first
	for stmt, query := range map[**sql.Stmt]string{
		&a.find:     `SELECT folded, key, min(way), max(bone) FROM (` + union(`SELECT * FROM name_%[1]d WHERE folded = ?1`) + `) GROUP BY folded, key` + order,
		&a.sounding: `SELECT folded, key, min(way), max(bone) FROM (` + union(`SELECT * FROM name_%[1]d WHERE bone = ?1 AND bone <> ''`) + `) GROUP BY folded, key` + order + ` LIMIT ?2`,
		&a.division: `SELECT min(key) FROM (` + union(`SELECT key FROM place_%[1]d WHERE code = ?1 AND code <> ''`) + `)`,
		&a.rows:     union(`SELECT %[1]d, rank, digest, geonameid, name, kind, lat, lon, country, code, adm1, adm2, population, flags FROM place_%[1]d WHERE key = ?1`),
	} {
		if *stmt, err = a.db.PrepareContext(ctx, query); err != nil { //nolint:sqlclosecheck // Close does
			return err
		}
	}
	return nil
}

// check fails unless the file is an atlas of this version.
func check(ctx context.Context, db *sql.DB) error {
	var id, v int
	if err := db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&v); err != nil {
		return err
	}
	switch {
	case id != applicationID:
		return fmt.Errorf("no imported places in it: %w", store.ErrNotOurs)
	case v > version:
		return errors.New("its places were imported by a newer version of rapporteur; use that version, or delete the file and import again")
	}
	return nil
}

type numbered struct {
	Import
	n int64
}

func imports(ctx context.Context, db *sql.DB) ([]numbered, error) {
	rows, err := db.QueryContext(ctx, `SELECT n, name, sha256, lines, places, finished FROM import ORDER BY sha256`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []numbered
	for rows.Next() {
		var x numbered
		if err := rows.Scan(&x.n, &x.Name, &x.SHA256, &x.Lines, &x.Places, &x.Finished); err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, rows.Err()
}

// Imports lists the imports of the file at path, unfinished ones too, by name.
func Imports(ctx context.Context, path string) ([]Import, error) {
	a, err := Open(ctx, path)
	if err != nil {
		return nil, err
	}
	defer a.Close()
	all, err := imports(ctx, a.db)
	if err != nil {
		return nil, explain(path, "list", err)
	}
	out := make([]Import, len(all))
	for i, x := range all {
		out[i] = x.Import
	}
	slices.SortStableFunc(out, func(a, b Import) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// Fingerprint is a digest of the dumps that are used, eight hex digits; the
// same dumps in any order give the same. It is "" when there are none.
func (a *Atlas) Fingerprint() string {
	if len(a.imports) == 0 {
		return ""
	}
	h := sha256.New()
	fmt.Fprintf(h, "atlas %d\n", version)
	for _, x := range a.imports { // sorted by digest
		fmt.Fprintln(h, x.SHA256)
	}
	return hex.EncodeToString(h.Sum(nil))[:8]
}

// Find implements place.Source.
func (a *Atlas) Find(key string) ([]place.Found, error) { return a.named(a.find, key) }

// Sounding implements place.Source.
func (a *Atlas) Sounding(skeleton string, limit int) ([]place.Found, error) {
	return a.named(a.sounding, skeleton, limit)
}

func (a *Atlas) named(stmt *sql.Stmt, args ...any) ([]place.Found, error) {
	if stmt == nil { // nothing was imported
		return nil, nil
	}
	type hit struct {
		named place.Key
		key   int64
	}
	var hits []hit
	rows, err := stmt.Query(args...)
	if err != nil {
		return nil, explain(a.path, "find", err)
	}
	defer rows.Close()
	for rows.Next() {
		var h hit
		if err := rows.Scan(&h.named.Key, &h.key, &h.named.Way, &h.named.Bone); err != nil {
			return nil, explain(a.path, "find", err)
		}
		hits = append(hits, h)
	}
	if err := rows.Err(); err != nil {
		return nil, explain(a.path, "find", err)
	}
	rows.Close()
	var out []place.Found
	for _, h := range hits {
		row, from, ok, err := a.row(h.key)
		if err != nil {
			return nil, err
		}
		if ok {
			out = append(out, place.Found{Row: row, Named: h.named, From: from})
		}
	}
	return out, nil
}

// row gives the best row of a key.
func (a *Atlas) row(key int64) (best place.Row, from string, ok bool, err error) {
	rows, err := a.rows.Query(key)
	if err != nil {
		return best, "", false, explain(a.path, "find", err)
	}
	defer rows.Close()
	for rows.Next() {
		r := place.Row{Key: key}
		var n int64
		var flags int
		err := rows.Scan(&n, &r.Rank, &r.Digest, &r.ID, &r.Name, &r.Kind, &r.Lat, &r.Lon, &r.Country, &r.Code, &r.Adm1, &r.Adm2, &r.Population, &flags)
		if err != nil {
			return best, "", false, explain(a.path, "find", err)
		}
		r.Seat, r.Deep = flags&flagSeat != 0, flags&flagDeep != 0
		if !ok || r.Better(&best) {
			best, from, ok = r, a.names[n], true
		}
	}
	return best, from, ok, explain(a.path, "find", rows.Err())
}

// Division implements place.Source.
func (a *Atlas) Division(code string) (place.Row, bool, error) {
	if a.division == nil {
		return place.Row{}, false, nil
	}
	var key sql.NullInt64
	if err := a.division.QueryRow(code).Scan(&key); err != nil || !key.Valid {
		return place.Row{}, false, explain(a.path, "find", err)
	}
	r, _, ok, err := a.row(key.Int64)
	return r, ok, err
}

const (
	flagSeat = 1 << iota
	flagDeep
)

// Close releases the file.
func (a *Atlas) Close() error {
	for _, s := range []*sql.Stmt{a.find, a.sounding, a.division, a.rows} {
		if s != nil {
			s.Close()
		}
	}
	if a.db == nil {
		return nil
	}
	return explain(a.path, "close", a.db.Close())
}

// explain names the file and what was done, and says in words what a SQLite
// error means.
func explain(path, doing string, err error) error {
	if err == nil {
		return nil
	}
	var se *driver.Error
	if errors.As(err, &se) {
		switch se.Code() & 0xff {
		case codes.SQLITE_BUSY, codes.SQLITE_LOCKED:
			err = fmt.Errorf("another process is importing places; wait for it (%w)", err)
		case codes.SQLITE_FULL:
			err = fmt.Errorf("%w (%w)", store.ErrFull, err)
		case codes.SQLITE_NOTADB:
			err = fmt.Errorf("%w (%w)", store.ErrNotOurs, err)
		case codes.SQLITE_CORRUPT:
			err = fmt.Errorf("the file is damaged; delete it and import again: %w", err)
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return fmt.Errorf("%s: %s: %w", path, doing, err)
}
