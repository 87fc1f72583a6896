import type { PolicyVersion } from '../../model/policy.ts'
import type { PolicyTrap } from '../policy-text.ts'
import { CONDITION_KEYS, type EmpowerNowRule, givenEntry, readPolicy } from './read-policy.ts'

/**
 * Traps in EmpowerNow's policies, from its own cheat sheet, and where its documentation says two things, both. Nothing
 * is evaluated: what a rule means beyond that is not published.
 */
export function empowerNowTraps(version: PolicyVersion): readonly PolicyTrap[] {
  return readPolicy(version).flatMap((rule) => [
    ...overridingAllowIf(rule),
    ...pluralConditions(rule),
    ...missingEffect(rule),
    ...missingElse(rule),
    ...alwaysTrue(rule),
  ])
}

function overridingAllowIf(rule: EmpowerNowRule): readonly PolicyTrap[] {
  const entry = givenEntry(rule, 'allowIf')
  if (entry === undefined || !isPermit(rule)) return []
  return [
    trap(
      'over-permits',
      rule,
      entry.at,
      'has allowIf beside effect permit. Read as an override, as the cheat sheet and section 3.1 of the guide have it, ' +
        'it guards nothing: the rule permits where allowIf is false too. Read as short for a condition, as the ' +
        "guide's table has it, the rule permits only where allowIf is true",
    ),
  ]
}

function pluralConditions(rule: EmpowerNowRule): readonly PolicyTrap[] {
  const entry = givenEntry(rule, 'conditions')
  if (entry === undefined) return []
  const rest = CONDITION_KEYS.some((key) => givenEntry(rule, key) !== undefined)
    ? 'only its other conditions count'
    : 'the rule has no condition at all'
  return [trap('ignored', rule, entry.at, `has conditions, in the plural, which is not read: ${rest}`)]
}

function missingEffect(rule: EmpowerNowRule): readonly PolicyTrap[] {
  if (rule.effect !== undefined) return []
  return [trap('over-permits', rule, rule.node.from, 'has no effect, which counts as permit')]
}

function missingElse(rule: EmpowerNowRule): readonly PolicyTrap[] {
  const entry = givenEntry(rule, 'If')
  if (entry === undefined || givenEntry(rule, 'Else') !== undefined) return []
  return [
    trap(
      'missing-else',
      rule,
      entry.at,
      'has If and Then without Else: it gives no answer where If is false',
    ),
  ]
}

function alwaysTrue(rule: EmpowerNowRule): readonly PolicyTrap[] {
  return (['condition', 'when'] as const).flatMap((key) => {
    const entry = givenEntry(rule, key)
    const text = entry?.value.kind === 'text' ? entry.value.text.trim() : ''
    if (entry === undefined || text.toLowerCase() !== 'true') return []
    return [trap('always', rule, entry.at, `has the ${key} true, which guards nothing`)]
  })
}

/** A rule without an effect permits. */
function isPermit({ effect }: EmpowerNowRule): boolean {
  return effect === undefined || /^(?:permit|allow)$/i.test(effect)
}

function trap(kind: PolicyTrap['kind'], rule: EmpowerNowRule, at: number, what: string): PolicyTrap {
  const { id, path, node } = rule
  return { kind, message: `${id} ${what}`, rules: [id], path, from: at, to: node.to }
}
