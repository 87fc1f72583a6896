import type { PolicyVersion } from '../../model/policy.ts'
import type { PolicyText, ReadPlace, RulePlace } from '../policy-text.ts'
import { placeInText } from '../yaml-nodes.ts'
import { expressionReads } from './expression-reads.ts'
import { CONDITION_KEYS, type EmpowerNowRule, expressionsOf, givenEntry, readPolicy } from './read-policy.ts'

/** What the rules of a version say. Reads of the `context` are named from there down, others from their scope. */
export function readEmpowerNowText(version: PolicyVersion): PolicyText {
  const rules = readPolicy(version)
  const reads = rules.flatMap(readsOf)
  return {
    rules: rules.map(placeOf),
    reads,
    names: new Set(reads.map(({ names }) => names.join('.'))),
  }
}

function placeOf({ id, effect, node, path }: EmpowerNowRule): RulePlace {
  return { ids: [id], effect: saidBy(effect), path, from: node.from, to: node.to }
}

/** A rule without an effect permits. */
function saidBy(effect: string | undefined): RulePlace['effect'] {
  if (effect === undefined || /^(?:permit|allow)$/i.test(effect)) return 'permit'
  return /^(?:deny|forbid)$/i.test(effect) ? 'forbid' : undefined
}

function readsOf(rule: EmpowerNowRule): readonly ReadPlace[] {
  return CONDITION_KEYS.flatMap((key) => expressionsOf(givenEntry(rule, key)?.value)).flatMap((scalar) =>
    expressionReads(scalar.text).map(({ path, at }) => ({
      path: rule.path,
      names: path[0] === 'context' ? path.slice(1) : path,
      at: placeInText(rule.file, scalar, at),
    })),
  )
}
