import { digestOf } from '../../crypto.ts'
import { DocketError } from '../../model/error.ts'
import { policyVersionId } from '../../model/ids.ts'
import {
  POLICY_OPTIONS,
  type PolicyFile,
  type PolicyManifest,
  type PolicyOptions,
  type PolicyVersion,
} from '../../model/policy.ts'
import { canonicalJson } from '../../proof/canonical-json.ts'
import { shownPath } from './bundle-path.ts'
import { filesOf } from './parse-manifest.ts'

export interface VersionsRequest {
  /** The bundle's, for messages. */
  readonly path: string
  /** `refuse` a bundle that lacks a file of a version, or leave that version out. */
  readonly absentFiles: 'refuse' | 'drop-version'
}

/**
 * The versions of a bundle with their exact files and digests, in the manifest's order. A digest that differs
 * from what the manifest says is no error here: it is finding RP-04. Throws BUNDLE_INVALID.
 */
export function policyVersions(
  manifest: PolicyManifest,
  files: ReadonlyMap<string, Uint8Array>,
  { path, absentFiles }: VersionsRequest,
): readonly PolicyVersion[] {
  const known = new Map<string, PolicyFile>()
  const fileAt = (name: string): PolicyFile | undefined => {
    const bytes = files.get(name)
    if (bytes === undefined || known.has(name)) return known.get(name)
    const file = { path: name, bytes, sha256: digestOf(bytes) }
    known.set(name, file)
    return file
  }
  return manifest.policies.flatMap(({ id: policy, engine, bind, versions, ...ofPolicy }) =>
    versions.flatMap((entry): readonly PolicyVersion[] => {
      const { version, effective, entities, schema } = entry
      const names = filesOf(entry)
      const absent = names.find((name) => fileAt(name) === undefined)
      if (absent !== undefined && absentFiles === 'drop-version') return []
      if (absent !== undefined) {
        const id = shownPath(policyVersionId(policy, version))
        const problem = `${id} names the file ${shownPath(absent)}, which is not there`
        throw new DocketError('BUNDLE_INVALID', { path, problem })
      }
      const own = names.map(fileAt).filter((file) => file !== undefined)
      return [
        {
          policy,
          version,
          ...(entry.also === undefined ? {} : { also: entry.also }),
          engine,
          effective,
          files: own,
          texts: entry.files,
          entities,
          schema,
          validateRequests: entry.validateRequests ?? false,
          ...optionsOf(ofPolicy, entry),
          digest: digestOfFiles(own),
          declaredDigest: entry.digest,
          bind,
        },
      ]
    }),
  )
}

/** Those of the version count where the policy gives others; none: the field stays out. */
function optionsOf(ofPolicy: PolicyOptions, ofVersion: PolicyOptions): Pick<PolicyVersion, 'options'> {
  const given = POLICY_OPTIONS.flatMap((name) => {
    const value = ofVersion[name] ?? ofPolicy[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return given.length === 0 ? {} : { options: Object.fromEntries(given) as PolicyOptions }
}

/** formats.md 3: of the canonical JSON object that maps each path to that file's SHA-256 in hex. */
export function digestOfFiles(
  files: readonly Pick<PolicyFile, 'path' | 'sha256'>[],
): PolicyVersion['digest'] {
  // From entries: a file may be named `__proto__`.
  const digests = Object.fromEntries(files.map(({ path, sha256 }) => [path, sha256.slice('sha256:'.length)]))
  return digestOf(new TextEncoder().encode(canonicalJson(digests)))
}
