import type { UnreplayableReason } from '../model/decision.ts'
import type { OutcomeValue } from '../model/evidence.ts'
import { policyVersionId } from '../model/ids.ts'
import type { EngineName, PolicyVersion } from '../model/policy.ts'
import { engineUnavailable, isAvailable } from './engines.ts'
import type { ReplayJob } from './evaluator.ts'
import type { ReplayOutcome } from './policy-engine.ts'
import { versionKey } from './version-key.ts'

interface VersionRef {
  readonly id: string
  readonly version: string
}

/** How a decision is put to an engine: as it was logged, as `bind` makes it, or not at all. */
export type ReplayRequest =
  | { readonly kind: 'logged' | 'bound'; readonly text: string }
  /** `missing`: the placeholders that nothing fills; empty where no `bind` says how to make a request. */
  | { readonly kind: 'unbound'; readonly missing: readonly string[] }

export type VersionLookup = (
  id: string,
  version: string,
) => {
  readonly found: PolicyVersion | undefined
  /** Whether its files have the digest that its bundle declares and, if it is the recorded one, the record gives. */
  readonly digestHolds: boolean
}

/** What of a decision its replay depends on. */
export interface ReplayInput {
  /** Of the check that counts. */
  readonly checkOutcome: ReplayOutcome | undefined
  readonly outcome: OutcomeValue | undefined
  /** The version that the evidence records. */
  readonly policy: VersionRef | undefined
  /** The digest that the check gives for it. */
  readonly recordedDigest: string | undefined
  /** The engine whose own log tells the check; undefined where that is not known. */
  readonly loggedBy?: EngineName | undefined
  readonly inForce: VersionRef | undefined
  readonly request: ReplayRequest
  /** RFC 3339: when the check was made, for policies that read a clock. */
  readonly at?: string | undefined
}

export interface Obstacle {
  readonly kind: 'obstacle'
  readonly reason: UnreplayableReason
  /** In words. */
  readonly detail: string
}

export interface PlannedReplay {
  readonly kind: 'replay'
  readonly version: PolicyVersion
  /** The outcome that the evidence records. */
  readonly recorded: ReplayOutcome
  /** Whether an attribute that the engine finds missing is part of the answer. */
  readonly request: 'logged' | 'bound'
  readonly job: ReplayJob
}

export interface ReplayPlan {
  readonly recorded: PlannedReplay | Obstacle
  /** The version in force, where it is another and can be asked. */
  readonly inForce: Omit<PlannedReplay, 'recorded'> | undefined
}

/**
 * What is evaluated for a decision, and what stands in the way (formats.md 4, rules 9 and 10; of several
 * obstacles the first in the order given there). The version in force is evaluated whatever stands in the
 * way of the recorded one, if only the request can be made.
 */
export function planReplay(
  input: ReplayInput,
  lookup: VersionLookup,
  available: (engine: EngineName) => boolean = isAvailable,
): ReplayPlan {
  const recorded = planRecorded(input, lookup, available)
  return { recorded, inForce: planInForce(input, lookup, available) }
}

/** The outcome that a replay is held against: the check's, else the decision's where it is permit or deny. */
function recordedOutcome({ checkOutcome, outcome }: ReplayInput): ReplayOutcome | undefined {
  if (checkOutcome !== undefined) return checkOutcome
  return outcome === 'permit' || outcome === 'deny' ? outcome : undefined
}

function planRecorded(
  input: ReplayInput,
  lookup: VersionLookup,
  available: (engine: EngineName) => boolean,
): PlannedReplay | Obstacle {
  const recorded = recordedOutcome(input)
  if (recorded === undefined) return obstacle('no-outcome', noOutcome(input))
  if (input.policy === undefined)
    return obstacle('no-policy-recorded', 'no policy id and version is recorded for the decision')
  const { id, version } = input.policy
  const { found, digestHolds } = lookup(id, version)
  // No bundle could help here, so the engine is named first.
  if (found === undefined && input.loggedBy !== undefined && !available(input.loggedBy))
    return obstacle('engine-unavailable', engineUnavailable(input.loggedBy))
  if (found === undefined)
    return obstacle('policy-version-missing', `no bundle of the case holds ${policyVersionId(id, version)}`)
  if (!digestHolds) return obstacle('policy-digest-mismatch', digestDiffers(found, input.recordedDigest))
  if (!available(found.engine)) return obstacle('engine-unavailable', engineUnavailable(found.engine))
  const { request } = input
  if (request.kind === 'unbound') return obstacle('attribute-missing', cannotBeMade(request.missing))
  return {
    kind: 'replay',
    version: found,
    recorded,
    request: request.kind,
    job: jobOf(found, request.text, input.at),
  }
}

function planInForce(
  { policy, inForce, request, at }: ReplayInput,
  lookup: VersionLookup,
  available: (engine: EngineName) => boolean,
): ReplayPlan['inForce'] {
  if (inForce === undefined || request.kind === 'unbound') return undefined
  if (inForce.id === policy?.id && inForce.version === policy.version) return undefined
  const { found, digestHolds } = lookup(inForce.id, inForce.version)
  if (found === undefined || !digestHolds || !available(found.engine)) return undefined
  return { kind: 'replay', version: found, request: request.kind, job: jobOf(found, request.text, at) }
}

function jobOf(version: PolicyVersion, text: string, at: string | undefined): ReplayJob {
  return { version: versionKey(version), request: at === undefined ? { text } : { text, at } }
}

function obstacle(reason: UnreplayableReason, detail: string): Obstacle {
  return { kind: 'obstacle', reason, detail }
}

function noOutcome({ outcome }: ReplayInput): string {
  return outcome === undefined
    ? 'no outcome of a check or of the decision is recorded'
    : `the recorded outcome is ${outcome}, and no outcome of a check is recorded`
}

function digestDiffers(found: PolicyVersion, recordedDigest: string | undefined): string {
  const name = policyVersionId(found.policy, found.version)
  const declared = found.declaredDigest
  if (declared !== undefined && declared !== found.digest)
    return `the files of ${name} have the digest ${found.digest}, their bundle declares ${declared}`
  return `the files of ${name} have the digest ${found.digest}, the record gives ${recordedDigest ?? 'another'}`
}

function cannotBeMade(missing: readonly string[]): string {
  return missing.length === 0
    ? 'no request was logged, and the bundle does not say how to make one'
    : `nothing fills ${missing.map((name) => `{${name}}`).join(', ')}`
}
