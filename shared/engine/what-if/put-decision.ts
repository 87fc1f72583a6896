import type { UnreplayableReason } from '../../model/decision.ts'
import { policyVersionId } from '../../model/ids.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import type { Dossier } from '../../model/rebuilt.ts'
import type { ReplayJob } from '../../replay/evaluator.ts'
import type { Evaluated, Evaluation } from '../../replay/policy-engine.ts'
import { versionKey } from '../../replay/version-key.ts'
import type { Change } from '../../replay/what-if/changeable-request.ts'
import { knownVersions, planOfDecision } from '../plan-of-decision.ts'
import { changedRequest, requestKind } from './asked-request.ts'

/** A decision ready to be put to a version, or why it cannot be. */
export type PutDecision =
  | { readonly ok: true; readonly job: ReplayJob; readonly missing: 'stands' | 'refuses' }
  | NotPut

interface NotPut {
  readonly ok: false
  readonly reason: UnreplayableReason
  readonly why: string
}

/** What a version answered, by the rules of a replay. */
export type PutAnswer = { readonly ok: true; readonly answer: Evaluated } | NotPut

/** Puts a decision to a version of the case or a draft, with its attributes changed. */
export function putDecision(
  dossier: Dossier,
  version: PolicyVersion,
  policies: readonly PolicyVersion[],
  changes: readonly Change[],
): PutDecision {
  const { declaredDigest, digest } = version
  if (declaredDigest !== undefined && declaredDigest !== digest) {
    const id = policyVersionId(version.policy, version.version)
    const why = `the files of ${id} have the digest ${digest}, their bundle declares ${declaredDigest}`
    return { ok: false, reason: 'policy-digest-mismatch', why }
  }
  const made = changedRequest(dossier, version, policies, changes)
  if (!made.ok) return { ok: false, reason: 'attribute-missing', why: made.why }
  // Whoever takes an attribute out asks what is answered without it.
  const isTakenOut = changes.some(({ value }) => value === undefined)
  const missing = requestKind(dossier) === 'bound' && !isTakenOut ? 'refuses' : 'stands'
  return { ok: true, job: { version: versionKey(version), request: made.request }, missing }
}

/** As `putDecision`, to the version that was recorded: what stands in the way of its replay does here too. */
export function putToOwn(
  dossier: Dossier,
  policies: readonly PolicyVersion[],
  changes: readonly Change[],
): PutDecision {
  const known = knownVersions(policies)
  const { recorded } = planOfDecision(dossier, known)
  if (recorded.kind === 'replay') return putDecision(dossier, recorded.version, policies, changes)
  const { reason, detail } = recorded
  // No outcome to compare with, a request that the changes may fill: the version can be asked all the same.
  const ref = dossier.policy ?? dossier.inForce
  const version = ref && known.named(ref.id, ref.version)
  const isAskable = ['no-outcome', 'no-policy-recorded', 'attribute-missing'].includes(reason)
  return isAskable && version !== undefined
    ? putDecision(dossier, version, policies, changes)
    : { ok: false, reason, why: detail }
}

/** An attribute that was not recorded leaves a request made by `bind` without an answer (formats.md 4, rule 10). */
export function putAnswer(
  { missing }: Extract<PutDecision, { ok: true }>,
  evaluation: Evaluation | undefined,
): PutAnswer {
  if (evaluation === undefined) return { ok: false, reason: 'evaluation-error', why: 'it was not evaluated' }
  if (!evaluation.ok) return { ok: false, reason: evaluation.reason, why: evaluation.why }
  if (missing === 'refuses' && evaluation.missingAttributes.length > 0)
    return { ok: false, reason: 'attribute-missing', why: evaluation.missingAttributes.join('; ') }
  return { ok: true, answer: evaluation }
}
