package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
	"github.com/rapporteur/rapporteur/internal/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store {
		return open(t, filepath.Join(t.TempDir(), "record ü?#%.db"), Options{Create: true})
	})
}

// open opens a record and closes it at the end of the test, unless that was
// done before.
func open(t testing.TB, path string, opts Options) *Store {
	t.Helper()
	s, err := Open(context.Background(), path, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func shut(t testing.TB, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

func add(t testing.TB, s *Store, readings ...*rapporteur.Reading) {
	t.Helper()
	if n, err := s.Add(t.Context(), readings); err != nil || n != len(readings) {
		t.Fatalf("added %d of %d: %v", n, len(readings), err)
	}
}

// database opens a file beside the store, to alter what no store would.
func database(t testing.TB, path string, statements ...string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	for _, q := range statements {
		if _, err := db.Exec(q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
	return db
}

func TestOneFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "r.db")
	s := open(t, path, Options{Create: true})
	add(t, s, storetest.Samples(0, 5, 900)...)
	shut(t, s)
	shut(t, s) // a second time does no harm
	r := open(t, path, Options{ReadOnly: true})
	if c, err := r.Counts(t.Context()); err != nil || c.Documents != 5 {
		t.Errorf("counts: %+v, %v", c, err)
	}
	shut(t, r)
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != 1 {
		t.Errorf("beside the closed record lies something: %v", files)
	}
}

func TestOpenRefuses(t *testing.T) {
	write := func(content string) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	record := func(more ...string) func(*testing.T, string) {
		return func(t *testing.T, path string) {
			shut(t, open(t, path, Options{Create: true}))
			database(t, path, more...).Close()
		}
	}
	for _, c := range []struct {
		name string
		make func(*testing.T, string)
		opts Options
		want error
	}{
		{"missing", func(*testing.T, string) {}, Options{}, fs.ErrNotExist},
		{"missing, to read", func(*testing.T, string) {}, Options{ReadOnly: true}, fs.ErrNotExist},
		{"empty", write(""), Options{}, store.ErrNotOurs},
		{"empty, to read", write(""), Options{ReadOnly: true}, store.ErrNotOurs},
		{"short text", write("A report."), Options{Create: true}, store.ErrNotOurs},
		{"long text", write(strings.Repeat("A report of some length.\n", 1000)), Options{Create: true}, store.ErrNotOurs},
		{"text, to read", write(strings.Repeat("A report of some length.\n", 1000)), Options{ReadOnly: true}, store.ErrNotOurs},
		{"foreign database", func(t *testing.T, path string) { database(t, path, `CREATE TABLE documents (id TEXT)`).Close() }, Options{Create: true}, store.ErrNotOurs},
		{"foreign database, to read", func(t *testing.T, path string) { database(t, path, `CREATE TABLE documents (id TEXT)`).Close() }, Options{ReadOnly: true}, store.ErrNotOurs},
		{"foreign mark", func(t *testing.T, path string) { database(t, path, `PRAGMA application_id = 7`).Close() }, Options{Create: true}, store.ErrNotOurs},
		{"newer", record(`PRAGMA user_version = 99`), Options{Create: true}, store.ErrNewer},
		{"newer, to read", record(`PRAGMA user_version = 99`), Options{ReadOnly: true}, store.ErrNewer},
		{"no version", record(`PRAGMA user_version = 0`), Options{Create: true}, store.ErrNotOurs},
		{"folder", func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, Options{Create: true}, store.ErrNotOurs},
		{"made to read", func(*testing.T, string) {}, Options{ReadOnly: true, Create: true}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "r.db")
			c.make(t, path)
			before, _ := os.ReadFile(path)
			s, err := Open(t.Context(), path, c.opts)
			if err == nil {
				s.Close()
				t.Fatal("opened")
			}
			if c.want != nil && !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
			if !strings.Contains(err.Error(), path) {
				t.Errorf("the error does not name %s: %v", path, err)
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was altered")
			}
			files, _ := filepath.Glob(path + "*")
			if before == nil && len(files) > 1 || before != nil && len(files) != 1 {
				t.Errorf("left behind: %v", files)
			}
		})
	}
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "no", "r.db"), Options{Create: true}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("in a missing folder: %v", err)
	}
}

func TestReadOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.db")
	w := open(t, path, Options{Create: true})
	add(t, w, storetest.Samples(0, 3, 900)...)
	r := open(t, path, Options{ReadOnly: true})
	if n, err := r.Add(t.Context(), storetest.Samples(3, 4, 900)); n != 0 || !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("added %d: %v", n, err)
	}
	if _, err := r.read.Exec(`UPDATE documents SET current = 0`); err == nil {
		t.Error("a reader's connection could write")
	}
	if _, err := w.read.Exec(`UPDATE documents SET current = 0`); err == nil {
		t.Error("a writer's reading connection could write")
	}
	add(t, w, storetest.Samples(3, 4, 900)...)
	if c, err := r.Counts(t.Context()); err != nil || c.Documents != 4 {
		t.Errorf("the reader sees %+v, %v; want 4 documents", c, err)
	}
	shut(t, w)
	if c, err := r.Counts(t.Context()); err != nil || c.Documents != 4 {
		t.Errorf("after the writer: %+v, %v", c, err)
	}
}

func TestMaxBytes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.db")
	s := open(t, path, Options{Create: true, MaxBytes: 1 << 20})
	kept := 0
	for batch := 0; ; batch++ {
		if batch == 100 {
			t.Fatal("the file grew beyond its limit")
		}
		n, err := s.Add(t.Context(), storetest.Samples(batch*20, batch*20+20, 4000))
		if err == nil {
			kept += n
			continue
		}
		if n != 0 || !errors.Is(err, store.ErrFull) || !strings.Contains(err.Error(), path) {
			t.Fatalf("added %d: %v; want ErrFull naming the path", n, err)
		}
		break
	}
	check := func(s *Store) {
		t.Helper()
		if c, err := s.Counts(t.Context()); err != nil || c.Documents != kept || kept == 0 {
			t.Fatalf("%+v, %v; want %d documents", c, err, kept)
		}
		sound(t, s)
	}
	check(s) // goes on after it
	shut(t, s)
	s = open(t, path, Options{})
	check(s)
	add(t, s, storetest.Samples(kept, kept+20, 4000)...)
	kept += 20
	check(s)
}

// sound fails when SQLite finds the file or the index damaged. It asks on a
// connection of its own: the check of FTS5, unlike its searches, goes by what
// the connection last knew of the index and so cries wolf on an older one.
func sound(t testing.TB, s *Store) {
	t.Helper()
	db := openDB(s.path, url.Values{"mode": {"rw"}})
	defer db.Close()
	var verdict string
	if err := db.QueryRow(`PRAGMA integrity_check`).Scan(&verdict); err != nil || verdict != "ok" {
		t.Fatalf("integrity: %s, %v", verdict, err)
	}
	if s.write != nil {
		if _, err := s.write.Exec(`INSERT INTO search (search) VALUES ('integrity-check')`); err != nil {
			t.Fatalf("the index: %v", err)
		}
	}
}

func TestMigrations(t *testing.T) {
	steps, err := migrations()
	if err != nil || len(steps) == 0 {
		t.Fatal(steps, err)
	}
	// From nothing, and from what a kill while making a record leaves.
	for name, statement := range map[string]string{"empty": `SELECT 1`, "switched to WAL": `PRAGMA journal_mode = WAL`} {
		path := filepath.Join(t.TempDir(), "r.db")
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		database(t, path, statement).Close()
		s := open(t, path, Options{Create: true})
		add(t, s, storetest.Samples(0, 2, 900)...)
		if v, err := versionOf(t.Context(), s.read, len(steps)); err != nil || v != len(steps) {
			t.Errorf("%s: version %d, %v; want %d", name, v, err, len(steps))
		}
	}
}

