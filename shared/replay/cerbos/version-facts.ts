import { literalsOf as literalsOfExpressions } from '../cel/literals.ts'
import { MOST_LITERALS } from '../policy-engine.ts'
import { type Expression, compileExpression } from './expressions.ts'
import type { ConditionText, ExpressionText, Policy } from './policy-model.ts'
import { nameOf } from './read-store.ts'
import { nameOfRead } from './read-names.ts'
import { StoreRefused } from './store-refused.ts'

/** Every rule id of a store; a role policy denies by itself too, under its own key. */
export function ruleNamesOf(policies: readonly Policy[]): ReadonlyMap<string, string> {
  const names = policies.flatMap((policy) => {
    const key = nameOf(policy)
    const rules = 'rules' in policy ? policy.rules.map(({ name }) => `${key}#${name}`) : []
    return policy.kind === 'role' ? [key, ...rules] : rules
  })
  return new Map(names.map((name) => [name, name]))
}

/** What the conditions of a store read of a request, whatever it holds. */
export function staticReadsOf(policies: readonly Policy[]): ReadonlySet<string> {
  const names = expressionsIn(policies).flatMap(({ cel }) => cel.reads.map(({ path }) => nameOfRead(path)))
  return new Set(['principal.roles', 'resource.kind', ...names.filter((name) => name !== '')])
}

/** What the conditions of a store hold values against, as JSON texts. */
export function literalsOf(policies: readonly Policy[]): readonly string[] {
  const texts = new Set(literalsOfExpressions(expressionsIn(policies).map(({ cel }) => cel)))
  for (const { constants } of policies)
    for (const value of constants.local.values())
      if (typeof value !== 'object' || value === null) texts.add(JSON.stringify(value))
  return [...texts].slice(0, MOST_LITERALS)
}

/** Expressions that decide; those that cannot be made ready are left out. */
function expressionsIn(policies: readonly Policy[]): readonly Expression[] {
  return policies.flatMap(decidingTexts).flatMap((text) => {
    try {
      return [compileExpression(text)]
    } catch (error) {
      if (error instanceof StoreRefused) return []
      throw error
    }
  })
}

/** The texts of a policy's conditions and variables. */
export function decidingTexts(policy: Policy): readonly ExpressionText[] {
  const conditions =
    'rules' in policy ? policy.rules : policy.kind === 'derivedRoles' ? policy.definitions : []
  return [...conditions.flatMap(({ condition }) => textsOf(condition)), ...policy.variables.local.values()]
}

function textsOf(condition: ConditionText | undefined): readonly ExpressionText[] {
  if (condition === undefined) return []
  return condition.op === 'expr' ? [condition.expression] : condition.of.flatMap(textsOf)
}
