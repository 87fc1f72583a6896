import type { PolicyVersion } from '../../model/policy.ts'
import type { RulePlace } from '../policy-text.ts'
import { readableTexts } from '../version-texts.ts'
import type { Policy } from './policy-model.ts'
import { nameOf, policiesOf, schemaName } from './read-store.ts'
import { SourceText, StoreRefused } from './store-refused.ts'

/** The policies of a version that can be read; those of a text that cannot are left out. */
export function readablePolicies(version: PolicyVersion): readonly Policy[] {
  return readableTexts(version)
    .filter(({ path }) => schemaName(path) === undefined)
    .flatMap(({ path, text }) => policiesIn(new SourceText(path, text)))
}

function policiesIn(source: SourceText): readonly Policy[] {
  try {
    return policiesOf(source)
  } catch (error) {
    if (error instanceof StoreRefused || error instanceof RangeError) return []
    throw error
  }
}

/** Where the rules of policies stand, named as a replay names them. A role policy denies by itself, too. */
export function rulePlaces(policies: readonly Policy[]): readonly RulePlace[] {
  return policies.flatMap((policy): readonly RulePlace[] => {
    if (policy.kind !== 'resource' && policy.kind !== 'principal' && policy.kind !== 'role') return []
    const key = nameOf(policy)
    const { path } = policy.source
    const rules = policy.rules.map((rule): RulePlace => ({
      ids: [`${key}#${rule.name}`],
      effect: 'effect' in rule ? (rule.effect === 'permit' ? 'permit' : 'forbid') : undefined,
      path,
      from: rule.from,
      to: rule.to,
    }))
    return policy.kind === 'role'
      ? [{ ids: [key], effect: undefined, path, from: policy.span.from, to: policy.span.to }, ...rules]
      : rules
  })
}
