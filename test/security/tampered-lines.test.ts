import Database from 'better-sqlite3'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { caseFolder } from '../fixtures/case-evidence.ts'
import { docket } from '../fixtures/cli.ts'
import { runsOf, writeSmallCase } from '../fixtures/small-case.ts'

type Tamper = (database: Database.Database) => void

function replaceBlob(column: string, change: (bytes: Buffer) => void): Tamper {
  return (database) => {
    const bytes = database.prepare(`SELECT ${column} FROM segment`).pluck().get() as Buffer
    change(bytes)
    database.prepare(`UPDATE segment SET ${column} = ?`).run(bytes)
  }
}

const changedText: Tamper = (database) => {
  const [table, column] = ['raw_block', blobColumn(database)]
  const block = database.prepare(`SELECT ${column} FROM ${table}`).pluck().get() as Buffer
  const text = zstdDecompressSync(block).toString().replaceAll('Finance', 'Banking')
  database.prepare(`UPDATE ${table} SET ${column} = ?`).run(zstdCompressSync(text))
}

function blobColumn(database: Database.Database): string {
  return database
    .prepare("SELECT name FROM pragma_table_info('raw_block') WHERE type = 'BLOB'")
    .pluck()
    .get() as string
}

it.each<[string, Tamper]>([
  ['whose lines were rewritten', changedText],
  ['whose records were declared blank', replaceBlob('kind', (kinds) => kinds.fill(0))],
  ['whose records were filed under another run', replaceBlob('run', (runs) => runs.writeDoubleLE(7, 0))],
])('a case %s is not rebuilt', async (_, tamper) => {
  using folder = caseFolder()
  const at = folder.path('c.docket')
  await docket('import', at, ...writeSmallCase(folder.path('.'), runsOf(2)))
  const database = new Database(at)
  tamper(database)
  database.close()
  const rebuilt = await docket('rebuild', at)
  expect(rebuilt.stderr).toContain('damaged or was tampered with')
  expect(rebuilt.code).toBe(3)
})
