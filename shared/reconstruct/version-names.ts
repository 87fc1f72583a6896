import type { PolicyVersion } from '../model/policy.ts'

const COMMIT = /^[0-9a-f]{40}$/
const SHORT_COMMIT = /^[0-9a-f]{7,39}$/
const SHORTEST = 7

/** The versions of a case by the names that logs may give them. */
export interface VersionNames {
  exact(policy: string, version: string): PolicyVersion | undefined
  /** Those that are called so, by a short form of a commit too; in their order. */
  named(name: string): readonly PolicyVersion[]
}

const known = new WeakMap<readonly PolicyVersion[], VersionNames>()

/** Made once for each list: every decision of a case asks the same one. */
export function versionNames(policies: readonly PolicyVersion[]): VersionNames {
  const before = known.get(policies)
  if (before !== undefined) return before
  const names = namesOf(policies)
  known.set(policies, names)
  return names
}

function namesOf(policies: readonly PolicyVersion[]): VersionNames {
  const byName = new Map<string, Set<PolicyVersion>>()
  const byStart = new Map<string, Set<string>>()
  const exact = new Map<string, PolicyVersion>()
  for (const each of policies) {
    exact.set(JSON.stringify([each.policy, each.version]), each)
    for (const name of [each.version, ...(each.also ?? [])]) {
      added(byName, name).add(each)
      if (COMMIT.test(name)) added(byStart, name.slice(0, SHORTEST)).add(name)
    }
  }
  const commitsOf = (short: string) =>
    [...(byStart.get(short.slice(0, SHORTEST)) ?? [])].filter((commit) => commit.startsWith(short))
  return {
    exact: (policy, version) => exact.get(JSON.stringify([policy, version])),
    named: (name) => {
      const found = byName.get(name)
      if (found !== undefined || !SHORT_COMMIT.test(name)) return [...(found ?? [])]
      return [...new Set(commitsOf(name).flatMap((commit) => [...(byName.get(commit) ?? [])]))]
    },
  }
}

function added<T>(sets: Map<string, Set<T>>, key: string): Set<T> {
  const set = sets.get(key) ?? new Set()
  sets.set(key, set)
  return set
}
