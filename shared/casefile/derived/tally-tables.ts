import type { CaseDatabase } from '../sqlite/case-database.ts'

/** The schema version that first has them. */
const SINCE_SCHEMA = 40

export const TALLY_TABLES = [
  'workflow_tally',
  'workflow_judged',
  'stage_tally',
  'transition_tally',
  'input_tally',
  'deviation',
  'policy_tally',
  'policy_day',
] as const

/**
 * Whether the last rebuild counted. A case of an older schema has no such tables: they are looked for when they
 * are read, since another process may have brought the schema up meanwhile. Where there are runs, there is a row.
 */
export function talliesAreThere(database: CaseDatabase): boolean {
  const { user_version: schema = 0 } =
    database.prepare<{ user_version: number }>('PRAGMA user_version').get() ?? {}
  if (schema < SINCE_SCHEMA) return false
  if (database.prepare('SELECT 1 FROM workflow_tally LIMIT 1').get() !== undefined) return true
  return database.prepare('SELECT 1 FROM run LIMIT 1').get() === undefined
}
