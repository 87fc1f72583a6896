import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { HeldFile } from '../../shared/contract/parts.ts'
import type { FileTokens } from './file-tokens.ts'

/**
 * Holds a path, and tells what a window may know of it. A file that is not there yet (a place to save at), or
 * cannot be looked at, has no size.
 */
export async function holdFile(files: FileTokens, path: string): Promise<HeldFile> {
  const held = { token: files.hold(path), name: basename(path) }
  try {
    const found = await stat(path)
    const modified = found.mtime.toISOString()
    return found.isDirectory()
      ? { ...held, kind: 'folder', bytes: null, modified }
      : { ...held, kind: 'file', bytes: found.size, modified }
  } catch {
    // It may come to be there; opening it says what is wrong.
    return { ...held, kind: 'file', bytes: null, modified: null }
  }
}
