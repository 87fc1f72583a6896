import { assertNever } from '../../model/assert-never.ts'
import { DocketError } from '../../model/error.ts'
import { readTar } from '../definitions/read-tar.ts'
import { readZip } from '../definitions/read-zip.ts'
import { DEFINITION_BYTES } from '../limits.ts'
import { fileName } from '../source/open-file.ts'
import { readWhole } from '../source/read-whole.ts'
import { isPolicyFile } from './policy-file.ts'
import { readPolicyFolder } from './read-policy-folder.ts'
import type { Files } from './source-version.ts'

/**
 * The files of a folder, archive or single file that may be policies, by their paths. What they hold is hostile.
 * Throws what reading them throws.
 */
export async function policyFilesIn(path: string, shape: 'file' | 'folder' | 'zip' | 'tar'): Promise<Files> {
  switch (shape) {
    case 'file':
      return new Map([[fileName(path), await singleFile(path)]])
    case 'folder':
      return readPolicyFolder(path)
    case 'zip':
      return onlyPolicies(await readZip(path))
    case 'tar':
      return onlyPolicies(await readTar(path, 'from-root'))
    default:
      return assertNever(shape)
  }
}

async function singleFile(path: string): Promise<Uint8Array> {
  const bytes = await readWhole(path, DEFINITION_BYTES)
  if (bytes !== undefined) return bytes
  throw new DocketError('BUNDLE_INVALID', { path, problem: `it is longer than ${DEFINITION_BYTES} bytes` })
}

function onlyPolicies(files: Files): Files {
  return new Map([...files].filter(([path]) => isPolicyFile(path)))
}
