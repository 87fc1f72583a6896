import { describe, expect, it } from 'vitest'
import { copyFileSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { CaseDatabase } from '../../../shared/casefile/sqlite/case-database.ts'
import { openCase } from '../../../shared/casefile/case-file.ts'
import { EMPTY_STATE } from '../../../shared/model/import-state.ts'
import { batchOf, caseFolder, createCase, START, TOOLS } from '../../fixtures/case-evidence.ts'

function writerOn(path: string, pragma: string): CaseDatabase {
  const connection = new Database(path, { timeout: 50 })
  connection.pragma(pragma)
  return new CaseDatabase(path, connection, 'writer')
}

const rows = (database: CaseDatabase) =>
  database.prepare<{ n: number }>('SELECT count(*) AS n FROM t').get()?.n

describe('the connection of a case', () => {
  it('calls a full disk by its name, and goes on when there is room', () => {
    using folder = caseFolder()
    const database = writerOn(folder.path('full.db'), 'max_page_count = 8')
    database.transaction(() => database.execute('CREATE TABLE t (x BLOB) STRICT'))
    expect(() =>
      database.transaction(() => {
        database.execute("INSERT INTO t VALUES (x'00')")
        database.execute('INSERT INTO t VALUES (zeroblob(100000))')
      }),
    ).toThrow(expect.objectContaining({ code: 'FILE_UNWRITABLE' }))
    expect(rows(database)).toBe(0)
    database.transaction(() => database.execute('INSERT INTO t VALUES (zeroblob(10))'))
    expect(rows(database)).toBe(1)
    database.close()
  })

  it('notices that another wrote while its lock was free', () => {
    using folder = caseFolder()
    const path = folder.path('shared.db')
    const first = writerOn(path, 'synchronous = FULL')
    first.transaction(() => first.execute('CREATE TABLE t (x BLOB) STRICT'))
    // As in the moment between a COMMIT and the next BEGIN.
    first.execute('ROLLBACK')
    const second = writerOn(path, 'synchronous = FULL')
    expect(() => first.transaction(() => undefined)).toThrow(expect.objectContaining({ code: 'CASE_LOCKED' }))
    second.transaction(() => second.execute("INSERT INTO t VALUES (x'00')"))
    second.close()
    expect(() => first.transaction(() => undefined)).toThrow(expect.objectContaining({ code: 'CASE_LOCKED' }))
    first.close()
  })

  it('lets a reader play back what a killed writer left half written', () => {
    using folder = caseFolder()
    const path = folder.path('c.docket')
    using file = createCase(path)
    const id = file.sources.begin(START)
    const lines = Array.from({ length: 2000 }, (_, at) => `{"id":"e-${at}","pad":"${'x'.repeat(500)}"}`)
    file.sources.append(id, batchOf(lines, EMPTY_STATE))
    file.close()
    const writer = new Database(path)
    writer.exec('PRAGMA cache_size = 2; BEGIN; UPDATE raw_block SET zstd = zeroblob(60000), raw_bytes = 1')
    // File and journal as a crash would leave them: pages are written over that the journal still has.
    copyFileSync(path, folder.path('crashed.docket'))
    copyFileSync(`${path}-journal`, folder.path('crashed.docket-journal'))
    writer.exec('ROLLBACK')
    writer.close()
    expect(statSync(folder.path('crashed.docket-journal')).size).toBeGreaterThan(0)
    using crashed = openCase(folder.path('crashed.docket'), { access: 'read-only', ...TOOLS })
    expect(Array.from(crashed.lines.rawSequential(id), ({ bytes }) => Buffer.from(bytes).toString())).toEqual(
      lines,
    )
  })
})
