package atlas

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"github.com/rapporteur/rapporteur/internal/place"
)

// batchLines bounds both what a killed import does again and what is held in
// memory.
const batchLines = 20_000

// longestLine bounds a line of a dump, in bytes; GeoNames' are under 20,000.
const longestLine = 1 << 20

// Dump is a file to import. Open gives its lines, unpacked, from the first on;
// it is called twice.
type Dump struct {
	Name string // without its folder
	Open func() (io.ReadCloser, error)
}

// Writer imports dumps into the file at a path, one at a time.
type Writer struct {
	path string
	db   *sql.DB
}

// Create opens the file at path for importing, and makes it when it is missing.
func Create(ctx context.Context, path string) (*Writer, error) {
	db, err := connect(path, url.Values{"mode": {"rwc"}, "_txlock": {"immediate"}, "_pragma": {"journal_mode(DELETE)", "synchronous(FULL)", "cache_size(-64000)"}})
	if err != nil {
		return nil, explain(path, "open", err)
	}
	db.SetMaxOpenConns(1)
	w := &Writer{path: path, db: db}
	if err := w.init(ctx); err != nil {
		db.Close()
		return nil, explain(path, "open", err)
	}
	return w, nil
}

// init makes the tables in an empty file, in one transaction, and checks any other.
func (w *Writer) init(ctx context.Context) error {
	tx, err := w.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // of nothing, once it was committed
	var tables int
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema`).Scan(&tables); err != nil {
		return err
	}
	if tables > 0 {
		if err := tx.Rollback(); err != nil {
			return err
		}
		return check(ctx, w.db)
	}
	if _, err := tx.ExecContext(ctx, schema+fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d;", applicationID, version)); err != nil {
		return err
	}
	return tx.Commit()
}

// Close releases the file.
func (w *Writer) Close() error { return explain(w.path, "close", w.db.Close()) }

// Take imports a dump. before is what an earlier try had taken: with
// before.Finished nothing is done. A line that cannot be read is an error that
// names it; nothing of such a dump is used. When ctx ends what was taken stays,
// and the next Take of the same lines goes on from there.
func (w *Writer) Take(ctx context.Context, d Dump) (before, after Import, err error) {
	sum, err := digest(ctx, d)
	if err != nil {
		return before, after, fmt.Errorf("%s: %w", d.Name, err)
	}
	in, err := d.Open()
	if err != nil {
		return before, after, fmt.Errorf("%s: %w", d.Name, err)
	}
	defer in.Close()
	r := bufio.NewReaderSize(in, 1<<16)
	first, err := r.Peek(1 << 14)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return before, after, fmt.Errorf("%s: %w", d.Name, err)
	}
	line, _, _ := bytes.Cut(bytes.TrimPrefix(first, bom), []byte("\n"))
	layout, head, err := place.LayoutOf(strings.TrimSuffix(string(line), "\r"))
	if err != nil {
		return before, after, fmt.Errorf("%s: %w", d.Name, err)
	}
	n, before, err := w.begin(ctx, d.Name, sum, layout)
	if err != nil || before.Finished {
		return before, before, explain(w.path, "import "+d.Name, err)
	}
	after = before
	s := bufio.NewScanner(r)
	s.Buffer(nil, longestLine)
	var batch []place.Row
	at := 0
	for s.Scan() {
		if at++; at <= before.Lines {
			continue
		}
		text := strings.TrimSuffix(s.Text(), "\r")
		if at == 1 {
			text = strings.TrimPrefix(text, string(bom))
		}
		if !(head && at == 1) && text != "" {
			row, ok, err := place.ParseRow(layout, text)
			if err != nil {
				return before, after, errors.Join(fmt.Errorf("%s:%d: %w", d.Name, at, err), w.drop(ctx, n))
			}
			if ok {
				batch = append(batch, row)
			}
		}
		if at-after.Lines == batchLines {
			if err := w.put(ctx, n, &after, at, batch, false); err != nil {
				return before, after, explain(w.path, "import "+d.Name, err)
			}
			batch = batch[:0]
		}
	}
	if err := s.Err(); err != nil {
		return before, after, errors.Join(fmt.Errorf("%s:%d: %w", d.Name, at+1, err), w.drop(ctx, n))
	}
	return before, after, explain(w.path, "import "+d.Name, w.put(ctx, n, &after, at, batch, true))
}

var bom = []byte("\ufeff")

// digest is the SHA-256 of a dump's bytes, unpacked.
func digest(ctx context.Context, d Dump) (string, error) {
	in, err := d.Open()
	if err != nil {
		return "", err
	}
	defer in.Close()
	h := sha256.New()
	if _, err := io.Copy(h, reader{ctx, in}); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// reader ends with its context.
type reader struct {
	ctx context.Context
	r   io.Reader
}

func (r reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}

// begin gives the number of an import and how far it has come.
func (w *Writer) begin(ctx context.Context, name, sum string, layout place.Layout) (n int64, x Import, err error) {
	tx, err := w.db.BeginTx(ctx, nil)
	if err != nil {
		return 0, x, err
	}
	defer func() { _ = tx.Rollback() }() // of nothing, once it was committed
	made, err := tx.ExecContext(ctx, `INSERT INTO import (sha256, name, layout, lines, places, finished) VALUES (?, ?, ?, 0, 0, 0) ON CONFLICT DO NOTHING`, sum, name, int(layout))
	if err != nil {
		return 0, x, err
	}
	x.SHA256 = sum
	err = tx.QueryRowContext(ctx, `SELECT n, name, lines, places, finished FROM import WHERE sha256 = ?`, sum).Scan(&n, &x.Name, &x.Lines, &x.Places, &x.Finished)
	if err != nil {
		return 0, x, err
	}
	if rows, err := made.RowsAffected(); err != nil {
		return 0, x, err
	} else if rows == 1 {
		if _, err := tx.ExecContext(ctx, fmt.Sprintf(importTables, n)); err != nil {
			return 0, x, err
		}
	}
	return n, x, tx.Commit()
}

// drop takes an import out that can never be finished, for a line of it is bad.
func (w *Writer) drop(ctx context.Context, n int64) error {
	tx, err := w.db.BeginTx(ctx, nil)
	if err != nil {
		return explain(w.path, "drop an import", err)
	}
	defer func() { _ = tx.Rollback() }() // of nothing, once it was committed
	_, err = tx.ExecContext(ctx, fmt.Sprintf(`DROP TABLE place_%[1]d; DROP TABLE name_%[1]d; DELETE FROM import WHERE n = %[1]d`, n))
	if err == nil {
		err = tx.Commit()
	}
	return explain(w.path, "drop an import", err)
}

// put keeps a batch and how far the import has come, in one transaction.
func (w *Writer) put(ctx context.Context, n int64, x *Import, lines int, batch []place.Row, last bool) error {
	tx, err := w.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // of nothing, once it was committed
	var taken int
	if err := tx.QueryRowContext(ctx, `SELECT lines FROM import WHERE n = ?`, n).Scan(&taken); err != nil {
		return err
	}
	if taken != x.Lines {
		return errors.New("another process is importing the same dump")
	}
	row, err := tx.PrepareContext(ctx, fmt.Sprintf(`INSERT INTO place_%[1]d (key, rank, digest, geonameid, name, kind, lat, lon, country, code, adm1, adm2, population, flags)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT DO UPDATE SET rank = excluded.rank, digest = excluded.digest, geonameid = excluded.geonameid, name = excluded.name, kind = excluded.kind,
		lat = excluded.lat, lon = excluded.lon, country = excluded.country, code = excluded.code, adm1 = excluded.adm1, adm2 = excluded.adm2,
		population = excluded.population, flags = excluded.flags WHERE (excluded.rank, excluded.digest) > (place_%[1]d.rank, place_%[1]d.digest)`, n))
	if err != nil {
		return err
	}
	defer row.Close()
	name, err := tx.PrepareContext(ctx, fmt.Sprintf(`INSERT INTO name_%d (folded, key, way, bone) VALUES (?, ?, ?, ?)`, n))
	if err != nil {
		return err
	}
	defer name.Close()
	for i := range batch {
		r := &batch[i]
		flags := 0
		if r.Seat {
			flags |= flagSeat
		}
		if r.Deep {
			flags |= flagDeep
		}
		if _, err := row.ExecContext(ctx, r.Key, r.Rank, r.Digest, r.ID, r.Name, string(r.Kind), r.Lat, r.Lon, r.Country, r.Code, r.Adm1, r.Adm2, r.Population, flags); err != nil {
			return err
		}
		for _, k := range r.Keys() {
			if _, err := name.ExecContext(ctx, k.Key, r.Key, int(k.Way), k.Bone); err != nil {
				return err
			}
		}
	}
	if last {
		if _, err := tx.ExecContext(ctx, fmt.Sprintf(importIndexes, n)); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, `UPDATE import SET lines = ?, places = places + ?, finished = ? WHERE n = ?`, lines, len(batch), last, n); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	x.Lines, x.Places, x.Finished = lines, x.Places+len(batch), last
	return nil
}
