import type { CaseDatabase } from './case-database.ts'
import { INITIAL } from '../migrations/0010-initial.ts'
import { DECISION_COLUMNS_SQL } from '../migrations/0020-decision-columns.ts'
import { FINDING_COLUMNS_SQL } from '../migrations/0030-finding-columns.ts'
import { CASE_TALLIES_SQL } from '../migrations/0040-case-tallies.ts'
import { RULE_TALLIES_SQL } from '../migrations/0050-rule-tallies.ts'
import { REVIEW_SQL } from '../migrations/0060-review.ts'

/** `PRAGMA application_id` of a case file: "DKT1". */
export const APPLICATION_ID = 0x444b5431

interface Migration {
  /** Stands in the file's `user_version` once it ran. Numbered in tens. */
  readonly version: number
  readonly sql: string
}

/** In order; one is only ever added at the end. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 10, sql: INITIAL },
  { version: 20, sql: DECISION_COLUMNS_SQL },
  { version: 30, sql: FINDING_COLUMNS_SQL },
  { version: 40, sql: CASE_TALLIES_SQL },
  { version: 50, sql: RULE_TALLIES_SQL },
  { version: 60, sql: REVIEW_SQL },
]

export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.version ?? 0

/**
 * Brings a schema of version `from` (0: an empty file) up to `to`. Requires an open transaction, so that a
 * file is never found halfway.
 */
export function migrate(database: CaseDatabase, from: number, to: number = SCHEMA_VERSION): void {
  for (const { version, sql } of MIGRATIONS) {
    if (version <= from || version > to) continue
    database.execute(sql)
    database.execute(`PRAGMA user_version = ${version}`)
  }
}
