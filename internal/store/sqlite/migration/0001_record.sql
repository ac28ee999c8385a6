-- The record, version 1. A migration runs once, in one transaction, and is
-- never edited after a release; a change is a new file with the next number.
--
-- Nothing here is ever updated or deleted but documents.current, which moves
-- to the newest version of a locator.

-- One row a document, in the order of adding. Small, so that lists are quick:
-- what is long stands in bodies.
CREATE TABLE documents (
  seq          INTEGER PRIMARY KEY,      -- order of adding
  id           TEXT    NOT NULL UNIQUE,  -- Document.ID
  locator      TEXT    NOT NULL,         -- Document.Locator()
  version      INTEGER NOT NULL,         -- 1 for the first text under a locator
  current      INTEGER NOT NULL,         -- 1 for the newest version, else 0
  day          TEXT    NOT NULL,         -- to order by: Published.Value, else Earliest, else '~', which sorts last
  earliest     TEXT    NOT NULL,         -- to filter by: '' for open, '~' when nothing is known
  latest       TEXT    NOT NULL,         -- to filter by: '~' for open, '' when nothing is known
  ref          TEXT    NOT NULL,
  path         TEXT    NOT NULL,
  url          TEXT    NOT NULL,
  outlet       TEXT    NOT NULL,
  outlet_fold  TEXT    NOT NULL,         -- store.Fold(outlet), to compare by
  title        TEXT    NOT NULL,
  language     TEXT    NOT NULL,
  sha256       TEXT    NOT NULL,         -- of the text
  text_bytes   INTEGER NOT NULL,
  engine       TEXT    NOT NULL,         -- Reading.Engine
  meta         TEXT    NOT NULL          -- JSON of the Document's other fields (see meta in codec.go)
) STRICT;
CREATE UNIQUE INDEX documents_order   ON documents (day, ref, version, id);
CREATE INDEX        documents_locator ON documents (locator);
CREATE INDEX        documents_ref     ON documents (ref);

-- The long parts of a document, each a zstd frame with its own checksum.
CREATE TABLE bodies (
  document  INTEGER PRIMARY KEY REFERENCES documents (seq),
  text      BLOB NOT NULL,  -- Document.Text, UTF-8
  layout    BLOB NOT NULL,  -- JSON of furniture and of the Reading without document and entries
  entries   BLOB NOT NULL   -- JSON Lines of the entries, in the order of Reading.Entries()
) STRICT;

-- What entries are found by, in the order in which they are listed. The entry
-- itself is line n of bodies.entries. A report yields dozens of them, so a row
-- is kept as small as it can be.
CREATE TABLE entries (
  document  INTEGER NOT NULL REFERENCES documents (seq),
  place     INTEGER NOT NULL,  -- rank in the document by store.Place(entry).Start, then ID; from 0
  n         INTEGER NOT NULL,  -- line of bodies.entries, from 0
  label     INTEGER NOT NULL REFERENCES labels (id),
  names     TEXT    NOT NULL,  -- store.Names(entry), a line each
  receipt   BLOB    NOT NULL,  -- rapporteur.Receipt when it was added: 16 bytes
  PRIMARY KEY (document, place)
) STRICT, WITHOUT ROWID;

-- The few combinations of what entries are filtered by.
CREATE TABLE labels (
  id         INTEGER PRIMARY KEY,
  kind       TEXT NOT NULL,
  form       TEXT NOT NULL,  -- attributions only
  indicator  TEXT NOT NULL,  -- figures only
  UNIQUE (kind, form, indicator)
) STRICT;

-- Entry IDs to entries. A hash may be that of several IDs.
CREATE TABLE ids (
  hash      INTEGER NOT NULL,  -- FNV-1a of the entry's ID, 64 bits
  document  INTEGER NOT NULL,
  n         INTEGER NOT NULL,  -- line of bodies.entries
  PRIMARY KEY (hash, document, n)
) STRICT, WITHOUT ROWID;

-- Words to documents. The columns are given already cut and folded
-- (match.Index), so the tokeniser only parts them at spaces. The index keeps no
-- copy of them: rowid is documents.seq.
CREATE VIRTUAL TABLE search USING fts5 (title, text, content = '', tokenize = 'ascii');
