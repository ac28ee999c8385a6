-- An atlas holds the places that a user imported. Rows of every import stay
-- side by side; a reader sees those of finished imports only.
CREATE TABLE import (
  n        INTEGER PRIMARY KEY,
  sha256   TEXT    NOT NULL UNIQUE, -- of the dump's lines, unpacked
  name     TEXT    NOT NULL,        -- the file it was read from
  layout   INTEGER NOT NULL,        -- place.Layout
  lines    INTEGER NOT NULL,        -- lines taken so far
  places   INTEGER NOT NULL,        -- rows kept of them
  finished INTEGER NOT NULL         -- 1 when all lines were taken
);
CREATE TABLE place (
  key        INTEGER NOT NULL, -- place.Row.Key
  import     INTEGER NOT NULL REFERENCES import,
  rank       INTEGER NOT NULL,
  digest     INTEGER NOT NULL,
  geonameid  INTEGER NOT NULL, -- 0: none
  name       TEXT    NOT NULL,
  kind       TEXT    NOT NULL,
  lat        REAL    NOT NULL,
  lon        REAL    NOT NULL,
  country    TEXT    NOT NULL, -- ISO 3166-1 alpha-2
  code       TEXT    NOT NULL, -- of a province or district, else ''
  adm1       TEXT    NOT NULL,
  adm2       TEXT    NOT NULL,
  population INTEGER NOT NULL,
  flags      INTEGER NOT NULL, -- 1 seat, 2 deep
  PRIMARY KEY (key, import)
) WITHOUT ROWID;
CREATE INDEX place_code ON place (code) WHERE code <> '';
CREATE TABLE name (
  folded TEXT    NOT NULL, -- place.Fold of the name
  key    INTEGER NOT NULL,
  import INTEGER NOT NULL,
  way    INTEGER NOT NULL,
  bone   TEXT    NOT NULL, -- place.Skeleton, '' where it has none
  PRIMARY KEY (folded, key, import)
) WITHOUT ROWID;
CREATE INDEX name_bone ON name (bone) WHERE bone <> '';
