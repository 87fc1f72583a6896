import type { PolicyVersion } from '../../model/policy.ts'
import type { PolicyTrap } from '../policy-text.ts'
import { constantTruth } from './constant-truth.ts'
import { readRules } from './read-rules.ts'
import { type CelRule, type Condition, ruleId, type RuleProblem } from './rule.ts'
import { CelRun } from './run.ts'

/** Traps in the rules of a version, those that do not compile too. */
export function celTraps(version: PolicyVersion): readonly PolicyTrap[] {
  const { rules, problems } = readRules(version)
  const run = new CelRun()
  return [
    ...problems.flatMap((problem) => ignoredTrap(problem, rules)),
    ...rules.flatMap((rule) => guardTraps(rule, run)),
    ...repeatedRules(rules),
    ...deniedPermits(rules),
  ]
}

/** A key that nobody reads, and a rule without an effect: the version is not evaluated with them. */
function ignoredTrap(
  { kind, rule: position, problem, path, at = 0 }: RuleProblem,
  rules: readonly CelRule[],
): readonly PolicyTrap[] {
  if (kind !== 'unknown-key' && kind !== 'no-effect') return []
  const rule = rules.find((each) => each.position === position)
  const message = `${rule === undefined ? path : ruleId(rule)} ${problem}: no request is put to the version`
  const touched = rule === undefined ? [] : [ruleId(rule)]
  return [{ kind: 'ignored', message, rules: touched, path, from: at, to: rule?.to ?? at }]
}

/** A condition that comes to the same whatever is asked. */
function guardTraps(rule: CelRule, run: CelRun): readonly PolicyTrap[] {
  const asked = truthOf(rule.when, true, run)
  const excepted = truthOf(rule.unless, false, run)
  if (asked === false || excepted === true)
    return [trap('unreachable', rule, 'never holds: its condition is the same for every request')]
  if (asked !== true || excepted !== false) return []
  if (rule.effect === 'permit')
    return [trap('over-permits', rule, 'permits every request that no rule denies')]
  return rule.effect === 'deny' ? [trap('always', rule, 'denies every request')] : []
}

function truthOf(condition: Condition | undefined, absent: boolean, run: CelRun): boolean | undefined {
  return condition === undefined ? absent : constantTruth(condition.text, run)
}

/** Rules that say again what one before them says. */
function repeatedRules(rules: readonly CelRule[]): readonly PolicyTrap[] {
  const said = new Map<string, CelRule>()
  return rules.flatMap((rule) => {
    const key = `${rule.effect} ${guardOf(rule)}`
    const before = said.get(key)
    if (before !== undefined) return [trap('shadowed', rule, `says again what ${ruleId(before)} says`)]
    said.set(key, rule)
    return []
  })
}

/** Permits that never decide, because a denial has the same condition. */
function deniedPermits(rules: readonly CelRule[]): readonly PolicyTrap[] {
  const denials = new Map(
    rules.filter(({ effect }) => effect === 'deny').map((rule) => [guardOf(rule), rule]),
  )
  return rules.flatMap((rule) => {
    const denial = rule.effect === 'permit' ? denials.get(guardOf(rule)) : undefined
    if (denial === undefined) return []
    return [trap('shadowed', rule, `never permits: ${ruleId(denial)} denies on the same condition`)]
  })
}

function guardOf({ when, unless }: CelRule): string {
  return JSON.stringify([when?.text.trim(), unless?.text.trim()])
}

function trap(kind: PolicyTrap['kind'], rule: CelRule, what: string): PolicyTrap {
  const id = ruleId(rule)
  return { kind, message: `${id} ${what}`, rules: [id], path: rule.path, from: rule.from, to: rule.to }
}
