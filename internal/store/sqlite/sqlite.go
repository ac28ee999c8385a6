// Package sqlite keeps the record in one SQLite file.
//
// It promises what store.Store promises, and besides that a process killed at
// any moment leaves a whole record and no lock: what Add has returned from is
// on the disk, what it has not is not there at all. One process writes at a
// time and holds that right from Open to Close; any number read meanwhile. It
// never opens, alters or removes a file that is not a record.
//
// Beside the record at PATH lie, while it is open, SQLite's own PATH-wal and
// PATH-shm and, while it is open for writing, PATH-lock. What a killed process
// leaves of them is taken over by the next one.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	driver "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"github.com/rapporteur/rapporteur/internal/store"
)

// Options say how to open a record. The zero value opens an existing one for
// writing.
type Options struct {
	ReadOnly bool         // read only; any number of processes may
	Create   bool         // make the record when the file is missing or empty
	MaxBytes int64        // most bytes the file may grow to; 0: no limit. Add beyond it fails as on a full disk
	Logger   *slog.Logger // nil: silent
}

// Store is a record in a SQLite file. It implements store.Store.
type Store struct {
	path    string
	log     *slog.Logger
	read    *sql.DB      // any number of connections that cannot write
	write   *sql.DB      // one connection; nil when read only
	adding  sync.Mutex   // held by Add
	release func() error // gives the right to write back; nil when read only
	has     *sql.Stmt
	codec   *codec
}

var _ store.Store = (*Store)(nil)

const (
	// applicationID marks the file as ours: "RAPP".
	applicationID = 0x52415050

	// pageSize in bytes of a new record.
	pageSize = 4096

	// busyMillis is how long SQLite waits for a lock that a process other than
	// a writer of ours may hold for a moment: a shell, a backup, a recovery.
	busyMillis = 2000
)

// Open opens the record at path. Errors name the path and are, where that is
// the cause, store.ErrBusy (another process has it open for writing),
// store.ErrNewer, store.ErrOlder (when ReadOnly), store.ErrNotOurs,
// store.ErrFull or fs.ErrNotExist.
func Open(ctx context.Context, path string, opts Options) (*Store, error) {
	s := &Store{path: path, log: opts.Logger}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if err := s.open(ctx, opts); err != nil {
		s.Close()
		return nil, s.explain(err, "open")
	}
	return s, nil
}

func (s *Store) open(ctx context.Context, opts Options) (err error) {
	if opts.ReadOnly && opts.Create {
		return errors.New("cannot be made when opened for reading only")
	}
	file, missing, err := resolve(s.path)
	if err != nil {
		return err
	}
	if missing && !opts.Create {
		return fmt.Errorf("no such record: %w", fs.ErrNotExist)
	}
	if s.codec, err = newCodec(); err != nil {
		return err
	}
	if !opts.ReadOnly {
		if s.release, err = claim(file + "-lock"); err != nil {
			return err
		}
		s.write = openDB(file, url.Values{"mode": {writeMode(opts.Create)}, "_txlock": {"immediate"}, "_pragma": {"synchronous(FULL)", "cache_size(-32000)"}})
		s.write.SetMaxOpenConns(1)
		if err := s.prepareFile(ctx, opts); err != nil {
			return err
		}
	}
	// A reader may have to make SQLite's shared-memory file, so it opens the
	// file for writing, too, and is held back from it by query_only.
	s.read = openDB(file, url.Values{"mode": {"rw"}, "_query_only": {"1"}})
	s.read.SetMaxIdleConns(runtime.GOMAXPROCS(0) + 1)
	if opts.ReadOnly {
		if err := s.checkFile(ctx, file); err != nil {
			return err
		}
	}
	s.has, err = s.read.PrepareContext(ctx, hasDocument)
	return err
}

// resolve follows links, so that a record has one lock whatever it is called.
func resolve(path string) (file string, missing bool, err error) {
	if file, err = filepath.Abs(path); err != nil {
		return "", false, err
	}
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		dir, err := filepath.EvalSymlinks(filepath.Dir(file))
		if err != nil {
			return "", true, fmt.Errorf("the folder to keep it in: %w", err)
		}
		return filepath.Join(dir, filepath.Base(file)), true, nil
	case err != nil:
		return "", false, err
	case info.IsDir():
		return "", false, fmt.Errorf("a folder: %w", store.ErrNotOurs)
	case !info.Mode().IsRegular():
		return "", false, fmt.Errorf("not a regular file: %w", store.ErrNotOurs)
	}
	file, err = filepath.EvalSymlinks(file)
	return file, false, err
}

