import type { CaseFile } from '../../casefile/case-file.ts'
import type { Decision } from '../../model/decision.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import type { Evaluator } from '../../replay/evaluator.ts'
import type { Evaluated } from '../../replay/policy-engine.ts'
import type { PlannedReplay } from '../../replay/plan.ts'
import { readCaseDefinitions } from '../case-definitions.ts'
import { storedDecision, type WhichDecision } from '../decision/stored-decision.ts'
import { type ToldDecision, toldDecision } from '../decision/told-decision.ts'
import type { HearingEvaluator } from '../decision/hear-again.ts'
import { knownVersions, planOfDecision } from '../plan-of-decision.ts'

/** A decision, what its records tell, and with whom it can be put to policies again. */
export interface AskedDecision {
  readonly ord: number
  readonly decision: Decision
  /** Undefined where its run has too many records to be read again. */
  readonly told: ToldDecision | undefined
  readonly policies: readonly PolicyVersion[]
  readonly evaluator: Evaluator
}

export const TOO_MANY_RECORDS = 'its run has too many records'

/** Throws DECISION_NOT_FOUND, CASE_DAMAGED. */
export function askedDecision(
  file: CaseFile,
  which: WhichDecision,
  evaluatorOf: HearingEvaluator,
): AskedDecision {
  const { ord, decision } = storedDecision(file, which)
  const { policies } = readCaseDefinitions(file)
  const evaluator = evaluatorOf(policies, file.meta.settings.evaluationBudgetMs)
  return { ord, decision, told: toldDecision(file, decision), policies, evaluator }
}

/** A decision as its recorded version answers it, or why it is unreplayable. */
export type HeardDecision =
  | { readonly ok: true; readonly planned: PlannedReplay; readonly answer: Evaluated }
  | { readonly ok: false; readonly why: string }

/** Puts a decision to its recorded version, by the rules of a replay (formats.md 4, rule 10). */
export async function heardDecision({ told, policies, evaluator }: AskedDecision): Promise<HeardDecision> {
  if (told === undefined) return { ok: false, why: TOO_MANY_RECORDS }
  const { recorded } = planOfDecision(told.dossier, knownVersions(policies))
  if (recorded.kind === 'obstacle') return { ok: false, why: recorded.detail }
  const [answer] = await evaluator.evaluate([recorded.job])
  if (answer?.ok !== true) return { ok: false, why: answer?.why ?? 'it was not evaluated' }
  if (recorded.request === 'bound' && answer.missingAttributes.length > 0)
    return { ok: false, why: answer.missingAttributes.join('; ') }
  return { ok: true, planned: recorded, answer }
}
