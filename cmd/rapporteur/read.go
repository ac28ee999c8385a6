package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/schollz/progressbar/v3"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/document"
	"github.com/rapporteur/rapporteur/internal/export"
	"github.com/rapporteur/rapporteur/internal/ingest"
	"github.com/rapporteur/rapporteur/internal/reading"
	"github.com/rapporteur/rapporteur/internal/store"
)

type readCmd struct {
	recordFlag
	placesFlag
	actorsFlag
	Inputs []string `arg:"" name:"input" help:"Files, folders, globs, addresses, or - for standard input: text, HTML, RSS/Atom/JSON feeds, WARC, PDF, JSON Lines; each may be gzipped."`

	JSON        bool `name:"json" help:"Print one reading a line (schema rapporteur/reading/v1) and store nothing."`
	Tokens      bool `help:"With --json: print the tokens too."`
	FollowLinks bool `help:"Fetch the pages that feeds link to."`
	Stats       bool `help:"Say at the end how fast the reading was and what it took."`
	Jobs        int  `short:"j" placeholder:"N" help:"Documents read at a time (default: one a processor)."`
}

// Help is shown below the flags.
func (readCmd) Help() string {
	return `Reading the same document twice changes nothing; a changed text under one address becomes a new version
beside the old. An interrupted run is resumed by the same command. Places imported with 'rapporteur places import'
are used; a document keeps the reading it got first.

  rapporteur read reports/ feed.xml page.html.gz
  rapporteur read --json corpus.jsonl.gz | jq .figures
  rapporteur read --places ours.tsv --actors ours-too.tsv reports/
  rapporteur read https://example.org/news/article`
}

// Batches bound both what a killed run loses and what is held in memory.
const (
	batchDocuments = 64
	batchBytes     = 4 << 20
)

func (c *readCmd) Run(ctx context.Context, a *app) error {
	k, done, err := knowledge(ctx, c.recordFlag, c.placesFlag, c.actorsFlag)
	if err != nil {
		return err
	}
	defer func() { _ = done() }() // it was only read
	engine, err := k.Engine()
	if err != nil {
		return fmt.Errorf("building the reading engine: %w", err)
	}
	known := knowsNothing
	var sink sink
	var kept store.Store
	if c.JSON {
		out := bufio.NewWriterSize(a.stdout, 1<<16)
		sink = &printer{w: out, tokens: c.Tokens}
	} else {
		s, err := c.openWrite(ctx, a)
		if err != nil {
			return err
		}
		defer s.Close()
		known, kept = s.Has, s
		sink = &keeper{store: s}
	}
	r := &reader{engine: engine, known: known, jobs: c.Jobs, opts: ingest.Options{Stdin: a.stdin, FollowLinks: c.FollowLinks}}
	tally, err := r.run(ctx, a, c.Inputs, sink)
	if !c.JSON && (tally.read > 0 || tally.known > 0) {
		fmt.Fprintf(a.stderr, "%s: %s\n", c.Record, tally)
	}
	if kept != nil && tally.known > 0 {
		if note := otherwise(ctx, kept, engine.Version()); note != "" {
			fmt.Fprintf(a.stderr, "%s: %s\n", c.Record, note)
		}
	}
	if c.Stats {
		tally.stats(a.stderr, c.Record)
	}
	return err
}

// otherwise says how many documents of the record another engine, or one that
// knew other places and actors, has read; "" when there are none.
func otherwise(ctx context.Context, s store.Store, version string) string {
	counts, err := s.Counts(ctx)
	n := counts.Documents - counts.Engines[version]
	if err != nil || n == 0 {
		return ""
	}
	return fmt.Sprintf("%d documents were read by another engine, or with other places and actors, than now (%s) and stay as they are; read into a new record to read them anew", n, version)
}

// sink takes readings in the order of the inputs.
type sink interface {
	take(ctx context.Context, r *rapporteur.Reading) error
	// finish hands on what is still held back.
	finish(ctx context.Context) error
}

// printer prints readings as they come.
type printer struct {
	w      *bufio.Writer
	tokens bool
}

func (p *printer) take(_ context.Context, r *rapporteur.Reading) error {
	return export.Reading(p.w, r, export.Options{Tokens: p.tokens})
}
func (p *printer) finish(context.Context) error { return p.w.Flush() }

// keeper stores readings in batches.
type keeper struct {
	store store.Store
	batch []*rapporteur.Reading
	bytes int
}

func (k *keeper) take(ctx context.Context, r *rapporteur.Reading) error {
	k.batch = append(k.batch, r)
	k.bytes += len(r.Document.Text)
	if len(k.batch) < batchDocuments && k.bytes < batchBytes {
		return nil
	}
	return k.finish(ctx)
}

