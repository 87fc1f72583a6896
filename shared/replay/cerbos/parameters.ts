import type { JsonValue } from '../../model/json.ts'
import { stringifyLossless } from '../../proof/lossless-json.ts'
import type { Parameters } from './conditions.ts'
import type { Expression } from './expressions.ts'
import type { Imported, Policy } from './policy-model.ts'
import { policyName } from './policy-names.ts'
import { compileExpression } from './expressions.ts'

/** What a policy can name: its own variables and constants, and those that it imports. */
export interface Definitions {
  /** Those that some expressions use, in the order in which Cerbos evaluates them. Throws StoreRefused. */
  usedBy(expressions: readonly Expression[]): Parameters
}

interface Named<Value> {
  readonly value: Value
  readonly policy: Policy
}

/** Gathers the definitions of a policy. Throws StoreRefused for what is missing, defined twice, or goes in a circle. */
export function definitionsOf(policy: Policy, policies: readonly Policy[]): Definitions {
  const constants = gather(policy, 'exportConstants', policies, ({ constants: own }) => own)
  const texts = gather(policy, 'exportVariables', policies, ({ variables: own }) => own)
  const compiled = new Map<string, Expression>()
  const variable = (name: string, from: Policy): Expression => {
    const known = compiled.get(name)
    if (known !== undefined) return known
    const text = texts.get(name)
    if (text === undefined) return from.source.refuse(`there is no variable ${name}`, from.span.from)
    const expression = compileExpression(text.value)
    compiled.set(name, expression)
    return expression
  }
  return { usedBy: (expressions) => used(expressions, policy, variable, constants) }
}

function used(
  expressions: readonly Expression[],
  policy: Policy,
  variable: (name: string, from: Policy) => Expression,
  constants: ReadonlyMap<string, Named<JsonValue>>,
): Parameters {
  const variables = new Map<string, Expression>()
  const values = new Map<string, JsonValue>()
  const open = new Set<string>()
  const visit = (expression: Expression): void => {
    for (const name of expression.constants) {
      const constant = constants.get(name)
      if (constant === undefined) policy.source.refuse(`there is no constant ${name}`, policy.span.from)
      else values.set(name, constant.value)
    }
    for (const name of expression.variables) {
      if (variables.has(name)) continue
      if (open.size === open.add(name).size)
        policy.source.refuse(`the variable ${name} goes back to itself`, policy.span.from)
      const definition = variable(name, policy)
      visit(definition)
      open.delete(name)
      variables.set(name, definition)
    }
  }
  for (const expression of expressions) visit(expression)
  return { key: keyOf(variables, values), variables, constants: values }
}

/** Equal for equal variables and constants: Cerbos then evaluates them once. */
function keyOf(
  variables: ReadonlyMap<string, Expression>,
  constants: ReadonlyMap<string, JsonValue>,
): string {
  const texts = [...variables].map(([name, { text }]) => [name, text]).sort(byName)
  const values = [...constants].map(([name, value]) => [name, stringifyLossless(value)]).sort(byName)
  return JSON.stringify([texts, values])
}

function byName([a = '']: readonly string[], [b = '']: readonly string[]): number {
  return a < b ? -1 : Number(a > b)
}

function gather<Value>(
  policy: Policy,
  kind: 'exportVariables' | 'exportConstants',
  policies: readonly Policy[],
  own: (policy: Policy) => Imported<Value>,
): ReadonlyMap<string, Named<Value>> {
  const values = new Map<string, Named<Value>>()
  const add = (from: Policy): void => {
    for (const [name, value] of own(from).local) {
      if (values.has(name)) policy.source.refuse(`${name} is defined more than once`, policy.span.from)
      values.set(name, { value, policy: from })
    }
  }
  for (const name of own(policy).imports) {
    const imported = policies.find((each) => each.kind === kind && policyName(each.name) === policyName(name))
    if (imported === undefined) policy.source.refuse(`no ${kind} ${name} to import`, policy.span.from)
    else add(imported)
  }
  add(policy)
  return values
}
