import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { zstdCompressSync } from 'node:zlib'
import Database from 'better-sqlite3'
import * as fc from 'fast-check'
import { type CaseFile, openCase } from '../../shared/casefile/case-file.ts'
import { EMPTY_STATE } from '../../shared/model/import-state.ts'
import { DocketError } from '../../shared/model/error.ts'
import { batchOf, caseFolder, createCase, END, START, TOOLS } from '../fixtures/case-evidence.ts'
import { decisionOf, findingOf } from '../fixtures/decision.ts'

const folder = caseFolder()
const whole = folder.path('whole.docket')
const copy = folder.path('copy.docket')

beforeAll(() => {
  using file = createCase(whole)
  const id = file.sources.begin({ ...START, context: { query: 'all' } })
  const lines = Array.from({ length: 700 }, (_, at) => `{"id":"e-${at}","note":"${'x'.repeat(at % 90)}"}`)
  const first = batchOf(lines.slice(0, 400), EMPTY_STATE)
  file.sources.append(id, first)
  file.sources.append(id, batchOf(lines.slice(400), first.state))
  file.sources.finish(id, END)
  file.definitions.add({
    kind: 'workflow',
    name: 'joiner.yaml',
    importedAt: START.importedAt,
    importedBy: 'auditor',
    files: [{ path: 'joiner.yaml', bytes: Buffer.from('id: joiner\n'.repeat(500)) }],
  })
  using writer = file.replaceDerived()
  for (let at = 0; at < 60; at++) {
    const run = { id: `r-${at}`, workflow: { id: 'joiner', version: '3' }, start: 1, end: 2 }
    writer.addRun({ ...run, lines: [{ source: 1, index: at }] })
    const id = `r-${at}/assign#1`
    writer.addDecision(decisionOf(id, { findings: ['BD-03'] }), [findingOf('BD-03', id)])
  }
  writer.finish({ duplicates: new Map() })
  file.transaction(() =>
    file.custody.append({ time: START.importedAt, by: 'auditor', act: 'import', about: {} }),
  )
})
afterAll(() => folder[Symbol.dispose]())

/** A copy, changed by somebody with another tool. */
function tampered(...sql: readonly string[]): string {
  copyFileSync(whole, copy)
  const database = new Database(copy)
  database.unsafeMode(true)
  for (const change of sql) database.exec(change)
  database.close()
  return copy
}

function open(path: string): CaseFile {
  return openCase(path, { access: 'read-only', ...TOOLS })
}

/** Reads whatever a case file can be asked for. */
async function readAll(file: CaseFile): Promise<void> {
  for (const { id } of file.sources.list()) {
    for (const _ of file.lines.segments(id));
    for (const _ of file.lines.rawSequential(id));
    for (const _ of file.quarantine.iterate(id));
    file.quarantine.byReason(id)
    const tree = file.lines.tree(id)
    for (let tile = 0; tile * 256 < tree.size; tile++) file.lines.tile(id, tile)
  }
  for (const { lines } of file.runs.iterate()) file.lines.rawMany(lines)
  for (const { id } of file.definitions.list()) file.definitions.files(id)
  for (const _ of file.decisions.iterate([{ field: 'finding', value: 'BD-*' }]));
  for (const _ of file.findings.iterate());
  file.decisions.page([{ field: 'since', value: '2026-05-01' }])
  file.tallies.of('total')
  file.custody.check()
  await Array.fromAsync(file.search('e-6'))
  void [file.meta.settings, file.meta.derived, file.meta.createdAt]
}

async function refusalOf(read: () => unknown): Promise<{ readonly code: string; readonly message: string }> {
  try {
    await read()
  } catch (error) {
    if (error instanceof DocketError) return error
    throw error
  }
  return { code: 'none', message: '' }
}

