import { basename, dirname, join } from 'node:path'
import { rmSync, statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { DocketError } from '../model/error.ts'
import { connect, existingFile, readIdentity } from './sqlite/connection.ts'
import { opening } from './sqlite/sqlite-error.ts'

/**
 * Copies a case as it is, schema and all, to a free place beside it, `NAME.schema-10.docket`; gives the copy's
 * path. It is SQLite that reads: whoever opened and closed the file by other means would let go of the locks that
 * this process has on it. Throws what opening throws, and FILE_UNWRITABLE.
 */
export async function copyBesideCase(given: string): Promise<string> {
  const path = existingFile(given)
  const connection = opening(path, () => connect(path, 'read-only'))
  try {
    const copy = freePath(
      path,
      opening(path, () => readIdentity(connection, path)),
    )
    await backUp(connection, copy)
    return copy
  } finally {
    connection.close()
  }
}

async function backUp(connection: Database.Database, copy: string): Promise<void> {
  try {
    await connection.backup(copy)
  } catch (cause) {
    rmSync(copy, { force: true })
    throw new DocketError('FILE_UNWRITABLE', { path: copy, problem: (cause as Error).message }, { cause })
  }
}

function freePath(path: string, schema: number): string {
  const name = basename(path, '.docket')
  for (let number = 1; ; number += 1) {
    const copy = join(dirname(path), `${name}.schema-${schema}${number === 1 ? '' : `-${number}`}.docket`)
    if (statSync(copy, { throwIfNoEntry: false }) === undefined) return copy
  }
}
