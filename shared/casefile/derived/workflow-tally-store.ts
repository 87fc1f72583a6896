import type {
  Deviation,
  InputTally,
  StageTally,
  TallyKind,
  TransitionTally,
  WorkflowTally,
} from '../../model/case-tally.ts'
import type { CaseDatabase } from '../sqlite/case-database.ts'
import { talliesAreThere } from './tally-tables.ts'
import { MAX_PAGE_ROWS, type Page, pageRows } from './page.ts'

/** A tally without its parts: one row of a list. */
export type WorkflowTallyHead = Pick<WorkflowTally, 'workflow' | 'version' | 'runs' | 'decisions'> & {
  readonly kind: TallyKind
  readonly judgedBy: WorkflowTally['judgedBy']
}

/** A run that took a transition which its definition lacks. */
export interface StoredDeviation extends Pick<Deviation, 'at' | 'source' | 'line'> {
  readonly run: string
  /** The run's first decision from then on, else its last. */
  readonly decision: DecidedThen | undefined
}

interface DecidedThen {
  readonly ord: number
  readonly id: string
  readonly actor: string | null
  readonly entitlement: string | null
}

interface DeviationRow extends Pick<Deviation, 'at' | 'source' | 'line'> {
  readonly ord: number
  readonly run: string
}

interface HeadRow {
  readonly id: number
  readonly kind: TallyKind
  readonly workflow: string
  readonly version: string
  readonly runs: number
  readonly decisions: number
}

const HEAD = 'SELECT id, kind, workflow, version, runs, decisions FROM workflow_tally'
const STAY = 'timed, median_ms AS median, p95_ms AS p95'

/** What the last rebuild counted over the runs of each workflow version. */
export class WorkflowTallyStore {
  readonly #database: CaseDatabase

  constructor(database: CaseDatabase) {
    this.#database = database
  }

  /** Whether the last rebuild counted: one under an older schema did not. */
  get areThere(): boolean {
    return talliesAreThere(this.#database)
  }

  /** In the order in which the rebuild met them; of a hostile file no more than `most`. */
  heads(most: number): readonly WorkflowTallyHead[] {
    if (!this.areThere) return []
    return this.#database
      .prepare<HeadRow>(`${HEAD} ORDER BY id LIMIT ?`)
      .all(most)
      .map((row) => this.#head(row))
  }

  /** The tally of a version that runs name, with at most `most` rows of each kind. */
  of(workflow: string, version: string, most: number): WorkflowTally | undefined {
    const row = this.#row(workflow, version)
    if (row === undefined) return undefined
    const all = <Row>(sql: string) => this.#database.prepare<Row>(sql).all(row.id, most)
    return {
      ...this.#head(row),
      stages: all<StageTally>(
        `SELECT stage, runs, idle, ${STAY} FROM stage_tally WHERE tally = ? ORDER BY ord LIMIT ?`,
      ),
      transitions: all<Omit<TransitionTally, 'defined'> & { readonly defined: number }>(
        `SELECT transition AS id, from_stage AS "from", to_stage AS "to", defined, runs, taken, excepted, ${STAY}
         FROM transition_tally WHERE tally = ? ORDER BY id LIMIT ?`,
      ).map((each) => ({ ...each, defined: each.defined === 1 })),
      inputs: all<InputTally>(
        'SELECT name, evaluated, unapproved FROM input_tally WHERE tally = ? ORDER BY name LIMIT ?',
      ),
      ...this.#further(row.id),
    }
  }

  /** One page (up to 500) of the runs that took an undefined transition, in the order of the rebuild. */
  deviations(
    workflow: string,
    version: string,
    { id, from, to }: Deviation['transition'],
    { after = 0, limit = MAX_PAGE_ROWS }: { readonly after?: number; readonly limit?: number } = {},
  ): Page<StoredDeviation> {
    const size = pageRows(limit)
    const tally = this.#row(workflow, version)?.id ?? 0
    return this.#database.snapshot(() => {
      const transition = this.areThere
        ? this.#database
            .prepare<{ id: number; runs: number }>(
              `SELECT id, runs FROM transition_tally
               WHERE tally = ? AND transition = ? AND from_stage = ? AND to_stage = ? AND defined = 0 ORDER BY id LIMIT 1`,
            )
            .get(tally, id, from, to)
        : undefined
      if (transition === undefined) return { rows: [], next: undefined, total: 0 }
      const found = this.#database
        .prepare<DeviationRow>(
          `SELECT r.ord, r.id AS run, v.time AS at, v.source, v.line FROM deviation v JOIN run r ON r.ord = v.run
           WHERE v.transition = ? AND v.run > ? ORDER BY v.run LIMIT ?`,
        )
        .all(transition.id, after, size + 1)
      const rows = found.slice(0, size)
      return {
        rows: rows.map(({ ord: _ord, ...row }) => ({ ...row, decision: this.#decidedThen(row) })),
        next: found.length > size ? rows.at(-1)?.ord : undefined,
        total: transition.runs,
      }
    })
  }

  /** Decisions of a run stand in order of time: each query ends at the first that fits. */
  #decidedThen({ run, at }: { readonly run: string; readonly at: number }): DecidedThen | undefined {
    const columns = 'SELECT ord, id, actor, entitlement FROM decision WHERE run = ?'
    return (
      this.#database.prepare<DecidedThen>(`${columns} AND time >= ? ORDER BY ord LIMIT 1`).get(run, at) ??
      this.#database.prepare<DecidedThen>(`${columns} ORDER BY ord DESC LIMIT 1`).get(run)
    )
  }

  #row(workflow: string, version: string): HeadRow | undefined {
    if (!this.areThere) return undefined
    return this.#database
      .prepare<HeadRow>(`${HEAD} WHERE workflow = ? AND version = ? AND kind = 'named'`)
      .get(workflow, version)
  }

  #head({ id, ...row }: HeadRow): WorkflowTallyHead {
    const judgedBy = this.#database
      .prepare<{ version: string; runs: number }>(
        'SELECT version, runs FROM workflow_judged WHERE tally = ? ORDER BY runs DESC, version LIMIT 100',
      )
      .all(id)
    return { ...row, judgedBy }
  }

  #further(id: number): Pick<WorkflowTally, 'furtherTaken' | 'furtherEvaluated'> {
    const row = this.#database
      .prepare<{ taken: number; evaluated: number }>(
        'SELECT further_taken AS taken, further_evaluated AS evaluated FROM workflow_tally WHERE id = ?',
      )
      .get(id)
    return { furtherTaken: row?.taken ?? 0, furtherEvaluated: row?.evaluated ?? 0 }
  }
}