describe('a case file made by somebody else', () => {
  it('opens and reads when nothing was changed', async () => {
    using file = open(tampered())
    await expect(refusalOf(() => readAll(file))).resolves.toEqual({ code: 'none', message: '' })
  })

  it.each([
    ['another application id', 'PRAGMA application_id = 1', 'CASE_NOT_A_CASE', 'another program'],
    ['a newer schema', 'PRAGMA user_version = 9990', 'CASE_NEWER', '9990'],
    ['no schema version', 'PRAGMA user_version = 0', 'CASE_DAMAGED', 'no schema version'],
    ['a schema version that never was', 'PRAGMA user_version = 7', 'CASE_DAMAGED', 'none that Docket makes'],
    [
      'a trigger',
      `CREATE TRIGGER t AFTER INSERT ON source BEGIN DELETE FROM quarantine; END`,
      'CASE_DAMAGED',
      'trigger "t"',
    ],
    ['a view', `CREATE VIEW v AS SELECT load_extension('x')`, 'CASE_DAMAGED', 'view "v"'],
    [
      'a view in place of a table',
      `DROP TABLE tally; CREATE VIEW tally AS SELECT 1`,
      'CASE_DAMAGED',
      'tally',
    ],
    ['a virtual table', `CREATE VIRTUAL TABLE f USING fts5(x)`, 'CASE_DAMAGED', '"f'],
    [
      'an index on an expression',
      `CREATE INDEX i ON decision (abs(random()))`.replace('random()', 'ord'),
      'CASE_DAMAGED',
      'index "i"',
    ],
    ['a missing index', `DROP INDEX decision_run`, 'CASE_DAMAGED', 'index "decision_run" is missing'],
    [
      'a missing trigger',
      `DROP TRIGGER custody_keeps_entries`,
      'CASE_DAMAGED',
      'trigger "custody_keeps_entries"',
    ],
    ['a further column', `ALTER TABLE source ADD COLUMN x TEXT`, 'CASE_DAMAGED', 'table "source" is not as'],
    [
      'a further table',
      `CREATE TABLE sqlite_stat9(x)`.replace('sqlite_', 'x'),
      'CASE_DAMAGED',
      'table "xstat9"',
    ],
    ['statistics', 'ANALYZE', 'CASE_DAMAGED', 'table "sqlite_stat1"'],
    [
      'a text where a number is',
      `PRAGMA writable_schema = ON;
       UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'raw_block';`,
      'CASE_DAMAGED',
      'table "raw_block" is not as',
    ],
    [
      'less lines than none',
      `PRAGMA ignore_check_constraints = ON; UPDATE source SET lines = -1`,
      'CASE_DAMAGED',
      'CHECK',
    ],
    [
      'a value out of range',
      `PRAGMA ignore_check_constraints = ON; UPDATE raw_block SET raw_bytes = 4000000000`,
      'CASE_DAMAGED',
      'CHECK',
    ],
    [
      'a schema of nonsense',
      `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABEL x' WHERE name = 'run'`,
      'CASE_DAMAGED',
      'malformed',
    ],
    ['the journal mode WAL', 'PRAGMA journal_mode = WAL', 'CASE_DAMAGED', 'wal'],
  ])('is refused with %s', async (_, sql, code, words) => {
    const refusal = await refusalOf(() => open(tampered(sql)))
    expect(refusal.code).toBe(code)
    expect(refusal.message).toContain(words)
  })

  it.each([
    ['a short column', `UPDATE segment SET time = zeroblob(8)`, 'column time has 8 bytes for 400 lines'],
    ['a long column', `UPDATE segment SET kind = CAST(kind || x'01' AS BLOB)`, 'column kind has'],
    ['a column of a wrong width', `UPDATE segment SET stream = zeroblob(401)`, 'column stream has'],
    ['more lines than there are', `UPDATE segment SET line_count = 1000000`, 'bytes for 1000000 lines'],
    ['fewer lines than there are', `UPDATE source SET lines = 1000, accepted = 767`, 'is in no segment'],
    ['segments that overlap', `UPDATE segment SET first_index = 399 WHERE first_index = 400`, 'overlap'],
    [
      'a kind that is none',
      `UPDATE segment SET kind = CAST(replace(hex(zeroblob(200)), '0', 'z') AS BLOB)`,
      'of kind 122',
    ],
    ['a code without its text', `UPDATE segment SET texts = '[]'`, 'names text 0 of 0'],
    ['texts that are no list', `UPDATE segment SET texts = '{"length":4}'`, 'no list of strings'],
    ['texts that are no JSON', `UPDATE segment SET texts = '['`, 'no JSON'],
    ['a block beyond the last', `UPDATE segment SET blocks = 0`, 'not in its block'],
    ['a block that is not there', `DELETE FROM raw_block WHERE id = 3`, 'block 3 is missing'],
    [
      'a line beyond its block',
      `UPDATE segment SET length = CAST(substr(replace(hex(zeroblob(800)), '0', 'z'), 1, 4 * line_count) AS BLOB)`,
      'not in its block',
    ],
    ['a block of another length', `UPDATE raw_block SET raw_bytes = raw_bytes - 1`, 'cannot be decompressed'],
    ['a block that is no zstd', `UPDATE raw_block SET zstd = x'00'`, 'cannot be decompressed'],
    ['missing leaves', `UPDATE segment SET leaves = zeroblob(32)`, 'no leaf for line'],
    ['missing roots', `UPDATE segment SET tile_roots = x''`, 'no root for tile 0'],
    ['a run of half a line', `UPDATE run SET refs = x'01'`, 'lines of run 1'],
    ['a run of a line that is not there', `UPDATE run SET refs = x'07000000ffffffff'`, 'in no segment'],
    ['a format that nobody knows', `UPDATE source SET format = 'xml'`, 'format that nobody knows'],
    ['a context that is no JSON', `UPDATE source SET context = '{'`, 'no JSON'],
    [
      'a context of another shape',
      `UPDATE source SET context = '{"expectedCount":-1}'`,
      'does not fit its shape',
    ],
    ['a digest that is none', `UPDATE source SET sha256 = 'x'`, 'no digest'],
    ['a reason that is none', `UPDATE quarantine SET reason = 'mood'`, 'no known reason'],
    ['a finding of no severity', `UPDATE finding SET severity = 'dire'`, 'finding 1 does not fit'],
    ['evidence that is no JSON', `UPDATE finding SET evidence = 'x'`, 'evidence of finding 1'],
    ['settings of another shape', `UPDATE meta SET value = '{}' WHERE key = 'settings'`, 'settings'],
    ['no settings', `DELETE FROM meta WHERE key = 'settings'`, 'settings'],
    [
      'a state of rebuild that is none',
      `UPDATE meta SET value = 'x' WHERE key = 'derived'`,
      'state of rebuild',
    ],
  ])('is refused where it is read with %s', async (_, sql, words) => {
    using file = open(tampered(sql))
    const refusal = await refusalOf(() => readAll(file))
    expect(refusal.code).toBe('CASE_DAMAGED')
    expect(refusal.message).toContain(words)
  })

  it('does not expand a block beyond what it says it holds', async () => {
    tampered()
    const bomb = zstdCompressSync(Buffer.alloc(256 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(64 * 1024)
    const database = new Database(copy)
    database.prepare('UPDATE raw_block SET zstd = ? WHERE id = 2').run(bomb)
    database.close()
    using file = open(copy)
    const before = process.memoryUsage().rss
    const refusal = await refusalOf(() => readAll(file))
    expect(refusal.message).toContain('block 2 cannot be decompressed')
    expect(process.memoryUsage().rss - before).toBeLessThan(128 * 1024 * 1024)
  })

  it('is refused when it was cut short, anywhere', async () => {
    const { length } = readFileSync(whole)
    for (const part of [0, 1, 15, 99, 100, 4096, 16_384, 16_385, length / 2, length - 16_384, length - 1]) {
      copyFileSync(whole, copy)
      truncateSync(copy, Math.floor(part))
      const refusal = await refusalOf(() => open(copy))
      expect(['CASE_NOT_A_CASE', 'CASE_DAMAGED'], `${part} bytes`).toContain(refusal.code)
    }
  })

  it('never does more than be refused when bytes of it are changed', async () => {
    const bytes = readFileSync(whole)
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }))
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
        const changed = Buffer.from(bytes)
        for (const [at, by] of changes) changed[at]! ^= by
        writeFileSync(copy, changed)
        const { code } = await refusalOf(async () => {
          using file = open(copy)
          await readAll(file)
        })
        if (code !== 'none') refused++
      }),
      { numRuns: 250 },
    )
    expect(refused).toBeGreaterThan(50)
  })

  it('is refused with a file format that SQLite has yet to make', async () => {
    const bytes = readFileSync(whole)
    bytes[47] = 5
    writeFileSync(copy, bytes)
    const refusal = await refusalOf(() => open(copy))
    expect(refusal.code).toBe('CASE_DAMAGED')
    expect(refusal.message).toContain('unsupported file format')
  })

  it('never does more than be refused when its first page is changed', async () => {
    const bytes = readFileSync(whole)
    await fc.assert(
      fc.asyncProperty(fc.nat(119), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Buffer.from(bytes)
        changed[at]! ^= by
        writeFileSync(copy, changed)
        await refusalOf(async () => {
          using file = open(copy)
          await readAll(file)
        })
      }),
      { numRuns: 150 },
    )
    expect(bytes.subarray(0, 15).toString()).toBe('SQLite format 3')
  })
})
