import { readdir } from 'node:fs/promises'
import { DocketError } from '../../model/error.ts'
import { pathProblem, shownPath } from '../definitions/bundle-path.ts'
import { BUNDLE_BYTES, BUNDLE_ENTRIES, DEFINITION_BYTES } from '../limits.ts'
import { reading } from '../source/open-file.ts'
import { readWhole } from '../source/read-whole.ts'
import { isPolicyFile, isPolicyFolder } from './policy-file.ts'
import type { Files } from './source-version.ts'

/**
 * The files of a folder, and of those in it, that may be policies, by their paths. Links are not followed. What the
 * folder holds is hostile.
 *
 * Throws FILE_UNREADABLE, ARCHIVE_REFUSED (a path or size that no bundle may have).
 */
export async function readPolicyFolder(path: string): Promise<Files> {
  const files = new Map<string, Uint8Array>()
  let entries = 0
  let bytes = 0
  const refused = (problem: string) => new DocketError('ARCHIVE_REFUSED', { path, problem })
  const walk = async (folder: string): Promise<void> => {
    const inside = await reading(`${path}/${folder}`, async () =>
      readdir(`${path}/${folder}`, { withFileTypes: true }),
    )
    for (const entry of inside.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      entries++
      if (entries > BUNDLE_ENTRIES) throw refused(`it has more than ${BUNDLE_ENTRIES} entries`)
      const name = `${folder}${entry.name}`
      if (entry.isDirectory() && isPolicyFolder(entry.name)) await walk(`${name}/`)
      else if (entry.isFile() && isPolicyFile(name)) await take(name)
    }
  }
  const take = async (name: string): Promise<void> => {
    const problem = pathProblem(name)
    if (problem !== undefined) throw refused(`the path ${shownPath(name)} is in it: ${problem}`)
    const content = await readWhole(`${path}/${name}`, DEFINITION_BYTES)
    bytes += content?.length ?? 0
    if (content === undefined || bytes > BUNDLE_BYTES) {
      const limit = `${DEFINITION_BYTES} bytes for a file, ${BUNDLE_BYTES} for a bundle`
      throw refused(`${shownPath(name)} is beyond the limit: ${limit}`)
    }
    files.set(name, content)
  }
  await walk('')
  return files
}
