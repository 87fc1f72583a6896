import type { CaseFile } from '../../casefile/case-file.ts'
import type { JsonValue } from '../../model/json.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import type { Dossier } from '../../model/rebuilt.ts'
import { MOST_VALUES, type ValueAnswer, type ValueAnswers } from '../../model/value-answers.ts'
import type { OtherPolicy } from '../../model/what-if-view.ts'
import type { Evaluator } from '../../replay/evaluator.ts'
import { type Probe, probesOf } from '../../replay/influence/probes.ts'
import { versionKey } from '../../replay/version-key.ts'
import { name, shortValueText } from '../decision/bounded.ts'
import type { WhichDecision } from '../decision/stored-decision.ts'
import type { SeenValues } from '../influence/seen-values.ts'
import { valuesOfCase } from '../influence/values-of-case.ts'
import { askedDecision, TOO_MANY_RECORDS } from './heard-decision.ts'
import { otherVersion } from './other-version.ts'
import { policyAnswer, policyFault } from './policy-answer.ts'
import { putAnswer, putDecision, putToOwn } from './put-decision.ts'
import type { DraftEvaluator } from './what-if.ts'

interface Tried {
  readonly kind: ValueAnswer['kind']
  readonly value: JsonValue | undefined
}

/**
 * What a version answers to a decision with each value that the case has seen for one of its attributes, without it,
 * and as it was recorded. Throws DECISION_NOT_FOUND, POLICY_NOT_FOUND, CASE_DAMAGED.
 */
export async function valueAnswers(
  file: CaseFile,
  which: WhichDecision,
  { attribute, policy }: { readonly attribute: string; readonly policy?: OtherPolicy | undefined },
  evaluatorOf: DraftEvaluator,
): Promise<ValueAnswers> {
  const asked = askedDecision(file, which, (versions, budgetMs) => evaluatorOf(versions, budgetMs))
  const { told, decision, policies, ord } = asked
  const version = policy && otherVersion(file, policies, policy)
  const evaluator =
    policy?.kind === 'draft'
      ? evaluatorOf(policies, file.meta.settings.evaluationBudgetMs, version)
      : asked.evaluator
  const own = decision.policy ?? decision.inForce
  const named = version === undefined ? own : { id: version.policy, version: version.version }
  const about = {
    ord,
    attribute: name(attribute),
    policy: named === undefined ? null : { id: name(named.id), version: name(named.version) },
  }
  const recorded = told?.dossier.attributes.find((each) => each.name === attribute)
  if (told === undefined || recorded === undefined) {
    const why = told === undefined ? TOO_MANY_RECORDS : 'the decision has no such attribute'
    return { ...about, answers: [], moreValues: 0, why, fault: null }
  }
  const seen = valuesOfCase(file)
  const tried = triedOf(attribute, recorded.value, seen)
  const description = version && (await evaluator.describe(versionKey(version)))
  return {
    ...about,
    answers: await answersOf(told.dossier, { attribute, version, policies, tried, seen }, evaluator),
    moreValues: Math.max(0, seen.commonest(attribute, MOST_VALUES).different - seenIn(tried)),
    why: null,
    fault: description?.kind === 'blocked' ? policyFault(description) : null,
  }
}

interface Asked {
  readonly attribute: string
  readonly version: PolicyVersion | undefined
  readonly policies: readonly PolicyVersion[]
  readonly tried: readonly Tried[]
  readonly seen: SeenValues
}

async function answersOf(
  dossier: Dossier,
  { attribute, version, policies, tried, seen }: Asked,
  evaluator: Evaluator,
): Promise<ValueAnswer[]> {
  const puts = tried.map(({ kind, value }) => {
    const changes = kind === 'recorded' ? [] : [{ name: attribute, value }]
    return version === undefined
      ? putToOwn(dossier, policies, changes)
      : putDecision(dossier, version, policies, changes)
  })
  const evaluations = await evaluator.evaluate(puts.flatMap((put) => (put.ok ? [put.job] : [])))
  const given = evaluations.values()
  return puts.map((put, at) => {
    const answered = put.ok ? putAnswer(put, given.next().value) : put
    const { outcome, rules, why } = policyAnswer(undefined, answered.ok ? answered.answer : answered.why)
    const { kind, value } = tried[at] as Tried
    return {
      kind,
      value: value === undefined ? null : shortValueText(value),
      times: value === undefined ? 0 : seen.count(attribute, value),
      outcome,
      rules,
      why,
    }
  })
}

/** The recorded one, none, then what the case has seen, the commonest first. */
function triedOf(attribute: string, recorded: JsonValue, seen: SeenValues): readonly Tried[] {
  const sources = { seen: seen.commonest(attribute, MOST_VALUES).values, literals: [] }
  const others = probesOf(recorded, sources).filter((probe: Probe) => probe.kind !== 'null')
  return [{ kind: 'recorded', value: recorded } as const, ...others].slice(0, MOST_VALUES)
}

/** How many of them are values that the case has seen. */
function seenIn(tried: readonly Tried[]): number {
  return tried.filter(({ kind }) => kind === 'seen' || kind === 'recorded').length
}
