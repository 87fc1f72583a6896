import { keyOf } from '../values/key.ts'
import { isArray, isNumber, type Value } from '../values/value.ts'

const SHORT = 8

/**
 * A text that two lists of arguments share only if they are the same. Collections are told apart by which they are, not
 * by what they hold: to read them whole at each call would cost more than it saves. Short lists of scalars are read.
 * `identities` numbers the collections of one evaluation.
 */
export function callKey(args: readonly Value[], identities: Map<object, number>): string {
  return args.map((arg) => withLength(keyOfArgument(arg, identities))).join('')
}

function keyOfArgument(arg: Value, identities: Map<object, number>): string {
  if (isScalar(arg) || (isArray(arg) && arg.length <= SHORT && arg.every(isScalar))) return keyOf(arg)
  return `\u{0}#${identityOf(arg, identities)}`
}

function identityOf(value: object, identities: Map<object, number>): number {
  const known = identities.get(value)
  if (known !== undefined) return known
  identities.set(value, identities.size)
  return identities.size - 1
}

function isScalar(value: Value): value is Exclude<Value, object> | Extract<Value, { kind: 'number' }> {
  return typeof value !== 'object' || value === null || isNumber(value)
}

/** So that no two lists have one text. */
function withLength(key: string): string {
  return `${key.length}:${key}`
}
