import type { Stats } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { DocketError } from '../../model/error.ts'

const PIECE_BYTES = 1024 * 1024

const PROBLEMS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['ENOTDIR', 'there is no such file'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['ELOOP', 'too many symbolic links'],
  ['ENAMETOOLONG', 'the name is too long'],
])

const ABSENT: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR'])

/** Runs what reads from a path; what goes wrong there is FILE_UNREADABLE. */
export async function reading<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action()
  } catch (error) {
    if (error instanceof DocketError || !isSystemError(error)) throw error
    const problem = PROBLEMS.get(error.code) ?? error.message
    throw new DocketError('FILE_UNREADABLE', { path, problem }, { cause: error })
  }
}

/** As `reading`; undefined where nothing stands at the path. */
export async function readingIfThere<T>(path: string, action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await reading(path, action)
  } catch (error) {
    if (error instanceof DocketError && isSystemError(error.cause) && ABSENT.has(error.cause.code))
      return undefined
    throw error
  }
}

function isSystemError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
}

/** What stands at a path; links are followed. */
export async function lookAt(path: string): Promise<Stats> {
  return reading(path, async () => stat(path))
}

/** Whether anything stands at a path; links are followed. Throws FILE_UNREADABLE where that cannot be told. */
export async function isThere(path: string): Promise<boolean> {
  return (await readingIfThere(path, async () => stat(path))) !== undefined
}

/** Opens a file for reading. A folder, pipe or device is refused before it is opened: a pipe would wait. */
export async function openFile(
  path: string,
): Promise<{ readonly handle: FileHandle; readonly size: number }> {
  const stats = await lookAt(path)
  if (!stats.isFile()) {
    const problem = stats.isDirectory() ? 'it is a folder' : 'it is no regular file'
    throw new DocketError('FILE_UNREADABLE', { path, problem })
  }
  return { handle: await reading(path, async () => open(path, 'r')), size: stats.size }
}

/** The bytes of a file, in pieces. A piece is good only until the next one is asked for. */
export async function* piecesOf(path: string, handle: FileHandle): AsyncGenerator<Uint8Array, void> {
  const room = Buffer.allocUnsafeSlow(PIECE_BYTES)
  for (;;) {
    const { bytesRead } = await reading(path, async () => handle.read(room, 0, PIECE_BYTES, null))
    if (bytesRead === 0) return
    yield room.subarray(0, bytesRead)
  }
}

/** The last part of a path: the name by which a source is shown. */
export function fileName(path: string): string {
  const parts = path.split(/[/\\]/).filter((part) => part !== '')
  return parts.at(-1) ?? path
}
