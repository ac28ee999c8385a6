package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// writer is what commands print to.
type writer = io.Writer

// outputFlag is the --output flag of commands that make a file.
type outputFlag struct {
	Output string `short:"o" placeholder:"FILE" help:"Write to this file instead of standard output."`
}

// write calls print with standard output or the file. A file is written beside
// its name first and moved there when whole, so that it is never half-written.
func (o outputFlag) write(a *app, print func(writer) error) (err error) {
	if o.Output == "" || o.Output == "-" {
		w := bufio.NewWriter(a.stdout)
		return errors.Join(print(w), w.Flush())
	}
	f, err := os.CreateTemp(filepath.Dir(o.Output), "."+filepath.Base(o.Output)+".*")
	if err != nil {
		return fmt.Errorf("writing %s: %w", o.Output, err)
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	w := bufio.NewWriter(f)
	if err := errors.Join(print(w), w.Flush(), f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("writing %s: %w", o.Output, err)
	}
	if err := os.Rename(f.Name(), o.Output); err != nil {
		return fmt.Errorf("writing %s: %w", o.Output, err)
	}
	return nil
}
