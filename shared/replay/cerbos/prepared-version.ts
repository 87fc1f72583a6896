import type { PolicyOptions, PolicyVersion } from '../../model/policy.ts'
import type { Policy } from './policy-model.ts'
import { parsePolicyId, type PolicyKeyParts, policyName, scopeChain } from './policy-names.ts'
import type { Store } from './read-store.ts'
import type { RuleTable } from './rule-table.ts'

/** A version made ready. */
export interface PreparedVersion {
  readonly store: Store
  readonly table: RuleTable
  /** The policy that the version is of, by its name; undefined: it is named in some other way. */
  readonly self: PolicyKeyParts | undefined
  readonly options: PolicyOptions
  /** Path of the version's first text. */
  readonly firstText: string | undefined
}

/**
 * What a version's own name says: of `resource.leave/eu` it is known that a PDP found policies in that scope. Its
 * version is Cerbos's own where a policy of that name has it, or the only one that policies of that name have.
 */
export function versionParts(
  version: PolicyVersion,
  policies: readonly Policy[],
): Pick<PreparedVersion, 'self' | 'options' | 'firstText'> {
  const options = version.options ?? {}
  const firstText = version.texts[0]
  const id = parsePolicyId(version.policy)
  if (id === undefined) return { self: undefined, options, firstText }
  const chain = scopeChain(id.scope)
  const versions = new Set(
    policies.flatMap((each) =>
      each.kind === id.kind && policyName(each.name) === id.name && chain.includes(each.scope)
        ? [each.version]
        : [],
    ),
  )
  const [only] = versions
  const own = versions.has(version.version) ? version.version : versions.size === 1 ? only : undefined
  return { self: own === undefined ? undefined : { ...id, version: own }, options, firstText }
}
