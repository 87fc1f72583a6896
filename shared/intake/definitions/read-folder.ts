import { realpath } from 'node:fs/promises'
import { DocketError } from '../../model/error.ts'
import { BUNDLE_BYTES, DEFINITION_BYTES } from '../limits.ts'
import { reading } from '../source/open-file.ts'
import { placeWithin } from '../source/place-within.ts'
import { readWhole } from '../source/read-whole.ts'
import { shownPath } from './bundle-path.ts'
import { MANIFEST } from './manifest-name.ts'
import { filesOf, parseManifest } from './parse-manifest.ts'

/**
 * `policies.yaml` of a folder and the files that it names; nothing else in the folder is opened. A file that is
 * not there is left out. Links may lead from place to place inside the folder, never out of it.
 *
 * Throws FILE_UNREADABLE, ARCHIVE_REFUSED, BUNDLE_INVALID.
 */
export async function readFolder(path: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const root = await reading(path, async () => realpath(path))
  const files = new Map<string, Uint8Array>()
  let bytes = 0
  const take = async (name: string): Promise<Uint8Array | undefined> => {
    const place = await placeOf(path, root, name)
    if (place === undefined) return undefined
    const content = await readWhole(place, DEFINITION_BYTES)
    bytes += content?.length ?? 0
    if (content === undefined || bytes > BUNDLE_BYTES) {
      const limit = `${DEFINITION_BYTES} bytes for a file, ${BUNDLE_BYTES} for a bundle`
      throw new DocketError('ARCHIVE_REFUSED', {
        path,
        problem: `${shownPath(name)} is beyond the limit: ${limit}`,
      })
    }
    files.set(name, content)
    return content
  }
  const manifest = await take(MANIFEST)
  if (manifest === undefined) {
    throw new DocketError('BUNDLE_INVALID', { path, problem: `it has no ${MANIFEST} at its root` })
  }
  const named = parseManifest(manifest, path).policies.flatMap(({ versions }) => versions.flatMap(filesOf))
  for (const name of new Set(named)) await take(name)
  return files
}

async function placeOf(path: string, root: string, name: string): Promise<string | undefined> {
  const place = await placeWithin(root, name, `${path}/${name}`)
  if (place === undefined || place.isInside) return place?.path
  throw new DocketError('ARCHIVE_REFUSED', {
    path,
    problem: `${shownPath(name)} is a link that leads out of it`,
  })
}
