// Command rapporteur reads news reports about a crisis and keeps an
// accountable record of them.
//
// This package is the wiring: one file a command, open.go alone chooses the
// store. It holds no rule about language and no SQL.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
	"golang.org/x/term"
)

// Exit codes, as the help text states them.
const (
	exitOK      = 0
	exitFailed  = 1 // nothing could be done, or a check did not hold
	exitUsage   = 2 // the command line is wrong
	exitPartial = 3 // some inputs failed and are named on standard error; the rest was done
)

// cli is the command line. Help texts are what users read first: plain and short.
type cli struct {
	Verbose bool `short:"v" help:"Say on standard error what is being done."`

	Read    readCmd    `cmd:"" help:"Read reports into the record, or print their readings with --json."`
	Brief   briefCmd   `cmd:"" help:"Print the brief: what is claimed, by whom, with every sentence cited."`
	List    listCmd    `cmd:"" help:"List documents, figures, quotes or other entries."`
	Actors  actorsCmd  `cmd:"" help:"List who is in the record: names, roles, how often they speak."`
	Show    showCmd    `cmd:"" help:"Show an entry with its sentence in context, or a document."`
	Search  searchCmd  `cmd:"" help:"Find words in the kept texts."`
	Verify  verifyCmd  `cmd:"" help:"Check the hash of every text and every span of every entry."`
	Export  exportCmd  `cmd:"" help:"Write the record in a format that other tools read."`
	Serve   serveCmd   `cmd:"" help:"Show the record as pages on this machine."`
	Demo    demoCmd    `cmd:"" help:"Read the ten built-in reports and print their brief."`
	Places  placesCmd  `cmd:"" help:"Ask the gazetteer."`
	Parse   parseCmd   `cmd:"" help:"Print tokens, tags and dependencies as CoNLL-U."`
	Eval    evalCmd    `cmd:"" help:"Score the reading against hand-made gold data."`
	Version versionCmd `cmd:"" help:"Print the version of the program and of its reading engine."`
}

const description = `Reads news reports the way a careful analyst does: who said what, how many, according to whom.
Every line it prints leads to the characters it came from.

  rapporteur read reports/          read a folder into rapporteur.db
  rapporteur brief                  what is claimed, and by whom
  rapporteur list figures           every figure with its chain
  rapporteur verify                 check every receipt
  rapporteur demo --serve           try it on ten built-in reports

Exit codes: 0 done; 1 failed, or a check did not hold; 2 wrong command line;
3 some inputs failed (each named on standard error), the rest was done.`

// app is what a command may use of the outside world.
type app struct {
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	log    *slog.Logger
}

// partialError says that some inputs failed while others were done.
type partialError struct{ failed, done int }

func (e partialError) Error() string {
	return fmt.Sprintf("%d of %d inputs failed; the others were read", e.failed, e.failed+e.done)
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run is main without the process: it parses args, does the command and gives the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var c cli
	exited := -1
	parser, err := kong.New(&c,
		kong.Name("rapporteur"),
		kong.Description(description),
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { exited = code }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
		kong.Vars{"record": defaultRecord},
	)
	if err != nil {
		fmt.Fprintf(stderr, "rapporteur: %v\n", err)
		return exitFailed
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	k, err := parser.Parse(args)
	if exited >= 0 { // help was printed
		return exited
	}
	if err != nil {
		fmt.Fprintf(stderr, "rapporteur: %v; see 'rapporteur --help'\n", err)
		return exitUsage
	}
	level := slog.LevelWarn
	if c.Verbose {
		level = slog.LevelDebug
	}
	a := &app{stdin: stdin, stdout: stdout, stderr: stderr, log: slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: level}))}
	k.BindTo(ctx, (*context.Context)(nil))
	err = k.Run(a)
	var partial partialError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &partial):
		fmt.Fprintf(stderr, "rapporteur: %v\n", err)
		return exitPartial
	case errors.Is(err, syscall.EPIPE): // the reader of our output has gone; that is its choice
		return exitOK
	default:
		fmt.Fprintf(stderr, "rapporteur: %v\n", err)
		return exitFailed
	}
}

// onTerminal reports whether w is a terminal that can show a progress bar.
func onTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
