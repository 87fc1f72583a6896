import {
  type CelFunc,
  type CelList,
  type CelMap,
  CelScalar,
  type CelValue,
  celFunc,
  isCelList,
  isCelMap,
  isCelType,
  listType,
  mapType,
} from '@bufbuild/cel'
import { isReflectMessage } from '@bufbuild/protobuf/reflect'
import { type CelNumber, isNumber, plainNumber } from './numbers.ts'
import { CannotEvaluate } from './outcome.ts'
import { durationNanos, timestampNanos } from './time-values.ts'

/**
 * Whether two values are equal (langdef, "Equality"): numbers as numbers whatever their type, values of different
 * types never. Throws CannotEvaluate where implementations differ.
 */
export function celEquals(a: CelValue, b: CelValue): boolean {
  if (isNumber(a) && isNumber(b)) return equalNumbers(a, b)
  if (isCelList(a)) return isCelList(b) && equalLists(a, b)
  if (isCelMap(a)) return isCelMap(b) && equalMaps(a, b)
  if (a instanceof Uint8Array) return b instanceof Uint8Array && equalBytes(a, b)
  if (isCelType(a)) return isCelType(b) && a.name === b.name
  if (isReflectMessage(a)) return isReflectMessage(b) && equalTimes(a, b)
  return a === b
}

function equalNumbers(left: CelNumber, right: CelNumber): boolean {
  const [a, b] = [plainNumber(left), plainNumber(right)]
  if (typeof a === 'bigint' && typeof b === 'bigint') return a === b
  if (typeof a === 'number' && typeof b === 'number') return a === b
  return typeof a === 'bigint' ? equalsDouble(a, Number(b)) : equalsDouble(BigInt(b), a)
}

/** Beyond 2^53 some implementations round the integer, others do not. */
function equalsDouble(integer: bigint, double: number): boolean {
  const exact = Number.isInteger(double) && BigInt(double) === integer
  if (exact !== (Number(integer) === double))
    throw new CannotEvaluate(
      `${integer} and ${double}, an integer and a double, are equal in some implementations of CEL only`,
    )
  return exact
}

/** Whether a list has an element that is equal to a value. Throws CannotEvaluate, as `celEquals`. */
export function isIn(value: CelValue, list: CelList): boolean {
  for (const each of list) if (celEquals(each, value)) return true
  return false
}

function equalLists(a: CelList, b: CelList): boolean {
  if (a.size !== b.size) return false
  const others = b.values()
  for (const value of a) if (!celEquals(value, others.next().value as CelValue)) return false
  return true
}

function equalMaps(a: CelMap, b: CelMap): boolean {
  if (a.size !== b.size) return false
  for (const [key, value] of a) {
    const other = b.get(key)
    if (other === undefined || !celEquals(value, other)) return false
  }
  return true
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}

function equalTimes(a: CelValue, b: CelValue): boolean {
  const [left, right] = [timestampNanos(a), timestampNanos(b)]
  if (left !== undefined || right !== undefined) return left === right
  return durationNanos(a) === durationNanos(b)
}

const { DYN, BOOL } = CelScalar

export const EQUALITY: readonly CelFunc[] = [
  celFunc('_==_', [DYN, DYN], BOOL, celEquals),
  celFunc('_!=_', [DYN, DYN], BOOL, (a, b) => !celEquals(a, b)),
  celFunc('@in', [DYN, listType(DYN)], BOOL, isIn),
  ...[CelScalar.STRING, CelScalar.INT, CelScalar.UINT, CelScalar.DOUBLE, BOOL].map((key) =>
    celFunc('@in', [key, mapType(DYN, DYN)], BOOL, (value, map) => map.get(value) !== undefined),
  ),
]
