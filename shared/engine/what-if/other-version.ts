import type { CaseFile } from '../../casefile/case-file.ts'
import { digestOf } from '../../crypto.ts'
import { digestOfFiles } from '../../intake/definitions/policy-versions.ts'
import { DocketError } from '../../model/error.ts'
import { policyVersionId } from '../../model/ids.ts'
import type { PolicyFile, PolicyVersion } from '../../model/policy.ts'
import type { OtherPolicy, PolicyDraft } from '../../model/what-if-view.ts'
import { byStart } from './version-order.ts'

/** How a draft is named where versions are. */
const DRAFT = 'draft'

/** The version that decisions are to be put to. Throws POLICY_NOT_FOUND. */
export function otherVersion(
  file: Pick<CaseFile, 'path'>,
  policies: readonly PolicyVersion[],
  asked: OtherPolicy,
): PolicyVersion {
  if (asked.kind === 'draft') return draftOf(file, policies, asked.draft)
  return versionNamed(file, policies, asked.id, asked.version)
}

function versionNamed(
  file: Pick<CaseFile, 'path'>,
  policies: readonly PolicyVersion[],
  id: string,
  version: string | undefined,
): PolicyVersion {
  const all = byStart(policies.filter((each) => each.policy === id))
  const found = version === undefined ? all.at(-1) : all.find((each) => each.version === version)
  if (found !== undefined) return found
  const name = version === undefined ? id : policyVersionId(id, version)
  throw new DocketError('POLICY_NOT_FOUND', { version: name, path: file.path })
}

/** The base with other texts: what the draft does not name stays, and so do its settings and `bind`. */
function draftOf(
  file: Pick<CaseFile, 'path'>,
  policies: readonly PolicyVersion[],
  { policy, base, files }: PolicyDraft,
): PolicyVersion {
  const version = versionNamed(file, policies, policy, base)
  const drafted = new Map(files.map(({ path, text }) => [textPath(version, path, files.length), text]))
  const texts = [...version.texts, ...[...drafted.keys()].filter((path) => !version.texts.includes(path))]
  const kept = version.files.filter(({ path }) => !drafted.has(path))
  const all = [...kept, ...[...drafted].map(([path, text]) => policyFile(path, text))]
  return {
    ...version,
    version: DRAFT,
    effective: undefined,
    declaredDigest: undefined,
    files: all,
    texts,
    digest: digestOfFiles(all),
  }
}

/** The text that a file of a draft stands for: by its path, by its name alone, or because there is no other. */
function textPath({ texts }: PolicyVersion, path: string, count: number): string {
  if (texts.includes(path)) return path
  const named = texts.filter((each) => lastPart(each) === lastPart(path))
  const [only, other] = named.length > 0 ? named : count === 1 ? texts : []
  return only !== undefined && other === undefined ? only : path
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function policyFile(path: string, text: string): PolicyFile {
  const bytes = new TextEncoder().encode(text)
  return { path, bytes, sha256: digestOf(bytes) }
}
