package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/rapporteur/rapporteur/internal/store/atlas"
)

var update = flag.Bool("update", false, "write the expected outputs of the scripts anew")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"rapporteur": func() {
			os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
		},
	})
}

// TestScripts runs the program as a user would. Scripts may say `exits CODE
// command…` for an exact exit code, `hold FILE` to hold a record open for
// writing, `sql FILE STATEMENT` to tamper with one, `pack FILE` for its gzip
// beside it, and `killed LINES RECORD OTHER` to import so many lines twice: into
// RECORD with a kill in the middle and a second try, into OTHER undisturbed.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits":  exits,
			"hold":   hold,
			"sql":    tamper,
			"killed": killed,
			"pack":   pack,
		},
	})
}

// exits runs rapporteur and checks its exit code exactly; what it printed is
// in the files stdout and stderr.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE ARGS...")
	}
	var stdout, stderr strings.Builder
	bin, _, _ := strings.Cut(ts.Getenv("PATH"), string(os.PathListSeparator)) // testscript puts the program's folder first
	cmd := exec.Command(filepath.Join(bin, "rapporteur"), args[1:]...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = ts.MkAbs("."), &stdout, &stderr
	if err := cmd.Run(); cmd.ProcessState == nil {
		ts.Fatalf("running rapporteur: %v", err)
	}
	ts.Check(os.WriteFile(ts.MkAbs("stdout"), []byte(stdout.String()), 0o644))
	ts.Check(os.WriteFile(ts.MkAbs("stderr"), []byte(stderr.String()), 0o644))
	if strings.Contains(stderr.String(), "goroutine ") {
		ts.Fatalf("it panicked:\n%s", stderr.String())
	}
	if code := cmd.ProcessState.ExitCode(); args[0] != strconv.Itoa(code) {
		ts.Fatalf("exit code %d, want %s\nstdout:\n%s\nstderr:\n%s", code, args[0], stdout.String(), stderr.String())
	}
}

func pack(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: pack FILE")
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write([]byte(ts.ReadFile(args[0])))
	ts.Check(errors.Join(err, z.Close(), os.WriteFile(ts.MkAbs(args[0]+".gz"), b.Bytes(), 0o644)))
}

func killed(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: killed LINES RECORD OTHER")
	}
	lines, err := strconv.Atoi(args[0])
	ts.Check(err)
	var b strings.Builder
	for i := range lines {
		fmt.Fprintf(&b, "%d\tHamlet %d\tHamlet %d\tDorf %d\t-3.9\t39.6\tP\tPPL\tKE\t\t28\t\t\t\t0\t\t\t\t2020-01-01\n", 900_000_000+i, i, i, i)
	}
	ts.Check(os.WriteFile(ts.MkAbs("many.txt"), []byte(b.String()), 0o644))
	bin, _, _ := strings.Cut(ts.Getenv("PATH"), string(os.PathListSeparator))
	run := func(record string) *exec.Cmd {
		cmd := exec.Command(filepath.Join(bin, "rapporteur"), "places", "import", "--record", record, "many.txt")
		cmd.Dir = ts.MkAbs(".")
		return cmd
	}
	cmd := run(args[1])
	ts.Check(cmd.Start())
	path := ts.MkAbs(strings.TrimSuffix(args[1], ".db") + ".places")
	begun := func() bool {
		all, err := atlas.Imports(context.Background(), path)
		return err == nil && len(all) == 1 && all[0].Lines > 0
	}
	for end := time.Now().Add(time.Minute); !begun() && time.Now().Before(end); {
		time.Sleep(2 * time.Millisecond)
	}
	ts.Check(cmd.Process.Kill())
	_ = cmd.Wait() // it was killed
	all, err := atlas.Imports(context.Background(), path)
	ts.Check(err)
	if len(all) != 1 || all[0].Lines == 0 || all[0].Finished {
		ts.Fatalf("the kill missed the import: %+v", all)
	}
	out, err := run(args[1]).CombinedOutput()
	if want := fmt.Sprintf("many.txt: %d places of %d lines into", lines, lines); err != nil || !strings.Contains(string(out), want) || !strings.Contains(string(out), "going on from line") {
		ts.Fatalf("the second try: %v\n%s", err, out)
	}
	out, err = run(args[2]).CombinedOutput()
	if err != nil {
		ts.Fatalf("undisturbed: %v\n%s", err, out)
	}
}

// hold opens a record for writing until the script ends.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	a := &app{}
	s, err := recordFlag{Record: ts.MkAbs(args[0])}.openWrite(context.Background(), a)
	ts.Check(err)
	ts.Defer(func() { s.Close() })
}

// tamper runs a statement on a record behind the program's back.
func tamper(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", filepath.ToSlash(ts.MkAbs(args[0])))
	ts.Check(err)
	defer db.Close()
	_, err = db.Exec(args[1])
	ts.Check(err)
}
