package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"time"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
	"github.com/rapporteur/rapporteur/internal/web"
)

type serveCmd struct {
	recordFlag
	Addr string `default:"localhost:8080" help:"Address to listen on (default: ${default}). There is no log-in: keep it on this machine."`
}

// Help is shown below the flags.
func (serveCmd) Help() string {
	return `Pages that need no JavaScript: documents with their evidence marked, entries, the brief, search.

  rapporteur serve
  rapporteur serve --record crisis.db --addr localhost:9000`
}

func (c *serveCmd) Run(ctx context.Context, a *app) error {
	s, err := c.openRead(ctx, a)
	if err != nil {
		return err
	}
	defer s.Close()
	return serve(ctx, a, s, filepath.Base(c.Record), c.Addr)
}

// serve shows the record until ctx ends.
func serve(ctx context.Context, a *app, s store.Store, title, addr string) error {
	h, err := web.New(s, web.Options{Title: title, Logger: a.log, Version: rapporteur.Engine})
	if err != nil {
		return fmt.Errorf("building the pages: %w", err)
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return fmt.Errorf("listening on %s: %w; choose another with --addr", addr, err)
	}
	srv := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second, WriteTimeout: 2 * time.Minute, IdleTimeout: 2 * time.Minute}
	done := make(chan error, 1)
	go func() { done <- srv.Serve(l) }()
	fmt.Fprintf(a.stderr, "showing %s at http://%s (Ctrl-C ends)\n", title, l.Addr())
	select {
	case err := <-done:
		return fmt.Errorf("serving on %s: %w", addr, err)
	case <-ctx.Done():
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		if err := srv.Shutdown(end); err != nil && !errors.Is(err, context.DeadlineExceeded) {
			return fmt.Errorf("ending the server: %w", err)
		}
		return nil
	}
}
