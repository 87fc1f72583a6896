import { describe, expect, it } from 'vitest'
import Database from 'better-sqlite3'
import { type CaseFile, openCase } from '../../../shared/casefile/case-file.ts'
import { CaseDatabase } from '../../../shared/casefile/sqlite/case-database.ts'
import { migrate } from '../../../shared/casefile/sqlite/migrate.ts'
import type { PolicyTally, WorkflowTally } from '../../../shared/model/case-tally.ts'
import { caseFolder, createCase, TOOLS } from '../../fixtures/case-evidence.ts'
import { decisionOf } from '../../fixtures/decision.ts'
import { asSchema } from '../../fixtures/old-schema.ts'

const STAY = { timed: 1, median: 500, p95: 500 }
const SKIP = { id: 'skip', from: 'intake', to: 'done' }
const WORKFLOW: WorkflowTally = {
  kind: 'named',
  workflow: 'joiner',
  version: '3.2.0',
  runs: 1,
  decisions: 1,
  judgedBy: [{ version: '3.2.0', runs: 1 }],
  stages: [{ stage: 'intake', runs: 1, idle: 0, ...STAY }],
  transitions: [{ ...SKIP, defined: false, runs: 1, taken: 1, excepted: 0, ...STAY }],
  inputs: [{ name: 'subject.department', evaluated: 1, unapproved: 0 }],
  furtherTaken: 0,
  furtherEvaluated: 0,
}
const NONE = { count: 0, first: null, last: null }
const POLICY: PolicyTally = {
  kind: 'named',
  policy: 'role-assignment',
  version: '2026.05.1',
  decisions: 1,
  notInForce: 0,
  inGap: 0,
  early: { count: 1, first: 1.5, last: 1.5 },
  late: NONE,
  days: [{ day: 20_578, decisions: 1, outside: 1 }],
  furtherDays: 0,
  rules: [
    { rule: '', decisions: 2 },
    { rule: 'ap-finance', decisions: 1 },
  ],
}

function rebuild(file: CaseFile): void {
  using writer = file.replaceDerived()
  writer.addRun({
    id: 'r-1',
    workflow: { id: 'joiner', version: '3.2.0' },
    start: 1,
    end: 2,
    lines: [{ source: 1, index: 0 }],
  })
  writer.addDecision(decisionOf('r-1/assign#1', { run: 'r-1' }), [])
  writer.addDeviation({
    workflow: 'joiner',
    version: '3.2.0',
    transition: SKIP,
    run: 1,
    at: 1.25,
    source: 1,
    line: 7,
  })
  writer.finish({ duplicates: new Map(), workflows: [WORKFLOW], policies: [POLICY] })
}

describe('migration 0040', () => {
  it('refuses what is out of range', () => {
    const database = new CaseDatabase(':memory:', new Database(':memory:'), 'writer')
    database.transaction(() => migrate(database, 0, 40))
    database.execute(`INSERT INTO workflow_tally VALUES (1, 'named', 'w', '1', 2, 1, 0, 0)`)
    database.execute(`INSERT INTO stage_tally VALUES (1, 1, 'a', 2, 0, 1, 5, 5)`)
    database.execute(`INSERT INTO transition_tally VALUES (1, 1, 't', 'a', 'b', 1, 2, 2, 0, 1, 5, 5)`)
    database.execute(`INSERT INTO input_tally VALUES (1, 'x', 2, 0)`)
    database.execute(`INSERT INTO deviation VALUES (1, 1, 0.5, 1, 0)`)
    database.execute(
      `INSERT INTO policy_tally VALUES (1, 'named', 'p', '1', 2, 0, 0, 0, NULL, NULL, 0, NULL, NULL, 0)`,
    )
    database.execute(`INSERT INTO policy_day VALUES (1, 20000, 2, 1)`)
    for (const change of [
      `UPDATE workflow_tally SET kind = 'other'`,
      'UPDATE stage_tally SET idle = 3',
      'UPDATE transition_tally SET taken = 1',
      'UPDATE transition_tally SET excepted = 3',
      'UPDATE transition_tally SET median_ms = -1',
      'UPDATE input_tally SET unapproved = 3',
      'UPDATE deviation SET time = 1e300',
      'UPDATE policy_tally SET not_in_force = 3',
      'UPDATE policy_day SET outside = 3',
    ])
      expect(() => database.execute(change), change).toThrow(/constraint/)
  })

  it('keeps what a rebuild counted, and a second one in its place', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    rebuild(file)
    rebuild(file)
    expect(file.workflowTallies.areThere).toBe(true)
    expect(file.workflowTallies.of('joiner', '3.2.0', 10)).toEqual(WORKFLOW)
    expect(file.policyTallies.of('role-assignment', 10)).toEqual([POLICY])
    expect(file.policyTallies.rulesOf('role-assignment', '2026.05.1')).toEqual(POLICY.rules)
    expect(file.policyTallies.rulesOf('role-assignment', '2026.05.2')).toBeUndefined()
    expect(file.workflowTallies.deviations('joiner', '3.2.0', SKIP)).toEqual({
      rows: [
        {
          run: 'r-1',
          at: 1.25,
          source: 1,
          line: 7,
          decision: expect.objectContaining({ ord: 1, id: 'r-1/assign#1' }),
        },
      ],
      next: undefined,
      total: 1,
    })
    expect(file.workflowTallies.deviations('joiner', '3.2.0', { ...SKIP, to: 'intake' }).total).toBe(0)
  })

  it('leaves an old case readable, which says that it was not counted until it is rebuilt', () => {
    using folder = caseFolder()
    const path = folder.path('c.docket')
    const made = createCase(path)
    rebuild(made)
    made.close()
    asSchema(path, 30)
    using reader = openCase(path, { access: 'read-only', ...TOOLS })
    expect([reader.workflowTallies.areThere, reader.policyTallies.areThere]).toEqual([false, false])
    expect(reader.workflowTallies.of('joiner', '3.2.0', 10)).toBeUndefined()
    expect(reader.policyTallies.rulesOf('role-assignment', '2026.05.1')).toBeUndefined()
    // Brought up by a writer, it still was not counted.
    using writer = openCase(path, { access: 'read-write', ...TOOLS })
    expect([reader.workflowTallies.areThere, reader.policyTallies.heads(10)]).toEqual([false, []])
    rebuild(writer)
    expect(reader.workflowTallies.heads(10).map(({ version }) => version)).toEqual(['3.2.0'])
  })
})
