import Database from 'better-sqlite3'
import { DocketError } from '../../model/error.ts'

/**
 * What a failure of SQLite means to the person, as a DocketError with SQLite's own as its cause. Whatever is no
 * failure of the file or the disk (a constraint, a syntax error) is a bug and comes back as it is.
 */
function asDocketError(error: unknown, path: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const problem = error.message
  const cause = { cause: error }
  const [, kind] = /^SQLITE_([A-Z]+)/.exec(error.code) ?? []
  switch (kind) {
    case 'NOTADB':
      return new DocketError('CASE_NOT_A_CASE', { path, problem: 'it is no SQLite database' }, cause)
    case 'CORRUPT':
    case 'FORMAT':
    case 'TOOBIG':
      return new DocketError('CASE_DAMAGED', { path, problem }, cause)
    case 'BUSY':
    case 'LOCKED':
      return new DocketError('CASE_LOCKED', { path }, cause)
    case 'IOERR':
      return error.code.startsWith('SQLITE_IOERR_READ') || error.code === 'SQLITE_IOERR_SHORT_READ'
        ? new DocketError('FILE_UNREADABLE', { path, problem }, cause)
        : new DocketError('FILE_UNWRITABLE', { path, problem }, cause)
    case 'FULL':
    case 'READONLY':
      return new DocketError('FILE_UNWRITABLE', { path, problem }, cause)
    case 'CANTOPEN':
    case 'PERM':
    case 'AUTH':
      return new DocketError('FILE_UNREADABLE', { path, problem }, cause)
    default:
      return error
  }
}

/** Runs one step on the file and gives its failures a code. */
export function guarded<T>(path: string, step: () => T): T {
  try {
    return step()
  } catch (error) {
    throw asDocketError(error, path)
  }
}

/**
 * Runs the steps of opening: until the file is known to be sound, whatever SQLite says of it (a format that it does
 * not support, a schema that it cannot parse) is the file's doing.
 */
export function opening<T>(path: string, steps: () => T): T {
  try {
    return steps()
  } catch (error) {
    if (error instanceof Database.SqliteError) throw damaged(path, error.message, error)
    throw error
  }
}

/** CASE_DAMAGED, to be thrown: a case file is not what it should be. */
export function damaged(path: string, problem: string, cause?: unknown): DocketError {
  return new DocketError('CASE_DAMAGED', { path, problem }, { cause })
}
