import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { MANIFEST } from '../../shared/intake/definitions/manifest-name.ts'
import { holdsPoliciesAlone } from '../../shared/intake/sources/policies-alone.ts'

/** More is no drop of a person; they can choose a folder inside it. */
const MOST_FILES = 1000
const MOST_ENTRIES = 20_000
const MOST_DEPTH = 16

/** What is asked of an entry of a folder. */
interface Entry {
  readonly name: string
  readonly isFile: () => boolean
  readonly isDirectory: () => boolean
  readonly isSymbolicLink: () => boolean
}

interface FilesWithin {
  readonly paths: readonly string[]
  /** There are others beyond what one choice may hold. */
  readonly more: boolean
}

/**
 * The files that paths stand for: a file for itself, a folder of policies for itself (with a manifest, or of nothing
 * but the policies of an engine), another folder for the files in it and below, by name. Hidden files and links to
 * folders are left out; what cannot be read is left for whoever opens it to say.
 */
export async function filesWithin(given: readonly string[]): Promise<FilesWithin> {
  const paths = new Set<string>()
  let entries = 0
  let more = false

  for (const path of given) await take(path, 0)
  return { paths: [...paths], more }

  async function take(path: string, depth: number): Promise<void> {
    entries += 1
    if (paths.size >= MOST_FILES || entries > MOST_ENTRIES || depth > MOST_DEPTH) {
      more = true
      return
    }
    const inside = await filesOf(path)
    if (inside === undefined || inside.some(({ name }) => name === MANIFEST)) paths.add(path)
    else if (await holdsPoliciesAlone(path)) paths.add(path)
    else
      for (const entry of inside)
        if (entry.isDirectory() || (await isFile(path, entry))) await take(join(path, entry.name), depth + 1)
  }
}

/** What a folder shows; undefined where it is none, or cannot be read. */
async function filesOf(path: string): Promise<readonly Entry[] | undefined> {
  try {
    const inside = await readdir(path, { withFileTypes: true })
    return inside
      .filter(({ name }) => !name.startsWith('.'))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  } catch {
    // What is no folder is a file, and reading that says what is wrong with it.
    return undefined
  }
}

/** A link may lead round in circles where it leads to a folder: those are not followed. */
async function isFile(folder: string, entry: Entry): Promise<boolean> {
  if (entry.isFile()) return true
  if (!entry.isSymbolicLink()) return false
  try {
    return (await stat(join(folder, entry.name))).isFile()
  } catch {
    // A link that leads nowhere.
    return false
  }
}
