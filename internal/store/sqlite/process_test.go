package sqlite

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/rapporteur/rapporteur/internal/store"
	"github.com/rapporteur/rapporteur/internal/store/storetest"
)

// The test binary runs itself as another process, which does what the
// variable says on the record that the next variable names.
const (
	roleVariable = "RAPPORTEUR_TEST_ROLE"
	pathVariable = "RAPPORTEUR_TEST_RECORD"
)

func TestMain(m *testing.M) {
	var err error
	switch os.Getenv(roleVariable) {
	case "":
		os.Exit(m.Run())
	case "add":
		err = addBatches(os.Getenv(pathVariable), func(n int) { fmt.Println(n) })
	case "hold":
		err = hold(os.Getenv(pathVariable))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

const (
	batches   = 60
	batchSize = 6
)

// addBatches goes on with the last batch that a run before added, which must be
// passed over whole, adds the rest, and reports each when it is kept.
func addBatches(path string, report func(int)) error {
	ctx := context.Background()
	s, err := Open(ctx, path, Options{Create: true})
	if err != nil {
		return err
	}
	c, err := s.Counts(ctx)
	if err != nil {
		return err
	}
	for b := max(0, c.Documents/batchSize-1); b < batches; b++ {
		readings := storetest.Samples(b*batchSize, (b+1)*batchSize, 2500)
		n, err := s.Add(ctx, readings)
		if err != nil {
			return err
		}
		if n != 0 && n != batchSize {
			return fmt.Errorf("batch %d: %d of %d were new", b, n, batchSize)
		}
		if n > 0 {
			report(b)
		}
	}
	return s.Close()
}

// hold opens the record for writing, says so, and waits to be killed.
func hold(path string) error {
	s, err := Open(context.Background(), path, Options{Create: true})
	if err != nil {
		return err
	}
	if _, err := s.Add(context.Background(), storetest.Samples(0, 2, 900)); err != nil {
		return err
	}
	fmt.Println("holding")
	_, err = io.Copy(io.Discard, os.Stdin)
	return errors.Join(err, s.Close())
}

// child starts another process and gives its lines.
func child(t *testing.T, role, path string) (*exec.Cmd, *bufio.Scanner, io.Closer) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self)
	c.Env = append(os.Environ(), roleVariable+"="+role, pathVariable+"="+path)
	c.Stderr = os.Stderr
	in, err1 := c.StdinPipe()
	out, err2 := c.StdoutPipe()
	if err := errors.Join(err1, err2, c.Start()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = c.Process.Kill(), c.Wait() })
	return c, bufio.NewScanner(out), in
}

func TestBusy(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.db")
	c, lines, in := child(t, "hold", path)
	if !lines.Scan() {
		t.Fatal("the other process does not hold the record")
	}
	link := filepath.Join(t.TempDir(), "link.db")
	paths := []string{path}
	if os.Symlink(path, link) == nil {
		paths = append(paths, link)
	}
	for _, p := range paths {
		start := time.Now()
		_, err := Open(t.Context(), p, Options{Create: true})
		if !errors.Is(err, store.ErrBusy) || !strings.Contains(err.Error(), p) {
			t.Fatalf("%v, want ErrBusy naming %s", err, p)
		}
		if d := time.Since(start); d > time.Second {
			t.Errorf("it took %v to say so", d)
		}
	}
	r := open(t, path, Options{ReadOnly: true})
	if n, err := r.Counts(t.Context()); err != nil || n.Documents != 2 {
		t.Errorf("a reader beside the writer: %+v, %v", n, err)
	}
	// Killed, it leaves nothing that holds up the next.
	if c.Process.Kill() != nil || c.Wait() == nil {
		t.Fatal("the other process was not killed")
	}
	s := open(t, path, Options{})
	if _, err := Open(t.Context(), path, Options{}); !errors.Is(err, store.ErrBusy) {
		t.Errorf("a second writer in one process: %v, want ErrBusy", err)
	}
	add(t, s, storetest.Samples(2, 4, 900)...)
	shut(t, s)
	shut(t, open(t, path, Options{}))
	in.Close()
}

// TestForeignWriter has another program lock the file past our own claim.
func TestForeignWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "r.db")
	s := open(t, path, Options{Create: true})
	db := database(t, path, `BEGIN IMMEDIATE`)
	db.SetMaxOpenConns(1)
	if n, err := s.Add(t.Context(), storetest.Samples(0, 2, 900)); n != 0 || !errors.Is(err, store.ErrBusy) {
		t.Errorf("added %d: %v, want ErrBusy", n, err)
	}
	if _, err := db.Exec(`ROLLBACK`); err != nil {
		t.Fatal(err)
	}
	add(t, s, storetest.Samples(0, 2, 900)...)
}

