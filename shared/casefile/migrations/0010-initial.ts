/**
 * The first schema. A migration's text is never changed once a case was made with it: on opening, the
 * schema of a file is compared with it letter for letter.
 *
 * CHECK constraints are no decoration: `quick_check` tests them when a file is opened, so that what is
 * read back later is in range.
 */
export const INITIAL = `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 1000000),
  name TEXT NOT NULL,
  format TEXT NOT NULL,
  format_reason TEXT NOT NULL,
  file_bytes INTEGER NOT NULL CHECK (file_bytes BETWEEN 0 AND 9007199254740991),
  imported_at TEXT NOT NULL,
  imported_by TEXT NOT NULL,
  context TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('partial', 'complete')),
  lines INTEGER NOT NULL CHECK (lines BETWEEN 0 AND 4294967295),
  text_bytes INTEGER NOT NULL CHECK (text_bytes BETWEEN 0 AND 9007199254740991),
  text_sha256 TEXT NOT NULL,
  merkle TEXT NOT NULL,
  accepted INTEGER NOT NULL CHECK (accepted BETWEEN 0 AND lines),
  quarantined INTEGER NOT NULL CHECK (quarantined BETWEEN 0 AND lines),
  blank INTEGER NOT NULL CHECK (blank BETWEEN 0 AND lines),
  sha256 TEXT,
  root TEXT,
  duplicates INTEGER CHECK (duplicates BETWEEN 0 AND 9007199254740991),
  CHECK (status = 'partial' OR (sha256 IS NOT NULL AND root IS NOT NULL))
) STRICT;

CREATE TABLE segment (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL,
  first_index INTEGER NOT NULL CHECK (first_index BETWEEN 0 AND 4294967295),
  line_count INTEGER NOT NULL CHECK (line_count BETWEEN 1 AND 1000000),
  first_block INTEGER NOT NULL CHECK (first_block BETWEEN 1 AND 9007199254740991),
  blocks INTEGER NOT NULL CHECK (blocks BETWEEN 0 AND 1000000),
  tile_roots BLOB NOT NULL,
  block BLOB NOT NULL,
  offset BLOB NOT NULL,
  length BLOB NOT NULL,
  leaves BLOB NOT NULL,
  kind BLOB NOT NULL,
  time BLOB NOT NULL,
  run BLOB NOT NULL,
  record BLOB NOT NULL,
  stream BLOB NOT NULL,
  seq BLOB NOT NULL,
  entered BLOB NOT NULL,
  prev BLOB NOT NULL,
  texts TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX segment_place ON segment (source, first_index);

CREATE TABLE raw_block (
  id INTEGER PRIMARY KEY,
  raw_bytes INTEGER NOT NULL CHECK (raw_bytes BETWEEN 0 AND 17825792),
  zstd BLOB NOT NULL
) STRICT;

CREATE TABLE raw_piece (
  id INTEGER PRIMARY KEY,
  source INTEGER NOT NULL,
  line INTEGER NOT NULL,
  number INTEGER NOT NULL,
  raw_bytes INTEGER NOT NULL CHECK (raw_bytes BETWEEN 0 AND 17825792),
  zstd BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX raw_piece_place ON raw_piece (source, line, number);

CREATE TABLE quarantine (
  source INTEGER NOT NULL,
  line INTEGER NOT NULL CHECK (line BETWEEN 0 AND 4294967295),
  byte_offset INTEGER NOT NULL CHECK (byte_offset BETWEEN 0 AND 9007199254740991),
  bytes INTEGER NOT NULL CHECK (bytes BETWEEN 0 AND 9007199254740991),
  reason TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (source, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE definition (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 1000000),
  kind TEXT NOT NULL CHECK (kind IN ('workflow', 'boundary', 'policies')),
  name TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  imported_by TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX definition_content ON definition (kind, sha256);

CREATE TABLE definition_file (
  definition INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord BETWEEN 0 AND 1000000),
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (definition, ord)
) STRICT;

CREATE TABLE run (
  ord INTEGER PRIMARY KEY CHECK (ord BETWEEN 1 AND 9007199254740991),
  id TEXT NOT NULL,
  workflow TEXT,
  workflow_version TEXT,
  start_time REAL NOT NULL,
  end_time REAL NOT NULL,
  refs BLOB NOT NULL
) STRICT;

CREATE INDEX run_id ON run (id);

CREATE TABLE decision (
  ord INTEGER PRIMARY KEY CHECK (ord BETWEEN 1 AND 9007199254740991),
  id TEXT NOT NULL,
  run TEXT NOT NULL,
  workflow TEXT,
  workflow_version TEXT,
  transition TEXT,
  actor TEXT,
  subject TEXT,
  policy TEXT,
  policy_version TEXT,
  outcome TEXT,
  action TEXT,
  entitlement TEXT,
  verdict TEXT NOT NULL,
  reason TEXT,
  time REAL NOT NULL
) STRICT;

CREATE INDEX decision_id ON decision (id);
CREATE INDEX decision_run ON decision (run);
CREATE INDEX decision_subject ON decision (subject);
CREATE INDEX decision_time ON decision (time);

CREATE TABLE decision_text (
  ord INTEGER PRIMARY KEY,
  json TEXT NOT NULL
) STRICT;

CREATE TABLE decision_finding (
  code TEXT NOT NULL,
  decision INTEGER NOT NULL,
  PRIMARY KEY (code, decision)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
  ord INTEGER PRIMARY KEY CHECK (ord BETWEEN 1 AND 9007199254740991),
  code TEXT NOT NULL,
  severity TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  message TEXT NOT NULL,
  evidence TEXT NOT NULL,
  excepted TEXT
) STRICT;

CREATE INDEX finding_code ON finding (code);
CREATE INDEX finding_subject ON finding (subject);

CREATE TABLE tally (
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE custody (
  seq INTEGER PRIMARY KEY CHECK (seq BETWEEN 1 AND 9007199254740991),
  line TEXT NOT NULL
) STRICT;

CREATE TRIGGER custody_keeps_entries BEFORE UPDATE ON custody
BEGIN
  SELECT RAISE(ABORT, 'the custody log is only added to');
END;

CREATE TRIGGER custody_keeps_all_entries BEFORE DELETE ON custody
BEGIN
  SELECT RAISE(ABORT, 'the custody log is only added to');
END;
`
