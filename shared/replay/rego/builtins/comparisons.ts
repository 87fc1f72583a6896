import { compareValues, equalValues } from '../values/compare.ts'
import type { Value } from '../values/value.ts'
import { isArray, isNumber, isObject, isSet } from '../values/value.ts'
import { safeInteger } from '../values/number.ts'
import type { Builtin } from './builtin.ts'
import { ANY, BOOLEAN, builtin } from './builtin.ts'
import { operand } from './operands.ts'

/** Operators that compare, and `in`. */
export const COMPARISONS: readonly Builtin[] = [
  comparison('eq', (order) => order === 0),
  comparison('equal', (order) => order === 0),
  comparison('neq', (order) => order !== 0),
  comparison('lt', (order) => order < 0),
  comparison('lte', (order) => order <= 0),
  comparison('gt', (order) => order > 0),
  comparison('gte', (order) => order >= 0),
  builtin('internal.member_2', [ANY, ANY], BOOLEAN, (args) => holds(operand(args, 1), operand(args, 0))),
  builtin('internal.member_3', [ANY, ANY, ANY], BOOLEAN, (args) => {
    const found = at(operand(args, 2), operand(args, 0))
    return found !== undefined && equalValues(found, operand(args, 1))
  }),
]

function comparison(name: string, holds: (order: number) => boolean): Builtin {
  return builtin(name, [ANY, ANY], BOOLEAN, (args) =>
    holds(compareValues(operand(args, 0), operand(args, 1))),
  )
}

function holds(collection: Value, value: Value): boolean {
  if (isSet(collection)) return collection.has(value)
  if (isArray(collection)) return collection.some((element) => equalValues(element, value))
  if (isObject(collection)) return collection.entries().some(([, member]) => equalValues(member, value))
  return false
}

/** What stands at a key; the element itself, in a set. */
function at(collection: Value, key: Value): Value | undefined {
  if (isSet(collection)) return collection.has(key) ? key : undefined
  if (isObject(collection)) return collection.get(key)
  if (!isArray(collection) || !isNumber(key)) return undefined
  return collection[safeInteger(key) ?? -1]
}
