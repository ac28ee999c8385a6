-- An atlas holds the places that a user imported, each import in tables of its
-- own (import.sql), which a reader sees once it is finished.
CREATE TABLE import (
  n        INTEGER PRIMARY KEY,
  sha256   TEXT    NOT NULL UNIQUE, -- of the dump's lines, unpacked
  name     TEXT    NOT NULL,        -- the file it was read from
  layout   INTEGER NOT NULL,        -- place.Layout
  lines    INTEGER NOT NULL,        -- lines taken so far
  places   INTEGER NOT NULL,        -- rows kept of them
  finished INTEGER NOT NULL         -- 1 when all lines were taken
);
