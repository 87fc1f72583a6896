import { DocketError } from '../../model/error.ts'
import { policyVersionId } from '../../model/ids.ts'
import { PolicyManifest } from '../../model/policy.ts'
import { describeIssues } from '../describe-issue.ts'
import { pathProblem, shownPath } from './bundle-path.ts'
import { MANIFEST } from './manifest-name.ts'
import { readDocument } from './read-document.ts'

type VersionEntry = PolicyManifest['policies'][number]['versions'][number]

/**
 * Reads `policies.yaml` (formats.md 3): no version twice, no file twice in a version, no path that leads out.
 * `path` is the bundle's, for messages. Throws BUNDLE_INVALID.
 */
export function parseManifest(bytes: Uint8Array, path: string): PolicyManifest {
  const document = readDocument(bytes, typedAt)
  if (!document.ok) throw invalid(path, document.problem)
  const checked = PolicyManifest.safeParse(document.value)
  if (!checked.success) throw invalid(path, describeIssues(checked.error.issues, document.value).detail)
  const versions = new Set<string>()
  for (const policy of checked.data.policies)
    for (const version of policy.versions) {
      const id = policyVersionId(policy.id, version.version)
      const key = JSON.stringify([policy.id, version.version])
      if (versions.has(key)) throw invalid(path, `${shownPath(id)} is there twice`)
      versions.add(key)
      checkFiles(path, id, version)
    }
  return checked.data
}

/** The files of a version, each once: policy texts in their order, entities, schema. */
export function filesOf({ files, entities, schema }: VersionEntry): readonly string[] {
  return [...new Set([...files, entities, schema])].filter((file) => file !== undefined)
}

function checkFiles(path: string, id: string, version: VersionEntry): void {
  for (const file of filesOf(version)) {
    const problem = file === MANIFEST ? 'it is the manifest itself' : pathProblem(file)
    if (problem !== undefined) {
      throw invalid(path, `${shownPath(id)} names the file ${shownPath(file)}: ${problem}`)
    }
  }
  if (new Set(version.files).size < version.files.length) {
    throw invalid(path, `${shownPath(id)} names a file twice`)
  }
}

function typedAt([list, , field, , flag]: readonly (string | number)[]): boolean {
  if (list !== 'policies') return false
  return field === 'bind' || (field === 'versions' && flag === 'validateRequests')
}

function invalid(path: string, problem: string): DocketError {
  return new DocketError('BUNDLE_INVALID', { path, problem: `${MANIFEST}: ${problem}` })
}
