import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { CaseDatabase } from './case-database.ts'
import { migrate } from './migrate.ts'
import { damaged } from './sqlite-error.ts'

interface SchemaObject {
  readonly type: string
  readonly name: string
  readonly tbl_name: string
  readonly sql: string | null
}

const SCHEMA = `SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name, tbl_name, sql`

/**
 * Holds a file's schema against what our own migrations make: a trigger, view, virtual table, index or
 * column that is not ours would run, or be run, on behalf of whoever made the file. Throws CASE_DAMAGED
 * that names the object. To be called before any other query on the file.
 */
export function checkSchema(database: CaseDatabase, version: number): void {
  const expected = expectedSchema(version)
  const found = database.prepare<SchemaObject>(SCHEMA).all()
  const left = new Map(expected.map((object) => [keyOf(object), object]))
  for (const object of found) {
    if (left.delete(keyOf(object))) continue
    const ours = expected.some(({ type, name }) => type === object.type && name === object.name)
    throw damaged(
      database.path,
      `its ${describe(object)} is ${ours ? 'not as Docket makes it' : 'none that Docket makes'}`,
    )
  }
  for (const object of left.values()) throw damaged(database.path, `its ${describe(object)} is missing`)
}

/**
 * Throws CASE_DAMAGED with the first defect of pages, rows, types or ranges, and where the file is shorter than
 * its header says (SQLite reads what is missing as zeros). Requires a checked schema.
 */
export function checkPages(database: CaseDatabase): void {
  checkLength(database)
  const row = database.prepare<{ quick_check: string }>('PRAGMA quick_check(1)').get()
  if (row?.quick_check !== 'ok') throw damaged(database.path, shorten(row?.quick_check ?? 'no answer'))
}

/** Throws CASE_DAMAGED where the file is shorter than its header says. */
export function checkLength(database: CaseDatabase): void {
  database.snapshot(() => {
    const pages = database.prepare<{ page_count: number }>('PRAGMA page_count').get()?.page_count ?? 0
    const bytes = database.prepare<{ page_size: number }>('PRAGMA page_size').get()?.page_size ?? 0
    if (statSync(database.path).size < pages * bytes) throw damaged(database.path, 'it was cut short')
  })
}

function expectedSchema(version: number): readonly SchemaObject[] {
  const database = new CaseDatabase(':memory:', new Database(':memory:'), 'writer')
  try {
    return database.transaction(() => {
      migrate(database, 0, version)
      return database.prepare<SchemaObject>(SCHEMA).all()
    })
  } finally {
    database.close()
  }
}

function keyOf({ type, name, tbl_name, sql }: SchemaObject): string {
  return JSON.stringify([type, name, tbl_name, sql])
}

/** Names in a hostile file go into a message: quoted and cut. */
function describe({ type, name }: SchemaObject): string {
  return `${shorten(type)} ${JSON.stringify(shorten(name))}`
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length <= 80 ? line : `${line.slice(0, 80)}…`
}
