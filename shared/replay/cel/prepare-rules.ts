import type { PolicyVersion } from '../../model/policy.ts'
import { type Blocked, blocked } from '../policy-engine.ts'
import { textPlace } from '../text-place.ts'
import { textOfFile, tooLarge } from '../version-texts.ts'
import { placeInText } from '../yaml-nodes.ts'
import type { CelExpression } from './environment.ts'
import { readRules } from './read-rules.ts'
import { type CelRule, type Condition, ruleId, type RuleProblem } from './rule.ts'
import { ruleEnvironment } from './rule-environment.ts'

/** A rule that can be put to requests. */
export interface PreparedRule {
  readonly id: string
  readonly position: string
  readonly effect: 'permit' | 'deny'
  readonly when: CelExpression | undefined
  readonly unless: CelExpression | undefined
}

/** Most bytes of the files of a version: policies that people maintain have some hundred kilobytes. */
const MOST_BYTES = 4 * 1024 * 1024

/** The rules of a version, or why they are not evaluated: all of them are, or none. */
export function prepareRules(version: PolicyVersion): readonly PreparedRule[] | Blocked {
  const large = tooLarge(version, MOST_BYTES)
  if (large !== undefined) return blocked('evaluation-error', large)
  const { rules, problems } = readRules(version)
  const [problem] = problems
  if (problem !== undefined) return refuseProblem(version, problem)
  const twice = firstRepeated(rules.map(ruleId))
  if (twice !== undefined) return blocked('evaluation-error', `two rules have the id ${twice}`)
  const prepared: PreparedRule[] = []
  for (const rule of rules) {
    const when = prepare(version, rule, rule.when)
    if (when?.kind === 'blocked') return when
    const unless = prepare(version, rule, rule.unless)
    if (unless?.kind === 'blocked') return unless
    const { position, effect = 'deny' } = rule
    prepared.push({ id: ruleId(rule), position, effect, when, unless })
  }
  return prepared
}

function prepare(
  version: PolicyVersion,
  rule: CelRule,
  condition: Condition | undefined,
): CelExpression | Blocked | undefined {
  if (condition === undefined) return undefined
  const compiled = ruleEnvironment.compile(condition.text)
  if (compiled.kind === 'expression') return compiled
  const text = textOfFile(version, rule.path) ?? ''
  const at = conditionPlace(text, condition, compiled.at ?? 0)
  return blocked('evaluation-error', `${ruleId(rule)}: ${compiled.why}`, textPlace(version, rule.path, at))
}

/** The offset in the file of an offset in a condition. */
export function conditionPlace(file: string, { scalar }: Condition, offset: number): number {
  return scalar === undefined ? offset : placeInText(file, scalar, offset)
}

function refuseProblem(version: PolicyVersion, { path, rule, problem, at }: RuleProblem): Blocked {
  const place = at === undefined ? undefined : textPlace(version, path, at)
  return blocked('evaluation-error', `${rule ?? path}: ${problem}`, place)
}

function firstRepeated(ids: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return ids.find((id) => seen.size === seen.add(id).size)
}
