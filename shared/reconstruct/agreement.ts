import type { Action, Check, Effect, ModelPart, OutcomeValue } from '../model/evidence.ts'
import type { Agreement } from '../model/decision.ts'

/** What was recommended, authorised, executed and observed for one decision. */
export interface FourWays {
  readonly proposal: ModelPart['proposal']
  readonly check: Check['outcome']
  /** As an outcome fact gives it; one taken from the check is not held against the check. */
  readonly outcome: OutcomeValue | undefined
  readonly outcomeIsRecorded: boolean
  readonly action: Action | undefined
  readonly effects: readonly Effect[]
}

/**
 * Holds recommended, authorised, executed and observed against each other (formats.md 4). A pair is
 * held together only where both are recorded; a step-up or an escalation is neither answer of a check.
 */
export function agreementOf(ways: FourWays): Agreement {
  const pairs = [
    proposalWithAction(ways),
    checkWithOutcome(ways),
    outcomeWithAction(ways),
    ...actionWithEffects(ways),
  ]
  if (pairs.includes('differs')) return 'disagree'
  if (ways.outcome === 'permit' && ways.action?.result !== 'done') return 'not-exercised'
  return pairs.includes('agrees') ? 'agree' : 'indeterminate'
}

type Pair = 'agrees' | 'differs' | 'not-held'

function proposalWithAction({ proposal, action }: FourWays): Pair {
  if (proposal === undefined || action === undefined) return 'not-held'
  return pair(proposal.action === action.type && bothSay(proposal.entitlement, action.entitlement))
}

function checkWithOutcome({ check, outcome, outcomeIsRecorded }: FourWays): Pair {
  if (check === undefined || !outcomeIsRecorded || (outcome !== 'permit' && outcome !== 'deny'))
    return 'not-held'
  return pair(check === outcome)
}

function outcomeWithAction({ outcome, action }: FourWays): Pair {
  if (outcome === undefined || action === undefined) return 'not-held'
  return pair(action.result !== 'done' || outcome === 'permit')
}

function actionWithEffects({ action, effects }: FourWays): readonly Pair[] {
  if (action === undefined) return []
  return effects.map((effect) =>
    pair(
      effect.type === action.type &&
        bothSay(effect.entitlement, action.entitlement) &&
        bothSay(effect.target?.type, action.target?.type) &&
        bothSay(effect.target?.id, action.target?.id),
    ),
  )
}

/** Whether two values agree as far as both are told. */
function bothSay(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b
}

function pair(agrees: boolean): Pair {
  return agrees ? 'agrees' : 'differs'
}