func (k *keeper) finish(ctx context.Context) error {
	if len(k.batch) == 0 {
		return nil
	}
	_, err := k.store.Add(context.WithoutCancel(ctx), k.batch) // what was read is kept, even when interrupted
	k.batch, k.bytes = k.batch[:0], 0
	return err
}

// tally counts what a run did.
type tally struct {
	read, known, failed int
	figures, quotes     int
	tokens, bytes       int
	began               time.Time
}

func (t *tally) count(r *rapporteur.Reading) {
	t.read++
	t.figures += len(r.Figures)
	t.quotes += len(r.Attributions)
	t.tokens += len(r.Tokens)
	t.bytes += len(r.Document.Text)
}

func (t tally) String() string {
	return fmt.Sprintf("%d new documents (%d known before, %d failed): %d figures, %d attributions", t.read, t.known, t.failed, t.figures, t.quotes)
}

// reader turns inputs into readings, in parallel and in order.
type reader struct {
	engine *reading.Engine
	known  func(ctx context.Context, documentID string) (bool, error)
	jobs   int
	opts   ingest.Options
}

// fatal marks an error that ends the run, unlike that of one input.
type fatal struct{ error }

func (f fatal) Unwrap() error { return f.error }

// run reads the inputs into the sink. The error is a partialError when some
// inputs failed, each of which has been named on standard error.
func (r *reader) run(ctx context.Context, a *app, inputs []string, out sink) (tally, error) {
	t := tally{began: time.Now()}
	jobs := r.jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	bar := newProgress(a.stderr)
	var ended error
	for rd, err := range r.readings(ctx, inputs, jobs) {
		var f fatal
		switch {
		case errors.As(err, &f):
			ended = f.error
		case err != nil && ctx.Err() != nil:
			// the rest was not read because the run was interrupted, not for its own fault
		case err != nil:
			t.failed++
			bar.clear()
			fmt.Fprintf(a.stderr, "rapporteur: %v\n", err)
		case rd == nil:
			t.known++
		default:
			t.count(rd)
			ended = out.take(ctx, rd)
		}
		if ended != nil {
			break
		}
		bar.step(t)
	}
	bar.clear()
	if err := out.finish(ctx); ended == nil {
		ended = err
	}
	switch {
	case ended != nil:
		return t, ended
	case ctx.Err() != nil:
		return t, errors.New("interrupted; what was read is kept, run the same command again to go on")
	case t.failed > 0 && t.read+t.known == 0:
		return t, fmt.Errorf("none of the inputs could be read (%d failed)", t.failed)
	case t.failed > 0:
		return t, partialError{failed: t.failed, done: t.read + t.known}
	}
	return t, nil
}

// readings yields a reading, or nil for a document that is known already, or
// an error, for every input in turn.
func (r *reader) readings(ctx context.Context, inputs []string, jobs int) iter.Seq2[*rapporteur.Reading, error] {
	return ordered(ctx, ingest.Open(ctx, inputs, r.opts), jobs, func(ctx context.Context, item ingest.Item) (*rapporteur.Reading, error) {
		draft, err := item.Draft(ctx)
		if err != nil {
			return nil, err
		}
		doc, err := document.New(draft)
		if err != nil {
			return nil, &ingest.Error{Input: item.Input, Err: err}
		}
		if yes, err := r.known(ctx, doc.ID); err != nil {
			return nil, fatal{err}
		} else if yes {
			return nil, nil
		}
		return read(r.engine, item.Input, doc)
	})
}

// read reads one document. A fault of the engine is an error of that document,
// so that it neither loses the others nor goes unseen.
func read(engine *reading.Engine, input string, doc *rapporteur.Document) (rd *rapporteur.Reading, err error) {
	defer func() {
		fault := recover()
		if e, ok := lookupFault(fault); ok {
			rd, err = nil, fatal{e} // every document would fail alike
		} else if fault != nil {
			rd, err = nil, &ingest.Error{Input: input, Err: fmt.Errorf("the reading engine failed: %v; this is a fault of the program, please report it\n%s", fault, debug.Stack())}
		}
	}()
	return engine.Read(doc), nil
}

// progress shows on a terminal how far a run has come, and nothing elsewhere.
type progress struct{ bar *progressbar.ProgressBar }

func newProgress(w io.Writer) progress {
	if !onTerminal(w) {
		return progress{}
	}
	return progress{progressbar.NewOptions(-1, progressbar.OptionSetWriter(w), progressbar.OptionSetDescription("reading"),
		progressbar.OptionShowIts(), progressbar.OptionSetItsString("documents"), progressbar.OptionShowCount(),
		progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())}
}

func (p progress) step(t tally) {
	if p.bar != nil {
		_ = p.bar.Set(t.read + t.known + t.failed)
	}
}

func (p progress) add(n int) {
	if p.bar != nil {
		_ = p.bar.Add(n)
	}
}

func (p progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}