// A record that was made before actors were listed lists them once it is
// brought up to date, as one that was made today.
func TestMigrationListsActors(t *testing.T) {
	samples := storetest.Samples(0, 6, 1500)
	samples[2].Actors = nil // read by an engine without actors
	fresh := open(t, filepath.Join(t.TempDir(), "fresh.db"), Options{Create: true})
	add(t, fresh, samples...)
	path := filepath.Join(t.TempDir(), "r.db")
	s := open(t, path, Options{Create: true})
	add(t, s, samples...)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	database(t, path, `DROP TABLE appearances`, `PRAGMA user_version = 1`).Close()
	if _, err := Open(t.Context(), path, Options{ReadOnly: true}); !errors.Is(err, store.ErrOlder) {
		t.Errorf("an older record opened for reading: %v", err)
	}
	s = open(t, path, Options{})
	want := storetest.Collect(t, fresh.Appearances(t.Context(), store.ActorFilter{})) // both in the order of adding
	got := storetest.Collect(t, s.Appearances(t.Context(), store.ActorFilter{}))
	if len(want) == 0 || storetest.JSON(t, got) != storetest.JSON(t, want) {
		t.Errorf("%d actors after the migration, %d in a new record", len(got), len(want))
	}
}

func TestMigrationFails(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.db")
	db := database(t, path)
	good := migration{name: "0001_good.sql", sql: `CREATE TABLE one (a); INSERT INTO one VALUES (1);`}
	bad := migration{name: "0002_bad.sql", sql: `CREATE TABLE two (a); INSERT INTO one VALUES (2); INSERT INTO nowhere VALUES (1);`}
	if err := new(Store).migrate(t.Context(), db, 0, []migration{good, bad}); err == nil || !strings.Contains(err.Error(), bad.name) {
		t.Fatalf("%v; want an error that names the step", err)
	}
	var rows, tables int
	if err := db.QueryRow(`SELECT (SELECT count(*) FROM one), (SELECT count(*) FROM sqlite_schema)`).Scan(&rows, &tables); err != nil || rows != 1 || tables != 1 {
		t.Errorf("%d rows and %d tables, %v; half a step was kept", rows, tables, err)
	}
	if v, err := versionOf(t.Context(), db, 2); err != nil || v != 1 {
		t.Errorf("version %d, %v; want 1", v, err)
	}
	mended := migration{name: "0002_mended.sql", sql: `CREATE TABLE two (a);`}
	if err := new(Store).migrate(t.Context(), db, 1, []migration{good, mended}); err != nil {
		t.Fatal(err)
	}
	if v, err := versionOf(t.Context(), db, 2); err != nil || v != 2 {
		t.Errorf("version %d, %v; want 2", v, err)
	}
	if err := readable(1, 2); !errors.Is(err, store.ErrOlder) {
		t.Errorf("%v, want ErrOlder", err)
	}
}

func TestDamage(t *testing.T) {
	for name, statement := range map[string]string{
		"text":        `UPDATE bodies SET text = substr(text, 1, length(text) - 9)`,
		"text's byte": `UPDATE bodies SET text = CAST(substr(text, 1, 200) || x'00' || substr(text, 202) AS BLOB)`,
		"layout":      `UPDATE bodies SET layout = x'00'`,
		"entries":     `UPDATE bodies SET entries = x''`,
		"a row":       `DELETE FROM entries WHERE n = 0`,
		"the body":    `DELETE FROM bodies`,
	} {
		path := filepath.Join(t.TempDir(), "r.db")
		s := open(t, path, Options{Create: true})
		r := storetest.Sample(2, 1500)
		add(t, s, r)
		shut(t, s)
		database(t, path, statement).Close()
		s = open(t, path, Options{ReadOnly: true})
		if _, err := s.Reading(t.Context(), r.Document.ID); err == nil || !strings.Contains(err.Error(), "damaged") && !strings.Contains(err.Error(), "missing") {
			t.Errorf("%s: %v, want an error that says damaged", name, err)
		}
	}
}

