-- The tables of import %[1]d. Rows are appended; the indexes are made when the
-- import ends (index.sql), so that the work grows with the dump and no faster.
CREATE TABLE place_%[1]d (
  key        INTEGER PRIMARY KEY, -- place.Row.Key
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
  flags      INTEGER NOT NULL  -- 1 seat, 2 deep
);
CREATE TABLE name_%[1]d (
  folded TEXT    NOT NULL, -- place.Fold of the name
  key    INTEGER NOT NULL,
  way    INTEGER NOT NULL,
  bone   TEXT    NOT NULL  -- place.Skeleton, '' where it has none
);
