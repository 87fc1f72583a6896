import { realpath } from 'node:fs/promises'
import { assertNever } from '../../model/assert-never.ts'
import { DocketError } from '../../model/error.ts'
import { policyVersionId } from '../../model/ids.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import type { BundleShape, DefinitionRecognised, PoliciesRecognised } from '../detect/recognised.ts'
import { readGitSource } from '../git/read-git-source.ts'
import { DEFINITION_BYTES } from '../limits.ts'
import { fileName, reading } from '../source/open-file.ts'
import { policyFilesIn } from '../sources/policy-files-in.ts'
import { readSource } from '../sources/read-source.ts'
import { readWhole } from '../source/read-whole.ts'
import { shownPath } from './bundle-path.ts'
import { MANIFEST } from './manifest-name.ts'
import type { DefinitionRead } from './definition-read.ts'
import { parseDefinition } from './parse-definition.ts'
import { readFolder } from './read-folder.ts'
import { readTar } from './read-tar.ts'
import { readZip } from './read-zip.ts'
import { type Unwrapped, unwrapBundle } from './unwrap-bundle.ts'

const SHOWN_NAMES = 3

/**
 * Reads a workflow definition, a boundary or a policy bundle, and sees that it is valid. The path is as the
 * person gave it, what it leads to is hostile.
 *
 * Throws FILE_UNREADABLE, DEFINITION_INVALID, BUNDLE_INVALID, ARCHIVE_REFUSED, and for a compressed archive
 * DECOMPRESSION_FAILED and EXPANSION_LIMIT.
 */
export async function readDefinition(
  path: string,
  recognised: DefinitionRecognised,
): Promise<DefinitionRead> {
  if (recognised.kind === 'policies') return readPolicies(path, recognised)
  const name = fileName(path)
  const bytes = await readWhole(path, DEFINITION_BYTES)
  if (bytes === undefined) {
    const problem = `it is longer than ${DEFINITION_BYTES} bytes`
    throw new DocketError('DEFINITION_INVALID', { path, format: `docket-${recognised.kind}/1`, problem })
  }
  const files = [{ path: name, bytes }]
  parseDefinition(recognised.kind, files, { path })
  return { name, files, notes: [] }
}

async function readPolicies(path: string, { shape, source }: PoliciesRecognised): Promise<DefinitionRead> {
  switch (shape) {
    case 'git':
    case 'git-bundle':
      return readGitSource(path, shape, await nameOf(path))
    case 'file':
    case 'folder':
    case 'zip':
    case 'tar':
      if (source === undefined) return readBundle(path, shape)
      return readSource(source, await policyFilesIn(path, shape), { path, name: await nameOf(path) })
    default:
      return assertNever(shape)
  }
}

async function readBundle(
  path: string,
  shape: Exclude<BundleShape, 'git' | 'git-bundle'>,
): Promise<DefinitionRead> {
  const { files: found, folder } = await foundIn(path, shape)
  const parsed = parseDefinition(
    'policies',
    [...found].map(([name, bytes]) => ({ path: name, bytes })),
    { path },
  )
  if (parsed.kind !== 'policies') throw new Error('a bundle was parsed as something else')
  const named = new Set([MANIFEST, ...parsed.value.flatMap(({ files }) => files.map((file) => file.path))])
  const files = [...named].flatMap((name) => {
    const bytes = found.get(name)
    return bytes === undefined ? [] : [{ path: name, bytes }]
  })
  return {
    name: await nameOf(path),
    files,
    notes: [...wrapped(folder), ...leftOut(found, named), ...parsed.value.flatMap(otherDigest)],
  }
}

async function foundIn(path: string, shape: Exclude<BundleShape, 'git' | 'git-bundle'>): Promise<Unwrapped> {
  switch (shape) {
    case 'folder':
      return { files: await readFolder(path), folder: undefined }
    case 'zip':
      return unwrapBundle(path, await readZip(path))
    case 'tar':
      return unwrapBundle(path, await readTar(path))
    case 'file':
      throw new DocketError('BUNDLE_INVALID', { path, problem: `it is one file, and no ${MANIFEST}` })
    default:
      return assertNever(shape)
  }
}

/** `.` is no name to show. */
async function nameOf(path: string): Promise<string> {
  const name = fileName(path)
  return /^\.{1,2}$/.test(name) ? fileName(await reading(path, async () => realpath(path))) : name
}

function wrapped(folder: string | undefined): readonly string[] {
  return folder === undefined ? [] : [`${MANIFEST} is in the folder ${shownPath(folder)}, taken as the root`]
}

function leftOut(found: ReadonlyMap<string, Uint8Array>, named: ReadonlySet<string>): readonly string[] {
  const names = [...found.keys()].filter((name) => !named.has(name))
  if (names.length === 0) return []
  const more = names.length > SHOWN_NAMES ? `, and ${names.length - SHOWN_NAMES} more` : ''
  return [
    `left out, since ${MANIFEST} does not name them: ${names.slice(0, SHOWN_NAMES).map(shownPath).join(', ')}${more}`,
  ]
}

function otherDigest({ policy, version, digest, declaredDigest }: PolicyVersion): readonly string[] {
  if (declaredDigest === undefined || declaredDigest === digest) return []
  return [
    `${policyVersionId(policy, version)}: its files give ${digest}, the bundle says ${declaredDigest} (RP-04)`,
  ]
}
