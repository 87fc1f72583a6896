import type { CaseDatabase } from '../sqlite/case-database.ts'

/** The schema versions that first have them, and the counts of rules. */
const SINCE_SCHEMA = 40
const RULES_SINCE_SCHEMA = 50

export const TALLY_TABLES = [
  'workflow_tally',
  'workflow_judged',
  'stage_tally',
  'transition_tally',
  'input_tally',
  'deviation',
  'policy_tally',
  'policy_day',
  'policy_rule',
] as const

/**
 * Whether the last rebuild counted. A case of an older schema has no such tables: they are looked for when they
 * are read, since another process may have brought the schema up meanwhile. Where there are runs, there is a row.
 */
export function talliesAreThere(database: CaseDatabase): boolean {
  if (schemaOf(database) < SINCE_SCHEMA) return false
  if (database.prepare('SELECT 1 FROM workflow_tally LIMIT 1').get() !== undefined) return true
  return database.prepare('SELECT 1 FROM run LIMIT 1').get() === undefined
}

/** Whether decisions are counted by the rule that decided them; where they are not, that says nothing. */
export function rulesAreThere(database: CaseDatabase): boolean {
  return schemaOf(database) >= RULES_SINCE_SCHEMA
}

function schemaOf(database: CaseDatabase): number {
  return database.prepare<{ user_version: number }>('PRAGMA user_version').get()?.user_version ?? 0
}
