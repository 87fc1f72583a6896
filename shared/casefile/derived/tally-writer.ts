import type { Deviation, PolicyTally, StayTimes, WorkflowTally } from '../../model/case-tally.ts'
import { BulkInsert } from '../sqlite/bulk-insert.ts'
import type { CaseDatabase } from '../sqlite/case-database.ts'
import { StagedTables } from './staged-tables.ts'
import { TALLY_TABLES } from './tally-tables.ts'

/** What is written run by run; the other tables are a few rows, written at the end. */
const STAGED = ['deviation'] as const

/**
 * Writes the tallies of a rebuild afresh. Until `finish`, what was there can be read on. Requires an open
 * transaction all the while.
 */
export class TallyWriter {
  readonly #database: CaseDatabase
  readonly #staged: StagedTables<(typeof STAGED)[number]>
  readonly #deviation: BulkInsert
  /** Rows of `transition_tally`, numbered as they are first met. */
  readonly #transitions = new Map<string, number>()

  constructor(database: CaseDatabase) {
    this.#database = database
    this.#staged = new StagedTables(database, STAGED)
    this.#deviation = new BulkInsert(
      database,
      `${this.#staged.nameOf('deviation')} (transition, run, time, source, line)`,
      5,
    )
  }

  /** Each run's, once for each transition. */
  addDeviation({ workflow, version, transition: { id, from, to }, run, at, source, line }: Deviation): void {
    this.#deviation.push(this.#number(workflow, version, [id, from, to], '-'), run, at, source, line)
  }

  /** Writes what was counted. Called once, at the end. */
  finish(workflows: readonly WorkflowTally[], policies: readonly PolicyTally[]): void {
    this.#deviation.flush()
    for (const table of TALLY_TABLES) this.#database.execute(`DELETE FROM ${table}`)
    this.#staged.putInPlace()
    for (const [at, tally] of workflows.entries()) this.#addWorkflow(at + 1, tally)
    for (const [at, tally] of policies.entries()) this.#addPolicy(at + 1, tally)
  }

  #addWorkflow(tally: number, workflow: WorkflowTally): void {
    const { kind, workflow: name, version, runs, decisions, furtherTaken, furtherEvaluated } = workflow
    this.#insert('workflow_tally', 8).run(
      tally,
      kind,
      name,
      version,
      runs,
      decisions,
      furtherTaken,
      furtherEvaluated,
    )
    for (const judged of workflow.judgedBy)
      this.#insert('workflow_judged', 3).run(tally, judged.version, judged.runs)
    for (const [at, stage] of workflow.stages.entries())
      this.#insert('stage_tally', 8).run(
        tally,
        at + 1,
        stage.stage,
        stage.runs,
        stage.idle,
        ...stayColumns(stage),
      )
    for (const each of workflow.transitions) {
      const { id, from, to, defined } = each
      this.#insert('transition_tally', 12).run(
        this.#number(name, version, [id, from, to], defined ? '+' : '-'),
        tally,
        id,
        from,
        to,
        defined ? 1 : 0,
        each.runs,
        each.taken,
        each.excepted,
        ...stayColumns(each),
      )
    }
    for (const input of workflow.inputs)
      this.#insert('input_tally', 4).run(tally, input.name, input.evaluated, input.unapproved)
  }

  #addPolicy(tally: number, policy: PolicyTally): void {
    const { early, late } = policy
    this.#insert('policy_tally', 14).run(
      tally,
      policy.kind,
      policy.policy,
      policy.version,
      policy.decisions,
      policy.notInForce,
      policy.inGap,
      early.count,
      early.first,
      early.last,
      late.count,
      late.first,
      late.last,
      policy.furtherDays,
    )
    for (const { day, decisions, outside } of policy.days)
      this.#insert('policy_day', 4).run(tally, day, decisions, outside)
    for (const { rule, decisions } of policy.rules) this.#insert('policy_rule', 3).run(tally, rule, decisions)
  }

  #number(workflow: string, version: string, transition: readonly string[], sign: '+' | '-'): number {
    const name = JSON.stringify([workflow, version, sign, ...transition])
    const known = this.#transitions.get(name) ?? this.#transitions.size + 1
    this.#transitions.set(name, known)
    return known
  }

  #insert(table: string, width: number) {
    const places = Array.from({ length: width }, () => '?').join(', ')
    return this.#database.prepare(`INSERT INTO ${table} VALUES (${places})`)
  }
}

function stayColumns({ timed, median, p95 }: StayTimes): readonly [number, number | null, number | null] {
  return [timed, median, p95]
}
