import { MOST_LITERALS } from '../policy-engine.ts'
import type { Constant } from './constants-of.ts'
import type { CelExpression } from './environment.ts'

/** Constants of expressions as JSON texts, each once: what a probe for influence tries. At most MOST_LITERALS. */
export function literalsOf(expressions: readonly CelExpression[]): readonly string[] {
  const texts = new Set(expressions.flatMap(({ constants }) => constants.map(jsonOf)))
  return [...texts].slice(0, MOST_LITERALS)
}

function jsonOf(value: Constant): string {
  return typeof value === 'bigint' ? value.toString() : JSON.stringify(value)
}
