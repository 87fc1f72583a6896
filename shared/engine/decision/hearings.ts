import type { Decision } from '../../model/decision.ts'
import type { DecisionView, HearingView } from '../../model/decision-view.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import { engineLabels } from '../engine-labels.ts'
import { name } from './bounded.ts'
import type { ToldDecision } from './told-decision.ts'

/** Finds a version among those of the case. */
export type FindVersion = (ref: Decision['policy']) => PolicyVersion | undefined

/** What the log says of the decision, what its version says again, and what the one in force then says. */
export function hearings(
  decision: Decision,
  told: ToldDecision | undefined,
  versionOf: FindVersion,
): DecisionView['heard'] {
  const { policy, replay, inForce } = decision
  const check = told?.dossier.check
  const version = versionOf(policy)
  return {
    recorded: {
      version: refOf(policy),
      outcome: check?.fact.outcome ?? decision.outcome ?? null,
      rules: check?.fact.determining?.map(name) ?? null,
      errors: texts(check?.fact.errors),
      digest: check?.fact.policy.digest ?? null,
      engine: check?.by.engine ?? null,
      place: check?.by.ref ?? decision.evidence.policy?.[0] ?? null,
    },
    replayed: {
      version: refOf(policy),
      outcome: replay.outcome ?? null,
      rules: replay.determining?.map(name) ?? null,
      errors: texts(replay.errors),
      digest: version?.digest ?? null,
      engine: replay.engine ?? null,
      place: null,
    },
    inForce: inForceHearing(decision, inForce === undefined ? undefined : versionOf(inForce)),
  }
}

/** Its rules are not kept by the rebuild: who asks for them hears it again. */
function inForceHearing(
  { inForce, replay }: Decision,
  version: PolicyVersion | undefined,
): HearingView | null {
  if (inForce === undefined || replay.inForce === undefined) return null
  return {
    version: refOf(inForce),
    outcome: replay.inForce.outcome,
    rules: null,
    errors: [],
    digest: version?.digest ?? null,
    engine: version === undefined ? null : (engineLabels()[version.engine] ?? null),
    place: null,
  }
}

function refOf(ref: Decision['policy']): HearingView['version'] {
  return ref === undefined ? null : { id: name(ref.id), version: name(ref.version) }
}

const MOST_TEXTS = 20

function texts(list: readonly string[] | undefined): string[] {
  return (list ?? []).slice(0, MOST_TEXTS).map(name)
}
