package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/rapporteur/rapporteur/internal/store"
	"github.com/rapporteur/rapporteur/internal/store/sqlite"
)

const defaultRecord = "rapporteur.db"

// recordFlag is the --record flag that all commands on a record share.
type recordFlag struct {
	Record string `default:"${record}" placeholder:"FILE" help:"The record (default: ${record})."`
}

// openRead opens an existing record for reading.
func (r recordFlag) openRead(ctx context.Context, a *app) (store.Store, error) {
	if _, err := os.Stat(r.Record); errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: no such record; make one with 'rapporteur read FILE...'", r.Record)
	}
	return sqlite.Open(ctx, r.Record, sqlite.Options{ReadOnly: true, Logger: a.log})
}

// openWrite opens the record for writing and makes it when it is not there.
func (r recordFlag) openWrite(ctx context.Context, a *app) (store.Store, error) {
	return sqlite.Open(ctx, r.Record, sqlite.Options{Create: true, Logger: a.log})
}
