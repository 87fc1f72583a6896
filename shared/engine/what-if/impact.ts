import type { CaseFile } from '../../casefile/case-file.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import type { Impact } from '../../model/what-if-view.ts'
import type { Evaluator } from '../../replay/evaluator.ts'
import { versionKey } from '../../replay/version-key.ts'
import type { Change } from '../../replay/what-if/changeable-request.ts'
import { readCaseDefinitions } from '../case-definitions.ts'
import type { OpenEvaluator } from '../rebuild-case.ts'
import { type Choice, chooseDecisions } from '../seal/chosen-decisions.ts'
import { readChanges } from './changes.ts'
import { type ChosenDossier, chosenDossiers } from './chosen-dossiers.ts'
import { TOO_MANY_RECORDS } from './heard-decision.ts'
import { type Became, ImpactTally } from './impact-tally.ts'
import { otherVersion } from './other-version.ts'
import { policyFault } from './policy-answer.ts'
import { type PutDecision, putAnswer, putDecision, putToOwn } from './put-decision.ts'
import { ReplayWatch, type Watched } from './replay-watch.ts'
import { flipOf, recordedOutcome, type WhatIf } from './what-if.ts'

export interface ImpactOptions extends WhatIf, Choice, Watched {
  /** How many flips are listed. */
  readonly flips: number
  readonly evaluator: OpenEvaluator
}

/**
 * What the case, or a part of it, would be under another version or with other attributes. What a decision was is what
 * replay gives under its own version, as the rebuild found it; of one that is unreplayable, what was recorded. Throws
 * POLICY_NOT_FOUND, USAGE, CANCELLED, CASE_LOCKED, CASE_DAMAGED.
 */
export async function impact(file: CaseFile, options: ImpactOptions): Promise<Impact> {
  const { policies } = readCaseDefinitions(file)
  const changes = readChanges(options.changes)
  const other = options.policy && otherVersion(file, policies, options.policy)
  const { ords } = chooseDecisions(file, options)
  const tally = new ImpactTally(options.flips)
  const watch = new ReplayWatch(options, ords.length)
  const evaluator = options.evaluator(
    other === undefined ? policies : [...policies, other],
    file.meta.settings,
  )
  try {
    const description = other && (await evaluator.describe(versionKey(other)))
    const question = { other, policies, changes, evaluator }
    for (const chosen of chosenDossiers(file, ords, options.signal)) {
      const became = await becameOf(chosen, question)
      for (const [at, { ord, decision }] of chosen.entries()) tally.add(ord, decision, became[at] as Became)
      watch.step(chosen.length)
    }
    watch.end()
    const fault = description?.kind === 'blocked' ? policyFault(description) : null
    return { ...tally.result(), fault }
  } finally {
    await evaluator.close()
  }
}

interface Question {
  readonly other: PolicyVersion | undefined
  readonly policies: readonly PolicyVersion[]
  readonly changes: readonly Change[]
  readonly evaluator: Evaluator
}

async function becameOf(chosen: readonly ChosenDossier[], question: Question): Promise<readonly Became[]> {
  const puts = chosen.map((each) => putOf(each, question))
  const jobs = puts.flatMap((put) => (put !== undefined && put.ok ? [put.job] : []))
  const evaluations = (await question.evaluator.evaluate(jobs)).values()
  return chosen.map((each, at): Became => {
    const put = puts[at]
    if (put === undefined) return { kind: 'other-policy' }
    const answered = put.ok ? putAnswer(put, evaluations.next().value) : put
    return answered.ok
      ? compared(each, answered.answer)
      : { kind: 'not-evaluated', reason: answered.reason, why: answered.why }
  })
}

/** Undefined for a decision of another policy than the one asked. */
function putOf(
  { decision, dossier }: ChosenDossier,
  { other, policies, changes }: Question,
): PutDecision | undefined {
  const policy = decision.policy?.id ?? decision.inForce?.id
  if (other !== undefined && policy !== other.policy) return undefined
  if (dossier === undefined) return { ok: false, reason: 'evaluation-error', why: TOO_MANY_RECORDS }
  return other === undefined
    ? putToOwn(dossier, policies, changes)
    : putDecision(dossier, other, policies, changes)
}

function compared(
  { decision, dossier }: ChosenDossier,
  after: {
    readonly outcome: 'permit' | 'deny'
    readonly determining: readonly string[]
    readonly errors: readonly string[]
  },
): Became {
  const { verdict, outcome, determining = [], errors = [] } = decision.replay
  const before = verdict === 'unreplayable' ? recordedOutcome(dossier) : outcome
  if (before === undefined)
    return {
      kind: 'not-evaluated',
      reason: 'no-outcome',
      why: 'neither permit nor deny is recorded: there is nothing to compare with',
    }
  const flip = flipOf(before, after.outcome)
  const newErrors = after.errors.length > 0 && errors.length === 0
  if (flip === undefined) return { kind: 'unchanged', newErrors }
  return { kind: 'flipped', flip, before: determining, rules: after.determining, newErrors }
}
