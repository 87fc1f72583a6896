import type { Decision } from '../../model/decision.ts'
import type { Deviation, PolicyTally, WorkflowTally } from '../../model/case-tally.ts'
import type { Finding } from '../../model/finding.ts'
import type { Instant } from '../../model/time.ts'
import { BulkInsert } from '../sqlite/bulk-insert.ts'
import type { CaseDatabase } from '../sqlite/case-database.ts'
import { ColumnBuilder } from './column-builder.ts'
import { COLUMN_TABLES, type ColumnStore } from './column-store.ts'
import { decisionFacts } from './decision-facts.ts'
import { DECISION_COLUMNS, decisionRow, timeOf } from './decision-row.ts'
import { FindingColumnBuilder } from './finding-columns.ts'
import type { FindingColumnStore } from './finding-column-store.ts'
import { FINDING_COLUMNS, findingRow } from './finding-store.ts'
import { StagedTables } from './staged-tables.ts'
import type { MetaStore } from '../meta-store.ts'
import { RUN_COLUMNS, runRow, type StoredRun } from './run-store.ts'
import type { SourceStore } from '../source-store.ts'
import type { TallyStore } from './tally-store.ts'
import { TallyWriter } from './tally-writer.ts'

const TABLES = ['run', 'decision', 'decision_text', 'decision_finding', 'finding', ...COLUMN_TABLES] as const

/** The stores that a rebuild writes to besides its own tables. */
export interface DerivedParts {
  readonly meta: MetaStore
  readonly sources: SourceStore
  readonly tallies: TallyStore
  readonly columns: ColumnStore
  readonly findingColumns: FindingColumnStore
}

/** What a rebuild knows at its end. */
export interface RebuildSummary {
  /** Duplicate records of each source. */
  readonly duplicates: ReadonlyMap<number, number>
  /** Further counts to be kept under `total`, beside runs, decisions and findings. */
  readonly totals?: ReadonlyMap<string, number>
  /** What was counted over all runs; left out, nothing is known of it. */
  readonly workflows?: readonly WorkflowTally[]
  readonly policies?: readonly PolicyTally[]
}

/** What a finding is of, beside its subject's id. */
interface FindingOf {
  readonly workflow: string | null
  readonly about: number
  readonly time: Instant
}

/**
 * Writes the derived tables afresh in one transaction: `finish` keeps them, `abort` (or leaving its `using`
 * block) brings back what was there. Other writes to the case meanwhile join the transaction.
 */
export class DerivedWriter {
  readonly #database: CaseDatabase
  readonly #parts: DerivedParts
  readonly #staged: StagedTables<(typeof TABLES)[number]>
  readonly #run: BulkInsert
  readonly #decision: BulkInsert
  readonly #text: BulkInsert
  readonly #decisionFinding: BulkInsert
  readonly #finding: BulkInsert
  readonly #columns: ColumnBuilder
  readonly #findingColumns: FindingColumnBuilder
  readonly #tallies: TallyWriter
  readonly #verdicts = new Map<string, number>()
  readonly #codes = new Map<string, number>()
  readonly #excepted = new Map<string, number>()
  readonly #totals = new Map([
    ['runs', 0],
    ['decisions', 0],
    ['findings', 0],
  ])
  #lastRun: StoredRun | undefined
  #open = true

  constructor(database: CaseDatabase, parts: DerivedParts) {
    this.#database = database
    this.#parts = parts
    database.begin()
    try {
      parts.findingColumns.clear()
      this.#staged = new StagedTables(database, TABLES)
    } catch (error) {
      database.rollback()
      throw error
    }
    const bulk = (table: (typeof TABLES)[number], columns: readonly string[]) =>
      new BulkInsert(database, `${this.#staged.nameOf(table)} (${columns.join(', ')})`, columns.length)
    this.#run = bulk('run', RUN_COLUMNS)
    this.#decision = bulk('decision', DECISION_COLUMNS)
    this.#text = bulk('decision_text', ['ord', 'json'])
    this.#decisionFinding = bulk('decision_finding', ['code', 'decision'])
    this.#finding = bulk('finding', FINDING_COLUMNS)
    this.#columns = new ColumnBuilder((segment) =>
      parts.columns.add(segment, (table) => this.#staged.nameOf(table)),
    )
    this.#findingColumns = new FindingColumnBuilder((segment) => parts.findingColumns.add(segment))
    this.#tallies = new TallyWriter(database)
  }

  addRun(run: Omit<StoredRun, 'ord'>): void {
    const ord = count(this.#totals, 'runs')
    this.#run.push(...runRow(ord, run))
    this.#lastRun = { ord, ...run }
  }

  /** Of a run that was added. */
  addDeviation(deviation: Deviation): void {
    this.#tallies.addDeviation(deviation)
  }

  /** Decisions are listed in the order in which they are added; their own findings come with them. */
  addDecision(decision: Decision, findings: readonly Finding[]): void {
    const ord = count(this.#totals, 'decisions')
    this.#decision.push(...decisionRow(ord, decision))
    this.#text.push(ord, JSON.stringify(decision))
    for (const code of new Set(decision.findings)) this.#decisionFinding.push(code, ord)
    count(this.#verdicts, decision.replay.verdict)
    this.#columns.add(decisionFacts(decision, findings))
    const of = { workflow: decision.workflow?.id ?? null, about: ord, time: timeOf(decision) }
    for (const finding of findings) this.#addFinding(finding, of)
  }

  /**
   * A finding of anything but a decision; those of a run come before another run. Findings are listed in the order
   * in which they are added.
   */
  addFinding(finding: Finding): void {
    const { kind, id } = finding.subject
    if (kind === 'decision') throw new Error('the findings of a decision come with it')
    const run = kind === 'run' && this.#lastRun?.id === id ? this.#lastRun : undefined
    this.#addFinding(finding, {
      workflow: kind === 'workflow' ? id : (run?.workflow?.id ?? null),
      about: run?.ord ?? 0,
      time: run?.start ?? Number.NaN,
    })
  }

  #addFinding(finding: Finding, { workflow, about, time }: FindingOf): void {
    const { code, severity, subject, excepted } = finding
    this.#finding.push(...findingRow(count(this.#totals, 'findings'), finding))
    count(this.#codes, code)
    if (excepted !== null) count(this.#excepted, code)
    const shape = { code, severity, kind: subject.kind, workflow, excepted: excepted !== null }
    this.#findingColumns.add({ shape, about, time })
  }

  /** Keeps what was added; the case is rebuilt. */
  finish({ duplicates, totals, workflows = [], policies = [] }: RebuildSummary): void {
    for (const bulk of [this.#run, this.#decision, this.#text, this.#decisionFinding, this.#finding])
      bulk.flush()
    this.#columns.end()
    this.#staged.putInPlace()
    const { meta, sources, tallies, columns } = this.#parts
    this.#findingColumns.end()
    columns.replaceOrders()
    this.#tallies.finish(workflows, policies)
    tallies.replace({
      verdict: this.#verdicts,
      finding: this.#codes,
      excepted: this.#excepted,
      total: new Map([...this.#totals, ...(totals ?? [])]),
    })
    sources.setDuplicates(duplicates)
    meta.rebuilt()
    this.#database.commit()
    this.#open = false
  }

  abort(): void {
    if (!this.#open) return
    this.#open = false
    this.#database.rollback()
  }

  [Symbol.dispose](): void {
    this.abort()
  }
}

/** The next number under a name, from 1. */
function count(counts: Map<string, number>, name: string): number {
  const next = (counts.get(name) ?? 0) + 1
  counts.set(name, next)
  return next
}
