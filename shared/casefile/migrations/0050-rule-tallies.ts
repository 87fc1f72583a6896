/**
 * How many decisions each rule of a policy version decided when they were heard again; '' for those that no rule
 * decided. A rebuild writes it; a case that was rebuilt before this schema has none until it is rebuilt again.
 */
export const RULE_TALLIES_SQL = `
CREATE TABLE policy_rule (
  tally INTEGER NOT NULL,
  rule TEXT NOT NULL,
  decisions INTEGER NOT NULL CHECK (decisions BETWEEN 1 AND 9007199254740991),
  PRIMARY KEY (tally, rule)
) STRICT, WITHOUT ROWID;
`
