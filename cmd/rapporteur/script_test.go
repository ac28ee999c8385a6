package main

import (
	"context"
	"database/sql"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
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
// writing, and `sql FILE STATEMENT` to tamper with one.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": exits,
			"hold":  hold,
			"sql":   tamper,
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
