/**
 * Beside the decisions, columns of them by the segment: what lists are filtered, counted, sorted and searched by,
 * in bytes that are read in milliseconds a million. A rebuild writes them; a case that was rebuilt before this
 * schema has none until it is rebuilt again.
 */
export const DECISION_COLUMNS_SQL = `
CREATE TABLE decision_columns (
  first_ord INTEGER PRIMARY KEY CHECK (first_ord BETWEEN 1 AND 2147483647),
  decisions INTEGER NOT NULL CHECK (decisions BETWEEN 1 AND 16384),
  time BLOB NOT NULL,
  shape BLOB NOT NULL,
  shapes BLOB NOT NULL,
  texts TEXT NOT NULL
) STRICT;

CREATE TABLE decision_texts (
  first_ord INTEGER PRIMARY KEY CHECK (first_ord BETWEEN 1 AND 2147483647),
  decisions INTEGER NOT NULL CHECK (decisions BETWEEN 1 AND 16384),
  id_end BLOB NOT NULL,
  id_text BLOB NOT NULL,
  run BLOB NOT NULL,
  run_end BLOB NOT NULL,
  run_text BLOB NOT NULL,
  subject BLOB NOT NULL,
  subject_end BLOB NOT NULL,
  subject_text BLOB NOT NULL,
  names TEXT NOT NULL,
  name_entries BLOB NOT NULL,
  name_values BLOB NOT NULL,
  place BLOB NOT NULL,
  value BLOB NOT NULL,
  value_end BLOB NOT NULL,
  value_text BLOB NOT NULL
) STRICT;

CREATE TABLE decision_order (
  field TEXT NOT NULL CHECK (field IN ('time', 'id', 'subject')),
  part INTEGER NOT NULL CHECK (part BETWEEN 0 AND 65535),
  ords BLOB NOT NULL,
  PRIMARY KEY (field, part)
) STRICT;
`
