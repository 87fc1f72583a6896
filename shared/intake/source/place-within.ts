import { realpath } from 'node:fs/promises'
import { readingIfThere } from './open-file.ts'

/** Where a file of a folder really is, and whether links have led out of the folder. */
export interface Place {
  readonly path: string
  readonly isInside: boolean
}

/**
 * Follows the links to a file of a folder; undefined where nothing is there. Requires the folder as `realpath` gives
 * it, and a name in it that does not climb; `shown` is the file's path for messages. The links are hostile.
 *
 * Throws FILE_UNREADABLE.
 */
export async function placeWithin(root: string, name: string, shown: string): Promise<Place | undefined> {
  const base = root.replace(/[/\\]$/, '')
  const path = await readingIfThere(shown, async () => realpath(`${base}/${name}`))
  if (path === undefined) return undefined
  return { path, isInside: path.startsWith(base) && /^[/\\]/.test(path.slice(base.length)) }
}
