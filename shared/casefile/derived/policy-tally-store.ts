import type { OutsideInterval, PolicyDay, PolicyTally, RuleTally, TallyKind } from '../../model/case-tally.ts'
import type { CaseDatabase } from '../sqlite/case-database.ts'
import { rulesAreThere, talliesAreThere } from './tally-tables.ts'

/** A tally without its days and rules. */
export type PolicyTallyHead = Omit<PolicyTally, 'days' | 'rules'>

interface Row {
  readonly id: number
  readonly kind: TallyKind
  readonly policy: string
  readonly version: string
  readonly decisions: number
  readonly not_in_force: number
  readonly in_gap: number
  readonly early: number
  readonly early_first: number | null
  readonly early_last: number | null
  readonly late: number
  readonly late_first: number | null
  readonly late_last: number | null
  readonly further_days: number
}

const ROW = `SELECT id, kind, policy, version, decisions, not_in_force, in_gap, early, early_first, early_last, late, late_first,
  late_last, further_days FROM policy_tally`

/** What the last rebuild counted over the decisions under each policy version. */
export class PolicyTallyStore {
  readonly #database: CaseDatabase

  constructor(database: CaseDatabase) {
    this.#database = database
  }

  /** Whether the last rebuild counted: one under an older schema did not. */
  get areThere(): boolean {
    return talliesAreThere(this.#database)
  }

  /** In the order in which the rebuild met them; of a hostile file no more than `most`. */
  heads(most: number): readonly PolicyTallyHead[] {
    if (!this.areThere) return []
    return this.#database.prepare<Row>(`${ROW} ORDER BY id LIMIT ?`).all(most).map(headOf)
  }

  /** Those of one policy with their days, in that order; no more than `most` versions. */
  of(policy: string, most: number): readonly PolicyTally[] {
    if (!this.areThere) return []
    const rows = this.#database
      .prepare<Row>(`${ROW} WHERE policy = ? AND kind = 'named' ORDER BY id LIMIT ?`)
      .all(policy, most)
    return rows.map((row) => ({ ...headOf(row), days: this.#days(row.id), rules: this.#rules(row.id) }))
  }

  /** Of one version; undefined where the last rebuild did not count by rules, or counted no decision of it. */
  rulesOf(policy: string, version: string): readonly RuleTally[] | undefined {
    if (!this.areThere || !rulesAreThere(this.#database)) return undefined
    const row = this.#database
      .prepare<Row>(`${ROW} WHERE policy = ? AND version = ? AND kind = 'named'`)
      .get(policy, version)
    return row === undefined ? undefined : this.#rules(row.id)
  }

  #rules(id: number): readonly RuleTally[] {
    if (!rulesAreThere(this.#database)) return []
    return this.#database
      .prepare<RuleTally>('SELECT rule, decisions FROM policy_rule WHERE tally = ? ORDER BY rule LIMIT 2000')
      .all(id)
  }

  #days(id: number): readonly PolicyDay[] {
    return this.#database
      .prepare<PolicyDay>(
        'SELECT day, decisions, outside FROM policy_day WHERE tally = ? ORDER BY day LIMIT 4000',
      )
      .all(id)
  }
}

function headOf(row: Row): PolicyTallyHead {
  return {
    kind: row.kind,
    policy: row.policy,
    version: row.version,
    decisions: row.decisions,
    notInForce: row.not_in_force,
    inGap: row.in_gap,
    early: outside(row.early, row.early_first, row.early_last),
    late: outside(row.late, row.late_first, row.late_last),
    furtherDays: row.further_days,
  }
}

function outside(count: number, first: number | null, last: number | null): OutsideInterval {
  return { count, first, last }
}
