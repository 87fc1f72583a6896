import type { JsonValue } from '../../model/json.ts'
import type { Expression } from './expressions.ts'

/** A condition made ready. */
export type Condition =
  | { readonly op: 'expr'; readonly expression: Expression }
  | { readonly op: 'all' | 'any' | 'none'; readonly of: readonly Condition[] }

/** The variables and constants that the expressions of a policy or a derived role use. */
export interface Parameters {
  /** Equal for those that Cerbos evaluates once. */
  readonly key: string
  /** Each after those that it refers to. */
  readonly variables: ReadonlyMap<string, Expression>
  readonly constants: ReadonlyMap<string, JsonValue>
}

export function negated(condition: Condition): Condition {
  return { op: 'none', of: [condition] }
}

/** Equal for conditions that say the same. */
export function conditionText(condition: Condition | undefined): string {
  if (condition === undefined) return ''
  return condition.op === 'expr'
    ? JSON.stringify(condition.expression.text)
    : `${condition.op}(${condition.of.map(conditionText).join()})`
}

/**
 * Whether a condition holds. An expression that fails, or that comes to anything but true or false, does not hold
 * (ruletable/check.go): `none` of it holds then. `holds` answers for one expression.
 */
export function satisfied(
  condition: Condition | undefined,
  holds: (expression: Expression) => boolean,
): boolean {
  if (condition === undefined) return true
  switch (condition.op) {
    case 'expr':
      return holds(condition.expression)
    case 'all':
      return condition.of.every((each) => satisfied(each, holds))
    case 'any':
      return condition.of.some((each) => satisfied(each, holds))
    case 'none':
      return !condition.of.some((each) => satisfied(each, holds))
    default:
      return condition satisfies never
  }
}

/** The expressions of a condition. */
export function expressionsOf(condition: Condition | undefined): readonly Expression[] {
  if (condition === undefined) return []
  return condition.op === 'expr' ? [condition.expression] : condition.of.flatMap(expressionsOf)
}
