/**
 * What is counted over all runs and decisions, for the screens of workflows and policies (`model/case-tally.ts`). A
 * rebuild writes it; a case that was rebuilt before this schema has none until it is rebuilt again.
 */
export const CASE_TALLIES_SQL = `
CREATE TABLE workflow_tally (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 100000),
  kind TEXT NOT NULL CHECK (kind IN ('named', 'none', 'further')),
  workflow TEXT NOT NULL,
  version TEXT NOT NULL,
  runs INTEGER NOT NULL CHECK (runs BETWEEN 0 AND 9007199254740991),
  decisions INTEGER NOT NULL CHECK (decisions BETWEEN 0 AND 9007199254740991),
  further_taken INTEGER NOT NULL CHECK (further_taken BETWEEN 0 AND 9007199254740991),
  further_evaluated INTEGER NOT NULL CHECK (further_evaluated BETWEEN 0 AND 9007199254740991)
) STRICT;

CREATE UNIQUE INDEX workflow_tally_name ON workflow_tally (workflow, version, kind);

CREATE TABLE workflow_judged (
  tally INTEGER NOT NULL,
  version TEXT NOT NULL,
  runs INTEGER NOT NULL CHECK (runs BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (tally, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE stage_tally (
  tally INTEGER NOT NULL,
  ord INTEGER NOT NULL CHECK (ord BETWEEN 1 AND 100000),
  stage TEXT NOT NULL,
  runs INTEGER NOT NULL CHECK (runs BETWEEN 1 AND 9007199254740991),
  idle INTEGER NOT NULL CHECK (idle BETWEEN 0 AND runs),
  timed INTEGER NOT NULL CHECK (timed BETWEEN 0 AND 9007199254740991),
  median_ms INTEGER CHECK (median_ms BETWEEN 0 AND 9007199254740991),
  p95_ms INTEGER CHECK (p95_ms BETWEEN 0 AND 9007199254740991),
  PRIMARY KEY (tally, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE transition_tally (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 1000000),
  tally INTEGER NOT NULL,
  transition TEXT NOT NULL,
  from_stage TEXT NOT NULL,
  to_stage TEXT NOT NULL,
  defined INTEGER NOT NULL CHECK (defined IN (0, 1)),
  runs INTEGER NOT NULL CHECK (runs BETWEEN 1 AND 9007199254740991),
  taken INTEGER NOT NULL CHECK (taken BETWEEN runs AND 9007199254740991),
  excepted INTEGER NOT NULL CHECK (excepted BETWEEN 0 AND runs),
  timed INTEGER NOT NULL CHECK (timed BETWEEN 0 AND 9007199254740991),
  median_ms INTEGER CHECK (median_ms BETWEEN 0 AND 9007199254740991),
  p95_ms INTEGER CHECK (p95_ms BETWEEN 0 AND 9007199254740991)
) STRICT;

CREATE INDEX transition_tally_of ON transition_tally (tally);

CREATE TABLE input_tally (
  tally INTEGER NOT NULL,
  name TEXT NOT NULL,
  evaluated INTEGER NOT NULL CHECK (evaluated BETWEEN 1 AND 9007199254740991),
  unapproved INTEGER NOT NULL CHECK (unapproved BETWEEN 0 AND evaluated),
  PRIMARY KEY (tally, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE deviation (
  transition INTEGER NOT NULL,
  run INTEGER NOT NULL CHECK (run BETWEEN 1 AND 9007199254740991),
  time REAL NOT NULL CHECK (time BETWEEN -8640000000000000 AND 8640000000000000),
  source INTEGER NOT NULL CHECK (source BETWEEN 1 AND 1000000),
  line INTEGER NOT NULL CHECK (line BETWEEN 0 AND 4294967295),
  PRIMARY KEY (transition, run)
) STRICT, WITHOUT ROWID;

CREATE TABLE policy_tally (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 100000),
  kind TEXT NOT NULL CHECK (kind IN ('named', 'none', 'further')),
  policy TEXT NOT NULL,
  version TEXT NOT NULL,
  decisions INTEGER NOT NULL CHECK (decisions BETWEEN 1 AND 9007199254740991),
  not_in_force INTEGER NOT NULL CHECK (not_in_force BETWEEN 0 AND decisions),
  in_gap INTEGER NOT NULL CHECK (in_gap BETWEEN 0 AND decisions),
  early INTEGER NOT NULL CHECK (early BETWEEN 0 AND decisions),
  early_first REAL CHECK (early_first BETWEEN -8640000000000000 AND 8640000000000000),
  early_last REAL CHECK (early_last BETWEEN -8640000000000000 AND 8640000000000000),
  late INTEGER NOT NULL CHECK (late BETWEEN 0 AND decisions),
  late_first REAL CHECK (late_first BETWEEN -8640000000000000 AND 8640000000000000),
  late_last REAL CHECK (late_last BETWEEN -8640000000000000 AND 8640000000000000),
  further_days INTEGER NOT NULL CHECK (further_days BETWEEN 0 AND decisions)
) STRICT;

CREATE UNIQUE INDEX policy_tally_name ON policy_tally (policy, version, kind);

CREATE TABLE policy_day (
  tally INTEGER NOT NULL,
  day INTEGER NOT NULL CHECK (day BETWEEN -100000000 AND 100000000),
  decisions INTEGER NOT NULL CHECK (decisions BETWEEN 1 AND 9007199254740991),
  outside INTEGER NOT NULL CHECK (outside BETWEEN 0 AND decisions),
  PRIMARY KEY (tally, day)
) STRICT, WITHOUT ROWID;
`
