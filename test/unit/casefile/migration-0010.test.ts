import { describe, expect, it } from 'vitest'
import Database from 'better-sqlite3'
import { CaseDatabase } from '../../../shared/casefile/sqlite/case-database.ts'
import { MIGRATIONS, migrate, SCHEMA_VERSION } from '../../../shared/casefile/sqlite/migrate.ts'

/** An empty file, as before the first migration. */
function empty(): CaseDatabase {
  return new CaseDatabase(':memory:', new Database(':memory:'), 'writer')
}

const SOURCE = `INSERT INTO source VALUES (1, 'pdp.ndjson', 'docket-evidence/1', 'as it begins', 120, '2026-05-04T08:00:00Z',
  'auditor', '{}', 'partial', 2, 120, 'sha256:…', '', 1, 1, 0, NULL, NULL, NULL)`

describe('migration 0010', () => {
  it('makes every table, and rows fit', () => {
    const database = empty()
    database.transaction(() => migrate(database, 0, 10))
    database.execute(SOURCE)
    for (const row of [
      `INSERT INTO segment VALUES (1, 1, 0, 2, 1, 1, x'', x'', x'', x'', x'', x'', x'', x'', x'', x'', x'', x'', x'', '[]')`,
      `INSERT INTO raw_block VALUES (1, 120, x'28b52ffd')`,
      `INSERT INTO raw_piece VALUES (1, 1, 3, 0, 1048576, x'28b52ffd')`,
      `INSERT INTO quarantine VALUES (1, 1, 60, 60, 'not-json', 'a word stands where a value should be')`,
      `INSERT INTO definition VALUES (1, 'workflow', 'joiner.yaml', '2026-05-04T08:00:00Z', 'auditor', 'sha256:…')`,
      `INSERT INTO definition_file VALUES (1, 0, 'joiner.yaml', 'sha256:…', x'00')`,
      `INSERT INTO run VALUES (1, 'r-17', 'joiner', '3.2.0', 1.5, 2.5, x'0100000000000000')`,
      `INSERT INTO decision VALUES (1, 'r-17/assign#1', 'r-17', 'joiner', '3.2.0', 'assign', 'agent:prov-7', 'u-204',
         'role-assignment', '2026.05.1', 'permit', 'assignRole', 'erp/ap-clerk', 'reproduced', NULL, 1.5)`,
      `INSERT INTO decision_text VALUES (1, '{}')`,
      `INSERT INTO decision_finding VALUES ('BD-09', 1)`,
      `INSERT INTO finding VALUES (1, 'BD-09', 'low', 'decision', 'r-17/assign#1', 'nobody was told', '["s1:0"]', NULL)`,
      `INSERT INTO tally VALUES ('verdict', 'reproduced', 1)`,
      `INSERT INTO custody VALUES (1, '{}')`,
      `INSERT INTO meta VALUES ('derived', 'none')`,
    ])
      database.execute(row)
    const tables = database
      .prepare<{ name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .all()
    for (const { name } of tables)
      expect(database.prepare<{ n: number }>(`SELECT count(*) AS n FROM ${name}`).get()?.n, name).toBe(1)
    expect(tables).toHaveLength(15)
  })

  it('refuses what is out of range or of another type, and any change to the custody log', () => {
    const database = empty()
    database.transaction(() => migrate(database, 0, 10))
    database.execute(SOURCE)
    for (const change of [
      'UPDATE source SET lines = -1',
      'UPDATE source SET accepted = 3',
      `UPDATE source SET status = 'complete'`,
      `UPDATE source SET file_bytes = 'many'`,
      `INSERT INTO raw_block VALUES (1, 17825793, x'')`,
      `INSERT INTO tally VALUES ('verdict', 'reproduced', 1.5)`,
    ])
      expect(() => database.execute(change), change).toThrow(/constraint|cannot store/)
    database.execute(`INSERT INTO custody VALUES (1, '{}')`)
    expect(() => database.execute(`UPDATE custody SET line = '[]'`)).toThrow('only added to')
    expect(() => database.execute('DELETE FROM custody')).toThrow('only added to')
  })

  it('is undone whole where it fails, and stands in user_version where it did not', () => {
    const database = empty()
    expect(() =>
      database.transaction(() => {
        migrate(database, 0, 10)
        throw new Error('stop')
      }),
    ).toThrow('stop')
    expect(database.prepare('SELECT name FROM sqlite_schema ORDER BY name').all()).toEqual([])
    database.transaction(() => migrate(database, 0))
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: SCHEMA_VERSION })
  })

  it('is numbered in tens, in order, as all are', () => {
    const versions = MIGRATIONS.map(({ version }) => version)
    expect(versions).toEqual(versions.map((_, at) => 10 * (at + 1)))
  })
})
