import { policyVersionId } from '../model/ids.ts'
import type { PolicyVersion } from '../model/policy.ts'

/** Names one policy version among all that a replay knows: `ID@VERSION#DIGEST` and how its files are used. */
export type VersionKey = string & { readonly brand: 'VersionKey' }

const made = new WeakMap<PolicyVersion, VersionKey>()

/**
 * The key of a version. The digest covers the files but not the parts they play, so the order of the texts
 * and the other roles stand in the key too: two bundles may differ in nothing else.
 */
export function versionKey(version: PolicyVersion): VersionKey {
  const known = made.get(version)
  if (known !== undefined) return known
  const { engine, texts, entities = null, schema = null, validateRequests, options = {} } = version
  const roles = JSON.stringify([engine, texts, entities, schema, validateRequests, options])
  const key = `${policyVersionId(version.policy, version.version)}#${version.digest}${roles}` as VersionKey
  made.set(version, key)
  return key
}
