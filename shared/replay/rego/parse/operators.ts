import type { Reader } from './reader.ts'
import type { Sign } from './tokens.ts'

/** How tightly the loosest of these operators bind; `in` binds more loosely than all. */
export const RELATION = 1

interface Operator {
  readonly binds: number
  /** The name of the builtin that it stands for. */
  readonly name: string
}

const OPERATORS: ReadonlyMap<Sign, Operator> = new Map([
  ['==', { binds: RELATION, name: 'equal' }],
  ['!=', { binds: RELATION, name: 'neq' }],
  ['<', { binds: RELATION, name: 'lt' }],
  ['>', { binds: RELATION, name: 'gt' }],
  ['<=', { binds: RELATION, name: 'lte' }],
  ['>=', { binds: RELATION, name: 'gte' }],
  ['|', { binds: 2, name: 'or' }],
  ['&', { binds: 3, name: 'and' }],
  ['+', { binds: 4, name: 'plus' }],
  ['-', { binds: 4, name: 'minus' }],
  ['*', { binds: 5, name: 'mul' }],
  ['/', { binds: 5, name: 'div' }],
  ['%', { binds: 5, name: 'rem' }],
])

/** The operator at hand, if it binds at least so tightly. */
export function operatorAt({ token }: Reader, atLeast: number): Operator | undefined {
  const operator = token.kind === 'sign' ? OPERATORS.get(token.text) : undefined
  return operator !== undefined && operator.binds >= atLeast ? operator : undefined
}
