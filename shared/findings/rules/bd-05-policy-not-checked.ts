import type { Check } from '../../model/evidence.ts'
import type { Told } from '../../model/rebuilt.ts'
import type { Instant } from '../../model/time.ts'
import { doneAction } from '../reading/actions.ts'
import { breach, type DecisionRule, type Instance } from '../rule.ts'
import { at, named } from '../reading/wording.ts'

export const bd05: DecisionRule = {
  code: 'BD-05',
  severity: 'critical',
  kind: 'decision',
  reach: 'run',
  title: 'Required policy not checked, or it denied',
  meaning:
    'The action was done without a check that the boundary or the transition requires before it, or though the last such check denied.',
  judge: ({ dossier, run }, { settings }) => {
    const action = doneAction(dossier)
    if (action === undefined) return undefined
    const ofTransition = dossier.defined?.policy
    const required = new Set([
      ...(run.definition?.boundary?.policies ?? []),
      ...(ofTransition === undefined ? [] : [ofTransition]),
    ])
    const checks = Map.groupBy(dossier.checks, ({ fact }) => fact.policy.id)
    const moment: Moment = { instant: action.by.instant, skewMs: settings.skewMs, ref: action.by.ref }
    return breach([...required].flatMap((policy) => judgePolicy(policy, checks.get(policy) ?? [], moment)))
  },
}

interface Moment {
  readonly instant: Instant
  readonly skewMs: number
  readonly ref: string
}

function judgePolicy(policy: string, checks: readonly Told<Check>[], action: Moment): readonly Instance[] {
  const last = checks.findLast(({ by }) => by.instant <= action.instant + action.skewMs)
  if (last === undefined) {
    const later = checks[0]
    const text =
      later === undefined
        ? `${named(policy)} was not checked, and the action was done at ${at(action.instant)}`
        : `${named(policy)} was first checked at ${at(later.by.instant)}, after the action at ${at(action.instant)}`
    return [{ text, evidence: later === undefined ? [action.ref] : [action.ref, later.by.ref] }]
  }
  if (last.fact.outcome !== 'deny') return []
  const { version } = last.fact.policy
  return [
    {
      text: `${named(policy)}${version === undefined ? '' : ` version ${named(version)}`} answered deny at ${at(last.by.instant)}, and the action was done at ${at(action.instant)}`,
      evidence: [action.ref, last.by.ref],
    },
  ]
}