func writeMode(create bool) string {
	if create {
		return "rwc"
	}
	return "rw"
}

// openDB makes a pool of connections that trust nothing in the file.
func openDB(file string, query url.Values) *sql.DB {
	query.Set("_busy_timeout", fmt.Sprint(busyMillis))
	query.Set("_defensive", "1")
	query.Set("_dqs", "0")
	query.Set("_error_rc", "1")
	query.Add("_pragma", "trusted_schema(0)")
	query.Add("_pragma", "temp_store(MEMORY)")
	slashed := filepath.ToSlash(file)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/…
	}
	dsn := url.URL{Scheme: "file", Path: slashed, RawQuery: query.Encode()}
	db, err := sql.Open("sqlite", dsn.String())
	if err != nil {
		panic(err) // only for a driver that is not registered
	}
	return db
}

// checkFile checks that a reader can read the file. On a medium where nothing
// can be written, not even beside the record, it reads it as one that no
// process can change.
func (s *Store) checkFile(ctx context.Context, file string) error {
	steps, err := migrations()
	if err != nil {
		return err
	}
	version, err := versionOf(ctx, s.read, len(steps))
	if unwritable(err) {
		if info, walErr := os.Stat(file + "-wal"); walErr == nil && info.Size() > 0 {
			return fmt.Errorf("a writer that was killed left %s-wal, which cannot be taken over where nothing can be written; copy both elsewhere: %w", file, err)
		}
		s.log.DebugContext(ctx, "record on a medium without writing", "path", s.path)
		s.read.Close()
		s.read = openDB(file, url.Values{"mode": {"ro"}, "immutable": {"1"}})
		version, err = versionOf(ctx, s.read, len(steps))
	}
	if err != nil {
		return err
	}
	return readable(version, len(steps))
}

// readable fails for a record of another version than the program's newest.
func readable(version, newest int) error {
	switch {
	case version == 0:
		return fmt.Errorf("empty: %w", store.ErrNotOurs)
	case version < newest:
		return store.ErrOlder
	}
	return nil
}

// Close releases the record.
func (s *Store) Close() error {
	var errs []error
	if s.has != nil {
		errs = append(errs, s.has.Close())
	}
	// The writer last: the last connection to close folds the log into the
	// record and removes it.
	if s.read != nil {
		errs = append(errs, s.read.Close())
	}
	if s.write != nil {
		errs = append(errs, s.write.Close())
	}
	if s.release != nil {
		errs = append(errs, s.release())
		s.release = nil
	}
	if err := errors.Join(errs...); err != nil {
		return s.explain(err, "close")
	}
	return nil
}

// explain names the record and what was done, and says in words what a SQLite
// error means.
func (s *Store) explain(err error, doing string) error {
	if err == nil {
		return nil
	}
	var se *driver.Error
	if errors.As(err, &se) {
		switch code := se.Code() & 0xff; {
		case code == codes.SQLITE_BUSY || code == codes.SQLITE_LOCKED:
			err = fmt.Errorf("%w (%w)", store.ErrBusy, err)
		case code == codes.SQLITE_FULL || se.Code() == codes.SQLITE_IOERR_SHMSIZE:
			err = fmt.Errorf("%w (%w)", store.ErrFull, err)
		case code == codes.SQLITE_NOTADB:
			err = fmt.Errorf("%w (%w)", store.ErrNotOurs, err)
		case code == codes.SQLITE_CORRUPT:
			err = fmt.Errorf("the record is damaged; restore a copy: %w", err)
		}
	}
	return fmt.Errorf("%s: %s: %w", s.path, doing, err)
}

// unwritable reports whether SQLite failed because it could not make or write
// a file.
func unwritable(err error) bool {
	var se *driver.Error
	if !errors.As(err, &se) {
		return false
	}
	code := se.Code() & 0xff
	return code == codes.SQLITE_CANTOPEN || code == codes.SQLITE_READONLY || code == codes.SQLITE_PERM
}
