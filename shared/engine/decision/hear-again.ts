import type { CaseFile } from '../../casefile/case-file.ts'
import type { Hearing } from '../../model/decision-view.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import { jobsOf } from '../../replay/compare.ts'
import type { Evaluator } from '../../replay/evaluator.ts'
import type { Evaluation } from '../../replay/policy-engine.ts'
import { readCaseDefinitions } from '../case-definitions.ts'
import { knownVersions, planOfDecision } from '../plan-of-decision.ts'
import { cut, name } from './bounded.ts'
import { storedDecision, type WhichDecision } from './stored-decision.ts'
import { toldDecision } from './told-decision.ts'

type Answer = Hearing['recorded']

/** Gives an evaluator of these versions, which are all of the case; it is not closed here. */
export type HearingEvaluator = (versions: readonly PolicyVersion[], evaluationBudgetMs: number) => Evaluator

/**
 * Puts a decision to its policy once more, and to the version in force then where it is another: for what the rebuild
 * does not keep, and for those who want to hear it themselves. Throws DECISION_NOT_FOUND, CASE_DAMAGED.
 */
export async function hearAgain(
  file: CaseFile,
  which: WhichDecision,
  evaluatorOf: HearingEvaluator,
): Promise<Hearing> {
  const { decision } = storedDecision(file, which)
  const told = toldDecision(file, decision)
  if (told === undefined) return { recorded: without('its run has too many records'), inForce: null }
  const { policies } = readCaseDefinitions(file)
  const plan = planOfDecision(told.dossier, knownVersions(policies))
  const jobs = jobsOf(plan)
  const evaluations =
    jobs.length === 0 ? [] : await evaluatorOf(policies, file.meta.settings.evaluationBudgetMs).evaluate(jobs)
  const { recorded, inForce } = plan
  return {
    recorded: recorded.kind === 'obstacle' ? without(recorded.detail) : answerOf(evaluations[0]),
    inForce: inForce === undefined ? null : answerOf(evaluations.at(-1)),
  }
}

const MOST_WHY_CHARS = 1_000

function answerOf(evaluation: Evaluation | undefined): Answer {
  if (evaluation === undefined) return without('it was not evaluated')
  if (!evaluation.ok) return without(evaluation.why)
  return {
    outcome: evaluation.outcome,
    rules: evaluation.determining.map(name),
    why: evaluation.errors.length === 0 ? null : cut(evaluation.errors.join('; '), MOST_WHY_CHARS),
  }
}

function without(why: string): Answer {
  return { outcome: null, rules: [], why: cut(why, MOST_WHY_CHARS) }
}
