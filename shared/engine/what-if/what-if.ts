import type { CaseFile } from '../../casefile/case-file.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import type { Dossier } from '../../model/rebuilt.ts'
import type {
  AttributeChange,
  FlipDirection,
  OtherPolicy,
  PolicyAnswer,
  WhatIfAnswer,
} from '../../model/what-if-view.ts'
import type { Evaluator } from '../../replay/evaluator.ts'
import type { ReplayOutcome } from '../../replay/policy-engine.ts'
import { versionKey } from '../../replay/version-key.ts'
import type { Change } from '../../replay/what-if/changeable-request.ts'
import { cut } from '../decision/bounded.ts'
import type { WhichDecision } from '../decision/stored-decision.ts'
import { readChanges } from './changes.ts'
import { type AskedDecision, askedDecision, heardDecision, TOO_MANY_RECORDS } from './heard-decision.ts'
import { otherVersion } from './other-version.ts'
import { policyAnswer, policyFault } from './policy-answer.ts'
import { putAnswer, putDecision, putToOwn } from './put-decision.ts'

/** Gives an evaluator of all versions of the case and of a draft; it is not closed here. */
export type DraftEvaluator = (
  versions: readonly PolicyVersion[],
  evaluationBudgetMs: number,
  draft?: PolicyVersion,
) => Evaluator

export interface WhatIf {
  /** The version asked; absent: the recorded one, and where none was recorded the one that was in force. */
  readonly policy?: OtherPolicy | undefined
  readonly changes: readonly AttributeChange[]
}

const MOST_REQUEST_CHARS = 20_000

/**
 * What a decision would be with other attributes, or under another version. Throws DECISION_NOT_FOUND,
 * POLICY_NOT_FOUND, USAGE, CASE_DAMAGED.
 */
export async function whatIf(
  file: CaseFile,
  which: WhichDecision,
  { policy, changes }: WhatIf,
  evaluatorOf: DraftEvaluator,
): Promise<WhatIfAnswer> {
  const read = readChanges(changes)
  const asked = askedDecision(file, which, (versions, budgetMs) => evaluatorOf(versions, budgetMs))
  const version = policy && otherVersion(file, asked.policies, policy)
  const budgetMs = file.meta.settings.evaluationBudgetMs
  const evaluator =
    policy?.kind === 'draft' ? evaluatorOf(asked.policies, budgetMs, version) : asked.evaluator
  const heard = await heardDecision(asked)
  const before = policyAnswer(asked.decision.policy, heard.ok ? heard.answer : heard.why)
  const { request, ...after } = await answerOf(asked, version, read, evaluator)
  const recorded = recordedOutcome(asked.told?.dossier)
  return {
    ord: asked.ord,
    id: asked.decision.id,
    recorded: recorded ?? null,
    before,
    ...after,
    flip: flipOf(before.outcome ?? recorded, after.after.outcome) ?? null,
    request:
      request === undefined ? null : { text: cut(request, MOST_REQUEST_CHARS), length: request.length },
  }
}

async function answerOf(
  { told, decision, policies }: AskedDecision,
  version: PolicyVersion | undefined,
  changes: readonly Change[],
  evaluator: Evaluator,
): Promise<Pick<WhatIfAnswer, 'after' | 'fault'> & { readonly request: string | undefined }> {
  const own = decision.policy ?? decision.inForce
  const named = version === undefined ? own : { id: version.policy, version: version.version }
  if (told === undefined)
    return { after: policyAnswer(named, TOO_MANY_RECORDS), fault: null, request: undefined }
  const description = version && (await evaluator.describe(versionKey(version)))
  const fault = description?.kind === 'blocked' ? policyFault(description) : null
  const put =
    version === undefined
      ? putToOwn(told.dossier, policies, changes)
      : putDecision(told.dossier, version, policies, changes)
  if (!put.ok) return { after: policyAnswer(named, put.why), fault, request: undefined }
  const [evaluation] = await evaluator.evaluate([put.job])
  const answered = putAnswer(put, evaluation)
  return {
    after: policyAnswer(named, answered.ok ? answered.answer : answered.why),
    fault,
    request: put.job.request.text,
  }
}

/** The check's outcome; without one the decision's, where it is permit or deny (formats.md 4, rule 10). */
export function recordedOutcome(dossier: Dossier | undefined): ReplayOutcome | undefined {
  const outcome = dossier?.check?.fact.outcome ?? dossier?.outcome
  return outcome === 'permit' || outcome === 'deny' ? outcome : undefined
}

/** Undefined where the two are the same, or one is not known. */
export function flipOf(
  before: ReplayOutcome | null | undefined,
  after: PolicyAnswer['outcome'],
): FlipDirection | undefined {
  if (before === null || before === undefined || after === null || before === after) return undefined
  return after === 'permit' ? 'to-permit' : 'to-deny'
}
