-- Version 2: who appears in which document, so that an actor's documents are
-- found without unpacking every reading. The rows of documents that are kept
-- already are made when the record is brought up to date.
CREATE TABLE appearances (
  actor       TEXT    NOT NULL,  -- Actor.ID
  document    INTEGER NOT NULL REFERENCES documents (seq),
  name        TEXT    NOT NULL,
  kind        TEXT    NOT NULL,
  country     TEXT    NOT NULL,
  sector      TEXT    NOT NULL,
  role        TEXT    NOT NULL,
  forms       TEXT    NOT NULL,  -- store.Forms(reading, actor), a line each
  mentions    INTEGER NOT NULL,
  statements  INTEGER NOT NULL,  -- attributions whose origin it is
  PRIMARY KEY (actor, document)
) STRICT, WITHOUT ROWID;
