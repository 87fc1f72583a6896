import type { PolicyVersion } from '../model/policy.ts'
import type { Dossier } from '../model/rebuilt.ts'
import { bindOf } from '../reconstruct/rebuild-run.ts'
import { requestOf } from '../reconstruct/request.ts'
import { planReplay, type ReplayPlan, type VersionLookup } from '../replay/plan.ts'

/** The policy versions of a case, and how one is found. */
export interface KnownVersions {
  readonly policies: readonly PolicyVersion[]
  readonly named: (policy: string, version: string) => PolicyVersion | undefined
}

export function knownVersions(policies: readonly PolicyVersion[]): KnownVersions {
  const byName = new Map(policies.map((each) => [nameOf(each.policy, each.version), each]))
  return { policies, named: (policy, version) => byName.get(nameOf(policy, version)) }
}

/** What is evaluated for a decision, and what stands in the way. */
export function planOfDecision(dossier: Dossier, { policies, named }: KnownVersions): ReplayPlan {
  const bind = bindOf(policies, dossier.policy?.id ?? dossier.defined?.policy)
  const recordedDigest = dossier.check?.fact.policy.digest
  const lookup: VersionLookup = (id, version) => {
    const found = named(id, version)
    const isRecorded = id === dossier.policy?.id && version === dossier.policy.version
    const given = [found?.declaredDigest, isRecorded ? recordedDigest : undefined]
    return { found, digestHolds: given.every((digest) => digest === undefined || digest === found?.digest) }
  }
  return planReplay(
    {
      checkOutcome: dossier.check?.fact.outcome,
      outcome: dossier.outcome,
      policy: dossier.policy,
      recordedDigest,
      loggedBy: dossier.check?.by.engine,
      inForce: dossier.inForce,
      request: requestOf(dossier, bind),
      at: dossier.check?.by.record.time ?? dossier.time,
    },
    lookup,
  )
}

function nameOf(policy: string, version: string): string {
  return JSON.stringify([policy, version])
}
