import { MANIFEST } from '../definitions/manifest-name.ts'
import { DocketError } from '../../model/error.ts'
import { isThere } from '../source/open-file.ts'
import { sourceOf, sourceWords } from '../sources/classify.ts'
import { policyFilesIn } from '../sources/policy-files-in.ts'
import type { Files } from '../sources/source-version.ts'
import type { PoliciesRecognised } from './recognised.ts'

/** What policies a folder without a manifest of ours holds; undefined: none that are known. Throws FILE_UNREADABLE. */
export async function policiesInFolder(path: string): Promise<PoliciesRecognised | undefined> {
  const files = await filesOrNone(path, 'folder')
  const source = sourceOf(files)
  // A bare repository has no files of its own.
  if ((source !== undefined && (await isThere(`${path}/.git`))) || (await isBare(path))) {
    return { kind: 'policies', shape: 'git', reason: 'it is a git repository with policies in it' }
  }
  if (source === undefined) return undefined
  return {
    kind: 'policies',
    shape: 'folder',
    source,
    reason: `it is a folder with the files of ${sourceWords(source)}`,
  }
}

/** What an archive of policies holds. One that cannot be read is said to be one: who reads it says what is wrong. */
export async function recogniseArchive(path: string, shape: 'zip' | 'tar'): Promise<PoliciesRecognised> {
  const archive = shape === 'zip' ? 'a ZIP archive' : 'a tar archive'
  const files = await filesOrNone(path, shape)
  const source = [...files.keys()].some(isManifest) ? undefined : sourceOf(files)
  return source === undefined
    ? { kind: 'policies', shape, reason: `it is ${archive}, as policy bundles are` }
    : { kind: 'policies', shape, source, reason: `it is ${archive} with the files of ${sourceWords(source)}` }
}

/** At the root, or in one folder: see unwrapBundle. */
function isManifest(path: string): boolean {
  return path === MANIFEST || (path.endsWith(`/${MANIFEST}`) && path.split('/').length === 2)
}

async function filesOrNone(path: string, shape: 'folder' | 'zip' | 'tar'): Promise<Files> {
  try {
    return await policyFilesIn(path, shape)
  } catch (error) {
    if (error instanceof DocketError && error.code !== 'FILE_UNREADABLE') return new Map()
    throw error
  }
}

async function isBare(path: string): Promise<boolean> {
  for (const name of ['HEAD', 'objects', 'refs']) if (!(await isThere(`${path}/${name}`))) return false
  return true
}
