import { DocketError } from '../model/error.ts'
import { instantOfDateOrTime } from '../model/time.ts'
import type { SqlValue } from './sqlite/case-database.ts'

/** Fields by which decisions are chosen (cli.md), each with its column. */
const COLUMNS = {
  id: 'd.id',
  run: 'd.run',
  workflow: 'd.workflow',
  transition: 'd.transition',
  actor: 'd.actor',
  subject: 'd.subject',
  policy: 'd.policy',
  version: 'd.policy_version',
  outcome: 'd.outcome',
  action: 'd.action',
  entitlement: 'd.entitlement',
  verdict: 'd.verdict',
  finding: 'f.code',
  since: 'd.time',
  until: 'd.time',
} as const

export type WhereField = keyof typeof COLUMNS
export const WHERE_FIELDS = Object.keys(COLUMNS) as readonly WhereField[]

/** One condition. Values of one field are alternatives; all fields must hold. */
export interface Where {
  readonly field: WhereField
  /** As given; `*` stands for any text, but in `since` (from then on) and `until` (before then). */
  readonly value: string
}

/** A condition in SQL on `decision d`. */
export interface WhereSql {
  readonly sql: string
  readonly values: readonly SqlValue[]
}

const MAX_CONDITIONS = 500
const MAX_GLOB_CHARS = 1000

/** Reads `FIELD=VALUE`. Throws USAGE. */
export function readWhere(text: string): Where {
  const at = text.indexOf('=')
  const field = at < 0 ? text : text.slice(0, at)
  if (!isField(field))
    throw usage(`there is no field ${JSON.stringify(field)}; the fields are ${WHERE_FIELDS.join(' ')}`)
  if (at < 0) throw usage(`${field} has no value: write ${field}=VALUE`)
  const where = { field, value: text.slice(at + 1) }
  if (field === 'since' || field === 'until') instantIn(where)
  return where
}

/** Throws USAGE for too many conditions, for a time that is none, and for a value with stars that is too long. */
export function checkWhere(conditions: readonly Where[]): void {
  if (conditions.length > MAX_CONDITIONS) throw usage(`more than ${MAX_CONDITIONS} conditions`)
  for (const where of conditions) {
    if (where.field === 'since' || where.field === 'until') instantIn(where)
    else if (where.value.includes('*') && where.value.length > MAX_GLOB_CHARS)
      throw usage(`a value with * is longer than ${MAX_GLOB_CHARS} characters`)
  }
}

/** All conditions as SQL; every value is bound. Throws USAGE as `checkWhere` does. */
export function whereSql(conditions: readonly Where[]): WhereSql {
  checkWhere(conditions)
  const clauses: string[] = []
  const values: SqlValue[] = []
  for (const field of WHERE_FIELDS) {
    const given = conditions.filter((where) => where.field === field)
    if (given.length === 0) continue
    const { sql, values: bound } =
      field === 'since' || field === 'until' ? timeSql(field, given) : textSql(field, given)
    clauses.push(sql)
    values.push(...bound)
  }
  return { sql: clauses.length === 0 ? '1' : clauses.join(' AND '), values }
}

/** Of several times the widest: they are alternatives. */
function timeSql(field: 'since' | 'until', given: readonly Where[]): WhereSql {
  const instants = given.map(instantIn)
  return field === 'since'
    ? { sql: 'd.time >= ?', values: [Math.min(...instants)] }
    : { sql: 'd.time < ?', values: [Math.max(...instants)] }
}

function textSql(field: WhereField, given: readonly Where[]): WhereSql {
  const column = COLUMNS[field]
  const exact = given.filter(({ value }) => !value.includes('*')).map(({ value }) => value)
  const globs = given.filter(({ value }) => value.includes('*')).map(({ value }) => globOf(value))
  const tests = globs.map(() => `${column} GLOB ?`)
  if (exact.length > 0) tests.unshift(`${column} IN (${exact.map(() => '?').join(', ')})`)
  const any = `(${tests.join(' OR ')})`
  const sql = field === 'finding' ? `d.ord IN (SELECT f.decision FROM decision_finding f WHERE ${any})` : any
  return { sql, values: [...exact, ...globs] }
}

/** SQLite's GLOB knows `?` and `[` too: they stand for themselves here. */
function globOf(value: string): string {
  return value.replaceAll(/[[?]/g, '[$&]').replaceAll(/\*+/g, '*')
}

/** The instant that a `since` or an `until` names. Throws USAGE. */
export function instantIn({ field, value }: Where): number {
  const instant = instantOfDateOrTime(value)
  if (instant === undefined)
    throw usage(`${field}=${value} is no date (2026-05-04) and no RFC 3339 time (2026-05-04T02:13:00Z)`)
  return instant
}

function isField(text: string): text is WhereField {
  return Object.hasOwn(COLUMNS, text)
}

function usage(problem: string): DocketError {
  return new DocketError('USAGE', { problem, verb: 'decisions' })
}
