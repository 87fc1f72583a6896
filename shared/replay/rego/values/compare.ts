import { byBytes } from '../../byte-order.ts'
import { bytesOfString } from './bytes.ts'
import { compareNumbers } from './number.ts'
import type { Entry, RegoArray, RegoNumber, RegoObject, RegoSet, Value, ValueKind } from './value.ts'
import { kindOf } from './value.ts'

const ORDER: Readonly<Record<ValueKind, number>> = {
  null: 0,
  boolean: 1,
  number: 2,
  string: 3,
  array: 4,
  object: 5,
  set: 6,
}

/**
 * OPA's order of all values: by type, then numbers by size, strings by code points, arrays and sets element by element,
 * objects by their keys, then by their values. Negative, zero or positive; zero says that both are the same.
 */
export function compareValues(a: Value, b: Value): number {
  if (a === b) return 0
  const kind = kindOf(a)
  const other = kindOf(b)
  if (kind !== other) return ORDER[kind] - ORDER[other]
  switch (kind) {
    case 'null':
      return 0
    case 'boolean':
      return a === true ? 1 : -1
    case 'number':
      return compareNumbers(a as RegoNumber, b as RegoNumber)
    case 'string':
      return compareStrings(a as string, b as string)
    case 'array':
      return compareLists(a as RegoArray, b as RegoArray)
    case 'object':
      return compareObjects((a as RegoObject).entries(), (b as RegoObject).entries())
    case 'set':
      return compareLists((a as RegoSet).elements(), (b as RegoSet).elements())
  }
}

export function equalValues(a: Value, b: Value): boolean {
  return compareValues(a, b) === 0
}

/** By bytes; those that are no UTF-8 included (see bytes.ts). */
export function compareStrings(a: string, b: string): number {
  if (a.isWellFormed() && b.isWellFormed()) return byBytes(a, b)
  const [left, right] = [bytesOfString(a), bytesOfString(b)]
  for (const [at, byte] of left.entries()) {
    const other = right[at]
    if (other === undefined) return 1
    if (byte !== other) return byte - other
  }
  return left.length - right.length
}

function compareLists(a: readonly Value[], b: readonly Value[]): number {
  for (const [at, left] of a.entries()) {
    const right = b[at]
    if (right === undefined) return 1
    const order = compareValues(left, right)
    if (order !== 0) return order
  }
  return a.length - b.length
}

/** Place by place: a key that differs decides before the values, and values before the number of keys. */
function compareObjects(a: readonly Entry[], b: readonly Entry[]): number {
  for (const [at, left] of a.entries()) {
    const right = b[at]
    if (right === undefined) return 1
    const order = compareValues(left[0], right[0]) || compareValues(left[1], right[1])
    if (order !== 0) return order
  }
  return a.length - b.length
}
