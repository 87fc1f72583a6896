/**
 * Reviews: acts (each a line of canonical JSON under its digest), the population that a campaign was drawn from, and
 * the items drawn as they were then. All of it is only added to, and a rebuild leaves it as it is.
 */
export const REVIEW_SQL = `
CREATE TABLE review_act (
  ord INTEGER PRIMARY KEY CHECK (ord BETWEEN 1 AND 9007199254740991),
  id TEXT NOT NULL,
  campaign TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX review_act_id ON review_act (id);
CREATE INDEX review_act_campaign ON review_act (campaign, ord);

CREATE TABLE review_population (
  campaign TEXT NOT NULL,
  chunk INTEGER NOT NULL CHECK (chunk BETWEEN 0 AND 1000000),
  ids TEXT NOT NULL,
  strata BLOB NOT NULL,
  PRIMARY KEY (campaign, chunk)
) STRICT;

CREATE TABLE review_item (
  campaign TEXT NOT NULL,
  ord INTEGER NOT NULL CHECK (ord BETWEEN 0 AND 1000000),
  json TEXT NOT NULL,
  PRIMARY KEY (campaign, ord)
) STRICT;

CREATE TRIGGER review_act_keeps_acts BEFORE UPDATE ON review_act
BEGIN
  SELECT RAISE(ABORT, 'the acts of a review are only added to');
END;

CREATE TRIGGER review_act_keeps_all_acts BEFORE DELETE ON review_act
BEGIN
  SELECT RAISE(ABORT, 'the acts of a review are only added to');
END;
`
