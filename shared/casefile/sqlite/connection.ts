import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import Database from 'better-sqlite3'
import { DocketError } from '../../model/error.ts'
import { damaged, guarded } from './sqlite-error.ts'
import { APPLICATION_ID, SCHEMA_VERSION } from './migrate.ts'

/** How long a reader waits for a commit to end, a commit for readers. */
const BUSY_MS = 10_000
/**
 * A transaction that changes more pages than this, 128 MiB of ours, writes to the file before its commit, and keeps
 * readers out from then on.
 */
const SPILL_PAGES = 8192
/** A writer that finds another gives up soon: that one keeps its lock until it ends. */
const WRITER_BUSY_MS = 250

/**
 * What a case file may be given as. It is looked at by `stat` and by SQLite, and opened by nothing else: on POSIX,
 * closing any other descriptor of the file drops the locks that this process holds on it
 * (https://www.sqlite.org/howtocorrupt.html, 2.2).
 */
export function existingFile(given: string): string {
  const path = casePath(given)
  const status = guardedStat(path)
  if (status === undefined) throw new DocketError('CASE_NOT_FOUND', { path: given })
  if (!status.isFile())
    throw new DocketError('CASE_NOT_A_CASE', { path: given, problem: 'it is no ordinary file' })
  return path
}

/** Absolute, so that nothing in it (`:memory:`, `file:…`) has a meaning of its own to SQLite. */
export function casePath(given: string): string {
  const path = resolve(given)
  if (path !== path.trim() || path.includes('\0'))
    throw new DocketError('FILE_UNREADABLE', { path: given, problem: 'its name ends in white space' })
  return path
}

function guardedStat(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    // A path whose folder is a file is no case either.
    if (hasCode(error) && error.code === 'ENOTDIR') return undefined
    const problem = error instanceof Error ? error.message : String(error)
    throw new DocketError('FILE_UNREADABLE', { path, problem }, { cause: error })
  }
}

function hasCode(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
}

/**
 * A connection on which no schema and no setting of the file can do anything. Nothing of the file is read yet.
 *
 * A reader too is opened for writing, if the file allows it, and then held to reading: a connection opened
 * read-only neither plays back the journal of a writer that was killed, nor tests CHECK constraints.
 */
export function connect(path: string, access: 'read-only' | 'read-write'): Database.Database {
  const connection = guarded(
    path,
    () =>
      new Database(path, {
        fileMustExist: true,
        timeout: access === 'read-only' ? BUSY_MS : WRITER_BUSY_MS,
      }),
  )
  try {
    guarded(path, () => {
      confine(connection, access)
    })
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

function confine(connection: Database.Database, access: 'read-only' | 'read-write'): void {
  // better-sqlite3 switches SQLITE_DBCONFIG_DEFENSIVE on; this says it again, whatever its default becomes.
  connection.unsafeMode(false)
  for (const setting of [
    'trusted_schema = OFF',
    'cell_size_check = ON',
    'mmap_size = 0',
    'recursive_triggers = OFF',
    'synchronous = FULL',
    'cache_size = -32000',
    `cache_spill = ${SPILL_PAGES}`,
    `query_only = ${access === 'read-only' ? 'ON' : 'OFF'}`,
  ])
    connection.pragma(setting)
}

/** Lets a commit wait for readers, once the writer's lock is taken. */
export function waitForReaders(connection: Database.Database): void {
  connection.pragma(`busy_timeout = ${BUSY_MS}`)
}

/** Fails at once with CASE_LOCKED where it would wait: for whoever has other things to do meanwhile. */
export function waitForNobody(connection: Database.Database): void {
  connection.pragma('busy_timeout = 0')
}

/**
 * Whose file it is and of which schema version. The file is hostile: until this, not even the header was read.
 * Throws CASE_NOT_A_CASE, CASE_NEWER, CASE_DAMAGED.
 */
export function readIdentity(connection: Database.Database, path: string): number {
  const pragma = (name: string) => guarded(path, () => connection.pragma(name, { simple: true }))
  if (pragma('application_id') !== APPLICATION_ID)
    throw new DocketError('CASE_NOT_A_CASE', { path, problem: 'another program made it' })
  const version = pragma('user_version')
  if (typeof version !== 'number' || version < 1) throw damaged(path, 'it has no schema version')
  if (version > SCHEMA_VERSION)
    throw new DocketError('CASE_NEWER', { path, found: version, known: SCHEMA_VERSION })
  const journal = pragma('journal_mode')
  if (journal !== 'delete') throw damaged(path, `its journal mode is ${String(journal)}, not delete`)
  return version
}
