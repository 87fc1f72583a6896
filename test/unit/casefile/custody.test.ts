import { describe, expect, it } from 'vitest'
import Database from 'better-sqlite3'
import { openCase } from '../../../shared/casefile/case-file.ts'
import { digestOf } from '../../../shared/crypto.ts'
import { caseFolder, createCase, TOOLS } from '../../fixtures/case-evidence.ts'

const act = (name: string) => ({
  time: '2026-05-04T08:00:00.000Z',
  by: 'auditor',
  act: name,
  about: { source: 1, name: 'pdp.ndjson' },
})

function withThreeActs(path: string): string[] {
  using file = createCase(path)
  for (const name of ['import', 'rebuild', 'seal']) file.transaction(() => file.custody.append(act(name)))
  return [...file.custody.lines()]
}

/** Changes the log as somebody with another tool would. */
function tamper(path: string, sql: string): void {
  const database = new Database(path)
  const triggers = database
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name`,
    )
    .all()
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`)
  database.exec(sql)
  for (const { sql: made } of triggers) database.exec(made)
  database.close()
}

describe('the custody log', () => {
  it('chains each line to the bytes of the one before', () => {
    using folder = caseFolder()
    const lines = withThreeActs(folder.path('c.docket'))
    expect(lines[0]).toBe(
      '{"about":{"name":"pdp.ndjson","source":1},"act":"import","by":"auditor","prev":null,"seq":1,"time":"2026-05-04T08:00:00.000Z"}',
    )
    expect(JSON.parse(lines[2]!)).toEqual({ ...act('seal'), seq: 3, prev: digestOf(Buffer.from(lines[1]!)) })
    using file = openCase(folder.path('c.docket'), { access: 'read-only', ...TOOLS })
    expect(file.custody.check()).toEqual({ ok: true, entries: 3 })
    expect(Array.from(file.custody.entries(), ({ act }) => act)).toEqual(['import', 'rebuild', 'seal'])
  })

  it('records an act only in the transaction that does it', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    expect(() => file.custody.append(act('import'))).toThrow('in the transaction')
  })

  it.each([
    [
      `UPDATE custody SET line = replace(line, 'auditor', 'someone') WHERE seq = 2`,
      3,
      'digest of the entry before',
    ],
    [`UPDATE custody SET line = replace(line, '"seq":2', '"seq": 2') WHERE seq = 2`, 2, 'canonical JSON'],
    [`UPDATE custody SET line = '{"seq":2}' WHERE seq = 2`, 2, 'no custody entry'],
    [
      `UPDATE custody SET line = replace(line, '"seq":2', '"seq":9') WHERE seq = 2`,
      2,
      'calls itself entry 9',
    ],
    ['DELETE FROM custody WHERE seq = 2', 2, 'entry 2 is missing'],
    ['DELETE FROM custody WHERE seq = 1', 1, 'entry 1 is missing'],
    [`UPDATE custody SET line = '${'['.repeat(100_000)}' WHERE seq = 1`, 1, 'no custody entry'],
  ])('shows where it breaks: %s', (sql, seq, problem) => {
    using folder = caseFolder()
    withThreeActs(folder.path('c.docket'))
    tamper(folder.path('c.docket'), sql)
    using file = openCase(folder.path('c.docket'), { access: 'read-only', ...TOOLS })
    const check = file.custody.check()
    expect(check).toMatchObject({ ok: false, seq })
    expect(check.ok ? '' : check.problem).toContain(problem)
  })
})