// TestPlans guards the lists: one that sorts would hold all of it in memory
// before giving the first.
func TestPlans(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "r.db"), Options{Create: true})
	for name, query := range map[string]string{
		"documents": listDocuments + orderDocuments, "documents by ID": listDocuments + orderDocumentsByID,
		"entries": listEntries, "entries of one": listEntriesOf, "entry": entriesByHash, "by ref": documentByRef,
		"actors": listAppearances, "one actor": listAppearancesOf,
	} {
		var args []any
		for _, p := range []string{"all", "outlet", "from", "to", "limit", "offset", "form", "indicator", "name", "document", "id", "ref", "hash", "actor", "kind", "country"} {
			if strings.Contains(query, ":"+p) {
				args = append(args, sql.Named(p, 1))
			}
		}
		plan := explainPlan(t, s, query, args)
		whole := name == "documents" || name == "documents by ID" || name == "entries" || name == "actors"
		if strings.Contains(plan, "TEMP B-TREE") || !whole && strings.Contains(plan, "SCAN") {
			t.Errorf("%s: %s", name, plan)
		}
	}
}

func explainPlan(t *testing.T, s *Store, query string, args []any) string {
	t.Helper()
	rows, err := s.read.Query(`EXPLAIN QUERY PLAN `+query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var plan []string
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		plan = append(plan, detail)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return strings.Join(plan, "; ")
}

func BenchmarkAdd(b *testing.B) {
	readings := storetest.Samples(0, 1000, 5000)
	bytes := 0
	for _, r := range readings {
		bytes += len(r.Document.Text)
	}
	dir, n := b.TempDir(), 0
	b.SetBytes(int64(bytes))
	for b.Loop() {
		n++
		s := open(b, filepath.Join(dir, fmt.Sprint(n)), Options{Create: true})
		for i := 0; i < len(readings); i += 100 {
			add(b, s, readings[i:i+100]...)
		}
		shut(b, s)
	}
	info, err := os.Stat(filepath.Join(dir, "1"))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(info.Size())/float64(bytes), "file/text")
	b.ReportMetric(float64(1000*b.N)/b.Elapsed().Seconds(), "documents/s")
}

// filled gives a record of 1,000 documents of 5 kB.
func filled(b *testing.B) *Store {
	s := open(b, filepath.Join(b.TempDir(), "r.db"), Options{Create: true})
	for i := 0; i < 1000; i += 100 {
		add(b, s, storetest.Samples(i, i+100, 5000)...)
	}
	b.ResetTimer()
	return s
}

func BenchmarkSearch(b *testing.B) {
	s := filled(b)
	for b.Loop() {
		hits, err := s.Search(b.Context(), `oskaya "northern jetty" boats`, 20)
		if err != nil || len(hits) != 20 {
			b.Fatal(len(hits), err)
		}
	}
}

func BenchmarkEntries(b *testing.B) {
	s := filled(b)
	for _, f := range []store.EntryFilter{{}, {Kind: rapporteur.KindFigure, Indicator: "displaced"}, {Name: "oskaya", Limit: 50}} {
		b.Run(fmt.Sprintf("%s%s%s", f.Kind, f.Indicator, f.Name), func(b *testing.B) {
			n := 0
			for b.Loop() {
				for _, err := range s.Entries(b.Context(), f) {
					if err != nil {
						b.Fatal(err)
					}
					n++
				}
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "entries/s")
		})
	}
}

func BenchmarkHas(b *testing.B) {
	s := filled(b)
	id := storetest.Sample(500, 5000).Document.ID
	for b.Loop() {
		if kept, err := s.Has(b.Context(), id); !kept || err != nil {
			b.Fatal(kept, err)
		}
	}
}

// TestReadOnlyMedium reads where nothing can be written: neither the record
// nor beside it.
func TestReadOnlyMedium(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("to root everything can be written")
	}
	dir := filepath.Join(t.TempDir(), "disc")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "r.db")
	s := open(t, path, Options{Create: true})
	add(t, s, storetest.Samples(0, 3, 900)...)
	shut(t, s)
	if err := errors.Join(os.Chmod(path, 0o400), os.Chmod(dir, 0o500)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) }) // so that it can be removed
	r := open(t, path, Options{ReadOnly: true})
	if hits, err := r.Search(t.Context(), "people", 0); err != nil || len(hits) == 0 {
		t.Errorf("search: %v, %v", hits, err)
	}
	if _, err := Open(t.Context(), path, Options{}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("to write: %v, want fs.ErrPermission", err)
	}
}
