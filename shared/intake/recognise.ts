import { BOUNDARY_FORMAT } from '../model/boundary.ts'
import { DocketError } from '../model/error.ts'
import { POLICIES_FORMAT } from '../model/policy.ts'
import { EvidenceFormat } from '../model/source.ts'
import { WORKFLOW_FORMAT } from '../model/workflow.ts'
import { isThere, lookAt } from './source/open-file.ts'
import { MANIFEST } from './definitions/manifest-name.ts'
import { recogniseText } from './detect/detect-text.ts'
import { policiesInFolder, recogniseArchive } from './detect/detect-policies.ts'
import { POLICY_FORMATS, type PolicyFormat, type Recognised } from './detect/recognised.ts'
import { isGitBundle } from './git/bundle-file.ts'
import { type TextHead, headOf } from './source/text-head.ts'

export type { Recognised } from './detect/recognised.ts'

/** What `--format` may name. */
const FORMAT_NAMES = [
  ...EvidenceFormat.options,
  WORKFLOW_FORMAT,
  BOUNDARY_FORMAT,
  POLICIES_FORMAT,
  ...POLICY_FORMATS,
] as const

/**
 * Tells what a file or folder is by its content, never by its name; `format` overrides. Reads the first lines
 * only. Throws FILE_UNREADABLE, FORMAT_UNKNOWN (with what was seen), USAGE (no such format).
 */
export async function recognise(
  path: string,
  options: { readonly format?: string | undefined } = {},
): Promise<Recognised> {
  const given = options.format
  if (given !== undefined && !FORMAT_NAMES.some((name) => name === given)) {
    const problem = `there is no format ${JSON.stringify(given)}; it is one of ${FORMAT_NAMES.join(', ')}`
    throw new DocketError('USAGE', { problem, verb: 'import' })
  }
  const stats = await lookAt(path)
  if (stats.isDirectory()) return recogniseFolder(path, given)
  const head = await headOf(path)
  const archive = archiveOf(head)
  if (given !== undefined) return asGiven(path, given, archive)
  if (archive !== undefined) return recogniseArchive(path, archive)
  if (head.compression === 'none' && isGitBundle(head.text)) {
    return { kind: 'policies', shape: 'git-bundle', reason: 'it is a git bundle, a history in one file' }
  }
  return recogniseText(path, head)
}

async function recogniseFolder(path: string, given: string | undefined): Promise<Recognised> {
  const policyFormat = POLICY_FORMATS.find((name) => name === given)
  if (policyFormat !== undefined)
    return asPolicies(policyFormat, 'folder', `it was said to be ${policyFormat}`)
  if (given !== undefined && given !== POLICIES_FORMAT) {
    throw new DocketError('FORMAT_UNKNOWN', { path, problem: `it is a folder, which no ${given} is` })
  }
  if (await isThere(`${path}/${MANIFEST}`)) {
    return { kind: 'policies', shape: 'folder', reason: `it is a folder with ${MANIFEST} at its root` }
  }
  const found = given === undefined ? await policiesInFolder(path) : undefined
  if (found !== undefined) return found
  const problem = `it is a folder without ${MANIFEST} at its root, and without policies that are known`
  throw new DocketError('FORMAT_UNKNOWN', { path, problem })
}

function asPolicies(
  format: PolicyFormat,
  shape: 'file' | 'folder' | 'zip' | 'tar',
  reason: string,
): Recognised {
  if (format !== 'git-history') return { kind: 'policies', shape, source: format, reason }
  return { kind: 'policies', shape: shape === 'folder' ? 'git' : 'git-bundle', reason }
}

function asGiven(path: string, given: string, archive: 'zip' | 'tar' | undefined): Recognised {
  const reason = `it was said to be ${given}`
  const policyFormat = POLICY_FORMATS.find((name) => name === given)
  if (policyFormat !== undefined) return asPolicies(policyFormat, archive ?? 'file', reason)
  const evidence = EvidenceFormat.safeParse(given)
  if (evidence.success) return { kind: 'evidence', format: evidence.data, reason }
  if (given === WORKFLOW_FORMAT) return { kind: 'workflow', reason }
  if (given === BOUNDARY_FORMAT) return { kind: 'boundary', reason }
  if (archive !== undefined) return { kind: 'policies', shape: archive, reason }
  const problem = 'a policy bundle is a folder, a .zip, .tar or .tar.gz, and this is none'
  throw new DocketError('FORMAT_UNKNOWN', { path, problem })
}

/** By the local header of a ZIP (APPNOTE 4.3.7), or `ustar` in the first header of a tar archive (POSIX pax). */
function archiveOf({ text, compression }: TextHead): 'zip' | 'tar' | undefined {
  const start = text.subarray(0, 4).toString('latin1')
  if (compression === 'none' && (start === 'PK\x03\x04' || start === 'PK\x05\x06')) return 'zip'
  return text.subarray(257, 262).toString('latin1') === 'ustar' ? 'tar' : undefined
}
