import { describe, expect, it } from 'vitest'
import Database from 'better-sqlite3'
import { openCase } from '../../../shared/casefile/case-file.ts'
import { CaseDatabase } from '../../../shared/casefile/sqlite/case-database.ts'
import { migrate } from '../../../shared/casefile/sqlite/migrate.ts'
import { caseFolder, createCase, TOOLS } from '../../fixtures/case-evidence.ts'
import { decisionOf } from '../../fixtures/decision.ts'
import { asSchema } from '../../fixtures/old-schema.ts'

const DECISION = `INSERT INTO decision VALUES (1, 'r-17/assign#1', 'r-17', 'joiner', '3.2.0', 'assign', 'agent:prov-7',
  'u-204', 'role-assignment', '2026.05.1', 'permit', 'assignRole', 'erp/ap-clerk', 'reproduced', NULL, 1.5)`

/** A database of the schema before, with a decision in it. */
function before(): CaseDatabase {
  const database = new CaseDatabase(':memory:', new Database(':memory:'), 'writer')
  database.transaction(() => migrate(database, 0, 10))
  database.execute(DECISION)
  database.execute(`INSERT INTO decision_text VALUES (1, '{}')`)
  database.transaction(() => migrate(database, 10, 20))
  return database
}

describe('migration 0020', () => {
  it('keeps the decisions that were there, and has no columns of them', () => {
    const database = before()
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 20 })
    const count = (table: string) =>
      database.prepare<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n
    expect(['decision', 'decision_text'].map(count)).toEqual([1, 1])
    expect(['decision_columns', 'decision_texts', 'decision_order'].map(count)).toEqual([0, 0, 0])
  })

  it('takes segments and orders, and refuses what is out of range', () => {
    const database = before()
    const blobs = (many: number) => Array.from({ length: many }, () => `x''`).join(', ')
    database.execute(`INSERT INTO decision_columns VALUES (1, 1, ${blobs(3)}, '[]')`)
    database.execute(`INSERT INTO decision_texts VALUES (1, 16384, ${blobs(8)}, '[]', ${blobs(6)})`)
    database.execute(`INSERT INTO decision_order VALUES ('time', 0, x'01000000')`)
    for (const change of [
      'UPDATE decision_columns SET decisions = 16385',
      'UPDATE decision_columns SET first_ord = 0',
      'UPDATE decision_texts SET decisions = 0',
      `UPDATE decision_order SET field = 'mood'`,
      'UPDATE decision_order SET part = -1',
      `INSERT INTO decision_order VALUES ('time', 0, x'')`,
      `UPDATE decision_columns SET texts = x''`,
    ])
      expect(() => database.execute(change), change).toThrow(/constraint|cannot store/)
  })

  it('leaves an old case readable; whoever opens it to write brings it up, and a rebuild fills the columns', () => {
    using folder = caseFolder()
    const path = folder.path('c.docket')
    rebuild(path)
    asSchema(path, 10)
    using reader = openCase(path, { access: 'read-only', ...TOOLS })
    expect([reader.decisions.last, reader.columns.areThere, reader.meta.rebuilds]).toEqual([2, false, 0])
    openCase(path, { access: 'read-write', ...TOOLS }).close()
    expect([reader.decisions.last, reader.columns.areThere]).toEqual([2, false])
    using writer = openCase(path, { access: 'read-write', ...TOOLS })
    rebuildOpen(writer)
    expect([reader.columns.areThere, reader.meta.rebuilds]).toEqual([true, 1])
    expect([...reader.columns.segments()].map(({ firstOrd, count }) => [firstOrd, count])).toEqual([[1, 2]])
  })
})

function rebuild(path: string): void {
  using file = createCase(path)
  rebuildOpen(file)
}

function rebuildOpen(file: ReturnType<typeof createCase>): void {
  using writer = file.replaceDerived()
  writer.addDecision(decisionOf('r-1/assign#1'), [])
  writer.addDecision(decisionOf('r-2/assign#1'), [])
  writer.finish({ duplicates: new Map() })
}