// TestKill kills a process that adds, again and again at any moment, and lets
// the next go on. After every kill each batch is there or is not, and what was
// reported is; at the end the record is that of a run without a kill.
func TestKill(t *testing.T) {
	const wanted = 12
	dir := t.TempDir()
	path := filepath.Join(dir, "killed.db")
	rng := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1)) // any moment, and another one every run
	var ids []string
	for _, r := range storetest.Samples(0, batches*batchSize, 2500) {
		ids = append(ids, r.Document.ID)
	}
	kills, reported := 0, -1
	for finished := false; !finished; {
		c, lines, _ := child(t, "add", path)
		after := rng.IntN(4)
		if kills >= wanted {
			after = batches + 1
		}
		if after == 0 { // while it starts, opens or adds its first
			time.Sleep(time.Duration(rng.IntN(60)) * time.Millisecond)
		}
		for n := 0; n < after && lines.Scan(); n++ {
			b, err := strconv.Atoi(lines.Text())
			if err != nil || b != reported+1 {
				t.Fatalf("batch %q after %d", lines.Text(), reported)
			}
			reported = b
		}
		if kills < wanted {
			time.Sleep(time.Duration(rng.IntN(15000)) * time.Microsecond)
			if err := c.Process.Kill(); err != nil {
				t.Fatalf("kill %d: %v; make more batches", kills+1, err)
			}
			for lines.Scan() { // what it still reported before
				reported, _ = strconv.Atoi(lines.Text())
			}
			if c.Wait() == nil {
				t.Fatalf("done after %d kills; make more batches", kills)
			}
			kills++
		} else if err := c.Wait(); err != nil {
			t.Fatal(err)
		} else {
			finished = true
		}
		reported = afterKill(t, path, ids, reported)
	}
	if reported != batches-1 {
		t.Fatalf("ended with batch %d", reported)
	}

	whole := filepath.Join(dir, "whole.db")
	if err := addBatches(whole, func(int) {}); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(dump(t, whole), dump(t, path)); d != "" {
		t.Errorf("after %d kills the record differs (-undisturbed +killed):\n%s", kills, d)
	}
	t.Logf("killed %d times", kills)
}

// afterKill checks that whole batches of the IDs are there, at least up to the
// one reported, and gives the last.
func afterKill(t *testing.T, path string, ids []string, reported int) int {
	t.Helper()
	s, err := Open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatalf("after a kill: %v", err)
	}
	defer shut(t, s)
	sound(t, s)
	last := -1
	for b := range batches {
		kept := 0
		for _, id := range ids[b*batchSize : (b+1)*batchSize] {
			has, err := s.Has(t.Context(), id)
			if err != nil {
				t.Fatal(err)
			}
			if has {
				kept++
			}
		}
		switch {
		case kept != 0 && kept != batchSize:
			t.Fatalf("%d of the %d documents of batch %d are there", kept, batchSize, b)
		case kept > 0 && b != last+1:
			t.Fatalf("batch %d is there, but not %d", b, b-1)
		case kept > 0:
			last = b
		}
	}
	if last < reported {
		t.Fatalf("batch %d was reported as kept, but only %d are there", reported, last+1)
	}
	return last
}

// dump gives all that a record answers, as text.
func dump(t *testing.T, path string) []string {
	t.Helper()
	s := open(t, path, Options{ReadOnly: true})
	defer shut(t, s)
	ctx := t.Context()
	var out []string
	for _, d := range storetest.Collect(t, s.Documents(ctx, store.DocumentFilter{AllVersions: true})) {
		r, err1 := s.Reading(ctx, d.ID)
		receipts, err2 := s.Receipts(ctx, d.ID)
		if err := errors.Join(err1, err2); err != nil {
			t.Fatal(err)
		}
		out = append(out, storetest.JSON(t, r), storetest.JSON(t, receipts))
	}
	for _, e := range storetest.Collect(t, s.Entries(ctx, store.EntryFilter{})) {
		out = append(out, e.EntryHead().ID)
	}
	hits, err1 := s.Search(ctx, "people jetty", 0)
	counts, err2 := s.Counts(ctx)
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	return append(out, storetest.JSON(t, hits), storetest.JSON(t, counts))
}
