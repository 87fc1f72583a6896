import type { CaseFile } from '../../casefile/case-file.ts'
import { policyVersionId } from '../../model/ids.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import { readStoredDefinitions } from '../case-definitions.ts'

const MOST_TOLD = 5

/**
 * What a person should know where policies that were taken just now have a name that others of the case have too, with
 * other content: a version is a free label, so only the digest tells them apart.
 */
export function otherContents(file: CaseFile, taken: number): readonly string[] {
  const all = readStoredDefinitions(file).flatMap(({ entry, read }) =>
    read.kind === 'policies' ? read.value.map((version) => ({ version, entry })) : [],
  )
  const own = all.filter(({ entry }) => entry.id === taken)
  const before = Map.groupBy(
    all.filter(({ entry }) => entry.id !== taken),
    ({ version }) => version.version,
  )
  const told = own.flatMap(({ version }) => {
    const other = before.get(version.version)?.find((each) => clashes(version, each.version))
    if (other === undefined) return []
    const name = policyVersionId(version.policy, version.version)
    const theirs = policyVersionId(other.version.policy, other.version.version)
    const which = theirs === name ? 'that one counts' : 'logs that name it so leave open which is meant'
    return [
      `${name} (${version.digest}) is not what ${theirs} of ${other.entry.name} is (${other.version.digest}): ${which}`,
    ]
  })
  const more = told.length - MOST_TOLD
  return more > 0
    ? [...told.slice(0, MOST_TOLD), `and ${more} more have other content under a name that is known`]
    : told
}

/** A bundle of OPA is known by its revision, whatever it is called. */
function clashes(a: PolicyVersion, b: PolicyVersion): boolean {
  return a.digest !== b.digest && (a.policy === b.policy || (a.engine === 'rego' && b.engine === 'rego'))
}
