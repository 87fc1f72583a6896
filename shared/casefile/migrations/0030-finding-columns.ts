/**
 * Beside the findings, columns of them by the segment: what lists of them are filtered, counted and sorted by. A
 * rebuild writes them; a case that was rebuilt before this schema has none until it is rebuilt again.
 */
export const FINDING_COLUMNS_SQL = `
CREATE TABLE finding_columns (
  first_ord INTEGER PRIMARY KEY CHECK (first_ord BETWEEN 1 AND 2147483647),
  findings INTEGER NOT NULL CHECK (findings BETWEEN 1 AND 16384),
  shape BLOB NOT NULL,
  about BLOB NOT NULL,
  time BLOB NOT NULL,
  shapes TEXT NOT NULL
) STRICT;
`
